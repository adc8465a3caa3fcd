// What qpdf reads from: a QIODevice, asked before every read whether to go on.
// One thread, the one that writes the PDF.
#pragma once

#include <QtCore/QIODevice>
#include <qpdf/InputSource.hh>

#include <functional>
#include <string>

namespace hz::pdf {

/// Thrown through qpdf to end its work; not a std::exception, because qpdf swallows those while it
/// repairs a file.
struct Stopped { };

class DeviceInput final : public InputSource {
public:
    /// `name` appears in qpdf's errors. Throws QPDFExc when the device cannot be read, Stopped when
    /// told to.
    DeviceInput(
        std::unique_ptr<QIODevice> device, std::string name, std::function<bool()> isStopped);

    qpdf_offset_t findAndSkipNextEOL() override;
    const std::string &getName() const override { return m_name; }
    qpdf_offset_t tell() override { return m_device->pos(); }
    void seek(qpdf_offset_t offset, int whence) override;
    void rewind() override { seek(0, SEEK_SET); }
    size_t read(char *bytes, size_t length) override;
    void unreadCh(char) override { seek(-1, SEEK_CUR); }

private:
    std::unique_ptr<QIODevice> m_device;
    std::string m_name;
    std::function<bool()> m_isStopped;
};

} // namespace hz::pdf

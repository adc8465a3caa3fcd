#include "deviceinput_p.h"

#include <qpdf/QPDFExc.hh>

#include <algorithm>
#include <array>

namespace hz::pdf {

DeviceInput::DeviceInput(
    std::unique_ptr<QIODevice> device, std::string name, std::function<bool()> isStopped)
    : m_device(std::move(device))
    , m_name(std::move(name))
    , m_isStopped(std::move(isStopped))
{
}

qpdf_offset_t DeviceInput::findAndSkipNextEOL()
{
    const auto isEol = [](char c) { return c == '\r' || c == '\n'; };
    std::array<char, 4096> bytes = {};
    qpdf_offset_t found = -1;
    for (;;) {
        const qpdf_offset_t start = tell();
        const size_t count = read(bytes.data(), bytes.size());
        if (count == 0)
            return found >= 0 ? found : tell();
        const char *const end = bytes.data() + count;
        const char *at = bytes.data();
        if (found < 0) {
            at = std::find_if(at, end, isEol);
            if (at == end)
                continue;
            found = start + (at - bytes.data());
        }
        at = std::find_if_not(at, end, isEol);
        if (at != end) {
            seek(start + (at - bytes.data()), SEEK_SET);
            return found;
        }
    }
}

void DeviceInput::seek(qpdf_offset_t offset, int whence)
{
    const qint64 from = whence == SEEK_SET ? 0
        : whence == SEEK_CUR               ? m_device->pos()
                                           : m_device->size();
    if (from + offset < 0 || !m_device->seek(from + offset))
        throw QPDFExc(qpdf_e_damaged_pdf, m_name, {}, from + offset, "offset outside the file");
}

size_t DeviceInput::read(char *bytes, size_t length)
{
    if (m_isStopped())
        throw Stopped{};
    setLastOffset(m_device->pos());
    const qint64 count = m_device->read(bytes, qint64(length));
    if (count < 0)
        throw QPDFExc(
            qpdf_e_system, m_name, {}, getLastOffset(), m_device->errorString().toStdString());
    if (count == 0 && length > 0)
        setLastOffset(m_device->size());
    return size_t(count);
}

} // namespace hz::pdf

#include "checkedoutput_p.h"
#include "deviceinput_p.h"
#include "saving_p.h"

#include <hz/core/file.h>
#include <hz/core/task.h>

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace hz::pdf {

namespace {

// Where qpdf's bytes go. Ends the writing by Stopped when cancelled or when the disk refuses.
class OutputPipeline final : public Pipeline {
public:
    OutputPipeline(CheckedOutput &output, const TaskControl &task)
        : Pipeline("output", nullptr)
        , m_output(output)
        , m_task(task)
    {
    }
    void write(const unsigned char *data, size_t size) override
    {
        if (m_isStopped) // qpdf's destructors flush their buffers while the exception passes
            return;
        m_output.write(reinterpret_cast<const char *>(data), qint64(size));
        m_isStopped = m_task.isCancelled() || m_output.hasFailed();
        if (m_isStopped)
            throw Stopped{};
    }
    void finish() override { }

private:
    CheckedOutput &m_output;
    const TaskControl &m_task;
    bool m_isStopped = false;
};

class Progress final : public QPDFWriter::ProgressReporter {
public:
    explicit Progress(std::function<void(int)> report)
        : m_report(std::move(report))
    {
    }
    void reportProgress(int percent) override { m_report(percent); }

private:
    std::function<void(int)> m_report;
};

} // namespace

Result<> savePdf(QPDF &pdf, const QString &title, const QString &toPath, const TaskControl &task,
    const std::function<void(int percent)> &report)
{
    QPDFObjectHandle root = pdf.getRoot();
    root.removeKey("/Metadata"); // would contradict the new title
    root.removeKey("/Perms"); // signed usage rights of the file as it was
    QPDFObjectHandle trailer = pdf.getTrailer();
    QPDFObjectHandle info = trailer.getKey("/Info");
    if (!info.isDictionary()) {
        info = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        trailer.replaceKey("/Info", info);
    }
    if (!title.isEmpty())
        info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title.toStdString()));
    info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("Hezhou"));

    QSaveFile file(toPath);
    if (!file.open(QIODevice::WriteOnly))
        return Failure(CheckedOutput::error(file, toPath));
    CheckedOutput output(file, toPath);
    OutputPipeline pipeline(output, task);
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&pipeline);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setPreserveEncryption(false); // opened without a password, and its author allows notes
    writer.registerProgressReporter(std::make_shared<Progress>(report));
    try {
        writer.write();
    } catch (const Stopped &) {
        HZ_CHECK(output.flush()); // says whether the disk refused
        throw;
    }
    HZ_CHECK(output.flush());
    if (!file.commit()) // syncs, then renames
        return Failure(CheckedOutput::error(file, toPath));
    return syncDirectory(QFileInfo(toPath).absolutePath());
}

} // namespace hz::pdf

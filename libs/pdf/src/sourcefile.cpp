#include "sourcefile_p.h"

namespace hz::pdf {

SourceFile::SourceFile(const QString &path)
    : m_file(path)
{
}

bool SourceFile::openForReading()
{
    // Unbuffered here: the QFile below keeps the one buffer.
    return m_file.open(QIODevice::ReadOnly)
        && QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void SourceFile::begin(std::function<bool()> cancelled, qint64 budgetBytes)
{
    m_cancelled = std::move(cancelled);
    m_budgetBytes = budgetBytes;
    m_stop = Stop::None;
}

SourceFile::Stop SourceFile::end()
{
    m_cancelled = {};
    return m_stop;
}

bool SourceFile::seek(qint64 position)
{
    return QIODevice::seek(position) && m_file.seek(position);
}

qint64 SourceFile::readData(char *data, qint64 maxBytes)
{
    if (m_stop == Stop::None && m_cancelled && m_cancelled())
        m_stop = Stop::Cancelled;
    if (m_stop == Stop::None && m_budgetBytes < maxBytes)
        m_stop = Stop::TooMuchWork;
    if (m_stop != Stop::None)
        return 0; // the end of the file to poppler, which does not know -1
    const qint64 count = m_file.read(data, maxBytes);
    if (count < 0) {
        m_stop = Stop::ReadError;
        return 0;
    }
    m_budgetBytes -= count;
    return count;
}

} // namespace hz::pdf

#include "checkedoutput_p.h"

#include <utility>

namespace hz::pdf {

CheckedOutput::CheckedOutput(QFileDevice &file, QString path)
    : m_file(file)
    , m_path(std::move(path))
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered); // `file` keeps the one buffer
}

Error CheckedOutput::error(const QFileDevice &file, const QString &path)
{
    switch (file.error()) {
    case QFileDevice::ResourceError: // what Qt makes of ENOSPC
        return {Error::Kind::NoSpace,
            tr("%1 cannot be written: the disk is full. Please free some space or choose another disk.").arg(path)};
    case QFileDevice::PermissionsError:
        return {Error::Kind::Denied,
            tr("%1 cannot be written: it is not allowed there. Please choose another folder.").arg(path)};
    default:
        return {Error::Kind::Io, tr("%1 cannot be written: %2.").arg(path, file.errorString())};
    }
}

Result<> CheckedOutput::flush()
{
    if (!m_failure && !m_file.flush())
        m_failure = error(m_file, m_path);
    if (m_failure)
        return Failure(*m_failure);
    return {};
}

qint64 CheckedOutput::writeData(const char *data, qint64 size)
{
    if (!m_failure && m_file.write(data, size) != size)
        m_failure = error(m_file, m_path);
    return size; // what follows a failure is dropped: the file will be, too
}

} // namespace hz::pdf

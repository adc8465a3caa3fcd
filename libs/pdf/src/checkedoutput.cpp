#include "checkedoutput_p.h"

#include <hz/core/file.h>

#include <cerrno>
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
        return fileError(Error::Kind::Io, path, ENOSPC);
    case QFileDevice::PermissionsError:
        return fileError(Error::Kind::Io, path, EACCES);
    default:
        return {Error::Kind::Io, tr("%1 cannot be written: %2.").arg(path, file.errorString())};
    }
}

Result<> CheckedOutput::flush()
{
    errno = 0;
    if (!m_failure && !m_file.flush())
        m_failure = writeError();
    if (m_failure)
        return Failure(*m_failure);
    return {};
}

// Qt knows a full disk only; errno, fresh from the failed call, knows quotas and file size limits
// as well.
Error CheckedOutput::writeError() const
{
    return errno ? fileError(Error::Kind::Io, m_path, errno) : error(m_file, m_path);
}

qint64 CheckedOutput::writeData(const char *data, qint64 size)
{
    errno = 0;
    if (!m_failure && m_file.write(data, size) != size)
        m_failure = writeError();
    return size; // what follows a failure is dropped: the file will be, too
}

} // namespace hz::pdf

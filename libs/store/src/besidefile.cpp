#include "besidefile_p.h"

#include <hz/core/file.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <filesystem>

namespace hz::store {

Result<> renameFile(const QString &from, const QString &to)
{
    std::error_code failed;
    std::filesystem::rename(
        QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), failed);
    if (failed)
        return Failure(fileError(Error::Kind::Io, to, failed.value()));
    return {};
}

BesideFile::BesideFile(const QString &place)
    : m_place(place)
    , m_path(place + QStringLiteral(".part"))
{
    QFile::remove(m_path);
}

BesideFile::~BesideFile()
{
    if (!m_moved)
        QFile::remove(m_path);
}

Result<> BesideFile::moveToPlace()
{
    HZ_CHECK(syncFile(m_path));
    HZ_CHECK(renameFile(m_path, m_place));
    m_moved = true;
    return syncDirectory(QFileInfo(m_place).absolutePath());
}

} // namespace hz::store

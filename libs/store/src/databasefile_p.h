// A database's file. The name may hold "/", as CouchDB allows; the file has "." there, which no
// name holds.
#pragma once

#include <QtCore/QFileInfo>
#include <QtCore/QString>

namespace hz::store {

inline const QString kDatabaseSuffix = QStringLiteral(".sqlite");

inline QString databaseFileOf(QString name)
{
    return name.replace(u'/', u'.') + kDatabaseSuffix;
}
inline QString databaseNameIn(const QString &path)
{
    return QFileInfo(path).completeBaseName().replace(u'.', u'/');
}

} // namespace hz::store

// Short ways to write and read documents in tests.
#pragma once

#include <hz/store/database.h>

#include <QtCore/QJsonObject>

#include <support/support.h>

namespace hz::test {

inline QJsonObject titled(const QString &title)
{
    return {{QStringLiteral("type"), QStringLiteral("note")}, {QStringLiteral("title"), title}};
}

inline Result<QString> putNow(store::Database &database, const store::Draft &draft)
{
    return database.writeAndWait(
        [draft](store::WriteTransaction &transaction) { return store::put(transaction, draft); });
}

inline Result<> putRevisionNow(store::Database &database, const store::Revision &revision)
{
    return database.writeAndWait([revision](store::WriteTransaction &transaction) {
        return store::putRevision(transaction, revision);
    });
}

/// Opens or ends the test program.
inline std::unique_ptr<store::Database> openedAt(
    const QString &path, store::DatabaseOptions options = {})
{
    Result<std::unique_ptr<store::Database>> database
        = store::Database::open(path, std::move(options));
    if (!database)
        qFatal("%s", told(database).constData());
    return std::move(*database);
}

inline Result<store::Document> getNow(
    const store::Database &database, const QString &id, const QString &revision = {})
{
    HZ_TRY(const auto read, database.read());
    return revision.isEmpty() ? read->get(id) : read->get(id, revision);
}

} // namespace hz::test

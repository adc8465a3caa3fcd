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

inline Result<store::Document> getNow(
    const store::Database &database, const QString &id, const QString &revision = {})
{
    HZ_TRY(const auto read, database.read());
    return revision.isEmpty() ? read->get(id) : read->get(id, revision);
}

/// What a person would say about a result: "ok" or the kind of its error.
template<typename T> QString outcome(const Result<T> &result)
{
    if (result)
        return QStringLiteral("ok");
    switch (result.error().kind) {
    case Error::Kind::NotFound:
        return QStringLiteral("not found");
    case Error::Kind::Conflict:
        return QStringLiteral("conflict");
    case Error::Kind::Invalid:
        return QStringLiteral("invalid");
    case Error::Kind::Corrupt:
        return QStringLiteral("corrupt");
    case Error::Kind::Io:
        return QStringLiteral("io");
    case Error::Kind::NoSpace:
        return QStringLiteral("no space");
    case Error::Kind::Network:
        return QStringLiteral("network");
    case Error::Kind::Denied:
        return QStringLiteral("denied");
    case Error::Kind::Cancelled:
        return QStringLiteral("cancelled");
    case Error::Kind::Unsupported:
        return QStringLiteral("unsupported");
    case Error::Kind::Internal:
        return QStringLiteral("internal");
    }
    return {};
}

} // namespace hz::test

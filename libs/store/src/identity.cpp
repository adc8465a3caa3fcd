#include "identity_p.h"

#include <hz/core/ulid.h>

#include <QtCore/QFileInfo>

namespace hz::store {

namespace {

struct Identity {
    QString store;
    QByteArray machine;
    QString path;
};

Result<Identity> storedIdentity(Connection &connection)
{
    Identity stored;
    Query rows(
        connection, "SELECT name, value FROM meta WHERE name IN ('store', 'machine', 'path')");
    for (;;) {
        HZ_TRY(const bool more, rows.step());
        if (!more)
            return stored;
        const QString name = rows.text(0);
        if (name == u"store")
            stored.store = rows.text(1);
        else if (name == u"machine")
            stored.machine = rows.bytes(1);
        else
            stored.path = rows.text(1);
    }
}

QString pathOf(const Connection &connection)
{
    return QFileInfo(connection.path()).canonicalFilePath();
}

bool isAtHome(const Identity &stored, const Connection &connection, const QByteArray &machine)
{
    return !stored.store.isEmpty() && stored.machine == machine
        && stored.path == pathOf(connection);
}

Result<> setMeta(Connection &connection, const char *name, const QVariant &value)
{
    return Query(connection, "INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)",
        QString::fromLatin1(name), value)
        .run();
}

} // namespace

Result<QString> identify(Connection &connection, const QByteArray &machine)
{
    HZ_TRY(Identity stored, storedIdentity(connection));
    if (isAtHome(stored, connection, machine))
        return stored.store;
    HZ_CHECK(inTransaction(connection, [&]() -> Result<> {
        HZ_TRY(stored, storedIdentity(connection));
        if (isAtHome(stored, connection, machine)) // another process was faster
            return {};
        stored.store = newUlid().toString();
        HZ_CHECK(setMeta(connection, "store", stored.store));
        HZ_CHECK(setMeta(connection, "machine", machine));
        return setMeta(connection, "path", pathOf(connection));
    }));
    return stored.store;
}

Result<QString> identifyPortable(Connection &connection)
{
    HZ_TRY(Identity stored, storedIdentity(connection));
    if (!stored.store.isEmpty())
        return stored.store;
    stored.store = newUlid().toString();
    HZ_CHECK(setMeta(connection, "store", stored.store));
    return stored.store;
}

Result<QString> identifyReadOnly(Connection &connection, const QByteArray &machine)
{
    HZ_TRY(const Identity stored, storedIdentity(connection));
    return isAtHome(stored, connection, machine) ? stored.store : newUlid().toString();
}

Result<QString> storedStoreId(Connection &connection)
{
    HZ_TRY(const Identity stored, storedIdentity(connection));
    return stored.store;
}

Result<> forgetIdentity(Connection &connection)
{
    return Query(connection, "DELETE FROM meta WHERE name = 'store'").run();
}

} // namespace hz::store

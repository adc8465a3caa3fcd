// The databases that the server offers: found, made, dropped, and watched for changes. Any thread.
#pragma once

#include "exchange_p.h"

#include <hz/store/profile.h>

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace hz::sync::server {

/// Those who wait for changes of one database.
class Watchers {
public:
    using Wake = std::function<void()>;

    int add(Wake wake);
    void remove(int number);
    void wakeAll();

private:
    std::mutex m_mutex; // guards both; held while waking, which only hands on
    std::map<int, Wake> m_wakes;
    int m_last = 0;
};

/// One database as long as somebody uses it. Never held by what a write captures: that is dropped
/// on the writer's thread, which cannot wait for its own end.
struct OpenDatabase {
    explicit OpenDatabase(std::shared_ptr<store::Database> opened)
        : store(std::move(opened))
    {
    }
    ~OpenDatabase()
    {
        store.reset();
        *isClosed = true;
    }
    OpenDatabase(const OpenDatabase &) = delete;
    OpenDatabase &operator=(const OpenDatabase &) = delete;

    std::shared_ptr<store::Database> store;
    const std::shared_ptr<Watchers> watchers = std::make_shared<Watchers>();
    std::atomic_bool isDropped = false; // whoever still streams from it ends
    qint64 lastUse = 0; // counted by Databases, under its lock
    const std::shared_ptr<std::atomic_bool> isClosed = std::make_shared<std::atomic_bool>(false);

    QString name() const { return store->name(); }
    /// "17-01k0…": where in the changes; opaque to others, and of this store only.
    QByteArray sequence(qint64 seq) const;
    /// The number in a sequence; 0 for one of another store, which has to be read anew. Nothing if
    /// it is none.
    std::optional<qint64> number(QStringView sequence) const;
    /// When this store came to be, in microseconds: another one after it was restored.
    QByteArray startTime() const;
};
using DatabasePtr = std::shared_ptr<OpenDatabase>;

/// What the server has. Each database is opened when somebody asks for it. No more than `mostOpen`
/// stay open: those that nobody has asked for the longest are closed, but none that is in use.
class Databases {
public:
    static Result<std::unique_ptr<Databases>> open(const QString &profileDir, size_t mostOpen);
    ~Databases();

    Answer<DatabasePtr> find(const QString &name);
    QStringList names() const;
    QString pathOf(const QString &name) const;
    Answer<DatabasePtr> create(const QString &name);
    /// Nobody finds it any more; gone() tells when its file can be removed.
    Answer<std::monostate> drop(const QString &name);
    /// Removes the files of dropped databases that nobody uses any more. True if this one is gone.
    Result<bool> gone(const QString &name);

    /// The users of this server; never offered.
    std::shared_ptr<store::Database> accounts() const;
    const store::BlobStore &blobs() const { return m_profile->blobs(); }
    /// Names this server in replication.
    const QString &uuid() const { return m_uuid; }

private:
    using Unused = std::vector<DatabasePtr>; // closed when the lock is free again

    Databases(std::unique_ptr<store::Profile> profile, QString uuid, size_t mostOpen);
    DatabasePtr offer(std::shared_ptr<store::Database> database);
    Unused takeUnused();
    void letGo(const DatabasePtr &database);

    mutable std::mutex m_mutex; // guards what follows
    const std::unique_ptr<store::Profile> m_profile;
    const QString m_uuid;
    const size_t m_mostOpen;
    std::set<QString> m_later; // present, and not open
    std::map<QString, DatabasePtr> m_open;
    qint64 m_uses = 0;
    std::set<QString> m_dropped; // and their files not removed yet
    std::multimap<QString, std::shared_ptr<std::atomic_bool>> m_closing; // whether it is closed
};

/// Whether this can be the name of a database: CouchDB's rules, and no longer than file
/// systems take.
bool isDatabaseName(const QString &name);

} // namespace hz::sync::server

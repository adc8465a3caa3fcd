// Nodes to replicate between, and connections that break, repeat and reorder.
#pragma once

#include <hz/store/database.h>
#include <hz/sync/replication.h>
#include <hz/sync/storeendpoint.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <random>
#include <store/storetest.h>

namespace hz::test {

/// A projection whose rows follow the winners.
inline store::Projection titleList()
{
    return {.name = QStringLiteral("titles"),
        .ddl
        = {QStringLiteral("CREATE TABLE titles(id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID")},
        .apply =
            [](store::ProjectionWriter &writer, const store::Document &document) {
                return writer.run(QStringLiteral("INSERT OR REPLACE INTO titles VALUES (?, ?)"),
                    {document.id, document.body[QLatin1StringView("title")].toString()});
            },
        .remove =
            [](store::ProjectionWriter &writer, const QString &id) {
                return writer.run(QStringLiteral("DELETE FROM titles WHERE id = ?"), {id});
            },
        .queries
        = {{QStringLiteral("titles"), QStringLiteral("SELECT id, title FROM titles ORDER BY id")}}};
}

/// What a person would see of a database, with the leaves of all documents and their bytes.
inline QString pictureOf(const store::Database &database)
{
    QStringList lines;
    const auto read = database.read();
    const auto changes = (*read)->changes(0, 100'000);
    for (const store::Change &change : *changes) {
        QString line = change.id + u':' + change.leaves.join(u' ') + (change.deleted ? u'-' : u'+');
        for (const QString &leaf : change.leaves) {
            const auto raw = (*read)->raw(change.id, leaf);
            line += raw ? QString::fromUtf8(raw->json) : QString::fromUtf8(told(raw));
            for (auto it = raw->attachments.cbegin(); it != raw->attachments.cend(); ++it)
                line += it.key() + QString::fromLatin1(it->sha256.toHex());
        }
        lines.append(line);
    }
    lines.sort();
    if (const auto rows = (*read)->rows(QStringLiteral("titles")))
        for (const QVariantList &row : *rows)
            lines.append(row[0].toString() + u'=' + row[1].toString());
    return lines.join(u'\n');
}

inline Result<sync::ReplicationReport> copyNow(
    store::Database &from, store::Database &to, sync::ReplicationOptions options = {})
{
    sync::StoreEndpoint source(from), target(to);
    TaskControl task;
    return sync::replicate(source, target, options, task);
}

/// A database as a hub shows it, without the line between: it is known by an address, tells its own
/// sequences from others' and answers in short.
class HubLikeEndpoint final : public sync::Endpoint {
public:
    HubLikeEndpoint(store::Database &database, QString address)
        : m_inner(database)
        , m_store(database.storeId())
        , m_address(std::move(address))
    {
    }
    QString name() const override { return m_inner.name(); }
    Result<QString> identity(TaskControl &task) override { return m_inner.identity(task); }
    QString address() const override { return m_address; }
    bool isHub() const override { return true; }
    Result<sync::ChangesPage> changes(const QJsonValue &since, int limit,
        std::chrono::milliseconds patience, TaskControl &task) override
    {
        const bool isOwn = since.toString().section(u'-', 1) == m_store;
        const QJsonValue from
            = isOwn ? QJsonValue(since.toString().section(u'-', 0, 0).toLongLong()) : QJsonValue();
        HZ_TRY(sync::ChangesPage page, m_inner.changes(from, limit, patience, task));
        page.lastSeq = QString::number(page.lastSeq.toInteger()) + u'-' + m_store;
        page.isOfSameStore = isOwn;
        return page;
    }
    Result<QMap<QString, store::RevisionsDiff>> missing(
        const QMap<QString, QStringList> &revisions, TaskControl &task) override
    {
        return m_inner.missing(revisions, task);
    }
    Result<> fetch(const QList<sync::Wanted> &wanted, const Take &take, TaskControl &task) override
    {
        return m_inner.fetch(wanted, take, task);
    }
    Result<QList<sync::Refusal>> write(
        const QList<sync::Parcel> &parcels, TaskControl &task) override
    {
        return m_inner.write(parcels, task);
    }
    Result<QJsonObject> local(const QString &id, TaskControl &task) override
    {
        return m_inner.local(id, task);
    }
    Result<> putLocal(const QString &id, const QJsonObject &body, TaskControl &task) override
    {
        return m_inner.putLocal(id, body, task);
    }
    Result<bool> stillHas(const QString &identity, const QString &id, const QJsonObject &body,
        TaskControl &task) override
    {
        const auto log = m_inner.local(id, task);
        return identity == m_store && log && *log == body;
    }

private:
    sync::StoreEndpoint m_inner;
    const QString m_store;
    const QString m_address;
};

/// Passes everything on, until it breaks; may hand a batch over twice, and in another order.
class UnreliableEndpoint final : public sync::Endpoint {
public:
    UnreliableEndpoint(sync::Endpoint &inner, int callsUntilItBreaks, std::mt19937_64 &random)
        : m_inner(inner)
        , m_left(callsUntilItBreaks)
        , m_random(random())
    {
    }
    QString name() const override { return m_inner.name(); }
    Result<QString> identity(TaskControl &task) override { return m_inner.identity(task); }
    QString address() const override { return m_inner.address(); }
    bool isHub() const override { return m_inner.isHub(); }
    Result<sync::ChangesPage> changes(const QJsonValue &since, int limit,
        std::chrono::milliseconds patience, TaskControl &task) override
    {
        HZ_CHECK(pass());
        return m_inner.changes(since, limit, patience, task);
    }
    Result<QMap<QString, store::RevisionsDiff>> missing(
        const QMap<QString, QStringList> &revisions, TaskControl &task) override
    {
        HZ_CHECK(pass());
        return m_inner.missing(revisions, task);
    }
    Result<sync::ChangesPage> changesWithDocuments(
        const QJsonValue &since, int limit, TaskControl &task) override
    {
        HZ_CHECK(pass());
        HZ_TRY(sync::ChangesPage page, m_inner.changesWithDocuments(since, limit, task));
        for (const sync::RemoteChange &change : std::as_const(page.changes)) // as a hub, of some
            if (change.revisions.size() == 1 && m_random() % 2 == 0)
                HZ_CHECK(m_inner.fetch(
                    {{change.id, change.revisions, {}}},
                    [&](sync::Parcel parcel) -> Result<> {
                        page.documents.append(std::move(parcel));
                        return {};
                    },
                    task));
        return page;
    }
    bool isEmpty() override { return m_inner.isEmpty(); }
    Result<> fetch(const QList<sync::Wanted> &wanted, const Take &take, TaskControl &task) override
    {
        QList<sync::Wanted> shuffled = wanted;
        std::shuffle(shuffled.begin(), shuffled.end(), m_random);
        return m_inner.fetch(
            shuffled,
            [&](sync::Parcel parcel) -> Result<> {
                HZ_CHECK(pass());
                if (m_random() % 3 == 0)
                    HZ_CHECK(take(parcel));
                return take(std::move(parcel));
            },
            task);
    }
    Result<QList<sync::Refusal>> write(
        const QList<sync::Parcel> &parcels, TaskControl &task) override
    {
        HZ_CHECK(pass());
        QList<sync::Parcel> shuffled = parcels;
        {
            const std::lock_guard lock(m_mutex);
            std::shuffle(shuffled.begin(), shuffled.end(), m_random);
        }
        const auto written = m_inner.write(shuffled, task);
        HZ_CHECK(pass()); // the answer is lost
        return written;
    }
    Result<QJsonObject> local(const QString &id, TaskControl &task) override
    {
        HZ_CHECK(pass());
        return m_inner.local(id, task);
    }
    Result<> putLocal(const QString &id, const QJsonObject &body, TaskControl &task) override
    {
        HZ_CHECK(pass());
        return m_inner.putLocal(id, body, task);
    }
    Result<bool> stillHas(const QString &identity, const QString &id, const QJsonObject &body,
        TaskControl &task) override
    {
        HZ_CHECK(pass());
        return m_inner.stillHas(identity, id, body, task);
    }

private:
    Result<> pass()
    {
        if (m_left-- > 0)
            return {};
        return failure(Error::Kind::Network, QStringLiteral("cut"));
    }

    sync::Endpoint &m_inner;
    std::atomic_int m_left;
    std::mutex m_mutex; // guards m_random, for several batches are written at once
    std::mt19937_64 m_random; // its own: a source is read on another thread than a target
};

} // namespace hz::test

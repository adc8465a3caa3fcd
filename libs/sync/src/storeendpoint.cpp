#include <hz/store/replication.h>
#include <hz/sync/storeendpoint.h>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace hz::sync {

namespace {

constexpr std::chrono::milliseconds kPoll{50};
constexpr std::chrono::milliseconds kOtherPrograms{2000}; // write without telling us

QString localId(const QString &id)
{
    return QStringLiteral("_local/") + id;
}

// The generation up to which the receiver has everything that this revision comes from.
qint64 knownGeneration(const QStringList &history, const QStringList &ancestors)
{
    for (const QString &name : history)
        if (ancestors.contains(name))
            return name.section(u'-', 0, 0).toLongLong();
    return 0;
}

Result<Parcel> parcelOf(const store::ReadTransaction &read, store::RawRevision raw,
    const QStringList &ancestors, bool isOurOwn)
{
    Parcel parcel{.revision = {.id = raw.id, .history = raw.history, .deleted = raw.deleted}};
    if (isOurOwn && raw.isSummed) {
        parcel.body = CanonicalObject::stored(std::move(raw.json));
    } else {
        HZ_TRY(parcel.body, CanonicalObject::of(raw.json));
    }
    const QString &id = raw.id, &revision = raw.history.constFirst();
    const qint64 known = raw.attachments.isEmpty() ? 0 : knownGeneration(raw.history, ancestors);
    for (auto it = raw.attachments.cbegin(); it != raw.attachments.cend(); ++it) {
        if (it->revpos <= known) {
            parcel.kept.insert(it.key(), *it);
            parcel.revision.keep.append(it.key());
            continue;
        }
        HZ_TRY(const QByteArray bytes, read.attachment(id, revision, it.key()));
        parcel.revision.attachments.insert(it.key(), {it->contentType, bytes, it->revpos});
    }
    return parcel;
}

bool isOfTheRevision(const Error &error)
{
    return error.kind == Error::Kind::Invalid || error.kind == Error::Kind::NotFound;
}

} // namespace

qint64 Parcel::sizeBytes() const
{
    qint64 size = 200 + body.text().size();
    for (const store::Attachment &attachment : revision.attachments)
        size += attachment.bytes.size();
    return size;
}

struct StoreEndpoint::Bell {
    std::mutex mutex; // guards isRung
    std::condition_variable wake;
    bool isRung = false; // since somebody last waited

    void ring()
    {
        {
            const std::lock_guard lock(mutex);
            isRung = true;
        }
        wake.notify_one();
    }
    bool wait(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, patience, [this] { return isRung; });
        return std::exchange(isRung, false);
    }
};

StoreEndpoint::StoreEndpoint(store::Database &database)
    : m_database(database)
    , m_bell(std::make_shared<Bell>())
    , m_connection(QObject::connect(
          &database, &store::Database::changed, &database, [bell = m_bell] { bell->ring(); },
          Qt::DirectConnection))
{
}

StoreEndpoint::~StoreEndpoint()
{
    QObject::disconnect(m_connection);
}

QString StoreEndpoint::name() const
{
    return m_database.name();
}

Result<QString> StoreEndpoint::identity(TaskControl &)
{
    return m_database.storeId();
}

Result<ChangesPage> StoreEndpoint::changes(
    const QJsonValue &since, int limit, std::chrono::milliseconds patience, TaskControl &task)
{
    const qint64 from = since.isString() ? since.toString().toLongLong() : since.toInteger();
    const auto end = std::chrono::steady_clock::now() + patience;
    auto lookAgain = std::chrono::steady_clock::now();
    for (;;) {
        if (task.isCancelled())
            return cancelled();
        const auto now = std::chrono::steady_clock::now();
        if (now >= lookAgain || now >= end) {
            HZ_TRY(const auto read, m_database.read());
            HZ_TRY(const QList<store::Change> found, read->changes(from, limit));
            if (!found.isEmpty() || now >= end) {
                ChangesPage page{.changes = {}, .lastSeq = from, .pending = 0};
                for (const store::Change &change : found)
                    page.changes.append({change.id, change.leaves});
                if (!found.isEmpty()) {
                    page.lastSeq = found.constLast().seq;
                    HZ_TRY(page.pending, read->changeCount(found.constLast().seq));
                }
                return page;
            }
            lookAgain = now + kOtherPrograms;
        }
        if (m_bell->wait(kPoll))
            lookAgain = now;
    }
}

bool StoreEndpoint::isEmpty()
{
    const auto read = m_database.read();
    return read && (*read)->lastSeq().value_or(1) == 0;
}

Result<QMap<QString, store::RevisionsDiff>> StoreEndpoint::missing(
    const QMap<QString, QStringList> &revisions, TaskControl &task)
{
    QMap<QString, store::RevisionsDiff> lacking;
    HZ_TRY(const auto read, m_database.read());
    for (auto it = revisions.cbegin(); it != revisions.cend(); ++it) {
        if (task.isCancelled())
            return cancelled();
        Result<store::RevisionsDiff> diff = read->missing(it.key(), it.value());
        if (!diff && diff.error().kind == Error::Kind::Invalid) // writing it will say why
            diff = store::RevisionsDiff{.missing = it.value()};
        HZ_CHECK(diff);
        if (!diff->missing.isEmpty())
            lacking.insert(it.key(), *diff);
    }
    return lacking;
}

Result<> StoreEndpoint::fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &task)
{
    HZ_TRY(const auto read, m_database.read());
    for (const Wanted &document : wanted) {
        QStringList handed;
        for (const QString &revision : document.revisions) {
            if (task.isCancelled())
                return cancelled();
            Result<QList<store::RawRevision>> leaves
                = store::rawLeaves(*read, document.id, revision);
            if (!leaves && isOfTheRevision(leaves.error()))
                continue;
            HZ_CHECK(leaves);
            for (store::RawRevision &leaf : *leaves) {
                const QString name = leaf.history.constFirst();
                if (handed.contains(name))
                    continue;
                handed.append(name);
                Result<Parcel> parcel = parcelOf(
                    *read, std::move(leaf), document.ancestors, !m_database.isPortable());
                if (parcel)
                    HZ_CHECK(take(std::move(*parcel)));
                else if (parcel.error().kind != Error::Kind::NotFound)
                    return Failure(parcel.error());
            }
        }
    }
    return {};
}

Result<QList<Refusal>> StoreEndpoint::write(const QList<Parcel> &parcels, TaskControl &)
{
    QList<Refusal> unfit;
    std::vector<store::PreparedRevision> prepared; // while the writer is at the batch before
    prepared.reserve(size_t(parcels.size()));
    for (const Parcel &parcel : parcels) {
        Result<store::PreparedRevision> revision
            = store::prepareRevision(parcel.revision, parcel.body);
        if (revision)
            prepared.push_back(std::move(*revision));
        else
            unfit.append({parcel.revision.id, parcel.revision.history.value(0), revision.error()});
    }
    return m_database.writeAndWait(
        [&](store::WriteTransaction &transaction) -> Result<QList<Refusal>> {
            QList<Refusal> refused = unfit;
            for (const store::PreparedRevision &revision : prepared) {
                const Result<> written = store::putRevision(transaction, revision);
                if (written)
                    continue;
                if (!isOfTheRevision(written.error()))
                    return Failure(written.error());
                refused.append({revision.id(), revision.revision(), written.error()});
            }
            return refused;
        });
}

Result<QJsonObject> StoreEndpoint::local(const QString &id, TaskControl &)
{
    HZ_TRY(const auto read, m_database.read());
    return read->local(localId(id));
}

Result<> StoreEndpoint::putLocal(const QString &id, const QJsonObject &body, TaskControl &)
{
    return m_database.writeAndWait([&](store::WriteTransaction &transaction) {
        return store::putLocal(transaction, localId(id), body);
    });
}

} // namespace hz::sync

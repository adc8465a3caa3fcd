#include "http_p.h"
#include "upwardledger_p.h"

#include <hz/core/hash.h>
#include <hz/store/replication.h>
#include <hz/sync/storeendpoint.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <utility>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Upward)
};

constexpr qsizetype kMostRefused = 10'000;
constexpr qsizetype kMostReason = 300;
constexpr qsizetype kRetryAtOnce = 100; // documents
constexpr qint64 kRetryBytes = 4 << 20;

const QString kSeq = QStringLiteral("seq");
const QString kDoneAt = QStringLiteral("doneAt");
const QString kRefused = QStringLiteral("refused");
const QString kDocument = QStringLiteral("id");
const QString kRevision = QStringLiteral("rev");
const QString kReason = QStringLiteral("reason");

QJsonObject jsonOf(const UpwardLedger::Known &known)
{
    QJsonArray refused;
    for (const UpwardLedger::Refused &each : known.refused)
        refused.append(
            QJsonObject{{kDocument, each.id}, {kRevision, each.revision}, {kReason, each.reason}});
    return {{kSeq, known.seq}, {kDoneAt, known.doneAt.toString(Qt::ISODate)}, {kRefused, refused}};
}

UpwardLedger::Known knownIn(const QJsonObject &json)
{
    UpwardLedger::Known known{.seq = json[kSeq].toInteger(),
        .doneAt = QDateTime::fromString(json[kDoneAt].toString(), Qt::ISODate)};
    const QJsonArray refused = json[kRefused].toArray();
    for (const auto &each : refused)
        known.refused.append(
            {each[kDocument].toString(), each[kRevision].toString(), each[kReason].toString()});
    return known;
}

} // namespace

UpwardLedger::UpwardLedger(store::Database &database, QString id, Known known)
    : m_database(database)
    , m_id(std::move(id))
    , m_known(std::move(known))
    , m_saved(m_known)
    , m_toOffer(m_known.refused)
{
}

Result<std::shared_ptr<UpwardLedger>> UpwardLedger::open(
    store::Database &database, const UpwardPair &pair)
{
    // Of another hub nothing is known.
    const QString id = QStringLiteral("_local/upward-")
        + QString::fromLatin1(sha256(pair.remoteUrl().toEncoded()).first(16).toHex());
    HZ_TRY(const auto read, database.read());
    const Result<QJsonObject> kept = read->local(id);
    if (!kept && kept.error().kind != Error::Kind::NotFound)
        return Failure(kept.error());
    return std::shared_ptr<UpwardLedger>(
        new UpwardLedger(database, id, knownIn(kept.value_or(QJsonObject()))));
}

UpwardLedger::Known UpwardLedger::known() const
{
    const std::lock_guard lock(m_mutex);
    return m_known;
}

void UpwardLedger::handedOver(qint64 seq, const QDateTime &at)
{
    const std::lock_guard lock(m_mutex);
    m_known.seq = seq;
    m_known.doneAt = at;
}

void UpwardLedger::replace(const QStringList &ids, const QList<Refusal> &refusals)
{
    const std::lock_guard lock(m_mutex);
    m_known.refused.removeIf([&](const Refused &each) { return ids.contains(each.id); });
    for (const Refusal &refusal : refusals) {
        const Error &error = refusal.error; // whose detail is the other side's words, or a number
        const bool isWorded = !error.detail.isEmpty() && !error.detail.startsWith(kHttpStatus);
        const QString &reason = isWorded ? error.detail : error.message;
        m_known.refused.append({refusal.id, refusal.revision, reason.left(kMostReason)});
    }
}

Result<> UpwardLedger::refuse(const QList<Refusal> &refusals)
{
    QStringList ids;
    for (const Refusal &refusal : refusals)
        ids.append(refusal.id);
    if (known().refused.size() + ids.size() > kMostRefused)
        return failure(Error::Kind::Denied,
            Names::tr("More than %1 documents of “%2” are refused there, so the rest stays here "
                      "for now. Ask whoever runs that hub.")
                .arg(kMostRefused)
                .arg(m_database.name()));
    replace(ids, refusals);
    return save();
}

Result<> UpwardLedger::retrySome(Endpoint &target, TaskControl &task)
{
    if (m_toOffer.isEmpty())
        return {};
    const qsizetype count = std::min(m_toOffer.size(), kRetryAtOnce);
    HZ_CHECK(offer(m_toOffer.first(count), target, task));
    m_toOffer.remove(0, count);
    return save();
}

Result<> UpwardLedger::makeRoom(Endpoint &target, TaskControl &task)
{
    const bool isFull = known().refused.size() + kRetryAtOnce > kMostRefused;
    return isFull ? retrySome(target, task) : Result<>();
}

Result<> UpwardLedger::offer(const QList<Refused> &refused, Endpoint &target, TaskControl &task)
{
    QStringList ids;
    QMap<QString, QStringList> leaves;
    {
        HZ_TRY(const auto read, m_database.read());
        for (const Refused &each : refused) {
            ids.append(each.id);
            HZ_TRY(const QStringList now, read->leaves(each.id));
            if (!now.isEmpty())
                leaves.insert(each.id, now);
        }
    }
    HZ_TRY(const auto lacking, target.missing(leaves, task));
    QList<Wanted> wanted; // with all bytes
    for (auto it = lacking.cbegin(); it != lacking.cend(); ++it)
        wanted.append({it.key(), it->missing, {}});
    QList<Refusal> still;
    QList<Parcel> parcels;
    qint64 bytes = 0;
    const auto write = [&]() -> Result<> {
        if (parcels.isEmpty())
            return {};
        HZ_TRY(const QList<Refusal> more, target.write(std::exchange(parcels, {}), task));
        still += more;
        bytes = 0;
        return {};
    };
    StoreEndpoint source(m_database);
    HZ_CHECK(source.fetch(
        wanted,
        [&](Parcel parcel) -> Result<> {
            bytes += parcel.sizeBytes();
            parcels.append(std::move(parcel));
            return bytes < kRetryBytes ? Result<>() : write();
        },
        task));
    HZ_CHECK(write());
    replace(ids, still);
    return {};
}

Result<> UpwardLedger::forgetReplaced()
{
    const QList<Refused> refused = known().refused;
    if (refused.isEmpty())
        return {};
    QList<Refused> replaced;
    HZ_TRY(const auto read, m_database.read());
    for (const Refused &each : refused) {
        HZ_TRY(const QStringList leaves, read->leaves(each.id));
        if (!leaves.contains(each.revision))
            replaced.append(each);
    }
    const std::lock_guard lock(m_mutex);
    m_known.refused.removeIf([&](const Refused &each) { return replaced.contains(each); });
    return {};
}

// What stands in memory when it is written: of two who save at once the later has both.
Result<> UpwardLedger::save()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_known == m_saved)
            return {};
    }
    const Result<Known> saved
        = m_database.writeAndWait([this](store::WriteTransaction &transaction) -> Result<Known> {
              const Known now = known();
              HZ_CHECK(store::putLocal(transaction, m_id, jsonOf(now)));
              return now;
          });
    HZ_CHECK(saved);
    const std::lock_guard lock(m_mutex);
    m_saved = *saved;
    return {};
}

} // namespace hz::sync

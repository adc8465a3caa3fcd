#include "acquaintance_p.h"
#include "checkpoint_p.h"

#include <hz/core/hash.h>
#include <hz/core/ulid.h>

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>

namespace hz::sync {

namespace {

constexpr int kVersion = 1; // another one: every replication begins anew
constexpr int kMostSessions = 3; // remembered: all of it is read each time

const QString kSession = QStringLiteral("session_id");
const QString kHistory = QStringLiteral("history");
const QString kLastSeq = QStringLiteral("source_last_seq");
const QString kRecorded = QStringLiteral("recorded_seq");

QString httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
}

// The number that a sequence begins with; -1 if it begins with none.
qint64 numberOf(const QJsonValue &seq)
{
    if (seq.isDouble())
        return seq.toInteger(-1);
    bool isNumber = false;
    const qint64 number = seq.toString().section(u'-', 0, 0).toLongLong(&isNumber);
    return isNumber ? number : -1;
}

// The target is written first, so the source's is the older one, unless one of them was put back.
QJsonValue older(const QJsonValue &source, const QJsonValue &target)
{
    if (source == target)
        return source;
    const qint64 sourceNumber = numberOf(source), targetNumber = numberOf(target);
    return targetNumber >= 0 && targetNumber < sourceNumber ? target : source;
}

Result<QJsonObject> readLog(Endpoint &endpoint, const QString &id, TaskControl &task)
{
    Result<QJsonObject> log = endpoint.local(id, task);
    if (!log && log.error().kind == Error::Kind::NotFound)
        return QJsonObject();
    return log;
}

Result<std::optional<Acquaintance>> acquaintanceIn(
    Endpoint &near, const QString &place, TaskControl &task)
{
    HZ_TRY(const QJsonObject remembered, readLog(near, place, task));
    return Acquaintance::fromJson(remembered);
}

// Who the one over the line is, on our side.
Result<> remember(
    Endpoint &near, const QString &place, const Acquaintance &server, TaskControl &task)
{
    HZ_TRY(const std::optional<Acquaintance> before, acquaintanceIn(near, place, task));
    if (before == server)
        return {};
    const Result<> written = near.putLocal(place, server.toJson(), task);
    if (!written && written.error().kind != Error::Kind::Denied) // it can only be read
        return written;
    return {};
}

} // namespace

QString replicationId(const QString &sourceIdentity, const QString &targetIdentity)
{
    const QString both
        = QStringLiteral("hezhou %1\n%2\n%3").arg(kVersion).arg(sourceIdentity, targetIdentity);
    return QString::fromLatin1(sha256(both.toUtf8()).first(16).toHex());
}

QJsonValue commonSeq(const QJsonObject &source, const QJsonObject &target)
{
    const QString session = source[kSession].toString();
    if (!session.isEmpty() && session == target[kSession].toString())
        return older(source[kLastSeq], target[kLastSeq]);
    QMap<QString, QJsonValue> known;
    const QJsonArray theirs = target[kHistory].toArray(), ours = source[kHistory].toArray();
    for (const QJsonValue &entry : theirs)
        known.insert(entry[kSession].toString(), entry[kRecorded]);
    for (const QJsonValue &entry : ours) {
        const auto found = known.constFind(entry[kSession].toString());
        if (found != known.cend() && !found.key().isEmpty())
            return older(entry[kRecorded], *found);
    }
    return {};
}

Checkpoint::Checkpoint(Endpoint &source, Endpoint &target, const Clock &clock)
    : m_source(source)
    , m_target(target)
    , m_clock(clock)
    , m_begun(clock.now())
    , m_session(newUlid().toString())
{
}

struct Checkpoint::Sides {
    Endpoint &near;
    Endpoint &far; // over a line
    bool isPull = false;
};

std::optional<Checkpoint::Sides> Checkpoint::sides() const
{
    const bool isSourceFar = !m_source.address().isEmpty();
    if (isSourceFar == !m_target.address().isEmpty())
        return std::nullopt;
    return isSourceFar ? Sides{m_target, m_source, true} : Sides{m_source, m_target, false};
}

Result<> Checkpoint::identify(TaskControl &task)
{
    HZ_TRY(const QString sourceIdentity, m_source.identity(task));
    HZ_TRY(const QString targetIdentity, m_target.identity(task));
    m_id = replicationId(sourceIdentity, targetIdentity);
    const std::optional<Sides> sides = this->sides();
    if (!sides)
        return {};
    const auto &[near, far, isPull] = *sides;
    const Acquaintance met{isPull ? sourceIdentity : targetIdentity, far.isHub()};
    HZ_CHECK(remember(near, Acquaintance::idFor(far.address()), met, task));
    return remember(near, Acquaintance::idOfLast(), met, task);
}

// Over a far line each question is a third of a second, and most of what is sent while nothing is
// new. Our side's checkpoint is enough where the hub shows by its sequences that it is the same,
// or, as a target, that it has this very checkpoint. Its address shows nothing, so one that is not
// known yet is as good: then it is taken for the last that was met.
Result<bool> Checkpoint::resume(int batch, std::optional<ChangesPage> &first, TaskControl &task)
{
    const std::optional<Sides> sides = this->sides();
    if (!sides)
        return false;
    const auto &[near, far, isPull] = *sides;
    const QString place = Acquaintance::idFor(far.address());
    HZ_TRY(const std::optional<Acquaintance> known, acquaintanceIn(near, place, task));
    std::optional<Acquaintance> hub = known;
    if (!hub) {
        HZ_TRY(hub, acquaintanceIn(near, Acquaintance::idOfLast(), task));
    }
    if (!hub || !hub->isHub)
        return false;
    HZ_TRY(const QString here, near.identity(task));
    const QString id
        = isPull ? replicationId(hub->identity, here) : replicationId(here, hub->identity);
    HZ_TRY(const QJsonObject log, readLog(near, id, task));
    const QJsonValue seq = log[kLastSeq];
    if (seq.isNull() || seq.isUndefined())
        return false;
    if (isPull) {
        Result<ChangesPage> page = far.changes(seq, batch, std::chrono::milliseconds(0), task);
        if (!page && page.error().kind == Error::Kind::Invalid) // no hub any more, perhaps
            return false;
        HZ_CHECK(page);
        if (!page->isOfSameStore)
            return false;
        first = std::move(*page);
    } else {
        HZ_TRY(const bool isThere, far.stillHas(hub->identity, id, log, task));
        if (!isThere)
            return false;
    }
    m_id = id;
    m_start = seq;
    takeHistory(log);
    if (!known)
        HZ_CHECK(remember(near, place, *hub, task));
    return true;
}

void Checkpoint::takeHistory(const QJsonObject &log)
{
    m_history = {};
    const QJsonArray before = m_start.isNull() ? QJsonArray() : log[kHistory].toArray();
    for (const QJsonValue &entry : before) // of those, nobody asks for more
        if (m_history.size() + 1 < kMostSessions)
            m_history.append(
                QJsonObject{{kSession, entry[kSession]}, {kRecorded, entry[kRecorded]}});
}

Result<std::optional<ChangesPage>> Checkpoint::open(int batch, TaskControl &task)
{
    std::optional<ChangesPage> first;
    if (m_target.isEmpty())
        return first;
    if (m_source.isEmpty()) { // asked all the same: whether it is there
        HZ_CHECK(identify(task));
        return first;
    }
    HZ_TRY(const bool isResumed, resume(batch, first, task));
    if (isResumed)
        return first;
    HZ_CHECK(identify(task));
    HZ_TRY(const QJsonObject source, readLog(m_source, m_id, task));
    HZ_TRY(const QJsonObject target, readLog(m_target, m_id, task));
    m_start = commonSeq(source, target);
    takeHistory(source);
    return first;
}

QJsonObject Checkpoint::document(const QJsonValue &seq, const ReplicationReport &report) const
{
    QJsonArray history{QJsonObject{{kSession, m_session},
        {QStringLiteral("start_time"), httpDate(m_begun)},
        {QStringLiteral("end_time"), httpDate(m_clock.now())},
        {QStringLiteral("start_last_seq"), m_start.isNull() ? QJsonValue(0) : m_start},
        {QStringLiteral("end_last_seq"), seq}, {kRecorded, seq},
        {QStringLiteral("missing_checked"), report.checked},
        {QStringLiteral("missing_found"), report.read}, {QStringLiteral("docs_read"), report.read},
        {QStringLiteral("docs_written"), report.written},
        {QStringLiteral("doc_write_failures"), report.refused}}};
    for (const QJsonValue &entry : m_history)
        history.append(entry);
    return {{kSession, m_session}, {kLastSeq, seq},
        {QStringLiteral("replication_id_version"), kVersion}, {kHistory, history}};
}

Result<> Checkpoint::record(
    const QJsonValue &seq, const ReplicationReport &report, TaskControl &task)
{
    if (m_id.isEmpty())
        HZ_CHECK(identify(task));
    const QJsonObject log = document(seq, report);
    HZ_CHECK(m_target.putLocal(m_id, log, task));
    if (!m_isSourceReadOnly) {
        const Result<> written = m_source.putLocal(m_id, log, task);
        m_isSourceReadOnly = !written && written.error().kind == Error::Kind::Denied;
        if (!m_isSourceReadOnly)
            HZ_CHECK(written);
    }
    return {};
}

} // namespace hz::sync

#include "acquaintance_p.h"

#include <hz/core/hash.h>
#include <hz/store/replication.h>
#include <hz/sync/blobsync.h>

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

#include <algorithm>

namespace hz::sync {

namespace {

constexpr int kChangesAtOnce = 500;
constexpr int kMostWaiting = 100'000; // documents; those beyond are looked for again
constexpr std::chrono::seconds kRecordEvery{30};

const QString kSeq = QStringLiteral("seq");
const QString kWaiting = QStringLiteral("waiting");

struct Named {
    QString documentId;
    store::BlobRef blob;
};

class Run {
public:
    Run(store::Database &database, const store::BlobStore &blobs, HttpBlobs &remote,
        Direction direction, TaskControl &task, const BlobProgress &onProgress)
        : m_database(database)
        , m_blobs(blobs)
        , m_remote(remote)
        , m_direction(direction)
        , m_task(task)
        , m_onProgress(onProgress)
    {
    }

    Result<BlobReport> run()
    {
        HZ_TRY(const bool nothing, isNothingNew());
        if (nothing)
            return m_report;
        HZ_TRY(const QString identity, m_remote.identity(m_task));
        HZ_CHECK(collect(identity));
        std::stable_sort(m_named.begin(), m_named.end(),
            [](const Named &a, const Named &b) { return a.blob.sizeBytes < b.blob.sizeBytes; });
        Result<> outcome;
        for (m_next = 0; m_next < m_named.size() && outcome; ++m_next)
            outcome = settle(m_named[m_next]);
        if (!outcome)
            --m_next; // it is still to be done
        HZ_CHECK(record());
        HZ_CHECK(outcome);
        return m_report;
    }

private:
    // Of a server that we know nothing need be asked where no document names what may lack.
    Result<bool> isNothingNew()
    {
        HZ_TRY(const auto read, m_database.read());
        const Result<QJsonObject> remembered
            = read->local(QStringLiteral("_local/") + Acquaintance::idFor(m_remote.address()));
        if (!remembered && remembered.error().kind != Error::Kind::NotFound)
            return Failure(remembered.error());
        const auto server = Acquaintance::fromJson(remembered.value_or(QJsonObject()));
        if (!server)
            return false;
        HZ_CHECK(collect(server->identity));
        if (!m_named.isEmpty())
            return false;
        HZ_CHECK(record());
        return true;
    }

    Result<> collect(const QString &identity)
    {
        const QString key = identity + u'\n' + QString::number(int(m_direction));
        m_mark = QStringLiteral("_local/blobs-")
            + QString::fromLatin1(sha256(key.toUtf8()).first(16).toHex());
        m_named.clear();
        m_documents.clear();
        HZ_TRY(const auto read, m_database.read());
        const Result<QJsonObject> mark = read->local(m_mark);
        if (!mark && mark.error().kind != Error::Kind::NotFound)
            return Failure(mark.error());
        const QJsonObject known = mark.value_or(QJsonObject());
        m_seq = known[kSeq].toInteger();
        QSet<QString> again;
        const QJsonArray waiting = known[kWaiting].toArray();
        for (const QJsonValue &id : waiting)
            again.insert(id.toString());
        m_recorded = known;
        for (;;) {
            if (m_task.isCancelled())
                return cancelled();
            if (m_documents.size() + again.size() >= kMostWaiting)
                break;
            HZ_TRY(const QList<store::Change> changes, read->changes(m_seq, kChangesAtOnce));
            if (changes.isEmpty())
                break;
            for (const store::Change &change : changes) {
                again.remove(change.id);
                HZ_CHECK(take(*read, change));
            }
            m_seq = changes.constLast().seq;
        }
        for (const QString &id : std::as_const(again)) {
            HZ_TRY(const QStringList leaves, read->leaves(id));
            HZ_CHECK(take(*read, {.id = id, .leaves = leaves}));
        }
        return {};
    }

    Result<> take(const store::ReadTransaction &read, const store::Change &change)
    {
        HZ_TRY(const QList<store::BlobRef> blobs, store::blobsOf(read, change));
        for (const store::BlobRef &blob : blobs)
            m_named.append({change.id, blob});
        if (!blobs.isEmpty())
            m_documents.insert(change.id);
        return {};
    }

    // Fails with what would befall the next one too.
    Result<> settle(const Named &named)
    {
        if (m_task.isCancelled())
            return cancelled();
        const QByteArray &hash = named.blob.sha256;
        if (m_settled.contains(hash))
            return {};
        const Result<> outcome = bring(named.blob);
        if (outcome) {
            m_settled.insert(hash);
        } else {
            const Error &error = outcome.error();
            using Kind = Error::Kind;
            if (error.kind == Kind::Network || error.kind == Kind::Cancelled
                || error.kind == Kind::Denied || error.kind == Kind::Io)
                return outcome;
            m_waiting.insert(named.documentId);
            m_report.waiting = int(m_waiting.size());
            const bool isNews = error.kind != Kind::NotFound && error.kind != Kind::Conflict;
            if (isNews && m_report.problems.size() < kMostBlobProblems)
                m_report.problems.append({named.documentId, named.blob, error});
        }
        if (m_onProgress)
            m_onProgress(m_report, named.blob);
        if (std::chrono::steady_clock::now() >= m_recordedAt + kRecordEvery)
            return record();
        return {};
    }

    // NotFound: it stays where it is, if anywhere.
    Result<> bring(const store::BlobRef &blob)
    {
        const bool isHere = m_blobs.path(blob.sha256).has_value();
        if (!isHere && m_direction == Direction::Push)
            return failure(Error::Kind::NotFound, {});
        if (!isHere) {
            HZ_CHECK(m_remote.fetch(blob, m_blobs, m_task));
            ++m_report.received;
            return {};
        }
        if (m_direction == Direction::Pull)
            return {};
        if (!m_takesFiles)
            return failure(Error::Kind::NotFound, {});
        const Result<bool> sent = m_remote.send(blob, m_blobs, m_task);
        if (!sent && sent.error().kind == Error::Kind::Unsupported)
            m_takesFiles = false;
        HZ_CHECK(sent);
        m_report.sent += *sent;
        return {};
    }

    // Everything but what waits and what has not been tried is on both sides.
    Result<> record()
    {
        QSet<QString> open = m_waiting;
        for (qsizetype i = std::max<qsizetype>(m_next, 0); i < m_named.size(); ++i)
            if (!m_settled.contains(m_named[i].blob.sha256))
                open.insert(m_named[i].documentId);
        QStringList ids(open.cbegin(), open.cend());
        ids.sort();
        m_recordedAt = std::chrono::steady_clock::now();
        const QJsonObject mark{{kSeq, m_seq}, {kWaiting, QJsonArray::fromStringList(ids)}};
        if (mark == m_recorded)
            return {};
        m_recorded = mark;
        return m_database.writeAndWait([&](store::WriteTransaction &transaction) {
            return store::putLocal(transaction, m_mark, mark);
        });
    }

    store::Database &m_database;
    const store::BlobStore &m_blobs;
    HttpBlobs &m_remote;
    const Direction m_direction;
    TaskControl &m_task;
    const BlobProgress &m_onProgress;
    QString m_mark;
    QJsonObject m_recorded;
    qint64 m_seq = 0; // everything named up to there is in m_named, or settled
    QList<Named> m_named;
    qsizetype m_next = 0; // of m_named
    QSet<QString> m_documents; // of m_named
    bool m_takesFiles = true; // as far as is known
    QSet<QByteArray> m_settled;
    QSet<QString> m_waiting;
    BlobReport m_report;
    std::chrono::steady_clock::time_point m_recordedAt = std::chrono::steady_clock::now();
};

} // namespace

Result<BlobReport> syncBlobs(store::Database &database, const store::BlobStore &blobs,
    HttpBlobs &remote, Direction direction, TaskControl &task, const BlobProgress &onProgress)
{
    return Run(database, blobs, remote, direction, task, onProgress).run();
}

} // namespace hz::sync

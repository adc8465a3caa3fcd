#include "checkpoint_p.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Replication)
};

class Run {
public:
    Run(Endpoint &source, Endpoint &target, const ReplicationOptions &options, TaskControl &task)
        : m_source(source)
        , m_target(target)
        , m_options(options)
        , m_task(task)
        , m_checkpoint(source, target, *options.clock)
    {
    }

    Result<ReplicationReport> run()
    {
        HZ_TRY(m_seq, m_checkpoint.open(m_task));
        for (;;) {
            const bool mayWait = m_options.isContinuous && m_report.isUpToDate;
            const auto patience = mayWait ? m_options.patience : std::chrono::milliseconds(0);
            HZ_TRY(
                const ChangesPage page, m_source.changes(m_seq, m_options.batch, patience, m_task));
            HZ_CHECK(checkPage(page));
            if (!page.changes.isEmpty()) {
                HZ_CHECK(copyPage(page));
                m_hasNews = true;
            }
            m_seq = page.lastSeq;
            m_report.isUpToDate = page.changes.isEmpty() || page.pending.value_or(-1) == 0;
            m_report.pending = m_report.isUpToDate ? 0 : page.pending.value_or(0);
            m_report.seq = m_seq;
            HZ_CHECK(recordSometimes());
            tell();
            if (m_report.isUpToDate && !m_options.isContinuous)
                return m_report;
        }
    }

private:
    // A source that tells the same for ever is not followed.
    Result<> checkPage(const ChangesPage &page) const
    {
        if (page.changes.size() > m_options.batch
            || (!page.changes.isEmpty() && page.lastSeq == m_seq))
            return failure(Error::Kind::Invalid,
                Names::tr("“%1” does not answer as a database of documents does.")
                    .arg(m_source.name()),
                QStringLiteral("changes after %1").arg(m_seq.toVariant().toString()));
        return {};
    }

    Result<> copyPage(const ChangesPage &page)
    {
        QMap<QString, QStringList> asked;
        for (const RemoteChange &change : page.changes) {
            if (change.id.startsWith(u'_')) // a program of that database, not a document
                continue;
            asked[change.id] += change.revisions;
            m_report.checked += change.revisions.size();
        }
        HZ_TRY(const auto lacking, m_target.missing(asked, m_task));
        QList<Wanted> wanted;
        for (auto it = lacking.cbegin(); it != lacking.cend(); ++it)
            wanted.append({it.key(), it->missing, it->possibleAncestors});
        m_mayLackBytes = true;
        HZ_CHECK(copyDocuments(wanted));
        m_mayLackBytes = false;
        return copyDocuments(std::exchange(m_withAllBytes, {}));
    }

    Result<> copyDocuments(const QList<Wanted> &wanted)
    {
        if (wanted.isEmpty())
            return {};
        HZ_CHECK(m_source.fetch(
            wanted,
            [this](Parcel parcel) -> Result<> {
                ++m_report.read;
                m_batchBytes += parcel.sizeBytes();
                m_batch.append(std::move(parcel));
                if (m_batch.size() >= m_options.batch || m_batchBytes >= m_options.batchBytes)
                    return writeBatch();
                return {};
            },
            m_task));
        return writeBatch();
    }

    Result<> writeBatch()
    {
        if (m_batch.isEmpty())
            return {};
        HZ_TRY(const QList<Refusal> refused, m_target.write(m_batch, m_task));
        m_report.written += m_batch.size() - refused.size();
        for (const Refusal &refusal : refused)
            takeRefusal(refusal);
        m_batch.clear();
        m_batchBytes = 0;
        tell();
        return {};
    }

    void takeRefusal(const Refusal &refusal)
    {
        const auto parcel = std::find_if(m_batch.cbegin(), m_batch.cend(), [&](const Parcel &sent) {
            return sent.revision.id == refusal.id
                && sent.revision.history.value(0) == refusal.revision;
        });
        if (m_mayLackBytes && parcel != m_batch.cend() && !parcel->revision.keep.isEmpty()
            && refusal.error.kind == Error::Kind::NotFound) {
            m_withAllBytes.append({refusal.id, {refusal.revision}, {}});
            return;
        }
        ++m_report.refused;
        if (m_report.refusals.size() < kMostRefusals)
            m_report.refusals.append(refusal);
    }

    Result<> recordSometimes()
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_hasNews || (!m_report.isUpToDate && now < m_recordedAt + m_options.checkpointEvery))
            return {};
        m_recordedAt = now;
        m_hasNews = false;
        return m_checkpoint.record(m_seq, m_report, m_task);
    }

    void tell()
    {
        m_task.setProgress(m_report.checked, m_report.checked + m_report.pending);
        if (m_options.onProgress)
            m_options.onProgress(m_report);
    }

    Endpoint &m_source;
    Endpoint &m_target;
    const ReplicationOptions &m_options;
    TaskControl &m_task;
    Checkpoint m_checkpoint;
    ReplicationReport m_report;
    QJsonValue m_seq; // up to which everything is durable on the target
    bool m_hasNews = false; // since the last checkpoint
    QList<Parcel> m_batch;
    qint64 m_batchBytes = 0;
    bool m_mayLackBytes = false; // of attachments that the target should have
    QList<Wanted> m_withAllBytes; // where it had them not
    std::chrono::steady_clock::time_point m_recordedAt = std::chrono::steady_clock::now();
};

} // namespace

Result<ReplicationReport> replicate(
    Endpoint &source, Endpoint &target, const ReplicationOptions &options, TaskControl &task)
{
    return Run(source, target, options, task).run();
}

} // namespace hz::sync

#include "checkpoint_p.h"
#include "sourcereader_p.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <deque>
#include <utility>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Replication)
};

constexpr size_t kPagesAhead = 2; // are on their way while the first is being written
constexpr qint64 kBatchesAhead = 2; // of documents

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
        m_askedSeq = m_seq;
        SourceReader reader(m_source, kBatchesAhead * m_options.batchBytes);
        m_reader = &reader;
        ask();
        for (;;) {
            Result<SourceReader::Event> event = reader.next(m_task);
            if (!event) { // what has come need not come again
                if (event.error().kind != Error::Kind::Cancelled)
                    HZ_CHECK(writeBatch());
                return Failure(event.error());
            }
            if (auto *page = std::get_if<ChangesPage>(&*event)) {
                HZ_CHECK(takePage(std::move(*page)));
            } else if (auto *parcel = std::get_if<Parcel>(&*event)) {
                HZ_CHECK(takeParcel(std::move(*parcel)));
            } else {
                HZ_CHECK(endFetch());
            }
            HZ_CHECK(endPages());
            if (m_pages.empty() && m_report.isUpToDate && !m_options.isContinuous)
                return m_report;
            if (m_pages.empty() && !m_isAsked)
                ask();
        }
    }

private:
    using PageNumber = qint64;

    // One whose documents are not all on the target.
    struct Page {
        PageNumber number = 0;
        ChangesPage told;
        bool isFetching = false;
    };
    // Documents of a page that were asked for. The second time it is with the bytes that the target
    // should have had.
    struct Fetch {
        PageNumber page = 0;
        bool isWithAllBytes = false;
    };

    void ask()
    {
        const bool mayWait = m_options.isContinuous && m_report.isUpToDate && m_pages.empty();
        m_reader->askChanges(m_askedSeq, m_options.batch,
            mayWait ? m_options.patience : std::chrono::milliseconds(0));
        m_isAsked = true;
    }

    // A source that tells the same for ever is not followed.
    Result<> checkPage(const ChangesPage &page) const
    {
        if (page.changes.size() > m_options.batch
            || (!page.changes.isEmpty() && page.lastSeq == m_askedSeq))
            return failure(Error::Kind::Invalid,
                Names::tr("“%1” does not answer as a database of documents does.")
                    .arg(m_source.name()),
                QStringLiteral("changes after %1").arg(m_askedSeq.toVariant().toString()));
        return {};
    }

    Result<> takePage(ChangesPage page)
    {
        m_isAsked = false;
        HZ_CHECK(checkPage(page));
        m_askedSeq = page.lastSeq;
        QMap<QString, QStringList> asked;
        for (const RemoteChange &change : page.changes) {
            if (change.id.startsWith(u'_')) // a program of that database, not a document
                continue;
            asked[change.id] += change.revisions;
            m_report.checked += change.revisions.size();
        }
        QList<Wanted> wanted;
        if (!asked.isEmpty()) {
            HZ_TRY(const auto lacking, m_target.missing(asked, m_task));
            for (auto it = lacking.cbegin(); it != lacking.cend(); ++it)
                wanted.append({it.key(), it->missing, it->possibleAncestors});
        }
        m_pages.push_back({++m_lastPage, std::move(page), !wanted.isEmpty()});
        // The next page is here before the documents of this one are. To write a checkpoint the
        // source has to be ours, then it waits.
        if (!isLast(m_pages.back().told) && m_pages.size() <= kPagesAhead && !isRecordDue())
            ask();
        if (!wanted.isEmpty()) {
            m_fetches.push_back({m_lastPage, false});
            m_reader->askDocuments(std::move(wanted));
        }
        return {};
    }

    static bool isLast(const ChangesPage &page)
    {
        return page.changes.isEmpty() || page.pending.value_or(-1) == 0;
    }

    Result<> takeParcel(Parcel parcel)
    {
        ++m_report.read;
        m_batchBytes += parcel.sizeBytes();
        m_batch.append(std::move(parcel));
        if (m_batch.size() >= m_options.batch || m_batchBytes >= m_options.batchBytes)
            return writeBatch();
        return {};
    }

    Result<> endFetch()
    {
        HZ_CHECK(writeBatch());
        const PageNumber number = m_fetches.front().page;
        m_fetches.pop_front();
        if (!m_withAllBytes.isEmpty()) {
            m_fetches.push_back({number, true});
            m_reader->askDocuments(std::exchange(m_withAllBytes, {}));
            return {};
        }
        for (Page &page : m_pages)
            page.isFetching &= page.number != number;
        return {};
    }

    // What is on the target is counted, and told of.
    Result<> endPages()
    {
        while (!m_pages.empty() && !m_pages.front().isFetching) {
            const ChangesPage told = std::move(m_pages.front().told);
            m_pages.pop_front();
            m_hasNews |= !told.changes.isEmpty();
            m_seq = told.lastSeq;
            m_report.isUpToDate = isLast(told);
            m_report.pending = m_report.isUpToDate ? 0 : told.pending.value_or(0);
            m_report.seq = m_seq;
            if (m_pages.empty() && !m_isAsked)
                HZ_CHECK(recordSometimes());
            tell();
        }
        return {};
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
        if (!m_fetches.front().isWithAllBytes && parcel != m_batch.cend()
            && !parcel->revision.keep.isEmpty() && refusal.error.kind == Error::Kind::NotFound) {
            m_withAllBytes.append({refusal.id, {refusal.revision}, {}});
            return;
        }
        ++m_report.refused;
        if (m_report.refusals.size() < kMostRefusals)
            m_report.refusals.append(refusal);
    }

    bool isRecordDue() const
    {
        return std::chrono::steady_clock::now() >= m_recordedAt + m_options.checkpointEvery;
    }

    Result<> recordSometimes()
    {
        if (!m_hasNews || (!m_report.isUpToDate && !isRecordDue()))
            return {};
        m_recordedAt = std::chrono::steady_clock::now();
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
    SourceReader *m_reader = nullptr;
    QJsonValue m_askedSeq; // up to which pages have come
    bool m_isAsked = false; // for the next one
    PageNumber m_lastPage = 0;
    std::deque<Page> m_pages;
    std::deque<Fetch> m_fetches; // in the order in which they are answered
    QList<Parcel> m_batch;
    qint64 m_batchBytes = 0;
    QList<Wanted> m_withAllBytes; // where the target had not the bytes that it should have
    std::chrono::steady_clock::time_point m_recordedAt = std::chrono::steady_clock::now();
};

} // namespace

Result<ReplicationReport> replicate(
    Endpoint &source, Endpoint &target, const ReplicationOptions &options, TaskControl &task)
{
    return Run(source, target, options, task).run();
}

} // namespace hz::sync

#include "checkpoint_p.h"
#include "sourcereader_p.h"
#include "targetwriter_p.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <deque>
#include <utility>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Replication)
};

constexpr size_t kPagesAhead = 4; // are on their way while the first is being written
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
        m_wantsDocuments = m_target.isEmpty();
        HZ_TRY(std::optional<ChangesPage> first, m_checkpoint.open(m_options.batch, m_task));
        m_seq = m_askedSeq = m_checkpoint.start();
        Inbox inbox(kBatchesAhead * m_options.batchBytes);
        SourceReader reader(m_source, inbox);
        TargetWriter writer(m_target, inbox);
        m_reader = &reader;
        m_writer = &writer;
        if (first) {
            HZ_CHECK(takePage(std::move(*first)));
            HZ_CHECK(endPages());
        }
        for (;;) {
            if (m_pages.empty() && m_report.isUpToDate && !m_options.isContinuous)
                return m_report;
            askAhead();
            const bool isFull = m_underWay > TargetWriter::kAtATime; // one is ready besides
            Result<Inbox::Event> event
                = inbox.next(isFull ? Inbox::Wanted::Written : Inbox::Wanted::Anything, m_task);
            if (!event) { // what has come need not come again
                if (event.error().kind != Error::Kind::Cancelled)
                    HZ_CHECK(writeRest(inbox));
                return Failure(event.error());
            }
            HZ_CHECK(take(std::move(*event)));
            HZ_CHECK(endPages());
        }
    }

private:
    using PageNumber = qint64;

    // One whose documents are not all on the target.
    struct Page {
        PageNumber number = 0;
        ChangesPage told;
        int open = 0; // questions and batches that have no answer yet
    };

    Result<> take(Inbox::Event event)
    {
        if (auto *page = std::get_if<ChangesPage>(&event))
            return takePage(std::move(*page));
        if (auto *parcel = std::get_if<Parcel>(&event))
            takeParcel(std::move(*parcel));
        else if (const auto *written = std::get_if<Inbox::Written>(&event))
            return takeWritten(*written);
        else
            endFetch();
        return {};
    }

    // The next page is here before the documents of this one are. To write a checkpoint the source
    // has to be ours, then it waits.
    void askAhead()
    {
        const bool mayAsk = m_pages.empty()
            || (m_pages.size() <= kPagesAhead && !isLast(m_pages.back().told) && !isRecordDue());
        if (m_isAsked || !mayAsk)
            return;
        const bool mayWait = m_options.isContinuous && m_report.isUpToDate && m_pages.empty();
        if (m_wantsDocuments && !mayWait)
            m_reader->askChangesWithDocuments(m_askedSeq, m_options.batch);
        else
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
        QMap<QString, store::RevisionsDiff> lacking;
        if (!asked.isEmpty()) {
            HZ_TRY(lacking, m_target.missing(asked, m_task));
            m_wantsDocuments = lacking.size() == asked.size(); // and so it may go on
        }
        const QList<Parcel> came = std::exchange(page.documents, {});
        m_pages.push_back({++m_lastPage, std::move(page)});
        askAhead(); // before the documents of this one
        takeCome(came, lacking);
        QList<Wanted> wanted;
        for (auto it = lacking.cbegin(); it != lacking.cend(); ++it)
            wanted.append({it.key(), it->missing, it->possibleAncestors});
        if (!wanted.isEmpty())
            ask({m_lastPage, false}, std::move(wanted));
        return {};
    }

    // Documents that came with the last page. What is lacking besides is left in `lacking`.
    void takeCome(const QList<Parcel> &came, QMap<QString, store::RevisionsDiff> &lacking)
    {
        Batch batch{.fetch = {m_lastPage, false}};
        const auto flush = [&] {
            if (!batch.parcels.isEmpty())
                write(std::exchange(batch, {.fetch = batch.fetch}));
        };
        for (const Parcel &parcel : came) {
            const auto lacks = lacking.find(parcel.revision.id);
            if (lacks == lacking.end()
                || !lacks->missing.removeOne(parcel.revision.history.constFirst()))
                continue;
            if (lacks->missing.isEmpty())
                lacking.erase(lacks);
            ++m_report.read;
            batch.bytes += parcel.sizeBytes();
            batch.parcels.append(parcel);
            if (batch.parcels.size() >= m_options.batch || batch.bytes >= m_options.batchBytes)
                flush();
        }
        flush();
    }

    void ask(const Fetch &fetch, QList<Wanted> wanted)
    {
        ++pageOf(fetch).open;
        m_fetches.push_back(fetch);
        m_reader->askDocuments(std::move(wanted));
    }

    // It is there as long as something of it is open.
    Page &pageOf(const Fetch &fetch)
    {
        return *std::find_if(m_pages.begin(), m_pages.end(),
            [&](const Page &page) { return page.number == fetch.page; });
    }

    static bool isLast(const ChangesPage &page)
    {
        return page.changes.isEmpty() || page.pending.value_or(-1) == 0;
    }

    void takeParcel(Parcel parcel)
    {
        ++m_report.read;
        m_batch.bytes += parcel.sizeBytes();
        m_batch.parcels.append(std::move(parcel));
        if (m_batch.parcels.size() >= m_options.batch || m_batch.bytes >= m_options.batchBytes)
            writeBatch();
    }

    void endFetch()
    {
        writeBatch();
        --pageOf(m_fetches.front()).open;
        m_fetches.pop_front();
    }

    // What is on the target is counted, and told of.
    Result<> endPages()
    {
        const bool hadPages = !m_pages.empty();
        while (!m_pages.empty() && m_pages.front().open == 0) {
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
        const bool isDone = hadPages && m_pages.empty() && m_report.isUpToDate;
        return isDone && m_options.onUpToDate ? m_options.onUpToDate(m_target, m_task) : Result<>();
    }

    void writeBatch()
    {
        if (m_batch.parcels.isEmpty())
            return;
        m_batch.fetch = m_fetches.front();
        write(std::exchange(m_batch, {}));
    }

    void write(Batch batch)
    {
        ++pageOf(batch.fetch).open;
        ++m_underWay;
        m_writer->write(std::move(batch));
    }

    // The source has failed.
    Result<> writeRest(Inbox &inbox)
    {
        writeBatch();
        while (m_underWay > 0) {
            HZ_TRY(Inbox::Event event, inbox.next(Inbox::Wanted::Written, m_task));
            HZ_CHECK(take(std::move(event)));
        }
        return {};
    }

    Result<> takeWritten(const Inbox::Written &written)
    {
        --m_underWay;
        HZ_CHECK(written.refused);
        const Batch &batch = written.batch;
        m_report.written += batch.parcels.size() - written.refused->size();
        QList<Wanted> withAllBytes; // where the target had not those that it should have
        QList<Refusal> final;
        for (const Refusal &refusal : *written.refused)
            takeRefusal(batch, refusal, withAllBytes, final);
        if (m_options.onRefused && !final.isEmpty())
            HZ_CHECK(m_options.onRefused(final));
        if (!withAllBytes.isEmpty())
            ask({batch.fetch.page, true}, std::move(withAllBytes));
        --pageOf(batch.fetch).open;
        tell();
        return {};
    }

    void takeRefusal(const Batch &batch, const Refusal &refusal, QList<Wanted> &withAllBytes,
        QList<Refusal> &final)
    {
        const auto parcel
            = std::find_if(batch.parcels.cbegin(), batch.parcels.cend(), [&](const Parcel &sent) {
                  return sent.revision.id == refusal.id
                      && sent.revision.history.value(0) == refusal.revision;
              });
        if (!batch.fetch.isWithAllBytes && parcel != batch.parcels.cend()
            && !parcel->revision.keep.isEmpty() && refusal.error.kind == Error::Kind::NotFound) {
            withAllBytes.append({refusal.id, {refusal.revision}, {}});
            return;
        }
        final.append(refusal);
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
    bool m_wantsDocuments = false; // with their changes: the target lacks all it was told of last
    bool m_hasNews = false; // since the last checkpoint
    SourceReader *m_reader = nullptr;
    TargetWriter *m_writer = nullptr;
    QJsonValue m_askedSeq; // up to which pages have come
    bool m_isAsked = false; // for the next one
    PageNumber m_lastPage = 0;
    std::deque<Page> m_pages;
    std::deque<Fetch> m_fetches; // in the order in which they are answered
    Batch m_batch; // of the first of them
    int m_underWay = 0; // batches
    std::chrono::steady_clock::time_point m_recordedAt = std::chrono::steady_clock::now();
};

} // namespace

Result<ReplicationReport> replicate(
    Endpoint &source, Endpoint &target, const ReplicationOptions &options, TaskControl &task)
{
    return Run(source, target, options, task).run();
}

} // namespace hz::sync

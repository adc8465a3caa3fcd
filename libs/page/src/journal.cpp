#include "elementcodec.h"

#include <hz/core/hash.h>
#include <hz/page/journal.h>

#include <QtCore/QCborArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>
#include <QtCore/QtEndian>

#include <algorithm>
#include <chrono>
#include <utility>

namespace hz::page {

namespace {

Q_LOGGING_CATEGORY(lcJournal, "hz.page.journal")

constexpr QByteArrayView kMagic("HZJ1");
constexpr qsizetype kFrame = 8; // length and checksum
constexpr auto kRetryAfter = std::chrono::seconds(2);

enum RecordKind { kHead = 1, kOp = 2, kFolded = 3 };

QByteArray framed(const QCborArray &payload)
{
    const QByteArray bytes = QCborValue(payload).toCbor();
    QByteArray record(kFrame, Qt::Uninitialized);
    qToLittleEndian(quint32(bytes.size()), record.data());
    qToLittleEndian(crc32c(bytes), record.data() + 4);
    return record + bytes;
}

QByteArray foldedRecord(quint64 seq)
{
    return framed({int(kFolded), qint64(seq)});
}

std::optional<JournalHead> headFrom(const QCborArray &fields)
{
    JournalHead head;
    head.lesson = LessonId(fields.at(1).toString());
    if (!Ulid::fromString(head.lesson.text()))
        return std::nullopt;
    head.title = fields.at(2).toString();
    head.created = QDateTime::fromMSecsSinceEpoch(integerOf(fields.at(3)), Qt::UTC);
    if (fields.at(4).isArray()) {
        const QCborArray source = fields.at(4).toArray();
        const qint64 pages = integerOf(source.at(2), -1);
        if (pages < 0 || pages > 1'000'000)
            return std::nullopt;
        head.source = PdfSource{.sha256 = source.at(0).toByteArray(),
            .sizeBytes = integerOf(source.at(1)),
            .pageCount = int(pages),
            .fileName = source.at(3).toString(),
            .path = source.at(4).toString()};
    }
    return head;
}

// The head is synced before a change is written. For what was not synced a power cut leaves zeros.
bool wasNeverBegun(const QByteArray &bytes)
{
    return bytes.size() < kMagic.size() + kFrame
        || std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

} // namespace

QString journalName(const QString &path)
{
    return QFileInfo(path).completeBaseName();
}

QByteArray journalHeadRecord(const JournalHead &head)
{
    QCborValue source;
    if (head.source)
        source = QCborArray{head.source->sha256, head.source->sizeBytes, head.source->pageCount,
            head.source->fileName, head.source->path};
    return framed(
        {int(kHead), head.lesson.text(), head.title, head.created.toMSecsSinceEpoch(), source});
}

QByteArray journalOpRecord(const JournalEntry &entry)
{
    return framed({int(kOp), qint64(entry.seq), qint64(entry.group), toCbor(entry.op)});
}

Result<JournalContents> readJournal(const QString &path)
{
    HZ_TRY(const QByteArray bytes, readFile(path, kMaxJournalBytes));
    return parseJournal(bytes, path);
}

Result<JournalContents> parseJournal(const QByteArray &bytes, const QString &path)
{
    const auto unreadable = [&path](const QString &detail) {
        return Error{Error::Kind::Corrupt,
            QCoreApplication::translate(
                "hz::page::Journal", "The journal “%1” is damaged and cannot be read.")
                .arg(path),
            detail};
    };
    if (wasNeverBegun(bytes))
        return failure(Error::Kind::NotFound,
            QCoreApplication::translate("hz::page::Journal", "The journal “%1” is empty.")
                .arg(path));
    if (!bytes.startsWith(kMagic))
        return Failure(unreadable(QStringLiteral("no journal")));
    JournalContents contents;
    bool haveHead = false;
    qsizetype at = kMagic.size();
    const auto giveUp = [&](const QString &why) {
        contents.unreadable = unreadable(QStringLiteral("%1 at byte %2").arg(why).arg(at));
    };
    while (bytes.size() - at >= kFrame) {
        const auto size = qsizetype(qFromLittleEndian<quint32>(bytes.constData() + at));
        const quint32 sum = qFromLittleEndian<quint32>(bytes.constData() + at + 4);
        if (size == 0 || size > kMaxJournalRecord || bytes.size() - at - kFrame < size)
            break;
        const QByteArrayView payload = QByteArrayView(bytes).sliced(at + kFrame, size);
        if (crc32c(payload) != sum)
            break;
        const QCborArray fields = QCborValue::fromCbor(payload.toByteArray()).toArray();
        const qint64 kind = integerOf(fields.at(0));
        if (kind == kHead) {
            const std::optional<JournalHead> head = headFrom(fields);
            if (!head) {
                giveUp(QStringLiteral("bad head"));
                break;
            }
            contents.head = *head;
            haveHead = true;
        } else if (!haveHead) {
            break;
        } else if (kind == kOp) {
            const Result<Op> op = opFromCbor(fields.at(3));
            if (!op) {
                giveUp(op.error().detail);
                break;
            }
            contents.entries.push_back(
                {quint64(integerOf(fields.at(1))), quint64(integerOf(fields.at(2))), *op});
        } else if (kind == kFolded) {
            contents.foldedSeq = std::max(contents.foldedSeq, quint64(integerOf(fields.at(1))));
        } // a kind that a newer version writes is skipped: its frame is whole
        at += kFrame + size;
    }
    if (!haveHead)
        return Failure(unreadable(QStringLiteral("no head")));
    contents.goodBytes = at;
    return contents;
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::create(
    const QString &path, const JournalHead &head)
{
    HZ_TRY(std::unique_ptr<FileLock> lock, FileLock::tryLock(path));
    HZ_TRY(std::unique_ptr<AppendFile> file, AppendFile::open(path));
    if (file->size() > 0)
        return failure(Error::Kind::Conflict,
            QCoreApplication::translate("hz::page::Journal",
                "The journal “%1” holds changes that have not been taken up yet.")
                .arg(path));
    const auto begin = [&]() -> Result<> {
        HZ_CHECK(file->append(kMagic.toByteArray() + journalHeadRecord(head)));
        HZ_CHECK(file->sync());
        return syncDirectory(QFileInfo(path).absolutePath());
    };
    if (const Result<> begun = begin(); !begun) {
        QFile::remove(path);
        return Failure(begun.error());
    }
    return std::unique_ptr<JournalWriter>(new JournalWriter(std::move(lock), std::move(file)));
}

JournalWriter::JournalWriter(std::unique_ptr<FileLock> lock, std::unique_ptr<AppendFile> file)
    : m_path(file->path())
    , m_lock(std::move(lock))
    , m_file(std::move(file))
    , m_firstHeadSize(m_file->size())
    , m_thread([this] { run(); })
{
}

JournalWriter::~JournalWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
    // Synced: else a power cut brings it back, to be replayed over what came later.
    if (m_removeFile && QFile::remove(m_path))
        (void)syncDirectory(QFileInfo(m_path).absolutePath());
}

void JournalWriter::enqueue(Pending pending)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(pending));
    }
    m_wake.notify_one();
}

void JournalWriter::append(JournalEntry entry)
{
    const quint64 seq = entry.seq;
    enqueue({.kind = Pending::Kind::Change, .seq = seq, .entry = std::move(entry)});
}

void JournalWriter::rewriteHead(const JournalHead &head)
{
    enqueue({Pending::Kind::Head, 0, journalHeadRecord(head)});
}

void JournalWriter::markFolded(quint64 seq)
{
    enqueue({Pending::Kind::Folded, seq, foldedRecord(seq)});
}

void JournalWriter::retry()
{
    {
        const std::lock_guard lock(m_mutex);
        m_retryNow = true;
    }
    m_wake.notify_one();
}

Result<> JournalWriter::write(const std::vector<Pending> &batch)
{
    QByteArray bytes;
    quint64 lastSeq = m_lastSeq;
    std::optional<quint64> folded;
    for (const Pending &pending : batch) {
        switch (pending.kind) {
        case Pending::Kind::Change:
            lastSeq = std::max(lastSeq, pending.seq);
            break;
        case Pending::Kind::Head:
            m_newHead = pending.record;
            break;
        case Pending::Kind::Folded:
            folded = std::max(folded.value_or(0), pending.seq);
            break;
        }
        bytes += pending.record;
    }
    if (folded && *folded >= lastSeq) {
        // Everything is in the documents: back to the head alone. A cut between the two calls
        // leaves the first head, and what a newer one said is in the lesson's document by now.
        HZ_CHECK(m_file->truncate(m_firstHeadSize));
        bytes = m_newHead;
    }
    HZ_CHECK(m_file->append(bytes));
    HZ_CHECK(m_file->sync());
    m_bytesWritten += bytes.size();
    m_lastSeq = lastSeq;
    return {};
}

void JournalWriter::run()
{
    std::vector<Pending> batch; // kept over failures: nothing is lost while the program runs
    bool failing = false;
    for (;;) {
        bool stop = false;
        {
            std::unique_lock lock(m_mutex);
            if (failing) {
                m_wake.wait_for(lock, kRetryAfter, [this] { return m_stop || m_retryNow; });
                m_retryNow = false;
            } else {
                m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
            }
            stop = m_stop;
            batch.insert(batch.end(), std::make_move_iterator(m_queue.begin()),
                std::make_move_iterator(m_queue.end()));
            m_queue.clear();
        }
        for (Pending &pending : batch)
            if (const auto entry = std::exchange(pending.entry, {}))
                pending.record = journalOpRecord(*entry);
        if (!batch.empty()) {
            const Result<> written = write(batch);
            if (written) {
                failing = false;
                batch.clear();
                m_durable = m_lastSeq;
                Q_EMIT durable(m_lastSeq);
            } else if (!failing) {
                failing = true;
                qCWarning(lcJournal) << "cannot write" << m_path << written.error().detail;
                Q_EMIT failed(written.error());
            }
        }
        if (stop)
            return;
    }
}

} // namespace hz::page

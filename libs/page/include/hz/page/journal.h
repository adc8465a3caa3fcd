// The journal of an open lesson: every op, appended and synced as it completes, so that neither
// kill -9 nor a power cut takes a finished stroke. Layout in the README.
//
// One file per session, locked while it lives; a journal whose lock is free was left behind by a
// crash. JournalWriter lives on the GUI thread and writes on a thread of its own; reading: any
// thread.
#pragma once

#include <hz/core/file.h>
#include <hz/core/result.h>
#include <hz/page/lesson.h>
#include <hz/page/op.h>

#include <QtCore/QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace hz::page {

inline constexpr qint64 kMaxJournalBytes = qint64(1) << 30;
inline constexpr qint64 kMaxJournalRecord = 64 << 20;

/// What a crash needs to know of a lesson that may have no document yet.
struct JournalHead {
    LessonId lesson;
    QString title;
    QDateTime created;
    std::optional<PdfSource> source;

    bool operator==(const JournalHead &) const = default;
};

struct JournalEntry {
    quint64 seq = 0;
    quint64 group = 0; // ops of one group are one step of undo
    Op op;
};

struct JournalContents {
    JournalHead head;
    quint64 foldedSeq = 0; // documents hold everything up to here
    std::vector<JournalEntry> entries; // all, folded ones too
    qint64 goodBytes = 0; // what follows was torn by the crash
    std::optional<Error> unreadable; // unless it is whole, but says what this version cannot read
};

/// Everything up to the first damaged record. NotFound if nothing was ever in it, Corrupt if the
/// head cannot be read.
Result<JournalContents> readJournal(const QString &path);
/// The same from the bytes of the journal `path`, which errors name.
Result<JournalContents> parseJournal(const QByteArray &bytes, const QString &path);

/// What a journal is known by, apart from where it lies.
QString journalName(const QString &path);

/// The records, for tests and tools.
QByteArray journalHeadRecord(const JournalHead &head);
QByteArray journalOpRecord(const JournalEntry &entry);

class JournalWriter final : public QObject {
    Q_OBJECT

public:
    /// Starts `path`, which must not hold anything: Conflict if it does. A folder that cannot be
    /// written to is an error here; a disk that fills up later is not: records wait in memory and
    /// are tried again.
    static Result<std::unique_ptr<JournalWriter>> create(
        const QString &path, const JournalHead &head);
    /// Waits until what can be written is written.
    ~JournalWriter() override;

    /// Queues an op; it becomes bytes on the writer's thread. Never blocks on the disk.
    void append(JournalEntry entry);
    /// Queues a new head: the lesson's PDF has arrived in the profile.
    void rewriteHead(const JournalHead &head);
    /// Documents hold everything up to `seq`: the file shrinks to its head when nothing newer is in
    /// it.
    void markFolded(quint64 seq);
    /// Tries failed writes again now.
    void retry();
    /// The lesson is closed and folded: removes the file when the writer goes.
    void removeWhenDone() { m_removeFile = true; }

    const QString &path() const { return m_path; }
    QString name() const { return journalName(m_path); }
    quint64 durableSeq() const { return m_durable.load(); }
    qint64 bytesWritten() const { return m_bytesWritten.load(); }

Q_SIGNALS:
    /// Every op up to `seq` survives a power cut.
    void durable(quint64 seq);
    /// Writing fails; told once until it works again. Nothing is lost while the program runs.
    void failed(const hz::Error &error);

private:
    struct Pending {
        enum class Kind { Change, Head, Folded } kind;
        quint64 seq;
        QByteArray record = {};
        std::optional<JournalEntry> entry = {}; // a change that is no record yet
    };

    JournalWriter(std::unique_ptr<FileLock> lock, std::unique_ptr<AppendFile> file);
    void run();
    void enqueue(Pending pending);
    Result<> write(const std::vector<Pending> &batch);

    QString m_path;
    std::unique_ptr<FileLock> m_lock;
    bool m_removeFile = false;

    // Touched by the writer's thread only.
    std::unique_ptr<AppendFile> m_file;
    qint64 m_firstHeadSize; // the file never gets shorter
    QByteArray m_newHead; // replaces the first one; empty = it still holds
    quint64 m_lastSeq = 0;

    std::atomic<quint64> m_durable = 0;
    std::atomic<qint64> m_bytesWritten = 0;

    std::mutex m_mutex; // guards m_queue, m_stop and m_retryNow
    std::condition_variable m_wake;
    std::vector<Pending> m_queue;
    bool m_stop = false;
    bool m_retryNow = false;
    std::thread m_thread;
};

} // namespace hz::page

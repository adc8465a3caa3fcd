// The lessons of a profile: list, create, open, bring in, put away, recover after a crash. GUI
// thread; what takes long comes back as a Task.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/page/history.h>
#include <hz/page/session.h>
#include <hz/store/profile.h>

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QRectF>
#include <QtGui/QImage>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hz::page {

struct LessonSummary {
    LessonId id;
    QString title;
    int pages = 0;
    QDateTime modified; // UTC
    bool fromPdf = false;
    QString folder = {}; // empty = none
    std::optional<QDateTime> removedAt = {}; // UTC; in the bin since

    bool operator==(const LessonSummary &) const = default;
};

struct Recovery {
    std::optional<LessonId> reopen; // was open when the program died
    int journals = 0;
    QList<Error> problems; // what could not be taken up; the journal it is in is kept
};

/// A lesson made of what a sitting left.
struct RestoredLesson {
    LessonId id;
    QString title;
    int missingPages = 0; // could not be read
};

inline constexpr int kBinDays = 30;

class LessonLibrary {
    Q_DECLARE_TR_FUNCTIONS(hz::page::LessonLibrary)

public:
    /// The table of lessons that the database must be opened with.
    static store::Projection projection();

    LessonLibrary(const store::Profile &profile, store::Database &database,
        const Clock &clock = systemClock());

    /// Those not in the bin and fit `search`, newest first.
    Result<QList<LessonSummary>> lessons(const QString &search = {}) const;
    /// Those in the bin, the last put there first.
    Result<QList<LessonSummary>> binned() const;
    /// The same, read off the GUI thread.
    Task<QList<LessonSummary>> readBinned();
    /// The folders that lessons are in, by name.
    Result<QStringList> folders() const;
    /// The lesson of an id or of an unambiguous beginning of one.
    Result<LessonId> find(const QString &idOrPrefix) const;

    /// A lesson with one empty page.
    Result<std::unique_ptr<LessonSession>> create(const QString &title, const Background &first);
    /// A lesson over a PDF; nothing is done for its pages. The caller starts storePdf().
    Result<std::unique_ptr<LessonSession>> createFromPdf(const QString &path);
    /// Takes up first what a session left that could not be folded. Where nothing can be written
    /// the lesson is shown read-only.
    Result<std::unique_ptr<LessonSession>> open(const LessonId &id);
    /// Copies the PDF of a lesson into the profile and tells the session; nothing to do when it is
    /// there.
    Task<store::BlobRef> storePdf(LessonSession &session);
    /// The lessons of a .hzl file.
    Task<QList<LessonId>> importPortable(const QString &path);

    // On lessons that are stored; one that is open takes part in these changes when it is folded.

    Task<bool> rename(const LessonId &id, const QString &title);
    Task<bool> setFolder(const LessonId &id, const QString &folder);
    /// A copy of the lesson as it is stored, with its pages and their ink.
    Task<LessonId> duplicate(const LessonId &id, const QString &title);
    Task<bool> moveToBin(const LessonId &id);
    Task<bool> restore(const LessonId &id);
    /// Removes what has been in the bin for kBinDays; tells how many there were.
    Task<int> purgeBin();
    /// The lessons of another database of the profile come here, with all that belongs to them, and
    /// are gone there; tells how many there were. None of them may be open. What is broken off is
    /// done the next time.
    Task<int> claimFrom(store::Database &other);
    /// The lesson and its pages, for good; their blobs stay until the store cleans up.
    Result<> remove(const LessonId &id);

    /// Keeps what is stored of the lesson as a version of its own, unless it is kept already; see
    /// history.h. open() and recover() do it for what was left behind.
    Task<bool> keepSitting(const LessonId &id);
    /// What was kept of the lesson, newest first.
    Task<QList<Sitting>> history(const LessonId &id);
    /// A new lesson from what the sitting left; nothing else changes.
    Task<RestoredLesson> restoreSitting(
        const LessonId &id, const SittingId &sitting, const QString &title);

    /// Folds journals that a dead process left behind. Journals of living ones are not touched.
    Recovery recover();

    /// Where the lesson's picture is, or will be.
    QString picturePath(const LessonId &id) const;
    /// Renders the picture of the first page anew, off the GUI thread.
    Task<bool> updatePicture(const LessonSession &session);

private:
    struct TakenUp {
        bool isInUse = false; // by a living process: left alone
        std::optional<LessonId> lesson; // that has the changes now
        std::optional<Error> lost; // what could not be read, set aside
    };
    QStringList journals(const QString &pattern) const;
    Result<TakenUp> takeUp(const QString &journal);
    Result<std::optional<LessonId>> foldJournal(
        const JournalContents &journal, const QString &name);
    Result<std::unique_ptr<JournalWriter>> beginJournal(const LessonRecord &record) const;
    std::unique_ptr<LessonSession> sessionOf(
        std::unique_ptr<LessonRecord> record, Result<std::unique_ptr<JournalWriter>> journal) const;

    Task<bool> change(const LessonId &id, std::function<Result<>(QJsonObject &body)> change);

    const store::Profile &m_profile;
    store::Database &m_database;
    const Clock &m_clock;
    const QString m_journals; // a folder: what one database's lessons left is not another's
    TaskScope m_tasks{ioPool()};
};

/// Every word of `search` is in the title or the folder; large and small letters, full-width and
/// half-width ones are the same.
bool fits(const LessonSummary &lesson, const QString &search);

/// The folders that these lessons are in, by name.
QStringList foldersOf(const QList<LessonSummary> &lessons);

/// Where the lesson's PDF can be read now; empty if nowhere.
QString pdfPathOf(const Lesson &lesson, const store::BlobStore &blobs);

/// The lessons not in the bin, newest first. Any thread.
Result<QList<LessonSummary>> storedLessons(const store::Database &database);

/// A page as its document has it; NotFound where it has none. Any thread.
Result<std::unique_ptr<Page>> storedPage(
    const store::Database &database, const LessonId &lesson, const PageId &page);
/// One revision of a page, to be compared with another.
struct PageVersion {
    QImage picture = {}; // null where the page is removed
    std::vector<QRectF> marked = {}; // where the elements that were asked for lie, in its pixels
};
/// By the id of its document; of at most that many pixels. `runs` are ids of ink runs and of other
/// elements. On a worker.
Result<PageVersion> pageVersion(const store::Database &database, const store::BlobStore &blobs,
    const QString &document, const QString &revision, const QStringList &runs, QSize atMost,
    TaskControl &task);

} // namespace hz::page

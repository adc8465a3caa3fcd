// An open lesson as the screen sees it: changes become ops, ops are applied at once, journalled
// within milliseconds, folded into documents when idle. Nobody ever saves. GUI thread; disk work
// runs elsewhere.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/page/journal.h>
#include <hz/page/lesson.h>
#include <hz/store/blobstore.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hz::store {
class Database;
}

namespace hz::page {

struct LessonRecord;
struct StoredAndPage;
class UndoStack;

class LessonSession final : public QObject {
    Q_OBJECT

public:
    enum class SaveState { Saved, Saving, Failing };
    Q_ENUM(SaveState)

    /// Takes over a lesson read from the store. Read-only if there is an error instead of a
    /// journal.
    LessonSession(std::unique_ptr<LessonRecord> record, store::Database &database,
        store::BlobStore blobs, Result<std::unique_ptr<JournalWriter>> journal,
        QObject *parent = nullptr);
    ~LessonSession() override;

    const Lesson &lesson() const;
    /// Written by a newer version, open in another program, or the profile cannot be written to:
    /// shown, never changed.
    bool isReadOnly() const { return !m_journal; }
    /// Why, if it is.
    const std::optional<Error> &readOnlyReason() const { return m_readOnlyReason; }
    void setPdfPageSize(Lesson::PdfPageSize size);

    PageId currentPage() const;
    void setCurrentPage(const PageId &page);
    /// The pages before and after, those that exist; the one after first.
    std::vector<PageId> neighbours(const PageId &page) const;

    /// The page a new lesson begins with; no step of undo.
    void addFirstPage(const Background &background);
    StrokeId addStroke(const PageId &page, ink::Stroke stroke, Writer writer = {});
    void eraseStrokes(
        const PageId &page, const std::vector<StrokeId> &ids, quint64 gesture, Writer writer = {});
    /// Takes away the ink under the way of a round eraser of `radius` page units and leaves the
    /// rest of each stroke where it is, also in the stacking order. Returns where that can be seen,
    /// in page units.
    QRectF eraseArea(const PageId &page, QPointF from, QPointF to, double radius, quint64 gesture,
        Writer writer = {});

    // Elements. Calls with the same `gesture`, a new one's number, are one step of undo; 0 is a
    // step of its own. Locked elements stay as they are.

    quint64 newGesture() { return ++m_group; }

    /// Puts elements on top, in their order, under ids of their own; returns these.
    std::vector<ElementId> addElements(
        const PageId &page, std::vector<Element> elements, Writer writer = {});
    ElementId addObject(
        const PageId &page, Object object, const QTransform &placed, Writer writer = {});
    void removeElements(const PageId &page, const std::vector<ElementId> &ids, quint64 gesture = 0,
        Writer writer = {});
    /// Moves, turns or scales what is there: `by` maps points of the page.
    void transformElements(const PageId &page, const std::vector<ElementId> &ids,
        const QTransform &by, quint64 gesture = 0);
    /// A property by its name in element.h; elements that do not have it stay as they are.
    void setElementProperty(const PageId &page, const std::vector<ElementId> &ids,
        const QString &name, const QCborValue &value, quint64 gesture = 0);
    /// Other content for an element that is no ink.
    void setObject(
        const PageId &page, const ElementId &id, const Object &object, quint64 gesture = 0);
    void raise(const PageId &page, const std::vector<ElementId> &ids);
    void lower(const PageId &page, const std::vector<ElementId> &ids);
    void bringToFront(const PageId &page, const std::vector<ElementId> &ids);
    void sendToBack(const PageId &page, const std::vector<ElementId> &ids);
    GroupId group(const PageId &page, const std::vector<ElementId> &ids);
    void ungroup(const PageId &page, const std::vector<ElementId> &ids);
    void lock(const PageId &page, const std::vector<ElementId> &ids);
    void unlock(const PageId &page, const std::vector<ElementId> &ids);
    /// Copies on top, moved by `offset`.
    std::vector<ElementId> duplicate(
        const PageId &page, const std::vector<ElementId> &ids, QPointF offset);

    // What comes from outside. Reading and checking happen on a worker; elementsArrived() or
    // arrivalFailed() tell the end. What arrives together is one step of undo.

    /// The elements and the pictures they show as bytes of kElementsMime.
    Task<QByteArray> copyElements(const PageId &page, const std::vector<ElementId> &ids);
    /// Puts copied elements on the page, around `centre` or where they were.
    void pasteElements(
        const PageId &page, const QByteArray &clip, std::optional<QPointF> centre = {});
    /// Picture files: one around `centre` or in the middle of the page, several side by side.
    void addPictureFiles(
        const PageId &page, const QStringList &paths, std::optional<QPointF> centre = {});
    /// A picture that is no file; `name` is for people.
    void addPicture(const PageId &page, const QByteArray &bytes, const QString &name,
        std::optional<QPointF> centre = {});

    // Pages.

    /// Adds an empty page after `after` and goes there.
    PageId addPage(const PageId &after, const Background &background);
    /// Adds a copy after the page and goes there.
    PageId duplicatePage(const PageId &page);
    /// The last page of a lesson cannot be removed.
    void removePage(const PageId &page);
    void removePages(const std::vector<PageId> &pages);
    /// Behind `after`, in this order; to the front if that is empty.
    void movePages(const std::vector<PageId> &pages, const PageId &after);
    /// Another height, in page units, never so small that it cuts off the usual page.
    void setPageHeight(const PageId &page, int height);
    void setTitle(const QString &title);
    void setBackground(const PageId &page, const Background &background);
    /// The copy of the PDF in the profile is complete.
    void setPdfStored(const QByteArray &sha256, qint64 sizeBytes, const QString &path);

    /// The newest step of anyone, or of one writer; what others did since stays as it is.
    bool canUndo(std::optional<Writer> writer = {}) const;
    bool canRedo(std::optional<Writer> writer = {}) const;
    void undo(std::optional<Writer> writer = {});
    void redo(std::optional<Writer> writer = {});

    SaveState saveState() const { return m_state; }
    const Error &lastError() const { return m_lastError; }
    /// Everything up to here survives a power cut.
    quint64 durableSeq() const;
    quint64 lastSeq() const { return m_seq; }
    const QString journalPath() const;

    /// Brings what changed into documents now, and tries again what failed.
    void fold();
    /// Calls `then` when everything written until now is in documents, or when they could not take
    /// it.
    void foldThen(QObject *context, std::function<void()> then);
    /// Folds and, if that worked, takes the journal away when the session is deleted: `closed`
    /// tells when it may be. After a failure the journal stays, and the next start reads it.
    void close();

Q_SIGNALS:
    void opApplied(const hz::page::Op &op);
    void currentPageChanged(const hz::page::PageId &page);
    void pagesChanged();
    void undoChanged();
    void elementsArrived(const hz::page::PageId &page, const std::vector<hz::page::ElementId> &ids);
    void arrivalFailed(const hz::Error &error);
    void saveStateChanged(hz::page::LessonSession::SaveState state);
    /// Once, when saving begins to fail.
    void saveFailed(const hz::Error &error);
    /// All changes are in documents, or `saveState` says why not.
    void folded();
    void closed();

private:
    const Page *writablePage(const PageId &page) const;
    void perform(const Op &op, quint64 group, Writer writer = {});
    /// A change of a selection, if there is one; `gesture` 0 is a step of its own.
    void arrange(const std::optional<Op> &op, quint64 gesture, Writer writer = {});
    void commit(const Op &op, quint64 group);
    std::vector<Op> replay(const std::vector<Op> &ops);
    void noteDirty(const Op &op);
    void updateState();
    void onDurable(quint64 seq);
    void noteFailure(bool &fails, const Error &error);
    bool isFolded() const;
    /// Takes over what others did to pages that were changed here too, then folds again.
    void mergeThenFold();
    void merge(const StoredAndPage &theirs);
    void failFold(const Error &error);
    void arrive(const PageId &page, const Task<std::vector<Element>> &task,
        std::function<void(std::vector<Element> &elements)> place);
    void addPictures(
        const PageId &page, const Task<std::vector<Element>> &task, std::optional<QPointF> centre);
    StrokeId nextStrokeId(const PageId &page, const ink::Stroke &stroke, Writer writer);
    void noteCutAgain(const PageId &page, const Element &element, Writer writer);

    struct OpenRun {
        Ulid run;
        quint32 nextSeq = 0;
        qsizetype bytes = 0;
    };

    std::unique_ptr<LessonRecord> m_record;
    store::Database &m_database;
    const store::BlobStore m_blobs;
    std::optional<Error> m_readOnlyReason;
    std::unique_ptr<JournalWriter> m_journal; // null if there is a reason
    QHash<std::pair<PageId, Writer>, OpenRun> m_runs;
    const std::unique_ptr<UndoStack> m_undo;
    QSet<PageId> m_unreadable; // told already
    quint64 m_seq = 0;
    quint64 m_foldedSeq = 0; // documents hold everything up to here
    quint64 m_group
        = quint64(1) << 32; // smaller ones are left to callers with numbers of their own
    SaveState m_state = SaveState::Saved;
    Error m_lastError;
    QTimer m_idle;
    bool m_journalFails = false;
    bool m_foldFails = false;
    bool m_isFailureTold = false;
    bool m_folding = false;
    int m_merges = 0; // in a row, and still in conflict
    bool m_closing = false;
    TaskScope m_tasks{ioPool()}; // last: its work ends before the rest goes
};

} // namespace hz::page

// The lesson that is open, the pictures of its PDF, and lessons that are still being put away.
// Opening and closing never wait for the disk: what is folded goes on beside the next lesson. GUI
// thread.
#pragma once

#include <hz/canvas/pdfpages.h>
#include <hz/core/clock.h>
#include <hz/page/library.h>
#include <hz/page/pictures.h>

#include <QtCore/QObject>

#include <memory>
#include <vector>

namespace hz::board {

class LessonHost final : public QObject {
    Q_OBJECT

public:
    LessonHost(const store::Profile &profile, store::Database &database, const Clock &clock);
    ~LessonHost() override;

    page::LessonLibrary &library() { return m_library; }
    /// Null while no lesson is open.
    page::LessonSession *session() const { return m_open.session.get(); }
    /// Null where the open lesson has no PDF.
    canvas::PdfPages *pdf() const { return m_open.pdf.get(); }
    /// The decoded pictures of the open lesson; null while none is open.
    page::Pictures *pictures() const { return m_open.pictures.get(); }
    const store::BlobStore &blobs() const { return m_profile.blobs(); }
    const store::Database &database() const { return m_database; }

    /// What was open when the program died, as it was left.
    void recover();
    /// A lesson that begins with an empty page like this.
    void startNew(const page::Background &first = {});
    void open(const page::LessonId &id);
    /// A PDF or a portable lesson; the suffix says which.
    void openFile(const QString &path);
    /// Folds and closes the open lesson; idle() follows.
    void putAway();
    bool isIdle() const { return !m_open.session && m_closing.empty(); }

Q_SIGNALS:
    void opened();
    /// The session and its pictures are about to go from session() and pdf().
    void leaving();
    void lessonsChanged();
    void failed(const hz::Error &error);
    void importing(const hz::Task<QList<hz::page::LessonId>> &task, const QString &fileName);
    /// Everything is in documents.
    void idle();

private:
    struct Lesson {
        std::unique_ptr<page::LessonSession> session;
        std::unique_ptr<canvas::PdfPages> pdf;
        std::unique_ptr<page::Pictures> pictures;
    };
    void take(Result<std::unique_ptr<page::LessonSession>> session);
    void closed(page::LessonSession *session);
    void storePdf();

    const store::Profile &m_profile;
    store::Database &m_database;
    Lesson m_open;
    std::vector<std::unique_ptr<page::LessonSession>> m_closing;
    std::optional<page::LessonId> m_next; // to be opened as soon as it has been put away
    page::LessonLibrary m_library; // last: its work ends before the sessions go
};

} // namespace hz::board

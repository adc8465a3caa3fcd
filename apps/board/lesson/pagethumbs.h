// Small pictures of pages, rendered off the GUI thread: what is seen first, what has changed
// shortly after, what is far away not at all. No widgets. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/page/history.h>
#include <hz/page/session.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtGui/QImage>

#include <functional>
#include <optional>
#include <vector>

namespace hz::board {

class PageThumbs final : public QObject {
    Q_OBJECT

public:
    /// Renders one page. Holds values only; runs on a worker.
    using Work = std::function<Result<QImage>(TaskControl &)>;
    /// The work for a page as it is now, no larger than so many pixels.
    using Source = std::function<Work(const page::PageId &page, QSize pixels)>;

    explicit PageThumbs(QObject *parent = nullptr);

    /// Forgets every picture, and what was wanted. An empty source: there are no pages.
    void setSource(Source source);
    /// Pictures of another size are shown until those of this size are there.
    void setPixels(QSize pixels);
    /// The pages worth a picture, the most urgent first. All others are dropped, and work on them
    /// is cancelled.
    void want(std::vector<page::PageId> pages);
    /// The page looks different now: rendered anew shortly, with what else changes meanwhile.
    void setStale(const page::PageId &page);

    /// Null while there is none.
    QImage picture(const page::PageId &page) const { return m_thumbs.value(page).image; }
    /// Everything wanted is as the pages are.
    bool isSettled() const;

Q_SIGNALS:
    void changed(const hz::page::PageId &page);

private:
    struct Thumb {
        QImage image;
        bool isStale = true;
        quint64 job = 0; // that renders it now; 0 = none
        std::shared_ptr<TaskState> state; // of that job
    };
    void start();
    void start(const page::PageId &page, Thumb &thumb);
    void finish(const page::PageId &page, quint64 job, const Result<QImage> &image);

    Source m_source;
    QSize m_pixels;
    std::vector<page::PageId> m_wanted;
    QHash<page::PageId, Thumb> m_thumbs; // of the wanted pages
    quint64 m_lastJob = 0;
    int m_running = 0; // with those that were cancelled
    QTimer m_calm; // while it runs, pages that have a picture wait
    TaskScope m_tasks{cpuPool()}; // last: its work ends before the rest goes
};

/// Pictures of the pages of an open lesson: the upper part of a page that has grown. A page that is
/// in memory is copied; any other is read on the worker, so that a long lesson stays on the disk.
/// All must outlive the source.
PageThumbs::Source thumbsOf(const page::LessonSession &session, const store::Database &database,
    const store::BlobStore &blobs);
/// The same of a lesson as a sitting left it.
PageThumbs::Source thumbsOf(const std::shared_ptr<const page::Lesson> &lesson,
    const page::SittingId &sitting, const store::Database &database, const store::BlobStore &blobs);

} // namespace hz::board

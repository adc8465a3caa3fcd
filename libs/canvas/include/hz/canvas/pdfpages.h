// Pictures of a PDF's pages, rendered on a thread of their own: the page shown first, then its
// neighbours, so that turning is a copy. Nothing is done for a page nobody looks at. GUI thread;
// the PDF itself lives on the worker.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>

#include <QtCore/QObject>
#include <QtCore/QRectF>
#include <QtCore/QSize>
#include <QtGui/QImage>

#include <memory>
#include <optional>
#include <vector>

namespace hz::pdf {
class Document;
}

namespace hz::canvas {

class PdfPages final : public QObject {
    Q_OBJECT

public:
    /// A picture of a part of a page: `part` in 0…1 of the page, which as a whole would have
    /// `fullPixels`.
    struct Picture {
        int page = 0;
        QSize fullPixels;
        QRectF part{0, 0, 1, 1};
        QImage image;
    };
    struct Wanted {
        int page = 0;
        QSize fullPixels;
        QRectF part{0, 0, 1, 1};

        bool operator==(const Wanted &) const = default;
    };

    explicit PdfPages(const QString &path, QObject *parent = nullptr);
    ~PdfPages() override;

    /// The same PDF is elsewhere now. Pictures made before stay.
    void setPath(const QString &path);

    /// The sharpest picture there is of the page, or null.
    const Picture *picture(int page) const;
    bool has(const Wanted &wanted) const;
    /// What to render, most urgent first. Replaces the list before; work under way for something
    /// else stops.
    void want(std::vector<Wanted> wanted);

Q_SIGNALS:
    void pictureReady(int page);
    /// A page could not be rendered; told once a page.
    void failed(int page, const hz::Error &error);

private:
    void next();
    void finish(const Wanted &wanted, const Result<QImage> &image);

    struct Worker; // the document, touched on the pool's one thread only
    std::shared_ptr<Worker> m_worker;
    QThreadPool m_pool;
    std::vector<Wanted> m_wanted;
    std::vector<Picture> m_pictures; // most recently made last
    std::vector<int> m_broken;
    std::optional<Wanted> m_running;
    std::optional<Task<QImage>> m_task;
    TaskScope m_tasks; // last: it waits for the work before the rest goes
};

} // namespace hz::canvas

#include <hz/canvas/pdfpages.h>
#include <hz/pdf/document.h>

#include <algorithm>

namespace hz::canvas {

namespace {

// The page shown, its two neighbours and the two pages last left: turning back and forth renders
// nothing.
constexpr size_t kPicturesKept = 5;

} // namespace

struct PdfPages::Worker {
    QString path;
    std::unique_ptr<pdf::Document> document;

    Result<QImage> render(const Wanted &wanted, TaskControl &task)
    {
        if (!document) {
            HZ_TRY(document, pdf::Document::open(path, {}));
        }
        const QSize pixels(
            std::max(1, int(std::lround(wanted.fullPixels.width() * wanted.part.width()))),
            std::max(1, int(std::lround(wanted.fullPixels.height() * wanted.part.height()))));
        return document->render(wanted.page, wanted.part, pixels, task);
    }
};

PdfPages::PdfPages(const QString &path, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_shared<Worker>())
    , m_tasks(m_pool)
{
    m_worker->path = path;
    m_pool.setMaxThreadCount(1); // one document a worker
    m_pool.setExpiryTimeout(-1);
}

PdfPages::~PdfPages() = default;

void PdfPages::setPath(const QString &path)
{
    m_worker = std::make_shared<Worker>(); // work under way keeps the one before
    m_worker->path = path;
}

const PdfPages::Picture *PdfPages::picture(int page) const
{
    const Picture *best = nullptr;
    for (const Picture &picture : m_pictures)
        if (picture.page == page
            && (!best || picture.fullPixels.width() >= best->fullPixels.width()))
            best = &picture;
    return best;
}

bool PdfPages::has(const Wanted &wanted) const
{
    return std::any_of(m_pictures.begin(), m_pictures.end(), [&](const Picture &picture) {
        return picture.page == wanted.page && picture.fullPixels == wanted.fullPixels
            && picture.part.contains(wanted.part);
    });
}

void PdfPages::want(std::vector<Wanted> wanted)
{
    m_wanted = std::move(wanted);
    if (m_running && std::find(m_wanted.begin(), m_wanted.end(), *m_running) == m_wanted.end())
        m_task->cancel();
    next();
}

void PdfPages::next()
{
    if (m_running)
        return;
    const auto open = std::find_if(m_wanted.begin(), m_wanted.end(), [this](const Wanted &wanted) {
        return !has(wanted)
            && std::find(m_broken.begin(), m_broken.end(), wanted.page) == m_broken.end();
    });
    if (open == m_wanted.end())
        return;
    m_running = *open;
    m_task = m_tasks.run([worker = m_worker, wanted = *open](
                             TaskControl &task) { return worker->render(wanted, task); });
    whenDone(*m_task, this,
        [this, wanted = *open](const Result<QImage> &image) { finish(wanted, image); });
}

void PdfPages::finish(const Wanted &wanted, const Result<QImage> &image)
{
    m_running.reset();
    if (image) {
        std::erase_if(m_pictures, [&](const Picture &old) { return old.page == wanted.page; });
        m_pictures.push_back({wanted.page, wanted.fullPixels, wanted.part, *image});
        if (m_pictures.size() > kPicturesKept) {
            const auto stale = std::find_if(
                m_pictures.begin(), m_pictures.end(), [this](const Picture &picture) {
                    return std::none_of(m_wanted.begin(), m_wanted.end(),
                        [&](const Wanted &still) { return still.page == picture.page; });
                });
            if (stale != m_pictures.end())
                m_pictures.erase(stale);
        }
        Q_EMIT pictureReady(wanted.page);
    } else if (image.error().kind != Error::Kind::Cancelled) {
        m_broken.push_back(wanted.page);
        Q_EMIT failed(wanted.page, image.error());
    }
    next();
}

} // namespace hz::canvas

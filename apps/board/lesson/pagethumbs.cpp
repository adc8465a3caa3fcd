#include "lesson/pagethumbs.h"

#include <hz/page/library.h>
#include <hz/page/render.h>
#include <hz/pdf/document.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace hz::board {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcThumbs, "hz.board.thumbs")

constexpr int kRoundedOff = 3; // pixels
constexpr auto kCalm = 400ms; // between two pictures of a page that is being written on

int mostJobs()
{
    return std::max(1, cpuPool().maxThreadCount() - 1); // one for the page on the screen
}

struct Origin {
    const store::Database &database;
    const store::BlobStore &blobs;
    page::LessonId lesson;
    QString pdf; // path
};

using Pdf = std::unique_ptr<pdf::Document>; // opened where it is needed

// A page that is not in memory: as stored, or as the PDF has it where `stored` is null.
Result<page::Page> readPage(const Origin &origin, const page::PageId &id,
    std::optional<int> pdfPage, Result<std::unique_ptr<page::Page>> stored, Pdf &pdf)
{
    HZ_TRY(const std::unique_ptr<page::Page> kept, std::move(stored));
    if (kept)
        return *kept;
    if (!pdfPage)
        return failure(Error::Kind::NotFound,
            QCoreApplication::translate("hz::board::PageThumbs", "There is no such page."),
            id.text());
    HZ_TRY(pdf, pdf::Document::open(origin.pdf));
    HZ_TRY(const QSizeF points, pdf->pageSize(*pdfPage));
    page::Page page;
    page.id = id;
    page.size = page::pdfPageUnits(points);
    page.background = {.kind = page::Background::Kind::Pdf, .pdfPage = *pdfPage};
    return page;
}

Result<QImage> render(
    const Origin &origin, const page::Page &page, Pdf pdf, QSize pixels, TaskControl &task)
{
    if (page.background.kind == page::Background::Kind::Pdf && !pdf) {
        HZ_TRY(pdf, pdf::Document::open(origin.pdf));
    }
    // A screenful of a page that has grown; all of it would be a strip too thin to be known again.
    const QSize seen(page.size.width(), std::min(page.size.height(), page::kPageSize.height()));
    const double perUnit
        = std::min(double(pixels.width()) / seen.width(), double(pixels.height()) / seen.height());
    const auto scaled = [perUnit](QSize units) {
        return (QSizeF(units) * perUnit).toSize().expandedTo({1, 1});
    };
    // Of the size that was asked for where only a rounded-off pixel is lacking: it is the ground's,
    // and a picture that fills its card need not be fitted into it with every frame.
    const QSize less = pixels - scaled(seen);
    const bool isWhole = page.size == seen;
    const bool fills = isWhole && less.width() < kRoundedOff && less.height() < kRoundedOff;
    HZ_TRY(const QImage whole,
        page::pageImage(page, fills ? pixels : scaled(page.size), pdf.get(), task,
            page::readingPictures(origin.database, origin.blobs, origin.lesson)));
    return isWhole ? whole : whole.copy(QRect(QPoint(), scaled(seen)));
}

} // namespace

PageThumbs::PageThumbs(QObject *parent)
    : QObject(parent)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalm);
    connect(&m_calm, &QTimer::timeout, this, qOverload<>(&PageThumbs::start));
}

void PageThumbs::setSource(Source source)
{
    want({});
    m_calm.stop();
    m_source = std::move(source);
}

void PageThumbs::setPixels(QSize pixels)
{
    if (pixels == m_pixels)
        return;
    m_pixels = pixels;
    for (Thumb &thumb : m_thumbs)
        thumb.isStale = true;
    start();
}

void PageThumbs::want(std::vector<page::PageId> pages)
{
    m_wanted = std::move(pages);
    QHash<page::PageId, Thumb> kept;
    for (const page::PageId &page : m_wanted)
        kept.insert(page, m_thumbs.take(page));
    for (const Thumb &dropped : std::as_const(m_thumbs))
        if (dropped.state)
            dropped.state->stop = true;
    m_thumbs = std::move(kept);
    start();
}

void PageThumbs::setStale(const page::PageId &page)
{
    const auto thumb = m_thumbs.find(page);
    if (thumb == m_thumbs.end())
        return; // rendered as it is when it is wanted
    thumb->isStale = true;
    if (!m_calm.isActive())
        m_calm.start();
}

bool PageThumbs::isSettled() const
{
    return std::none_of(m_thumbs.begin(), m_thumbs.end(),
        [](const Thumb &thumb) { return thumb.isStale || thumb.job != 0; });
}

void PageThumbs::start()
{
    if (!m_source || m_pixels.isEmpty())
        return;
    for (const page::PageId &page : m_wanted) {
        if (m_running >= mostJobs())
            return;
        Thumb &thumb = m_thumbs[page];
        const bool mayWait = m_calm.isActive() && !thumb.image.isNull();
        if (thumb.isStale && !thumb.job && !mayWait)
            start(page, thumb);
    }
}

void PageThumbs::start(const page::PageId &page, Thumb &thumb)
{
    thumb.isStale = false;
    const Work work = m_source(page, m_pixels);
    if (!work)
        return;
    const Task<QImage> task
        = m_tasks.run([work](TaskControl &control) -> Result<QImage> { return work(control); });
    thumb.job = ++m_lastJob;
    thumb.state = task.state;
    ++m_running;
    whenDone(task, this,
        [this, page, job = thumb.job](const Result<QImage> &image) { finish(page, job, image); });
}

void PageThumbs::finish(const page::PageId &page, quint64 job, const Result<QImage> &image)
{
    --m_running;
    const auto thumb = m_thumbs.find(page);
    if (thumb != m_thumbs.end() && thumb->job == job) {
        thumb->job = 0;
        thumb->state.reset();
        if (image)
            thumb->image = *image;
        else // the card stays empty until the page changes
            qCWarning(lcThumbs) << image.error().message << image.error().detail;
        Q_EMIT changed(page);
    }
    start();
}

namespace {

QHash<page::PageId, int> pdfPagesOf(const page::Lesson &lesson)
{
    QHash<page::PageId, int> pages;
    if (lesson.source)
        for (int i = 0; i < lesson.source->pageCount; ++i)
            pages.insert(page::pdfPageId(i), i);
    return pages;
}

std::optional<int> numberIn(const QHash<page::PageId, int> &pdfPages, const page::PageId &page)
{
    const auto found = pdfPages.constFind(page);
    return found == pdfPages.cend() ? std::nullopt : std::optional(*found);
}

// Null where the page has no document.
Result<std::unique_ptr<page::Page>> storedPage(const Origin &origin, const page::PageId &id)
{
    Result<std::unique_ptr<page::Page>> stored
        = page::storedPage(origin.database, origin.lesson, id);
    if (!stored && stored.error().kind == Error::Kind::NotFound)
        return std::unique_ptr<page::Page>();
    return stored;
}

} // namespace

PageThumbs::Source thumbsOf(const page::LessonSession &session, const store::Database &database,
    const store::BlobStore &blobs)
{
    return [&session, &database, &blobs, pdfPages = pdfPagesOf(session.lesson())](
               const page::PageId &id, QSize pixels) -> PageThumbs::Work {
        const page::Lesson &lesson = session.lesson();
        if (lesson.indexOf(id) < 0)
            return {};
        const Origin origin{database, blobs, lesson.id, page::pdfPathOf(lesson, blobs)};
        const auto loaded = lesson.isLoaded(id)
            ? std::make_shared<const page::Page>(*lesson.page(id))
            : std::shared_ptr<const page::Page>();
        return [origin, id, pdfPage = numberIn(pdfPages, id), loaded, pixels](
                   TaskControl &task) -> Result<QImage> {
            if (loaded)
                return render(origin, *loaded, {}, pixels, task);
            Pdf pdf;
            HZ_TRY(
                const page::Page page, readPage(origin, id, pdfPage, storedPage(origin, id), pdf));
            return render(origin, page, std::move(pdf), pixels, task);
        };
    };
}

PageThumbs::Source thumbsOf(const std::shared_ptr<const page::Lesson> &lesson,
    const page::SittingId &sitting, const store::Database &database, const store::BlobStore &blobs)
{
    const Origin origin{database, blobs, lesson->id, page::pdfPathOf(*lesson, blobs)};
    return [origin, sitting, pdfPages = pdfPagesOf(*lesson)](
               const page::PageId &id, QSize pixels) -> PageThumbs::Work {
        return [origin, sitting, id, pdfPage = numberIn(pdfPages, id), pixels](
                   TaskControl &task) -> Result<QImage> {
            Pdf pdf;
            HZ_TRY(const page::Page page,
                readPage(origin, id, pdfPage,
                    page::pageAt(origin.database, origin.lesson, sitting, id), pdf));
            return render(origin, page, std::move(pdf), pixels, task);
        };
    };
}

} // namespace hz::board

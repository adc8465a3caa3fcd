#include "documents.h"

#include <hz/core/file.h>
#include <hz/page/export.h>
#include <hz/page/library.h>
#include <hz/page/render.h>
#include <hz/pdf/document.h>
#include <hz/pdf/export.h>
#include <hz/store/portable.h>

#include <QtCore/QBuffer>
#include <QtCore/QFileInfo>
#include <QtGui/QPainter>
#include <QtSvg/QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace hz::page {

namespace {

constexpr double kPointsPerUnit = 1.0 / kUnitsPerPoint;
constexpr int kPictureWidth = 1920;
constexpr int kMaxPictureHeight = 32'000;

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::page::Export)
};

// A lesson on its way out.
struct Source {
    const store::Database &database;
    LessonRecord &record;
    const std::vector<PageId> pages;
    const QString pdf; // path; empty if there is none beneath
    const PictureSource pictures;

    Result<std::shared_ptr<const Page>> page(const PageId &id) const;
    Result<std::unique_ptr<pdf::Document>> openPdf() const
    {
        return pdf.isEmpty() ? Result<std::unique_ptr<pdf::Document>>(nullptr)
                             : pdf::Document::open(pdf);
    }
};

// As it is stored; null if it has gone meanwhile.
Result<std::shared_ptr<const Page>> Source::page(const PageId &id) const
{
    HZ_TRY(std::unique_ptr<Page> stored, readPage(database, record, id));
    if (stored) {
        record.stored[id].runs.clear(); // one page in memory at a time
        return std::shared_ptr<const Page>(std::move(stored));
    }
    const Page *fresh = record.lesson.page(id);
    std::shared_ptr<const Page> copy = fresh ? std::make_shared<const Page>(*fresh) : nullptr;
    record.lesson.unload(id);
    return copy;
}

QRectF wholeOf(const Page &page)
{
    return {QPointF(), QSizeF(page.size)};
}

// Ink takes its shade from the ground, so the page changes and not only what is painted.
std::shared_ptr<const Page> onWhite(const std::shared_ptr<const Page> &page)
{
    if (page->background.kind == Background::Kind::Pdf)
        return page;
    auto white = std::make_shared<Page>(*page);
    white->background = {};
    return white;
}

Result<QStringList> toPdf(
    const Source &lesson, const QString &toPath, ExportOptions::Ground ground, TaskControl &task)
{
    HZ_TRY(const std::unique_ptr<pdf::Document> original, lesson.openPdf());
    std::vector<pdf::ExportPage> pages;
    for (const PageId &id : lesson.pages) {
        if (task.isCancelled())
            return cancelled();
        HZ_TRY(const std::shared_ptr<const Page> stored, lesson.page(id));
        if (!stored)
            continue;
        const std::shared_ptr<const Page> page
            = ground == ExportOptions::Ground::White ? onWhite(stored) : stored;
        pdf::ExportPage out;
        out.sizeUnits = QSizeF(page->size);
        out.blend = ink::markBlend(page->background.ground) == ink::Blend::Screen
            ? pdf::Blend::Screen
            : pdf::Blend::Multiply;
        if (page->background.kind == Background::Kind::Pdf && original) {
            out.source = pdf::ExportSource{lesson.pdf, page->background.pdfPage};
            HZ_TRY(const QSizeF points, original->pageSize(page->background.pdfPage));
            const QSize units = pdfPageUnits(points);
            if (page->size.height() > units.height()) // grown since
                out.sizePoints = QSizeF(page->size) * (points.width() / units.width());
            if (page->elementCount() > 0)
                out.paintOver = [page, pictures = lesson.pictures](
                                    QPainter &painter) { paintElements(painter, *page, pictures); };
        } else {
            out.sizePoints = QSizeF(page->size) * kPointsPerUnit;
            out.paintOver = [page, pictures = lesson.pictures](QPainter &painter) {
                paintBackground(painter, *page, wholeOf(*page));
                paintElements(painter, *page, pictures);
            };
        }
        pages.push_back(std::move(out));
    }
    HZ_CHECK(pdf::writePdf(toPath, pages, lesson.record.lesson.title, task));
    return QStringList{toPath};
}

QSize picturePixels(const Page &page)
{
    const QSizeF size(page.size);
    return size.scaled(kPictureWidth, kMaxPictureHeight, Qt::KeepAspectRatio)
        .toSize()
        .expandedTo({1, 1});
}

Result<QByteArray> asPng(
    const Source &lesson, const Page &page, pdf::Document *original, TaskControl &task)
{
    HZ_TRY(const QImage picture,
        pageImage(page, picturePixels(page), original, task, lesson.pictures));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return failure(Error::Kind::Internal, Names::tr("The picture could not be made."));
    return bytes;
}

// QSvgGenerator knows no blending; what it gives an opacity is to be blended.
QByteArray blended(QByteArray svg, ink::Blend blend)
{
    return svg.replace("\nopacity=",
        blend == ink::Blend::Multiply ? "\nstyle=\"mix-blend-mode:multiply\" opacity="
                                      : "\nstyle=\"mix-blend-mode:screen\" opacity=");
}

Result<QByteArray> asSvg(
    const Source &lesson, const Page &page, pdf::Document *original, TaskControl &task)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setTitle(lesson.record.lesson.title);
    svg.setSize(page.size);
    svg.setViewBox(QRect({}, page.size));
    QPainter painter(&svg);
    paintBackground(painter, page, wholeOf(page));
    if (page.background.kind == Background::Kind::Pdf && original) {
        HZ_TRY(const QSizeF points, original->pageSize(page.background.pdfPage));
        const QSize units = pdfPageUnits(points);
        HZ_TRY(const QImage ground,
            original->render(page.background.pdfPage, {0, 0, 1, 1}, units * 2, task));
        painter.drawImage(QRectF(QPointF(), QSizeF(units)), ground);
    }
    paintElements(painter, page, lesson.pictures);
    painter.end();
    return blended(bytes, ink::markBlend(page.background.ground));
}

using AsPicture = Result<QByteArray> (*)(
    const Source &lesson, const Page &page, pdf::Document *original, TaskControl &task);

Result<QStringList> toPictures(
    const Source &lesson, const QString &toPath, AsPicture asPicture, TaskControl &task)
{
    HZ_TRY(const std::unique_ptr<pdf::Document> original, lesson.openPdf());
    const QFileInfo to(toPath);
    QStringList files;
    const auto total = qint64(lesson.pages.size());
    for (const PageId &id : lesson.pages) {
        if (task.isCancelled())
            return cancelled();
        HZ_TRY(const std::shared_ptr<const Page> page, lesson.page(id));
        if (!page)
            continue;
        HZ_TRY(const QByteArray bytes, asPicture(lesson, *page, original.get(), task));
        const QString file = total == 1 ? toPath
                                        : QStringLiteral("%1/%2-%3.%4")
                                              .arg(to.absolutePath(), to.completeBaseName())
                                              .arg(files.size() + 1, 3, 10, QLatin1Char('0'))
                                              .arg(to.suffix());
        HZ_CHECK(writeFileDurably(file, bytes));
        files.append(file);
        task.setProgress(files.size(), total);
    }
    return files;
}

Result<QStringList> toPortable(const store::Database &database, const store::BlobStore &blobs,
    const LessonId &id, const QString &toPath, TaskControl &task)
{
    HZ_TRY(const std::unique_ptr<LessonRecord> record, readLesson(database, id));
    if (record->lesson.source && record->lesson.source->sha256.isEmpty())
        return failure(Error::Kind::Conflict,
            Names::tr("The PDF “%1” is still being copied into the lesson. Try again in a moment.")
                .arg(record->lesson.source->fileName));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const QStringList pages, read->idsWithPrefix(pageDocPrefix(id)));
    HZ_CHECK(
        store::exportPortable(*read, QStringList{lessonDocId(id)} + pages, blobs, toPath, task));
    return QStringList{toPath};
}

Result<std::vector<PageId>> chosenPages(const Lesson &lesson, const ExportOptions &options)
{
    const std::vector<PageRef> &all = lesson.pages();
    std::vector<PageId> chosen;
    if (options.pages.empty())
        for (const PageRef &ref : all)
            chosen.push_back(ref.id);
    for (const int index : options.pages) {
        if (index < 0 || size_t(index) >= all.size())
            return failure(Error::Kind::Invalid,
                Names::tr("This lesson has no page %1.").arg(qint64(index) + 1));
        chosen.push_back(all[size_t(index)].id);
    }
    return chosen;
}

} // namespace

Result<std::vector<int>> pagesNamed(const QString &list, int pageCount)
{
    const auto invalid = [&] {
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” names no pages: write for example 1-3,5; there are %n pages.", nullptr,
                pageCount)
                .arg(list));
    };
    std::vector<int> pages;
    for (const QString &part : list.split(u',')) {
        const QStringList ends = part.trimmed().split(u'-');
        bool isFirst = false, isLast = false;
        const int first = ends.first().trimmed().toInt(&isFirst);
        const int last = ends.last().trimmed().toInt(&isLast);
        if (ends.size() > 2 || !isFirst || !isLast || first < 1 || last < first || last > pageCount)
            return invalid();
        for (int page = first; page <= last; ++page)
            pages.push_back(page - 1);
    }
    return pages;
}

Result<QStringList> exportLesson(const store::Database &database, const store::BlobStore &blobs,
    const LessonId &id, const QString &toPath, TaskControl &task, const ExportOptions &options)
{
    const QString suffix = QFileInfo(toPath).suffix().toLower();
    if (suffix == u"hzl") {
        if (!options.pages.empty())
            return failure(Error::Kind::Invalid,
                Names::tr("A lesson file always holds all pages of its lesson."));
        return toPortable(database, blobs, id, toPath, task);
    }
    HZ_TRY(const std::unique_ptr<LessonRecord> record, readLesson(database, id));
    const QString pdf = pdfPathOf(record->lesson, blobs);
    if (record->lesson.source && !QFileInfo::exists(pdf))
        return failure(Error::Kind::NotFound,
            Names::tr("The PDF “%1” of this lesson is not on this machine.")
                .arg(record->lesson.source->fileName));
    auto sizes = std::make_shared<std::unique_ptr<pdf::Document>>();
    record->lesson.setPdfPageSize([sizes, pdf](int index) -> QSizeF {
        if (!*sizes) {
            Result<std::unique_ptr<pdf::Document>> opened = pdf::Document::open(pdf);
            if (!opened)
                return {};
            *sizes = std::move(*opened);
        }
        const Result<QSizeF> size = (*sizes)->pageSize(index);
        return size ? *size : QSizeF();
    });
    HZ_TRY(std::vector<PageId> pages, chosenPages(record->lesson, options));
    const Source lesson{
        database, *record, std::move(pages), pdf, readingPictures(database, blobs, id)};
    if (suffix == u"pdf")
        return toPdf(lesson, toPath, options.ground, task);
    if (suffix == u"png")
        return toPictures(lesson, toPath, asPng, task);
    if (suffix == u"svg")
        return toPictures(lesson, toPath, asSvg, task);
    return failure(Error::Kind::Invalid,
        Names::tr("Lessons are exported as .pdf, .png, .svg or .hzl, not as “%1”.")
            .arg(QFileInfo(toPath).fileName()));
}

} // namespace hz::page

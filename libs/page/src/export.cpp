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

namespace hz::page {

namespace {

constexpr double kPointsPerUnit = 0.5; // 1920 × 1080 units are a slide of 13⅓ × 7½ inches
constexpr int kPictureWidth = 1920;

Result<std::shared_ptr<const Page>> pageOf(
    const store::Database &database, LessonRecord &record, const PageId &id)
{
    HZ_TRY(std::unique_ptr<Page> stored, readPage(database, record, id));
    if (stored)
        return std::shared_ptr<const Page>(std::move(stored));
    const Page *fresh = record.lesson.page(id);
    std::shared_ptr<const Page> copy = fresh ? std::make_shared<const Page>(*fresh) : nullptr;
    record.lesson.unload(id);
    return copy;
}

Result<QStringList> toPdf(const store::Database &database, LessonRecord &record, const QString &pdf,
    const QString &toPath, TaskControl &task)
{
    std::vector<pdf::ExportPage> pages;
    for (const PageRef &ref : record.lesson.pages()) {
        if (task.isCancelled())
            return cancelled();
        HZ_TRY(const std::shared_ptr<const Page> page, pageOf(database, record, ref.id));
        if (!page)
            continue;
        pdf::ExportPage out;
        out.sizeUnits = QSizeF(page->size);
        if (page->background.kind == Background::Kind::Pdf) {
            out.source = pdf::ExportSource{pdf, page->background.pdfPage};
            if (page->strokeCount() > 0)
                out.paintOver = [page](QPainter &painter) { paintInk(painter, *page); };
        } else {
            out.sizePoints = QSizeF(page->size) * kPointsPerUnit;
            out.paintOver = [page](QPainter &painter) {
                paintBackground(painter, *page, QRectF(QPointF(), QSizeF(page->size)));
                paintInk(painter, *page);
            };
        }
        pages.push_back(std::move(out));
    }
    HZ_CHECK(pdf::writePdf(toPath, pages, record.lesson.title, task));
    return QStringList{toPath};
}

Result<QStringList> toPictures(const store::Database &database, LessonRecord &record,
    const QString &pdf, const QString &toPath, TaskControl &task)
{
    std::unique_ptr<pdf::Document> document;
    if (!pdf.isEmpty()) {
        HZ_TRY(document, pdf::Document::open(pdf));
    }
    const QFileInfo to(toPath);
    QStringList files;
    const auto total = qint64(record.lesson.pages().size());
    for (const PageRef &ref : record.lesson.pages()) {
        HZ_TRY(const std::shared_ptr<const Page> page, pageOf(database, record, ref.id));
        if (!page)
            continue;
        const QSize pixels(kPictureWidth,
            std::max(1,
                int(std::lround(
                    double(kPictureWidth) * page->size.height() / page->size.width()))));
        HZ_TRY(const QImage picture, pageImage(*page, pixels, document.get(), task));
        const QString file = total == 1 ? toPath
                                        : QStringLiteral("%1/%2-%3.%4")
                                              .arg(to.absolutePath(), to.completeBaseName())
                                              .arg(files.size() + 1, 3, 10, QLatin1Char('0'))
                                              .arg(to.suffix());
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (!picture.save(&buffer, "PNG"))
            return failure(Error::Kind::Internal,
                QCoreApplication::translate(
                    "hz::page::Export", "The picture “%1” could not be made.")
                    .arg(file));
        HZ_CHECK(writeFileDurably(file, bytes));
        files.append(file);
        task.setProgress(files.size(), total);
    }
    return files;
}

} // namespace

Result<QStringList> exportLesson(const store::Database &database, const store::BlobStore &blobs,
    const LessonId &id, const QString &toPath, TaskControl &task)
{
    const QString suffix = QFileInfo(toPath).suffix().toLower();
    HZ_TRY(const std::unique_ptr<LessonRecord> record, readLesson(database, id));
    const QString pdf = pdfPathOf(record->lesson, blobs);
    if (record->lesson.source && !QFileInfo::exists(pdf))
        return failure(Error::Kind::NotFound,
            QCoreApplication::translate(
                "hz::page::Export", "The PDF “%1” of this lesson is not on this machine.")
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
    if (suffix == u"pdf")
        return toPdf(database, *record, pdf, toPath, task);
    if (suffix == u"png")
        return toPictures(database, *record, pdf, toPath, task);
    if (suffix == u"hzl") {
        if (record->lesson.source && record->lesson.source->sha256.isEmpty())
            return failure(Error::Kind::Conflict,
                QCoreApplication::translate("hz::page::Export",
                    "The PDF “%1” is still being copied into the lesson. Try again in a moment.")
                    .arg(record->lesson.source->fileName));
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const QStringList pages, read->idsWithPrefix(pageDocPrefix(id)));
        HZ_CHECK(store::exportPortable(
            *read, QStringList{lessonDocId(id)} + pages, blobs, toPath, task));
        return QStringList{toPath};
    }
    return failure(Error::Kind::Invalid,
        QCoreApplication::translate(
            "hz::page::Export", "Lessons are exported as .pdf, .png or .hzl, not as “%1”.")
            .arg(QFileInfo(toPath).fileName()));
}

} // namespace hz::page

#include <hz/ink/raster.h>
#include <hz/ink/shaper.h>
#include <hz/page/render.h>
#include <hz/pdf/document.h>

#include <QtGui/QPainter>

namespace hz::page {

void paintInk(QPainter &painter, const Page &page)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const InkElement *element : page.ink()) {
        const ink::Paint paint = ink::paintOf(*element->stroke, page.background.ground);
        QColor colour(paint.colour);
        colour.setAlphaF(float(paint.opacity));
        painter.setBrush(colour);
        painter.drawPath(ink::outline(*element->stroke));
    }
}

Result<QImage> pageImage(const Page &page, QSize pixels, pdf::Document *pdf, TaskControl &task)
{
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::page::Render", "The picture would be too large."));
    const double perUnit = std::min(
        double(pixels.width()) / page.size.width(), double(pixels.height()) / page.size.height());
    if (page.background.kind == Background::Kind::Pdf && pdf) {
        HZ_TRY(image, pdf->render(page.background.pdfPage, {0, 0, 1, 1}, pixels, task));
    } else {
        image.fill(ink::groundColour(page.background.ground));
        QPainter painter(&image);
        painter.scale(perUnit, perUnit);
        paintBackground(painter, page, QRectF(QPointF(), QSizeF(page.size)));
    }
    ink::Mask scratch;
    for (const InkElement *element : page.ink()) {
        if (task.isCancelled())
            return cancelled();
        ink::drawStroke(image, {}, *element->stroke, {perUnit},
            ink::paintOf(*element->stroke, page.background.ground), scratch);
    }
    return image;
}

} // namespace hz::page

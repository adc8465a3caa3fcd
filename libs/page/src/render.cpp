#include "elementcodec.h"
#include "shapes.h"

#include <hz/ink/shaper.h>
#include <hz/page/lesson.h>
#include <hz/page/render.h>
#include <hz/page/text.h>
#include <hz/pdf/document.h>

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace hz::page {

namespace {

constexpr double kPrintPixelsPerUnit = 2; // 288 a inch on a slide
constexpr QRgb kMissing = 0xff9aa5b1;

QSize pixelsFor(const Image &image, const QTransform &placed, double perUnit)
{
    const double across = std::hypot(placed.m11(), placed.m12());
    const double down = std::hypot(placed.m21(), placed.m22());
    const QSizeF units = QSizeF(image.size) / kSubUnits;
    return QSizeF(units.width() * across * perUnit, units.height() * down * perUnit)
        .toSize()
        .boundedTo(image.pixels)
        .expandedTo({1, 1});
}

void paintImage(QPainter &painter, const Image &image, const QImage &picture)
{
    const QRectF box(QPointF(), QSizeF(image.size) / kSubUnits);
    if (!picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(box, picture);
        return;
    }
    // Not here yet, or not at all: its place is kept.
    painter.setPen(QPen(QColor(kMissing), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.drawLine(box.topLeft(), box.bottomRight());
    painter.drawLine(box.topRight(), box.bottomLeft());
}

void paintShape(QPainter &painter, const Shape &shape, const QTransform &placed, ink::Ground ground)
{
    const ShapeLines lines = linesOf(shape, placed);
    const QColor colour(ink::inkColour(shape.ink, ground));
    QBrush brush(Qt::NoBrush);
    if (!shape.fill.isEmpty()) {
        QColor fill(ink::inkColour(shape.fill, ground));
        fill.setAlphaF(float(shape.fillPercent) / 100);
        brush = fill;
    }
    painter.setPen(penOf(shape, placed, colour.rgb()));
    painter.setBrush(brush);
    painter.drawPath(lines.line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(lines.heads);
}

// Onto pixels, where the picture was made for just this place: copied, as scaling costs ten times
// that. Down to whole pixels, so that it stays within its bounds.
bool copyImage(QPainter &painter, const Image &image, const QImage &picture)
{
    const QTransform &place = painter.transform();
    const QRectF onDevice = place.mapRect(QRectF(QPointF(), QSizeF(image.size) / kSubUnits));
    if (place.type() > QTransform::TxScale || place.m11() < 0 || place.m22() < 0
        || onDevice.size().toSize() != picture.size())
        return false;
    painter.resetTransform();
    painter.drawImage(
        QPoint(int(std::floor(onDevice.x())), int(std::floor(onDevice.y()))), picture);
    return true;
}

enum class Device { Pixels, Vector };

// The painter works in page units.
void paintObject(QPainter &painter, const Element &element, ink::Ground ground,
    const PictureSource &pictures, double perUnit, Device device)
{
    const QTransform placed = element.placement.toTransform();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    std::visit(Overloaded{
                   [&](const Image &image) {
                       painter.setTransform(placed, true);
                       const QImage picture = pictures
                           ? pictures(image, pixelsFor(image, placed, perUnit))
                           : QImage();
                       if (device == Device::Vector || !copyImage(painter, image, picture))
                           paintImage(painter, image, picture);
                   },
                   [&](const Text &text) {
                       painter.setTransform(placed, true);
                       paintText(painter, text, ink::inkColour(text.ink, ground));
                   },
                   [&](const Shape &shape) { paintShape(painter, shape, placed, ground); },
                   [](const Unknown &) {},
               },
        *element.object);
    painter.restore();
}

void paintStroke(QPainter &painter, const Element &element, ink::Ground ground)
{
    const ink::Paint paint = ink::paintOf(*element.stroke, ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(paint.colour));
    painter.setOpacity(paint.opacity);
    painter.drawPath(ink::outline(*element.stroke, element.placement.toTransform()));
    painter.setOpacity(1);
}

} // namespace

void paintElements(QPainter &painter, const Page &page, const PictureSource &pictures)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Element *element : page.elements()) {
        if (element->stroke)
            paintStroke(painter, *element, page.background.ground);
        else
            paintObject(painter, *element, page.background.ground, pictures, kPrintPixelsPerUnit,
                Device::Vector);
    }
}

void drawElement(const Surface &surface, const Element &element, const PictureSource &pictures,
    ink::Mask &scratch)
{
    if (element.stroke) {
        ink::drawStroke(surface.image, surface.origin, *element.stroke, surface.scale,
            ink::paintOf(*element.stroke, surface.ground), scratch,
            element.placement.toTransform());
        return;
    }
    QPainter painter(&surface.image);
    painter.translate(-surface.origin);
    painter.scale(surface.scale.perUnit, surface.scale.perUnit);
    paintObject(painter, element, surface.ground, pictures, surface.scale.perUnit, Device::Pixels);
}

namespace {

std::vector<QRectF> placesOf(const std::vector<Element> &elements)
{
    std::vector<QRectF> places;
    for (const Element &element : elements)
        places.push_back(bounds(element));
    return places;
}

std::vector<QRectF> placesOf(const TransformElements &op, const Page &page)
{
    std::vector<QRectF> places;
    for (const TransformElements::Part &part : op.parts)
        for (const ElementId &id : part.ids)
            if (const Element *element = page.find(id)) {
                Element before = *element;
                before.placement = part.before;
                places.push_back(bounds(before));
                places.push_back(page.boundsOf(id));
            }
    return places;
}

std::vector<QRectF> placesOf(const SetElementProperty &op, const Page &page)
{
    std::vector<QRectF> places;
    for (const SetElementProperty::Part &part : op.parts)
        for (const ElementId &id : part.ids)
            if (const Element *element = page.find(id)) {
                Element before = *element;
                setProperty(before, op.name, part.before);
                places.push_back(bounds(before));
                places.push_back(page.boundsOf(id));
            }
    return places;
}

} // namespace

std::vector<QRectF> touchedBy(const Op &op, const Page &page)
{
    return std::visit(
        Overloaded{
            [](const AddElements &add) { return placesOf(add.elements); },
            [](const RemoveElements &remove) { return placesOf(remove.elements); },
            [&](const TransformElements &moved) { return placesOf(moved, page); },
            [&](const SetElementProperty &set) { return placesOf(set, page); },
            [&](const auto &) { return std::vector<QRectF>{QRectF(QPointF(), QSizeF(page.size))}; },
        },
        op);
}

Result<QImage> pageImage(const Page &page, QSize pixels, pdf::Document *pdf, TaskControl &task,
    const PictureSource &pictures)
{
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::page::Render", "The picture would be too large."));
    const double perUnit = std::min(
        double(pixels.width()) / page.size.width(), double(pixels.height()) / page.size.height());
    image.fill(ink::groundColour(page.background.ground));
    QPainter painter(&image);
    painter.scale(perUnit, perUnit);
    paintBackground(painter, page, QRectF(QPointF(), QSizeF(page.size)));
    painter.resetTransform();
    if (page.background.kind == Background::Kind::Pdf && pdf) {
        HZ_TRY(const QSizeF points, pdf->pageSize(page.background.pdfPage));
        const QSize original = (QSizeF(pdfPageUnits(points)) * perUnit).toSize().boundedTo(pixels);
        HZ_TRY(const QImage ground,
            pdf->render(page.background.pdfPage, {0, 0, 1, 1}, original.expandedTo({1, 1}), task));
        painter.drawImage(0, 0, ground);
    }
    painter.end();
    ink::Mask scratch;
    const Surface surface{image, {}, {perUnit}, page.background.ground};
    for (const Element *element : page.elements()) {
        if (task.isCancelled())
            return cancelled();
        drawElement(surface, *element, pictures, scratch);
    }
    return image;
}

} // namespace hz::page

#include <hz/ink/raster.h>
#include <hz/ink/shaper.h>
#include <hz/page/render.h>
#include <hz/pdf/document.h>

#include <QtGui/QPainter>

#include <cmath>

namespace hz::page {

namespace {

constexpr int kSquare = 60; // page units; eighteen rows on a page
constexpr int kTianSide = 164; // as on a copybook sheet of four columns
constexpr int kTianPitchX = 176;
constexpr int kTianPitchY = 192;
constexpr double kTianPen = 2.2;
constexpr double kTianMiddlePen = 1.3;

struct Ruling {
    QRgb line;
    QRgb frame;
};

// Quiet on each ground: a ruling guides the hand and must not compete with ink.
Ruling rulingOn(ink::Ground ground)
{
    switch (ground) {
    case ink::Ground::White:
        return {0xffdfe5ec, 0xffc9513b};
    case ink::Ground::Paper:
        return {0xffe4ddcc, 0xffc9513b};
    case ink::Ground::Green:
        return {0xff2f6150, 0xff8dbca9};
    case ink::Ground::Dark:
        return {0xff343a42, 0xff7f8a98};
    }
    return {0xffdfe5ec, 0xffc9513b};
}

void paintSquares(QPainter &painter, const Page &page, const QRectF &units, QRgb colour)
{
    painter.setPen(QPen(QColor(colour), 1.5));
    const int left = int(std::floor(units.left() / kSquare)) * kSquare;
    const int top = int(std::floor(units.top() / kSquare)) * kSquare;
    for (int x = left; x <= units.right() + kSquare && x <= page.size.width(); x += kSquare)
        if (x > 0)
            painter.drawLine(QPointF(x, 0), QPointF(x, page.size.height()));
    for (int y = top; y <= units.bottom() + kSquare && y <= page.size.height(); y += kSquare)
        if (y > 0)
            painter.drawLine(QPointF(0, y), QPointF(page.size.width(), y));
}

void paintTianZiGe(QPainter &painter, const Page &page, const QRectF &units, QRgb colour)
{
    const int columns
        = std::max(1, (page.size.width() - 160 + kTianPitchX - kTianSide) / kTianPitchX);
    const int rows
        = std::max(1, (page.size.height() - 120 + kTianPitchY - kTianSide) / kTianPitchY);
    const double left
        = (page.size.width() - (columns * kTianPitchX - (kTianPitchX - kTianSide))) / 2.0;
    const double top
        = (page.size.height() - (rows * kTianPitchY - (kTianPitchY - kTianSide))) / 2.0;
    QPen middle(QColor(colour), kTianMiddlePen);
    middle.setDashPattern({5, 4});
    QColor faint(colour);
    faint.setAlphaF(0.75F);
    middle.setColor(faint);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const QRectF box(
                left + column * kTianPitchX, top + row * kTianPitchY, kTianSide, kTianSide);
            if (!box.adjusted(-3, -3, 3, 3).intersects(units))
                continue;
            painter.setPen(middle);
            painter.drawLine(
                QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
            painter.drawLine(
                QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
            painter.setPen(QPen(QColor(colour), kTianPen));
            painter.drawRect(box);
        }
}

} // namespace

void paintBackground(QPainter &painter, const Page &page, const QRectF &units)
{
    const QRectF area = units & QRectF(QPointF(), QSizeF(page.size));
    painter.fillRect(area, QColor(ink::groundColour(page.background.ground)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const Ruling ruling = rulingOn(page.background.ground);
    switch (page.background.kind) {
    case Background::Kind::Squared:
        paintSquares(painter, page, area, ruling.line);
        break;
    case Background::Kind::TianZiGe:
        paintTianZiGe(painter, page, area, ruling.frame);
        break;
    case Background::Kind::Plain:
    case Background::Kind::Pdf:
        break;
    }
    painter.restore();
}

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

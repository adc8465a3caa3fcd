#include <hz/ui/statusglyph.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

namespace hz::ui {

namespace {

constexpr double kGrid = 16; // the shapes are drawn in a square of 16

QPen round(const QColor &colour, double width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void drawOk(QPainter &painter, const QColor &fill, const QColor &inner)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawEllipse(QPointF(8, 8), 7, 7);
    painter.setPen(round(inner, 1.8));
    painter.drawPolyline(QPolygonF{{4.8, 8.2}, {7, 10.4}, {11.2, 6}});
}

void drawWarn(QPainter &painter, const QColor &fill, const QColor &inner)
{
    painter.setPen(round(fill, 1));
    painter.setBrush(fill);
    painter.drawPolygon(QPolygonF{{8, 1.3}, {15.3, 14.2}, {0.7, 14.2}});
    painter.setPen(round(inner, 1.8));
    painter.drawLine(QPointF(8, 5.8), QPointF(8, 9.8));
    painter.drawPoint(QPointF(8, 12.1));
}

void drawBad(QPainter &painter, const QColor &fill, const QColor &inner)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.translate(8, 8);
    painter.rotate(45);
    painter.drawRoundedRect(QRectF(-5.3, -5.3, 10.6, 10.6), 1.5, 1.5);
    painter.restore();
    painter.setPen(round(inner, 1.7));
    painter.drawLine(QPointF(5.8, 5.8), QPointF(10.2, 10.2));
    painter.drawLine(QPointF(10.2, 5.8), QPointF(5.8, 10.2));
}

void drawInfo(QPainter &painter, const QColor &fill, const QColor &inner)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawEllipse(QPointF(8, 8), 7, 7);
    painter.setPen(round(inner, 1.9));
    painter.drawLine(QPointF(8, 7.5), QPointF(8, 11.5));
    painter.drawPoint(QPointF(8, 4.7));
}

void drawNoData(QPainter &painter, const QColor &fill)
{
    constexpr double kWidth = 1.7;
    QPen dashed(fill, kWidth);
    dashed.setCapStyle(Qt::FlatCap);
    dashed.setDashPattern({2.6 / kWidth, 2.1 / kWidth}); // in units of the width
    painter.setPen(dashed);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(8, 8), 6, 6);
}

void drawBusy(QPainter &painter, const QColor &fill)
{
    constexpr int kDegree = 16; // Qt's unit of angles
    painter.setPen(round(fill, 2.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(2, 2, 12, 12), 90 * kDegree, -270 * kDegree);
}

} // namespace

void drawStatusGlyph(
    QPainter &painter, Status status, const QRectF &rect, const QColor &inner, const Look &look)
{
    const QColor fill = look.colour(status, StatusPart::Fill);
    const QColor mark = inner.isValid() ? inner : look.colour(Token::Surface);
    const double side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kGrid, side / kGrid);
    switch (status) {
    case Status::Ok:
        drawOk(painter, fill, mark);
        break;
    case Status::Warn:
        drawWarn(painter, fill, mark);
        break;
    case Status::Bad:
        drawBad(painter, fill, mark);
        break;
    case Status::Info:
        drawInfo(painter, fill, mark);
        break;
    case Status::NoData:
        drawNoData(painter, fill);
        break;
    case Status::Busy:
        drawBusy(painter, fill);
        break;
    }
    painter.restore();
}

QString statusWord(Status status)
{
    switch (status) {
    case Status::Ok:
        return QCoreApplication::translate("hz::ui::Status", "Met");
    case Status::Warn:
        return QCoreApplication::translate("hz::ui::Status", "Near");
    case Status::Bad:
        return QCoreApplication::translate("hz::ui::Status", "Not met");
    case Status::Info:
        return QCoreApplication::translate("hz::ui::Status", "Note");
    case Status::NoData:
        return QCoreApplication::translate("hz::ui::Status", "No data");
    case Status::Busy:
        return QCoreApplication::translate("hz::ui::Status", "Under way");
    }
    return {};
}

} // namespace hz::ui

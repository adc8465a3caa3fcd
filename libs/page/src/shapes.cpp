#include "shapes.h"

#include <algorithm>
#include <cmath>

namespace hz::page {

namespace {

QPolygonF unitsOf(const std::vector<QPoint> &points)
{
    QPolygonF polygon;
    for (const QPoint &point : points)
        polygon.append(QPointF(point) / kSubUnits);
    return polygon;
}

QPainterPath polygonPath(const QPolygonF &polygon)
{
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

// The tip at `to`, and where the line under it should end so that it does not show beside the tip.
QPointF addHead(QPainterPath &heads, QPointF from, QPointF to, double width)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    if (length <= 0)
        return to;
    const double head = std::min(kArrowHead * width, length);
    const QPointF along = way / length * head;
    const QPointF across = QPointF(-along.y(), along.x()) / 2;
    heads.addPath(polygonPath({{to, to - along + across, to - along - across}}));
    return to - along * 0.8;
}

} // namespace

ShapeLines linesOf(const Shape &shape, const QTransform &placed)
{
    ShapeLines lines;
    if (shape.points.size() < 2)
        return lines;
    const QPolygonF points = unitsOf(shape.points);
    const QRectF box = QRectF(points[0], points[1]).normalized();
    switch (shape.kind) {
    case Shape::Kind::Line:
    case Shape::Kind::Arrow:
    case Shape::Kind::DoubleArrow: {
        const QPointF first = placed.map(points[0]), last = placed.map(points[1]);
        const double width = double(shape.width) / kSubUnits * ink::widthFactor(placed);
        QPointF from = first, to = last;
        if (shape.kind != Shape::Kind::Line)
            to = addHead(lines.heads, first, last, width);
        if (shape.kind == Shape::Kind::DoubleArrow)
            from = addHead(lines.heads, last, first, width);
        lines.line.moveTo(from);
        lines.line.lineTo(to);
        return lines;
    }
    case Shape::Kind::Rectangle:
        lines.line.addRect(box);
        break;
    case Shape::Kind::Ellipse:
        lines.line.addEllipse(box);
        break;
    case Shape::Kind::Triangle:
        lines.line = polygonPath(
            {{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()}});
        break;
    case Shape::Kind::RightTriangle:
        lines.line = polygonPath({{box.topLeft(), box.bottomRight(), box.bottomLeft()}});
        break;
    case Shape::Kind::Diamond:
        lines.line = polygonPath(
            {{QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()),
                QPointF(box.center().x(), box.bottom()), QPointF(box.left(), box.center().y())}});
        break;
    case Shape::Kind::Polyline:
        lines.line.addPolygon(points);
        break;
    case Shape::Kind::Polygon:
        lines.line = polygonPath(points);
        break;
    }
    lines.line = placed.map(lines.line);
    return lines;
}

QPen penOf(const Shape &shape, const QTransform &placed, QRgb colour)
{
    const double width = double(shape.width) / kSubUnits * ink::widthFactor(placed);
    if (width <= 0)
        return Qt::NoPen;
    QPen pen(QColor(colour), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (shape.dash) {
    case Shape::Dash::Solid:
        break;
    case Shape::Dash::Dashed: // round caps reach half a width into each gap
        pen.setDashPattern({3, 3});
        break;
    case Shape::Dash::Dotted:
        pen.setDashPattern({0.01, 2.2});
        break;
    }
    return pen;
}

} // namespace hz::page

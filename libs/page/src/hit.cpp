#include "elementcodec.h"
#include "shapes.h"

#include <hz/ink/hit.h>
#include <hz/page/hit.h>

#include <QtCore/QSet>
#include <QtGui/QImage>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace hz::page {

namespace {

constexpr int kMaskSide = 512; // pixels of a lasso's picture
constexpr size_t kMostProbes = 12; // of a stroke

// A closed or open chain of points as ink of that width, so that one function measures distances.
ink::Stroke asStroke(const QPolygonF &line, double width)
{
    ink::Stroke stroke{.brush = ink::kEvenBrush,
        .ink = {},
        .width = quint16(std::clamp(width * ink::kSubUnits, 0.0, 65535.0))};
    for (const QPointF &point : line)
        stroke.samples.push_back({qint32(std::lround(point.x() * ink::kSubUnits)),
            qint32(std::lround(point.y() * ink::kSubUnits)), 0, 0});
    return stroke;
}

bool meetsShape(
    const Shape &shape, const QTransform &placed, QPointF from, QPointF to, double radius)
{
    const ShapeLines lines = linesOf(shape, placed);
    if (!shape.fill.isEmpty() && lines.line.contains(to))
        return true;
    if (lines.heads.contains(to))
        return true;
    const double width = double(shape.width) / kSubUnits * ink::widthFactor(placed);
    for (const QPolygonF &part : lines.line.toSubpathPolygons())
        if (ink::touches(asStroke(part, width), from, to, radius))
            return true;
    return false;
}

bool meetsBox(
    const Element &element, const QTransform &placed, QPointF from, QPointF to, double radius)
{
    const QPolygonF box = placed.map(QPolygonF(localBounds(element)));
    return box.containsPoint(to, Qt::WindingFill)
        || ink::touches(asStroke(box, 0), from, to, radius);
}

// The inside of a lasso as a picture: a look-up a point, however winding the line.
class Inside {
public:
    explicit Inside(const QPolygonF &lasso)
        : m_area(lasso.boundingRect())
        , m_perUnit(kMaskSide / std::max({m_area.width(), m_area.height(), 1.0}))
        , m_mask((m_area.size() * m_perUnit).toSize() + QSize(1, 1), QImage::Format_Grayscale8)
    {
        m_mask.fill(0);
        QPainter painter(&m_mask);
        painter.scale(m_perUnit, m_perUnit);
        painter.translate(-m_area.topLeft());
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255));
        painter.drawPolygon(lasso, Qt::WindingFill);
    }
    const QRectF &area() const { return m_area; }
    bool contains(QPointF point) const
    {
        const QPoint pixel = ((point - m_area.topLeft()) * m_perUnit).toPoint();
        return m_mask.valid(pixel) && m_mask.constScanLine(pixel.y())[pixel.x()] != 0;
    }

private:
    const QRectF m_area;
    const double m_perUnit;
    QImage m_mask;
};

// Points spread over the element are looked at.
bool liesMostlyIn(const Element &element, const Inside &inside)
{
    const QTransform placed = element.placement.toTransform();
    size_t within = 0, probes = 0;
    const auto probe = [&](QPointF own) {
        within += inside.contains(placed.map(own));
        ++probes;
    };
    if (element.stroke) {
        const std::vector<ink::Sample> &samples = element.stroke->samples;
        const size_t step = samples.size() / kMostProbes + 1;
        for (size_t i = 0; i < samples.size(); i += step)
            probe(QPointF(samples[i].x, samples[i].y) / ink::kSubUnits);
    } else {
        const QRectF box = localBounds(element);
        for (const double x : {0.1, 0.5, 0.9})
            for (const double y : {0.1, 0.5, 0.9})
                probe(box.topLeft() + QPointF(box.width() * x, box.height() * y));
    }
    return within * 2 > probes;
}

} // namespace

bool touches(const Element &element, QPointF from, QPointF to, double radius)
{
    const QTransform placed = element.placement.toTransform();
    if (element.stroke)
        return ink::touches(*element.stroke, from, to, radius, placed);
    return std::visit(
        Overloaded{
            [&](const Shape &shape) { return meetsShape(shape, placed, from, to, radius); },
            [](const Unknown &) { return false; },
            [&](const auto &) { return meetsBox(element, placed, from, to, radius); },
        },
        *element.object);
}

const Element *elementAt(const Page &page, QPointF units, double radius)
{
    const QRectF around(units.x() - radius, units.y() - radius, 2 * radius, 2 * radius);
    const std::vector<const Element *> near = page.elementsWithin(around);
    const auto found = std::find_if(near.rbegin(), near.rend(),
        [&](const Element *element) { return touches(*element, units, units, radius); });
    return found == near.rend() ? nullptr : *found;
}

std::vector<ElementId> elementsInside(const Page &page, const QPolygonF &lasso)
{
    std::vector<ElementId> ids;
    if (lasso.size() < 3)
        return ids;
    const Inside inside(lasso);
    for (const Element *element : page.elementsWithin(inside.area()))
        if (liesMostlyIn(*element, inside))
            ids.push_back(element->id);
    return ids;
}

std::vector<ElementId> withGroups(const Page &page, const std::vector<ElementId> &ids)
{
    QSet<GroupId> groups;
    QSet<ElementId> chosen;
    for (const ElementId &id : ids)
        if (const Element *element = page.find(id)) {
            chosen.insert(id);
            if (!element->group.isNull())
                groups.insert(element->group);
        }
    if (groups.isEmpty())
        return ids;
    std::vector<ElementId> all;
    for (const Element *element : page.elements())
        if (chosen.contains(element->id) || groups.contains(element->group))
            all.push_back(element->id);
    return all;
}

QRectF boundsOf(const Page &page, const std::vector<ElementId> &ids)
{
    QRectF around;
    for (const ElementId &id : ids)
        around |= page.boundsOf(id);
    return around;
}

} // namespace hz::page

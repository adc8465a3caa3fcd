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

constexpr int kMaskSide = 256; // pixels of a lasso's picture: finer than a finger, and in the cache
constexpr size_t kMostProbes = 8; // of a stroke

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

// The inside of a lasso as a picture, and as sums over it: a look-up tells of a point and four of a
// rectangle, however winding the line.
class Inside {
public:
    enum class Share { None, Some, All };

    explicit Inside(const QPolygonF &lasso)
        : m_area(lasso.boundingRect())
        , m_perUnit(kMaskSide / std::max({m_area.width(), m_area.height(), 1.0}))
        , m_mask((m_area.size() * m_perUnit).toSize() + QSize(1, 1), QImage::Format_Grayscale8)
        , m_pixels(m_mask.rect())
        , m_columns(size_t(m_pixels.width()) + 1)
        , m_sums(m_columns * (size_t(m_pixels.height()) + 1))
    {
        m_mask.fill(0);
        QPainter painter(&m_mask);
        painter.scale(m_perUnit, m_perUnit);
        painter.translate(-m_area.topLeft());
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255));
        painter.drawPolygon(lasso, Qt::WindingFill);
        painter.end();
        for (int y = 0; y < m_pixels.height(); ++y) {
            const uchar *row = m_mask.constScanLine(y);
            const quint32 *above = &m_sums[size_t(y) * m_columns];
            quint32 *sums = &m_sums[size_t(y + 1) * m_columns];
            for (size_t x = 0, sum = 0; x + 1 < m_columns; ++x) {
                sum += row[x] != 0;
                sums[x + 1] = above[x + 1] + quint32(sum);
            }
        }
    }
    const QRectF &area() const { return m_area; }
    /// Tells of points of an element placed so, one after the other.
    auto tester(const QTransform &placed) const
    {
        const QTransform toPixels = placed
            * QTransform(
                m_perUnit, 0, 0, m_perUnit, -m_area.x() * m_perUnit, -m_area.y() * m_perUnit);
        return [a = toPixels.m11(), b = toPixels.m12(), c = toPixels.m21(), d = toPixels.m22(),
                   dx = toPixels.dx(), dy = toPixels.dy(), cells = m_mask.constBits(),
                   stride = m_mask.bytesPerLine(), columns = m_pixels.width(),
                   rows = m_pixels.height()](double x, double y) {
            const int column = qRound(a * x + c * y + dx), row = qRound(b * x + d * y + dy);
            return column >= 0 && row >= 0 && column < columns && row < rows
                && cells[row * stride + column] != 0;
        };
    }
    /// How many of the pixels that the rectangle touches; so None and All hold for each point in
    /// it.
    Share share(const QRectF &units) const
    {
        const QRect pixels(pixelOf(units.topLeft()), pixelOf(units.bottomRight()));
        const QRect seen = pixels & m_pixels;
        if (seen.isEmpty())
            return Share::None;
        const auto left = size_t(seen.left()), right = size_t(seen.right()) + 1;
        const size_t above = size_t(seen.top()) * m_columns;
        const size_t last = (size_t(seen.bottom()) + 1) * m_columns;
        const quint32 within = m_sums[last + right] - m_sums[last + left] - m_sums[above + right]
            + m_sums[above + left];
        if (within == 0)
            return Share::None;
        return seen == pixels && within == quint32(seen.width()) * quint32(seen.height())
            ? Share::All
            : Share::Some;
    }

private:
    QPoint pixelOf(QPointF point) const
    {
        return ((point - m_area.topLeft()) * m_perUnit).toPoint();
    }

    const QRectF m_area;
    const double m_perUnit;
    QImage m_mask;
    const QRect m_pixels;
    const size_t m_columns;
    std::vector<quint32> m_sums; // of the pixels above and to the left that are inside
};

// Points spread over the element are looked at, until it is clear on which side most of them are.
bool liesMostlyIn(const Element &element, const Inside &inside)
{
    const auto isIn = inside.tester(element.placement.toTransform());
    const auto mostOf = [](size_t count, auto isPointIn) {
        size_t within = 0;
        for (size_t i = 0; i < count && within * 2 <= count && (within + count - i) * 2 > count;
             ++i)
            within += isPointIn(i);
        return within * 2 > count;
    };
    if (element.stroke) {
        const std::vector<ink::Sample> &samples = element.stroke->samples;
        const size_t step = samples.size() / kMostProbes + 1;
        return mostOf((samples.size() + step - 1) / step, [&](size_t i) {
            constexpr double kUnits = 1.0 / ink::kSubUnits;
            return isIn(samples[i * step].x * kUnits, samples[i * step].y * kUnits);
        });
    }
    const QRectF box = localBounds(element);
    static constexpr double kAcross[] = {0.5, 0.1, 0.9};
    return mostOf(9, [&](size_t i) {
        return isIn(
            box.x() + box.width() * kAcross[i % 3], box.y() + box.height() * kAcross[i / 3]);
    });
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

std::vector<const Element *> elementsInside(const Page &page, const QPolygonF &lasso)
{
    if (lasso.size() < 3)
        return {};
    const Inside inside(lasso);
    std::vector<const Element *> elements = page.elementsWithin(inside.area());
    // Points are looked at only where the line runs through the element's rectangle.
    std::erase_if(elements, [&](const Element *element) {
        const Inside::Share share = inside.share(page.boundsOf(*element));
        return share == Inside::Share::None
            || (share == Inside::Share::Some && !liesMostlyIn(*element, inside));
    });
    return elements;
}

std::vector<const Element *> withGroups(const Page &page, std::vector<const Element *> elements)
{
    QSet<GroupId> groups;
    for (const Element *element : elements)
        if (!element->group.isNull())
            groups.insert(element->group);
    if (groups.isEmpty())
        return elements;
    const QSet<const Element *> chosen(elements.begin(), elements.end());
    elements = page.elements();
    std::erase_if(elements, [&](const Element *element) {
        return !chosen.contains(element) && !groups.contains(element->group);
    });
    return elements;
}

QRectF boundsOf(const Page &page, const std::vector<ElementId> &ids)
{
    QRectF around;
    for (const Element *element : page.find(ids))
        if (element)
            around |= page.boundsOf(*element);
    return around;
}

} // namespace hz::page

#include "distance.h"

#include <hz/ink/hit.h>

#include <algorithm>

namespace hz::ink {

namespace {

double cross(QPointF a, QPointF b)
{
    return a.x() * b.y() - a.y() * b.x();
}

bool cross(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const double s = cross(b - a, c - a), t = cross(b - a, d - a);
    const double u = cross(d - c, a - c), v = cross(d - c, b - c);
    return ((s < 0) != (t < 0)) && ((u < 0) != (v < 0));
}

QPointF pointOf(const Sample &sample, const QTransform &placed)
{
    return placed.map(QPointF(sample.x, sample.y) / kSubUnits);
}

} // namespace

bool touches(
    const Stroke &stroke, QPointF from, QPointF to, double radius, const QTransform &placed)
{
    if (stroke.samples.empty())
        return false;
    const double reach = radius + stroke.width / (2.0 * kSubUnits) * widthFactor(placed);
    const QRectF way = QRectF(from, to).normalized().adjusted(-reach, -reach, reach, reach);
    QPointF previous = pointOf(stroke.samples.front(), placed);
    if (squaredDistance(previous, from, to) <= reach * reach)
        return true;
    for (size_t i = 1; i < stroke.samples.size(); ++i) {
        const QPointF point = pointOf(stroke.samples[i], placed);
        const bool apart = std::max(previous.x(), point.x()) < way.left()
            || std::min(previous.x(), point.x()) > way.right()
            || std::max(previous.y(), point.y()) < way.top()
            || std::min(previous.y(), point.y()) > way.bottom();
        if (!apart) {
            const double nearest
                = std::min({squaredDistance(previous, from, to), squaredDistance(point, from, to),
                    squaredDistance(from, previous, point), squaredDistance(to, previous, point)});
            if (nearest <= reach * reach || cross(previous, point, from, to))
                return true;
        }
        previous = point;
    }
    return false;
}

} // namespace hz::ink

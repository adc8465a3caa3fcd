// Distances in the plane. Values; any thread.
#pragma once

#include <QtCore/QPointF>

#include <algorithm>

namespace hz::ink {

/// From a point to the line between `a` and `b`, which may be one point.
inline double squaredDistance(QPointF point, QPointF a, QPointF b)
{
    const QPointF way = b - a;
    const double squared = QPointF::dotProduct(way, way);
    const double t
        = squared > 0 ? std::clamp(QPointF::dotProduct(point - a, way) / squared, 0.0, 1.0) : 0.0;
    const QPointF off = point - a - t * way;
    return QPointF::dotProduct(off, off);
}

} // namespace hz::ink

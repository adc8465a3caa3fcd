#include <hz/ink/stroke.h>

#include <algorithm>
#include <cmath>

namespace hz::ink {

double widthFactor(const QTransform &placed)
{
    return std::sqrt(std::abs(placed.determinant()));
}

QRectF bounds(const Stroke &stroke, const QTransform &placed)
{
    if (stroke.samples.empty())
        return {};
    qint32 left = stroke.samples.front().x, right = left;
    qint32 top = stroke.samples.front().y, bottom = top;
    for (const Sample &sample : stroke.samples) {
        left = std::min(left, sample.x);
        right = std::max(right, sample.x);
        top = std::min(top, sample.y);
        bottom = std::max(bottom, sample.y);
    }
    // A curve leaves the box of its points by less than a sixth of its longest chord, and no chord
    // is longer than the box's diagonal; the fullest brush is a quarter wider than its nominal
    // width.
    const double longest = std::max(double(right) - left, double(bottom) - top);
    const double curve = std::min(longest / 6, 64.0 * kSubUnits) / kSubUnits;
    const double pen = stroke.width * 0.625 / kSubUnits * widthFactor(placed) + 1;
    const QRectF way(QPointF(left, top) / kSubUnits, QPointF(right, bottom) / kSubUnits);
    return placed.mapRect(way.adjusted(-curve, -curve, curve, curve))
        .adjusted(-pen, -pen, pen, pen);
}

Brush brushNamed(QStringView name)
{
    if (name == kPenBrush)
        return {.followsHand = true};
    if (name == kHighlighterBrush)
        return {.translucent = true, .opacity = 0.45};
    return {};
}

} // namespace hz::ink

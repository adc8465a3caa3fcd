#include <hz/ink/shaper.h>

#include <QtCore/QPointF>

#include <algorithm>
#include <cmath>

namespace hz::ink {

namespace {

// A ribbon may bend by so much between neighbouring discs before it is cut and joined by a disc.
constexpr double kSmoothTurn = 0.6; // radians

struct Side {
    QPointF normal; // unit, to the left of the way
    double length;
};

Side sideOf(const Disc &a, const Disc &b)
{
    const QPointF way(b.x - a.x, b.y - a.y);
    const double length = std::hypot(way.x(), way.y());
    if (length <= 0)
        return {{0, 0}, 0};
    return {{-way.y() / length, way.x() / length}, length};
}

QPointF centre(const Disc &disc)
{
    return {disc.x, disc.y};
}

void addDisc(QPainterPath &path, const Disc &disc)
{
    path.addEllipse(centre(disc), disc.r, disc.r);
}

// The closed ribbon over discs[first..last], whose inner turns are all gentle. Wound like
// addEllipse, so that overlapping parts add up under the winding rule.
void addRibbon(QPainterPath &path, const std::vector<Disc> &discs, size_t first, size_t last)
{
    std::vector<QPointF> back;
    back.reserve(last - first + 1);
    for (size_t i = first; i <= last; ++i) {
        QPointF normal = i > first ? sideOf(discs[i - 1], discs[i]).normal : QPointF();
        if (i < last)
            normal += sideOf(discs[i], discs[i + 1]).normal;
        const double length = std::hypot(normal.x(), normal.y());
        const QPointF offset = length > 0 ? normal / length * discs[i].r : QPointF();
        if (i == first)
            path.moveTo(centre(discs[i]) - offset);
        else
            path.lineTo(centre(discs[i]) - offset);
        back.push_back(centre(discs[i]) + offset);
    }
    for (auto point = back.rbegin(); point != back.rend(); ++point)
        path.lineTo(*point);
    path.closeSubpath();
}

} // namespace

QPainterPath outline(const Stroke &stroke, const QTransform &placed)
{
    std::vector<Disc> discs = shape(stroke, placed);
    discs.erase(
        std::unique(discs.begin(), discs.end(),
            [](const Disc &a, const Disc &b) { return a.x == b.x && a.y == b.y && a.r >= b.r; }),
        discs.end());
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    if (discs.empty())
        return path;
    addDisc(path, discs.front());
    size_t first = 0;
    for (size_t i = 1; i < discs.size(); ++i) {
        bool cut = i + 1 == discs.size();
        if (!cut) {
            const Side in = sideOf(discs[i - 1], discs[i]);
            const Side out = sideOf(discs[i], discs[i + 1]);
            const double cosTurn = QPointF::dotProduct(in.normal, out.normal);
            const double turn = std::acos(std::clamp(cosTurn, -1.0, 1.0));
            // An inner edge that would fold over itself (turn sharper than the ribbon is wide) is
            // cut as well.
            cut = turn > kSmoothTurn || turn * double(discs[i].r) > std::min(in.length, out.length);
        }
        if (cut) {
            addRibbon(path, discs, first, i);
            addDisc(path, discs[i]);
            first = i;
        }
    }
    return path;
}

} // namespace hz::ink

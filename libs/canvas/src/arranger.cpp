#include <hz/canvas/arranger.h>
#include <hz/page/hit.h>

#include <algorithm>
#include <cmath>

namespace hz::canvas {

namespace {

constexpr double kLeastScale = 0.02;
constexpr double kTurnStep = 15; // degrees; near one of these a turn stops there
constexpr double kTurnSnap = 3;

// Where a handle is in the unit square, and which sides it moves.
struct Spot {
    double x, y;
};

Spot spotOf(Arranger::Handle handle)
{
    using H = Arranger::Handle;
    switch (handle) {
    case H::TopLeft:
        return {0, 0};
    case H::Top:
    case H::Turn:
        return {0.5, 0};
    case H::TopRight:
        return {1, 0};
    case H::Right:
        return {1, 0.5};
    case H::BottomRight:
        return {1, 1};
    case H::Bottom:
        return {0.5, 1};
    case H::BottomLeft:
        return {0, 1};
    case H::Left:
        return {0, 0.5};
    }
    return {0.5, 0.5};
}

QPointF at(const QRectF &box, Spot spot)
{
    return box.topLeft() + QPointF(box.width() * spot.x, box.height() * spot.y);
}

double notTooSmall(double factor)
{
    return std::abs(factor) < kLeastScale ? std::copysign(kLeastScale, factor) : factor;
}

} // namespace

void Arranger::select(const page::Page &page, const std::vector<page::ElementId> &ids)
{
    std::vector<const page::Element *> chosen = page.find(ids);
    std::erase(chosen, nullptr);
    take(page, page::withGroups(page, std::move(chosen)));
}

void Arranger::clear()
{
    m_ids.clear();
    cancel();
}

void Arranger::refresh(const page::Page &page)
{
    std::vector<const page::Element *> left = page.find(m_ids);
    std::erase(left, nullptr);
    take(page, left);
}

void Arranger::take(const page::Page &page, const std::vector<const page::Element *> &elements)
{
    m_ids.clear();
    m_ids.reserve(elements.size());
    m_isLocked = false;
    m_box = {};
    m_placed = {};
    for (const page::Element *element : elements) {
        m_ids.push_back(element->id);
        m_isLocked |= element->isLocked;
        m_box |= page.boundsOf(*element);
    }
    if (elements.size() == 1) {
        m_box = page::localBounds(*elements.front());
        m_placed = elements.front()->placement.toTransform();
    }
}

QPolygonF Arranger::frame() const
{
    if (m_ids.empty())
        return {};
    return (m_placed * m_by)
        .map(QPolygonF(
            {m_box.topLeft(), m_box.topRight(), m_box.bottomRight(), m_box.bottomLeft()}));
}

QPointF Arranger::place(Handle handle, const Reach &reach) const
{
    const QTransform shown = m_placed * m_by;
    const QPointF point = shown.map(at(m_box, spotOf(handle)));
    if (handle != Handle::Turn)
        return point;
    const QPointF centre = shown.map(m_box.center());
    QLineF arm(centre, point);
    if (arm.length() < 1)
        return point - QPointF(0, reach.turnHandle);
    arm.setLength(arm.length() + reach.turnHandle);
    return arm.p2();
}

bool Arranger::contains(QPointF point) const
{
    return frame().containsPoint(point, Qt::WindingFill);
}

std::optional<Arranger::Handle> Arranger::handleAt(QPointF point, const Reach &reach) const
{
    if (m_ids.empty() || m_isLocked)
        return std::nullopt;
    std::optional<Handle> nearest;
    double distance = reach.finger;
    for (const Handle handle : kHandles) {
        const double away = QLineF(place(handle, reach), point).length();
        if (away <= distance) {
            distance = away;
            nearest = handle;
        }
    }
    return nearest;
}

Arranger::Drag Arranger::press(const page::Page &page, QPointF point, const Reach &reach)
{
    cancel();
    m_from = point;
    if (const std::optional<Handle> handle = handleAt(point, reach)) {
        m_handle = *handle;
        return m_drag = Drag::Handle;
    }
    // What lies on top is meant, unless the finger is on what is selected already.
    if (!contains(point)) {
        const page::Element *met = page::elementAt(page, point, reach.finger);
        select(page, met ? std::vector{met->id} : std::vector<page::ElementId>());
        m_drag = met ? Drag::Tap : Drag::Lasso;
        m_lasso = met ? QPolygonF() : QPolygonF({point});
        return m_drag;
    }
    return m_drag = Drag::Tap;
}

void Arranger::move(const page::Page &page, QPointF to, const Reach &reach)
{
    switch (m_drag) {
    case Drag::None:
    case Drag::Pinch:
        break;
    case Drag::Tap:
        if (m_isLocked || QLineF(m_from, to).length() < reach.drag)
            break;
        m_drag = Drag::Move;
        [[fallthrough]];
    case Drag::Move: {
        const QPointF offset = snapped(page, to - m_from, reach);
        m_by = QTransform::fromTranslate(offset.x(), offset.y());
        break;
    }
    case Drag::Handle:
        m_by = m_handle == Handle::Turn ? turned(to) : scaled(to);
        break;
    case Drag::Lasso:
        m_lasso.append(to);
        break;
    }
}

std::optional<QTransform> Arranger::lift(const page::Page &page, const Reach &reach)
{
    const Drag ended = m_drag;
    const QTransform by = m_by;
    const QPolygonF lasso = m_lasso;
    cancel();
    if (ended == Drag::Lasso) {
        const QRectF around = lasso.boundingRect();
        if (std::max(around.width(), around.height()) > reach.drag)
            take(page, page::withGroups(page, page::elementsInside(page, lasso)));
        return std::nullopt;
    }
    if (ended == Drag::None || ended == Drag::Tap || by.isIdentity())
        return std::nullopt;
    return by;
}

void Arranger::cancel()
{
    m_drag = Drag::None;
    m_by = {};
    m_lasso.clear();
    m_guides.clear();
}

void Arranger::pinch(const QTransform &by)
{
    if (m_ids.empty() || m_isLocked)
        return;
    m_drag = Drag::Pinch;
    m_by = by;
}

// Corners keep the proportions, sides stretch; the opposite corner or side stays where it is.
QTransform Arranger::scaled(QPointF to) const
{
    bool canInvert = false;
    const QTransform toBox = m_placed.inverted(&canInvert);
    if (!canInvert || m_box.width() <= 0 || m_box.height() <= 0)
        return {};
    const Spot spot = spotOf(m_handle);
    const QPointF fixed = at(m_box, {1 - spot.x, 1 - spot.y});
    const QPointF grip = at(m_box, spot);
    // The finger need not be in the middle of the handle.
    const QPointF now = grip + toBox.map(to) - toBox.map(m_from);
    const QPointF before = grip - fixed, after = now - fixed;
    double x = 1, y = 1;
    if (spot.x != 0.5 && spot.y != 0.5) {
        x = y = notTooSmall((before.x() * after.x() + before.y() * after.y())
            / (before.x() * before.x() + before.y() * before.y()));
    } else if (spot.x != 0.5) {
        x = notTooSmall(after.x() / before.x());
    } else {
        y = notTooSmall(after.y() / before.y());
    }
    const QTransform inBox = QTransform::fromTranslate(-fixed.x(), -fixed.y())
        * QTransform::fromScale(x, y) * QTransform::fromTranslate(fixed.x(), fixed.y());
    return toBox * inBox * m_placed;
}

QTransform Arranger::turned(QPointF to) const
{
    const QPointF centre = m_placed.map(m_box.center());
    const auto degrees = [centre](QPointF point) {
        return std::atan2(point.y() - centre.y(), point.x() - centre.x()) * 180 / M_PI;
    };
    double angle = degrees(to) - degrees(m_from);
    const double leaning = std::atan2(m_placed.m12(), m_placed.m11()) * 180 / M_PI + angle;
    const double step = std::round(leaning / kTurnStep) * kTurnStep;
    if (std::abs(leaning - step) < kTurnSnap)
        angle += step - leaning;
    return QTransform::fromTranslate(-centre.x(), -centre.y()) * QTransform().rotate(angle)
        * QTransform::fromTranslate(centre.x(), centre.y());
}

// To the page's middle and edges, and to edges and middles of pictures, texts and shapes.
QPointF Arranger::snapped(const page::Page &page, QPointF offset, const Reach &reach)
{
    m_guides.clear();
    const QRectF start = m_placed.mapRect(m_box);
    const QRectF moved = start.translated(offset);
    struct Found {
        double distance, by, line;
    };
    const auto nearest = [&reach](const std::vector<double> &lines, double low, double high) {
        Found best{reach.snap, 0, std::nan("")};
        for (const double line : lines)
            for (const double edge : {low, (low + high) / 2, high})
                if (std::abs(line - edge) < best.distance)
                    best = {std::abs(line - edge), line - edge, line};
        return best;
    };
    const QRectF whole(QPointF(), QSizeF(page.size));
    std::vector<double> columns{0, whole.center().x(), whole.right()};
    std::vector<double> rows{0, whole.center().y(), whole.bottom()};
    for (const page::Element *other : page.objects()) {
        if (std::find(m_ids.begin(), m_ids.end(), other->id) != m_ids.end())
            continue;
        const QRectF box = other->placement.toTransform().mapRect(page::localBounds(*other));
        if (box.isEmpty())
            continue;
        columns.insert(columns.end(), {box.left(), box.center().x(), box.right()});
        rows.insert(rows.end(), {box.top(), box.center().y(), box.bottom()});
    }
    const Found x = nearest(columns, moved.left(), moved.right());
    const Found y = nearest(rows, moved.top(), moved.bottom());
    if (!std::isnan(x.line))
        m_guides.emplace_back(x.line, whole.top(), x.line, whole.bottom());
    if (!std::isnan(y.line))
        m_guides.emplace_back(whole.left(), y.line, whole.right(), y.line);
    return offset + QPointF(x.by, y.by);
}

QRectF Arranger::extent(const Reach &reach) const
{
    QRectF around = frame().boundingRect() | m_lasso.boundingRect();
    if (!m_ids.empty() && !m_isLocked) {
        const QPointF turn = place(Handle::Turn, reach);
        around |= QRectF(turn, QSizeF(1, 1));
    }
    for (const QLineF &guide : m_guides)
        around |= QRectF(guide.p1(), guide.p2()).normalized().adjusted(-1, -1, 1, 1);
    if (around.isNull())
        return around;
    return around.adjusted(-reach.finger, -reach.finger, reach.finger, reach.finger);
}

} // namespace hz::canvas

#include "arrange.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace hz::page {

namespace {

constexpr double kLeastArea = 1e-6; // of a unit square: below it nothing is left to take hold of
constexpr double kMostScale = 1000;
constexpr double kFarthest = 1 << 20; // page units
constexpr int kLayOutMargin = 80; // page units
constexpr int kLayOutGap = 24;

bool isReasonable(const QTransform &placed)
{
    const auto within = [](double value, double most) { return std::abs(value) <= most; };
    return std::abs(placed.determinant()) >= kLeastArea && within(placed.m11(), kMostScale)
        && within(placed.m12(), kMostScale) && within(placed.m21(), kMostScale)
        && within(placed.m22(), kMostScale) && within(placed.dx(), kFarthest)
        && within(placed.dy(), kFarthest);
}

std::array<qint32, 6> keyOf(const Placement &placement)
{
    return {placement.m11, placement.m12, placement.m21, placement.m22, placement.dx, placement.dy};
}

// The elements of these ids that are there and not locked, lowest first.
std::vector<const Element *> free(const Page &page, const Ids &ids)
{
    std::vector<const Element *> elements;
    for (const ElementId &id : ids)
        if (const Element *element = page.find(id); element && !element->isLocked)
            elements.push_back(element);
    std::sort(elements.begin(), elements.end(), [](const Element *a, const Element *b) {
        return a->z != b->z ? a->z < b->z : a->id < b->id;
    });
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
    return elements;
}

class Heights {
public:
    explicit Heights(const Page &page)
        : m_op{page.id, kPropertyZ, {}}
    {
    }
    void set(const Element &element, qint64 z)
    {
        if (element.z != z)
            m_op.parts.push_back({element.z, z, {element.id}});
    }
    std::optional<Op> take()
    {
        return m_op.parts.empty() ? std::nullopt : std::optional<Op>(std::move(m_op));
    }

private:
    SetElementProperty m_op;
};

// Heights for elements[first…] so that they stand in this order: those there were, in order, and
// higher only where two were alike.
std::optional<Op> inOrder(
    const Page &page, const std::vector<const Element *> &elements, size_t first, size_t last)
{
    std::vector<qint64> heights;
    for (size_t i = first; i <= last; ++i)
        heights.push_back(elements[i]->z);
    std::sort(heights.begin(), heights.end());
    Heights op(page);
    qint64 before = first > 0 ? elements[first - 1]->z : std::numeric_limits<qint64>::min();
    for (size_t i = first; i < elements.size(); ++i) {
        qint64 z = i <= last ? heights[i - first] : elements[i]->z;
        if (z <= before) {
            z = before + 1;
        } else if (i > last) {
            break;
        }
        op.set(*elements[i], z);
        before = z;
    }
    return op.take();
}

enum class Direction { Up, Down };

std::optional<Op> stepped(const Page &page, const Ids &ids, Direction direction)
{
    const std::vector<const Element *> chosen = free(page, ids);
    if (chosen.empty())
        return std::nullopt;
    const QSet<const Element *> set(chosen.begin(), chosen.end());
    std::vector<const Element *> all = page.elements();
    if (direction == Direction::Down)
        std::reverse(all.begin(), all.end()); // so that "next above" serves both
    const auto overlaps = [&](const Element *other) {
        const QRectF place = page.boundsOf(other->id);
        return !set.contains(other)
            && std::any_of(chosen.begin(), chosen.end(), [&](const Element *element) {
                   return page.boundsOf(element->id).intersects(place);
               });
    };
    const auto isChosen = [&](const Element *element) { return set.contains(element); };
    const auto highest = std::find_if(all.rbegin(), all.rend(), isChosen).base();
    auto over = std::find_if(highest, all.end(), overlaps);
    if (over == all.end())
        over = std::find_if(std::find_if(all.begin(), all.end(), isChosen), all.end(), overlaps);
    if (over == all.end())
        return std::nullopt;
    const auto lowest = std::find_if(all.begin(), all.end(), isChosen);
    auto first = size_t(lowest - all.begin());
    auto last = size_t(std::max(over + 1, highest) - all.begin());
    // Those chosen move up to right above `over`, in their order.
    const Element *const target = *over;
    std::vector<const Element *> order;
    for (size_t i = first; i < last; ++i) {
        if (!set.contains(all[i]))
            order.push_back(all[i]);
        if (all[i] == target) {
            if (direction == Direction::Up)
                order.insert(order.end(), chosen.begin(), chosen.end());
            else
                order.insert(order.end(), chosen.rbegin(), chosen.rend());
        }
    }
    std::copy(order.begin(), order.end(), all.begin() + qsizetype(first));
    if (direction == Direction::Down) {
        std::reverse(all.begin(), all.end());
        std::swap(first, last);
        first = all.size() - first;
        last = all.size() - last;
    }
    return inOrder(page, all, first, last - 1);
}

} // namespace

std::optional<Op> removed(const Page &page, const Ids &ids)
{
    RemoveElements op{page.id, {}};
    for (const Element *element : free(page, ids))
        op.elements.push_back(*element);
    return op.elements.empty() ? std::nullopt : std::optional<Op>(std::move(op));
}

std::optional<Op> transformed(const Page &page, const Ids &ids, const QTransform &by)
{
    TransformElements op{page.id, {}};
    std::map<std::array<qint32, 6>, size_t> parts; // by placement before
    for (const ElementId &id : ids) {
        const Element *element = page.find(id);
        if (!element || element->isLocked)
            continue;
        const auto [part, isNew] = parts.emplace(keyOf(element->placement), op.parts.size());
        if (isNew) {
            const QTransform placed = element->placement.toTransform() * by;
            op.parts.push_back({element->placement,
                isReasonable(placed) ? Placement::from(placed) : element->placement, {}});
        }
        op.parts[part->second].ids.push_back(id);
    }
    std::erase_if(
        op.parts, [](const TransformElements::Part &part) { return part.before == part.after; });
    return op.parts.empty() ? std::nullopt : std::optional<Op>(std::move(op));
}

std::optional<Op> withProperty(
    const Page &page, const Ids &ids, const QString &name, const QCborValue &value)
{
    SetElementProperty op{page.id, name, {}};
    for (const ElementId &id : ids) {
        const Element *element = page.find(id);
        if (!element || (element->isLocked && name != kPropertyLocked))
            continue;
        const QCborValue before = property(*element, name);
        Element after = *element;
        if (before.isUndefined() || !setProperty(after, name, value)
            || property(after, name) == before)
            continue;
        const QCborValue now = property(after, name);
        const auto part = std::find_if(
            op.parts.begin(), op.parts.end(), [&](const SetElementProperty::Part &p) {
                return p.before == before && p.after == now;
            });
        if (part == op.parts.end())
            op.parts.push_back({before, now, {id}});
        else
            part->ids.push_back(id);
    }
    return op.parts.empty() ? std::nullopt : std::optional<Op>(std::move(op));
}

std::optional<Op> toFront(const Page &page, const Ids &ids)
{
    const std::vector<const Element *> chosen = free(page, ids);
    const std::vector<const Element *> all = page.elements();
    if (std::equal(
            chosen.rbegin(), chosen.rend(), all.rbegin(), all.rbegin() + qsizetype(chosen.size())))
        return std::nullopt; // there already
    Heights op(page);
    qint64 z = page.nextZ();
    for (const Element *element : chosen)
        op.set(*element, z++);
    return op.take();
}

std::optional<Op> toBack(const Page &page, const Ids &ids)
{
    const std::vector<const Element *> chosen = free(page, ids);
    const std::vector<const Element *> all = page.elements();
    if (std::equal(
            chosen.begin(), chosen.end(), all.begin(), all.begin() + qsizetype(chosen.size())))
        return std::nullopt;
    Heights op(page);
    qint64 z = page.zBelow() - qint64(chosen.size()) + 1;
    for (const Element *element : chosen)
        op.set(*element, z++);
    return op.take();
}

std::optional<Op> raised(const Page &page, const Ids &ids)
{
    return stepped(page, ids, Direction::Up);
}

std::optional<Op> lowered(const Page &page, const Ids &ids)
{
    return stepped(page, ids, Direction::Down);
}

std::vector<Element> selected(const Page &page, const Ids &ids)
{
    std::vector<Element> elements;
    for (const ElementId &id : ids)
        if (const Element *element = page.find(id))
            elements.push_back(*element);
    std::sort(elements.begin(), elements.end(),
        [](const Element &a, const Element &b) { return a.z != b.z ? a.z < b.z : a.id < b.id; });
    return elements;
}

void moveBy(std::vector<Element> &elements, QPointF offset)
{
    for (Element &element : elements) {
        const QTransform moved
            = element.placement.toTransform() * QTransform::fromTranslate(offset.x(), offset.y());
        if (isReasonable(moved))
            element.placement = Placement::from(moved);
    }
}

QRectF boundsOf(const std::vector<Element> &elements)
{
    QRectF around;
    for (const Element &element : elements)
        around |= bounds(element);
    return around;
}

void layOut(std::vector<Element> &elements, const QRectF &area)
{
    if (elements.empty())
        return;
    const int columns = int(std::ceil(std::sqrt(double(elements.size()))));
    const int rows = (int(elements.size()) + columns - 1) / columns;
    const QRectF usual
        = (area & QRectF(QPointF(), QSizeF(kPageSize)))
              .adjusted(kLayOutMargin, kLayOutMargin, -kLayOutMargin, -kLayOutMargin);
    const QSizeF cell(usual.width() / columns, usual.height() / rows);
    const QSizeF most = (cell - QSizeF(kLayOutGap, kLayOutGap)).expandedTo({1, 1});
    for (size_t i = 0; i < elements.size(); ++i) {
        const QRectF box = localBounds(elements[i]);
        const double scale
            = std::min({1.0, most.width() / box.width(), most.height() / box.height()});
        const int column = int(i) % columns, row = int(i) / columns;
        const QPointF middle
            = usual.topLeft() + QPointF((column + 0.5) * cell.width(), (row + 0.5) * cell.height());
        QTransform placed = QTransform::fromTranslate(middle.x(), middle.y());
        placed.scale(scale, scale);
        placed.translate(-box.center().x(), -box.center().y());
        elements[i].placement = Placement::from(placed);
    }
}

void regroup(std::vector<Element> &elements)
{
    QHash<GroupId, GroupId> groups;
    for (Element &element : elements) {
        if (element.group.isNull())
            continue;
        GroupId &group = groups[element.group];
        if (group.isNull())
            group = newUlid();
        element.group = group;
    }
}

void makeCopies(std::vector<Element> &elements)
{
    regroup(elements);
    for (Element &element : elements)
        element.isLocked = false;
}

} // namespace hz::page

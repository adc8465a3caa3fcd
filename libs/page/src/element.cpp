#include "elementcodec.h"
#include "shapes.h"

#include <hz/page/element.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hz::page {

namespace {

constexpr qsizetype kMaxName = 64;

qint32 rounded(double value)
{
    return qint32(std::llround(std::clamp(value, -2147483647.0, 2147483647.0)));
}

QRectF inUnits(QSize size)
{
    return {QPointF(), QSizeF(size) / kSubUnits};
}

QRectF boxOf(const Shape &shape)
{
    if (shape.points.empty())
        return {};
    int left = shape.points.front().x(), right = left;
    int top = shape.points.front().y(), bottom = top;
    for (const QPoint &point : shape.points) {
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        top = std::min(top, point.y());
        bottom = std::max(bottom, point.y());
    }
    return {QPointF(left, top) / kSubUnits, QPointF(right, bottom) / kSubUnits};
}

// How far the line reaches beyond its points: half its width, more at an arrow's head.
double reachOf(const Shape &shape)
{
    const double width = double(shape.width) / kSubUnits;
    const bool hasHead = shape.kind == Shape::Kind::Arrow || shape.kind == Shape::Kind::DoubleArrow;
    return hasHead ? kArrowHead / 2 * width : width / 2;
}

bool setInk(Element &element, const QString &name)
{
    if (name.isEmpty() || name.size() > kMaxName)
        return false;
    if (element.stroke) {
        ink::Stroke stroke = *element.stroke;
        stroke.ink = name;
        element.stroke = std::make_shared<const ink::Stroke>(std::move(stroke));
        return true;
    }
    if (auto text = std::get_if<Text>(element.object.get())) {
        Text changed = *text;
        changed.ink = name;
        element.object = std::make_shared<const Object>(std::move(changed));
        return true;
    }
    if (auto shape = std::get_if<Shape>(element.object.get())) {
        Shape changed = *shape;
        changed.ink = name;
        element.object = std::make_shared<const Object>(std::move(changed));
        return true;
    }
    return false;
}

bool setWidth(Element &element, qint64 width)
{
    if (element.stroke && width >= 0 && width <= std::numeric_limits<quint16>::max()) {
        ink::Stroke stroke = *element.stroke;
        stroke.width = quint16(width);
        element.stroke = std::make_shared<const ink::Stroke>(std::move(stroke));
        return true;
    }
    if (auto shape = std::get_if<Shape>(element.object.get());
        shape && width >= 0 && width <= std::numeric_limits<quint16>::max()) {
        Shape changed = *shape;
        changed.width = int(width);
        element.object = std::make_shared<const Object>(std::move(changed));
        return true;
    }
    return false;
}

} // namespace

Placement Placement::from(const QTransform &transform)
{
    return {rounded(transform.m11() * kOne), rounded(transform.m12() * kOne),
        rounded(transform.m21() * kOne), rounded(transform.m22() * kOne),
        rounded(transform.dx() * kSubUnits), rounded(transform.dy() * kSubUnits)};
}

QTransform Placement::toTransform() const
{
    constexpr double one = kOne;
    return {
        m11 / one, m12 / one, m21 / one, m22 / one, double(dx) / kSubUnits, double(dy) / kSubUnits};
}

bool operator==(const Element &a, const Element &b)
{
    const auto same = [](const auto &left, const auto &right) {
        return left == right || (left && right && *left == *right);
    };
    return a.id == b.id && a.z == b.z && a.placement == b.placement && a.isLocked == b.isLocked
        && a.group == b.group && same(a.stroke, b.stroke) && same(a.object, b.object)
        && same(a.extra, b.extra);
}

Element objectElement(Object object, const QTransform &placed)
{
    Element element;
    element.object = std::make_shared<const Object>(std::move(object));
    element.placement = Placement::from(placed);
    return element;
}

QRectF localBounds(const Element &element)
{
    if (element.stroke)
        return ink::bounds(*element.stroke);
    return std::visit(Overloaded{
                          [](const Image &image) { return inUnits(image.size); },
                          [](const Text &text) { return inUnits(text.box); },
                          [](const Shape &shape) { return boxOf(shape); },
                          [](const Unknown &) { return QRectF(); },
                      },
        *element.object);
}

QRectF bounds(const Element &element)
{
    const QTransform placed = element.placement.toTransform();
    if (element.stroke)
        return ink::bounds(*element.stroke, placed);
    const QRectF box = localBounds(element);
    return std::visit(Overloaded{
                          [&](const Image &) { return placed.mapRect(box); },
                          [&](const Text &text) {
                              // Slanting and falling letters leave the box a little, more so in
                              // another font.
                              const double over = text.size / (4.0 * kSubUnits);
                              return placed.mapRect(box.adjusted(-over, -over, over, over));
                          },
                          [&](const Shape &shape) {
                              const double over = reachOf(shape) * ink::widthFactor(placed) + 1;
                              return placed.mapRect(box).adjusted(-over, -over, over, over);
                          },
                          [](const Unknown &) { return QRectF(); },
                      },
        *element.object);
}

QCborValue property(const Element &element, QStringView name)
{
    if (name == kPropertyZ)
        return element.z;
    if (name == kPropertyLocked)
        return element.isLocked;
    if (name == kPropertyGroup)
        return element.group.isNull() ? QCborValue(nullptr) : QCborValue(element.group.toBytes());
    const auto *text = std::get_if<Text>(element.object.get());
    const auto *shape = std::get_if<Shape>(element.object.get());
    if (name == kPropertyInk && element.stroke)
        return element.stroke->ink;
    if (name == kPropertyInk && text)
        return text->ink;
    if (name == kPropertyInk && shape)
        return shape->ink;
    if (name == kPropertyWidth && element.stroke)
        return int(element.stroke->width);
    if (name == kPropertyWidth && shape)
        return shape->width;
    if (name == kPropertyObject && element.object)
        return objectToCbor(*element.object);
    return {};
}

bool setProperty(Element &element, QStringView name, const QCborValue &value)
{
    if (name == kPropertyZ && value.isInteger()) {
        element.z = std::clamp(value.toInteger(), -kMaxZ, kMaxZ);
        return true;
    }
    if (name == kPropertyLocked && value.isBool()) {
        element.isLocked = value.toBool();
        return true;
    }
    if (name == kPropertyGroup) {
        const std::optional<Ulid> group
            = value.isNull() ? Ulid() : Ulid::fromBytes(value.toByteArray());
        element.group = group.value_or(element.group);
        return group.has_value();
    }
    if (name == kPropertyInk)
        return setInk(element, value.toString());
    if (name == kPropertyWidth)
        return setWidth(element, integerOf(value, -1));
    if (name == kPropertyObject && element.object && value.isMap()) {
        // What this version cannot read is one with the fields beside it, so it cannot become, or
        // come of, an object whose other fields are kept apart.
        Object object = objectFromCbor(value);
        if (std::holds_alternative<Unknown>(object)
            != std::holds_alternative<Unknown>(*element.object))
            return false;
        element.object = std::make_shared<const Object>(std::move(object));
        return true;
    }
    return false;
}

} // namespace hz::page

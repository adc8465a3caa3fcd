// The lines of shapes, in page units. Any thread.
#pragma once

#include <hz/page/element.h>

#include <QtGui/QPainterPath>
#include <QtGui/QPen>

namespace hz::page {

inline constexpr double kArrowHead = 5; // its length and its width, in widths of the line

struct ShapeLines {
    QPainterPath line; // to be stroked with penOf(), and filled if the shape is
    QPainterPath heads; // of arrows, to be filled
};

/// The shape where `placed` puts it. The points go there exactly; pen and heads keep their form,
/// scaled by ink::widthFactor().
ShapeLines linesOf(const Shape &shape, const QTransform &placed);
QPen penOf(const Shape &shape, const QTransform &placed, QRgb colour);

} // namespace hz::page

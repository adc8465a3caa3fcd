// Does an eraser meet ink? Any thread.
#pragma once

#include <hz/ink/stroke.h>

#include <QtCore/QPointF>

namespace hz::ink {

/// True if the way of a round eraser of `radius` page units from `from` to `to` meets the stroke's
/// ink, where `placed` puts it.
bool touches(
    const Stroke &stroke, QPointF from, QPointF to, double radius, const QTransform &placed = {});

} // namespace hz::ink

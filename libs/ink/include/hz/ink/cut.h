// What an eraser leaves of a stroke. Values; any thread.
//
// The samples that remain are kept: place, time and pressure. A sample is added where a cut falls
// between two, and where the curve beyond it would otherwise bend another way than it did before,
// so that ink that was not erased does not move (by more than 1/8 page unit). Only a stroke whose
// width followed the hand's speed gets pressures, which give each place the width that it had: how
// fast the hand was before a cut is not known any more.
#pragma once

#include <hz/ink/stroke.h>

#include <QtCore/QPointF>

#include <optional>
#include <vector>

namespace hz::ink {

struct Cut {
    std::vector<Stroke> rest; // in the order in which they were written; empty if all is gone
    QRectF changed; // where another pixel may be seen, in page units
};

/// Takes away whatever of the stroke's ink, where `placed` puts it, meets the way of a round eraser
/// of `radius` page units from `from` to `to`: the pen's discs are whole or gone. Nothing if the
/// eraser meets none.
std::optional<Cut> cut(
    const Stroke &stroke, QPointF from, QPointF to, double radius, const QTransform &placed = {});

} // namespace hz::ink

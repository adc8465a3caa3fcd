// A status is a shape, then a word, then a colour; all six shapes survive greyscale. For views,
// charts and exports.
#pragma once

#include <hz/ui/look.h>

class QPainter;
class QRectF;

namespace hz::ui {

/// Fills the largest square in `rect`; `inner` is the colour of what lies under the shape, Surface
/// if it has none.
void drawStatusGlyph(QPainter &painter, Status status, const QRectF &rect, const QColor &inner = {},
    const Look &look = {});
/// 达标, 临近, 未达标 …: the word beside the shape.
QString statusWord(Status status);

} // namespace hz::ui

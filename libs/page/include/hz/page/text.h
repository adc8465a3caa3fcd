// Text boxes: laid out the same at every magnification and on paper. Needs a QGuiApplication, for
// fonts; any thread.
#pragma once

#include <hz/page/element.h>

#include <QtGui/QFont>
#include <QtGui/QRgb>

class QPainter;

namespace hz::page {

/// The type of a text of that size; sizes are page units.
QFont fontOf(const Text &text, int pixelSize);

/// With the box that it fills here: as high as its lines, as wide as the longest, or as it was if
/// it wraps. Call it whenever text, size or width changed.
Text measured(Text text);

/// In the element's own coordinates, page units.
void paintText(QPainter &painter, const Text &text, QRgb colour);

} // namespace hz::page

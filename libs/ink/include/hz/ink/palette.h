// Inks are names; the ground of the page chooses the shade, so that a page moved from white to
// green stays readable. Every shade of the eight is at least 4.5:1 on its ground, one of a
// teacher's own at least 3:1. Values from resources/theme/tokens.json ("ink", "ground"); a test
// keeps the two equal. Usable on any thread.
#pragma once

#include <hz/ink/raster.h>

#include <QtCore/QString>
#include <QtGui/QColor>

#include <array>
#include <optional>

namespace hz::ink {

enum class Ground { White, Paper, Green, Dark };

/// "white", "paper", "green", "dark": the form in documents.
QString groundName(Ground ground);
std::optional<Ground> groundNamed(QStringView name);
QRgb groundColour(Ground ground);
bool isDark(Ground ground);

/// The eight inks in the order of the pen's popover: "ink:black" … "ink:purple".
const std::array<QString, 8> &inkNames();

/// The name of an ink of one's own: "custom:#rrggbb".
QString ownInk(QRgb colour);
/// The colour that such a name says; null for any other name.
std::optional<QRgb> ownInkColour(QStringView ink);
/// One of the eight, or one's own.
bool isInk(QStringView ink);

/// The shade of an ink on a ground. One's own is itself where it can be told from the ground, else
/// as much lighter or darker as it takes; an unknown name is black ink.
QRgb inkColour(QStringView ink, Ground ground);

/// What a highlighter of this ink colours with: bright on light grounds too, so that what it marks
/// stands out and stays readable. Black marks grey.
QRgb markColour(QStringView ink, Ground ground);

/// How a highlighter lies over what it marks.
Blend markBlend(Ground ground);

/// Colour, opacity and blending of a stroke on a ground.
Paint paintOf(const Stroke &stroke, Ground ground);

} // namespace hz::ink

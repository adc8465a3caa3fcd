// What the glyphs of a font mean, as a PDF says it for search and copying. Any thread.
#pragma once

#include <QtCore/QByteArray>

namespace hz::pdf {

/// The ToUnicode map with radicals replaced by the characters that look the same.
///
/// Qt names a glyph by its first code point. In a Chinese font that is often a radical (⾯ U+2FAF),
/// and whoever searches for 面 (U+9762) does not find it.
QByteArray withoutRadicals(const QByteArray &toUnicode);

} // namespace hz::pdf

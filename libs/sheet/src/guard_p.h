// How a CSV keeps a text from being run as a formula: the writer puts an apostrophe in front, the
// reader takes one away. Any thread.
#pragma once

#include <QtCore/QString>

namespace hz::sheet {

/// A text that begins like a formula, apostrophes before it not counted.
inline bool looksLikeFormula(QStringView text)
{
    while (text.startsWith(u'\''))
        text = text.sliced(1);
    return !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front());
}

/// A text as the writer guards it.
inline bool isGuarded(QStringView text)
{
    return text.startsWith(u'\'') && looksLikeFormula(text.sliced(1));
}

} // namespace hz::sheet

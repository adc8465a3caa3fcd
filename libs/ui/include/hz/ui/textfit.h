// How a widget that paints its own text tells whether it has room for it. GUI thread.
#pragma once

#include <QtCore/QString>

namespace hz::ui {

class PaintsText {
public:
    virtual ~PaintsText() = default;
    /// The text that does not fit, or an empty one.
    virtual QString clippedText() const = 0;
};

} // namespace hz::ui

// How a widget that paints its own text tells where, so that tests can find what is cut off. GUI
// thread.
#pragma once

#include <QtCore/QRect>
#include <QtCore/QString>
#include <QtGui/QFont>

#include <vector>

namespace hz::ui {

struct PaintedText {
    QString text;
    QFont font;
    QRect room; // in the widget's coordinates; what the painter draws into
};

class PaintsText {
public:
    virtual ~PaintsText() = default;
    virtual std::vector<PaintedText> paintedTexts() const = 0;
};

} // namespace hz::ui

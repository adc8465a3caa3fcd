// The word to tap in a toast, in the toast's own colours. GUI thread.
#pragma once

#include <hz/ui/touchcontrol.h>

namespace hz::ui {

class ToastButton final : public TouchControl {
    Q_OBJECT

public:
    using TouchControl::TouchControl;
    Radius cornerRadius() const override { return Radius::Control; }
    QSize sizeHint() const override;
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hz::ui

// A Label that gives way: what has no room is elided in its middle and is told by the tool tip. For
// names, which may be of any length. GUI thread.
#pragma once

#include <hz/ui/label.h>
#include <hz/ui/paintedtext.h>

namespace hz::ui {

class ElidedLabel final : public Label, public PaintsText {
    Q_OBJECT

public:
    using Label::Label;

    QSize minimumSizeHint() const override;
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString shown() const;
};

} // namespace hz::ui

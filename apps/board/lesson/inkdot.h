// An ink to tap, as a disc without words: on bars. GUI thread.
#pragma once

#include <hz/ink/palette.h>
#include <hz/ui/touchcontrol.h>

namespace hz::board {

class InkDot final : public ui::TouchControl {
    Q_OBJECT

public:
    explicit InkDot(QWidget *parent);

    void setInk(const QString &ink, ink::Ground ground);
    /// The bar it is on: it is longer across that.
    void setOrientation(Qt::Orientation bar);

    QSize sizeHint() const override;
    std::vector<ui::PaintedText> paintedTexts() const override { return {}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_colour;
    Qt::Orientation m_bar = Qt::Horizontal;
};

} // namespace hz::board

// The button of tool bars on a touch board: icon over label, 60 × 64. Chosen: soft accent plate,
// accent icon, bold label. GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/touchcontrol.h>

namespace hz::ui {

/// A disc of ink; with a rim where it could not be told from what is under it.
void drawInkDisc(QPainter &painter, const QRectF &disc, const QColor &ink, const QColor &under);

class TouchButton : public TouchControl {
    Q_OBJECT

public:
    TouchButton(IconName icon, const QString &text, QWidget *parent = nullptr);

    void setIconName(IconName icon);
    /// A dot in the colour of the ink in use.
    void setDot(std::optional<QColor> colour);
    /// Large text in place of the icon, such as "3 / 12".
    void setFigure(const QString &figure);

    QSize sizeHint() const override;
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect iconRect() const;

    IconName m_icon;
    QString m_figure;
    std::optional<QColor> m_dot;
};

} // namespace hz::ui

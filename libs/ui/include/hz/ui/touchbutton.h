// The button of tool bars on a touch board: icon over label, 60 × 64. Answers in the same frame, by finger, pen,
// mouse and keyboard. GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/textfit.h>

#include <QtWidgets/QAbstractButton>

#include <optional>

namespace hz::ui {

class TouchButton : public QAbstractButton, public PaintsText {
    Q_OBJECT

public:
    TouchButton(IconName icon, const QString &text, QWidget *parent = nullptr);

    void setIconName(IconName icon);
    /// A dot in the colour of the ink in use.
    void setDot(std::optional<QColor> colour);
    /// A second, larger line in place of the icon, such as "3 / 12".
    void setFigure(const QString &figure);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QString clippedText() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconName m_icon;
    QString m_figure;
    std::optional<QColor> m_dot;
};

/// The keyboard's ring around what has the focus.
void drawFocusRing(QPainter &painter, const QRect &rect, int radius);

} // namespace hz::ui

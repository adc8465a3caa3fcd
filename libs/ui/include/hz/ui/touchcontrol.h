// What the buttons of a touch board have in common: they look pressed in the same frame by finger,
// pen, mouse and keyboard, several at once, while others write on the page. GUI thread.
#pragma once

#include <hz/ui/paintedtext.h>
#include <hz/ui/theme.h>

#include <QtWidgets/QAbstractButton>

#include <optional>

class QAction;

namespace hz::ui {

/// Never takes the focus by a tap: the page keeps it. Its text is its name for screen readers.
class TouchControl : public QAbstractButton, public PaintsText {
    Q_OBJECT

public:
    TouchControl(const QString &text, QWidget *parent);

    /// Shows the action's text, state and check mark; a tap triggers it.
    void follow(QAction *action);
    /// Of the outline, for the ring that shows the keyboard's focus.
    virtual Radius cornerRadius() const { return Radius::Panel; }

    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    /// The plate of a control that shows a sample and no words: framed where it is chosen.
    void paintPlate(QPainter &painter) const;

private:
    struct Touch {
        int id;
        QPointF start; // global
    };
    void touch(QEvent *event);
    std::optional<Touch> m_touch;
};

} // namespace hz::ui

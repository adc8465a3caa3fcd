// The ring around what has the keyboard's focus: two pixels, two away, over everything. Shown only
// to who came by keyboard; a finger never sees it. GUI thread.
#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QFocusFrame>

namespace hz::ui {

class FocusRing final : public QFocusFrame {
    Q_OBJECT

public:
    /// How far it reaches beyond its widget.
    static int reach();

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Puts a ring around each button that gets the focus by keyboard.
class FocusFollower final : public QObject {
    Q_OBJECT

public:
    explicit FocusFollower(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *focused);
    QPointer<FocusRing> m_ring; // Qt makes it a child of the window it shows in
};

} // namespace hz::ui

// A screen beside home and lesson, left by Escape; while it is shown no key reaches what lies
// beneath. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

namespace hz::board {

class SideScreen : public QWidget {
    Q_OBJECT

public:
    explicit SideScreen(QWidget *parent);

Q_SIGNALS:
    /// Back to where it was opened.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hz::board

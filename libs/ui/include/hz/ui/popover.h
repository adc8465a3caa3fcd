// A panel that a button opens over the page: closes at the first press outside, which still counts, and with Escape.
// GUI thread.
#pragma once

#include <hz/ui/shadow.h>

namespace hz::ui {

class Popover : public FloatingPanel {
    Q_OBJECT

public:
    /// `opener` may be pressed while the popover is open without closing it first: its own tap closes it.
    Popover(QWidget *parent, QWidget *opener);

    /// Opens above the opener, or beside it where there is no room, inside the parent.
    void popUp();
    void toggle();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();
    QWidget *m_opener;
};

} // namespace hz::ui

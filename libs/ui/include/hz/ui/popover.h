// A panel that a button opens over the page: closes at the first press outside, which still counts,
// and with Escape. GUI thread.
#pragma once

#include <hz/ui/shadow.h>

namespace hz::ui {

class Popover : public FloatingPanel {
    Q_OBJECT

public:
    /// The opener's own tap does not count as a press outside: connect it to toggle().
    Popover(QWidget *parent, QWidget *opener);

    /// Above a bar that lies, beside a bar that stands, towards the middle of the parent and inside
    /// it.
    void popUp();
    void toggle();

Q_SIGNALS:
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();
    QPointer<QWidget> m_opener;
};

} // namespace hz::ui

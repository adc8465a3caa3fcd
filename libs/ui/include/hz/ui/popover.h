// A panel that a button opens over the page: closes at the first press outside, which still counts,
// and with Escape. Opened by keyboard it has the keyboard, and gives it back. GUI thread.
#pragma once

#include <hz/ui/shadow.h>

namespace hz::ui {

class Popover : public FloatingPanel {
    Q_OBJECT

public:
    /// The opener's own tap does not count as a press outside: connect it to toggle(). Without an
    /// opener the popover stands in the middle of its parent.
    explicit Popover(QWidget *parent, QWidget *opener = nullptr);
    /// Where the same popover is opened from several places.
    void setOpener(QWidget *opener) { m_opener = opener; }
    /// What it keeps off along the edges of its parent, besides the usual distance.
    void setKeptFree(const QMargins &margins) { m_keptFree = margins; }

    /// Above a bar that lies, beside a bar that stands, towards the middle of the parent and inside
    /// it.
    void popUp();
    /// The same for someone who has a key for it, whatever has the keyboard.
    void popUpForKeyboard();
    void toggle();

Q_SIGNALS:
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();
    void takeKeyboard();
    QPointer<QWidget> m_opener;
    QMargins m_keptFree;
    QPointer<QWidget> m_before; // had the keyboard; null when opened by touch
};

} // namespace hz::ui

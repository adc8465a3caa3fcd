// Page turning at a lower corner: back, "3 / 12", which opens the strip, forward. GUI thread.
#pragma once

#include <hz/ui/shadow.h>

namespace hz::ui {
class ActionRegistry;
class TouchButton;
} // namespace hz::ui

namespace hz::board {

class PageCluster final : public ui::FloatingPanel {
    Q_OBJECT

public:
    PageCluster(const ui::ActionRegistry &commands, QWidget *parent);

    void setPage(int number, int count);
    ui::TouchButton *middle() const { return m_middle; }

private:
    void arrange();
    ui::TouchButton *m_middle;
};

} // namespace hz::board

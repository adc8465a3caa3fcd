// What can be done with the selection, beside it. Stays inside its parent and off the lower bars.
// GUI thread.
#pragma once

#include <hz/ui/shadow.h>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class SelectionBar final : public ui::FloatingPanel {
    Q_OBJECT

public:
    SelectionBar(const ui::ActionRegistry &commands, QWidget *parent);

    /// Over the selection where there is room, else under it; `free` is what of the parent it may
    /// cover. Hidden where `selected` is empty.
    void showAt(const QRect &selected, const QRect &free);

private:
    void arrange();
};

} // namespace hz::board

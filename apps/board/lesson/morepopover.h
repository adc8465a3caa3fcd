// The commands that have no button of their own on the bar, as a list. GUI thread.
#pragma once

#include <hz/ui/popover.h>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class MorePopover final : public ui::Popover {
    Q_OBJECT

public:
    MorePopover(const ui::ActionRegistry &commands, QWidget *parent, QWidget *opener);
};

} // namespace hz::board

// What can be done with one lesson. GUI thread.
#pragma once

#include <hz/ui/popover.h>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class CardPopover final : public ui::Popover {
    Q_OBJECT

public:
    CardPopover(const ui::ActionRegistry &commands, QWidget *parent, QWidget *opener);
};

} // namespace hz::board

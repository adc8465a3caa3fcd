// The commands that have no button of their own on the bar, as a list. GUI thread.
#pragma once

#include <hz/ui/popover.h>

#include <QtCore/QStringList>

#include <vector>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class MorePopover final : public ui::Popover {
    Q_OBJECT

public:
    MorePopover(const ui::ActionRegistry &commands, QWidget *parent);

    /// The tools that found no room on the bar.
    void setTools(const QStringList &commands);

private:
    QWidget *addButton(const ui::ActionRegistry &commands, const QString &id);

    std::vector<QWidget *> m_tools; // that may find no room on the bar
};

} // namespace hz::board

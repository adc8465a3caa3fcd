// All keys of a program, read from its commands, so that the list cannot be wrong. GUI thread.
#pragma once

#include <hz/ui/sheet.h>

class QGridLayout;

namespace hz::ui {

class ActionRegistry;
class TouchScroll;
struct CommandGroup;

class ShortcutSheet final : public Sheet {
    Q_OBJECT

public:
    /// Adds the command that opens it, "app.shortcuts". Commands added later are shown too.
    ShortcutSheet(ActionRegistry &commands, QWidget *parent);

    void open();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildUi();
    void fill();
    void addGroup(QGridLayout &grid, const CommandGroup &group);
    QString keysOf(const QString &id) const;

    ActionRegistry &m_commands;
    TouchScroll *m_scroll = nullptr;
};

} // namespace hz::ui

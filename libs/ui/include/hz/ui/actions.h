// Every command of a program, once: bars, menus, keys and the palette read it here, so that nothing can be reached
// in one place only. GUI thread.
#pragma once

#include <hz/ui/icon.h>

#include <QtCore/QObject>
#include <QtGui/QKeySequence>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace hz::ui {

struct Command {
    QString id; // "page.next"
    QString text; // tr()
    IconName icon = IconName::None;
    QList<QKeySequence> keys = {};
    std::function<void()> run = {};
};

class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    /// Shortcuts work while `window` is active.
    explicit ActionRegistry(QWidget *window);

    QAction *add(const Command &command);
    QAction *action(QStringView id) const;
    const std::vector<Command> &commands() const { return m_commands; }

private:
    QWidget *m_window;
    std::vector<Command> m_commands;
    std::vector<QAction *> m_actions; // beside m_commands, owned by the window
};

} // namespace hz::ui

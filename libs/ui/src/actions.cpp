#include <hz/ui/actions.h>

#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace hz::ui {

ActionRegistry::ActionRegistry(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *ActionRegistry::add(const Command &command)
{
    Q_ASSERT(!action(command.id));
    auto *added = new QAction(command.text, m_window);
    added->setObjectName(command.id);
    added->setShortcuts(command.keys);
    connect(added, &QAction::triggered, this, [run = command.run] { run(); });
    m_window->addAction(added);
    m_commands.push_back(command);
    m_actions.push_back(added);
    return added;
}

QAction *ActionRegistry::action(QStringView id) const
{
    for (QAction *candidate : m_actions)
        if (candidate->objectName() == id)
            return candidate;
    return nullptr;
}

} // namespace hz::ui

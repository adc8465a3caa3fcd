#include <hz/ui/actions.h>

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSet>
#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace hz::ui {

ActionRegistry::ActionRegistry(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *ActionRegistry::add(Command command)
{
    Q_ASSERT(!find(command.id));
    auto *action = new QAction(icon(command.icon), command.text, m_window);
    action->setObjectName(command.id);
    action->setShortcuts(command.keys);
    action->installEventFilter(this);
    connect(action, &QAction::triggered, this, [run = command.run] { run(); });
    action->setEnabled(!command.isEnabled);
    m_window->addAction(action);
    m_entries.push_back({std::move(command), action});
    return action;
}

const ActionRegistry::Entry *ActionRegistry::find(QStringView id) const
{
    for (const Entry &entry : m_entries)
        if (entry.command.id == id)
            return &entry;
    return nullptr;
}

QAction *ActionRegistry::action(QStringView id) const
{
    const Entry *entry = find(id);
    return entry ? entry->action : nullptr;
}

const Command *ActionRegistry::command(QStringView id) const
{
    const Entry *entry = find(id);
    return entry ? &entry->command : nullptr;
}

QStringList ActionRegistry::ids() const
{
    QStringList ids;
    for (const Entry &entry : m_entries)
        ids.append(entry.command.id);
    return ids;
}

void ActionRegistry::nameGroup(const QStringList &beginnings, const QString &title)
{
    m_groups.push_back({beginnings, title});
}

std::vector<CommandGroup> ActionRegistry::groups() const
{
    std::vector<CommandGroup> groups;
    for (const NamedGroup &group : m_groups)
        groups.push_back({group.title, {}});
    groups.emplace_back();
    for (const Entry &entry : m_entries) {
        const QString beginning = entry.command.id.section(u'.', 0, 0);
        const auto named = std::find_if(m_groups.begin(), m_groups.end(),
            [&](const NamedGroup &group) { return group.beginnings.contains(beginning); });
        groups[size_t(named - m_groups.begin())].ids.append(entry.command.id);
    }
    std::erase_if(groups, [](const CommandGroup &group) { return group.ids.isEmpty(); });
    return groups;
}

void ActionRegistry::refresh()
{
    bool hasChanged = false;
    for (const Entry &entry : m_entries) {
        if (!entry.command.isEnabled)
            continue;
        const bool isEnabled = entry.command.isEnabled();
        hasChanged |= isEnabled != entry.action->isEnabled();
        entry.action->setEnabled(isEnabled);
    }
    if (hasChanged)
        shareKeys();
}

// Qt runs neither of two enabled actions with the same key.
void ActionRegistry::shareKeys()
{
    QSet<QKeySequence> taken;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (!entry->action->isEnabled() || entry->command.keys.isEmpty())
            continue;
        QList<QKeySequence> keys = entry->command.keys;
        keys.removeIf([&taken](const QKeySequence &key) { return taken.contains(key); });
        for (const QKeySequence &key : std::as_const(keys))
            taken.insert(key);
        if (keys != entry->action->shortcuts())
            entry->action->setShortcuts(keys);
    }
}

bool ActionRegistry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Shortcut)
        return QObject::eventFilter(watched, event);
    const QScopedValueRollback byKey(m_isRunByKey, true);
    return watched->event(event);
}

} // namespace hz::ui

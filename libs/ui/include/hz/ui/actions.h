// Every command of a program, once: bars, menus, keys and the palette read it here, so that nothing
// can be reached in one place only. GUI thread.
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
    /// Of several commands with a key, the one added last has it among those enabled.
    QList<QKeySequence> keys = {};
    std::function<void()> run = {};
    std::function<bool()> isEnabled = {}; // always, if empty
};

struct CommandGroup {
    QString title;
    QStringList ids;
};

class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    /// Shortcuts work while `window` is active. The registry is its child.
    explicit ActionRegistry(QWidget *window);

    /// The id is new. The action belongs to the window. It is disabled until refresh() asks whether
    /// it is enabled: what it asks about may be made later.
    QAction *add(Command command);
    /// Null for an id that was never added.
    QAction *action(QStringView id) const;
    const Command *command(QStringView id) const;
    /// In the order they were added.
    QStringList ids() const;

    /// What commands are together whose ids begin with one of these words: {"edit", "arrange"}.
    void nameGroup(const QStringList &beginnings, const QString &title);
    /// In the order they were named; commands of no group come last, in one without a title. No
    /// group is empty.
    std::vector<CommandGroup> groups() const;

    /// Asks every command again whether it is enabled; cheap, called when the state they ask about
    /// has changed.
    void refresh();

    /// A command is being run by its key: what it opens takes the keyboard.
    bool isRunByKey() const { return m_isRunByKey; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        Command command;
        QAction *action;
    };
    const Entry *find(QStringView id) const;
    void shareKeys();

    struct NamedGroup {
        QStringList beginnings;
        QString title;
    };

    QWidget *m_window;
    std::vector<NamedGroup> m_groups;
    std::vector<Entry> m_entries;
    bool m_isRunByKey = false;
};

} // namespace hz::ui

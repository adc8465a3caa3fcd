// What was changed and can be taken back: each change is told with a way to undo it at once, and
// the last ones can be undone and done again later, whatever screen they were made on. GUI thread.
#pragma once

#include <hz/inventory/inventory.h>

#include <vector>

namespace hz::ui {
class ActionRegistry;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class Undoing final : public QObject {
    Q_OBJECT

public:
    Undoing(inventory::Inventory &inventory, ui::ActionRegistry &commands, ui::ToastHost &toasts,
        QObject *parent = nullptr);

    /// `what` was done; `undo` takes it back.
    void offer(const QString &what, QList<inventory::Edit> undo);
    bool canUndo() const { return !m_done.empty() && !m_isBusy; }
    bool canRedo() const { return !m_undone.empty() && !m_isBusy; }
    void undo();
    void redo();

private:
    struct Step {
        qint64 number = 0;
        QString what;
        QList<inventory::Edit> edits; // that turn it round
    };
    void undoStep(qint64 number);
    void turn(Step step, std::vector<Step> &from, std::vector<Step> &to, const QString &said);

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    ui::ToastHost &m_toasts;
    std::vector<Step> m_done; // the last at the end
    std::vector<Step> m_undone;
    qint64 m_count = 0;
    bool m_isBusy = false;
};

} // namespace hz::console

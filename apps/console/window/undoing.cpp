#include "window/undoing.h"

#include <hz/ui/actions.h>
#include <hz/ui/toast.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

constexpr size_t kMostSteps = 50;

} // namespace

Undoing::Undoing(
    Inventory &inventory, ui::ActionRegistry &commands, ui::ToastHost &toasts, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_toasts(toasts)
{
    m_commands.nameGroup({QStringLiteral("edit")}, tr("Change"));
    m_commands.add({.id = QStringLiteral("edit.undo"),
        .text = tr("Undo"),
        .icon = ui::IconName::Undo,
        .keys = {QKeySequence::Undo},
        .run = [this] { undo(); },
        .isEnabled = [this] { return canUndo(); }});
    m_commands.add({.id = QStringLiteral("edit.redo"),
        .text = tr("Do again"),
        .icon = ui::IconName::Redo,
        .keys = {QKeySequence::Redo},
        .run = [this] { redo(); },
        .isEnabled = [this] { return canRedo(); }});
}

void Undoing::offer(const QString &what, QList<Edit> undo)
{
    const qint64 number = ++m_count;
    m_done.push_back({.number = number, .what = what, .edits = std::move(undo)});
    if (m_done.size() > kMostSteps)
        m_done.erase(m_done.begin());
    m_undone.clear();
    m_toasts.show(
        {.text = what, .actionText = tr("Undo"), .action = [this, number] { undoStep(number); }});
    m_commands.refresh();
}

void Undoing::undo()
{
    if (canUndo())
        undoStep(m_done.back().number);
}

// Not the last one where something else was done while the toast stood.
void Undoing::undoStep(qint64 number)
{
    const auto found = std::ranges::find(m_done, number, &Step::number);
    if (found == m_done.end() || m_isBusy)
        return;
    Step step = std::move(*found);
    m_done.erase(found);
    turn(std::move(step), m_done, m_undone, tr("Undone: %1"));
}

void Undoing::redo()
{
    if (!canRedo())
        return;
    Step step = std::move(m_undone.back());
    m_undone.pop_back();
    turn(std::move(step), m_undone, m_done, tr("Done again: %1"));
}

void Undoing::turn(Step step, std::vector<Step> &from, std::vector<Step> &to, const QString &said)
{
    m_isBusy = true;
    m_commands.refresh();
    const auto task = m_inventory.edit(step.edits);
    whenDone(task, this, [this, &from, &to, said, step](const Result<QList<Edit>> &back) {
        m_isBusy = false;
        if (back) {
            to.push_back({.number = step.number, .what = step.what, .edits = *back});
            m_toasts.show({.text = said.arg(step.what)});
        } else {
            from.push_back(step); // for when there is room on the disk again
            m_toasts.show({.text = back.error().message, .kind = ui::Toast::Kind::Problem});
        }
        m_commands.refresh();
    });
}

} // namespace hz::console

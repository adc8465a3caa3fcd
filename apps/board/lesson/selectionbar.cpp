#include "lesson/selectionbar.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchbutton.h>

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

namespace hz::board {

namespace {

constexpr double kFromFrame = 84; // clear of the handle that turns

} // namespace

SelectionBar::SelectionBar(const ui::ActionRegistry &commands, QWidget *parent)
    : FloatingPanel(parent)
{
    setObjectName(QStringLiteral("selectionBar"));
    new QHBoxLayout(this);
    for (const char *id : {"edit.duplicate", "edit.copy", "arrange.front", "arrange.back",
             "arrange.group", "arrange.lock", "edit.delete"}) {
        const QString name = QString::fromLatin1(id);
        auto *button = new ui::TouchButton(
            commands.command(name)->icon, commands.action(name)->text(), this);
        button->setObjectName(QStringLiteral("selection.") + name);
        button->follow(commands.action(name));
        layout()->addWidget(button);
    }
    arrange();
    connect(&ui::theme(), &ui::Theme::changed, this, &SelectionBar::arrange);
    hide();
}

void SelectionBar::arrange()
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(ui::Measure::BarPadding) + look.hairline();
    layout()->setContentsMargins(padding, padding, padding, padding);
    layout()->setSpacing(look.px(ui::Measure::BarGap));
}

void SelectionBar::showAt(const QRect &selected, const QRect &free)
{
    if (selected.isEmpty() || !selected.intersects(free)) {
        hide();
        return;
    }
    resize(sizeHint());
    const int gap = ui::theme().px(kFromFrame);
    int y = selected.top() - gap - height();
    if (y < free.top())
        y = selected.bottom() + gap;
    y = std::clamp(y, free.top(), std::max(free.top(), free.bottom() - height()));
    const int x = std::clamp(selected.center().x() - width() / 2, free.left(),
        std::max(free.left(), free.right() - width()));
    move(x, y);
    show();
    raise();
}

} // namespace hz::board

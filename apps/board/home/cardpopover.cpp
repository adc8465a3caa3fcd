#include "home/cardpopover.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtWidgets/QVBoxLayout>

namespace hz::board {

namespace {

constexpr double kPadding = 12;
constexpr double kWidth = 220;

} // namespace

CardPopover::CardPopover(const ui::ActionRegistry &commands, QWidget *parent, QWidget *opener)
    : Popover(parent, opener)
{
    setObjectName(QStringLiteral("cardPopover"));
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    const int padding = look.px(kPadding);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(ui::Measure::TouchGap));
    for (const char *name :
        {"lesson.rename", "lesson.duplicate", "lesson.folder", "lesson.history", "lesson.bin"}) {
        const QString id = QString::fromLatin1(name);
        auto *button = new ui::TouchPush(commands.command(id)->icon, commands.command(id)->text,
            ui::TouchPush::Look::Quiet, ui::TouchPush::Form::Line, this);
        button->setObjectName(id);
        button->setMinimumWidth(look.px(kWidth));
        button->follow(commands.action(id));
        connect(button, &QAbstractButton::clicked, this, &QWidget::hide);
        column->addWidget(button);
    }
}

} // namespace hz::board

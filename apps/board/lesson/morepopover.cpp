#include "lesson/morepopover.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtWidgets/QGridLayout>

namespace hz::board {

namespace {

constexpr double kPadding = 12;
constexpr double kColumn = 196;
const char *const kTools[] = {"tool.shape", "tool.text", "tool.laser", "tool.hand"};

} // namespace

MorePopover::MorePopover(const ui::ActionRegistry &commands, QWidget *parent, QWidget *opener)
    : Popover(parent, opener)
{
    setObjectName(QStringLiteral("morePopover"));
    const ui::Theme &look = ui::theme();
    auto *grid = new QGridLayout(this);
    const int padding = look.px(kPadding);
    grid->setContentsMargins(padding, padding, padding, padding);
    grid->setSpacing(padding);
    const QStringList columns[] = {
        {QStringLiteral("app.home"), QStringLiteral("file.open"), QStringLiteral("view.dark"),
            QStringLiteral("view.fullScreen"), QStringLiteral("view.history")},
        {QStringLiteral("view.fitPage"), QStringLiteral("view.fitWidth"),
            QStringLiteral("view.zoomIn"), QStringLiteral("view.zoomOut"),
            QStringLiteral("tool.twoPupils")},
        {QStringLiteral("insert.picture"), QStringLiteral("edit.paste"),
            QStringLiteral("edit.selectAll"), QStringLiteral("page.duplicate"),
            QStringLiteral("page.grow")},
        {QStringLiteral("export.pdf"), QStringLiteral("export.png"), QStringLiteral("export.hzl"),
            QStringLiteral("page.remove")},
    };
    int column = 0;
    for (const char *tool : kTools)
        grid->addWidget(addButton(commands, QString::fromLatin1(tool)), 0, column++);
    setTools({});
    column = 0;
    for (const QStringList &ids : columns) {
        int row = 1; // below the tools
        for (const QString &id : ids)
            grid->addWidget(addButton(commands, id), row++, column);
        ++column;
    }
}

QWidget *MorePopover::addButton(const ui::ActionRegistry &commands, const QString &id)
{
    QAction *action = commands.action(id);
    auto *button = new ui::TouchPush(commands.command(id)->icon, action->text(),
        ui::TouchPush::Look::Quiet, ui::TouchPush::Form::Line, this);
    button->setObjectName(QStringLiteral("more.") + id);
    button->follow(action);
    button->setMinimumWidth(ui::theme().px(kColumn));
    connect(button, &QAbstractButton::clicked, this, &QWidget::hide);
    return button;
}

void MorePopover::setTools(const QStringList &commands)
{
    for (const char *tool : kTools) {
        const QString id = QString::fromLatin1(tool);
        findChild<QWidget *>(QStringLiteral("more.") + id)->setVisible(commands.contains(id));
    }
}

} // namespace hz::board

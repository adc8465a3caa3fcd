#include "lesson/morepopover.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtWidgets/QGridLayout>

namespace hz::board {

namespace {

constexpr double kPadding = 12;
constexpr double kColumn = 196;
constexpr int kColumns = 4;
const char *const kTools[] = {"tool.shape", "tool.text", "tool.laser", "tool.hand",
    "tool.highlighter", "page.add", "edit.redo"};
constexpr int kToolRows = (int(std::size(kTools)) + kColumns - 1) / kColumns;

} // namespace

MorePopover::MorePopover(const ui::ActionRegistry &commands, QWidget *parent)
    : Popover(parent)
{
    setObjectName(QStringLiteral("morePopover"));
    const ui::Theme &look = ui::theme();
    auto *grid = new QGridLayout(this);
    const int padding = look.px(kPadding);
    grid->setContentsMargins(padding, padding, padding, padding);
    grid->setSpacing(padding);
    // Of about one height: above a bar there is room for eight rows, two of them for tools.
    const QStringList columns[] = {
        {QStringLiteral("app.home"), QStringLiteral("file.open"), QStringLiteral("view.dark"),
            QStringLiteral("view.fullScreen"), QStringLiteral("view.history"),
            QStringLiteral("app.find")},
        {QStringLiteral("view.fitPage"), QStringLiteral("view.fitWidth"),
            QStringLiteral("view.zoomIn"), QStringLiteral("view.zoomOut"),
            QStringLiteral("tool.twoPupils"), QStringLiteral("view.fingersMove")},
        {QStringLiteral("insert.picture"), QStringLiteral("edit.paste"),
            QStringLiteral("edit.selectAll"), QStringLiteral("page.duplicate"),
            QStringLiteral("page.grow"), QStringLiteral("page.remove")},
        {QStringLiteral("file.export"), QStringLiteral("file.print"),
            QStringLiteral("app.settings"), QStringLiteral("app.shortcuts")},
    };
    for (const char *tool : kTools)
        m_tools.push_back(addButton(commands, QString::fromLatin1(tool)));
    setTools({});
    int column = 0;
    for (const QStringList &ids : columns) {
        int row = kToolRows; // below the tools
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
    auto *grid = static_cast<QGridLayout *>(layout());
    int place = 0; // side by side, without gaps
    for (size_t i = 0; i < m_tools.size(); ++i) {
        const bool isShown = commands.contains(QString::fromLatin1(kTools[i]));
        m_tools[i]->setVisible(isShown);
        grid->removeWidget(m_tools[i]);
        if (!isShown)
            continue;
        grid->addWidget(m_tools[i], place / kColumns, place % kColumns);
        ++place;
    }
}

} // namespace hz::board

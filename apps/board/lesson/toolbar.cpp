#include "lesson/toolbar.h"

#include "lesson/barseparator.h"
#include "lesson/recentinks.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchbutton.h>

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>

namespace hz::board {

ToolBar::ToolBar(const ui::ActionRegistry &commands, QWidget *parent)
    : FloatingPanel(parent)
{
    setObjectName(QStringLiteral("toolBar"));
    new QHBoxLayout(this);
    for (const char *command : {"tool.select", "tool.pen"})
        add(commands, QString::fromLatin1(command));
    m_recentInks = new RecentInks(this);
    layout()->addWidget(m_recentInks);
    for (const char *command : {"tool.highlighter", "tool.eraser", "edit.undo", "edit.redo"})
        add(commands, QString::fromLatin1(command));
    m_toolSeparator = new BarSeparator(this);
    layout()->addWidget(m_toolSeparator);
    for (const char *command : {"tool.shape", "tool.text", "tool.laser", "tool.hand"})
        add(commands, QString::fromLatin1(command));
    layout()->addWidget(new BarSeparator(this));
    for (const char *command : {"page.add", "view.more"})
        add(commands, QString::fromLatin1(command));
    arrange();
    connect(&ui::theme(), &ui::Theme::changed, this, &ToolBar::arrange);
}

void ToolBar::add(const ui::ActionRegistry &commands, const QString &command)
{
    QAction *action = commands.action(command);
    auto *button = new ui::TouchButton(commands.command(command)->icon, action->text(), this);
    button->setObjectName(command);
    button->follow(action);
    layout()->addWidget(button);
}

void ToolBar::arrange()
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(ui::Measure::BarPadding) + look.hairline();
    layout()->setContentsMargins(padding, padding, padding, padding);
    layout()->setSpacing(look.px(ui::Measure::BarGap));
}

QStringList ToolBar::fit(int width)
{
    const QStringList mayLeave{QStringLiteral("tool.laser"), QStringLiteral("tool.hand"),
        QStringLiteral("tool.text"), QStringLiteral("tool.shape")};
    for (const QString &command : mayLeave)
        button(command)->show();
    m_toolSeparator->show();
    QStringList left;
    for (const QString &command : mayLeave) {
        layout()->activate();
        if (sizeHint().width() <= width)
            break;
        button(command)->hide();
        left.append(command);
    }
    m_toolSeparator->setVisible(left.size() < mayLeave.size());
    layout()->activate();
    return left;
}

void ToolBar::setInks(const QColor &pen, const QColor &highlighter)
{
    button(u"tool.pen")->setDot(pen);
    button(u"tool.highlighter")->setDot(highlighter);
}

ui::TouchButton *ToolBar::button(QStringView command) const
{
    return findChild<ui::TouchButton *>(command.toString());
}

} // namespace hz::board

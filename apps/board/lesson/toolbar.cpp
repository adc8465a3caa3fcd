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
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("toolBar"));
    for (const char *command : {"tool.select", "tool.pen"})
        add(commands, QString::fromLatin1(command));
    m_recentInks = new RecentInks(this);
    addPart(m_recentInks);
    for (const char *command : {"tool.highlighter", "tool.eraser", "edit.undo", "edit.redo"})
        add(commands, QString::fromLatin1(command));
    m_toolSeparator = new BarSeparator(this);
    addPart(m_toolSeparator);
    for (const char *command : {"tool.shape", "tool.text", "tool.laser", "tool.hand"})
        add(commands, QString::fromLatin1(command));
    m_lastSeparator = new BarSeparator(this);
    addPart(m_lastSeparator);
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
    connect(button, &QAbstractButton::pressed, this, &ToolBar::pressed);
    button->follow(action);
    addPart(button);
}

void ToolBar::addPart(QWidget *part)
{
    m_row->addWidget(part, 0, Qt::AlignCenter);
}

void ToolBar::arrange()
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(ui::Measure::BarPadding) + look.hairline();
    layout()->setContentsMargins(padding, padding, padding, padding);
    layout()->setSpacing(look.px(ui::Measure::BarGap));
}

void ToolBar::setOrientation(Qt::Orientation orientation)
{
    if (m_orientation == orientation)
        return;
    m_orientation = orientation;
    m_row->setDirection(
        orientation == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_recentInks->setOrientation(orientation);
    m_toolSeparator->setOrientation(orientation);
    m_lastSeparator->setOrientation(orientation);
}

int ToolBar::length() const
{
    layout()->activate();
    return m_orientation == Qt::Horizontal ? sizeHint().width() : sizeHint().height();
}

QStringList ToolBar::fit(int most)
{
    const QStringList tools{QStringLiteral("tool.laser"), QStringLiteral("tool.hand"),
        QStringLiteral("tool.text"), QStringLiteral("tool.shape")};
    const QStringList mayLeave = tools
        + QStringList{QStringLiteral("edit.redo"), QStringLiteral("page.add"),
            QStringLiteral("tool.highlighter")};
    for (const QString &command : mayLeave)
        button(command)->show();
    m_toolSeparator->show();
    QStringList left;
    for (const QString &command : mayLeave) {
        if (length() <= most)
            break;
        button(command)->hide();
        left.append(command);
        m_toolSeparator->setVisible(left.size() < tools.size());
    }
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

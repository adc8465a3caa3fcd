#include "lesson/overview.h"

#include "lesson/pagecards.h"
#include "window/screenhead.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtGui/QHideEvent>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>

namespace hz::board {

Overview::Overview(const ui::ActionRegistry &commands, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("overview"));
    setAttribute(Qt::WA_NoMousePropagation);
    const ui::Theme &look = ui::theme();
    m_head = new ScreenHead(objectName(), tr("Back to the page"), this);
    connect(m_head, &ScreenHead::left, this, &QWidget::hide);
    addActions(commands);
    QVBoxLayout *column = m_head->columnOf(this);
    m_cards = new PageCards(CardForm::Grid, this);
    m_cards->setObjectName(QStringLiteral("overview.cards"));
    column->addWidget(m_cards, 1);
    connect(m_cards, &PageCards::selectionChanged, this, &Overview::showCount);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::hide);
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void Overview::addActions(const ui::ActionRegistry &commands)
{
    for (const char *id : {"pages.selectAll", "pages.duplicate", "pages.remove"}) {
        const QString name = QString::fromLatin1(id);
        auto *button
            = new ui::TouchPush(commands.command(name)->icon, commands.action(name)->text(),
                ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip, m_head);
        button->setObjectName(QStringLiteral("overview.") + name);
        button->follow(commands.action(name));
        m_head->addAction(button);
    }
}

void Overview::setPageCount(int count)
{
    m_pages = count;
    showCount();
}

void Overview::showCount()
{
    const auto selected = int(m_cards->selection().size());
    m_head->setTitle(selected > 0 ? tr("%n pages selected", nullptr, selected)
                                  : tr("All %n pages", nullptr, m_pages));
}

void Overview::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    layout()->activate();
    m_cards->showCurrent();
    m_cards->setFocus();
    Q_EMIT shownChanged(true);
}

void Overview::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous())
        return; // with the window
    m_cards->clearSelection();
    Q_EMIT shownChanged(false);
}

void Overview::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
}

} // namespace hz::board

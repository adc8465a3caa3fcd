#include "lesson/overview.h"

#include "lesson/pagecards.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtGui/QHideEvent>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>

namespace hz::board {

namespace {

constexpr double kSideMargin = 56;
constexpr double kTopMargin = 24;

} // namespace

Overview::Overview(const ui::ActionRegistry &commands, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("overview"));
    setAttribute(Qt::WA_NoMousePropagation);
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, look.px(kTopMargin), 0, 0);
    column->setSpacing(look.px(kTopMargin));
    column->addWidget(makeHead(commands));
    m_cards = new PageCards(CardForm::Grid, this);
    m_cards->setObjectName(QStringLiteral("overview.cards"));
    column->addWidget(m_cards, 1);
    connect(m_cards, &PageCards::selectionChanged, this, &Overview::showCount);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::hide);
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

QWidget *Overview::makeHead(const ui::ActionRegistry &commands)
{
    const ui::Theme &look = ui::theme();
    auto *head = new QWidget(this);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(look.px(kSideMargin), 0, look.px(kSideMargin), 0);
    row->setSpacing(look.px(ui::Measure::TouchGap));
    auto *back = new ui::TouchPush(ui::IconName::ArrowLeft, tr("Back to the page"),
        ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip, head);
    back->setObjectName(QStringLiteral("overview.back"));
    connect(back, &QAbstractButton::clicked, this, &QWidget::hide);
    row->addWidget(back);
    m_count = new ui::Label({}, ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, head);
    row->addWidget(m_count, 1, Qt::AlignCenter);
    for (const char *id : {"pages.selectAll", "pages.duplicate", "pages.remove"}) {
        const QString name = QString::fromLatin1(id);
        auto *button
            = new ui::TouchPush(commands.command(name)->icon, commands.action(name)->text(),
                ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip, head);
        button->setObjectName(QStringLiteral("overview.") + name);
        button->follow(commands.action(name));
        row->addWidget(button);
    }
    return head;
}

void Overview::setPageCount(int count)
{
    m_pages = count;
    showCount();
}

void Overview::showCount()
{
    const auto selected = int(m_cards->selection().size());
    m_count->setText(selected > 0 ? tr("%n pages selected", nullptr, selected)
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

#include "window/screenhead.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtWidgets/QBoxLayout>

namespace hz::board {

ScreenHead::ScreenHead(const QString &name, const QString &back, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_back(new ui::TouchPush(ui::IconName::ArrowLeft, back, ui::TouchPush::Look::Outline,
          ui::TouchPush::Form::Chip, this))
    , m_title(new ui::Label({}, ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, this))
{
    const int side = ui::theme().px(kSideMargin);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setContentsMargins(side, 0, side, 0);
    m_row->setSpacing(ui::theme().px(ui::Measure::TouchGap));
    m_back->setObjectName(name + QStringLiteral(".back"));
    connect(m_back, &QAbstractButton::clicked, this, &ScreenHead::left);
    m_row->addWidget(m_back);
    m_title->setMinimumWidth(1); // a long title gives way
    m_title->setAlignment(Qt::AlignCenter);
    m_row->addWidget(m_title, 1);
}

QVBoxLayout *ScreenHead::columnOf(QWidget *screen)
{
    const int top = ui::theme().px(kTopMargin);
    auto *column = new QVBoxLayout(screen);
    column->setContentsMargins(0, top, 0, 0);
    column->setSpacing(top);
    column->addWidget(this);
    return column;
}

void ScreenHead::setTitle(const QString &title)
{
    m_text = title;
    m_row->activate();
    showTitle();
}

void ScreenHead::setBackText(const QString &text)
{
    m_back->setText(text);
}

void ScreenHead::addAction(QWidget *action)
{
    m_row->addWidget(action);
}

void ScreenHead::showTitle()
{
    m_title->setText(m_title->fontMetrics().elidedText(
        m_text, Qt::ElideMiddle, m_title->contentsRect().width()));
}

void ScreenHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->activate();
    showTitle();
}

} // namespace hz::board

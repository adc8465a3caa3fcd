#include "lesson/barseparator.h"

#include <hz/ui/theme.h>

#include <QtGui/QPainter>

namespace hz::board {

BarSeparator::BarSeparator(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize BarSeparator::sizeHint() const
{
    return {ui::theme().px(ui::Measure::BarSeparatorWidth),
        ui::theme().px(ui::Measure::BarSeparatorLength)};
}

void BarSeparator::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Line));
}

} // namespace hz::board

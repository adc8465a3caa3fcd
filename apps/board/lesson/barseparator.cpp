#include "lesson/barseparator.h"

#include <hz/ui/theme.h>

#include <QtGui/QPainter>

namespace hz::board {

BarSeparator::BarSeparator(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BarSeparator::setOrientation(Qt::Orientation bar)
{
    m_bar = bar;
    updateGeometry();
}

QSize BarSeparator::sizeHint() const
{
    const QSize standing(ui::theme().px(ui::Measure::BarSeparatorWidth),
        ui::theme().px(ui::Measure::BarSeparatorLength));
    return m_bar == Qt::Horizontal ? standing : standing.transposed();
}

void BarSeparator::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Line));
}

} // namespace hz::board

#include "home/appmark.h"

#include <hz/ui/theme.h>

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace hz::board {

namespace {

constexpr double kSide = 44;

} // namespace

AppMark::AppMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize AppMark::sizeHint() const
{
    return {ui::theme().px(kSide), ui::theme().px(kSide)};
}

void AppMark::paintEvent(QPaintEvent *)
{
    constexpr double kGrid = 28, kCorner = 7, kChalk = 2; // as the mark was drawn
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(width() / kGrid, height() / kGrid);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour(ui::Token::Accent));
    painter.drawRoundedRect(QRectF(0, 0, kGrid, kGrid), kCorner, kCorner);
    QPainterPath chalk(QPointF(7, 18.4));
    chalk.cubicTo({9.6, 10.5}, {11.4, 21}, {14, 14.9});
    chalk.cubicTo({16.6, 8.8}, {18.4, 11.4}, {21, 9.6});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(look.colour(ui::Token::OnAccent), kChalk, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(chalk);
}

} // namespace hz::board

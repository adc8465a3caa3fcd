#include "lesson/inkdot.h"

#include "lesson/penpopover.h"

#include <hz/ui/touchbutton.h>

#include <QtGui/QPainter>

namespace hz::board {

namespace {

constexpr double kDotWidth = 48;
constexpr double kDotHeight = 64;
constexpr double kDisc = 28;
constexpr double kRing = 3;
constexpr double kRingGap = 4;

} // namespace

InkDot::InkDot(QWidget *parent)
    : TouchControl({}, parent)
{
    setCheckable(true);
}

void InkDot::setInk(const QString &ink, ink::Ground ground)
{
    m_colour = QColor(ink::inkColour(ink, ground));
    setText(inkTitle(ink));
    setAccessibleName(inkTitle(ink));
    update();
}

void InkDot::setOrientation(Qt::Orientation bar)
{
    m_bar = bar;
    updateGeometry();
}

QSize InkDot::sizeHint() const
{
    const QSize lying(ui::theme().px(kDotWidth), ui::theme().px(kDotHeight));
    return m_bar == Qt::Horizontal ? lying : lying.transposed();
}

void InkDot::paintEvent(QPaintEvent *)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = look.px(kDisc);
    const QRectF disc((width() - side) / 2, (height() - side) / 2, side, side);
    if (isChecked() || isDown()) {
        const double out = look.px(kRingGap);
        painter.setPen(QPen(look.colour(ui::Token::Accent), look.px(kRing)));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc.adjusted(-out, -out, out, out));
    }
    ui::drawInkDisc(painter, disc, m_colour, look.colour(ui::Token::Surface));
}

} // namespace hz::board

#include "lesson/pagecard.h"

#include <hz/ui/icon.h>
#include <hz/ui/theme.h>

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace hz::board {

namespace {

// Of the design, at scale 1.
constexpr double kCaptionInset = 4;
constexpr double kFocusRing = 2;
constexpr double kFrame = 3;

void paintMark(QPainter &painter, bool isSelected, const QRect &mark)
{
    const ui::Theme &look = ui::theme();
    const double line = 2 * look.hairline();
    painter.setPen(QPen(look.colour(isSelected ? ui::Token::Accent : ui::Token::LineStrong), line));
    painter.setBrush(look.colour(isSelected ? ui::Token::Accent : ui::Token::Surface));
    painter.drawEllipse(QRectF(mark).adjusted(line, line, -line, -line));
    if (isSelected)
        ui::drawIcon(painter, ui::IconName::Check, mark, look.px(ui::Measure::DeskIcon),
            look.colour(ui::Token::OnAccent));
}

// One of another shape or size, in the middle of the box.
void paintFitted(QPainter &painter, const QImage &picture, const QRect &box, double radius)
{
    QPainterPath outline;
    outline.addRoundedRect(box, radius, radius);
    QRectF target({}, QSizeF(picture.size()).scaled(QSizeF(box.size()), Qt::KeepAspectRatio));
    target.moveCenter(QRectF(box).center());
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, picture);
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRect &box)
{
    const ui::Theme &look = ui::theme();
    const double ring = look.px(kFocusRing), away = 1.5 * ring;
    const double radius = look.radius(ui::Radius::Card) + away;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.colour(ui::Token::Focus), ring));
    painter.drawRoundedRect(QRectF(box).adjusted(-away, -away, away, away), radius, radius);
}

} // namespace

void paintCardPicture(QPainter &painter, const PageCard &card, const QRect &box)
{
    const ui::Theme &look = ui::theme();
    const double radius = look.radius(ui::Radius::Card);
    const double ratio = painter.device()->devicePixelRatioF();
    painter.setPen(Qt::NoPen);
    if (card.picture.size() == (QSizeF(box.size()) * ratio).toSize()) {
        // As a brush: to clip a picture to round corners takes twice as long, and a screenful of
        // cards is painted with every frame of a scroll.
        QBrush brush(card.picture);
        brush.setTransform(QTransform::fromTranslate(box.x(), box.y()).scale(1 / ratio, 1 / ratio));
        painter.setBrush(brush);
        painter.drawRoundedRect(box, radius, radius);
    } else {
        painter.setBrush(look.colour(ui::Token::Sunken));
        painter.drawRoundedRect(box, radius, radius);
        if (!card.picture.isNull())
            paintFitted(painter, card.picture, box, radius);
    }

    const bool isAccent = card.isCurrent || card.isSelected;
    const double frame = isAccent || card.isHeld ? look.px(kFrame) : look.hairline();
    const ui::Token colour = isAccent ? ui::Token::Accent
        : card.isHeld                 ? ui::Token::AccentLine
                                      : ui::Token::Line;
    // Filled between two edges: to stroke one takes longer than the picture.
    QPainterPath ring;
    ring.addRoundedRect(box, radius, radius);
    ring.addRoundedRect(
        QRectF(box).adjusted(frame, frame, -frame, -frame), radius - frame, radius - frame);
    painter.fillPath(ring, look.colour(colour));
}

void paintCard(QPainter &painter, const PageCard &card, const CardLayout &places, int index)
{
    const ui::Theme &look = ui::theme();
    paintCardPicture(painter, card, places.pictureOf(index));
    const int inset = look.px(kCaptionInset);
    const QRect caption = places.captionOf(index).adjusted(inset, 0, -inset, 0);
    painter.setPen(look.colour(card.isCurrent ? ui::Token::Accent : ui::Token::Text));
    painter.setFont(
        look.font(ui::TypeRole::Body, card.isCurrent ? ui::Weight::Bold : ui::Weight::Regular));
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(card.number));
    if (places.form == CardForm::Row && card.isCurrent)
        ui::drawIcon(painter, ui::IconName::Ellipsis,
            {caption.right() - caption.height(), caption.top(), caption.height(), caption.height()},
            look.px(ui::Measure::DeskIcon), look.colour(ui::Token::Accent));
    if (places.form == CardForm::Grid)
        paintMark(painter, card.isSelected, places.markOf(index));
    if (card.hasFocusRing)
        paintFocusRing(painter, places.pictureOf(index));
}

} // namespace hz::board

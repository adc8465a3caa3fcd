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
    QPainterPath outline;
    outline.addRoundedRect(box, radius, radius);
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(box, look.colour(ui::Token::Sunken));
    if (!card.picture.isNull()) {
        QRectF target(
            {}, QSizeF(card.picture.size()).scaled(QSizeF(box.size()), Qt::KeepAspectRatio));
        target.moveCenter(QRectF(box).center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, card.picture);
    }
    painter.restore();

    const bool isAccent = card.isCurrent || card.isSelected;
    const double frame = isAccent || card.isHeld ? look.px(kFrame) : look.hairline();
    const ui::Token colour = isAccent ? ui::Token::Accent
        : card.isHeld                 ? ui::Token::AccentLine
                                      : ui::Token::Line;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.colour(colour), frame));
    painter.drawRoundedRect(
        QRectF(box).adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2), radius, radius);
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

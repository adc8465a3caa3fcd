#include "lesson/cardlayout.h"

#include <hz/ui/theme.h>

#include <algorithm>

namespace hz::board {

namespace {

// Of the design, at scale 1.
constexpr double kRowGap = 16;
constexpr double kGridGap = 24;
constexpr double kGridMargin = 56;
constexpr double kLeastGridCard = 280;
constexpr double kLeastGalleryCard = 400;
constexpr double kRim = 4; // frames and rings reach this far beyond a card
constexpr double kCaptionGap = 6;
constexpr double kCaption = 32;
constexpr double kMark = 32;
constexpr double kMarkInset = 10;
constexpr double kInsertion = 4;
constexpr double kPictureRatio = 9.0 / 16;

// How far a span must move to lie within [0, room).
int wayInto(int first, int last, int room)
{
    if (first < 0)
        return first;
    return last >= room ? last - room + 1 : 0;
}

} // namespace

int CardLayout::columns() const
{
    if (form == CardForm::Row)
        return std::max(1, count);
    const ui::Theme &look = ui::theme();
    const int gap = look.px(kGridGap);
    const int room = view.width() - 2 * look.px(kGridMargin) + gap;
    const int least = look.px(form == CardForm::Grid ? kLeastGridCard : kLeastGalleryCard);
    return std::max(1, room / (least + gap));
}

QSize CardLayout::picture() const
{
    const ui::Theme &look = ui::theme();
    if (form == CardForm::Row)
        return {look.px(ui::Measure::ThumbWidth), look.px(ui::Measure::ThumbHeight)};
    const int gap = look.px(kGridGap);
    const int width = (view.width() - 2 * look.px(kGridMargin) + gap) / columns() - gap;
    return {std::max(1, width), std::max(1, int(width * kPictureRatio))};
}

QSize CardLayout::card() const
{
    return picture() + QSize(0, ui::theme().px(kCaptionGap) + ui::theme().px(kCaption));
}

QPoint CardLayout::pitch() const
{
    const int gap = ui::theme().px(form == CardForm::Row ? kRowGap : kGridGap);
    return {card().width() + gap, card().height() + gap};
}

QSize CardLayout::content() const
{
    const ui::Theme &look = ui::theme();
    const int rim = look.px(kRim);
    if (form == CardForm::Row)
        return {count * pitch().x() - look.px(kRowGap) + 2 * rim, card().height() + 2 * rim};
    const int rows = (count + columns() - 1) / columns();
    return {view.width(), rows * pitch().y() + look.px(kGridMargin)};
}

QRect CardLayout::rectOf(int index) const
{
    const int rim = ui::theme().px(kRim);
    const int left = form == CardForm::Row ? rim : ui::theme().px(kGridMargin);
    const int column = index % columns(), row = index / columns();
    return {QPoint(left + column * pitch().x(), rim + row * pitch().y()) - scrolled, card()};
}

QRect CardLayout::pictureOf(int index) const
{
    return {rectOf(index).topLeft(), picture()};
}

QRect CardLayout::captionOf(int index) const
{
    const QRect card = rectOf(index);
    const int height = ui::theme().px(kCaption);
    return {card.left(), card.bottom() + 1 - height, card.width(), height};
}

// Reaches over the lower part of the picture: a finger needs more than the caption is high.
QRect CardLayout::menuOf(int index) const
{
    const int side = ui::theme().px(ui::Measure::TouchMin);
    const QRect card = rectOf(index);
    return {card.right() + 1 - side, card.bottom() + 1 - side, side, side};
}

QRect CardLayout::markOf(int index) const
{
    const int side = ui::theme().px(kMark), inset = ui::theme().px(kMarkInset);
    const QRect box = pictureOf(index);
    return {box.right() + 1 - inset - side, box.top() + inset, side, side};
}

int CardLayout::at(QPoint point) const
{
    const auto [first, behind] = seen();
    for (int i = first; i < behind; ++i)
        if (rectOf(i).contains(point))
            return i;
    return -1;
}

CardLayout::Gap CardLayout::gapAt(QPoint point) const
{
    const int columns = this->columns();
    const QRect zero = rectOf(0);
    const int gap = pitch().x() - zero.width();
    const int row
        = std::clamp((point.y() - zero.top()) / pitch().y(), 0, std::max(0, (count - 1) / columns));
    const int inRow = std::min(columns, count - row * columns);
    const int before
        = std::clamp((point.x() - zero.left() + pitch().x() / 2) / pitch().x(), 0, inRow);
    const int width = ui::theme().px(kInsertion);
    const QRect beside = pictureOf(row * columns);
    const int x = beside.left() + before * pitch().x() - gap / 2 - width / 2;
    return {row * columns + before, {x, beside.top(), width, beside.height()}};
}

std::pair<int, int> CardLayout::seen() const
{
    int first = scrolled.x() / pitch().x();
    int behind = (scrolled.x() + view.width()) / pitch().x() + 1;
    if (form != CardForm::Row) {
        first = scrolled.y() / pitch().y() * columns();
        behind = ((scrolled.y() + view.height()) / pitch().y() + 1) * columns();
    }
    return {std::clamp(first, 0, count), std::clamp(behind, 0, count)};
}

QPoint CardLayout::wayTo(int index) const
{
    const int rim = ui::theme().px(kRim);
    const QRect card = rectOf(index).adjusted(-rim, -rim, rim, rim);
    return {wayInto(card.left(), card.right(), view.width()),
        wayInto(card.top(), card.bottom(), view.height())};
}

} // namespace hz::board

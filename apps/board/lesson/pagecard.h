// One page as a card: its picture, its number, and what of a menu, a mark and a ring it has. Paints
// only. GUI thread.
#pragma once

#include "lesson/cardlayout.h"

#include <QtGui/QImage>

class QPainter;

namespace hz::board {

struct PageCard {
    QImage picture; // null while there is none
    int number = 0; // from 1
    bool isCurrent = false;
    bool isSelected = false;
    bool isHeld = false;
    bool hasFocusRing = false;
};

void paintCard(QPainter &painter, const PageCard &card, const CardLayout &places, int index);
/// The picture alone, in its frame: what a drag carries.
void paintCardPicture(QPainter &painter, const PageCard &card, const QRect &box);

} // namespace hz::board

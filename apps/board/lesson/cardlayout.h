// Where the cards of pages stand in their view: in a row or in a grid, scrolled. A value; GUI
// thread, for sizes are the theme's.
#pragma once

#include <QtCore/QPoint>
#include <QtCore/QRect>
#include <QtCore/QSize>

#include <utility>

namespace hz::board {

enum class CardForm {
    Row, // the current card has a button for its menu
    Grid, // cards have marks by which several are selected
    Gallery, // as a grid, to look at only
};

struct CardLayout {
    CardForm form = CardForm::Row;
    int count = 0;
    QSize view;
    QPoint scrolled = {};

    /// A place between cards. A card dropped there stands before `index`.
    struct Gap {
        int index = 0;
        QRect mark;
    };

    int columns() const;
    QSize picture() const;
    QSize card() const; // picture and caption
    QPoint pitch() const;
    /// Of all cards.
    QSize content() const;

    // In the view's coordinates.

    QRect rectOf(int index) const;
    QRect pictureOf(int index) const;
    QRect captionOf(int index) const;
    QRect menuOf(int index) const;
    QRect markOf(int index) const;
    int at(QPoint point) const; // -1 beside the cards
    Gap gapAt(QPoint point) const;
    std::pair<int, int> seen() const; // first and behind the last
    /// How far to scroll so that the card is whole in the view.
    QPoint wayTo(int index) const;
};

} // namespace hz::board

// Where lessons are looked for: all, each folder, the bin, with how many are there. GUI thread.
#pragma once

#include "home/lessonlist.h"

#include <hz/ui/touchscroll.h>

class QHBoxLayout;

namespace hz::board {

class PlaceBar final : public ui::TouchScroll {
    Q_OBJECT

public:
    /// `side` is kept free before the first and after the last.
    PlaceBar(int side, QWidget *parent);

    void show(const LessonList &list);

Q_SIGNALS:
    void chosen(const hz::board::Place &place);

private:
    struct Chip {
        Place place;
        QString text;
        bool operator==(const Chip &) const = default;
    };
    void addChip(const Chip &chip);
    void markChosen(const Place &place);

    QHBoxLayout *m_row;
    QList<Chip> m_chips;
};

} // namespace hz::board

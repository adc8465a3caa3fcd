// To any page of a long lesson: a slider over all pages, which turn as it moves. GUI thread.
#pragma once

#include <hz/ui/popover.h>

class QSlider;

namespace hz::ui {
class Label;
}

namespace hz::board {

class JumpPopover final : public ui::Popover {
    Q_OBJECT

public:
    JumpPopover(QWidget *parent, QWidget *opener);

    /// From 1.
    void setPage(int number, int count);

Q_SIGNALS:
    void chosen(int number);

private:
    ui::Label *m_text;
    QSlider *m_slider;
};

} // namespace hz::board

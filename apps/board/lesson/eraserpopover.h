// What the eraser takes and how large it is; a page wiped clean. GUI thread.
#pragma once

#include <hz/canvas/pageview.h>
#include <hz/ui/popover.h>

#include <array>

namespace hz::ui {
class ActionRegistry;
class TouchPush;
} // namespace hz::ui

namespace hz::board {

class EraserSize;

class EraserPopover final : public ui::Popover {
    Q_OBJECT

public:
    using Erasing = canvas::PageView::Erasing;
    /// Radii at scale 1, logical pixels.
    static constexpr std::array<int, 3> kRadii{9, 18, 36};

    EraserPopover(const ui::ActionRegistry &commands, QWidget *parent);

    void setEraser(Erasing erasing, int radius);

Q_SIGNALS:
    void chosen(hz::canvas::PageView::Erasing erasing, int radius);

private:
    void choose(Erasing erasing, int radius);

    Erasing m_erasing = Erasing::Strokes;
    int m_radius = kRadii[1];
    ui::TouchPush *m_byStroke;
    ui::TouchPush *m_byArea;
    std::array<EraserSize *, 3> m_sizes;
};

} // namespace hz::board

// Ink, width and tip of the pen or the highlighter. GUI thread.
#pragma once

#include <hz/canvas/wetink.h>
#include <hz/ink/palette.h>
#include <hz/ui/popover.h>

#include <vector>

namespace hz::ui {
class TouchPush;
}

namespace hz::board {

class InkTarget;
class WidthTarget;

class PenPopover final : public ui::Popover {
    Q_OBJECT

public:
    enum class Kind { Pen, Highlighter };
    PenPopover(Kind kind, QWidget *parent, QWidget *opener);

    /// Shades are those of the page's ground.
    void setGround(ink::Ground ground);
    void setStyle(const canvas::PenStyle &style);

    /// The five widths in page units at fit.
    static const std::vector<double> &widths(Kind kind);

Q_SIGNALS:
    void styleChosen(const hz::canvas::PenStyle &style);

private:
    void choose(const canvas::PenStyle &style);
    void refresh();
    QColor colourOf(const QString &ink) const;

    Kind m_kind;
    ink::Ground m_ground = ink::Ground::White;
    canvas::PenStyle m_style;
    std::vector<InkTarget *> m_inks;
    std::vector<WidthTarget *> m_widths;
    ui::TouchPush *m_tapered = nullptr;
    ui::TouchPush *m_even = nullptr;
};

/// The name of an ink as a teacher says it.
QString inkTitle(const QString &ink);

} // namespace hz::board

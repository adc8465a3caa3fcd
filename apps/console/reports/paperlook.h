// What reports take from the program's look: light colours, fonts in the measure of the paper, and
// the shapes of verdicts as drawings. Taken on the GUI thread; then a value for one thread, so that
// pages are painted behind the screen.
#pragma once

#include <hz/ui/theme.h>

#include <QtGui/QPicture>

#include <array>

namespace hz::console {

/// Pages are painted in these units, so fine that nothing is rounded visibly.
inline constexpr double kPaperDpi = 600;
constexpr double mm(double length)
{
    return length / 25.4 * kPaperDpi;
}

struct PaperLook {
    /// In the square of kGlyphSide.
    static constexpr double kGlyphSide = 100;

    PaperLook();

    QFont note; // below figures, in the foot
    QFont text;
    QFont strong;
    QFont title; // of a part
    QFont figure;
    QFont heading; // of the report
    QColor ink;
    QColor quiet;
    QColor bad;
    QColor line;
    QColor strongLine;
    QColor ground; // behind the titles of columns
    QColor band; // behind the name of a group
    std::array<QPicture, ui::kStatuses> glyphs;
};

} // namespace hz::console

// What labels are printed on: sheets of A4 with a grid of labels, and rolls with one label a page.
// Values; any thread.
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QSizeF>
#include <QtCore/QString>

#include <span>

namespace hz::console {

struct LabelSheet {
    const char *id = ""; // as the command line names it
    QSizeF page; // mm, as all lengths here
    int columns = 1;
    int rows = 1;
    QSizeF label;
    QPointF first; // where the upper left one begins
    QSizeF pitch; // from one to the next
    double padding = 2; // inside a label; more where it reaches the edge, which printers leave free

    int perPage() const { return columns * rows; }
    bool isRoll() const { return perPage() == 1; }
};

/// The usual ones; the first is what is taken where nobody says.
std::span<const LabelSheet> labelSheets();
/// Null for an unknown one.
const LabelSheet *labelSheet(QStringView id);
/// "A4, 24 labels of 70 × 37 mm".
QString titleOf(const LabelSheet &sheet);

} // namespace hz::console

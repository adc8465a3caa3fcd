// Pages of a PDF laid on sheets of A4 for the printer: as large as they fit, several on one sheet
// where that is wanted. Vectors stay vectors, text stays text.
//
// Threads: any, one call is one piece of work. The target is whole or untouched.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QSizeF>
#include <QtCore/QString>

namespace hz {
class TaskControl;
}

namespace hz::pdf {

inline constexpr QSizeF kA4Points{595.276, 841.89}; // upright

/// How pages lie on a sheet: the sheet's size, upright or lying, and how many beside and below each
/// other.
struct SheetLayout {
    QSizeF sheet = kA4Points;
    int columns = 1;
    int rows = 1;

    bool operator==(const SheetLayout &) const = default;
};

/// The layout that shows `pagesPerSheet` pages of this size the largest.
SheetLayout sheetLayout(QSizeF page, int pagesPerSheet);

struct SheetOptions {
    int pagesPerSheet = 1;
    QString title = {};
};

/// The first page of each sheet decides how it lies.
Result<> writeSheets(
    const QString &fromPath, const QString &toPath, const SheetOptions &options, TaskControl &task);

} // namespace hz::pdf

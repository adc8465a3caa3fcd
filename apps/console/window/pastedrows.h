// Rows that were copied in a spreadsheet program. Any thread.
#pragma once

#include <hz/sheet/sheetfile.h>

#include <functional>
#include <span>

namespace hz::console {

/// The first row goes to `takeTitles`, which may refuse and is asked with nothing where there is
/// nothing. Invalid where there is more than anybody copies.
Result<> readPastedRows(const QString &text,
    const std::function<Result<>(std::span<const sheet::CellView> cells)> &takeTitles,
    const std::function<void(const sheet::RowView &row)> &takeRow, TaskControl &task);

} // namespace hz::console

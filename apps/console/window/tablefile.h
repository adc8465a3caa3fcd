// A table that is taken out as a file: a spreadsheet, or plain text by its suffix.
#pragma once

#include <hz/sheet/writer.h>

#include <functional>

class QWidget;

namespace hz::console {

enum class TableFiles { Sheets, WithPdf, WithPapers }; // as PDF and as a text document

/// Asks where to, and hands the path to `then`. `name` is proposed. GUI thread.
void askTableFile(QWidget *parent, const QString &title, const QString &name,
    const std::function<void(const QString &path)> &then, TableFiles files = TableFiles::Sheets);

/// Any thread.
Result<> writeTable(const QString &path, const sheet::Table &table, TaskControl &task);

} // namespace hz::console

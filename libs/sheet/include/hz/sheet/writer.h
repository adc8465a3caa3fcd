// Tables written for spreadsheet programs. Files appear whole or not at all. Any thread.
//
// Texts stay texts: a serial number keeps its zeros, and a text that begins with = + - @ is never
// run as a formula. XLSX has types for that. A CSV has none, so such a text gets an apostrophe in
// front, which spreadsheet programs and SheetFile take away again; numbers such as "-5" need none.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QString>

#include <variant>
#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::sheet {

/// monostate is an empty cell. Days before March 1900, and integers of more than 15 digits, which
/// spreadsheets cannot hold, are written as text.
using Value = std::variant<std::monostate, QString, qint64, double, bool, QDate>;

struct Table {
    QString name; // of the sheet; made fit for a spreadsheet where it is not
    QStringList titles; // the first row; empty = none
    std::vector<std::vector<Value>> rows;
};

/// The titles stay in sight and filter; columns are as wide as what is in them, up to a limit.
/// Invalid where a text is longer than a cell can hold, or there are too many rows or columns.
Result<> writeXlsx(const QString &path, const QList<Table> &tables, TaskControl &task);

/// UTF-8 with a mark, CRLF: what Excel opens without a question.
Result<> writeCsv(const QString &path, const Table &table, TaskControl &task);
Result<QByteArray> toCsv(const Table &table, TaskControl &task);

} // namespace hz::sheet

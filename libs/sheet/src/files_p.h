// The kinds of spreadsheet files, opened by SheetFile. One thread at a time.
#pragma once

#include <hz/sheet/sheetfile.h>

#include <QtCore/QCoreApplication>

namespace hz {
class Archive;
}

namespace hz::sheet {

/// Whose translations all messages are.
struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sheet::SheetFile)
};

Failure tooManyRows(const QString &name, qint64 most);
Failure tooManyColumns(const QString &name, qint64 row, qint64 most);
Failure tooManyCells(const QString &name, qint64 most);

Result<std::unique_ptr<SheetFile>> openXlsx(std::unique_ptr<Archive> archive, const QString &name,
    const ReadLimits &limits, TaskControl &task);

Result<std::unique_ptr<SheetFile>> openCsv(
    const QByteArray &bytes, const QString &name, const ReadLimits &limits);

} // namespace hz::sheet

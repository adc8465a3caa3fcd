// Tables with a heading and room for signatures, taken out as PDF, workbook or text document:
// plans, comparisons, transfer orders. Values; any thread, but PaperLook and the dialog are of the
// GUI thread.
#pragma once

#include "reports/paperlook.h"

#include <hz/sheet/writer.h>

#include <functional>

class QWidget;

namespace hz::console {

/// Begins on a new sheet of paper.
struct ReportSection {
    QString title = {};
    QStringList about = {}; // a paragraph each
    QList<sheet::Table> tables = {}; // those without rows are left out
    QStringList signatures = {}; // who signs; empty: nobody
};

struct TableReport {
    QString title = {}; // of the document
    std::vector<ReportSection> sections = {};
    QList<sheet::Table> workbook = {}; // what a workbook holds instead
    QString foot = {}; // at the foot of each sheet
};

/// What a report can be written as, by the end of the file's name.
bool isReportFile(const QString &path);

/// By the end of its name a PDF, a workbook or, through LibreOffice, a text document. The file is
/// whole or untouched. Unsupported where a text document is asked for and LibreOffice is not there.
Result<> writeTableReport(
    const QString &path, const TableReport &report, const PaperLook &look, TaskControl &task);

/// What LibreOffice makes a text document of.
QString htmlOf(const TableReport &report);

/// Asks where to, and as what, and hands the path to `then`. `name` is proposed.
void askReportFile(QWidget *parent, const QString &title, const QString &name,
    const std::function<void(const QString &path)> &then);

} // namespace hz::console

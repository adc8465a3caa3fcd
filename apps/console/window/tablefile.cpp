#include "window/tablefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::TableFile)
};

} // namespace

void askTableFile(QWidget *parent, const QString &title, const QString &name,
    const std::function<void(const QString &path)> &then, TableFiles files)
{
    auto *dialog = new QFileDialog(
        parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = Tr::tr("Plain table (*.csv)");
    const QString pdf = Tr::tr("On paper (*.pdf)");
    const QString word = Tr::tr("Word document (*.docx)");
    QStringList filters{Tr::tr("Spreadsheet (*.xlsx)"), csv};
    if (files != TableFiles::Sheets)
        filters.append(pdf);
    if (files == TableFiles::WithPapers)
        filters.append(word);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
        [dialog, csv, pdf, word](const QString &filter) {
            dialog->setDefaultSuffix(filter == csv ? QStringLiteral("csv")
                    : filter == pdf                ? QStringLiteral("pdf")
                    : filter == word               ? QStringLiteral("docx")
                                                   : QStringLiteral("xlsx"));
        });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, then);
    dialog->open();
}

Result<> writeTable(const QString &path, const sheet::Table &table, TaskControl &task)
{
    return path.endsWith(u".csv", Qt::CaseInsensitive) ? sheet::writeCsv(path, table, task)
                                                       : sheet::writeXlsx(path, {table}, task);
}

} // namespace hz::console

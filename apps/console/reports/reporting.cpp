#include "reports/reporting.h"

#include "reports/reportpages.h"
#include "reports/reporttables.h"

#include <hz/core/file.h>
#include <hz/core/paths.h>
#include <hz/core/platform/printers.h>
#include <hz/ui/icon.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

#include <cerrno>

namespace hz::console {

using namespace inventory;

namespace {

const QString kPdf = QStringLiteral("report.pdf");
const QString kWorkbook = QStringLiteral("report.xlsx");
const QString kText = QStringLiteral("report.docx");
const QString kPrint = QStringLiteral("report.print");

// What is drawn on the GUI thread and then belongs to the worker.
struct Drawn {
    ReportCharts charts;
    PaperLook look;
};

Result<> printReport(
    const Report &report, const Drawn &drawn, const QString &printer, TaskControl &task)
{
    errno = 0;
    const QTemporaryDir dir;
    if (!dir.isValid())
        return Failure(fileError(Error::Kind::Io, QDir::tempPath(), errno));
    const QString path = dir.filePath(QStringLiteral("report.pdf"));
    HZ_CHECK(writePdf(path, report, drawn.charts, drawn.look, task));
    return platform::printPdf(path, printer, report.title(), task);
}

} // namespace

Reporting::Reporting(Inventory &inventory, ui::ActionRegistry &commands, QWidget *window)
    : QObject(window)
    , m_inventory(inventory)
    , m_window(window)
    , m_button(new QPushButton(ui::icon(ui::IconName::FileDown), tr("Export report"), window))
    , m_progress(new ui::ProgressPanel(window))
    , m_commands(commands)
{
    ui::setCompact(m_button);
    m_button->setObjectName(QStringLiteral("exportReport"));
    m_button->hide();
    addCommands(commands);
    auto *menu = new QMenu(m_button);
    for (const QString &id : {kPdf, kWorkbook, kText, kPrint})
        menu->addAction(commands.action(id));
    m_button->setMenu(menu);
    connect(&inventory, &Inventory::pictureChanged, this, [this] { setUnit(m_unit); });
}

void Reporting::addCommands(ui::ActionRegistry &commands)
{
    const auto isThere = [this] { return source().has_value(); };
    commands.add({.id = kPdf,
        .text = tr("Report as PDF…"),
        .icon = ui::IconName::FileDown,
        .run = [this] { askWhere(QStringLiteral("pdf"), tr("PDF (*.pdf)")); },
        .isEnabled = isThere});
    commands.add({.id = kWorkbook,
        .text = tr("Report as a workbook…"),
        .icon = ui::IconName::FileText,
        .run = [this] { askWhere(QStringLiteral("xlsx"), tr("Spreadsheet (*.xlsx)")); },
        .isEnabled = isThere});
    commands.add({.id = kText,
        .text = tr("Report as a Word document…"),
        .icon = ui::IconName::FileText,
        .run = [this] { askWhere(QStringLiteral("docx"), tr("Word document (*.docx)")); },
        .isEnabled = isThere});
    commands.add({.id = kPrint,
        .text = tr("Print the report…"),
        .icon = ui::IconName::Printer,
        .keys = {QKeySequence(QKeySequence::Print)},
        .run = [this] { askPrinter(); },
        .isEnabled = isThere});
}

void Reporting::setUnit(const UnitCode &unit)
{
    m_unit = unit;
    m_button->setVisible(source().has_value());
    m_commands.refresh();
}

std::optional<ReportSource> Reporting::source() const
{
    const Picture &picture = m_inventory.picture();
    if (!picture.evaluation)
        return {};
    const quint32 unit = picture.evaluation->unitOf(m_unit);
    if (unit == kNoRow)
        return {};
    return ReportSource{picture.inventory, picture.evaluation,
        std::make_shared<const RuleVersions>(m_inventory.versions()), unit, m_inventory.today()};
}

void Reporting::askWhere(const QString &suffix, const QString &filter)
{
    const std::optional<ReportSource> here = source();
    if (!here)
        return;
    auto *dialog = new QFileDialog(m_window, tr("Export report"), documentsFolder(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(safeFileName(titleOf(*here)) + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &Reporting::exportTo);
    dialog->open();
}

// Tells how far, and hands on what came out; an error is said.
template<typename T, typename Then>
void Reporting::follow(const Task<T> &task, const QString &title, Then then)
{
    m_progress->follow(task, title);
    whenDone(task, this, [this, then = std::move(then)](const Result<T> &result) {
        if (result)
            then(result);
        else if (result.error().kind != Error::Kind::Cancelled)
            Q_EMIT toast({.text = result.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

void Reporting::make(const QString &title, const std::function<void(const Ready &)> &then)
{
    const std::optional<ReportSource> here = source();
    if (!here)
        return;
    follow(m_tasks.run([here](TaskControl &task) { return makeReport(*here, task); }), title,
        [here, then](const Result<Report> &report) {
            then({std::make_shared<const Report>(*report), *here});
        });
}

void Reporting::exportTo(const QString &path)
{
    const QString title = tr("Writing %1").arg(QFileInfo(path).fileName());
    const auto done = [this, path](const Result<> &) { showWritten(path); };
    make(title, [this, path, title, done](const Ready &ready) {
        if (path.endsWith(u".xlsx", Qt::CaseInsensitive)) {
            follow(m_tasks.run([report = ready.report, path](
                                   TaskControl &task) { return writeXlsx(path, *report, task); }),
                title, done);
            return;
        }
        if (path.endsWith(u".docx", Qt::CaseInsensitive)) {
            follow(
                m_tasks.run([report = ready.report, path, look = PaperLook()](TaskControl &task) {
                    return writeTableReport(path, wordReportOf(*report), look, task);
                }),
                title, done);
            return;
        }
        const auto drawn = std::make_shared<const Drawn>(
            Drawn{ReportCharts(ready.source, *ready.report), PaperLook()});
        follow(m_tasks.run([report = ready.report, drawn, path](TaskControl &task) -> Result<> {
            HZ_CHECK(writePdf(path, *report, drawn->charts, drawn->look, task));
            return {};
        }),
            title, done);
    });
}

void Reporting::showWritten(const QString &path)
{
    const QFileInfo file(path);
    Q_EMIT toast({.text = tr("%1 was written.").arg(file.fileName()),
        .kind = ui::Toast::Kind::Done,
        .actionText = tr("Show in folder"),
        .action = [folder = file.absolutePath()] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        }});
}

void Reporting::askPrinter()
{
    follow(m_tasks.run([](TaskControl &task) { return platform::printers(task); }),
        tr("Looking for printers"),
        [this](const Result<QStringList> &printers) { showPrinters(*printers); });
}

void Reporting::showPrinters(const QStringList &printers)
{
    if (printers.isEmpty()) {
        Q_EMIT toast({.text = tr("No printer is set up on this machine. Write a PDF and print it "
                                 "where there is one."),
            .kind = ui::Toast::Kind::Note});
        return;
    }
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &printer : printers)
        connect(menu->addAction(printer), &QAction::triggered, this,
            [this, printer] { print(printer); });
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
}

void Reporting::print(const QString &printer)
{
    const QString title = tr("Printing the report");
    make(title, [this, printer, title](const Ready &ready) {
        const auto drawn = std::make_shared<const Drawn>(
            Drawn{ReportCharts(ready.source, *ready.report), PaperLook()});
        follow(m_tasks.run([report = ready.report, drawn, printer](TaskControl &task) {
            return printReport(*report, *drawn, printer, task);
        }),
            title, [this, printer](const Result<> &) {
                Q_EMIT toast({.text = tr("The report was sent to the printer “%1”.").arg(printer)});
            });
    });
}

} // namespace hz::console

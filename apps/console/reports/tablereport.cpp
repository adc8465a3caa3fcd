#include "reports/tablereport.h"

#include "reports/paper.h"
#include "reports/reportpages.h"
#include "reports/worddocument.h"
#include "window/standing.h"

#include <hz/core/paths.h>
#include <hz/core/task.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

#include <algorithm>

namespace hz::console {

using sheet::Table;
using sheet::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::TableReport)
};

constexpr double kKeptTogether = mm(30), kBetween = mm(4);
// Letters of a column: below the least nothing is read, above the most it wraps.
constexpr int kLeastLetters = 4, kMostLetters = 40, kWrapsFrom = 8;
constexpr int kUprightLetters = 90; // that stand beside each other on upright paper

QString textOf(const Value &value)
{
    const QLocale locale;
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *whole = std::get_if<qint64>(&value))
        return locale.toString(*whole);
    if (const auto *number = std::get_if<double>(&value))
        return locale.toString(*number, 'f', *number == std::floor(*number) ? 0 : 2);
    if (const auto *yes = std::get_if<bool>(&value))
        return *yes ? Tr::tr("yes") : Tr::tr("no");
    if (const auto *day = std::get_if<QDate>(&value))
        return dayText(*day);
    return {};
}

bool isNumber(const Value &value)
{
    return std::holds_alternative<qint64>(value) || std::holds_alternative<double>(value);
}

// As wide as half-width letters would make it.
int lettersOf(const QString &text)
{
    int letters = 0;
    for (const QChar letter : text)
        letters += letter.unicode() < 0x2e80 ? 1 : 2;
    return letters;
}

struct Measured {
    std::vector<PaperColumn> columns;
    int letters = 0;
};

Measured measure(const Table &table)
{
    Measured measured;
    for (qsizetype column = 0; column < table.titles.size(); ++column) {
        int longest = std::min(lettersOf(table.titles[column]), kMostLetters / 2);
        bool hasNumbers = false;
        for (const std::vector<Value> &row : table.rows) {
            if (size_t(column) >= row.size())
                continue;
            longest = std::max(longest, lettersOf(textOf(row[size_t(column)])));
            hasNumbers = hasNumbers || isNumber(row[size_t(column)]);
        }
        const int width = std::clamp(longest, kLeastLetters, kMostLetters);
        measured.letters += width;
        measured.columns.push_back({.title = table.titles[column],
            .width = double(width),
            .alignment = hasNumbers ? Qt::AlignRight : Qt::AlignLeft,
            .wraps = !hasNumbers && longest >= kWrapsFrom});
    }
    return measured;
}

void addTable(Paper &paper, const Table &table)
{
    std::vector<PaperRow> rows;
    for (const std::vector<Value> &values : table.rows) {
        PaperRow row;
        for (const Value &value : values)
            row.cells.push_back({.text = textOf(value)});
        rows.push_back(std::move(row));
    }
    paper.part(table.name, Tr::tr("%n line(s)", "how long a table is", int(table.rows.size())),
        kKeptTogether);
    paper.table(measure(table).columns, rows);
}

Paper::Way wayOf(const ReportSection &section)
{
    const bool isWide = std::ranges::any_of(section.tables,
        [](const Table &table) { return measure(table).letters > kUprightLetters; });
    return isWide ? Paper::Way::Lying : Paper::Way::Upright;
}

Result<> writePaper(
    const QString &path, const TableReport &report, const PaperLook &look, TaskControl &task)
{
    Paper paper(look);
    for (const ReportSection &section : report.sections) {
        if (task.isCancelled())
            return cancelled();
        paper.startPage(wayOf(section));
        paper.heading(section.title, {});
        for (const QString &paragraph : section.about)
            paper.paragraph(paragraph);
        bool isFollowing = !section.about.isEmpty(); // something stands above the table
        for (const Table &table : section.tables) {
            if (table.rows.empty())
                continue;
            if (isFollowing)
                paper.skip(kBetween);
            addTable(paper, table);
            isFollowing = true;
        }
        if (!section.signatures.isEmpty())
            paper.signatures(section.signatures);
    }
    HZ_CHECK(writePages(path, paper.finish(report.foot), report.title, task));
    return {};
}

} // namespace

bool isReportFile(const QString &path)
{
    return std::ranges::any_of(std::initializer_list<QStringView>{u".pdf", u".xlsx", u".docx"},
        [&path](QStringView end) { return path.endsWith(end, Qt::CaseInsensitive); });
}

Result<> writeTableReport(
    const QString &path, const TableReport &report, const PaperLook &look, TaskControl &task)
{
    if (path.endsWith(u".xlsx", Qt::CaseInsensitive))
        return sheet::writeXlsx(path, report.workbook, task);
    if (path.endsWith(u".docx", Qt::CaseInsensitive))
        return writeWordDocument(path, htmlOf(report), task);
    return writePaper(path, report, look, task);
}

QString htmlOf(const TableReport &report)
{
    QString html = QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1"
                                  "</title></head><body>")
                       .arg(report.title.toHtmlEscaped());
    const auto add = [&html](const char *tag, const QString &text, const char *more = "") {
        html += QStringLiteral("<%1%2>%3</%1>")
                    .arg(QLatin1StringView(tag), QLatin1StringView(more), text.toHtmlEscaped());
    };
    bool isFirst = true;
    for (const ReportSection &section : report.sections) {
        add("h1", section.title, isFirst ? "" : " style=\"page-break-before: always\"");
        isFirst = false;
        for (const QString &paragraph : section.about)
            add("p", paragraph);
        for (const Table &table : section.tables) {
            if (table.rows.empty())
                continue;
            add("h2", table.name);
            html += QStringLiteral(
                "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\"><thead><tr>");
            for (const QString &title : table.titles)
                add("th", title);
            html += QStringLiteral("</tr></thead>");
            for (const std::vector<Value> &row : table.rows) {
                html += QStringLiteral("<tr>");
                for (const Value &value : row)
                    add("td", textOf(value), isNumber(value) ? " align=\"right\"" : "");
                html += QStringLiteral("</tr>");
            }
            html += QStringLiteral("</table>");
        }
        for (const QString &who : section.signatures)
            add("p", Tr::tr("%1: ____________________", "who signs").arg(who));
    }
    if (!report.foot.isEmpty())
        add("p", report.foot);
    return html + QStringLiteral("</body></html>");
}

void askReportFile(QWidget *parent, const QString &title, const QString &name,
    const std::function<void(const QString &path)> &then)
{
    auto *dialog = new QFileDialog(parent, title, documentsFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString pdf = Tr::tr("PDF (*.pdf)"), word = Tr::tr("Word document (*.docx)");
    dialog->setNameFilters({Tr::tr("Spreadsheet (*.xlsx)"), pdf, word});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(safeFileName(name));
    QObject::connect(
        dialog, &QFileDialog::filterSelected, dialog, [dialog, pdf, word](const QString &filter) {
            dialog->setDefaultSuffix(filter == pdf ? QStringLiteral("pdf")
                    : filter == word               ? QStringLiteral("docx")
                                                   : QStringLiteral("xlsx"));
        });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, then);
    dialog->open();
}

} // namespace hz::console

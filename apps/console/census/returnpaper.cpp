#include "census/returnpaper.h"

#include "census/returnlook.h"
#include "reports/paper.h"
#include "reports/worddocument.h"
#include "window/standing.h"

#include <hz/core/task.h>
#include <hz/pdf/export.h>
#include <hz/sheet/writer.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ReturnPaper)
};

constexpr double kKeptTogether = mm(30);

QStringList titles()
{
    return {Tr::tr("Page"), Tr::tr("Figure"), Tr::tr("Reported"), Tr::tr("Last year"),
        Tr::tr("Difference"), Tr::tr("Check")};
}

QStringList wordsOf(const ReturnLine &line)
{
    return {line.section, line.figure, cellText(line.unit, line.value),
        line.before ? cellText(line.unit, line.before) : QStringLiteral("—"),
        changeText(line.unit, line.value, line.before), line.check};
}

Result<> writeWorkbook(const QString &path, const ReturnSheet &sheet, TaskControl &task)
{
    sheet::Table table{
        .name = Tr::tr("Census", "sheet of a workbook"), .titles = titles(), .rows = {}};
    const auto number = [](const ReturnLine &line, qint64 value) -> sheet::Value {
        if (line.unit == ReturnCell::Unit::Fen)
            return double(value) / 100;
        if (line.unit == ReturnCell::Unit::YesNo && (value == 0 || value == 1))
            return cellText(line.unit, value);
        return value;
    };
    for (const ReturnLine &line : sheet.lines) {
        std::vector<sheet::Value> row{line.section, line.figure, number(line, line.value)};
        row.push_back(line.before ? number(line, *line.before) : sheet::Value());
        row.push_back(line.before && line.unit != ReturnCell::Unit::YesNo
                ? number(line, line.value - *line.before)
                : sheet::Value());
        row.push_back(line.check.isEmpty() ? sheet::Value() : sheet::Value(line.check));
        table.rows.push_back(std::move(row));
    }
    sheet::Table about{.name = Tr::tr("About", "sheet of a workbook"), .titles = {}, .rows = {}};
    about.rows = {{sheet.title}, {sheet.about}, {sheet.source}, {sheet.proof}};
    for (const QString &unit : sheet.missing)
        about.rows.push_back({Tr::tr("Missing: %1").arg(unit)});
    return sheet::writeXlsx(path, {table, about}, task);
}

Result<> writePaper(
    const QString &path, const ReturnSheet &sheet, const PaperLook &look, TaskControl &task)
{
    Paper paper(look);
    paper.startPage(Paper::Way::Upright);
    paper.heading(sheet.title, {});
    paper.paragraph(sheet.about);
    paper.part(Tr::tr("Figures"), {}, kKeptTogether);
    std::vector<PaperRow> rows;
    QString section;
    for (const ReturnLine &line : sheet.lines) {
        if (line.section != section)
            rows.push_back({.cells = {}, .band = line.section});
        section = line.section;
        const QStringList words = wordsOf(line);
        PaperRow row;
        for (qsizetype i = 1; i < words.size(); ++i)
            row.cells.push_back({.text = words[i], .isStrong = i == 2});
        rows.push_back(std::move(row));
    }
    paper.table(
        {{Tr::tr("Figure"), 56, Qt::AlignLeft, true}, {Tr::tr("Reported"), 26, Qt::AlignRight},
            {Tr::tr("Last year"), 26, Qt::AlignRight}, {Tr::tr("Difference"), 22, Qt::AlignRight},
            {Tr::tr("Check"), 50, Qt::AlignLeft, true}},
        rows);
    if (!sheet.missing.isEmpty()) {
        paper.part(Tr::tr("Units that are missing"), {}, kKeptTogether);
        paper.paragraph(sheet.missing.join(Tr::tr(", ", "between units")));
    }
    paper.signatures(
        {Tr::tr("Filled in by"), Tr::tr("Head of the unit"), Tr::tr("Day"), Tr::tr("Seal")});
    paper.paragraph(sheet.source);
    const std::vector<PaperPage> pages = paper.finish(sheet.proof);
    std::vector<pdf::ExportPage> sheets;
    for (const PaperPage &page : pages)
        sheets.push_back({.source = {},
            .sizePoints = QSizeF(595, 842),
            .paintOver = [&page](QPainter &painter) { page.paint(painter); },
            .sizeUnits = page.size});
    return pdf::writePdf(path, sheets, sheet.title, task);
}

} // namespace

ReturnSheet sheetOf(const CensusPicture &picture, const CensusReturn &snapshot,
    const std::vector<Finding> &findings)
{
    const Register &stock = *picture.inventory;
    const auto nameOf = [&stock](const UnitCode &code) {
        const quint32 school = stock.schoolRow(code);
        if (school != kNoRow)
            return stock.schools()[school].name;
        const quint32 area = stock.unitRow(code);
        return area == kNoRow ? code.text() : stock.units()[area].name;
    };
    const ReturnForm &form = *picture.form;
    ReturnSheet sheet{.title = Tr::tr("%1, %2: %3", "form, year, unit")
                                   .arg(form.title.text())
                                   .arg(snapshot.year)
                                   .arg(nameOf(snapshot.unit)),
        .about = Tr::tr("Code %1. Figures of %2.")
                     .arg(snapshot.unit.text(),
                         snapshot.date.isValid() ? dayText(snapshot.date)
                                                 : QString::number(snapshot.year)),
        .source = form.source,
        .proof = Tr::tr("Proof %1").arg(hashOf(snapshot).left(16))};
    for (const QString &code : snapshot.missing)
        sheet.missing.append(nameOf(UnitCode(code)));
    const QMap<QString, qint64> before = figuresBefore(picture.basis(), snapshot.unit);
    for (const ReturnCell &cell : form.cells) {
        const auto value = snapshot.cells.constFind(cell.id);
        if (value == snapshot.cells.constEnd())
            continue;
        ReturnLine line{.section = form.sections[cell.section].title.text(),
            .figure = form.titleOf(cell),
            .unit = cell.unit,
            .value = *value};
        if (const auto last = before.constFind(cell.id); last != before.constEnd())
            line.before = *last;
        if (const Finding *finding = findingAt(findings, cell.id))
            line.check = finding->note.isEmpty() ? finding->text : finding->note;
        sheet.lines.push_back(std::move(line));
    }
    return sheet;
}

QString htmlOf(const ReturnSheet &sheet)
{
    const auto cell = [](const QString &text, const char *tag, bool isNumber) {
        return QStringLiteral("<%1%2>%3</%1>")
            .arg(QLatin1StringView(tag), isNumber ? QStringLiteral(" align=\"right\"") : QString(),
                text.toHtmlEscaped());
    };
    QString html = QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1"
                                  "</title></head><body><h1>%1</h1><p>%2</p>"
                                  "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\"><tr>")
                       .arg(sheet.title.toHtmlEscaped(), sheet.about.toHtmlEscaped());
    for (const QString &title : titles())
        html += cell(title, "th", false);
    html += QStringLiteral("</tr>");
    QString section;
    for (const ReturnLine &line : sheet.lines) {
        QStringList words = wordsOf(line);
        if (line.section == section)
            words[0].clear();
        section = line.section;
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < words.size(); ++i)
            html += cell(words[i], "td", i >= 2 && i <= 4);
        html += QStringLiteral("</tr>");
    }
    html += QStringLiteral("</table>");
    if (!sheet.missing.isEmpty())
        html += QStringLiteral("<p>%1</p>")
                    .arg(Tr::tr("Missing: %1")
                             .arg(sheet.missing.join(Tr::tr(", ", "between units")))
                             .toHtmlEscaped());
    return html
        + QStringLiteral("<p>%1</p><p>%2</p></body></html>")
              .arg(sheet.source.toHtmlEscaped(), sheet.proof.toHtmlEscaped());
}

Result<> writeReturn(
    const QString &path, const ReturnSheet &sheet, const PaperLook &look, TaskControl &task)
{
    if (path.endsWith(u".xlsx", Qt::CaseInsensitive))
        return writeWorkbook(path, sheet, task);
    if (path.endsWith(u".docx", Qt::CaseInsensitive))
        return writeWordDocument(path, htmlOf(sheet), task);
    return writePaper(path, sheet, look, task);
}

} // namespace hz::console

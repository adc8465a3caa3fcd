// Spreadsheets for tests: workbooks made part by part, and what was read as one short string.
#pragma once

#include "core/archivebuilder.h"

#include <hz/core/task.h>
#include <hz/sheet/sheetfile.h>

namespace hz::sheet::test {

/// "1:a|b|1.5# 3:x": row numbers, cells parted by |; # number, @ day, ! error, ? bool behind them.
inline QString shown(const QList<Row> &rows)
{
    QStringList lines;
    for (const Row &row : rows) {
        QStringList cells;
        for (const Cell &cell : row.cells) {
            static const QHash<CellType, QString> kMarks{{CellType::Number, QStringLiteral("#")},
                {CellType::Date, QStringLiteral("@")}, {CellType::Error, QStringLiteral("!")},
                {CellType::Bool, QStringLiteral("?")}};
            cells.append(cell.text + kMarks.value(cell.type));
        }
        lines.append(QString::number(row.number) + u':' + cells.join(u'|'));
    }
    return lines.join(u' ');
}

inline Result<Workbook> read(const QByteArray &bytes, const ReadLimits &limits = {})
{
    TaskControl task;
    HZ_TRY(const auto file, SheetFile::fromBytes(bytes, QStringLiteral("test"), limits, task));
    return readWorkbook(*file, limits, task);
}

/// A workbook of one sheet, each part to be replaced by another.
struct Xlsx {
    QByteArray rows = {}; // inside <sheetData>
    QByteArray behindRows = {}; // <mergeCells> and so on
    QByteArray texts = {}; // inside <sst>
    QByteArray styles = {}; // inside <styleSheet>
    QByteArray workbookPr = {};
    QByteArray sheets = R"(<sheet name="台账" sheetId="1" r:id="rId1"/>)";
    QByteArray contentType
        = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    QByteArray sheetHead = {}; // before the root of the sheet
    QByteArray office = "xl/workbook.xml";
    QByteArray root = "workbook";

    QByteArray bytes() const
    {
        const QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        const QByteArray main
            = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
              "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        const QByteArray type
            = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const auto relations = [&](const QByteArrayList &all) {
            return head + "<Relationships>" + all.join() + "</Relationships>";
        };
        const auto relation
            = [&](const QByteArray &id, const QByteArray &kind, const QByteArray &to) {
                  return "<Relationship Id=\"" + id + "\" Type=\"" + type + kind + "\" Target=\""
                      + to + "\"/>";
              };
        hz::test::ZipBuilder zip;
        const hz::test::ZipBuilder::Options packed{.deflate = true};
        zip.add("[Content_Types].xml",
            head + "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + contentType
                + "\"/></Types>");
        zip.add("_rels/.rels", relations({relation("rId1", "officeDocument", office)}));
        zip.add("xl/workbook.xml",
            head + "<" + root + " " + main + "><workbookPr " + workbookPr + "/><sheets>" + sheets
                + "</sheets></" + root + ">");
        zip.add("xl/_rels/workbook.xml.rels",
            relations({relation("rId1", "worksheet", "worksheets/sheet1.xml"),
                relation("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
                relation("rId3", "sharedStrings", "sharedStrings.xml"),
                relation("rId4", "styles", "styles.xml"),
                relation("rId5", "chartsheet", "chartsheets/sheet1.xml")}));
        zip.add("xl/worksheets/sheet1.xml",
            head + sheetHead + "<worksheet " + main + "><sheetData>" + rows + "</sheetData>"
                + behindRows + "</worksheet>",
            packed);
        zip.add("xl/worksheets/sheet2.xml",
            head + "<worksheet " + main
                + "><sheetData><row r=\"1\"><c "
                  "r=\"A1\"><v>2</v></c></row></sheetData></worksheet>");
        zip.add("xl/sharedStrings.xml", head + "<sst " + main + ">" + texts + "</sst>", packed);
        zip.add("xl/styles.xml", head + "<styleSheet " + main + ">" + styles + "</styleSheet>");
        return zip.bytes();
    }
};

} // namespace hz::sheet::test

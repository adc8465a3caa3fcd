// How fast is a table of 100,000 devices read and written? 10 columns; each figure beside a floor:
// decoding the text and looking at every character, or unpacking and reading the XML tokens. The
// bar for CSV is 1,000,000 cells a second. One JSON line a figure.
#include <hz/core/archive.h>
#include <hz/core/task.h>
#include <hz/sheet/sheetfile.h>
#include <hz/sheet/writer.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QStringEncoder>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>

#include <algorithm>
#include <cstdio>

using namespace hz;
using namespace hz::sheet;

namespace {

constexpr int kRows = 100'000, kColumns = 10, kRuns = 3;

void print(const char *figure, double perSecond, const char *unit)
{
    std::printf("{\"bench\":\"sheet\",\"figure\":\"%s\",\"value\":%.0f,\"unit\":\"%s\"}\n", figure,
        perSecond, unit);
}

// The best of some runs, as cells and rows a second.
template<typename Work> void measure(const char *figure, Work work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < kRuns; ++i) {
        QElapsedTimer clock;
        clock.start();
        work();
        best = std::min(best, clock.nsecsElapsed());
    }
    print(figure, double(kRows) * kColumns * 1e9 / double(best), "cells/s");
    print(figure, double(kRows) * 1e9 / double(best), "rows/s");
}

Table devices()
{
    Table table{QStringLiteral("设备"), {}, {}};
    for (int column = 0; column < kColumns; ++column)
        table.titles.append(QStringLiteral("列%1").arg(column));
    for (int i = 0; i < kRows; ++i)
        table.rows.push_back({QStringLiteral("联想启天 M%1").arg(i % 97),
            QStringLiteral("PC0%1").arg(i), QStringLiteral("临夏市第%1小学").arg(i % 40), qint64(i),
            3999.5 + i % 7, QDate(2015, 1, 1).addDays(i % 3000), QStringLiteral("在用"), i % 2 == 0,
            QStringLiteral("机房,%1").arg(i % 12), QStringLiteral("备注")});
    return table;
}

qint64 cellsOf(const QByteArray &bytes)
{
    TaskControl task;
    const auto file = SheetFile::fromBytes(bytes, QStringLiteral("bench"), {}, task);
    qint64 cells = 0;
    if (!file
        || !(*file)->readRows(
            0,
            [&](const RowView &row) {
                cells += qint64(row.cells.size());
                return true;
            },
            task))
        qFatal("the file is not read");
    if (cells != qint64(kRows + 1) * kColumns)
        qFatal("%lld cells", cells);
    return cells;
}

} // namespace

int main()
{
    const Table table = devices();
    const QTemporaryDir dir;
    const QString csvPath = dir.filePath(QStringLiteral("a.csv"));
    const QString xlsxPath = dir.filePath(QStringLiteral("a.xlsx"));
    TaskControl task;
    QByteArray csv;
    measure("write CSV", [&] { csv = *toCsv(table, task); });
    measure("read CSV in UTF-8", [&] { cellsOf(csv); });
    measure("floor: decode UTF-8, count commas", [&] {
        const QString text = QString::fromUtf8(csv);
        if (std::count(text.begin(), text.end(), u',') < kRows)
            qFatal("no commas");
    });
    const QByteArray gb = QStringEncoder("GB18030")(QString::fromUtf8(csv.sliced(3)));
    measure("read CSV in GB18030", [&] { cellsOf(gb); });
    measure("write XLSX", [&] {
        if (!writeXlsx(xlsxPath, {table}, task))
            qFatal("not written");
    });
    QFile file(xlsxPath);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("not there");
    const QByteArray xlsx = file.readAll();
    print("size of the XLSX", double(xlsx.size()), "bytes");
    measure("read XLSX", [&] { cellsOf(xlsx); });
    measure("floor: unpack, read XML tokens", [&] {
        const auto archive = *Archive::fromBytes(xlsx, QStringLiteral("bench"), {}, task);
        QXmlStreamReader xml(*archive->read(QStringLiteral("xl/worksheets/sheet1.xml"), task));
        while (!xml.atEnd())
            xml.readNext();
    });
    return 0;
}

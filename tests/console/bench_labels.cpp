// How long do labels for 1,000 machines take as a PDF, and does a scanner read every one of them as
// a printer with 203 dots to the inch draws it? The floor is the same number of empty pages.
#include "labelreading.h"
#include "labels/labelprint.h"

#include <hz/core/task.h>
#include <hz/inventory/stocktake.h>
#include <hz/ui/theme.h>

#include <QtCore/QElapsedTimer>
#include <QtGui/QPdfWriter>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace hz;
using namespace hz::console;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLabels = 1'000;

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const ui::Theme theme(ui::App::Console);
    std::vector<Label> labels;
    for (int i = 0; i < kLabels; ++i) {
        const QString number = u"CH-2024-%1"_s.arg(i, 5, 10, QLatin1Char('0'));
        labels.push_back({.code
            = inventory::scanCodeOf(inventory::DeviceId(Ulid::fromNumber(quint64(i)).toString()))
                  .toUtf8(),
            .bars = number.toUtf8(),
            .number = number,
            .what = u"云帆 台式机 T100"_s,
            .place = u"北塬县第二职业中等专业学校 计算机教室 3"_s});
    }
    const QTemporaryDir dir;
    const LabelSheet &sheet = labelSheets().front();
    const ui::Look look = labelLook();
    TaskControl task;
    QElapsedTimer timer;
    timer.start();
    const QString path = dir.filePath(u"labels.pdf"_s);
    const Result<int> pages = writeLabels(path, labels, sheet, 0, look, task);
    const qint64 ms = timer.elapsed();
    if (!pages)
        qFatal("%s", qPrintable(pages.error().message));
    timer.start();
    {
        QPdfWriter writer(dir.filePath(u"empty.pdf"_s));
        QPainter painter(&writer);
        for (int i = 1; i < *pages; ++i)
            writer.newPage();
    }
    const qint64 floorMs = timer.elapsed();
    const QStringList read = scanned(printed(path, dir.path()));
    std::printf(
        "{\"bench\":\"labels\",\"labels\":%d,\"pages\":%d,\"ms\":%lld,\"emptyPagesMs\":%lld,"
        "\"bytes\":%lld,\"codesRead\":%lld,\"codesPrinted\":%d}\n",
        kLabels, *pages, qlonglong(ms), qlonglong(floorMs), qlonglong(QFileInfo(path).size()),
        qlonglong(QSet<QString>(read.begin(), read.end()).size()), 2 * kLabels);
    return 0;
}

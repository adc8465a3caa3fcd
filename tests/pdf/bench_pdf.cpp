// How fast does a PDF open, show pages at the height of a 1080 px board, stop when told to, and
// export?
//
// bench_pdf [FILE.pdf [FIRST LAST]]: made inputs (400 pages of text, 120 photographs of 1600×900,
// one of 6000×4000), then FILE's pages FIRST..LAST (from 1). One JSON line a figure.
#include "samplepdf.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>
#include <hz/pdf/export.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <vector>

using namespace hz;

namespace {

constexpr QRectF kWholePage(0, 0, 1, 1);
constexpr int kBoardHeight = 1080;

void print(const char *figure, const QString &input, double value, const char *unit)
{
    std::printf(
        "{\"bench\":\"pdf\",\"figure\":\"%s\",\"input\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n",
        figure, qPrintable(input), value, unit);
}

double quantile(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, size_t(q * double(values.size()))));
}

// Linux counts the peak anew after this.
void resetPeak()
{
    QFile references(u"/proc/self/clear_refs"_qs);
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

double peakMiB()
{
    QFile status(u"/proc/self/status"_qs);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

double msOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

template<typename T> T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *std::move(result);
}

QImage render(pdf::Document &document, int page, TaskControl &task)
{
    const QSizeF size = orDie(document.pageSize(page));
    return orDie(document.render(page, kWholePage,
        QSize(qRound(size.width() * kBoardHeight / size.height()), kBoardHeight), task));
}

void benchReading(const QString &path, int first, int last)
{
    const QString input = QFileInfo(path).completeBaseName();
    resetPeak();
    std::vector<double> opened;
    for (int i = 0; i < 9; ++i)
        opened.push_back(msOf([&] { orDie(pdf::Document::open(path)); }));
    print("open p50", input, quantile(opened, 0.5), "ms");

    const auto document = orDie(pdf::Document::open(path));
    TaskControl task;
    std::vector<double> rendered;
    for (int page = first; page <= std::min(last, document->pageCount() - 1); ++page)
        rendered.push_back(msOf([&] { render(*document, page, task); }));
    print("first page", input, rendered.at(0), "ms");
    print("render p50", input, quantile(rendered, 0.5), "ms");
    print("render p95", input, quantile(rendered, 0.95), "ms");
    print("memory peak", input, peakMiB(), "MiB");
}

void benchCancel(const QString &path)
{
    const auto document = orDie(pdf::Document::open(path));
    std::vector<double> ended;
    std::vector<double> again;
    for (int i = 0; i < 20; ++i) {
        TaskControl task;
        auto drawing = std::async(std::launch::async, [&] {
            return document->render(0, kWholePage, {1620, kBoardHeight}, task).has_value();
        });
        drawing.wait_for(std::chrono::milliseconds(5 + 5 * i));
        bool isDone = false;
        const double ms = msOf([&] {
            task.cancel();
            isDone = drawing.get();
        });
        if (!isDone)
            ended.push_back(ms);
        again.push_back(msOf([&] { orDie(document->pageSize(0)); }));
    }
    print("cancel p50", QFileInfo(path).completeBaseName(), quantile(ended, 0.5), "ms");
    print("cancel max", QFileInfo(path).completeBaseName(), quantile(ended, 1), "ms");
    print("usable after cancel max", QFileInfo(path).completeBaseName(), quantile(again, 1), "ms");
}

void benchExport(const QString &path, const QString &toPath)
{
    const QString input = QFileInfo(path).completeBaseName();
    const int count = orDie(pdf::Document::open(path))->pageCount();
    std::vector<pdf::ExportPage> pages;
    for (int i = 0; i < count; ++i) {
        pdf::ExportPage page{.source = pdf::ExportSource{path, i},
            .sizePoints = {},
            .paintOver = {},
            .sizeUnits = {1920, 1080}};
        if (i % 20 == 0)
            page.paintOver = [](QPainter &painter) {
                QPainterPath curve(QPointF(100, 100));
                for (int k = 1; k < 500; ++k)
                    curve.lineTo(100 + 3 * k, 500 + 300 * std::sin(k * 0.1));
                painter.strokePath(curve, QPen(Qt::blue, 4));
            };
        pages.push_back(page);
    }
    TaskControl task;
    resetPeak();
    const double ms = msOf([&] {
        if (const auto done = pdf::writePdf(toPath, pages, u"bench"_qs, task); !done)
            qFatal("%s", qPrintable(done.error().message));
    });
    print("export, ink on every 20th page", input, ms, "ms");
    print("export size of source", input,
        100.0 * double(QFileInfo(toPath).size()) / double(QFileInfo(path).size()), "%");
    print("memory peak", input, peakMiB(), "MiB");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QTemporaryDir dir;
    const QString text = dir.filePath(u"text400.pdf"_qs);
    const QString photos = dir.filePath(u"photo120.pdf"_qs);
    const QString large = dir.filePath(u"photo24Mpx.pdf"_qs);
    if (!test::writeTextPdf(text, 400))
        qFatal("cannot write %s", qPrintable(text));
    test::writePhotoPdf(photos, 120, {1600, 900});
    test::writePhotoPdf(large, 1, {6000, 4000});
    print("size", u"photo120"_qs, double(QFileInfo(photos).size()) / (1 << 20), "MiB");

    benchReading(text, 0, 30);
    benchReading(photos, 0, 30);
    benchReading(large, 0, 0);
    benchCancel(large);
    benchExport(text, dir.filePath(u"out.pdf"_qs));
    benchExport(photos, dir.filePath(u"out.pdf"_qs));
    if (argc > 1) {
        const QString path = QFile::decodeName(argv[1]);
        benchReading(
            path, argc > 2 ? std::atoi(argv[2]) - 1 : 0, argc > 3 ? std::atoi(argv[3]) - 1 : 30);
        benchExport(path, dir.filePath(u"out.pdf"_qs));
    }
    return 0;
}

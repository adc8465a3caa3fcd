// Does a table of 100,000 rows scroll and repaint within a frame? Beside each figure stands what
// QTableView takes over the same rows with its own delegate, on the same screen.
//
// bench_table [ROWS]: one JSON line a figure, milliseconds a frame.
#include "ui/desksamples.h"

#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QAbstractTableModel>
#include <QtCore/QElapsedTimer>
#include <QtGui/QKeyEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <cstdio>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

constexpr int kFrames = 300, kWheel = 3; // rows a turn of the wheel

void print(const QString &figure, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    std::printf("{\"bench\":\"table\",\"figure\":\"%s\",\"median\":%.2f,\"longest\":%.2f,\"unit\":"
                "\"ms\"}\n",
        qPrintable(figure), ms[ms.size() / 2], ms.back());
    std::fflush(stdout);
}

template<typename Work> double timed(const Work &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The same rows for Qt's own view.
class Peer final : public QAbstractTableModel {
public:
    explicit Peer(const Devices &rows)
        : m_rows(rows)
    {
    }
    int rowCount(const QModelIndex & = {}) const override { return m_rows.rowCount(); }
    int columnCount(const QModelIndex & = {}) const override { return 8; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_rows.text(index.row(), index.column()) : QVariant();
    }

private:
    const Devices &m_rows;
};

// What an event loop does for each frame: scroll, then paint what became dirty.
std::vector<double> scroll(QAbstractScrollArea &area, int by)
{
    std::vector<double> frames;
    QScrollBar *bar = area.verticalScrollBar();
    for (int i = 0; i < kFrames; ++i)
        frames.push_back(timed([&] {
            bar->setValue((bar->value() + by) % bar->maximum());
            QCoreApplication::sendPostedEvents();
        }));
    return frames;
}

std::vector<double> repaint(QAbstractScrollArea &area)
{
    std::vector<double> frames;
    for (int i = 0; i < kFrames; ++i)
        frames.push_back(timed([&] { area.viewport()->repaint(); }));
    return frames;
}

void measure(QAbstractScrollArea &area, const QString &name, int page, int turn)
{
    area.resize(1366, 768);
    area.show();
    if (!QTest::qWaitForWindowExposed(&area))
        qFatal("The table does not appear.");
    repaint(area); // fonts and pictures are made once
    print(name + u", all of it repainted"_s, repaint(area));
    print(name + u", a turn of the wheel"_s, scroll(area, turn));
    print(name + u", a page"_s, scroll(area, page));
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int rows = QApplication::arguments().value(1, u"100000"_s).toInt();
    Theme theme(App::Console);
    QApplication::setStyle(new HezhouStyle);
    Devices source(rows);
    TableView table(u"设备"_s);
    print(u"TableView, source set"_s, {timed([&] { table.setSource(&source); })});
    measure(table, u"TableView"_s, 20 * table.rowHeight(), kWheel * table.rowHeight());
    print(u"TableView, everything selected"_s, {timed([&] { table.selectAll(); })});
    print(u"TableView, all rows but one selected by Shift and End"_s, {timed([&] {
        table.clearSelection();
        table.setCurrentRow(1);
        QKeyEvent end(QEvent::KeyPress, Qt::Key_End, Qt::ShiftModifier);
        QApplication::sendEvent(&table, &end);
    })});
    Peer model(source);
    QTableView peer;
    print(u"QTableView, model set"_s, {timed([&] { peer.setModel(&model); })});
    peer.verticalHeader()->hide();
    peer.verticalHeader()->setDefaultSectionSize(table.rowHeight());
    peer.setShowGrid(false);
    peer.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (int i = 0; i < model.columnCount(); ++i)
        peer.setColumnWidth(i, table.header()->sectionSize(i));
    measure(peer, u"QTableView"_s, 20 * table.rowHeight(), kWheel * table.rowHeight());
}

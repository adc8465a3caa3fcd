#include "ui/desksamples.h"
#include "ui/uitest.h"

#include <hz/ui/check.h>

#include <QtCore/QBuffer>
#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <memory>
#include <rapidcheck.h>
#include <set>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

/// A chart with the sample's data; for a heat table its cells are what is tested.
struct Sample {
    std::unique_ptr<QWidget> widget;
    Chart *chart = nullptr;
};

template<typename Kind, typename Data> Sample made(Data data)
{
    auto kind = std::make_unique<Kind>();
    kind->setData(std::move(data));
    Sample sample;
    if constexpr (std::is_base_of_v<Chart, Kind>)
        sample.chart = kind.get();
    else
        sample.chart = kind->cells();
    sample.widget = std::move(kind);
    return sample;
}

Sample sampleOf(const QString &kind)
{
    if (kind == u"ratios")
        return made<RatioBars>(sampleRatios());
    if (kind == u"shares")
        return made<StackedShares>(sampleShares());
    if (kind == u"tiles")
        return made<TileMap>(sampleTiles());
    if (kind == u"trend")
        return made<TrendLines>(sampleTrend());
    if (kind == u"months")
        return made<MonthBars>(sampleMonths());
    if (kind == u"heat")
        return made<HeatTable>(sampleHeat(30));
    return made<SeatPlan>(samplePlan());
}

const QStringList kKinds{
    u"ratios"_s, u"shares"_s, u"tiles"_s, u"trend"_s, u"months"_s, u"heat"_s, u"seats"_s};

void addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : kKinds)
        QTest::newRow(qPrintable(kind)) << kind;
}

void show(const Sample &sample)
{
    sample.widget->resize(sample.widget->sizeHint().expandedTo({760, 420}));
    sample.widget->show();
    QVERIFY(QTest::qWaitForWindowActive(sample.widget.get()));
    sample.chart->setFocus();
}

/// A picture of a page, drawn by the same painter as the screen.
template<typename Kind, typename Data> QImage onPaper(const Data &data)
{
    QImage page(1600, 900, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    Kind::paint(painter, QRectF(page.rect()).adjusted(20, 20, -20, -20), data, ui::Look::paper(2));
    return page;
}

int count(const QImage &image, const QColor &colour)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == colour;
    return found;
}

} // namespace

class TstCharts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickTellsItsCell_data() { addKinds(); }
    void aClickTellsItsCell()
    {
        QFETCH(QString, kind);
        const Sample sample = sampleOf(kind);
        show(sample);
        const QSignalSpy activated(sample.chart, &Chart::activated);
        const bool isPlan = kind == u"seats"; // selects by a click, opens by two
        int clicked = 0;
        for (const ChartCell &cell : sample.chart->cells()) {
            const QPoint middle = cell.rect.center().toPoint();
            if (sample.chart->visibleRegion().contains(middle)) {
                if (isPlan)
                    QTest::mouseDClick(sample.chart, Qt::LeftButton, {}, middle);
                else
                    QTest::mouseClick(sample.chart, Qt::LeftButton, {}, middle);
                ++clicked;
            }
        }
        QVERIFY(clicked > 3);
        QCOMPARE(activated.size(), isPlan ? int(samplePlan().seats.size()) : clicked);
        QCOMPARE(activated[0][0].toInt(), sample.chart->cells()[0].row);
        QCOMPARE(activated[0][1].toInt(), sample.chart->cells()[0].column);
    }

    void arrowKeysReachEveryCell_data() { addKinds(); }
    void arrowKeysReachEveryCell()
    {
        QFETCH(QString, kind);
        const Sample sample = sampleOf(kind);
        show(sample);
        std::set<int> reached, open{0};
        while (!open.empty()) {
            const int from = *open.begin();
            open.erase(from);
            reached.insert(from);
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                sample.chart->setCurrentCell(from);
                QTest::keyClick(sample.chart, key);
                if (!reached.contains(sample.chart->currentCell()))
                    open.insert(sample.chart->currentCell());
            }
        }
        QCOMPARE(reached.size(), sample.chart->cells().size());
    }

    void returnActivatesWhereTheKeyboardIs_data() { addKinds(); }
    void returnActivatesWhereTheKeyboardIs()
    {
        QFETCH(QString, kind);
        const Sample sample = sampleOf(kind);
        show(sample);
        const QSignalSpy activated(sample.chart, &Chart::activated);
        QTest::keyClick(sample.chart, Qt::Key_End);
        QTest::keyClick(sample.chart, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), sample.chart->cells().back().row);
    }

    void cellsAreReadOut_data() { addKinds(); }
    void cellsAreReadOut()
    {
        QFETCH(QString, kind);
        const Sample sample = sampleOf(kind);
        show(sample);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(sample.chart);
        QCOMPARE(access->childCount(), int(sample.chart->cells().size()));
        for (int i = 0; i < access->childCount(); ++i)
            QVERIFY(!access->child(i)->text(QAccessible::Name).isEmpty());
        QVERIFY(missingAccessibleNames(sample.widget.get()).isEmpty());
        QVERIFY(access->child(0)->state().focused);
        const QSignalSpy activated(sample.chart, &Chart::activated);
        access->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.size(), 1);
    }

    void noTextIsCutOff_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("scale");
        for (const QString &kind : kKinds)
            for (const double scale : {1.0, 1.25, 2.0})
                QTest::addRow("%s at %.2f", qPrintable(kind), scale) << kind << scale;
    }
    void noTextIsCutOff()
    {
        QFETCH(QString, kind);
        QFETCH(double, scale);
        theme().setScale(scale);
        const Sample sample = sampleOf(kind);
        QSize least = sample.widget->minimumSizeHint();
        if (sample.widget->hasHeightForWidth())
            least.setHeight(sample.widget->heightForWidth(least.width()));
        for (const QSize &size : {least, least * 2}) {
            sample.widget->resize(size);
            sample.widget->show();
            QCOMPARE(clippedTexts(sample.widget.get()), QStringList());
        }
        theme().setScale(1);
    }

    void paperIsLightWhateverTheScreenIs()
    {
        const QColor fails = theme().colour(Status::Bad, StatusPart::Fill, Scheme::Light);
        const QColor passes = theme().sequential(3, Scheme::Light);
        const QImage light = onPaper<RatioBars>(sampleRatios());
        theme().setScheme(Scheme::Dark);
        theme().setScale(1.5);
        const QImage dark = onPaper<RatioBars>(sampleRatios());
        theme().setScheme(Scheme::Light);
        theme().setScale(1);
        QVERIFY(count(light, fails) > 1000);
        QVERIFY(count(light, passes) > 1000);
        QCOMPARE(dark, light);
    }

    void reportsHoldEveryChart()
    {
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        QPdfWriter writer(&file);
        writer.setResolution(300);
        QPainter painter(&writer);
        const ui::Look look = ui::Look::paper(300 / 96.0);
        const QRectF room(0, 0, writer.width(), writer.height() / 2.0);
        RatioBars::paint(painter, room, sampleRatios(), look);
        writer.newPage();
        StackedShares::paint(painter, room, sampleShares(), look);
        writer.newPage();
        TileMap::paint(painter, room, sampleTiles(), look);
        writer.newPage();
        TrendLines::paint(painter, room, sampleTrend(), look);
        writer.newPage();
        MonthBars::paint(painter, room, sampleMonths(), look);
        writer.newPage();
        HeatTable::paint(painter, room, sampleHeat(12), look);
        writer.newPage();
        SeatPlan::paint(painter, room, samplePlan(), look);
        painter.end();
        QVERIFY(file.size() > 10'000);
    }

    void allTargetLinesStandAtTwoThirds()
    {
        // Given one ratio at its target in each column, the bar ends where the line begins.
        RatioBarsData data;
        for (const double aim : {5.0, 12.0}) {
            data.columns.push_back({u"学段"_s, u"≤ %1:1"_s.arg(aim), aim});
            if (data.rows.empty())
                data.rows.push_back({u"县"_s, {}});
            data.rows[0].cells.push_back({aim, u"%1:1"_s.arg(aim), Status::Ok});
        }
        const QImage page = onPaper<RatioBars>(data);
        const QColor bar = theme().sequential(3, Scheme::Light);
        const QColor track = theme().colour(Token::Sunken, Scheme::Light);
        const int bars = count(page, bar), rest = count(page, track);
        const double share = bars / double(bars + rest);
        QVERIFY2(std::abs(share - 2.0 / 3) < 0.03, qPrintable(QString::number(share)));
    }

    void passingIsQuiet()
    {
        const QColor green = theme().colour(Status::Ok, StatusPart::Fill, Scheme::Light);
        std::vector<ShareGroup> groups{{u"全"_s, 100, 0, 0, 0}};
        const QImage page = onPaper<StackedShares>(groups);
        QVERIFY(count(page, theme().sequential(3, Scheme::Light)) > 5000);
        QVERIFY(count(page, green) < 500); // the shape in the legend
    }

    void theSameDataIsNotPaintedAgain()
    {
        RatioBars bars;
        bars.setData(sampleRatios());
        bars.resize(800, 400);
        bars.show();
        const ChartCell *before = bars.cells().data();
        bars.setData(sampleRatios());
        QCOMPARE(bars.cells().data(), before);
    }

    void aTipHoldsTheFigures()
    {
        RatioBars bars;
        bars.setData(sampleRatios());
        bars.resize(800, 400);
        for (const QString &part : {u"北塬县"_s, u"小学"_s, u"12.1:1"_s, u"≤ 12:1"_s})
            QVERIFY(bars.cellName(4).contains(part));
    }

    void hundredsOfRowsScrollToTheKeyboard()
    {
        HeatTable table;
        table.setData(sampleHeat(300));
        table.resize(900, 400);
        table.show();
        table.cells()->setFocus();
        QTest::keyClick(table.cells(), Qt::Key_End);
        const QRect last = table.cells()->cellRect(table.cells()->cellCount() - 1);
        QVERIFY(table.cells()->visibleRegion().boundingRect().contains(last));
    }

    void stepsAreEqualParts()
    {
        QCOMPARE(tileStep(0, 0, 100), 1);
        QCOMPARE(tileStep(19.9, 0, 100), 1);
        QCOMPARE(tileStep(20, 0, 100), 2);
        QCOMPARE(tileStep(100, 0, 100), 5);
        QCOMPARE(tileStep(120, 0, 100), 5);
        QCOMPARE(tileStep(-3, 0, 100), 1);
        QCOMPARE(tileStep(7, 7, 7), 5);
    }

    void labelsThatHaveRoomNeverOverlap()
    {
        QVERIFY(rc::check([] {
            auto wanted = *rc::gen::container<std::vector<double>>(
                rc::gen::map(rc::gen::inRange(-50, 450), [](int y) { return double(y); }));
            std::sort(wanted.begin(), wanted.end());
            const double height = 18, top = 0, bottom = 400;
            RC_PRE(double(wanted.size()) * height <= bottom - top);
            const std::vector<double> placed = spread(wanted, height, top, bottom);
            RC_ASSERT(placed.size() == wanted.size());
            for (size_t i = 0; i < placed.size(); ++i) {
                RC_ASSERT(placed[i] >= top + height / 2 && placed[i] <= bottom - height / 2);
                if (i > 0)
                    RC_ASSERT(placed[i] - placed[i - 1] >= height - 1e-9);
            }
        }));
    }

    void ticksAreRoundAndInside()
    {
        QVERIFY(rc::check([] {
            const double least = *rc::gen::inRange(-10'000, 10'000) / 7.0;
            const double greatest = least + *rc::gen::inRange(1, 100'000) / 9.0;
            const int most = *rc::gen::inRange(2, 9);
            const std::vector<double> ticks = roundTicks(least, greatest, most);
            RC_ASSERT(int(ticks.size()) <= most + 1);
            for (const double tick : ticks)
                RC_ASSERT(tick >= least - 1e-6 && tick <= greatest + 1e-6);
        }));
        QCOMPARE(roundTicks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const hz::test::Look look(App::Console);
    TstCharts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_charts.moc"

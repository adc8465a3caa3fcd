// Every number of the overview leads to what it is made of, and from there down to one machine.
#include "console.h"
#include "devices/devicepane.h"
#include "devices/devicesearch.h"
#include "devices/devicesource.h"
#include "overview/gaplist.h"
#include "overview/overviewscreen.h"
#include "overview/schoolheat.h"
#include "rules/resultpane.h"
#include "rules/rulesscreen.h"
#include "schools/schoolpage.h"
#include "schools/schoolsscreen.h"

#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/heattable.h>
#include <hz/ui/palette.h>
#include <hz/ui/ratiobars.h>
#include <hz/ui/segmented.h>
#include <hz/ui/stackedshares.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/tilemap.h>
#include <hz/ui/trendlines.h>

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

class Desk {
public:
    Desk()
        : prefecture(24)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
    }

    const Evaluation &evaluation() const { return *prefecture.inventory->picture().evaluation; }
    template<typename T> T &part() { return *window.overview().findChild<T *>(); }
    template<typename T> int listed()
    {
        auto *screen = window.findChild<T *>();
        if (!screen->isVisible())
            return -1;
        return screen->template findChild<ui::TableView *>()->source()->rowCount();
    }
    int machines()
    {
        const auto *search = window.findChild<DeviceSearch *>();
        if (!QTest::qWaitFor([&] { return !search->isSearching(); }, 20'000))
            return -1;
        return window.devices().isVisible() ? window.devices().source().rowCount() : -1;
    }
    quint32 row(const UnitCode &unit) const { return evaluation().unitOf(unit); }
    /// How many rules a unit is judged by, of a group or of all.
    int applying(quint32 unit, const QString &group, bool withStretch) const
    {
        int count = 0;
        for (const RuleResult &result : evaluation().of(unit)) {
            const Rule &rule = evaluation().set.rules[result.rule];
            count += int((group.isEmpty() || rule.group == group)
                && result.verdict != Verdict::NotApplicable && (withStretch || !rule.isStretch));
        }
        return count;
    }
    /// Presses every cell; `check` looks at where that led.
    void pressAll(ui::Chart &chart, const UnitCode &unit,
        const std::function<void(const ui::ChartCell &)> &check)
    {
        const std::vector<ui::ChartCell> cells = chart.cells();
        QVERIFY(!cells.empty());
        for (int i = 0; i < int(cells.size()); ++i) {
            QSignalSpy asked(&window.overview(), &OverviewScreen::asked);
            chart.pressCell(i);
            QVERIFY2(asked.count() == 1, qPrintable(cells[size_t(i)].name));
            check(cells[size_t(i)]);
            if (QTest::currentTestFailed())
                qFatal("%s", qPrintable(cells[size_t(i)].name));
            window.goBack();
            QCOMPARE(window.overview().unit(), unit);
        }
    }

    Prefecture prefecture;
    ConsoleWindow window;
};

} // namespace

class OverviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_desk = std::make_unique<Desk>(); }
    void cleanupTestCase() { m_desk.reset(); }

    void everyNumberLeadsToWhatItIsMadeOf_data()
    {
        QTest::addColumn<bool>("isCounty");
        QTest::newRow("of the prefecture") << false;
        QTest::newRow("of a county") << true;
    }

    void everyNumberLeadsToWhatItIsMadeOf()
    {
        QFETCH(bool, isCounty);
        Desk &desk = *m_desk;
        const Evaluation &evaluation = desk.evaluation();
        const Register &stock = desk.prefecture.stock();
        const UnitCode unit
            = isCounty ? stock.schools().front().county : evaluation.units.back().code;
        desk.window.go(OverviewOf{unit});
        const quint32 row = desk.row(unit);
        const Figures &figures = evaluation.units[row].figures;
        const std::vector<quint32> ratios = ratioRules(evaluation.set);
        const std::vector<quint32> stages = stageRatioRules(evaluation.set);
        const std::vector<quint32> areas = areasOf(evaluation, row);
        const AreaStanding standing = standingOf(evaluation, stock, row, ratios);

        // The figures at the top.
        const std::vector<std::function<int()>> counts{
            [&] { return desk.listed<SchoolsScreen>(); },
            [&] { return desk.machines(); },
            [&] { return desk.machines(); },
            [&] { return desk.machines(); },
            [&] { return desk.machines(); },
            [&] { return desk.listed<SchoolsScreen>(); },
        };
        int schools = 0;
        for (quint32 i = 0; i < stock.schools().size(); ++i)
            schools += int(stock.schools()[i].isInPlan() && isWithin(evaluation, i, row));
        const std::vector<int> expected{schools, figures.allMachines,
            figures.computers[size_t(Pool::Student)], figures.computers[size_t(Pool::Teacher)], -1,
            standing.failing};
        const QList<ui::FigureTile *> tiles
            = desk.part<ui::FigureStrip>().findChildren<ui::FigureTile *>();
        QCOMPARE(size_t(tiles.size()), expected.size());
        for (int i = 0; i < tiles.size(); ++i) {
            tiles[i]->click();
            const int listed = counts[size_t(i)]();
            if (expected[size_t(i)] >= 0)
                QCOMPARE(listed, expected[size_t(i)]);
            else
                QVERIFY(listed > 0);
            desk.window.goBack();
        }

        // Rules by group, and all of them.
        std::vector<GroupStanding> groups = standingByGroup(evaluation, row);
        desk.pressAll(desk.part<ui::StackedShares>(), unit, [&](const ui::ChartCell &cell) {
            const QString group = evaluation.set.groups[groups[size_t(cell.row)].group].id;
            QVERIFY(desk.listed<RulesScreen>() >= desk.applying(row, group, true));
        });

        // Ratios: the schools a rule is for.
        desk.pressAll(desk.part<ui::RatioBars>(), unit, [&](const ui::ChartCell &cell) {
            const quint32 area = size_t(cell.row) < areas.size() ? areas[size_t(cell.row)] : row;
            QVERIFY(desk.listed<SchoolsScreen>() >= 0);
            const RuleResult *result = evaluation.result(area, stages[size_t(cell.column)]);
            if (result && result->verdict == Verdict::Fail)
                QVERIFY(desk.listed<SchoolsScreen>() > 0);
        });

        const std::vector<SchoolGap> worst = worstSchools(evaluation, row, stages, 100);
        desk.pressAll(desk.part<GapList>(), unit, [&](const ui::ChartCell &cell) {
            const auto *page = desk.window.findChild<SchoolPage *>();
            QVERIFY(page->isVisible());
            QCOMPARE(page->school(), evaluation.units[worst[size_t(cell.row)].unit].code);
        });

        if (!isCounty)
            desk.pressAll(desk.part<ui::TileMap>(), unit, [&](const ui::ChartCell &cell) {
                QCOMPARE(
                    desk.window.overview().unit(), evaluation.units[areas[size_t(cell.row)]].code);
            });

        // Schools by group: as many rules as the cell says.
        if (!isCounty)
            desk.part<ui::Segmented>().setChosen(1);
        QTRY_VERIFY(desk.part<SchoolHeat>().isVisible());
        const std::vector<SchoolGroups> heat
            = schoolsByGroup(evaluation, row, isCounty ? 100'000 : 100);
        desk.pressAll(
            *desk.part<SchoolHeat>().table().cells(), unit, [&](const ui::ChartCell &cell) {
                auto *page = desk.window.findChild<SchoolPage *>();
                QVERIFY(page->isVisible());
                const quint32 school = heat[size_t(cell.row)].unit;
                QCOMPARE(page->school(), evaluation.units[school].code);
                const int all = desk.applying(school, {}, true);
                const int listed
                    = page->findChild<ui::TableView *>(u"rules"_s)->source()->rowCount();
                QVERIFY2(listed > 0, qPrintable(cell.name));
                if (listed == all)
                    return; // nothing is asked of it by this group
                page->findChild<QAbstractButton *>(u"group"_s)->click();
                QCOMPARE(page->findChild<ui::TableView *>(u"rules"_s)->source()->rowCount(), all);
            });
        if (!isCounty)
            desk.part<ui::Segmented>().setChosen(0);
        for (ui::Link *link : desk.window.overview().findChildren<ui::Link *>()) {
            QSignalSpy asked(&desk.window.overview(), &OverviewScreen::asked);
            link->click();
            QCOMPARE(asked.count(), 1);
            desk.window.goBack();
        }
    }

    void aYearOfTheTrendLeadsToTheRuleOfThatYear()
    {
        Desk &desk = *m_desk;
        desk.window.go(OverviewOf{});
        const int last = desk.prefecture.inventory->year();
        auto &trend = desk.part<ui::TrendLines>();
        QTRY_VERIFY(trend.cellCount() > 1);
        const ui::ChartCell first = trend.cells().front();
        trend.pressCell(0);
        QTRY_COMPARE(desk.evaluation().year, desk.prefecture.stock().censusYears().front());
        QVERIFY(desk.listed<RulesScreen>() > 0);
        QVERIFY(first.name.contains(QString::number(desk.evaluation().year)));
        desk.prefecture.inventory->setYear(last);
        QTRY_COMPARE(desk.evaluation().year, last);
    }

    void fromARatioDownToOneMachine()
    {
        Desk &desk = *m_desk;
        desk.window.go(OverviewOf{});
        desk.part<GapList>().pressCell(0);
        auto *page = desk.window.findChild<SchoolPage *>();
        QVERIFY(page->isVisible());
        // Its rule that asks for students' computers.
        auto *rules = page->findChild<ui::TableView *>(u"rules"_s);
        const RuleResult *ratio = studentRatio(desk.evaluation(), desk.row(page->school()));
        for (int row = 0; row < rules->source()->rowCount(); ++row)
            if (rules->source()->rowId(row) == ratio->rule)
                rules->setCurrentRow(row);
        const Figures &figures = desk.evaluation().units[desk.row(page->school())].figures;
        const QString number = QLocale().toString(figures.computers[size_t(Pool::Student)]);
        const auto computers = [&]() -> ui::Link * {
            for (ui::Link *link : page->findChild<ResultPane *>()->findChildren<ui::Link *>())
                if (link->isVisible() && link->text() == number)
                    return link;
            return nullptr;
        };
        QTRY_VERIFY(computers());
        computers()->click();
        QCOMPARE(desk.machines(), figures.computers[size_t(Pool::Student)]);
        desk.window.devices().table().setCurrentRow(0);
        const DeviceId first = desk.window.devices().source().inventory()->idOf(
            desk.window.devices().source().device(0));
        auto *pane = desk.window.findChild<DevicePane *>();
        QTRY_VERIFY(pane->isComplete());
        QCOMPARE(pane->device(), first);
    }

    void theKeyForSearchingSearchesWhereNothingIsAList()
    {
        Desk &desk = *m_desk;
        desk.window.go(OverviewOf{});
        QAction *filter = desk.window.commands().action(u"view.filter"_s);
        QVERIFY(filter->isEnabled());
        filter->trigger();
        QVERIFY(desk.window.finder().isVisible());
        desk.window.finder().hide();
        desk.window.go(RoomsOf{});
        QVERIFY(!filter->isEnabled());
        QVERIFY(desk.window.commands().action(u"rooms.filter"_s)->isEnabled());
    }

private:
    std::unique_ptr<Desk> m_desk;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    OverviewTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_overview.moc"

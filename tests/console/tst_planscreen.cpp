// The plan on its screen: scenarios, what they may do and spend, orders with their reasons, and the
// workbook.
#include "console.h"
#include "plan/planscreen.h"
#include "plan/yearspane.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/card.h>
#include <hz/ui/flowmap.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/theme.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

struct Desk {
    Prefecture prefecture{40};
    PlanScreen screen{*prefecture.inventory};

    Desk()
    {
        screen.resize(1366, 700);
        screen.show();
        settle();
    }
    void settle() const
    {
        if (!QTest::qWaitFor([this] { return screen.isSettled(); }, 60'000))
            qFatal("no plan");
    }
    QCheckBox *box(const QString &text) const
    {
        for (QCheckBox *box : screen.findChildren<QCheckBox *>())
            if (box->text() == text)
                return box;
        qFatal("no box %s", qPrintable(text));
    }
};

} // namespace

class TestPlanScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenariosStandSideBySide()
    {
        Desk desk;
        const GapPlan moves = *desk.screen.plan();
        QVERIFY(moves.known > 0);
        QVERIFY(moves.meeting >= moves.meetingNow);
        desk.screen.setScenario(2);
        QCOMPARE(desk.screen.plan()->moved, 0);
        desk.screen.setScenario(0);
        QCOMPARE(desk.screen.plan()->bought, 0);
        desk.screen.setScenario(3);
        QCOMPARE(desk.screen.plan()->meeting, desk.screen.plan()->known);
    }

    void lessMoneyHelpsFewer()
    {
        Desk desk;
        desk.screen.setScenario(2);
        desk.screen.setBudgetYuan(0);
        desk.settle();
        const int without = desk.screen.plan()->meeting;
        QCOMPARE(desk.screen.plan()->bought, 0);
        desk.screen.setBudgetYuan(100'000'000);
        desk.settle();
        QVERIFY(desk.screen.plan()->meeting > without);
        QCOMPARE(desk.screen.plan()->meeting, desk.screen.plan()->known);
    }

    void aTickChangesThePlan()
    {
        Desk desk;
        QTest::mouseClick(
            desk.box(PlanScreen::tr("May cross county borders")), Qt::LeftButton, {}, QPoint(8, 8));
        desk.settle();
        const auto &schools = desk.prefecture.stock().schools();
        for (const TransferOrder &order : desk.screen.plan()->orders)
            QCOMPARE(schools[order.from].county, schools[order.to].county);
    }

    void anOrderLeadsToItsSchool()
    {
        Desk desk;
        const GapPlan &plan = *desk.screen.plan();
        QVERIFY(!plan.orders.empty());
        QSignalSpy asked(&desk.screen, &PlanScreen::asked);
        desk.screen.orders().setCurrentRow(0);
        QTest::keyClick(&desk.screen.orders(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(std::get<SchoolAt>(asked[0][0].value<Where>()).school,
            desk.prefecture.stock().schools()[plan.orders[0].to].code);
    }

    void severalYearsArePlanned()
    {
        Desk desk;
        YearsPane &years = desk.screen.years();
        years.setSeconds(2);
        desk.screen.setSpan(PlanScreen::Span::SeveralYears);
        QVERIFY(years.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(years.plan() && years.isSettled(), 60'000);
        QCOMPARE(years.plan()->meeting.size(), YearsPane::kYears);
        const int rich = years.plan()->meeting.back();
        for (size_t year = 0; year < YearsPane::kYears; ++year)
            years.setBudgetYuan(year, 0);
        QTRY_VERIFY_WITH_TIMEOUT(years.isSettled(), 60'000);
        QCOMPARE(years.plan()->spentFen, std::vector<qint64>(YearsPane::kYears, 0));
        QVERIFY(years.plan()->meeting.back() <= rich);
        // And back
        desk.screen.setSpan(PlanScreen::Span::ThisYear);
        QVERIFY(!years.isVisible());
    }

    void aPlanOfYearsIsExported()
    {
        Desk desk;
        YearsPane &years = desk.screen.years();
        years.setSeconds(2);
        desk.screen.setSpan(PlanScreen::Span::SeveralYears);
        QTRY_VERIFY_WITH_TIMEOUT(years.plan() && years.isSettled(), 60'000);
        const TestDir dir;
        const QString path = dir.path(u"years.xlsx"_s);
        QSignalSpy exported(&desk.screen, &PlanScreen::exported);
        years.exportTo(path);
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY(QFile::exists(path));
    }

    void thereMayBeNothingToPlanWith()
    {
        const TestDir dir;
        const auto place = Place::open(dir.path(u"profile"_s));
        HZ_VERIFY_OK(place);
        Inventory inventory(place->database(), plan());
        Settings settings(dir.path());
        ConsoleWindow window(inventory, settings);
        window.resize(1366, 768);
        window.show();
        QTRY_VERIFY(inventory.picture().evaluation);
        window.go(PlanAt{});
        QVERIFY(window.planScreen().isVisible());
        QVERIFY(window.planScreen().isSettled());
        QVERIFY(!window.planScreen().plan());
        auto *empty = window.planScreen().findChild<ui::EmptyState *>();
        QVERIFY(empty->isVisible());
        window.planScreen().askToExport();
    }

    void schoolsWithoutACountyAreNoTrouble()
    {
        const TestDir dir;
        const auto place = Place::open(dir.path(u"profile"_s));
        HZ_VERIFY_OK(place);
        TaskControl task;
        const School school{.code = UnitCode(u"2162999001"_s), .name = u"一小"_s};
        const Census census{.unit = school.code, .year = 2025, .date = QDate(2025, 9, 1)};
        const QList<Edit> edits{
            {documentId(school), {}, school.toJson()}, {documentId(census), {}, census.toJson()}};
        HZ_VERIFY_OK(writeEdits(place->database(), edits, task));
        Inventory inventory(place->database(), plan());
        PlanScreen screen(inventory);
        screen.resize(1366, 700);
        screen.show();
        QTRY_VERIFY(screen.plan());
        QCOMPARE(screen.plan()->meeting, screen.plan()->known);
    }

    void theWorkbookHoldsEveryLine()
    {
        Desk desk;
        const TestDir dir;
        QSignalSpy exported(&desk.screen, &PlanScreen::exported);
        desk.screen.exportTo(dir.path(u"plan.xlsx"_s));
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 20'000);
        TaskControl task;
        const auto file = sheet::SheetFile::open(dir.path(u"plan.xlsx"_s), {}, task);
        HZ_VERIFY_OK(file);
        QCOMPARE(int((*file)->sheets().size()), 4);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        Desk desk;
        QSignalSpy failed(&desk.screen, &PlanScreen::failed);
        desk.screen.exportTo(u"/no/such/folder/plan.xlsx"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QVERIFY(failed[0][0].value<Error>().message.contains(u"plan.xlsx"));
    }
};

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    TestPlanScreen test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_planscreen.moc"

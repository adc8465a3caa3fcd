// The plan on its screen: scenarios, what they may do and spend, orders with their reasons, files,
// and scenarios that are kept and compared.
#include "console.h"
#include "plan/comparepane.h"
#include "plan/planscreen.h"
#include "plan/plantermsbox.h"
#include "plan/yearspane.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/card.h>
#include <hz/ui/flowmap.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/theme.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

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
    // Keeps what is shown, and looks at what is kept.
    void keep()
    {
        QSignalSpy edited(&screen, &PlanScreen::edited);
        screen.keep();
        if (edited.isEmpty() && !edited.wait())
            qFatal("not kept");
        look();
    }
    void look()
    {
        screen.setSpan(PlanScreen::Span::Kept);
        if (!QTest::qWaitFor([this] { return screen.kept().isSettled(); }, 60'000))
            qFatal("nothing is read");
    }
    QStringList keptNames() const
    {
        QStringList names;
        for (const PlanScenario &scenario : screen.kept().scenarios())
            names.append(scenario.name);
        return names;
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
        QTest::mouseClick(desk.box(PlanTermsBox::tr("May cross county borders")), Qt::LeftButton,
            {}, QPoint(8, 8));
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

    void aPlanIsPrinted_data()
    {
        QTest::addColumn<bool>("isOfYears");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("this year as PDF") << false << u"plan.pdf"_s << QByteArray("%PDF");
        QTest::newRow("this year as a text document")
            << false << u"plan.docx"_s << QByteArray("PK");
        QTest::newRow("several years as PDF") << true << u"plan.pdf"_s << QByteArray("%PDF");
        QTest::newRow("several years as a text document")
            << true << u"plan.docx"_s << QByteArray("PK");
    }

    void aPlanIsPrinted()
    {
        QFETCH(const bool, isOfYears);
        QFETCH(const QString, name);
        QFETCH(const QByteArray, begin);
        Desk desk;
        YearsPane &years = desk.screen.years();
        if (isOfYears) {
            years.setSeconds(1);
            desk.screen.setSpan(PlanScreen::Span::SeveralYears);
            QTRY_VERIFY_WITH_TIMEOUT(years.plan() && years.isSettled(), 60'000);
        }
        const TestDir dir;
        QSignalSpy exported(&desk.screen, &PlanScreen::exported);
        QSignalSpy failed(&desk.screen, &PlanScreen::failed);
        if (isOfYears)
            years.exportTo(dir.path(name));
        else
            desk.screen.exportTo(dir.path(name));
        QTRY_COMPARE_WITH_TIMEOUT(exported.size() + failed.size(), 1, 130'000);
        // LibreOffice may be missing, or there without its Writer.
        if (failed.isEmpty())
            QVERIFY(dir.read(name).startsWith(begin));
        else
            QVERIFY(name.endsWith(u"docx")
                && failed[0][0].value<Error>().message.contains(u"LibreOffice"));
    }

    void whatIsKeptStandsSideBySide()
    {
        Desk desk;
        desk.keep();
        QCOMPARE(desk.screen.kept().compared().size(), size_t(1));
        desk.screen.setSpan(PlanScreen::Span::ThisYear);
        desk.screen.setScenario(2);
        desk.keep();
        QTRY_COMPARE(desk.keptNames().size(), 2);
        const std::vector<PlanScenario> both = desk.screen.kept().compared();
        QCOMPARE(both.size(), size_t(2));
        QCOMPARE(both[0].figures.moved, 0); // the latest first
        QVERIFY(both[1].figures.moved > 0);
        QCOMPARE(both[0].figures.known, both[1].figures.known);
        const ui::TableSource &rows = *desk.screen.kept().sideBySide().source();
        QCOMPARE(int(rows.columns().size()), 4);
        bool isMarked = false;
        for (int row = 0; row < rows.rowCount(); ++row)
            isMarked = isMarked || rows.status(row, 1).has_value();
        QVERIFY(isMarked);
        const TestDir dir;
        QSignalSpy exported(&desk.screen, &PlanScreen::exported);
        desk.screen.kept().exportTo(dir.path(u"both.xlsx"_s));
        QTRY_COMPARE(exported.size(), 1);
        TaskControl task;
        HZ_VERIFY_OK(sheet::SheetFile::open(dir.path(u"both.xlsx"_s), {}, task));
    }

    void atMostFourAreCompared()
    {
        Desk desk;
        for (int i = 0; i < 5; ++i) {
            desk.screen.setSpan(PlanScreen::Span::ThisYear);
            desk.keep();
        }
        QTRY_COMPARE(desk.keptNames().size(), 5);
        QCOMPARE(desk.screen.kept().compared().size(), kMostCompared);
        desk.screen.kept().list().selectAll();
        QCOMPARE(desk.screen.kept().compared().size(), kMostCompared);
    }

    void whatIsKeptIsOpenedAgain()
    {
        Desk desk;
        desk.screen.setBudgetYuan(1'230'000);
        desk.box(PlanTermsBox::tr("May cross county borders"))->setChecked(false);
        desk.screen.setScenario(2);
        desk.settle();
        const GapPlan kept = *desk.screen.plan();
        desk.keep();
        desk.screen.setSpan(PlanScreen::Span::ThisYear);
        desk.screen.setBudgetYuan(70'000);
        desk.box(PlanTermsBox::tr("May cross county borders"))->setChecked(true);
        desk.screen.setScenario(0);
        desk.settle();
        desk.look();
        desk.screen.kept().openCurrent();
        desk.settle();
        QVERIFY(!desk.screen.kept().isVisible());
        QCOMPARE(desk.screen.scenario(), 2);
        QCOMPARE(*desk.screen.plan(), kept);
    }

    void aPlanOfYearsIsKeptAndOpened()
    {
        Desk desk;
        YearsPane &years = desk.screen.years();
        years.setSeconds(1);
        desk.screen.setSpan(PlanScreen::Span::SeveralYears);
        years.setBudgetYuan(0, 1'110'000);
        QTRY_VERIFY_WITH_TIMEOUT(years.plan() && years.isSettled(), 60'000);
        desk.keep();
        const PlanScenario kept = desk.screen.kept().scenarios().front();
        QCOMPARE(kept.years->budgetsFen.size(), YearsPane::kYears);
        QCOMPARE(kept.years->budgetsFen[0], 111'000'000);
        desk.screen.setSpan(PlanScreen::Span::SeveralYears);
        years.setBudgetYuan(0, 0);
        desk.look();
        desk.screen.kept().openCurrent();
        QVERIFY(years.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(years.isSettled(), 60'000);
        QCOMPARE(years.plan()->budgetsFen, kept.years->budgetsFen);
    }

    void whatIsKeptIsRenamedAndDeletedAndBack()
    {
        Desk desk;
        desk.keep();
        ComparePane &kept = desk.screen.kept();
        QSignalSpy edited(&desk.screen, &PlanScreen::edited);
        auto *name = kept.findChild<QLineEdit *>(u"scenarioName"_s);
        name->setText(u"甲案"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(desk.keptNames(), QStringList{u"甲案"_s});
        kept.removeCurrent();
        QTRY_VERIFY(desk.keptNames().isEmpty());
        QTRY_COMPARE(edited.size(), 2);
        desk.prefecture.inventory->edit(edited[1][1].value<QList<Edit>>());
        QTRY_COMPARE(desk.keptNames(), QStringList{u"甲案"_s});
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

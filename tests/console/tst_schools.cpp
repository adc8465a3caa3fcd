#include "devices/changesheet.h"
#include "samplearea.h"
#include "schools/schooledit.h"
#include "schools/schoolsscreen.h"
#include "window/emptylist.h"
#include "window/recordeditor.h"
#include "window/undoing.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/actions.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace hz;
using namespace hz::console;
using namespace hz::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// The list alone in a window of its own, with what it needs of one.
class Desk {
public:
    explicit Desk(SampleArea &area)
        : commands(&window)
        , toasts(&window)
        , undoing(*area.inventory, commands, toasts)
        , editor(*area.inventory, schoolsText, &window, toasts, undoing)
        , screen(
              new SchoolsScreen(*area.inventory, area.settings, commands, editor, toasts, &window))
    {
        window.resize(1366, 768);
        screen->resize(window.size());
        window.show();
    }
    ~Desk() { window.hide(); }

    QWidget window;
    ui::ActionRegistry commands;
    ui::ToastHost toasts;
    Undoing undoing;
    RecordEditor editor;
    SchoolsScreen *screen; // of the window
};

} // namespace

class SchoolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_area = std::make_unique<SampleArea>();
    }
    void cleanupTestCase() { m_area.reset(); }

    // The disk may be full now and not later.
    void whatCouldNotBeUndoneCanBeUndoneLater()
    {
        Desk desk(*m_area);
        const Edit refused{.id = QStringLiteral("_nothing"), .after = {{u"a"_s, 1}}};
        desk.undoing.offer(QStringLiteral("x"), {refused});
        desk.undoing.undo();
        QVERIFY(!desk.undoing.canUndo()); // under way
        QTRY_VERIFY_WITH_TIMEOUT(desk.undoing.canUndo(), 20'000);
        QVERIFY(!desk.undoing.canRedo());
    }

    void listsTheSchoolsOfThePlanFirst()
    {
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        const SchoolSource &source = sourceOf(screen);
        QCOMPARE(source.rowCount(), 60);
        screen.setQuery({});
        QCOMPARE(source.rowCount(), int(m_area->stock().schools().size()));
        QVERIFY(source.rowCount() > 60);
    }

    void filtersByWhatIsTypedAndTicked()
    {
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        const SchoolSource &source = sourceOf(screen);
        const QString name = source.rows().school(7).name;
        screen.findChild<ui::FilterField *>()->setText(name);
        QVERIFY(source.rowCount() >= 1);
        for (int row = 0; row < source.rowCount(); ++row)
            QVERIFY(source.rows().school(row).name.contains(name));
        screen.setQuery({.onlyInPlan = true});
        Q_EMIT screen.findChild<ui::FacetPanel *>()->toggled(
            QStringLiteral("kind"), QString::number(int(SchoolKind::TeachingPoint)), true);
        QVERIFY(source.rowCount() > 0);
        for (int row = 0; row < source.rowCount(); ++row)
            QCOMPARE(source.rows().school(row).kind, SchoolKind::TeachingPoint);
        Q_EMIT screen.findChild<ui::FilterField *>()->removed(QStringLiteral("kind"));
        QCOMPARE(source.rowCount(), 60);
    }

    void oneRuleSaysWhatIsMissingAndSortsByIt()
    {
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        const SchoolSource &source = sourceOf(screen);
        const quint32 rule = ruleNamed(u"RATIO-02");
        screen.setQuery({.verdicts = 1u << int(Verdict::Fail),
            .rules = {rule},
            .sortBy = SchoolColumn::Verdict,
            .isDescending = true});
        QVERIFY(source.rowCount() > 1);
        qint64 before = std::numeric_limits<qint64>::max();
        for (int row = 0; row < source.rowCount(); ++row) {
            const RuleResult *result
                = m_area->evaluation().result(source.rows().list.rows[size_t(row)].school, rule);
            QCOMPARE(result->verdict, Verdict::Fail);
            QVERIFY(result->gap <= before);
            before = result->gap;
            const QString text = source.text(row, int(SchoolColumn::Verdict));
            QVERIFY2(text.contains(gapText(m_area->evaluation(), *result)), qPrintable(text));
            QCOMPARE(source.status(row, int(SchoolColumn::Verdict)), ui::Status::Bad);
        }
    }

    void aMissingCensusIsNoSchoolWithoutPupils()
    {
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        const SchoolSource &source = sourceOf(screen);
        screen.setQuery({});
        int missing = 0;
        for (int row = 0; row < source.rowCount(); ++row) {
            const quint32 school = source.rows().list.rows[size_t(row)].school;
            const bool hasCensus = m_area->evaluation().units[school].figures.hasCensus;
            QCOMPARE(source.text(row, int(SchoolColumn::Students)).isEmpty(), !hasCensus);
            missing += int(!hasCensus);
        }
        QVERIFY(missing > 0);
    }

    void columnsStayAsTheyWereMade()
    {
        {
            const Desk desk(*m_area);
            desk.screen->table().header()->setSectionHidden(int(SchoolColumn::Classes), true);
            desk.screen->hide();
        }
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        QVERIFY(tableOf(screen).header()->isSectionHidden(int(SchoolColumn::Classes)));
        tableOf(screen).header()->setSectionHidden(int(SchoolColumn::Classes), false);
    }

    void aRowLeadsToItsSchool()
    {
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        Where asked;
        connect(&screen, &SchoolsScreen::asked, this, [&](const Where &where) { asked = where; });
        Q_EMIT tableOf(screen).activated(3);
        QCOMPARE(std::get<SchoolAt>(asked).school, sourceOf(screen).rows().school(3).code);
    }

    void exportsWhatIsShown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("spreadsheet") << QStringLiteral("schools.xlsx");
        QTest::newRow("CSV") << QStringLiteral("schools.csv");
    }
    void exportsWhatIsShown()
    {
        QFETCH(QString, name);
        const Desk desk(*m_area);
        SchoolsScreen &screen = *desk.screen;
        const QString path = m_area->path(name);
        screen.exportTo(path);
        QTRY_VERIFY(QFileInfo::exists(path));
        TaskControl task;
        const Result<sheet::Workbook> book = sheet::readWorkbook(path, {}, task);
        QVERIFY2(book, told(book).constData());
        const QList<sheet::Row> &rows = book->sheets.front().rows;
        QCOMPARE(rows.size(), 61);
        QCOMPARE(rows[0].cells[0].text, QStringLiteral("School"));
        QCOMPARE(rows[5].cells[0].text, sourceOf(screen).rows().school(4).name);
        const quint32 school = sourceOf(screen).rows().list.rows[4].school;
        QCOMPARE(rows[5].cells[int(SchoolColumn::StudentComputers)].text,
            QString::number(
                m_area->evaluation().units[school].figures.computers[size_t(Pool::Student)]));
    }

    void onlyWhatIsSelectedIsExported()
    {
        const Desk desk(*m_area);
        select(desk, {0, 2});
        const QString path = m_area->path(QStringLiteral("some.csv"));
        desk.screen->exportTo(path);
        QTRY_VERIFY(QFileInfo::exists(path));
        TaskControl task;
        const Result<sheet::Workbook> book = sheet::readWorkbook(path, {}, task);
        QVERIFY2(book, told(book).constData());
        QCOMPARE(book->sheets.front().rows.size(), 3);
    }

    void selectedSchoolsAreChangedTogetherAndBack()
    {
        Desk desk(*m_area);
        select(desk, {0, 1, 2});
        const SchoolSource &source = sourceOf(*desk.screen);
        std::vector<School> before;
        for (int row = 0; row < 3; ++row)
            before.push_back(source.rows().school(row));
        std::vector<SchoolChange> changes;
        for (const School &school : before)
            changes.push_back({school.code, [](School &each) { each.isPrefectureSchool = true; }});
        TaskControl task;
        const Result<RecordPlan> plan = planSchools(m_area->stock(), changes, task);
        QVERIFY2(plan, told(plan).constData());
        QCOMPARE(plan->changed, 3);
        QCOMPARE(plan->lines.size(), size_t(1));
        QCOMPARE(plan->lines[0].from, QStringLiteral("County"));
        QCOMPARE(plan->lines[0].to, QStringLiteral("Prefecture"));
        QCOMPARE(plan->lines[0].count, 3);

        // As a person does it: the verb opens a menu, the sheet shows what would change.
        desk.commands.action(u"schools.runBy")->trigger();
        auto *menu = desk.screen->findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().at(1)->trigger();
        menu->close();
        QTRY_VERIFY(desk.editor.sheet().isVisible());
        QSignalSpy changed(m_area->inventory.get(), &Inventory::pictureChanged);
        desk.editor.sheet().findChild<QPushButton *>(u"changeGo"_s)->click();
        QTRY_VERIFY(!changed.isEmpty());
        for (const School &school : before)
            QVERIFY(known(school.code).isPrefectureSchool);
        QTRY_VERIFY(desk.undoing.canUndo());
        changed.clear();
        desk.undoing.undo();
        QTRY_VERIFY(!changed.isEmpty());
        for (const School &school : before)
            QCOMPARE(known(school.code), school);
    }

    void rowsOfASpreadsheetArePasted()
    {
        const School &first = m_area->stock().schools()[0];
        const QString county = m_area->stock().units()[m_area->stock().unitRow(first.county)].name;
        TaskControl task;
        const Result<RecordPlan> plan = planPastedSchools(
            u"Code\tSchool\tKind\tCounty\tTown or country\tRun by\n"
            "%1\tNew name\tTeaching point\t%2\tUrban\tPrefecture\n"
            "0000000000\tx\t\t\t\t\n"
            "\tx\t\t\t\t\n"
            "%1\t\tcastle\tnowhere\tin the sea\tnobody\n"_s.arg(first.code.text(), county),
            m_area->stock(), task);
        QVERIFY2(plan, told(plan).constData());
        QCOMPARE(plan->changed, 1);
        QCOMPARE(plan->problems.size(), 6);
        const Result<School> after = School::fromJson(plan->edits.front().after);
        QVERIFY2(after, told(after).constData());
        QCOMPARE(after->name, u"New name"_s);
        QCOMPARE(after->kind, SchoolKind::TeachingPoint);
        QCOMPARE(after->county, first.county);
        QCOMPARE(after->locality, std::optional(Locality::Urban));
        QVERIFY(after->isPrefectureSchool);
        QVERIFY2(plan->problems[0].contains(u"0000000000"_s), qPrintable(plan->problems[0]));
        HZ_VERIFY_FAILS(planPastedSchools(u"Kind\nx\n"_s, m_area->stock(), task), Invalid);
    }

    // What the list copies, it can be given back: nothing is another thing then.
    void whatIsCopiedIsPastedAsItIs()
    {
        const Desk desk(*m_area);
        QHeaderView *header = desk.screen->table().header();
        for (int column = 0; column < int(kSchoolColumns); ++column)
            header->setSectionHidden(column, false);
        desk.screen->table().selectAll();
        TaskControl task;
        const Result<RecordPlan> plan
            = planPastedSchools(desk.screen->table().copied(), m_area->stock(), task);
        QVERIFY2(plan, told(plan).constData());
        QCOMPARE(plan->problems, QStringList());
        QCOMPARE(plan->changed, 0);
        QCOMPARE(plan->unchanged, sourceOf(*desk.screen).rowCount());
    }

    void anEmptyListSaysWhatToDo()
    {
        const Desk desk(*m_area);
        auto *empty = desk.screen->findChild<EmptyList *>();
        QVERIFY(!empty->isVisible());
        desk.screen->setQuery({.words = u"no such school anywhere"_s});
        QVERIFY(empty->isVisible());
        QVERIFY(!empty->visibleRegion().isEmpty());
        Q_EMIT empty->clearAsked();
        QVERIFY(!empty->isVisible());
        QVERIFY(sourceOf(*desk.screen).rowCount() > 0);
    }

private:
    static void select(const Desk &desk, const std::vector<int> &rows)
    {
        ui::TableView &table = desk.screen->table();
        table.setFocus();
        for (const int row : rows) {
            table.setCurrentRow(row);
            QTest::keyClick(&table, Qt::Key_Space);
        }
        QCOMPARE(table.selectedCount(), int(rows.size()));
    }
    School known(const UnitCode &code) const
    {
        return m_area->stock().schools()[m_area->stock().schoolRow(code)];
    }
    static ui::TableView &tableOf(const SchoolsScreen &screen)
    {
        return *screen.findChild<ui::TableView *>();
    }
    static const SchoolSource &sourceOf(const SchoolsScreen &screen)
    {
        return *static_cast<SchoolSource *>(tableOf(screen).source());
    }
    quint32 ruleNamed(QStringView id) const
    {
        const RuleSet &set = m_area->evaluation().set;
        return quint32(set.rule(id) - set.rules.data());
    }

    std::unique_ptr<SampleArea> m_area;
};

QTEST_MAIN(SchoolsTest)
#include "tst_schools.moc"

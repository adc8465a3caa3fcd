#include "samplearea.h"
#include "schools/schoolsscreen.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QHeaderView>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

class SchoolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_area = std::make_unique<SampleArea>();
    }
    void cleanupTestCase() { m_area.reset(); }

    void listsTheSchoolsOfThePlanFirst()
    {
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
        const SchoolSource &source = sourceOf(screen);
        QCOMPARE(source.rowCount(), 60);
        screen.setQuery({});
        QCOMPARE(source.rowCount(), int(m_area->stock().schools().size()));
        QVERIFY(source.rowCount() > 60);
    }

    void filtersByWhatIsTypedAndTicked()
    {
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
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
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
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
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
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
            SchoolsScreen screen(*m_area->inventory, m_area->settings);
            screen.resize(1200, 700);
            screen.show();
            tableOf(screen).header()->setSectionHidden(int(SchoolColumn::Classes), true);
            screen.hide();
        }
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
        QVERIFY(tableOf(screen).header()->isSectionHidden(int(SchoolColumn::Classes)));
        tableOf(screen).header()->setSectionHidden(int(SchoolColumn::Classes), false);
    }

    void aRowLeadsToItsSchool()
    {
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
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
        SchoolsScreen screen(*m_area->inventory, m_area->settings);
        QSignalSpy exported(&screen, &SchoolsScreen::exported);
        const QString path = m_area->path(name);
        screen.exportTo(path);
        QTRY_COMPARE(exported.count(), 1);
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

private:
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

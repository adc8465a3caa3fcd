#include "rules/resultpane.h"
#include "samplearea.h"
#include "schools/censusform.h"
#include "schools/schoolpage.h"

#include <hz/inventory/schoollist.h>
#include <hz/ui/segmented.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

class SchoolPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_area = std::make_unique<SampleArea>();
    }
    void cleanupTestCase() { m_area.reset(); }

    void everyRuleThatAppliesIsListed()
    {
        SchoolPage page(*m_area->inventory);
        for (const quint32 school : {0u, 20u, 59u}) {
            page.setSchool(m_area->stock().schools()[school].code);
            const auto applying = std::ranges::count_if(m_area->evaluation().of(school),
                [](const RuleResult &each) { return each.verdict != Verdict::NotApplicable; });
            QCOMPARE(rulesOf(page).source()->rowCount(), int(applying));
        }
        QCOMPARE(page.title(), m_area->stock().schools()[59].name);
    }

    void whatIsNotMetCanBeShownAlone()
    {
        SchoolPage page(*m_area->inventory);
        const quint32 school = failingSchool();
        page.setSchool(m_area->stock().schools()[school].code);
        // The first that fails is looked at.
        const ui::TableSource &rows = *rulesOf(page).source();
        QCOMPARE(rows.status(*rulesOf(page).currentRow(), 2), ui::Status::Bad);
        const auto segments = page.findChildren<ui::Segmented *>();
        segments[1]->setChosen(1);
        Q_EMIT segments[1]->chosenChanged(1);
        for (int row = 0; row < rows.rowCount(); ++row)
            QCOMPARE(rows.status(row, 2), ui::Status::Bad);
        QVERIFY(rows.rowCount() > 0);
    }

    void theNumbersLeadToTheirMachines()
    {
        SchoolPage page(*m_area->inventory);
        const quint32 school = failingSchool();
        page.setSchool(m_area->stock().schools()[school].code);
        const RuleResult &result = *studentRatio(m_area->evaluation(), school);
        page.findChild<ResultPane *>()->showResult(m_area->inventory->picture(), school, result);
        Where asked;
        connect(&page, &SchoolPage::asked, this, [&](const Where &where) { asked = where; });
        const QList<ui::Link *> links = page.findChildren<ui::Link *>();
        const QString count = QLocale().toString(
            m_area->evaluation().units[school].figures.computers[size_t(Pool::Student)]);
        const auto link = std::ranges::find_if(
            links, [&count](ui::Link *each) { return each->text() == count; });
        QVERIFY(link != links.end());
        (*link)->click();
        const DeviceQuery query = std::get<DevicesOf>(asked).query;
        QCOMPARE(query.schools, std::vector<quint32>{school});
        QCOMPARE(query.pools, 1u << int(Pool::Student));
        QVERIFY(query.onlyCounted);
    }

    void itsFaultsAreThoseStillToBePutRight()
    {
        SchoolPage page(*m_area->inventory);
        const UnitCode school = m_area->stock().schools()[failingSchool()].code;
        page.setSchool(school);
        Where asked;
        connect(&page, &SchoolPage::asked, this, [&](const Where &where) { asked = where; });
        page.findChild<QPushButton *>(QStringLiteral("faults"))->click();
        const TicketQuery query = std::get<TicketsOf>(asked).query;
        QCOMPARE(query.schools, std::vector<UnitCode>{school});
        QVERIFY((query.states & 1u << int(TicketState::Open)) != 0);
        QVERIFY((query.states & 1u << int(TicketState::Closed)) == 0);
    }

    void rowsOfNumbers()
    {
        const auto of = [](const char *text) {
            return rowsOf(*Quantity::fromText(QLatin1StringView(text)), 3);
        };
        QVERIFY(!of("students"));
        QVERIFY(!of("answer.outletMbps"));
        const DeviceQuery boards = std::get<DevicesOf>(*of("devices.smartBlackboard")).query;
        QCOMPARE(boards.kinds, 1u << int(DeviceKind::SmartBlackboard));
        QCOMPARE(boards.states, 1u << int(DeviceState::InUse));
    }

    void aCensusIsChangedAndUndone()
    {
        SchoolPage page(*m_area->inventory);
        const School school = reportingSchool();
        page.setSchool(school.code);
        QList<Edit> undo;
        connect(&page, &SchoolPage::edited, this,
            [&](const QString &, const QList<Edit> &edits) { undo = edits; });
        QLineEdit *field = page.findChild<CensusForm *>()->findChild<QLineEdit *>();
        const int before = field->text().toInt();
        field->setText(QString::number(before + 7));
        Q_EMIT field->editingFinished();
        QTRY_VERIFY(!undo.isEmpty());
        QTRY_COMPARE(studentsOf(school), before + 7);
        QVERIFY(m_area->inventory->edit(undo).wait());
        QTRY_COMPARE(studentsOf(school), before);
    }

    void aLockedCensusIsOnlyRead()
    {
        CensusForm form;
        Census census{.unit = UnitCode(QStringLiteral("2162000001")), .year = 2024};
        census.isLocked = true;
        form.showCensus(m_area->evaluation().set,
            {.code = census.unit, .kind = SchoolKind::NineYearSchool}, &census, 2024);
        const QList<QLineEdit *> fields = form.findChildren<QLineEdit *>();
        QVERIFY(fields.size() > 6);
        for (const QLineEdit *field : fields)
            QVERIFY(!field->isEnabled());
    }

private:
    static ui::TableView &rulesOf(const SchoolPage &page)
    {
        return *page.findChild<ui::TableView *>(QStringLiteral("rules"));
    }
    quint32 failingSchool() const
    {
        for (quint32 i = 0; i < m_area->stock().schools().size(); ++i) {
            const RuleResult *result = studentRatio(m_area->evaluation(), i);
            if (result && result->verdict == Verdict::Fail && result->denominator > 3)
                return i;
        }
        qFatal("every school has enough");
    }
    School reportingSchool() const
    {
        for (const School &school : m_area->stock().schools()) {
            const Census *census = m_area->stock().census(school.code, year());
            if (census && !census->isLocked)
                return school;
        }
        qFatal("every census is locked");
    }
    int year() const { return m_area->evaluation().year; }
    int studentsOf(const School &school) const
    {
        const Census *census = m_area->stock().census(school.code, year());
        return census && census->stages[size_t(stagesOf(school.kind).front())]
            ? census->stages[size_t(stagesOf(school.kind).front())]->students
            : 0;
    }

    std::unique_ptr<SampleArea> m_area;
};

QTEST_MAIN(SchoolPageTest)
#include "tst_schoolpage.moc"

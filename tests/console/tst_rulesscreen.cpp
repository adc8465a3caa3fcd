#include "rules/rulepane.h"
#include "rules/rulesscreen.h"
#include "samplearea.h"
#include "window/rowsource.h"

#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/segmented.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

class RulesScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_area = std::make_unique<SampleArea>();
    }
    void cleanupTestCase() { m_area.reset(); }

    void everyRuleOfTheSetIsListed()
    {
        RulesScreen screen(*m_area->inventory);
        QCOMPARE(rowsOf(screen).rowCount(), int(m_area->evaluation().set.rules.size()));
    }

    void aGroupOrARuleCanBeAskedFor()
    {
        RulesScreen screen(*m_area->inventory);
        screen.show({{}, QStringLiteral("ratios"), {}});
        QCOMPARE(rowsOf(screen).rowCount(), 6);
        screen.show({QStringLiteral("NET-04"), {}, {}});
        QCOMPARE(rowsOf(screen).text(*tableOf(screen).currentRow(), 0), QStringLiteral("NET-04"));
    }

    void typingAndTickingNarrow()
    {
        RulesScreen screen(*m_area->inventory);
        screen.findChild<ui::FilterField *>()->setText(QStringLiteral("ratio-0"));
        QCOMPARE(rowsOf(screen).rowCount(), 6);
        Q_EMIT screen.findChild<ui::FacetPanel *>()->toggled(
            QStringLiteral("verdict"), QString::number(int(Verdict::Fail)), true);
        for (int row = 0; row < rowsOf(screen).rowCount(); ++row)
            QCOMPARE(rowsOf(screen).status(row, 2), ui::Status::Bad);
    }

    void whatFailsLeadsToItsSchools()
    {
        RulesScreen screen(*m_area->inventory);
        screen.show({QStringLiteral("RATIO-02"), {}, {}});
        Where asked;
        connect(&screen, &RulesScreen::asked, this, [&](const Where &where) { asked = where; });
        const QList<ui::Link *> links = screen.findChild<RulePane *>()->findChildren<ui::Link *>();
        // Those of the rule shown before are on their way out.
        const auto shown = std::ranges::find_if(
            links, [&screen](const ui::Link *link) { return link->isVisibleTo(&screen); });
        QVERIFY(shown != links.end());
        (*shown)->click();
        const SchoolQuery query = std::get<SchoolsOf>(asked).query;
        const RuleSet &set = m_area->evaluation().set;
        QCOMPARE(query.rules.size(), size_t(1));
        QCOMPARE(set.rules[query.rules.front()].id, QStringLiteral("RATIO-02"));
        QCOMPARE(query.verdicts, 1u << int(Verdict::Fail));
        const RuleResult *result = m_area->evaluation().result(
            quint32(m_area->evaluation().units.size() - 1), query.rules.front());
        const SchoolList list = listSchools(m_area->stock(), m_area->evaluation(), query);
        QCOMPARE(int(list.rows.size()), result->failing);
    }

    void anotherReadingIsTriedOutAndTakenBack()
    {
        RulesScreen screen(*m_area->inventory);
        screen.show({QStringLiteral("RATIO-02"), {}, {}});
        const QString before = measured(screen);
        RuleSet tried = m_area->evaluation().set;
        tried.definitions.computers = Definitions::Computers::AllComputers;
        m_area->inventory->setRules(tried);
        QTRY_VERIFY(measured(screen) != before);
        auto *back = screen.findChild<ui::Link *>(QStringLiteral("back"));
        QVERIFY(back->isVisibleTo(&screen));
        back->click();
        QTRY_COMPARE(measured(screen), before);
        QVERIFY(!back->isVisibleTo(&screen));
    }

    void aVersionIsTakenBackAndUndone()
    {
        RuleSet second = m_area->inventory->rules();
        second.version = 2;
        second.validFrom = QDate(2025, 1, 1);
        QVERIFY(m_area->inventory
                    ->edit({{.id = documentId(second), .before = {}, .after = documentOf(second)}})
                    .wait());
        QTRY_COMPARE(m_area->inventory->rules().version, 2);
        RulesScreen screen(*m_area->inventory);
        QList<Edit> undo;
        connect(&screen, &RulesScreen::edited, this,
            [&](const QString &, const QList<Edit> &edits) { undo = edits; });
        screen.takeBack(second);
        QTRY_COMPARE(m_area->inventory->rules().version, 1);
        QTRY_VERIFY(!undo.isEmpty());
        QVERIFY(m_area->inventory->edit(undo).wait());
        QTRY_COMPARE(m_area->inventory->rules().version, 2);
        screen.takeBack(second);
        QTRY_COMPARE(m_area->inventory->rules().version, 1);
    }

private:
    static ui::TableView &tableOf(const RulesScreen &screen)
    {
        return *screen.findChild<ui::TableView *>();
    }
    static RowSource &rowsOf(const RulesScreen &screen)
    {
        return *static_cast<RowSource *>(tableOf(screen).source());
    }
    static QString measured(const RulesScreen &screen)
    {
        return rowsOf(screen).text(*tableOf(screen).currentRow(), 3);
    }

    std::unique_ptr<SampleArea> m_area;
};

QTEST_MAIN(RulesScreenTest)
#include "tst_rulesscreen.moc"

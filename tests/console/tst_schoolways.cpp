// The ways between figures, schools and rules, and back.
#include "rules/ruleeditor.h"
#include "rules/rulesscreen.h"
#include "samplearea.h"
#include "schools/schoolpage.h"
#include "schools/schoolsscreen.h"
#include "window/consolewindow.h"
#include "window/finding.h"

#include <QtCore/QLocale>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

class SchoolWaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_area = std::make_unique<SampleArea>();
    }
    void cleanupTestCase() { m_area.reset(); }

    void fromAListToASchoolAndBack()
    {
        ConsoleWindow window(*m_area->inventory, m_area->settings);
        window.show();
        const SchoolQuery query{.kinds = 1u << int(SchoolKind::TeachingPoint)};
        window.go(SchoolsOf{query});
        auto *schools = window.findChild<SchoolsScreen *>();
        QVERIFY(schools->isVisible());
        window.go(SchoolAt{m_area->stock().schools()[5].code});
        auto *page = window.findChild<SchoolPage *>();
        QVERIFY(page->isVisible() && !schools->isVisible());
        QCOMPARE(page->title(), m_area->stock().schools()[5].name);
        QCOMPARE(window.side().current(), QStringLiteral("schools"));
        Q_EMIT window.top().pathChosen(0);
        QVERIFY(schools->isVisible());
        QCOMPARE(schools->query(), query); // as it was left
    }

    void fromARuleToItsEditorAndBack()
    {
        ConsoleWindow window(*m_area->inventory, m_area->settings);
        window.show();
        window.go(RuleAt{QStringLiteral("RATIO-02"), {}, {}});
        auto *rules = window.findChild<RulesScreen *>();
        QVERIFY(rules->isVisible());
        Q_EMIT rules->editAsked(QStringLiteral("RATIO-02"));
        auto *editor = window.findChild<RuleEditor *>();
        QVERIFY(editor->isVisible());
        QVERIFY(editor->draft());
        Q_EMIT window.top().pathChosen(0);
        QVERIFY(rules->isVisible());
        QVERIFY(editor->draft()); // it waits
        Q_EMIT rules->editAsked({});
        editor->discard();
        QVERIFY(rules->isVisible());
    }

    void placesHaveKeys()
    {
        ConsoleWindow window(*m_area->inventory, m_area->settings);
        window.show();
        for (const char *place : {"rules", "schools", "overview"}) {
            const QString id = QString::fromLatin1(place);
            QAction *action = window.commands().action(QStringLiteral("go.") + id);
            QVERIFY(action->isEnabled() && !action->shortcut().isEmpty());
            action->trigger();
            QCOMPARE(window.side().current(), id);
        }
    }

    void schoolsAndRulesAreFound()
    {
        TaskControl task;
        QString chosen;
        const ui::PaletteSource schools
            = schoolsToFind(*m_area->inventory, [&](const QString &id) { chosen = id; });
        const auto found = schools.begin()(task);
        QCOMPARE(found->size(), m_area->stock().schools().size());
        schools.choose(found->front().id);
        QCOMPARE(chosen, m_area->stock().schools().front().code.text());
        const auto rules = rulesToFind(*m_area->inventory, {}).begin()(task);
        QCOMPARE(rules->size(), m_area->evaluation().set.rules.size());
    }

private:
    std::unique_ptr<SampleArea> m_area;
};

QTEST_MAIN(SchoolWaysTest)
#include "tst_schoolways.moc"

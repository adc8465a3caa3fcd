// The way from a lesson to what it was: what is said of a sitting, and a copy made by one tap.
#include "history/sittingcard.h"
#include "history/sittingwords.h"
#include "home/homescreen.h"
#include "lesson/pagecards.h"
#include "screens.h"

#include <hz/ui/label.h>

using namespace hz;
using namespace hz::board;
using namespace hz::test;

class tst_HistoryScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Language language(QStringLiteral("en"));
        Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(sample);
        m_sample = std::move(*sample);
    }

    void theDayIsSaidAsPeopleSayIt_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("said");
        QTest::newRow("today") << QDate(2026, 10, 15) << "Today";
        QTest::newRow("yesterday") << QDate(2026, 10, 14) << "Yesterday";
        QTest::newRow("earlier this year") << QDate(2026, 3, 5) << "Thursday, Mar 5";
        QTest::newRow("another year") << QDate(2025, 12, 31) << "Dec 31, 2025";
        QTest::newRow("tomorrow, by a clock that was wrong")
            << QDate(2026, 10, 16) << "Friday, Oct 16";
    }
    void theDayIsSaidAsPeopleSayIt()
    {
        QFETCH(const QDate, day);
        const Language language(QStringLiteral("en"));
        QTEST(dayNamed(day, QDate(2026, 10, 15)), "said");
    }

    void aShortSittingHasOneTime()
    {
        const Language language(QStringLiteral("en"));
        const QDateTime eight = QDateTime(QDate(2026, 10, 15), QTime(8, 0)).toUTC();
        QCOMPARE(timesOf({.began = eight, .ended = eight.addSecs(59)}), QStringLiteral("08:00"));
        QCOMPARE(
            timesOf({.began = eight, .ended = eight.addSecs(2700)}), QStringLiteral("08:00–08:45"));
    }

    void whatChangedIsSaidInPages_data()
    {
        QTest::addColumn<std::optional<page::PageChanges>>("changes");
        QTest::addColumn<QString>("said");
        using Changes = std::optional<page::PageChanges>;
        QTest::newRow("the oldest") << Changes() << QStringLiteral("3 pages");
        QTest::newRow("some pages")
            << Changes({.changed = 2}) << QStringLiteral("3 pages · changed 2");
        QTest::newRow("everything") << Changes({2, 3, 1, 4})
                                    << QStringLiteral("3 pages · changed 3 · added 2 · moved 1 · "
                                                      "removed 4");
    }
    void whatChangedIsSaidInPages()
    {
        QFETCH(const std::optional<page::PageChanges>, changes);
        const Language language(QStringLiteral("en"));
        QTEST(changesOf({.pages = 3, .changes = changes}), "said");
    }

    void theCardOfALessonLeadsToItsSittings()
    {
        const Language language(QStringLiteral("en"));
        const auto stage = staged();
        HZ_VERIFY_OK(showHistory(*stage));
        const QList<SittingCard *> cards = sittingCards(*stage);
        QCOMPARE(cards.size(), 5);
        QVERIFY(cards.first()->isChecked());
        QVERIFY(cards.first()->text().startsWith(u"Today 08:02–08:40"));
        QVERIFY(cards.first()->text().endsWith(u"6 pages · changed 1"));
        QVERIFY(cards[1]->text().endsWith(u"changed 1 · moved 1 · removed 1"));
        auto *pages = stage->window().findChild<PageCards *>(QStringLiteral("history.cards"));
        QVERIFY(pages->isVisible());
        cards[2]->click();
        HZ_VERIFY_OK(stage->settle());
        QVERIFY(cards[2]->isChecked() && !cards[0]->isChecked());
        HZ_VERIFY_OK(tap(*stage, QStringLiteral("history.back")));
        QVERIFY(stage->window().findChild<HomeScreen *>()->isVisible());
    }

    void aTapMakesACopyAndTheToastOpensIt()
    {
        const Language language(QStringLiteral("en"));
        const auto stage = staged();
        HZ_VERIFY_OK(showHistory(*stage));
        const auto before
            = stage->host().library().lessons().value_or(QList<page::LessonSummary>());
        sittingCards(*stage)[2]->click();
        HZ_VERIFY_OK(stage->settle());
        HZ_VERIFY_OK(tap(*stage, QStringLiteral("history.restore")));
        auto *toasts = stage->find<ui::ToastHost>();
        QTRY_VERIFY(toasts->text().startsWith(u"“A walk in the mountains (as of Oct 13, "));
        const auto after = stage->host().library().lessons().value_or(QList<page::LessonSummary>());
        QCOMPARE(after.size(), before.size() + 1);
        const auto copy = std::find_if(after.begin(), after.end(),
            [](const page::LessonSummary &lesson) { return lesson.title.contains(u"as of"); });
        QVERIFY(copy != after.end());
        QCOMPARE(copy->pages, 7); // as it was then
        toasts->findChild<QAbstractButton *>()->click();
        QTRY_VERIFY(stage->host().session());
        QCOMPARE(stage->host().session()->lesson().id, copy->id);
        QVERIFY(stage->window().lessonScreen().isVisible());
    }

    void noKeyReachesTheLessonBeneath()
    {
        const Language language(QStringLiteral("en"));
        const auto stage = staged();
        HZ_VERIFY_OK(stage->sit(stage->lessons().poem, Stage::now(), 5,
            [](page::LessonSession &session) { session.addPage(session.currentPage(), {}); }));
        HZ_VERIFY_OK(stage->openLesson(stage->lessons().poem));
        const page::PageId page = stage->host().session()->currentPage();
        HZ_VERIFY_OK(stage->run(u"view.history"));
        QTRY_VERIFY(stage->window().historyScreen().isVisible()
            && stage->window().historyScreen().hasFocus());
        for (const Qt::Key key : {Qt::Key_PageDown, Qt::Key_E, Qt::Key_Right})
            QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(stage->host().session()->currentPage(), page);
        QVERIFY(stage->window().commands().action(u"tool.pen")->isChecked());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(stage->window().lessonScreen().isVisible());
        QCOMPARE(stage->host().session()->lesson().id, stage->lessons().poem);
    }

    void aLessonThatWasNeverClosedHasNothingToShow()
    {
        const Language language(QStringLiteral("en"));
        const auto stage = staged();
        stage->host().startNew();
        HZ_VERIFY_OK(stage->run(u"view.history"));
        QVERIFY(
            stage->window().findChild<QWidget *>(QStringLiteral("history.nothing"))->isVisible());
        QVERIFY(!stage->window()
                     .findChild<QAbstractButton *>(QStringLiteral("history.restore"))
                     ->isEnabled());
    }

    void aLessonThatIsClosedIsKept()
    {
        const Language language(QStringLiteral("en"));
        const auto stage = staged();
        HZ_VERIFY_OK(stage->openLesson(stage->lessons().characters));
        const page::LessonId id = stage->host().session()->lesson().id;
        stage->host().session()->addPage(stage->host().session()->currentPage(), {});
        HZ_VERIFY_OK(stage->run(u"app.home"));
        QTRY_VERIFY(stage->host().isIdle());
        QTRY_COMPARE(
            page::sittings(stage->host().database(), id).value_or(QList<page::Sitting>()).size(),
            2); // what it was, and what it is
    }

private:
    std::unique_ptr<Stage> staged()
    {
        Result<std::unique_ptr<Stage>> stage = Stage::open(monitors().front(), m_sample.get());
        if (!stage)
            qFatal("%s", told(stage).constData());
        return std::move(*stage);
    }
    /// From top to bottom.
    static QList<SittingCard *> sittingCards(Stage &stage)
    {
        QList<SittingCard *> cards = stage.window().findChildren<SittingCard *>();
        std::sort(cards.begin(), cards.end(),
            [](const SittingCard *a, const SittingCard *b) { return a->y() < b->y(); });
        return cards;
    }

    std::unique_ptr<SampleProfile> m_sample;
};

int main(int argc, char **argv)
{
    return runOnMonitors<tst_HistoryScreen>(argc, argv);
}
#include "tst_historyscreen.moc"

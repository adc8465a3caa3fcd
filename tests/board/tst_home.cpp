// Home: what it shows of the lessons, and what a teacher does to them there.
#include "home/homescreen.h"
#include "home/lessonlist.h"
#include "screens.h"

using namespace hz;
using namespace hz::board;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

page::LessonSummary lesson(
    const QString &id, const QString &title, const QString &folder = {}, const QDateTime &in = {})
{
    page::LessonSummary summary;
    summary.id = page::LessonId(id);
    summary.title = title;
    summary.folder = folder;
    if (in.isValid())
        summary.removedAt = in;
    return summary;
}

QString titles(const QList<page::LessonSummary> &lessons)
{
    QStringList titles;
    for (const page::LessonSummary &each : lessons)
        titles.append(each.title);
    return titles.join(u'|');
}

struct Shelf {
    FixedClock clock;
    LessonList list{clock};

    Shelf()
    {
        list.setLessons({lesson(u"1"_s, u"Fractions"_s, u"Maths"_s), lesson(u"2"_s, u"Poem"_s),
            lesson(u"3"_s, u"Fractions (2)"_s), lesson(u"4"_s, u"Unit 4"_s, u"English"_s)});
        list.setBinned({lesson(u"5"_s, u"Old fractions"_s, u"Maths"_s, clock.now())});
    }
};

} // namespace

class TestHome : public QObject {
    Q_OBJECT

    std::unique_ptr<SampleProfile> m_sample;

    Result<std::unique_ptr<Stage>> stage()
    {
        return Stage::open(monitors().front(), m_sample.get());
    }
    static QLineEdit *line(Stage &stage, const QString &name)
    {
        return stage.window().findChild<QLineEdit *>(name);
    }
    static QString shownTitles(Stage &stage)
    {
        QStringList titles;
        for (const LessonCard *card : stage.window().findChildren<LessonCard *>())
            if (card->isVisible())
                titles.append(card->text());
        titles.sort();
        return titles.join(u'|');
    }
    static QString titleOf(Stage &stage, const page::LessonId &id)
    {
        for (const page::LessonSummary &each :
            stage.host().library().lessons().value_or(QList<page::LessonSummary>()))
            if (each.id == id)
                return each.title;
        return {};
    }
    static QString textOf(Stage &stage, const QString &button)
    {
        const auto *found = stage.window().findChild<QAbstractButton *>(button);
        return found ? found->text() : QString();
    }
    static LessonCard *focusedCard()
    {
        return qobject_cast<LessonCard *>(QApplication::focusWidget());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Language english(u"en"_s);
        auto made = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(made);
        m_sample = std::move(*made);
    }

    // ------------------------------------------------------------ what is shown

    void aPlaceHasItsLessonsAndTheirNumber()
    {
        Shelf shelf;
        using Kind = Place::Kind;
        const QList<Place> expected{
            {}, {Kind::Folder, u"English"_s}, {Kind::Folder, u"Maths"_s}, {Kind::Bin}};
        QCOMPARE(shelf.list.places(), expected);
        const std::vector<std::pair<int, QString>> contents{
            {4, u"Fractions|Poem|Fractions (2)|Unit 4"_s}, {1, u"Unit 4"_s}, {1, u"Fractions"_s},
            {1, u"Old fractions"_s}};
        for (qsizetype i = 0; i < expected.size(); ++i) {
            shelf.list.setPlace(expected[i]);
            QCOMPARE(shelf.list.count(expected[i]), contents[size_t(i)].first);
            QCOMPARE(titles(shelf.list.shown()), contents[size_t(i)].second);
        }
    }

    void aSearchLooksInThePlaceAndLeavesItsNumberAlone()
    {
        Shelf shelf;
        shelf.list.setSearch(u"  FRAC "_s);
        QCOMPARE(titles(shelf.list.shown()), u"Fractions|Fractions (2)"_s);
        QCOMPARE(shelf.list.count({}), 4);
        shelf.list.setSearch(u"maths frac"_s); // a folder's name counts too
        QCOMPARE(titles(shelf.list.shown()), u"Fractions"_s);
        shelf.list.setPlace({Place::Kind::Bin});
        QCOMPARE(titles(shelf.list.shown()), u"Old fractions"_s);
        shelf.list.setSearch(u"poem"_s);
        QCOMPARE(titles(shelf.list.shown()), QString());
    }

    void aFolderWhoseLastLessonLeftGivesWayToAll()
    {
        Shelf shelf;
        shelf.list.setPlace({Place::Kind::Folder, u"English"_s});
        shelf.list.setLessons({lesson(u"1"_s, u"Fractions"_s, u"Maths"_s)});
        QCOMPARE(shelf.list.place(), Place{});
        shelf.list.setPlace({Place::Kind::Bin});
        shelf.list.setLessons({});
        QCOMPARE(shelf.list.place(), Place{Place::Kind::Bin});
    }

    void itIsEmptyOnlyIfTheBinIsToo()
    {
        Shelf shelf;
        shelf.list.setLessons({});
        QVERIFY(!shelf.list.isEmpty());
        shelf.list.setBinned({});
        QVERIFY(shelf.list.isEmpty());
    }

    void aDayThatHasBegunIsCountedAsLeft_data()
    {
        constexpr qint64 kDay = 24 * 60 * 60;
        QTest::addColumn<qint64>("secondsInBin");
        QTest::addColumn<int>("left");
        QTest::newRow("just put there") << qint64(0) << 30;
        QTest::newRow("an hour") << qint64(3600) << 30;
        QTest::newRow("a day") << kDay << 29;
        QTest::newRow("a day and a second") << kDay + 1 << 29;
        QTest::newRow("the last second") << 30 * kDay - 1 << 1;
        QTest::newRow("due") << 30 * kDay << 0;
        QTest::newRow("long due") << 90 * kDay << 0;
        QTest::newRow("the clock was set back") << -400 * kDay << 30;
    }
    void aDayThatHasBegunIsCountedAsLeft()
    {
        QFETCH(const qint64, secondsInBin);
        QFETCH(const int, left);
        const Shelf shelf;
        const QDateTime since = shelf.clock.now().addSecs(-secondsInBin);
        QCOMPARE(shelf.list.daysLeft(lesson(u"5"_s, u"Old"_s, {}, since)), left);
    }

    void aCopyHasATitleOfItsOwn_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("copy");
        QTest::newRow("first") << u"Poem"_s << u"Poem (2)"_s;
        QTest::newRow("of one that has a copy") << u"Fractions"_s << u"Fractions (3)"_s;
        QTest::newRow("of a copy") << u"Fractions (2)"_s << u"Fractions (3)"_s;
        QTest::newRow("a number of its own") << u"Unit 4"_s << u"Unit 4 (2)"_s;
    }
    void aCopyHasATitleOfItsOwn()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, copy);
        const Shelf shelf;
        QCOMPARE(shelf.list.copyTitle(title), copy);
    }

    // ------------------------------------------------------------ what is done

    void typingFiltersAndTheClearButtonBringsAllBack()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        const QString all = shownTitles(on);
        HZ_VERIFY_OK(on.run(u"lesson.search"));
        QLineEdit *field = line(on, u"lessonSearch"_s);
        QCOMPARE(QApplication::focusWidget(), field);
        QTest::keyClicks(field, u"tRI"_s);
        QCOMPARE(shownTitles(on), u"Area of a triangle|Parallelogram and triangle"_s);
        HZ_VERIFY_OK(tap(on, u"searchClear"_s));
        QCOMPARE(shownTitles(on), all);
        QCOMPARE(field->text(), QString());
    }

    void aSearchThatFindsNothingSaysSo()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const auto *nothing = (*opened)->window().findChild<QLabel *>(u"nothingFound"_s);
        QVERIFY(!nothing->isVisible());
        HZ_VERIFY_OK(search(**opened, u"zebra"_s));
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->text(), u"No lesson here is called “zebra”."_s);
    }

    void aFolderShowsItsLessons()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(tap(**opened, u"place:Chinese"_s));
        QTRY_COMPARE(shownTitles(**opened), u"A walk in the mountains|Heaven, earth, people"_s);
        QCOMPARE(textOf(**opened, u"place:Chinese"_s), u"Chinese  2"_s);
    }

    void aLessonIsRenamedInItsCard_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("title");
        QTest::newRow("Enter") << int(Qt::Key_Return) << u" The  mountain "_s << u"The mountain"_s;
        QTest::newRow("Escape") << int(Qt::Key_Escape) << u"The mountain"_s
                                << u"A walk in the mountains"_s;
        QTest::newRow("nothing") << int(Qt::Key_Return) << u"  "_s << u"A walk in the mountains"_s;
    }
    void aLessonIsRenamedInItsCard()
    {
        QFETCH(const int, key);
        QFETCH(const QString, typed);
        QFETCH(const QString, title);
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        LessonCard *card = shownCard(on, on.lessons().poem);
        card->setFocus(Qt::TabFocusReason);
        QTest::keyClick(card, Qt::Key_F2);
        QLineEdit *field = line(on, u"cardTitle"_s);
        QVERIFY(field && field->hasFocus());
        QTest::keyClicks(field, typed); // over the title, which is selected
        QTest::keyClick(field, Qt::Key(key));
        QVERIFY(!card->isRenaming());
        QCOMPARE(card->text(), title);
        QVERIFY(card->hasFocus());
        QTRY_COMPARE(titleOf(on, on.lessons().poem), title);
        QVERIFY(!on.host().session()); // Enter opened nothing
    }

    void anotherOneIsMade()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        HZ_VERIFY_OK(openCardPopover(on));
        HZ_VERIFY_OK(tap(on, u"lesson.duplicate"_s));
        QTRY_VERIFY(shownTitles(on).contains(u"A walk in the mountains (2)"_s));
        QCOMPARE(textOf(on, u"placeAll"_s), u"All  8"_s);
    }

    void aNewFolderIsNamedAndTheToastUndoesIt()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        HZ_VERIFY_OK(openCardPopover(on));
        HZ_VERIFY_OK(tap(on, u"lesson.folder"_s));
        HZ_VERIFY_OK(on.expectOpen(u"folderPopover"_s));
        QTest::keyClicks(line(on, u"folderName"_s), u"Year 3"_s);
        HZ_VERIFY_OK(tap(on, u"folderPut"_s));
        QTRY_COMPARE(textOf(on, u"place:Year 3"_s), u"Year 3  1"_s);
        auto *toasts = on.find<ui::ToastHost>();
        QCOMPARE(toasts->text(), u"“A walk in the mountains” was put into “Year 3”."_s);
        toasts->findChild<QAbstractButton *>()->click();
        QTRY_COMPARE(textOf(on, u"place:Chinese"_s), u"Chinese  2"_s);
        QCOMPARE(textOf(on, u"place:Year 3"_s), QString());
    }

    void deletePutsIntoTheBinAndTheToastBringsBack()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        LessonCard *card = shownCard(on, on.lessons().poem);
        card->setFocus(Qt::TabFocusReason);
        QTest::keyClick(card, Qt::Key_Delete);
        QTRY_COMPARE(textOf(on, u"placeBin"_s), u"Bin  1"_s);
        QVERIFY(!shownCard(on, on.lessons().poem));
        QVERIFY(focusedCard()); // the keyboard goes on at the next one
        auto *toasts = on.find<ui::ToastHost>();
        QCOMPARE(toasts->text(), u"“A walk in the mountains” was put into the bin."_s);
        toasts->findChild<QAbstractButton *>()->click();
        QTRY_COMPARE(textOf(on, u"placeBin"_s), u"Bin  0"_s);
        QVERIFY(shownCard(on, on.lessons().poem));
    }

    void theBinTellsTheDaysOpensNothingAndGivesBack()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        HZ_VERIFY_OK(showBin(on));
        LessonCard *card = shownCard(on, on.lessons().poem);
        QCOMPARE(card->accessibleDescription(), u"Board Days left: 30"_s);
        QTest::mouseClick(card, Qt::LeftButton);
        QVERIFY(!on.host().session());
        card->setFocus(Qt::TabFocusReason);
        QVERIFY(!on.run(u"lesson.rename")); // refused there
        card->putBack()->click();
        QTRY_COMPARE(textOf(on, u"placeBin"_s), u"Bin  1"_s);
        QCOMPARE(textOf(on, u"placeAll"_s), u"All  6"_s);
    }

    void aTapBesideTheButtonOnACardDoesNothing()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        LessonCard *card = shownCard(on, on.lessons().poem);
        const QRect more = card->more()->geometry();
        QTest::mouseClick(card, Qt::LeftButton, {}, more.topLeft() - QPoint(8, 0));
        QVERIFY(!on.host().session());
        QTest::mouseClick(card, Qt::LeftButton, {}, more.topLeft() - QPoint(14, 0));
        QVERIFY(on.host().session());
    }

    void arrowsGoFromCardToCard()
    {
        const Language english(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        shownCard(on, on.lessons().poem)->setFocus(Qt::TabFocusReason); // the first of seven
        const std::vector<std::pair<Qt::Key, QString>> walk{
            {Qt::Key_Left, u"A walk in the mountains"_s},
            {Qt::Key_Right, u"Parallelogram and triangle"_s},
            {Qt::Key_Left, u"A walk in the mountains"_s}, {Qt::Key_Down, u"The water cycle"_s},
            {Qt::Key_Up, u"A walk in the mountains"_s}};
        for (const auto &[key, title] : walk) {
            QTest::keyClick(QApplication::focusWidget(), key);
            QVERIFY(focusedCard());
            QCOMPARE(focusedCard()->text(), title);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(on.host().session());
    }

    // Last: it changes the sample.
    void whatLayInTheBinForThirtyDaysGoesOnceTheWindowStands()
    {
        const Language english(u"en"_s);
        const page::LessonId poem = m_sample->lessons().poem;
        const page::LessonId parallelogram = m_sample->lessons().parallelogram;
        {
            const auto profile = openProfile(m_sample->path());
            HZ_VERIFY_OK(profile);
            FixedClock clock(Stage::now().addDays(-31));
            page::LessonLibrary library(**profile, (*profile)->database(u"me-local"), clock);
            HZ_VERIFY_OK(library.moveToBin(poem).wait());
            clock.set(Stage::now().addDays(-29));
            HZ_VERIFY_OK(library.moveToBin(parallelogram).wait());
        }
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &on = **opened;
        HZ_VERIFY_OK(tap(on, u"placeBin"_s));
        QTRY_COMPARE(textOf(on, u"placeBin"_s), u"Bin  1"_s);
        QTRY_VERIFY(shownCard(on, parallelogram));
        QCOMPARE(shownCard(on, parallelogram)->accessibleDescription(), u"Board Days left: 1"_s);
        QVERIFY(!shownCard(on, poem));
    }
};

int main(int argc, char **argv)
{
    return runOnMonitors<TestHome>(argc, argv);
}

#include "tst_home.moc"

#include "lesson/overview.h"
#include "lesson/pagecards.h"
#include "lesson/pagestrip.h"
#include "screens.h"

#include <QtCore/QTimer>
#include <QtGui/QPointingDevice>
#include <QtGui/QStyleHints>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QScrollBar>

#include <memory>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;
using page::PageId;

namespace {

constexpr QSize kThumb(19, 11);
constexpr int kHoldMs = 30;

// Pages "a", "b", … whose pictures tests hold back, or make fail.
class Pages {
public:
    std::vector<PageId> asked; // in this order
    bool isFailing = false;
    bool isEndless = false; // until it is cancelled

    board::PageThumbs::Source source()
    {
        return [this](const PageId &page, QSize pixels) -> board::PageThumbs::Work {
            asked.push_back(page);
            if (isFailing)
                return [](TaskControl &) -> Result<QImage> {
                    return failure(Error::Kind::Corrupt, u"No such picture."_s);
                };
            if (isEndless)
                return [](TaskControl &task) -> Result<QImage> {
                    while (!task.isCancelled())
                        QThread::yieldCurrentThread();
                    return cancelled();
                };
            return [pixels](TaskControl &) -> Result<QImage> {
                QImage image(pixels, QImage::Format_RGB32);
                image.fill(Qt::white);
                return image;
            };
        };
    }
    int timesAsked(const PageId &page) const
    {
        return int(std::count(asked.begin(), asked.end(), page));
    }
};

std::vector<PageId> named(const QString &letters)
{
    std::vector<PageId> pages;
    for (const QChar letter : letters)
        pages.push_back(PageId(letter));
    return pages;
}

} // namespace

class TestPageStrip : public QObject {
    Q_OBJECT

    std::unique_ptr<Language> m_english;
    std::unique_ptr<SampleProfile> m_sample;
    std::unique_ptr<QPointingDevice> m_touchScreen{QTest::createTouchDevice()};

    // Eight pages of the character grid, on the first of them.
    Result<std::unique_ptr<Stage>> stage(QStringView command)
    {
        HZ_TRY(std::unique_ptr<Stage> stage, Stage::open(monitors().front(), m_sample.get()));
        HZ_CHECK(stage->openLesson(m_sample->lessons().characters));
        HZ_CHECK(stage->run(command));
        return stage;
    }
    static board::PageCards *cards(Stage &stage, const QString &name)
    {
        return stage.window().findChild<board::PageCards *>(name);
    }
    static std::vector<PageId> pages(Stage &stage)
    {
        std::vector<PageId> pages;
        for (const page::PageRef &ref : stage.host().session()->lesson().pages())
            pages.push_back(ref.id);
        return pages;
    }
    static PageId current(Stage &stage) { return stage.host().session()->currentPage(); }
    static bool isShown(Stage &stage, const QString &name)
    {
        return stage.window().findChild<QWidget *>(name)->isVisible();
    }
    static QAbstractButton *button(Stage &stage, const QString &name)
    {
        return stage.window().findChild<QAbstractButton *>(name);
    }
    // The middle of the picture of a card.
    static QPoint middle(board::PageCards *cards, const PageId &page)
    {
        return cards->cardRect(page).center() - QPoint(0, 20);
    }
    static void dragByMouse(board::PageCards *cards, QPoint from, QPoint to)
    {
        QWidget *on = cards->viewport();
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        QTest::mouseMove(on, (from + to) / 2);
        QTest::mouseMove(on, to);
        QTest::mouseRelease(on, Qt::LeftButton, {}, to);
    }
    static void undoByToast(Stage &stage)
    {
        stage.find<ui::ToastHost>()->findChild<QAbstractButton *>()->click();
    }
    // Longer than a finger must rest.
    static bool rest()
    {
        QTimer timer;
        timer.setSingleShot(true);
        QSignalSpy over(&timer, &QTimer::timeout);
        timer.start(2 * kHoldMs);
        return over.wait();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_english = std::make_unique<Language>(u"en"_s);
        Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(sample);
        m_sample = std::move(*sample);
        QGuiApplication::styleHints()->setMousePressAndHoldInterval(kHoldMs);
    }

    // ------------------------------------------------------------ pictures

    void picturesAreMadeInTheOrderWanted()
    {
        Pages pages;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        QVERIFY(pages.asked.empty());
        thumbs.want(named(u"dcabe"_s));
        QTRY_VERIFY(thumbs.isSettled());
        QVERIFY(pages.asked == named(u"dcabe"_s));
        QCOMPARE(thumbs.picture(PageId(u"a"_s)).size(), kThumb);
    }

    void whatIsWantedLaterOvertakesWhatWaits()
    {
        Pages pages;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        thumbs.want(named(u"abcdefghijklmnopqrstuvwxyz"_s));
        const size_t begun = pages.asked.size(); // as many as there is room for
        QVERIFY(begun < 26);
        thumbs.want(named(u"zy"_s));
        QTRY_VERIFY(thumbs.isSettled());
        QCOMPARE(pages.asked.size(), begun + 2);
        QCOMPARE(pages.asked[begun], PageId(u"z"_s));
    }

    void workOnWhatIsNoLongerWantedIsCancelled()
    {
        Pages pages;
        pages.isEndless = true;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        thumbs.want(named(u"a"_s));
        QCOMPARE(pages.timesAsked(PageId(u"a"_s)), 1);
        pages.isEndless = false;
        thumbs.want(named(u"b"_s));
        QTRY_VERIFY(!thumbs.picture(PageId(u"b"_s)).isNull());
        QVERIFY(thumbs.picture(PageId(u"a"_s)).isNull());
    }

    void picturesFarAwayAreDropped()
    {
        Pages pages;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        thumbs.want(named(u"ab"_s));
        QTRY_VERIFY(thumbs.isSettled());
        thumbs.want(named(u"bc"_s));
        QVERIFY(thumbs.picture(PageId(u"a"_s)).isNull());
        QVERIFY(!thumbs.picture(PageId(u"b"_s)).isNull());
        QTRY_VERIFY(thumbs.isSettled());
        QCOMPARE(pages.timesAsked(PageId(u"b"_s)), 1);
    }

    void manyChangesOfAPageAreOnePicture()
    {
        Pages pages;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        thumbs.want(named(u"ab"_s));
        QTRY_VERIFY(thumbs.isSettled());
        for (int i = 0; i < 100; ++i)
            thumbs.setStale(PageId(u"a"_s));
        QVERIFY(!thumbs.isSettled());
        QVERIFY(!thumbs.picture(PageId(u"a"_s)).isNull()); // the old one meanwhile
        QTRY_VERIFY(thumbs.isSettled());
        QCOMPARE(pages.timesAsked(PageId(u"a"_s)), 2);
        QCOMPARE(pages.timesAsked(PageId(u"b"_s)), 1);
    }

    void aPageThatChangesWhileItIsRenderedIsRenderedAgain()
    {
        Pages pages;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        thumbs.want(named(u"a"_s));
        thumbs.setStale(PageId(u"a"_s)); // its result is not delivered yet
        QTRY_VERIFY(thumbs.isSettled());
        QCOMPARE(pages.timesAsked(PageId(u"a"_s)), 2);
    }

    void aPageThatFailsStaysEmptyUntilItChanges()
    {
        Pages pages;
        pages.isFailing = true;
        board::PageThumbs thumbs;
        thumbs.setSource(pages.source());
        thumbs.setPixels(kThumb);
        thumbs.want(named(u"a"_s));
        QTRY_VERIFY(thumbs.isSettled());
        QCOMPARE(pages.timesAsked(PageId(u"a"_s)), 1);
        pages.isFailing = false;
        thumbs.setStale(PageId(u"a"_s));
        QTRY_VERIFY(!thumbs.picture(PageId(u"a"_s)).isNull());
    }

    void picturesOfALessonAreOfItsPages()
    {
        const auto opened = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->openLesson(m_sample->lessons().triangle));
        page::LessonSession *session = (*opened)->host().session();
        const board::PageThumbs::Source source
            = board::thumbsOf(*session, (*opened)->host().database(), (*opened)->host().blobs());
        const auto picture = [&](const PageId &page) {
            TaskControl control;
            return source(page, {190, 107})(control);
        };
        const std::vector<page::PageRef> refs = session->lesson().pages();
        const PageId last = refs.back().id; // of the PDF, never looked at
        QVERIFY(!session->lesson().isLoaded(last));
        const Result<QImage> plain = picture(last);
        HZ_VERIFY_OK(plain);
        QVERIFY(plain->width() <= 190 && plain->height() <= 107);
        QImage white(plain->size(), plain->format());
        white.fill(Qt::white);
        QVERIFY(*plain != white);
        QVERIFY(!session->lesson().isLoaded(last)); // a long lesson stays on the disk
        QVERIFY(session->lesson().page(last));
        const Result<QImage> loaded = picture(last);
        HZ_VERIFY_OK(loaded);
        QVERIFY(*loaded == *plain);
        session->setPageHeight(last, 3 * page::kPageSize.height());
        const Result<QImage> grown = picture(last);
        HZ_VERIFY_OK(grown);
        QVERIFY(grown->height() <= 107 && grown->width() >= plain->width() - 1);
    }

    // ------------------------------------------------------------ places

    void everyCardIsFoundWhereItStands_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 5, 6, 7, 300}) {
            QTest::addRow("row of %d", count) << int(board::CardForm::Row) << count;
            QTest::addRow("grid of %d", count) << int(board::CardForm::Grid) << count;
        }
    }
    void everyCardIsFoundWhereItStands()
    {
        QFETCH(const int, form);
        QFETCH(const int, count);
        board::CardLayout places{board::CardForm(form), count, {1100, 700}, {}};
        const QRect view(QPoint(), places.view);
        for (int i = 0; i < count; ++i) {
            places.scrolled += places.wayTo(i);
            const QRect card = places.rectOf(i);
            QVERIFY(view.contains(card) && card.contains(places.pictureOf(i)));
            const auto [first, behind] = places.seen();
            QVERIFY(first <= i && i < behind);
            QVERIFY(behind - first < 40); // never all of many
            QCOMPARE(places.at(card.center()), i);
            QCOMPARE(places.gapAt(card.topLeft() + QPoint(2, 2)).index, i);
            QCOMPARE(places.gapAt(card.topRight() + QPoint(-2, 2)).index, i + 1);
        }
        QCOMPARE(places.at({0, 0}), -1);
    }

    // ------------------------------------------------------------ strip

    void theMiddleOfAClusterOpensAndClosesTheStrip()
    {
        const auto opened = stage(u"page.next");
        HZ_VERIFY_OK(opened);
        QAbstractButton *middle = (*opened)->find<board::PageCluster>()->middle();
        QVERIFY(!isShown(**opened, u"pageStrip"_s));
        QTest::mouseClick(middle, Qt::LeftButton);
        QVERIFY(isShown(**opened, u"pageStrip"_s));
        QVERIFY(middle->isChecked());
        QTest::mouseClick(middle, Qt::LeftButton);
        QVERIFY(!isShown(**opened, u"pageStrip"_s));
        QVERIFY(!middle->isChecked());
        QTest::mouseClick(middle, Qt::LeftButton);
        QTest::keyClick(&(*opened)->window(), Qt::Key_Escape);
        QVERIFY(!isShown(**opened, u"pageStrip"_s));
        QVERIFY(!middle->isChecked());
    }

    void theFirstStrokeClosesTheStripAndCounts()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        const page::LessonSession *session = (*opened)->host().session();
        const auto before = session->lesson().page(current(**opened))->elementCount();
        QTest::mouseClick(
            &(*opened)->window().lessonScreen().view(), Qt::LeftButton, {}, {600, 150});
        QVERIFY(!isShown(**opened, u"pageStrip"_s));
        QCOMPARE(session->lesson().page(current(**opened))->elementCount(), before + 1);
    }

    void aTapGoesToThePage_data()
    {
        QTest::addColumn<bool>("byFinger");
        QTest::newRow("mouse") << false;
        QTest::newRow("finger") << true;
    }
    void aTapGoesToThePage()
    {
        QFETCH(const bool, byFinger);
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const PageId third = pages(**opened)[2];
        const QPoint at = middle(strip, third);
        if (byFinger) {
            QTest::touchEvent(strip->viewport(), m_touchScreen.get()).press(0, at);
            QTest::touchEvent(strip->viewport(), m_touchScreen.get()).release(0, at);
        } else {
            QTest::mouseClick(strip->viewport(), Qt::LeftButton, {}, at);
        }
        QCOMPARE(current(**opened), third);
        QVERIFY(isShown(**opened, u"pageStrip"_s)); // for the next page
        QCOMPARE(strip->accessibleName(), u"Page 3 of 8"_s);
    }

    void aMouseDragsAPageToAnotherPlaceAndUndoBringsItBack()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        const QRect third = strip->cardRect(before[2]);
        dragByMouse(strip, middle(strip, before[0]), {third.right() - 10, third.center().y()});
        std::vector<PageId> after = before;
        std::rotate(after.begin(), after.begin() + 1, after.begin() + 3);
        QVERIFY(pages(**opened) == after);
        dragByMouse(strip, middle(strip, before[0]), strip->cardRect(after[0]).topLeft());
        QVERIFY(pages(**opened) == before);
        (*opened)->host().session()->undo();
        QVERIFY(pages(**opened) == after);
        (*opened)->host().session()->undo();
        QVERIFY(pages(**opened) == before);
    }

    void aFingerScrollsTheStripAndTurnsNoPage()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const PageId before = current(**opened);
        const std::vector<PageId> order = pages(**opened);
        QPoint at = middle(strip, order[3]);
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).press(0, at);
        for (int i = 0; i < 10; ++i) {
            at -= QPoint(30, 0);
            QTest::touchEvent(strip->viewport(), m_touchScreen.get()).move(0, at);
        }
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).release(0, at);
        QTRY_VERIFY(strip->horizontalScrollBar()->value() > 0);
        QCOMPARE(current(**opened), before);
        QVERIFY(pages(**opened) == order);
    }

    void theWheelScrollsTheStrip()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const QPointF at(strip->viewport()->rect().center());
        QWheelEvent wheel(at, strip->viewport()->mapToGlobal(at), {}, {0, -240}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(strip->viewport(), &wheel);
        QVERIFY(strip->horizontalScrollBar()->value() > 0);
    }

    void aFingerThatRestsLiftsAPageAndMovesIt()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        const QPoint from = middle(strip, before[1]);
        const QRect fourth = strip->cardRect(before[3]);
        const QPoint to(fourth.right() - 10, from.y());
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).press(0, from);
        QVERIFY(rest());
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).move(0, to);
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).release(0, to);
        std::vector<PageId> after = before;
        std::rotate(after.begin() + 1, after.begin() + 2, after.begin() + 4);
        QVERIFY(pages(**opened) == after);
        QCOMPARE(strip->horizontalScrollBar()->value(), 0);
    }

    void aFingerThatRestsAndLeavesOpensTheMenu()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        const QPoint at = middle(strip, before[2]);
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).press(0, at);
        QVERIFY(rest());
        QTest::touchEvent(strip->viewport(), m_touchScreen.get()).release(0, at);
        HZ_VERIFY_OK((*opened)->expectOpen(u"pageMenu"_s));
        QCOMPARE(current(**opened), before[0]);
        button(**opened, u"pageMenu.duplicate"_s)->click();
        const std::vector<PageId> after = pages(**opened);
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(after[2], before[2]);
        QCOMPARE(after[4], before[3]);
        QCOMPARE(current(**opened), after[3]);
    }

    void theMenuOfThePageRemovesItAndTheToastBringsItBack()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        QTest::mouseClick(
            strip->viewport(), Qt::LeftButton, {}, strip->menuRect(before[0]).center());
        HZ_VERIFY_OK((*opened)->expectOpen(u"pageMenu"_s));
        QTest::mouseClick(button(**opened, u"pageMenu.remove"_s), Qt::LeftButton);
        QCOMPARE(pages(**opened).size(), before.size() - 1);
        QVERIFY(!isShown(**opened, u"pageMenu"_s));
        QVERIFY(isShown(**opened, u"pageStrip"_s));
        const auto *toasts = (*opened)->find<ui::ToastHost>();
        QCOMPARE(toasts->text(), u"The page was removed."_s);
        const QRect strips = (*opened)->window().findChild<board::PageStrip *>()->geometry();
        QVERIFY(!toasts->geometry().intersects(strips));
        undoByToast(**opened);
        QVERIFY(pages(**opened) == before);
    }

    void escapeClosesTheMenuBeforeTheStrip()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        Q_EMIT cards(**opened, u"pageStrip.cards"_s)->menuWanted(current(**opened));
        HZ_VERIFY_OK((*opened)->expectOpen(u"pageMenu"_s));
        QTest::keyClick(&(*opened)->window(), Qt::Key_Escape);
        QVERIFY(!isShown(**opened, u"pageMenu"_s));
        QVERIFY(isShown(**opened, u"pageStrip"_s));
        QTest::keyClick(&(*opened)->window(), Qt::Key_Escape);
        QVERIFY(!isShown(**opened, u"pageStrip"_s));
    }

    void theKeyboardGoesThroughTheStrip()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        strip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(strip, Qt::Key_Right);
        QCOMPARE(current(**opened), before[0]); // the arrow moves in the strip, not in the lesson
        QCOMPARE(strip->accessibleName(), u"Page 2 of 8"_s);
        QTest::keyClick(strip, Qt::Key_Return);
        QCOMPARE(current(**opened), before[1]);
        QTest::keyClick(strip, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(pages(**opened)[2], before[1]);
        QTest::keyClick(strip, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(pages(**opened) == before);
        QTest::keyClick(strip, Qt::Key_End);
        QVERIFY(strip->viewport()->rect().contains(strip->cardRect(before.back())));
        QTest::keyClick(strip, Qt::Key_Delete);
        QCOMPARE(pages(**opened).size(), before.size() - 1);
        QCOMPARE(pages(**opened).back(), before[6]);
    }

    void aPageIsAddedBehindTheCurrentOneOnTheSamePaper()
    {
        const auto opened = stage(u"page.strip");
        HZ_VERIFY_OK(opened);
        const std::vector<PageId> before = pages(**opened);
        QTest::mouseClick(button(**opened, u"pageStrip.page.addAlike"_s), Qt::LeftButton);
        const std::vector<PageId> after = pages(**opened);
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(current(**opened), after[1]);
        const page::LessonSession *session = (*opened)->host().session();
        QCOMPARE(session->lesson().page(after[1])->background,
            session->lesson().page(before[0])->background);
        QCOMPARE(button(**opened, u"pageStrip.page.all"_s)->text(), u"All 9 pages"_s);
    }

    void aLessonThatIsReadOnlyOffersNoMenuAndMovesNothing()
    {
        const auto opened = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->makeNewer(m_sample->lessons().characters));
        HZ_VERIFY_OK((*opened)->openLesson(m_sample->lessons().characters));
        HZ_VERIFY_OK((*opened)->run(u"page.strip"));
        board::PageCards *strip = cards(**opened, u"pageStrip.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        dragByMouse(strip, middle(strip, before[0]), middle(strip, before[3]));
        QVERIFY(pages(**opened) == before);
        QTest::mouseClick(
            strip->viewport(), Qt::LeftButton, {}, strip->menuRect(before[0]).center());
        QVERIFY(!isShown(**opened, u"pageMenu"_s));
        QVERIFY(!button(**opened, u"pageStrip.page.addAlike"_s)->isEnabled());
    }

    void aPageGrowsByAScreenAndIsShownInFullWidth()
    {
        const auto opened = stage(u"page.grow");
        HZ_VERIFY_OK(opened);
        const page::Page *page = (*opened)->host().session()->lesson().page(current(**opened));
        QCOMPARE(page->size, QSize(1920, 2160));
        QVERIFY((*opened)->window().lessonScreen().view().zoom() > 1.5);
        (*opened)->host().session()->undo();
        QCOMPARE(page->size, QSize(1920, 1080));
    }

    // ------------------------------------------------------------ overview

    void theOverviewOpensAPageOrClosesWithEscape()
    {
        const auto opened = stage(u"page.all");
        HZ_VERIFY_OK(opened);
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        QVERIFY(grid->isVisible());
        QVERIFY(!(*opened)->window().lessonScreen().view().isVisible());
        const PageId fifth = pages(**opened)[4];
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, middle(grid, fifth));
        QCOMPARE(current(**opened), fifth);
        QVERIFY(!grid->isVisible());
        QVERIFY((*opened)->window().lessonScreen().view().isVisible());
        HZ_VERIFY_OK((*opened)->run(u"page.all"));
        QTest::keyClick(&(*opened)->window(), Qt::Key_Escape);
        QVERIFY(!grid->isVisible());
        QCOMPARE(current(**opened), fifth);
    }

    void severalPagesAreMarkedRemovedAndBroughtBack()
    {
        const auto opened = stage(u"page.all");
        HZ_VERIFY_OK(opened);
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        QAbstractButton *remove = button(**opened, u"overview.pages.remove"_s);
        QVERIFY(!remove->isEnabled());
        for (const size_t page : {size_t(1), size_t(4)})
            QTest::mouseClick(
                grid->viewport(), Qt::LeftButton, {}, grid->markRect(before[page]).center());
        QVERIFY(grid->isVisible());
        QVERIFY((grid->selection() == std::vector{before[1], before[4]}));
        QVERIFY(remove->isEnabled());
        QTest::mouseClick(remove, Qt::LeftButton);
        QCOMPARE(pages(**opened).size(), before.size() - 2);
        QVERIFY(grid->selection().empty());
        QCOMPARE((*opened)->find<ui::ToastHost>()->text(), u"2 pages were removed."_s);
        undoByToast(**opened);
        QVERIFY(pages(**opened) == before);
    }

    void shiftAndControlSelectAsEverywhere()
    {
        const auto opened = stage(u"page.all");
        HZ_VERIFY_OK(opened);
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        const std::vector<PageId> all = pages(**opened);
        QTest::mouseClick(
            grid->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(grid, all[1]));
        QTest::mouseClick(
            grid->viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(grid, all[3]));
        QVERIFY((grid->selection() == std::vector{all[1], all[2], all[3]}));
        QTest::mouseClick(
            grid->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(grid, all[2]));
        QVERIFY((grid->selection() == std::vector{all[1], all[3]}));
        QTest::keyClick(grid, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(grid->selection() == all);
        QVERIFY(!button(**opened, u"overview.pages.remove"_s)->isEnabled()); // one page stays
        QTest::keyClick(grid, Qt::Key_Delete);
        QVERIFY(pages(**opened) == all);
    }

    void aSelectionIsMovedTogether()
    {
        const auto opened = stage(u"page.all");
        HZ_VERIFY_OK(opened);
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        const std::vector<PageId> before = pages(**opened);
        for (const size_t page : {size_t(5), size_t(7)})
            QTest::mouseClick(
                grid->viewport(), Qt::LeftButton, {}, grid->markRect(before[page]).center());
        const QRect second = grid->cardRect(before[1]);
        dragByMouse(grid, middle(grid, before[7]), {second.left() + 4, second.center().y()});
        const std::vector<PageId> after{
            before[0], before[5], before[7], before[1], before[2], before[3], before[4], before[6]};
        QVERIFY(pages(**opened) == after);
        (*opened)->host().session()->undo();
        QVERIFY(pages(**opened) == before);
    }

    void theKeyboardGoesThroughTheOverview()
    {
        const auto opened = stage(u"page.all");
        HZ_VERIFY_OK(opened);
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        const std::vector<PageId> all = pages(**opened);
        QVERIFY(grid->hasFocus());
        QTest::keyClick(grid, Qt::Key_Right);
        QTest::keyClick(grid, Qt::Key_Space);
        QCOMPARE(grid->accessibleName(), u"Page 2 of 8, selected"_s);
        QTest::keyClick(grid, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY((grid->selection() == std::vector{all[1], all[2]}));
        QTest::keyClick(grid, Qt::Key_Delete);
        QCOMPARE(pages(**opened).size(), all.size() - 2);
        QTest::keyClick(grid, Qt::Key_Home);
        QTest::keyClick(grid, Qt::Key_Return);
        QVERIFY(!grid->isVisible());
        QCOMPARE(current(**opened), all[0]);
    }

    void anOverviewOfThreeHundredPagesHoldsWhatIsNear()
    {
        const auto opened = stage(u"page.next");
        HZ_VERIFY_OK(opened);
        page::LessonSession *session = (*opened)->host().session();
        while (session->lesson().pages().size() < 300)
            session->addPage(session->currentPage(), {});
        session->setCurrentPage(session->lesson().pages().front().id);
        HZ_VERIFY_OK((*opened)->run(u"page.all"));
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        const std::vector<PageId> all = pages(**opened);
        QVERIFY(!grid->thumbs().picture(all.front()).isNull());
        QVERIFY(grid->thumbs().picture(all.back()).isNull());
        grid->verticalScrollBar()->setValue(grid->verticalScrollBar()->maximum());
        HZ_VERIFY_OK((*opened)->settle());
        QVERIFY(grid->thumbs().picture(all.front()).isNull());
        QVERIFY(!grid->thumbs().picture(all.back()).isNull());
        QVERIFY(grid->viewport()->rect().contains(grid->cardRect(all.back())));
    }

    void aWrittenPageHasAnotherPictureInTheOverview()
    {
        const auto opened = stage(u"page.all");
        HZ_VERIFY_OK(opened);
        board::PageCards *grid = cards(**opened, u"overview.cards"_s);
        const PageId last = pages(**opened).back();
        HZ_VERIFY_OK((*opened)->settle());
        const QImage before = grid->thumbs().picture(last);
        QVERIFY(!before.isNull());
        PageHand hand(*(*opened)->host().session(), last);
        hand.line({100, 900}, {1800, 900});
        HZ_VERIFY_OK((*opened)->settle());
        QVERIFY(grid->thumbs().picture(last) != before);
    }
};

int main(int argc, char **argv)
{
    return runOnMonitors<TestPageStrip>(argc, argv);
}

#include "tst_pagestrip.moc"

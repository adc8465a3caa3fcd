// What can be set holds at once and is kept; and the first start, which asks some of it.
#include "lesson/toolbar.h"
#include "screens.h"
#include "settings/preferences.h"

#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::board;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLowest = 0, kUsual = 1; // of the monitors

using Tool = canvas::PageView::Tool;
using Kind = page::Background::Kind;

QList<ToolBar *> barsOf(Stage &stage)
{
    QList<ToolBar *> shown;
    for (ToolBar *bar : stage.window().findChildren<ToolBar *>())
        if (bar->isVisible())
            shown.append(bar);
    return shown;
}

QString sideOf(Stage &stage, const QWidget *bar)
{
    const QPoint middle = bar->mapTo(&stage.window(), bar->rect().center());
    const QSize window = stage.window().size();
    if (bar->width() > bar->height())
        return middle.y() > window.height() / 2 ? u"below"_s : u"above"_s;
    return middle.x() < window.width() / 2 ? u"left"_s : u"right"_s;
}

QWidget *popover(Stage &stage, const QString &name)
{
    return stage.window().findChild<QWidget *>(name);
}

bool isChosen(Stage &stage, const QString &answer)
{
    const QAbstractButton *button = seenButton(stage, answer);
    return button && button->isChecked();
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

    std::unique_ptr<SampleProfile> m_sample;

    Result<std::unique_ptr<Stage>> stage(int monitor = kUsual)
    {
        return Stage::open(monitors()[monitor], m_sample.get());
    }
    static Result<std::unique_ptr<Stage>> unused()
    {
        return Stage::open(monitors()[kUsual], nullptr);
    }

private Q_SLOTS:
    void initTestCase()
    {
        Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(sample);
        m_sample = std::move(*sample);
    }
    void init() { ui::theme().setScheme(ui::Scheme::Light); }

    void whatIsChosenIsThereAtTheNextStart()
    {
        const TestDir dir;
        {
            Settings settings(dir.path());
            Preferences preferences(settings);
            const QSignalSpy changed(&preferences, &Preferences::changed);
            preferences.setBarPlace(BarPlace::BothSides);
            preferences.setColours(Colours::Contrast);
            preferences.setFingers(Fingers::MovePage);
            preferences.setBreadth(Breadth::Speed);
            preferences.setPageGround(ink::Ground::Paper);
            preferences.setScalePercent(150);
            preferences.setLanguage(u"en"_s);
            QCOMPARE(changed.size(), 6);
            preferences.setScalePercent(150);
            QCOMPARE(changed.size(), 6); // as it was
        }
        Settings settings(dir.path());
        const Preferences again(settings);
        QCOMPARE(again.barPlace(), BarPlace::BothSides);
        QCOMPARE(again.colours(), Colours::Contrast);
        QCOMPARE(again.fingers(), Fingers::MovePage);
        QCOMPARE(again.breadth(), Breadth::Speed);
        QCOMPARE(again.pageGround(), ink::Ground::Paper);
        QCOMPARE(again.scalePercent(), std::optional(150));
        QCOMPARE(again.language(), u"en"_s);
    }

    void theScaleFollowsTheScreenOrTheChoiceAsFarAsThereIsRoom_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<int>("percent"); // 0: follow
        QTest::addColumn<double>("scale");
        QTest::newRow("a 4K board is twice the design") << QSize(3840, 2160) << 0 << 2.0;
        QTest::newRow("a small screen is never less than 1") << QSize(1366, 768) << 0 << 1.0;
        QTest::newRow("a choice holds") << QSize(1920, 1080) << 125 << 1.25;
        QTest::newRow("the largest on 4K") << QSize(3840, 2160) << 250 << 2.5;
        QTest::newRow("no more than fits") << QSize(1920, 1080) << 250 << 1.5;
        QTest::newRow("an upright screen") << QSize(1080, 1920) << 0 << 1.0;
    }
    void theScaleFollowsTheScreenOrTheChoiceAsFarAsThereIsRoom()
    {
        QFETCH(const QSize, screen);
        QFETCH(const int, percent);
        QFETCH(const double, scale);
        const TestDir dir;
        Settings settings(dir.path());
        Preferences preferences(settings);
        preferences.setScalePercent(percent ? std::optional(percent) : std::nullopt);
        QCOMPARE(preferences.scaleOn(screen), scale);
    }

    void theBarStandsWhereItIsWanted_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<QStringList>("sides");
        QTest::newRow("below") << 0 << QStringList{u"below"_s};
        QTest::newRow("left") << 1 << QStringList{u"left"_s};
        QTest::newRow("right") << 2 << QStringList{u"right"_s};
        QTest::newRow("both sides") << 3 << QStringList{u"left"_s, u"right"_s};
    }
    void theBarStandsWhereItIsWanted()
    {
        QFETCH(const int, answer);
        QFETCH(const QStringList, sides);
        const Language inForce(u"en"_s);
        for (const int monitor : {kLowest, kUsual}) {
            const auto opened = stage(monitor);
            HZ_VERIFY_OK(opened);
            Stage &onStage = **opened;
            HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
            HZ_VERIFY_OK(showSettings(onStage));
            HZ_VERIFY_OK(tap(onStage, u"ask.bar.%1"_s.arg(answer)));
            QStringList found;
            for (const ToolBar *bar : barsOf(onStage)) {
                found.append(sideOf(onStage, bar));
                QVERIFY(onStage.window().rect().contains(
                    QRect(bar->mapTo(&onStage.window(), QPoint()), bar->size())));
                for (const PageCluster *pages : onStage.window().findChildren<PageCluster *>())
                    QVERIFY(!bar->geometry().intersects(pages->geometry()));
            }
            QCOMPARE(found, sides);
            QVERIFY(isChosen(onStage, u"ask.bar.%1"_s.arg(answer)));
        }
    }

    void whatFindsNoRoomOnABarAtTheSideIsInTheListOfMore()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage(kLowest);
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(showBars(onStage, BarPlace::Left, u"view.more"));
        const ToolBar *bar = barsOf(onStage).first();
        for (const QString &tool : {u"tool.shape"_s, u"tool.text"_s, u"tool.laser"_s,
                 u"tool.hand"_s, u"tool.highlighter"_s, u"edit.redo"_s, u"page.add"_s}) {
            const bool isInMore = popover(onStage, u"more."_s + tool)->isVisible();
            QVERIFY2(bar->button(tool)->isVisible() != isInMore, qPrintable(tool + u" once"_s));
        }
        QVERIFY(!bar->button(u"tool.text")->isVisible());
        // What it opens stands by the list it was in.
        HZ_VERIFY_OK(onStage.run(u"page.add"));
        HZ_VERIFY_OK(onStage.expectOpen(u"pagePopover"_s));
        const int gap = ui::theme().px(ui::Measure::PopoverGap);
        QCOMPARE(popover(onStage, u"pagePopover"_s)->x(), bar->geometry().right() + 1 + gap);
    }

    void aBarBelowKeepsWhatIsUsedInEveryLesson_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : Translations::available())
            QTest::newRow(qPrintable(language)) << language;
    }
    void aBarBelowKeepsWhatIsUsedInEveryLesson()
    {
        QFETCH(const QString, language);
        const Language inForce(language);
        const auto opened = stage(kLowest);
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(showBars(**opened, BarPlace::Bottom));
        const ToolBar *bar = barsOf(**opened).first();
        for (const QString &tool : {u"tool.select"_s, u"tool.pen"_s, u"tool.highlighter"_s,
                 u"tool.eraser"_s, u"edit.undo"_s, u"page.add"_s, u"view.more"_s})
            QVERIFY2(bar->button(tool)->isVisible(), qPrintable(tool));
    }

    void bothBarsAreLiveAndPopoversStandByTheOneInUse()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(showBars(onStage, BarPlace::BothSides));
        const QList<ToolBar *> bars = barsOf(onStage);
        QCOMPARE(bars.size(), 2);
        for (const ToolBar *bar : bars) {
            QTest::mouseClick(bar->button(u"tool.eraser"), Qt::LeftButton);
            QTest::mouseClick(bar->button(u"tool.pen"), Qt::LeftButton);
            QCOMPARE(onStage.window().lessonScreen().view().tool(), Tool::Pen);
            for (const ToolBar *either : bars) {
                QVERIFY(either->button(u"tool.pen")->isChecked());
                QVERIFY(!either->button(u"tool.eraser")->isChecked());
            }
            QTest::mouseClick(bar->button(u"tool.pen"), Qt::LeftButton);
            HZ_VERIFY_OK(onStage.expectOpen(u"penPopover"_s));
            const int between = onStage.window().width() / 2;
            const QRect at = popover(onStage, u"penPopover"_s)->geometry();
            QCOMPARE(at.center().x() < between, sideOf(onStage, bar) == u"left"_s);
        }
        // An ink from one bar is in both.
        QTest::mouseClick(
            bars.last()->findChild<QAbstractButton *>(u"recentInk1"_s), Qt::LeftButton);
        for (const ToolBar *bar : bars)
            QVERIFY(bar->findChild<QAbstractButton *>(u"recentInk1"_s)->isChecked());
    }

    void anotherSizeHoldsAtOnceAndTheLessonGoesOn()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        HZ_VERIFY_OK(onStage.run(u"tool.eraser"));
        HZ_VERIFY_OK(showSettings(onStage));
        const page::LessonSession *session = onStage.host().session();
        const int before = barsOf(onStage).first()->height();
        HZ_VERIFY_OK(tap(onStage, u"ask.scale.2"_s)); // 125 %
        QCOMPARE(ui::theme().scale(), 1.25);
        HZ_VERIFY_OK(onStage.expectOpen(u"settingsPanel"_s));
        QVERIFY(isChosen(onStage, u"ask.scale.2"_s));
        QVERIFY(onStage.window().lessonScreen().isVisible());
        QCOMPARE(onStage.host().session(), session);
        QCOMPARE(onStage.window().lessonScreen().view().tool(), Tool::Eraser);
        QVERIFY(barsOf(onStage).first()->height() > before);
        HZ_VERIFY_OK(tap(onStage, u"ask.scale.0"_s));
        QCOMPARE(ui::theme().scale(), 1.0);
        QCOMPARE(barsOf(onStage).first()->height(), before);
    }

    void anotherSizeHoldsWhileTheKeyboardIsOnHome()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        seenButton(**opened, u"file.open"_s)->setFocus(Qt::TabFocusReason);
        (*opened)->window().preferences().setScalePercent(125);
        HZ_VERIFY_OK((*opened)->settle());
        QCOMPARE(ui::theme().scale(), 1.25);
        QVERIFY(seenButton(**opened, u"file.open"_s));
    }

    void aLessonThatWasOpenMeanwhileIsSavedAndClosedAsEver()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        onStage.window().preferences().setScalePercent(125);
        HZ_VERIFY_OK(onStage.settle());
        QTest::mouseClick(&onStage.window().lessonScreen().view(), Qt::LeftButton, {}, {600, 150});
        QVERIFY(onStage.host().session()->canUndo());
        HZ_VERIFY_OK(onStage.run(u"app.home"));
        HZ_VERIFY_OK(
            onStage.waitUntil([&] { return onStage.host().isIdle(); }, "the lesson is put away"));
        QVERIFY(!onStage.window().lessonScreen().isVisible());
    }

    void screensAreNotMadeAnewWhileWorkIsShown()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        const Task<QStringList> work = onStage.workUnderWay(1, 2);
        Q_EMIT onStage.window().lessonScreen().exporting(work, u"Writing"_s);
        onStage.window().preferences().setScalePercent(125);
        HZ_VERIFY_OK(onStage.settle());
        QCOMPARE(ui::theme().scale(), 1.0);
        onStage.finishWork();
        QTRY_COMPARE(ui::theme().scale(), 1.25);
    }

    void sizesThatHaveNoRoomAreNotOffered()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage(kLowest);
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(showSettings(**opened));
        QVERIFY(popover(**opened, u"ask.scale.1"_s)->isEnabled());
        QVERIFY(!popover(**opened, u"ask.scale.2"_s)->isEnabled());
    }

    void anotherLanguageHoldsAtOnce()
    {
        Translations translations(u"en"_s);
        QLocale::setDefault(QLocale(QLocale::English));
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        connect(&onStage.window(), &BoardWindow::languageChosen, this,
            [&translations](const QString &language) {
                translations.use(language);
                QLocale::setDefault(QLocale(language));
            });
        const auto home = [&onStage] {
            return onStage.window().findChild<QAbstractButton *>(u"file.new"_s)->text();
        };
        const QString english = home();
        HZ_VERIFY_OK(showSettings(onStage));
        QVERIFY(isChosen(onStage, u"ask.language.1"_s));
        HZ_VERIFY_OK(tap(onStage, u"ask.language.0"_s));
        QVERIFY(home() != english);
        QVERIFY(isChosen(onStage, u"ask.language.0"_s));
        HZ_VERIFY_OK(tap(onStage, u"ask.language.1"_s));
        QCOMPARE(home(), english);
    }

    void coloursHoldAtOnce()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(showSettings(**opened));
        HZ_VERIFY_OK(tap(**opened, u"ask.colours.2"_s));
        QCOMPARE(ui::theme().scheme(), ui::Scheme::Contrast);
        HZ_VERIFY_OK(tap(**opened, u"ask.colours.1"_s));
        QCOMPARE(ui::theme().scheme(), ui::Scheme::Dark);
        QVERIFY((*opened)->window().commands().action(u"view.dark")->isChecked());
        HZ_VERIFY_OK((*opened)->run(u"view.dark"));
        QVERIFY(isChosen(**opened, u"ask.colours.0"_s));
    }

    void thePenIsTheOneOfTheLesson()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        LessonScreen &lesson = (*opened)->window().lessonScreen();
        HZ_VERIFY_OK(showSettings(**opened));
        HZ_VERIFY_OK(tap(**opened, u"ask.tip.1"_s));
        HZ_VERIFY_OK(tap(**opened, u"ask.width.3"_s));
        QCOMPARE(lesson.pen().brush, ink::kEvenBrush);
        QCOMPARE(lesson.pen().widthUnits, 14.0);
    }

    void theGroundOfANewPageIsThatOfThePagesToCome()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        const auto background = [&] {
            const page::LessonSession &session = *onStage.host().session();
            return session.lesson().page(session.currentPage())->background;
        };
        HZ_VERIFY_OK(onStage.run(u"page.add"));
        QVERIFY(isChosen(onStage, u"ground.white"_s));
        HZ_VERIFY_OK(tap(onStage, u"ground.green"_s));
        QVERIFY(isChosen(onStage, u"ground.green"_s) && !isChosen(onStage, u"ground.white"_s));
        HZ_VERIFY_OK(onStage.expectOpen(u"pagePopover"_s)); // a ruling is still to be chosen
        HZ_VERIFY_OK(tap(onStage, u"ground.green"_s)); // once more changes nothing
        QVERIFY(isChosen(onStage, u"ground.green"_s));
        HZ_VERIFY_OK(tap(onStage, u"page.staff"_s));
        QCOMPARE(background(), (page::Background{Kind::Staff, ink::Ground::Green, 0}));
        onStage.host().session()->undo();
        QCOMPARE(background(), page::Background());
        HZ_VERIFY_OK(onStage.run(u"file.newSquared"));
        QCOMPARE(background(), (page::Background{Kind::Squared, ink::Ground::Green, 0}));
    }

    void fingersMoveThePageOrWriteAtATap()
    {
        const Language inForce(u"en"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        QVERIFY(!onStage.window().lessonScreen().view().fingersMove());
        HZ_VERIFY_OK(onStage.run(u"view.more"));
        HZ_VERIFY_OK(tap(onStage, u"more.view.fingersMove"_s));
        QVERIFY(onStage.window().lessonScreen().view().fingersMove());
        QCOMPARE(onStage.window().preferences().fingers(), Fingers::MovePage);
        HZ_VERIFY_OK(showSettings(onStage));
        QVERIFY(isChosen(onStage, u"ask.fingers.1"_s));
        HZ_VERIFY_OK(tap(onStage, u"ask.fingers.0"_s));
        QVERIFY(!onStage.window().lessonScreen().view().fingersMove());
        QVERIFY(!onStage.window().commands().action(u"view.fingersMove")->isChecked());
    }

    void theFirstStartAsksOnceAndOnlyWhereNobodyHasTaught()
    {
        const Language inForce(u"en"_s);
        const auto fresh = unused();
        HZ_VERIFY_OK(fresh);
        (*fresh)->window().welcomeOnce();
        QVERIFY(popover(**fresh, u"welcome"_s));
        HZ_VERIFY_OK(tap(**fresh, u"welcome.skip"_s));
        QTRY_VERIFY(!popover(**fresh, u"welcome"_s));
        QVERIFY(popover(**fresh, u"emptyHome"_s)->isVisible());
        (*fresh)->window().welcomeOnce();
        QVERIFY(!popover(**fresh, u"welcome"_s));

        const auto used = stage();
        HZ_VERIFY_OK(used);
        (*used)->window().welcomeOnce();
        QVERIFY(!popover(**used, u"welcome"_s));
    }

    void whoOnlyTapsOnBeginsWithAnEmptyPageAndThePen()
    {
        const Language inForce(u"en"_s);
        const auto opened = unused();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(showWelcome(**opened, 2));
        HZ_VERIFY_OK(tap(**opened, u"welcome.next"_s));
        const page::LessonSession *session = (*opened)->host().session();
        QVERIFY(session);
        QCOMPARE(session->lesson().pages().size(), size_t(1));
        QVERIFY((*opened)->window().lessonScreen().isVisible());
        QCOMPARE((*opened)->window().lessonScreen().view().tool(), Tool::Pen);
        QTRY_VERIFY(!popover(**opened, u"welcome"_s));
    }

    void theFirstStartEndsWithTheSampleLessonIfThatIsWanted()
    {
        const Language inForce(u"en"_s);
        const auto opened = unused();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(showWelcome(**opened, 2));
        HZ_VERIFY_OK(tap(**opened, u"welcome.sample"_s));
        QVERIFY((*opened)->host().session());
        QCOMPARE((*opened)->host().session()->lesson().title, u"Area of a triangle"_s);
    }

    void anAnswerThatMakesTheScreensAnewStaysAtItsStep()
    {
        Translations translations(u"en"_s);
        QLocale::setDefault(QLocale(QLocale::English));
        const auto opened = unused();
        HZ_VERIFY_OK(opened);
        connect(&(*opened)->window(), &BoardWindow::languageChosen, this,
            [&translations](const QString &language) {
                translations.use(language);
                QLocale::setDefault(QLocale(language));
            });
        HZ_VERIFY_OK(showWelcome(**opened, 1));
        HZ_VERIFY_OK(tap(**opened, u"welcome.back"_s));
        HZ_VERIFY_OK(tap(**opened, u"ask.language.0"_s));
        QVERIFY(popover(**opened, u"welcome"_s)->isVisible());
        QVERIFY(!popover(**opened, u"welcome.back"_s)->isVisible());
        QVERIFY(isChosen(**opened, u"ask.language.0"_s));
        QLocale::setDefault(QLocale(QLocale::English));
    }
};

int main(int argc, char **argv)
{
    return runOnMonitors<TestSettings>(argc, argv);
}

#include "tst_settings.moc"

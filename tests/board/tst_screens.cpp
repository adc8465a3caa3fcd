#include "home/lessoncard.h"
#include "lesson/savebadge.h"
#include "screens.h"

#include <hz/ui/check.h>
#include <hz/ui/sheet.h>

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QSlider>

#include <map>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostTabs = 200;

QString english()
{
    return u"en"_s;
}

// Every control that has the focus in turn as the key is pressed, until it comes round.
QWidgetList reachedBy(Qt::Key key, QWidget *window)
{
    QWidgetList reached;
    for (int i = 0; i < kMostTabs; ++i) {
        QTest::keyClick(window->windowHandle(), key);
        QWidget *focused = QApplication::focusWidget();
        if (!focused || reached.contains(focused))
            break;
        reached.append(focused);
    }
    return reached;
}

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QSlider *>(widget)
        || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const board::PageCards *>(widget)
        || qobject_cast<const canvas::PageView *>(widget);
}

QString nameOf(QWidget *widget)
{
    const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
    return widget->objectName() + u' ' + (access ? access->text(QAccessible::Name) : QString());
}

// What can be used now: all of the window, or of the sheet that lies over it.
QWidget *usable(QWidget *window)
{
    for (auto *sheet : window->findChildren<ui::Sheet *>())
        if (sheet->isVisible())
            return sheet;
    return window;
}

// Controls that neither Tab nor the other way round reaches, and what they reach outside a sheet.
QStringList outOfReach(QWidget *window)
{
    QWidget *root = usable(window);
    QStringList wrong;
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        const QWidgetList reached = reachedBy(key, window);
        for (QWidget *widget : root->findChildren<QWidget *>())
            if (isControl(widget) && widget->isVisible() && widget->isEnabled()
                && !reached.contains(widget))
                wrong.append(u"not reached: "_s + nameOf(widget));
        for (QWidget *widget : reached)
            if (widget != root && !root->isAncestorOf(widget))
                wrong.append(u"reached outside: "_s + nameOf(widget));
    }
    return wrong;
}

// What a screen reader would not say of a control: what it is, and whether it is on.
QStringList unsaid(QWidget *window)
{
    QStringList wrong;
    for (QWidget *widget : usable(window)->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        if (!isControl(widget) || !widget->isVisible() || !access)
            continue;
        const QAccessible::State state = access->state();
        if (access->role() == QAccessible::NoRole || access->role() == QAccessible::Client)
            wrong.append(u"no role: "_s + nameOf(widget));
        if (button && button->isCheckable()
            && (!state.checkable || bool(state.checked) != button->isChecked()))
            wrong.append(u"on or off is not said: "_s + nameOf(widget));
        if (button && bool(state.disabled) == button->isEnabled())
            wrong.append(u"disabled is not said: "_s + nameOf(widget));
    }
    return wrong;
}

} // namespace

class TestScreens : public QObject {
    Q_OBJECT

    std::map<QString, std::unique_ptr<SampleProfile>> m_samples; // by language

    // Board in English on the smallest monitor.
    Result<std::unique_ptr<Stage>> stage()
    {
        return Stage::open(monitors().front(), m_samples.at(english()).get());
    }
    static QAbstractButton *button(Stage &stage, const QString &name)
    {
        return stage.window().findChild<QAbstractButton *>(name);
    }
    static QAbstractButton *inPopover(Stage &stage, const QString &popover, const QString &text)
    {
        for (QAbstractButton *button :
            stage.window().findChild<QWidget *>(popover)->findChildren<QAbstractButton *>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    static QString badge(Stage &stage) { return stage.find<board::SaveBadge>()->accessibleName(); }
    static int pageCount(Stage &stage)
    {
        return int(stage.host().session()->lesson().pages().size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &name : Translations::available()) {
            const Language language(name);
            Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
            HZ_VERIFY_OK(sample);
            m_samples.emplace(name, std::move(*sample));
        }
    }

    void everyScreenIsWholeNamedSpacedAndReachable_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("monitor");
        QTest::addColumn<int>("screen");
        for (const QString &language : Translations::available())
            for (int monitor = 0; monitor < 2; ++monitor)
                for (int screen = 0; screen < int(screens().size()); ++screen)
                    QTest::addRow("%s, %s, %s", qPrintable(screens()[size_t(screen)].name),
                        qPrintable(monitors()[monitor].name), qPrintable(language))
                        << language << monitor << screen;
    }
    void everyScreenIsWholeNamedSpacedAndReachable()
    {
        QFETCH(const QString, language);
        QFETCH(const int, monitor);
        QFETCH(const int, screen);
        const Language inForce(language);
        const Screen &wanted = screens()[size_t(screen)];
        const Result<std::unique_ptr<Stage>> stage = Stage::open(
            monitors()[monitor], wanted.withLessons ? m_samples.at(language).get() : nullptr);
        HZ_VERIFY_OK(stage);
        HZ_VERIFY_OK(wanted.build(**stage));

        QWidget *window = &(*stage)->window();
        QCOMPARE(ui::clippedTexts(window).join(u'\n'), QString());
        QCOMPARE(ui::missingAccessibleNames(window).join(u'\n'), QString());
        QCOMPARE(ui::crowdedTargets(window).join(u'\n'), QString());
        QCOMPARE(outOfReach(window).join(u'\n'), QString());
        QCOMPARE(unsaid(window).join(u'\n'), QString());
    }

    void homeSaysWhatToDoOnlyWhileThereIsNoLesson()
    {
        const Language inForce(english());
        for (const bool hasLessons : {false, true}) {
            const auto opened = Stage::open(
                monitors().front(), hasLessons ? m_samples.at(english()).get() : nullptr);
            HZ_VERIFY_OK(opened);
            const QWidget &window = (*opened)->window();
            QCOMPARE(window.findChild<QWidget *>(u"emptyHome"_s)->isVisible(), !hasLessons);
            QCOMPARE(window.findChildren<board::LessonCard *>().size(), hasLessons ? 7 : 0);
        }
    }

    void cardsStandNewestFirstAndOpenTheirLesson()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const auto cards = (*opened)->window().findChildren<board::LessonCard *>();
        QCOMPARE(cards.first()->text(), u"A walk in the mountains"_s);
        QCOMPARE(cards.first()->accessibleDescription(), u"Board Today 08:40 · 6 pages"_s);
        QCOMPARE(cards.last()->text(), u"Three times table"_s);
        QTest::mouseClick(cards.first(), Qt::LeftButton);
        QVERIFY((*opened)->host().session());
        QCOMPARE((*opened)->host().session()->lesson().id, (*opened)->lessons().poem);
    }

    void aNewBoardBeginsOnThePaperChosen_data()
    {
        QTest::addColumn<QString>("tile");
        QTest::addColumn<int>("kind");
        using Kind = page::Background::Kind;
        QTest::newRow("blank") << u"file.new"_s << int(Kind::Plain);
        QTest::newRow("squared") << u"file.newSquared"_s << int(Kind::Squared);
        QTest::newRow("character grid") << u"file.newCharacters"_s << int(Kind::TianZiGe);
    }
    void aNewBoardBeginsOnThePaperChosen()
    {
        QFETCH(const QString, tile);
        QFETCH(const int, kind);
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        QTest::mouseClick(button(**opened, tile), Qt::LeftButton);
        const page::LessonSession *session = (*opened)->host().session();
        QVERIFY(session);
        QCOMPARE(int(session->lesson().page(session->currentPage())->background.kind), kind);
        QVERIFY((*opened)->window().lessonScreen().isVisible());
    }

    void theBarMarksTheToolInUse()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->openLesson((*opened)->lessons().poem));
        const QStringList tools{
            u"tool.hand"_s, u"tool.pen"_s, u"tool.highlighter"_s, u"tool.eraser"_s};
        const auto marked = [&] {
            QStringList checked;
            for (const QString &tool : tools)
                if (button(**opened, tool)->isChecked())
                    checked.append(tool);
            return checked;
        };
        QCOMPARE(marked(), QStringList{u"tool.pen"_s});
        for (const QString &tool : {u"tool.eraser"_s, u"tool.hand"_s, u"tool.highlighter"_s}) {
            QTest::mouseClick(button(**opened, tool), Qt::LeftButton);
            QCOMPARE(marked(), QStringList{tool});
        }
    }

    void aTapOnThePenInUseOffersInksAndAChoiceIsKept()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        QTest::mouseClick(button(onStage, u"tool.pen"_s), Qt::LeftButton);
        HZ_VERIFY_OK(onStage.expectOpen(u"penPopover"_s));
        QVERIFY(inPopover(onStage, u"penPopover"_s, u"Black"_s)->isChecked());
        QTest::mouseClick(inPopover(onStage, u"penPopover"_s, u"Red"_s), Qt::LeftButton);
        QVERIFY(inPopover(onStage, u"penPopover"_s, u"Red"_s)->isChecked());
        QVERIFY(!inPopover(onStage, u"penPopover"_s, u"Black"_s)->isChecked());
        QTest::mouseClick(&onStage.window().lessonScreen().view(), Qt::LeftButton, {}, {600, 150});
        QVERIFY(!onStage.expectOpen(u"penPopover"_s)); // and that stroke counts
        const page::LessonSession *session = onStage.host().session();
        const auto ink = session->lesson().page(session->currentPage())->ink();
        QCOMPARE(ink.back()->stroke->ink, u"ink:red"_s);
    }

    void theEraserIsChosenAndKeptAndAClearedPageComesBack()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        HZ_VERIFY_OK(onStage.run(u"tool.eraser"));
        HZ_VERIFY_OK(onStage.run(u"tool.eraser"));
        HZ_VERIFY_OK(onStage.expectOpen(u"eraserPopover"_s));
        const auto in
            = [&](const QString &text) { return inPopover(onStage, u"eraserPopover"_s, text); };
        QVERIFY(in(u"By stroke"_s)->isChecked() && in(u"Medium"_s)->isChecked());
        QTest::mouseClick(in(u"By area"_s), Qt::LeftButton);
        QTest::mouseClick(in(u"Large"_s), Qt::LeftButton);
        QVERIFY(in(u"By area"_s)->isChecked() && !in(u"By stroke"_s)->isChecked());
        QVERIFY(in(u"Large"_s)->isChecked() && !in(u"Medium"_s)->isChecked());
        const page::LessonSession *session = onStage.host().session();
        const auto strokes
            = [&] { return session->lesson().page(session->currentPage())->strokeCount(); };
        const qsizetype before = strokes();
        QVERIFY(before > 0);
        QTest::mouseClick(in(u"Clear the page"_s), Qt::LeftButton);
        QCOMPARE(strokes(), 0);
        QVERIFY(!onStage.expectOpen(u"eraserPopover"_s));
        onStage.find<ui::ToastHost>()->findChild<QAbstractButton *>()->click();
        QCOMPARE(strokes(), before);
    }

    void anInkOfOnesOwnIsMixedKeptWrittenWithAndLetGo()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().poem));
        HZ_VERIFY_OK(onStage.run(u"tool.pen"));
        HZ_VERIFY_OK(tap(onStage, u"penPopover.ownInk"_s));
        HZ_VERIFY_OK(onStage.expectOpen(u"inkChooser"_s));
        QVERIFY(!onStage.expectOpen(u"penPopover"_s));
        auto *chooser = onStage.find<board::InkChooser>();
        QSignalSpy chosen(chooser, &board::InkChooser::chosen);
        QWidget *field = nullptr, *bar = nullptr;
        for (QWidget *plane : chooser->findChildren<QWidget *>()) {
            if (plane->accessibleName() == u"Colour")
                bar = plane;
            if (plane->accessibleName() == u"How strong and how bright")
                field = plane;
        }
        QVERIFY(field && bar);
        // By finger: pink, strong and bright; then a little less by the keys.
        QTest::mouseClick(bar, Qt::LeftButton, {}, {int(bar->width() * 0.89), bar->height() / 2});
        QTest::mousePress(field, Qt::LeftButton, {}, {10, 10});
        QTest::mouseMove(field, {field->width() + 50, -10});
        QTest::mouseRelease(field, Qt::LeftButton, {}, {field->width() + 50, -10});
        QTest::keyClick(field, Qt::Key_Down);
        HZ_VERIFY_OK(tap(onStage, u"inkChooser.use"_s));
        QCOMPARE(chosen.size(), 1);
        const QString ink = chosen[0][0].toString();
        const QColor colour(*ink::ownInkColour(ink));
        QVERIFY2(std::abs(colour.hsvHue() - 320) < 6, qPrintable(ink));
        QVERIFY2(colour.hsvSaturation() == 255 && colour.value() == 250, qPrintable(ink));
        // It is in the pen, on the bar and in the popover.
        QTest::mouseClick(&onStage.window().lessonScreen().view(), Qt::LeftButton, {}, {600, 150});
        const page::LessonSession *session = onStage.host().session();
        QCOMPARE(session->lesson().page(session->currentPage())->ink().back()->stroke->ink, ink);
        const auto onBar = [&] {
            for (int place = 0; place < 4; ++place)
                if (button(onStage, u"recentInk%1"_s.arg(place))->text() == u"Pink")
                    return true;
            return false;
        };
        QVERIFY(onBar());
        QVERIFY(inPopover(onStage, u"penPopover"_s, u"Pink"_s));
        QVERIFY(inPopover(onStage, u"highlighterPopover"_s, u"Pink"_s));
        // Held, it goes; undone, it is there again.
        HZ_VERIFY_OK(onStage.run(u"tool.pen"));
        QAbstractButton *own = inPopover(onStage, u"penPopover"_s, u"Pink"_s);
        QVERIFY(own->isChecked());
        QTest::mousePress(own, Qt::LeftButton);
        QTRY_VERIFY(!inPopover(onStage, u"penPopover"_s, u"Pink"_s));
        onStage.find<ui::ToastHost>()->findChild<QAbstractButton *>()->click();
        QVERIFY(inPopover(onStage, u"penPopover"_s, u"Pink"_s));
    }

    void twoPupilsHaveTheirInkAndTheirUndoAtTheirEdge()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().parallelogram));
        HZ_VERIFY_OK(onStage.run(u"tool.twoPupils"));
        QVERIFY(button(onStage, u"more.tool.twoPupils"_s)->isChecked());
        QAbstractButton *undoLeft = button(onStage, u"pupilLeft.undo"_s);
        QAbstractButton *undoRight = button(onStage, u"pupilRight.undo"_s);
        QVERIFY(undoLeft->isVisible() && undoRight->isVisible());
        QVERIFY(!undoLeft->isEnabled() && !undoRight->isEnabled());
        QTest::mouseClick(button(onStage, u"pupilRight.ink3"_s), Qt::LeftButton);
        canvas::PageView &view = onStage.window().lessonScreen().view();
        const page::LessonSession *session = onStage.host().session();
        const auto ink = [&] { return session->lesson().page(session->currentPage())->ink(); };
        const size_t before = ink().size();
        QPointingDevice *device = QTest::createTouchDevice();
        const QPoint left(view.width() / 2 - 80, 200), right(view.width() / 2 + 80, 200);
        QTest::touchEvent(&view, device).press(1, left, &view).press(2, right, &view);
        for (int i = 1; i < 12; ++i)
            QTest::touchEvent(&view, device)
                .move(1, left - QPoint(i * 8, 0), &view)
                .move(2, right + QPoint(i * 8, 0), &view);
        QTest::touchEvent(&view, device)
            .release(1, left - QPoint(90, 0), &view)
            .release(2, right + QPoint(90, 0), &view);
        QCOMPARE(ink().size(), before + 2);
        QVERIFY(undoLeft->isEnabled() && undoRight->isEnabled());
        const auto last = [&](size_t back) { return ink()[ink().size() - back]->stroke->ink; };
        QVERIFY2(last(1) != last(2), qPrintable(last(1)));
        QTest::mouseClick(undoLeft, Qt::LeftButton);
        QCOMPARE(ink().size(), before + 1);
        QVERIFY(!undoLeft->isEnabled() && undoRight->isEnabled());
        HZ_VERIFY_OK(onStage.run(u"page.next"));
        QVERIFY(!undoRight->isEnabled());
        HZ_VERIFY_OK(onStage.run(u"tool.twoPupils"));
        QVERIFY(!undoLeft->isVisible() && !undoRight->isVisible());
    }

    void aLessonOfANewerVersionOffersNothingThatWrites()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->makeNewer((*opened)->lessons().poem));
        HZ_VERIFY_OK((*opened)->openLesson((*opened)->lessons().poem));
        for (const QString &command :
            {u"tool.pen"_s, u"tool.highlighter"_s, u"tool.eraser"_s, u"page.add"_s, u"edit.undo"_s})
            QVERIFY2(!button(**opened, command)->isEnabled(), qPrintable(command));
        QVERIFY(button(**opened, u"tool.hand"_s)->isChecked());
        QCOMPARE(badge(**opened),
            u"Only to look at: this lesson was changed by a newer version of Hezhou. Update Hezhou "
            u"to write here."_s);
        HZ_VERIFY_OK((*opened)->openLesson((*opened)->lessons().triangle));
        QCOMPARE(badge(**opened), u"Saved on this computer"_s);
    }

    void aLessonThatIsOpenElsewhereSaysSo()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        page::LessonLibrary &library = (*opened)->host().library();
        const auto elsewhere = library.open((*opened)->lessons().poem);
        HZ_VERIFY_OK(elsewhere);
        HZ_VERIFY_OK((*opened)->openLesson((*opened)->lessons().poem));
        QCOMPARE(badge(**opened),
            u"Only to look at: this lesson is open in another program. Close it there to write "
            u"here."_s);
    }

    void aRemovedPageComesBackByTheToast()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        HZ_VERIFY_OK(onStage.openLesson(onStage.lessons().characters));
        QCOMPARE(pageCount(onStage), 8);
        HZ_VERIFY_OK(onStage.run(u"page.remove"));
        QCOMPARE(pageCount(onStage), 7);
        const auto *toasts = onStage.find<ui::ToastHost>();
        QCOMPARE(toasts->text(), u"The page was removed."_s);
        toasts->findChild<QAbstractButton *>()->click();
        QCOMPARE(pageCount(onStage), 8);
        QVERIFY(!toasts->isVisible());
    }

    void aFailedSaveSaysWhatToDoAndNamesNoFile()
    {
        const Language inForce(english());
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK(showFailingSave(**opened));
        QCOMPARE(
            (*opened)->find<board::SaveBadge>()->accessibleName(), u"Cannot save at the moment"_s);
        const QString told = (*opened)->find<ui::ToastHost>()->text();
        QVERIFY2(told.contains(u"Make room"), qPrintable(told));
        QVERIFY2(!told.contains(u'/'), qPrintable(told));
    }
};

int main(int argc, char **argv)
{
    return runOnMonitors<TestScreens>(argc, argv);
}

#include "tst_screens.moc"

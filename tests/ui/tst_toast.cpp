#include "uitest.h"

#include <hz/ui/toast.h>
#include <hz/ui/touchcontrol.h>

#include <QtCore/QTimer>

using namespace hz::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Scene {
    QWidget window;
    ToastHost toasts{&window};

    Scene()
    {
        window.resize(1000, 600);
        window.show();
    }
    QTimer *timer() const { return toasts.findChild<QTimer *>(); }
    TouchControl *button() const { return toasts.findChild<TouchControl *>(); }
};

} // namespace

Q_DECLARE_METATYPE(hz::ui::Toast)

class TestToast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itStaysAsLongAsThereIsSomethingToDo_data()
    {
        QTest::addColumn<Toast>("toast");
        QTest::addColumn<std::optional<std::chrono::milliseconds>>("duration");
        using Stays = std::optional<std::chrono::milliseconds>;
        QTest::newRow("5 s to be read") << Toast{.text = u"Saved."_s} << Stays(5s);
        QTest::newRow("8 s to be undone")
            << Toast{.text = u"Removed."_s, .actionText = u"Undo"_s} << Stays(8s);
        QTest::newRow("a problem until it was read")
            << Toast{.text = u"The disk is full."_s, .kind = Toast::Kind::Problem} << Stays();
    }
    void itStaysAsLongAsThereIsSomethingToDo()
    {
        QFETCH(const Toast, toast);
        QFETCH(const std::optional<std::chrono::milliseconds>, duration);
        Scene scene;
        scene.toasts.show(toast);
        QVERIFY(scene.toasts.isVisible());
        QCOMPARE(scene.timer()->isActive(), duration.has_value());
        if (duration) {
            QCOMPARE(scene.timer()->intervalAsDuration(), *duration);
            scene.timer()->start(0ms); // as if the time had passed
            QTRY_VERIFY(!scene.toasts.isVisible());
            QCOMPARE(scene.toasts.text(), QString());
        }
    }

    void theActionRunsOnceAndTheToastGoes()
    {
        Scene scene;
        int undone = 0;
        scene.toasts.show(
            {.text = u"Removed."_s, .actionText = u"Undo"_s, .action = [&] { ++undone; }});
        QCOMPARE(scene.button()->text(), u"Undo"_s);
        scene.button()->click();
        QCOMPARE(undone, 1);
        QVERIFY(!scene.toasts.isVisible());
        QVERIFY(!scene.timer()->isActive());
    }

    void anActionMayShowTheNextToast()
    {
        Scene scene;
        scene.toasts.show({.text = u"Removed."_s, .actionText = u"Undo"_s, .action = [&] {
                               scene.toasts.show({.text = u"It is back."_s});
                           }});
        scene.button()->click();
        QCOMPARE(scene.toasts.text(), u"It is back."_s);
        QVERIFY(scene.toasts.isVisible());
    }

    void theNewestOfTwoIsShownFromItsOwnBeginning()
    {
        Scene scene;
        int first = 0;
        scene.toasts.show(
            {.text = u"One."_s, .actionText = u"Undo one"_s, .action = [&] { ++first; }});
        scene.toasts.show({.text = u"Two."_s});
        QCOMPARE(scene.toasts.text(), u"Two."_s);
        QCOMPARE(scene.timer()->intervalAsDuration(), std::chrono::milliseconds(5s));
        QVERIFY(!scene.button()->isVisible());
        QCOMPARE(first, 0);
    }

    void aProblemOffersToBePutAside()
    {
        Scene scene;
        scene.toasts.show({.text = u"The disk is full."_s, .kind = Toast::Kind::Problem});
        QVERIFY(scene.button()->isVisible());
        scene.button()->click();
        QVERIFY(!scene.toasts.isVisible());
    }

    void itStandsAboveTheBarAndFollowsTheWindow()
    {
        Scene scene;
        scene.toasts.setClearance(110);
        scene.toasts.show({.text = u"Saved."_s});
        const int edge = theme().px(Measure::BarFromEdge);
        QCOMPARE(scene.toasts.geometry().bottom() + 1, 600 - edge - 110);
        QVERIFY(std::abs(scene.toasts.geometry().center().x() - 500) <= 1);
        scene.window.resize(800, 400);
        QCOMPARE(scene.toasts.geometry().bottom() + 1, 400 - edge - 110);
    }

    void aLongTextTakesMoreLines()
    {
        Scene scene;
        scene.toasts.show({.text = u"Short."_s});
        const int line = scene.toasts.height();
        scene.toasts.show({.text = u"磁盘已满，这节课暂时存不下。"_s.repeated(8)});
        QVERIFY(scene.toasts.height() > line);
        QVERIFY(scene.toasts.width() <= 900);
        QVERIFY(scene.window.rect().contains(scene.toasts.geometry()));
    }

    void whatPeopleWroteIsNotMarkup()
    {
        Scene scene;
        scene.toasts.show({.text = u"<b>1 < 2</b> was written."_s});
        QCOMPARE(scene.toasts.accessibleName(), u"<b>1 < 2</b> was written."_s);
        const int plain = scene.toasts.width();
        scene.toasts.show({.text = u"1 < 2 was written."_s});
        QVERIFY(scene.toasts.width() < plain);
    }
};

HZ_UI_TEST(TestToast)
#include "tst_toast.moc"

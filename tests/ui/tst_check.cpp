#include "uitest.h"

#include <hz/ui/check.h>
#include <hz/ui/label.h>
#include <hz/ui/shadow.h>
#include <hz/ui/touchbutton.h>

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSlider>

using namespace hz::ui;
using namespace Qt::StringLiterals;

class TestCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textWithoutRoomIsFound_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("fits");
        QTest::newRow("wide enough") << 400 << true;
        QTest::newRow("too narrow") << 30 << false;
    }
    void textWithoutRoomIsFound()
    {
        QFETCH(const int, width);
        QFETCH(const bool, fits);
        QWidget window;
        window.resize(900, 400);
        Label label(u"三角形的面积"_s, TypeRole::Body, Weight::Regular, Token::Text, &window);
        QPushButton push(u"Open a file"_s, &window);
        TouchButton touch(IconName::Pen, u"Highlighter"_s, &window);
        label.setGeometry(0, 0, width, 40);
        push.setGeometry(0, 100, width, 60);
        touch.setGeometry(0, 200, width, 64);
        window.show();
        QCOMPARE(clippedTexts(&window).size(), fits ? 0 : 3);
    }

    void whatSticksOutOfItsParentIsFound()
    {
        QWidget window;
        window.resize(200, 100);
        Label label(u"Recent lessons"_s, TypeRole::Body, Weight::Regular, Token::Text, &window);
        label.setGeometry(120, 10, 300, 40);
        window.show();
        QCOMPARE(clippedTexts(&window).size(), 1);
        label.setVisible(false);
        QCOMPARE(clippedTexts(&window), QStringList());
    }

    void whatCanBeScrolledIntoViewIsNotCutOff()
    {
        QScrollArea area;
        area.resize(200, 100);
        auto *inside = new QWidget;
        inside->resize(180, 900);
        auto *label
            = new Label(u"Far below"_s, TypeRole::Body, Weight::Regular, Token::Text, inside);
        label->setGeometry(10, 800, 160, 40);
        area.setWidget(inside);
        area.show();
        QCOMPARE(clippedTexts(&area), QStringList());
    }

    void controlsWithoutNamesAreFound()
    {
        QWidget window;
        TouchButton named(IconName::Pen, u"Pen"_s, &window);
        TouchButton nameless(IconName::Pen, QString(), &window);
        QLineEdit field(&window);
        nameless.setObjectName(u"nameless"_s);
        field.setObjectName(u"field"_s);
        window.show();
        QCOMPARE(missingAccessibleNames(&window), QStringList({u"nameless"_s, u"field"_s}));
        nameless.setAccessibleName(u"Eraser"_s);
        field.setAccessibleName(u"Search"_s);
        QCOMPARE(missingAccessibleNames(&window), QStringList());
    }

    void smallAndCrowdedTargetsAreFound()
    {
        QWidget window;
        window.resize(600, 300);
        TouchButton pen(IconName::Pen, u"Pen"_s, &window),
            eraser(IconName::Eraser, u"Eraser"_s, &window);
        QSlider slider(Qt::Horizontal, &window);
        pen.setGeometry(20, 20, 60, 64);
        eraser.setGeometry(92, 20, 60, 64); // 12 apart
        slider.setGeometry(20, 150, 300, 48);
        window.show();
        QCOMPARE(crowdedTargets(&window), QStringList());
        eraser.move(91, 20);
        QCOMPARE(
            crowdedTargets(&window), QStringList{u"Pen and Eraser are 11 apart, least is 12"_s});
        eraser.move(70, 20);
        QCOMPARE(
            crowdedTargets(&window), QStringList{u"Pen and Eraser are -10 apart, least is 12"_s});
        eraser.setGeometry(300, 20, 47, 64);
        QCOMPARE(crowdedTargets(&window), QStringList{u"Eraser is 47 × 64, least is 48"_s});
        eraser.hide();
        QCOMPARE(crowdedTargets(&window), QStringList());
    }

    void whatAPanelCoversIsMeasuredByWhatIsLeft()
    {
        QWidget window;
        window.resize(600, 300);
        TouchButton below(IconName::Pen, u"Below"_s, &window);
        below.setGeometry(20, 20, 300, 200);
        FloatingPanel panel(&window, Radius::Panel);
        panel.setGeometry(100, 60, 200, 200);
        TouchButton above(IconName::Eraser, u"Above"_s, &panel);
        above.setGeometry(12, 12, 100, 100);
        window.show();
        QCOMPARE(crowdedTargets(&window), QStringList());
        above.move(11, 12);
        QCOMPARE(
            crowdedTargets(&window), QStringList{u"Below and Above are 11 apart, least is 12"_s});
        panel.hide();
        QCOMPARE(crowdedTargets(&window), QStringList());
    }

    void aPanelCoversThePanelsBelowIt()
    {
        QWidget window;
        window.resize(600, 300);
        QWidget screen(&window);
        screen.resize(window.size());
        FloatingPanel bar(&screen, Radius::Panel);
        bar.setGeometry(20, 20, 300, 200);
        TouchButton below(IconName::Pen, u"Below"_s, &bar);
        below.setGeometry(12, 12, 250, 176);
        FloatingPanel panel(&window, Radius::Panel);
        panel.setGeometry(100, 60, 300, 200);
        TouchButton above(IconName::Eraser, u"Above"_s, &panel);
        above.setGeometry(12, 12, 100, 100);
        window.show();
        QCOMPARE(crowdedTargets(&window), QStringList());
        above.move(11, 12);
        QCOMPARE(
            crowdedTargets(&window), QStringList{u"Below and Above are 11 apart, least is 12"_s});
        screen.raise(); // the bar over the panel
        above.move(12, 12);
        below.setGeometry(12, 12, 276, 176);
        QCOMPARE(crowdedTargets(&window), QStringList());
    }

    void aButtonOnAnotherIsMeasuredByItself()
    {
        QWidget window;
        window.resize(600, 300);
        TouchButton card(IconName::Pen, u"Card"_s, &window);
        card.setGeometry(20, 20, 300, 200);
        TouchButton more(IconName::Ellipsis, u"More"_s, &card);
        more.setGeometry(200, 100, 48, 48);
        window.show();
        QCOMPARE(crowdedTargets(&window), QStringList());
        more.setGeometry(200, 100, 47, 48);
        QCOMPARE(crowdedTargets(&window), QStringList{u"More is 47 × 48, least is 48"_s});
    }

    void targetsGrowWithTheScale()
    {
        QWidget window;
        window.resize(600, 300);
        TouchButton pen(IconName::Pen, u"Pen"_s, &window);
        pen.setGeometry(20, 20, 60, 64);
        window.show();
        theme().setScale(2);
        QCOMPARE(crowdedTargets(&window).size(), 1);
        theme().setScale(1);
    }
};

HZ_UI_TEST(TestCheck)
#include "tst_check.moc"

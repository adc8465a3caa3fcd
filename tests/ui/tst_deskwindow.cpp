#include "ui/desksamples.h"
#include "ui/uitest.h"

#include <hz/ui/check.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/palette.h>
#include <hz/ui/selectionbar.h>

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QVBoxLayout>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

struct Program {
    explicit Program(const QSize &size)
        : window(IconName::ChartNoAxes, u"河州"_s, u"管家"_s)
    {
        window.side().addPlace({.id = u"all"_s, .text = u"总览"_s, .icon = IconName::ChartColumn});
        window.side().addPlace({.id = u"devices"_s, .text = u"设备"_s, .icon = IconName::Monitor});
        window.side().addPlace(
            {.id = u"settings"_s, .text = u"设置"_s, .icon = IconName::Settings, .isLower = true});
        window.side().setCount(u"devices"_s, 68054);
        window.side().setCurrent(u"all"_s);
        window.top().setPath({u"柳川县"_s, u"城关小学"_s, u"计算机教室"_s});
        window.resize(size);
        window.show();
    }
    QAbstractButton *button(const QString &name)
    {
        return window.findChild<QAbstractButton *>(name);
    }
    QStringList crumbs()
    {
        QStringList texts;
        for (const QAbstractButton *one : window.top().findChildren<QAbstractButton *>())
            if (one->isVisible() && one->objectName().isEmpty())
                texts.append(one->text());
        return texts;
    }

    DeskWindow window;
};

} // namespace

class TstDeskWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyboardGoesWithTheView()
    {
        Program program({1366, 768});
        QVERIFY(QTest::qWaitForWindowActive(&program.window));
        const auto view = [] {
            auto *made = new QWidget;
            auto *column = new QVBoxLayout(made);
            column->addWidget(new QPushButton(u"查看"_s));
            return made;
        };
        QWidget *list = view();
        QWidget *one = view();
        program.window.setView(list);
        list->findChild<QPushButton *>()->setFocus();
        program.window.setView(one);
        QCOMPARE(QApplication::focusWidget(), one);
        QTest::keyClick(one, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), one->findChild<QPushButton *>());
        // What is not in the view keeps it.
        QAbstractButton *place = program.button(u"devices"_s);
        QVERIFY(place);
        place->setFocus();
        program.window.setView(list);
        QCOMPARE(QApplication::focusWidget(), place);
    }

    void linesOfFactsStandClose()
    {
        KeyValueList list;
        list.setEntries({{u"设备"_s, u"30 台"_s}, {u"用途"_s, u"学生"_s}});
        list.resize(260, 600);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QList<Label *> labels = list.findChildren<Label *>();
        QCOMPARE(labels.size(), 4);
        const auto top = [&](int i) { return labels[i]->mapTo(&list, QPoint()).y(); };
        QCOMPARE(top(1), top(0)); // what it is beside what it is of
        QVERIFY(top(2) - top(0) < 2 * labels[0]->height());
    }

    void aNarrowWindowFoldsTheSideBar()
    {
        Program wide({1920, 1080});
        QVERIFY(!wide.window.side().isFolded());
        QCOMPARE(wide.window.side().width(), 208);
        QVERIFY(wide.button(u"devices"_s)->toolTip().isEmpty());
        QCOMPARE(wide.crumbs(), (QStringList{u"柳川县"_s, u"城关小学"_s}));
        const QSignalSpy changed(&wide.window, &DeskWindow::narrowChanged);
        wide.window.resize(1366, 768);
        QCOMPARE(changed.size(), 1);
        QVERIFY(wide.window.side().isFolded());
        QCOMPARE(wide.window.side().width(), 56);
        QCOMPARE(wide.button(u"devices"_s)->toolTip(), u"设备"_s);
        QTRY_COMPARE(wide.crumbs(), QStringList{u"城关小学"_s});
        wide.window.resize(1500, 900);
        QVERIFY(!wide.window.side().isFolded());
    }

    void aWideViewDoesNotKeepTheWindowFromBeingNarrow()
    {
        Program program({1920, 1080});
        auto *view = new QWidget;
        view->setMinimumWidth(1305);
        program.window.setView(view);
        QCoreApplication::sendPostedEvents();
        program.window.resize(1366, 768);
        QCOMPARE(program.window.width(), 1366);
    }

    void aHighViewIsScrolledAndDoesNotPushTheWindowOffTheScreen()
    {
        // Given a screen of 768 with a title and a task bar taken off
        Program program({1366, 700});
        auto *view = new QWidget;
        view->setMinimumSize(600, 765);
        program.window.setView(view);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(program.window.height(), 700);
        QCOMPARE(view->height(), 765);
        const auto *scroll = program.window.findChild<QScrollArea *>();
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        // When another view, that fits, takes its place
        auto *other = new QWidget;
        program.window.setView(other);
        QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
        QVERIFY(!view->isVisible() && other->isVisible());
        // And the first comes back
        program.window.setView(view);
        QVERIFY(view->isVisible() && !other->isVisible());
        QCOMPARE(view->height(), 765);
    }

    void aPlaceIsChosenByClickAndKey()
    {
        Program program({1920, 1080});
        const QSignalSpy chosen(&program.window.side(), &SideBar::chosen);
        program.button(u"devices"_s)->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), u"devices"_s);
        QCOMPARE(program.window.side().current(), u"all"_s); // until the program says so
        QVERIFY(!program.button(u"devices"_s)->isChecked());
        program.window.side().setCurrent(u"devices"_s);
        QVERIFY(program.button(u"devices"_s)->isChecked());
        QVERIFY(QTest::qWaitForWindowActive(&program.window));
        program.button(u"devices"_s)->setFocus();
        QTest::keyClick(program.button(u"devices"_s), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), program.button(u"settings"_s));
    }

    void theSearchBoxAndItsKeyOpenThePalette()
    {
        Program program({1366, 768});
        QVERIFY(QTest::qWaitForWindowActive(&program.window));
        program.button(u"searchBox"_s)->click();
        QVERIFY(program.window.finder().isVisible());
        program.window.finder().dismiss();
        program.window.commands().refresh();
        QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(program.window.finder().isVisible());
    }

    void aStepBackTellsWhich()
    {
        Program program({1920, 1080});
        const QSignalSpy chosen(&program.window.top(), &TopBar::pathChosen);
        for (QAbstractButton *one : program.window.top().findChildren<QAbstractButton *>())
            if (one->text() == u"城关小学" && one->isVisible())
                one->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 1);
    }

    void nothingIsCutOffOrNameless_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("1366") << QSize(1366, 768) << 1.0;
        QTest::newRow("1920") << QSize(1920, 1080) << 1.0;
        QTest::newRow("large") << QSize(3840, 2160) << 2.0;
    }
    void nothingIsCutOffOrNameless()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        theme().setScale(scale);
        Program program(size);
        auto *strip = new FigureStrip;
        strip->setFigures(sampleFigures());
        program.window.setView(strip);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(clippedTexts(&program.window), QStringList());
        QCOMPARE(missingAccessibleNames(&program.window), QStringList());
        theme().setScale(1);
    }

    void figuresLeadToWhatTheyCount()
    {
        FigureStrip strip;
        strip.setFigures(sampleFigures());
        strip.show();
        const QSignalSpy activated(&strip, &FigureStrip::activated);
        strip.findChildren<FigureTile *>()[4]->click();
        QCOMPARE(activated[0][0].toInt(), 4);
        strip.setFigures({sampleFigures().front()});
        QCOMPARE(strip.findChildren<FigureTile *>().size(), 1);
    }

    void aSelectionBarShowsWhatHasRoom()
    {
        QWidget window;
        window.resize(1000, 600);
        auto *view = new QWidget(&window);
        view->resize(1000, 600);
        auto *bar = new SelectionBar(view);
        QList<QAction *> verbs;
        for (const QString &text : {u"调拨"_s, u"报修"_s, u"改位置"_s, u"打标签"_s, u"导出"_s})
            verbs.append(new QAction(icon(IconName::Wrench), text, bar));
        bar->setWords(u"已选 3 台"_s, u"学生机，城关小学"_s);
        bar->setVerbs(verbs);
        window.show();
        bar->rise();
        const auto shown = [&] {
            QStringList texts;
            for (const QPushButton *button : bar->findChildren<QPushButton *>())
                if (button->isVisible() && !button->text().isEmpty())
                    texts.append(button->text());
            return texts;
        };
        QCOMPARE(shown().size(), 5);
        QCOMPARE(bar->height(), 52);
        QCOMPARE(bar->geometry().center().x(), 499);
        QCOMPARE(window.height() - bar->geometry().bottom() - 1, 20);
        const QSignalSpy triggered(verbs[1], &QAction::triggered);
        bar->findChildren<QPushButton *>()[3]->click();
        view->resize(560, 600);
        QVERIFY(shown().size() < 5);
        QVERIFY(bar->width() <= 520);
        QCOMPARE(clippedTexts(bar), QStringList());
        QCOMPARE(missingAccessibleNames(bar), QStringList());
    }

    void aDetailPaneShowsPages()
    {
        DetailPane pane;
        pane.setTitle(u"BY-2021-03211"_s, u"台式机 · 启程 D480"_s, IconName::Monitor);
        pane.setBadge(Status::Warn, u"维修 6 天"_s);
        auto *known = new KeyValueList;
        known->setEntries(sampleEntries());
        auto *timeline = new Timeline;
        timeline->setEvents(sampleEvents());
        pane.addPage(u"配置"_s, known);
        QVERIFY(!pane.findChild<QTabBar *>()->isVisibleTo(&pane));
        pane.addPage(u"经过"_s, timeline);
        pane.resize(376, 700);
        pane.show();
        QVERIFY(pane.findChild<QTabBar *>()->isVisible());
        QVERIFY(known->isVisible());
        pane.setPage(1);
        QVERIFY(timeline->isVisible());
        QCOMPARE(pane.page(), 1);
        QCOMPARE(clippedTexts(&pane), QStringList());
        QCOMPARE(missingAccessibleNames(&pane), QStringList());
    }

    void emptyOffersOneThingToDo()
    {
        EmptyState empty(IconName::Target, u"还没有规划"_s, u"定一个预算。"_s, u"新建规划"_s);
        empty.resize(500, 400);
        empty.show();
        const QSignalSpy acted(&empty, &EmptyState::acted);
        empty.findChild<QPushButton *>()->click();
        QCOMPARE(acted.size(), 1);
        QCOMPARE(clippedTexts(&empty), QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const hz::test::Look look(App::Console);
    TstDeskWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_deskwindow.moc"

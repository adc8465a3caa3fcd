#include "uitest.h"

#include <hz/ui/actions.h>
#include <hz/ui/check.h>
#include <hz/ui/palette.h>

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>

using namespace hz;
using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

// A window with four commands, one of which cannot be given now, and lessons to open.
struct Scene {
    QWidget window;
    ActionRegistry commands{&window};
    QStringList done;
    QStringList lessons{u"水的循环"_s, u"三角形的面积"_s, u"山行"_s};
    CommandPalette palette{commands, &window};
    QLineEdit *field = palette.findChild<QLineEdit *>();
    QListView *list = palette.findChild<QListView *>();

    Scene()
    {
        window.resize(1000, 800);
        add(u"edit.undo"_s, u"撤销"_s, Qt::CTRL | Qt::Key_Z);
        add(u"page.next"_s, u"下一页"_s, Qt::Key_PageDown);
        add(u"view.fullScreen"_s, u"全屏"_s, Qt::Key_F11);
        commands.add({.id = u"edit.redo"_s,
            .text = u"重做"_s,
            .run = [] {},
            .isEnabled = [] { return false; }});
        palette.addSource({.kind = u"课件"_s,
            .unasked = 2,
            .begin = [this]() -> PaletteSource::Work {
                return [lessons = lessons](TaskControl &) -> Result<std::vector<Findable>> {
                    std::vector<Findable> items;
                    for (const QString &lesson : lessons)
                        items.push_back({.id = u"lesson:"_s + lesson, .text = lesson});
                    return items;
                };
            },
            .choose = [this](const QString &id) { done.append(id); }});
        palette.setHint(u"可以输入名字"_s);
        window.show();
    }
    void add(const QString &id, const QString &text, QKeySequence key)
    {
        commands.add({.id = id, .text = text, .keys = {std::move(key)}, .run = [this, id] {
                          done.append(id);
                      }});
    }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    bool isSettled() const { return palette.isSettled(); }
    QString hint() const { return palette.findChild<QLabel *>()->text(); }
};

} // namespace

class TestCommandPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itListsTheLatestAndWhatCanBeGivenNow()
    {
        Scene scene;
        scene.palette.open();
        QTRY_VERIFY(scene.isSettled());
        QCOMPARE(scene.palette.listed(),
            (QStringList{u"水的循环"_s, u"三角形的面积"_s, u"撤销"_s, u"下一页"_s, u"全屏"_s}));
        QCOMPARE(scene.hint(), u"可以输入名字"_s);
    }

    void everythingIsFoundByItsNames_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("listed");
        QTest::newRow("Chinese") << u"撤"_s << QStringList{u"撤销"_s};
        QTest::newRow("English") << u"undo"_s << QStringList{u"撤销"_s};
        QTest::newRow("words of English") << u"screen"_s << QStringList{u"全屏"_s};
        QTest::newRow("pinyin") << u"xyy"_s << QStringList{u"下一页"_s};
        QTest::newRow("a lesson") << u"sjx"_s << QStringList{u"三角形的面积"_s};
        QTest::newRow("not now") << u"重做"_s << QStringList{};
        QTest::newRow("not itself") << u"find"_s << QStringList{};
    }
    void everythingIsFoundByItsNames()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, listed);
        Scene scene;
        scene.palette.open();
        scene.field->setText(typed);
        QTRY_VERIFY(scene.isSettled());
        QCOMPARE(scene.palette.listed(), listed);
    }

    void itSaysWhatCanBeTypedWhereNothingIsFound()
    {
        Scene scene;
        scene.palette.open();
        scene.field->setText(u"2048"_s);
        QTRY_VERIFY(scene.isSettled());
        QVERIFY2(scene.hint().contains(u"2048") && scene.hint().endsWith(u"可以输入名字"),
            qPrintable(scene.hint()));
    }

    void arrowsChooseAndReturnGives()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        QTest::keyClick(&scene.window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(scene.palette.isVisible());
        QTRY_VERIFY(scene.isSettled());
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Up);
        scene.press(Qt::Key_Return);
        QVERIFY(!scene.palette.isVisible());
        QCOMPARE(scene.done, QStringList{u"edit.undo"_s});
    }

    void returnWaitsForWhatWasTyped()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.palette.open();
        QTest::keyClicks(scene.field, u"shanxing"_s);
        scene.press(Qt::Key_Return); // before anything was found
        QTRY_COMPARE(scene.done, QStringList{u"lesson:山行"_s});
    }

    void aTapChooses()
    {
        Scene scene;
        scene.palette.open();
        QTRY_VERIFY(scene.isSettled());
        const QModelIndex second = scene.list->model()->index(1, 0);
        QTest::mouseClick(
            scene.list->viewport(), Qt::LeftButton, {}, scene.list->visualRect(second).center());
        QCOMPARE(scene.done, QStringList{u"lesson:三角形的面积"_s});
    }

    void whatTheArrowsChoseStaysWhileMoreIsFound()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.palette.open();
        QTRY_COMPARE(scene.palette.listed().size(), 5);
        scene.press(Qt::Key_Down);
        QTRY_VERIFY(scene.isSettled());
        QCOMPARE(scene.list->currentIndex().row(), 1);
    }

    void itBeginsAnewEachTime()
    {
        Scene scene;
        scene.palette.open();
        scene.field->setText(u"山"_s);
        QTRY_VERIFY(scene.isSettled());
        scene.palette.dismiss();
        scene.lessons = {u"认识钟表"_s};
        scene.palette.open();
        QTRY_VERIFY(scene.isSettled());
        QCOMPARE(scene.field->text(), QString());
        QCOMPARE(scene.palette.listed().first(), u"认识钟表"_s);
    }

    void aSourceThatFailsLeavesTheOthers()
    {
        Scene scene;
        scene.palette.addSource({.kind = {},
            .begin = []() -> PaletteSource::Work {
                return [](TaskControl &) -> Result<std::vector<Findable>> {
                    return failure(Error::Kind::Corrupt, u"No such list."_s);
                };
            },
            .choose = [](const QString &) {}});
        scene.palette.open();
        QTRY_VERIFY(scene.isSettled());
        QCOMPARE(scene.palette.listed().size(), 5);
    }

    void everyPartHasAName()
    {
        Scene scene;
        scene.palette.open();
        QTRY_VERIFY(scene.isSettled());
        QCOMPARE(missingAccessibleNames(&scene.palette), QStringList());
    }
};

HZ_UI_TEST(TestCommandPalette)
#include "tst_commandpalette.moc"

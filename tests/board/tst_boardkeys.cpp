#include "screens.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

class TestBoardKeys : public QObject {
    Q_OBJECT

    std::unique_ptr<Language> m_english;
    std::unique_ptr<SampleProfile> m_sample;

    // The poem, with the keyboard at its first page.
    Result<std::unique_ptr<Stage>> stage()
    {
        HZ_TRY(std::unique_ptr<Stage> stage, Stage::open(monitors().front(), m_sample.get()));
        HZ_CHECK(stage->openLesson(m_sample->lessons().poem));
        return stage;
    }
    static void press(Stage &stage, Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(stage.window().windowHandle(), key, with);
    }
    static const page::Page &page(Stage &stage)
    {
        const page::LessonSession *session = stage.host().session();
        return *session->lesson().page(session->currentPage());
    }
    static page::ElementId first(Stage &stage) { return page(stage).elements().front()->id; }
    static QPointF placeOf(Stage &stage, const page::ElementId &id)
    {
        return page(stage).boundsOf(id).topLeft();
    }
    static QWidget *focused() { return QApplication::focusWidget(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_english = std::make_unique<Language>(u"en"_s);
        Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(sample);
        m_sample = std::move(*sample);
    }

    void arrowsTurnPagesWhileNothingIsSelected()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        press(**opened, Qt::Key_Right);
        press(**opened, Qt::Key_PageDown);
        QCOMPARE((*opened)->pageNumber(), 3);
        press(**opened, Qt::Key_Left);
        press(**opened, Qt::Key_PageUp);
        QCOMPARE((*opened)->pageNumber(), 1);
    }

    void arrowsMoveTheSelection_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("with");
        QTest::addColumn<QPointF>("by");
        using Keys = Qt::KeyboardModifiers;
        QTest::newRow("left") << Qt::Key_Left << Keys() << QPointF(-1, 0);
        QTest::newRow("right") << Qt::Key_Right << Keys() << QPointF(1, 0);
        QTest::newRow("up") << Qt::Key_Up << Keys() << QPointF(0, -1);
        QTest::newRow("down") << Qt::Key_Down << Keys() << QPointF(0, 1);
        QTest::newRow("far left") << Qt::Key_Left << Keys(Qt::ShiftModifier) << QPointF(-10, 0);
        QTest::newRow("far down") << Qt::Key_Down << Keys(Qt::ShiftModifier) << QPointF(0, 10);
    }
    void arrowsMoveTheSelection()
    {
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, with);
        QFETCH(const QPointF, by);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const page::ElementId id = first(**opened);
        (*opened)->window().lessonScreen().view().select({id});
        const QPointF before = placeOf(**opened, id);
        press(**opened, key, with);
        press(**opened, key, with);
        QCOMPARE(placeOf(**opened, id) - before, 2 * by);
        QCOMPARE((*opened)->pageNumber(), 1);
    }

    void nudgesInARowAreOneStepOfUndo()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const page::ElementId id = first(**opened);
        (*opened)->window().lessonScreen().view().select({id});
        const QPointF before = placeOf(**opened, id);
        press(**opened, Qt::Key_Right);
        press(**opened, Qt::Key_Down);
        press(**opened, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(placeOf(**opened, id), before);
        press(**opened, Qt::Key_Right);
        press(**opened, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(placeOf(**opened, id), before);
    }

    void theSelectionIsCopiedPastedAndDeletedByKeys()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        Stage &onStage = **opened;
        const qsizetype count = page(onStage).elementCount();
        onStage.window().lessonScreen().view().select({first(onStage)});
        QGuiApplication::clipboard()->clear();
        press(onStage, Qt::Key_C, Qt::ControlModifier);
        const auto isCopied = [] { // there is none while it is cleared
            const QMimeData *held = QGuiApplication::clipboard()->mimeData();
            return held && !held->formats().isEmpty();
        };
        QTRY_VERIFY(isCopied());
        press(onStage, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(page(onStage).elementCount(), count + 1);
        press(onStage, Qt::Key_Delete); // what was pasted is selected
        QCOMPARE(page(onStage).elementCount(), count);
        press(onStage, Qt::Key_A, Qt::ControlModifier);
        press(onStage, Qt::Key_Backspace);
        QCOMPARE(page(onStage).elementCount(), 0);
    }

    void aPopoverOpenedByItsKeyHasTheKeyboardAndGivesItBack_data()
    {
        QTest::addColumn<Qt::Key>("closing");
        QTest::newRow("closed by Escape") << Qt::Key_Escape;
        QTest::newRow("closed by a choice") << Qt::Key_Return;
    }
    void aPopoverOpenedByItsKeyHasTheKeyboardAndGivesItBack()
    {
        QFETCH(const Qt::Key, closing);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        QWidget *before = focused();
        QVERIFY(before);
        press(**opened, Qt::Key_Return, Qt::ControlModifier);
        const auto *popover = (*opened)->window().findChild<QWidget *>(u"pagePopover"_s);
        QVERIFY(popover->isVisible());
        QVERIFY(popover->isAncestorOf(focused()));
        // Who has the keyboard is shown.
        QVERIFY((*opened)->window().testAttribute(Qt::WA_KeyboardFocusChange));
        press(**opened, closing);
        QVERIFY(!popover->isVisible());
        QCOMPARE(focused(), before);
        QCOMPARE((*opened)->pageNumber(), closing == Qt::Key_Return ? 2 : 1);
    }

    void arrowsGoThroughAPopoverAndTurnNoPage()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        press(**opened, Qt::Key_Return, Qt::ControlModifier);
        const QWidget *firstOne = focused();
        press(**opened, Qt::Key_Right);
        QVERIFY(focused() != firstOne);
        QVERIFY((*opened)->window().findChild<QWidget *>(u"pagePopover"_s)->isVisible());
        press(**opened, Qt::Key_Left);
        QCOMPARE(focused(), firstOne);
        QCOMPARE((*opened)->pageNumber(), 1);
    }

    void aToolIsTakenByItsLetter()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        using Tool = canvas::PageView::Tool;
        for (const auto &[key, tool] : {std::pair(Qt::Key_E, Tool::Eraser),
                 std::pair(Qt::Key_H, Tool::Highlighter), std::pair(Qt::Key_S, Tool::Select),
                 std::pair(Qt::Key_V, Tool::Hand), std::pair(Qt::Key_P, Tool::Pen)}) {
            press(**opened, key);
            QCOMPARE((*opened)->window().lessonScreen().view().tool(), tool);
        }
    }
};

int main(int argc, char **argv)
{
    return runOnMonitors<TestBoardKeys>(argc, argv);
}

#include "tst_boardkeys.moc"

#include "uitest.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>

using namespace hz::ui;
using namespace Qt::StringLiterals;

class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyRunsItsCommandInTheWindow()
    {
        QWidget window;
        ActionRegistry commands(&window);
        int turned = 0;
        commands.add({.id = u"page.next"_s,
            .text = u"Next"_s,
            .keys = {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_N)},
            .run = [&] { ++turned; }});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_PageDown);
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(turned, 2);
    }

    void aCommandIsEnabledWhenItSaysSo()
    {
        QWidget window;
        ActionRegistry commands(&window);
        bool hasPages = false;
        int run = 0;
        QAction *next = commands.add({.id = u"page.next"_s,
            .text = u"Next"_s,
            .keys = {QKeySequence(Qt::Key_PageDown)},
            .run = [&] { ++run; },
            .isEnabled = [&] { return hasPages; }});
        const QAction *always
            = commands.add({.id = u"app.home"_s, .text = u"Home"_s, .run = [] {}});
        QVERIFY(!next->isEnabled());
        QVERIFY(always->isEnabled());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_PageDown);
        QCOMPARE(run, 0);
        hasPages = true;
        QVERIFY(!next->isEnabled()); // asked again only by refresh()
        commands.refresh();
        QVERIFY(next->isEnabled());
        QTest::keyClick(&window, Qt::Key_PageDown);
        QCOMPARE(run, 1);
    }

    void whatACommandAsksAboutMayBeMadeAfterIt()
    {
        QWidget window;
        ActionRegistry commands(&window);
        const bool *hasPages = nullptr;
        const QAction *next = commands.add({.id = u"page.next"_s,
            .text = u"Next"_s,
            .run = [] {},
            .isEnabled = [&] { return *hasPages; }});
        QVERIFY(!next->isEnabled());
        const bool made = true;
        hasPages = &made;
        commands.refresh();
        QVERIFY(next->isEnabled());
    }

    void aButtonThatItsBarHasHiddenStaysHidden()
    {
        QWidget window;
        ActionRegistry commands(&window);
        bool canUndo = false;
        QAction *undo = commands.add({.id = u"edit.undo"_s,
            .text = u"Undo"_s,
            .run = [] {},
            .isEnabled = [&] { return canUndo; }});
        TouchPush button(
            IconName::Undo, u"?"_s, TouchPush::Look::Outline, TouchPush::Form::Row, &window);
        button.follow(undo);
        button.hide();
        canUndo = true;
        commands.refresh();
        QVERIFY(button.isEnabled());
        QVERIFY(button.isHidden());
        undo->setVisible(false);
        undo->setVisible(true);
        QVERIFY(!button.isHidden());
    }

    void theLastEnabledOfThoseWithAKeyHasIt()
    {
        QWidget window;
        ActionRegistry commands(&window);
        QStringList run;
        bool hasSelection = true;
        commands.add({.id = u"page.next"_s,
            .text = u"Next"_s,
            .keys = {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_Right)},
            .run = [&] { run.append(u"next"_s); }});
        commands.add({.id = u"arrange.right"_s,
            .text = u"Right"_s,
            .keys = {QKeySequence(Qt::Key_Right)},
            .run = [&] { run.append(u"right"_s); },
            .isEnabled = [&] { return hasSelection; }});
        commands.refresh();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Right);
        QTest::keyClick(&window, Qt::Key_PageDown);
        hasSelection = false;
        commands.refresh();
        QTest::keyClick(&window, Qt::Key_Right);
        QCOMPARE(run.join(u' '), u"right next next"_s);
    }

    void aCommandKnowsThatItsKeyRunsIt()
    {
        QWidget window;
        ActionRegistry commands(&window);
        QList<bool> byKey;
        QAction *open = commands.add(
            {.id = u"open"_s, .text = u"Open"_s, .keys = {QKeySequence(Qt::Key_O)}, .run = [&] {
                 byKey.append(commands.isRunByKey());
             }});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_O);
        open->trigger();
        QCOMPARE(byKey, (QList<bool>{true, false}));
    }

    void commandsStandInTheirGroups()
    {
        QWidget window;
        ActionRegistry commands(&window);
        commands.nameGroup({u"page"_s, u"pages"_s}, u"Pages"_s);
        commands.nameGroup({u"edit"_s}, u"Editing"_s);
        commands.nameGroup({u"empty"_s}, u"Nothing"_s);
        for (const QString &id : {u"app.home"_s, u"edit.undo"_s, u"pages.all"_s, u"page.next"_s})
            commands.add({.id = id, .text = id, .run = [] {}});
        QStringList groups;
        for (const CommandGroup &group : commands.groups())
            groups.append(group.title + u": "_s + group.ids.join(u' '));
        QCOMPARE(
            groups.join(u" | "), u"Pages: pages.all page.next | Editing: edit.undo | : app.home"_s);
    }

    void commandsAreFoundByTheirIds()
    {
        QWidget window;
        ActionRegistry commands(&window);
        const QAction *undo = commands.add({.id = u"edit.undo"_s, .text = u"Undo"_s, .run = [] {}});
        commands.add({.id = u"edit.redo"_s, .text = u"Redo"_s, .run = [] {}});
        QCOMPARE(commands.ids(), QStringList({u"edit.undo"_s, u"edit.redo"_s}));
        QCOMPARE(commands.action(u"edit.undo"), undo);
        QCOMPARE(commands.command(u"edit.redo")->text, u"Redo"_s);
        QCOMPARE(commands.action(u"edit.cut"), nullptr);
        QCOMPARE(commands.command(u"edit.cut"), nullptr);
        QVERIFY(window.actions().contains(commands.action(u"edit.redo")));
    }

    void aButtonShowsWhatItsCommandIs()
    {
        QWidget window;
        ActionRegistry commands(&window);
        bool canChange = true;
        int run = 0;
        QAction *dark = commands.add({.id = u"view.dark"_s,
            .text = u"Dark"_s,
            .run = [&] { ++run; },
            .isEnabled = [&] { return canChange; }});
        dark->setCheckable(true);
        TouchPush button(
            IconName::Moon, u"?"_s, TouchPush::Look::Outline, TouchPush::Form::Row, &window);
        button.follow(dark);
        commands.refresh();
        QCOMPARE(button.text(), u"Dark"_s);
        QVERIFY(button.isCheckable());
        button.click();
        QCOMPARE(run, 1);
        QVERIFY(button.isChecked());
        QVERIFY(dark->isChecked());
        dark->setChecked(false);
        QVERIFY(!button.isChecked());
        canChange = false;
        commands.refresh();
        QVERIFY(!button.isEnabled());
    }
};

HZ_UI_TEST(TestActions)
#include "tst_actions.moc"

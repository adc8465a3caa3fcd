#include "uitest.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/shortcutsheet.h>

#include <QtGui/QAction>

using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

struct Scene {
    QWidget window;
    ActionRegistry commands{&window};
    ShortcutSheet sheet{commands, &window};

    Scene()
    {
        window.resize(1000, 700);
        commands.nameGroup({u"edit"_s}, u"Editing"_s);
        commands.nameGroup({u"file"_s}, u"Files"_s);
        commands.add({.id = u"edit.redo"_s,
            .text = u"Redo"_s,
            .keys = {QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::Key_R)},
            .run = [] {}});
        commands.add({.id = u"file.close"_s, .text = u"Close it"_s, .run = [] {}});
        window.show();
    }
    QStringList shown() const
    {
        QStringList texts;
        for (const Label *label : sheet.findChildren<Label *>())
            texts.append(label->text());
        return texts;
    }
};

} // namespace

class TestShortcutSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itShowsEveryCommandThatHasAKey()
    {
        Scene scene;
        scene.sheet.open();
        const QStringList shown = scene.shown();
        QVERIFY(shown.contains(u"Editing"));
        QVERIFY(shown.contains(u"Redo"));
        QVERIFY(shown.contains(u"Ctrl+Y, Ctrl+R"));
        QVERIFY(!shown.contains(u"Close it"));
        QVERIFY(!shown.contains(u"Files")); // nothing in it has a key
    }

    void itShowsCommandsAsTheyAreNow()
    {
        Scene scene;
        scene.sheet.open();
        scene.sheet.dismiss();
        scene.commands.action(u"edit.redo")->setText(u"Again"_s);
        scene.sheet.open();
        QVERIFY(scene.shown().contains(u"Again"));
        QVERIFY(!scene.shown().contains(u"Redo"));
    }

    void itsKeyOpensItAndClosesIt_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("with");
        QTest::newRow("F1") << Qt::Key_F1 << Qt::KeyboardModifiers();
        QTest::newRow("Ctrl+/") << Qt::Key_Slash << Qt::KeyboardModifiers(Qt::ControlModifier);
    }
    void itsKeyOpensItAndClosesIt()
    {
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, with);
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        QTest::keyClick(scene.window.windowHandle(), key, with);
        QVERIFY(scene.sheet.isVisible());
        QTest::keyClick(scene.window.windowHandle(), key, with);
        QVERIFY(!scene.sheet.isVisible());
    }
};

HZ_UI_TEST(TestShortcutSheet)
#include "tst_shortcutsheet.moc"

// What is known of a program's words before there is an application: whether it needs a window.
#include "support/support.h"

#include <hz/core/commandline.h>
#include <hz/core/programarguments.h>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

class Asked final : public ProgramArguments {
public:
    explicit Asked(const QStringList &words)
        : ProgramArguments(u"hezhou-board"_s, u"1"_s, {u"list"_s})
    {
        addCommandOption(u"to"_s, u"A file."_s, u"FILE"_s);
        addFlag(u"new-lesson"_s, u"A new page."_s);
        parse(QStringList{u"hezhou-board"_s} + words);
    }
};

} // namespace

class ProgramArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    } // there is a display, of a kind

    void onlyWhatShowsSomethingNeedsAWindow_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("needsNone");
        QTest::newRow("nothing") << QStringList() << false;
        QTest::newRow("a file") << QStringList{u"a.hzl"_s} << false;
        QTest::newRow("a flag of the window") << QStringList{u"--new-lesson"_s} << false;
        QTest::newRow("a command") << QStringList{u"list"_s, u"--json"_s} << true;
        QTest::newRow("help") << QStringList{u"--help"_s} << true;
        QTest::newRow("version") << QStringList{u"--version"_s} << true;
        QTest::newRow("an option that nobody knows") << QStringList{u"--bogus"_s} << true;
        QTest::newRow("an option without its value") << QStringList{u"--to"_s} << true;
        QTest::newRow("Qt's own") << QStringList{u"-platform"_s, u"xcb"_s} << false;
        QTest::newRow("Qt's own with two dashes") << QStringList{u"--style=fusion"_s} << false;
        QTest::newRow("a file called like Qt's") << QStringList{u"--bogus"_s, u"style"_s} << true;
    }

    void onlyWhatShowsSomethingNeedsAWindow()
    {
        QFETCH(QStringList, words);
        QFETCH(bool, needsNone);
        QCOMPARE(Asked(words).needsNoWindow(), needsNone);
    }

    void withoutADisplayNoWindowIsTried()
    {
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            qunsetenv(name);
        const Asked window({});
        const Asked chosen({u"-platform"_s, u"vnc"_s});
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QVERIFY(window.needsNoWindow());
        QCOMPARE(window.lackingDisplay(), commandline::kFailed);
        QVERIFY(!chosen.needsNoWindow());
    }

    void whatNobodyKnowsIsWrongUse()
    {
        Asked asked({});
        QCOMPARE(asked.answered({u"hezhou-board"_s, u"--bogus"_s}, {}), commandline::kWrongUse);
    }
};

QTEST_GUILESS_MAIN(ProgramArgumentsTest)
#include "tst_programarguments.moc"

// The program itself, as somebody runs it on a machine without a display: collects, and reads its
// own file again.
#include "programrun.h"
#include "support/support.h"

#include <hz/core/commandline.h>
#include <hz/core/task.h>
#include <hz/inventory/agentfiles.h>
#include <hz/inventory/devicestory.h>
#include <hz/inventory/register.h>
#include <hz/store/database.h>

#include <QtCore/QJsonArray>
#include <QtCore/QSysInfo>

#include <cli/place.h>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace hz::test;

namespace {

AgentReport reportIn(const QString &path)
{
    TaskControl task;
    const Result<AgentReport> report = readAgentFile(path, task);
    if (!report)
        qFatal("%s", told(report).constData());
    return *report;
}

} // namespace

class CollectTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCollectedIsThisMachineAndNeedsNoProfile()
    {
        const TestDir dir;
        const QString file = dir.path(u"机器.json"_s);
        const Ended ended = runConsole(
            {u"collect"_s, u"--to"_s, file, u"--room"_s, u"微机室"_s, u"--json"_s}, dir.path());
        QVERIFY2(ended.code == commandline::kDone, ended.err.constData());
        QCOMPARE(ended.json()[u"file"].toString(), file);
        const AgentReport report = reportIn(file);
        QCOMPARE(report.name, QSysInfo::machineHostName());
        QCOMPARE(report.tag, u"微机室"_s);
        QVERIFY(!report.cpus.isEmpty() && report.memoryMib > 0 && !report.systemName.isEmpty());
        QCOMPARE(ended.json()[u"programs"].toInt(), int(report.programs.size()));
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
            QStringList{u"机器.json"_s});
    }

    void aStickKeepsOneFileForEachMachine()
    {
        const TestDir dir;
        QVERIFY(QDir().mkpath(dir.path(u"stick"_s)));
        for (int i = 0; i < 2; ++i) {
            const Ended ended
                = runConsole({u"collect"_s, u"--to"_s, dir.path(u"stick"_s)}, dir.path(u"home"_s));
            QVERIFY2(ended.code == commandline::kDone, ended.err.constData());
        }
        QCOMPARE(QDir(dir.path(u"stick"_s)).entryList(QDir::Files).size(), 1);
    }

    void theProgramReadsItsOwnFileAgain()
    {
        const TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        const auto import = [&](const QString &file) {
            return runConsole(
                {u"--profile"_s, profile, u"import"_s, u"--json"_s, file}, dir.path());
        };
        const QString schools = dir.write(
            u"schools.csv"_s, "学校标识码,学校名称,学校类型\n2162999001,测试第一小学,小学\n");
        QCOMPARE(import(schools).code, int(commandline::kDone));
        const QString file = dir.path(u"pc.json"_s);
        QCOMPARE(runConsole({u"collect"_s, u"--to"_s, file, u"--room"_s, u"2162999001-微机室"_s},
                     dir.path())
                     .code,
            int(commandline::kDone));
        // As an administrator's run would have read it.
        AgentReport report = reportIn(file);
        report.serial = u"PF0COLLECT1"_s;
        dir.write(u"pc.json"_s, toGlpiJson(report, report.tag));
        const auto counts = [&](const char *outcome) {
            const QJsonArray files = import(file).json()[u"files"].toArray();
            return files.size() == 1 ? files[0].toObject()[QLatin1StringView(outcome)].toInt() : -1;
        };
        QCOMPARE(counts("new"), 1);
        QCOMPARE(counts("same"), 1);
        QCOMPARE(counts("written"), 0);

        const Result<Place> place = Place::open(profile);
        HZ_VERIFY_OK(place);
        const auto read = place->database().read();
        const auto inventory = Register::load(**read);
        HZ_VERIFY_OK(inventory);
        QCOMPARE((*inventory)->devices().size(), size_t(1));
        QCOMPARE((*inventory)->rooms().front().name, u"微机室"_s);
        const auto story = readStory(**read, (*inventory)->idOf((*inventory)->devices().front()));
        HZ_VERIFY_OK(story);
        QCOMPARE(story->programs.has_value(), !report.programs.isEmpty());
    }

    void wrongUseIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no file") << QStringList() << int(commandline::kWrongUse);
        QTest::newRow("no agent's file")
            << QStringList{u"--to"_s, u"pc.csv"_s} << int(commandline::kWrongUse);
        QTest::newRow("a word too many")
            << QStringList{u"--to"_s, u"pc.json"_s, u"now"_s} << int(commandline::kWrongUse);
        QTest::newRow("no such folder")
            << QStringList{u"--to"_s, u"none/such/pc.json"_s} << int(commandline::kFailed);
    }
    void wrongUseIsTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        const TestDir dir;
        const Ended ended = runConsole(QStringList{u"collect"_s} + arguments, dir.path());
        QCOMPARE(ended.code, code);
        QVERIFY(!ended.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(CollectTest)
#include "tst_collect.moc"

#include "support/support.h"

#include <hz/core/commandline.h>
#include <hz/inventory/register.h>

#include <cli/commands.h>
#include <cli/place.h>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace hz::test;

namespace {

const QByteArray kSchools = "学校标识码,学校名称,学校类型\n2162999001,测试第一小学,小学\n";
const QByteArray kMachines = "资产编号,设备名称,品牌,型号,序列号,存放地点\n"
                             "ZC000001,台式机,联想,M430,PF0TEST1,微机室\n"
                             "ZC000002,空调,格力,,,教导处\n"
                             "ZC000003,笔记本,惠普,440,5CDTEST2,教导处\n";

// Of the profile: schools, rooms and machines.
QString held(const TestDir &dir)
{
    const Result<Place> place = Place::open(dir.path());
    if (!place)
        qFatal("%s", told(place).constData());
    const auto read = place->database().read();
    const auto inventory = Register::load(**read);
    if (!inventory)
        return QString::fromUtf8(told(inventory));
    return QStringLiteral("%1 %2 %3")
        .arg((*inventory)->schools().size())
        .arg((*inventory)->rooms().size())
        .arg((*inventory)->devices().size());
}

int import(const TestDir &dir, const QStringList &arguments)
{
    return runCommand(dir.path(), QStringList{QStringLiteral("import")} + arguments, true);
}

} // namespace

class ImportCommandTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSoundIsImportedAndTheRestIsAFailure()
    {
        const TestDir dir, files;
        const QString schools = files.write(QStringLiteral("schools.csv"), kSchools);
        const QString machines = files.write(QStringLiteral("测试第一小学.csv"), kMachines);
        QCOMPARE(import(dir, {schools}), int(commandline::kDone));
        QCOMPARE(held(dir), QStringLiteral("1 0 0"));
        QCOMPARE(import(dir, {QStringLiteral("--dry-run"), machines}), int(commandline::kFailed));
        QCOMPARE(held(dir), QStringLiteral("1 0 0"));
        QCOMPARE(import(dir, {machines}), int(commandline::kFailed));
        QCOMPARE(held(dir), QStringLiteral("1 2 2"));
        QCOMPARE(import(dir, {machines, schools}), int(commandline::kFailed));
        QCOMPARE(held(dir), QStringLiteral("1 2 2"));
    }

    void aDryRunKnowsTheSchoolsOfTheListsBefore()
    {
        const TestDir dir, files;
        const QString schools = files.write(QStringLiteral("schools.csv"), kSchools);
        const QString machines = files.write(
            QStringLiteral("machines.csv"), "学校,资产编号,设备名称\n测试第一小学,ZC1,台式机\n");
        QCOMPARE(import(dir, {QStringLiteral("--dry-run"), machines}), int(commandline::kFailed));
        QCOMPARE(
            import(dir, {QStringLiteral("--dry-run"), machines, schools}), int(commandline::kDone));
        QCOMPARE(held(dir), QStringLiteral("0 0 0"));
    }

    void aFileThatCannotBeReadStopsNoOther()
    {
        const TestDir dir, files;
        const QString broken = files.write(QStringLiteral("broken.xlsx"), "PK\x03\x04 and no more");
        const QString schools = files.write(QStringLiteral("schools.csv"), kSchools);
        QCOMPARE(import(dir, {broken, files.path(QStringLiteral("none.csv")), schools}),
            int(commandline::kFailed));
        QCOMPARE(held(dir), QStringLiteral("1 0 0"));
    }

    void agentsFilesAndFoldersAreImported()
    {
        const TestDir dir, files;
        QCOMPARE(import(dir, {files.write(QStringLiteral("schools.csv"), kSchools)}),
            int(commandline::kDone));
        const QByteArray agent
            = R"({"action":"inventory","deviceid":"pc-1","itemtype":"Computer","content":{)"
              R"("bios":{"ssn":"PF0ABC12","smanufacturer":"LENOVO","smodel":"10T8"},)"
              R"("hardware":{"name":"pc-1","chassis_type":"Desktop"}}})";
        const QString file = files.write(QStringLiteral("stick/pc-1.json"), agent);
        const QStringList school{QStringLiteral("--school"), QStringLiteral("2162999001")};
        QCOMPARE(import(dir, school + QStringList{file}), int(commandline::kDone));
        QCOMPARE(held(dir), QStringLiteral("1 0 1"));
        QCOMPARE(import(dir, school + QStringList{files.path(QStringLiteral("stick"))}),
            int(commandline::kDone));
        QCOMPARE(held(dir), QStringLiteral("1 0 1"));
    }

    void wrongUseIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList();
        QTest::newRow("no year") << QStringList{
            QStringLiteral("--year"), QStringLiteral("soon"), QStringLiteral("a.csv")};
    }
    void wrongUseIsTold()
    {
        QFETCH(QStringList, arguments);
        const TestDir dir;
        QCOMPARE(import(dir, arguments), int(commandline::kWrongUse));
    }

    void aSchoolThatIsNotThereIsNamed()
    {
        const TestDir dir, files;
        const QString machines = files.write(QStringLiteral("a.csv"), kMachines);
        QCOMPARE(import(dir, {QStringLiteral("--school"), QStringLiteral("2162000000"), machines}),
            int(commandline::kFailed));
        QCOMPARE(held(dir), QStringLiteral("0 0 0"));
    }
};

QTEST_GUILESS_MAIN(ImportCommandTest)
#include "tst_importcommand.moc"

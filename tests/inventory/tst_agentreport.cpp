#include "agenttest.h"
#include "support/support.h"

#include <hz/core/task.h>
#include <hz/inventory/agentreport.h>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::inventory;
using namespace hz::inventory::test;

namespace {

Result<AgentReport> readXml(const QByteArray &bytes)
{
    TaskControl task;
    return readFusionXml(bytes, u"test"_s, task);
}

QByteArray xmlOf(const QByteArray &content)
{
    return "<?xml version=\"1.0\" "
           "encoding=\"UTF-8\"?><REQUEST><CONTENT><HARDWARE><NAME>pc</NAME></HARDWARE>"
        + content + "</CONTENT><DEVICEID>pc-1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>";
}

QByteArray jsonOf(const QByteArray &content, const QByteArray &around = "")
{
    return "{\"deviceid\":\"pc-1\"" + around + ",\"content\":{\"hardware\":{\"name\":\"pc\"}"
        + content + "}}";
}

// "eth0 02:00:00:AA:BB:01 192.0.2.2,fd00::2; virbr0* …", * for a virtual card.
QString shown(const QList<AgentNetwork> &networks)
{
    QStringList all;
    for (const AgentNetwork &network : networks)
        all.append(network.name + (network.isVirtual ? u"*"_s : QString()) + u' ' + network.mac
            + (network.addresses.isEmpty() ? QString() : u' ' + network.addresses.join(u',')));
    return all.join(u"; "_s);
}

rc::Gen<QString> anyWord()
{
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "Z", "9", "中", "\"", "\\", "<", "&", "😀")),
        [](const std::vector<std::string> &pieces) {
            QString text = u"pc"_s; // never one of the words that mean nothing
            for (const std::string &piece : pieces)
                text += QString::fromStdString(piece);
            return text;
        });
}

} // namespace

Q_DECLARE_METATYPE(hz::inventory::AgentReport)

class TestAgentReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void glpiJsonIsRead()
    {
        const Result<AgentReport> report = readGlpiJson(glpiJson(3), u"test"_s);
        HZ_VERIFY_OK(report);
        QCOMPARE(report->agent, u"GLPI-Agent_v1.7"_s);
        QCOMPARE(report->agentId, u"JF1-0001-2021-09-12-08-30-00"_s);
        QCOMPARE(report->tag, u"6229010001-101"_s);
        QCOMPARE(report->time, QDateTime(QDate(2021, 9, 12), QTime(8, 30)));
        QCOMPARE(report->name, u"JF1-0001"_s);
        QCOMPARE(report->maker, u"LENOVO"_s);
        QCOMPARE(report->model, u"启天 M428"_s);
        QVERIFY(report->kind() == DeviceKind::Desktop);
        QCOMPARE(report->serial, u"PC1A0001"_s);
        QCOMPARE(report->uuid, u"4c4c4544-0034-3010-8048-b6c04f500001"_s);
        QCOMPARE(report->boardSerial, u"L1HF9B0001"_s);
        QCOMPARE(report->assetTag, u"LX-0001"_s);
        QVERIFY((report->cpus == QList<AgentCpu>{{u"Intel(R) Core(TM) i5-9500"_s, 6, 6}}));
        QCOMPARE(report->memoryMib, 7800);
        QVERIFY((report->disks
            == QList<AgentDisk>{{u"sda"_s, u"SAMSUNG MZ7LN256"_s, u"S3TVNX0M700001"_s, 244197}}));
        QCOMPARE(shown(report->networks),
            u"enp3s0 6C:4B:90:AA:BB:CC 192.0.2.7,fd00::7; virbr0* 52:54:00:00:00:01"_s);
        QCOMPARE(report->systemName, u"UnionTech OS Desktop 20"_s);
        QCOMPARE(report->systemVersion, u"20"_s);
        QCOMPARE(report->user, u"学生"_s);
        QVERIFY(
            (report->monitors == QList<AgentMonitor>{{u"Lenovo"_s, u"L24e-20"_s, u"V9000001"_s}}));
        QCOMPARE(report->programs.size(), 3);
        QVERIFY((report->programs.last() == AgentProgram{u"program-2"_s, u"1.2-2"_s, u"Debian"_s}));
    }

    void fusionXmlOfARealComputerIsRead()
    {
        QFile file(QStringLiteral(HZ_TEST_DATA "/fusioninventory.ocs"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<AgentReport> report = readXml(file.readAll());
        HZ_VERIFY_OK(report);
        QCOMPARE(report->agent, u"FusionInventory-Agent_v2.6-3"_s);
        QCOMPARE(report->agentId, u"pc-0001-2026-11-26-21-48-17"_s);
        QCOMPARE(report->time, QDateTime(QDate(2026, 11, 26), QTime(21, 48, 17)));
        QCOMPARE(report->name, u"pc-0001"_s);
        QVERIFY(!report->kind());
        QCOMPARE(report->memoryMib, 24105);
        QVERIFY((report->cpus == QList<AgentCpu>{{u"Intel(R) Xeon(R) Processor"_s, 2, 2}}));
        QVERIFY((report->disks == QList<AgentDisk>{{u"vda"_s, QString(), u"DISK-0001"_s, 262143}}));
        QCOMPARE(shown(report->networks),
            u"ifb0* 02:00:00:AA:BB:02; ifb1* 02:00:00:AA:BB:03; "
            "eth0 02:00:00:AA:BB:01 192.0.2.2,fd00::2,fe80::fc:ff:fe00:1"_s);
        QCOMPARE(report->systemName, u"Debian GNU/Linux 12 (bookworm)"_s);
        QCOMPARE(report->systemVersion, u"12.11"_s);
        QCOMPARE(report->programs.size(), 12);
        QVERIFY((report->programs.first() == AgentProgram{u"adduser"_s, u"3.134"_s, u"Debian"_s}));
    }

    void ocsXmlIsRead()
    {
        const Result<AgentReport> report = readXml(
            xmlOf("<ACCOUNTINFO><KEYNAME>OTHER</KEYNAME><KEYVALUE>no</KEYVALUE></ACCOUNTINFO>"
                  "<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>机房1</KEYVALUE></ACCOUNTINFO>"
                  "<BIOS><TYPE>Notebook</TYPE><SSN>PF1</SSN></BIOS>"
                  "<HARDWARE><OSNAME>Windows 10</OSNAME><OSVERSION>10.0.19045</OSVERSION>"
                  "<PROCESSORT>i5</PROCESSORT><USERID>teacher</USERID></HARDWARE>"
                  "<NETWORKS><DESCRIPTION>WLAN</DESCRIPTION><MACADDR>6C-4B-90-AA-BB-CC</MACADDR></"
                  "NETWORKS>"));
        HZ_VERIFY_OK(report);
        QCOMPARE(report->tag, u"机房1"_s);
        QVERIFY(report->kind() == DeviceKind::Laptop);
        QCOMPARE(report->systemName, u"Windows 10"_s);
        QCOMPARE(report->systemVersion, u"10.0.19045"_s);
        QCOMPARE(report->user, u"teacher"_s);
        QVERIFY((report->cpus == QList<AgentCpu>{{u"i5"_s}}));
        QCOMPARE(shown(report->networks), u"WLAN 6C:4B:90:AA:BB:CC"_s);
    }

    void chassisTellsTheKind_data()
    {
        QTest::addColumn<QString>("chassis");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("kind");

        QTest::newRow("desktop") << u"Desktop"_s << u"M428"_s << u"desktop"_s;
        QTest::newRow("all in one") << u"All in One"_s << u"A7400"_s << u"desktop"_s;
        QTest::newRow("mini") << u"Mini PC"_s << QString() << u"desktop"_s;
        QTest::newRow("notebook") << u"Notebook"_s << QString() << u"laptop"_s;
        QTest::newRow("convertible") << u"Convertible"_s << QString() << u"laptop"_s;
        QTest::newRow("tablet") << u"Tablet"_s << QString() << u"tablet"_s;
        QTest::newRow("server") << u"Rack Mount Chassis"_s << QString() << u"server"_s;
        QTest::newRow("thin client") << u"Desktop"_s << u"HP t540 Thin Client"_s << u"thinClient"_s;
        QTest::newRow("cloud terminal") << u"Other"_s << u"锐捷云终端 Rain310"_s << u"thinClient"_s;
        QTest::newRow("other") << u"Other"_s << u"VMware"_s << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void chassisTellsTheKind()
    {
        QFETCH(QString, chassis);
        QFETCH(QString, model);
        QFETCH(QString, kind);
        const std::optional<DeviceKind> found
            = AgentReport{.model = model, .chassis = chassis}.kind();
        QCOMPARE(found ? nameOf(*found) : QString(), kind);
    }

    void whatSaysNothingElseIsTakenForALikelyKind_data()
    {
        QTest::addColumn<AgentReport>("report");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("by");

        const auto row
            = [](const char *name, const AgentReport &report, const char *kind, KindGuess::By by) {
                  QTest::newRow(name) << report << QString::fromLatin1(kind) << int(by);
              };
        using By = KindGuess::By;
        row("a laptop's name", {.model = u"ThinkPad E14 Gen 2"_s}, "laptop", By::Model);
        row("a name of ours", {.model = u"清华同方超翔Z8307"_s}, "desktop", By::Model);
        row("a desktop with a battery of its own",
            {.model = u"OptiPlex 7080"_s, .hasBattery = true}, "desktop", By::Model);
        row("a battery", {.model = u"20E3"_s, .hasBattery = true}, "laptop", By::Battery);
        row("a tablet", {.model = u"Surface Pro 7"_s, .hasBattery = true}, "tablet", By::Model);
        row("a server's name", {.model = u"PowerEdge R740"_s}, "server", By::Model);
        row("a server's system",
            {.model = u"Standard PC"_s, .systemName = u"Microsoft Windows Server 2019"_s}, "server",
            By::System);
        row("nothing", {.systemName = u"Windows 10 Pro"_s}, "desktop", By::Nothing);
    }

    void whatSaysNothingElseIsTakenForALikelyKind()
    {
        QFETCH(AgentReport, report);
        QFETCH(QString, kind);
        QFETCH(int, by);
        QVERIFY(!report.kind());
        QCOMPARE(nameOf(likelyKind(report).kind), kind);
        QCOMPARE(int(likelyKind(report).by), by);
    }

    void aBatteryIsReadFromBothForms()
    {
        QVERIFY(readGlpiJson(jsonOf(R"(,"batteries":[{"chemistry":"Li-ion"}])"), u"test"_s)
                    ->hasBattery);
        QVERIFY(!readGlpiJson(jsonOf(R"(,"batteries":[])"), u"test"_s)->hasBattery);
        QVERIFY(readXml(xmlOf("<BATTERIES><NAME>DELL</NAME></BATTERIES>"))->hasBattery);
        QVERIFY(!readXml(xmlOf(""))->hasBattery);
    }

    void whatMakersLeaveInPlaceOfANumberIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("serial");
        for (const char *serial :
            {"To Be Filled By O.E.M.", "To be filled by O.E.M", "Default string",
                "System Serial Number", "0000000000", "XXXXXXXX", "Not Specified", "None", "N/A",
                " ", "-", "0123456789", "INVALID", "00000000-0000-0000-0000-000000000000",
                "No Enclosure", "Asset-1234567890", "同上", "无序列号",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "03000200-0400-0500-0006-000700080009"})
            QTest::newRow(serial) << QByteArray(serial);
    }

    void whatMakersLeaveInPlaceOfANumberIsLeftOut()
    {
        QFETCH(QByteArray, serial);
        const Result<AgentReport> report
            = readGlpiJson(jsonOf(",\"bios\":{\"ssn\":\"" + serial
                               + "\"},\"storages\":[{\"serial\":\"" + serial + "\"}]"),
                u"test"_s);
        HZ_VERIFY_OK(report);
        QCOMPARE(report->serial, QString());
        QCOMPARE(report->disks.first().serial, QString());
    }

    void aPartialInventorySaysSo()
    {
        const Result<AgentReport> report = readGlpiJson(jsonOf("", ",\"partial\":true"), u"test"_s);
        HZ_VERIFY_OK(report);
        QVERIFY(report->isPartial);
        QVERIFY(!readGlpiJson(jsonOf(""), u"test"_s)->isPartial);
    }

    void memoryIsCountedByModulesWhereNothingElseIsSaid()
    {
        const QByteArray modules = "<MEMORIES><CAPACITY>4096</CAPACITY></MEMORIES>"
                                   "<MEMORIES><CAPACITY>No</CAPACITY></MEMORIES>"
                                   "<MEMORIES><CAPACITY>4096</CAPACITY></MEMORIES>";
        QCOMPARE(readXml(xmlOf(modules))->memoryMib, 8192);
        QCOMPARE(readXml(xmlOf(modules + "<HARDWARE><MEMORY>7800</MEMORY></HARDWARE>"))->memoryMib,
            7800);
    }

    void cardsWithoutAMacAreNone()
    {
        const Result<AgentReport> report = readXml(xmlOf(
            "<NETWORKS><DESCRIPTION>lo0</DESCRIPTION><IPADDRESS>127.0.0.1</IPADDRESS></NETWORKS>"
            "<NETWORKS><DESCRIPTION>en0</DESCRIPTION><MACADDR>020000AABB01</MACADDR></NETWORKS>"));
        HZ_VERIFY_OK(report);
        QCOMPARE(shown(report->networks), u"en0 02:00:00:AA:BB:01"_s);
    }

    void oddFilesAreRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a list where an entry should be") << QByteArray(",\"bios\":[[1,2],3,null]");
        QTest::newRow("an entry where a list should be")
            << QByteArray(",\"softwares\":{\"name\":\"a\"}");
        QTest::newRow("plain values where sections should be")
            << QByteArray(",\"networks\":7,\"cpus\":null");
        QTest::newRow("numbers where texts should be")
            << QByteArray(",\"bios\":{\"ssn\":12345,\"smodel\":1.5}");
        QTest::newRow("unknown sections") << QByteArray(",\"antivirus\":[{\"name\":{\"a\":[]}}]");
        QTest::newRow("negative sizes")
            << QByteArray(",\"storages\":[{\"disksize\":-5}],\"cpus\":[{\"core\":-1}]");
        QTest::newRow("huge sizes") << QByteArray(
            ",\"storages\":[{\"disksize\":9223372036854775807}],\"cpus\":[{\"core\":1e30}]");
    }

    void oddFilesAreRead()
    {
        QFETCH(QByteArray, content);
        const Result<AgentReport> report = readGlpiJson(jsonOf(content), u"test"_s);
        HZ_VERIFY_OK(report);
        QCOMPARE(report->name, u"pc"_s);
        for (const AgentDisk &disk : report->disks)
            QVERIFY(disk.sizeMib >= 0);
        for (const AgentCpu &cpu : report->cpus)
            QVERIFY(cpu.cores >= 0);
    }

    void badJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");

        const auto row = [](const char *name, const QByteArray &bytes, Error::Kind kind) {
            QTest::newRow(name) << bytes << int(kind);
        };
        row("nothing", "", Error::Kind::Corrupt);
        row("cut", glpiJson(1).chopped(10), Error::Kind::Corrupt);
        row("no UTF-8", jsonOf(",\"a\":\"\xff\""), Error::Kind::Corrupt);
        row("deep", "{\"content\":" + QByteArray("[").repeated(10'000), Error::Kind::Corrupt);
        row("a list", "[]", Error::Kind::Unsupported);
        row("other JSON", "{\"name\":\"package\"}", Error::Kind::Unsupported);
        row("no hardware", "{\"content\":{\"networks\":[]}}", Error::Kind::Unsupported);
        row("a printer", jsonOf("", ",\"itemtype\":\"Printer\""), Error::Kind::Unsupported);
        row("another message", jsonOf("", ",\"action\":\"contact\""), Error::Kind::Unsupported);
        row("too many programs",
            jsonOf(",\"softwares\":[{}" + QByteArray(",{}").repeated(kMaxAgentPrograms) + "]"),
            Error::Kind::Invalid);
        row("too many disks",
            jsonOf(",\"storages\":[{}" + QByteArray(",{}").repeated(kMaxAgentParts) + "]"),
            Error::Kind::Invalid);
        row("too large", QByteArray(kMaxAgentFileBytes + 1, ' '), Error::Kind::Invalid);
    }

    void badJsonIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const Result<AgentReport> report = readGlpiJson(bytes, u"test"_s);
        QVERIFY2(!report && int(report.error().kind) == kind, hz::test::told(report).constData());
        QVERIFY(report.error().message.contains(u"test"));
    }

    void badXmlIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");

        const auto row = [](const char *name, const QByteArray &bytes, Error::Kind kind) {
            QTest::newRow(name) << bytes << int(kind);
        };
        row("nothing", "", Error::Kind::Unsupported);
        row("cut", xmlOf("").chopped(20), Error::Kind::Corrupt);
        row("entities",
            "<!DOCTYPE REQUEST [<!ENTITY a \"aaaa\">]><REQUEST><CONTENT>&a;</CONTENT></REQUEST>",
            Error::Kind::Unsupported);
        row("deep", xmlOf("<A>" + QByteArray("<B>").repeated(1000)), Error::Kind::Corrupt);
        row("a web page", "<html><body/></html>", Error::Kind::Unsupported);
        row("no hardware", "<REQUEST><CONTENT/></REQUEST>", Error::Kind::Unsupported);
        row("another message",
            "<REQUEST><CONTENT><HARDWARE/></CONTENT><QUERY>PROLOG</QUERY></REQUEST>",
            Error::Kind::Unsupported);
        row("too many programs", xmlOf(QByteArray("<SOFTWARES/>").repeated(kMaxAgentPrograms + 1)),
            Error::Kind::Invalid);
        row("too large", QByteArray(kMaxAgentFileBytes + 1, ' '), Error::Kind::Invalid);
    }

    void badXmlIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const Result<AgentReport> report = readXml(bytes);
        QVERIFY2(!report && int(report.error().kind) == kind, hz::test::told(report).constData());
        QVERIFY(report.error().message.contains(u"test"));
    }

    void longTextsAreCut()
    {
        const QByteArray text = QByteArray("中").repeated(5000);
        const Result<AgentReport> json
            = readGlpiJson(jsonOf(",\"bios\":{\"ssn\":\"" + text + "1\"}"), u"test"_s);
        HZ_VERIFY_OK(json);
        QVERIFY(json->serial.isEmpty()); // of one character, once it is cut
        const Result<AgentReport> xml
            = readXml(xmlOf("<SOFTWARES><NAME>x" + text + "</NAME></SOFTWARES>"));
        HZ_VERIFY_OK(xml);
        QCOMPARE(xml->programs.first().name.size(), kMaxAgentText);
    }

    void aComputerOfThreeThousandProgramsIsRead()
    {
        const QByteArray bytes = glpiJson(3000);
        QVERIFY(bytes.size() > 1'100'000);
        const Result<AgentReport> report = readGlpiJson(bytes, u"test"_s);
        HZ_VERIFY_OK(report);
        QCOMPARE(report->programs.size(), 3000);
    }

    void cancelledWorkEnds()
    {
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(
            readFusionXml(xmlOf(QByteArray("<SOFTWARES/>").repeated(10'000)), u"test"_s, task),
            Cancelled);
    }

    void reportsComeBackAsTheyWent()
    {
        QVERIFY(rc::check([] {
            const auto word = [] { return *anyWord(); };
            AgentReport report;
            report.isPartial = *rc::gen::arbitrary<bool>();
            report.agent = word();
            report.agentId = word();
            report.tag = word();
            report.time = QDateTime(QDate(2021, 9, 12), QTime(8, 30));
            report.name = word();
            report.maker = word();
            report.model = word();
            report.chassis = word();
            report.serial = word();
            report.uuid = word().toLower();
            report.boardSerial = word();
            report.assetTag = word();
            report.memoryMib = *rc::gen::inRange(0, 1 << 24);
            report.systemName = word();
            report.systemVersion = word();
            report.user = word();
            report.hasBattery = *rc::gen::arbitrary<bool>();
            const auto count = [] { return *rc::gen::inRange(0, 4); };
            for (int i = count(); i > 0; --i)
                report.cpus.append({word(), *rc::gen::inRange(0, 128), *rc::gen::inRange(0, 256)});
            for (int i = count(); i > 0; --i)
                report.disks.append(
                    {word(), word(), word(), *rc::gen::inRange<qint64>(0, qint64(1) << 36)});
            for (int i = count(); i > 0; --i)
                report.networks.append({word() + QString::number(i), u"02:00:00:AA:BB:0%1"_s.arg(i),
                    i % 2 ? QStringList{u"192.0.2.1"_s, u"fd00::1"_s} : QStringList(), i % 3 == 0});
            for (int i = count(); i > 0; --i)
                report.monitors.append({word(), word(), word()});
            for (int i = count(); i > 0; --i)
                report.programs.append({word(), word(), word()});
            const Result<AgentReport> back
                = readGlpiJson(toGlpiJson(report, report.tag), u"test"_s);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == report);
        }));
    }
};

QTEST_GUILESS_MAIN(TestAgentReport)
#include "tst_agentreport.moc"

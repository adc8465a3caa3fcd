#include "agenttest.h"
#include "support/support.h"

#include <hz/core/task.h>
#include <hz/inventory/agentfiles.h>
#include <hz/inventory/collect.h>

#include <QtCore/QStringEncoder>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::inventory;
using namespace hz::inventory::test;
using hz::test::TestDir;

namespace {

QByteArray xml()
{
    return "<REQUEST><CONTENT><HARDWARE><NAME>xml</NAME></HARDWARE></CONTENT></REQUEST>";
}

// As OCS packs it: Qt puts a length in front of zlib's bytes.
QByteArray packed(const QByteArray &bytes)
{
    return qCompress(bytes).sliced(4);
}

QString shown(const Result<AgentReport> &report)
{
    return report ? report->name : QString::fromLatin1(hz::test::kindName(report.error().kind));
}

} // namespace

class TestAgentFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesAreKnownByTheirContent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");

        QStringEncoder wide(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("JSON") << glpiJson(1) << u"JF1-0001"_s;
        QTest::newRow("JSON with a mark")
            << QByteArray("\xef\xbb\xbf" + glpiJson(1)) << u"JF1-0001"_s;
        QTest::newRow("JSON in UTF-16")
            << QByteArray(wide(QString::fromUtf8(glpiJson(1)))) << u"JF1-0001"_s;
        QTest::newRow("XML") << xml() << u"xml"_s;
        QTest::newRow("XML with a mark") << QByteArray("\xef\xbb\xbf" + xml()) << u"xml"_s;
        QTest::newRow("packed XML") << packed(xml()) << u"xml"_s;
        QTest::newRow("cut packed XML") << packed(xml()).chopped(6) << u"Corrupt"_s;
        QTest::newRow("a bomb") << packed(QByteArray(kMaxAgentFileBytes + 1, ' ')) << u"Corrupt"_s;
        QTest::newRow("nothing") << QByteArray() << u"Unsupported"_s;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << u"Unsupported"_s;
        QTest::newRow("too large") << QByteArray(kMaxAgentFileBytes + 1, ' ') << u"Invalid"_s;
    }

    void filesAreKnownByTheirContent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const TestDir dir;
        TaskControl task;
        const Result<AgentReport> report = readAgentFile(dir.write(u"清单.dat"_s, bytes), task);
        QCOMPARE(shown(report), expected);
        if (!report)
            QVERIFY(report.error().message.contains(u"清单.dat"_s));
    }

    void aFolderIsReadWholeAndInOrder()
    {
        const TestDir dir;
        for (int i = 0; i < 100; ++i)
            dir.write(u"机房 1/%1.json"_s.arg(i, 3, 10, QChar(u'0')), glpiJson(5, i));
        dir.write(u"机房 1/050a.json"_s, "{");
        dir.write(u"a.ocs"_s, packed(xml()));
        dir.write(u"b.txt"_s, glpiJson(1));
        QFile::link(dir.path(u"a.ocs"_s), dir.path(u"link.ocs"_s));
        QFile::link(dir.path(), dir.path(u"机房 1/round"_s));
        QStringList paths, names;
        TaskControl task;
        const Result<qsizetype> count = readAgentFolder(
            dir.path(),
            [&](const QString &path, const Result<AgentReport> &report) {
                paths.append(path);
                names.append(shown(report));
            },
            task);
        HZ_VERIFY_OK(count);
        QCOMPARE(*count, 102);
        QCOMPARE(names.size(), 102);
        QVERIFY(std::is_sorted(paths.begin(), paths.end()));
        QCOMPARE(names.count(u"Corrupt"_s), 1);
        QCOMPARE(names.count(u"xml"_s), 1);
        QCOMPARE(names[paths.indexOf(dir.path(u"机房 1/042.json"_s))], u"JF1-0042"_s);
        QVERIFY((task.state()->progress() == TaskProgress{102, 102}));
    }

    void cancellingEndsAFolder()
    {
        const TestDir dir;
        for (int i = 0; i < 100; ++i)
            dir.write(u"%1.json"_s.arg(i), glpiJson(1, i));
        int visits = 0;
        TaskControl task;
        HZ_VERIFY_FAILS(readAgentFolder(
                            dir.path(),
                            [&](const QString &, const Result<AgentReport> &) {
                                if (++visits == 10)
                                    task.cancel();
                            },
                            task),
            Cancelled);
        QCOMPARE(visits, 10);
    }

    void aFolderThatIsNotThereIsNamed()
    {
        const TestDir dir;
        TaskControl task;
        const auto ignore = [](const QString &, const Result<AgentReport> &) {};
        HZ_VERIFY_FAILS(readAgentFolder(dir.path(u"none"_s), ignore, task), NotFound);
        const Result<qsizetype> empty = readAgentFolder(dir.path(), ignore, task);
        HZ_VERIFY_OK(empty);
        QCOMPARE(*empty, 0);
    }

    void aComputerIsCollectedFromItsFiles()
    {
        const TestDir dir;
        dir.write(u"proc/sys/kernel/hostname"_s, "jf1-07\n");
        dir.write(u"proc/meminfo"_s, "MemTotal:        7987200 kB\nMemFree: 1 kB\n");
        dir.write(u"proc/cpuinfo"_s,
            "processor : 0\nmodel name\t: Intel i5\nphysical id : 0\ncpu cores : 2\n\n"
            "processor : 1\nmodel name\t: Intel i5\nphysical id : 0\ncpu cores : 2\n\n");
        const QString dmi = u"sys/class/dmi/id/"_s;
        dir.write(dmi + u"sys_vendor"_s, "LENOVO\n");
        dir.write(dmi + u"product_name"_s, "启天 M428\n");
        dir.write(dmi + u"product_serial"_s, "PC1A0001\n");
        dir.write(dmi + u"product_uuid"_s, "4C4C4544-0034-3010-8048-B6C04F500001\n");
        dir.write(dmi + u"board_serial"_s, "Default string\n");
        dir.write(dmi + u"chassis_asset_tag"_s, "LX-1\n");
        dir.write(dmi + u"chassis_type"_s, "6\n");
        dir.write(u"sys/block/sda/size"_s, "500118192\n");
        dir.write(u"sys/block/sda/dev"_s, "8:0\n");
        dir.write(u"sys/block/sda/removable"_s, "0\n");
        dir.write(u"sys/block/sda/device/model"_s, "SAMSUNG MZ7LN256\n");
        dir.write(u"run/udev/data/b8:0"_s, "S:disk\nE:ID_SERIAL_SHORT=S3TV\n");
        dir.write(u"sys/block/sdb/size"_s, "500\n");
        dir.write(u"sys/block/sdb/removable"_s, "1\n");
        dir.write(u"sys/block/sdb/device/model"_s, "USB stick\n");
        dir.write(u"sys/block/loop0/size"_s, "500\n");
        dir.write(u"sys/class/net/enp3s0/address"_s, "6c:4b:90:aa:bb:cc\n");
        dir.write(u"sys/class/net/enp3s0/device/vendor"_s, "0x8086\n");
        dir.write(u"sys/class/net/lo/address"_s, "00:00:00:00:00:00\n");
        dir.write(u"sys/class/net/virbr0/address"_s, "52:54:00:00:00:01\n");
        QByteArray edid(128, '\0');
        edid.replace(0, 8, QByteArray("\x00\xff\xff\xff\xff\xff\xff\x00", 8));
        edid.replace(8, 2, "\x30\xae"); // LEN
        edid.replace(54, 18, QByteArray("\0\0\0\xfc\0L24e-20\n     ", 18));
        edid.replace(72, 18, QByteArray("\0\0\0\xff\0V9000001\n    ", 18));
        dir.write(u"sys/class/drm/card0-HDMI-A-1/edid"_s, edid);
        dir.write(u"sys/class/drm/card0-DP-1/edid"_s, "");
        dir.write(
            u"etc/os-release"_s, "PRETTY_NAME=\"UnionTech OS Desktop 20\"\nVERSION_ID=\"20\"\n");
        dir.write(u"var/lib/dpkg/status"_s,
            "Package: wps-office\nStatus: install ok installed\nMaintainer: Kingsoft\nVersion: "
            "11.1\n"
            "Description: x\n Package: no\n\nPackage: gone\nStatus: deinstall ok "
            "config-files\nVersion: 1\n");

        const AgentReport report = collectThisMachine(dir.path());

        QCOMPARE(report.name, u"jf1-07"_s);
        QCOMPARE(report.agentId, u"jf1-07-PC1A0001"_s);
        QCOMPARE(report.memoryMib, 7800);
        QVERIFY((report.cpus == QList<AgentCpu>{{u"Intel i5"_s, 2, 2}}));
        QCOMPARE(report.maker + u'|' + report.model + u'|' + report.serial + u'|'
                + report.boardSerial + u'|' + report.assetTag,
            u"LENOVO|启天 M428|PC1A0001||LX-1"_s);
        QCOMPARE(report.uuid, u"4c4c4544-0034-3010-8048-b6c04f500001"_s);
        QVERIFY(report.kind() == DeviceKind::Desktop);
        QVERIFY((report.disks
            == QList<AgentDisk>{{u"sda"_s, u"SAMSUNG MZ7LN256"_s, u"S3TV"_s, 244198}}));
        QVERIFY((report.networks
            == QList<AgentNetwork>{{u"enp3s0"_s, u"6C:4B:90:AA:BB:CC"_s, {}, false},
                {u"virbr0"_s, u"52:54:00:00:00:01"_s, {}, true}}));
        QVERIFY((report.monitors == QList<AgentMonitor>{{u"LEN"_s, u"L24e-20"_s, u"V9000001"_s}}));
        QCOMPARE(report.systemName, u"UnionTech OS Desktop 20"_s);
        QVERIFY(
            (report.programs == QList<AgentProgram>{{u"wps-office"_s, u"11.1"_s, u"Kingsoft"_s}}));
    }

    void thisComputerIsCollected()
    {
        const AgentReport report = collectThisMachine();
        QVERIFY(!report.name.isEmpty());
        QVERIFY(report.memoryMib > 0);
        QVERIFY(!report.cpus.isEmpty() && !report.cpus.first().name.isEmpty());
        const Result<AgentReport> back
            = readGlpiJson(toGlpiJson(report, u"6229010001-101"_s), u"this"_s);
        HZ_VERIFY_OK(back);
        QCOMPARE(back->tag, u"6229010001-101"_s);
        QCOMPARE(back->name, report.name);
        QVERIFY(back->disks == report.disks);
        QVERIFY(back->programs == report.programs);
    }
};

QTEST_GUILESS_MAIN(TestAgentFiles)
#include "tst_agentfiles.moc"

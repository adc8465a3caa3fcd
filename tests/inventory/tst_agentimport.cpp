// What agents report of computers, planned as any list is, with the programs on them.
#include "agenttest.h"
#include "importlists.h"

#include <hz/inventory/agentimport.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <set>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

class AgentImportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agentsReportsArePlannedAsAnyList()
    {
        AgentReport report{.tag = QStringLiteral("01J00000000000000000000001"),
            .time = QDateTime(QDate(2026, 8, 30), QTime(9, 0)),
            .maker = QStringLiteral("LENOVO"),
            .model = QStringLiteral("10T8S0XX00"),
            .chassis = QStringLiteral("Desktop"),
            .serial = QStringLiteral("PF0ABC12"),
            .memoryMib = 8192,
            .disks = {{.serial = QStringLiteral("S3Z1NB0K"), .sizeMib = 244198}},
            .networks = {{.mac = QStringLiteral("8C:EC:4B:01:02:03")},
                {.mac = QStringLiteral("02:42:AC:11:00:02"), .isVirtual = true}},
            .systemName = QStringLiteral("Windows 10"),
            .user = QStringLiteral("somebody")};
        AgentList agents;
        agents.add(report, QStringLiteral("one.json"));
        AgentReport nameless{.tag = report.tag, .chassis = QStringLiteral("Desktop")};
        agents.add(nameless, QStringLiteral("two.json"));
        const auto planned = [&](const AgentList &list, const Records &known) {
            TaskControl task;
            const auto plan = planAgents(list, ImportStock::fromRecords(known), {}, task);
            if (!plan)
                qFatal("%s", told(plan).constData());
            return Tried{*plan};
        };
        const Records before = anArea();
        const Tried first = planned(agents, before);
        QCOMPARE(first.rows(),
            QStringLiteral("1 new; 2 failed [||Nothing tells this machine from others.]"));
        QCOMPARE(agents.path(2), QStringLiteral("two.json"));
        QCOMPARE(first.fields(),
            QStringLiteral("diskMib=244198 diskSerials=S3Z1NB0K kind=desktop lastSeen=2026-08-30 "
                           "macs=8C:EC:4B:01:02:03 maker=LENOVO memoryMib=8192 model=10T8S0XX00 "
                           "room=01J00000000000000000000001 school=2162000001 serial=PF0ABC12 "
                           "state=inUse system=Windows 10"));
        // Read again with another disk, and an older reading that comes late.
        const Records after = with(before, first.plan);
        AgentList again;
        report.disks[0].serial = QStringLiteral("NEWDISK1");
        report.time = report.time.addDays(1);
        again.add(report, QStringLiteral("one.json"));
        const Tried second = planned(again, after);
        QCOMPARE(second.rows(), QStringLiteral("1 changed"));
        QCOMPARE(
            second.fields(), QStringLiteral("diskSerials=S3Z1NB0K+NEWDISK1 lastSeen=2026-08-31"));
        AgentList late;
        report.time = report.time.addDays(-9);
        late.add(report, QStringLiteral("one.json"));
        QCOMPARE(planned(late, with(after, second.plan)).rows(), QStringLiteral("1 same"));
    }

    void aReportThatDoesNotSayItsKindIsImportedWithANote()
    {
        AgentReport laptop{.tag = QStringLiteral("2162000003-办公室"),
            .model = QStringLiteral("20E3"),
            .serial = QStringLiteral("PF0ABC12"),
            .hasBattery = true};
        AgentReport known{.tag = kFirst.text(), .serial = QStringLiteral("PF0ABC13")};
        known.maker = QStringLiteral("LENOVO");
        known.model = QStringLiteral("ThinkServer TS80X");
        AgentList agents;
        agents.add(laptop, QStringLiteral("one.json"));
        agents.add(known, QStringLiteral("two.json"));
        Records before = anArea();
        before.devices = {{.id = DeviceId(QStringLiteral("01J00000000000000000000009")),
            .school = kFirst,
            .kind = DeviceKind::ThinClient,
            .maker = known.maker,
            .model = known.model,
            .serial = known.serial}};
        TaskControl task;
        const auto plan = planAgents(agents, ImportStock::fromRecords(before), {}, task);
        HZ_VERIFY_OK(plan);
        const Tried planned{*plan};
        QCOMPARE(planned.rows(), QStringLiteral("1 new; 2 same"));
        QCOMPARE(planned.fields(),
            QStringLiteral("kind=laptop model=20E3 room=%1 school=2162000003 serial=PF0ABC12 "
                           "state=inUse")
                .arg(plan->newRooms.front().id.text()));
        QCOMPARE(plan->newRooms.front().name, QStringLiteral("办公室"));
        QCOMPARE(plan->rows[0].notes.size(), size_t(1));
        QCOMPARE(plan->rows[0].notes[0].reason,
            QStringLiteral("It has a battery, so it is taken for: Laptop."));
        QVERIFY(plan->rows[1].notes.empty()); // what a person said stays
    }

    void programsAreKeptOnceAndReplacedWhenTheyChange()
    {
        AgentReport report{.tag = kFirst.text(),
            .time = QDateTime(QDate(2026, 8, 30), QTime(9, 0)),
            .maker = QStringLiteral("LENOVO"),
            .model = QStringLiteral("10T8S0XX00"),
            .chassis = QStringLiteral("Desktop"),
            .serial = QStringLiteral("PF0ABC12"),
            .programs = {{QStringLiteral("Writer"), QStringLiteral("7")},
                {QStringLiteral("Browser"), {}}, {QStringLiteral("Writer"), QStringLiteral("7")}}};
        Records records = anArea();
        QJsonObject software;
        const auto planned = [&] {
            AgentList agents;
            agents.add(report, QStringLiteral("one.json"));
            ImportStock stock = ImportStock::fromRecords(records);
            stock.body = [of = stock.body, &software](const QString &id) -> Result<QJsonObject> {
                return id.startsWith(u"software:") ? Result<QJsonObject>(software) : of(id);
            };
            TaskControl task;
            auto plan = planAgents(agents, stock, {}, task);
            if (!plan)
                qFatal("%s", told(plan).constData());
            if (plan->total(RowOutcome::Doubtful) + plan->total(RowOutcome::Failed) > 0)
                qFatal("the machine is not known again");
            return *std::move(plan);
        };
        ImportPlan plan = planned();
        QCOMPARE(plan.attached.size(), size_t(1));
        QCOMPARE(
            plan.edits().last().id, QStringLiteral("software:") + plan.rows[0].id.section(u':', 1));
        software = plan.attached[0].after;
        QCOMPARE(software[QStringLiteral("seen")].toString(), QStringLiteral("2026-08-30"));
        QCOMPARE(software[QStringLiteral("programs")].toArray(),
            (QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("Browser")}},
                QJsonObject{{QStringLiteral("name"), QStringLiteral("Writer")},
                    {QStringLiteral("version"), QStringLiteral("7")}}}));
        records.devices.push_back(*Device::fromJson(plan.rows[0].edit.after));
        software[QStringLiteral("licence")] = QStringLiteral("of a newer program");

        report.time = report.time.addDays(1);
        std::reverse(report.programs.begin(), report.programs.end());
        QVERIFY(planned().attached.empty());
        report.programs.removeAll(report.programs.last());
        plan = planned();
        QCOMPARE(plan.attached.size(), size_t(1));
        QVERIFY(plan.attached[0].after.contains(QStringLiteral("licence")));
        software = plan.attached[0].after;
        report.time = report.time.addDays(-5); // a stick that was found in a drawer
        report.programs.clear();
        report.programs.append({QStringLiteral("Old"), {}});
        QVERIFY(planned().attached.empty());
        report.time = report.time.addDays(9);
        report.programs.clear(); // a partial report
        QVERIFY(planned().attached.empty());
    }

    void aComputerOfThreeThousandProgramsKeepsThemAll()
    {
        const auto report = readGlpiJson(inventory::test::glpiJson(3000), QStringLiteral("test"));
        HZ_VERIFY_OK(report);
        AgentList agents;
        agents.add(*report, QStringLiteral("one.json"));
        QCOMPARE(agents.programs(1).size(), 3000);
        AgentReport endless{.programs = {}};
        for (int i = 0; i < kMaxAgentPrograms; ++i)
            endless.programs.append({QString::number(i).repeated(200), QString(500, u'中')});
        agents.add(endless, QStringLiteral("two.json"));
        const QJsonArray kept = agents.programs(2);
        QCOMPARE(kept.size(), kMaxKeptPrograms);
        const auto bytes = QJsonDocument(kept).toJson(QJsonDocument::Compact).size();
        QVERIFY2(bytes < (2 << 20), qPrintable(QString::number(bytes)));
    }
};

QTEST_GUILESS_MAIN(AgentImportTest)
#include "tst_agentimport.moc"

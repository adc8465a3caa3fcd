// An import takes the fastest way there is; what stands in the database afterwards is the same as
// on the plain one: rows planned by one thread or by many, edits written one by one or in batches
// that were made ready ahead.
#include "area.h"
#include "machines.h"
#include "support/support.h"

#include <hz/core/task.h>
#include <hz/inventory/devicestory.h>
#include <hz/inventory/importplan.h>
#include <hz/store/database.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

namespace {

constexpr int kRows = 2'000; // of which each thread gets some

Records theSchools()
{
    Records area;
    for (int i = 0; i < 7; ++i) {
        const UnitCode code(QString::number(2'162'000'001 + i));
        area.schools.push_back({.code = code, .name = QStringLiteral("第%1小学").arg(i + 1)});
        area.rooms.push_back({.id = RoomId(QStringLiteral("01J0000000000000000000000%1").arg(i)),
            .school = code,
            .name = QStringLiteral("微机室")});
    }
    return area;
}

// Sound rows and all that can be wrong with one: numbers on several rows, unknown schools, no
// kind, words nobody knows, rows of several, sums, titles in the middle.
QByteArray listOf(int seed, int rows)
{
    Machines machines{quint64(seed)};
    const QString titles
        = QStringLiteral("学校名称,资产编号,设备名称,品牌,规格型号,序列号,所在教室,"
                         "使用状况,用途,购置日期,保修,单价,数量,MAC地址\n");
    QString text = titles;
    Identity before = machines.next();
    for (int i = 0; i < rows; ++i) {
        const Identity machine = machines.chance(6) ? machines.readAgain(before) : machines.next();
        before = machine;
        const auto either = [&machines](const char16_t *usual, const char16_t *other, int percent) {
            return QString::fromUtf16(machines.chance(percent) ? other : usual);
        };
        if (machines.chance(1))
            text += titles + QStringLiteral("合计,,,,,,,,,,,,,\n");
        const bool isSeveral = machines.chance(5);
        const QString school = machines.chance(50)
            ? QString::number(2'162'000'001 + machines.below(7))
            : QStringLiteral("第%1小学").arg(machines.below(8) + 1);
        const QString one = machine.macs.isEmpty() ? QString() : machine.macs.first();
        text += QStringList{school, machine.assetTag,
                    either(u"台式机", machines.chance(50) ? u"笔记本电脑" : u"?", 40),
                    machine.maker, machine.model, isSeveral ? QString() : machine.serial,
                    QStringLiteral("微机室%1")
                        .arg(machines.below(4) == 0 ? QString() : QString::number(i % 5)),
                    either(u"在用", u"好坏", 3), either(u"学生用", u"", 30),
                    either(u"2023-09-01", u"9/1/2023", 4), either(u"", u"三年", 20),
                    either(u"3999.5", u"便宜", 2),
                    isSeveral ? QString::number(2 + machines.below(4)) : QString(),
                    isSeveral ? QString() : one}
                    .join(u',')
            + u'\n';
    }
    return text.toUtf8();
}

ImportTable tableOf(const QByteArray &csv)
{
    TaskControl task;
    auto tables = readImportTables(csv, QStringLiteral("list.csv"), {}, task);
    if (!tables || tables->empty())
        qFatal("no table");
    return std::move(tables->front());
}

QByteArray textOf(const Edit &edit)
{
    return edit.id.toUtf8() + QJsonDocument(edit.before).toJson(QJsonDocument::Compact)
        + QJsonDocument(edit.after).toJson(QJsonDocument::Compact);
}

QByteArrayList textOf(const std::vector<RowProblem> &problems)
{
    QByteArrayList lines;
    for (const RowProblem &problem : problems)
        lines.append((problem.column + u'|' + problem.value + u'|' + problem.reason).toUtf8());
    return lines;
}

QByteArrayList linesOf(const ImportPlan &plan)
{
    QByteArrayList lines;
    for (const PlannedRow &row : plan.rows) {
        QByteArrayList parts{QByteArray::number(row.number), nameOf(row.outcome).toUtf8(),
            row.id.toUtf8(), textOf(row.edit)};
        for (const Edit &edit : row.further)
            parts.append(textOf(edit));
        parts += textOf(row.problems);
        parts += textOf(row.notes);
        for (const RowCandidate &each : row.candidates)
            parts.append((each.device.text() + u' ').toUtf8() + QByteArray::number(each.row) + ' '
                + QByteArray::number(each.agreed) + ' ' + QByteArray::number(each.isContradicted));
        lines.append(parts.join('\n'));
    }
    for (const Room &room : plan.newRooms)
        lines.append(QJsonDocument(room.toJson()).toJson(QJsonDocument::Compact));
    for (const Edit &edit : plan.edits())
        lines.append(textOf(edit));
    return lines;
}

struct Opened {
    TestDir dir;
    std::unique_ptr<store::Database> database;

    Opened()
    {
        auto made = store::Database::open(dir.path(QStringLiteral("ops.hzdb")),
            {.projections = {Register::projection(), movementProjection()}});
        if (!made)
            qFatal("%s", told(made).constData());
        database = std::move(*made);
        (void)database->building().wait();
    }
};

// Documents with the names of their revisions, and what the projections say.
QByteArrayList contentsOf(const store::Database &database)
{
    QByteArrayList lines;
    const auto read = database.read();
    for (const QString &id : (*read)->idsWithPrefix({}).value_or(QStringList())) {
        const auto document = (*read)->get(id);
        lines.append(id.toUtf8() + ' ' + document->revision.toUtf8() + ' '
            + (*read)->raw(id, document->revision)->json);
    }
    for (const char *query :
        {"inventoryDevices", "inventoryMarks", "inventoryRecords", "inventoryUnread"})
        for (const QVariantList &row :
            (*read)->rows(QString::fromLatin1(query)).value_or(QList<QVariantList>()))
            lines.append(QJsonDocument(QJsonArray::fromVariantList(row)).toJson());
    return lines;
}

QList<Edit> areaEdits(const Records &area)
{
    QList<Edit> edits;
    for (const School &school : area.schools)
        edits.append({.id = documentId(school), .after = school.toJson()});
    for (const Room &room : area.rooms)
        edits.append({.id = documentId(room), .after = room.toJson()});
    return edits;
}

} // namespace

class ImportWaysTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyThreadsPlanWhatOneDoes_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 2; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void manyThreadsPlanWhatOneDoes()
    {
        QFETCH(const int, seed);
        const ImportTable table = tableOf(listOf(seed, kRows));
        const ColumnMap map = guessColumns(table);
        Records known = theSchools();
        // Some of the list's machines are known already, one of them by a row of another list.
        {
            TaskControl task;
            const ImportTable old = tableOf(listOf(seed, 400));
            const auto plan
                = planImport(old, guessColumns(old), ImportStock::fromRecords(known), {}, task);
            HZ_VERIFY_OK(plan);
            for (const Edit &edit : plan->edits())
                if (const auto device = Device::fromJson(edit.after);
                    device && edit.id.startsWith(u"device:"))
                    known.devices.push_back(*device);
            for (size_t i = 0; i < known.devices.size(); i += 2)
                known.devices[i].priceFen = 1; // so that something changes
        }
        const ImportStock stock = ImportStock::fromRecords(known);
        ImportOptions options{
            .decisions = {{7, DeviceId()}, {8, known.devices.front().id}}, .leftOut = {9, 300}};
        QByteArrayList one;
        for (const int workers : {1, 5}) {
            options.workers = workers;
            TaskControl task;
            const auto plan = planImport(table, map, stock, options, task);
            HZ_VERIFY_OK(plan);
            const QByteArrayList lines = linesOf(*plan);
            if (workers == 1) {
                one = lines;
                for (const RowOutcome outcome :
                    {RowOutcome::New, RowOutcome::Changed, RowOutcome::Same, RowOutcome::Doubtful,
                        RowOutcome::Failed, RowOutcome::Skipped})
                    QVERIFY2(plan->total(outcome) > 0, qPrintable(nameOf(outcome)));
            }
            QCOMPARE(lines.size(), one.size());
            for (qsizetype i = 0; i < lines.size(); ++i)
                QCOMPARE(lines[i], one[i]);
        }
    }

    void manyThreadsPlanOnTheirOwnPool()
    {
        // From every thread of the pool that would help: nobody waits for anybody.
        const auto table = std::make_shared<const ImportTable>(tableOf(listOf(9, kRows)));
        const auto stock
            = std::make_shared<const ImportStock>(ImportStock::fromRecords(theSchools()));
        TaskScope tasks(cpuPool());
        std::vector<Task<int>> planned;
        for (int i = 0; i < cpuPool().maxThreadCount() * 2; ++i)
            planned.push_back(tasks.run([table, stock](TaskControl &task) -> Result<int> {
                HZ_TRY(const ImportPlan plan,
                    planImport(*table, guessColumns(*table), *stock, {}, task));
                return plan.total(RowOutcome::New);
            }));
        for (const Task<int> &each : planned) {
            const auto count = each.wait();
            HZ_VERIFY_OK(count);
            QCOMPARE(*count, *planned.front().wait());
        }
    }

    void batchesWriteWhatSingleEditsDo()
    {
        const Records area = theSchools();
        TaskControl task;
        const ImportTable table = tableOf(listOf(5, 10'000)); // several batches
        const auto plan
            = planImport(table, guessColumns(table), ImportStock::fromRecords(area), {}, task);
        HZ_VERIFY_OK(plan);
        QList<Edit> edits = areaEdits(area) + plan->edits();
        QVERIFY(edits.size() > 5'000);
        // One that cannot be read, one that is there already, one that changes and one that goes.
        edits.append({.id = QStringLiteral("device:x"), .after = {{QStringLiteral("a"), 1}}});
        edits.append({.id = edits[20].id, .after = edits[21].after});
        QJsonObject changed = edits[30].after;
        changed[QStringLiteral("note")] = QStringLiteral("新");
        edits.append({.id = edits[30].id, .before = edits[30].after, .after = changed});
        edits.append({.id = edits[40].id, .before = edits[40].after});
        const Opened single, batched;
        QList<Edit> undoOfSingle, undoOfBatched;
        HZ_VERIFY_OK(single.database->writeAndWait(
            [&edits, &undoOfSingle](store::WriteTransaction &transaction) -> Result<> {
                for (const Edit &edit : edits) {
                    HZ_TRY(const Edit back, writeEdit(transaction, edit));
                    undoOfSingle.append(back);
                }
                return {};
            }));
        const auto written = writeEdits(*batched.database, edits, task,
            [&](const QList<Edit> &undo) { undoOfBatched += undo; });
        HZ_VERIFY_OK(written);
        QCOMPARE(*written, edits.size());
        QVERIFY(undoOfBatched == undoOfSingle);
        const QByteArrayList expected = contentsOf(*single.database);
        QVERIFY(expected.size() > edits.size());
        QCOMPARE(contentsOf(*batched.database), expected);
        // And back: what was there before, and nothing else.
        std::reverse(undoOfBatched.begin(), undoOfBatched.end());
        const auto undone = writeEdits(*batched.database, undoOfBatched, task);
        HZ_VERIFY_OK(undone);
        QCOMPARE(contentsOf(*batched.database), QByteArrayList());
    }

    void aBatchThatFailsLeavesThoseBeforeIt()
    {
        QList<Edit> edits = areaEdits(theSchools());
        Room room;
        while (edits.size() < 10'000) {
            room.id = RoomId(newUlid().toString());
            room.school = UnitCode(QStringLiteral("2162000001"));
            edits.append({.id = documentId(room), .after = room.toJson()});
        }
        edits[9'500].after[QStringLiteral("_key")] = 1; // cannot be stored
        const Opened opened;
        TaskControl task;
        QList<Edit> undo;
        HZ_VERIFY_FAILS(writeEdits(*opened.database, edits, task,
                            [&](const QList<Edit> &batch) { undo += batch; }),
            Invalid);
        QCOMPARE(undo.size(), 9'000);
        QCOMPARE((*opened.database->read())->idsWithPrefix({})->size(), 9'000);
        QCOMPARE(task.state()->progress(), (TaskProgress{9'000, 10'000}));
    }
};

QTEST_GUILESS_MAIN(ImportWaysTest)
#include "tst_importways.moc"

// Lists of a few machines to import, told in a few words, and what became of each row.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/importplan.h>

#include <support/support.h>

namespace hz::test {

using namespace hz::inventory;

inline const UnitCode kFirst(QStringLiteral("2162000001"));
inline const UnitCode kSecond(QStringLiteral("2162000002"));
inline const UnitCode kThird(QStringLiteral("2162000003"));

inline Records anArea()
{
    Records area;
    area.units = {{UnitCode(QStringLiteral("622901")), QStringLiteral("临夏市"), UnitLevel::County,
                      UnitCode(QStringLiteral("622900"))},
        {UnitCode(QStringLiteral("622921")), QStringLiteral("临夏县"), UnitLevel::County,
            UnitCode(QStringLiteral("622900"))}};
    const auto school = [](const UnitCode &code, const char16_t *name, const char *county) {
        return School{.code = code,
            .name = QString::fromUtf16(name),
            .county = UnitCode(QLatin1StringView(county))};
    };
    area.schools = {school(kFirst, u"临夏市第一小学", "622901"),
        school(kSecond, u"临夏县第一小学", "622921"), school(kThird, u"城关小学", "622901")};
    area.schools[2].kind = SchoolKind::NineYearSchool;
    area.rooms = {{.id = RoomId(QStringLiteral("01J00000000000000000000001")),
        .school = kFirst,
        .name = QStringLiteral("微机室")}};
    return area;
}

inline ImportTable tableOf(const QByteArray &csv, const char16_t *name = u"表")
{
    TaskControl task;
    auto tables
        = readImportTables(csv, QString::fromUtf16(name) + QStringLiteral(".csv"), {}, task);
    if (!tables || tables->empty())
        return ImportTable({});
    return std::move(tables->front());
}

struct Tried {
    ImportPlan plan;

    // "3 new", "5 failed 单价: x: This is no price."
    QString rows() const
    {
        QStringList lines;
        for (const PlannedRow &row : plan.rows) {
            QString line = QString::number(row.number) + u' ' + nameOf(row.outcome);
            for (const RowProblem &problem : row.problems)
                line += QStringLiteral(" [%1|%2|%3]")
                            .arg(problem.column, problem.value, problem.reason);
            lines.append(line);
        }
        return lines.join(QStringLiteral("; "));
    }
    QString fields(size_t row = 0) const
    {
        QStringList all;
        const PlannedRow &planned = plan.rows[row];
        for (const FieldChange &change : planned.changes()) {
            if (change.field == u"id" || change.field == u"schema" || change.field == u"type")
                continue;
            const QString text = change.after.isArray()
                ? change.after.toVariant().toStringList().join(u'+')
                : change.after.toVariant().toString();
            all.append(change.field + u'=' + text);
        }
        return all.join(u' ');
    }
};

inline Tried tried(const QByteArray &csv, const ImportStock &stock, ImportOptions options = {},
    const char16_t *name = u"表")
{
    options.deed.at = QDateTime(QDate(2026, 9, 1), QTime(8, 0));
    const ImportTable table = tableOf(csv, name);
    TaskControl task;
    const Result<ImportPlan> plan = planImport(table, guessColumns(table), stock, options, task);
    if (!plan)
        qFatal("%s", told(plan).constData());
    return {*plan};
}

// The stock after the edits of a plan.
inline Records with(Records records, const ImportPlan &plan)
{
    const auto sound = [](const auto &record) {
        if (!record)
            qFatal("%s", told(record).constData());
        return *record;
    };
    for (const Edit &edit : plan.edits()) {
        const QString type = edit.id.section(u':', 0, 0);
        const auto lay = [&](auto &list, auto record) {
            const auto at = std::find_if(list.begin(), list.end(),
                [&](const auto &each) { return documentId(each) == edit.id; });
            if (at == list.end())
                list.push_back(record);
            else
                *at = record;
        };
        if (type == u"device")
            lay(records.devices, sound(Device::fromJson(edit.after)));
        else if (type == u"room")
            lay(records.rooms, sound(Room::fromJson(edit.after)));
        else if (type == u"school")
            lay(records.schools, sound(School::fromJson(edit.after)));
        else if (type == u"census")
            lay(records.censuses, sound(Census::fromJson(edit.after)));
    }
    return records;
}

inline QString fieldsOf(const ColumnMap &map)
{
    QStringList names;
    for (const MappedColumn &column : map.columns)
        names.append(nameOf(column.field)
            + (column.stage ? u':' + nameOf(*column.stage) : QString())
            + (column.isDouble ? QStringLiteral("!") : QString()));
    return names.join(u' ');
}

inline const QByteArray kList
    = "资产编号,设备名称,品牌,规格型号,序列号,所在教室,使用状况,用途,购置日期,"
      "单价,使用人,MAC地址,备注\n"
      "ZC20230001,台式机,联想,启天M430,PF0ABC12,微机室,在用,学生用,2023-09-01,"
      "3999.5,,8C-EC-4B-01-02-03,\n"
      "ZC20230002,笔记本电脑,惠普,Pro "
      "440,5CD1234XYZ,教导处,完好,办公,2023年9月,\"¥4,200\",马老师,,\n"
      "ZC20230003,打印机,奔图,P2206,,文印室,待报废,,20190301,８００,,,\n";

} // namespace hz::test

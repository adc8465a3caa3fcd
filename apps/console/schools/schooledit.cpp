#include "schools/schooledit.h"

#include "schools/schoolsource.h"
#include "window/pastedrows.h"

#include <hz/core/task.h>

#include <QtCore/QCoreApplication>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::SchoolEdit)
};

QString localityText(const School &school)
{
    return school.locality ? wordOf(*school.locality) : QString();
}

class Reader {
public:
    explicit Reader(const Register &inventory)
        : m_inventory(inventory)
    {
        for (const School &school : inventory.schools())
            m_byName.insert(school.name, school.code);
        for (const Unit &unit : inventory.units())
            if (unit.level == UnitLevel::County)
                m_counties.insert(unit.name, unit.code);
    }

    Result<> takeTitles(std::span<const sheet::CellView> titles)
    {
        m_columns.emplace(titles);
        m_isByCode = m_columns->has(titleOf(SchoolColumn::Code));
        if (!m_isByCode && !m_columns->has(titleOf(SchoolColumn::Name)))
            return failure(Error::Kind::Invalid,
                Tr::tr("Nothing was pasted: the first row has to name the columns as the table "
                       "does, and one of them has to be “%1” or “%2”.")
                    .arg(titleOf(SchoolColumn::Code), titleOf(SchoolColumn::Name)));
        return {};
    }

    void takeRow(const sheet::RowView &row)
    {
        const quint32 found = find(row);
        if (found == kNoRow)
            return;
        const School &school = m_inventory.schools()[found];
        School changed = school;
        if (m_isByCode)
            if (const QString name = text(row, SchoolColumn::Name); !name.isEmpty())
                changed.name = name;
        if (const QString kind = text(row, SchoolColumn::Kind); !kind.isEmpty()) {
            if (const auto known = fromWord<SchoolKind>(kind))
                changed.kind = *known;
            else
                notUnderstood(row, SchoolColumn::Kind, kind);
        }
        if (const QString county = text(row, SchoolColumn::County); !county.isEmpty()) {
            if (const auto known = m_counties.constFind(county); known != m_counties.constEnd())
                changed.county = *known;
            else
                notUnderstood(row, SchoolColumn::County, county);
        }
        if (const QString locality = text(row, SchoolColumn::Locality); !locality.isEmpty()) {
            if (const auto known = fromWord<Locality>(locality))
                changed.locality = *known;
            else
                notUnderstood(row, SchoolColumn::Locality, locality);
        }
        if (const QString runBy = text(row, SchoolColumn::RunBy); !runBy.isEmpty()) {
            if (runBy == runByText(true) || runBy == runByText(false))
                changed.isPrefectureSchool = runBy == runByText(true);
            else
                notUnderstood(row, SchoolColumn::RunBy, runBy);
        }
        if (changed == school)
            ++unchanged;
        else
            changes.push_back({school.code, [changed](School &each) { each = changed; }});
    }

    std::vector<SchoolChange> changes;
    PastedProblems problems;
    int unchanged = 0;

private:
    QString text(const sheet::RowView &row, SchoolColumn column) const
    {
        return m_columns->text(row, titleOf(column));
    }

    quint32 find(const sheet::RowView &row)
    {
        const QString key = text(row, m_isByCode ? SchoolColumn::Code : SchoolColumn::Name);
        if (key.isEmpty()) {
            problems.add(row, Tr::tr("it names no school"));
            return kNoRow;
        }
        if (!m_isByCode && m_byName.count(key) > 1) {
            problems.add(
                row, Tr::tr("several schools are called “%1”; paste their codes").arg(key));
            return kNoRow;
        }
        const quint32 found
            = m_inventory.schoolRow(m_isByCode ? UnitCode(key) : m_byName.value(key));
        if (found == kNoRow)
            problems.add(row, Tr::tr("there is no school “%1”").arg(key));
        return found;
    }

    void notUnderstood(const sheet::RowView &row, SchoolColumn column, const QString &what)
    {
        problems.add(row, Tr::tr("“%1” was not understood as “%2”").arg(what, titleOf(column)));
    }

    const Register &m_inventory;
    QMultiHash<QString, UnitCode> m_byName;
    QHash<QString, UnitCode> m_counties;
    std::optional<PastedColumns> m_columns;
    bool m_isByCode = true;
};

} // namespace

QString schoolsText(int count)
{
    return Tr::tr("%Ln school(s)", nullptr, count);
}

QString runByText(bool isPrefectureSchool)
{
    return isPrefectureSchool ? Tr::tr("Prefecture") : Tr::tr("County");
}

QString countyText(const Register &inventory, const UnitCode &county)
{
    const quint32 row = inventory.unitRow(county);
    return row == kNoRow ? QString() : inventory.units()[row].name;
}

Result<RecordPlan> planSchools(
    const Register &inventory, const std::vector<SchoolChange> &changes, TaskControl &task)
{
    RecordPlan plan;
    LineCounter counter;
    for (size_t i = 0; i < changes.size(); ++i) {
        if (task.isCancelled())
            return cancelled();
        task.setProgress(qint64(i), qint64(changes.size()));
        const quint32 row = inventory.schoolRow(changes[i].school);
        if (row == kNoRow)
            return failure(Error::Kind::NotFound, Tr::tr("A school is not there any more."));
        const School &before = inventory.schools()[row];
        School after = before;
        changes[i].change(after);
        if (after == before) {
            ++plan.unchanged;
            continue;
        }
        ++plan.changed;
        plan.edits.append(
            {.id = documentId(after), .before = before.toJson(), .after = after.toJson()});
        counter.count(titleOf(SchoolColumn::Name), before.name, after.name);
        counter.count(titleOf(SchoolColumn::Kind), wordOf(before.kind), wordOf(after.kind));
        counter.count(titleOf(SchoolColumn::County), countyText(inventory, before.county),
            countyText(inventory, after.county));
        counter.count(titleOf(SchoolColumn::Locality), localityText(before), localityText(after));
        counter.count(titleOf(SchoolColumn::RunBy), runByText(before.isPrefectureSchool),
            runByText(after.isPrefectureSchool));
    }
    plan.lines = counter.lines();
    return plan;
}

Result<RecordPlan> planPastedSchools(
    const QString &text, const Register &inventory, TaskControl &task)
{
    Reader reader(inventory);
    HZ_CHECK(readPastedRows(
        text, [&](std::span<const sheet::CellView> cells) { return reader.takeTitles(cells); },
        [&](const sheet::RowView &row) { reader.takeRow(row); }, task));
    HZ_TRY(RecordPlan plan, planSchools(inventory, reader.changes, task));
    plan.problems = reader.problems.texts();
    plan.unchanged += reader.unchanged;
    return plan;
}

} // namespace hz::console

#include <hz/core/task.h>
#include <hz/inventory/censusdesk.h>

#include <algorithm>

namespace hz::inventory {

namespace {

const QString kStudents = QStringLiteral("students.total");
const QString kComputers = QStringLiteral("computers.total");

std::optional<qint64> valueIn(const QMap<QString, qint64> &values, const QString &id)
{
    const auto found = values.constFind(id);
    return found == values.constEnd() ? std::nullopt : std::optional<qint64>(*found);
}

// Cells of a return, as if they had just been filled in: a form that has grown since asks no more
// than was asked then.
FilledForm filledIn(const ReturnForm &form, const CensusReturn &snapshot)
{
    FilledForm then{.values = snapshot.cells};
    for (size_t i = 0; i < form.cells.size(); ++i)
        if (snapshot.cells.contains(form.cells[i].id)) {
            then.cells.push_back(int(i));
            then.asked.insert(form.cells[i].id);
        }
    return then;
}

CheckedAgainst against(const CensusBasis &basis, const UnitCode &unit, const QDate &date)
{
    return {.lastYear = figuresBefore(basis, unit),
        .date = date,
        .year = basis.now.year(),
        .today = basis.today};
}

void count(const std::vector<Finding> &findings, DeskRow &row)
{
    for (const Finding &finding : findings) {
        if (finding.severity == ReturnCheck::Severity::Error)
            ++row.errors;
        else if (!finding.isSettled())
            ++row.warnings;
    }
}

void addReturn(const CensusBasis &basis, const UnitReturns &returns, DeskRow &row)
{
    const StoredReturn *current = returns.current();
    row.version = returns.version();
    row.isSound = current && current->isIntact && current->isSigned();
    for (const StoredReturn &each : returns.all)
        row.isSound = row.isSound && each.isIntact;
    if (!current)
        return;
    row.isMeddledWith = current->has(ActRight::Wrong);
    for (const StoredAct &each : current->acts)
        if (each.counts()) {
            row.at = each.act.at;
            row.by = each.act.by;
        }
    row.students = valueIn(current->snapshot.cells, kStudents);
    row.computers = valueIn(current->snapshot.cells, kComputers);
    if (row.level == UnitLevel::School)
        count(findingsOf(basis, current->snapshot), row);
}

DeskRow rowOf(const CensusBasis &basis, const UnitCode &unit)
{
    DeskRow row{.unit = unit};
    const Register &inventory = basis.inventory;
    const quint32 school = inventory.schoolRow(unit);
    const UnitReturns &returns = basis.now.of(unit);
    const Census *census = inventory.census(unit, basis.now.year());
    if (school == kNoRow) {
        const quint32 area = inventory.unitRow(unit);
        row.level = area == kNoRow ? UnitLevel::County : inventory.units()[area].level;
        row.name = area == kNoRow ? unit.text() : inventory.units()[area].name;
        // An area is handed in as a sum; its own answers are no return.
        row.state = returns.heads.empty() ? ReturnState::NotBegun : returns.state();
    } else {
        row.name = inventory.schools()[school].name;
        const quint32 county = inventory.unitRow(inventory.schools()[school].county);
        row.county = county == kNoRow ? QString() : inventory.units()[county].name;
        row.state = stateOf(returns, census);
    }
    if (!returns.isEmpty())
        addReturn(basis, returns, row);
    if (returns.heads.empty() && school != kNoRow && census) {
        const FilledForm now = filledNow(basis, school);
        row.students = now.value(kStudents);
        row.computers = now.value(kComputers);
        count(findingsIn(basis.form, now, against(basis, unit, censusDay(census, basis.now.year())),
                  census->notes),
            row);
    }
    const QMap<QString, qint64> before = figuresBefore(basis, unit);
    row.studentsBefore = valueIn(before, kStudents);
    row.computersBefore = valueIn(before, kComputers);
    return row;
}

} // namespace

FilledForm filledNow(const CensusBasis &basis, quint32 school)
{
    const School &about = basis.inventory.schools()[school];
    const Definitions &definitions = basis.evaluation.set.definitions;
    const int year = basis.now.year();
    const Census *census = basis.inventory.census(about.code, year);
    const bool isAtHand = basis.evaluation.year == year && school < basis.evaluation.units.size();
    return filled(basis.form, about,
        isAtHand ? basis.evaluation.units[school].figures
                 : figuresOf(basis.inventory, school, definitions, year),
        census, definitions);
}

QMap<QString, qint64> figuresBefore(const CensusBasis &basis, const UnitCode &unit)
{
    const UnitReturns &returns = basis.last.of(unit);
    if (const StoredReturn *current = returns.current();
        current && returns.state() == ReturnState::Accepted)
        return current->snapshot.cells;
    const quint32 school = basis.inventory.schoolRow(unit);
    const int year = basis.now.year() - 1;
    const Census *census = basis.inventory.census(unit, year);
    // What is open, or was never frozen, says nothing of the machines there were then.
    if (school == kNoRow || !census || !census->isLocked || census->figures.isEmpty())
        return {};
    Figures then;
    then.hasCensus = true;
    thaw(census->figures, then);
    for (size_t i = 0; i < kStages; ++i)
        then.stages[i] = census->stages[i].value_or(StageCount());
    then.displayClasses = std::min(then.displayRooms, then.classes());
    return filled(basis.form, basis.inventory.schools()[school], then, census,
        basis.evaluation.set.definitions)
        .values;
}

std::vector<Finding> findingsNow(const CensusBasis &basis, quint32 school)
{
    const UnitCode &unit = basis.inventory.schools()[school].code;
    const Census *census = basis.inventory.census(unit, basis.now.year());
    return findingsIn(basis.form, filledNow(basis, school),
        against(basis, unit, censusDay(census, basis.now.year())),
        census ? census->notes : QMap<QString, QString>());
}

std::vector<Finding> findingsOf(const CensusBasis &basis, const CensusReturn &snapshot)
{
    CheckedAgainst with = against(basis, snapshot.unit, snapshot.date);
    with.today = {}; // whose clock it was then, nobody knows
    return findingsIn(basis.form, filledIn(basis.form, snapshot), with, snapshot.notes);
}

Result<std::vector<DeskRow>> deskRows(
    const CensusBasis &basis, const UnitCode &area, TaskControl &task)
{
    std::vector<DeskRow> rows;
    const Unit *prefecture = basis.inventory.prefecture();
    const bool isWhole = area.isEmpty() || (prefecture && prefecture->code == area);
    if (isWhole)
        for (const Unit &unit : basis.inventory.units())
            if (unit.level == UnitLevel::County)
                rows.push_back(rowOf(basis, unit.code));
    for (const School &school : basis.inventory.schools()) {
        if (task.isCancelled())
            return cancelled();
        if (isWhole || school.county == area || school.code == area)
            rows.push_back(rowOf(basis, school.code));
    }
    return rows;
}

DeskList listed(const std::vector<DeskRow> &rows, const DeskQuery &query)
{
    DeskList list;
    const QStringList words = query.words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (quint32 i = 0; i < rows.size(); ++i) {
        const DeskRow &row = rows[i];
        const bool isNamed = std::all_of(words.begin(), words.end(), [&row](const QString &word) {
            return row.name.contains(word, Qt::CaseInsensitive)
                || row.unit.text().contains(word, Qt::CaseInsensitive)
                || row.county.contains(word, Qt::CaseInsensitive);
        });
        if (!isNamed)
            continue;
        ++list.states[size_t(row.state)];
        if (query.states == 0 || (query.states >> int(row.state) & 1) != 0)
            list.rows.push_back(i);
    }
    return list;
}

} // namespace hz::inventory

#include "importrow_p.h"
#include "words_p.h"

#include <hz/core/task.h>
#include <hz/inventory/importplan.h>
#include <hz/sheet/values.h>
#include <hz/store/database.h>
#include <hz/store/transaction.h>

#include <algorithm>
#include <iterator>

namespace hz::inventory {

namespace {

constexpr Term kOutcomeTerms[] = {
    {"new", QT_TRANSLATE_NOOP("hz::inventory::Terms", "New")},
    {"changed", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Changed")},
    {"same", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Unchanged")},
    {"doubtful", QT_TRANSLATE_NOOP("hz::inventory::Terms", "To be decided")},
    {"failed", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not imported")},
    {"skipped", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Empty or a sum")},
};
static_assert(std::size(kOutcomeTerms) == kRowOutcomes);

} // namespace

template<> std::span<const Term> terms<RowOutcome>()
{
    return kOutcomeTerms;
}

namespace {

using Read = std::shared_ptr<const store::ReadTransaction>;

Result<std::shared_ptr<MatchStock>> loadMachines(const store::ReadTransaction &read)
{
    HZ_TRY(MatchStock machines, loadMatchStock(read));
    return std::make_shared<MatchStock>(std::move(machines));
}

// Two looks at the same moment: nothing was written between them. The second is null where
// somebody writes all the time.
Result<std::pair<Read, Read>> twoReads(const store::Database &database)
{
    constexpr int kTries = 3;
    HZ_TRY(Read first, database.read());
    HZ_TRY(const qint64 seq, first->lastSeq());
    for (int i = 0; i < kTries; ++i) {
        HZ_TRY(Read second, database.read());
        HZ_TRY(const qint64 secondSeq, second->lastSeq());
        if (secondSeq == seq)
            return std::pair(first, second);
    }
    return std::pair(first, Read());
}

std::function<Result<QJsonObject>(const QString &id)> bodyFrom(Read read)
{
    return [read = std::move(read)](const QString &id) -> Result<QJsonObject> {
        const Result<store::Document> found = read->get(id);
        if (!found && found.error().kind != Error::Kind::NotFound)
            return Failure(found.error());
        return found ? found->body : QJsonObject();
    };
}

} // namespace

Result<ImportStock> ImportStock::load(std::shared_ptr<const store::ReadTransaction> read)
{
    ImportStock stock;
    HZ_TRY(stock.inventory, Register::load(*read));
    HZ_TRY(stock.machines, loadMatchStock(*read));
    stock.body = bodyFrom(std::move(read));
    return stock;
}

Result<ImportStock> ImportStock::load(const store::Database &database)
{
    HZ_TRY(const auto reads, twoReads(database));
    if (!reads.second)
        return load(reads.first);
    TaskScope tasks(cpuPool());
    const auto machines
        = tasks.run([read = reads.second](TaskControl &) { return loadMachines(*read); });
    ImportStock stock;
    HZ_TRY(stock.inventory, Register::load(*reads.first));
    HZ_TRY(const std::shared_ptr<MatchStock> loaded, machines.wait());
    stock.machines = std::move(*loaded);
    stock.body = bodyFrom(reads.first);
    return stock;
}

ImportStock ImportStock::fromRecords(const Records &records)
{
    ImportStock stock;
    stock.inventory = Register::fromRecords(records);
    auto bodies = std::make_shared<QHash<QString, QJsonObject>>();
    for (const Device &device : records.devices) {
        stock.machines.index.add(identityOf(device));
        stock.machines.ids.push_back(device.id);
        bodies->insert(documentId(device), device.toJson());
    }
    for (const School &school : records.schools)
        bodies->insert(documentId(school), school.toJson());
    for (const Census &census : records.censuses)
        bodies->insert(documentId(census), census.toJson());
    stock.body = [bodies](const QString &id) -> Result<QJsonObject> { return bodies->value(id); };
    return stock;
}

void ImportStock::expect(const ImportPlan &plan)
{
    if (plan.map.subject != ImportSubject::Schools)
        return;
    std::vector<School> schools;
    QHash<QString, QJsonObject> bodies;
    for (const Edit &edit : plan.edits())
        if (Result<School> school = School::fromJson(edit.after)) {
            bodies.insert(edit.id, edit.after);
            schools.push_back(std::move(*school));
        }
    inventory = inventory->withSchools(schools);
    body = [before = std::move(body), bodies = std::move(bodies)](
               const QString &id) -> Result<QJsonObject> {
        const auto expected = bodies.constFind(id);
        return expected == bodies.constEnd() ? before(id) : Result<QJsonObject>(*expected);
    };
}

std::vector<FieldChange> PlannedRow::changes() const
{
    std::vector<FieldChange> all;
    if (outcome != RowOutcome::New && outcome != RowOutcome::Changed)
        return all;
    for (auto field = edit.after.begin(); field != edit.after.end(); ++field)
        if (edit.before[field.key()] != field.value())
            all.push_back({field.key(), edit.before[field.key()], field.value()});
    for (auto field = edit.before.begin(); field != edit.before.end(); ++field)
        if (!edit.after.contains(field.key()))
            all.push_back({field.key(), field.value(), {}});
    return all;
}

QList<Edit> ImportPlan::edits() const
{
    QList<Edit> all;
    QHash<QString, qsizetype> known;
    all.reserve(qsizetype(newRooms.size() + rows.size() + attached.size()));
    for (const Room &room : newRooms)
        all.append({.id = documentId(room), .after = room.toJson()});
    for (const PlannedRow &row : rows) {
        if (row.outcome != RowOutcome::New && row.outcome != RowOutcome::Changed)
            continue;
        if (map.subject == ImportSubject::Census) {
            const auto at = known.constFind(row.edit.id);
            if (at != known.constEnd()) {
                all[*at].after = row.edit.after; // several rows fill one census
                continue;
            }
            known.insert(row.edit.id, all.size());
        }
        all.append(row.edit);
        all.append(row.movements);
        for (const Edit &edit : row.further)
            all.append(edit);
    }
    for (const Edit &edit : attached)
        all.append(edit);
    return all;
}

void settle(PlannedRow &planned, const QString &id, const QJsonObject &before, QJsonObject after)
{
    planned.id = id;
    if (before.isEmpty())
        planned.outcome = RowOutcome::New;
    else
        planned.outcome = after == before ? RowOutcome::Same : RowOutcome::Changed;
    if (planned.outcome != RowOutcome::Same)
        planned.edit = {.id = id, .before = before, .after = std::move(after)};
}

RowReader::RowReader(const ImportTable &table, const ColumnMap &map, const ImportStock &stock,
    const ImportOptions &options, std::shared_ptr<Places> places)
    : m_table(table)
    , m_map(map)
    , m_stock(stock)
    , m_options(options)
    , m_inventory(*stock.inventory)
    , m_places(std::move(places))
{
    while (m_firstRow < table.rows() && table.number(m_firstRow) <= map.titleRow)
        ++m_firstRow;
    for (size_t column = 0; column < map.columns.size(); ++column) {
        m_columnsOf[size_t(map.columns[column].field)].push_back(column);
        if (map.columns[column].field != ImportField::Ignored)
            m_mapped.push_back(column);
    }
    m_commonSchool = options.school.isEmpty() ? m_places->schoolIn(map.schoolText)
                                              : m_inventory.schoolRow(options.school);
}

QString RowReader::text(size_t row, ImportField field) const
{
    for (const size_t column : columnsOf(field))
        if (const QStringView found = raw(row, column); !found.isEmpty())
            return sheet::normalised(found);
    return {};
}

void RowReader::refuse(size_t row, size_t column, const QString &reason)
{
    constexpr qsizetype kShown = 200;
    QString title = m_map.columns[column].title;
    if (title.isEmpty())
        title = wordOf(m_map.columns[column].field);
    m_problems.push_back({title, raw(row, column).left(kShown).toString(), reason});
}

void RowReader::refuse(size_t row, ImportField field, const QString &reason)
{
    if (has(field))
        refuse(row, columnsOf(field).front(), reason);
    else
        m_problems.push_back({wordOf(field), {}, reason});
}

// Behind the last machine come sums and signatures, and long lists repeat their titles.
bool RowReader::isSkipped(size_t row) const
{
    static const QStringList kEnds{QStringLiteral("合计"), QStringLiteral("总计"),
        QStringLiteral("小计"), QStringLiteral("共计"), QStringLiteral("填表"),
        QStringLiteral("制表"), QStringLiteral("审核"), QStringLiteral("说明"),
        QStringLiteral("注"), QStringLiteral("单位负责人"), QStringLiteral("联系电话"),
        QStringLiteral("TOTAL")};
    size_t filled = 0, titles = 0;
    for (const size_t column : m_mapped) {
        const QStringView cell = raw(row, column);
        filled += cell.trimmed().isEmpty() ? 0 : 1;
        titles += !cell.isEmpty() && cell == m_map.columns[column].title ? 1 : 0;
    }
    if (filled == 0 || titles == filled)
        return true;
    if (filled * 2 > m_mapped.size() + 1)
        return false;
    for (size_t column = 0; column < m_map.columns.size(); ++column) {
        const QStringView cell = raw(row, column).trimmed();
        if (cell.isEmpty())
            continue;
        const QString first = squashed(cell.left(20));
        return std::any_of(kEnds.begin(), kEnds.end(),
            [&first](const QString &end) { return first.startsWith(end); });
    }
    return false;
}

const Places::Found &RowReader::schoolNamed(const QString &text, const QString &county)
{
    const QString key = text + u'\n' + county;
    const auto known = m_schools.constFind(key);
    if (known != m_schools.constEnd())
        return *known;
    return *m_schools.insert(key, m_places->school(text, county));
}

RowReader::InPath RowReader::schoolInPath(const QString &path, const QString &county)
{
    InPath found;
    const QStringList parts = path.split(u'>', Qt::SkipEmptyParts);
    // The district in the path tells which of two schools of one name is meant.
    const QString &area = county.isEmpty() ? path : county;
    for (qsizetype i = parts.size() - 1; i >= 0 && parts.size() > 1; --i) {
        const Places::Found &school = schoolNamed(parts[i].trimmed(), area);
        if (school.row != kNoRow)
            return {school, QStringList(parts.sliced(i + 1)).join(u'>').trimmed()};
        if (!school.candidates.isEmpty())
            found.school = school;
    }
    return found;
}

quint32 RowReader::schoolOf(size_t row)
{
    const QString code = text(row, ImportField::SchoolCode);
    const QString name = text(row, ImportField::School);
    if (code.isEmpty() && name.isEmpty()) {
        if (m_commonSchool == kNoRow)
            refuse(row, ImportField::School, tr("The row names no school."));
        return m_commonSchool;
    }
    const QString county = text(row, ImportField::County);
    const ImportField field = code.isEmpty() ? ImportField::School : ImportField::SchoolCode;
    const Places::Found *found = &schoolNamed(code.isEmpty() ? name : code, county);
    InPath inPath;
    if (found->row == kNoRow && found->candidates.isEmpty()) {
        inPath = schoolInPath(name, county);
        found = &inPath.school;
    }
    if (found->row == kNoRow)
        refuse(row, field,
            found->candidates.isEmpty() ? tr("There is no such school.")
                                        : tr("Several schools are called so: %1.")
                                              .arg(found->candidates.join(QStringLiteral(", "))));
    return found->row;
}

void RowReader::checkCells(size_t row)
{
    for (const size_t column : m_mapped) {
        if (m_table.type(row, column) != sheet::CellType::Error)
            continue;
        refuse(row, column,
            raw(row, column) == sheet::kFormulaWithoutValue
                ? tr("The formula was never computed: open the file in a spreadsheet program and "
                     "save it.")
                : tr("The spreadsheet has an error here."));
    }
}

RowPlanner::RowPlanner(const ImportTable &table, const ColumnMap &map, const ImportStock &stock,
    const ImportOptions &options)
    : RowReader(table, map, stock, options, std::make_shared<Places>(stock.inventory))
{
}

Result<ImportPlan> RowPlanner::plan(TaskControl &task)
{
    ImportPlan plan{.map = m_map};
    if (!m_options.school.isEmpty() && m_commonSchool == kNoRow)
        return failure(Error::Kind::NotFound,
            tr("There is no school with the code “%1”.").arg(m_options.school.text()));
    const size_t end = m_table.rows();
    HZ_CHECK(lookAtAll(task));
    plan.rows.reserve(end - m_firstRow);
    for (size_t row = m_firstRow; row < end; ++row) {
        if ((row - m_firstRow) % kRowsBetweenPolls == 0) {
            task.setProgress(qint64(end + row), qint64(end * 2));
            if (task.isCancelled())
                return cancelled();
        }
        PlannedRow &planned = plan.rows.emplace_back();
        planned.number = m_table.number(row);
        problems().clear();
        if (!isLeftOut(row) && !m_options.leftOut.contains(planned.number)) {
            checkCells(row);
            HZ_CHECK(planRow(row, planned));
        }
        if (!problems().empty()) {
            planned.outcome = RowOutcome::Failed;
            planned.problems = std::move(problems());
            planned.edit = {};
            planned.movements.clear();
            planned.further.clear();
            planned.notes.clear();
        }
        ++plan.totals[size_t(planned.outcome)];
    }
    plan.newRooms = m_places->newRooms();
    return plan;
}

Result<ImportPlan> planImport(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task)
{
    switch (map.subject) {
    case ImportSubject::Devices:
        return planDevices(table, map, stock, options, task);
    case ImportSubject::Schools:
        return planSchools(table, map, stock, options, task);
    case ImportSubject::Census:
        return planCensus(table, map, stock, options, task);
    }
    return ImportPlan{};
}

} // namespace hz::inventory

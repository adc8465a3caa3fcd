// Rows that are schools, or their people and classes for a year.
#include "importrow_p.h"
#include "importvalues_p.h"
#include "words_p.h"

#include <hz/sheet/values.h>

namespace hz::inventory {

namespace {

class SchoolPlanner final : public RowPlanner {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    using RowPlanner::RowPlanner;

private:
    Result<> planRow(size_t row, PlannedRow &planned) override;
    void readCounty(size_t row, School &school);
    void readWords(size_t row, School &school);

    QHash<QString, qint64> m_rowOf; // by document
};

void SchoolPlanner::readCounty(size_t row, School &school)
{
    const QString county = squashed(text(row, ImportField::County));
    if (county.isEmpty())
        return;
    QStringList fitting;
    for (const Unit &unit : m_inventory.units()) {
        const QString name = squashed(unit.name);
        if (unit.code.text() == county || name == county)
            fitting = {unit.code.text()};
        if (unit.code.text() == county || name == county)
            break;
        if (unit.level == UnitLevel::County && (name.contains(county) || county.contains(name)))
            fitting.append(unit.code.text());
    }
    if (fitting.size() == 1)
        school.county = UnitCode(fitting.first());
    else
        refuse(row, ImportField::County, tr("There is no such county."));
}

void SchoolPlanner::readWords(size_t row, School &school)
{
    const QString kind = text(row, ImportField::SchoolKind);
    if (const auto known = wordIn<SchoolKind>("schoolKind", kind))
        school.kind = *known;
    else if (!squashed(kind).isEmpty())
        refuse(row, ImportField::SchoolKind, tr("This is no kind of school."));
    const QString locality = text(row, ImportField::Locality);
    if (const auto known = wordIn<Locality>("locality", locality))
        school.locality = known;
    else if (!squashed(locality).isEmpty())
        refuse(row, ImportField::Locality, tr("This is neither town nor country."));
    const QString parent = text(row, ImportField::Parent);
    if (squashed(parent).isEmpty())
        return;
    const Places::Found &found = schoolNamed(parent, {});
    if (found.row != kNoRow)
        school.parent = m_inventory.schools()[found.row].code;
    else
        refuse(row, ImportField::Parent, tr("There is no such school."));
}

Result<> SchoolPlanner::planRow(size_t row, PlannedRow &planned)
{
    const QString code = text(row, ImportField::SchoolCode);
    const QString name = text(row, ImportField::School);
    School school{.code = UnitCode(code)};
    if (code.isEmpty()) {
        const quint32 known = schoolOf(row);
        if (known == kNoRow)
            return {};
        school.code = m_inventory.schools()[known].code;
    } else if (!isSchoolCode(code)) {
        refuse(row, ImportField::SchoolCode, tr("A school's code has ten digits."));
        return {};
    }
    const QString document = documentId(school);
    if (m_rowOf.contains(document)) {
        problems().push_back(
            {{}, {}, tr("This is the school of row %1.").arg(m_rowOf.value(document))});
        return {};
    }
    HZ_TRY(const QJsonObject body, m_stock.body(document));
    if (!body.isEmpty()) {
        HZ_TRY(school, School::fromJson(body));
    } else if (name.isEmpty()) {
        refuse(row, ImportField::School, tr("A new school needs a name."));
        return {};
    } else if (const auto kind = wordIn<SchoolKind>("schoolKind", name)) {
        school.kind = *kind; // "第一小学"
    } else if (text(row, ImportField::SchoolKind).isEmpty()) {
        refuse(row, ImportField::SchoolKind, tr("The row does not say what kind of school it is."));
    }
    if (!name.isEmpty() && !code.isEmpty())
        school.name = name;
    readWords(row, school);
    readCounty(row, school);
    if (!problems().empty())
        return {};
    m_rowOf.insert(document, planned.number);
    settle(planned, document, body, school.toJson(body));
    return {};
}

class CensusPlanner final : public RowPlanner {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    using RowPlanner::RowPlanner;

private:
    Result<> planRow(size_t row, PlannedRow &planned) override;
    int yearOf(size_t row);
    std::optional<Stage> stageOf(size_t row, quint32 school);
    void readCounts(size_t row, quint32 school, Census &census);

    std::array<bool, kStages> m_stated = {}; // by the row that is planned
    QHash<QString, QJsonObject> m_bodies; // as rows before left them
    QHash<QString, QHash<int, qint64>> m_rowOf; // by document and stage
};

int CensusPlanner::yearOf(size_t row)
{
    const QString year = text(row, ImportField::Year);
    if (year.isEmpty() && m_options.year > 0)
        return m_options.year;
    const std::optional<int> known = parseYear(year);
    if (!known)
        refuse(row, ImportField::Year,
            year.isEmpty() ? tr("The row does not say of which year it is.")
                           : tr("This is no year."));
    return known.value_or(0);
}

std::optional<Stage> CensusPlanner::stageOf(size_t row, quint32 school)
{
    const QString stage = text(row, ImportField::Stage);
    if (const auto known = wordIn<Stage>("stage", stage))
        return known;
    const std::span<const Stage> taught = stagesOf(m_inventory.schools()[school].kind);
    if (stage.isEmpty() && taught.size() == 1)
        return taught.front();
    refuse(row, ImportField::Stage,
        stage.isEmpty() ? tr("The school has several stages: the row does not say which.")
                        : tr("This is no stage."));
    return std::nullopt;
}

void CensusPlanner::readCounts(size_t row, quint32 school, Census &census)
{
    constexpr qint64 kMost = 1'000'000;
    static constexpr std::array kCounts{std::pair(ImportField::Students, &StageCount::students),
        std::pair(ImportField::Classes, &StageCount::classes),
        std::pair(ImportField::Teachers, &StageCount::teachers)};
    std::optional<Stage> rowStage;
    m_stated = {};
    for (const auto &[field, member] : kCounts) {
        for (const size_t column : columnsOf(field)) {
            const QString plain = sheet::normalised(raw(row, column));
            if (squashed(plain).isEmpty())
                continue;
            const std::optional<qint64> count = sheet::parseInteger(plain);
            if (!count || *count < 0 || *count > kMost) {
                refuse(row, column, tr("This is no number of people or classes."));
                continue;
            }
            std::optional<Stage> stage = m_map.columns[column].stage;
            if (!stage) {
                if (!rowStage)
                    rowStage = stageOf(row, school);
                stage = rowStage;
            }
            if (!stage)
                return;
            m_stated[size_t(*stage)] = true;
            std::optional<StageCount> &counts = census.stages[size_t(*stage)];
            // A school without the stage leaves its columns at 0.
            if (*count == 0 && !counts)
                continue;
            if (!counts)
                counts = StageCount();
            (*counts).*member = int(*count);
        }
    }
}

Result<> CensusPlanner::planRow(size_t row, PlannedRow &planned)
{
    const quint32 school = schoolOf(row);
    Census census{.year = yearOf(row)};
    if (school == kNoRow || !problems().empty())
        return {};
    census.unit = m_inventory.schools()[school].code;
    const QString document = documentId(census);
    QJsonObject body = m_bodies.value(document);
    if (body.isEmpty()) {
        HZ_TRY(body, m_stock.body(document));
    }
    if (!body.isEmpty()) {
        HZ_TRY(census, Census::fromJson(body));
    }
    if (census.isLocked) {
        problems().push_back(
            {{}, {}, tr("The year %1 is closed for this school.").arg(census.year)});
        return {};
    }
    const auto stages = census.stages;
    readCounts(row, school, census);
    if (!problems().empty())
        return {};
    for (size_t i = 0; i < kStages; ++i) {
        QHash<int, qint64> &rowOf = m_rowOf[document];
        if (!m_stated[i])
            continue;
        if (rowOf.contains(int(i)) && census.stages[i] != stages[i]) {
            problems().push_back(
                {{}, {}, tr("Row %1 says otherwise of this school.").arg(rowOf.value(int(i)))});
            return {};
        }
        if (!rowOf.contains(int(i)))
            rowOf.insert(int(i), planned.number);
    }
    const QJsonObject after = census.toJson(body);
    settle(planned, document, body, after);
    m_bodies.insert(document, after);
    return {};
}

} // namespace

Result<ImportPlan> planSchools(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task)
{
    return SchoolPlanner(table, map, stock, options).plan(task);
}

Result<ImportPlan> planCensus(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task)
{
    return CensusPlanner(table, map, stock, options).plan(task);
}

} // namespace hz::inventory

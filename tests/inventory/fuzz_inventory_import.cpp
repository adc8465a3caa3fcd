// Whatever bytes as a CSV: a plan accounts for every row once, what it would write can be read, and
// importing the same again changes nothing.
#include <hz/core/task.h>
#include <hz/inventory/importplan.h>

#include <cstdint>
#include <cstdlib>
#include <set>

using namespace hz;
using namespace hz::inventory;

namespace {

void demand(bool isSo)
{
    if (!isSo)
        std::abort();
}

Records anArea()
{
    Records area;
    area.units
        = {{UnitCode(QStringLiteral("622901")), QStringLiteral("临夏市"), UnitLevel::County}};
    area.schools = {{.code = UnitCode(QStringLiteral("2162000001")),
                        .name = QStringLiteral("临夏市第一小学"),
                        .county = UnitCode(QStringLiteral("622901"))},
        {.code = UnitCode(QStringLiteral("3162000002")),
            .name = QStringLiteral("城关学校"),
            .kind = SchoolKind::NineYearSchool}};
    area.devices = {{.id = DeviceId(QStringLiteral("01J00000000000000000000009")),
        .school = area.schools[0].code,
        .serial = QStringLiteral("PF0ABC12")}};
    return area;
}

template<typename T> void put(std::vector<T> &list, const Edit &edit)
{
    const Result<T> record = T::fromJson(edit.after);
    demand(record && documentId(*record) == edit.id);
    for (T &each : list) {
        if (documentId(each) == edit.id) {
            each = *record;
            return;
        }
    }
    list.push_back(*record);
}

void apply(Records &area, const Edit &edit)
{
    if (edit.id.startsWith(u"device:"))
        put(area.devices, edit);
    else if (edit.id.startsWith(u"room:"))
        put(area.rooms, edit);
    else if (edit.id.startsWith(u"school:"))
        put(area.schools, edit);
    else
        put(area.censuses, edit);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (bytes.startsWith("PK"))
        bytes[0] = 'p'; // archives are another target's
    TaskControl task;
    const auto tables = readImportTables(bytes, QStringLiteral("fuzz"),
        {.maxRows = 200, .maxColumns = 30, .maxCellLength = 300}, task);
    if (!tables || tables->empty())
        return 0;
    const ImportTable &table = tables->front();
    Records area = anArea();
    const ColumnMap map = guessColumns(table);
    const ImportOptions options{.school = area.schools[0].code, .year = 2025};
    for (const int run : {1, 2}) {
        const auto plan = planImport(table, map, ImportStock::fromRecords(area), options, task);
        demand(plan.has_value());
        std::set<qint64> numbers;
        for (const PlannedRow &row : plan->rows)
            demand(numbers.insert(row.number).second && row.number > map.titleRow
                && (row.outcome != RowOutcome::Failed || !row.problems.empty()));
        size_t behindTitles = 0;
        for (size_t row = 0; row < table.rows(); ++row)
            behindTitles += table.number(row) > map.titleRow ? 1 : 0;
        demand(numbers.size() == behindTitles);
        // "note" is no field of a record, so it is not there the second time.
        const bool isLossless = map.columnOf(ImportField::Note) == ColumnMap::kNoColumn;
        demand(run == 1 || !isLossless || plan->edits().isEmpty());
        for (const Edit &edit : plan->edits())
            apply(area, edit);
    }
    return 0;
}

// Whatever bytes as a CSV, or, behind a first byte below 4, a list made of titles and cells that
// people write, as the bytes choose them, written as CSV or XLSX and read again: a plan accounts
// for every row once, what it would write can be read, and importing the same again changes
// nothing.
#include <hz/core/file.h>
#include <hz/core/task.h>
#include <hz/inventory/importplan.h>
#include <hz/sheet/writer.h>

#include <QtCore/QTemporaryDir>

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

// What stands in lists, well and badly.
const QStringList &titles()
{
    static const QStringList all = QStringLiteral(
        "学校名称|学校标识码|县市|存放地点|资产编号|序列号|UUID|MAC地址|硬盘序列号|设备类型|"
        "设备名称|"
        "品牌|型号|使用状况|用途|购置日期|单价|金额|保修期|领用人|盘点日期|CPU|内存|硬盘|操作系统|"
        "备注|"
        "数量|学校类型|城乡类型|中心校|年份|学段|学生数|小学学生数|班数|教师数|单价(万元)|随便|")
                                       .split(u'|');
    return all;
}

const QStringList &cells()
{
    static const QStringList all = QStringLiteral(
        "|临夏市第一小学|第一小学|城关学校|2162000001|3162000002|9999999999|临夏市|火星|微机室|"
        "2162000001-微机室|01J00000000000000000000009|ZC000100|ZC1|PF0ABC12|PF0ABC13|无|同上|"
        "To Be Filled By O.E.M.|1.23457E+11|4C4C4544-0034-3010-8048-B6C04F500001|8C:EC:4B:01:02:03|"
        "8C-EC-4B-01-02-03;AABBCCDDEEFF|8C:EC|台式机|笔记本|空调|联想|LENOVO|M430|10T8S0XX00|在用|"
        "送修|"
        "报废|学生用|教师用|2021-09-12|9/12/2021|2021年|3999.5|¥3,999|0.4万元|便宜|三年|36个月|8G|"
        "16384 MB|1T|Windows "
        "10|合计|填表人|1|2|3|30|200|201|0|-1|小学|教学点|城镇|乡村|2025|2025-2026学年|"
        "初中|300|6|1000001|\n|\"|,|'=1+1|😀|　")
                                       .split(u'|');
    return all;
}

// Rows and columns as many as the first bytes say, then a byte a cell.
sheet::Table tableOf(const uint8_t *data, size_t size)
{
    constexpr size_t kMostColumns = 12, kMostRows = 24;
    size_t at = 0;
    const auto byte = [&] { return at < size ? size_t(data[at++]) : size_t(0); };
    const size_t columns = 1 + byte() % kMostColumns, rows = byte() % kMostRows;
    sheet::Table table;
    table.name = QStringLiteral("表");
    for (size_t i = 0; i < columns; ++i)
        table.titles.append(titles()[qsizetype(byte() % size_t(titles().size()))]);
    for (size_t row = 0; row < rows; ++row) {
        std::vector<sheet::Value> &values = table.rows.emplace_back();
        for (size_t i = 0; i < columns; ++i) {
            const size_t chosen = byte();
            if (chosen >= 252) // a spreadsheet's own kinds
                values.emplace_back(double(chosen) / 3);
            else if (chosen >= 248)
                values.emplace_back(QDate(2021, 9, int(chosen % 28) + 1));
            else
                values.emplace_back(cells()[qsizetype(chosen % size_t(cells().size()))]);
        }
    }
    return table;
}

QByteArray listOf(const uint8_t *data, size_t size, TaskControl &task)
{
    constexpr uint8_t kFormats = 4; // every fourth is a workbook: slower
    if (size == 0 || data[0] >= kFormats)
        return {reinterpret_cast<const char *>(data), qsizetype(size)};
    const sheet::Table table = tableOf(data + 1, size - 1);
    if (data[0] != 0) {
        const Result<QByteArray> csv = sheet::toCsv(table, task);
        demand(csv.has_value());
        return *csv;
    }
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list.xlsx"));
    demand(sheet::writeXlsx(path, {table}, task).has_value());
    const Result<QByteArray> workbook = readFile(path, 16 << 20);
    demand(workbook.has_value());
    return *workbook;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TaskControl task;
    QByteArray bytes = listOf(data, size, task);
    const bool isMade = size > 0 && data[0] == 0;
    if (bytes.startsWith("PK") && !isMade)
        bytes[0] = 'p'; // archives from outside are another target's
    const auto tables = readImportTables(bytes, QStringLiteral("fuzz"),
        {.maxRows = 200, .maxColumns = 30, .maxCellLength = 300}, task);
    demand(!isMade || tables.has_value());
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

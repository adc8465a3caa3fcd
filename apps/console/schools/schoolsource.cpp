#include "schools/schoolsource.h"

#include "schools/schooledit.h"
#include "window/standing.h"

namespace hz::console {

using namespace inventory;
using sheet::Table; // lupdate loses the context of functions that return sheet::…

namespace {

struct ColumnAbout {
    SchoolColumn column;
    const char *id;
    const char *title;
    ui::TableColumn::Kind kind;
    double width;
    bool isHiddenAtFirst = false;
};

constexpr ColumnAbout kColumns[] = {
    {SchoolColumn::Name, "name", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "School"),
        ui::TableColumn::Kind::Text, 112},
    {SchoolColumn::Kind, "kind", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Kind"),
        ui::TableColumn::Kind::Quiet, 118},
    {SchoolColumn::County, "county", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "County"),
        ui::TableColumn::Kind::Quiet, 72},
    {SchoolColumn::Students, "students", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Students"),
        ui::TableColumn::Kind::Number, 72},
    {SchoolColumn::Teachers, "teachers", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Teachers"),
        ui::TableColumn::Kind::Number, 62},
    {SchoolColumn::Classes, "classes", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Classes"),
        ui::TableColumn::Kind::Number, 62},
    {SchoolColumn::StudentComputers, "studentComputers",
        QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Student computers"),
        ui::TableColumn::Kind::Number, 72},
    {SchoolColumn::StudentRatio, "studentRatio",
        QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Students a computer"),
        ui::TableColumn::Kind::Number, 84},
    {SchoolColumn::TeacherComputers, "teacherComputers",
        QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Teacher computers"),
        ui::TableColumn::Kind::Number, 72},
    {SchoolColumn::TeacherRatio, "teacherRatio",
        QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Teachers a computer"),
        ui::TableColumn::Kind::Number, 84},
    {SchoolColumn::Displays, "displays", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Displays"),
        ui::TableColumn::Kind::Number, 66},
    {SchoolColumn::Failing, "failing", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Not met"),
        ui::TableColumn::Kind::Number, 72},
    {SchoolColumn::Verdict, "verdict", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Standing"),
        ui::TableColumn::Kind::Text, 164},
    {SchoolColumn::Code, "code", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Code"),
        ui::TableColumn::Kind::Quiet, 104, true},
    {SchoolColumn::Locality, "locality",
        QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Town or country"),
        ui::TableColumn::Kind::Quiet, 72, true},
    {SchoolColumn::RunBy, "runBy", QT_TRANSLATE_NOOP("hz::console::SchoolSource", "Run by"),
        ui::TableColumn::Kind::Quiet, 72, true},
};
static_assert(std::size(kColumns) == kSchoolColumns);

// Nothing where nobody has reported: a census that is missing is no school without pupils.
std::optional<qint64> numberOf(const SchoolRows &rows, int row, SchoolColumn column)
{
    const SchoolStanding &standing = rows.list.rows[size_t(row)];
    const Figures &figures = rows.picture.evaluation->units[standing.school].figures;
    const auto reported = [&figures](int value) {
        return figures.hasCensus ? std::optional<qint64>(value) : std::nullopt;
    };
    switch (column) {
    case SchoolColumn::Students:
        return reported(figures.students());
    case SchoolColumn::Teachers:
        return reported(figures.teachers());
    case SchoolColumn::Classes:
        return reported(figures.classes());
    case SchoolColumn::StudentComputers:
        return figures.computers[size_t(Pool::Student)];
    case SchoolColumn::TeacherComputers:
        return figures.computers[size_t(Pool::Teacher)];
    case SchoolColumn::Displays:
        return figures.displayRooms;
    case SchoolColumn::Failing:
        return standing.failing;
    case SchoolColumn::Name:
    case SchoolColumn::Kind:
    case SchoolColumn::County:
    case SchoolColumn::StudentRatio:
    case SchoolColumn::TeacherRatio:
    case SchoolColumn::Verdict:
    case SchoolColumn::Code:
    case SchoolColumn::Locality:
    case SchoolColumn::RunBy:
        break;
    }
    return std::nullopt;
}

const RuleResult *ratioOf(const SchoolRows &rows, int row, SchoolColumn column)
{
    const quint32 school = rows.list.rows[size_t(row)].school;
    if (column == SchoolColumn::StudentRatio)
        return studentRatio(*rows.picture.evaluation, school);
    if (column == SchoolColumn::TeacherRatio)
        return teacherRatio(*rows.picture.evaluation, school);
    return nullptr;
}

} // namespace

QString titleOf(SchoolColumn column)
{
    return QCoreApplication::translate("hz::console::SchoolSource", kColumns[size_t(column)].title);
}

const School &SchoolRows::school(int row) const
{
    return picture.inventory->schools()[list.rows[size_t(row)].school];
}

const RuleResult *SchoolRows::onlyResult(int row) const
{
    return rules.size() == 1
        ? picture.evaluation->result(list.rows[size_t(row)].school, rules.front())
        : nullptr;
}

QString SchoolRows::standingText(int row) const
{
    const RuleResult *result = onlyResult(row);
    if (!result || result->verdict == Verdict::NotApplicable || result->verdict == Verdict::NoData)
        return wordOf(list.rows[size_t(row)].verdict);
    const QString gap = gapText(*picture.evaluation, *result);
    const QString measured = measuredText(*picture.evaluation, *result);
    return gap.isEmpty()
        ? measured
        : SchoolSource::tr("%1, %2", "measured, what is missing").arg(measured, gap);
}

QString SchoolRows::text(int row, SchoolColumn column) const
{
    switch (column) {
    case SchoolColumn::Name:
        return school(row).name;
    case SchoolColumn::Kind:
        return wordOf(school(row).kind);
    case SchoolColumn::County:
        return countyText(*picture.inventory, school(row).county);
    case SchoolColumn::Code:
        return school(row).code.text();
    case SchoolColumn::Locality:
        return school(row).locality ? wordOf(*school(row).locality) : QString();
    case SchoolColumn::RunBy:
        return runByText(school(row).isPrefectureSchool);
    case SchoolColumn::StudentRatio:
    case SchoolColumn::TeacherRatio: {
        const RuleResult *result = ratioOf(*this, row, column);
        return result ? measuredText(*picture.evaluation, *result) : QString();
    }
    case SchoolColumn::Verdict:
        return standingText(row);
    case SchoolColumn::Students:
    case SchoolColumn::Teachers:
    case SchoolColumn::Classes:
    case SchoolColumn::StudentComputers:
    case SchoolColumn::TeacherComputers:
    case SchoolColumn::Displays:
    case SchoolColumn::Failing: {
        const std::optional<qint64> number = numberOf(*this, row, column);
        return number ? numberText(*number) : QString();
    }
    }
    return {};
}

std::optional<ui::Status> SchoolRows::status(int row, SchoolColumn column) const
{
    if (column == SchoolColumn::Verdict) {
        const RuleResult *result = onlyResult(row);
        return result ? statusOf(*result) : statusOf(list.rows[size_t(row)].verdict);
    }
    // Passing is quiet.
    const RuleResult *ratio = ratioOf(*this, row, column);
    return ratio && ratio->verdict == Verdict::Fail ? std::optional(ui::Status::Bad) : std::nullopt;
}

Table tableOf(const SchoolRows &rows)
{
    sheet::Table table{.name = SchoolSource::tr("Schools"), .titles = {}, .rows = {}};
    for (const ColumnAbout &about : kColumns)
        table.titles.append(titleOf(about.column));
    for (int row = 0; row < int(rows.list.rows.size()); ++row) {
        std::vector<sheet::Value> cells;
        for (const ColumnAbout &about : kColumns) {
            if (const std::optional<qint64> number = numberOf(rows, row, about.column))
                cells.push_back(*number);
            else if (const QString text = rows.text(row, about.column); !text.isEmpty())
                cells.push_back(text);
            else
                cells.push_back({});
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

void SchoolSource::setRows(SchoolRows rows)
{
    m_rows = std::move(rows);
    QHash<qint64, int> rowOf;
    bool isSame = size_t(m_rowOf.size()) == m_rows.list.rows.size();
    for (int row = 0; row < rowCount(); ++row) {
        const qint64 id = rowId(row);
        rowOf.insert(id, row);
        isSame = isSame && m_rowOf.contains(id);
    }
    m_rowOf = std::move(rowOf);
    if (isSame)
        Q_EMIT reordered();
    else
        Q_EMIT reset();
}

std::vector<ui::TableColumn> SchoolSource::columns() const
{
    std::vector<ui::TableColumn> columns;
    for (const ColumnAbout &about : kColumns)
        columns.push_back({.id = QString::fromLatin1(about.id),
            .title = titleOf(about.column),
            .kind = about.kind,
            .width = about.width,
            .stretches = about.column == SchoolColumn::Name,
            .isHiddenAtFirst = about.isHiddenAtFirst});
    return columns;
}

QString SchoolSource::text(int row, int column) const
{
    return m_rows.text(row, SchoolColumn(column));
}

std::optional<ui::Status> SchoolSource::status(int row, int column) const
{
    return m_rows.status(row, SchoolColumn(column));
}

qint64 SchoolSource::rowId(int row) const
{
    // Ten digits; a code that is none is told apart well enough for a selection.
    const UnitCode &code = m_rows.school(row).code;
    bool isNumber = false;
    const qint64 number = code.text().toLongLong(&isNumber);
    return isNumber ? number : -qint64(qHash(code.text()) >> 1) - 1;
}

std::optional<int> SchoolSource::rowOf(qint64 id) const
{
    const auto found = m_rowOf.constFind(id);
    return found == m_rowOf.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace hz::console

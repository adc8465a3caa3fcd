#include "import/importrows.h"

#include "devices/recordtexts.h"

#include <hz/sheet/writer.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ImportRows)
};

ui::TableColumn column(const char *id, const QString &title, ui::TableColumn::Kind kind,
    double width, bool stretches = false)
{
    return {.id = QString::fromLatin1(id),
        .title = title,
        .kind = kind,
        .width = width,
        .stretches = stretches,
        .isSortable = false};
}

using Kind = ui::TableColumn::Kind;

// What people read, in the document's order.
std::vector<FieldChange> readable(const PlannedRow &row)
{
    std::vector<FieldChange> changes = row.changes();
    std::erase_if(changes, [&row](const FieldChange &change) {
        return fieldWord(row.edit.id, change.field).isEmpty();
    });
    return changes;
}

QString oneLine(QString text)
{
    return text.replace(u'\n', QLatin1StringView(", "));
}

// As people tell machines and schools apart.
QString nameOf(const PlannedRow &row, const Register &inventory)
{
    const QJsonObject &body = row.edit.after;
    if (row.edit.id.startsWith(u"census:"))
        return fieldText(QStringLiteral("device:"), QStringLiteral("school"),
            row.edit.id.section(u':', 1, 1), inventory);
    for (const char *key : {"assetTag", "serial", "name", "model"})
        if (const QString text = body.value(QLatin1StringView(key)).toString(); !text.isEmpty())
            return text;
    return fieldText(
        row.edit.id, QStringLiteral("kind"), body.value(QLatin1StringView("kind")), inventory);
}

// What people look for first, then the rest with its names.
QString recordText(const PlannedRow &row, const ImportPlan &plan, const Register &inventory)
{
    static const QStringList kFirst{QStringLiteral("kind"), QStringLiteral("maker"),
        QStringLiteral("model"), QStringLiteral("serial"), QStringLiteral("school"),
        QStringLiteral("room")};
    const auto textIn = [&](const QString &field) {
        return oneLine(
            fieldText(row.edit.id, field, row.edit.after.value(field), inventory, plan.newRooms));
    };
    QStringList parts;
    for (const QString &field : kFirst)
        if (const QString text = textIn(field); !text.isEmpty())
            parts.append(text);
    for (const FieldChange &change : readable(row))
        if (!kFirst.contains(change.field) && change.field != u"assetTag")
            parts.append(Tr::tr("%1 %2", "field, value")
                             .arg(fieldWord(row.edit.id, change.field), textIn(change.field)));
    return parts.join(Tr::tr(", ", "between fields"));
}

} // namespace

// ---------------------------------------------------------------- what is wrong

void ProblemSource::show(
    std::shared_ptr<const ImportPlan> plan, std::shared_ptr<const AgentList> agents)
{
    m_plan = std::move(plan);
    m_agents = std::move(agents);
    m_lines.clear();
    for (size_t row = 0; m_plan && row < m_plan->rows.size(); ++row) {
        const PlannedRow &planned = m_plan->rows[row];
        // What is doubtful without words of its own has its candidates.
        const size_t count = planned.outcome == RowOutcome::Doubtful && planned.problems.empty()
            ? 1
            : planned.problems.size() + planned.notes.size();
        for (size_t problem = 0; problem < count; ++problem)
            m_lines.push_back({row, problem});
    }
    Q_EMIT reset();
}

// None where candidates are all there is.
const RowProblem *ProblemSource::problemOf(const Line &line) const
{
    const PlannedRow &planned = m_plan->rows[line.row];
    if (line.problem < planned.problems.size())
        return &planned.problems[line.problem];
    const size_t note = line.problem - planned.problems.size();
    return note < planned.notes.size() ? &planned.notes[note] : nullptr;
}

std::vector<ui::TableColumn> ProblemSource::columns() const
{
    return {column("row", tr("Row"), Kind::Number, 64),
        column("outcome", tr("Outcome"), Kind::Text, 96),
        column("column", tr("Column"), Kind::Text, 104),
        column("value", tr("Value"), Kind::Quiet, 128),
        column("cause", tr("Cause"), Kind::Text, 240, true)};
}

QString ProblemSource::text(int row, int column) const
{
    const Line &line = m_lines[size_t(row)];
    const PlannedRow &planned = m_plan->rows[line.row];
    const RowProblem *problem = problemOf(line);
    switch (column) {
    case 0:
        return QLocale().toString(planned.number);
    case 1:
        return wordOf(planned.outcome);
    case 2:
        return problem ? problem->column : QString();
    case 3:
        if (m_agents)
            return QDir::toNativeSeparators(m_agents->path(planned.number));
        return problem ? oneLine(problem->value) : QString();
    default:
        return problem ? problem->reason
                       : tr("This may be %n machine(s) that is there already.", nullptr,
                           int(planned.candidates.size()));
    }
}

std::optional<ui::Status> ProblemSource::status(int row, int column) const
{
    if (column != 1)
        return {};
    switch (m_plan->rows[m_lines[size_t(row)].row].outcome) {
    case RowOutcome::Failed:
        return ui::Status::Bad;
    case RowOutcome::Doubtful:
        return ui::Status::Warn;
    case RowOutcome::New:
    case RowOutcome::Changed:
    case RowOutcome::Same:
    case RowOutcome::Skipped:
        break;
    }
    return ui::Status::Info;
}

// ---------------------------------------------------------------- what would change

void ChangeSource::show(
    std::shared_ptr<const ImportPlan> plan, std::shared_ptr<const Register> inventory)
{
    m_plan = std::move(plan);
    m_inventory = std::move(inventory);
    m_changesRow = ~size_t(0);
    m_lines.clear();
    for (size_t row = 0; m_plan && m_inventory && row < m_plan->rows.size(); ++row) {
        if (m_plan->rows[row].outcome != RowOutcome::Changed)
            continue;
        const size_t changes = readable(m_plan->rows[row]).size();
        for (size_t change = 0; change < changes; ++change)
            m_lines.push_back({row, change});
    }
    Q_EMIT reset();
}

std::vector<ui::TableColumn> ChangeSource::columns() const
{
    return {column("row", tr("Row"), Kind::Number, 56), column("what", tr("What"), Kind::Text, 132),
        column("field", tr("Field"), Kind::Text, 88), column("before", tr("Now"), Kind::Quiet, 136),
        column("after", tr("After the import"), Kind::Text, 136, true)};
}

const std::vector<FieldChange> &ChangeSource::changesOf(size_t row) const
{
    if (m_changesRow != row)
        m_changes = readable(m_plan->rows[row]);
    m_changesRow = row;
    return m_changes;
}

QString ChangeSource::text(int row, int column) const
{
    const Line &line = m_lines[size_t(row)];
    const PlannedRow &planned = m_plan->rows[line.row];
    const FieldChange &change = changesOf(line.row)[line.change];
    const auto said = [&](const QJsonValue &value) {
        return oneLine(
            fieldText(planned.edit.id, change.field, value, *m_inventory, m_plan->newRooms));
    };
    switch (column) {
    case 0:
        return QLocale().toString(planned.number);
    case 1:
        return nameOf(planned, *m_inventory);
    case 2:
        return fieldWord(planned.edit.id, change.field);
    case 3:
        return said(change.before);
    default:
        return said(change.after);
    }
}

// ---------------------------------------------------------------- what is new, or the same

void RecordSource::show(std::shared_ptr<const ImportPlan> plan,
    std::shared_ptr<const Register> inventory, RowOutcome outcome)
{
    m_plan = std::move(plan);
    m_inventory = std::move(inventory);
    m_rows.clear();
    for (size_t row = 0; m_plan && m_inventory && row < m_plan->rows.size(); ++row)
        if (m_plan->rows[row].outcome == outcome)
            m_rows.push_back(row);
    Q_EMIT reset();
}

std::vector<ui::TableColumn> RecordSource::columns() const
{
    return {column("row", tr("Row"), Kind::Number, 56), column("what", tr("What"), Kind::Text, 148),
        column("record", tr("What is recorded"), Kind::Text, 240, true)};
}

QString RecordSource::text(int row, int column) const
{
    const PlannedRow &planned = m_plan->rows[m_rows[size_t(row)]];
    if (column == 0)
        return QLocale().toString(planned.number);
    if (planned.outcome == RowOutcome::Same)
        return column == 1 ? QString() : tr("as it is");
    return column == 1 ? nameOf(planned, *m_inventory) : recordText(planned, *m_plan, *m_inventory);
}

// ---------------------------------------------------------------- taken out

Result<int> exportProblems(
    const QString &path, const std::vector<NamedPlan> &plans, TaskControl &task)
{
    sheet::Table table{.name = Tr::tr("Not imported"),
        .titles = {Tr::tr("List"), Tr::tr("Row"), Tr::tr("Outcome"), Tr::tr("Column"),
            Tr::tr("Value"), Tr::tr("Cause")},
        .rows = {}};
    for (const NamedPlan &named : plans)
        for (const PlannedRow &row : named.plan->rows)
            for (const RowProblem &problem : row.problems)
                table.rows.push_back({named.list, row.number, wordOf(row.outcome), problem.column,
                    problem.value, problem.reason});
    const bool isPlain = QFileInfo(path).suffix().compare(u"csv", Qt::CaseInsensitive) == 0;
    HZ_CHECK(isPlain ? sheet::writeCsv(path, table, task) : sheet::writeXlsx(path, {table}, task));
    return int(table.rows.size());
}

} // namespace hz::console

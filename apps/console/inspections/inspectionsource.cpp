#include "inspections/inspectionsource.h"

#include "window/standing.h"

#include <hz/inventory/planreasons.h>

#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;
using Table = sheet::Table; // lupdate loses the context of functions that return sheet::…

namespace {

QString textOf(const InspectionBook &book, const InspectionDue &due, InspectionColumn column,
    const QDate &today)
{
    const Register &stock = *book.inventory();
    switch (column) {
    case InspectionColumn::State:
        return due.isLate ? InspectionSource::tr("%1, late", "a state").arg(wordOf(due.state))
                          : wordOf(due.state);
    case InspectionColumn::Template:
        return inspectionTemplates().templates[due.form].title.text();
    case InspectionColumn::Place:
        return due.room == kNoRow ? InspectionSource::tr("Whole school")
                                  : stock.rooms()[due.room].name;
    case InspectionColumn::School:
        return schoolName(stock, due.school);
    case InspectionColumn::Due:
        if (due.isOverdue() && today.isValid())
            return InspectionSource::tr("%n day(s) late", nullptr, int(due.due.daysTo(today)));
        return due.state == DueState::Done ? QString() : dayText(due.due);
    case InspectionColumn::Last:
        return dayText(due.last);
    case InspectionColumn::Failed:
        return due.failed == 0 ? QString() : QLocale().toString(due.failed);
    case InspectionColumn::By:
        return book.byText(due);
    }
    return {};
}

} // namespace

ui::Status statusOf(DueState state)
{
    switch (state) {
    case DueState::Overdue:
        return ui::Status::Bad;
    case DueState::Due:
        return ui::Status::NoData;
    case DueState::Begun:
        return ui::Status::Busy;
    case DueState::Done:
        return ui::Status::Ok;
    }
    return ui::Status::NoData;
}

void InspectionSource::show(
    std::shared_ptr<const InspectionBook> book, std::vector<quint32> rows, const QDate &today)
{
    m_book = std::move(book);
    m_rows = std::move(rows);
    m_today = today;
    m_listed.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_listed.insert(rowId(row), row);
    Q_EMIT reset();
}

qint64 InspectionSource::rowId(int row) const
{
    const InspectionDue &about = due(row);
    return qint64(about.form) << 56 | qint64(about.school & 0xffffff) << 32 | qint64(about.room);
}

std::optional<int> InspectionSource::rowOf(qint64 id) const
{
    const auto found = m_listed.constFind(id);
    return found == m_listed.constEnd() ? std::nullopt : std::optional(*found);
}

std::vector<ui::TableColumn> InspectionSource::columns() const
{
    using Kind = ui::TableColumn::Kind;
    return {
        {.id = QStringLiteral("state"), .title = tr("State"), .width = 120},
        {.id = QStringLiteral("form"), .title = tr("Inspection"), .width = 150},
        {.id = QStringLiteral("place"), .title = tr("Room"), .width = 150},
        {.id = QStringLiteral("school"), .title = tr("School"), .width = 190, .stretches = true},
        {.id = QStringLiteral("due"), .title = tr("Due"), .width = 140},
        {.id = QStringLiteral("last"),
            .title = tr("Last signed"),
            .kind = Kind::Quiet,
            .width = 140},
        {.id = QStringLiteral("failed"),
            .title = tr("Not in order"),
            .kind = Kind::Number,
            .width = 100},
        {.id = QStringLiteral("by"), .title = tr("By"), .kind = Kind::Quiet, .width = 100},
    };
}

QString InspectionSource::text(int row, int column) const
{
    return textOf(*m_book, due(row), InspectionColumn(column), m_today);
}

std::optional<ui::Status> InspectionSource::status(int row, int column) const
{
    if (InspectionColumn(column) == InspectionColumn::State)
        return due(row).isLate ? ui::Status::Bad : statusOf(due(row).state);
    return {};
}

Table tableOf(const InspectionBook &book, const std::vector<quint32> &rows)
{
    Table table{.name = InspectionSource::tr("Inspections"), .titles = {}, .rows = {}};
    const std::vector<ui::TableColumn> columns = InspectionSource().columns();
    for (const ui::TableColumn &column : columns)
        table.titles.append(column.title);
    for (const quint32 row : rows) {
        const InspectionDue &due = book.dues()[row];
        std::vector<sheet::Value> &cells = table.rows.emplace_back();
        for (size_t i = 0; i < kInspectionColumns; ++i) {
            if (InspectionColumn(i) == InspectionColumn::Due)
                cells.emplace_back(due.due);
            else if (InspectionColumn(i) == InspectionColumn::Last && !due.last.isValid())
                cells.emplace_back();
            else if (InspectionColumn(i) == InspectionColumn::Last)
                cells.emplace_back(due.last);
            else if (InspectionColumn(i) == InspectionColumn::Failed)
                cells.emplace_back(qint64(due.failed));
            else
                cells.emplace_back(textOf(book, due, InspectionColumn(i), {}));
        }
    }
    return table;
}

} // namespace hz::console

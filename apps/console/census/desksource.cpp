#include "census/desksource.h"

#include "census/returnlook.h"
#include "window/standing.h"

#include <QtCore/QCollator>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using Column = ui::TableColumn;

namespace {

// Six digits of a county or ten of a school; a code that is none is told apart well enough.
qint64 idOf(const UnitCode &code)
{
    bool isNumber = false;
    const qint64 number = code.text().toLongLong(&isNumber);
    return isNumber ? number : -qint64(qHash(code.text()) >> 1) - 1;
}

std::optional<qint64> changeOf(std::optional<qint64> now, std::optional<qint64> before)
{
    return now && before ? std::optional(*now - *before) : std::nullopt;
}

std::optional<qint64> numberOf(const DeskRow &row, DeskColumn column)
{
    switch (column) {
    case DeskColumn::ToDo:
        return row.errors * 1'000 + row.warnings;
    case DeskColumn::Students:
        return row.students;
    case DeskColumn::StudentsChange:
        return changeOf(row.students, row.studentsBefore);
    case DeskColumn::Computers:
        return row.computers;
    case DeskColumn::ComputersChange:
        return changeOf(row.computers, row.computersBefore);
    case DeskColumn::Version:
        return row.version;
    case DeskColumn::At:
        return row.at.isValid() ? std::optional(row.at.toMSecsSinceEpoch()) : std::nullopt;
    case DeskColumn::State:
        return qint64(row.state);
    case DeskColumn::Name:
    case DeskColumn::County:
    case DeskColumn::By:
        break;
    }
    return std::nullopt;
}

QString wordOf(const DeskRow &row, DeskColumn column)
{
    return column == DeskColumn::County ? row.county : column == DeskColumn::By ? row.by : row.name;
}

} // namespace

void DeskSource::setRows(std::vector<DeskRow> all, std::vector<quint32> listed)
{
    m_all = std::move(all);
    m_order = std::move(listed);
    arrange();
    Q_EMIT reset();
}

void DeskSource::sort(DeskColumn column, Qt::SortOrder order)
{
    m_sortedBy = column;
    m_isDescending = order == Qt::DescendingOrder;
    m_isSorted = true;
    arrange();
    Q_EMIT reordered();
}

void DeskSource::arrange()
{
    if (!m_isSorted)
        return;
    const bool isWord = m_sortedBy == DeskColumn::Name || m_sortedBy == DeskColumn::County
        || m_sortedBy == DeskColumn::By;
    const QCollator collator;
    std::stable_sort(m_order.begin(), m_order.end(), [&](quint32 a, quint32 b) {
        if (m_isDescending)
            std::swap(a, b);
        if (isWord)
            return collator.compare(wordOf(m_all[a], m_sortedBy), wordOf(m_all[b], m_sortedBy)) < 0;
        return numberOf(m_all[a], m_sortedBy) < numberOf(m_all[b], m_sortedBy);
    });
}

std::vector<Column> DeskSource::columns() const
{
    const auto column = [](const char *id, const QString &title, Column::Kind kind, double width) {
        return Column{.id = QString::fromLatin1(id), .title = title, .kind = kind, .width = width};
    };
    std::vector<Column> columns{column("name", tr("School or area"), Column::Kind::Text, 148),
        column("county", tr("County"), Column::Kind::Quiet, 84),
        column("state", tr("State"), Column::Kind::Text, 124),
        column("todo", tr("To do"), Column::Kind::Text, 128),
        column("students", tr("Students"), Column::Kind::Number, 72),
        column("studentsChange", tr("Difference"), Column::Kind::Number, 72),
        column("computers", tr("Computers"), Column::Kind::Number, 72),
        column("computersChange", tr("Difference"), Column::Kind::Number, 68),
        column("version", tr("Version"), Column::Kind::Number, 56),
        column("at", tr("Last done"), Column::Kind::Quiet, 112),
        column("by", tr("By"), Column::Kind::Quiet, 88)};
    columns[size_t(DeskColumn::Name)].stretches = true;
    columns[size_t(DeskColumn::Version)].isHiddenAtFirst = true;
    columns[size_t(DeskColumn::By)].isHiddenAtFirst = true;
    columns[size_t(DeskColumn::At)].isHiddenAtFirst = true;
    return columns;
}

QString DeskSource::text(int index, int column) const
{
    const DeskRow &about = row(index);
    const auto unit = ReturnCell::Unit::Number;
    switch (DeskColumn(column)) {
    case DeskColumn::Name:
        return about.name;
    case DeskColumn::County:
        return about.county;
    case DeskColumn::State:
        return inventory::wordOf(about.state);
    case DeskColumn::ToDo:
        if (!about.isSound && about.version > 0)
            return tr("signature");
        if (about.isMeddledWith)
            return tr("signed without the right");
        if (about.errors > 0)
            return tr("%n to mend", nullptr, about.errors);
        return about.warnings > 0 ? tr("%n to explain", nullptr, about.warnings) : QString();
    case DeskColumn::Students:
        return about.students ? cellText(unit, about.students) : QString();
    case DeskColumn::StudentsChange:
        return changeText(unit, about.students, about.studentsBefore);
    case DeskColumn::Computers:
        return about.computers ? cellText(unit, about.computers) : QString();
    case DeskColumn::ComputersChange:
        return changeText(unit, about.computers, about.computersBefore);
    case DeskColumn::Version:
        return about.version > 0 ? QString::number(about.version) : QString();
    case DeskColumn::At:
        return dayText(about.at.toLocalTime().date());
    case DeskColumn::By:
        return about.by;
    }
    return {};
}

std::optional<ui::Status> DeskSource::status(int index, int column) const
{
    const DeskRow &about = row(index);
    if (DeskColumn(column) == DeskColumn::State)
        return statusOf(about.state);
    if (DeskColumn(column) != DeskColumn::ToDo)
        return {};
    if ((!about.isSound && about.version > 0) || about.isMeddledWith || about.errors > 0)
        return ui::Status::Bad;
    return about.warnings > 0 ? std::optional(ui::Status::Warn) : std::nullopt;
}

qint64 DeskSource::rowId(int index) const
{
    return idOf(row(index).unit);
}

std::optional<int> DeskSource::rowOf(qint64 id) const
{
    for (int i = 0; i < rowCount(); ++i)
        if (rowId(i) == id)
            return i;
    return std::nullopt;
}

} // namespace hz::console

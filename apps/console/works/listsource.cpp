#include "works/listsource.h"

namespace hz::console {

void ListSource::show(std::shared_ptr<const Listing> listing, std::vector<quint32> rows)
{
    m_listing = std::move(listing);
    m_rows = std::move(rows);
    m_listed.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_listed.insert(rowId(row), row);
    Q_EMIT reset();
}

std::optional<int> ListSource::rowWith(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (at(row).key == key)
            return row;
    return {};
}

std::vector<ui::TableColumn> ListSource::columns() const
{
    return m_listing ? m_listing->columns : std::vector<ui::TableColumn>();
}

std::optional<ui::Status> ListSource::status(int row, int column) const
{
    return column == 0 && m_listing->hasStatus ? std::optional(at(row).status) : std::nullopt;
}

std::optional<int> ListSource::rowOf(qint64 id) const
{
    const auto found = m_listed.constFind(id);
    return found == m_listed.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace hz::console

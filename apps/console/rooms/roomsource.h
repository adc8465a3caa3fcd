// The rows of a list of rooms, as a table asks for them. GUI thread.
#pragma once

#include <hz/inventory/roomlist.h>
#include <hz/sheet/writer.h>
#include <hz/ui/tablesource.h>

namespace hz::console {

/// With numbers as numbers. Any thread.
sheet::Table tableOf(const inventory::Register &inventory,
    const std::vector<inventory::RoomStanding> &rows,
    const std::vector<inventory::RoomColumn> &columns);

class RoomSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    void show(std::shared_ptr<const inventory::Register> inventory,
        std::vector<inventory::RoomStanding> rows);
    const inventory::Room &room(int row) const
    {
        return m_inventory->rooms()[m_rows[size_t(row)].room];
    }

    const inventory::RoomStanding &standing(int row) const { return m_rows[size_t(row)]; }

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override { return m_rows[size_t(row)].room; }
    std::optional<int> rowOf(qint64 id) const override;

private:
    std::shared_ptr<const inventory::Register> m_inventory;
    std::vector<inventory::RoomStanding> m_rows;
    std::vector<int> m_listed; // the row of each room; -1: none
};

} // namespace hz::console

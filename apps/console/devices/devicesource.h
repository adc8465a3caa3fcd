// The rows of a list of machines, as a table asks for them: text is made for what is seen. A
// machine keeps its row id in every register that follows, so what is selected stays selected. GUI
// thread.
#pragma once

#include <hz/inventory/devicelist.h>
#include <hz/ui/tablesource.h>

namespace hz::console {

class DeviceSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    /// Tells the table what became of its rows: another order, or others.
    void show(std::shared_ptr<const inventory::Register> inventory, std::vector<quint32> rows,
        const QDate &today);

    const std::shared_ptr<const inventory::Register> &inventory() const { return m_inventory; }
    /// Of the register, in the order of the list.
    const std::vector<quint32> &rows() const { return m_rows; }
    const inventory::DeviceRow &device(int row) const
    {
        return m_inventory->devices()[m_rows[size_t(row)]];
    }
    /// The register's row of a machine by its row id; kNoRow where it is gone.
    quint32 deviceRowOf(qint64 id) const { return m_deviceOf[size_t(id)]; }
    /// Where a machine of the register is listed.
    std::optional<int> listed(quint32 device) const;

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override { return m_ids[m_rows[size_t(row)]]; }
    std::optional<int> rowOf(qint64 id) const override;

private:
    void number(std::shared_ptr<const inventory::Register> inventory);
    bool hasSame(const std::vector<quint32> &rows) const;

    std::shared_ptr<const inventory::Register> m_inventory;
    QDate m_today;
    std::vector<quint32> m_rows;
    std::vector<int> m_listed; // the row of each device of the register; -1: none
    std::vector<qint64> m_ids; // of each device of the register, given out once and for all
    std::vector<quint32> m_deviceOf; // by id
};

} // namespace hz::console

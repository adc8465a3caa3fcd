// The list of schools as a table reads it. GUI thread.
#pragma once

#include <hz/inventory/inventory.h>
#include <hz/inventory/schoollist.h>
#include <hz/sheet/writer.h>
#include <hz/ui/tablesource.h>

#include <QtCore/QHash>

namespace hz::console {

/// What a row is made of; all of one moment, so it may be read on any thread.
struct SchoolRows {
    inventory::Picture picture;
    inventory::SchoolList list;
    std::vector<quint32> rules; // that were asked for; empty: all

    /// What stands in a cell; with one rule asked for, how the school stands by it.
    QString text(int row, inventory::SchoolColumn column) const;
    std::optional<ui::Status> status(int row, inventory::SchoolColumn column) const;
    const inventory::School &school(int row) const;

private:
    const inventory::RuleResult *onlyResult(int row) const;
    QString standingText(int row) const;
};

QString titleOf(inventory::SchoolColumn column);
/// With numbers as numbers.
sheet::Table tableOf(const SchoolRows &rows);

class SchoolSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    /// Keeps what is selected where `rows` are the same schools in another order.
    void setRows(SchoolRows rows);
    const SchoolRows &rows() const { return m_rows; }

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.list.rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override;
    std::optional<int> rowOf(qint64 id) const override;

private:
    SchoolRows m_rows;
    QHash<qint64, int> m_rowOf;
};

} // namespace hz::console

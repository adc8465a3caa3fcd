// The rows of a listing, as a table asks for them. GUI thread.
#pragma once

#include "works/listing.h"

#include <QtCore/QHash>

#include <memory>

namespace hz::console {

class ListSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    /// Columns are those of the listing: a source shows listings with the same ones.
    void show(std::shared_ptr<const Listing> listing, std::vector<quint32> rows);
    const Listing *listing() const { return m_listing.get(); }
    const std::vector<quint32> &rows() const { return m_rows; }
    const ListRow &at(int row) const { return m_listing->rows[m_rows[size_t(row)]]; }
    std::optional<int> rowWith(const QString &key) const;

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override { return at(row).texts.value(column); }
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override { return at(row).id; }
    std::optional<int> rowOf(qint64 id) const override;

private:
    std::shared_ptr<const Listing> m_listing;
    std::vector<quint32> m_rows;
    QHash<qint64, int> m_listed; // the row of each id
};

} // namespace hz::console

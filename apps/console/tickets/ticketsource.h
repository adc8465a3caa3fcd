// The rows of a list of tickets, as a table asks for them. GUI thread.
#pragma once

#include <hz/inventory/ticketlist.h>
#include <hz/sheet/writer.h>
#include <hz/ui/tablesource.h>

#include <QtCore/QHash>

namespace hz::console {

/// With numbers as numbers. Any thread.
sheet::Table tableOf(const inventory::TicketBook &book, const std::vector<quint32> &rows,
    const std::vector<inventory::TicketColumn> &columns);

ui::Status statusOf(inventory::TicketState state);
/// "20 October, 10:05", with the year where it is another.
QString momentText(const QDateTime &at, const QDate &today);

class TicketSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    void show(std::shared_ptr<const inventory::TicketBook> book, std::vector<quint32> rows,
        const QDate &today);
    const inventory::TicketRow &ticket(int row) const
    {
        return m_book->rows()[m_rows[size_t(row)]];
    }
    quint32 bookRow(int row) const { return m_rows[size_t(row)]; }
    std::optional<int> rowOfTicket(const inventory::TicketId &ticket) const;

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override;
    std::optional<int> rowOf(qint64 id) const override;

private:
    std::shared_ptr<const inventory::TicketBook> m_book;
    std::vector<quint32> m_rows;
    QHash<qint64, int> m_listed; // the row of each id
    QDate m_today;
};

} // namespace hz::console

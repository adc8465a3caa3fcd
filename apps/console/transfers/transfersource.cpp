#include "transfers/transfersource.h"

#include "tickets/ticketsource.h"

#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;

ui::Status statusOf(TransferState state)
{
    switch (state) {
    case TransferState::Draft:
        return ui::Status::NoData;
    case TransferState::Issued:
        return ui::Status::Warn;
    case TransferState::Sent:
        return ui::Status::Busy;
    case TransferState::Withdrawn:
        return ui::Status::Bad;
    case TransferState::Received:
        break;
    }
    return ui::Status::Ok;
}

void TransferSource::show(
    std::shared_ptr<const TransferBook> book, std::vector<quint32> rows, const QDate &today)
{
    m_book = std::move(book);
    m_rows = std::move(rows);
    m_today = today;
    m_listed.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_listed.insert(rowId(row), row);
    Q_EMIT reset();
}

// The number an order keeps from book to book: what is chosen stays chosen.
qint64 TransferSource::rowId(int row) const
{
    return qint64(qHash(order(row).id) & 0x7fffffffffffffff);
}

std::optional<int> TransferSource::rowOf(qint64 id) const
{
    const auto found = m_listed.constFind(id);
    return found == m_listed.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<int> TransferSource::rowOfOrder(const TransferId &wanted) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (order(row).id == wanted)
            return row;
    return {};
}

std::vector<ui::TableColumn> TransferSource::columns() const
{
    using Kind = ui::TableColumn::Kind;
    return {
        {.id = QStringLiteral("state"), .title = tr("State"), .width = 92},
        {.id = QStringLiteral("number"),
            .title = tr("Number", "of an order"),
            .kind = Kind::Quiet,
            .width = 150},
        {.id = QStringLiteral("from"), .title = tr("From"), .width = 130, .stretches = true},
        {.id = QStringLiteral("to"), .title = tr("To"), .width = 130, .stretches = true},
        {.id = QStringLiteral("machines"),
            .title = tr("Machines"),
            .kind = Kind::Number,
            .width = 64},
        {.id = QStringLiteral("since"), .title = tr("Since"), .kind = Kind::Quiet, .width = 116},
        {.id = QStringLiteral("by"),
            .title = tr("By"),
            .kind = Kind::Quiet,
            .width = 90,
            .isHiddenAtFirst = true},
        {.id = QStringLiteral("plan"),
            .title = tr("Plan"),
            .kind = Kind::Quiet,
            .width = 120,
            .isHiddenAtFirst = true},
    };
}

QString TransferSource::text(int row, int column) const
{
    const TransferRow &shown = order(row);
    switch (TransferColumn(column)) {
    case TransferColumn::State:
        return wordOf(shown.state);
    case TransferColumn::Number:
        return shown.number;
    case TransferColumn::From:
        return m_book->schoolText(shown.from);
    case TransferColumn::To:
        return m_book->schoolText(shown.to);
    case TransferColumn::Machines:
        return shown.missing == 0 ? QLocale().toString(shown.machines)
                                  : tr("%1 of %2", "machines that came, that were to come")
                                        .arg(shown.machines - shown.missing)
                                        .arg(shown.machines);
    case TransferColumn::Since:
        return momentText(shown.since, m_today);
    case TransferColumn::By:
        return shown.by;
    case TransferColumn::Plan:
        return shown.plan;
    }
    return {};
}

std::optional<ui::Status> TransferSource::status(int row, int column) const
{
    if (TransferColumn(column) == TransferColumn::State)
        return statusOf(order(row).state);
    return {};
}

} // namespace hz::console

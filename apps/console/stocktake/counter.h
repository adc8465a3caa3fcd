// A stocktake as it goes on: takes codes, writes each before it says what it was, and knows what is
// found, missing and out of place. Others' scans that sync brings are counted too. GUI thread.
#pragma once

#include <hz/inventory/inventory.h>
#include <hz/inventory/stocktake.h>

#include <QtCore/QObject>

namespace hz::console {

class Counter final : public QObject {
    Q_OBJECT

public:
    explicit Counter(inventory::Inventory &inventory, QObject *parent = nullptr);

    /// Reads what there is; the latest that was not ended is gone on with.
    void load();
    /// The latest first.
    const std::vector<inventory::Stocktake> &all() const { return m_all; }
    /// Null while none is chosen.
    const inventory::Stocktake *current() const { return m_current ? &*m_current : nullptr; }
    bool isOpen() const { return m_current && !m_current->endedAt.isValid(); }
    const std::vector<inventory::Scan> &scans() const { return m_scans; }
    /// Everything that was asked of the database has been answered.
    bool isSettled() const { return m_running == 0; }

    void begin(const inventory::UnitCode &school, const inventory::RoomId &room);
    void choose(const inventory::Stocktake &stocktake);
    void setEnded(bool ended);
    void take(const QString &code);

    bool hasStock() const { return m_codes != nullptr; }
    /// What it is counted in, once there is a stock.
    const std::shared_ptr<const inventory::Register> &inventory() const
    {
        return m_codes->inventory();
    }
    const inventory::Register &stock() const { return *inventory(); }
    const inventory::Count &count() const { return m_count; }

Q_SIGNALS:
    /// Another stocktake, or another count.
    void changed();
    /// It stands in the database. `device` may be empty.
    void scanned(
        inventory::ScanOutcome outcome, const QString &code, const inventory::DeviceId &device);
    void failed(const Error &error);

private:
    void takePicture();
    void readScans();
    void recount();
    void write(const QList<inventory::Edit> &edits, const std::function<void()> &then);

    inventory::Inventory &m_inventory;
    std::vector<inventory::Stocktake> m_all;
    std::optional<inventory::Stocktake> m_current;
    std::vector<inventory::Scan> m_scans;
    std::shared_ptr<const inventory::CodeIndex> m_codes; // null until it is made
    inventory::Count m_count;
    QStringList m_waiting; // codes that came before there was an index
    bool m_isWanted = false; // nothing is read before somebody counts
    int m_running = 0;
    int m_writing = 0;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

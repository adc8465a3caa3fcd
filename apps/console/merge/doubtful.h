// The register's pairs of records that may be of one machine: found anew behind the screens
// whenever documents change, answered one by one. GUI thread.
#pragma once

#include <hz/inventory/duplicates.h>
#include <hz/inventory/inventory.h>

namespace hz::console {

class Doubtful final : public QObject {
    Q_OBJECT

public:
    explicit Doubtful(inventory::Inventory &inventory, QObject *parent = nullptr);

    /// The likeliest first; those put off until later last.
    const std::vector<inventory::DevicePair> &pairs() const { return m_pairs; }
    /// Being found, or an answer is being written.
    bool isBusy() const { return m_isFinding || m_isWriting; }

    /// Of the two records the one that stays is given.
    void merge(const inventory::DevicePair &pair, const inventory::DeviceId &stays);
    void keepApart(const inventory::DevicePair &pair);
    void putOff(const inventory::DevicePair &pair);
    /// What a merge put together becomes two records again, which are not asked about any more.
    void split(const inventory::DeviceId &device, const QString &movement);

Q_SIGNALS:
    void changed();
    void failed(const Error &error);
    void answered(const QString &what, const QList<inventory::Edit> &undo);

private:
    using Plan = std::function<Result<QList<inventory::Edit>>(const store::ReadTransaction &)>;

    void find();
    void order();
    void write(const QString &what, Plan plan);
    inventory::Deed deed() const;

    inventory::Inventory &m_inventory;
    std::vector<inventory::DevicePair> m_pairs;
    QSet<QString> m_later; // pairs that were put off, by both ids
    std::shared_ptr<const inventory::Register> m_of; // what the pairs are of
    bool m_isFinding = false;
    bool m_isOutdated = false;
    bool m_isWriting = false;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

// The list of machines that people are looking at: what they asked, looked up behind the screen,
// and again whenever the inventory changes. What was asked before and is not there yet is given up.
// GUI thread.
#pragma once

#include <hz/inventory/inventory.h>

namespace hz::console {

class DeviceSearch final : public QObject {
    Q_OBJECT

public:
    explicit DeviceSearch(inventory::Inventory &inventory, QObject *parent = nullptr);

    const inventory::DeviceQuery &query() const { return m_query; }
    /// Rows in it are those of inventory().
    void setQuery(inventory::DeviceQuery query);
    /// Changes what is there.
    void change(const std::function<void(inventory::DeviceQuery &)> &change);

    /// That the query's rows belong to; null before there is one.
    const std::shared_ptr<const inventory::Register> &inventory() const { return m_inventory; }
    /// The last that was found, and of which register.
    const inventory::DeviceList &list() const { return m_list; }
    const std::shared_ptr<const inventory::Register> &listedOf() const { return m_listedOf; }
    bool isSearching() const { return m_running != nullptr; }

Q_SIGNALS:
    void queryChanged();
    void found();

private:
    void takePicture();
    void look();

    inventory::Inventory &m_source;
    std::shared_ptr<const inventory::Register> m_inventory;
    std::shared_ptr<const inventory::Register> m_listedOf;
    inventory::DeviceQuery m_query;
    inventory::DeviceList m_list;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console

#include "devices/devicesearch.h"

#include "window/moved.h"

namespace hz::console {

using namespace inventory;

namespace {

// The day that a figure is counted on is the day its machines are listed for.
QDate dayOf(const Picture &picture, const DeviceQuery &query, const QDate &today)
{
    if (!query.onlyCounted || !picture.evaluation || picture.evaluation->year == 0)
        return today;
    const Unit *prefecture = picture.inventory->prefecture();
    const int year = picture.evaluation->year;
    return censusDay(
        prefecture ? picture.inventory->census(prefecture->code, year) : nullptr, year);
}

} // namespace

DeviceSearch::DeviceSearch(Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_source(inventory)
{
    connect(&inventory, &Inventory::pictureChanged, this, &DeviceSearch::takePicture);
    takePicture();
}

void DeviceSearch::setQuery(DeviceQuery query)
{
    if (query == m_query)
        return;
    m_query = std::move(query);
    look();
    Q_EMIT queryChanged();
}

void DeviceSearch::change(const std::function<void(DeviceQuery &)> &change)
{
    DeviceQuery query = m_query;
    change(query);
    setQuery(std::move(query));
}

void DeviceSearch::takePicture()
{
    const std::shared_ptr<const Register> &now = m_source.picture().inventory;
    if (now == m_inventory && m_listedOf)
        return;
    if (m_inventory)
        m_query = movedTo(m_query, *m_inventory, *now);
    m_inventory = now;
    look();
}

void DeviceSearch::look()
{
    if (m_running)
        m_running->stop = true;
    const Picture &picture = m_source.picture();
    if (!picture.lister)
        return;
    const auto task = m_tasks.run(
        [lister = picture.lister, query = m_query, definitions = m_source.rules().definitions,
            day = dayOf(picture, m_query, m_source.today())](
            TaskControl &control) { return lister->list(query, definitions, day, control); });
    m_running = task.state;
    whenDone(task, this,
        [this, state = task.state, inventory = m_inventory](const Result<DeviceList> &list) {
            if (m_running != state)
                return; // another question was asked since
            m_running.reset();
            if (!list)
                return;
            m_list = *list;
            m_listedOf = inventory;
            Q_EMIT found();
        });
}

} // namespace hz::console

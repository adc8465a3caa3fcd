#include "stocktake/counter.h"

#include <hz/core/platform/system.h>
#include <hz/core/ulid.h>
#include <hz/store/database.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

Counter::Counter(Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
{
    connect(&inventory, &Inventory::pictureChanged, this, &Counter::takePicture);
}

// Codes of a register are found by an index of it, which takes a moment to make.
void Counter::takePicture()
{
    const std::shared_ptr<const Register> &stock = m_inventory.picture().inventory;
    if (!stock || !m_isWanted)
        return;
    readScans();
    if (m_codes && m_codes->inventory() == stock)
        return;
    ++m_running;
    const auto task
        = m_tasks.run([stock](TaskControl &) -> Result<std::shared_ptr<const CodeIndex>> {
              return std::make_shared<const CodeIndex>(stock);
          });
    whenDone(task, this, [this](const Result<std::shared_ptr<const CodeIndex>> &codes) {
        --m_running;
        if (!codes)
            return;
        m_codes = *codes;
        for (const QString &code : std::exchange(m_waiting, {}))
            take(code);
        recount();
    });
}

void Counter::load()
{
    m_isWanted = true;
    takePicture();
    ++m_running;
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database())](
                                      TaskControl &) -> Result<std::vector<Stocktake>> {
        HZ_TRY(const auto read, database.read());
        return stocktakes(*read);
    });
    whenDone(task, this, [this](const Result<std::vector<Stocktake>> &all) {
        --m_running;
        if (!all) {
            Q_EMIT failed(all.error());
            return;
        }
        m_all = *all;
        const auto open = std::ranges::find_if(
            m_all, [](const Stocktake &each) { return !each.endedAt.isValid(); });
        if (!m_current && open != m_all.end())
            choose(*open);
        else
            Q_EMIT changed();
    });
}

void Counter::choose(const Stocktake &stocktake)
{
    m_current = stocktake;
    m_scans.clear();
    recount();
    readScans();
}

void Counter::readScans()
{
    if (!m_current || m_writing > 0)
        return; // what is being written brings another picture
    ++m_running;
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()), id = m_current->id](
                          TaskControl &) -> Result<std::vector<Scan>> {
              HZ_TRY(const auto read, database.read());
              return scansOf(*read, id);
          });
    whenDone(task, this, [this, id = m_current->id](const Result<std::vector<Scan>> &scans) {
        --m_running;
        if (!scans)
            Q_EMIT failed(scans.error());
        if (!scans || m_writing > 0 || !m_current || m_current->id != id)
            return;
        m_scans = *scans;
        recount();
    });
}

void Counter::recount()
{
    m_count = m_current && m_codes ? countOf(stock(), *m_current, m_scans) : Count();
    Q_EMIT changed();
}

void Counter::write(const QList<Edit> &edits, const std::function<void()> &then)
{
    ++m_running;
    ++m_writing;
    whenDone(m_inventory.edit(edits), this, [this, then](const Result<QList<Edit>> &done) {
        --m_running;
        --m_writing;
        if (done)
            then();
        else {
            Q_EMIT failed(done.error());
            readScans(); // what could not be written is not counted
        }
    });
}

void Counter::begin(const UnitCode &school, const RoomId &room)
{
    const Stocktake begun{.id = newUlid().toString(),
        .school = school,
        .room = room,
        .startedAt = m_inventory.now().toUTC(),
        .by = platform::userName()};
    write({{documentId(begun), {}, begun.toJson()}}, [this, begun] {
        m_all.insert(m_all.begin(), begun);
        choose(begun);
    });
}

void Counter::setEnded(bool ended)
{
    if (!m_current || ended != isOpen())
        return;
    Stocktake changed = *m_current;
    changed.endedAt = ended ? m_inventory.now().toUTC() : QDateTime();
    write({{documentId(changed), m_current->toJson(), changed.toJson()}}, [this, changed] {
        std::ranges::replace_if(
            m_all, [&](const Stocktake &each) { return each.id == changed.id; }, changed);
        if (m_current && m_current->id == changed.id)
            m_current = changed;
        Q_EMIT this->changed();
    });
}

void Counter::take(const QString &code)
{
    if (!isOpen() || code.trimmed().isEmpty())
        return;
    if (!m_codes) {
        m_waiting.append(code);
        return;
    }
    const ScanOutcome outcome = outcomeOf(*m_codes, *m_current, m_scans, code);
    const Scan scan{.id = newUlid().toString(),
        .stocktake = m_current->id,
        .code = code.trimmed(),
        .device = meant(*m_codes, *m_current, code),
        .at = m_inventory.now().toUTC(),
        .by = platform::userName()};
    m_scans.push_back(scan); // the next one is compared with it
    write({{documentId(scan), {}, scan.toJson()}}, [this, scan, outcome] {
        recount();
        Q_EMIT scanned(outcome, scan.code, scan.device);
    });
}

} // namespace hz::console

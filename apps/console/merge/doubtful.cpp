#include "merge/doubtful.h"

#include <hz/core/platform/system.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

QString keyOf(const DevicePair &pair)
{
    return pair.first.text() + pair.second.text();
}

QString documentOf(const DeviceId &device)
{
    return QLatin1StringView("device:") + device.text();
}

} // namespace

Doubtful::Doubtful(Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
{
    connect(&inventory, &Inventory::judged, this, [this] {
        if (m_inventory.picture().inventory != m_of)
            find();
    });
    if (inventory.picture().inventory)
        find();
}

Deed Doubtful::deed() const
{
    return {m_inventory.now(), platform::userName()};
}

void Doubtful::find()
{
    if (m_isFinding) {
        m_isOutdated = true;
        return;
    }
    m_isFinding = true;
    m_isOutdated = false;
    m_of = m_inventory.picture().inventory;
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database())](
                                      TaskControl &control) -> Result<std::vector<DevicePair>> {
        HZ_TRY(const auto read, database.read());
        return doubtfulPairs(*read, control);
    });
    whenDone(task, this, [this](const Result<std::vector<DevicePair>> &pairs) {
        m_isFinding = false;
        if (pairs) {
            m_pairs = *pairs;
            order();
        } else if (pairs.error().kind != Error::Kind::Cancelled) {
            Q_EMIT failed(pairs.error());
        }
        if (m_isOutdated)
            find();
        Q_EMIT changed();
    });
}

void Doubtful::order()
{
    std::stable_partition(m_pairs.begin(), m_pairs.end(),
        [this](const DevicePair &pair) { return !m_later.contains(keyOf(pair)); });
}

void Doubtful::write(const QString &what, Plan plan)
{
    if (m_isWriting)
        return;
    m_isWriting = true;
    Q_EMIT changed();
    const auto planned
        = m_tasks.run([&database = std::as_const(m_inventory.database()), plan = std::move(plan)](
                          TaskControl &) -> Result<QList<Edit>> {
              HZ_TRY(const auto read, database.read());
              return plan(*read);
          });
    const auto fail = [this](const Error &error) {
        m_isWriting = false;
        Q_EMIT failed(error);
        Q_EMIT changed();
    };
    whenDone(planned, this, [this, what, fail](const Result<QList<Edit>> &edits) {
        if (!edits) {
            fail(edits.error());
            return;
        }
        whenDone(
            m_inventory.edit(*edits), this, [this, what, fail](const Result<QList<Edit>> &undo) {
                if (!undo) {
                    fail(undo.error());
                    return;
                }
                m_isWriting = false;
                Q_EMIT answered(what, *undo);
                Q_EMIT changed();
            });
    });
}

void Doubtful::merge(const DevicePair &pair, const DeviceId &stays)
{
    const DeviceId goes = stays == pair.first ? pair.second : pair.first;
    std::erase(m_pairs, pair);
    write(tr("Made one machine"),
        [stays, goes, deed = deed()](const store::ReadTransaction &read) -> Result<QList<Edit>> {
            HZ_TRY(const store::Document kept, read.get(documentOf(stays)));
            HZ_TRY(const store::Document other, read.get(documentOf(goes)));
            return mergeDevices(kept.body, other.body, deed);
        });
}

void Doubtful::keepApart(const DevicePair &pair)
{
    std::erase(m_pairs, pair);
    write(tr("Kept as two machines"),
        [pair, deed = deed()](const store::ReadTransaction &) -> Result<QList<Edit>> {
            return QList<Edit>{distinctDevices(pair.first, pair.second, deed)};
        });
}

void Doubtful::putOff(const DevicePair &pair)
{
    m_later.insert(keyOf(pair));
    const auto at = std::find(m_pairs.begin(), m_pairs.end(), pair);
    if (at != m_pairs.end())
        std::rotate(at, at + 1, m_pairs.end());
    Q_EMIT changed();
}

void Doubtful::split(const DeviceId &device, const QString &movement)
{
    write(tr("Made two machines again"),
        [device, movement, deed = deed()](
            const store::ReadTransaction &read) -> Result<QList<Edit>> {
            HZ_TRY(
                const store::Document merge, read.get(QLatin1StringView("movement:") + movement));
            HZ_TRY(const store::Document now, read.get(documentOf(device)));
            HZ_TRY(QList<Edit> edits, splitDevices(merge.body, now.body, deed));
            // The other record is the one that comes back.
            const QString other = edits[1].id.section(u':', 1);
            edits.append(distinctDevices(device, DeviceId(other), deed));
            return edits;
        });
}

} // namespace hz::console

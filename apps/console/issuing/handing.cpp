#include "issuing/handing.h"

#include "window/undoing.h"

#include <hz/core/platform/system.h>
#include <hz/core/ulid.h>
#include <hz/store/database.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

Handing::Handing(Inventory &inventory, Undoing &undoing, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_undoing(undoing)
{
    connect(&inventory, &Inventory::pictureChanged, this, &Handing::takePicture);
}

const std::shared_ptr<const Register> &Handing::stock() const
{
    return m_inventory.picture().inventory;
}

// Codes are found by an index of the register, which takes a moment to make.
void Handing::takePicture()
{
    if (!stock() || !m_isAsked)
        return;
    for (Pending &each : m_pending)
        ++each.pictures;
    recount();
    if (m_codes && m_codes->inventory() == stock())
        return;
    ++m_running;
    const auto task
        = m_tasks.run([now = stock()](TaskControl &) -> Result<std::shared_ptr<const CodeIndex>> {
              return std::make_shared<const CodeIndex>(now);
          });
    whenDone(task, this, [this](const Result<std::shared_ptr<const CodeIndex>> &codes) {
        --m_running;
        if (codes)
            m_codes = *codes;
        work();
    });
}

void Handing::load()
{
    m_isAsked = true;
    takePicture();
    ++m_running;
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database())](
                                      TaskControl &) -> Result<std::vector<ClassIssue>> {
        HZ_TRY(const auto read, database.read());
        return classIssues(*read);
    });
    whenDone(task, this, [this](const Result<std::vector<ClassIssue>> &all) {
        --m_running;
        if (!all) {
            Q_EMIT failed(all.error());
            return;
        }
        m_all = *all;
        const auto open = std::ranges::find_if(
            m_all, [](const ClassIssue &each) { return !each.endedAt.isValid(); });
        if (!m_current && open != m_all.end())
            choose(*open);
        else
            Q_EMIT changed();
    });
}

void Handing::choose(const ClassIssue &issue)
{
    m_current = issue;
    m_pending.clear();
    m_wanted = -1;
    recount();
}

// Two pictures after a write the newest one knows of it, whatever became of it since.
void Handing::recount()
{
    m_machines.assign(m_current ? size_t(m_current->pupils.size()) : 0, {});
    if (m_current && stock()) {
        const std::vector<quint32> rows = machinesOf(*stock(), *m_current);
        for (size_t i = 0; i < rows.size(); ++i)
            if (rows[i] != kNoRow)
                m_machines[i] = stock()->idOf(stock()->devices()[rows[i]]);
    }
    constexpr int kPicturesUntilKnown = 2;
    std::erase_if(m_pending, [this](const Pending &each) {
        const bool isKnown = each.pupil < 0
            ? std::ranges::find(m_machines, each.device) == m_machines.end()
            : m_machines[size_t(each.pupil)] == each.device;
        return isKnown || each.pictures >= kPicturesUntilKnown;
    });
    for (const Pending &each : m_pending) {
        std::ranges::replace(m_machines, each.device, DeviceId());
        if (each.pupil >= 0)
            m_machines[size_t(each.pupil)] = each.device;
    }
    if (m_wanted >= 0
        && (m_wanted >= int(m_machines.size()) || !m_machines[size_t(m_wanted)].isEmpty()))
        m_wanted = -1;
    Q_EMIT changed();
}

void Handing::begin(const UnitCode &school, const QString &className, const QStringList &pupils)
{
    const ClassIssue begun{.id = newUlid().toString(),
        .school = school,
        .className = className.simplified(),
        .pupils = pupils.first(std::min(pupils.size(), kMostPupils)),
        .startedAt = m_inventory.now().toUTC(),
        .by = platform::userName()};
    ++m_running;
    whenDone(m_inventory.edit({{documentId(begun), {}, begun.toJson()}}), this,
        [this, begun](const Result<QList<Edit>> &done) {
            --m_running;
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            m_all.insert(m_all.begin(), begun);
            m_mode = Mode::Issue;
            choose(begun);
        });
}

void Handing::setEnded(bool ended)
{
    if (!m_current || ended != isOpen())
        return;
    ClassIssue changed = *m_current;
    changed.endedAt = ended ? m_inventory.now().toUTC() : QDateTime();
    ++m_running;
    whenDone(m_inventory.edit({{documentId(changed), m_current->toJson(), changed.toJson()}}), this,
        [this, changed](const Result<QList<Edit>> &done) {
            --m_running;
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            std::ranges::replace_if(
                m_all, [&](const ClassIssue &each) { return each.id == changed.id; }, changed);
            if (m_current && m_current->id == changed.id)
                m_current = changed;
            Q_EMIT this->changed();
        });
}

void Handing::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    Q_EMIT changed();
}

int Handing::next() const
{
    if (m_wanted >= 0)
        return m_wanted;
    const auto first = std::ranges::find(m_machines, DeviceId());
    return first == m_machines.end() ? -1 : int(first - m_machines.begin());
}

void Handing::setNext(int pupil)
{
    if (pupil < 0 || pupil >= int(m_machines.size()) || !m_machines[size_t(pupil)].isEmpty())
        return;
    m_wanted = pupil;
    Q_EMIT changed();
}

int Handing::issued() const
{
    return int(m_machines.size()) - int(std::ranges::count(m_machines, DeviceId()));
}

void Handing::take(const QString &code)
{
    if (!isOpen() || code.trimmed().isEmpty())
        return;
    m_codesToTake.append(code.trimmed());
    work();
}

// One after the other: who is next depends on the one before.
void Handing::work()
{
    while (m_codes && !m_isWriting && !m_codesToTake.isEmpty() && isOpen()) {
        const QString code = m_codesToTake.takeFirst();
        std::vector<quint32> rows = m_codes->find(code);
        const Register &known = *m_codes->inventory();
        const quint32 school = known.schoolRow(m_current->school);
        const auto isHere = [&](quint32 row) { return known.devices()[row].school == school; };
        if (rows.size() > 1 && std::ranges::count_if(rows, isHere) == 1)
            rows = {*std::ranges::find_if(rows, isHere)};
        if (rows.size() != 1) {
            Q_EMIT handed(Outcome::NotKnown,
                rows.empty() ? tr("No machine has the code %1").arg(code)
                             : tr("Several machines have the code %1").arg(code));
            continue;
        }
        const DeviceRow &device = known.devices()[rows.front()];
        const QString tag = known.tag(device);
        if (!isHere(rows.front())) {
            Q_EMIT handed(Outcome::NotPossible,
                tr("%1 belongs to another school").arg(tag.isEmpty() ? code : tag));
            continue;
        }
        hand(known.idOf(device), tag.isEmpty() ? known.serial(device) : tag);
    }
}

QString Handing::pupilWith(const DeviceId &device) const
{
    const auto found = std::ranges::find(m_machines, device);
    return found == m_machines.end() ? QString() : m_current->pupils[found - m_machines.begin()];
}

void Handing::hand(const DeviceId &device, const QString &number)
{
    const bool isIssue = m_mode == Mode::Issue;
    const int pupil = isIssue ? next() : -1;
    if (isIssue && pupil < 0) {
        Q_EMIT handed(Outcome::NobodyLeft, tr("Everybody has a machine"));
        return;
    }
    const QString name = isIssue ? m_current->pupils[pupil] : pupilWith(device);
    const Deed deed{m_inventory.now(), platform::userName()};
    Inventory::Plan plan;
    if (isIssue)
        plan = [device, known = stock(), holder = holderText(*m_current, name), deed](
                   const store::ReadTransaction &read) {
            return planIssue(read, *known, device, holder, deed);
        };
    else
        plan = [device, known = stock(), deed](const store::ReadTransaction &read) {
            return planReturn(read, *known, device, deed);
        };
    const QString said = name.isEmpty() ? number : tr("%1: %2", "pupil, machine").arg(name, number);
    m_isWriting = true;
    ++m_running;
    whenDone(m_inventory.perform(plan), this,
        [this, isIssue, pupil, device, said, list = m_current->id](
            const Result<QList<Edit>> &done) {
            m_isWriting = false;
            --m_running;
            if (!done && done.error().kind == Error::Kind::Conflict) {
                Q_EMIT handed(Outcome::NotPossible, done.error().message);
            } else if (!done) {
                Q_EMIT failed(done.error());
            } else {
                if (m_current && m_current->id == list) {
                    m_pending.push_back({device, pupil});
                    recount();
                }
                m_undoing.offer(
                    isIssue ? tr("Issued: %1").arg(said) : tr("Returned: %1").arg(said), *done);
                Q_EMIT handed(isIssue ? Outcome::Issued : Outcome::Returned, said);
            }
            work();
        });
}

} // namespace hz::console

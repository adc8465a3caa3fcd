#include "census/censusbook.h"

#include <hz/core/platform/system.h>
#include <hz/inventory/planreasons.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

CensusBook::CensusBook(
    Inventory &inventory, std::shared_ptr<const ReturnForm> form, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_form(std::move(form))
{
    connect(&m_inventory, &Inventory::pictureChanged, this, [this] {
        m_isOutdated = true;
        read();
    });
    connect(&m_inventory, &Inventory::actorChanged, this, [this] {
        if (m_picture)
            Q_EMIT changed();
    });
}

QString CensusBook::refusal(CensusActKind act, const UnitCode &unit) const
{
    const Result<UnitCode> as
        = actingAs(m_inventory.actor(), act, unit, m_picture ? m_picture->tree : UnitTree());
    return as ? QString() : as.error().message;
}

QString CensusBook::name() const
{
    return m_named == m_inventory.actor().account ? m_name : QString();
}

void CensusBook::setName(const QString &name)
{
    m_name = name;
    m_named = m_inventory.actor().account;
}

QString CensusBook::proposedName() const
{
    const QString &account = m_inventory.actor().account;
    return account.isEmpty() ? platform::userName() : account;
}

QString CensusBook::whoActs() const
{
    const Actor &who = m_inventory.actor();
    if (who.account.isEmpty())
        return tr("Nobody has signed in: everything is allowed on this computer");
    QStringList units;
    for (const UnitCode &unit : who.units)
        units.append(nameOf(unit));
    return units.isEmpty() ? tr("%1 belongs to no unit", "an account").arg(who.account)
                           : tr("%1 acts for %2", "an account, its units")
                                 .arg(who.account, units.join(tr(", ", "between units")));
}

void CensusBook::setWatch(Watch watch)
{
    if (watch == m_watch)
        return;
    // A list that was not kept up is made when somebody looks.
    m_isOutdated = m_isOutdated || (watch == Watch::Desk && m_watch != Watch::Desk);
    m_watch = watch;
    read();
}

void CensusBook::setUnit(const UnitCode &unit)
{
    if (unit == m_unit && m_picture)
        return;
    m_unit = unit;
    m_picture.reset(); // what was shown is another one's
    m_isOutdated = true;
    read();
}

void CensusBook::read()
{
    const Picture &picture = m_inventory.picture();
    if (m_watch == Watch::Nothing || m_isReading || !m_isOutdated || !picture.evaluation)
        return;
    m_isReading = true;
    m_isOutdated = false;
    const auto task = m_tasks.run(
        [&database = m_inventory.database(), form = m_form, inventory = picture.inventory,
            evaluation = picture.evaluation, now = m_inventory.now(), today = m_inventory.today(),
            who = m_inventory.actor(), only = m_unit,
            isDesk = m_watch == Watch::Desk](TaskControl &control) -> Result<Read> {
            Read made;
            HZ_TRY(made.picture, readCensus(database, inventory, evaluation, form, today, only));
            if (isDesk) {
                HZ_TRY(made.rows, deskRows(made.picture.basis(), {}, control));
            }
            // A profile that only reads has nobody who signs.
            if (const Result<Reporter> by = reporterOf(database, {}, now, who)) {
                made.name = by->name;
                made.key = by->key.id();
            }
            made.account = who.account;
            return made;
        });
    whenDone(task, this, [this, only = m_unit](const Result<Read> &made) {
        m_isReading = false;
        if (made && only == m_unit) {
            m_picture = made->picture;
            m_rows = made->rows;
            m_key = made->key;
            if (name().isEmpty() && made->account == m_inventory.actor().account)
                setName(made->name);
            Q_EMIT changed();
        } else if (!made && made.error().kind != Error::Kind::Cancelled) {
            Q_EMIT failed(made.error());
        }
        read();
    });
}

template<typename Work>
void CensusBook::write(Work work, std::function<QString(const Handed &)> said)
{
    ++m_writing;
    const auto task
        = m_tasks.run([&database = m_inventory.database(), name = name(), now = m_inventory.now(),
                          who = m_inventory.actor(), work](TaskControl &) -> Result<Handed> {
              HZ_TRY(const Reporter by, reporterOf(database, name, now, who));
              return database.writeAndWait(
                  [&](store::WriteTransaction &transaction) { return work(transaction, by); });
          });
    whenDone(task, this, [this, said](const Result<Handed> &handed) {
        --m_writing;
        // A census that is locked by it comes with the next picture; a return alone changes none.
        m_isOutdated = true;
        read();
        if (handed)
            Q_EMIT done(said(*handed));
        else
            Q_EMIT failed(handed.error());
    });
}

QString CensusBook::nameOf(UnitCode unit) const
{
    const Register *stock = m_inventory.picture().inventory.get();
    if (const Unit *whole = stock ? stock->prefecture() : nullptr;
        whole && unit == wholePrefecture())
        unit = whole->code;
    const quint32 school = stock ? stock->schoolRow(unit) : kNoRow;
    if (school != kNoRow)
        return schoolName(*stock, school);
    const quint32 area = stock ? stock->unitRow(unit) : kNoRow;
    return area == kNoRow ? unit.text() : stock->units()[area].name;
}

void CensusBook::submit(
    const UnitCode &school, const QMap<QString, qint64> &cells, const QMap<QString, QString> &notes)
{
    const quint32 row = m_picture ? m_picture->inventory->schoolRow(school) : kNoRow;
    if (row == kNoRow)
        return;
    CensusReturn made = m_picture->snapshot(row);
    made.cells = cells;
    made.notes = notes;
    write([snapshot = made](store::WriteTransaction &transaction,
              const Reporter &by) { return inventory::submit(transaction, snapshot, by); },
        [name = nameOf(school)](const Handed &handed) {
            return handed.isNew
                ? tr("The census of %1 is submitted, version %2.").arg(name).arg(handed.version)
                : tr("The census of %1 was submitted before, with the same figures.").arg(name);
        });
}

void CensusBook::decide(const Decision &decision)
{
    write(
        [decision, form = m_form](
            store::WriteTransaction &transaction, const Reporter &by) -> Result<Handed> {
            HZ_CHECK(inventory::decide(transaction, *form, decision, by));
            return Handed{.hash = decision.ofReturn};
        },
        [name = nameOf(decision.unit), kind = decision.kind](const Handed &) {
            switch (kind) {
            case CensusActKind::Accepted:
                return tr("The census of %1 is accepted.").arg(name);
            case CensusActKind::SentBack:
                return tr("The census of %1 is sent back.").arg(name);
            case CensusActKind::TakenBack:
            case CensusActKind::Submitted:
                break;
            }
            return tr("The census of %1 is taken back.").arg(name);
        });
}

const StoredAct *CensusBook::toName(const StoredReturn &about) const
{
    const KeyRing &keys = m_picture->now->keys();
    const auto found = std::find_if(about.acts.rbegin(), about.acts.rend(), [&](const auto &each) {
        return each.signature == SignatureStanding::Unlisted && each.right != ActRight::Wrong
            && !keys.isEnded(each.act.key)
            && keys.mayName(m_key, spokenFor(each.act), m_picture->tree);
    });
    return found == about.acts.rend() ? nullptr : &*found;
}

UnitCode CensusBook::spokenFor(const CensusAct &act)
{
    return act.as.isEmpty() && isHandingIn(act.kind) ? act.unit : act.as;
}

void CensusBook::nameKey(const CensusAct &act)
{
    const UnitCode unit = spokenFor(act);
    write(
        [key = act.key, unit](
            store::WriteTransaction &transaction, const Reporter &by) -> Result<Handed> {
            HZ_CHECK(inventory::nameKey(transaction, key, unit, by));
            return Handed{};
        },
        [name = nameOf(unit), by = act.by](const Handed &) {
            return tr("The key of %1 speaks for %2 from now on.", "a person, a unit").arg(by, name);
        });
}

void CensusBook::choose(const UnitCode &unit, const QString &hash)
{
    write([unit, hash, year = m_picture->year()](store::WriteTransaction &transaction,
              const Reporter &by) { return inventory::choose(transaction, unit, year, hash, by); },
        [name = nameOf(unit)](const Handed &) {
            return tr("Of %1 this version counts; the other one is kept behind it.").arg(name);
        });
}

void CensusBook::rollUp(const UnitCode &area)
{
    write(
        [area, year = m_picture->year(), form = m_form, stock = m_picture->inventory](
            store::WriteTransaction &transaction, const Reporter &by) {
            return inventory::rollUp(transaction, *stock, *form, area, year, by);
        },
        [name = nameOf(area)](const Handed &handed) {
            return handed.isNew
                ? tr("%1 is added up, version %2.").arg(name).arg(handed.version)
                : tr("Nothing has changed: %1 was added up with the same figures before.")
                      .arg(name);
        });
}

} // namespace hz::console

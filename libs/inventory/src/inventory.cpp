#include <hz/inventory/inventory.h>

#include <algorithm>
#include <iterator>

namespace hz::inventory {

namespace {

constexpr int kChangesAtOnce = 100'000;

struct Made {
    Picture picture;
    qint64 seq = 0;
};

// What was written since; nothing where it is too much to look at, or nothing is known yet.
Result<std::optional<QStringList>> changedSince(
    const store::ReadTransaction &read, const Picture &old, qint64 since)
{
    if (!old.inventory)
        return std::nullopt;
    HZ_TRY(const QList<store::Change> changes, read.changes(since, kChangesAtOnce));
    if (changes.size() == kChangesAtOnce)
        return std::nullopt;
    QStringList ids;
    for (const store::Change &change : changes)
        ids.append(change.id);
    return ids;
}

// The old one where nothing that it is made of has changed: most of what people write all day, as
// scans, tickets and bookings, is not in it.
Result<std::shared_ptr<const Register>> newest(const store::ReadTransaction &read,
    const std::shared_ptr<const Register> &old, const std::optional<QStringList> &changed)
{
    if (!changed)
        return Register::load(read);
    QStringList ids;
    std::copy_if(changed->begin(), changed->end(), std::back_inserter(ids), Register::isMadeOf);
    if (ids.isEmpty())
        return old;
    return old->updated(read, ids);
}

Result<std::shared_ptr<const RuleVersions>> newest(const store::ReadTransaction &read,
    const std::shared_ptr<const RuleVersions> &old, const RuleSet &shipped,
    const std::optional<QStringList> &changed)
{
    const auto isOfRules = [](const QString &id) { return id.startsWith(kRuleSetPrefix); };
    if (old && changed && std::none_of(changed->begin(), changed->end(), isOfRules))
        return old;
    HZ_TRY(RuleVersions versions, RuleVersions::load(read, shipped));
    return std::make_shared<const RuleVersions>(std::move(versions));
}

struct Asked {
    RuleSet shipped;
    std::optional<RuleSet> tried;
    int year = 0; // 0: the last
    QDate today;
};

Result<Made> make(const store::Database &database, const Picture &old, qint64 since,
    const Asked &asked, TaskControl &task)
{
    HZ_TRY(const auto read, database.read());
    Made made;
    HZ_TRY(made.seq, read->lastSeq());
    HZ_TRY(const std::optional<QStringList> changed, changedSince(*read, old, since));
    HZ_TRY(made.picture.inventory, newest(*read, old.inventory, changed));
    HZ_TRY(made.picture.versions, newest(*read, old.versions, asked.shipped, changed));
    const bool isSame = made.picture.inventory == old.inventory;
    made.picture.lister
        = isSame ? old.lister : std::make_shared<const DeviceLister>(made.picture.inventory);
    const std::vector<int> years = made.picture.inventory->censusYears();
    const int year = asked.year != 0 ? asked.year : (years.empty() ? 0 : years.back());
    const QDate day = year != 0 ? censusDay(nullptr, year) : asked.today;
    const RuleSet &rules = asked.tried ? *asked.tried : made.picture.versions->validOn(day);
    if (isSame && old.evaluation->year == year && old.evaluation->set == rules) {
        made.picture.evaluation = old.evaluation;
        return made;
    }
    HZ_TRY(Evaluation evaluation, evaluate(*made.picture.inventory, rules, year, task));
    made.picture.evaluation = std::make_shared<const Evaluation>(std::move(evaluation));
    return made;
}

} // namespace

Inventory::Inventory(store::Database &database, RuleSet shipped, const Clock &clock)
    : m_database(database)
    , m_shipped(std::move(shipped))
    , m_clock(clock)
{
    connect(&database, &store::Database::changed, this, &Inventory::refresh, Qt::QueuedConnection);
    // The tables may be on their way: nothing can be read before.
    whenDone(database.building(), this, [this](const Result<bool> &) { refresh(); });
}

const RuleSet &Inventory::rules() const
{
    if (m_tried)
        return *m_tried;
    return m_picture.evaluation ? m_picture.evaluation->set : m_shipped;
}

void Inventory::setRules(RuleSet rules)
{
    m_tried = std::move(rules);
    refresh();
}

void Inventory::followVersions()
{
    m_tried.reset();
    refresh();
}

RuleVersions Inventory::versions() const
{
    if (m_tried)
        return RuleVersions(*m_tried);
    return m_picture.versions ? *m_picture.versions : RuleVersions(m_shipped);
}

int Inventory::year() const
{
    return m_picture.evaluation ? m_picture.evaluation->year : m_chosenYear;
}

void Inventory::setYear(int year)
{
    m_chosenYear = year;
    refresh();
}

void Inventory::refresh()
{
    if (m_isRunning) {
        m_isOutdated = true;
        return;
    }
    m_isRunning = true;
    m_isOutdated = false;
    const auto task = m_tasks.run(
        [&database = std::as_const(m_database), old = m_picture, since = m_seq,
            asked = Asked{m_shipped, m_tried, m_chosenYear, today()}](
            TaskControl &control) { return make(database, old, since, asked, control); });
    whenDone(task, this, [this](const Result<Made> &made) {
        m_isRunning = false;
        if (made) {
            const bool isNew = made->picture.evaluation != m_picture.evaluation
                || made->picture.versions != m_picture.versions;
            m_picture = made->picture;
            m_seq = made->seq;
            if (isNew)
                Q_EMIT judged();
            Q_EMIT pictureChanged();
        } else if (made.error().kind != Error::Kind::Cancelled) {
            Q_EMIT failed(made.error());
        }
        if (m_isOutdated)
            refresh();
    });
}

void Inventory::setActor(const Actor &actor)
{
    if (actor == m_actor)
        return;
    m_actor = actor;
    Q_EMIT actorChanged();
}

Task<QList<Edit>> Inventory::edit(QList<Edit> edits)
{
    return perform([edits = std::move(edits)](
                       const store::ReadTransaction &) -> Result<QList<Edit>> { return edits; });
}

Task<QList<Edit>> Inventory::perform(Plan plan)
{
    return m_database.write(
        [plan = std::move(plan)](store::WriteTransaction &transaction) -> Result<QList<Edit>> {
            HZ_TRY(const QList<Edit> edits, plan(transaction));
            QList<Edit> undo;
            for (const Edit &each : edits) {
                HZ_TRY(const Edit back, writeEdit(transaction, each));
                undo.prepend(back);
            }
            return undo;
        });
}

} // namespace hz::inventory

#include <hz/inventory/returnstate.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::ReturnState)
};

constexpr Term kStateTerms[] = {
    {"notBegun", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not begun")},
    {"draft", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Being filled in")},
    {"submitted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Submitted")},
    {"sentBack", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Sent back")},
    {"accepted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Approved")},
    {"differing", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Two that differ")},
};
static_assert(std::size(kStateTerms) == kReturnStates);

ReturnState after(CensusActKind kind)
{
    switch (kind) {
    case CensusActKind::Submitted:
        return ReturnState::Submitted;
    case CensusActKind::TakenBack:
    case CensusActKind::SentBack:
        return ReturnState::SentBack;
    case CensusActKind::Accepted:
        return ReturnState::Accepted;
    }
    return ReturnState::Submitted;
}

// Of two that were done without knowing of each other, the one that asks for more care comes last.
int weight(CensusActKind kind)
{
    switch (kind) {
    case CensusActKind::Submitted:
        return 0;
    case CensusActKind::Accepted:
        return 1;
    case CensusActKind::TakenBack:
        return 2;
    case CensusActKind::SentBack:
        return 3;
    }
    return 0;
}

bool comesBefore(const StoredAct &a, const StoredAct &b)
{
    if (a.act.turn != b.act.turn)
        return a.act.turn < b.act.turn;
    if (a.act.kind != b.act.kind)
        return weight(a.act.kind) < weight(b.act.kind);
    return a.act.signature < b.act.signature;
}

// Versions in the order in which they replace each other; by hash where that says nothing. What is
// intact names only what was there before it, so there is no way in a circle.
std::vector<StoredReturn> inOrder(std::map<QString, StoredReturn> byHash)
{
    bool isSettled = false;
    while (!isSettled) {
        isSettled = true;
        for (auto &[hash, stored] : byHash) {
            if (!stored.isIntact)
                continue;
            for (const QString &before : stored.snapshot.replaces) {
                const auto found = byHash.find(before);
                if (found == byHash.end() || found->second.version < stored.version)
                    continue;
                stored.version = found->second.version + 1;
                isSettled = false;
            }
        }
    }
    std::vector<StoredReturn> all;
    for (auto &[hash, stored] : byHash)
        all.push_back(std::move(stored));
    std::stable_sort(all.begin(), all.end(),
        [](const StoredReturn &a, const StoredReturn &b) { return a.version < b.version; });
    return all;
}

void findHeads(UnitReturns &returns)
{
    std::set<QString> replaced;
    for (const StoredReturn &each : returns.all)
        if (each.isIntact)
            replaced.insert(each.snapshot.replaces.begin(), each.snapshot.replaces.end());
    for (size_t i = 0; i < returns.all.size(); ++i)
        if (returns.all[i].isIntact && !replaced.contains(returns.all[i].hash))
            returns.heads.push_back(i);
    std::sort(returns.heads.begin(), returns.heads.end(),
        [&](size_t a, size_t b) { return returns.all[a].hash < returns.all[b].hash; });
}

} // namespace

template<> std::span<const Term> terms<ReturnState>()
{
    return kStateTerms;
}

ReturnState StoredReturn::state() const
{
    ReturnState state = ReturnState::Submitted;
    for (const StoredAct &each : acts)
        if (each.counts())
            state = after(each.act.kind);
    return state;
}

const StoredAct *StoredReturn::last(CensusActKind kind) const
{
    const StoredAct *found = nullptr;
    for (const StoredAct &each : acts)
        if (each.counts() && each.act.kind == kind)
            found = &each;
    return found;
}

const StoredAct *StoredReturn::lastDecision() const
{
    const auto found = std::find_if(acts.rbegin(), acts.rend(),
        [](const StoredAct &each) { return each.counts() && !isHandingIn(each.act.kind); });
    return found == acts.rend() ? nullptr : &*found;
}

bool StoredReturn::has(ActRight right) const
{
    return std::any_of(acts.begin(), acts.end(), [right](const StoredAct &each) {
        return each.signature == SignatureStanding::Valid && each.right == right;
    });
}

const StoredReturn *UnitReturns::current() const
{
    if (heads.empty())
        return nullptr;
    // Of versions with the same figures, the one that was decided on last.
    const auto isBetter = [this](size_t a, size_t b) {
        const StoredAct *one = all[a].lastDecision();
        const StoredAct *other = all[b].lastDecision();
        return one && (!other || comesBefore(*other, *one));
    };
    size_t best = heads.front();
    for (const size_t head : heads)
        if (isBetter(head, best))
            best = head;
    return &all[best];
}

ReturnState UnitReturns::state() const
{
    const StoredReturn *shown = current();
    if (!shown)
        return ReturnState::Draft;
    for (const size_t head : heads)
        if (all[head].snapshot.cells != shown->snapshot.cells)
            return ReturnState::Differing;
    return shown->state();
}

int UnitReturns::version() const
{
    int last = 0;
    for (const size_t head : heads)
        last = std::max(last, all[head].version);
    return last;
}

QStringList UnitReturns::headHashes() const
{
    QStringList hashes;
    for (const size_t head : heads)
        hashes.append(all[head].hash);
    return hashes;
}

int UnitReturns::nextTurn() const
{
    int last = 0;
    for (const StoredReturn &each : all)
        for (const StoredAct &stored : each.acts)
            if (stored.counts())
                last = std::max(last, stored.act.turn);
    return std::min(last, kMostTurns - 1) + 1; // behind the last one nothing would be read
}

const StoredReturn *UnitReturns::find(const QString &hash) const
{
    const auto found = std::find_if(
        all.begin(), all.end(), [&hash](const StoredReturn &each) { return each.hash == hash; });
    return found == all.end() ? nullptr : &*found;
}

// Document by document: their bodies together would be several times what is kept of them.
class CensusYearReader {
public:
    explicit CensusYearReader(int year)
        : m_made(std::make_shared<CensusYear>())
    {
        m_made->m_year = year;
    }

    void read(const QString &id, const QJsonObject &body)
    {
        if (id.startsWith(u"censusReturn:"))
            readReturn(id, body);
        else if (id.startsWith(u"censusAct:"))
            readAct(id, body);
    }

    // Schools that somebody else did something with: whether they may depends on where they stand.
    QList<UnitCode> judged(const KeyRing &keys) const
    {
        QSet<UnitCode> units;
        for (const auto &[id, act] : m_acts) {
            const bool isOwn = act.as == act.unit && isHandingIn(act.kind);
            if (!isOwn && (!act.as.isEmpty() || keys.isStrict()))
                units.insert(act.unit);
        }
        return units.values();
    }

    std::shared_ptr<const CensusYear> made(
        const UnitTree &tree, const KeyRing &keys, const QMap<QString, QString> &unreadKeys)
    {
        m_tree = tree;
        m_made->m_keys = keys;
        m_made->m_unread.insert(unreadKeys);
        for (auto &[id, act] : m_acts)
            takeAct(id, std::move(act));
        for (auto &[unit, byHash] : m_returns) {
            UnitReturns all;
            for (auto &[hash, stored] : byHash)
                std::sort(stored.acts.begin(), stored.acts.end(), comesBefore);
            all.all = inOrder(std::move(byHash));
            findHeads(all);
            m_made->m_units.insert(unit, std::move(all));
        }
        return m_made;
    }

private:
    void refuse(const QString &id, const QString &why) { m_made->m_unread.insert(id, why); }
    template<typename T> void refuse(const QString &id, const Result<T> &read)
    {
        refuse(
            id, read ? Tr::tr("The document's id and its fields differ.") : read.error().message);
    }

    void readReturn(const QString &id, const QJsonObject &body)
    {
        Result<CensusReturn> snapshot = CensusReturn::fromJson(body);
        if (!snapshot || snapshot->year != m_made->m_year
            || snapshot->unit.text() != id.section(u':', 2, 2)) {
            refuse(id, snapshot);
            return;
        }
        const QString hash = id.section(u':', 3);
        m_returns[snapshot->unit].emplace(hash,
            StoredReturn{
                .hash = hash, .snapshot = *std::move(snapshot), .isIntact = hashOf(body) == hash});
    }

    void readAct(const QString &id, const QJsonObject &body)
    {
        Result<CensusAct> act = CensusAct::fromJson(body);
        if (act && act->year == m_made->m_year && act->unit.text() == id.section(u':', 2, 2))
            m_acts.emplace_back(id, *std::move(act));
        else
            refuse(id, act);
    }

    void takeAct(const QString &id, CensusAct act)
    {
        const auto unit = m_returns.find(act.unit);
        const bool isOfOne = unit != m_returns.end() && unit->second.contains(act.ofReturn);
        if (!isOfOne) { // its return is still on the way
            refuse(id, Tr::tr("The return that it is about is not here yet."));
            return;
        }
        const UnitCode as = unitOf(act, m_made->m_keys, m_tree);
        const SignatureStanding signature = standingOf(act, as, m_made->m_keys);
        const ActRight right = rightOf(as, act.kind, act.unit, m_tree);
        unit->second.at(act.ofReturn).acts.push_back({std::move(act), signature, right});
    }

    std::shared_ptr<CensusYear> m_made;
    UnitTree m_tree;
    std::map<UnitCode, std::map<QString, StoredReturn>> m_returns;
    std::vector<std::pair<QString, CensusAct>> m_acts; // whose returns may come later
};

Result<std::shared_ptr<const CensusYear>> CensusYear::load(
    const store::ReadTransaction &read, int year, const UnitCode &only)
{
    CensusYearReader reader(year);
    const QString of = only.isEmpty() ? QStringLiteral("%1:").arg(year)
                                      : QStringLiteral("%1:%2:").arg(year).arg(only.text());
    for (const QString &prefix :
        {QStringLiteral("censusReturn:") + of, QStringLiteral("censusAct:") + of}) {
        HZ_TRY(const QStringList ids, read.idsWithPrefix(prefix));
        for (const QString &id : ids) {
            HZ_TRY(const store::Document document, read.get(id));
            reader.read(id, document.body);
        }
    }
    KeyPapers papers;
    HZ_TRY(const KeyRing keys, readKeys(read, papers));
    HZ_TRY(const UnitTree tree, UnitTree::read(read, reader.judged(keys)));
    return reader.made(tree, keys, papers.unread);
}

std::shared_ptr<const CensusYear> CensusYear::fromDocuments(
    int year, const QMap<QString, QJsonObject> &documents, const KnownKeys &known)
{
    CensusYearReader reader(year);
    KeyPapers papers;
    UnitTree tree;
    for (auto document = documents.begin(); document != documents.end(); ++document) {
        reader.read(document.key(), *document);
        papers.read(document.key(), *document);
        if (document.key().startsWith(u"unit:")) {
            if (const Result<Unit> unit = Unit::fromJson(*document))
                tree.add(*unit);
        } else if (document.key().startsWith(u"school:")) {
            if (const Result<School> school = School::fromJson(*document))
                tree.add(*school);
        }
    }
    return reader.made(tree, KeyRing(known, papers, tree), papers.unread);
}

const UnitReturns &CensusYear::of(const UnitCode &unit) const
{
    static const UnitReturns none;
    const auto found = m_units.constFind(unit);
    return found == m_units.constEnd() ? none : *found;
}

std::vector<ReturnPart> CensusYear::accepted(const QStringList &units) const
{
    std::vector<ReturnPart> parts;
    for (const QString &code : units) {
        const UnitReturns &returns = of(UnitCode(code));
        if (returns.state() == ReturnState::Accepted)
            parts.push_back({returns.current()->hash, returns.current()->snapshot});
    }
    return parts;
}

QStringList unitsWith(ActRight right, const CensusYear &year, const QStringList &units)
{
    QStringList found;
    for (const QString &code : units)
        if (const StoredReturn *current = year.of(UnitCode(code)).current();
            current && current->has(right))
            found.append(code);
    return found;
}

ReturnState stateOf(const UnitReturns &returns, const Census *census)
{
    if (!returns.heads.empty())
        return returns.state();
    return census ? ReturnState::Draft : ReturnState::NotBegun;
}

QStringList unitsBelow(const Register &inventory, const UnitCode &unit)
{
    QStringList codes;
    const Unit *prefecture = inventory.prefecture();
    const bool isWhole = prefecture && prefecture->code == unit;
    if (isWhole)
        for (const Unit &each : inventory.units())
            if (each.level == UnitLevel::County)
                codes.append(each.code.text());
    for (const School &school : inventory.schools()) {
        const bool hasCounty = inventory.unitRow(school.county) != kNoRow;
        if (isWhole ? !hasCounty : school.county == unit)
            codes.append(school.code.text());
    }
    return codes;
}

} // namespace hz::inventory

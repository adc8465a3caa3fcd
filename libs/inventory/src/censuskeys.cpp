#include "censusfields_p.h"

#include <hz/core/json.h>
#include <hz/inventory/censusacts.h>
#include <hz/inventory/censuskeys.h>
#include <hz/store/transaction.h>

#include <algorithm>
#include <iterator>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::CensusKeys)
};

constexpr Term kKeyActTerms[] = {
    {"named", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Key named")},
    {"ended", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Key ended")},
};
static_assert(std::size(kKeyActTerms) == size_t(KeyActKind::Ended) + 1);

constexpr QLatin1StringView kKeyActType("keyAct");
constexpr QLatin1StringView kKept("kept");
constexpr QLatin1StringView kKeys("keys");
const QString kKnown = QStringLiteral("_local/censusKeys");
constexpr int kRanks = 3;

// A key that speaks for a unit says something of those further down alone, so rank by rank there is
// no way in a circle, whatever the units say of each other.
int rankOf(const UnitTree &tree, const UnitCode &unit)
{
    return unit.isEmpty() || tree.isTop(unit) ? 0 : tree.isArea(unit) ? 1 : kRanks - 1;
}

QString hashOf(const KeyAct &act)
{
    return inventory::hashOf(act.toJson());
}

} // namespace

template<> std::span<const Term> terms<KeyActKind>()
{
    return kKeyActTerms;
}

Result<KeyAct> KeyAct::fromJson(const QJsonObject &json)
{
    KeyAct act;
    Fields fields(json);
    fields.read(QLatin1StringView("kind"), act.kind);
    fields.read(QLatin1StringView("key"), act.key);
    fields.read(QLatin1StringView("unit"), act.unit);
    readTime(fields, QLatin1StringView("at"), act.at);
    fields.read(QLatin1StringView("by"), act.by);
    readHashes(fields, kKept, act.kept);
    act.signature = readSignature(fields);
    if (!isHash(act.key))
        fields.refuse(QLatin1StringView("key"));
    if (!isHash(act.by))
        fields.refuse(QLatin1StringView("by"));
    const bool needsUnit = act.kind == KeyActKind::Named;
    if (act.unit.text().size() > kMostCode || (needsUnit && act.unit.isEmpty()))
        fields.refuse(QLatin1StringView("unit"));
    HZ_CHECK(fields.outcome());
    return act;
}

QJsonObject KeyAct::toJson() const
{
    QJsonObject json;
    Layout(json, kKeyActType)
        .set(QLatin1StringView("kind"), kind)
        .set(QLatin1StringView("key"), key)
        .set(QLatin1StringView("unit"), unit)
        .set(QLatin1StringView("at"), timeText(at))
        .set(QLatin1StringView("by"), by)
        .set(kKept, ordered(kept))
        .set(kSignature, QString::fromLatin1(signature.toBase64()));
    return json;
}

QByteArray KeyAct::message() const
{
    QJsonObject json = toJson();
    json.remove(kSignature);
    return canonicalJson(json).value_or(QByteArray());
}

KeyAct signedBy(const account::SigningKey &key, KeyAct act)
{
    act.by = key.id();
    act.signature = key.sign(act.message());
    return act;
}

QString documentId(const KeyAct &act)
{
    return QStringLiteral("keyAct:%1:%2").arg(act.key, hashOf(act));
}

void KeyPapers::read(const QString &id, const QJsonObject &body)
{
    const auto take = [&](const auto &value, auto keep) {
        if (value && documentId(*value) == id)
            keep(*value);
        else
            unread.insert(id,
                value ? Tr::tr("The document's id and its fields differ.") : value.error().message);
    };
    if (id.startsWith(u"signer:"))
        take(Signer::fromJson(body),
            [this](const Signer &signer) { signers.insert(signer.key, signer); });
    else if (id.startsWith(u"keyAct:"))
        take(KeyAct::fromJson(body), [this](const KeyAct &act) { acts.push_back(act); });
}

void KeyRing::Binding::end(const QStringList &counted)
{
    const QSet<QString> now(counted.begin(), counted.end());
    kept = isEnded ? kept & now : now;
    isEnded = true;
}

SignatureStanding KeyRing::Binding::of(const QString &hash) const
{
    if (!isNamed)
        return SignatureStanding::Unlisted;
    return isEnded && !kept.contains(hash) ? SignatureStanding::Withdrawn
                                           : SignatureStanding::Valid;
}

KeyRing::KeyRing(const KnownKeys &known, const KeyPapers &papers, const UnitTree &tree)
    : m_known(known)
    , m_signers(papers.signers)
{
    for (auto key = known.begin(); key != known.end(); ++key)
        m_bound[key.key()][key.value()].isNamed = true;
    for (int rank = 0; rank < kRanks; ++rank) {
        // Ends first: of two that end each other neither is left to name a third.
        for (const KeyActKind kind : {KeyActKind::Ended, KeyActKind::Named}) {
            std::vector<const KeyAct *> said;
            for (const KeyAct &act : papers.acts)
                if (act.kind == kind && (isStrict() || kind == KeyActKind::Ended)
                    && rankOf(tree, act.unit) == rank
                    && account::isSigned(act.by, act.message(), act.signature)
                    && maySay(act, hashOf(act), tree))
                    said.push_back(&act);
            for (const KeyAct *act : said) {
                if (kind == KeyActKind::Named)
                    m_bound[act->key][act->unit].isNamed = true;
                else if (act->unit.isEmpty() || !isStrict())
                    m_whole[act->key].end(act->kept);
                else
                    m_bound[act->key][act->unit].end(act->kept);
            }
        }
    }
}

bool KeyRing::maySay(const KeyAct &act, const QString &hash, const UnitTree &tree) const
{
    if (!isStrict())
        return act.kind == KeyActKind::Ended && m_signers.contains(act.by);
    const auto known = m_known.constFind(act.by);
    if (known != m_known.constEnd() && (act.unit.isEmpty() || *known == act.unit)
        && standingOf(act.by, *known, hash) == SignatureStanding::Valid)
        return true;
    return isAbove(act.by, act.unit, hash, tree);
}

bool KeyRing::isAbove(
    const QString &key, const UnitCode &unit, const QString &hash, const UnitTree &tree) const
{
    const auto bound = m_bound.find(key);
    return bound != m_bound.end()
        && std::any_of(bound->second.begin(), bound->second.end(), [&](const auto &each) {
               return rankOf(tree, each.first) < rankOf(tree, unit)
                   && tree.isAbove(each.first, unit)
                   && standingOf(key, each.first, hash) == SignatureStanding::Valid;
           });
}

SignatureStanding KeyRing::standingOf(
    const QString &key, const UnitCode &as, const QString &hash) const
{
    const auto whole = m_whole.find(key);
    if (whole != m_whole.end() && !whole->second.kept.contains(hash))
        return SignatureStanding::Withdrawn;
    if (!isStrict())
        return m_signers.contains(key) ? SignatureStanding::Valid : SignatureStanding::Unlisted;
    const auto bound = m_bound.find(key);
    if (bound == m_bound.end())
        return SignatureStanding::Unlisted;
    const auto of = bound->second.find(as);
    return of == bound->second.end() ? SignatureStanding::Unlisted : of->second.of(hash);
}

bool KeyRing::isGood(const QString &key, const UnitCode &as) const
{
    return standingOf(key, as, {}) == SignatureStanding::Valid;
}

bool KeyRing::isEnded(const QString &key) const
{
    if (m_whole.contains(key))
        return true;
    const QList<UnitCode> units = unitsOf(key);
    return !units.isEmpty() && std::none_of(units.begin(), units.end(), [&](const UnitCode &unit) {
        return isGood(key, unit);
    });
}

QList<UnitCode> KeyRing::unitsOf(const QString &key) const
{
    QList<UnitCode> units;
    if (const auto bound = m_bound.find(key); bound != m_bound.end())
        for (const auto &[unit, binding] : bound->second)
            if (binding.isNamed)
                units.append(unit);
    return units;
}

bool KeyRing::mayName(const QString &key, const UnitCode &unit, const UnitTree &tree) const
{
    return isStrict() && maySay({.key = {}, .unit = unit, .by = key}, {}, tree);
}

UnitCode unitOf(const CensusAct &act, const KeyRing &keys, const UnitTree &tree)
{
    if (act.as.isEmpty())
        for (const UnitCode &unit : keys.unitsOf(act.key))
            if (rightOf(unit, act.kind, act.unit, tree) == ActRight::Right)
                return unit;
    return act.as;
}

SignatureStanding standingOf(const CensusAct &act, const UnitCode &as, const KeyRing &keys)
{
    if (!account::isSigned(act.key, act.message(), act.signature))
        return SignatureStanding::Broken;
    // The hash is asked for where the key has ended alone.
    return keys.isGood(act.key, as) ? SignatureStanding::Valid
                                    : keys.standingOf(act.key, as, inventory::hashOf(act.toJson()));
}

Result<KnownKeys> knownKeys(const store::ReadTransaction &read)
{
    KnownKeys known;
    const Result<QJsonObject> stored = read.local(kKnown);
    if (!stored && stored.error().kind != Error::Kind::NotFound)
        return Failure(stored.error());
    const QJsonObject keys = stored ? (*stored)[kKeys].toObject() : QJsonObject();
    for (auto key = keys.begin(); key != keys.end(); ++key)
        known.insert(key.key(), UnitCode(key.value().toString()));
    return known;
}

Result<KeyRing> readKeys(const store::ReadTransaction &read, KeyPapers &papers)
{
    for (const char *prefix : {"signer:", "keyAct:"}) {
        HZ_TRY(const QStringList ids, read.idsWithPrefix(QString::fromLatin1(prefix)));
        for (const QString &id : ids) {
            HZ_TRY(const store::Document document, read.get(id));
            papers.read(id, document.body);
        }
    }
    HZ_TRY(const KnownKeys known, knownKeys(read));
    if (known.isEmpty())
        return KeyRing(known, papers, {});
    QSet<UnitCode> units(known.begin(), known.end());
    for (const KeyAct &act : papers.acts)
        units.insert(act.unit);
    HZ_TRY(const UnitTree tree, UnitTree::read(read, units.values()));
    return KeyRing(known, papers, tree);
}

Result<> believe(store::WriteTransaction &transaction, const QString &key, const UnitCode &unit)
{
    if (!isHash(key))
        return failure(Error::Kind::Invalid, Tr::tr("“%1” is no key: it has 64 digits.").arg(key));
    HZ_TRY(KnownKeys known, knownKeys(transaction));
    if (unit.isEmpty())
        known.remove(key);
    else
        known.insert(key, unit);
    QJsonObject keys;
    for (auto each = known.begin(); each != known.end(); ++each)
        keys.insert(each.key(), each->text());
    return store::putLocal(transaction, kKnown, {{kKeys, keys}});
}

namespace {

Result<> put(store::WriteTransaction &transaction, const KeyAct &act)
{
    HZ_CHECK(store::put(transaction, {.id = documentId(act), .body = act.toJson()}));
    return {};
}

Result<> refuse(const QString &why)
{
    return failure(Error::Kind::Denied, why);
}

// What a key has signed, in the order of years: acts of a census, and what it said of other keys.
Result<QStringList> signedWith(
    const QString &key, const store::ReadTransaction &read, const KeyPapers &papers)
{
    QStringList hashes;
    for (const KeyAct &act : papers.acts)
        if (act.by == key)
            hashes.append(hashOf(act));
    HZ_TRY(const QStringList ids, read.idsWithPrefix(QStringLiteral("censusAct:")));
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (const Result<CensusAct> act = CensusAct::fromJson(document.body);
            act && act->key == key)
            hashes.append(inventory::hashOf(act->toJson()));
    }
    return hashes.mid(std::max<qsizetype>(0, hashes.size() - kMostHashes));
}

} // namespace

Result<> nameKey(store::WriteTransaction &transaction, const QString &key, const UnitCode &unit,
    const Reporter &by)
{
    if (!isHash(key))
        return failure(Error::Kind::Invalid, Tr::tr("“%1” is no key: it has 64 digits.").arg(key));
    KeyPapers papers;
    HZ_TRY(const KeyRing keys, readKeys(transaction, papers));
    if (!keys.isStrict())
        return refuse(Tr::tr("This computer does not know any key by word of mouth yet, so nothing "
                             "would follow from it. Say first whose keys it believes: your own."));
    if (keys.isGood(key, unit))
        return {};
    if (keys.isEnded(key))
        return refuse(Tr::tr("This key has ended, and no key begins again. Whoever had it needs a "
                             "new profile, and a new key with it."));
    HZ_TRY(const UnitTree tree, UnitTree::read(transaction, {unit}));
    if (!keys.mayName(by.key.id(), unit, tree))
        return refuse(Tr::tr("Only the key of whoever stands above “%1” can name its keys.")
                          .arg(unit.text()));
    return put(transaction,
        signedBy(by.key,
            KeyAct{.kind = KeyActKind::Named, .key = key, .unit = unit, .at = by.now, .by = {}}));
}

Result<> withdraw(
    store::WriteTransaction &transaction, const QString &key, Kept kept, const Reporter &by)
{
    KeyPapers papers;
    HZ_TRY(const KeyRing keys, readKeys(transaction, papers));
    QList<UnitCode> units = keys.unitsOf(key);
    if (!papers.signers.contains(key) && units.isEmpty())
        return failure(
            Error::Kind::NotFound, Tr::tr("Nobody has signed with the key “%1”.").arg(key));
    if (keys.isEnded(key))
        return {};
    if (keys.isStrict()) {
        HZ_TRY(const UnitTree tree, UnitTree::read(transaction, units));
        units.removeIf([&](const UnitCode &unit) {
            return !keys.isGood(key, unit) || !keys.mayName(by.key.id(), unit, tree);
        });
    } else {
        units = {UnitCode()};
    }
    if (units.isEmpty())
        return refuse(Tr::tr("Only the key of whoever stands above can end this one."));
    HZ_TRY(const QStringList known, signedWith(key, transaction, papers));
    for (const UnitCode &unit : units)
        HZ_CHECK(put(transaction,
            signedBy(by.key,
                KeyAct{.kind = KeyActKind::Ended,
                    .key = key,
                    .unit = unit,
                    .at = by.now,
                    .by = {},
                    .kept = kept == Kept::WhatIsKnown ? known : QStringList()})));
    return {};
}

} // namespace hz::inventory

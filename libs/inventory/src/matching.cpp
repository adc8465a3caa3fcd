#include "junk_p.h"
#include "matching_p.h"
#include "words_p.h"

#include <hz/inventory/matching.h>
#include <hz/store/transaction.h>

#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtCore/QVarLengthArray>

#include <algorithm>
#include <bit>
#include <iterator>

namespace hz::inventory {

namespace {

constexpr Term kIdentifierTerms[] = {
    {"serial", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Serial number")},
    {"uuid", QT_TRANSLATE_NOOP("hz::inventory::Terms", "UUID")},
    {"boardSerial", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Board's serial number")},
    {"mac", QT_TRANSLATE_NOOP("hz::inventory::Terms", "MAC address")},
    {"diskSerial", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Disk's serial number")},
    {"assetTag", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Asset tag")},
};
static_assert(std::size(kIdentifierTerms) == kIdentifiers);

constexpr qsizetype kShortestSerial = 4;
constexpr qsizetype kLongTag = 6; // shorter ones are counted up anew in every room
constexpr qsizetype kShortestModelPart = 3;
constexpr qsizetype kMacDigits = 12;

// What one identifier weighs against another where people are shown the likeliest first.
constexpr std::array<int, kIdentifiers> kWeights{40, 40, 30, 30, 25, 30};
constexpr int kWeakTagWeight = 10, kModelWeight = 10, kContradiction = -30;

quint64 mixed(quint64 hash)
{
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    hash ^= hash >> 33;
    return hash == 0 ? 1 : hash;
}

// The same text is another key as another identifier, and as the tag of another school.
quint64 keyOf(Identifier what, quint64 hash, quint64 school = 0)
{
    return mixed(hash ^ mixed(quint64(what) + 1 + school));
}

bool isCountedUp(QStringView text)
{
    constexpr qsizetype kShortest = 5;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int step = i == 0 ? 1 : (text[i].unicode() - text[i - 1].unicode() + 10) % 10;
        if (text[i] < u'0' || text[i] > u'9' || step != 1)
            return false;
    }
    return text.size() >= kShortest;
}

bool isOfNoCard(const Form &digits, quint64 hash)
{
    const int first
        = digits[1].digitValue() >= 0 ? digits[1].digitValue() : digits[1].unicode() - u'A' + 10;
    const bool isGroup = (first & 1) != 0;
    const bool isSetBySoftware = (first & 2) != 0;
    if (isGroup || isSetBySoftware || junk().macs.contains(hash))
        return true;
    for (const QString &prefix : junk().macPrefixes)
        if (QStringView(digits).startsWith(prefix))
            return true;
    return false;
}

// Empties what says nothing. Returns the form's hash.
quint64 compare(Identifier what, QStringView text, Form &form)
{
    squash(text, form);
    quint64 hash = 0;
    bool isNothing = form.isEmpty() || isOneCharacter(form);
    switch (what) {
    case Identifier::Uuid:
        isNothing = isNothing || form.size() != kUuidDigits || !isHex(form);
        if (!isNothing)
            turnUuid(form);
        hash = hashOf(form);
        isNothing = isNothing || junk().uuids.contains(hash);
        break;
    case Identifier::Mac:
        hash = hashOf(form);
        isNothing
            = isNothing || form.size() != kMacDigits || !isHex(form) || isOfNoCard(form, hash);
        break;
    case Identifier::Serial:
    case Identifier::BoardSerial:
    case Identifier::DiskSerial:
    case Identifier::AssetTag:
        hash = hashOf(form);
        isNothing = isNothing || (what != Identifier::AssetTag && form.size() < kShortestSerial)
            || isCountedUp(form) || junk().texts.contains(hash);
        break;
    }
    if (isNothing)
        form.clear();
    return hash;
}

int bit(Identifier what)
{
    return 1 << int(what);
}

// Dell writes the service tag into the UUID, VMware the UUID into the serial.
bool isOfSerial(QStringView uuid, QStringView serial)
{
    return uuid.startsWith(u"4C4C4544") || uuid.startsWith(u"44454C4C")
        || serial.startsWith(u"VMWARE");
}

} // namespace

template<> std::span<const Term> terms<Identifier>()
{
    return kIdentifierTerms;
}

Identity identityOf(const Device &device)
{
    return {.school = device.school,
        .maker = device.maker,
        .model = device.model,
        .assetTag = device.assetTag,
        .serial = device.serial,
        .uuid = device.uuid,
        .boardSerial = device.boardSerial,
        .macs = device.macs,
        .diskSerials = device.diskSerials};
}

QString comparable(Identifier what, QStringView text)
{
    Form form;
    compare(what, text, form);
    return QStringView(form).toString();
}

QString comparableMaker(QStringView text)
{
    struct Makers {
        QStringList names = {};
        WordTable table;
    };
    static const Makers makers = [] {
        const QJsonObject words = wordsOf(QStringLiteral("maker"));
        return Makers{words.keys(), WordTable(words, words.keys())};
    }();
    const QString plain = squashed(text);
    if (junk().texts.contains(hashOf(plain)))
        return {};
    const std::optional<int> known = makers.table.find(text);
    return known ? squashed(makers.names[*known]) : plain;
}

QString comparableModel(QStringView text)
{
    const QString plain = squashed(text);
    return junk().texts.contains(hashOf(plain)) ? QString() : plain;
}

MatchIndex::MatchIndex()
{
    constexpr size_t kFirstSlots = 1024;
    m_slots.resize(kFirstSlots);
    m_words.emplace_back(); // row 0 is no word
}

void MatchIndex::reserve(size_t devices)
{
    constexpr size_t kKeysOfDevice = 6;
    m_devices.reserve(devices);
    m_links.reserve(devices * kKeysOfDevice);
    grow(std::bit_ceil(devices * kKeysOfDevice * 4 / 3));
}

void MatchIndex::grow(size_t slots)
{
    if (slots <= m_slots.size())
        return;
    std::vector<Slot> old(slots);
    old.swap(m_slots);
    for (const Slot &each : old)
        if (each.hash != 0)
            slotFor(each.hash) = each;
}

const MatchIndex::Slot *MatchIndex::slot(quint64 hash) const
{
    const size_t mask = m_slots.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        if (m_slots[at].hash == hash)
            return &m_slots[at];
        if (m_slots[at].hash == 0)
            return nullptr;
    }
}

MatchIndex::Slot &MatchIndex::slotFor(quint64 hash)
{
    const size_t mask = m_slots.size() - 1;
    size_t at = hash & mask;
    while (m_slots[at].hash != hash && m_slots[at].hash != 0)
        at = (at + 1) & mask;
    return m_slots[at];
}

MatchIndex::Marks MatchIndex::marksOf(const Identity &identity)
{
    Marks marks;
    marks.school = identity.school.isEmpty() ? 0 : mixed(hashOf(identity.school.text()));
    const auto add = [&marks](Identifier what, quint64 key, bool isStrong) {
        for (const Key &known : marks.keys)
            if (known.hash == key)
                return;
        marks.keys.append({key, what, isStrong});
    };
    // The key, 0 where the text says nothing.
    const auto take = [&](Identifier what, const QString &text, Form &form) -> quint64 {
        form.clear();
        if (text.isEmpty())
            return 0;
        const quint64 hash = compare(what, text, form);
        if (form.isEmpty())
            return 0;
        add(what, keyOf(what, hash), true);
        return keyOf(what, hash);
    };
    Form serial, uuid, other;
    marks.serial = take(Identifier::Serial, identity.serial, serial);
    marks.uuid = take(Identifier::Uuid, identity.uuid, uuid);
    marks.isUuidOfSerial = marks.uuid != 0 && isOfSerial(uuid, serial);
    marks.isBoardOfSerial = take(Identifier::BoardSerial, identity.boardSerial, other) != 0
        && marks.serial != 0 && QStringView(other).contains(QStringView(serial));
    const qsizetype macs = std::min(identity.macs.size(), kMostOfAKind);
    for (qsizetype i = 0; i < macs; ++i)
        marks.isUuidOfMac |= take(Identifier::Mac, identity.macs[i], other) != 0
            && QStringView(uuid).endsWith(QStringView(other));
    const qsizetype disks = std::min(identity.diskSerials.size(), kMostOfAKind);
    for (qsizetype i = 0; i < disks; ++i)
        take(Identifier::DiskSerial, identity.diskSerials[i], other);
    if (identity.assetTag.isEmpty())
        return marks;
    const quint64 tag = compare(Identifier::AssetTag, identity.assetTag, other);
    if (other.isEmpty())
        return marks;
    const bool isLong = other.size() >= kLongTag;
    if (marks.school != 0)
        add(Identifier::AssetTag, keyOf(Identifier::AssetTag, tag, marks.school), isLong);
    if (isLong)
        add(Identifier::AssetTag, keyOf(Identifier::AssetTag, tag), false);
    return marks;
}

quint32 MatchIndex::wordFor(const QString &word)
{
    if (word.isEmpty())
        return 0;
    const auto known = m_wordRows.constFind(word);
    if (known != m_wordRows.constEnd())
        return *known;
    m_words.push_back(word);
    const auto row = quint32(m_words.size() - 1);
    m_wordRows.insert(word, row);
    return row;
}

quint32 MatchIndex::add(const Identity &identity, const Marks &marks)
{
    const auto device = quint32(m_devices.size());
    m_devices.push_back({.serial = marks.serial,
        .uuid = marks.uuid,
        .maker = makerWord(identity.maker),
        .model = modelWord(identity.model)});
    constexpr size_t kLarge = 1 << 18;
    if ((m_used + size_t(marks.keys.size())) * 4 > m_slots.size() * 3)
        grow(m_slots.size() * (m_slots.size() < kLarge ? 4 : 2));
    for (const Key &key : marks.keys) {
        Slot &found = slotFor(key.hash);
        m_used += found.hash == 0 ? 1 : 0;
        found.hash = key.hash;
        if (++found.count > quint32(kMostSharing))
            continue; // never followed any more
        m_links.push_back({.device = device, .next = found.first});
        found.first = quint32(m_links.size());
    }
    return device;
}

quint32 MatchIndex::makerWord(const QString &text)
{
    const auto known = m_makers.constFind(text);
    if (known != m_makers.constEnd())
        return *known;
    const quint32 word = wordFor(comparableMaker(text));
    m_makers.insert(text, word);
    return word;
}

quint32 MatchIndex::modelWord(const QString &text)
{
    const auto known = m_models.constFind(text);
    if (known != m_models.constEnd())
        return *known;
    const quint32 word = wordFor(comparableModel(text));
    m_models.insert(text, word);
    return word;
}

bool MatchIndex::isModelAgreed(const QString &maker, const QString &model, const Known &known) const
{
    if (known.maker == 0 || known.model == 0 || m_words[known.maker] != maker)
        return false;
    const QString &other = m_words[known.model];
    const bool isPart = std::min(model.size(), other.size()) >= kShortestModelPart
        && (model.contains(other) || other.contains(model));
    return isPart || (model == other && !model.isEmpty());
}

bool MatchIndex::isShared(quint64 hash) const
{
    const Slot *at = slot(hash);
    return at && at->count > quint32(kMostSharing);
}

bool MatchIndex::Marks::areEnough() const
{
    return std::any_of(keys.begin(), keys.end(), [](const Key &key) { return key.isStrong; });
}

bool MatchIndex::knowsAny(const Marks &marks) const
{
    return std::any_of(marks.keys.begin(), marks.keys.end(),
        [this](const Key &key) { return slot(key.hash) != nullptr; });
}

Match MatchIndex::find(const Identity &identity, const Marks &marks, const MatchIndex *list) const
{
    struct Found {
        Candidate candidate;
        int strong = 0; // bit of Identifier
    };
    QVarLengthArray<Found, 8> found;
    for (const Key &key : marks.keys) {
        const Slot *at = slot(key.hash);
        if (!at || at->count > quint32(kMostSharing) || (list && list->isShared(key.hash)))
            continue;
        for (quint32 link = at->first; link != 0; link = m_links[link - 1].next) {
            const quint32 device = m_links[link - 1].device;
            auto known = std::find_if(found.begin(), found.end(),
                [device](const Found &each) { return each.candidate.device == device; });
            if (known == found.end()) {
                found.append(Found{.candidate = {.device = device}});
                known = found.end() - 1;
            }
            known->candidate.agreed = quint8(known->candidate.agreed | bit(key.what));
            known->strong |= key.isStrong ? bit(key.what) : 0;
        }
    }
    if (found.isEmpty())
        return {};

    const QString maker = comparableMaker(identity.maker);
    const QString model = comparableModel(identity.model);
    const auto judge = [&](Found &each) {
        Candidate &candidate = each.candidate;
        const Known &known = m_devices[candidate.device];
        const auto has = [&each](Identifier what) { return (each.strong & bit(what)) != 0; };
        candidate.isContradicted
            = (marks.serial != 0 && known.serial != 0 && marks.serial != known.serial)
            || (marks.uuid != 0 && known.uuid != 0 && marks.uuid != known.uuid);
        candidate.isModelAgreed = isModelAgreed(maker, model, known);
        candidate.witnesses = std::popcount(unsigned(each.strong));
        const bool hasUuid = has(Identifier::Uuid), hasSerial = has(Identifier::Serial);
        candidate.witnesses -= marks.isUuidOfSerial && hasUuid && hasSerial ? 1 : 0;
        candidate.witnesses -= marks.isUuidOfMac && hasUuid && has(Identifier::Mac) ? 1 : 0;
        candidate.witnesses
            -= marks.isBoardOfSerial && hasSerial && has(Identifier::BoardSerial) ? 1 : 0;
        for (size_t i = 0; i < kIdentifiers; ++i)
            if (candidate.has(Identifier(i)))
                candidate.score += has(Identifier(i)) ? kWeights[i] : kWeakTagWeight;
        candidate.score += candidate.isModelAgreed ? kModelWeight : 0;
        candidate.score += candidate.isContradicted ? kContradiction : 0;
        candidate.isSame = !candidate.isContradicted
            && (candidate.witnesses >= 2
                || (candidate.isModelAgreed && (hasSerial || has(Identifier::AssetTag))));
    };
    std::for_each(found.begin(), found.end(), judge);
    // A short tag says something only of machines that are alike.
    const auto kept = std::remove_if(found.begin(), found.end(), [](const Found &each) {
        return each.strong == 0 && (!each.candidate.isModelAgreed || each.candidate.isContradicted);
    });
    found.erase(kept, found.end());
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        if (a.candidate.isSame != b.candidate.isSame)
            return a.candidate.isSame;
        return a.candidate.score != b.candidate.score ? a.candidate.score > b.candidate.score
                                                      : a.candidate.device < b.candidate.device;
    });
    Match match;
    for (const Found &each : found)
        match.candidates.push_back(each.candidate);
    if (found.isEmpty())
        return match;
    const bool hasRival = std::any_of(found.begin() + 1, found.end(),
        [](const Found &each) { return each.candidate.isSame || each.candidate.witnesses >= 2; });
    match.verdict = found.first().candidate.isSame && !hasRival ? Match::Verdict::Same
                                                                : Match::Verdict::Doubtful;
    return match;
}

Result<> forEachIdentity(const store::ReadTransaction &read,
    const std::function<Result<>(const QString &id, const Identity &identity)> &visit)
{
    Identity identity;
    const auto list = [](QByteArrayView text, char separator) {
        QStringList parts;
        while (!text.isEmpty()) {
            const qsizetype end = text.indexOf(separator);
            parts.append(QString::fromUtf8(end < 0 ? text : text.first(end)));
            text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        }
        return parts;
    };
    return read.forEachRow(
        QStringLiteral("inventoryMarks"), {}, [&](const store::Row &row) -> Result<> {
            identity.school = UnitCode(row.text(1));
            identity.maker = row.text(2);
            identity.model = row.text(3);
            identity.assetTag = row.text(4);
            identity.serial = row.text(5);
            const QStringList marks = list(row.utf8(6), '\n');
            identity.uuid = marks.value(0);
            identity.boardSerial = marks.value(1);
            identity.macs = marks.value(2).split(u'\t', Qt::SkipEmptyParts);
            identity.diskSerials = marks.value(3).split(u'\t', Qt::SkipEmptyParts);
            return visit(row.text(0), identity);
        });
}

Result<MatchStock> loadMatchStock(const store::ReadTransaction &read)
{
    MatchStock stock;
    HZ_CHECK(
        forEachIdentity(read, [&stock](const QString &id, const Identity &identity) -> Result<> {
            stock.index.add(identity);
            stock.ids.emplace_back(id);
            return {};
        }));
    return stock;
}

} // namespace hz::inventory

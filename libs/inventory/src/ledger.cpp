#include "wording_p.h"
#include "words_p.h"
#include "worksfields_p.h"

#include <hz/inventory/ledger.h>
#include <hz/inventory/spending.h>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Ledger)
};

constexpr QLatin1StringView kKind("kind"), kUntil("until"), kMembers("members"), kPosts("posts"),
    kRank("rank");
constexpr size_t kMostKinds = 64;
constexpr qsizetype kMostName = 200; // characters
constexpr int kMostMembers = 100'000;

Error wrong(const QString &about)
{
    return {Error::Kind::Invalid,
        Tr::tr("The kind of register “%1” cannot be used: it needs an id of its own, a section, a "
               "title in both languages, whose it is, “year” or “standing”, and an answer.")
            .arg(about),
        {}};
}

std::optional<LedgerKind::Value> valueIn(const QString &name)
{
    if (name.isEmpty() || name == u"one")
        return LedgerKind::Value::One;
    if (name == u"members")
        return LedgerKind::Value::Members;
    if (name == u"day")
        return LedgerKind::Value::Day;
    return std::nullopt;
}

Result<LedgerKind> readKind(const QJsonObject &json)
{
    LedgerKind kind{.id = json[kWorkId].toString(),
        .title = readWording(json[kWorkTitle]),
        .answer = json[QLatin1StringView("answer")].toString(),
        .postsAnswer = json[kPosts].toString()};
    const auto section = fromName<LedgerSection>(json[QLatin1StringView("section")].toString());
    const QString per = json[QLatin1StringView("per")].toString();
    const QString at = json[QLatin1StringView("at")].toString();
    const auto value = valueIn(json[QLatin1StringView("value")].toString());
    for (const QJsonValue &each : json[QLatin1StringView("levels")].toArray()) {
        const std::optional<UnitLevel> level = fromName<UnitLevel>(each.toString());
        if (!level)
            return Failure(wrong(kind.id));
        kind.levels[size_t(*level)] = true;
    }
    kind.isYearly = per == u"year";
    kind.isOfPrefecture = at == u"prefecture";
    const bool isAnybodys = std::ranges::find(kind.levels, true) != kind.levels.end();
    if (kind.id.isEmpty() || !section || !value || !isAnybodys || kind.title.en.isEmpty()
        || kind.title.zh.isEmpty() || kind.answer.isEmpty()
        || (!kind.isYearly && per != u"standing") || (!at.isEmpty() && !kind.isOfPrefecture))
        return Failure(wrong(kind.id));
    kind.section = *section;
    kind.value = *value;
    return kind;
}

} // namespace

template<> std::span<const Term> terms<LedgerSection>()
{
    static constexpr Term all[] = {
        {"team", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Teams")},
        {"model", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Models")},
        {"contest", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Contests")},
        {"scheme", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Schemes and rules")},
    };
    return all;
}

Result<std::vector<LedgerKind>> readLedgers(const QJsonObject &json)
{
    std::vector<LedgerKind> kinds;
    for (const QJsonValue &each : json[QLatin1StringView("kinds")].toArray()) {
        HZ_TRY(LedgerKind kind, readKind(each.toObject()));
        if (std::ranges::find(kinds, kind.id, &LedgerKind::id) != kinds.end())
            return Failure(wrong(kind.id));
        kinds.push_back(std::move(kind));
    }
    if (kinds.empty() || kinds.size() > kMostKinds)
        return failure(Error::Kind::Invalid,
            Tr::tr("There are to be between 1 and %1 kinds of registers.").arg(kMostKinds));
    return kinds;
}

const std::vector<LedgerKind> &ledgerKinds()
{
    static const std::vector<LedgerKind> kinds = [] {
        Result<std::vector<LedgerKind>> read = readLedgers(shippedTable(QStringLiteral("ledgers")));
        if (!read)
            qFatal("The table of registers cannot be read: %s", qPrintable(read.error().message));
        return std::move(*read);
    }();
    return kinds;
}

const LedgerKind *ledgerKind(QStringView id)
{
    const auto found = std::ranges::find(ledgerKinds(), id, &LedgerKind::id);
    return found == ledgerKinds().end() ? nullptr : &*found;
}

Result<LedgerEntry> LedgerEntry::fromJson(const QJsonObject &json)
{
    LedgerEntry entry;
    Fields fields(json);
    fields.need(kWorkId, entry.id);
    fields.read(kKind, entry.kind);
    if (entry.kind.isEmpty())
        fields.refuse(kKind);
    fields.need(kWorkUnit, entry.unit);
    fields.read(kWorkYear, entry.year);
    if (!isWorkYear(entry.year))
        fields.refuse(kWorkYear);
    fields.read(kUntil, entry.until);
    fields.read(kWorkDay, entry.day);
    fields.read(kWorkName, entry.name);
    fields.read(kWorkNote, entry.note);
    fields.read(kWorkPerson, entry.person);
    fields.read(kMembers, entry.members);
    fields.read(kPosts, entry.posts);
    if (entry.members > kMostMembers)
        fields.refuse(kMembers);
    if (entry.posts > kMostMembers)
        fields.refuse(kPosts);
    fields.read(kRank, entry.rank);
    entry.evidence = readPhotos(fields, kWorkEvidence, json, kMostEvidence);
    fields.read(kWorkBy, entry.by);
    readTime(fields, kWorkAt, entry.at);
    HZ_CHECK(fields.outcome());
    return entry;
}

QJsonObject LedgerEntry::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("ledger"))
        .set(kWorkId, id)
        .set(kKind, kind)
        .set(kWorkUnit, unit)
        .set(kWorkYear, qint64(year))
        .set(kUntil, qint64(until))
        .set(kWorkDay, day)
        .set(kWorkName, name)
        .set(kWorkNote, note)
        .set(kWorkPerson, person)
        .set(kMembers, qint64(members))
        .set(kPosts, qint64(posts))
        .set(kRank, rank)
        .set(kWorkBy, by)
        .set(kWorkAt, timeText(at));
    setList(over, kWorkEvidence, photosJson(evidence));
    return over;
}

QString documentId(const LedgerEntry &entry)
{
    return QStringLiteral("ledger:") + entry.id.text();
}

Result<> checkLedgerEntry(const Register &inventory, const LedgerEntry &entry)
{
    HZ_CHECK(checkWork(entry.note, entry.evidence));
    HZ_CHECK(checkWorkYear(entry.year));
    const LedgerKind *kind = ledgerKind(entry.kind);
    if (!kind)
        return failure(Error::Kind::NotFound, Tr::tr("There is no register “%1”.").arg(entry.kind));
    const quint32 unit = inventory.unitRow(entry.unit);
    const bool isSchool = inventory.schoolRow(entry.unit) != kNoRow;
    if (unit == kNoRow && !isSchool)
        return failure(Error::Kind::Invalid, Tr::tr("Say which school or area it is of."));
    const UnitLevel level = isSchool ? UnitLevel::School : inventory.units()[unit].level;
    if (!kind->levels[size_t(level)])
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” is not kept for this level: %2.").arg(kind->title.text(), wordOf(level)));
    if (entry.name.size() > kMostName)
        return failure(
            Error::Kind::Invalid, Tr::tr("A name has at most %1 characters.").arg(kMostName));
    if (entry.until != 0 && entry.until < entry.year)
        return failure(Error::Kind::Invalid, Tr::tr("It cannot end before the year it began in."));
    if (entry.members < 0 || entry.members > kMostMembers || entry.posts < 0
        || entry.posts > kMostMembers)
        return failure(Error::Kind::Invalid,
            Tr::tr("There are between 0 and %1 people in it.").arg(kMostMembers));
    return {};
}

Result<QList<Edit>> planLedgerEntry(const store::ReadTransaction &read, const Register &inventory,
    LedgerEntry entry, const Deed &deed, const std::optional<LedgerEntry> &seen)
{
    entry.name = entry.name.simplified();
    HZ_CHECK(checkLedgerEntry(inventory, entry));
    entry.by = deed.by;
    entry.at = deed.at.toUTC();
    return planRecord(read, entry, seen);
}

} // namespace hz::inventory

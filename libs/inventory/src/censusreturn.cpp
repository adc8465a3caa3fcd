#include "censusfields_p.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/inventory/censusreturn.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace hz::inventory {

namespace {

constexpr Term kActTerms[] = {
    {"submitted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Submitted")},
    {"takenBack", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Taken back")},
    {"sentBack", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Sent back")},
    {"accepted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Approved")},
};
static_assert(std::size(kActTerms) == size_t(CensusActKind::Accepted) + 1);

constexpr Term kSignatureTerms[] = {
    {"valid", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Signature valid")},
    {"broken", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Signature broken")},
    {"unlisted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Signed by an unknown key")},
    {"withdrawn", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Signed with a withdrawn key")},
};
static_assert(std::size(kSignatureTerms) == size_t(SignatureStanding::Withdrawn) + 1);

constexpr QLatin1StringView kReturnType("censusReturn");
constexpr QLatin1StringView kActType("censusAct");
constexpr QLatin1StringView kSignerType("signer");
constexpr QLatin1StringView kCells("cells");
constexpr QLatin1StringView kFigures("figures");
constexpr qsizetype kMostNumbers = 5'000;
constexpr qsizetype kMostTexts = 500;
constexpr int kHashLetters = 64;
constexpr int kLastYear = 9999; // beyond, no time is written

void readNumbers(
    Fields &fields, const QJsonObject &json, QLatin1StringView key, QMap<QString, qint64> &values)
{
    const QJsonValue found = json[key];
    const QJsonObject object = found.toObject();
    if ((!found.isUndefined() && !found.isObject()) || object.size() > kMostNumbers)
        fields.refuse(key);
    for (auto value = object.begin(); value != object.end(); ++value) {
        const double number = value.value().toDouble(0.5);
        // An area's sums may be larger than any figure of one school.
        const bool isWhole
            = std::abs(number) <= double(kMostFigure) * 1'000 && double(qint64(number)) == number;
        if (isWhole)
            values.insert(value.key(), qint64(number));
        else
            fields.refuse(key);
    }
}

QJsonObject numbers(const QMap<QString, qint64> &values)
{
    QJsonObject json;
    for (auto value = values.begin(); value != values.end(); ++value)
        json.insert(value.key(), value.value());
    return json;
}

void readTexts(Fields &fields, QLatin1StringView key, QMap<QString, QString> &texts)
{
    fields.read(key, texts);
    const bool isBounded = texts.size() <= kMostTexts
        && std::all_of(texts.begin(), texts.end(),
            [](const QString &text) { return text.size() <= kMostLetters; });
    if (!isBounded)
        fields.refuse(key);
}

QMap<QString, QString> bounded(QMap<QString, QString> texts)
{
    for (QString &text : texts)
        text = text.left(kMostLetters);
    while (texts.size() > kMostTexts)
        texts.erase(std::prev(texts.end()));
    return texts;
}

} // namespace

bool isHash(const QString &text)
{
    return text.size() == kHashLetters && std::all_of(text.begin(), text.end(), [](QChar letter) {
        return (letter >= u'0' && letter <= u'9') || (letter >= u'a' && letter <= u'f');
    });
}

QStringList ordered(QStringList list)
{
    list.sort();
    list.removeDuplicates();
    return list;
}

void readList(Fields &fields, QLatin1StringView key, QStringList &list)
{
    fields.read(key, list);
    if (list.size() > kMostHashes)
        fields.refuse(key);
    list = ordered(std::move(list));
}

void readHashes(Fields &fields, QLatin1StringView key, QStringList &hashes)
{
    readList(fields, key, hashes);
    if (!std::all_of(hashes.begin(), hashes.end(), isHash))
        fields.refuse(key);
}

void readTime(Fields &fields, QLatin1StringView key, QDateTime &time)
{
    QString text;
    fields.read(key, text);
    if (text.isEmpty())
        return;
    time = QDateTime::fromString(text, Qt::ISODate).toUTC();
    if (!time.isValid() || time.date().year() < 1 || time.date().year() > kLastYear) {
        fields.refuse(key);
        return;
    }
    time = time.addMSecs(-time.time().msec()); // as it is written
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QByteArray readSignature(Fields &fields)
{
    QString text;
    fields.read(kSignature, text);
    if (text.size() > kMostLetters)
        fields.refuse(kSignature);
    return QByteArray::fromBase64(text.left(kMostLetters).toLatin1());
}

template<> std::span<const Term> terms<CensusActKind>()
{
    return kActTerms;
}

template<> std::span<const Term> terms<SignatureStanding>()
{
    return kSignatureTerms;
}

Result<CensusReturn> CensusReturn::fromJson(const QJsonObject &json)
{
    CensusReturn snapshot;
    Fields fields(json);
    fields.need(QLatin1StringView("unit"), snapshot.unit);
    fields.read(QLatin1StringView("year"), snapshot.year, 1);
    fields.read(QLatin1StringView("date"), snapshot.date);
    fields.read(QLatin1StringView("form"), snapshot.form);
    fields.read(QLatin1StringView("formVersion"), snapshot.formVersion);
    readNumbers(fields, json, kCells, snapshot.cells);
    readTexts(fields, QLatin1StringView("notes"), snapshot.notes);
    readNumbers(fields, json, kFigures, snapshot.figures);
    readHashes(fields, QLatin1StringView("replaces"), snapshot.replaces);
    readHashes(fields, QLatin1StringView("parts"), snapshot.parts);
    readList(fields, QLatin1StringView("missing"), snapshot.missing);
    if (snapshot.year < 1)
        fields.refuse(QLatin1StringView("year"));
    HZ_CHECK(fields.outcome());
    return snapshot;
}

QJsonObject CensusReturn::toJson() const
{
    QJsonObject json;
    Layout(json, kReturnType)
        .set(QLatin1StringView("unit"), unit)
        .set(QLatin1StringView("year"), year)
        .set(QLatin1StringView("date"), date)
        .set(QLatin1StringView("form"), form)
        .set(QLatin1StringView("formVersion"), formVersion)
        .set(QLatin1StringView("notes"), bounded(notes))
        .set(QLatin1StringView("replaces"), ordered(replaces))
        .set(QLatin1StringView("parts"), ordered(parts))
        .set(QLatin1StringView("missing"), ordered(missing));
    json.insert(kCells, numbers(cells));
    if (!figures.isEmpty())
        json.insert(kFigures, numbers(figures));
    return json;
}

QString hashOf(const QJsonObject &body)
{
    const Result<QByteArray> text = canonicalJson(body);
    return text ? QString::fromLatin1(sha256(*text).toHex()) : QString();
}

QString hashOf(const CensusReturn &snapshot)
{
    return hashOf(snapshot.toJson());
}

Result<CensusAct> CensusAct::fromJson(const QJsonObject &json)
{
    CensusAct act;
    Fields fields(json);
    fields.read(QLatin1StringView("kind"), act.kind);
    fields.need(QLatin1StringView("unit"), act.unit);
    fields.read(QLatin1StringView("year"), act.year, 1);
    fields.read(QLatin1StringView("return"), act.ofReturn);
    fields.read(QLatin1StringView("turn"), act.turn, 1);
    readTime(fields, QLatin1StringView("at"), act.at);
    fields.read(QLatin1StringView("key"), act.key);
    fields.read(QLatin1StringView("by"), act.by);
    fields.read(QLatin1StringView("as"), act.as);
    readTexts(fields, QLatin1StringView("remarks"), act.remarks);
    fields.read(QLatin1StringView("remark"), act.remark);
    act.signature = readSignature(fields);
    if (!isHash(act.ofReturn))
        fields.refuse(QLatin1StringView("return"));
    if (act.turn > kMostTurns)
        fields.refuse(QLatin1StringView("turn"));
    if (act.by.size() > kMostLetters || act.remark.size() > kMostLetters)
        fields.refuse(QLatin1StringView("remark"));
    if (act.as.text().size() > kMostCode)
        fields.refuse(QLatin1StringView("as"));
    if (act.key.size() > kHashLetters)
        fields.refuse(QLatin1StringView("key"));
    HZ_CHECK(fields.outcome());
    return act;
}

QJsonObject CensusAct::toJson() const
{
    QJsonObject json;
    Layout(json, kActType)
        .set(QLatin1StringView("kind"), kind)
        .set(QLatin1StringView("unit"), unit)
        .set(QLatin1StringView("year"), year)
        .set(QLatin1StringView("return"), ofReturn)
        .set(QLatin1StringView("turn"), turn)
        .set(QLatin1StringView("at"), timeText(at))
        .set(QLatin1StringView("key"), key)
        .set(QLatin1StringView("by"), by.left(kMostLetters))
        .set(QLatin1StringView("as"), as)
        .set(QLatin1StringView("remarks"), bounded(remarks))
        .set(QLatin1StringView("remark"), remark.left(kMostLetters))
        .set(kSignature, QString::fromLatin1(signature.toBase64()));
    return json;
}

QByteArray CensusAct::message() const
{
    QJsonObject json = toJson();
    json.remove(kSignature);
    return canonicalJson(json).value_or(QByteArray());
}

CensusAct signedBy(const account::SigningKey &key, CensusAct act)
{
    act.key = key.id();
    act.signature = key.sign(act.message());
    return act;
}

Result<Signer> Signer::fromJson(const QJsonObject &json)
{
    Signer signer;
    Fields fields(json);
    fields.read(QLatin1StringView("key"), signer.key);
    fields.read(QLatin1StringView("name"), signer.name);
    fields.read(QLatin1StringView("unit"), signer.unit);
    readTime(fields, QLatin1StringView("since"), signer.since);
    if (!isHash(signer.key)) // as long as one
        fields.refuse(QLatin1StringView("key"));
    HZ_CHECK(fields.outcome());
    return signer;
}

QJsonObject Signer::toJson(QJsonObject over) const
{
    Layout(over, kSignerType)
        .set(QLatin1StringView("key"), key)
        .set(QLatin1StringView("name"), name)
        .set(QLatin1StringView("unit"), unit)
        .set(QLatin1StringView("since"), timeText(since));
    return over;
}

QString documentId(const CensusReturn &snapshot)
{
    return QStringLiteral("censusReturn:%1:%2:%3")
        .arg(snapshot.year)
        .arg(snapshot.unit.text(), hashOf(snapshot));
}

QString documentId(const CensusAct &act)
{
    return QStringLiteral("censusAct:%1:%2:%3")
        .arg(act.year)
        .arg(act.unit.text(), hashOf(act.toJson()));
}

QString documentId(const Signer &signer)
{
    return QLatin1StringView("signer:") + signer.key;
}

CensusReturn rolledUp(const ReturnForm &form, const UnitCode &unit, int year,
    const std::vector<ReturnPart> &parts, const QStringList &expected)
{
    CensusReturn sum{.unit = unit, .year = year, .form = form.id, .formVersion = form.version};
    // One of a unit; of several, which should not be, the same on every machine.
    std::map<UnitCode, const ReturnPart *> ofUnits;
    for (const ReturnPart &part : parts) {
        const CensusReturn &each = part.snapshot;
        if (each.year != year || each.form != form.id || each.formVersion != form.version
            || !expected.contains(each.unit.text()))
            continue;
        const ReturnPart *&taken = ofUnits[each.unit];
        if (!taken || part.hash < taken->hash)
            taken = &part;
    }
    for (const auto &[code, part] : ofUnits) {
        sum.parts.append(part->hash);
        sum.missing.append(part->snapshot.missing);
        for (auto cell = part->snapshot.cells.begin(); cell != part->snapshot.cells.end(); ++cell)
            sum.cells[cell.key()] += cell.value();
    }
    for (const QString &code : expected)
        if (!ofUnits.contains(UnitCode(code)))
            sum.missing.append(code);
    sum.parts = ordered(sum.parts);
    sum.missing = ordered(sum.missing);
    return sum;
}

} // namespace hz::inventory

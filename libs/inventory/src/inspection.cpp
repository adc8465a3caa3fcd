#include "servicefields_p.h"
#include "wording_p.h"
#include "words_p.h"

#include <hz/core/json.h>
#include <hz/inventory/inspection.h>
#include <hz/store/transaction.h>

#include <QtCore/QCryptographicHash>

#include <algorithm>
#include <set>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Inspection)
};

constexpr QLatin1StringView kPrefix("inspection:");
constexpr QLatin1StringView kId("id"), kTemplate("template"), kVersion("version"),
    kSchool("school"), kRoom("room"), kDay("day"), kBy("by"), kItems("items"), kText("text"),
    kOutcome("outcome"), kNote("note"), kPhotos("photos"), kTicket("ticket"),
    kSignatures("signatures"), kAt("at"), kDigest("digest");
constexpr size_t kMostTemplates = 64;
constexpr qsizetype kMostItems = 200;
constexpr qsizetype kMostPhotos = 6; // of an item
constexpr qsizetype kMostSignatures = 50;
constexpr qsizetype kMostNote = 2'000; // characters

Error wrong(const QString &about)
{
    return {Error::Kind::Invalid,
        Tr::tr("The template “%1” cannot be used: it needs an id of its own, a title, between 1 "
               "and %2 items with texts in both languages, and 1, 2, 4 or 12 times a year.")
            .arg(about)
            .arg(kMostItems),
        {}};
}

bool isWhole(const Wording &wording)
{
    return !wording.en.isEmpty() && !wording.zh.isEmpty();
}

Result<InspectionTemplate> readTemplate(const QJsonObject &json)
{
    InspectionTemplate form{.id = json[kId].toString(),
        .title = readWording(json[QLatin1StringView("title")]),
        .isPerRoom = json[QLatin1StringView("perRoom")].toBool(),
        .perYear = json[QLatin1StringView("perYear")].toInt(),
        .answer = json[QLatin1StringView("answer")].toString(),
        .source = json[QLatin1StringView("source")].toString()};
    for (const QJsonValue &name : json[QLatin1StringView("rooms")].toArray()) {
        const std::optional<RoomKind> kind = fromName<RoomKind>(name.toString());
        if (!kind)
            return Failure(wrong(form.id));
        form.rooms.set(size_t(*kind));
    }
    std::set<QString> ids;
    for (const QJsonValue &each : json[kItems].toArray()) {
        form.items.push_back({each[kId].toString(), readWording(each[kText])});
        if (form.items.back().id.isEmpty() || !ids.insert(form.items.back().id).second
            || !isWhole(form.items.back().text))
            return Failure(wrong(form.id));
    }
    const bool isOften
        = form.perYear == 1 || form.perYear == 2 || form.perYear == 4 || form.perYear == 12;
    if (form.id.isEmpty() || !isWhole(form.title) || !isOften || form.items.empty()
        || qsizetype(form.items.size()) > kMostItems || (form.isPerRoom && form.rooms.none()))
        return Failure(wrong(form.id));
    return form;
}

Result<InspectionResult> readResult(const QString &item, const QJsonObject &json)
{
    InspectionResult result{.item = item};
    Fields fields(json);
    fields.read(kText, result.text);
    fields.read(kOutcome, result.outcome);
    fields.read(kNote, result.note);
    result.photos = readPhotos(fields, kPhotos, json, kMostPhotos);
    fields.read(kTicket, result.ticket);
    HZ_CHECK(fields.outcome());
    return result;
}

// By id, so that what two people answer apart is joined answer by answer. Fields of newer versions
// stay with their item.
QJsonObject itemsJson(const std::vector<InspectionResult> &items, const QJsonObject &over)
{
    QJsonObject all;
    for (const InspectionResult &item : items) {
        QJsonObject json = over[item.item].toObject();
        const auto set = [&json](QLatin1StringView key, const QString &value) {
            if (value.isEmpty())
                json.remove(key);
            else
                json[key] = value;
        };
        set(kText, item.text);
        set(kOutcome, item.outcome ? nameOf(*item.outcome) : QString());
        set(kNote, item.note);
        set(kTicket, item.ticket.text());
        setList(json, kPhotos, photosJson(item.photos));
        all[item.item] = json;
    }
    return all;
}

QJsonArray signaturesJson(const std::vector<Signature> &signatures)
{
    QJsonArray list;
    for (const Signature &each : signatures)
        list.append(QJsonObject{
            {kId, each.id}, {kBy, each.by}, {kAt, timeText(each.at)}, {kDigest, each.digest}});
    return list;
}

std::vector<Signature> readSignatures(Fields &fields, const QJsonObject &json)
{
    std::vector<Signature> signatures;
    const QJsonArray list = json[kSignatures].toArray();
    if (list.size() > kMostSignatures) {
        fields.refuse(kSignatures);
        return signatures;
    }
    for (const QJsonValue &each : list) {
        const QJsonObject about = each.toObject();
        Signature signature;
        Fields inner(about);
        inner.read(kId, signature.id);
        inner.read(kBy, signature.by);
        readTime(inner, kAt, signature.at);
        inner.read(kDigest, signature.digest);
        if (!inner.outcome())
            fields.refuse(kSignatures);
        signatures.push_back(std::move(signature));
    }
    return signatures;
}

Result<> checkKept(const Inspection &inspection)
{
    for (const InspectionResult &item : inspection.items) {
        if (item.note.size() > kMostNote)
            return failure(Error::Kind::Invalid,
                Tr::tr("A note has at most %1 characters; this one has %2.")
                    .arg(kMostNote)
                    .arg(item.note.size()));
        if (item.photos.size() > kMostPhotos)
            return failure(Error::Kind::Invalid,
                Tr::tr("At most %1 photos go with it; these are %2.")
                    .arg(kMostPhotos)
                    .arg(item.photos.size()));
    }
    return {};
}

} // namespace

template<> std::span<const Term> terms<Outcome>()
{
    static constexpr Term all[] = {
        {"pass", QT_TRANSLATE_NOOP("hz::inventory::Terms", "In order")},
        {"fail", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not in order")},
        {"notApplicable", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not here")},
    };
    return all;
}

const InspectionItem *InspectionTemplate::item(QStringView wanted) const
{
    const auto found = std::ranges::find(items, wanted, &InspectionItem::id);
    return found == items.end() ? nullptr : &*found;
}

Result<InspectionTemplates> InspectionTemplates::fromJson(const QJsonObject &json)
{
    InspectionTemplates all{
        .version = json[kVersion].toInt(), .source = json[QLatin1StringView("source")].toString()};
    for (const QJsonValue &each : json[QLatin1StringView("templates")].toArray()) {
        HZ_TRY(InspectionTemplate form, readTemplate(each.toObject()));
        if (all.find(form.id))
            return Failure(wrong(form.id));
        all.templates.push_back(std::move(form));
    }
    if (all.templates.empty() || all.templates.size() > kMostTemplates || all.version < 1)
        return failure(Error::Kind::Invalid,
            Tr::tr("There are to be a version and between 1 and %1 templates.")
                .arg(kMostTemplates));
    return all;
}

const InspectionTemplate *InspectionTemplates::find(QStringView id) const
{
    const auto found = std::ranges::find(templates, id, &InspectionTemplate::id);
    return found == templates.end() ? nullptr : &*found;
}

const InspectionTemplates &inspectionTemplates()
{
    static const InspectionTemplates all = [] {
        Result<InspectionTemplates> read
            = InspectionTemplates::fromJson(shippedTable(QStringLiteral("inspections")));
        if (!read)
            qFatal("The templates of inspections cannot be read: %s",
                qPrintable(read.error().message));
        return std::move(*read);
    }();
    return all;
}

QDate Period::begin() const
{
    return QDate(year, part * (12 / perYear) + 1, 1);
}

QDate Period::end() const
{
    return begin().addMonths(12 / perYear).addDays(-1);
}

Period Period::before() const
{
    return part > 0 ? Period{year, part - 1, perYear} : Period{year - 1, perYear - 1, perYear};
}

Period periodOf(const QDate &day, int perYear)
{
    return {day.year(), (day.month() - 1) / (12 / perYear), perYear};
}

QString textOf(const Period &period)
{
    switch (period.perYear) {
    case 1:
        return Tr::tr("%1", "a year").arg(period.year);
    case 2:
        return period.part == 0 ? Tr::tr("First half of %1").arg(period.year)
                                : Tr::tr("Second half of %1").arg(period.year);
    case 4:
        return Tr::tr("Quarter %1 of %2").arg(period.part + 1).arg(period.year);
    }
    return Tr::tr("%1/%2", "month, year").arg(period.part + 1).arg(period.year);
}

Result<Inspection> Inspection::fromJson(const QJsonObject &json)
{
    Inspection inspection;
    Fields fields(json);
    fields.need(kId, inspection.id);
    fields.read(kTemplate, inspection.templateId);
    if (inspection.templateId.isEmpty())
        fields.refuse(kTemplate);
    fields.read(kVersion, inspection.version, 1);
    fields.need(kSchool, inspection.school);
    fields.read(kRoom, inspection.room);
    fields.read(kDay, inspection.day);
    if (!inspection.day.isValid())
        fields.refuse(kDay);
    fields.read(kBy, inspection.by);
    const QJsonObject items = json[kItems].toObject();
    if (items.size() > kMostItems)
        fields.refuse(kItems);
    HZ_CHECK(fields.outcome());
    for (auto item = items.begin(); item != items.end(); ++item) {
        HZ_TRY(InspectionResult result, readResult(item.key(), item.value().toObject()));
        inspection.items.push_back(std::move(result));
    }
    // As the template has them, where it is known.
    if (const InspectionTemplate *form = inspectionTemplates().find(inspection.templateId))
        std::ranges::stable_sort(inspection.items, {}, [form](const InspectionResult &result) {
            return std::ranges::find(form->items, result.item, &InspectionItem::id)
                - form->items.begin();
        });
    inspection.signatures = readSignatures(fields, json);
    HZ_CHECK(fields.outcome());
    return inspection;
}

QJsonObject Inspection::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("inspection"))
        .set(kId, id)
        .set(kTemplate, templateId)
        .set(kVersion, qint64(version))
        .set(kSchool, school)
        .set(kRoom, room)
        .set(kDay, day)
        .set(kBy, by);
    over[kItems] = itemsJson(items, over[kItems].toObject());
    setList(over, kSignatures, signaturesJson(signatures));
    return over;
}

int Inspection::count(Outcome outcome) const
{
    return int(std::ranges::count(items, std::optional(outcome), &InspectionResult::outcome));
}

int Inspection::unanswered() const
{
    return int(std::ranges::count(items, std::optional<Outcome>(), &InspectionResult::outcome));
}

QString documentId(const Inspection &inspection)
{
    return kPrefix + inspection.id.text();
}

QString digestOf(const QJsonObject &inspection)
{
    QJsonObject content = inspection;
    content.remove(kSignatures);
    // Bodies of documents are finite JSON: the canonical form of one always exists.
    const Result<QByteArray> bytes = canonicalJson(content);
    return QString::fromLatin1(
        QCryptographicHash::hash(bytes.value_or(QByteArray()), QCryptographicHash::Sha256).toHex());
}

std::optional<Signature> validSignature(const QJsonObject &inspection)
{
    Fields fields(inspection);
    std::vector<Signature> signatures = readSignatures(fields, inspection);
    if (signatures.empty())
        return {};
    const QString digest = digestOf(inspection);
    std::erase_if(
        signatures, [&digest](const Signature &signature) { return signature.digest != digest; });
    const auto first
        = std::ranges::min_element(signatures, [](const Signature &a, const Signature &b) {
              return a.at == b.at ? a.id < b.id : a.at < b.at;
          });
    return first == signatures.end() ? std::nullopt : std::optional(*first);
}

Inspection newInspection(const InspectionTemplate &form, int version, const UnitCode &school,
    const RoomId &room, const QDate &day, const QString &by)
{
    Inspection inspection{.id = InspectionId(newUlid().toString()),
        .templateId = form.id,
        .version = version,
        .school = school,
        .room = room,
        .day = day,
        .by = by};
    for (const InspectionItem &item : form.items)
        inspection.items.push_back({.item = item.id, .text = item.text.text()});
    return inspection;
}

Result<QJsonObject> readInspection(
    const store::ReadTransaction &read, const InspectionId &inspection)
{
    HZ_TRY(const store::Document document, read.get(kPrefix + inspection.text()));
    return document.body;
}

Result<QList<Edit>> planInspection(const store::ReadTransaction &read, const Inspection &inspection)
{
    HZ_CHECK(checkKept(inspection));
    const Result<QJsonObject> stored = readInspection(read, inspection.id);
    if (!stored && stored.error().kind != Error::Kind::NotFound)
        return Failure(stored.error());
    const QJsonObject before = stored.value_or(QJsonObject());
    if (const std::optional<Signature> signature = validSignature(before))
        return failure(Error::Kind::Conflict,
            Tr::tr("%1 has signed this inspection: it is not changed any more. Begin a new one, or "
                   "undo the signature.")
                .arg(signature->by));
    return QList<Edit>{
        {.id = documentId(inspection), .before = before, .after = inspection.toJson(before)}};
}

Result<QList<Edit>> planAnswer(
    const store::ReadTransaction &read, const InspectionId &id, const InspectionResult &answer)
{
    HZ_TRY(const QJsonObject stored, readInspection(read, id));
    HZ_TRY(Inspection inspection, Inspection::fromJson(stored));
    const auto item = std::ranges::find(inspection.items, answer.item, &InspectionResult::item);
    if (item == inspection.items.end())
        return failure(
            Error::Kind::NotFound, Tr::tr("The inspection has no item “%1”.").arg(answer.text));
    *item = answer;
    return planInspection(read, inspection);
}

Result<QList<Edit>> planSignature(
    const store::ReadTransaction &read, const InspectionId &id, const Deed &deed)
{
    HZ_TRY(const QJsonObject before, readInspection(read, id));
    HZ_TRY(Inspection inspection, Inspection::fromJson(before));
    if (const std::optional<Signature> signature = validSignature(before))
        return failure(Error::Kind::Conflict,
            Tr::tr("%1 has signed this inspection already.").arg(signature->by));
    const QString name = deed.by.simplified();
    if (name.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("An inspection is signed with a name."));
    if (const int open = inspection.unanswered(); open > 0)
        return failure(Error::Kind::Invalid,
            Tr::tr("%n item(s) have no answer yet: in order, not in order, or not here.", nullptr,
                open));
    // The last room is for the newest: those before it stand for nothing any more.
    if (qsizetype(inspection.signatures.size()) >= kMostSignatures)
        inspection.signatures.erase(inspection.signatures.begin());
    inspection.signatures.push_back({.id = newUlid().toString(),
        .by = name,
        .at = deed.at.toUTC(),
        .digest = digestOf(inspection.toJson(before))});
    return QList<Edit>{
        {.id = documentId(inspection), .before = before, .after = inspection.toJson(before)}};
}

} // namespace hz::inventory

// Looking after rooms and networks before something fails, by templates: what is looked at, how
// often in a year, what came of it, and who put his name to it. Values; any thread.
//
// Templates are data, resources/inventory/inspections.json:
//   {version, source, templates [{id, title {en, zh}, perRoom?, rooms? [kind], perYear 1|2|4|12,
//       answer?, source, items [{id, text {en, zh}}]}]}
//
//   inspection:<ulid> {id, template, version, school, room?, day, by,
//       items {<item>: {text?, outcome?, note?, photos?, ticket?}},
//       signatures? [{id, by, at, digest}]}
//
// A signature names the digest of everything but the signatures: what changes afterwards, on
// whatever machine, is not what was signed, and has to be signed again.
#pragma once

#include <hz/inventory/ticket.h>

#include <bitset>

namespace hz::inventory {

using InspectionId = Id<struct InspectionTag>; // a ULID

struct InspectionItem {
    QString id = {};
    Wording text = {};

    bool operator==(const InspectionItem &) const = default;
};

struct InspectionTemplate {
    QString id = {};
    Wording title = {};
    bool isPerRoom = false; // else one of the whole school
    /// Which rooms it is about, by RoomKind; none: the school has it whatever rooms there are.
    std::bitset<kRoomKinds> rooms = {};
    int perYear = 1;
    QString answer = {}; // of a census, that counts those of a year
    QString source = {};
    std::vector<InspectionItem> items = {};

    const InspectionItem *item(QStringView id) const;
    bool operator==(const InspectionTemplate &) const = default;
};

struct InspectionTemplates {
    int version = 1;
    QString source = {};
    std::vector<InspectionTemplate> templates = {};

    /// Invalid names the template and what is wrong with it.
    static Result<InspectionTemplates> fromJson(const QJsonObject &json);
    const InspectionTemplate *find(QStringView id) const;
    bool operator==(const InspectionTemplates &) const = default;
};
/// Those that ship.
const InspectionTemplates &inspectionTemplates();

/// A part of a year in which one is due: with two a year, a half.
struct Period {
    int year = 0;
    int part = 0; // from 0
    int perYear = 1;

    QDate begin() const;
    QDate end() const; // the last day
    Period before() const;
    bool contains(const QDate &day) const { return begin() <= day && day <= end(); }
    bool operator==(const Period &) const = default;
};
Period periodOf(const QDate &day, int perYear);
/// "First half of 2026", in the language of the program.
QString textOf(const Period &period);

enum class Outcome : quint8 { Pass, Fail, NotApplicable };
template<> std::span<const Term> terms<Outcome>();
inline constexpr size_t kOutcomes = size_t(Outcome::NotApplicable) + 1;

struct InspectionResult {
    QString item = {};
    QString text = {}; // of the item, as it was read
    std::optional<Outcome> outcome = {};
    QString note = {};
    QList<store::BlobRef> photos = {};
    TicketId ticket = {}; // that was opened for it

    bool operator==(const InspectionResult &) const = default;
};

struct Signature {
    QString id = {}; // a ULID
    QString by = {};
    QDateTime at = {}; // UTC
    QString digest = {};

    bool operator==(const Signature &) const = default;
};

struct Inspection {
    InspectionId id = {};
    QString templateId = {};
    int version = 1; // of the templates
    UnitCode school = {};
    RoomId room = {};
    QDate day = {};
    QString by = {};
    std::vector<InspectionResult> items = {};
    std::vector<Signature> signatures = {};

    static Result<Inspection> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Inspection &) const = default;

    int count(Outcome outcome) const;
    int unanswered() const;
};
QString documentId(const Inspection &inspection);

/// Of a document, whatever fields it has.
QString digestOf(const QJsonObject &inspection);
/// The first signature that stands for what the document says; none: a draft, or changed since.
std::optional<Signature> validSignature(const QJsonObject &inspection);

/// A new one, not signed, with an item for each of the template.
Inspection newInspection(const InspectionTemplate &form, int version, const UnitCode &school,
    const RoomId &room, const QDate &day, const QString &by);

/// Conflict where it was signed: what somebody put his name to is not changed.
Result<QList<Edit>> planInspection(
    const store::ReadTransaction &read, const Inspection &inspection);
/// The same with one answer, whatever others have answered meanwhile. NotFound where there is no
/// such item.
Result<QList<Edit>> planAnswer(const store::ReadTransaction &read, const InspectionId &inspection,
    const InspectionResult &answer);
/// Puts a name to it as it stands. Invalid while an item has no answer, or without a name.
Result<QList<Edit>> planSignature(
    const store::ReadTransaction &read, const InspectionId &inspection, const Deed &deed);
/// NotFound where there is none.
Result<QJsonObject> readInspection(
    const store::ReadTransaction &read, const InspectionId &inspection);

} // namespace hz::inventory

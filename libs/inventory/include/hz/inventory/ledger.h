// What the plan wants to see of teams, models, contests and schemes, entry by entry with evidence:
// each counts for the answer of a census that a rule measures. Values; any thread.
//
// Kinds are data, resources/inventory/ledgers.json:
//   {version, source, kinds [{id, section team|model|contest|scheme, title {en, zh},
//       levels [prefecture | county | school], per year|standing, answer, at? prefecture,
//       value? one|members|day, posts?}]}
// An entry counts for its unit, or with "at" for the prefecture; in its year, or standing from that
// year on until it ended; as one, as its members (and its posts for the answer named by "posts"),
// or as its day.
//
//   ledger:<ulid> {id, kind, unit, year, until?, day?, name?, note?, person?, members?, posts?,
//       rank?, evidence?, at, by}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/rules.h>
#include <hz/store/document.h>

#include <array>

namespace hz::inventory {

using LedgerId = Id<struct LedgerTag>; // a ULID

enum class LedgerSection : quint8 { Team, Model, Contest, Scheme };
template<> std::span<const Term> terms<LedgerSection>();
inline constexpr size_t kLedgerSections = size_t(LedgerSection::Scheme) + 1;

struct LedgerKind {
    enum class Value : quint8 { One, Members, Day };

    QString id = {};
    LedgerSection section = LedgerSection::Team;
    Wording title = {};
    std::array<bool, 3> levels = {}; // by UnitLevel, of an entry's unit
    bool isYearly = false;
    bool isOfPrefecture = false; // counted there
    QString answer = {};
    Value value = Value::One;
    QString postsAnswer = {};

    bool operator==(const LedgerKind &) const = default;
};

/// In the order they are shown. Invalid names the kind and what is wrong with it.
Result<std::vector<LedgerKind>> readLedgers(const QJsonObject &json);
/// Those that ship.
const std::vector<LedgerKind> &ledgerKinds();
/// Null where it is not known here.
const LedgerKind *ledgerKind(QStringView id);

struct LedgerEntry {
    LedgerId id = {};
    QString kind = {};
    UnitCode unit = {};
    int year = 0;
    int until = 0; // the last year it stands; 0: it still does
    QDate day = {};
    QString name = {}; // of the team, the lesson, the contest
    QString note = {};
    QString person = {}; // who answers for it
    int members = 0;
    int posts = 0; // authorised
    QString rank = {}; // what was won
    QList<store::BlobRef> evidence = {};
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<LedgerEntry> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const LedgerEntry &) const = default;
};

QString documentId(const LedgerEntry &entry);

/// Invalid names what is wrong: a register, a unit or a level that it is not kept for, a year, a
/// number of people.
Result<> checkLedgerEntry(const Register &inventory, const LedgerEntry &entry);
/// As it is to be written; where it was changed from `seen`, only what was changed. Invalid names
/// what is wrong.
Result<QList<Edit>> planLedgerEntry(const store::ReadTransaction &read, const Register &inventory,
    LedgerEntry entry, const Deed &deed, const std::optional<LedgerEntry> &seen = {});

} // namespace hz::inventory

// Rules are data: a set has a version, the definitions in force, and rules that name what is
// measured, where, against what, until when, and where in the plan that stands. Values; any thread.
//
// resources/rules/plan.json is the set that ships; a bureau's own versions are documents of type
// "ruleset" with the same fields. A file from outside is checked whole before any of it is used.
//
//   set     = {set, version, validFrom, title, source, definitions, schoolGroups {name: [kind]},
//              answers {key: {en, zh}}, groups [{id, title}], rules [rule]}
//   rule    = {id, group, kind N|P|D|Q, title {en, zh}, levels [school|county|prefecture],
//              scope?, measure, test, source, due?, years? [first, last], yearly?, standing?,
//              overYears?, joint?, area? share|sum, areaPercent? n | "onePersonShare", stretch?,
//              after?, tasks?, wording? {en, zh}}
//   scope   = {schools? group | [kind], stage?, locality?, effectiveEnrolmentAtLeast?, answer?}
//   measure = {of: q | [q], over?: q | [q]} | {each: [q]}      q: see Quantity; [q] is a sum
//   test    = {atMost n} | {atLeast n} | {atLeastPercent n} | {present true} | {judged true}
//           | {done true} | {all true}
#pragma once

#include <hz/inventory/figures.h>

#include <QtCore/QStringList>

#include <vector>

namespace hz::inventory {

/// Text in the languages of the program.
struct Wording {
    QString en = {};
    QString zh = {};

    /// In the program's language; the other one where that is missing.
    QString text() const;
    bool operator==(const Wording &) const = default;
};

struct RuleScope {
    std::array<bool, kSchoolKinds> kinds = {};
    QString group = {}; // as the rule names its kinds, to write it back; empty: a list
    std::optional<Stage> stage = {};
    std::optional<Locality> locality = {};
    int enrolmentAtLeast = 0; // after small schools count as definitions.smallestEnrolment
    bool isBand = false; // has enrolmentAtLeast: special schools come in by a definition
    QString answer = {}; // only schools that say yes to it

    bool operator==(const RuleScope &) const = default;
};

struct Rule {
    enum class Kind : quint8 { Number, Presence, Dated, Judged };
    enum class Test : quint8 { AtMost, AtLeast, AtLeastPercent, Present, Judged, Done, All };
    enum class Area : quint8 { Share, Sum };

    QString id = {};
    QString group = {};
    Kind kind = Kind::Number;
    Wording title = {};
    Wording wording = {};
    std::array<bool, 3> levels = {}; // by UnitLevel
    RuleScope scope = {};
    std::vector<Quantity> of = {}; // summed, or each by itself with Test::All
    std::vector<Quantity> over = {};
    Test test = Test::AtLeast;
    qint64 threshold = 0;
    QDate due = {};
    int firstYear = 0; // 0: in every year
    int lastYear = 0;
    bool isYearly = false;
    bool isStanding = false;
    int overYears = 1; // answers are summed over this many censuses up to the year
    /// Rules of one name are judged together where several apply to a school.
    QString joint = {};
    Area area = Area::Share;
    int areaPercent = 100; // of the schools, where area is Share
    bool takesOnePersonShare = false; // areaPercent is the definition's
    bool isStretch = false; // beyond what is asked by default
    QString after = {}; // a rule that comes first
    QString source = {};
    QStringList tasks = {};

    bool isFor(UnitLevel level) const { return levels[size_t(level)]; }
    bool operator==(const Rule &) const = default;
};

struct RuleGroup {
    QString id = {};
    Wording title = {};

    bool operator==(const RuleGroup &) const = default;
};

struct RuleSet {
    QString id = {};
    int version = 1;
    QDate validFrom = {};
    Wording title = {};
    QString source = {};
    Definitions definitions = {};
    QMap<QString, std::vector<SchoolKind>> schoolGroups = {};
    QMap<QString, Wording> answers = {}; // what a census asks for, as people read it
    std::vector<RuleGroup> groups = {};
    std::vector<Rule> rules = {};

    /// Invalid names the rule and the field.
    static Result<RuleSet> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    const Rule *rule(QStringView id) const;
    bool operator==(const RuleSet &) const = default;
};

/// The set that ships.
Result<RuleSet> shippedRules();
/// A file, at most 4 MiB.
Result<RuleSet> readRules(const QString &path);

} // namespace hz::inventory

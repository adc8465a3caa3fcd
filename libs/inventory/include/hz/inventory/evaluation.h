// How every unit stands by every rule: never a bare verdict, always the numbers used, the
// definition in force and the gap. Values; any thread.
//
// A school is judged by the rules of schools; a county and the prefecture by their own rules and by
// what the rules of schools give over all their schools. All comparisons are of integers.
#pragma once

#include <hz/inventory/rules.h>

#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

enum class Verdict : quint8 { Pass, Fail, NotApplicable, NoData };
template<> std::span<const Term> terms<Verdict>();

struct RuleResult {
    quint32 rule = 0; // in the set
    quint32 unit = 0; // in Evaluation::units
    Verdict verdict = Verdict::NotApplicable;
    bool isFew = false; // passes with under 5 % to spare
    bool isJoint = false; // several stages of one school judged as one
    /// A ratio passes when numerator ≤ threshold × denominator; "at least" when numerator ≥
    /// threshold × denominator; with per cent, 100 × numerator ≥ threshold × denominator. The
    /// denominator is 1 where nothing is divided.
    qint64 numerator = 0;
    qint64 denominator = 1;
    qint64 threshold = 0;
    /// What is missing: computers, rooms, classes, Mbit/s, schools, or things to have; 0 if none.
    qint64 gap = 0;
    /// Of an area by a rule of schools: how many schools stand where.
    int passing = 0;
    int failing = 0;
    int withoutData = 0;

    bool operator==(const RuleResult &) const = default;
};

struct EvaluatedUnit {
    UnitLevel level = UnitLevel::School;
    quint32 row = kNoRow; // of the register's schools or units
    quint32 county = kNoRow; // of a school: its county's place in Evaluation::units
    UnitCode code = {};
    Figures figures = {};
    /// Answers of its census, added up over its schools where an area has none of its own.
    QMap<QString, qint64> answers = {};
    /// Of a school with lines whose census is open: what its bandwidth is taken from.
    std::optional<Outlet> outlet = {};
};

struct Evaluation {
    int year = 0;
    RuleSet set = {};
    std::vector<EvaluatedUnit> units; // schools as in the register, then counties, then prefecture
    std::vector<RuleResult> results; // by unit, then rule; without rules that are not for its level

    std::span<const RuleResult> of(quint32 unit) const;
    /// Null where the rule is not for the unit's level.
    const RuleResult *result(quint32 unit, quint32 rule) const;
    quint32 unitOf(const UnitCode &code) const; // kNoRow: none

    std::vector<quint32> firstResult; // of each unit, and the end
    std::array<std::vector<quint32>, 3> rulesOf; // that units of a level have results by
};

/// For one census year. Cancelled if told to stop.
Result<Evaluation> evaluate(
    const Register &inventory, const RuleSet &set, int year, TaskControl &task);

/// One school only: everything else is laid out and not judged. For trying out definitions.
Evaluation evaluateSchool(const Register &inventory, const RuleSet &set, int year, quint32 school);

/// After the figures of one school changed: everything that depends on it, nothing else. The
/// register has the same schools and units.
void reevaluate(Evaluation &evaluation, const Register &inventory, quint32 school);

/// One result as the command line prints it: rule, unit, verdict (pass|fail|na|noData), measured,
/// threshold, numerator, denominator, definition, gap, source; of a school's bandwidth what it was
/// taken from; of an area the schools behind it.
QJsonObject toJson(const Evaluation &evaluation, const RuleResult &result);

/// It is about what goes through a school's outlet.
bool asksForBandwidth(const Rule &rule);

/// Numerator ÷ denominator, of several stages in people of the first; nothing where there is no
/// such number.
std::optional<double> measuredValue(const Evaluation &evaluation, const RuleResult &result);
/// "12.4:1", "98.0 %", "2", "—"; what people read.
QString measuredText(const Evaluation &evaluation, const RuleResult &result);
/// "≤ 12:1", "≥ 100 %", "≥ 2".
QString thresholdText(const Rule &rule, qint64 threshold);
/// What would close the gap: "30 computers for students", or nothing.
QString gapText(const Evaluation &evaluation, const RuleResult &result);

/// Computers for students a school needs: its stages together, rounded up once.
qint64 studentComputersNeeded(const RuleSet &set, const Figures &figures, SchoolKind kind);
/// Rooms of a kind a school needs: the most that any rule in force for it asks, never the sum.
int roomsNeeded(const RuleSet &set, const School &school, const Figures &figures, RoomKind kind);

} // namespace hz::inventory

// What stands behind a result, in the words people use: what is measured and where, the numbers
// used, and how it would stand if others counted. Values; any thread.
#pragma once

#include <hz/inventory/evaluation.h>

#include <vector>

namespace hz::inventory {

/// "student computers", "students, primary", "recording rooms", or an answer as the set words it.
QString quantityText(const RuleSet &set, const Quantity &quantity);
/// Its number as people read it: money, which is kept in fen under keys that end in "Fen", in yuan;
/// a dash for nothing.
QString numberText(const Quantity &quantity, std::optional<qint64> value);
/// "students, primary ÷ student computers".
QString measureText(const RuleSet &set, const Rule &rule);
/// Which schools it is about: "primary schools, teaching points; 500 students and over; rural".
QString scopeText(const RuleSet &set, const Rule &rule);
/// It was due before the set was in force: nobody could have met it by then.
bool isHistorical(const RuleSet &set, const Rule &rule);

/// A number that a result was made from.
struct UsedNumber {
    std::vector<Quantity> quantities = {}; // added up
    std::optional<qint64> value = {}; // nothing where it is not known
    bool isDivisor = false;

    bool operator==(const UsedNumber &) const = default;
};
/// Of a school judged by several stages together: people of each. Of an area by a rule of schools:
/// the sums over its schools, or how many of them pass of how many.
std::vector<UsedNumber> numbersUsed(const Evaluation &evaluation, const RuleResult &result);

/// Where the bandwidth of a school comes from: measured, contracted, or said in its census; empty
/// for rules about anything else, and for areas.
QString bandwidthText(const Evaluation &evaluation, const RuleResult &result);

/// Where the number of trained teachers of a county comes from, census or list of training; empty
/// for rules about anything else, and for other units.
QString trainingText(
    const Register &inventory, const Evaluation &evaluation, const RuleResult &result);

/// How others count.
struct OtherReading {
    QString name = {};
    Definitions definitions = {};
};
/// Those that can change how the rule's numbers come out, each with one definition changed. A
/// frozen census keeps its machines as they were counted, so nobody can count tablets again.
enum class Machines { OfNow, Frozen };
std::vector<OtherReading> otherReadings(
    const Definitions &inForce, const Rule &rule, Machines machines);

/// A result by other definitions, with what it takes to say it.
struct OtherResult {
    QString name = {};
    Verdict verdict = Verdict::NotApplicable;
    bool isFew = false;
    QString measured = {};
    QString gap = {};
};
/// One school by one rule, by each of otherReadings(). Takes some milliseconds.
std::vector<OtherResult> otherResults(
    const Register &inventory, const Evaluation &evaluation, quint32 school, quint32 rule);

/// What an answer is, by the rules that ask for it.
enum class AnswerKind : quint8 { Number, YesNo, Day, Money };
struct AskedAnswer {
    QString key = {};
    AnswerKind kind = AnswerKind::Number;

    bool operator==(const AskedAnswer &) const = default;
};
/// What a census of a school of this kind answers, in the order of the rules.
std::vector<AskedAnswer> answersAsked(const RuleSet &set, SchoolKind kind);
/// As people read it; a dash for nothing.
QString answerText(AnswerKind kind, std::optional<qint64> value);

} // namespace hz::inventory

// A plan for computers that was kept: what it was asked, and the key figures of its answer, so that
// several can be laid side by side long after, and worked out again. Values; any thread.
//
//   planScenario:<ulid> {id, name, year, area?, by, at, terms {…}, scope {moves, buys, budgetFen?},
//       years? {budgetsFen [fen], lifeYears, journeyFen, deliveryFen}, figures {…}}
//
// The figures are the answer's: lists of machines and schools are not kept, they follow from the
// settings and the inventory.
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/yearplan.h>

#include <optional>
#include <span>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

using ScenarioId = Id<struct ScenarioTag>; // a ULID

inline constexpr qsizetype kMostScenarioName = 100; // characters
inline constexpr size_t kLeastCompared = 2, kMostCompared = 4;

/// How many schools meet one target, of those it is for and whose figures are known.
struct TargetFigure {
    QString rule = {}; // id
    int schools = 0;
    int now = 0;
    int then = 0; // when the plan is done

    bool operator==(const TargetFigure &) const = default;
};

struct PlanFigures {
    int known = 0;
    int meetingNow = 0;
    int meeting = 0; // at the end
    int reassigned = 0;
    int repaired = 0;
    int moved = 0;
    int bought = 0;
    int retired = 0;
    int lacking = 0; // schools, at the end
    int missing = 0; // machines that those lack
    qint64 costFen = 0; // of all years
    /// Millionths of the answer's own value that a better one could save; of one year none: it is
    /// the best.
    std::optional<int> gapMillionths = {};
    std::vector<int> meetingByYear = {};
    std::vector<qint64> spentFen = {}; // by year
    std::vector<TargetFigure> targets = {};

    bool operator==(const PlanFigures &) const = default;
};

struct PlanScenario {
    ScenarioId id = {};
    QString name = {};
    int year = 0; // of the census
    UnitCode area = {}; // only its schools; empty: all
    QString by = {};
    QDateTime at = {}; // UTC
    PlanTerms terms = {};
    PlanScope scope = {};
    std::optional<YearTerms> years = {}; // of several years; only what the plan hangs on is kept
    PlanFigures figures = {};

    static Result<PlanScenario> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const PlanScenario &) const = default;
};

QString documentId(const PlanScenario &scenario);

PlanFigures figuresOf(const GapPlan &plan, const PlanBasis &basis, const Evaluation &evaluation);
PlanFigures figuresOf(const YearPlan &plan, const PlanBasis &basis, const Evaluation &evaluation);
/// "Move and buy, 420 ten thousand yuan", as one is called until somebody names it.
QString usualName(const PlanScope &scope, const std::optional<YearTerms> &years);

/// All there are, the latest first. Those that cannot be read are left out.
Result<std::vector<PlanScenario>> readScenarios(const store::ReadTransaction &read);
/// By id, by the beginning of one, or by name. NotFound; Conflict where several are meant.
Result<PlanScenario> findScenario(
    const std::vector<PlanScenario> &scenarios, const QString &idOrName);

/// A new one; its id is made here. Invalid without a name, or with one that is too long.
Result<QList<Edit>> planKeeping(PlanScenario &scenario, const Deed &deed);
/// NotFound where it is gone; Invalid as above.
Result<QList<Edit>> planRenaming(
    const store::ReadTransaction &read, const ScenarioId &scenario, const QString &name);
Result<QList<Edit>> planForgetting(
    const store::ReadTransaction &read, const std::vector<ScenarioId> &scenarios);

/// Scenarios beside each other: what was asked, what comes of it, who meets what.
enum class ComparedPart : quint8 { Settings, Outcome, Targets };
struct ComparedLine {
    ComparedPart part = ComparedPart::Settings;
    QString title = {};
    QStringList texts = {}; // of each scenario
    bool isDifferent = false;
    /// Of a number, what the others have more than the first; empty where it is the same or none.
    QStringList differences = {};

    bool operator==(const ComparedLine &) const = default;
};
/// Lines that say nothing of any are left out. `rules` has the titles of the targets.
std::vector<ComparedLine> compared(std::span<const PlanScenario> scenarios, const RuleSet &rules);
QString wordOf(ComparedPart part);

} // namespace hz::inventory

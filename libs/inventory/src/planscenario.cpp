#include "fields_p.h"
#include "servicefields_p.h"

#include <hz/inventory/planreasons.h>
#include <hz/inventory/planscenario.h>
#include <hz/inventory/summary.h>
#include <hz/store/transaction.h>

#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::PlanScenario)
};

constexpr QLatin1StringView kPrefix("planScenario:");
constexpr QLatin1StringView kId("id"), kName("name"), kYear("year"), kArea("area"), kBy("by"),
    kAt("at"), kTerms("terms"), kScope("scope"), kYears("years"), kFigures("figures"),
    kMoves("moves"), kBuys("buys"), kBudget("budgetFen"), kBudgets("budgetsFen"),
    kLife("lifeYears"), kJourney("journeyFen"), kDelivery("deliveryFen"), kTargets("targets"),
    kRule("rule"), kSchools("schools"), kNow("now"), kThen("then"), kGap("gapMillionths"),
    kMeetingByYear("meetingByYear"), kSpent("spentFen");
constexpr QLatin1StringView kAcross("movesAcrossCounties"), kDonated("movesDonated"),
    kKeepsRoom("keepsComputerRoom");
constexpr qsizetype kMostTargets = 200;
constexpr double kMillion = 1'000'000;

// Numbers of one object, by name; what is 0 is kept too, for 0 may be a choice.
template<typename Of> struct NumberField {
    QLatin1StringView key;
    std::variant<int Of::*, qint64 Of::*> member;
};
constexpr std::array kTermNumbers{
    NumberField<PlanTerms>{QLatin1StringView("oldestMovedYears"), &PlanTerms::oldestMovedYears},
    NumberField<PlanTerms>{QLatin1StringView("smallestLot"), &PlanTerms::smallestLot},
    NumberField<PlanTerms>{QLatin1StringView("priceFen"), &PlanTerms::priceFen},
    NumberField<PlanTerms>{QLatin1StringView("repairFen"), &PlanTerms::repairFen},
    NumberField<PlanTerms>{QLatin1StringView("handlingFen"), &PlanTerms::handlingFen},
    NumberField<PlanTerms>{QLatin1StringView("kmFen"), &PlanTerms::kmFen}};
constexpr std::array kYearNumbers{NumberField<YearTerms>{kLife, &YearTerms::lifeYears},
    NumberField<YearTerms>{kJourney, &YearTerms::journeyFen},
    NumberField<YearTerms>{kDelivery, &YearTerms::deliveryFen}};
constexpr std::array kFigureNumbers{
    NumberField<PlanFigures>{QLatin1StringView("known"), &PlanFigures::known},
    NumberField<PlanFigures>{QLatin1StringView("meetingNow"), &PlanFigures::meetingNow},
    NumberField<PlanFigures>{QLatin1StringView("meeting"), &PlanFigures::meeting},
    NumberField<PlanFigures>{QLatin1StringView("reassigned"), &PlanFigures::reassigned},
    NumberField<PlanFigures>{QLatin1StringView("repaired"), &PlanFigures::repaired},
    NumberField<PlanFigures>{QLatin1StringView("moved"), &PlanFigures::moved},
    NumberField<PlanFigures>{QLatin1StringView("bought"), &PlanFigures::bought},
    NumberField<PlanFigures>{QLatin1StringView("retired"), &PlanFigures::retired},
    NumberField<PlanFigures>{QLatin1StringView("lacking"), &PlanFigures::lacking},
    NumberField<PlanFigures>{QLatin1StringView("missing"), &PlanFigures::missing},
    NumberField<PlanFigures>{QLatin1StringView("costFen"), &PlanFigures::costFen}};

template<typename Of, size_t N>
void readNumbers(Fields &fields, const std::array<NumberField<Of>, N> &numbers, Of &of)
{
    for (const NumberField<Of> &number : numbers)
        std::visit([&](auto member) { fields.read(number.key, of.*member); }, number.member);
}

template<typename Of, size_t N>
void setNumbers(QJsonObject &json, const std::array<NumberField<Of>, N> &numbers, const Of &of)
{
    for (const NumberField<Of> &number : numbers)
        std::visit([&](auto member) { json.insert(number.key, of.*member); }, number.member);
}

// A list of whole numbers that are not below 0.
template<typename Number>
void readList(
    Fields &fields, QLatin1StringView key, const QJsonObject &json, std::vector<Number> &numbers)
{
    const QJsonArray list = json[key].toArray();
    if (list.size() > kMostYears) {
        fields.refuse(key);
        return;
    }
    for (const QJsonValue &each : list) {
        const QJsonObject one{{key, each}};
        Fields inner(one);
        Number number = 0;
        inner.read(key, number);
        if (!inner.outcome())
            fields.refuse(key);
        numbers.push_back(number);
    }
}

template<typename Number> QJsonArray listJson(const std::vector<Number> &numbers)
{
    QJsonArray list;
    for (const Number number : numbers)
        list.append(number);
    return list;
}

Result<PlanTerms> termsFrom(const QJsonObject &json)
{
    PlanTerms terms;
    Fields fields(json);
    readNumbers(fields, kTermNumbers, terms);
    fields.read(kAcross, terms.movesAcrossCounties);
    fields.read(kDonated, terms.movesDonated);
    fields.read(kKeepsRoom, terms.keepsComputerRoom);
    HZ_CHECK(fields.outcome());
    return terms;
}

QJsonObject jsonOf(const PlanTerms &terms, QJsonObject over)
{
    setNumbers(over, kTermNumbers, terms);
    over.insert(kAcross, terms.movesAcrossCounties);
    over.insert(kDonated, terms.movesDonated);
    over.insert(kKeepsRoom, terms.keepsComputerRoom);
    return over;
}

Result<PlanScope> scopeFrom(const QJsonObject &json)
{
    PlanScope scope;
    Fields fields(json);
    fields.read(kMoves, scope.moves);
    fields.read(kBuys, scope.buys);
    if (json.contains(kBudget)) {
        qint64 fen = 0;
        fields.read(kBudget, fen);
        scope.budgetFen = fen;
    }
    HZ_CHECK(fields.outcome());
    return scope;
}

QJsonObject jsonOf(const PlanScope &scope, QJsonObject over)
{
    over.insert(kMoves, scope.moves);
    over.insert(kBuys, scope.buys);
    if (scope.budgetFen)
        over.insert(kBudget, *scope.budgetFen);
    else
        over.remove(kBudget);
    return over;
}

Result<YearTerms> yearsFrom(const QJsonObject &json)
{
    YearTerms years;
    Fields fields(json);
    readNumbers(fields, kYearNumbers, years);
    readList(fields, kBudgets, json, years.budgetsFen);
    if (years.budgetsFen.empty())
        fields.refuse(kBudgets);
    HZ_CHECK(fields.outcome());
    return years;
}

QJsonObject jsonOf(const YearTerms &years, QJsonObject over)
{
    setNumbers(over, kYearNumbers, years);
    over.insert(kBudgets, listJson(years.budgetsFen));
    return over;
}

Result<PlanFigures> figuresFrom(const QJsonObject &json)
{
    PlanFigures figures;
    Fields fields(json);
    readNumbers(fields, kFigureNumbers, figures);
    if (json.contains(kGap)) {
        int gap = 0;
        fields.read(kGap, gap);
        figures.gapMillionths = gap;
    }
    readList(fields, kMeetingByYear, json, figures.meetingByYear);
    readList(fields, kSpent, json, figures.spentFen);
    const QJsonArray targets = json[kTargets].toArray();
    if (targets.size() > kMostTargets)
        fields.refuse(kTargets);
    for (const QJsonValue &each : targets.size() > kMostTargets ? QJsonArray() : targets) {
        const QJsonObject about = each.toObject();
        Fields inner(about);
        TargetFigure target;
        inner.read(kRule, target.rule);
        inner.read(kSchools, target.schools);
        inner.read(kNow, target.now);
        inner.read(kThen, target.then);
        if (!inner.outcome())
            fields.refuse(kTargets);
        figures.targets.push_back(std::move(target));
    }
    HZ_CHECK(fields.outcome());
    return figures;
}

QJsonObject jsonOf(const PlanFigures &figures, QJsonObject over)
{
    setNumbers(over, kFigureNumbers, figures);
    if (figures.gapMillionths)
        over.insert(kGap, *figures.gapMillionths);
    setList(over, kMeetingByYear, listJson(figures.meetingByYear));
    setList(over, kSpent, listJson(figures.spentFen));
    QJsonArray targets;
    for (const TargetFigure &target : figures.targets)
        targets.append(QJsonObject{{kRule, target.rule}, {kSchools, target.schools},
            {kNow, target.now}, {kThen, target.then}});
    setList(over, kTargets, targets);
    return over;
}

// A school that lacks nothing in the end meets each of its targets; another one those it meets now.
std::vector<TargetFigure> targetsOf(
    const PlanBasis &basis, const Evaluation &evaluation, const QSet<quint32> &lacking)
{
    std::vector<TargetFigure> targets;
    for (const quint32 rule : ratioRules(evaluation.set)) {
        TargetFigure target{.rule = evaluation.set.rules[rule].id};
        for (const PlanSchool &school : basis.schools) {
            const RuleResult *result
                = school.isKnown ? evaluation.result(school.school, rule) : nullptr;
            if (!result || result->verdict == Verdict::NotApplicable)
                continue;
            const bool passes = result->verdict == Verdict::Pass;
            ++target.schools;
            target.now += int(passes);
            target.then += int(passes || !lacking.contains(school.school));
        }
        if (target.schools > 0)
            targets.push_back(std::move(target));
    }
    return targets;
}

Result<> checkName(QString &name)
{
    name = name.simplified();
    if (name.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("A scenario needs a name."));
    if (name.size() > kMostScenarioName)
        return failure(Error::Kind::Invalid,
            Tr::tr("A name has at most %1 characters; this one has %2.")
                .arg(kMostScenarioName)
                .arg(name.size()));
    return {};
}

} // namespace

Result<PlanScenario> PlanScenario::fromJson(const QJsonObject &json)
{
    PlanScenario scenario;
    Fields fields(json);
    fields.need(kId, scenario.id);
    fields.read(kName, scenario.name);
    fields.read(kYear, scenario.year);
    fields.read(kArea, scenario.area);
    fields.read(kBy, scenario.by);
    readTime(fields, kAt, scenario.at);
    if (!scenario.at.isValid())
        fields.refuse(kAt);
    HZ_CHECK(fields.outcome());
    HZ_TRY(scenario.terms, termsFrom(json[kTerms].toObject()));
    HZ_TRY(scenario.scope, scopeFrom(json[kScope].toObject()));
    if (json.contains(kYears)) {
        HZ_TRY(scenario.years, yearsFrom(json[kYears].toObject()));
    }
    HZ_TRY(scenario.figures, figuresFrom(json[kFigures].toObject()));
    return scenario;
}

QJsonObject PlanScenario::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("planScenario"))
        .set(kId, id)
        .set(kName, name)
        .set(kYear, qint64(year))
        .set(kArea, area)
        .set(kBy, by)
        .set(kAt, timeText(at));
    over.insert(kTerms, jsonOf(terms, over[kTerms].toObject()));
    over.insert(kScope, jsonOf(scope, over[kScope].toObject()));
    if (years)
        over.insert(kYears, jsonOf(*years, over[kYears].toObject()));
    else
        over.remove(kYears);
    over.insert(kFigures, jsonOf(figures, over[kFigures].toObject()));
    return over;
}

QString documentId(const PlanScenario &scenario)
{
    return kPrefix + scenario.id.text();
}

PlanFigures figuresOf(const GapPlan &plan, const PlanBasis &basis, const Evaluation &evaluation)
{
    return {.known = plan.known,
        .meetingNow = plan.meetingNow,
        .meeting = plan.meeting,
        .reassigned = plan.reassigned,
        .repaired = plan.repaired,
        .moved = plan.moved,
        .bought = plan.bought,
        .lacking = int(plan.notMet.size()),
        .missing = plan.missing,
        .costFen = plan.costFen(),
        .targets
        = targetsOf(basis, evaluation, QSet<quint32>(plan.notMet.begin(), plan.notMet.end()))};
}

PlanFigures figuresOf(const YearPlan &plan, const PlanBasis &basis, const Evaluation &evaluation)
{
    PlanFigures figures{.known = plan.known,
        .meeting = plan.meeting.back(),
        .repaired = plan.repaired(),
        .moved = plan.moved(),
        .lacking = int(plan.notMet().size()),
        .gapMillionths = int(std::lround(plan.gap() * kMillion)),
        .meetingByYear = plan.meeting,
        .spentFen = plan.spentFen};
    for (const PlanSchool &school : basis.schools) {
        figures.meetingNow += int(school.isKnown && school.meetsNow);
        figures.reassigned += school.reassigned;
    }
    for (size_t year = 0; year < plan.meeting.size(); ++year) {
        figures.bought += plan.bought(year);
        figures.retired += plan.retired[year];
        figures.costFen += plan.spentFen[year];
    }
    QSet<quint32> lacking;
    for (const auto &[school, missing] : plan.notMet()) {
        figures.missing += missing;
        lacking.insert(school);
    }
    figures.targets = targetsOf(basis, evaluation, lacking);
    return figures;
}

QString usualName(const PlanScope &scope, const std::optional<YearTerms> &years)
{
    if (years) {
        qint64 sum = 0;
        for (const qint64 fen : years->budgetsFen)
            sum += fen;
        return Tr::tr("%1 years, %2").arg(years->budgetsFen.size()).arg(moneyText(sum));
    }
    if (!scope.buys)
        return Tr::tr("Only move");
    const QString what = scope.moves ? Tr::tr("Move and buy") : Tr::tr("Only buy");
    return scope.budgetFen
        ? Tr::tr("%1, %2", "what, for how much").arg(what, moneyText(*scope.budgetFen))
        : Tr::tr("%1, for everybody").arg(what);
}

Result<std::vector<PlanScenario>> readScenarios(const store::ReadTransaction &read)
{
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kPrefix));
    std::vector<PlanScenario> scenarios;
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (Result<PlanScenario> scenario = PlanScenario::fromJson(document.body))
            scenarios.push_back(std::move(*scenario));
    }
    std::sort(scenarios.begin(), scenarios.end(), [](const PlanScenario &a, const PlanScenario &b) {
        return a.at == b.at ? a.id.text() > b.id.text() : a.at > b.at;
    });
    return scenarios;
}

Result<PlanScenario> findScenario(
    const std::vector<PlanScenario> &scenarios, const QString &idOrName)
{
    const PlanScenario *found = nullptr;
    for (const PlanScenario &scenario : scenarios) {
        if (scenario.name != idOrName
            && !scenario.id.text().startsWith(idOrName, Qt::CaseInsensitive))
            continue;
        if (found)
            return failure(Error::Kind::Conflict,
                Tr::tr("“%1” means several scenarios: %2 and %3 at least. Give an id.")
                    .arg(idOrName, found->id.text(), scenario.id.text()));
        found = &scenario;
    }
    if (!found || idOrName.isEmpty())
        return failure(Error::Kind::NotFound, Tr::tr("There is no scenario “%1”.").arg(idOrName));
    return *found;
}

Result<QList<Edit>> planKeeping(PlanScenario &scenario, const Deed &deed)
{
    HZ_CHECK(checkName(scenario.name));
    scenario.id = ScenarioId(newUlid().toString());
    scenario.at = deed.at.toUTC();
    scenario.by = deed.by;
    return QList<Edit>{{.id = documentId(scenario), .after = scenario.toJson()}};
}

Result<QList<Edit>> planRenaming(
    const store::ReadTransaction &read, const ScenarioId &scenario, const QString &name)
{
    QString wanted = name;
    HZ_CHECK(checkName(wanted));
    HZ_TRY(const store::Document document, read.get(kPrefix + scenario.text()));
    QJsonObject after = document.body;
    after.insert(kName, wanted);
    return QList<Edit>{{.id = document.id, .before = document.body, .after = after}};
}

Result<QList<Edit>> planForgetting(
    const store::ReadTransaction &read, const std::vector<ScenarioId> &scenarios)
{
    QList<Edit> edits;
    for (const ScenarioId &scenario : scenarios) {
        HZ_TRY(const store::Document document, read.get(kPrefix + scenario.text()));
        edits.append({.id = document.id, .before = document.body, .after = {}});
    }
    return edits;
}

} // namespace hz::inventory

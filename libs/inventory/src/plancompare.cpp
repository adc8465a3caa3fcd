#include <hz/inventory/planreasons.h>
#include <hz/inventory/planscenario.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::PlanScenario)
};

constexpr double kMillion = 1'000'000;

// One line of the comparison, made scenario by scenario.
class Lines {
public:
    explicit Lines(std::span<const PlanScenario> scenarios)
        : m_scenarios(scenarios)
    {
    }

    template<typename TextOf> void text(ComparedPart part, const QString &title, TextOf textOf)
    {
        ComparedLine line{.part = part, .title = title};
        for (const PlanScenario &scenario : m_scenarios)
            line.texts.append(textOf(scenario));
        finish(std::move(line));
    }

    // Nothing where a scenario has no such number.
    template<typename NumberOf, typename TextOf>
    void number(ComparedPart part, const QString &title, NumberOf numberOf, TextOf textOf)
    {
        ComparedLine line{.part = part, .title = title};
        const std::optional<qint64> first = numberOf(m_scenarios.front());
        for (const PlanScenario &scenario : m_scenarios) {
            const std::optional<qint64> here = numberOf(scenario);
            line.texts.append(here ? textOf(*here) : QString());
            const bool differs = first && here && *first != *here;
            line.differences.append(differs
                    ? (*here > *first ? QStringLiteral("+") : QStringLiteral("−"))
                        + textOf(std::abs(*here - *first))
                    : QString());
        }
        finish(std::move(line));
    }

    std::vector<ComparedLine> take() { return std::move(m_lines); }

private:
    void finish(ComparedLine line)
    {
        if (std::ranges::all_of(line.texts, [](const QString &text) { return text.isEmpty(); }))
            return;
        line.isDifferent = std::ranges::any_of(
            line.texts, [&line](const QString &text) { return text != line.texts.front(); });
        m_lines.push_back(std::move(line));
    }

    std::span<const PlanScenario> m_scenarios;
    std::vector<ComparedLine> m_lines;
};

QString plainText(qint64 number)
{
    return QLocale().toString(number);
}

// Short, so that four stand beside each other.
QString tenThousands(qint64 fen)
{
    constexpr double kFenInTenThousand = 1'000'000;
    return QLocale().toString(double(fen) / kFenInTenThousand, 'f', 1);
}

QString yesNo(bool yes)
{
    return yes ? Tr::tr("yes") : Tr::tr("no");
}

void addSettings(Lines &lines)
{
    constexpr auto kPart = ComparedPart::Settings;
    lines.text(kPart, Tr::tr("May"), [](const PlanScenario &scenario) {
        return scenario.scope.moves
            ? (scenario.scope.buys ? Tr::tr("move and buy") : Tr::tr("only move"))
            : Tr::tr("only buy");
    });
    lines.number(
        kPart, Tr::tr("Years planned"),
        [](const PlanScenario &scenario) {
            return std::optional(qint64(scenario.years ? scenario.years->budgetsFen.size() : 1));
        },
        plainText);
    lines.number(
        kPart, Tr::tr("Budget of all years, ten thousand yuan"),
        [](const PlanScenario &scenario) -> std::optional<qint64> {
            if (!scenario.years)
                return scenario.scope.budgetFen;
            qint64 sum = 0;
            for (const qint64 fen : scenario.years->budgetsFen)
                sum += fen;
            return sum;
        },
        tenThousands);
    const auto term = [&](const QString &title, auto member, auto textOf) {
        lines.number(
            kPart, title,
            [member](const PlanScenario &scenario) {
                return std::optional(qint64(scenario.terms.*member));
            },
            textOf);
    };
    term(Tr::tr("A new machine"), &PlanTerms::priceFen, moneyText);
    term(Tr::tr("Moved up to an age of, years"), &PlanTerms::oldestMovedYears, plainText);
    term(Tr::tr("At once at least, machines"), &PlanTerms::smallestLot, plainText);
    lines.number(
        kPart, Tr::tr("Retired at an age of, years"),
        [](const PlanScenario &scenario) {
            return scenario.years ? std::optional(qint64(scenario.years->lifeYears)) : std::nullopt;
        },
        plainText);
    const auto choice = [&](const QString &title, bool PlanTerms::*member) {
        lines.text(kPart, title,
            [member](const PlanScenario &scenario) { return yesNo(scenario.terms.*member); });
    };
    choice(Tr::tr("Across county borders"), &PlanTerms::movesAcrossCounties);
    choice(Tr::tr("Donated machines move"), &PlanTerms::movesDonated);
    choice(Tr::tr("Schools keep a computer room"), &PlanTerms::keepsComputerRoom);
}

void addOutcome(Lines &lines)
{
    constexpr auto kPart = ComparedPart::Outcome;
    const auto figure = [&](const QString &title, auto member, auto textOf) {
        lines.number(
            kPart, title,
            [member](const PlanScenario &scenario) {
                return std::optional(qint64(scenario.figures.*member));
            },
            textOf);
    };
    figure(Tr::tr("Costs, ten thousand yuan"), &PlanFigures::costFen, tenThousands);
    figure(Tr::tr("Schools that have enough"), &PlanFigures::meeting, plainText);
    figure(Tr::tr("of them before"), &PlanFigures::meetingNow, plainText);
    figure(Tr::tr("Schools that still lack machines"), &PlanFigures::lacking, plainText);
    figure(Tr::tr("Machines that those lack"), &PlanFigures::missing, plainText);
    figure(Tr::tr("Machines moved"), &PlanFigures::moved, plainText);
    figure(Tr::tr("Machines bought"), &PlanFigures::bought, plainText);
    figure(Tr::tr("Machines repaired"), &PlanFigures::repaired, plainText);
    figure(Tr::tr("Machines put to another use"), &PlanFigures::reassigned, plainText);
    lines.number(
        kPart, Tr::tr("Machines retired"),
        [](const PlanScenario &scenario) {
            return scenario.years ? std::optional(qint64(scenario.figures.retired)) : std::nullopt;
        },
        plainText);
    lines.text(kPart, Tr::tr("From the best at most"), [](const PlanScenario &scenario) {
        return scenario.figures.gapMillionths ? Tr::tr("%1 %").arg(
                   QLocale().toString(*scenario.figures.gapMillionths / kMillion * 100, 'f', 1))
                                              : Tr::tr("it is the best");
    });
}

void addTargets(Lines &lines, std::span<const PlanScenario> scenarios, const RuleSet &rules)
{
    QStringList ids; // in the order of their first scenario
    for (const PlanScenario &scenario : scenarios)
        for (const TargetFigure &target : scenario.figures.targets)
            if (!ids.contains(target.rule))
                ids.append(target.rule);
    for (const QString &id : ids) {
        const auto rule = std::ranges::find(rules.rules, id, &Rule::id);
        const auto find = [&id](const PlanScenario &scenario) {
            const auto &targets = scenario.figures.targets;
            const auto found = std::ranges::find(targets, id, &TargetFigure::rule);
            return found == targets.end() ? nullptr : &*found;
        };
        const TargetFigure *known = nullptr;
        for (const PlanScenario &scenario : scenarios)
            known = known ? known : find(scenario);
        lines.number(
            ComparedPart::Targets,
            Tr::tr("%1, of %2", "a target, how many schools it is for")
                .arg(
                    rule == rules.rules.end() ? id : rule->title.text(), plainText(known->schools)),
            [&find](const PlanScenario &scenario) {
                const TargetFigure *target = find(scenario);
                return target ? std::optional(qint64(target->then)) : std::nullopt;
            },
            plainText);
    }
}

} // namespace

QString wordOf(ComparedPart part)
{
    switch (part) {
    case ComparedPart::Settings:
        return Tr::tr("What is asked");
    case ComparedPart::Outcome:
        return Tr::tr("What comes of it");
    case ComparedPart::Targets:
        break;
    }
    return Tr::tr("Schools that meet each target");
}

std::vector<ComparedLine> compared(std::span<const PlanScenario> scenarios, const RuleSet &rules)
{
    if (scenarios.empty())
        return {};
    Lines lines(scenarios);
    addSettings(lines);
    addOutcome(lines);
    addTargets(lines, scenarios, rules);
    return lines.take();
}

} // namespace hz::inventory

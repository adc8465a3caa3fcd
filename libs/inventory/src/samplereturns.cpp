#include "sampledice_p.h"
#include "samplereturns_p.h"

#include <hz/core/hash.h>
#include <hz/inventory/censusacts.h>

#include <algorithm>

namespace hz::inventory {

namespace {

// Of the schools that have filled in everything this year.
constexpr double kSubmitted = 0.62;
constexpr double kSentBack = 0.09;
constexpr double kTwice = 0.015; // from two machines, with figures that differ

QDateTime at(int year, int month, int day)
{
    return {QDate(year, month, day), QTime(1, 30), Qt::UTC};
}

account::SigningKey keyOf(quint64 seed, const UnitCode &unit, const char *use)
{
    return account::SigningKey::fromSeed(
        sha256(QByteArray::number(seed) + ':' + unit.text().toUtf8() + ':' + use));
}

bool isFilledIn(const ReturnForm &form, const CensusReturn &snapshot, const School &school)
{
    const std::span<const Stage> stages = stagesOf(school.kind);
    return std::all_of(form.cells.begin(), form.cells.end(), [&](const ReturnCell &cell) {
        const bool isAsked = cell.from == ReturnCell::From::Typed
            && (!cell.stage
                || std::find(stages.begin(), stages.end(), *cell.stage) != stages.end());
        return !isAsked || snapshot.cells.contains(cell.id);
    });
}

} // namespace

SampleReturns::SampleReturns(
    const SampleOptions &options, const SamplePlan &plan, ReturnForm form, Definitions definitions)
    : m_options(options)
    , m_plan(plan)
    , m_form(std::move(form))
    , m_definitions(std::move(definitions))
{
    for (const Unit &unit : plan.units)
        m_offices.push_back({.unit = unit.code,
            .reporter = keyOf(options.seed, unit.code, "reporter"),
            .examiner = keyOf(options.seed, unit.code, "examiner"),
            .name = unit.name});
}

Sample SampleReturns::signers() const
{
    Sample part;
    for (const Office &office : m_offices) {
        part.signers.push_back({.key = office.reporter.id(),
            .name = office.name + QStringLiteral("填报员"),
            .unit = office.unit,
            .since = at(kFirstSampleYear, 9, 1)});
        part.signers.push_back({.key = office.examiner.id(),
            .name = office.name + QStringLiteral("审核员"),
            .unit = office.unit,
            .since = at(kFirstSampleYear, 9, 1)});
    }
    return part;
}

const SampleReturns::Office &SampleReturns::officeOf(const UnitCode &unit) const
{
    const auto found = std::find_if(m_offices.begin(), m_offices.end(),
        [&unit](const Office &office) { return office.unit == unit; });
    return found == m_offices.end() ? m_offices.front() : *found;
}

void SampleReturns::handIn(Sample &part, const Office &office, const CensusReturn &snapshot,
    CensusActKind then, const QMap<QString, QString> &remarks)
{
    const CensusAct handed{.kind = CensusActKind::Submitted,
        .unit = snapshot.unit,
        .year = snapshot.year,
        .ofReturn = hashOf(snapshot),
        .turn = 1,
        .at = at(snapshot.year, 9, 20),
        .by = office.name + QStringLiteral("填报员")};
    part.returns.push_back(snapshot);
    part.acts.push_back(signedBy(office.reporter, handed));
    if (then == CensusActKind::Submitted)
        return;
    CensusAct next = handed;
    next.kind = then;
    next.turn = 2;
    next.at = at(snapshot.year, 10, 12);
    next.by = office.name + QStringLiteral("审核员");
    next.remarks = remarks;
    part.acts.push_back(signedBy(office.examiner, next));
}

void SampleReturns::add(Sample &part, const PlannedSchool &school)
{
    const School &about = part.records.schools.front();
    const Office &office = officeOf(about.county);
    for (const Census &census : part.records.censuses) {
        if (census.year == kSampleYear - 1) {
            Figures then;
            then.hasCensus = true;
            thaw(census.figures, then);
            for (size_t i = 0; i < kStages; ++i)
                then.stages[i] = census.stages[i].value_or(StageCount());
            then.displayClasses = std::min(then.displayRooms, then.classes());
            CensusReturn last
                = snapshotOf(m_form, about, then, &census, m_definitions, census.year);
            handIn(part, office, last, CensusActKind::Accepted);
            last.figures.clear(); // sums need none
            m_accepted.push_back({part.acts.back().ofReturn, std::move(last)});
        } else if (census.year == kSampleYear) {
            CensusReturn now
                = snapshotOf(m_form, about, part.figures, &census, m_definitions, census.year);
            const double chance = fate(school.seed, 0x7e7);
            if (!isFilledIn(m_form, now, about) || chance >= kSubmitted + kSentBack)
                continue;
            if (chance >= kSubmitted) {
                handIn(part, office, now, CensusActKind::SentBack,
                    {{QStringLiteral("itKeepersTrained"), QStringLiteral("请附培训名单核实")}});
                continue;
            }
            handIn(part, office, now, CensusActKind::Submitted);
            if (chance < kTwice) {
                now.cells[QStringLiteral("itTeachers")] += 1;
                handIn(part, office, now, CensusActKind::Submitted);
            }
        }
    }
}

Sample SampleReturns::sums()
{
    Sample part;
    constexpr int kYear = kSampleYear - 1;
    const auto expected = [this](const UnitCode &county) {
        QStringList codes;
        for (const PlannedSchool &school : m_plan.schools)
            if (school.school.county == county)
                codes.append(school.school.code.text());
        return codes;
    };
    const Office *prefecture = nullptr;
    std::vector<ReturnPart> counties;
    QStringList countyCodes;
    for (const Unit &unit : m_plan.units) {
        if (unit.level == UnitLevel::Prefecture) {
            prefecture = &officeOf(unit.code);
            continue;
        }
        CensusReturn sum = rolledUp(m_form, unit.code, kYear, m_accepted, expected(unit.code));
        countyCodes.append(unit.code.text());
        if (sum.parts.isEmpty())
            continue;
        handIn(part, officeOf(unit.code), sum, CensusActKind::Accepted);
        counties.push_back({part.acts.back().ofReturn, std::move(sum)});
    }
    if (prefecture && !counties.empty())
        handIn(part, *prefecture, rolledUp(m_form, prefecture->unit, kYear, counties, countyCodes),
            CensusActKind::Submitted);
    return part;
}

} // namespace hz::inventory

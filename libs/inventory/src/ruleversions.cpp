#include "fields_p.h"

#include <hz/inventory/explanation.h>
#include <hz/inventory/ruleversions.h>
#include <hz/inventory/summary.h>
#include <hz/store/transaction.h>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::RuleVersions)
};

constexpr QLatin1StringView kType("ruleset");
constexpr qint64 kRatioToBeginWith = 10;

Rule aRule(Rule::Test test, std::vector<Quantity> of, std::vector<Quantity> over = {})
{
    Rule rule{
        .kind = Rule::Kind::Number, .of = std::move(of), .over = std::move(over), .test = test};
    rule.levels[size_t(UnitLevel::School)] = true;
    rule.threshold = test == Rule::Test::AtMost ? kRatioToBeginWith
        : test == Rule::Test::AtLeastPercent    ? 100
                                                : 1;
    if (test == Rule::Test::Present)
        rule.kind = Rule::Kind::Presence;
    if (!rule.over.empty())
        rule.area = Rule::Area::Sum;
    return rule;
}

Quantity people(Quantity::What what, std::optional<Stage> stage = {})
{
    return {.what = what, .stage = stage};
}

Quantity computers(Pool pool)
{
    return {.what = Quantity::What::Computers, .pool = pool};
}

std::optional<RuleResult> resultIn(
    const Evaluation &evaluation, const QString &rule, const UnitCode &unit)
{
    const Rule *found = evaluation.set.rule(rule);
    const quint32 row = evaluation.unitOf(unit);
    if (!found || row == kNoRow)
        return std::nullopt;
    const RuleResult *result = evaluation.result(row, quint32(found - evaluation.set.rules.data()));
    return result ? std::optional(*result) : std::nullopt;
}

void countChanges(
    const Evaluation &before, const Evaluation &after, quint32 unit, RuleComparison &rule)
{
    const quint32 old = quint32(before.set.rule(rule.rule) - before.set.rules.data());
    const quint32 now = quint32(after.set.rule(rule.rule) - after.set.rules.data());
    for (quint32 school = 0; school < after.units.size(); ++school) {
        if (after.units[school].level != UnitLevel::School)
            break;
        if (!isWithin(after, school, unit))
            continue;
        const RuleResult *was = before.result(school, old);
        const RuleResult *is = after.result(school, now);
        if (!was || !is || was->verdict == is->verdict)
            continue;
        rule.newlyMeeting += int(is->verdict == Verdict::Pass);
        rule.newlyFailing += int(is->verdict == Verdict::Fail);
    }
}

} // namespace

RuleVersions::RuleVersions(RuleSet shipped, std::vector<RuleSet> own)
    : m_all(std::move(own))
    , m_shipped(shipped.version)
{
    m_all.push_back(std::move(shipped));
    std::stable_sort(m_all.begin(), m_all.end(), [](const RuleSet &a, const RuleSet &b) {
        return a.validFrom == b.validFrom ? a.version < b.version : a.validFrom < b.validFrom;
    });
}

Result<RuleVersions> RuleVersions::load(const store::ReadTransaction &read, RuleSet shipped)
{
    std::vector<RuleSet> own;
    QMap<QString, QString> unread;
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kRuleSetPrefix + shipped.id + u':'));
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        Result<RuleSet> set = RuleSet::fromJson(document.body);
        if (!set)
            unread.insert(id, set.error().message);
        else if (documentId(*set) != id || set->version == shipped.version)
            unread.insert(
                id, Tr::tr("Its version is not the one in its name, or the one that ships."));
        else
            own.push_back(std::move(*set));
    }
    RuleVersions versions(std::move(shipped), std::move(own));
    versions.m_unread = unread;
    return versions;
}

const RuleSet &RuleVersions::validOn(const QDate &day) const
{
    const auto later = std::find_if(
        m_all.begin(), m_all.end(), [&day](const RuleSet &set) { return set.validFrom > day; });
    return later == m_all.begin() ? m_all.front() : *std::prev(later);
}

int RuleVersions::nextVersion() const
{
    int last = 0;
    for (const RuleSet &set : m_all)
        last = std::max(last, set.version);
    return last + 1;
}

QString documentId(const RuleSet &set)
{
    return kRuleSetPrefix + set.id + u':' + QString::number(set.version);
}

QJsonObject documentOf(const RuleSet &set)
{
    QJsonObject body = set.toJson();
    body[QLatin1StringView("type")] = kType;
    body[QLatin1StringView("schema")] = kSchema;
    return body;
}

RuleDraft::RuleDraft(RuleSet base, int version, const QDate &validFrom)
    : m_base(std::move(base))
    , m_steps{m_base}
{
    m_steps.front().version = version;
    m_steps.front().validFrom = validFrom;
}

Result<> RuleDraft::step(RuleSet next)
{
    // What is kept is read again one day: it has to pass what a file from outside has to.
    HZ_CHECK(RuleSet::fromJson(next.toJson()));
    if (next == set())
        return {};
    m_steps.resize(m_at + 1);
    m_steps.push_back(std::move(next));
    ++m_at;
    m_typed.clear();
    return {};
}

Result<> RuleDraft::change(const Rule &rule, Step step)
{
    RuleSet next = set();
    const auto found = std::find_if(
        next.rules.begin(), next.rules.end(), [&](const Rule &each) { return each.id == rule.id; });
    if (found == next.rules.end())
        return failure(Error::Kind::NotFound, Tr::tr("There is no rule %1.").arg(rule.id));
    *found = rule;
    if (step == Step::Typing && m_typed == rule.id && canUndo() && !canRedo()) {
        HZ_CHECK(RuleSet::fromJson(next.toJson()));
        m_steps[m_at] = std::move(next);
        return {};
    }
    HZ_CHECK(this->step(std::move(next)));
    m_typed = step == Step::Typing ? rule.id : QString();
    return {};
}

Result<QString> RuleDraft::add(Rule rule)
{
    RuleSet next = set();
    int number = 1;
    const auto idOf
        = [](int n) { return QStringLiteral("OWN-%1").arg(n, 2, 10, QLatin1Char('0')); };
    while (next.rule(idOf(number)) || m_base.rule(idOf(number)))
        ++number;
    rule.id = idOf(number);
    const auto last = std::find_if(next.rules.rbegin(), next.rules.rend(),
        [&rule](const Rule &each) { return each.group == rule.group; });
    next.rules.insert(last.base(), rule);
    HZ_CHECK(step(std::move(next)));
    return rule.id;
}

Result<> RuleDraft::remove(const QString &id)
{
    RuleSet next = set();
    std::erase_if(next.rules, [&id](const Rule &rule) { return rule.id == id; });
    return step(std::move(next));
}

Result<> RuleDraft::replace(const RuleSet &other)
{
    RuleSet next = other;
    next.id = set().id;
    next.version = set().version;
    next.validFrom = set().validFrom;
    return step(std::move(next));
}

Result<> RuleDraft::setDefinitions(const Definitions &definitions)
{
    RuleSet next = set();
    next.definitions = definitions;
    return step(std::move(next));
}

Result<> RuleDraft::setValidFrom(const QDate &day)
{
    RuleSet next = set();
    next.validFrom = day;
    return step(std::move(next));
}

void RuleDraft::undo()
{
    Q_ASSERT(canUndo());
    --m_at;
    m_typed.clear();
}

void RuleDraft::redo()
{
    Q_ASSERT(canRedo());
    ++m_at;
    m_typed.clear();
}

QStringList RuleDraft::changed() const
{
    QStringList ids;
    for (const Rule &rule : set().rules) {
        const Rule *before = m_base.rule(rule.id);
        if (!before || *before != rule)
            ids.append(rule.id);
    }
    for (const Rule &rule : m_base.rules)
        if (!set().rule(rule.id))
            ids.append(rule.id);
    return ids;
}

bool RuleDraft::isChanged() const
{
    return set().definitions != m_base.definitions || !changed().isEmpty();
}

std::vector<MeasureChoice> measureChoices(const RuleSet &set)
{
    using What = Quantity::What;
    std::vector<MeasureChoice> choices;
    const auto add = [&](Rule rule) {
        const QString text = measureText(set, rule);
        choices.push_back({text, std::move(rule)});
    };
    add(aRule(Rule::Test::AtMost, {people(What::Students)}, {computers(Pool::Student)}));
    add(aRule(Rule::Test::AtMost, {people(What::Teachers)}, {computers(Pool::Teacher)}));
    add(aRule(
        Rule::Test::AtLeastPercent, {{.what = What::DisplayClasses}}, {people(What::Classes)}));
    for (size_t i = 0; i < kRoomKinds; ++i)
        add(aRule(Rule::Test::AtLeast, {{.what = What::Rooms, .room = RoomKind(i)}}));
    for (size_t i = 0; i < kDeviceKinds; ++i)
        add(aRule(Rule::Test::AtLeast, {{.what = What::Devices, .device = DeviceKind(i)}}));
    QMap<QString, AnswerKind> kinds;
    for (size_t i = 0; i < kSchoolKinds; ++i)
        for (const AskedAnswer &asked : answersAsked(set, SchoolKind(i)))
            kinds.insert(asked.key, asked.kind);
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
        add(aRule(kind.value() == AnswerKind::Number ? Rule::Test::AtLeast
                : kind.value() == AnswerKind::YesNo  ? Rule::Test::Present
                                                     : Rule::Test::Done,
            {{.what = What::Answer, .answer = kind.key()}}));
    return choices;
}

bool RuleComparison::isSame() const
{
    if (!before || !after)
        return false;
    return before->verdict == after->verdict && before->passing == after->passing
        && before->failing == after->failing && before->withoutData == after->withoutData
        && newlyMeeting == 0 && newlyFailing == 0;
}

std::vector<RuleComparison> compared(
    const Evaluation &before, const Evaluation &after, const UnitCode &unit)
{
    std::vector<RuleComparison> rules;
    const quint32 row = after.unitOf(unit);
    if (row == kNoRow)
        return rules;
    for (const Rule &rule : after.set.rules) {
        RuleComparison each{.rule = rule.id,
            .before = resultIn(before, rule.id, unit),
            .after = resultIn(after, rule.id, unit)};
        if (before.set.rule(rule.id))
            countChanges(before, after, row, each);
        if (each.before || each.after)
            rules.push_back(std::move(each));
    }
    for (const Rule &rule : before.set.rules)
        if (!after.set.rule(rule.id))
            rules.push_back({.rule = rule.id, .before = resultIn(before, rule.id, unit)});
    return rules;
}

} // namespace hz::inventory

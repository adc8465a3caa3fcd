#include "fields_p.h"
#include "wording_p.h"

#include <hz/core/file.h>
#include <hz/core/json.h>
#include <hz/inventory/rules.h>

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <algorithm>
#include <iterator>

// Outside any namespace: that is where the compiled resource is.
static void initRulesResource()
{
    Q_INIT_RESOURCE(rules);
}

namespace hz::inventory {

namespace {

constexpr qint64 kMostRuleBytes = 4 << 20;
constexpr qsizetype kMostRules = 2'000;
constexpr QLatin1StringView kOnePersonShare("onePersonShare");

struct NamedTest {
    Rule::Test test;
    QLatin1StringView name;
    bool hasNumber;
};
constexpr NamedTest kTests[] = {
    {Rule::Test::AtMost, QLatin1StringView("atMost"), true},
    {Rule::Test::AtLeast, QLatin1StringView("atLeast"), true},
    {Rule::Test::AtLeastPercent, QLatin1StringView("atLeastPercent"), true},
    {Rule::Test::Present, QLatin1StringView("present"), false},
    {Rule::Test::Judged, QLatin1StringView("judged"), false},
    {Rule::Test::Done, QLatin1StringView("done"), false},
    {Rule::Test::All, QLatin1StringView("all"), false},
};
constexpr QLatin1StringView kKinds[] = {
    QLatin1StringView("N"), QLatin1StringView("P"), QLatin1StringView("D"), QLatin1StringView("Q")};

QJsonObject toJson(const Wording &wording)
{
    QJsonObject json;
    if (!wording.en.isEmpty())
        json[QLatin1StringView("en")] = wording.en;
    if (!wording.zh.isEmpty())
        json[QLatin1StringView("zh")] = wording.zh;
    return json;
}

Result<std::vector<SchoolKind>> readKinds(const QJsonArray &names)
{
    std::vector<SchoolKind> kinds;
    for (const QJsonValue &name : names) {
        const std::optional<SchoolKind> kind = fromName<SchoolKind>(name.toString());
        if (!kind)
            return failure(Error::Kind::Invalid,
                Fields::tr("“%1” is no kind of school.").arg(name.toString()));
        kinds.push_back(*kind);
    }
    return kinds;
}

QJsonArray namesOf(const std::vector<SchoolKind> &kinds)
{
    QJsonArray names;
    for (const SchoolKind kind : kinds)
        names.append(nameOf(kind));
    return names;
}

Result<std::vector<Quantity>> readQuantities(const QJsonValue &json)
{
    std::vector<Quantity> quantities;
    const QJsonArray texts = json.isArray() ? json.toArray() : QJsonArray{json};
    for (const QJsonValue &text : texts) {
        HZ_TRY(Quantity quantity, Quantity::fromText(text.toString()));
        quantities.push_back(std::move(quantity));
    }
    return quantities;
}

QJsonValue toJson(const std::vector<Quantity> &quantities, bool isList)
{
    if (quantities.size() == 1 && !isList)
        return quantities.front().toText();
    QJsonArray texts;
    for (const Quantity &quantity : quantities)
        texts.append(quantity.toText());
    return texts;
}

Result<> readTest(const QJsonObject &json, Rule &rule)
{
    for (const NamedTest &named : kTests) {
        const QJsonValue value = json[named.name];
        if (value.isUndefined())
            continue;
        rule.test = named.test;
        const double number = value.toDouble(-1);
        if (named.hasNumber && (number < 0 || number > 1e12 || double(qint64(number)) != number))
            break;
        rule.threshold = named.hasNumber ? qint64(number) : 1;
        return {};
    }
    return failure(Error::Kind::Invalid,
        Fields::tr("The field “%1” has a value that is not understood.").arg(u"test"));
}

Result<> readScope(
    const QJsonObject &json, const QMap<QString, std::vector<SchoolKind>> &groups, RuleScope &scope)
{
    const QJsonValue schools = json[QLatin1StringView("schools")];
    std::vector<SchoolKind> kinds;
    if (schools.isString()) {
        scope.group = schools.toString();
        if (!groups.contains(scope.group))
            return failure(Error::Kind::Invalid,
                Fields::tr("There is no group of schools called “%1”.").arg(scope.group));
        kinds = groups[scope.group];
    } else {
        HZ_TRY(kinds, readKinds(schools.toArray()));
    }
    for (const SchoolKind kind : kinds)
        scope.kinds[size_t(kind)] = true;
    Fields fields(json);
    fields.read(QLatin1StringView("stage"), scope.stage);
    fields.read(QLatin1StringView("locality"), scope.locality);
    fields.read(QLatin1StringView("effectiveEnrolmentAtLeast"), scope.enrolmentAtLeast);
    fields.read(QLatin1StringView("answer"), scope.answer);
    scope.isBand = scope.enrolmentAtLeast > 0;
    return fields.outcome();
}

QJsonObject toJson(const RuleScope &scope)
{
    QJsonObject json;
    if (scope.group.isEmpty()) {
        std::vector<SchoolKind> kinds;
        for (size_t i = 0; i < kSchoolKinds; ++i)
            if (scope.kinds[i])
                kinds.push_back(SchoolKind(i));
        json[QLatin1StringView("schools")] = namesOf(kinds);
    } else {
        json[QLatin1StringView("schools")] = scope.group;
    }
    if (scope.stage)
        json[QLatin1StringView("stage")] = nameOf(*scope.stage);
    if (scope.locality)
        json[QLatin1StringView("locality")] = nameOf(*scope.locality);
    if (scope.enrolmentAtLeast > 0)
        json[QLatin1StringView("effectiveEnrolmentAtLeast")] = scope.enrolmentAtLeast;
    if (!scope.answer.isEmpty())
        json[QLatin1StringView("answer")] = scope.answer;
    return json;
}

Result<> readMeasure(const QJsonObject &json, Rule &rule)
{
    const QJsonValue each = json[QLatin1StringView("each")];
    if (!each.isUndefined()) {
        HZ_TRY(rule.of, readQuantities(each));
    } else {
        HZ_TRY(rule.of, readQuantities(json[QLatin1StringView("of")]));
        if (json.contains(QLatin1StringView("over"))) {
            HZ_TRY(rule.over, readQuantities(json[QLatin1StringView("over")]));
        }
    }
    const bool isEach = rule.test == Rule::Test::All;
    const bool divides = rule.test == Rule::Test::AtMost || rule.test == Rule::Test::AtLeastPercent;
    if (rule.of.empty() || each.isUndefined() == isEach || (divides && rule.over.empty()))
        return failure(Error::Kind::Invalid,
            Fields::tr("The field “%1” has a value that is not understood.").arg(u"measure"));
    return {};
}

QJsonObject measureOf(const Rule &rule)
{
    if (rule.test == Rule::Test::All)
        return {{QStringLiteral("each"), toJson(rule.of, true)}};
    QJsonObject json{{QStringLiteral("of"), toJson(rule.of, false)}};
    if (!rule.over.empty())
        json[QLatin1StringView("over")] = toJson(rule.over, false);
    return json;
}

Result<> readYears(const QJsonValue &json, Rule &rule)
{
    if (json.isUndefined())
        return {};
    rule.firstYear = json[0].toInt();
    rule.lastYear = json[1].toInt();
    if (rule.firstYear < 1900 || rule.lastYear < rule.firstYear || rule.lastYear > 9999)
        return failure(Error::Kind::Invalid,
            Fields::tr("The field “%1” has a value that is not understood.").arg(u"years"));
    return {};
}

Result<> readArea(const QJsonObject &json, Rule &rule)
{
    const QString area = json[QLatin1StringView("area")].toString(QStringLiteral("share"));
    rule.area = area == u"sum" ? Rule::Area::Sum : Rule::Area::Share;
    const QJsonValue percent = json[QLatin1StringView("areaPercent")];
    rule.takesOnePersonShare = percent.toString() == kOnePersonShare;
    rule.areaPercent = percent.isDouble() ? percent.toInt(-1) : 100;
    if ((area != u"sum" && area != u"share") || rule.areaPercent < 0 || rule.areaPercent > 100)
        return failure(Error::Kind::Invalid,
            Fields::tr("The field “%1” has a value that is not understood.").arg(u"area"));
    return {};
}

Result<Rule> readRule(const QJsonObject &json, const QMap<QString, std::vector<SchoolKind>> &groups)
{
    Rule rule;
    Fields fields(json);
    QString kind;
    QStringList levels;
    fields.read(QLatin1StringView("group"), rule.group);
    fields.read(QLatin1StringView("kind"), kind);
    fields.read(QLatin1StringView("levels"), levels);
    fields.read(QLatin1StringView("due"), rule.due);
    fields.read(QLatin1StringView("yearly"), rule.isYearly);
    fields.read(QLatin1StringView("standing"), rule.isStanding);
    fields.read(QLatin1StringView("overYears"), rule.overYears, 1);
    fields.read(QLatin1StringView("joint"), rule.joint);
    fields.read(QLatin1StringView("stretch"), rule.isStretch);
    fields.read(QLatin1StringView("after"), rule.after);
    fields.read(QLatin1StringView("source"), rule.source);
    fields.read(QLatin1StringView("tasks"), rule.tasks);
    const auto known = std::find(std::begin(kKinds), std::end(kKinds), kind);
    if (known == std::end(kKinds))
        fields.refuse(QLatin1StringView("kind"));
    else
        rule.kind = Rule::Kind(known - std::begin(kKinds));
    for (const QString &level : std::as_const(levels)) {
        if (const std::optional<UnitLevel> found = fromName<UnitLevel>(level))
            rule.levels[size_t(*found)] = true;
        else
            fields.refuse(QLatin1StringView("levels"));
    }
    if (levels.isEmpty())
        fields.refuse(QLatin1StringView("levels"));
    HZ_CHECK(fields.outcome());
    rule.title = readWording(json[QLatin1StringView("title")]);
    rule.wording = readWording(json[QLatin1StringView("wording")]);
    HZ_CHECK(readTest(json[QLatin1StringView("test")].toObject(), rule));
    HZ_CHECK(readMeasure(json[QLatin1StringView("measure")].toObject(), rule));
    HZ_CHECK(readYears(json[QLatin1StringView("years")], rule));
    HZ_CHECK(readArea(json, rule));
    if (rule.isFor(UnitLevel::School))
        HZ_CHECK(readScope(json[QLatin1StringView("scope")].toObject(), groups, rule.scope));
    return rule;
}

QJsonObject toJson(const Rule &rule)
{
    QStringList levels;
    for (const UnitLevel level : {UnitLevel::School, UnitLevel::County, UnitLevel::Prefecture})
        if (rule.isFor(level))
            levels.append(nameOf(level));
    const auto test = std::find_if(std::begin(kTests), std::end(kTests),
        [&rule](const NamedTest &named) { return named.test == rule.test; });
    QJsonObject json{
        {QStringLiteral("id"), rule.id},
        {QStringLiteral("group"), rule.group},
        {QStringLiteral("kind"), kKinds[size_t(rule.kind)]},
        {QStringLiteral("title"), toJson(rule.title)},
        {QStringLiteral("levels"), QJsonArray::fromStringList(levels)},
        {QStringLiteral("measure"), measureOf(rule)},
        {QStringLiteral("test"),
            QJsonObject{{test->name, test->hasNumber ? QJsonValue(rule.threshold) : true}}},
        {QStringLiteral("source"), rule.source},
    };
    const auto setIf = [&json](bool isSet, QLatin1StringView key, const QJsonValue &value) {
        if (isSet)
            json[key] = value;
    };
    setIf(rule.isFor(UnitLevel::School), QLatin1StringView("scope"), toJson(rule.scope));
    setIf(rule.due.isValid(), QLatin1StringView("due"), rule.due.toString(Qt::ISODate));
    setIf(
        rule.firstYear > 0, QLatin1StringView("years"), QJsonArray{rule.firstYear, rule.lastYear});
    setIf(rule.isYearly, QLatin1StringView("yearly"), true);
    setIf(rule.isStanding, QLatin1StringView("standing"), true);
    setIf(rule.overYears > 1, QLatin1StringView("overYears"), rule.overYears);
    setIf(!rule.joint.isEmpty(), QLatin1StringView("joint"), rule.joint);
    setIf(rule.area == Rule::Area::Sum, QLatin1StringView("area"), QStringLiteral("sum"));
    setIf(rule.areaPercent != 100, QLatin1StringView("areaPercent"), rule.areaPercent);
    setIf(rule.takesOnePersonShare, QLatin1StringView("areaPercent"), kOnePersonShare);
    setIf(rule.isStretch, QLatin1StringView("stretch"), true);
    setIf(!rule.after.isEmpty(), QLatin1StringView("after"), rule.after);
    setIf(
        !rule.tasks.isEmpty(), QLatin1StringView("tasks"), QJsonArray::fromStringList(rule.tasks));
    setIf(rule.wording != Wording(), QLatin1StringView("wording"), toJson(rule.wording));
    return json;
}

// Errors of one rule begin with its id.
Failure inRule(const QString &id, Error error)
{
    error.message = Fields::tr("Rule %1: %2").arg(id, error.message);
    return Failure(std::move(error));
}

Result<> checkTogether(const RuleSet &set)
{
    QSet<QString> groups;
    for (const RuleGroup &group : set.groups)
        groups.insert(group.id);
    QSet<QString> ids;
    for (const Rule &rule : set.rules) {
        if (rule.id.isEmpty() || ids.contains(rule.id))
            return failure(
                Error::Kind::Invalid, Fields::tr("Two rules are called “%1”.").arg(rule.id));
        if (!groups.contains(rule.group))
            return inRule(rule.id,
                {Error::Kind::Invalid,
                    Fields::tr("There is no group of rules called “%1”.").arg(rule.group)});
        if (!rule.after.isEmpty() && !ids.contains(rule.after))
            return inRule(rule.id,
                {Error::Kind::Invalid,
                    Fields::tr("There is no rule %1 before it.").arg(rule.after)});
        ids.insert(rule.id);
    }
    return {};
}

} // namespace

QString Wording::text() const
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    const QString &first = isChinese ? zh : en;
    return first.isEmpty() ? (isChinese ? en : zh) : first;
}

Result<RuleSet> RuleSet::fromJson(const QJsonObject &json)
{
    RuleSet set;
    Fields fields(json);
    fields.read(QLatin1StringView("set"), set.id);
    fields.read(QLatin1StringView("version"), set.version, 1);
    fields.read(QLatin1StringView("validFrom"), set.validFrom);
    fields.read(QLatin1StringView("source"), set.source);
    HZ_CHECK(fields.outcome());
    set.title = readWording(json[QLatin1StringView("title")]);
    HZ_TRY(
        set.definitions, Definitions::fromJson(json[QLatin1StringView("definitions")].toObject()));
    const QJsonObject groups = json[QLatin1StringView("schoolGroups")].toObject();
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        HZ_TRY(const std::vector<SchoolKind> kinds, readKinds(group.value().toArray()));
        set.schoolGroups.insert(group.key(), kinds);
    }
    const QJsonObject answers = json[QLatin1StringView("answers")].toObject();
    for (auto answer = answers.begin(); answer != answers.end(); ++answer)
        set.answers.insert(answer.key(), readWording(answer.value()));
    for (const QJsonValue &group : json[QLatin1StringView("groups")].toArray())
        set.groups.push_back({group[QLatin1StringView("id")].toString(),
            readWording(group[QLatin1StringView("title")])});
    const QJsonArray rules = json[QLatin1StringView("rules")].toArray();
    if (rules.isEmpty() || rules.size() > kMostRules)
        return failure(Error::Kind::Invalid,
            Fields::tr("A set of rules has between 1 and %1 rules.").arg(kMostRules));
    for (const QJsonValue &value : rules) {
        const QString id = value[QLatin1StringView("id")].toString();
        Result<Rule> rule = readRule(value.toObject(), set.schoolGroups);
        if (!rule)
            return inRule(id, rule.error());
        rule->id = id;
        set.rules.push_back(std::move(*rule));
    }
    HZ_CHECK(checkTogether(set));
    return set;
}

QJsonObject RuleSet::toJson() const
{
    QJsonObject kinds;
    for (auto group = schoolGroups.begin(); group != schoolGroups.end(); ++group)
        kinds[group.key()] = namesOf(group.value());
    QJsonObject words;
    for (auto answer = answers.begin(); answer != answers.end(); ++answer)
        words[answer.key()] = inventory::toJson(answer.value());
    QJsonArray titles;
    for (const RuleGroup &group : groups)
        titles.append(QJsonObject{{QStringLiteral("id"), group.id},
            {QStringLiteral("title"), inventory::toJson(group.title)}});
    QJsonArray all;
    for (const Rule &rule : rules)
        all.append(inventory::toJson(rule));
    return {
        {QStringLiteral("set"), id},
        {QStringLiteral("version"), version},
        {QStringLiteral("validFrom"), validFrom.toString(Qt::ISODate)},
        {QStringLiteral("title"), inventory::toJson(title)},
        {QStringLiteral("source"), source},
        {QStringLiteral("definitions"), definitions.toJson()},
        {QStringLiteral("schoolGroups"), kinds},
        {QStringLiteral("answers"), words},
        {QStringLiteral("groups"), titles},
        {QStringLiteral("rules"), all},
    };
}

const Rule *RuleSet::rule(QStringView sought) const
{
    const auto found = std::find_if(
        rules.begin(), rules.end(), [sought](const Rule &rule) { return rule.id == sought; });
    return found == rules.end() ? nullptr : &*found;
}

Result<RuleSet> shippedRules()
{
    initRulesResource();
    QFile file(QStringLiteral(":/hz/rules/plan.json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Internal, Fields::tr("The rules of the plan are missing."));
    HZ_TRY(const QJsonObject json, parseObject(file.readAll()));
    return RuleSet::fromJson(json);
}

Result<RuleSet> readRules(const QString &path)
{
    HZ_TRY(const QByteArray bytes, readFile(path, kMostRuleBytes));
    const auto named = [&path](Error error) {
        error.message = Fields::tr("The rules in “%1” cannot be used. %2").arg(path, error.message);
        return Failure(std::move(error));
    };
    Result<QJsonObject> json = parseObject(bytes);
    if (!json)
        return named(json.error());
    Result<RuleSet> set = RuleSet::fromJson(*json);
    if (!set)
        return named(set.error());
    return set;
}

} // namespace hz::inventory

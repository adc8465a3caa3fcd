// Whatever rule files: bytes as they come, and the shipped set with fields changed, dropped,
// doubled and moved as the bytes say. The reader ends with a set or an Error that says why; a set
// that was read comes back from its own JSON, and a small area can be judged by it.
#include "oddjson.h"

#include <hz/core/json.h>
#include <hz/core/task.h>
#include <hz/inventory/evaluation.h>
#include <hz/inventory/rules.h>
#include <hz/inventory/ruleversions.h>

#include <QtCore/QJsonDocument>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

namespace {

// A set of few rules, so that a change meets something that matters.
const QJsonObject &shipped()
{
    static const QJsonObject json = [] {
        Result<RuleSet> set = shippedRules();
        demand(set.has_value());
        constexpr size_t kKept = 24;
        std::vector<Rule> few;
        for (size_t i = 0; i < set->rules.size(); i += set->rules.size() / kKept)
            few.push_back(set->rules[i]);
        set->rules = few;
        return set->toJson();
    }();
    return json;
}

const Register &area()
{
    static const std::shared_ptr<const Register> inventory = [] {
        Records records;
        const UnitCode prefecture(QStringLiteral("622900")), county(QStringLiteral("622901"));
        records.units = {{prefecture, QStringLiteral("州"), UnitLevel::Prefecture},
            {county, QStringLiteral("市"), UnitLevel::County, prefecture}};
        records.schools = {{.code = UnitCode(QStringLiteral("2162000001")),
                               .name = QStringLiteral("小学"),
                               .county = county},
            {.code = UnitCode(QStringLiteral("3162000002")),
                .kind = SchoolKind::NineYearSchool,
                .county = county}};
        records.censuses = {{.unit = records.schools[0].code,
            .year = 2025,
            .answers = {{QStringLiteral("outletMbps"), 200}}}};
        records.censuses[0].stages[size_t(Stage::Primary)] = StageCount{300, 6, 20};
        records.devices = {{.id = DeviceId(QStringLiteral("01J00000000000000000000009")),
            .school = records.schools[0].code}};
        return Register::fromRecords(std::move(records));
    }();
    return *inventory;
}

void check(const QJsonObject &json)
{
    const Result<RuleSet> set = RuleSet::fromJson(json);
    if (!set) {
        demand(!set.error().message.isEmpty());
        return;
    }
    const QByteArray written = QJsonDocument(set->toJson()).toJson();
    const Result<QJsonObject> parsed = parseObject(written);
    demand(parsed.has_value());
    const Result<RuleSet> back = RuleSet::fromJson(*parsed);
    demand(back && *back == *set);
    TaskControl task;
    const Result<Evaluation> evaluation = evaluate(area(), *set, 2025, task);
    demand(evaluation && evaluation->units.size() >= area().schools().size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t kLongest = 64 << 10;
    if (size > kLongest)
        return 0;
    const Result<QJsonObject> json
        = parseObject(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (json)
        check(*json);
    Choices choices(data, size);
    QJsonValue changed = shipped();
    for (int changes = int(choices.below(6)); changes >= 0 && !choices.isEmpty(); --changes)
        changed = mutated(changed, choices, 0);
    if (changed.isObject())
        check(changed.toObject());
    return 0;
}

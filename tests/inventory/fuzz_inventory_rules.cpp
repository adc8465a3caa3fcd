// Whatever rule files: bytes as they come, and the shipped set with fields changed, dropped,
// doubled and moved as the bytes say. The reader ends with a set or an Error that says why; a set
// that was read comes back from its own JSON, and a small area can be judged by it.
#include <hz/core/json.h>
#include <hz/core/task.h>
#include <hz/inventory/evaluation.h>
#include <hz/inventory/rules.h>
#include <hz/inventory/ruleversions.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::inventory;

namespace {

void demand(bool isSo)
{
    if (!isSo)
        std::abort();
}

/// Takes numbers out of the input; zeros behind its end.
class Choices {
public:
    Choices(const uint8_t *data, size_t size)
        : m_data(data)
        , m_size(size)
    {
    }
    bool isEmpty() const { return m_at >= m_size; }
    quint8 byte() { return m_at < m_size ? m_data[m_at++] : 0; }
    qsizetype below(qsizetype count)
    {
        const int number = byte() << 8 | byte();
        return count <= 0 ? 0 : number % count;
    }

private:
    const uint8_t *m_data;
    size_t m_size;
    size_t m_at = 0;
};

QJsonValue oddValue(Choices &choices)
{
    switch (choices.below(12)) {
    case 0:
        return {};
    case 1:
        return true;
    case 2:
        return -1;
    case 3:
        return 1e300;
    case 4:
        return 2147483648.0;
    case 5:
        return QString();
    case 6:
        return QStringLiteral("computers.student");
    case 7:
        return QStringLiteral("rooms:computerRoom");
    case 8:
        return QStringLiteral("2025-13-40");
    case 9:
        return QJsonArray{QJsonObject(), 1, QString()};
    case 10:
        return QJsonObject{{QStringLiteral("of"), QJsonArray()}, {QStringLiteral("atMost"), 0}};
    default:
        return qint64(choices.byte()) - 128;
    }
}

// Down to a place that the input names, and something done there.
QJsonValue mutated(const QJsonValue &value, Choices &choices, int depth)
{
    constexpr int kDeepest = 8;
    const bool isHere = depth == kDeepest || choices.below(4) == 0;
    if (value.isObject() && !isHere && !value.toObject().isEmpty()) {
        QJsonObject object = value.toObject();
        const QString key = object.keys()[choices.below(object.size())];
        if (choices.below(5) == 0)
            object.remove(key);
        else if (choices.below(5) == 0)
            object[key + QLatin1Char('x')] = object[key];
        else
            object[key] = mutated(object[key], choices, depth + 1);
        return object;
    }
    if (value.isArray() && !isHere && !value.toArray().isEmpty()) {
        QJsonArray array = value.toArray();
        const qsizetype at = choices.below(array.size());
        if (choices.below(5) == 0)
            array.removeAt(at);
        else if (choices.below(5) == 0)
            array.append(array[at]);
        else
            array[at] = mutated(array[at], choices, depth + 1);
        return array;
    }
    return oddValue(choices);
}

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

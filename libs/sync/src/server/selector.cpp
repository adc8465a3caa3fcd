#include "selector_p.h"

#include <hz/core/json.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace hz::sync::server {

namespace {

constexpr qsizetype kMaxPattern = 1000;
constexpr int kMaxNodes = 10'000;

enum class Op {
    And,
    Or,
    Nor,
    Not,
    Field, // the value at `path` fits the one node below
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    All,
    Size,
    Exists,
    Type,
    Mod,
    Regex,
    BeginsWith,
    AnyElement,
    AllElements
};

constexpr std::pair<const char *, Op> kOperators[]
    = {{"$eq", Op::Equal}, {"$ne", Op::NotEqual}, {"$lt", Op::Less}, {"$lte", Op::LessOrEqual},
        {"$gt", Op::Greater}, {"$gte", Op::GreaterOrEqual}, {"$in", Op::In}, {"$nin", Op::NotIn},
        {"$all", Op::All}, {"$size", Op::Size}, {"$exists", Op::Exists}, {"$type", Op::Type},
        {"$mod", Op::Mod}, {"$regex", Op::Regex}, {"$beginsWith", Op::BeginsWith},
        {"$elemMatch", Op::AnyElement}, {"$allMatch", Op::AllElements}, {"$and", Op::And},
        {"$or", Op::Or}, {"$nor", Op::Nor}, {"$not", Op::Not}};

} // namespace

struct Selector::Node {
    Op op = Op::And;
    QStringList path = {};
    QJsonValue argument = {};
    QRegularExpression pattern = {};
    std::vector<Node> below = {};
};

namespace {

using Node = Selector::Node;

Refused badSelector(const QString &reason)
{
    return refuse(400, "invalid_selector", reason);
}

int rankOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return 0;
    case QJsonValue::Bool:
        return 1;
    case QJsonValue::Double:
        return 2;
    case QJsonValue::String:
        return 3;
    case QJsonValue::Array:
        return 4;
    case QJsonValue::Object:
        return 5;
    }
    return 0;
}

template<typename T> int order(const T &left, const T &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

const char *typeName(const QJsonValue &value)
{
    static constexpr const char *kNames[]
        = {"null", "boolean", "number", "string", "array", "object"};
    return kNames[rankOf(value)];
}

bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() == std::trunc(value.toDouble());
}

Answer<std::monostate> checkArgument(Node &node)
{
    const QJsonValue &value = node.argument;
    switch (node.op) {
    case Op::In:
    case Op::NotIn:
    case Op::All:
        if (!value.isArray())
            return badSelector(QStringLiteral("$in, $nin and $all take a list"));
        break;
    case Op::Size:
        if (!isWhole(value))
            return badSelector(QStringLiteral("$size takes a whole number"));
        break;
    case Op::Exists:
        if (!value.isBool())
            return badSelector(QStringLiteral("$exists takes true or false"));
        break;
    case Op::Type:
    case Op::BeginsWith:
        if (!value.isString())
            return badSelector(QStringLiteral("$type and $beginsWith take a text"));
        break;
    case Op::Mod: {
        const QJsonArray pair = value.toArray();
        if (pair.size() != 2 || !isWhole(pair[0]) || !isWhole(pair[1]) || pair[0].toInteger() == 0)
            return badSelector(QStringLiteral("$mod takes [divisor, remainder]"));
        break;
    }
    case Op::Regex:
        // A pattern may take so many steps and no more, whatever it is.
        node.pattern.setPattern(QStringLiteral("(*LIMIT_MATCH=100000)") + value.toString());
        if (!value.isString() || value.toString().size() > kMaxPattern || !node.pattern.isValid())
            return badSelector(QStringLiteral("$regex takes a regular expression"));
        break;
    default:
        break;
    }
    return std::monostate();
}

// Either operators on the value itself, or names of fields below it.
Answer<Node> parseNode(const QJsonValue &json, int depth, int &count);

Answer<Node> parseOperator(Op op, const QJsonValue &argument, int depth, int &count)
{
    Node node{.op = op, .argument = argument};
    if (op == Op::And || op == Op::Or || op == Op::Nor) {
        if (!argument.isArray())
            return badSelector(QStringLiteral("$and, $or and $nor take a list"));
        for (const QJsonValue &each : argument.toArray()) {
            HZ_GET(Node below, parseNode(each, depth + 1, count));
            node.below.push_back(std::move(below));
        }
        return node;
    }
    if (op == Op::Not || op == Op::AnyElement || op == Op::AllElements) {
        if (!argument.isObject())
            return badSelector(QStringLiteral("$not, $elemMatch and $allMatch take a selector"));
        HZ_GET(Node below, parseNode(argument, depth + 1, count));
        node.below.push_back(std::move(below));
        return node;
    }
    HZ_ASK(checkArgument(node));
    return node;
}

Answer<Node> parseNode(const QJsonValue &json, int depth, int &count)
{
    if (depth > kMaxJsonDepth || ++count > kMaxNodes)
        return badSelector(QStringLiteral("the selector is too large"));
    if (!json.isObject())
        return Node{.op = Op::Equal, .argument = json};
    const QJsonObject object = json.toObject();
    Node node;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().startsWith(u'$')) {
            const auto known = std::find_if(std::begin(kOperators), std::end(kOperators),
                [&](const auto &each) { return it.key() == QLatin1StringView(each.first); });
            if (known == std::end(kOperators))
                return badSelector(QStringLiteral("Invalid operator: %1").arg(it.key().left(100)));
            HZ_GET(Node below, parseOperator(known->second, it.value(), depth, count));
            node.below.push_back(std::move(below));
        } else {
            Node field{.op = Op::Field, .path = fieldPath(it.key())};
            HZ_GET(Node below, parseNode(it.value(), depth + 1, count));
            field.below.push_back(std::move(below));
            node.below.push_back(std::move(field));
        }
    }
    return node;
}

bool contains(const QJsonArray &list, const QJsonValue &value)
{
    return std::any_of(list.begin(), list.end(),
        [&](const QJsonValue &each) { return compareValues(each, value) == 0; });
}

bool isAmong(const QJsonValue &value, const QJsonArray &list)
{
    if (contains(list, value))
        return true;
    const QJsonArray elements = value.toArray();
    return std::any_of(elements.begin(), elements.end(),
        [&](const QJsonValue &each) { return contains(list, each); });
}

bool fits(const Node &node, const QJsonValue &value)
{
    const auto below = [&](const Node &each) { return fits(each, value); };
    const auto ordered = [&] { return compareValues(value, node.argument); };
    // A field that is not there fits nothing but what asks for that.
    const bool isThere = !value.isUndefined();
    const QJsonArray elements = value.toArray();
    switch (node.op) {
    case Op::And:
        return std::all_of(node.below.begin(), node.below.end(), below);
    case Op::Or:
        return std::any_of(node.below.begin(), node.below.end(), below);
    case Op::Nor:
        return std::none_of(node.below.begin(), node.below.end(), below);
    case Op::Not:
        return !fits(node.below.front(), value);
    case Op::Field:
        return fits(node.below.front(), valueAt(value.toObject(), node.path));
    case Op::Equal:
        return isThere && ordered() == 0;
    case Op::NotEqual:
        return isThere && ordered() != 0;
    case Op::Less:
        return isThere && ordered() < 0;
    case Op::LessOrEqual:
        return isThere && ordered() <= 0;
    case Op::Greater:
        return isThere && ordered() > 0;
    case Op::GreaterOrEqual:
        return isThere && ordered() >= 0;
    case Op::In:
        return isThere && isAmong(value, node.argument.toArray());
    case Op::NotIn:
        return isThere && !isAmong(value, node.argument.toArray());
    case Op::All: {
        const QJsonArray wanted = node.argument.toArray();
        return value.isArray() && !wanted.isEmpty()
            && std::all_of(wanted.begin(), wanted.end(),
                [&](const QJsonValue &each) { return contains(elements, each); });
    }
    case Op::Size:
        return value.isArray() && elements.size() == node.argument.toInteger();
    case Op::Exists:
        return isThere == node.argument.toBool();
    case Op::Type:
        return isThere && node.argument.toString() == QLatin1StringView(typeName(value));
    case Op::Mod:
        return isWhole(value)
            && value.toInteger() % node.argument[0].toInteger() == node.argument[1].toInteger();
    case Op::Regex:
        return value.isString() && node.pattern.match(value.toString()).hasMatch();
    case Op::BeginsWith:
        return value.isString() && value.toString().startsWith(node.argument.toString());
    case Op::AnyElement:
        return std::any_of(elements.begin(), elements.end(),
            [&](const QJsonValue &each) { return fits(node.below.front(), each); });
    case Op::AllElements:
        return !elements.isEmpty()
            && std::all_of(elements.begin(), elements.end(),
                [&](const QJsonValue &each) { return fits(node.below.front(), each); });
    }
    return false;
}

} // namespace

int compareValues(const QJsonValue &left, const QJsonValue &right)
{
    const int rank = rankOf(left);
    if (rank != rankOf(right))
        return order(rank, rankOf(right));
    switch (rank) {
    case 1:
        return order(int(left.toBool()), int(right.toBool()));
    case 2:
        return order(left.toDouble(), right.toDouble());
    case 3:
        return order(left.toString(), right.toString());
    case 4: {
        const QJsonArray a = left.toArray(), b = right.toArray();
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            if (const int found = compareValues(a[i], b[i]))
                return found;
        return order(a.size(), b.size());
    }
    case 5: {
        const QJsonObject a = left.toObject(), b = right.toObject();
        auto x = a.begin(), y = b.begin();
        for (; x != a.end() && y != b.end(); ++x, ++y) {
            if (const int found = order(x.key(), y.key()))
                return found;
            if (const int found = compareValues(x.value(), y.value()))
                return found;
        }
        return order(a.size(), b.size());
    }
    default:
        return 0;
    }
}

QStringList fieldPath(const QString &name)
{
    QStringList path{QString()};
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (name[i] == u'\\' && i + 1 < name.size())
            path.last().append(name[++i]);
        else if (name[i] == u'.')
            path.append(QString());
        else
            path.last().append(name[i]);
    }
    return path;
}

QJsonValue valueAt(const QJsonObject &document, const QStringList &path)
{
    QJsonValue value = document;
    for (const QString &name : path) {
        if (value.isArray()) {
            bool isNumber = false;
            const int index = name.toInt(&isNumber);
            value = isNumber ? value.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        } else {
            value = value.toObject().value(name);
        }
    }
    return value;
}

Answer<Selector> Selector::parse(const QJsonObject &json)
{
    int count = 0;
    HZ_GET(Node root, parseNode(json, 0, count));
    return Selector(std::make_shared<const Node>(std::move(root)));
}

bool Selector::matches(const QJsonObject &document) const
{
    return fits(*m_root, document);
}

Result<bool> Selector::matches(const store::RawRevision &revision) const
{
    HZ_TRY(QJsonObject document, parseObject(revision.json));
    document[QStringLiteral("_id")] = revision.id;
    document[QStringLiteral("_rev")] = revision.history.constFirst();
    if (revision.deleted)
        document[QStringLiteral("_deleted")] = true;
    return matches(document);
}

} // namespace hz::sync::server

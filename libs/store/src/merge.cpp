#include <hz/core/json.h>
#include <hz/store/merge.h>

#include <QtCore/QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace hz::store {

namespace {

const QString kId = QStringLiteral("id");

class Join {
public:
    explicit Join(const JoinRules &rules)
        : m_rules(rules)
    {
    }

    Result<Joined> run(const QList<Leaf> &leaves)
    {
        QList<QJsonValue> bodies;
        std::map<QString, std::map<QByteArray, AttachmentInfo>> attachments;
        for (const Leaf &leaf : leaves) {
            bodies.append(leaf.body);
            for (auto it = leaf.attachments.cbegin(); it != leaf.attachments.cend(); ++it)
                attachments[it.key()].emplace(it->sha256 + it->contentType.toUtf8(), *it);
        }
        Joined joined;
        HZ_TRY(const QJsonValue body, objects(bodies, QString()));
        joined.leaf.body = body.toObject();
        for (auto &[name, versions] : attachments) {
            joined.leaf.attachments.insert(name, versions.rbegin()->second);
            if (versions.size() > 1)
                m_clashes.insert(name);
        }
        joined.clashes = QStringList(m_clashes.begin(), m_clashes.end());
        return joined;
    }

private:
    Result<QJsonValue> values(const QList<QJsonValue> &all, const QString &path, qsizetype leaves)
    {
        if (m_rules.agreed.contains(path) && all.size() < leaves)
            m_clashes.insert(path);
        if (m_rules.keyedLists.contains(path)
            && std::all_of(
                all.cbegin(), all.cend(), [](const QJsonValue &v) { return isKeyed(v); }))
            return keyedLists(all, path);
        if (std::all_of(all.cbegin(), all.cend(), [](const QJsonValue &v) { return v.isObject(); }))
            return objects(all, path);
        return oneOf(all, path);
    }

    Result<QJsonValue> objects(const QList<QJsonValue> &all, const QString &path)
    {
        std::map<QString, QList<QJsonValue>> fields;
        for (const QJsonValue &value : all) {
            const QJsonObject object = value.toObject();
            for (auto it = object.constBegin(); it != object.constEnd(); ++it)
                fields[it.key()].append(it.value());
        }
        QJsonObject joined;
        for (const auto &[key, found] : fields) {
            HZ_TRY(const QJsonValue value,
                values(found, path.isEmpty() ? key : path + u'/' + key, all.size()));
            joined.insert(key, value);
        }
        return QJsonValue(joined);
    }

    Result<QJsonValue> keyedLists(const QList<QJsonValue> &all, const QString &path)
    {
        std::map<QString, QList<QJsonValue>> entries;
        for (const QJsonValue &list : all) {
            const QJsonArray array = list.toArray();
            for (const QJsonValue &entry : array)
                entries[entry[kId].toString()].append(entry);
        }
        QJsonArray joined;
        for (const auto &[id, found] : entries) {
            // Whole entries: half of one change and half of another is nobody's.
            HZ_TRY(const QJsonValue value, oneOf(found, path + u'/' + id));
            joined.append(value);
        }
        return QJsonValue(joined);
    }

    // The largest in an order that all machines share.
    Result<QJsonValue> oneOf(const QList<QJsonValue> &all, const QString &path)
    {
        std::map<QByteArray, QJsonValue> versions;
        for (const QJsonValue &value : all) {
            HZ_TRY(const QByteArray text, canonicalJson(value));
            versions.emplace(text, value);
        }
        if (m_rules.largest.contains(path))
            return largest(versions);
        if (versions.size() > 1)
            m_clashes.insert(path);
        return versions.rbegin()->second;
    }

    static QJsonValue largest(const std::map<QByteArray, QJsonValue> &versions)
    {
        return std::max_element(versions.begin(), versions.end(), [](const auto &a, const auto &b) {
            if (a.second.isDouble() && b.second.isDouble()
                && a.second.toDouble() != b.second.toDouble())
                return a.second.toDouble() < b.second.toDouble();
            return a.first < b.first;
        })->second;
    }

    static bool isKeyed(const QJsonValue &value)
    {
        const QJsonArray array = value.toArray();
        std::set<QString> ids;
        return value.isArray()
            && std::all_of(array.begin(), array.end(), [&](const QJsonValue &entry) {
                   const QString id = entry[kId].toString();
                   return !id.isEmpty() && ids.insert(id).second;
               });
    }

    const JoinRules &m_rules;
    std::set<QString> m_clashes;
};

} // namespace

Result<Joined> join(const QList<Leaf> &leaves, const JoinRules &rules)
{
    return Join(rules).run(leaves);
}

Result<Resolution> resolveConflict(
    WriteTransaction &transaction, const QString &id, const JoinRules &rules)
{
    HZ_TRY(const QStringList names, transaction.leaves(id));
    QList<Leaf> leaves;
    QStringList live;
    for (const QString &name : names) {
        HZ_TRY(const Document document, transaction.get(id, name));
        if (document.deleted)
            continue;
        live.append(name);
        leaves.append({document.body, document.attachments});
    }
    if (live.size() < 2)
        return Resolution();
    HZ_TRY(const Joined joined, join(leaves, rules));
    if (!joined.clashes.isEmpty())
        return Resolution{.revision = {}, .clashes = joined.clashes};
    HZ_TRY(const QString revision,
        put(transaction,
            {.id = id,
                .parent = live.constFirst(),
                .body = joined.leaf.body,
                .shared = joined.leaf.attachments}));
    for (const QString &other : live.sliced(1))
        HZ_CHECK(put(transaction, {.id = id, .parent = other, .deleted = true}));
    return Resolution{.revision = revision, .clashes = {}};
}

} // namespace hz::store

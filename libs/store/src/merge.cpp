#include "sqlite_p.h"

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
    Join(const JoinRules &rules, const std::optional<QJsonObject> &base)
        : m_rules(rules)
        , m_base(base)
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
        HZ_TRY(const QJsonValue body,
            objects(bodies, m_base ? QJsonValue(*m_base) : QJsonValue(QJsonValue::Undefined),
                QString()));
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
    Result<QJsonValue> values(
        const QList<QJsonValue> &all, const QJsonValue &base, const QString &path, qsizetype leaves)
    {
        if (m_rules.agreed.contains(path) && all.size() < leaves)
            m_clashes.insert(path);
        if (m_rules.keyedLists.contains(path)
            && std::all_of(
                all.cbegin(), all.cend(), [](const QJsonValue &v) { return isKeyed(v); }))
            return keyedLists(all, base, path);
        if (std::all_of(all.cbegin(), all.cend(), [](const QJsonValue &v) { return v.isObject(); }))
            return objects(all, base, path);
        return oneOf(all, base, path);
    }

    Result<QJsonValue> objects(
        const QList<QJsonValue> &all, const QJsonValue &base, const QString &path)
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
                values(found, base[key], path.isEmpty() ? key : path + u'/' + key, all.size()));
            joined.insert(key, value);
        }
        return QJsonValue(joined);
    }

    Result<QJsonValue> keyedLists(
        const QList<QJsonValue> &all, const QJsonValue &base, const QString &path)
    {
        std::map<QString, QJsonValue> before;
        const QJsonArray baseEntries = base.toArray();
        for (const QJsonValue &entry : baseEntries)
            before.emplace(entry[kId].toString(), entry);
        std::map<QString, QList<QJsonValue>> entries;
        for (const QJsonValue &list : all) {
            const QJsonArray array = list.toArray();
            for (const QJsonValue &entry : array)
                entries[entry[kId].toString()].append(entry);
        }
        QJsonArray joined;
        for (const auto &[id, found] : entries) {
            // Whole entries: half of one change and half of another is nobody's.
            const auto was = before.find(id);
            HZ_TRY(const QJsonValue value,
                oneOf(found, was == before.end() ? QJsonValue(QJsonValue::Undefined) : was->second,
                    path + u'/' + id));
            joined.append(value);
        }
        return QJsonValue(joined);
    }

    // The largest in an order that all machines share.
    Result<QJsonValue> oneOf(
        const QList<QJsonValue> &all, const QJsonValue &base, const QString &path)
    {
        std::map<QByteArray, QJsonValue> versions;
        for (const QJsonValue &value : all) {
            HZ_TRY(const QByteArray text, canonicalJson(value));
            versions.emplace(text, value);
        }
        if (m_rules.largest.contains(path))
            return largest(versions);
        if (versions.size() == 2 && !base.isUndefined()) {
            HZ_TRY(const QByteArray before, canonicalJson(base));
            versions.erase(before); // one of them has changed nothing here
        }
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
    const std::optional<QJsonObject> &m_base;
    std::set<QString> m_clashes;
};

// The live leaves of a document, best first.
struct Leaves {
    QStringList names;
    QList<Leaf> leaves;
};

Result<Leaves> liveLeaves(const ReadTransaction &read, const QString &id)
{
    Leaves live;
    HZ_TRY(const QStringList names, read.leaves(id));
    for (const QString &name : names) {
        HZ_TRY(const Document document, read.get(id, name));
        if (document.deleted)
            continue;
        live.names.append(name);
        live.leaves.append({document.body, document.attachments});
    }
    return live;
}

// The body of the nearest revision that all of them came from and that is still there.
Result<std::optional<QJsonObject>> commonBody(
    const ReadTransaction &read, const QString &id, const QStringList &leaves)
{
    HZ_TRY(const QStringList history, read.history(id, leaves.constFirst()));
    QList<QStringList> others;
    for (const QString &leaf : leaves.sliced(1)) {
        HZ_TRY(others.emplaceBack(), read.history(id, leaf));
    }
    for (const QString &name : history.sliced(1)) {
        const bool isCommon = std::all_of(others.cbegin(), others.cend(),
            [&](const QStringList &other) { return other.contains(name); });
        if (!isCommon)
            continue;
        const Result<Document> document = read.get(id, name);
        if (document)
            return std::optional(document->body);
        if (document.error().kind != Error::Kind::NotFound)
            return Failure(document.error());
    }
    return std::optional<QJsonObject>();
}

Result<Joined> joinLive(
    const ReadTransaction &read, const QString &id, const Leaves &live, const JoinRules &rules)
{
    HZ_TRY(const std::optional<QJsonObject> base, commonBody(read, id, live.names));
    return join(live.leaves, rules, base);
}

const JoinRules &rulesFor(const QString &id, const MergeRules &rules)
{
    static const JoinRules none;
    const auto found = std::find_if(rules.cbegin(), rules.cend(),
        [&](const MergeRule &rule) { return id.startsWith(rule.prefix); });
    return found == rules.cend() ? none : found->rules;
}

} // namespace

Result<Joined> join(
    const QList<Leaf> &leaves, const JoinRules &rules, const std::optional<QJsonObject> &base)
{
    return Join(rules, base).run(leaves);
}

Result<Resolution> resolveConflict(
    WriteTransaction &transaction, const QString &id, const JoinRules &rules)
{
    HZ_TRY(const Leaves live, liveLeaves(transaction, id));
    if (live.names.size() < 2)
        return Resolution();
    HZ_TRY(const Joined joined, joinLive(transaction, id, live, rules));
    if (!joined.clashes.isEmpty())
        return Resolution{.revision = {}, .clashes = joined.clashes};
    HZ_TRY(const QString revision,
        put(transaction,
            {.id = id,
                .parent = live.names.constFirst(),
                .body = joined.leaf.body,
                .shared = joined.leaf.attachments}));
    for (const QString &other : live.names.sliced(1))
        HZ_CHECK(put(transaction, {.id = id, .parent = other, .deleted = true}));
    return Resolution{.revision = revision, .clashes = {}};
}

Result<QStringList> conflictedIds(const ReadTransaction &read, qint64 since)
{
    QStringList ids;
    Query query(read.connection(),
        "SELECT d.id FROM docs d WHERE d.seq > ? AND d.leaves > 1 AND d.deleted = 0 AND (SELECT "
        "count(*) FROM revs v WHERE v.doc = d.doc AND v.leaf = 1 AND v.deleted = 0) > 1",
        since);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            break;
        ids.append(query.text(0));
    }
    ids.sort();
    return ids;
}

Result<MendReport> mendConflicts(
    Database &database, qint64 since, const MergeRules &rules, TaskControl &task)
{
    QStringList ids;
    {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(ids, conflictedIds(*read, since));
    }
    MendReport report;
    for (const QString &id : std::as_const(ids)) {
        if (task.isCancelled())
            return cancelled();
        HZ_TRY(
            const Resolution resolution, database.writeAndWait([&](WriteTransaction &transaction) {
                return resolveConflict(transaction, id, rulesFor(id, rules));
            }));
        report.merged += resolution.revision ? 1 : 0;
        if (!resolution.clashes.isEmpty())
            report.clashes.append({id, resolution.clashes});
    }
    return report;
}

Result<std::optional<Clash>> clashOf(
    const ReadTransaction &read, const QString &id, const MergeRules &rules)
{
    HZ_TRY(const Leaves live, liveLeaves(read, id));
    if (live.names.size() < 2)
        return std::optional<Clash>();
    HZ_TRY(const Joined joined, joinLive(read, id, live, rulesFor(id, rules)));
    return std::optional(Clash{id, joined.clashes});
}

} // namespace hz::store

#include "sqlite_p.h"

#include <hz/core/json.h>
#include <hz/core/ulid.h>
#include <hz/store/merge.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Merge)
};

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

bool isInKeyedList(const QString &where, const JoinRules &rules)
{
    return std::any_of(rules.keyedLists.cbegin(), rules.keyedLists.cend(),
        [&](const QString &list) { return where.startsWith(list + u'/'); });
}

// Gives `value`, which stands at `sofar`, what `from` has at `path` below it; an entry of a list
// that `from` has not got stays.
QJsonValue place(const QJsonValue &value, const QJsonValue &from, const QString &path,
    const QString &sofar, const JoinRules &rules)
{
    if (rules.keyedLists.contains(sofar)) {
        QJsonValue chosen(QJsonValue::Undefined);
        const QJsonArray others = from.toArray();
        for (const QJsonValue &entry : others)
            if (entry[kId].toString() == path)
                chosen = entry;
        QJsonArray entries = value.toArray();
        for (QJsonValueRef entry : entries)
            if (!chosen.isUndefined() && entry.toObject()[kId].toString() == path)
                entry = chosen;
        return entries;
    }
    const QString key = path.section(u'/', 0, 0), rest = path.section(u'/', 1);
    const QString below = sofar.isEmpty() ? key : sofar + u'/' + key;
    QJsonObject object = value.toObject();
    if (!rest.isEmpty())
        object.insert(key, place(object[key], from[key], rest, below, rules));
    else if (from[key].isUndefined())
        object.remove(key);
    else
        object.insert(key, from[key]);
    return object;
}

QJsonValue entryOf(const QJsonArray &list, const QString &id)
{
    for (const QJsonValue &entry : list)
        if (entry[kId].toString() == id)
            return entry;
    return QJsonValue(QJsonValue::Undefined);
}

// Entries of the other leaves that differ from what has been chosen, under ids of their own.
void addOthers(QJsonObject &body, const QString &where, const QList<Leaf> &leaves)
{
    const QString list = where.section(u'/', 0, -2), id = where.section(u'/', -1);
    QJsonArray entries = body[list].toArray();
    QJsonArray seen{entryOf(entries, id)};
    for (const Leaf &leaf : leaves) {
        const QJsonValue entry = entryOf(leaf.body[list].toArray(), id);
        if (entry.isUndefined() || seen.contains(entry))
            continue;
        seen.append(entry);
        QJsonObject own = entry.toObject();
        own.insert(kId, newUlid().toString());
        entries.append(own);
    }
    body.insert(list, entries);
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

bool canKeepBoth(const Clash &clash, const MergeRules &rules)
{
    const JoinRules &own = rulesFor(clash.id, rules);
    return std::all_of(clash.where.cbegin(), clash.where.cend(),
        [&](const QString &where) { return isInKeyedList(where, own); });
}

Result<Decided> decideConflict(WriteTransaction &transaction, const QString &id,
    const MergeRules &rules, const QString &preferred, Keep keep)
{
    const JoinRules &own = rulesFor(id, rules);
    HZ_TRY(const Leaves live, liveLeaves(transaction, id));
    const qsizetype at = live.names.indexOf(preferred);
    if (at < 0)
        return failure(Error::Kind::NotFound,
            Names::tr("This was changed again meanwhile. Look at it once more."),
            id + u' ' + preferred + QStringLiteral(" is no live leaf"));
    HZ_TRY(Joined joined, joinLive(transaction, id, live, own));
    const Leaf &chosen = live.leaves[at];
    QJsonObject body = joined.leaf.body;
    for (const QString &where : std::as_const(joined.clashes)) {
        if (joined.leaf.attachments.contains(where)) {
            if (chosen.attachments.contains(where))
                joined.leaf.attachments.insert(where, chosen.attachments[where]);
            continue;
        }
        body = place(body, chosen.body, where, {}, own).toObject();
        if (keep == Keep::Both && isInKeyedList(where, own))
            addOthers(body, where, live.leaves);
    }
    HZ_TRY(const QString revision,
        put(transaction,
            {.id = id,
                .parent = live.names.constFirst(),
                .body = body,
                .shared = joined.leaf.attachments}));
    Decided decided{.id = id, .ended = {{revision, live.leaves.constFirst()}}};
    for (qsizetype i = 1; i < live.names.size(); ++i) {
        HZ_TRY(const QString ended,
            put(transaction, {.id = id, .parent = live.names[i], .deleted = true}));
        decided.ended.append({ended, live.leaves[i]});
    }
    return decided;
}

Result<> undoDecision(WriteTransaction &transaction, const Decided &decided)
{
    for (const Decided::Ended &each : decided.ended)
        HZ_CHECK(put(transaction,
            {.id = decided.id,
                .parent = each.revision,
                .body = each.leaf.body,
                .shared = each.leaf.attachments}));
    return {};
}

} // namespace hz::store

#include "handlers_p.h"
#include "jsontext_p.h"
#include "selector_p.h"

#include <hz/core/json.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::sync::server {

using namespace store;

namespace {

constexpr qint64 kUsualLimit = 25; // CouchDB's
constexpr qsizetype kMaxSorted = 20'000; // documents held to be put in order
constexpr qint64 kMaxSortedBytes = 64 << 20;
constexpr int kRowsAtOnce = 50;

struct SortField {
    QStringList path = {};
    bool isDescending = false;
};

struct FindQuery {
    Selector selector;
    QList<QStringList> fields = {}; // empty: all
    QList<SortField> sort = {};
    qint64 limit = kUsualLimit;
    qint64 skip = 0;
    QString after = {}; // the bookmark: the last id of the page before
    bool withConflicts = false;
};

Answer<qint64> countIn(const QJsonObject &body, QLatin1StringView name, qint64 fallback)
{
    const QJsonValue value = body[name];
    if (value.isUndefined())
        return fallback;
    if (!value.isDouble() || value.toInteger(-1) < 0)
        return refuse(400, "invalid_" + QByteArray(name.data(), name.size()),
            QStringLiteral("%1 is a natural number").arg(name));
    return value.toInteger();
}

Answer<FindQuery> findQueryOf(const QJsonObject &body)
{
    if (!body[QLatin1StringView("selector")].isObject())
        return refuse(
            400, "missing_required_key", QStringLiteral("Missing required key: selector"));
    HZ_GET(Selector selector, Selector::parse(body[QLatin1StringView("selector")].toObject()));
    FindQuery query{.selector = std::move(selector)};
    for (const QJsonValue &field : body[QLatin1StringView("fields")].toArray())
        query.fields.append(fieldPath(field.toString()));
    for (const QJsonValue &each : body[QLatin1StringView("sort")].toArray()) {
        if (each.isString()) {
            query.sort.append({fieldPath(each.toString())});
            continue;
        }
        const QJsonObject field = each.toObject();
        if (field.size() != 1)
            return refuse(400, "invalid_sort_json", QStringLiteral("sort is a list of fields"));
        query.sort.append(
            {fieldPath(field.begin().key()), field.begin().value() == QLatin1StringView("desc")});
    }
    HZ_GET(query.limit, countIn(body, QLatin1StringView("limit"), kUsualLimit));
    HZ_GET(query.skip, countIn(body, QLatin1StringView("skip"), 0));
    query.withConflicts = body[QLatin1StringView("conflicts")].toBool();
    const QString bookmark = body[QLatin1StringView("bookmark")].toString();
    if (bookmark != u"nil")
        query.after = QString::fromUtf8(
            QByteArray::fromBase64(bookmark.toLatin1(), QByteArray::Base64UrlEncoding));
    return query;
}

QByteArray bookmarkOf(const QString &id)
{
    return id.isEmpty()
        ? QByteArray("nil")
        : id.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

void setAt(QJsonObject &object, const QStringList &path, qsizetype level, const QJsonValue &value)
{
    if (level + 1 == path.size()) {
        object[path[level]] = value;
        return;
    }
    QJsonObject below = object[path[level]].toObject();
    setAt(below, path, level + 1, value);
    object[path[level]] = below;
}

QJsonObject shownOf(const QJsonObject &document, const FindQuery &query)
{
    if (query.fields.isEmpty())
        return document;
    QJsonObject shown;
    for (const QStringList &path : query.fields)
        if (const QJsonValue value = valueAt(document, path); !value.isUndefined())
            setAt(shown, path, 0, value);
    return shown;
}

// Goes through the documents by their ids. What is to be sorted is held until all are seen.
class FindSource final {
public:
    explicit FindSource(FindQuery query)
        : m_query(std::move(query))
    {
        m_range.from = m_query.sort.isEmpty() ? m_query.after.toUtf8() : QByteArray();
        m_range.isFromIncluded = m_range.from.isEmpty();
        m_range.limit = kRowsAtOnce;
    }
    Result<bool> append(const ReadTransaction &read, QByteArray &out);

private:
    Result<bool> look(const ReadTransaction &read, QByteArray &out);
    Result<> take(const ReadTransaction &read, const ListedDocument &listed, QByteArray &out);
    void appendShown(const QJsonObject &document, QByteArray &out);
    void appendSorted(QByteArray &out);

    const FindQuery m_query;
    ListRange m_range;
    bool m_hasBegun = false;
    qint64 m_skipped = 0;
    qint64 m_found = 0;
    QString m_last;
    QList<QJsonObject> m_held;
    qint64 m_heldBytes = 0;
};

void FindSource::appendShown(const QJsonObject &document, QByteArray &out)
{
    if (m_skipped < m_query.skip) {
        ++m_skipped;
        return;
    }
    out.append(m_found++ ? ",\n" : "");
    appendJson(out, shownOf(document, m_query));
    m_last = document[QLatin1StringView("_id")].toString();
}

Result<> FindSource::take(
    const ReadTransaction &read, const ListedDocument &listed, QByteArray &out)
{
    HZ_TRY(const RawRevision winner, revisionOrWinner(read, listed.id));
    QByteArray text;
    HZ_CHECK(appendDocument(text, read, winner, {.withConflicts = m_query.withConflicts}));
    HZ_TRY(const QJsonObject document, parseObject(text));
    if (!m_query.selector.matches(document))
        return {};
    if (m_query.sort.isEmpty()) {
        appendShown(document, out);
        return {};
    }
    m_heldBytes += text.size();
    if (m_held.size() == kMaxSorted || m_heldBytes > kMaxSortedBytes)
        return failure(Error::Kind::Invalid, QStringLiteral("too many documents are to be sorted"));
    m_held.append(document);
    return {};
}

// False: all have been looked at, or enough.
Result<bool> FindSource::look(const ReadTransaction &read, QByteArray &out)
{
    if (m_query.sort.isEmpty() && m_found >= m_query.limit)
        return false;
    HZ_TRY(const auto rows, listDocuments(read, m_range));
    for (const ListedDocument &listed : rows) {
        HZ_CHECK(take(read, listed, out));
        m_range.from = listed.id.toUtf8();
        m_range.isFromIncluded = false;
        if (m_query.sort.isEmpty() && m_found >= m_query.limit)
            return false;
    }
    return rows.size() == kRowsAtOnce;
}

void FindSource::appendSorted(QByteArray &out)
{
    std::stable_sort(
        m_held.begin(), m_held.end(), [this](const QJsonObject &left, const QJsonObject &right) {
            for (const SortField &field : m_query.sort)
                if (const int order
                    = compareValues(valueAt(left, field.path), valueAt(right, field.path)))
                    return field.isDescending ? order > 0 : order < 0;
            return false;
        });
    for (const QJsonObject &document : std::as_const(m_held)) {
        if (m_found >= m_query.limit)
            break;
        appendShown(document, out);
    }
}

Result<bool> FindSource::append(const ReadTransaction &read, QByteArray &out)
{
    if (!std::exchange(m_hasBegun, true))
        out.append("{\"docs\":[\n");
    HZ_TRY(const bool more, look(read, out));
    if (more)
        return true;
    if (!m_query.sort.isEmpty())
        appendSorted(out);
    out.append("\n],\"bookmark\":\"")
        .append(bookmarkOf(m_query.sort.isEmpty() ? m_last : QString()))
        .append("\"}\n");
    return false;
}

} // namespace

Sink findDocuments(const DatabasePtr &database)
{
    return collectAndAnswer(kMaxQueryBytes, [database](const QByteArray &body) -> Answer<Response> {
        HZ_GET(const QJsonObject object, bodyObject(body));
        HZ_GET(FindQuery query, findQueryOf(object));
        Response response;
        response.source = std::make_unique<DatabaseSource>(database,
            [find = std::make_shared<FindSource>(std::move(query))](
                const ReadTransaction &read, QByteArray &out) { return find->append(read, out); });
        return response;
    });
}

} // namespace hz::sync::server

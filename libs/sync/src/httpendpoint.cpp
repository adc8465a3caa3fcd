#include "acquaintance_p.h"
#include "jsontext_p.h"
#include "talk_p.h"

#include <hz/sync/jsonelements.h>
#include <hz/sync/wire.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Http)
};

constexpr qint64 kMaxChangeBytes = 1 << 20;
constexpr qint64 kMaxPageBytes = 8 << 20; // beyond, documents that came with their changes are left
constexpr std::chrono::milliseconds kHeartbeat{10'000};
const HttpHeader kAsJson{"Accept", "application/json"}; // else documents come as parts of a MIME

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// As a server wants its own sequence back.
QByteArray seqText(const QJsonValue &seq)
{
    if (seq.isString())
        return encoded(seq.toString());
    if (seq.isDouble())
        return QByteArray::number(seq.toInteger());
    return encoded(QString::fromUtf8(QJsonDocument(seq.toArray()).toJson(QJsonDocument::Compact)));
}

QByteArray changesQuery(const QJsonValue &since, int limit)
{
    QByteArray query = "style=all_docs&limit=" + QByteArray::number(limit);
    if (!since.isNull() && !since.isUndefined())
        query += "&since=" + seqText(since);
    return query;
}

QString reasonOf(const QJsonObject &failed)
{
    return failed[QLatin1StringView("error")].toString() + QStringLiteral(": ")
        + failed[QLatin1StringView("reason")].toString().left(200);
}

// Our hub's sequences end with the name of their store.
bool areOfOneStore(const QJsonValue &a, const QJsonValue &b)
{
    const QString store = a.toString().section(u'-', 1);
    return !store.isEmpty() && store == b.toString().section(u'-', 1);
}

QByteArray localPath(const QString &id)
{
    return "/_local/" + encoded(id);
}

} // namespace

HttpEndpoint::HttpEndpoint(std::shared_ptr<Talk> talk)
    : m_talk(std::move(talk))
{
}

HttpEndpoint::~HttpEndpoint() = default;

Result<std::unique_ptr<HttpEndpoint>> HttpEndpoint::open(const QUrl &database, HttpOptions options)
{
    HZ_TRY(std::unique_ptr<Talk> talk, Talk::open(database, std::move(options)));
    return std::unique_ptr<HttpEndpoint>(new HttpEndpoint(std::move(talk)));
}

QString HttpEndpoint::name() const
{
    return m_talk->host() + u'/' + m_talk->databaseName();
}

LineUse HttpEndpoint::lineUse() const
{
    return m_talk->lineUse();
}

Result<QString> HttpEndpoint::identity(TaskControl &task)
{
    return m_talk->identity(task);
}

QString HttpEndpoint::address() const
{
    return m_talk->address();
}

bool HttpEndpoint::isHub() const
{
    return m_talk->isHub();
}

Result<ChangesPage> HttpEndpoint::changes(
    const QJsonValue &since, int limit, std::chrono::milliseconds patience, TaskControl &task)
{
    Ask ask{.path = "/_changes", .query = changesQuery(since, limit)};
    if (patience.count() > 0) {
        // Not "continuous": a page and its last_seq are what is written and noted as one, and a
        // line that is cut, or a proxy that holds back a feed without an end, costs one question.
        ask.query += "&feed=longpoll&timeout=" + QByteArray::number(patience.count())
            + "&heartbeat=" + QByteArray::number(kHeartbeat.count());
        // A server that sends no heartbeats is silent for as long as it waits.
        ask.silence = m_talk->options().silence + patience;
    }
    return pageOf(ask, since, limit, task);
}

// A word of our hub's; others do not know it and send none.
Result<ChangesPage> HttpEndpoint::changesWithDocuments(
    const QJsonValue &since, int limit, TaskControl &task)
{
    return pageOf({.path = "/_changes", .query = changesQuery(since, limit) + "&leaf_docs=true"},
        since, limit, task);
}

Result<ChangesPage> HttpEndpoint::pageOf(
    const Ask &ask, const QJsonValue &since, int limit, TaskControl &task)
{
    HZ_TRY(const Talk::Answer answer, m_talk->ask(ask, {}, task));
    if (answer.status == 204 && since.isString()) // our hub: there is nothing after its `since`
        return ChangesPage{.changes = {}, .lastSeq = since, .pending = 0, .isOfSameStore = true};
    ChangesPage page;
    JsonReader reader;
    JsonElements elements("results", kMaxChangeBytes);
    qint64 bytes = 0;
    const auto take = [&](QByteArrayView json) -> Result<> {
        if (page.changes.size() >= limit)
            return m_talk->invalid(QStringLiteral("more changes than asked for"));
        QList<Parcel> documents;
        HZ_TRY(RemoteChange change, changeFromText(reader, json, documents));
        page.changes.append(std::move(change));
        if ((bytes += json.size()) <= kMaxPageBytes)
            page.documents += documents;
        return {};
    };
    const Result<> read = m_talk->read(
        answer, [&](QByteArrayView piece) { return elements.add(piece, take); }, task);
    const Result<QJsonObject> around
        = read ? endOf(elements, page.changes.size()) : Result<QJsonObject>(Failure(read.error()));
    if (!around && around.error().kind == Error::Kind::Network && !page.documents.isEmpty()
        && page.changes.constLast().seq.isString()) {
        page.lastSeq = page.changes.constLast().seq; // the line broke: the rest is asked for anew
        page.isOfSameStore = areOfOneStore(since, page.lastSeq);
        return page;
    }
    HZ_CHECK(around);
    page.lastSeq = (*around)[QLatin1StringView("last_seq")];
    if (page.lastSeq.isUndefined() || page.lastSeq.isNull())
        return m_talk->invalid(QStringLiteral("no last_seq"));
    page.isOfSameStore = areOfOneStore(since, page.lastSeq);
    if (const QJsonValue pending = (*around)[QLatin1StringView("pending")]; pending.isDouble())
        page.pending = std::max<qint64>(pending.toInteger(), 0);
    return page;
}

// Qt takes some answers that are cut off for whole. One that had begun well is taken for cut off.
Result<QJsonObject> HttpEndpoint::endOf(JsonElements &elements, qsizetype came) const
{
    Result<QJsonObject> around = elements.end();
    if (!around && came > 0)
        return failure(Error::Kind::Network,
            Names::tr("The connection to “%1” broke.").arg(m_talk->host()), around.error().detail);
    return around;
}

Result<QMap<QString, store::RevisionsDiff>> HttpEndpoint::missing(
    const QMap<QString, QStringList> &revisions, TaskControl &task)
{
    QByteArray asked = "{";
    for (auto it = revisions.cbegin(); it != revisions.cend(); ++it) {
        if (asked.size() > 1)
            asked.append(',');
        appendText(asked, it.key());
        appendTexts(asked.append(':'), it.value());
    }
    asked.append('}');
    HZ_TRY(const Talk::Answer answer,
        m_talk->ask({.verb = "POST", .path = "/_revs_diff", .json = asked}, {}, task));
    HZ_TRY(const QByteArray text, m_talk->text(answer, task));
    JsonReader reader;
    const std::optional<JsonView> json = reader.read(text);
    QMap<QString, store::RevisionsDiff> lacking;
    const auto takeOne = [&](QByteArrayView name, const JsonView &told) {
        const QString id = QString::fromUtf8(name);
        const auto known = revisions.constFind(id);
        store::RevisionsDiff diff;
        told["missing"].forEachElement([&](const JsonView &each) {
            const QString revision = QString::fromUtf8(each.text().value_or(QByteArrayView()));
            if (known != revisions.cend() && known->contains(revision))
                diff.missing.append(revision);
            return true;
        });
        told["possible_ancestors"].forEachElement([&](const JsonView &each) {
            diff.possibleAncestors.append(
                QString::fromUtf8(each.text().value_or(QByteArrayView())));
            return true;
        });
        if (!diff.missing.isEmpty())
            lacking.insert(id, diff);
        return true;
    };
    if (!json || !json->forEachMember(takeOne))
        return m_talk->invalid(QStringLiteral("no JSON"));
    return lacking;
}

Result<> HttpEndpoint::fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &task)
{
    if (!m_hasBulkGet)
        return fetchOneByOne(wanted, take, task);
    QList<Wanted> left; // one revision each
    for (const Wanted &document : wanted)
        for (const QString &revision : document.revisions)
            left.append({document.id, {revision}, document.ancestors});
    for (;;) { // where the line breaks, the rest is asked for anew
        qsizetype came = 0;
        const Result<> fetched = fetchTogether(left, came, take, task);
        const bool goesOn = !fetched && fetched.error().kind == Error::Kind::Network && came > 0;
        if (!goesOn)
            return m_hasBulkGet ? fetched : fetchOneByOne(wanted, take, task);
        left.remove(0, came);
    }
}

// `came`: how many of them need not be asked for again, from the first on.
Result<> HttpEndpoint::fetchTogether(
    const QList<Wanted> &wanted, qsizetype &came, const Take &take, TaskControl &task)
{
    QByteArray asked = "{\"docs\":[";
    QSet<QString> ids;
    for (const Wanted &document : wanted) {
        ids.insert(document.id);
        asked.append(asked.endsWith('[') ? "{\"id\":" : ",{\"id\":");
        appendText(asked, document.id);
        asked.append(",\"rev\":");
        appendText(asked, document.revisions.constFirst());
        if (!document.ancestors.isEmpty())
            appendTexts(asked.append(",\"atts_since\":"), document.ancestors);
        asked.append('}');
    }
    asked.append("]}");
    HZ_TRY(const Talk::Answer answer,
        m_talk->ask({.verb = "POST",
                        .path = "/_bulk_get",
                        .query = "revs=true&attachments=true&latest=true",
                        .json = asked,
                        .headers = {kAsJson}},
            {400, 404, 405, 501}, task));
    if (answer.status >= 300) {
        m_hasBulkGet = false;
        return {};
    }
    JsonReader reader;
    JsonElements elements("results", m_talk->options().maxRevisionBytes);
    qsizetype results = 0;
    bool isInOrder = true; // as everybody answers; else nobody knows which have come
    const auto takeParcel = [&](Parcel parcel) -> Result<> {
        if (!ids.contains(parcel.revision.id))
            return m_talk->invalid(QStringLiteral("a document that was not asked for"));
        isInOrder = isInOrder && parcel.revision.id == wanted[results].id;
        return take(std::move(parcel));
    };
    const auto takeResult = [&](QByteArrayView result) -> Result<> {
        if (results == wanted.size())
            return m_talk->invalid(QStringLiteral("more documents than asked for"));
        HZ_CHECK(takeParcels(reader, result, takeParcel));
        ++results;
        came = isInOrder ? results : 0;
        return {};
    };
    HZ_CHECK(m_talk->read(
        answer, [&](QByteArrayView piece) { return elements.add(piece, takeResult); }, task));
    HZ_CHECK(endOf(elements, results));
    return {};
}

Result<> HttpEndpoint::fetchOneByOne(
    const QList<Wanted> &wanted, const Take &take, TaskControl &task)
{
    for (const Wanted &document : wanted) {
        const auto list = [](const QStringList &names) {
            return encoded(QString::fromUtf8(
                QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact)));
        };
        QByteArray query
            = "revs=true&attachments=true&latest=true&open_revs=" + list(document.revisions);
        if (!document.ancestors.isEmpty())
            query += "&atts_since=" + list(document.ancestors);
        HZ_TRY(const Talk::Answer answer,
            m_talk->ask({.path = '/' + encoded(document.id), .query = query, .headers = {kAsJson}},
                {404}, task));
        if (answer.status == 404)
            continue;
        // [{"ok":…}, …] becomes the list that our reader of lists knows.
        JsonReader reader;
        JsonElements elements("results", m_talk->options().maxRevisionBytes);
        const auto takeParcel = [&](Parcel parcel) -> Result<> {
            if (parcel.revision.id != document.id)
                return m_talk->invalid(QStringLiteral("a document that was not asked for"));
            return take(std::move(parcel));
        };
        const auto takeEntry = [&](QByteArrayView entry) -> Result<> {
            return takeParcels(reader, "{\"docs\":[" + entry.toByteArray() + "]}", takeParcel);
        };
        HZ_CHECK(elements.add("{\"results\":", takeEntry));
        HZ_CHECK(m_talk->read(
            answer, [&](QByteArrayView piece) { return elements.add(piece, takeEntry); }, task));
        HZ_CHECK(elements.add("}", takeEntry));
        HZ_CHECK(elements.end());
    }
    return {};
}

Result<QList<Refusal>> HttpEndpoint::write(const QList<Parcel> &parcels, TaskControl &task)
{
    return writePiece(parcels, task);
}

Result<QList<Refusal>> HttpEndpoint::writePiece(QList<Parcel> parcels, TaskControl &task)
{
    QByteArray body = "{\"new_edits\":false,\"docs\":[";
    for (const Parcel &parcel : std::as_const(parcels)) {
        if (!body.endsWith('['))
            body.append(',');
        appendParcel(body, parcel);
    }
    body.append("]}");
    HZ_TRY(const Talk::Answer answer,
        m_talk->ask({.verb = "POST", .path = "/_bulk_docs", .json = body}, {400, 412, 413}, task));
    QList<Refusal> refused;
    if (answer.status == 412) { // bytes that the server has not: nothing was written
        QList<Parcel> whole;
        for (Parcel &parcel : parcels) {
            const store::Revision &revision = parcel.revision;
            if (revision.keep.isEmpty())
                whole.append(std::move(parcel));
            else
                refused.append({revision.id, revision.history.value(0),
                    {Error::Kind::NotFound, {}, QStringLiteral("missing_stub")}});
        }
        if (refused.isEmpty())
            return m_talk->invalid(QStringLiteral("412"));
        if (!whole.isEmpty()) {
            HZ_TRY(const QList<Refusal> more, writePiece(std::move(whole), task));
            refused += more;
        }
        return refused;
    }
    if (answer.status >= 300) { // too large, or one of them cannot be taken
        if (parcels.size() > 1) {
            const qsizetype half = parcels.size() / 2;
            HZ_TRY(refused, writePiece(parcels.first(half), task));
            HZ_TRY(const QList<Refusal> more, writePiece(parcels.sliced(half), task));
            return refused + more;
        }
        const store::Revision &revision = parcels.constFirst().revision;
        const QString message = answer.status == 413
            ? Names::tr("“%1” is too large for “%2”.").arg(revision.id, m_talk->host())
            : Names::tr("“%2” does not take “%1”.").arg(revision.id, m_talk->host());
        refused.append({revision.id, revision.history.value(0),
            {Error::Kind::Invalid, message, kHttpStatus + QString::number(answer.status)}});
        return refused;
    }
    HZ_TRY(const QJsonDocument json, m_talk->json(answer, task));
    const QJsonArray told = json.array();
    for (const QJsonValue &entry : told) {
        const QJsonObject failed = entry.toObject();
        const QString error = failed[QLatin1StringView("error")].toString();
        if (error.isEmpty())
            continue;
        const QString id = failed[QLatin1StringView("id")].toString();
        const auto sent = std::find_if(parcels.cbegin(), parcels.cend(),
            [&](const Parcel &parcel) { return parcel.revision.id == id; });
        if (sent == parcels.cend())
            return m_talk->invalid(reasonOf(failed));
        const QString revision
            = failed[QLatin1StringView("rev")].toString(sent->revision.history.value(0));
        if (error == u"missing_stub")
            refused.append({id, revision, {Error::Kind::NotFound, {}, reasonOf(failed)}});
        else if (error == u"forbidden" || error == u"unauthorized")
            refused.append({id, revision,
                {Error::Kind::Denied,
                    Names::tr("“%2” does not take “%1” from you.").arg(id, m_talk->host()),
                    reasonOf(failed)}});
        else if (error == u"bad_request" || error == u"doc_validation")
            refused.append({id, revision,
                {Error::Kind::Invalid,
                    Names::tr("“%2” does not take “%1”.").arg(id, m_talk->host()),
                    reasonOf(failed)}});
        else
            return failure(Error::Kind::Network,
                Names::tr("“%1” could not write what was sent.").arg(m_talk->host()),
                kHttpStatus + QString::number(answer.status) + u' ' + reasonOf(failed));
    }
    return refused;
}

Result<QJsonObject> HttpEndpoint::local(const QString &id, TaskControl &task)
{
    m_localRevisions.remove(id);
    HZ_TRY(const Talk::Answer answer, m_talk->ask({.path = localPath(id)}, {404}, task));
    if (answer.status == 404)
        return failure(Error::Kind::NotFound, {}, QStringLiteral("_local/") + id);
    HZ_TRY(const QJsonDocument json, m_talk->json(answer, task));
    QJsonObject body = json.object();
    m_localRevisions.insert(id, body[QLatin1StringView("_rev")].toString());
    for (auto it = body.begin(); it != body.end();)
        it = it.key().startsWith(u'_') ? body.erase(it) : std::next(it);
    return body;
}

Result<> HttpEndpoint::putLocal(const QString &id, const QJsonObject &body, TaskControl &task)
{
    for (bool isAgain = false;; isAgain = true) {
        QJsonObject sent = body;
        sent.insert(QStringLiteral("_id"), QStringLiteral("_local/") + id);
        if (const QString revision = m_localRevisions.value(id); !revision.isEmpty())
            sent.insert(QStringLiteral("_rev"), revision);
        HZ_TRY(const Talk::Answer answer,
            m_talk->ask(
                {.verb = "PUT", .path = localPath(id), .json = compact(sent)}, {409}, task));
        if (answer.status != 409) {
            HZ_TRY(const QJsonDocument json, m_talk->json(answer, task));
            m_localRevisions.insert(id, json[QLatin1StringView("rev")].toString());
            return {};
        }
        if (isAgain)
            return failure(Error::Kind::Conflict,
                Names::tr("Another program replicates with “%1” under our name.")
                    .arg(m_talk->host()),
                QStringLiteral("_local/") + id);
        const Result<QJsonObject> known = local(id, task);
        if (!known && known.error().kind != Error::Kind::NotFound)
            return Failure(known.error());
    }
}

Result<bool> HttpEndpoint::stillHas(
    const QString &identity, const QString &id, const QJsonObject &body, TaskControl &task)
{
    const HttpHeader tag{"If-None-Match", localTag(identity, body)};
    HZ_TRY(const Talk::Answer answer,
        m_talk->ask({.path = localPath(id), .headers = {tag}}, {304, 404}, task));
    if (answer.status == 200)
        HZ_CHECK(m_talk->text(answer, task));
    return answer.status == 304;
}

} // namespace hz::sync

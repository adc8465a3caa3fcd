#include "pairing_p.h"
#include "statuspage_p.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>

namespace hz::sync::server {

using namespace account;

namespace {

constexpr qint64 kMaxAskedBytes = 8 << 10;
// Nothing from elsewhere, nothing within the page itself, in nobody's frame.
constexpr const char *kPolicy
    = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct PageFile {
    QLatin1StringView name;
    const char *type;
};
constexpr PageFile kFiles[] = {{QLatin1StringView(""), "text/html; charset=utf-8"},
    {QLatin1StringView("status.js"), "text/javascript; charset=utf-8"},
    {QLatin1StringView("status.css"), "text/css; charset=utf-8"}};

Answer<Response> pageFile(const PageFile &file)
{
    const QString name = file.name.isEmpty() ? QStringLiteral("index.html") : QString(file.name);
    QFile content(QStringLiteral(":/hz/hub/") + name);
    if (!content.open(QIODevice::ReadOnly))
        return refuse(500, "internal_server_error", content.errorString());
    Response response{.contentType = file.type, .body = content.readAll()};
    response.add("Content-Security-Policy", kPolicy);
    response.add("X-Content-Type-Options", "nosniff");
    response.add("Referrer-Policy", "no-referrer");
    return response;
}

QJsonObject statusOf(const StatusPage &page)
{
    QJsonArray databases;
    for (const QString &name : page.databases->names()) {
        const QFileInfo file(page.databases->pathOf(name));
        const QFileInfo log(file.filePath() + QStringLiteral("-wal"));
        const QDateTime written = log.exists() ? std::max(file.lastModified(), log.lastModified())
                                               : file.lastModified();
        const QDateTime synced = page.activity->lastSync(name);
        databases.append(QJsonObject{{QStringLiteral("name"), name},
            {QStringLiteral("bytes"), file.size() + log.size()},
            {QStringLiteral("written"), written.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("synced"),
                synced.isValid() ? synced.toString(Qt::ISODate) : QString()}});
    }
    const QStorageInfo disk(page.databases->blobs().folder());
    QJsonObject status = page.activity->toJson();
    status.insert(QStringLiteral("uuid"), page.databases->uuid());
    status.insert(QStringLiteral("started"), page.startedAt.toString(Qt::ISODate));
    status.insert(QStringLiteral("now"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    status.insert(QStringLiteral("databases"), databases);
    status.insert(QStringLiteral("diskFree"), disk.bytesAvailable());
    status.insert(QStringLiteral("diskTotal"), disk.bytesTotal());
    return status;
}

} // namespace

Sink StatusPage::route(const Request &request, const Identity &who) const
{
    const QString part = request.segments.value(1);
    const bool isReading = request.method == Method::Get || request.method == Method::Head;
    if (request.segments.size() > 2)
        return refuse(404, "not_found", QStringLiteral("missing"));
    for (const PageFile &file : kFiles)
        if (part == file.name && isReading) {
            if (part.isEmpty() && !request.path.endsWith('/')) // its files lie beside it
                return answerAtOnce([]() -> Answer<Response> {
                    Response response{.status = 301};
                    response.add("Location", "/_hezhou/");
                    return response;
                });
            return answerAtOnce([file] { return pageFile(file); });
        }
    if (part == u"setup" && isReading)
        return answerAtOnce([gate = gate]() -> Answer<Response> {
            return jsonResponse(
                200, QJsonObject{{QStringLiteral("needed"), !gate->setupCode().isEmpty()}});
        });
    if (part == u"setup" && request.method == Method::Post)
        return collectAndAnswer(kMaxAskedBytes,
            [gate = gate, request](const QByteArray &body) { return gate->setUp(request, body); });
    if (part != u"status" && part != u"users" && part != u"pairing")
        return refuse(404, "not_found", QStringLiteral("missing"));
    HZ_ASK(gate->requireAdmin(who));
    if (part == u"status" && isReading)
        return answerAtOnce(
            [page = *this]() -> Answer<Response> { return jsonResponse(200, statusOf(page)); });
    if (part == u"pairing" && isReading)
        return answerAtOnce([request, sum = fingerprint] { return pairingAnswer(request, sum); });
    if (part == u"users" && isReading)
        return answerAtOnce([gate = gate] { return gate->users(); });
    if (part == u"users" && request.method == Method::Post)
        return collectAndAnswer(kMaxAskedBytes,
            [gate = gate, who](const QByteArray &body) { return gate->changeUser(who, body); });
    return refuse(405, "method_not_allowed", QStringLiteral("Only GET,HEAD,POST allowed"));
}

} // namespace hz::sync::server

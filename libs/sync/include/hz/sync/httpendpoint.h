// A database behind HTTP: our hub, Apache CouchDB 3, or another server of its protocol.
//
// Bodies travel as gzip where the server takes it. Signs in before the first request, and once more
// when the server has forgotten us; a second refusal is Denied. What does not fit (413) is sent in
// halves. Redirects are refused: nobody is to send documents elsewhere. An answer may be as long as
// it likes, but holds what was asked for and is read piece by piece; silence ends it.
#pragma once

#include <hz/sync/endpoint.h>

#include <QtCore/QUrl>

#include <functional>
#include <memory>
#include <mutex>

namespace hz::sync {

class JsonElements;
class Talk;
struct Ask;

/// What a hub gave somebody who signed in, shared by all who speak with it in her name. Any thread.
class HubSession {
public:
    using Keep = std::function<void(const QByteArray &cookie)>;

    explicit HubSession(QByteArray cookie);
    QByteArray cookie() const;
    void renew(const QByteArray &cookie);
    /// From now on called with each new one, by whoever got it from the hub.
    void keepBy(Keep keep);

private:
    mutable std::mutex m_mutex; // guards both
    QByteArray m_cookie;
    Keep m_keep;
};

struct Credentials {
    QString user = {};
    QString password = {};
    QByteArray bearer = {}; // a signed token; used instead of the others
    /// Where what the server gives is kept, and what others were given is taken from. Without a
    /// name it is all there is: one that is over is renewed where the hub allows it; else Denied.
    std::shared_ptr<HubSession> session = {};
    /// The name and the password go with each request, which is shorter than to open a session
    /// where there are few.
    bool isForFewRequests = false;
};

struct HttpOptions {
    Credentials credentials = {};
    /// SHA-256 of the hub's certificate, "AB:CD:…": no other is spoken to, and that one whoever
    /// signed it. Empty: one that the system trusts.
    QByteArray fingerprint = {};
    /// How long nothing may come or go on the line.
    std::chrono::milliseconds silence{30'000};
    qint64 maxRevisionBytes = 64 << 20; // as JSON, with its attachments; larger is refused
};

/// The address of a database of the server at `server`. Its name may hold a slash, as %2F.
QUrl databaseUrl(const QUrl &server, const QString &name);
/// What is called in such an address; empty if it is none.
QString databaseNameOf(const QUrl &database);

class HttpEndpoint final : public Endpoint {
public:
    /// `database` is its address, http or https; a name and password in it are credentials.
    /// Invalid if it is no such address.
    static Result<std::unique_ptr<HttpEndpoint>> open(
        const QUrl &database, HttpOptions options = {});
    ~HttpEndpoint() override;

    QString name() const override;
    Result<QString> identity(TaskControl &task) override;
    QString address() const override;
    bool isHub() const override;
    Result<ChangesPage> changes(const QJsonValue &since, int limit,
        std::chrono::milliseconds patience, TaskControl &task) override;
    Result<ChangesPage> changesWithDocuments(
        const QJsonValue &since, int limit, TaskControl &task) override;
    Result<QMap<QString, store::RevisionsDiff>> missing(
        const QMap<QString, QStringList> &revisions, TaskControl &task) override;
    Result<> fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &task) override;
    Result<QList<Refusal>> write(const QList<Parcel> &parcels, TaskControl &task) override;
    Result<QJsonObject> local(const QString &id, TaskControl &task) override;
    Result<> putLocal(const QString &id, const QJsonObject &body, TaskControl &task) override;
    Result<bool> stillHas(const QString &identity, const QString &id, const QJsonObject &body,
        TaskControl &task) override;

    LineUse lineUse() const override;

private:
    friend class HttpBlobs; // shares m_talk
    explicit HttpEndpoint(std::shared_ptr<Talk> talk);
    Result<ChangesPage> pageOf(
        const Ask &ask, const QJsonValue &since, int limit, TaskControl &task);
    Result<QJsonObject> endOf(JsonElements &elements, qsizetype came) const;
    Result<> fetchTogether(
        const QList<Wanted> &wanted, qsizetype &came, const Take &take, TaskControl &task);
    Result<> fetchOneByOne(const QList<Wanted> &wanted, const Take &take, TaskControl &task);
    Result<QList<Refusal>> writePiece(QList<Parcel> parcels, TaskControl &task);

    const std::shared_ptr<Talk> m_talk;
    bool m_hasBulkGet = true;
    QMap<QString, QString> m_localRevisions; // of local documents, as last seen
};

} // namespace hz::sync

// Who is asking, and whether he may: sign-in by cookie, password or token, and each database's
// _security. Any thread; a first sign-in with a password takes a tenth of a second.
#pragma once

#include "exchange_p.h"

#include <hz/account/accounts.h>
#include <hz/account/security.h>

#include <QtCore/QHash>

#include <atomic>
#include <mutex>

namespace hz::sync::server {

struct GateOptions {
    bool usesTls = true;
    bool isOnlyHere = false; // only this computer can ask
    account::SessionLengths sessions = {};
};

class Gate {
public:
    /// As long as there is no administrator, everybody may do everything where only this computer
    /// can ask, and nobody anything elsewhere.
    static Result<std::unique_ptr<Gate>> open(std::shared_ptr<store::Database> accounts,
        const QString &profileDir, const QString &uuid, const GateOptions &options);

    bool isOpen() const { return m_isOpen; }
    /// Nobody where the request names nobody; 401 where it names somebody who is not believed.
    Answer<account::Identity> identify(const Request &request);
    /// 401 for nobody, 403 for somebody.
    Answer<std::monostate> requireAdmin(const account::Identity &who) const;
    Answer<std::monostate> requireSomebody(const account::Identity &who) const;
    Answer<std::monostate> require(
        const account::Identity &who, const QString &database, account::Access least);
    bool mayUse(const account::Identity &who, const QString &database);

    /// POST /_session: name and password, as JSON or as a form; or {"renew":true} with the cookie
    /// of a session that is over, but not long since.
    Answer<Response> signIn(const Request &request, const QByteArray &body);
    /// Gives a session in use that grows old another cookie, with any answer.
    void freshen(const Request &request, Response &response);
    Response signOut() const;
    Response session(const account::Identity &who) const;

    account::Security securityOf(const QString &database);
    Answer<Response> setSecurity(
        const account::Identity &who, const QString &database, const QByteArray &body);
    /// What whoever started the hub was shown, to make the first administrator with; empty when
    /// there is one.
    QString setupCode() const;
    /// POST /_hezhou/setup: code, name and password of the first administrator, who is signed in.
    Answer<Response> setUp(const Request &request, const QByteArray &body);
    Answer<Response> users() const;
    /// POST /_hezhou/users: {"do":"add|passwd|lock|unlock|remove","name","password","admin"}.
    Answer<Response> changeUser(const account::Identity &who, const QByteArray &body);

    /// A database of this name is made, or gone: only administrators may use the next one.
    Result<> close(const account::Identity &who, const QString &database, const char *what);
    /// Somebody has made the database that is hers alone.
    Result<> giveTo(const account::Identity &who, const QString &database);

private:
    struct Remembered {
        account::Session session;
        std::chrono::steady_clock::time_point until;
    };

    struct KnownSecurity {
        account::Security security;
        std::chrono::steady_clock::time_point until;
    };

    Gate(std::shared_ptr<store::Database> accounts, std::unique_ptr<account::AuditLog> audit,
        QString uuid, const GateOptions &options);
    Answer<Response> renew(const Request &request);
    Response begin(
        const account::Identity &who, const account::SessionKeys &keys, qint64 epoch) const;
    Answer<account::Identity> identifyBasic(const QByteArray &credentials, const QString &address);
    Result<> store(const account::Identity &who, const QString &database,
        const account::Security &security, const char *what);
    Answer<std::monostate> checkCode(const QString &code);
    QByteArray cookie(const QByteArray &value, bool ends) const;

    const std::shared_ptr<store::Database> m_database;
    const std::unique_ptr<account::AuditLog> m_audit;
    account::Accounts m_accounts;
    const QString m_uuid;
    const bool m_usesTls;
    const account::SessionLengths m_sessions;
    std::atomic_bool m_isOpen = false;
    account::BearerKey m_bearerKey;
    const QByteArray m_salt; // passwords are remembered as sums that mean nothing elsewhere
    mutable std::mutex m_mutex; // guards what follows
    QHash<QByteArray, Remembered> m_remembered;
    QHash<QString, KnownSecurity> m_securities;
    QString m_setupCode; // empty: there is an administrator
    int m_wrongCodes = 0;
};

} // namespace hz::sync::server

// The users of a hub. Blocking, any thread but the GUI's.
//
// Wiring: open a database "accounts" in the hub's profile (its name is never served), an AuditLog
// beside it, and one Accounts for the process. POST /_session → signIn() and
// sessionKeys().issue(name, user.epoch, now); every request with a cookie → sessionKeys().check()
// and identityOf(session); with Basic → signIn(); with a bearer token → bearerKey().check().
// The command line's "user add|passwd|list|remove" are add(), setPassword(), list(), remove().
#pragma once

#include <hz/account/auditlog.h>
#include <hz/account/bearer.h>
#include <hz/account/password.h>
#include <hz/account/security.h>
#include <hz/account/session.h>
#include <hz/account/throttle.h>
#include <hz/account/user.h>
#include <hz/store/database.h>

namespace hz::account {

class Accounts {
public:
    /// All outlive it. `audit` may be null on a command line that changes nothing.
    Accounts(store::Database &database, AuditLog *audit, const Clock &clock = systemClock(),
        PasswordStrength strength = {});

    /// Conflict if there is somebody of that name.
    Result<> add(const User &user, const QString &password);
    /// Sessions of the former password end.
    Result<> setPassword(const QString &name, const QString &password);
    Result<> setRoles(const QString &name, const QStringList &roles);
    /// A user who is locked cannot sign in, and open sessions end.
    Result<> setLocked(const QString &name, bool isLocked);
    Result<> remove(const QString &name);
    Result<User> find(const QString &name) const; // NotFound
    Result<QList<User>> list() const; // by name
    Result<bool> hasAdmin() const;

    /// Denied, with the same words whether the name or the password is wrong; with how long to wait
    /// where there have been too many tries.
    Result<User> signIn(const QString &name, const QString &password, const QString &address);

    /// Who a session is of now; nobody if it is over, or the user is gone, locked, or has another
    /// password since.
    Result<Identity> identityOf(const Session &session) const;

    /// Who may use a database of this server; closed where nothing is known of it, so that what
    /// cannot be read lets nobody in but the server's administrators.
    Security securityOf(const QString &database) const;
    /// `what` says in the audit log why.
    Result<> setSecurity(
        const QString &database, const Security &security, const QString &who, const char *what);

    /// Made at first use; the same in every process that has the database open.
    Result<SessionKeys> sessionKeys();
    Result<BearerKey> bearerKey();

private:
    Result<> change(
        const QString &name, const char *what, const std::function<Result<>(User &)> &edit);
    Result<> note(const AuditEvent &event);

    store::Database &m_database;
    AuditLog *const m_audit;
    const Clock &m_clock;
    const PasswordStrength m_strength;
    SignInThrottle m_throttle;
    std::once_flag m_hashed;
    QByteArray m_nobodysHash; // to be slow where there is no such user
};

} // namespace hz::account

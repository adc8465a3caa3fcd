// Session cookies: who signed in and when, under a key of the server. Values; any thread.
//
// The hub sends issue()'s text as cookie AuthSession (HttpOnly, SameSite=Strict, Secure under TLS),
// checks what comes back with check() and Accounts::isCurrent(), and sends a new one when
// `isAged` says so. One that has ended opens nothing any more, but buys a new one for some weeks,
// so that a machine that was off over a holiday need not ask for a password: `isOver`. Keys are
// kept in the accounts database, see Accounts::sessionKeys().
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace hz::account {

inline constexpr std::chrono::minutes kSessionLength{24 * 60};
inline constexpr std::chrono::hours kRenewalLength{30 * 24};

struct SessionLengths {
    std::chrono::milliseconds use = kSessionLength;
    std::chrono::milliseconds renewal = kRenewalLength; // from the beginning
};

inline constexpr std::chrono::hours kKeyLife{30 * 24};

struct Session {
    QString name = {};
    qint64 epoch = 0; // of the user, when it began
    QDateTime issued = {};
    bool isAged = false; // half of its time is over: issue another
    bool isOver = false; // good for nothing but another one

    bool operator==(const Session &) const = default;
};

struct SessionKeys {
    QByteArray current = {}; // 32 bytes each
    QByteArray former = {}; // empty: none
    QDateTime made = {};

    static SessionKeys fresh(const QDateTime &now);
    /// The same, or with a new current key if it is old.
    SessionKeys rotated(const QDateTime &now) const;

    QByteArray issue(const QString &name, qint64 epoch, const QDateTime &now) const;
    /// Nothing if it was not issued under these keys, is too old to be renewed, or from the future.
    std::optional<Session> check(
        const QByteArray &token, const QDateTime &now, const SessionLengths &lengths = {}) const;
    /// When a token says that it was issued, whoever wrote it; invalid if it is none.
    static QDateTime issuedAt(const QByteArray &token);

    bool operator==(const SessionKeys &) const = default;
};

} // namespace hz::account

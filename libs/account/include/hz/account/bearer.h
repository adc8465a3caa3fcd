// Short-lived tokens signed with Ed25519: "hz1.<claims>.<signature>", both base64url. Whoever has
// the public key can check one, without asking who signed. Values; any thread.
//
// The hub answers POST /_token of somebody who has signed in with issue(), and takes
// "Authorization: Bearer" wherever a cookie would do; a board keeps its password to itself and
// shows tokens. The key is kept in the accounts database, see Accounts::bearerKey().
#pragma once

#include <hz/account/user.h>

#include <QtCore/QDateTime>

#include <chrono>

namespace hz::account {

inline constexpr std::chrono::minutes kLongestBearer{15};

struct BearerKey {
    QByteArray publicKey = {}; // 32 bytes
    QByteArray secretKey = {}; // 64 bytes; empty where only checking is wanted

    static BearerKey fresh();
    /// `server` is the uuid of the one that is to take it. Longer than kLongestBearer is cut.
    QByteArray issue(const Identity &who, const QString &server, std::chrono::minutes length,
        const QDateTime &now) const;
    /// Denied if it is not signed so, for another server, or over.
    Result<Identity> check(
        const QByteArray &token, const QString &server, const QDateTime &now) const;

    bool operator==(const BearerKey &) const = default;
};

} // namespace hz::account

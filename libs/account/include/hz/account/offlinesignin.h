// Signing in where the hub cannot be reached: the last good sign-in of a person at this machine,
// for some days. Blocking; any thread but the GUI's.
#pragma once

#include <hz/account/password.h>
#include <hz/account/user.h>
#include <hz/core/clock.h>

#include <chrono>

namespace hz::account {

inline constexpr std::chrono::hours kOfflineLength{30 * 24};

struct OfflineOptions {
    std::chrono::hours length = kOfflineLength;
    PasswordStrength strength = {};
    const Clock *clock = &systemClock();
};

class OfflineSignIn {
public:
    /// `path` is a file of the profile; it is made at the first remember().
    explicit OfflineSignIn(QString path, OfflineOptions options = {});

    /// After the hub has let somebody in.
    Result<> remember(const QString &server, const Identity &who, const QString &password) const;
    /// Denied if the name or password is another, it was too long ago, or the clock was set back.
    Result<Identity> signIn(
        const QString &server, const QString &name, const QString &password) const;
    /// After the hub has refused somebody it once let in.
    Result<> forget(const QString &server, const QString &name) const;

private:
    Result<QJsonObject> read() const;
    Result<> write(const QJsonObject &json) const;

    const QString m_path;
    const OfflineOptions m_options;
};

} // namespace hz::account

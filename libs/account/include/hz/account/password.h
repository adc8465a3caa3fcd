// Passwords as Argon2id strings of libsodium. Slow by design: never on the GUI's thread. Any
// thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace hz::account {

inline constexpr int kLeastPasswordLength = 8;
inline constexpr int kMostPasswordBytes = 1024;

struct PasswordStrength {
    quint64 passes = 2;
    quint64 memoryBytes = 64 << 20;

    /// For tests: the least that Argon2id allows.
    static PasswordStrength least() { return {1, 8 << 10}; }
};

/// Invalid, with what to do, if it is too short or too long to be one.
Result<> checkNewPassword(const QString &password);

/// With a new salt each time. NoSpace where there is not the memory.
Result<QByteArray> hashPassword(const QString &password, const PasswordStrength &strength = {});
bool isPassword(const QByteArray &hash, const QString &password);
/// Whether the hash was made with less than this strength.
bool isWeaker(const QByteArray &hash, const PasswordStrength &strength);

} // namespace hz::account

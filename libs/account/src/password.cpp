#include "sodium_p.h"

#include <hz/account/password.h>

#include <QtCore/QCoreApplication>

#include <sodium.h>

namespace hz::account {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::account::Password)
};

} // namespace

Result<> checkNewPassword(const QString &password)
{
    if (password.size() < kLeastPasswordLength)
        return failure(Error::Kind::Invalid,
            Names::tr("A password needs at least %1 characters.").arg(kLeastPasswordLength));
    if (password.toUtf8().size() > kMostPasswordBytes)
        return failure(Error::Kind::Invalid, Names::tr("This password is too long."));
    return {};
}

Result<QByteArray> hashPassword(const QString &password, const PasswordStrength &strength)
{
    startSodium();
    const QByteArray bytes = password.toUtf8();
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), bytes.constData(),
            static_cast<unsigned long long>(bytes.size()), strength.passes,
            size_t(strength.memoryBytes), crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return failure(Error::Kind::NoSpace,
            Names::tr("There is too little memory to check a password. Close other programs."));
    hash.truncate(qsizetype(qstrlen(hash.constData())));
    return hash;
}

bool isPassword(const QByteArray &hash, const QString &password)
{
    startSodium();
    const QByteArray bytes = password.toUtf8();
    if (bytes.size() > kMostPasswordBytes || hash.size() >= qsizetype(crypto_pwhash_STRBYTES))
        return false;
    return crypto_pwhash_str_verify(
               hash.constData(), bytes.constData(), static_cast<unsigned long long>(bytes.size()))
        == 0;
}

bool isWeaker(const QByteArray &hash, const PasswordStrength &strength)
{
    startSodium();
    return crypto_pwhash_str_needs_rehash(
               hash.constData(), strength.passes, size_t(strength.memoryBytes))
        != 0;
}

} // namespace hz::account

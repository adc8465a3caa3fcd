#include "sodium_p.h"

#include <hz/account/signing.h>
#include <hz/store/database.h>

#include <QtCore/QCoreApplication>

#include <sodium.h>

namespace hz::account {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::account::Signing)
};

const QString kKept = QStringLiteral("_local/signingKey");
const QString kPublic = QStringLiteral("public");
const QString kSecret = QStringLiteral("secret");

const unsigned char *in(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

QByteArray bytesIn(const QJsonValue &hex)
{
    return QByteArray::fromHex(hex.toString().toLatin1());
}

} // namespace

SigningKey SigningKey::fresh()
{
    return fromSeed(randomBytes(crypto_sign_SEEDBYTES));
}

SigningKey SigningKey::fromSeed(const QByteArray &seed)
{
    Q_ASSERT(seed.size() == crypto_sign_SEEDBYTES);
    startSodium();
    SigningKey key{QByteArray(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized),
        QByteArray(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized)};
    crypto_sign_seed_keypair(out(key.publicKey), out(key.secretKey), in(seed));
    return key;
}

QByteArray SigningKey::sign(const QByteArray &message) const
{
    Q_ASSERT(secretKey.size() == crypto_sign_SECRETKEYBYTES);
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(out(signature), nullptr, in(message),
        static_cast<unsigned long long>(message.size()), in(secretKey));
    return signature;
}

bool isSigned(const QString &keyId, const QByteArray &message, const QByteArray &signature)
{
    startSodium();
    const QByteArray key = QByteArray::fromHex(keyId.toLatin1());
    return key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(
               in(signature), in(message), static_cast<unsigned long long>(message.size()), in(key))
        == 0;
}

namespace {

Result<SigningKey> keyIn(const store::ReadTransaction &read)
{
    HZ_TRY(const QJsonObject stored, read.local(kKept));
    const SigningKey key{bytesIn(stored[kPublic]), bytesIn(stored[kSecret])};
    if (key.publicKey.size() != crypto_sign_PUBLICKEYBYTES
        || key.secretKey.size() != crypto_sign_SECRETKEYBYTES)
        return failure(Error::Kind::Corrupt,
            Tr::tr("The key that signs for you is damaged. Restore a backup of this profile, or "
                   "withdraw the key and begin with a new profile."));
    return key;
}

} // namespace

Result<SigningKey> ownSigningKey(store::Database &database)
{
    {
        HZ_TRY(const auto read, database.read());
        Result<SigningKey> known = keyIn(*read);
        if (known || known.error().kind != Error::Kind::NotFound)
            return known;
    }
    return database.writeAndWait([](store::WriteTransaction &transaction) -> Result<SigningKey> {
        Result<SigningKey> known = keyIn(transaction); // another process was faster
        if (known || known.error().kind != Error::Kind::NotFound)
            return known;
        const SigningKey key = SigningKey::fresh();
        HZ_CHECK(store::putLocal(transaction, kKept,
            {{kPublic, QString::fromLatin1(key.publicKey.toHex())},
                {kSecret, QString::fromLatin1(key.secretKey.toHex())}}));
        return key;
    });
}

} // namespace hz::account

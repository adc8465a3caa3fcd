// Signatures of people and machines with Ed25519: who has the public key can check one, wherever
// and whenever. Values; any thread, but ownSigningKey() not from within a write.
//
// A key is named by its public half, 64 hex digits, so a signature never has to be looked up to be
// checked. Who somebody is, and until when a key is good, stands elsewhere: in documents.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace hz::store {
class Database;
}

namespace hz::account {

struct SigningKey {
    QByteArray publicKey = {}; // 32 bytes
    QByteArray secretKey = {}; // 64 bytes

    static SigningKey fresh();
    /// The same for the same 32 bytes: for what is invented.
    static SigningKey fromSeed(const QByteArray &seed);

    QString id() const { return QString::fromLatin1(publicKey.toHex()); }
    QByteArray sign(const QByteArray &message) const; // 64 bytes

    bool operator==(const SigningKey &) const = default;
};

/// Whether that key signed exactly these bytes; no key and no signature are a no.
bool isSigned(const QString &keyId, const QByteArray &message, const QByteArray &signature);

/// The key of whoever keeps this database, made when it is first asked for. It is kept in
/// "_local/signingKey" and never leaves the database. Corrupt if what is kept there is no key.
Result<SigningKey> ownSigningKey(store::Database &database);

} // namespace hz::account

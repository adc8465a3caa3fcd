#include "sodium_p.h"

#include <QtCore/QtGlobal>

#include <sodium.h>

namespace hz::account {

namespace {

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

void startSodium()
{
    static const int started = sodium_init();
    if (started < 0)
        qFatal("libsodium cannot start");
}

QByteArray randomBytes(int count)
{
    startSodium();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

QByteArray hmacSha256(const QByteArray &key, QByteArrayView message)
{
    startSodium();
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, in(key), size_t(key.size()));
    crypto_auth_hmacsha256_update(
        &state, in(message), static_cast<unsigned long long>(message.size()));
    QByteArray sum(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_final(&state, out(sum));
    return sum;
}

bool areEqual(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray fromBase64Url(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text,
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    // One text for one value: nobody can make another token of the same content.
    return decoded && toBase64Url(*decoded) == text ? *decoded : QByteArray();
}

} // namespace hz::account

// libsodium, started once. Any thread.
#pragma once

#include <QtCore/QByteArray>

namespace hz::account {

/// Before any other call of libsodium; ends the program where it cannot run, which is nowhere.
void startSodium();
QByteArray randomBytes(int count);
QByteArray hmacSha256(const QByteArray &key, QByteArrayView message); // 32 bytes
/// In the same time, whatever differs.
bool areEqual(QByteArrayView a, QByteArrayView b);

inline QByteArray toBase64Url(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
/// Empty if it is none.
QByteArray fromBase64Url(const QByteArray &text);

} // namespace hz::account

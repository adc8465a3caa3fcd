#include "pairing_p.h"

#include <hz/core/qrcode.h>
#include <hz/sync/hub.h>

#include <QtCore/QJsonArray>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkInterface>

namespace hz::sync::server {

namespace {

bool isOnlyHere(const QString &host)
{
    const QHostAddress address(host);
    return host == u"localhost" || address.isLoopback() || address == QHostAddress::AnyIPv4
        || address == QHostAddress::AnyIPv6 || address == QHostAddress::Any;
}

} // namespace

QUrl reachable(const QUrl &url)
{
    if (!isOnlyHere(url.host()))
        return url;
    QUrl other = url;
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : all) {
        if (address.isLoopback() || address.isLinkLocal()
            || address.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        other.setHost(address.toString());
        break;
    }
    return other;
}

Answer<Response> pairingAnswer(const Request &request, const QByteArray &fingerprint)
{
    QString text;
    QJsonArray rows;
    const QUrl asked(
        QStringLiteral("https://") + QString::fromLatin1(request.header("host")), QUrl::StrictMode);
    if (!fingerprint.isEmpty() && asked.isValid() && !asked.host().isEmpty())
        text = pairingText({.url = reachable(asked.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath
                                | QUrl::RemoveQuery | QUrl::RemoveFragment)),
            .fingerprint = fingerprint});
    if (!text.isEmpty()) {
        HZ_TRY(const QrCode code, qrCode(text.toUtf8()));
        for (int y = 0; y < code.size; ++y) {
            QString row;
            for (int x = 0; x < code.size; ++x)
                row += code.isDark(x, y) ? u'1' : u'0';
            rows.append(row);
        }
    }
    return jsonResponse(
        200, QJsonObject{{QStringLiteral("text"), text}, {QStringLiteral("qr"), rows}});
}

} // namespace hz::sync::server

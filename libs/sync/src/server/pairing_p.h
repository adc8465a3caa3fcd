// What a hub hands out so that others find it without typing. Any thread.
#pragma once

#include "exchange_p.h"

#include <QtCore/QUrl>

namespace hz::sync::server {

/// The address that other computers reach: of what is only this computer's, or any of its
/// addresses, the first that the network knows.
QUrl reachable(const QUrl &url);

/// {"text","qr":["0110…",…]}: the pairing text of the address that the page was asked for, and its
/// QR code row by row, 1 is dark. Both empty without TLS.
Answer<Response> pairingAnswer(const Request &request, const QByteArray &fingerprint);

} // namespace hz::sync::server

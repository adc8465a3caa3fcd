// The key and certificate that a hub shows: made at its first start, the same ever after. Any
// thread; one process at a time makes them.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace hz::sync::server {

struct TlsIdentity {
    QByteArray key; // PEM
    QByteArray certificate; // PEM
    QByteArray fingerprint; // SHA-256 of the certificate, as "AB:CD:…"
};

/// From <profile>/hub/tls-key.pem and tls-certificate.pem, where an administrator may put his own;
/// made if there are none. Corrupt if they cannot be read.
Result<TlsIdentity> tlsIdentity(const QString &profileDir, const QString &address);

} // namespace hz::sync::server

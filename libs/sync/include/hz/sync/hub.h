// A hub as people reach it: its address, typed once; the certificate it shows; signing in; which
// databases there are for somebody. Values, and calls that block for the network: on a worker.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/sync/httpblobs.h>
#include <hz/sync/httpendpoint.h>

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <memory>

namespace hz::sync {

struct HubAddress {
    QUrl url = {}; // without a path
    /// SHA-256 of the certificate that was accepted; empty where the system trusts it.
    QByteArray fingerprint = {};

    bool isSet() const { return url.isValid() && !url.host().isEmpty(); }
    bool operator==(const HubAddress &) const = default;
};

/// What people type: "hub.school", "10.0.0.5:5984", "https://…". Without a scheme it is https on
/// the hub's usual port. Invalid if it is no address; Denied for http to another computer, where
/// everybody on the line could read the password.
Result<QUrl> hubUrl(const QString &typed);

/// What a hub hands out so that nothing has to be typed and compared: its address and the SHA-256
/// of its certificate in one text, "https://192.168.1.10:5984/_hezhou/#sha256=AB01…", short enough
/// for a QR code. Empty where the certificate is not known.
QString pairingText(const HubAddress &hub);
/// As hubUrl(), of an address or of a pairing text.
Result<HubAddress> hubAddress(const QString &typed);

struct HubGreeting {
    HubAddress address;
    /// Else a person has to compare address.fingerprint with the one that the hub's keeper has.
    bool isTrusted = true;
};

/// Finds out whether a hub answers and which certificate it shows. Nothing of anybody is sent.
/// Denied where a certificate is asked for and another is shown.
Result<HubGreeting> meetHub(const HubAddress &hub, TaskControl &task);

struct SignedIn {
    QString name = {};
    QStringList roles = {};
    QByteArray cookie = {};
};

/// Denied if the name or the password is wrong, or the certificate is another.
Result<SignedIn> signInAt(
    const HubAddress &hub, const QString &name, const QString &password, TaskControl &task);

/// Those that somebody may use, by name.
Result<QStringList> databasesAt(
    const HubAddress &hub, const std::shared_ptr<HubSession> &session, TaskControl &task);
/// Makes a database, if it is not there. Denied if it is not for her to make or to use.
Result<> makeDatabaseAt(const HubAddress &hub, const std::shared_ptr<HubSession> &session,
    const QString &name, TaskControl &task);

/// One database of a hub, to replicate with.
Result<std::unique_ptr<Endpoint>> databaseAt(
    const HubAddress &hub, const std::shared_ptr<HubSession> &session, const QString &name);
/// The large files of a hub, for whoever replicates that database with it.
Result<std::unique_ptr<HttpBlobs>> filesAt(
    const HubAddress &hub, const std::shared_ptr<HubSession> &session, const QString &name);

} // namespace hz::sync

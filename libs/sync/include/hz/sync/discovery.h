// Hubs that are found on the local network by themselves (mDNS, "_hezhou._tcp"), through the
// system's Avahi. Where there is none, nothing is found and nothing complains: an address can
// always be typed.
//
// On one thread with an event loop, which is never kept waiting.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <memory>

namespace hz::sync {

/// What a hub tells of itself. Anybody on the network may claim anything: the fingerprint is what a
/// person compares, not what makes it trusted.
struct FoundHub {
    QString name; // as people call it: the computer's
    QUrl url; // "https://192.168.1.10:5984"
    QString uuid = {};
    QByteArray fingerprint = {}; // SHA-256 of its certificate, "AB:CD:…"; empty without TLS

    bool operator==(const FoundHub &) const = default;
};

class HubBrowser;

class Discovery final : public QObject {
    Q_OBJECT

public:
    /// `bus` is the address of the bus that Avahi is on; empty: the system's.
    explicit Discovery(const QString &bus = {}, QObject *parent = nullptr);
    ~Discovery() override;

    /// Whether there is an Avahi to ask.
    bool isAvailable() const;
    /// By name; each hub once, however many ways lead to it.
    QList<FoundHub> hubs() const;

Q_SIGNALS:
    void changed();

private:
    const std::unique_ptr<HubBrowser> m_browser;
};

/// Tells the network of a hub for as long as it lives, also when Avahi starts later or anew.
class Announcement {
public:
    explicit Announcement(const FoundHub &hub, const QString &bus = {});
    ~Announcement();
    Announcement(const Announcement &) = delete;
    Announcement &operator=(const Announcement &) = delete;

private:
    class Speaker;
    std::unique_ptr<Speaker> m_speaker;
};

} // namespace hz::sync

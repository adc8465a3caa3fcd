// Avahi's D-Bus interfaces, as far as they are used here.
#pragma once

#include <QtCore/QString>
#include <QtDBus/QDBusConnection>

namespace hz::sync::avahi {

inline const QString kService = QStringLiteral("org.freedesktop.Avahi");
inline const QString kServer = QStringLiteral("org.freedesktop.Avahi.Server");
inline const QString kGroup = QStringLiteral("org.freedesktop.Avahi.EntryGroup");
inline const QString kBrowser = QStringLiteral("org.freedesktop.Avahi.ServiceBrowser");
inline const QString kType = QStringLiteral("_hezhou._tcp");
inline constexpr int kAny = -1; // interface, protocol
inline constexpr int kIpv4 = 0;

/// A connection of its own to `address`, the system's if that is empty, by this name of ours.
inline QDBusConnection connectedTo(const QString &address, const QString &name)
{
    return address.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, name)
                             : QDBusConnection::connectToBus(address, name);
}

} // namespace hz::sync::avahi

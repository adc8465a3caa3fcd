// What a database remembers of a server that it is replicated with, so that not every meeting
// begins with asking who the other is. In a local document by the address, and in one more as the
// last: a hub whose address has changed is mostly the one that it was. Whoever goes by it makes
// sure in some other way that the server is the same.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace hz::sync {

struct Acquaintance {
    QString identity; // as Endpoint::identity() said
    bool isHub = false; // as Endpoint::isHub() said

    QJsonObject toJson() const;
    /// Nothing if it holds none.
    static std::optional<Acquaintance> fromJson(const QJsonObject &json);

    /// Of the local document, without "_local/".
    static QString idFor(const QString &address);
    /// Of the one that holds the server whose name was last asked for.
    static QString idOfLast();

    bool operator==(const Acquaintance &) const = default;
};

/// What our hub calls a database for ever.
QString hubIdentity(const QString &server, const QString &database, const QByteArray &startTime);

/// The ETag that our hub gives a local document, of what it holds and of whose it is: whoever knows
/// both can tell it beforehand. Empty if `body` is nothing that can be summed.
QByteArray localTag(const QString &identity, const QJsonObject &body);

} // namespace hz::sync

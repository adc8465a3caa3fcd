// A person or a machine that signs in, as a document of the hub. A value.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace hz::account {

/// May do everything on its server, as CouchDB's.
inline const QString kAdminRole = QStringLiteral("_admin");

struct User {
    QString name; // as typed when signing in: lower-case letters, digits, "-", "_", "."
    QString displayName = {};
    QStringList roles = {};
    QByteArray passwordHash = {};
    bool isLocked = false;
    qint64 epoch = 1; // sessions of an earlier one have ended
    QJsonObject other = {}; // fields of newer programs

    bool operator==(const User &) const = default;

    QString docId() const { return QStringLiteral("user:") + name; }
    QJsonObject toJson() const;
    static Result<User> fromJson(const QJsonObject &json);
};

/// Who is asking, once that is known. Nobody: an empty name.
struct Identity {
    QString name = {};
    QStringList roles = {};

    bool isNobody() const { return name.isEmpty(); }
    bool isServerAdmin() const { return roles.contains(kAdminRole); }
    bool operator==(const Identity &) const = default;
};

/// The database of one person, all whose devices read it: "me-" and the name, with what a database
/// cannot be called written otherwise. No two people have the same.
QString personalDatabase(const QString &userName);

/// Invalid if nobody can be called so.
Result<> checkUserName(const QString &name);
Result<> checkRole(const QString &role);

} // namespace hz::account

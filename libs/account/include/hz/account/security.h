// Who may use a database: CouchDB's _security object. A value.
//
// The hub keeps one per database, answers GET and PUT /<db>/_security with it, and asks accessOf()
// before every request to a database: None → 401 for nobody and 403 for somebody, Member →
// documents and local documents, Admin → _security, design documents and compaction as well.
#pragma once

#include <hz/account/user.h>

namespace hz::account {

struct Security {
    struct Group {
        QStringList names = {};
        QStringList roles = {};

        bool has(const Identity &who) const;
        bool isEmpty() const { return names.isEmpty() && roles.isEmpty(); }
        bool operator==(const Group &) const = default;
    };

    Group admins = {};
    Group members = {};
    QJsonObject other = {}; // kept as it came

    /// Of a new database: the server's admins only.
    static Security closed();

    bool operator==(const Security &) const = default;
    QJsonObject toJson() const;
    static Result<Security> fromJson(const QJsonObject &json);
};

enum class Access { None, Member, Admin };

/// A database whose members are nobody in particular is for all who have signed in; never for those
/// who have not.
Access accessOf(const Security &security, const Identity &who);

} // namespace hz::account

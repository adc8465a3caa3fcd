#include <hz/account/security.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::account {

namespace {

const QString kAdmins = QStringLiteral("admins");
const QString kMembers = QStringLiteral("members");
const QString kNames = QStringLiteral("names");
const QString kRoles = QStringLiteral("roles");

Result<QStringList> listIn(const QJsonObject &group, const QString &key)
{
    QStringList list;
    const QJsonValue value = group[key];
    bool isGood = value.isUndefined() || value.isArray();
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &entry : entries) {
        isGood &= entry.isString();
        list.append(entry.toString());
    }
    if (!isGood) // a word too many or too few would open or close a database
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate(
                "hz::account::Security", "The list of who may use a database is not valid."),
            key);
    return list;
}

Result<Security::Group> groupIn(const QJsonObject &json, const QString &key)
{
    if (const QJsonValue value = json[key]; !value.isUndefined() && !value.isObject())
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate(
                "hz::account::Security", "The list of who may use a database is not valid."),
            key);
    const QJsonObject group = json[key].toObject();
    HZ_TRY(const QStringList names, listIn(group, kNames));
    HZ_TRY(const QStringList roles, listIn(group, kRoles));
    return Security::Group{names, roles};
}

QJsonObject toJson(const Security::Group &group)
{
    return {{kNames, QJsonArray::fromStringList(group.names)},
        {kRoles, QJsonArray::fromStringList(group.roles)}};
}

} // namespace

bool Security::Group::has(const Identity &who) const
{
    return (!who.isNobody() && names.contains(who.name))
        || std::any_of(roles.cbegin(), roles.cend(),
            [&](const QString &role) { return who.roles.contains(role); });
}

Security Security::closed()
{
    return {.admins = {.roles = {kAdminRole}}, .members = {.roles = {kAdminRole}}};
}

QJsonObject Security::toJson() const
{
    QJsonObject json = other;
    json.insert(kAdmins, account::toJson(admins));
    json.insert(kMembers, account::toJson(members));
    return json;
}

Result<Security> Security::fromJson(const QJsonObject &json)
{
    Security security;
    HZ_TRY(security.admins, groupIn(json, kAdmins));
    HZ_TRY(security.members, groupIn(json, kMembers));
    security.other = json;
    security.other.remove(kAdmins);
    security.other.remove(kMembers);
    return security;
}

Access accessOf(const Security &security, const Identity &who)
{
    if (who.isServerAdmin())
        return Access::Admin;
    if (who.isNobody())
        return Access::None;
    if (security.admins.has(who))
        return Access::Admin;
    return security.members.isEmpty() || security.members.has(who) ? Access::Member : Access::None;
}

} // namespace hz::account

#include <hz/account/user.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::account {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::account::User)
};

const QString kType = QStringLiteral("type");
const QString kUser = QStringLiteral("user");
const QString kSchema = QStringLiteral("schema");
const QString kName = QStringLiteral("name");
const QString kDisplayName = QStringLiteral("displayName");
const QString kRoles = QStringLiteral("roles");
const QString kPassword = QStringLiteral("password");
const QString kLocked = QStringLiteral("locked");
const QString kEpoch = QStringLiteral("epoch");
constexpr qsizetype kLongestName = 64;

bool isPlain(QStringView text, QStringView alsoAllowed)
{
    return !text.isEmpty() && text.size() <= kLongestName
        && std::all_of(text.begin(), text.end(), [&](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')
                   || alsoAllowed.contains(c);
           });
}

} // namespace

QString personalDatabase(const QString &userName)
{
    // No name of a user has a "$". "me-local" is the machine's, whoever uses it.
    if (userName == u"local")
        return QStringLiteral("me-$local");
    return QStringLiteral("me-") + QString(userName).replace(u'.', u'$');
}

Result<> checkUserName(const QString &name)
{
    if (isPlain(name, u"-_.") && name.front() != u'_' && name.front() != u'.')
        return {};
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” cannot be a user's name: use small letters, digits, “-”, “_” and “.”.")
            .arg(name.left(kLongestName)));
}

Result<> checkRole(const QString &role)
{
    if (role == kAdminRole || (isPlain(role, u"-_.:") && role.front() != u'_'))
        return {};
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” cannot be a role: use small letters, digits, “-”, “_”, “:” and “.”.")
            .arg(role.left(kLongestName)));
}

QJsonObject User::toJson() const
{
    QJsonObject json = other;
    json.insert(kType, kUser);
    json.insert(kSchema, 1);
    json.insert(kName, name);
    json.insert(kDisplayName, displayName);
    json.insert(kRoles, QJsonArray::fromStringList(roles));
    json.insert(kPassword, QString::fromLatin1(passwordHash));
    json.insert(kLocked, isLocked);
    json.insert(kEpoch, epoch);
    return json;
}

Result<User> User::fromJson(const QJsonObject &json)
{
    User user{.name = json[kName].toString(), .displayName = json[kDisplayName].toString()};
    HZ_CHECK(checkUserName(user.name));
    if (json[kType].toString() != kUser || json[kSchema].toInteger() != 1)
        return failure(Error::Kind::Unsupported,
            Names::tr("“%1” was written by a newer version of the hub.").arg(user.name));
    const QJsonArray roles = json[kRoles].toArray();
    for (const QJsonValue &role : roles)
        user.roles.append(role.toString());
    user.passwordHash = json[kPassword].toString().toLatin1();
    user.isLocked = json[kLocked].toBool();
    user.epoch = json[kEpoch].toInteger(1);
    user.other = json;
    for (const QString &known :
        {kType, kSchema, kName, kDisplayName, kRoles, kPassword, kLocked, kEpoch})
        user.other.remove(known);
    return user;
}

} // namespace hz::account

#include <hz/account/accounts.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace hz::account {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::account::Accounts)
};

const QString kPrefix = QStringLiteral("user:");
const QString kKeys = QStringLiteral("_local/session-keys");
const QString kBearer = QStringLiteral("_local/bearer-key");
const QString kCurrent = QStringLiteral("current");
const QString kFormer = QStringLiteral("former");
const QString kMade = QStringLiteral("made");
const QString kPublic = QStringLiteral("public");
const QString kSecret = QStringLiteral("secret");

const QString kSecurity = QStringLiteral("security");

QString securityId(const QString &database)
{
    return QStringLiteral("security:") + database;
}

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray bytesIn(const QJsonValue &hex)
{
    return QByteArray::fromHex(hex.toString().toLatin1());
}

Failure unknown(const QString &name)
{
    return failure(Error::Kind::NotFound, Names::tr("There is no user “%1”.").arg(name.left(64)));
}

Failure wrong()
{
    return failure(Error::Kind::Denied, Names::tr("The name or the password is wrong."));
}

Result<User> read(const store::ReadTransaction &transaction, const QString &name)
{
    const Result<store::Document> document = transaction.get(kPrefix + name);
    if (!document && document.error().kind == Error::Kind::NotFound)
        return unknown(name);
    HZ_CHECK(document);
    return User::fromJson(document->body);
}

} // namespace

Accounts::Accounts(
    store::Database &database, AuditLog *audit, const Clock &clock, PasswordStrength strength)
    : m_database(database)
    , m_audit(audit)
    , m_clock(clock)
    , m_strength(strength)
{
}

Result<> Accounts::note(const AuditEvent &event)
{
    return m_audit ? m_audit->append(event) : Result<>();
}

Result<> Accounts::add(const User &user, const QString &password)
{
    HZ_CHECK(checkUserName(user.name));
    for (const QString &role : user.roles)
        HZ_CHECK(checkRole(role));
    HZ_CHECK(checkNewPassword(password));
    User added = user;
    HZ_TRY(added.passwordHash, hashPassword(password, m_strength));
    const Result<QString> written
        = m_database.writeAndWait([&](store::WriteTransaction &transaction) {
              return store::put(transaction, {.id = added.docId(), .body = added.toJson()});
          });
    if (!written && written.error().kind == Error::Kind::Conflict)
        return failure(
            Error::Kind::Conflict, Names::tr("There is a user “%1” already.").arg(user.name));
    HZ_CHECK(written);
    return note({.what = QStringLiteral("user-add"), .about = user.name});
}

Result<> Accounts::change(
    const QString &name, const char *what, const std::function<Result<>(User &)> &edit)
{
    HZ_CHECK(m_database.writeAndWait([&](store::WriteTransaction &transaction) -> Result<> {
        const Result<store::Document> document = transaction.get(kPrefix + name);
        if (!document && document.error().kind == Error::Kind::NotFound)
            return unknown(name);
        HZ_CHECK(document);
        HZ_TRY(User user, User::fromJson(document->body));
        HZ_CHECK(edit(user));
        HZ_CHECK(store::put(transaction,
            {.id = user.docId(), .parent = document->revision, .body = user.toJson()}));
        return {};
    }));
    return note({.what = QString::fromLatin1(what), .about = name});
}

Result<> Accounts::setPassword(const QString &name, const QString &password)
{
    HZ_CHECK(checkNewPassword(password));
    HZ_TRY(const QByteArray hash, hashPassword(password, m_strength));
    return change(name, "user-password", [&](User &user) -> Result<> {
        user.passwordHash = hash;
        ++user.epoch;
        return {};
    });
}

Result<> Accounts::setRoles(const QString &name, const QStringList &roles)
{
    for (const QString &role : roles)
        HZ_CHECK(checkRole(role));
    return change(name, "user-roles", [&](User &user) -> Result<> {
        user.roles = roles;
        return {};
    });
}

Result<> Accounts::setLocked(const QString &name, bool isLocked)
{
    return change(name, isLocked ? "user-lock" : "user-unlock", [&](User &user) -> Result<> {
        user.isLocked = isLocked;
        ++user.epoch;
        return {};
    });
}

Result<> Accounts::remove(const QString &name)
{
    HZ_CHECK(m_database.writeAndWait([&](store::WriteTransaction &transaction) -> Result<> {
        const Result<store::Document> document = transaction.get(kPrefix + name);
        if (!document && document.error().kind == Error::Kind::NotFound)
            return unknown(name);
        HZ_CHECK(document);
        HZ_CHECK(store::put(
            transaction, {.id = document->id, .parent = document->revision, .deleted = true}));
        return {};
    }));
    return note({.what = QStringLiteral("user-remove"), .about = name});
}

Result<User> Accounts::find(const QString &name) const
{
    HZ_TRY(const auto transaction, m_database.read());
    return read(*transaction, name);
}

Result<QList<User>> Accounts::list() const
{
    HZ_TRY(const auto transaction, m_database.read());
    HZ_TRY(const QStringList ids, transaction->idsWithPrefix(kPrefix));
    QList<User> users;
    for (const QString &id : ids) {
        HZ_TRY(const User user, read(*transaction, id.mid(kPrefix.size())));
        users.append(user);
    }
    return users;
}

Result<bool> Accounts::hasAdmin() const
{
    HZ_TRY(const QList<User> users, list());
    return std::any_of(users.cbegin(), users.cend(),
        [](const User &user) { return !user.isLocked && user.roles.contains(kAdminRole); });
}

Result<User> Accounts::signIn(const QString &name, const QString &password, const QString &address)
{
    const AuditEvent refused{.what = QStringLiteral("sign-in"),
        .about = name.left(64),
        .from = address,
        .isDone = false};
    const std::chrono::seconds wait = m_throttle.wait(name, address, m_clock.now());
    if (wait.count() > 0)
        return failure(Error::Kind::Denied,
            Names::tr(
                "Too many wrong tries. Try again in %n second(s).", nullptr, int(wait.count())),
            QStringLiteral("throttled"));
    Result<User> user = checkUserName(name) ? find(name) : Result<User>(unknown(name));
    if (!user && user.error().kind != Error::Kind::NotFound)
        return user;
    std::call_once(m_hashed, [this] {
        m_nobodysHash = hashPassword(QStringLiteral("nobody"), m_strength).value_or(QByteArray());
    });
    // As slow for a name that does not exist: who guesses learns nothing.
    const bool isRight = isPassword(user ? user->passwordHash : m_nobodysHash, password);
    if (!user || !isRight || user->isLocked) {
        m_throttle.noteWrong(name, address, m_clock.now());
        HZ_CHECK(note(refused));
        return wrong();
    }
    m_throttle.noteRight(name);
    if (isWeaker(user->passwordHash, m_strength)) {
        HZ_TRY(const QByteArray hash, hashPassword(password, m_strength));
        HZ_CHECK(change(name, "user-rehash", [&](User &changed) -> Result<> {
            changed.passwordHash = hash;
            return {};
        }));
    }
    HZ_CHECK(note({.what = refused.what, .who = name, .about = name, .from = address}));
    return user;
}

Result<Identity> Accounts::identityOf(const Session &session) const
{
    if (session.isOver)
        return Identity();
    const Result<User> user = find(session.name);
    if (!user && user.error().kind == Error::Kind::NotFound)
        return Identity();
    HZ_CHECK(user);
    if (user->isLocked || user->epoch != session.epoch)
        return Identity();
    return Identity{user->name, user->roles};
}

Result<SessionKeys> Accounts::sessionKeys()
{
    return m_database.writeAndWait(
        [this](store::WriteTransaction &transaction) -> Result<SessionKeys> {
            const Result<QJsonObject> stored = transaction.local(kKeys);
            if (!stored && stored.error().kind != Error::Kind::NotFound)
                return Failure(stored.error());
            SessionKeys keys;
            if (stored)
                keys = {bytesIn((*stored)[kCurrent]), bytesIn((*stored)[kFormer]),
                    QDateTime::fromString((*stored)[kMade].toString(), Qt::ISODate)};
            const QDateTime now = m_clock.now();
            const SessionKeys rotated = stored ? keys.rotated(now) : SessionKeys::fresh(now);
            if (!stored || rotated != keys)
                HZ_CHECK(store::putLocal(transaction, kKeys,
                    {{kCurrent, hexOf(rotated.current)}, {kFormer, hexOf(rotated.former)},
                        {kMade, rotated.made.toUTC().toString(Qt::ISODate)}}));
            return rotated;
        });
}

Result<BearerKey> Accounts::bearerKey()
{
    return m_database.writeAndWait([](store::WriteTransaction &transaction) -> Result<BearerKey> {
        const Result<QJsonObject> stored = transaction.local(kBearer);
        if (stored)
            return BearerKey{bytesIn((*stored)[kPublic]), bytesIn((*stored)[kSecret])};
        if (stored.error().kind != Error::Kind::NotFound)
            return Failure(stored.error());
        const BearerKey key = BearerKey::fresh();
        HZ_CHECK(store::putLocal(transaction, kBearer,
            {{kPublic, hexOf(key.publicKey)}, {kSecret, hexOf(key.secretKey)}}));
        return key;
    });
}

Security Accounts::securityOf(const QString &database) const
{
    Security security = Security::closed();
    if (const auto read = m_database.read())
        if (const auto document = (*read)->get(securityId(database)))
            if (auto stored = Security::fromJson(document->body[kSecurity].toObject()))
                security = std::move(*stored);
    return security;
}

Result<> Accounts::setSecurity(
    const QString &database, const Security &security, const QString &who, const char *what)
{
    HZ_CHECK(note({.what = QString::fromLatin1(what), .who = who, .about = database}));
    const QJsonObject body{{QStringLiteral("type"), QStringLiteral("security")},
        {QStringLiteral("schema"), 1}, {QStringLiteral("database"), database},
        {kSecurity, security.toJson()}};
    HZ_CHECK(m_database.writeAndWait([&](store::WriteTransaction &transaction) -> Result<QString> {
        const QString id = securityId(database);
        const auto before = transaction.get(id);
        return store::put(
            transaction, {.id = id, .parent = before ? before->revision : QString(), .body = body});
    }));
    return {};
}

} // namespace hz::account

#include <hz/core/file.h>
#include <hz/core/json.h>
#include <hz/sync/hubaccount.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QLoggingCategory>
#include <QtCore/QSet>

#include <chrono>
#include <mutex>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::HubAccount)
};

Q_LOGGING_CATEGORY(lcAccount, "hz.sync.account")

constexpr qint64 kMostBytes = 64 << 10;
constexpr std::chrono::seconds kListed{10};
constexpr std::chrono::milliseconds kLookAgain{50};

const QString kUrl = QStringLiteral("url");
const QString kFingerprint = QStringLiteral("fingerprint");
const QString kPerson = QStringLiteral("person");
const QString kSession = QStringLiteral("session");
const QString kRoles = QStringLiteral("roles");

QString keptPath(const QString &folder)
{
    return folder + QStringLiteral("/hub.json");
}

} // namespace

account::OfflineOptions offlineOptions(const Settings &settings)
{
    return {.length = std::chrono::hours(24 * settings.value(kOfflineDays))};
}

// What is in the file.
struct HubAccount::Kept {
    HubAddress hub = {};
    QString person = {};
    QByteArray cookie = {};
    QStringList roles = {};

    static Kept read(const QString &folder)
    {
        Kept kept;
        const Result<QByteArray> bytes = readFile(keptPath(folder), kMostBytes);
        const Result<QJsonObject> json
            = bytes ? parseObject(*bytes, kMostBytes) : Result<QJsonObject>(Failure(bytes.error()));
        if (!json)
            return kept;
        kept.hub.url = QUrl(json->value(kUrl).toString());
        kept.hub.fingerprint = json->value(kFingerprint).toString().toLatin1();
        kept.person = json->value(kPerson).toString();
        kept.cookie = json->value(kSession).toString().toLatin1();
        const QJsonArray roles = json->value(kRoles).toArray();
        for (const QJsonValue &role : roles)
            kept.roles.append(role.toString());
        return kept;
    }

    Result<> write(const QString &folder) const
    {
        HZ_CHECK(makePath(folder));
        const auto owner = QFile::ReadOwner | QFile::WriteOwner;
        QFile::setPermissions(folder, owner | QFile::ExeOwner); // before there is a secret in it
        HZ_TRY(const QByteArray bytes,
            canonicalJson(QJsonObject{{kUrl, hub.url.toString()},
                {kFingerprint, QString::fromLatin1(hub.fingerprint)}, {kPerson, person},
                {kSession, QString::fromLatin1(cookie)},
                {kRoles, QJsonArray::fromStringList(roles)}}));
        HZ_CHECK(writeFileDurably(keptPath(folder), bytes));
        QFile::setPermissions(keptPath(folder), owner);
        return {};
    }
};

// Whose session is in the file: what comes late for somebody who has signed out is not kept.
struct HubAccount::Ledger {
    std::mutex mutex; // guards the file and what follows
    std::shared_ptr<HubSession> current = {};
    QStringList roles = {}; // of whose session it is

    Result<> write(
        const Kept &kept, const QString &folder, const std::shared_ptr<HubSession> &session)
    {
        const std::lock_guard lock(mutex);
        HZ_CHECK(kept.write(folder));
        current = session;
        roles = kept.roles;
        return {};
    }
    void rewrite(Kept kept, const QString &folder, const HubSession *session)
    {
        const std::lock_guard lock(mutex);
        if (current.get() != session)
            return;
        kept.roles = roles;
        if (const Result<> written = kept.write(folder); !written)
            qCWarning(lcAccount) << written.error().message << written.error().detail;
    }
};

// The databases that she may use, for the moment in which all that are followed begin.
struct Listed {
    std::timed_mutex mutex; // guards the rest; held while the hub is asked
    QSet<QString> names;
    std::chrono::steady_clock::time_point at = {};

    bool has(const QString &name) const
    {
        return names.contains(name) && std::chrono::steady_clock::now() < at + kListed;
    }
};

// What one person may do at the hub, shared by the workers that act for her.
struct HubAccount::Access {
    HubAddress hub;
    QString name;
    QString password = {}; // empty: not given since the program was started
    QStringList roles = {};
    std::shared_ptr<HubSession> session = std::make_shared<HubSession>(QByteArray());
    std::shared_ptr<Listed> listed = std::make_shared<Listed>();

    Kept kept() const { return {hub, name, session->cookie(), roles}; }

    Result<> signInAgain(TaskControl &task) const
    {
        if (password.isEmpty())
            return failure(Error::Kind::Denied,
                Names::tr("The hub has forgotten that “%1” signed in. Sign in again; what you do "
                          "meanwhile waits here.")
                    .arg(name));
        HZ_TRY(const SignedIn who, signInAt(hub, name, password, task));
        session->renew(who.cookie);
        return {};
    }

    Result<std::unique_ptr<Endpoint>> open(const QString &database, TaskControl &task) const
    {
        if (session->cookie().isEmpty())
            HZ_CHECK(signInAgain(task));
        std::unique_lock lock(listed->mutex, std::defer_lock); // one asks for all who begin now
        while (!lock.try_lock_for(kLookAgain))
            if (task.isCancelled())
                return cancelled();
        if (!listed->has(database))
            HZ_CHECK(findOrMake(database, task));
        return databaseAt(hub, session, database);
    }

private:
    Result<> findOrMake(const QString &database, TaskControl &task) const
    {
        Result<QStringList> known = databasesAt(hub, session, task);
        if (!known && known.error().kind == Error::Kind::Denied && !password.isEmpty()) {
            HZ_CHECK(signInAgain(task));
            known = databasesAt(hub, session, task);
        }
        HZ_CHECK(known);
        if (!known->contains(database))
            HZ_CHECK(makeDatabaseAt(hub, session, database, task));
        listed->names = QSet<QString>(known->cbegin(), known->cend()) << database;
        listed->at = std::chrono::steady_clock::now();
        return {};
    }
};

HubAccount::HubAccount(QString profileDir, account::OfflineOptions offline)
    : m_profileDir(std::move(profileDir))
    , m_offline(folder() + QStringLiteral("/people.json"), offline)
    , m_ledger(std::make_shared<Ledger>())
{
    const Kept kept = Kept::read(folder());
    if (!kept.hub.isSet())
        return;
    std::shared_ptr<Access> access;
    if (!kept.person.isEmpty()) {
        access = std::make_shared<Access>(
            Access{.hub = kept.hub, .name = kept.person, .roles = kept.roles});
        access->session->renew(kept.cookie);
        m_ledger->current = access->session;
        m_ledger->roles = kept.roles;
        keepSession(*access);
    }
    take(kept, std::move(access));
}

// The hub renews a session at times.
void HubAccount::keepSession(const Access &access) const
{
    access.session->keepBy(
        [ledger = m_ledger, folder = folder(), hub = access.hub, name = access.name,
            session = access.session.get()](const QByteArray &cookie) {
            ledger->rewrite({hub, name, cookie}, folder, session);
        });
}

HubAccount::~HubAccount() = default;

void HubAccount::take(const Kept &kept, std::shared_ptr<Access> access)
{
    m_hub = kept.hub;
    m_person = kept.person.isEmpty() ? std::nullopt : std::optional(kept.person);
    m_roles = kept.roles;
    m_access = std::move(access);
}

Task<bool> HubAccount::keep(const Kept &kept, std::shared_ptr<Access> access)
{
    if (access)
        keepSession(*access);
    const Task<bool> task = m_tasks.run(
        [kept, folder = folder(), ledger = m_ledger, session = access ? access->session : nullptr](
            TaskControl &) -> Result<bool> {
            HZ_CHECK(ledger->write(kept, folder, session));
            return true;
        });
    whenDone(task, this, [this, kept, access = std::move(access)](const Result<bool> &done) {
        if (!done)
            return;
        take(kept, access);
        Q_EMIT changed();
    });
    return task;
}

Task<HubGreeting> HubAccount::meet(const QString &typed)
{
    return m_tasks.run([typed](TaskControl &task) -> Result<HubGreeting> {
        HZ_TRY(const HubAddress hub, hubAddress(typed));
        return meetHub(hub, task);
    });
}

Task<bool> HubAccount::accept(const HubAddress &hub)
{
    const bool isSame = hub.url == m_hub.url && m_access;
    Kept kept{.hub = hub};
    std::shared_ptr<Access> access;
    if (isSame) { // only its certificate is another
        kept.person = *m_person;
        kept.cookie = m_access->session->cookie();
        kept.roles = m_roles;
        access = std::make_shared<Access>(*m_access);
        access->hub = hub;
    }
    return keep(kept, std::move(access));
}

Task<bool> HubAccount::signIn(const QString &name, const QString &password)
{
    const auto access
        = std::make_shared<Access>(Access{.hub = m_hub, .name = name, .password = password});
    keepSession(*access);
    const Task<bool> task
        = m_tasks.run([access, offline = m_offline, folder = folder(), ledger = m_ledger](
                          TaskControl &control) -> Result<bool> {
              const QString server = access->hub.url.toString();
              HZ_CHECK(makePath(folder));
              const Result<SignedIn> who
                  = signInAt(access->hub, access->name, access->password, control);
              if (control.isCancelled())
                  return cancelled();
              if (who) {
                  access->roles = who->roles;
                  access->session->renew(who->cookie);
                  HZ_CHECK(offline.remember(
                      server, {.name = who->name, .roles = who->roles}, access->password));
              } else if (who.error().kind == Error::Kind::Network) {
                  HZ_TRY(const account::Identity known,
                      offline.signIn(server, access->name, access->password));
                  access->roles = known.roles;
              } else {
                  // A password that was right once and is no longer shall not open anything here
                  // either.
                  if (who.error().kind == Error::Kind::Denied
                      && offline.signIn(server, access->name, access->password))
                      HZ_CHECK(offline.forget(server, access->name));
                  return Failure(who.error());
              }
              HZ_CHECK(ledger->write(access->kept(), folder, access->session));
              return who.has_value();
          });
    whenDone(task, this, [this, access](const Result<bool> &done) {
        if (!done)
            return;
        take(access->kept(), access);
        Q_EMIT changed();
    });
    return task;
}

Task<bool> HubAccount::signOut()
{
    return keep({.hub = m_hub}, nullptr);
}

DatabaseSync::OpenRemote HubAccount::opener(const QString &database) const
{
    return [access = m_access, database](TaskControl &task) -> Result<std::unique_ptr<Endpoint>> {
        if (!access)
            return failure(Error::Kind::Denied, Names::tr("Sign in first."));
        return access->open(database, task);
    };
}

std::function<Result<std::unique_ptr<HttpBlobs>>()> HubAccount::fileOpener(
    const QString &database) const
{
    return [access = m_access, database]() -> Result<std::unique_ptr<HttpBlobs>> {
        if (!access)
            return failure(Error::Kind::Denied, Names::tr("Sign in first."));
        return filesAt(access->hub, access->session, database);
    };
}

} // namespace hz::sync

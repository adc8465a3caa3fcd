#include "databases_p.h"

#include <hz/core/setting.h>
#include <hz/core/ulid.h>

#include <QtCore/QFileInfo>

#include <algorithm>

namespace hz::sync::server {

using namespace store;

namespace {

const Setting<QString> kUuid{"hub/uuid"};

constexpr qsizetype kMaxNameSize = 128;

// Work of whoever uses this profile without an account: it belongs to the machine.
const QString kPrivate = QStringLiteral("me-local");
const QString kAccounts = QStringLiteral("accounts");

QString uuidOf(const QString &profileDir)
{
    Settings settings(profileDir);
    QString uuid = settings.value(kUuid);
    if (uuid.isEmpty()) {
        uuid = QString::fromLatin1(newUlid().toBytes().toHex());
        settings.setValue(kUuid, uuid);
    }
    return uuid;
}

} // namespace

int Watchers::add(Wake wake)
{
    const std::lock_guard lock(m_mutex);
    m_wakes.emplace(++m_last, std::move(wake));
    return m_last;
}

void Watchers::remove(int number)
{
    const std::lock_guard lock(m_mutex);
    m_wakes.erase(number);
}

void Watchers::wakeAll()
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[number, wake] : m_wakes)
        wake();
}

QByteArray OpenDatabase::sequence(qint64 seq) const
{
    return QByteArray::number(seq) + '-' + store->storeId().toLower().toLatin1();
}

std::optional<qint64> OpenDatabase::number(QStringView sequence) const
{
    if (sequence.size() >= 2 && sequence.front() == u'"' && sequence.back() == u'"')
        sequence = sequence.sliced(1).chopped(1);
    const qsizetype dash = sequence.indexOf(u'-');
    bool isNumber = false;
    const qint64 seq = (dash < 0 ? sequence : sequence.first(dash)).toLongLong(&isNumber);
    if (!isNumber || seq < 0)
        return std::nullopt;
    const bool isOurs
        = dash < 0 || sequence.sliced(dash + 1).compare(store->storeId(), Qt::CaseInsensitive) == 0;
    return isOurs ? seq : 0;
}

QByteArray OpenDatabase::startTime() const
{
    const std::optional<Ulid> id = Ulid::fromString(store->storeId());
    return QByteArray::number(id ? id->msSinceEpoch() * 1000 : 0);
}

bool isDatabaseName(const QString &name)
{
    constexpr QStringView kOthers = u"_$()+-/";
    const auto isLetter = [](QChar c) { return c >= u'a' && c <= u'z'; };
    return !name.isEmpty() && name.size() <= kMaxNameSize && isLetter(name.front())
        && name != kPrivate && name != kAccounts
        && std::all_of(name.begin(), name.end(), [&](QChar c) {
               return isLetter(c) || (c >= u'0' && c <= u'9') || kOthers.contains(c);
           });
}

Databases::Databases(std::unique_ptr<Profile> profile, QString uuid, size_t mostOpen)
    : m_profile(std::move(profile))
    , m_uuid(std::move(uuid))
    , m_mostOpen(mostOpen)
{
}

Databases::~Databases() = default;

Result<std::unique_ptr<Databases>> Databases::open(const QString &profileDir, size_t mostOpen)
{
    QStringList present = Profile::databaseNames(profileDir);
    present.removeIf([](const QString &name) { return !isDatabaseName(name); });
    HZ_TRY(std::unique_ptr<Profile> profile,
        Profile::open(
            profileDir, {.databases = {{kAccounts, QList<Projection>()}}, .later = present}));
    auto databases = std::unique_ptr<Databases>(
        new Databases(std::move(profile), uuidOf(profileDir), mostOpen));
    databases->m_later.insert(present.cbegin(), present.cend());
    return databases;
}

std::shared_ptr<Database> Databases::accounts() const
{
    return m_profile->find(kAccounts);
}

DatabasePtr Databases::offer(std::shared_ptr<Database> database)
{
    const auto open = std::make_shared<OpenDatabase>(std::move(database));
    // Direct: on the writer's thread, which lives no longer than the database.
    QObject::connect(
        open->store.get(), &Database::changed, open->store.get(),
        [watchers = open->watchers] { watchers->wakeAll(); }, Qt::DirectConnection);
    open->lastUse = ++m_uses;
    m_later.erase(open->name());
    m_open.emplace(open->name(), open);
    return open;
}

// Of those that are too many. Whoever uses one has got it from us under the lock: a database that
// only we hold is used by nobody, and by nobody until the lock is free.
Databases::Unused Databases::takeUnused()
{
    Unused unused;
    std::erase_if(m_closing, [](const auto &entry) { return entry.second->load(); });
    while (m_open.size() > m_mostOpen) {
        auto oldest = m_open.end();
        for (auto it = m_open.begin(); it != m_open.end(); ++it)
            if (it->second.use_count() == 1
                && (oldest == m_open.end() || it->second->lastUse < oldest->second->lastUse))
                oldest = it;
        if (oldest == m_open.end())
            break;
        letGo(oldest->second);
        m_later.insert(oldest->first);
        unused.push_back(std::move(oldest->second));
        m_open.erase(oldest);
    }
    return unused;
}

// It closes when nobody holds it any more: what its writer was given is written first. Meanwhile it
// may be opened once more, but its file may not be removed.
void Databases::letGo(const DatabasePtr &database)
{
    (void)m_profile->letGo(database->name());
    m_closing.emplace(database->name(), database->isClosed);
}

Answer<DatabasePtr> Databases::find(const QString &name)
{
    Unused unused; // outlives the lock
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(name);
    if (found != m_open.cend()) {
        found->second->lastUse = ++m_uses;
        return found->second;
    }
    // It was present at the start, or a command line has made it beside us.
    if (!isDatabaseName(name) || m_dropped.contains(name) || !QFileInfo::exists(pathOf(name)))
        return refuse(404, "not_found", QStringLiteral("Database does not exist."));
    HZ_TRY(std::shared_ptr<Database> database, m_profile->addPresent(name));
    const DatabasePtr open = offer(std::move(database));
    unused = takeUnused();
    return open;
}

QString Databases::pathOf(const QString &name) const
{
    return Profile::databasePath(m_profile->dir(), name);
}

QStringList Databases::names() const
{
    const std::lock_guard lock(m_mutex);
    QStringList names(m_later.cbegin(), m_later.cend());
    for (const auto &[name, database] : m_open)
        names.append(name);
    names.sort();
    return names;
}

Answer<DatabasePtr> Databases::create(const QString &name)
{
    if (!isDatabaseName(name))
        return refuse(400, "illegal_database_name",
            QStringLiteral("Name: '%1'. Only lowercase characters (a-z), digits (0-9), and any of "
                           "the characters _, $, (, ), +, - and / are allowed. Must begin with a "
                           "letter.")
                .arg(name.left(kMaxNameSize)));
    Unused unused; // outlives the lock
    const std::lock_guard lock(m_mutex);
    if (m_open.contains(name) || m_later.contains(name))
        return refuse(412, "file_exists",
            QStringLiteral("The database could not be created, the file already exists."));
    if (m_dropped.contains(name))
        return refuse(503, "service_unavailable",
            QStringLiteral("The database of this name is still being deleted."));
    HZ_TRY(std::shared_ptr<Database> database, m_profile->add(name));
    const DatabasePtr open = offer(std::move(database));
    unused = takeUnused();
    return open;
}

Answer<std::monostate> Databases::drop(const QString &name)
{
    DatabasePtr dropped; // outlives the lock
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(name);
    if (found == m_open.end() && m_later.erase(name) == 0)
        return refuse(404, "not_found", QStringLiteral("Database does not exist."));
    m_dropped.insert(name);
    if (found == m_open.end()) // closed since it was asked for
        return std::monostate();
    dropped = std::move(found->second);
    m_open.erase(found);
    dropped->isDropped = true;
    dropped->watchers->wakeAll();
    letGo(dropped); // what uses it holds it
    return std::monostate();
}

Result<bool> Databases::gone(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    if (!m_dropped.contains(name))
        return true;
    const auto [begin, end] = m_closing.equal_range(name);
    if (!std::all_of(begin, end, [](const auto &entry) { return entry.second->load(); }))
        return false;
    HZ_CHECK(m_profile->removeFile(name));
    m_closing.erase(begin, end);
    m_dropped.erase(name);
    return true;
}

} // namespace hz::sync::server

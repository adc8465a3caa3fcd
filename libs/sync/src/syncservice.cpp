#include <hz/store/replication.h>
#include <hz/sync/syncservice.h>

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace hz::sync {

namespace {

Q_LOGGING_CATEGORY(lcService, "hz.sync.service")

constexpr std::chrono::milliseconds kCountEvery{300};

struct Mended {
    qint64 to = 0;
    QList<store::Clash> clashes;
};

Result<Mended> mendSince(store::Database &database, qint64 since, const QStringList &before,
    const store::MergeRules &rules, TaskControl &task)
{
    Mended mended;
    {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(mended.to, read->lastSeq());
    }
    store::MendReport report;
    if (!database.isReadOnly()) {
        HZ_TRY(report, store::mendConflicts(database, since, rules, task));
    }
    HZ_TRY(const auto read, database.read());
    mended.clashes = report.clashes;
    for (const QString &id : before) {
        const bool isKnown = std::any_of(mended.clashes.cbegin(), mended.clashes.cend(),
            [&](const store::Clash &clash) { return clash.id == id; });
        if (isKnown)
            continue;
        HZ_TRY(const std::optional<store::Clash> clash, store::clashOf(*read, id, rules));
        if (clash)
            mended.clashes.append(*clash);
    }
    return mended;
}

} // namespace

bool SyncOverview::operator==(const SyncOverview &other) const
{
    const auto told = [](const std::optional<Error> &e) { return e ? e->message : QString(); };
    return state == other.state && waiting == other.waiting && clashes == other.clashes
        && told(error) == told(other.error) && since == other.since;
}

struct SyncService::Followed {
    Followed(store::Database &kept, QString calledThere, QString shown)
        : database(kept)
        , remote(std::move(calledThere))
        , title(std::move(shown))
    {
    }

    store::Database &database;
    QString remote;
    const QString title;
    std::unique_ptr<DatabaseSync> sync = {};
    QTimer counting;
    bool isCounting = false;
    bool isMending = false;
    bool mustMend = false; // once more
    qint64 waiting = 0;
    qint64 pulled = 0; // when it was last mended
    qint64 mendedTo = 0;
    QList<store::Clash> clashes = {};
};

SyncService::SyncService(HubAccount &account, store::BlobStore blobs, store::MergeRules rules,
    DatabaseSyncOptions options, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_blobs(std::move(blobs))
    , m_rules(std::move(rules))
    , m_options(std::move(options))
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(0);
    connect(&m_tell, &QTimer::timeout, this, &SyncService::changed);
    connect(&account, &HubAccount::changed, this, &SyncService::restart);
}

SyncService::~SyncService() = default;

void SyncService::follow(store::Database &database, const QString &remote, const QString &title)
{
    m_followed.push_back(std::make_unique<Followed>(database, remote, title));
    Followed &followed = *m_followed.back();
    followed.counting.setSingleShot(true);
    followed.counting.setInterval(kCountEvery);
    connect(&followed.counting, &QTimer::timeout, this, [this, &followed] { count(followed); });
    // Told on the writer's thread.
    connect(&database, &store::Database::changed, &followed.counting, [&followed] {
        if (!followed.counting.isActive())
            followed.counting.start();
    });
    mend(followed);
    begin(followed);
}

void SyncService::begin(Followed &followed)
{
    followed.sync.reset();
    followed.pulled = 0;
    if (followed.remote.isEmpty() || !m_account.hub().isSet() || !m_account.person())
        return;
    DatabaseSyncOptions options = m_options;
    options.files = FileSync{.blobs = m_blobs, .open = m_account.fileOpener(followed.remote)};
    followed.sync = std::make_unique<DatabaseSync>(
        followed.database, m_account.opener(followed.remote), std::move(options));
    connect(followed.sync.get(), &DatabaseSync::statusChanged, this,
        [this, &followed] { onStatus(followed); });
    followed.sync->start();
    count(followed);
}

void SyncService::setRemote(const store::Database &database, const QString &remote)
{
    for (const auto &followed : m_followed) {
        if (&followed->database != &database || followed->remote == remote)
            continue;
        followed->remote = remote;
        begin(*followed);
        tell();
    }
}

void SyncService::restart()
{
    for (const auto &followed : m_followed)
        begin(*followed);
    tell();
}

void SyncService::retryNow()
{
    for (const auto &followed : m_followed)
        if (followed->sync)
            followed->sync->retryNow();
}

void SyncService::onStatus(Followed &followed)
{
    const SyncStatus status = followed.sync->status();
    if (status.pulled > followed.pulled) {
        followed.pulled = status.pulled;
        mend(followed);
    }
    if (!followed.counting.isActive())
        followed.counting.start();
    tell();
}

void SyncService::count(Followed &followed)
{
    if (!followed.sync || followed.isCounting)
        return;
    followed.isCounting = true;
    const auto task
        = m_tasks.run([&database = followed.database, pushed = followed.sync->status().pushedTo](
                          TaskControl &) -> Result<qint64> {
              HZ_TRY(const auto read, database.read());
              HZ_TRY(const qint64 shared, store::sharedSeq(*read));
              return read->changeCount(std::max(shared, pushed));
          });
    whenDone(task, this, [this, &followed](const Result<qint64> &waiting) {
        followed.isCounting = false;
        if (waiting && *waiting != followed.waiting) {
            followed.waiting = *waiting;
            tell();
        }
    });
}

void SyncService::lookForClashes()
{
    for (const auto &followed : m_followed)
        mend(*followed);
}

void SyncService::mend(Followed &followed)
{
    if (std::exchange(followed.isMending, true)) {
        followed.mustMend = true;
        return;
    }
    QStringList before;
    for (const store::Clash &clash : std::as_const(followed.clashes))
        before.append(clash.id);
    const auto task = m_tasks.run(
        [&database = followed.database, since = followed.mendedTo, before, rules = m_rules](
            TaskControl &control) { return mendSince(database, since, before, rules, control); });
    whenDone(task, this, [this, &followed](const Result<Mended> &mended) {
        followed.isMending = false;
        if (mended) {
            followed.mendedTo = mended->to;
            if (mended->clashes != followed.clashes) {
                followed.clashes = mended->clashes;
                Q_EMIT clashesChanged();
                tell();
            }
        } else if (mended.error().kind != Error::Kind::Cancelled) {
            qCWarning(lcService) << mended.error().message << mended.error().detail;
        }
        if (std::exchange(followed.mustMend, false))
            mend(followed);
    });
}

QList<SyncService::OpenClash> SyncService::clashes() const
{
    QList<OpenClash> open;
    for (const auto &followed : m_followed)
        for (const store::Clash &clash : std::as_const(followed->clashes))
            open.append({&followed->database, clash});
    return open;
}

SyncOverview SyncService::overview() const
{
    using State = SyncOverview::State;
    SyncOverview overview;
    for (const auto &followed : m_followed)
        overview.clashes += int(followed->clashes.size());
    if (!m_account.hub().isSet())
        return overview;
    const bool isNamed = std::any_of(m_followed.begin(), m_followed.end(),
        [](const auto &followed) { return !followed->remote.isEmpty(); });
    overview.state = !m_account.person() ? State::SignedOut
        : isNamed                        ? State::UpToDate
                                         : State::NothingNamed;
    for (const auto &followed : m_followed) {
        if (!followed->sync)
            continue;
        overview.waiting += followed->waiting;
        const SyncStatus status = followed->sync->status();
        State state = State::Syncing;
        if (status.state == SyncStatus::State::UpToDate)
            state = State::UpToDate;
        else if (status.state == SyncStatus::State::Waiting)
            state = status.error && status.error->kind == Error::Kind::Network ? State::Offline
                                                                               : State::Attention;
        if (state > overview.state) {
            overview.state = state;
            overview.error = status.error;
            overview.since = status.upToDateAt;
        }
    }
    return overview;
}

QList<SyncService::Row> SyncService::rows() const
{
    QList<Row> rows;
    for (const auto &followed : m_followed)
        if (!followed->remote.isEmpty())
            rows.append({followed->title, followed->sync ? followed->sync->status() : SyncStatus(),
                followed->waiting});
    return rows;
}

Task<StickReport> SyncService::syncStick(store::Database &database, const QString &path)
{
    const auto task = m_tasks.run([&database, blobs = m_blobs, path](TaskControl &control) {
        return sync::syncStick(database, blobs, path, Direction::Both, control);
    });
    whenDone(task, this, [this](const Result<StickReport> &) { lookForClashes(); });
    return task;
}

void SyncService::tell()
{
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace hz::sync

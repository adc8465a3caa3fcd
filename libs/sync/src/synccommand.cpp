#include <hz/core/commandline.h>
#include <hz/store/profile.h>
#include <hz/sync/blobsync.h>
#include <hz/sync/databasesync.h>
#include <hz/sync/discovery.h>
#include <hz/sync/httpendpoint.h>
#include <hz/sync/storeendpoint.h>
#include <hz/sync/synccommand.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>

#include <algorithm>

namespace hz::sync {

using namespace commandline;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::SyncCommand)
};

constexpr std::chrono::seconds kDiscoveryTime{3};

struct Wish {
    QString where;
    QString database; // empty: all there are
    Direction direction = Direction::Both;
    bool isOnce = false;
    // What the server gives to whoever signs in, for all databases.
    std::shared_ptr<HubSession> session = std::make_shared<HubSession>(QByteArray());

    bool isHttp() const
    {
        return where.startsWith(u"http://", Qt::CaseInsensitive)
            || where.startsWith(u"https://", Qt::CaseInsensitive);
    }
};

struct Pair {
    QString database;
    QString where; // the address of a database, or a stick file
};

// The machine's own database is nobody else's.
bool mayTravel(const QString &name)
{
    return !name.endsWith(u"-local");
}

Result<> checkDatabaseName(const QString &name)
{
    static const QRegularExpression good(QStringLiteral("^[a-z][a-z0-9_$()+/-]{0,199}$"));
    if (good.match(name).hasMatch())
        return {};
    return failure(
        Error::Kind::Invalid, Tr::tr("“%1” cannot be the name of a database.").arg(name.left(100)));
}

Result<Wish> wishOf(QStringList arguments)
{
    Wish wish;
    wish.database = takeOption(arguments, QStringLiteral("--db")).value_or(QString());
    wish.isOnce = arguments.removeAll(QStringLiteral("--once")) > 0;
    const bool isPush = arguments.removeAll(QStringLiteral("--push")) > 0;
    const bool isPull = arguments.removeAll(QStringLiteral("--pull")) > 0;
    if (arguments.size() != 1 || (isPush && isPull))
        return failure(Error::Kind::Invalid, syncCommandHelp());
    wish.direction = isPush ? Direction::Push : isPull ? Direction::Pull : Direction::Both;
    wish.where = arguments.first();
    if (!wish.database.isEmpty())
        HZ_CHECK(checkDatabaseName(wish.database));
    if (!wish.isHttp() && !wish.isOnce)
        return failure(Error::Kind::Invalid, Tr::tr("A file is synchronised once: add --once."));
    return wish;
}

// Which databases go where.
Result<QList<Pair>> pairsOf(const Wish &wish, const QString &profileDir)
{
    QStringList names;
    if (!wish.database.isEmpty()) {
        names = {wish.database};
    } else {
        for (const QString &name : store::Profile::databaseNames(profileDir))
            if (mayTravel(name))
                names.append(name);
    }
    const QUrl url(wish.where);
    if (wish.isHttp() && url.path().size() > 1) { // one database of a hub
        const QString database = wish.database.isEmpty() ? databaseNameOf(url) : wish.database;
        HZ_CHECK(checkDatabaseName(database));
        return QList<Pair>{{database, wish.where}};
    }
    const bool isFolder = !wish.isHttp() && QFileInfo(wish.where).isDir();
    if (names.isEmpty())
        return failure(Error::Kind::NotFound,
            Tr::tr("There is no database to synchronise. Name one with --db."));
    if (!wish.isHttp() && !isFolder && names.size() > 1)
        return failure(Error::Kind::Invalid,
            Tr::tr("A file carries one database. Name it with --db, or name a folder: %1")
                .arg(names.join(u", ")));
    QList<Pair> pairs;
    for (const QString &name : std::as_const(names)) {
        if (wish.isHttp()) {
            pairs.append({name, databaseUrl(url, name).toString(QUrl::FullyEncoded)});
        } else {
            pairs.append({name,
                isFolder ? stickFile(QFileInfo(wish.where).absoluteFilePath(), name)
                         : QFileInfo(wish.where).absoluteFilePath()});
        }
    }
    return pairs;
}

HttpOptions httpOptions(const Wish &wish)
{
    HttpOptions options;
    options.credentials.session = wish.session;
    options.credentials.isForFewRequests = wish.isOnce;
    options.credentials.user = qEnvironmentVariable("HZ_SYNC_USER");
    options.credentials.password = qEnvironmentVariable("HZ_SYNC_PASSWORD");
    return options;
}

Result<std::unique_ptr<Endpoint>> openRemote(const QString &url, const Wish &wish)
{
    HZ_TRY(
        std::unique_ptr<HttpEndpoint> endpoint, HttpEndpoint::open(QUrl(url), httpOptions(wish)));
    return std::unique_ptr<Endpoint>(std::move(endpoint));
}

struct Report : StickReport {
    store::MendReport mended = {};
};

Result<store::MendReport> mend(
    store::Database &database, const store::MergeRules &merges, TaskControl &task)
{
    return database.isReadOnly() ? store::MendReport()
                                 : store::mendConflicts(database, 0, merges, task);
}

Result<Report> syncOnce(store::Database &database, const store::BlobStore &blobs, const Pair &pair,
    const Wish &wish, const store::MergeRules &merges, TaskControl &task)
{
    Report report;
    if (!wish.isHttp()) { // what is joined goes with the next carrying
        HZ_TRY(static_cast<StickReport &>(report),
            syncStick(database, blobs, pair.where, wish.direction, task));
        HZ_TRY(report.mended, mend(database, merges, task));
        return report;
    }
    HZ_TRY(const std::unique_ptr<HttpEndpoint> remote,
        HttpEndpoint::open(QUrl(pair.where), httpOptions(wish)));
    StoreEndpoint local(database);
    if (wish.direction != Direction::Push) {
        HZ_TRY(report.pulled, replicate(*remote, local, {}, task));
        HZ_TRY(report.mended, mend(database, merges, task));
    }
    if (wish.direction != Direction::Pull) {
        HZ_TRY(report.pushed, replicate(local, *remote, {}, task));
    }
    const std::unique_ptr<HttpBlobs> files = HttpBlobs::of(*remote);
    HZ_TRY(const BlobReport brought, syncBlobs(database, blobs, *files, wish.direction, task));
    report.blobsPulled = brought.received;
    report.blobsPushed = brought.sent;
    for (const BlobProblem &problem : brought.problems)
        warn(problem.documentId + QStringLiteral(": ") + problem.error.message);
    return report;
}

QJsonObject jsonOf(const Pair &pair, const Report &report)
{
    return {{QStringLiteral("id"), pair.database},
        {QStringLiteral("with"),
            QUrl(pair.where).toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded)},
        {QStringLiteral("pulled"), report.pulled.written},
        {QStringLiteral("pushed"), report.pushed.written},
        {QStringLiteral("refused"), report.pulled.refused + report.pushed.refused},
        {QStringLiteral("files"), report.blobsPulled + report.blobsPushed},
        {QStringLiteral("merged"), report.mended.merged},
        {QStringLiteral("clashes"), report.mended.clashes.size()}};
}

int runOnce(store::Profile &profile, const QList<Pair> &pairs, const Wish &wish,
    const store::MergeRules &merges, bool json)
{
    QJsonArray rows;
    int code = kDone;
    for (const Pair &pair : pairs) {
        store::Database &database = profile.database(pair.database);
        const Result<Report> report = runAndWait([&, blobs = profile.blobs()](TaskControl &task) {
            return syncOnce(database, blobs, pair, wish, merges, task);
        });
        if (!report) {
            code = fail(report.error());
            continue;
        }
        for (const Refusal &refusal : report->pulled.refusals + report->pushed.refusals)
            warn(refusal.id + QStringLiteral(": ") + refusal.error.message);
        if (report->pulled.refused + report->pushed.refused > 0)
            code = kFailed;
        rows.append(jsonOf(pair, *report));
        if (!report->mended.clashes.isEmpty())
            warn(Tr::tr("%1: %n document(s) were changed on both sides in ways that do not fit. "
                        "Open the program to decide.",
                nullptr, int(report->mended.clashes.size()))
                     .arg(pair.database));
        if (!json)
            print(Tr::tr("%1: %2 received, %3 sent.")
                      .arg(pair.database)
                      .arg(report->pulled.written)
                      .arg(report->pushed.written));
    }
    if (json)
        printJson(rows);
    return code;
}

QString lineOf(const DatabaseSync &sync)
{
    const SyncStatus status = sync.status();
    const QString name = sync.database().name();
    switch (status.state) {
    case SyncStatus::State::Stopped:
    case SyncStatus::State::Connecting:
        return Tr::tr("%1: connecting").arg(name);
    case SyncStatus::State::Syncing:
        return Tr::tr("%1: %2 changes to go").arg(name).arg(status.pending);
    case SyncStatus::State::UpToDate:
        return Tr::tr("%1: up to date").arg(name);
    case SyncStatus::State::Waiting:
        return name + QStringLiteral(": ") + (status.error ? status.error->message : QString());
    }
    Q_UNREACHABLE();
}

// Joins what both sides have changed, now and whenever something has come in.
class Mending final : public QObject {
public:
    Mending(store::Database &database, const store::MergeRules &merges)
        : m_database(database)
        , m_merges(merges)
    {
        begin();
    }
    void follow(const SyncStatus &status)
    {
        if (status.pulled <= m_pulled)
            return;
        m_pulled = status.pulled;
        m_isAsked = true;
        if (!m_isBusy)
            begin();
    }

private:
    void begin()
    {
        m_isBusy = true;
        m_isAsked = false;
        const auto task
            = m_tasks.run([&database = m_database, merges = m_merges](
                              TaskControl &control) { return mend(database, merges, control); });
        whenDone(task, this, [this](const Result<store::MendReport> &mended) {
            m_isBusy = false;
            if (!mended && mended.error().kind != Error::Kind::Cancelled)
                warn(m_database.name() + QStringLiteral(": ") + mended.error().message);
            if (m_isAsked)
                begin();
        });
    }

    store::Database &m_database;
    const store::MergeRules m_merges;
    qint64 m_pulled = 0;
    bool m_isBusy = false;
    bool m_isAsked = false; // once more
    TaskScope m_tasks{ioPool()};
};

// Until the program is ended.
int runOn(store::Profile &profile, const QList<Pair> &pairs, const Wish &wish,
    const store::MergeRules &merges)
{
    QEventLoop loop;
    QObject::connect(
        QCoreApplication::instance(), &QCoreApplication::aboutToQuit, &loop, &QEventLoop::quit);
    std::vector<std::unique_ptr<Mending>> mending;
    std::vector<std::unique_ptr<DatabaseSync>> syncs;
    for (const Pair &pair : pairs) {
        syncs.push_back(std::make_unique<DatabaseSync>(
            profile.database(pair.database),
            [where = pair.where, wish](TaskControl &) { return openRemote(where, wish); },
            DatabaseSyncOptions{.direction = wish.direction,
                .files = FileSync{.blobs = profile.blobs(), .open = [where = pair.where, wish] {
                                      return HttpBlobs::open(QUrl(where), httpOptions(wish));
                                  }}}));
        DatabaseSync *const sync = syncs.back().get();
        mending.push_back(std::make_unique<Mending>(profile.database(pair.database), merges));
        QObject::connect(sync, &DatabaseSync::statusChanged, mending.back().get(),
            [sync, mends = mending.back().get()] { mends->follow(sync->status()); });
        QObject::connect(
            sync, &DatabaseSync::statusChanged, sync, [sync, last = QString()]() mutable {
                if (const QString line = lineOf(*sync); line != last)
                    warn(last = line);
            });
        sync->start();
    }
    loop.exec();
    return kDone;
}

// What is found within a few seconds.
int runDiscovery(bool json)
{
    const Discovery discovery;
    if (!discovery.isAvailable())
        warn(
            Tr::tr("This computer cannot look for hubs: Avahi is not running. Enter the address of "
                   "the hub."));
    QEventLoop loop;
    QTimer::singleShot(kDiscoveryTime, &loop, &QEventLoop::quit);
    loop.exec();
    QJsonArray rows;
    const QList<FoundHub> hubs = discovery.hubs();
    for (const FoundHub &hub : hubs) {
        rows.append(QJsonObject{{QStringLiteral("id"), hub.uuid},
            {QStringLiteral("name"), hub.name}, {QStringLiteral("url"), hub.url.toString()},
            {QStringLiteral("fingerprint"), QString::fromLatin1(hub.fingerprint)}});
        if (!json)
            print(hub.name + u'\t' + hub.url.toString());
    }
    if (json)
        printJson(rows);
    else if (hubs.isEmpty())
        warn(Tr::tr("No hub was found on this network."));
    return discovery.isAvailable() ? kDone : kFailed;
}

} // namespace

void addSyncOptions(ProgramArguments &arguments)
{
    arguments.addCommandFlag(QStringLiteral("once"), Tr::tr("Synchronise once and end."));
    arguments.addCommandFlag(QStringLiteral("discover"), Tr::tr("List the hubs on this network."));
    arguments.addCommandFlag(QStringLiteral("push"), Tr::tr("Only send."));
    arguments.addCommandFlag(QStringLiteral("pull"), Tr::tr("Only receive."));
    arguments.addCommandOption(
        QStringLiteral("db"), Tr::tr("The database that is synchronised."), QStringLiteral("NAME"));
}

int runSyncCommand(
    const QString &profileDir, QStringList arguments, bool json, const Knowledge &knowledge)
{
    if (arguments == QStringList{QStringLiteral("--discover")})
        return runDiscovery(json);
    const Result<Wish> wish = wishOf(std::move(arguments));
    if (!wish) {
        fail(wish.error());
        return kWrongUse;
    }
    const Result<QList<Pair>> pairs = pairsOf(*wish, profileDir);
    if (!pairs) {
        fail(pairs.error());
        return pairs.error().kind == Error::Kind::NotFound ? kFailed : kWrongUse;
    }
    store::ProfileOptions options{.databases = {}};
    for (const Pair &pair : *pairs) {
        QList<store::Projection> &known = options.databases[pair.database];
        for (const auto &[prefix, list] : knowledge.projections)
            if (pair.database.startsWith(prefix))
                known = list;
    }
    const Result<std::unique_ptr<store::Profile>> profile
        = store::Profile::open(profileDir, std::move(options));
    if (!profile)
        return fail(profile.error());
    return wish->isOnce ? runOnce(**profile, *pairs, *wish, knowledge.merges, json)
                        : runOn(**profile, *pairs, *wish, knowledge.merges);
}

QString syncCommandHelp()
{
    return Tr::tr("  sync URL|FILE|FOLDER [--once] [--db NAME] [--push|--pull]\n"
                  "                                     with a hub, or over a USB stick (.hzs)\n"
                  "  sync --discover                    the hubs on this network\n");
}

} // namespace hz::sync

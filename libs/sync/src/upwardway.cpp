#include "http_p.h"
#include "upwardway_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMetaEnum>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Upward)
};

Q_LOGGING_CATEGORY(lcUpward, "hz.sync.upward")

constexpr std::chrono::milliseconds kCountAfter{300};
constexpr std::chrono::hours kBeginAnew{1};
constexpr qsizetype kMostShown = 20; // refused documents

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

void warnOf(const Result<> &done)
{
    if (!done)
        qCWarning(lcUpward) << done.error().message << done.error().detail;
}

} // namespace

UpwardWay::Trouble UpwardWay::troubleOf(const Error &error)
{
    if (error.detail.startsWith(kUntrusted))
        return Trouble::Certificate;
    if (error.kind == Error::Kind::Network || error.kind == Error::Kind::Conflict)
        return Trouble::Line;
    if (error.detail.startsWith(u"HTTP 401"))
        return Trouble::Password;
    if (error.detail.startsWith(u"HTTP 403"))
        return Trouble::Forbidden;
    if (error.detail.startsWith(u"HTTP 404"))
        return Trouble::NoDatabase;
    return Trouble::Other;
}

UpwardWay::UpwardWay(const Server &server, UpwardPair pair)
    : m_server(server)
    , m_pair(std::move(pair))
{
    m_counting.setSingleShot(true);
    m_counting.setInterval(kCountAfter);
    connect(&m_counting, &QTimer::timeout, this, &UpwardWay::count);
}

UpwardWay::~UpwardWay()
{
    end();
}

Result<> UpwardWay::begin()
{
    HZ_TRY(m_database, m_server.hold(m_pair.database, [this] {
        QMetaObject::invokeMethod(this, &UpwardWay::onDropped, Qt::QueuedConnection);
    }));
    HZ_TRY(m_ledger, UpwardLedger::open(*m_database, m_pair));
    m_saidRefused = m_ledger->known().refused.size();
    DatabaseSyncOptions options{.direction = Direction::Push};
    options.replication.onRefused
        = [ledger = m_ledger](const QList<Refusal> &refusals) { return ledger->refuse(refusals); };
    options.replication.onUpToDate = [ledger = m_ledger](Endpoint &target, TaskControl &task) {
        return ledger->retrySome(target, task);
    };
    if (m_database->blobs())
        options.files = FileSync{.blobs = *m_database->blobs(),
            .open = [pair = m_pair] { return HttpBlobs::open(pair.remoteUrl(), pair.options()); }};
    m_sync = std::make_unique<DatabaseSync>(
        *m_database,
        [pair = m_pair, ledger = m_ledger](TaskControl &task) -> Result<std::unique_ptr<Endpoint>> {
            HZ_TRY(std::unique_ptr<HttpEndpoint> endpoint,
                HttpEndpoint::open(pair.remoteUrl(), pair.options()));
            HZ_CHECK(ledger->makeRoom(*endpoint, task));
            return std::unique_ptr<Endpoint>(std::move(endpoint));
        },
        std::move(options));
    connect(m_sync.get(), &DatabaseSync::statusChanged, this, &UpwardWay::onStatus);
    // Told on the writer's thread.
    m_changes = connect(m_database.get(), &store::Database::changed, &m_counting, [this] {
        if (!m_counting.isActive())
            m_counting.start();
    });
    m_begunAt = std::chrono::steady_clock::now();
    m_sync->start();
    count();
    return {};
}

void UpwardWay::end()
{
    m_sync.reset();
    m_isDone = false;
    disconnect(m_changes);
    if (m_ledger)
        warnOf(m_ledger->save());
    m_ledger.reset();
    m_database.reset();
    m_counting.stop();
}

void UpwardWay::tick()
{
    if (m_sync && std::chrono::steady_clock::now() >= m_begunAt + kBeginAnew)
        end();
    if (m_sync) {
        warnOf(m_ledger->save());
        count();
        return;
    }
    const Result<> begun = begin();
    if (begun) {
        m_trouble = Trouble::None; // as far as is known
        return;
    }
    end();
    const bool isMissing = begun.error().kind == Error::Kind::NotFound;
    stand(isMissing ? Trouble::NotHere : Trouble::Other, begun.error().message);
}

void UpwardWay::onDropped()
{
    if (!m_database)
        return;
    end();
    tick(); // says that it is gone
}

void UpwardWay::onStatus()
{
    if (!m_sync)
        return;
    const SyncStatus status = m_sync->status();
    using State = SyncStatus::State;
    const bool wasDone = std::exchange(m_isDone, status.state == State::UpToDate);
    if (m_isDone && (!wasDone || status.pushedTo != m_ledger->known().seq)) {
        m_ledger->handedOver(status.pushedTo, QDateTime::currentDateTimeUtc());
        warnOf(m_ledger->forgetReplaced());
    }
    sayRefusals();
    if (m_isDone)
        stand(Trouble::None, {});
    else if (status.state == State::Waiting && status.error)
        stand(troubleOf(*status.error), status.error->message);
    if (!m_counting.isActive())
        m_counting.start();
    Q_EMIT changed();
}

void UpwardWay::count()
{
    if (!m_sync)
        return;
    const SyncStatus status = m_sync->status();
    const qint64 pushed = status.pushedTo > 0 ? status.pushedTo : m_ledger->known().seq;
    if (const auto read = m_database->read())
        if (const Result<qint64> waiting = (*read)->changeCount(pushed))
            m_waiting = *waiting;
    if (status.state == SyncStatus::State::Syncing) // to a hub that was restored, also old ones
        m_waiting = std::max(m_waiting, status.pending);
    Q_EMIT changed();
}

void UpwardWay::stand(Trouble trouble, const QString &message)
{
    m_trouble = trouble;
    m_message = message;
    if (std::exchange(m_said, trouble) != trouble) {
        const qsizetype refused = m_ledger ? m_ledger->known().refused.size() : 0;
        if (trouble != Trouble::None)
            //: 1 the database and where it goes, 2 what went wrong, 3 what to do
            Q_EMIT said(Names::tr("%1: %2 %3").arg(m_pair.title(), message, advice(trouble)));
        else if (refused > 0)
            Q_EMIT said(Names::tr(
                "%1: everything is there but %n refused document(s).", nullptr, int(refused))
                            .arg(m_pair.title()));
        else
            Q_EMIT said(Names::tr("%1: everything is there.").arg(m_pair.title()));
    }
    Q_EMIT changed();
}

void UpwardWay::sayRefusals()
{
    const QList<UpwardLedger::Refused> refused = m_ledger->known().refused;
    const qsizetype before = std::exchange(m_saidRefused, refused.size());
    if (refused.size() <= before)
        return;
    const UpwardLedger::Refused &last = refused.constLast();
    Q_EMIT said(Names::tr("%1: %n document(s) are refused there, at last “%2”: %3. They stay here "
                          "and are offered again later; the others go on.",
        nullptr, int(refused.size()))
                    .arg(m_pair.title(), last.id, last.reason));
}

QString UpwardWay::advice(Trouble trouble) const
{
    switch (trouble) {
    case Trouble::None:
    case Trouble::Other:
        return Names::tr("It is tried again by itself.");
    case Trouble::Line:
        return Names::tr("It goes on by itself when the line is back.");
    case Trouble::Certificate:
        return Names::tr("Ask whoever runs it for the pairing code that it shows now, and give it "
                         "with “hezhou-hub upward set”.");
    case Trouble::Password:
        return Names::tr("Give the right ones with “hezhou-hub upward set”.");
    case Trouble::Forbidden:
        return Names::tr("There, “%2” has to be a member of “%1” (hezhou-hub db secure); if that "
                         "is not there yet, it has to be made first (hezhou-hub db create).")
            .arg(m_pair.remote, m_pair.user);
    case Trouble::NoDatabase:
        return Names::tr("It has to be made there first, and “%1” to be a member of it.")
            .arg(m_pair.user);
    case Trouble::NotHere:
        return Names::tr("Make it with “hezhou-hub db create %1”, or end this with “hezhou-hub "
                         "upward remove --db %1”.")
            .arg(m_pair.database);
    }
    Q_UNREACHABLE();
}

QJsonObject UpwardWay::row() const
{
    using State = SyncStatus::State;
    const SyncStatus status = m_sync ? m_sync->status() : SyncStatus();
    const UpwardLedger::Known known = m_ledger ? m_ledger->known() : UpwardLedger::Known();
    const char *state = m_trouble != Trouble::None && status.state != State::Syncing ? "trouble"
        : status.state == State::UpToDate                                            ? "done"
        : status.state == State::Syncing                                             ? "pushing"
                                                                                     : "connecting";
    QJsonArray refusals;
    for (const UpwardLedger::Refused &each :
        known.refused.first(std::min(known.refused.size(), kMostShown)))
        refusals.append(
            QJsonObject{{QStringLiteral("id"), each.id}, {QStringLiteral("reason"), each.reason}});
    const bool isTrouble = state == QByteArrayView("trouble");
    const QString trouble = QString::fromLatin1(
        QMetaEnum::fromType<Trouble>().valueToKey(int(isTrouble ? m_trouble : Trouble::None)));
    return {{QStringLiteral("database"), m_pair.database},
        {QStringLiteral("url"), m_pair.remoteUrl().toString(QUrl::RemoveUserInfo)},
        {QStringLiteral("user"), m_pair.user}, {QStringLiteral("state"), QLatin1StringView(state)},
        {QStringLiteral("trouble"), trouble.toLower()},
        {QStringLiteral("message"), isTrouble ? m_message : QString()},
        {QStringLiteral("waiting"), m_waiting}, {QStringLiteral("files"), status.filesWaiting},
        {QStringLiteral("doneAt"), timeText(known.doneAt)},
        {QStringLiteral("retryAt"), isTrouble ? timeText(status.retryAt) : QString()},
        {QStringLiteral("refused"), known.refused.size()}, {QStringLiteral("refusals"), refusals}};
}

} // namespace hz::sync

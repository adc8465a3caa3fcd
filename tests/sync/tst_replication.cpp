// One database into another: what is copied, where it goes on, what it does not send, what it
// survives.
#include "synctest.h"

#include <hz/sync/databasesync.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QThread>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

// A hub that is another one from the moment on at which it is asked what it lacks.
class ReplacedEndpoint final : public Endpoint {
public:
    ReplacedEndpoint(Endpoint &first, Endpoint &second)
        : m_now(&first)
        , m_second(second)
    {
    }
    QString name() const override { return m_now->name(); }
    QString address() const override { return m_now->address(); }
    bool isHub() const override { return m_now->isHub(); }
    Result<QString> identity(TaskControl &task) override { return m_now->identity(task); }
    Result<ChangesPage> changes(const QJsonValue &since, int limit,
        std::chrono::milliseconds patience, TaskControl &task) override
    {
        return m_now->changes(since, limit, patience, task);
    }
    Result<QMap<QString, RevisionsDiff>> missing(
        const QMap<QString, QStringList> &revisions, TaskControl &task) override
    {
        m_now = &m_second;
        return m_now->missing(revisions, task);
    }
    Result<> fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &task) override
    {
        return m_now->fetch(wanted, take, task);
    }
    Result<QList<Refusal>> write(const QList<Parcel> &parcels, TaskControl &task) override
    {
        return m_now->write(parcels, task);
    }
    Result<QJsonObject> local(const QString &id, TaskControl &task) override
    {
        return m_now->local(id, task);
    }
    Result<> putLocal(const QString &id, const QJsonObject &body, TaskControl &task) override
    {
        return m_now->putLocal(id, body, task);
    }
    Result<bool> stillHas(const QString &identity, const QString &id, const QJsonObject &body,
        TaskControl &task) override
    {
        return m_now->stillHas(identity, id, body, task);
    }

private:
    Endpoint *m_now;
    Endpoint &m_second;
};

} // namespace

class tst_Replication : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ++m_count;
        m_here
            = openedAt(m_dir.path(u"here%1.sqlite"_s.arg(m_count)), {.projections = {titleList()}});
        m_there = openedAt(
            m_dir.path(u"there%1.sqlite"_s.arg(m_count)), {.projections = {titleList()}});
    }
    void cleanup()
    {
        m_here.reset();
        m_there.reset();
    }

    void copiesDocumentsConflictsDeletionsAndAttachments();
    void aSecondRunAsksForNothing();
    void goesOnAfterItsCheckpoint();
    void aCheckpointThatOnlyOneSideHasIsNotBelieved();
    void theOlderOfTwoCheckpointsCounts();
    void onlyChangedAttachmentsTravel();
    void bytesThatTheTargetHasForgottenAreSentAfterAll();
    void oneRevisionThatIsRefusedStopsNothing();
    void largeBatchesAreWrittenInPieces();
    void continuousReplicationFollowsAndEndsWhenTold();
    void aLineThatIsCutAllTheTimeIsTriedAgainAtOnce();
    void whoAnswersIsLeftAloneLonger_data();
    void whoAnswersIsLeftAloneLonger();
    void aLineThatIsBackIsNoticed();
    void aHubThatIsReplacedMeanwhileIsGivenAll();
    void checkpointsOfBothSides_data();
    void checkpointsOfBothSides();

private:
    QString put(const QString &id, const QString &title, const QString &parent = {})
    {
        const auto name = putNow(*m_here, {.id = id, .parent = parent, .body = titled(title)});
        return name.value_or(QString::fromUtf8(told(name)));
    }

    TestDir m_dir;
    int m_count = 0;
    std::unique_ptr<Database> m_here, m_there;
};

void tst_Replication::copiesDocumentsConflictsDeletionsAndAttachments()
{
    const QString first = put(u"note:1"_s, u"一"_s);
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1"_s, .parent = first, .body = titled(u"二"_s)}));
    HZ_VERIFY_OK(putRevisionNow(*m_here,
        {.id = u"note:1"_s,
            .history = {u"2-"_s + QString(32, u'0'), first},
            .body = titled(u"三"_s)}));
    const QString gone = put(u"note:2"_s, u"gone"_s);
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:2"_s, .parent = gone, .deleted = true}));
    HZ_VERIFY_OK(putNow(*m_here,
        {.id = u"note:3"_s, .attachments = {{u"ink"_s, {u"application/x-ink"_s, "run"}}}}));
    const auto report = copyNow(*m_here, *m_there);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->written, 4);
    QVERIFY(report->isUpToDate);
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
    QCOMPARE((*m_there->read())->history(u"note:1"_s, u"2-"_s + QString(32, u'0'))->size(), 2);
}

void tst_Replication::aSecondRunAsksForNothing()
{
    for (int i = 0; i < 20; ++i)
        put(u"note:%1"_s.arg(i), u"x"_s);
    HZ_VERIFY_OK(copyNow(*m_here, *m_there, {.batch = 7}));
    const auto again = copyNow(*m_here, *m_there);
    HZ_VERIFY_OK(again);
    QCOMPARE(again->checked, 0);
    // The other way round nothing is new either, though everything is looked at once.
    const auto back = copyNow(*m_there, *m_here);
    QCOMPARE(back->checked, 20);
    QCOMPARE(back->read, 0);
}

void tst_Replication::goesOnAfterItsCheckpoint()
{
    for (int i = 0; i < 30; ++i)
        put(u"note:%1"_s.arg(i), u"x"_s);
    std::mt19937_64 random(1);
    {
        StoreEndpoint source(*m_here), target(*m_there);
        UnreliableEndpoint cut(source, 15, random);
        TaskControl task;
        HZ_VERIFY_FAILS(replicate(cut, target,
                            {.batch = 5, .checkpointEvery = std::chrono::milliseconds(0)}, task),
            Network);
    }
    const auto rest = copyNow(*m_here, *m_there, {.batch = 5});
    HZ_VERIFY_OK(rest);
    QVERIFY(rest->checked < 30);
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

void tst_Replication::aCheckpointThatOnlyOneSideHasIsNotBelieved()
{
    put(u"note:1"_s, u"x"_s);
    HZ_VERIFY_OK(copyNow(*m_here, *m_there));
    const QString id = u"_local/"_s + replicationId(m_here->storeId(), m_there->storeId());
    HZ_VERIFY_OK((*m_there->read())->local(id));
    HZ_VERIFY_OK(m_there->writeAndWait(
        [&](WriteTransaction &transaction) { return removeLocal(transaction, id); }));
    QCOMPARE(copyNow(*m_here, *m_there)->checked, 1);
}

void tst_Replication::theOlderOfTwoCheckpointsCounts()
{
    put(u"note:1"_s, u"x"_s);
    HZ_VERIFY_OK(copyNow(*m_here, *m_there));
    const QString id = u"_local/"_s + replicationId(m_here->storeId(), m_there->storeId());
    const QJsonObject early = *(*m_there->read())->local(id);
    put(u"note:2"_s, u"x"_s);
    HZ_VERIFY_OK(copyNow(*m_here, *m_there));
    HZ_VERIFY_OK(m_there->writeAndWait(
        [&](WriteTransaction &transaction) { return putLocal(transaction, id, early); }));
    QCOMPARE(copyNow(*m_here, *m_there)->checked, 1);
}

void tst_Replication::onlyChangedAttachmentsTravel()
{
    const QString id = u"page:1"_s;
    const QString first = *putNow(*m_here,
        {.id = id, .attachments = {{u"a"_s, {{}, QByteArray(1000, 'a')}}, {u"b"_s, {{}, "b"}}}});
    HZ_VERIFY_OK(copyNow(*m_here, *m_there));
    const QString second = *putNow(*m_here,
        {.id = id, .parent = first, .attachments = {{u"b"_s, {{}, "B"}}}, .keep = {u"a"_s}});
    HZ_VERIFY_OK(m_here->writeAndWait(
        [](WriteTransaction &transaction) { return compact(transaction, 10); }));
    StoreEndpoint source(*m_here);
    QList<Parcel> parcels;
    TaskControl task;
    HZ_VERIFY_OK(source.fetch(
        {{id, {second}, {first}}},
        [&](Parcel parcel) -> Result<> {
            parcels.append(parcel);
            return {};
        },
        task));
    QCOMPARE(parcels.size(), 1);
    QCOMPARE(parcels[0].revision.attachments.keys(), QStringList{u"b"_s});
    QCOMPARE(parcels[0].revision.keep, QStringList{u"a"_s});
    HZ_VERIFY_OK(copyNow(*m_here, *m_there));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

void tst_Replication::bytesThatTheTargetHasForgottenAreSentAfterAll()
{
    // The target knows the ancestor as a leaf by name only through a shorter history, with other
    // attachments than the source believes.
    const QString id = u"page:1"_s;
    const QString first = *putNow(*m_here, {.id = id, .attachments = {{u"a"_s, {{}, "a"}}}});
    HZ_VERIFY_OK(putRevisionNow(*m_there, {.id = id, .history = {first}}));
    HZ_VERIFY_OK(putNow(*m_here, {.id = id, .parent = first, .keep = {u"a"_s}}));
    const auto report = copyNow(*m_here, *m_there);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->refused, 0);
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

void tst_Replication::oneRevisionThatIsRefusedStopsNothing()
{
    // A source whose names of revisions are not ours.
    class Foreign final : public Endpoint {
    public:
        QString name() const override { return u"foreign"_s; }
        Result<QString> identity(TaskControl &) override { return name(); }
        Result<ChangesPage> changes(
            const QJsonValue &since, int, std::chrono::milliseconds, TaskControl &) override
        {
            if (!since.isNull())
                return ChangesPage{.changes = {}, .lastSeq = since, .pending = {}};
            return ChangesPage{.changes
                = {{u"note:1"_s, {u"strange"_s}}, {u"_design/x"_s, {u"1-"_s + QString(32, u'a')}},
                    {u"note:2"_s, {u"1-"_s + QString(32, u'b')}}},
                .lastSeq = u"3-opaque"_s,
                .pending = {}};
        }
        Result<QMap<QString, RevisionsDiff>> missing(
            const QMap<QString, QStringList> &, TaskControl &) override
        {
            return QMap<QString, RevisionsDiff>();
        }
        Result<> fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &) override
        {
            for (const Wanted &document : wanted)
                HZ_CHECK(take({.revision = {.id = document.id, .history = document.revisions}}));
            return {};
        }
        Result<QList<Refusal>> write(const QList<Parcel> &, TaskControl &) override
        {
            return QList<Refusal>();
        }
        Result<QJsonObject> local(const QString &, TaskControl &) override
        {
            return failure(Error::Kind::NotFound, {});
        }
        Result<> putLocal(const QString &, const QJsonObject &, TaskControl &) override
        {
            return failure(Error::Kind::Denied, {}); // we may only read there
        }
    } source;
    StoreEndpoint target(*m_there);
    TaskControl task;
    const auto report = replicate(source, target, {}, task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->refused, 1);
    QCOMPARE(report->refusals[0].id, u"note:1");
    QCOMPARE(report->written, 1);
    HZ_VERIFY_OK(getNow(*m_there, u"note:2"_s));
}

void tst_Replication::largeBatchesAreWrittenInPieces()
{
    for (int i = 0; i < 12; ++i)
        HZ_VERIFY_OK(putNow(*m_here,
            {.id = u"page:%1"_s.arg(i),
                .attachments = {{u"a"_s, {{}, QByteArray(100'000, char('a' + i))}}}}));
    QList<qint64> written;
    HZ_VERIFY_OK(copyNow(*m_here, *m_there,
        {.batchBytes = 300'000, .onProgress = [&](const ReplicationReport &report) {
             written.append(report.written);
         }}));
    QVERIFY(written.size() >= 4);
    QCOMPARE(written.constLast(), 12);
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

void tst_Replication::continuousReplicationFollowsAndEndsWhenTold()
{
    put(u"note:1"_s, u"before"_s);
    TaskControl task;
    std::optional<Error::Kind> ended;
    std::unique_ptr<QThread> thread(QThread::create([&] {
        StoreEndpoint source(*m_here), target(*m_there);
        const auto result = replicate(source, target, {.isContinuous = true}, task);
        ended = result.error().kind;
    }));
    thread->start();
    QTRY_VERIFY(getNow(*m_there, u"note:1"_s).has_value());
    put(u"note:2"_s, u"after"_s);
    QTRY_VERIFY(getNow(*m_there, u"note:2"_s).has_value());
    task.cancel();
    thread->wait();
    QCOMPARE(ended, Error::Kind::Cancelled);
}

// Each connection carries a few documents. Did every cut double the pause, the last would be years.
void tst_Replication::aLineThatIsCutAllTheTimeIsTriedAgainAtOnce()
{
    constexpr int kDocuments = 60;
    for (int i = 0; i < kDocuments; ++i)
        put(u"note:%1"_s.arg(i), u"x"_s);
    StoreEndpoint there(*m_there);
    std::mt19937_64 random(1);
    std::atomic_int connections = 0;
    const auto open = [&](TaskControl &) -> Result<std::unique_ptr<Endpoint>> {
        ++connections;
        return std::make_unique<UnreliableEndpoint>(there, 15, random);
    };
    DatabaseSync sync(*m_here, open,
        {.direction = Direction::Push,
            .firstRetry = std::chrono::milliseconds(20),
            .longestRetry = std::chrono::hours(100'000),
            .longestUnreached = std::chrono::hours(100'000),
            .replication = {.batch = 1, .checkpointEvery = std::chrono::milliseconds(0)}});
    sync.start();
    QTRY_COMPARE_WITH_TIMEOUT(
        (*m_there->read())->lastSeq().value_or(0), qint64(kDocuments), 120'000);
    sync.stop();
    QVERIFY(connections >= 12);
}

void tst_Replication::whoAnswersIsLeftAloneLonger_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("isSoon");
    const auto row = [](const char *name, Kind kind, const QString &detail, bool isSoon) {
        QTest::newRow(name) << Error{kind, u"x"_s, detail} << isSoon;
    };
    row("nobody is there", Kind::Network, u"Connection refused"_s, true);
    row("it has too much to do", Kind::Network, u"HTTP 503 busy"_s, false);
    row("its certificate is none", Kind::Network, u"TLS: self-signed"_s, false);
    row("another program is there", Kind::Conflict, u"_local/x"_s, false);
    row("a person has to do something", Kind::Denied, u"HTTP 401 "_s, false);
}

// Whether the line is back shows only to who asks; a server in trouble is not helped by that.
void tst_Replication::whoAnswersIsLeftAloneLonger()
{
    QFETCH(const Error, error);
    QFETCH(const bool, isSoon);
    const auto open
        = [&](TaskControl &) -> Result<std::unique_ptr<Endpoint>> { return Failure(error); };
    DatabaseSync sync(*m_here, open,
        {.direction = Direction::Push,
            .firstRetry = std::chrono::hours(1),
            .longestRetry = std::chrono::hours(1000)});
    sync.start();
    QTRY_COMPARE_WITH_TIMEOUT(sync.status().state, SyncStatus::State::Waiting, 60'000);
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(sync.status().retryAt);
    QVERIFY2(isSoon ? seconds <= 20 : seconds > 1200, qPrintable(QString::number(seconds)));
}

// However long it was down.
void tst_Replication::aLineThatIsBackIsNoticed()
{
    put(u"note:1"_s, u"x"_s);
    StoreEndpoint there(*m_there);
    std::mt19937_64 random(1);
    std::atomic_int tries = 0;
    std::atomic_bool isUp = false;
    const auto open = [&](TaskControl &) -> Result<std::unique_ptr<Endpoint>> {
        ++tries;
        if (!isUp)
            return failure(Error::Kind::Network, u"nobody is there"_s);
        return std::make_unique<UnreliableEndpoint>(there, 1'000'000, random);
    };
    DatabaseSync sync(*m_here, open,
        {.direction = Direction::Push,
            .firstRetry = std::chrono::milliseconds(1),
            .longestRetry = std::chrono::hours(1000),
            .longestUnreached = std::chrono::milliseconds(20)});
    sync.start();
    QTRY_VERIFY_WITH_TIMEOUT(tries > 30, 60'000);
    isUp = true;
    QTRY_VERIFY_WITH_TIMEOUT(getNow(*m_there, u"note:1"_s).has_value(), 60'000);
}

// The checkpoint of a run that began with one hub tells nothing of another.
void tst_Replication::aHubThatIsReplacedMeanwhileIsGivenAll()
{
    const auto other
        = openedAt(m_dir.path(u"other%1.sqlite"_s.arg(m_count)), {.projections = {titleList()}});
    HubLikeEndpoint first(*m_there, u"hub"_s), second(*other, u"hub"_s);
    StoreEndpoint here(*m_here);
    TaskControl task;
    put(u"note:1"_s, u"with the first"_s);
    HZ_VERIFY_OK(replicate(here, first, {}, task));
    put(u"note:2"_s, u"with the second"_s);
    ReplacedEndpoint replaced(first, second);
    HZ_VERIFY_OK(replicate(here, replaced, {}, task));
    HZ_VERIFY_OK(getNow(*other, u"note:2"_s));
    HZ_VERIFY_OK(replicate(here, second, {}, task));
    QCOMPARE(pictureOf(*other), pictureOf(*m_here));
}

void tst_Replication::checkpointsOfBothSides_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("common");
    QTest::newRow("none") << QByteArray("{}") << QByteArray("{}") << QByteArray("null");
    QTest::newRow("the same session")
        << QByteArray(R"({"session_id":"a","source_last_seq":"7-x"})")
        << QByteArray(R"({"session_id":"a","source_last_seq":"7-x"})") << QByteArray("7-x");
    QTest::newRow("the source is behind: it is written last")
        << QByteArray(R"({"session_id":"a","source_last_seq":"5-x"})")
        << QByteArray(R"({"session_id":"a","source_last_seq":"7-x"})") << QByteArray("5-x");
    QTest::newRow("the target was put back")
        << QByteArray(R"({"session_id":"a","source_last_seq":9})")
        << QByteArray(R"({"session_id":"a","source_last_seq":4})") << QByteArray("4");
    QTest::newRow("a common session before")
        << QByteArray(
               R"({"session_id":"c","source_last_seq":9,"history":[)"
               R"({"session_id":"c","recorded_seq":9},{"session_id":"a","recorded_seq":3}]})")
        << QByteArray(
               R"({"session_id":"b","source_last_seq":8,"history":[)"
               R"({"session_id":"b","recorded_seq":8},{"session_id":"a","recorded_seq":3}]})")
        << QByteArray("3");
    QTest::newRow("nothing in common")
        << QByteArray(R"({"session_id":"c","history":[{"session_id":"c","recorded_seq":9}]})")
        << QByteArray(R"({"session_id":"b","history":[{"session_id":"b","recorded_seq":8}]})")
        << QByteArray("null");
    QTest::newRow("no log at all")
        << QByteArray(R"({"history":"x","session_id":7})")
        << QByteArray(R"({"history":[1,{}],"session_id":7})") << QByteArray("null");
}

void tst_Replication::checkpointsOfBothSides()
{
    QFETCH(const QByteArray, source);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, common);
    const QJsonValue seq = commonSeq(
        QJsonDocument::fromJson(source).object(), QJsonDocument::fromJson(target).object());
    QCOMPARE(seq.isNull() ? u"null"_s : seq.toVariant().toString(), QString::fromUtf8(common));
}

QTEST_GUILESS_MAIN(tst_Replication)
#include "tst_replication.moc"

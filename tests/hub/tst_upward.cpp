// Schools' hubs push their databases to the county's, all of them programs of their own.
#include "badline.h"
#include "hubprogram.h"
#include "plainhttp.h"

#include <hz/account/auditlog.h>
#include <hz/core/hash.h>
#include <hz/store/profile.h>
#include <hz/sync/upwardconfig.h>

#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>

#include <atomic>
#include <store/storetest.h>
#include <sync/scriptedserver.h>

using namespace hz;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;
const PlainHeaders kJson{{"Content-Type", "application/json"}};

PlainHeaders as(const QByteArray &user)
{
    return {{"Content-Type", "application/json"},
        {"Authorization", "Basic " + (user + ':' + user + " has words").toBase64()}};
}

struct Ran {
    int code = -1;
    QByteArray out, err;
};

enum class Output { Json, Plain };

// A command line of a profile, with a line that is piped in.
Ran run(const QString &profile, const QStringList &words, const QByteArray &input = {},
    Output output = Output::Json)
{
    QStringList all{u"--profile"_s, profile};
    if (output == Output::Json)
        all.append(u"--json"_s);
    QProcess program;
    program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"), all + words);
    program.write(input + '\n');
    program.closeWriteChannel();
    if (!program.waitForFinished(kPatience))
        return {};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

// A county's hub, with somebody for each school; the databases are open to all of them.
class County {
public:
    explicit County(
        QString profile, const QStringList &databases, const QStringList &users = {u"school1"_s})
        : m_profile(std::move(profile))
    {
        HubProgram::addAdmin(m_profile, u"root"_s, "root has words");
        for (const QString &user : users)
            (void)run(m_profile, {u"user"_s, u"add"_s, user, u"--password-stdin"_s},
                user.toLatin1() + " has words");
        for (const QString &database : databases) {
            (void)run(m_profile, {u"db"_s, u"create"_s, database});
            (void)run(
                m_profile, {u"db"_s, u"secure"_s, database, u"--members"_s, users.join(u',')});
        }
    }
    void start(const QStringList &more = {u"--no-tls"_s})
    {
        QStringList words = more;
        if (m_port != 0)
            words += {u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port)};
        m_hub = std::make_unique<HubProgram>(m_profile, words);
        m_port = m_hub->port();
    }
    void kill() { m_hub.reset(); }
    quint16 port() const { return m_port; }
    QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }
    const QString &profile() const { return m_profile; }
    QJsonObject said() const { return m_hub->said(); }
    PlainAnswer get(const QByteArray &path) const
    {
        return askOnce(m_port, "GET", path, as("root"));
    }
    QStringList ids(const QByteArray &database = "ops-629901") const
    {
        QStringList ids;
        const QJsonArray rows = get('/' + database + "/_all_docs").json()[u"rows"].toArray();
        for (const QJsonValue &row : rows)
            ids.append(row[u"id"].toString());
        return ids;
    }

private:
    const QString m_profile;
    quint16 m_port = 0;
    std::unique_ptr<HubProgram> m_hub;
};

// A school's hub, where everybody on this computer may do everything.
class School {
public:
    School(QString profile, QString database)
        : m_profile(std::move(profile))
        , m_database(std::move(database))
    {
        (void)run(m_profile, {u"db"_s, u"create"_s, m_database});
    }
    void start()
    {
        m_hub = std::make_unique<HubProgram>(m_profile, QStringList{u"--no-tls"_s}, sayings());
    }
    int stop()
    {
        const int code = m_hub->stop();
        m_hub.reset();
        return code;
    }
    Ran push(const QString &url, const QByteArray &user, const QStringList &more = {}) const
    {
        return pushAs(m_database, url, user, user + " has words", more);
    }
    Ran pushAs(const QString &database, const QString &url, const QByteArray &user,
        const QByteArray &password, const QStringList &more = {}) const
    {
        return run(m_profile,
            QStringList{u"upward"_s, u"set"_s, url, u"--db"_s, database, u"--name"_s,
                QString::fromLatin1(user), u"--password-stdin"_s}
                + more,
            password);
    }
    int put(const QString &id, const QByteArray &database = {}) const
    {
        const QByteArray name = database.isEmpty() ? m_database.toLatin1() : database;
        return askOnce(m_hub->port(), "POST", '/' + name, kJson,
            QJsonDocument(QJsonObject{{u"_id"_s, id}, {u"type"_s, u"device"_s}}).toJson())
            .status;
    }
    int putMany(const QString &prefix, int count) const
    {
        QJsonArray documents;
        for (int i = 0; i < count; ++i)
            documents.append(QJsonObject{{u"_id"_s, prefix + QString::number(i)}});
        return askOnce(m_hub->port(), "POST", '/' + m_database.toLatin1() + "/_bulk_docs", kJson,
            QJsonDocument(QJsonObject{{u"docs"_s, documents}}).toJson())
            .status;
    }
    QJsonObject row(QString database = {}) const
    {
        if (database.isEmpty())
            database = m_database;
        const QJsonArray rows
            = askOnce(m_hub->port(), "GET", "/_hezhou/status").json()[u"upward"].toArray();
        for (const QJsonValue &row : rows)
            if (row[u"database"].toString() == database)
                return row.toObject();
        return {};
    }
    QString state(const QString &database = {}) const { return row(database)[u"state"].toString(); }
    QString trouble(const QString &database = {}) const
    {
        return row(database)[u"trouble"].toString();
    }
    QString sayings() const { return m_profile + u"/said.txt"_s; }
    QList<QByteArray> said() const
    {
        QFile file(sayings());
        QList<QByteArray> lines;
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().split('\n'))
                if (line.startsWith(m_database.toLatin1() + " "))
                    lines.append(line);
        return lines;
    }
    const QString &profile() const { return m_profile; }
    quint16 port() const { return m_hub->port(); }

private:
    const QString m_profile;
    const QString m_database;
    std::unique_ptr<HubProgram> m_hub;
};

// What CouchDB's rules do: documents "bad:…" are not taken at first.
class StrictServer {
public:
    void forbid(const QString &prefix) // nothing: everything is taken
    {
        const std::lock_guard lock(m_mutex);
        m_forbidden = prefix;
    }
    /// Of each request that brought documents.
    QList<QStringList> offers() const
    {
        const std::lock_guard lock(m_mutex);
        return m_offers;
    }
    QString url() const { return m_server.url(QString()).toString(); }
    QStringList ids() const
    {
        const std::lock_guard lock(m_mutex);
        return m_ids;
    }

private:
    ServedAnswer answer(const ServedRequest &request)
    {
        const std::lock_guard lock(m_mutex);
        if (request.headers.contains("content-encoding"))
            return {httpAnswer(415, "{}")};
        const QByteArray path = request.path.split('?').constFirst();
        if (path == "/_session")
            return {httpAnswer(404, "{}")};
        if (path == "/ops-1")
            return {httpAnswer(
                200, R"({"db_name":"ops-1","server_uuid":"strict","instance_start_time":"0"})")};
        if (path.startsWith("/ops-1/_local/")) {
            if (request.verb == "PUT")
                m_local[path] = request.body;
            return {m_local.contains(path)
                    ? httpAnswer(200, request.verb == "PUT" ? R"({"rev":"0-1"})" : m_local[path])
                    : httpAnswer(404, "{}")};
        }
        const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
        if (path == "/ops-1/_revs_diff") {
            QJsonObject missing;
            for (auto it = asked.begin(); it != asked.end(); ++it)
                if (!m_ids.contains(it.key()))
                    missing.insert(it.key(), QJsonObject{{u"missing"_s, it.value()}});
            return {httpAnswer(200, QJsonDocument(missing).toJson())};
        }
        if (path != "/ops-1/_bulk_docs")
            return {httpAnswer(404, "{}")};
        QJsonArray refused;
        const QJsonArray documents = asked[u"docs"].toArray();
        const bool isLarge
            = std::any_of(documents.begin(), documents.end(), [](const QJsonValue &document) {
                  return document[u"_id"].toString().startsWith(u"large:");
              });
        if (isLarge)
            return {httpAnswer(413, "{}")};
        m_offers.append(QStringList());
        for (const QJsonValue &document : documents) {
            const QString id = document[u"_id"].toString();
            m_offers.last().append(id);
            if (!m_forbidden.isEmpty() && id.startsWith(m_forbidden))
                refused.append(QJsonObject{{u"id"_s, id}, {u"error"_s, u"forbidden"_s},
                    {u"rev"_s, document[u"_rev"]}, {u"reason"_s, u"the county keeps those"_s}});
            else
                m_ids.append(id);
        }
        return {httpAnswer(201, QJsonDocument(refused).toJson())};
    }

    mutable std::mutex m_mutex; // guards all below
    QString m_forbidden = u"bad:"_s;
    QList<QStringList> m_offers;
    QStringList m_ids;
    QMap<QByteArray, QByteArray> m_local;
    ScriptedServer m_server{[this](const ServedRequest &request) { return answer(request); }};
};

} // namespace

class tst_Upward : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { ++m_count; }

    void theCountyIsTheUnionOfItsSchools();
    void aRunningHubTakesUpWhatIsSetAndEndsWhatIsRemoved();
    void aListWithoutPairsSaysWhatToDo();
    void filesFollowTheirDocuments();
    void whatAPersonHasToDoIsSaidAndTheOthersGoOn_data();
    void whatAPersonHasToDoIsSaidAndTheOthersGoOn();
    void anotherCertificateIsNotSpokenTo();
    void aServerThatHasNoSuchDatabaseIsNamed();
    void aRefusedDocumentWaitsAndHoldsNobodyUp();
    void whatWasRefusedIsOfferedBehindTheNews();
    void whereTooManyAreRefusedThoseAreOfferedFirst();
    void aRefusalWithoutAWordIsSaidInOurs();
    void aDatabaseThatGoesUpCanBeDeleted();
    void theHubEndsInTheMiddleOfAPush();
    void aDamagedFileIsSaidAndLeftAsItIs();
    void thePasswordIsForNobodyElse();
    void wrongWordsAreRefused_data();
    void wrongWordsAreRefused();

private:
    QString path(const QString &name) const
    {
        return m_dir.path(QString::number(m_count)) + u'/' + name;
    }

    const TestDir m_dir;
    int m_count = 0;
};

void tst_Upward::theCountyIsTheUnionOfItsSchools()
{
    County county(path(u"county"_s), {u"ops-629901"_s}, {u"school1"_s, u"school2"_s});
    county.start(); // to know its port
    const QString url = county.url();
    county.kill();
    School first(path(u"one"_s), u"ops-1"_s), second(path(u"two"_s), u"ops-2"_s);
    const QStringList above{u"--as"_s, u"ops-629901"_s};
    first.start();
    second.start();
    QCOMPARE(first.put(u"device:1"_s), 201);
    // The line is down. What was asked for is kept, and said not to go yet.
    const Ran set = first.push(url, "school1", above);
    QCOMPARE(set.code, 0);
    QVERIFY(set.err.contains("127.0.0.1"));
    QCOMPARE(second.push(url, "school2", above).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(first.trouble(), u"line"_s, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(first.row()[u"waiting"].toInt(), 1, kPatience);
    QCOMPARE(second.put(u"device:2"_s), 201);
    county.start();
    QTRY_COMPARE_WITH_TIMEOUT(county.ids(), (QStringList{u"device:1"_s, u"device:2"_s}), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), u"done"_s, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(first.row()[u"waiting"].toInt(), 0, kPatience);
    QVERIFY(!first.row()[u"doneAt"].toString().isEmpty());
    // The county's hub dies while both go on.
    QCOMPARE(first.put(u"device:3"_s), 201);
    county.kill();
    QCOMPARE(first.put(u"device:4"_s), 201);
    QCOMPARE(second.put(u"device:5"_s), 201);
    QTRY_COMPARE_WITH_TIMEOUT(first.trouble(), u"line"_s, kPatience);
    county.start();
    const QStringList all{
        u"device:1"_s, u"device:2"_s, u"device:3"_s, u"device:4"_s, u"device:5"_s};
    QTRY_COMPARE_WITH_TIMEOUT(county.ids(), all, kPatience);
    // And a school's.
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), u"done"_s, kPatience);
    QCOMPARE(first.stop(), 0);
    first.start();
    QCOMPARE(first.put(u"device:6"_s), 201);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids(), all + QStringList{u"device:6"_s}, kPatience);
    // Once for each change of how it stands, however often it was tried.
    QTRY_COMPARE_WITH_TIMEOUT(first.said().size(), 5, kPatience); // down, up, down, up, up
}

void tst_Upward::aRunningHubTakesUpWhatIsSetAndEndsWhatIsRemoved()
{
    County county(path(u"county"_s), {u"ops-1"_s, u"school/1"_s});
    county.start();
    School school(path(u"one"_s), u"ops-1"_s);
    (void)run(school.profile(), {u"db"_s, u"create"_s, u"school-1"_s});
    school.start();
    QCOMPARE(school.put(u"device:1"_s), 201);
    QCOMPARE(school.put(u"class:1"_s, "school-1"), 201);
    QCOMPARE(school.push(county.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids("ops-1"), QStringList{u"device:1"_s}, kPatience);
    QCOMPARE(county.ids("school%2F1"), QStringList());
    QCOMPARE(school
                 .pushAs(u"school-1"_s, county.url(), "school1", "school1 has words",
                     {u"--as"_s, u"school/1"_s})
                 .code,
        0);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids("school%2F1"), QStringList{u"class:1"_s}, kPatience);
    const Ran listed = run(school.profile(), {u"upward"_s, u"list"_s});
    const QJsonArray rows = QJsonDocument::fromJson(listed.out).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][u"id"].toString(), u"ops-1"_s);
    QCOMPARE(rows[0][u"user"].toString(), u"school1"_s);
    QVERIFY(!listed.out.contains("has words"));
    QCOMPARE(run(school.profile(), {u"upward"_s, u"remove"_s, u"--db"_s, u"ops-1"_s}).code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(school.row(u"ops-1"_s).isEmpty(), kPatience);
    QCOMPARE(school.put(u"device:2"_s), 201);
    QCOMPARE(school.put(u"class:2"_s, "school-1"), 201);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids("school%2F1").size(), 2, kPatience);
    QCOMPARE(county.ids("ops-1"), QStringList{u"device:1"_s});
    QCOMPARE(run(school.profile(), {u"upward"_s, u"remove"_s, u"--db"_s, u"ops-1"_s}).code, 1);
    // Who did it stands in the log.
    QByteArrayList done;
    QFile log(school.profile() + u"/hub/audit-beside.jsonl"_s);
    QVERIFY(log.open(QIODevice::ReadOnly));
    for (const QByteArray &line : log.readAll().split('\n'))
        if (line.contains("upward-"))
            done.append(QJsonDocument::fromJson(line)[u"what"].toString().toLatin1());
    QCOMPARE(done, (QByteArrayList{"upward-set", "upward-set", "upward-remove"}));
}

void tst_Upward::aListWithoutPairsSaysWhatToDo()
{
    const QString profile = path(u"one"_s);
    QCOMPARE(run(profile, {u"upward"_s, u"list"_s}).out.trimmed(), "[]");
    const Ran listed = run(profile, {u"upward"_s, u"list"_s}, {}, Output::Plain);
    QCOMPARE(listed.code, 0);
    QVERIFY2(listed.out.contains("hezhou-hub upward set "), listed.out.constData());
}

void tst_Upward::filesFollowTheirDocuments()
{
    County county(path(u"county"_s), {u"ops-1"_s});
    county.start();
    const QString profile = path(u"one"_s);
    QByteArray hash;
    {
        const auto opened = store::Profile::open(profile, {.databases = {{u"ops-1"_s, {}}}});
        HZ_VERIFY_OK(opened);
        const auto blob = (*opened)->blobs().addBytes(QByteArray(300'000, 'x'), u"image/jpeg"_s);
        HZ_VERIFY_OK(blob);
        hash = blob->sha256.toHex();
        HZ_VERIFY_OK(putNow((*opened)->database(u"ops-1"),
            {.id = u"ticket:1"_s, .body = {{u"picture"_s, blob->toJson()}}}));
    }
    School school(profile, u"ops-1"_s);
    school.start();
    QCOMPARE(school.push(county.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(county.get("/_blobs/" + hash).body.size(), 300'000, kPatience);
    QCOMPARE(county.ids("ops-1"), QStringList{u"ticket:1"_s});
}

void tst_Upward::whatAPersonHasToDoIsSaidAndTheOthersGoOn_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("another password") << u"ops-1"_s << QByteArray("not hers") << u"password"_s
                                      << QByteArray("hezhou-hub upward set");
    QTest::newRow("no such database above") << u"ops-9"_s << QByteArray("school1 has words")
                                            << u"forbidden"_s << QByteArray("hezhou-hub db create");
    QTest::newRow("a database of others") << u"office-1"_s << QByteArray("school1 has words")
                                          << u"forbidden"_s << QByteArray("hezhou-hub db secure");
}

void tst_Upward::whatAPersonHasToDoIsSaidAndTheOthersGoOn()
{
    QFETCH(const QString, remote);
    QFETCH(const QByteArray, password);
    QFETCH(const QString, trouble);
    QFETCH(const QByteArray, said);
    County county(path(u"county"_s), {u"ops-1"_s, u"school-1"_s});
    county.start();
    QCOMPARE(run(county.profile(), {u"db"_s, u"create"_s, u"office-1"_s}).code, 0);
    School school(path(u"one"_s), u"ops-1"_s);
    (void)run(school.profile(), {u"db"_s, u"create"_s, u"school-1"_s});
    school.start();
    QCOMPARE(school.pushAs(u"school-1"_s, county.url(), "school1", "school1 has words").code, 0);
    const Ran set
        = school.pushAs(u"ops-1"_s, county.url(), "school1", password, {u"--as"_s, remote});
    QCOMPARE(set.code, 0); // kept, for it may go later
    QVERIFY(!QJsonDocument::fromJson(set.out)[u"goes"].toBool());
    QCOMPARE(school.put(u"device:1"_s), 201);
    QCOMPARE(school.put(u"class:1"_s, "school-1"), 201);
    QTRY_COMPARE_WITH_TIMEOUT(school.trouble(), trouble, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids("school-1"), QStringList{u"class:1"_s}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"waiting"].toInt(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.said().size(), 1, kPatience);
    QVERIFY2(school.said()[0].contains(said), school.said()[0].constData());
    // Once it is right nothing is missing.
    QCOMPARE(school.push(county.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids("ops-1"), QStringList{u"device:1"_s}, kPatience);
}

void tst_Upward::anotherCertificateIsNotSpokenTo()
{
    County county(path(u"county"_s), {u"ops-1"_s});
    county.start({});
    const QString address = u"https://127.0.0.1:%1"_s.arg(county.port());
    const QString sum = county.said()[u"fingerprint"].toString();
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    QCOMPARE(school.put(u"device:1"_s), 201);
    // Nobody vouches for it: it is shown, to be compared.
    const Ran unknown = school.push(address, "school1");
    QVERIFY2(unknown.err.contains(sum.toLatin1()), unknown.err.constData());
    QTRY_COMPARE_WITH_TIMEOUT(school.trouble(), u"certificate"_s, kPatience);
    const Ran known
        = school.push(address, "school1", {u"--fingerprint"_s, QString(sum).remove(u':')});
    QVERIFY(QJsonDocument::fromJson(known.out)[u"goes"].toBool());
    QTRY_COMPARE_WITH_TIMEOUT(school.state(), u"done"_s, kPatience);
    // Somebody else answers there.
    county.kill();
    QVERIFY(QFile::remove(county.profile() + u"/hub/tls-certificate.pem"_s));
    county.start({});
    QVERIFY(county.said()[u"fingerprint"].toString() != sum);
    QCOMPARE(school.put(u"device:2"_s), 201);
    QTRY_COMPARE_WITH_TIMEOUT(school.trouble(), u"certificate"_s, kPatience);
    // As the code of the other hub says.
    QString pairing = county.said()[u"pairing"].toString();
    pairing = address + pairing.mid(pairing.indexOf(u"/_hezhou/"_s));
    QCOMPARE(school.push(pairing, "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(school.state(), u"done"_s, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"waiting"].toInt(), 0, kPatience);
}

void tst_Upward::aServerThatHasNoSuchDatabaseIsNamed()
{
    const StrictServer above;
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    QCOMPARE(school.push(above.url(), "school1", {u"--as"_s, u"ops-9"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(school.trouble(), u"nodatabase"_s, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.said().size(), 1, kPatience);
    QVERIFY2(school.said()[0].contains("ops-9"), school.said()[0].constData());
}

void tst_Upward::aRefusedDocumentWaitsAndHoldsNobodyUp()
{
    StrictServer above;
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    for (const QString &id : {u"bad:1"_s, u"bad:2"_s, u"device:1"_s})
        QCOMPARE(school.put(id), 201);
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(above.ids(), QStringList{u"device:1"_s}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 2, kPatience);
    QCOMPARE(school.put(u"device:2"_s), 201);
    QTRY_COMPARE_WITH_TIMEOUT(above.ids(), (QStringList{u"device:1"_s, u"device:2"_s}), kPatience);
    const QJsonObject refusal = school.row()[u"refusals"][0].toObject();
    QVERIFY(refusal[u"id"].toString().startsWith(u"bad:"));
    QVERIFY(refusal[u"reason"].toString().contains(u"the county keeps those"));
    // It is remembered over a restart, and offered again.
    QCOMPARE(school.stop(), 0);
    school.start();
    QTRY_COMPARE_WITH_TIMEOUT(school.state(), u"done"_s, kPatience);
    QCOMPARE(school.row()[u"refused"].toInt(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(
        school.said().value(school.said().size() - 1).contains(" 2 "), kPatience);
    // The rule has gone: one is deleted and taken as that, the other when it is offered again.
    above.forbid({});
    const QByteArray revision
        = askOnce(school.port(), "GET", "/ops-1/bad:1").json()[u"_rev"].toString().toLatin1();
    QCOMPARE(askOnce(school.port(), "DELETE", "/ops-1/bad:1?rev=" + revision).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(above.ids().contains(u"bad:1"_s), true, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 1, kPatience);
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(above.ids().contains(u"bad:2"_s), true, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 0, kPatience);
}

void tst_Upward::whatWasRefusedIsOfferedBehindTheNews()
{
    StrictServer above;
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    QCOMPARE(school.putMany(u"bad:"_s, 250), 201);
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 250, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.state(), u"done"_s, kPatience);
    QCOMPARE(run(school.profile(), {u"upward"_s, u"remove"_s, u"--db"_s, u"ops-1"_s}).code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(school.row().isEmpty(), kPatience);
    QCOMPARE(school.put(u"device:1"_s), 201);
    const qsizetype before = above.offers().size();
    above.forbid({});
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 150, kPatience);
    const QList<QStringList> offers = above.offers().sliced(before);
    QCOMPARE(offers[0], QStringList{u"device:1"_s});
    QCOMPARE(offers[1].size(), 100);
}

void tst_Upward::whereTooManyAreRefusedThoseAreOfferedFirst()
{
    StrictServer above;
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    QCOMPARE(school.putMany(u"bad:"_s, 10'000), 201);
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 10'000, kPatience);
    QCOMPARE(school.putMany(u"bad:worse:"_s, 10), 201);
    QTRY_COMPARE_WITH_TIMEOUT(school.state(), u"trouble"_s, kPatience);
    above.forbid(u"bad:worse:"_s);
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(above.ids().size() >= 100, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.state(), u"done"_s, kPatience);
    QVERIFY(school.row()[u"refused"].toInt() < 10'000);
}

void tst_Upward::aRefusalWithoutAWordIsSaidInOurs()
{
    const StrictServer above;
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    for (const QString &id : {u"large:1"_s, u"device:1"_s})
        QCOMPARE(school.put(id), 201);
    QCOMPARE(school.push(above.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(above.ids(), QStringList{u"device:1"_s}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(school.row()[u"refused"].toInt(), 1, kPatience);
    const QString reason = school.row()[u"refusals"][0][u"reason"].toString();
    QVERIFY2(reason.contains(u"large:1") && !reason.contains(u"HTTP"), qPrintable(reason));
}

void tst_Upward::aDatabaseThatGoesUpCanBeDeleted()
{
    County county(path(u"county"_s), {u"ops-1"_s});
    county.start();
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    QCOMPARE(school.put(u"device:1"_s), 201);
    QCOMPARE(school.push(county.url(), "school1").code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(county.ids("ops-1"), QStringList{u"device:1"_s}, kPatience);
    QCOMPARE(askOnce(school.port(), "DELETE", "/ops-1").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(school.trouble(), u"nothere"_s, kPatience);
    QCOMPARE(askOnce(school.port(), "PUT", "/ops-1").status, 201);
    QCOMPARE(school.put(u"device:2"_s), 201);
    QTRY_COMPARE_WITH_TIMEOUT(
        county.ids("ops-1"), (QStringList{u"device:1"_s, u"device:2"_s}), kPatience);
}

void tst_Upward::theHubEndsInTheMiddleOfAPush()
{
    County county(path(u"county"_s), {u"ops-1"_s});
    county.start();
    School school(path(u"one"_s), u"ops-1"_s);
    school.start();
    constexpr int kDocuments = 6000;
    auto random = seededRandom();
    QJsonArray documents;
    for (int i = 0; i < kDocuments; ++i) {
        QString text; // which cannot be packed much
        for (int letter = 0; letter < 300; ++letter)
            text += QChar(u'A' + int(random() % 58));
        documents.append(QJsonObject{{u"_id"_s, u"device:%1"_s.arg(i)}, {u"text"_s, text}});
    }
    QCOMPARE(askOnce(school.port(), "POST", "/ops-1/_bulk_docs", kJson,
                 QJsonDocument(QJsonObject{{u"docs"_s, documents}}).toJson())
                 .status,
        201);
    const BadLine line(county.port(), {.bytesPerSecond = 400'000});
    const QString far = u"http://127.0.0.1:%1"_s.arg(line.port());
    QCOMPARE(school.push(far, "school1").code, 0);
    const auto there = [&] { return county.get("/ops-1").json()[u"doc_count"].toInt(); };
    QTRY_VERIFY_WITH_TIMEOUT(there() > 0, kPatience);
    QCOMPARE(school.stop(), 0);
    qInfo("%d of %d were there", there(), kDocuments);
    QVERIFY(there() < kDocuments);
    school.start();
    QTRY_COMPARE_WITH_TIMEOUT(there(), kDocuments, kPatience);
}

void tst_Upward::aDamagedFileIsSaidAndLeftAsItIs()
{
    School school(path(u"one"_s), u"ops-1"_s);
    const QString file = school.profile() + u"/hub/upward.json"_s;
    QVERIFY(QDir().mkpath(school.profile() + u"/hub"_s));
    {
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(R"({"pairs":[{"database")");
    }
    const Ran set = school.push(u"http://127.0.0.1:9"_s, "school1");
    QCOMPARE(set.code, 1);
    QVERIFY(set.err.contains("upward.json"));
    school.start();
    QCOMPARE(school.put(u"device:1"_s), 201);
    const auto complaint = [&] {
        QFile said(school.sayings());
        return said.open(QIODevice::ReadOnly) ? said.readAll() : QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(complaint().contains("upward.json"), kPatience);
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), R"({"pairs":[{"database")");
}

void tst_Upward::thePasswordIsForNobodyElse()
{
    const QString profile = path(u"one"_s);
    UpwardPair pair{.database = u"ops-1"_s,
        .remote = u"ops/629901"_s,
        .hub = {.url = QUrl(u"https://county.example:5984"_s), .fingerprint = "AB:CD"},
        .user = u"school1"_s,
        .password = u"密码 \" \\"_s,
        .setAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC),
        .other = {{u"later"_s, 1}}};
    HZ_VERIFY_OK(setUpward(profile, pair));
    QCOMPARE(readUpward(profile).value(), QList<UpwardPair>{pair});
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(profile + u"/hub/upward.json"_s) & (owner | others), owner);
    QCOMPARE(QFile::permissions(profile + u"/hub"_s) & others, QFile::Permissions());
    pair.password = u"another"_s;
    HZ_VERIFY_OK(setUpward(profile, pair));
    QCOMPARE(readUpward(profile).value(), QList<UpwardPair>{pair});
    HZ_VERIFY_OK(removeUpward(profile, u"ops-1"_s));
    QCOMPARE(readUpward(profile).value(), QList<UpwardPair>());
}

void tst_Upward::wrongWordsAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    const QStringList rest{u"--name"_s, u"li"_s, u"--password-stdin"_s};
    const auto set = [&](const QStringList &words) {
        return QStringList{u"upward"_s, u"set"_s} + words + rest;
    };
    QTest::newRow("no word") << QStringList{u"upward"_s} << 2;
    QTest::newRow("no database") << set({u"https://a.example"_s}) << 2;
    QTest::newRow("no address") << set({u"--db"_s, u"ops-1"_s}) << 2;
    QTest::newRow("no password") << QStringList{u"upward"_s, u"set"_s, u"https://a.example"_s,
        u"--db"_s, u"ops-1"_s, u"--name"_s, u"li"_s}
                                 << 2;
    QTest::newRow("no encryption") << set({u"http://10.0.0.1:5984"_s, u"--db"_s, u"ops-1"_s}) << 1;
    QTest::newRow("a name that is none")
        << set({u"https://a.example"_s, u"--db"_s, u"ops-1"_s, u"--as"_s, u"Ops 1"_s}) << 1;
    QTest::newRow("half a fingerprint")
        << set({u"https://a.example"_s, u"--db"_s, u"ops-1"_s, u"--fingerprint"_s, u"AB:CD"_s})
        << 1;
    QTest::newRow("half a pairing code")
        << set({u"https://a.example/_hezhou/#sha256=AB"_s, u"--db"_s, u"ops-1"_s}) << 1;
}

void tst_Upward::wrongWordsAreRefused()
{
    QFETCH(const QStringList, words);
    QFETCH(const int, code);
    const QString profile = path(u"one"_s);
    const Ran ran = run(profile, words, "secret");
    QCOMPARE(ran.code, code);
    QVERIFY(!ran.err.isEmpty());
    QCOMPARE(readUpward(profile).value(), QList<UpwardPair>());
}

QTEST_GUILESS_MAIN(tst_Upward)
#include "tst_upward.moc"

// Who may do what on a hub that has an administrator, and how he shows who he is; over real
// sockets, with the program's own command line beside it.
#include "hubprogram.h"
#include "plainhttp.h"

using namespace hz::test;

namespace {

PlainHeaders basic(const QByteArray &name, const QByteArray &password)
{
    return {{"Authorization", "Basic " + (name + ':' + password).toBase64()},
        {"Content-Type", "application/json"}};
}

} // namespace

class tst_HubAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyIsToldNothing_data();
    void nobodyIsToldNothing();
    void membersUseTheirDatabasesOnly();
    void cookiesSayWhoIsAsking();
    void anotherPasswordEndsSessions();
    void usersAreNeverServed();
    void everybodyMakesHerOwnDatabase();
    void aDatabaseThatComesAgainIsClosed();
    void databasesAreMadeAndSecuredBesideTheHub();
    void othersAreLetInOnlyWhereSomebodyGuards();

private:
    quint16 port() const { return m_hub->port(); }
    int runUser(const QStringList &arguments, const QByteArray &input = {}) const;
    int runDb(const QStringList &arguments, QByteArray *output = nullptr) const;

    const TestDir m_dir;
    const QString m_profile = m_dir.path(QStringLiteral("profile"));
    std::unique_ptr<HubProgram> m_hub;
};

int tst_HubAccess::runUser(const QStringList &arguments, const QByteArray &input) const
{
    QProcess program;
    program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"),
        QStringList{QStringLiteral("--profile"), m_profile, QStringLiteral("user")} + arguments);
    program.write(input);
    program.closeWriteChannel();
    return program.waitForFinished(60'000) ? program.exitCode() : -1;
}

int tst_HubAccess::runDb(const QStringList &arguments, QByteArray *output) const
{
    QProcess program;
    program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"),
        QStringList{
            QStringLiteral("--profile"), m_profile, QStringLiteral("--json"), QStringLiteral("db")}
            + arguments);
    const bool hasEnded = program.waitForFinished(60'000);
    if (output)
        *output = program.readAllStandardOutput();
    return hasEnded ? program.exitCode() : -1;
}

void tst_HubAccess::initTestCase()
{
    const auto add = [&](const char *name, const QStringList &more) {
        return runUser(QStringList{QStringLiteral("add"), QLatin1StringView(name),
                           QStringLiteral("--password-stdin")}
                + more,
            QByteArray(name) + " knows it\n");
    };
    QCOMPARE(add("root", {QStringLiteral("--admin")}), 0);
    QCOMPARE(add("wang", {QStringLiteral("--role"), QStringLiteral("staff")}), 0);
    QCOMPARE(add("li", {}), 0);
    QCOMPARE(add("li", {}), 1);
    QCOMPARE(runUser({QStringLiteral("add"), QStringLiteral("x")}), 2);
    m_hub = std::make_unique<HubProgram>(m_profile);
    QCOMPARE(askOnce(port(), "PUT", "/school", basic("root", "root knows it")).status, 201);
    QCOMPARE(askOnce(port(), "PUT", "/ops", basic("root", "root knows it")).status, 201);
    QCOMPARE(askOnce(port(), "PUT", "/school/_security", basic("root", "root knows it"),
                 R"({"admins":{"names":[],"roles":[]},"members":{"names":[],"roles":["staff"]}})")
                 .status,
        200);
}

void tst_HubAccess::nobodyIsToldNothing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *method, const char *target) {
        QTest::newRow(QByteArray(method).append(target).constData())
            << QByteArray(method) << QByteArray(target);
    };
    row("GET", "/_all_dbs");
    row("GET", "/school");
    row("HEAD", "/school");
    row("PUT", "/new");
    row("DELETE", "/school");
    row("GET", "/nobody");
    row("GET", "/school/_changes");
    row("GET", "/school/_all_docs");
    row("POST", "/school/_bulk_docs");
    row("POST", "/school/_bulk_get");
    row("POST", "/school/_revs_diff");
    row("POST", "/school/_find");
    row("GET", "/school/_local/x");
    row("GET", "/school/_security");
    row("PUT", "/school/_security");
    row("GET", "/school/a");
    row("PUT", "/school/a");
    row("GET", "/school/a/file");
    row("PUT", "/school/a/file");
    row("GET", "/accounts");
    row("PUT", "/_blobs/0000000000000000000000000000000000000000000000000000000000000000");
    row("GET", "/_blobs/0000000000000000000000000000000000000000000000000000000000000000");
}

void tst_HubAccess::nobodyIsToldNothing()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    const PlainHeaders json{{"Content-Type", "application/json"}};
    QCOMPARE(askOnce(port(), method, target, json, method == "GET" ? "" : "{}").status, 401);
    PlainHeaders liar = json;
    liar.append(std::pair<QByteArray, QByteArray>("Cookie", "AuthSession=cm9vdDo2NkY6MTpBQUFB"));
    QCOMPARE(askOnce(port(), method, target, liar, method == "GET" ? "" : "{}").status, 401);
    liar.append(std::pair<QByteArray, QByteArray>("Authorization", "Bearer hz1.e30.AAAA"));
    QCOMPARE(askOnce(port(), method, target, liar, method == "GET" ? "" : "{}").status, 401);
}

void tst_HubAccess::membersUseTheirDatabasesOnly()
{
    const PlainHeaders wang = basic("wang", "wang knows it"), li = basic("li", "li knows it");
    QCOMPARE(askOnce(port(), "PUT", "/school/a", wang, "{}").status, 201);
    QCOMPARE(askOnce(port(), "GET", "/school/_changes", wang).status, 200);
    QCOMPARE(askOnce(port(), "GET", "/ops", wang).status, 403);
    QCOMPARE(askOnce(port(), "GET", "/school/a", li).status, 403);
    QCOMPARE(askOnce(port(), "PUT", "/new", wang).status, 403);
    QCOMPARE(askOnce(port(), "DELETE", "/school", wang).status, 403);
    QCOMPARE(askOnce(port(), "PUT", "/school/_security", wang, "{}").status, 403);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", wang).body.trimmed(), QByteArray(R"(["school"])"));
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", li).body.trimmed(), QByteArray("[]"));
    QCOMPARE(askOnce(port(), "GET", "/school/a", basic("wang", "guessed")).status, 401);
    QCOMPARE(askOnce(port(), "GET", "/school/a", wang).status, 200);
}

void tst_HubAccess::cookiesSayWhoIsAsking()
{
    const PlainAnswer in = askOnce(port(), "POST", "/_session",
        {{"Content-Type", "application/json"}}, R"({"name":"wang","password":"wang knows it"})");
    QCOMPARE(in.status, 200);
    const QByteArray cookie = in.header("Set-Cookie");
    QVERIFY(cookie.contains("HttpOnly"));
    QVERIFY(cookie.contains("SameSite=Strict"));
    const PlainHeaders who{{"Cookie", cookie.split(';').constFirst()}};
    QCOMPARE(askOnce(port(), "GET", "/school/a", who).status, 200);
    QVERIFY(holdsAll(askOnce(port(), "GET", "/_session", who).json(),
        QJsonObject{{QStringLiteral("userCtx"),
            QJsonObject{{QStringLiteral("name"), QStringLiteral("wang")}}}}));
    QCOMPARE(askOnce(port(), "POST", "/_session",
                 {{"Content-Type", "application/x-www-form-urlencoded"}},
                 "name=wang&password=wang+knows+it")
                 .status,
        200);
    QCOMPARE(askOnce(port(), "POST", "/_session", {{"Content-Type", "application/json"}},
                 R"({"name":"wang","password":"no"})")
                 .status,
        401);
    const PlainAnswer out = askOnce(port(), "DELETE", "/_session", who);
    QVERIFY(out.header("Set-Cookie").startsWith("AuthSession=;"));
}

void tst_HubAccess::anotherPasswordEndsSessions()
{
    const PlainHeaders before = basic("li", "li knows it");
    const PlainAnswer in = askOnce(port(), "POST", "/_session",
        {{"Content-Type", "application/json"}}, R"({"name":"li","password":"li knows it"})");
    const PlainHeaders cookie{{"Cookie", in.header("Set-Cookie").split(';').constFirst()}};
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", cookie).status, 200);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", before).status, 200);
    QCOMPARE(runUser({QStringLiteral("passwd"), QStringLiteral("li"),
                         QStringLiteral("--password-stdin")},
                 "something else\n"),
        0);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", cookie).status, 401);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", before).status, 401);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", basic("li", "something else")).status, 200);
}

void tst_HubAccess::usersAreNeverServed()
{
    const PlainHeaders root = basic("root", "root knows it");
    QCOMPARE(askOnce(port(), "GET", "/accounts", root).status, 404);
    QCOMPARE(askOnce(port(), "PUT", "/accounts", root).status, 400);
    QCOMPARE(askOnce(port(), "GET", "/accounts/user:root", root).status, 404);
    QVERIFY(!askOnce(port(), "GET", "/_all_dbs", root).body.contains("accounts"));
}

void tst_HubAccess::everybodyMakesHerOwnDatabase()
{
    const PlainHeaders wang = basic("wang", "wang knows it"), li = basic("li", "something else");
    QCOMPARE(askOnce(port(), "PUT", "/me-li", wang).status, 403);
    QCOMPARE(askOnce(port(), "PUT", "/me-wang", wang).status, 201);
    QCOMPARE(askOnce(port(), "PUT", "/me-wang", wang).status, 412);
    QCOMPARE(askOnce(port(), "PUT", "/me-wang/a", wang, "{}").status, 201);
    QCOMPARE(askOnce(port(), "GET", "/me-wang/a", li).status, 403);
    QCOMPARE(askOnce(port(), "DELETE", "/me-wang", wang).status, 403);
    QCOMPARE(askOnce(port(), "GET", "/me-wang/a", basic("root", "root knows it")).status, 200);
}

void tst_HubAccess::aDatabaseThatComesAgainIsClosed()
{
    const PlainHeaders root = basic("root", "root knows it"), wang = basic("wang", "wang knows it");
    QCOMPARE(askOnce(port(), "GET", "/school/a", wang).status, 200);
    QCOMPARE(askOnce(port(), "DELETE", "/school", root).status, 200);
    QCOMPARE(askOnce(port(), "PUT", "/school", root).status, 201);
    QCOMPARE(askOnce(port(), "GET", "/school", wang).status, 403);
}

void tst_HubAccess::databasesAreMadeAndSecuredBesideTheHub()
{
    const PlainHeaders root = basic("root", "root knows it"), wang = basic("wang", "wang knows it");
    QCOMPARE(runDb({QStringLiteral("create"), QStringLiteral("beside")}), 0);
    QCOMPARE(runDb({QStringLiteral("create"), QStringLiteral("beside")}), 1);
    QCOMPARE(runDb({QStringLiteral("create"), QStringLiteral("No Name")}), 1);
    QCOMPARE(runDb({QStringLiteral("create"), QStringLiteral("accounts")}), 1);
    QCOMPARE(runDb({QStringLiteral("secure"), QStringLiteral("beside")}), 2);
    QCOMPARE(runDb({QStringLiteral("secure"), QStringLiteral("nowhere"),
                 QStringLiteral("--members"), QStringLiteral("wang")}),
        1);
    QCOMPARE(askOnce(port(), "GET", "/beside", root).status, 200);
    QCOMPARE(askOnce(port(), "GET", "/beside", wang).status, 403);
    QCOMPARE(runDb({QStringLiteral("secure"), QStringLiteral("beside"), QStringLiteral("--members"),
                 QStringLiteral("wang")}),
        0);
    QTRY_COMPARE_WITH_TIMEOUT(askOnce(port(), "GET", "/beside", wang).status, 200, 30'000);
    QByteArray listed;
    QCOMPARE(runDb({QStringLiteral("list")}, &listed), 0);
    const QJsonArray rows = QJsonDocument::fromJson(listed).array();
    const auto beside = std::find_if(rows.begin(), rows.end(), [](const QJsonValue &row) {
        return row[QLatin1StringView("id")] == QLatin1StringView("beside");
    });
    QVERIFY(beside != rows.end());
    QCOMPARE((*beside)[QLatin1StringView("members")][QLatin1StringView("names")].toArray(),
        QJsonArray{QStringLiteral("wang")});
    QVERIFY(!listed.contains("\"accounts\""));
    // Nobody left as a member is nobody, not everybody.
    QCOMPARE(runDb({QStringLiteral("secure"), QStringLiteral("beside"), QStringLiteral("--members"),
                 QString()}),
        0);
    QTRY_COMPARE_WITH_TIMEOUT(askOnce(port(), "GET", "/beside", wang).status, 403, 30'000);
}

void tst_HubAccess::othersAreLetInOnlyWhereSomebodyGuards()
{
    const auto serve = [&](const QString &profile, const QStringList &more) {
        QProcess program;
        program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"),
            QStringList{QStringLiteral("--profile"), profile, QStringLiteral("serve"),
                QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")}
                + more);
        if (!program.waitForReadyRead(60'000) || program.state() == QProcess::NotRunning) {
            program.waitForFinished(60'000);
            return program.exitCode();
        }
        program.terminate();
        program.waitForFinished(60'000);
        return program.exitCode();
    };
    // Without an administrator there is nothing but the code for the first one.
    const QString fresh = m_dir.path(QStringLiteral("fresh"));
    QCOMPARE(serve(fresh, {QStringLiteral("--no-tls")}), 1);
    QCOMPARE(serve(fresh, {}), 0);
    QCOMPARE(m_hub->stop(), 0);
    QCOMPARE(serve(m_profile, {QStringLiteral("--no-tls")}), 1);
    QCOMPARE(serve(m_profile, {}), 0);
}

QTEST_GUILESS_MAIN(tst_HubAccess)
#include "tst_hubaccess.moc"

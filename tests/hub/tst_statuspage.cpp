// The page an administrator looks at: who may see it, what it does, and that a real browser shows
// it under its strict policy.
#include "hubprogram.h"
#include "plainhttp.h"

#include <QtCore/QStandardPaths>
#include <QtNetwork/QNetworkInterface>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const PlainHeaders kJson{{"Content-Type", "application/json"}};

PlainHeaders withCookie(const PlainAnswer &signedIn)
{
    return {{"Content-Type", "application/json"},
        {"Cookie", signedIn.header("Set-Cookie").split(';').constFirst()}};
}

QByteArray setupBody(const QString &code, const char *name = "root")
{
    return QJsonDocument(QJsonObject{{u"code"_s, code}, {u"name"_s, QLatin1StringView(name)},
                             {u"password"_s, u"a good one"_s}})
        .toJson();
}

} // namespace

class tst_StatusPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile = m_dir.path(QString::number(++m_count));
        m_hub = std::make_unique<HubProgram>(m_profile);
    }
    void cleanup() { m_hub.reset(); }

    void thePageIsForEverybodyAndWhatItShowsForAdministrators();
    void theCodeMakesTheFirstAdministratorOnce();
    void theCodeIsNotGuessed();
    void usersAreAddedAndCutOff();
    void whoUsesTheHubIsShown();
    void thePairingCodeIsOfTheAddressThatWasAskedFor();
    void aBrowserShowsIt();

private:
    quint16 port() const { return m_hub->port(); }
    QString code() const { return m_hub->said()[u"setup"].toString(); }
    PlainHeaders root() const
    {
        return withCookie(askOnce(port(), "POST", "/_hezhou/setup", kJson, setupBody(code())));
    }

    const TestDir m_dir;
    int m_count = 0;
    QString m_profile;
    std::unique_ptr<HubProgram> m_hub;
};

void tst_StatusPage::thePageIsForEverybodyAndWhatItShowsForAdministrators()
{
    const PlainHeaders admin = root();
    for (const char *path : {"/_hezhou/", "/_hezhou/status.js", "/_hezhou/status.css"}) {
        const PlainAnswer page = askOnce(port(), "GET", path);
        QCOMPARE(page.status, 200);
        const QByteArray policy = page.header("Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none';"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(page.header("X-Content-Type-Options"), "nosniff");
    }
    QCOMPARE(askOnce(port(), "GET", "/_hezhou").header("Location"), "/_hezhou/");
    QCOMPARE(askOnce(port(), "GET", "/_hezhou/other").status, 404);
    for (const char *path : {"/_hezhou/status", "/_hezhou/users"}) {
        QCOMPARE(askOnce(port(), "GET", path).status, 401);
        QCOMPARE(askOnce(port(), "GET", path, admin).status, 200);
    }
    QCOMPARE(askOnce(port(), "POST", "/_hezhou/users", kJson, "{}").status, 401);
    QCOMPARE(askOnce(port(), "POST", "/_hezhou/users", admin, R"({"do":"add","name":"li",
        "password":"long enough"})")
                 .status,
        200);
    const PlainHeaders li = withCookie(
        askOnce(port(), "POST", "/_session", kJson, R"({"name":"li","password":"long enough"})"));
    QCOMPARE(askOnce(port(), "GET", "/_hezhou/status", li).status, 403);
}

void tst_StatusPage::theCodeMakesTheFirstAdministratorOnce()
{
    QCOMPARE(code().size(), 11);
    QVERIFY(askOnce(port(), "GET", "/_hezhou/setup").json()[u"needed"].toBool());
    QCOMPARE(
        askOnce(port(), "POST", "/_hezhou/setup", kJson, setupBody(u"AAAAA-AAAAA"_s)).status, 403);
    // As somebody types it.
    const QString typed = code().toLower().replace(u'-', u' ');
    const PlainAnswer made = askOnce(port(), "POST", "/_hezhou/setup", kJson, setupBody(typed));
    QCOMPARE(made.status, 200);
    QCOMPARE(askOnce(port(), "GET", "/_hezhou/status", withCookie(made)).status, 200);
    QVERIFY(!askOnce(port(), "GET", "/_hezhou/setup").json()[u"needed"].toBool());
    QCOMPARE(
        askOnce(port(), "POST", "/_hezhou/setup", kJson, setupBody(code(), "eve")).status, 403);
    // From now on the hub asks who somebody is.
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs").status, 401);
    m_hub.reset();
    m_hub = std::make_unique<HubProgram>(m_profile);
    QCOMPARE(code(), QString());
}

void tst_StatusPage::theCodeIsNotGuessed()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(
            askOnce(port(), "POST", "/_hezhou/setup", kJson, setupBody(u"WRONG-0000%1"_s.arg(i)))
                .status,
            403);
    QCOMPARE(askOnce(port(), "POST", "/_hezhou/setup", kJson, setupBody(code())).status, 403);
}

void tst_StatusPage::usersAreAddedAndCutOff()
{
    const PlainHeaders admin = root();
    const auto change = [&](const QByteArray &body) {
        return askOnce(port(), "POST", "/_hezhou/users", admin, body).status;
    };
    QCOMPARE(change(R"({"do":"add","name":"wang","password":"short"})"), 400);
    QCOMPARE(change(R"({"do":"add","name":"wang","password":"long enough"})"), 200);
    QCOMPARE(change(R"({"do":"add","name":"wang","password":"long enough"})"), 409);
    const QByteArray signIn = R"({"name":"wang","password":"long enough"})";
    const PlainAnswer in = askOnce(port(), "POST", "/_session", kJson, signIn);
    QCOMPARE(in.status, 200);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", withCookie(in)).status, 200);
    QCOMPARE(change(R"({"do":"lock","name":"wang"})"), 200);
    QCOMPARE(askOnce(port(), "GET", "/_all_dbs", withCookie(in)).status, 401);
    QCOMPARE(askOnce(port(), "POST", "/_session", kJson, signIn).status, 401);
    QCOMPARE(change(R"({"do":"unlock","name":"wang"})"), 200);
    QCOMPARE(change(R"({"do":"passwd","name":"wang","password":"another one"})"), 200);
    QCOMPARE(
        askOnce(port(), "POST", "/_session", kJson, R"({"name":"wang","password":"another one"})")
            .status,
        200);
    QCOMPARE(change(R"({"do":"lock","name":"root"})"), 400); // herself
    QCOMPARE(change(R"({"do":"something"})"), 400);
    QCOMPARE(change(R"({"do":"lock","name":"nobody"})"), 404);
    // A page of another site can send texts, but no JSON.
    QCOMPARE(askOnce(port(), "POST", "/_hezhou/users",
                 {{"Content-Type", "text/plain"}, admin.constLast()}, "{}")
                 .status,
        415);
}

void tst_StatusPage::whoUsesTheHubIsShown()
{
    const PlainHeaders admin = root();
    QCOMPARE(askOnce(port(), "PUT", "/school-1", admin).status, 201);
    QCOMPARE(askOnce(port(), "POST", "/school-1/_bulk_docs", admin, R"({"docs":[{"n":1}]})").status,
        201);
    const QJsonObject status = askOnce(port(), "GET", "/_hezhou/status", admin).json();
    const QJsonObject client = status[u"clients"].toArray()[0].toObject();
    QCOMPARE(client[u"user"].toString(), u"root");
    QCOMPARE(client[u"address"].toString(), u"127.0.0.1");
    QCOMPARE(client[u"database"].toString(), u"school-1");
    QVERIFY(!client[u"sent"].toString().isEmpty());
    QVERIFY(client[u"connections"].toInt() > 0);
    const QJsonObject database = status[u"databases"].toArray()[0].toObject();
    QCOMPARE(database[u"name"].toString(), u"school-1");
    QVERIFY(database[u"bytes"].toInteger() > 0);
    QVERIFY(!database[u"synced"].toString().isEmpty());
    QVERIFY(status[u"diskFree"].toInteger() > 0);
    QVERIFY(status[u"errors"].toArray().isEmpty());
    // Another program of hers on the same computer.
    PlainHeaders other = admin;
    other.append(std::pair<QByteArray, QByteArray>("User-Agent", "another/1"));
    QCOMPARE(askOnce(port(), "GET", "/school-1/_changes", other).status, 200);
    const QJsonArray both
        = askOnce(port(), "GET", "/_hezhou/status", admin).json()[u"clients"].toArray();
    QStringList agents;
    for (const QJsonValue &each : both)
        if (each[u"user"].toString() == u"root")
            agents.append(each[u"agent"].toString()
                + (each[u"sent"].toString().isEmpty() ? QString() : u"+"_s));
    QCOMPARE(agents, (QStringList{u"+"_s, u"another/1"_s}));
    // Nobody in particular may call himself many things.
    for (const char *name : {"a", "b", "c"})
        (void)askOnce(port(), "GET", "/_up", {{"User-Agent", name}});
    const QJsonObject later = askOnce(port(), "GET", "/_hezhou/status", admin).json();
    QCOMPARE(later[u"clients"].toArray().size(), both.size());
}

void tst_StatusPage::thePairingCodeIsOfTheAddressThatWasAskedFor()
{
    const PlainHeaders admin = root();
    QCOMPARE(askOnce(port(), "GET", "/_hezhou/pairing").status, 401);
    // Without TLS there is nothing to compare.
    QCOMPARE(askOnce(port(), "GET", "/_hezhou/pairing", admin).json()[u"text"].toString(), u""_s);
    m_hub.reset();
    m_hub = std::make_unique<HubProgram>(m_profile, QStringList());
    const QString sum = m_hub->said()[u"fingerprint"].toString().remove(u':');
    QVERIFY(m_hub->said()[u"pairing"].toString().endsWith(u"/_hezhou/#sha256="_s + sum));
    const auto pairing = [&](const QByteArray &host) {
        QSslSocket socket;
        QSslConfiguration any;
        any.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(any);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, port());
        socket.write("GET /_hezhou/pairing HTTP/1.1\r\nConnection: close\r\nHost: " + host
            + "\r\nAuthorization: Basic " + QByteArray("root:a good one").toBase64() + "\r\n\r\n");
        while (socket.waitForReadyRead(30'000)) { }
        const QByteArray answer = socket.readAll();
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    };
    const QJsonObject shown = pairing("hub.school:8443");
    QCOMPARE(shown[u"text"].toString(), u"https://hub.school:8443/_hezhou/#sha256="_s + sum);
    const QJsonArray rows = shown[u"qr"].toArray();
    QVERIFY(rows.size() >= 21);
    for (const QJsonValue &row : rows)
        QCOMPARE(row.toString().size(), rows.size());
    QVERIFY(rows[0].toString().startsWith(u"1111111"));
    // This computer's own name means another computer to others.
    const QString other = pairing("localhost:8443")[u"text"].toString();
    const bool isAlone = QNetworkInterface::allAddresses().size() < 3; // of the loopback only
    QVERIFY(isAlone || (other.contains(u":8443/"_s) && !other.contains(u"localhost"_s)));
}

void tst_StatusPage::aBrowserShowsIt()
{
    if (QStandardPaths::findExecutable(u"chromium"_s).isEmpty())
        QSKIP("there is no chromium");
    // The page as a browser without a window has it after its scripts have run.
    const auto seen = [&](const QString &name) {
        QProcess browser;
        browser.setStandardErrorFile(QProcess::nullDevice());
        // As root in a container there is no sandbox to be had.
        browser.start(u"chromium"_s,
            {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s,
                u"--virtual-time-budget=5000"_s, u"--user-data-dir="_s + m_dir.path(name),
                u"--dump-dom"_s, m_hub->url() + u"/_hezhou/"_s});
        return browser.waitForFinished(120'000) ? QString::fromUtf8(browser.readAll()) : QString();
    };
    // Before there is an administrator everybody on this computer is one.
    QCOMPARE(askOnce(port(), "PUT", "/school-1").status, 201);
    const QString open = seen(u"open"_s);
    QVERIFY2(open.contains(u"<div id=\"inside\">"), qPrintable(open.right(500)));
    QVERIFY(open.contains(u"<td>school-1</td>"_s) || open.contains(u">school-1</td>"_s));
    QVERIFY(open.contains(u"<form id=\"signin\" class=\"card narrow\" hidden=\"\">"));
    (void)root();
    const QString closed = seen(u"closed"_s);
    QVERIFY2(closed.contains(u"<form id=\"signin\" class=\"card narrow\">"),
        qPrintable(closed.right(500)));
    QVERIFY(closed.contains(u"<div id=\"inside\" hidden=\"\">"));
    QVERIFY(!closed.contains(u"school-1"));
}

QTEST_GUILESS_MAIN(tst_StatusPage)
#include "tst_statuspage.moc"

// Servers that lie about lengths, never end, send elsewhere, forget who we are, or are another
// program: each ends in a clear error, soon, in little memory, with nothing taken over.
#include "scriptedserver.h"
#include "synctest.h"

#include <hz/core/platform/system.h>
#include <hz/sync/httpendpoint.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace hz;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kRevision = u"1-"_s + QString(32, u'a');
constexpr std::chrono::milliseconds kShortSilence{400}; // a busy machine is silent for longer

std::unique_ptr<HttpEndpoint> endpointAt(const QUrl &url, Credentials credentials = {},
    std::chrono::milliseconds silence = HttpOptions().silence)
{
    auto endpoint
        = HttpEndpoint::open(url, {.credentials = std::move(credentials), .silence = silence});
    if (!endpoint)
        qFatal("%s", told(endpoint).constData());
    return std::move(*endpoint);
}

QList<Parcel> parcels(int count)
{
    QList<Parcel> list;
    for (int i = 0; i < count; ++i)
        list.append({.revision = {.id = u"note:%1"_s.arg(i), .history = {kRevision}},
            .body
            = *CanonicalObject::of("{\"text\":\"" + QByteArray(200, char('a' + i % 26)) + "\"}")});
    return list;
}

QByteArray chunked(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
}

const QByteArray kChunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

} // namespace

class tst_HttpFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesOfABadServerAreRefused_data();
    void changesOfABadServerAreRefused();
    void documentsOfABadServerAreRefused_data();
    void documentsOfABadServerAreRefused();
    void anEndlessAnswerTakesNoMemory();
    void nobodyIsSentElsewhere();
    void whoIsSilentIsGivenUp();
    void waitingIsCancelledAtOnce();
    void whereNoServerRunsTheErrorSaysSo();
    void anAddressThatIsNoneIsRefused_data();
    void anAddressThatIsNoneIsRefused();
    void signsInOnceMoreOnce();
    void aWrongPasswordIsToldWithoutTryingForEver();
    void whereThereIsNoSessionThePasswordGoesAlong();
    void forFewRequestsThePasswordGoesAlongAtOnce();
    void whatOneWasGivenServesAll();
    void whatIsTooLargeIsSentInHalves();
    void onlyTheOneThatIsTooLargeIsRefused();
    void whereNothingIsUnpackedItIsSentPlain();
    void withoutBulkGetDocumentsAreFetchedOneByOne();
    void bytesThatTheServerLacksAreToldOf();
    void oneConnectionServesAllRequests();
    void whatCameBeforeACutIsKept();
    void afterACutTheRestIsAskedFor_data();
    void afterACutTheRestIsAskedFor();
    void documentsOfAnotherChangeAreNotTaken();
};

void tst_HttpFaults::changesOfABadServerAreRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isCut");
    QTest::addColumn<Error::Kind>("kind");
    const auto invalid = Error::Kind::Invalid, network = Error::Kind::Network;
    const QByteArray change = R"({"id":"a","changes":[{"rev":"1-x"}],"seq":1})";
    QTest::newRow("no JSON") << httpAnswer(200, "<html>") << false << invalid;
    QTest::newRow("another JSON") << httpAnswer(200, "[1]") << false << invalid;
    QTest::newRow("no list") << httpAnswer(200, R"({"last_seq":1})") << false << invalid;
    QTest::newRow("no last_seq") << httpAnswer(200, R"({"results":[]})") << false << invalid;
    QTest::newRow("a change without a revision")
        << httpAnswer(200, R"({"results":[{"id":"a","changes":[]}],"last_seq":1})") << false
        << invalid;
    QTest::newRow("more changes than asked for") << httpAnswer(
        200, "{\"results\":[" + change + ',' + change + ',' + change + "],\"last_seq\":1}")
                                                 << false << invalid;
    QTest::newRow("a list in a list")
        << httpAnswer(200, R"({"results":[[1]],"last_seq":1})") << false << invalid;
    QTest::newRow("cut in the middle of the list")
        << httpAnswer(200, "{\"results\":[" + change).replace("Length: 5", "Length: 9") << true
        << network;
    QTest::newRow("shorter than it says, but whole chunks")
        << kChunkedHead + chunked("{\"results\":[") + "0\r\n\r\n"
        << false << invalid;
    QTest::newRow("a chunk that lies") << kChunkedHead + "zz\r\n{\"results\":[" << true << invalid;
    QTest::newRow("no gzip, though it says so")
        << httpAnswer(200, "{\"results\":[]}", "Content-Encoding: gzip\r\n") << false << invalid;
    QTest::newRow("packed in a way nobody asked for")
        << httpAnswer(200, "x", "Content-Encoding: br\r\n") << false << invalid;
    QTest::newRow("an error inside")
        << httpAnswer(500, R"({"reason":"badmatch"})") << false << network;
    QTest::newRow("overloaded") << httpAnswer(429, "") << false << network;
    QTest::newRow("no such database")
        << httpAnswer(404, R"({"error":"not_found"})") << false << Error::Kind::NotFound;
    QTest::newRow("forbidden") << httpAnswer(403, "{}") << false << Error::Kind::Denied;
}

void tst_HttpFaults::changesOfABadServerAreRefused()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isCut);
    QFETCH(const Error::Kind, kind);
    const ScriptedServer server(
        [&](const ServedRequest &) { return ServedAnswer{.bytes = answer, .isCut = isCut}; });
    const auto endpoint = endpointAt(server.url());
    TaskControl task;
    const auto changes = endpoint->changes({}, 2, std::chrono::milliseconds(0), task);
    QVERIFY(!changes);
    QCOMPARE(kindName(changes.error().kind), kindName(kind));
    QVERIFY(!changes.error().message.isEmpty());
}

void tst_HttpFaults::documentsOfABadServerAreRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    const auto row
        = [](const char *name, const QByteArray &document) { QTest::newRow(name) << document; };
    const QByteArray rev = "\"_rev\":\"" + kRevision.toLatin1() + '"';
    row("another than was asked for", "{\"_id\":\"other\"," + rev + "}");
    row("without an id", "{" + rev + "}");
    row("without a revision", R"({"_id":"a"})");
    row("a history of another",
        "{\"_id\":\"a\"," + rev + R"(,"_revisions":{"start":1,"ids":["b"]}})");
    row("a history longer than its number",
        "{\"_id\":\"a\"," + rev + R"(,"_revisions":{"start":1,"ids":["b","c"]}})");
    row("an attachment without bytes", "{\"_id\":\"a\"," + rev + R"(,"_attachments":{"x":{}}})");
    row("an attachment that is no base64",
        "{\"_id\":\"a\"," + rev + R"(,"_attachments":{"x":{"data":"*"}}})");
    row("nested without end",
        "{\"_id\":\"a\"," + rev + ",\"x\":" + QByteArray(500, '[') + QByteArray(500, ']') + '}');
}

void tst_HttpFaults::documentsOfABadServerAreRefused()
{
    QFETCH(const QByteArray, document);
    const ScriptedServer server([&](const ServedRequest &) {
        return ServedAnswer{
            .bytes = httpAnswer(200, R"({"results":[{"docs":[{"ok":)" + document + "}]}]}")};
    });
    const auto endpoint = endpointAt(server.url());
    TaskControl task;
    int taken = 0;
    HZ_VERIFY_FAILS(endpoint->fetch(
                        {{u"a"_s, {kRevision}, {}}},
                        [&](const Parcel &) -> Result<> {
                            ++taken;
                            return {};
                        },
                        task),
        Invalid);
    QCOMPARE(taken, 0);
}

void tst_HttpFaults::anEndlessAnswerTakesNoMemory()
{
    const QByteArray starts[] = {"{\"results\":[", "{\"results\":[{\"id\":\"", "{\"x\":\"", ""};
    const QByteArray rests[] = {" ", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "\n"};
    for (int i = 0; i < 4; ++i) {
        const QByteArray rest = rests[i].repeated((64 << 10) / int(rests[i].size()));
        const ScriptedServer server([&](const ServedRequest &) {
            return ServedAnswer{
                .bytes = kChunkedHead + chunked(starts[i] + ' '), .forEver = chunked(rest)};
        });
        const auto endpoint = endpointAt(server.url());
        TaskControl task;
        const qint64 before = platform::residentBytes();
        HZ_VERIFY_FAILS(endpoint->changes({}, 500, std::chrono::milliseconds(0), task), Invalid);
        QVERIFY(platform::residentBytes() - before < (32 << 20));
    }
}

void tst_HttpFaults::nobodyIsSentElsewhere()
{
    const ScriptedServer elsewhere(
        [](const ServedRequest &) { return ServedAnswer{.bytes = httpAnswer(200, "{}")}; });
    for (const int status : {301, 302, 307, 308}) {
        const ScriptedServer server([&](const ServedRequest &) {
            return ServedAnswer{.bytes
                = httpAnswer(status, "", "Location: " + elsewhere.url().toEncoded() + "\r\n")};
        });
        const auto endpoint = endpointAt(server.url());
        TaskControl task;
        HZ_VERIFY_FAILS(endpoint->write(parcels(1), task), Invalid);
    }
    QCOMPARE(elsewhere.requests().size(), 0);
}

void tst_HttpFaults::whoIsSilentIsGivenUp()
{
    for (const QByteArray &start :
        {QByteArray(), QByteArray("HTTP/1.1 200 OK\r\n"), kChunkedHead + chunked("{\"resu")}) {
        const ScriptedServer server(
            [&](const ServedRequest &) { return ServedAnswer{.bytes = start}; });
        const auto endpoint = endpointAt(server.url(), {}, kShortSilence);
        TaskControl task;
        HZ_VERIFY_FAILS(endpoint->changes({}, 1, std::chrono::milliseconds(0), task), Network);
    }
}

void tst_HttpFaults::waitingIsCancelledAtOnce()
{
    TaskControl task;
    const ScriptedServer server([&](const ServedRequest &) {
        task.cancel();
        return ServedAnswer{};
    });
    const auto endpoint = endpointAt(server.url());
    HZ_VERIFY_FAILS(endpoint->changes({}, 1, std::chrono::minutes(10), task), Cancelled);
}

void tst_HttpFaults::whereNoServerRunsTheErrorSaysSo()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const quint16 port = taken.serverPort();
    taken.close();
    const auto endpoint = endpointAt(QUrl(u"http://127.0.0.1:%1/db"_s.arg(port)));
    TaskControl task;
    const auto answer = endpoint->identity(task);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Network);
    QVERIFY(answer.error().message.contains(QString::number(port)));
}

void tst_HttpFaults::anAddressThatIsNoneIsRefused_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address : {"", "hub", "ftp://hub/db", "http://hub", "http://hub/",
             "file:///etc/passwd", "http:///db"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void tst_HttpFaults::anAddressThatIsNoneIsRefused()
{
    QFETCH(const QString, address);
    HZ_VERIFY_FAILS(HttpEndpoint::open(QUrl(address)), Invalid);
}

void tst_HttpFaults::signsInOnceMoreOnce()
{
    std::atomic_int signIns = 0;
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/_session")
            return ServedAnswer{.bytes = httpAnswer(200, "{\"ok\":true}",
                                    "Set-Cookie: AuthSession=c" + QByteArray::number(++signIns)
                                        + "; Path=/; HttpOnly\r\n")};
        const bool isKnown = request.headers.value("cookie") == "AuthSession=c2";
        return ServedAnswer{.bytes = isKnown ? httpAnswer(200, R"({"results":[],"last_seq":"9-x"})")
                                             : httpAnswer(401, "{}")};
    });
    const auto endpoint = endpointAt(server.url(), {.user = u"li"_s, .password = u"secret"_s});
    TaskControl task;
    const auto page = endpoint->changes({}, 1, std::chrono::milliseconds(0), task);
    HZ_VERIFY_OK(page);
    QCOMPARE(page->lastSeq.toString(), u"9-x");
    QCOMPARE(signIns.load(), 2);
}

void tst_HttpFaults::aWrongPasswordIsToldWithoutTryingForEver()
{
    const ScriptedServer server(
        [&](const ServedRequest &) { return ServedAnswer{.bytes = httpAnswer(401, "{}")}; });
    const auto endpoint = endpointAt(server.url(), {.user = u"li"_s, .password = u"wrong"_s});
    TaskControl task;
    HZ_VERIFY_FAILS(endpoint->identity(task), Denied);
    QVERIFY(server.requests().size() <= 2);
}

void tst_HttpFaults::whereThereIsNoSessionThePasswordGoesAlong()
{
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/_session")
            return ServedAnswer{.bytes = httpAnswer(404, "{}")};
        const bool isKnown
            = request.headers.value("authorization") == "Basic " + QByteArray("李:密").toBase64();
        return ServedAnswer{
            .bytes = httpAnswer(isKnown ? 200 : 401, R"({"results":[],"last_seq":1})")};
    });
    const auto endpoint = endpointAt(server.url(), {.user = u"李"_s, .password = u"密"_s});
    TaskControl task;
    HZ_VERIFY_OK(endpoint->changes({}, 1, std::chrono::milliseconds(0), task));
}

void tst_HttpFaults::forFewRequestsThePasswordGoesAlongAtOnce()
{
    const ScriptedServer server([&](const ServedRequest &request) {
        const bool isKnown = request.headers.value("authorization")
            == "Basic " + QByteArray("li:secret").toBase64();
        return ServedAnswer{
            .bytes = httpAnswer(isKnown ? 200 : 401, R"({"results":[],"last_seq":1})")};
    });
    TaskControl task;
    for (const QString &password : {u"secret"_s, u"wrong"_s}) {
        const auto endpoint = endpointAt(server.url(),
            {.user = u"li"_s,
                .password = password,
                .session = std::make_shared<HubSession>(QByteArray()),
                .isForFewRequests = true});
        const auto page = endpoint->changes({}, 1, std::chrono::milliseconds(0), task);
        if (password == u"secret")
            HZ_VERIFY_OK(page);
        else
            HZ_VERIFY_FAILS(page, Denied);
    }
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.count("POST", "_session"), 0);
}

// Machines or databases that share a session sign in once, and once more when it is over.
void tst_HttpFaults::whatOneWasGivenServesAll()
{
    std::atomic_int signIns = 0, wanted = 1;
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/_session")
            return ServedAnswer{.bytes = httpAnswer(200, "{\"ok\":true}",
                                    "Set-Cookie: AuthSession=c" + QByteArray::number(++signIns)
                                        + "; Path=/; HttpOnly\r\n")};
        const bool isKnown
            = request.headers.value("cookie") == "AuthSession=c" + QByteArray::number(wanted);
        return ServedAnswer{
            .bytes = httpAnswer(isKnown ? 200 : 401, R"({"results":[],"last_seq":1})")};
    });
    const auto session = std::make_shared<HubSession>(QByteArray());
    const auto ask = [&] {
        TaskControl task;
        return endpointAt(
            server.url(), {.user = u"li"_s, .password = u"secret"_s, .session = session})
            ->changes({}, 1, std::chrono::milliseconds(0), task);
    };
    HZ_VERIFY_OK(ask());
    HZ_VERIFY_OK(ask());
    QCOMPARE(signIns.load(), 1);
    wanted = 2;
    HZ_VERIFY_OK(ask());
    HZ_VERIFY_OK(ask());
    QCOMPARE(signIns.load(), 2);
}

// How many documents a request of _bulk_docs holds.
static int documentsIn(const ServedRequest &request)
{
    return int(request.body.count("\"_rev\""));
}

void tst_HttpFaults::whatIsTooLargeIsSentInHalves()
{
    QSet<QString> arrived;
    const ScriptedServer server([&](const ServedRequest &request) {
        if (!request.headers.value("content-encoding").isEmpty())
            return ServedAnswer{.bytes = httpAnswer(415, "{}")};
        if (documentsIn(request) > 3)
            return ServedAnswer{.bytes = httpAnswer(413, "{}")};
        const QJsonArray docs = QJsonDocument::fromJson(request.body)[u"docs"].toArray();
        for (const QJsonValue &doc : docs)
            arrived.insert(doc[u"_id"].toString());
        return ServedAnswer{.bytes = httpAnswer(201, "[]")};
    });
    const auto endpoint = endpointAt(server.url());
    TaskControl task;
    const auto refused = endpoint->write(parcels(20), task);
    HZ_VERIFY_OK(refused);
    QCOMPARE(refused->size(), 0);
    QCOMPARE(arrived.size(), 20);
}

void tst_HttpFaults::onlyTheOneThatIsTooLargeIsRefused()
{
    const ScriptedServer server([&](const ServedRequest &request) {
        if (!request.headers.value("content-encoding").isEmpty())
            return ServedAnswer{.bytes = httpAnswer(415, "{}")};
        return ServedAnswer{
            .bytes = httpAnswer(request.body.contains("\"note:5\"") ? 413 : 201, "[]")};
    });
    const auto endpoint = endpointAt(server.url());
    TaskControl task;
    const auto refused = endpoint->write(parcels(9), task);
    HZ_VERIFY_OK(refused);
    QCOMPARE(refused->size(), 1);
    QCOMPARE(refused->constFirst().id, u"note:5");
    QVERIFY(refused->constFirst().error.message.contains(u"note:5"));
}

void tst_HttpFaults::whereNothingIsUnpackedItIsSentPlain()
{
    for (const int status : {400, 415}) {
        const ScriptedServer server([&](const ServedRequest &request) {
            const bool isPacked = request.headers.value("content-encoding") == "gzip";
            return ServedAnswer{
                .bytes = isPacked ? httpAnswer(status, "{}") : httpAnswer(201, "[]")};
        });
        const auto endpoint = endpointAt(server.url());
        TaskControl task;
        HZ_VERIFY_OK(endpoint->write(parcels(20), task));
        HZ_VERIFY_OK(endpoint->write(parcels(20), task));
        QCOMPARE(server.requests().size(), 3); // packed, plain; and then plain at once
    }
}

void tst_HttpFaults::withoutBulkGetDocumentsAreFetchedOneByOne()
{
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.path.contains("_bulk_get"))
            return ServedAnswer{.bytes = httpAnswer(405, "{}")};
        const QByteArray id
            = request.path.mid(4, request.path.indexOf('?') - 4).replace("%3A", ":");
        return ServedAnswer{.bytes = httpAnswer(200,
                                R"([{"ok":{"_id":")" + id + R"(","_rev":")" + kRevision.toLatin1()
                                    + R"(","title":"x"}},{"missing":"2-x"}])")};
    });
    const auto endpoint = endpointAt(server.url());
    TaskControl task;
    QStringList taken;
    HZ_VERIFY_OK(endpoint->fetch(
        {{u"note:1"_s, {kRevision}, {}}, {u"note:2"_s, {kRevision}, {kRevision}}},
        [&](const Parcel &parcel) -> Result<> {
            taken.append(parcel.revision.id);
            return {};
        },
        task));
    QCOMPARE(taken, QStringList({u"note:1"_s, u"note:2"_s}));
    QCOMPARE(server.count("GET", "open_revs"), 2);
    QCOMPARE(server.count("GET", "atts_since"), 1);
}

void tst_HttpFaults::bytesThatTheServerLacksAreToldOf()
{
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.body.contains("\"stub\""))
            return ServedAnswer{.bytes = httpAnswer(412, R"({"error":"missing_stub"})")};
        return ServedAnswer{.bytes = httpAnswer(201, "[]")};
    });
    const auto endpoint = endpointAt(server.url());
    QList<Parcel> sent = parcels(2);
    sent[1].revision.keep = {u"ink"_s};
    sent[1].kept.insert(u"ink"_s, {.contentType = u"x"_s, .revpos = 1});
    TaskControl task;
    const auto refused = endpoint->write(sent, task);
    HZ_VERIFY_OK(refused);
    QCOMPARE(refused->size(), 1);
    QCOMPARE(refused->constFirst().id, u"note:1");
    QCOMPARE(refused->constFirst().error.kind, Error::Kind::NotFound);
    QCOMPARE(documentsIn(server.requests().constLast()), 1);
}

void tst_HttpFaults::oneConnectionServesAllRequests()
{
    const ScriptedServer server([&](const ServedRequest &request) {
        const bool isLocal = request.path.contains("_local");
        return ServedAnswer{.bytes
            = httpAnswer(isLocal ? 404 : 200, R"({"results":[],"last_seq":1,"reason":"missing"})")};
    });
    const auto endpoint = endpointAt(server.url());
    TaskControl task;
    for (int i = 0; i < 10; ++i) {
        HZ_VERIFY_OK(endpoint->changes({}, 1, std::chrono::milliseconds(0), task));
        HZ_VERIFY_FAILS(endpoint->local(u"x"_s, task), NotFound);
    }
    QCOMPARE(server.connections(), 1);
}

namespace {

QByteArray changeRow(int number, const QByteArray &documentId)
{
    const QByteArray revision = kRevision.toLatin1();
    return "{\"seq\":\"" + QByteArray::number(number)
        + "-x\",\"id\":\"note:" + QByteArray::number(number) + "\",\"changes\":[{\"rev\":\""
        + revision + "\"}],\"docs\":[{\"ok\":{\"_id\":\"" + documentId + "\",\"_rev\":\"" + revision
        + "\",\"n\":1}}]}";
}

} // namespace

void tst_HttpFaults::whatCameBeforeACutIsKept()
{
    const ScriptedServer server([](const ServedRequest &) {
        return ServedAnswer{.bytes = kChunkedHead
                + chunked("{\"results\":[" + changeRow(1, "note:1") + ',' + changeRow(2, "note:2")
                    + ",{\"seq\":"),
            .isCut = true};
    });
    TaskControl task;
    const auto endpoint = endpointAt(server.url());
    const auto page = endpoint->changesWithDocuments({}, 10, task);
    HZ_VERIFY_OK(page);
    QCOMPARE(page->changes.size(), 2);
    QCOMPARE(page->documents.size(), 2);
    QCOMPARE(page->lastSeq, QJsonValue(u"2-x"_s)); // from there it goes on
    QVERIFY(!page->pending);
}

void tst_HttpFaults::afterACutTheRestIsAskedFor_data()
{
    QTest::addColumn<bool>("isInOrder");
    QTest::newRow("as they were asked for") << true;
    QTest::newRow("in another order, so that it is not known what has come") << false;
}

void tst_HttpFaults::afterACutTheRestIsAskedFor()
{
    QFETCH(const bool, isInOrder);
    const auto found = [](const QByteArray &id) {
        return "{\"id\":\"" + id + "\",\"docs\":[{\"ok\":{\"_id\":\"" + id + "\",\"_rev\":\""
            + kRevision.toLatin1() + "\"}}]}";
    };
    const QByteArray gone = R"({"id":"note:2","docs":[{"error":{"error":"not_found"}}]})";
    std::atomic_int asked = 0;
    const ScriptedServer server([&](const ServedRequest &) {
        const QByteArray first
            = isInOrder ? found("note:1") + ',' + gone : gone + ',' + found("note:1");
        if (asked++ == 0)
            return ServedAnswer{
                .bytes = kChunkedHead + chunked("{\"results\":[" + first + ",{\"id\":"),
                .isCut = true};
        return ServedAnswer{.bytes = httpAnswer(200, "{\"results\":[" + found("note:3") + "]}")};
    });
    TaskControl task;
    QStringList taken;
    const auto fetched = endpointAt(server.url())
                             ->fetch(
                                 {{u"note:1"_s, {kRevision}, {}}, {u"note:2"_s, {kRevision}, {}},
                                     {u"note:3"_s, {kRevision}, {}}},
                                 [&](const Parcel &parcel) -> Result<> {
                                     taken.append(parcel.revision.id);
                                     return {};
                                 },
                                 task);
    if (!isInOrder) {
        HZ_VERIFY_FAILS(fetched, Network);
        return;
    }
    HZ_VERIFY_OK(fetched);
    QCOMPARE(taken, QStringList({u"note:1"_s, u"note:3"_s}));
    const QList<ServedRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    QVERIFY(!requests[1].body.contains("note:1") && !requests[1].body.contains("note:2"));
    QVERIFY(requests[1].body.contains("note:3"));
}

void tst_HttpFaults::documentsOfAnotherChangeAreNotTaken()
{
    const ScriptedServer server([](const ServedRequest &) {
        return ServedAnswer{
            .bytes = httpAnswer(200,
                "{\"results\":[" + changeRow(1, "note:2") + ',' + changeRow(2, "note:2")
                    + "],\"last_seq\":\"2-x\",\"pending\":0}")};
    });
    TaskControl task;
    const auto page = endpointAt(server.url())->changesWithDocuments({}, 10, task);
    HZ_VERIFY_OK(page);
    QCOMPARE(page->changes.size(), 2);
    QCOMPARE(page->documents.size(), 1);
}

QTEST_GUILESS_MAIN(tst_HttpFaults)
#include "tst_httpfaults.moc"

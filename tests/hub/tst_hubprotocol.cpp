// What the server answers, address by address, over a real socket.
#include "plainhttp.h"

#include <hz/core/hash.h>
#include <hz/sync/hubserver.h>

#include <support/support.h>

using namespace hz;
using namespace hz::sync;
using namespace hz::test;

namespace {

constexpr char kFirst[] = "1-11111111111111111111111111111111";
constexpr char kSecond[] = "2-22222222222222222222222222222222";
constexpr char kOther[] = "2-33333333333333333333333333333333";
constexpr char kGone[] = "2-44444444444444444444444444444444";

constexpr char kOurs[] = "hz/2"; // what our client calls itself

// "forked" has two leaves, "gone" is deleted, "page" has attachments, "local" documents lie beside.
constexpr char kDocuments[] = R"({"new_edits":false,"docs":[
 {"_id":"forked","_rev":"2-22222222222222222222222222222222","side":"left",
  "_revisions":{"start":2,"ids":["22222222222222222222222222222222","11111111111111111111111111111111"]}},
 {"_id":"forked","_rev":"2-33333333333333333333333333333333","side":"right",
  "_revisions":{"start":2,"ids":["33333333333333333333333333333333","11111111111111111111111111111111"]}},
 {"_id":"gone","_rev":"2-44444444444444444444444444444444","_deleted":true,
  "_revisions":{"start":2,"ids":["44444444444444444444444444444444","11111111111111111111111111111111"]}},
 {"_id":"page","_rev":"1-11111111111111111111111111111111","title":"河州",
  "_attachments":{"a b.txt":{"content_type":"text/plain","data":"aGVsbG8gd29ybGQ="},
                  "ink/1":{"content_type":"application/octet-stream","data":"AAEC"}}}]})";

} // namespace

class tst_HubProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void headsAreThoseOfGet();
    void aDocumentIsNotSentTwice();
    void partsOfAttachmentsAreSent_data();
    void partsOfAttachmentsAreSent();
    void multipartGoesOutAsItCameIn();
    void openRevisionsComeAsParts();
    void onlyYoungerAttachmentsFollow();
    void bodiesMayBePacked();
    void chunkedBodiesAreRead();
    void aConnectionAnswersOneAfterTheOther();
    void aClientMayAskBeforeItSends();
    void longPollWaitsForAChange();
    void continuousFeedsGoOnAndBeat();
    void aPollThatNobodyEndsTimesOut();
    void whatIsLargeDoesNotComeWithItsChange();
    void sequencesOfAnotherStoreBeginAgain();
    void pagesOfOtherSitesAreKeptOut();
    void allowedSitesAreToldSo();
    void blobsComeInPartsAndGoOutInParts();
    void aBlobWithOtherBytesIsNotTaken();
    void ourClientIsAnsweredInFewWords();
    void onlyOurClientIsToldWithNothingThatNothingIsNew();
    void aLocalDocumentIsKnownByItsTag();
    void whoIsTooSlowIsHungUpOn_data();
    void whoIsTooSlowIsHungUpOn();

private:
    quint16 port() const { return m_server->port(); }

    const TestDir m_dir;
    std::unique_ptr<Server> m_server;
};

void tst_HubProtocol::initTestCase()
{
    Result<std::unique_ptr<Server>> server
        = Server::start({.profileDir = m_dir.path(QStringLiteral("profile")),
            .usesTls = false,
            .origins = {QStringLiteral("https://school.example")}});
    HZ_VERIFY_OK(server);
    m_server = std::move(*server);
    QCOMPARE(askOnce(port(), "PUT", "/db").status, 201);
    const PlainAnswer written = postJson(port(), "/db/_bulk_docs", kDocuments);
    QCOMPARE(written.status, 201);
    QCOMPARE(written.body.trimmed(), QByteArray("[]"));
}

void tst_HubProtocol::answers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *method, const QByteArray &target,
                         const QByteArray &body, int status, const QByteArray &expected) {
        QTest::newRow(name) << QByteArray(method) << target << body << status << expected;
    };
    row("welcome", "GET", "/", "", 200, R"({"couchdb":"Welcome"})");
    row("up", "GET", "/_up", "", 200, R"({"status":"ok"})");
    row("all databases", "GET", "/_all_dbs", "", 200, R"(["db"])");
    row("session", "GET", "/_session", "", 200, R"({"ok":true})");
    row("uuids", "GET", "/_uuids?count=0", "", 200, R"({"uuids":[]})");
    row("nothing there", "GET", "/_nothing", "", 404, R"({"error":"not_found"})");
    row("wrong method", "DELETE", "/_up", "", 405, R"({"error":"method_not_allowed"})");

    row("database", "GET", "/db", "", 200,
        R"({"db_name":"db","doc_count":2,"doc_del_count":1,"compact_running":false})");
    row("identity", "GET", "/db?only=identity", "", 200, R"({"db_name":"db"})");
    row("only what nobody knows", "GET", "/db?only=x", "", 200, R"({"doc_count":2})");
    row("with slash", "GET", "/db/", "", 200, R"({"db_name":"db"})");
    row("no database", "GET", "/nobody", "", 404,
        R"({"error":"not_found","reason":"Database does not exist."})");
    row("made twice", "PUT", "/db", "", 412, R"({"error":"file_exists"})");
    row("bad name", "PUT", "/Db", "", 400, R"({"error":"illegal_database_name"})");
    row("name with slash", "PUT", "/a%2Fb", "", 201, R"({"ok":true})");
    row("name with slash, written", "PUT", "/a%2Fb/c%2Fd", "{}", 201, R"({"id":"c/d"})");
    row("name with slash, read", "GET", "/a%2Fb", "", 200, R"({"db_name":"a/b","doc_count":1})");
    row("name with slash, listed", "GET", "/_all_dbs", "", 200, R"(["a/b","db"])");
    row("name with slash, dropped", "DELETE", "/a%2Fb", "", 200, R"({"ok":true})");
    row("name with dots", "PUT", "/a%2F..%2Fb", "", 400, R"({"error":"illegal_database_name"})");
    row("compacted", "POST", "/db/_compact", "{}", 202, R"({"ok":true})");
    row("name that is private", "PUT", "/me-local", "", 400,
        R"({"error":"illegal_database_name"})");
    row("private is not there", "GET", "/me-local", "", 404, R"({"error":"not_found"})");

    row("document", "GET", "/db/page", "", 200,
        R"({"_id":"page","title":"河州","_attachments":{"a b.txt":
            {"stub":true,"length":11,"revpos":1,"digest":"md5-XrY7u+Ae7tCTyyK7j1rNww=="}}})");
    row("winner", "GET", "/db/forked", "", 200, R"({"side":"right"})");
    row("conflicts", "GET", "/db/forked?conflicts=true", "", 200,
        R"({"_conflicts":["2-22222222222222222222222222222222"]})");
    row("by revision", "GET", QByteArray("/db/forked?rev=") + kSecond, "", 200,
        R"({"side":"left"})");
    row("history", "GET", "/db/forked?revs=true", "", 200,
        R"({"_revisions":{"start":2,"ids":["33333333333333333333333333333333",
            "11111111111111111111111111111111"]}})");
    row("states", "GET", "/db/forked?revs_info=true", "", 200,
        R"({"_revs_info":[{"status":"available"},{"status":"missing"}]})");
    row("latest", "GET", QByteArray("/db/gone?latest=true&rev=") + kFirst, "", 200,
        R"({"_deleted":true,"_rev":"2-44444444444444444444444444444444"})");
    row("body that is gone", "GET", QByteArray("/db/forked?rev=") + kFirst, "", 404,
        R"({"error":"not_found"})");
    row("deleted", "GET", "/db/gone", "", 404, R"({"reason":"deleted"})");
    row("unknown", "GET", "/db/nobody", "", 404, R"({"reason":"missing"})");
    row("inline", "GET", "/db/page?attachments=true", "", 200,
        R"({"_attachments":{"ink/1":{"data":"AAEC"}}})");
    row("bad revision", "GET", "/db/page?rev=x", "", 400, R"({"error":"bad_request"})");
    row("bad flag", "GET", "/db/page?revs=yes", "", 400, R"({"error":"query_parse_error"})");
    row("id with a slash", "PUT", "/db/a%2Fb", R"({"n":1})", 201, R"({"ok":true,"id":"a/b"})");
    row("id of CouchDB's own", "PUT", "/db/_x", R"({"n":1})", 404, R"({"error":"not_found"})");
    row("no JSON", "PUT", "/db/x", "{", 400, R"({"error":"bad_request"})");
    row("no object", "PUT", "/db/x", "[]", 400, R"({"error":"bad_request"})");
    row("unknown member", "PUT", "/db/x", R"({"_x":1})", 400, R"({"error":"doc_validation"})");
    row("two ids", "PUT", "/db/x", R"({"_id":"y"})", 400, R"({"error":"bad_request"})");
    row("id is no text", "POST", "/db", R"({"_id":1})", 400, R"({"error":"illegal_docid"})");
    row("edit without parent", "PUT", "/db/page", R"({"n":1})", 409, R"({"error":"conflict"})");
    row("edit of a replaced one", "PUT", QByteArray("/db/forked?rev=") + kFirst, R"({"n":1})", 409,
        R"({"error":"conflict"})");
    row("stub of nothing", "PUT", "/db/x", R"({"_attachments":{"a":{"stub":true}}})", 412,
        R"({"error":"missing_stub"})");
    row("attachment that is no base64", "PUT", "/db/x", R"({"_attachments":{"a":{"data":"*"}}})",
        400, R"({"error":"bad_request"})");
    row("removing without revision", "DELETE", "/db/page", "", 409, R"({"error":"conflict"})");
    row("removing what is not there", "DELETE", QByteArray("/db/nobody?rev=") + kFirst, "", 404,
        R"({"error":"not_found"})");

    row("attachment", "GET", "/db/page/ink/1", "", 200, "");
    row("attachment, escaped", "GET", "/db/page/ink%2F1", "", 200, "");
    row("no attachment", "GET", "/db/page/nothing", "", 404,
        R"({"reason":"Document is missing attachment"})");
    row("attachment without revision", "PUT", "/db/page/new", "x", 409, R"({"error":"conflict"})");

    row("all", "GET", "/db/_all_docs?limit=2", "", 200,
        R"({"offset":0,"rows":[{"id":"a/b"},{"id":"forked"}]})");
    row("all by keys", "POST", "/db/_all_docs", R"({"keys":["gone","nobody","page"]})", 200,
        R"({"rows":[{"id":"gone","value":{"deleted":true}},{"key":"nobody","error":"not_found"},
            {"id":"page"}]})");
    row("all by keys and a range", "POST", "/db/_all_docs", R"({"keys":["gone"],"startkey":"a"})",
        400, R"({"error":"query_parse_error"})");
    row("a range", "GET", "/db/_all_docs?startkey=%22b%22&endkey=%22g%22", "", 200,
        R"({"rows":[{"id":"forked"}]})");
    row("a range backwards", "GET",
        "/db/_all_docs?startkey=%22z%22&endkey=%22forked%22&descending=true&inclusive_end=false",
        "", 200, R"({"rows":[{"id":"page"}]})");
    row("all, and where the changes are", "GET", "/db/_all_docs?limit=0&update_seq=true", "", 200,
        R"({"rows":[]})");
    row("with bodies", "GET", "/db/_all_docs?key=%22page%22&include_docs=true", "", 200,
        R"({"rows":[{"doc":{"title":"河州"}}]})");
    row("a key that is no JSON", "GET", "/db/_all_docs?key=page", "", 400,
        R"({"error":"bad_request"})");

    row("diff", "POST", "/db/_revs_diff",
        R"({"forked":["2-22222222222222222222222222222222","3-99999999999999999999999999999999"],
            "new":["1-11111111111111111111111111111111"],
            "page":["1-11111111111111111111111111111111"]})",
        200,
        R"({"forked":{"missing":["3-99999999999999999999999999999999"],"possible_ancestors":
            ["2-33333333333333333333333333333333","2-22222222222222222222222222222222"]},
            "new":{"missing":["1-11111111111111111111111111111111"]}})");
    row("bulk get", "POST", "/db/_bulk_get?revs=true",
        R"({"docs":[{"id":"forked","rev":"2-22222222222222222222222222222222"},{"id":"page"},
            {"id":"nobody"},{"id":"gone","rev":"7-11111111111111111111111111111111"}]})",
        200,
        R"({"results":[{"id":"forked","docs":[{"ok":{"side":"left","_revisions":{"start":2}}}]},
            {"id":"page","docs":[{"ok":{"title":"河州"}}]},
            {"id":"nobody","docs":[{"error":{"error":"not_found"}}]},
            {"id":"gone","docs":[{"error":{"rev":"7-11111111111111111111111111111111"}}]}]})");
    row("bulk get of nothing", "POST", "/db/_bulk_get", R"({"docs":[]})", 200, R"({"results":[]})");
    row("bulk get without docs", "POST", "/db/_bulk_get", "{}", 400, R"({"error":"bad_request"})");
    row("bulk docs", "POST", "/db/_bulk_docs",
        R"({"docs":[{"_id":"b1","n":1},{"_id":"page","n":1},{"n":2},
            {"_id":"_design/x"}]})",
        201,
        R"([{"ok":true,"id":"b1"},{"id":"page","error":"conflict"},{"ok":true},
            {"id":"_design/x","error":"forbidden"}])");
    row("bulk docs with a local document", "POST", "/db/_bulk_docs",
        R"({"docs":[{"_id":"_local/b","n":1},{"_id":"b4"}]})", 201,
        R"([{"ok":true,"id":"_local/b","rev":"0-1"},{"ok":true,"id":"b4"}])");
    row("bulk docs without a local document", "POST", "/db/_bulk_docs",
        R"({"docs":[{"_id":"_local/b","_rev":"0-1","_deleted":true}]})", 201,
        R"([{"ok":true,"id":"_local/b","rev":"0-0"}])");
    row("bulk docs with an unknown member", "POST", "/db/_bulk_docs",
        R"({"docs":[{"_id":"b2"},{"_y":1}]})", 400, R"({"error":"doc_validation"})");
    row("bulk docs with an id that is reserved", "POST", "/db/_bulk_docs",
        R"({"docs":[{"_id":"b2"},{"_id":"_x"}]})", 400, R"({"error":"illegal_docid"})");
    row("bulk docs without a revision", "POST", "/db/_bulk_docs",
        R"({"docs":[{"_id":"b2","_rev":"1-a"},{"_id":"b3"}],"new_edits":false})", 400,
        R"({"error":"bad_request"})");
    row("nothing of those is written", "GET", "/db/b2", "", 404, R"({"reason":"missing"})");
    row("design document", "PUT", "/db/_design/x", "{}", 403, R"({"error":"forbidden"})");
    row("bulk docs without docs", "POST", "/db/_bulk_docs", "{}", 400,
        R"({"error":"bad_request"})");
    row("bulk docs of no objects", "POST", "/db/_bulk_docs", R"({"docs":[1]})", 400,
        R"({"error":"bad_request"})");
    row("bulk docs cut off", "POST", "/db/_bulk_docs", R"({"docs":[{"_id":"x"})", 400,
        R"({"error":"bad_request"})");
    row("revision that is none", "POST", "/db/_bulk_docs",
        R"({"new_edits":false,"docs":[{"_id":"x","_rev":"1x"}]})", 201,
        R"([{"id":"x","error":"bad_request"}])");
    row("revisions named elsewhere", "POST", "/db/_bulk_docs",
        R"({"new_edits":false,"docs":[{"_id":"odd","_rev":"2-a \"b",
            "_revisions":{"start":2,"ids":["a \"b","河"]}}]})",
        201, "[]");
    row("revisions named elsewhere, read", "GET", "/db/odd?revs=true", "", 200,
        R"({"_rev":"2-a \"b","_revisions":{"start":2,"ids":["a \"b","河"]}})");
    row("revisions named elsewhere, listed", "GET", "/db/_all_docs?key=%22odd%22", "", 200,
        R"({"rows":[{"id":"odd","value":{"rev":"2-a \"b"}}]})");
    row("revisions named elsewhere, taken back", "DELETE", "/db/odd?rev=2-a%20%22b", "", 200,
        R"({"id":"odd"})");
    row("_revisions count, not _rev", "POST", "/db/_bulk_docs",
        R"({"new_edits":false,"docs":[{"_id":"two","_rev":"1-x","_revisions":{"start":1,"ids":["a"]}}]})",
        201, "[]");
    row("_revisions counted", "GET", "/db/two", "", 200, R"({"_rev":"1-a"})");

    row("no local document", "GET", "/db/_local/x", "", 404, R"({"reason":"missing"})");
    row("no attachment of a local document", "GET", "/db/_local/x/y", "", 400,
        R"({"error":"bad_request"})");
    row("local document", "PUT", "/db/_local/_x%2Fy%3D%3D", R"({"last_seq":"7-a"})", 201,
        R"({"ok":true,"id":"_local/_x/y==","rev":"0-1"})");
    row("local document, again", "PUT", "/db/_local/_x%2Fy%3D%3D",
        R"({"last_seq":"8-a","_rev":"0-1"})", 201, R"({"rev":"0-2"})");
    row("local document, read", "GET", "/db/_local/_x%2Fy%3D%3D", "", 200,
        R"({"_id":"_local/_x/y==","_rev":"0-2","last_seq":"8-a"})");
    row("local documents", "GET", "/db/_local_docs?include_docs=true", "", 200,
        R"({"rows":[{"id":"_local/_x/y==","doc":{"last_seq":"8-a"}}]})");
    row("local document, said to be deleted", "PUT", "/db/_local/z", R"({"_deleted":true})", 201,
        R"({"rev":"0-0"})");
    row("local document, removed", "DELETE", "/db/_local/_x%2Fy%3D%3D", "", 200, R"({"ok":true})");
    row("local documents are no changes", "GET", "/db/_changes?descending=true&limit=1", "", 200,
        "");

    row("full commit", "POST", "/db/_ensure_full_commit", "", 201, R"({"ok":true})");
    row("security", "GET", "/db/_security", "", 200, "{}");
    row("changes by ids", "POST", "/db/_changes?filter=_doc_ids&style=all_docs",
        R"({"doc_ids":["forked"]})", 200,
        R"({"results":[{"id":"forked","changes":[{"rev":"2-33333333333333333333333333333333"},
            {"rev":"2-22222222222222222222222222222222"}]}],"pending":0})");
    row("changes by what is no selector", "POST", "/db/_changes?filter=_selector",
        R"({"selector":[]})", 400, R"({"reason":"Selector error: expected a JSON object"})");
    row("changes by selector", "POST", "/db/_changes?filter=_selector&include_docs=true",
        R"({"selector":{"side":{"$exists":true}}})", 200,
        R"({"results":[{"id":"forked","doc":{"side":"right"}}]})");
    row("changes of the deleted", "GET", "/db/_changes?filter=_doc_ids&doc_ids=%5B%22gone%22%5D",
        "", 200, R"({"results":[{"id":"gone","deleted":true}]})");
    row("changes of a view that is not named", "GET", "/db/_changes?filter=_view", "", 400,
        R"({"error":"bad_request"})");
    row("changes of design documents", "GET", "/db/_changes?filter=_design", "", 200,
        R"({"results":[]})");
    row("changes with a limit", "GET", "/db/_changes?limit=1", "", 200,
        R"({"results":[{"id":"forked"}]})");
    row("changes with their documents", "GET", "/db/_changes?style=all_docs&leaf_docs=true&limit=1",
        "", 200,
        R"({"results":[{"id":"forked","docs":[{"ok":{"side":"right","_revisions":{"start":2}}},
            {"ok":{"side":"left"}}]}]})");
    row("changes from now", "GET", "/db/_changes?since=now", "", 200,
        R"({"results":[],"pending":0})");
    row("changes since nonsense", "GET", "/db/_changes?since=x", "", 400,
        R"({"error":"bad_request"})");
    row("a feed that is none", "GET", "/db/_changes?feed=x", "", 400, R"({"error":"bad_request"})");
    row("an unknown filter", "GET", "/db/_changes?filter=a/b", "", 404, R"({"error":"not_found"})");

    row("find", "POST", "/db/_find", R"({"selector":{"side":"right"},"fields":["_id","side"]})",
        200, R"({"docs":[{"_id":"forked","side":"right"}]})");
    row("find and sort", "POST", "/db/_find",
        R"({"selector":{"n":{"$gte":1}},"sort":[{"n":"desc"}],"fields":["n"],"limit":2})", 200,
        R"({"docs":[{"n":2},{"n":1}]})");
    row("find with an unknown operator", "POST", "/db/_find", R"({"selector":{"a":{"$x":1}}})", 400,
        R"({"error":"invalid_selector"})");
    row("find without a selector", "POST", "/db/_find", "{}", 400,
        R"({"error":"missing_required_key"})");
}

void tst_HubProtocol::answers()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, expected);
    const PlainAnswer answer
        = askOnce(port(), method, target, {{"Content-Type", "application/json"}}, body);
    QVERIFY2(
        answer.status == status, QByteArray::number(answer.status) + ' ' + answer.body.left(500));
    if (expected.isEmpty())
        return;
    const auto valueOf = [](const QByteArray &text) {
        const QJsonDocument json = QJsonDocument::fromJson(text);
        return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
    };
    QVERIFY(!QJsonDocument::fromJson(expected).isNull());
    QVERIFY2(holdsAll(valueOf(answer.body), valueOf(expected)), answer.body.left(2000).constData());
}

void tst_HubProtocol::headsAreThoseOfGet()
{
    for (const QByteArray target : {"/db/page", "/db", "/db/page/ink/1", "/db/nobody"}) {
        const PlainAnswer get = askOnce(port(), "GET", target);
        PlainHttp http(port());
        http.ask("HEAD", target);
        const PlainAnswer head = http.answer(true);
        QCOMPARE(head.status, get.status);
        QCOMPARE(head.header("Content-Length"), get.header("Content-Length"));
        QCOMPARE(head.header("ETag"), get.header("ETag"));
        http.ask("GET", "/_up"); // no body of the answer before stands in between
        QCOMPARE(http.answer().status, 200);
    }
}

void tst_HubProtocol::aDocumentIsNotSentTwice()
{
    const PlainAnswer first = askOnce(port(), "GET", "/db/page");
    QCOMPARE(first.header("ETag"), QByteArray("\"") + kFirst + '"');
    QCOMPARE(
        askOnce(port(), "GET", "/db/page", {{"If-None-Match", first.header("ETag")}}).status, 304);
    QCOMPARE(askOnce(port(), "GET", "/db/page", {{"If-None-Match", "\"x\""}}).status, 200);
    // Who else is there may change while the revision does not.
    QCOMPARE(
        askOnce(port(), "GET", "/db/page?conflicts=true", {{"If-None-Match", first.header("ETag")}})
            .status,
        200);
    const PlainAnswer file = askOnce(port(), "GET", "/db/page/ink/1");
    QCOMPARE(
        askOnce(port(), "GET", "/db/page/ink/1", {{"If-None-Match", file.header("ETag")}}).status,
        304);
}

void tst_HubProtocol::partsOfAttachmentsAreSent_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::newRow("from and to") << QByteArray("bytes=0-4") << 206 << QByteArray("hello")
                                 << QByteArray("bytes 0-4/11");
    QTest::newRow("from") << QByteArray("bytes=6-") << 206 << QByteArray("world")
                          << QByteArray("bytes 6-10/11");
    QTest::newRow("the last") << QByteArray("bytes=-3") << 206 << QByteArray("rld")
                              << QByteArray("bytes 8-10/11");
    QTest::newRow("more than there is")
        << QByteArray("bytes=6-99") << 206 << QByteArray("world") << QByteArray("bytes 6-10/11");
    QTest::newRow("behind the end")
        << QByteArray("bytes=11-") << 416 << QByteArray() << QByteArray();
    QTest::newRow("several") << QByteArray("bytes=0-1,3-4") << 200 << QByteArray("hello world")
                             << QByteArray();
    QTest::newRow("nonsense") << QByteArray("bytes=x-y") << 200 << QByteArray("hello world")
                              << QByteArray();
    QTest::newRow("backwards") << QByteArray("bytes=4-2") << 200 << QByteArray("hello world")
                               << QByteArray();
    QTest::newRow("overflow") << QByteArray("bytes=99999999999999999999-") << 200
                              << QByteArray("hello world") << QByteArray();
}

void tst_HubProtocol::partsOfAttachmentsAreSent()
{
    QFETCH(const QByteArray, range);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, contentRange);
    const PlainAnswer answer = askOnce(port(), "GET", "/db/page/a%20b.txt", {{"Range", range}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("Content-Range"), contentRange);
    if (status != 416)
        QCOMPARE(answer.body, body);
}

void tst_HubProtocol::multipartGoesOutAsItCameIn()
{
    const PlainAnswer out = askOnce(port(), "GET", "/db/page?attachments=true&revs=true",
        {{"Accept", "multipart/related, */*"}});
    QCOMPARE(out.status, 200);
    const QByteArray type = out.header("Content-Type");
    QVERIFY2(type.startsWith("multipart/related; boundary="), type.constData());
    QVERIFY(out.body.contains("hello world"));
    QVERIFY(out.body.contains("\"follows\":true"));
    QCOMPARE(askOnce(port(), "PUT", "/copies").status, 201);
    const PlainAnswer in = askOnce(
        port(), "PUT", "/copies/page?new_edits=false", {{"Content-Type", type}}, out.body);
    QVERIFY2(in.status == 201, in.body.constData());
    QCOMPARE(askOnce(port(), "GET", "/copies/page/a%20b.txt").body, QByteArray("hello world"));
    QCOMPARE(askOnce(port(), "GET", "/copies/page/ink/1").body, QByteArray("\0\1\2", 3));
    QCOMPARE(
        askOnce(port(), "GET", "/copies/page").header("ETag"), QByteArray("\"") + kFirst + '"');
    // A byte that has changed on the way is noticed.
    QByteArray damaged = out.body;
    damaged.replace("hello world", "hello wOrld");
    QCOMPARE(askOnce(port(), "PUT", "/copies/other?new_edits=false", {{"Content-Type", type}},
                 QByteArray(damaged).replace("\"page\"", "\"other\""))
                 .status,
        412);
}

void tst_HubProtocol::openRevisionsComeAsParts()
{
    const QByteArray asked = QByteArray("[\"") + kSecond + "\",\"" + kOther
        + "\",\"9-11111111111111111111111111111111\"]";
    const QByteArray target = "/db/forked?revs=true&open_revs=" + asked.toPercentEncoding();
    const PlainAnswer parts = askOnce(port(), "GET", target, {{"Accept", "multipart/mixed"}});
    QCOMPARE(parts.status, 200);
    QVERIFY(parts.header("Content-Type").startsWith("multipart/mixed; boundary="));
    QCOMPARE(parts.body.count("Content-Type: application/json\r\n"), 2);
    QCOMPARE(parts.body.count("Content-Type: application/json; error=\"true\"\r\n"), 1);
    const PlainAnswer json = askOnce(port(), "GET", target, {{"Accept", "application/json"}});
    const QJsonArray rows = QJsonDocument::fromJson(json.body).array();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[2][QLatin1StringView("missing")].toString(),
        QStringLiteral("9-11111111111111111111111111111111"));
    const PlainAnswer all
        = askOnce(port(), "GET", "/db/forked?open_revs=all", {{"Accept", "application/json"}});
    QCOMPARE(QJsonDocument::fromJson(all.body).array().size(), 2);
    // CouchDB's replicator wants the bytes, and does not say so.
    const PlainAnswer page = askOnce(
        port(), "GET", "/db/page?revs=true&open_revs=all", {{"Accept", "multipart/mixed"}});
    QVERIFY2(page.body.contains("\"follows\":true") && page.body.contains("hello world"),
        page.body.constData());
    const QByteArray line = QByteArray("[\"") + kFirst + "\",\"" + kSecond + "\"]";
    const PlainAnswer latest
        = askOnce(port(), "GET", "/db/forked?latest=true&open_revs=" + line.toPercentEncoding(),
            {{"Accept", "application/json"}});
    QCOMPARE(QJsonDocument::fromJson(latest.body).array().size(), 2); // each leaf once
    QCOMPARE(askOnce(port(), "GET", "/db/forked?open_revs=%5B%22x%22%5D").status, 400);
}

void tst_HubProtocol::onlyYoungerAttachmentsFollow()
{
    QCOMPARE(askOnce(port(), "PUT", "/ink").status, 201);
    const PlainAnswer first = askOnce(port(), "PUT", "/ink/page/run1", {}, "sealed");
    const QByteArray rev1 = first.json()[QLatin1StringView("rev")].toString().toLatin1();
    const PlainAnswer second = askOnce(port(), "PUT", "/ink/page/run2?rev=" + rev1, {}, "open");
    QCOMPARE(second.status, 201);
    const QByteArray since = QByteArray("[\"" + rev1 + "\"]").toPercentEncoding();
    const PlainAnswer answer
        = askOnce(port(), "GET", "/ink/page?atts_since=" + since, {{"Accept", "application/json"}});
    const QJsonObject found = answer.json()[QLatin1StringView("_attachments")].toObject();
    QVERIFY2(holdsAll(found,
                 QJsonObject{{QStringLiteral("run1"), QJsonObject{{QStringLiteral("stub"), true}}},
                     {QStringLiteral("run2"),
                         QJsonObject{{QStringLiteral("data"), QStringLiteral("b3Blbg==")}}}}),
        answer.body.constData());
}

void tst_HubProtocol::bodiesMayBePacked()
{
    const QByteArray packed = QByteArray::fromBase64( // {"docs":[{"_id":"packed","n":1}]}
        "H4sIAAAAAAAC/6tWSslPLlayiq5Wis9MUbJSKkhMzk5NUdJRylOyMqyNrQUAdIMNayEAAAA=");
    const PlainAnswer written = askOnce(port(), "POST", "/db/_bulk_docs",
        {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, packed);
    QVERIFY2(written.status == 201, written.body.constData());
    QCOMPARE(askOnce(port(), "GET", "/db/packed").status, 200);
    QCOMPARE(askOnce(port(), "POST", "/db/_bulk_docs",
                 {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}},
                 packed.chopped(12))
                 .status,
        400);
    QCOMPARE(askOnce(port(), "POST", "/db/_bulk_docs",
                 {{"Content-Type", "application/json"}, {"Content-Encoding", "br"}}, packed)
                 .status,
        415);
    const PlainAnswer answer
        = askOnce(port(), "GET", "/db/_all_docs", {{"Accept-Encoding", "gzip, deflate"}});
    QCOMPARE(answer.header("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(answer.body.startsWith("\x1f\x8b"));
    QCOMPARE(askOnce(port(), "GET", "/db/page/ink/1", {{"Accept-Encoding", "gzip"}})
                 .header("Content-Encoding"),
        QByteArray());
}

void tst_HubProtocol::chunkedBodiesAreRead()
{
    PlainHttp http(port());
    http.write("PUT /db/chunked HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const QByteArray piece : {"{\"n", "\":", "1", "}"})
        http.write(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    http.write("0\r\n\r\n");
    QCOMPARE(http.answer().status, 201);
}

void tst_HubProtocol::aConnectionAnswersOneAfterTheOther()
{
    PlainHttp http(port());
    http.write("GET /_up HTTP/1.1\r\nHost: localhost\r\n\r\n"
               "PUT /db/piped HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
               "GET /db/piped HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QCOMPARE(http.answer().status, 200);
    QCOMPARE(http.answer().status, 201);
    const PlainAnswer last = http.answer();
    QCOMPARE(last.json()[QLatin1StringView("_id")].toString(), QStringLiteral("piped"));
    QVERIFY(http.ends());
}

void tst_HubProtocol::aClientMayAskBeforeItSends()
{
    PlainHttp http(port());
    http.write("PUT /db/asked HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
               "Expect: 100-continue\r\n\r\n");
    QCOMPARE(http.answer().status, 100);
    http.write("{}");
    QCOMPARE(http.answer().status, 201);
    PlainHttp refused(port());
    refused.write("PUT /nobody/asked HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                  "Expect: 100-continue\r\n\r\n");
    QCOMPARE(refused.answer().status, 404);
}

void tst_HubProtocol::longPollWaitsForAChange()
{
    PlainHttp feed(port());
    feed.ask("GET", "/db/_changes?feed=longpoll&since=now&heartbeat=60000");
    QCOMPARE(feed.answer(true).status, 200);
    QCOMPARE(feed.chunk(), QByteArray("{\"results\":[\n"));
    QCOMPARE(askOnce(port(), "PUT", "/db/polled", {}, "{}").status, 201);
    QByteArray rest;
    for (QByteArray piece = feed.chunk(); !piece.isEmpty(); piece = feed.chunk())
        rest += piece;
    QVERIFY2(rest.contains("\"id\":\"polled\""), rest.constData());
    QVERIFY2(rest.contains("\"last_seq\":"), rest.constData());
    feed.ask("GET", "/_up"); // the connection goes on
    QCOMPARE(feed.answer().status, 200);
}

void tst_HubProtocol::continuousFeedsGoOnAndBeat()
{
    PlainHttp feed(port());
    feed.ask("GET", "/db/_changes?feed=continuous&since=now&heartbeat=200");
    QCOMPARE(feed.answer(true).status, 200);
    QCOMPARE(feed.chunk(), QByteArray("\n"));
    QCOMPARE(feed.chunk(), QByteArray("\n"));
    for (const QByteArray id : {"fed1", "fed2"}) {
        QCOMPARE(askOnce(port(), "PUT", "/db/" + id, {}, "{}").status, 201);
        QByteArray line = feed.chunk();
        while (line == "\n")
            line = feed.chunk();
        QVERIFY2(line.contains("\"id\":\"" + id + '"'), line.constData());
        QVERIFY(line.endsWith('\n'));
    }
}

void tst_HubProtocol::aPollThatNobodyEndsTimesOut()
{
    const PlainAnswer answer
        = askOnce(port(), "GET", "/db/_changes?feed=longpoll&since=now&timeout=50");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.json()[QLatin1StringView("results")].toArray().isEmpty());
    const PlainAnswer lines
        = askOnce(port(), "GET", "/db/_changes?feed=continuous&since=now&timeout=50");
    QVERIFY2(lines.body.startsWith("{\"last_seq\":"), lines.body.constData());
}

void tst_HubProtocol::whatIsLargeDoesNotComeWithItsChange()
{
    const QJsonArray rows = askOnce(port(), "GET", "/db/_changes?style=all_docs&leaf_docs=true")
                                .json()[QLatin1StringView("results")]
                                .toArray();
    int with = 0, without = 0;
    for (const QJsonValue &row : rows) {
        const bool isPage = row[QLatin1StringView("id")].toString() == u"page"; // has attachments
        const bool hasDocuments = row[QLatin1StringView("docs")].isArray();
        QVERIFY(!isPage || !hasDocuments);
        (hasDocuments ? with : without) += 1;
    }
    QVERIFY(with >= 2 && without >= 1);
}

void tst_HubProtocol::sequencesOfAnotherStoreBeginAgain()
{
    const QJsonObject all = askOnce(port(), "GET", "/db/_changes").json();
    const QByteArray last = all[QLatin1StringView("last_seq")].toString().toLatin1();
    const auto countSince = [&](const QByteArray &since) {
        return askOnce(port(), "GET", "/db/_changes?since=" + since)
            .json()[QLatin1StringView("results")]
            .toArray()
            .size();
    };
    QCOMPARE(countSince(last), 0);
    QCOMPARE(countSince("%22" + last + "%22"), 0);
    const qsizetype count = all[QLatin1StringView("results")].toArray().size();
    QCOMPARE(countSince(last.split('-')[0] + "-01k0000000000000000000000"), count);
}

void tst_HubProtocol::pagesOfOtherSitesAreKeptOut()
{
    const PlainHeaders evil{
        {"Origin", "https://evil.example"}, {"Content-Type", "application/json"}};
    QCOMPARE(askOnce(port(), "POST", "/db", evil, "{}").status, 403);
    QCOMPARE(askOnce(port(), "PUT", "/evil", evil).status, 403);
    QCOMPARE(
        askOnce(port(), "GET", "/db", evil).header("Access-Control-Allow-Origin"), QByteArray());
    QCOMPARE(askOnce(port(), "POST", "/db", {{"Content-Type", "text/plain"}}, "{}").status, 415);
    QCOMPARE(askOnce(port(), "POST", "/db", {}, "{}").status, 415);
    // A name that somebody has given our address.
    PlainHttp http(port());
    http.write("GET /db HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QCOMPARE(http.answer().status, 403);
}

void tst_HubProtocol::allowedSitesAreToldSo()
{
    const PlainHeaders ours{{"Origin", "https://school.example"}};
    const PlainAnswer asked = askOnce(port(), "OPTIONS", "/db", ours);
    QCOMPARE(asked.status, 204);
    QCOMPARE(asked.header("Access-Control-Allow-Origin"), QByteArray("https://school.example"));
    QVERIFY(asked.header("Access-Control-Allow-Methods").contains("PUT"));
    QCOMPARE(askOnce(port(), "PUT", "/db/fromsite", ours, "{}").status, 201);
}

void tst_HubProtocol::blobsComeInPartsAndGoOutInParts()
{
    QByteArray bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes += QByteArray::number(i);
    const QByteArray target = "/_blobs/" + sha256(bytes).toHex();
    const QByteArray total = '/' + QByteArray::number(bytes.size());
    PlainHttp http(port());
    http.ask("HEAD", target);
    const PlainAnswer missing = http.answer(true);
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.header("Upload-Offset"), QByteArray("0"));
    http.ask("PUT", target, {{"Content-Range", "bytes 0-99999" + total}}, bytes.first(100'000));
    QCOMPARE(http.answer().status, 202);
    { // a connection that breaks
        PlainHttp broken(port());
        broken.write("PUT " + target
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Range: bytes 100000-"
            + QByteArray::number(bytes.size() - 1) + total
            + "\r\nContent-Length: " + QByteArray::number(bytes.size() - 100'000) + "\r\n\r\n"
            + bytes.sliced(100'000, 50'000));
    }
    // The server has to have noticed; then it tells how far it came.
    qint64 offset = 0;
    bool isEnded = false;
    const auto hasEnded = [&] { // asked once more after it was true, while the last goes on
        if (isEnded)
            return true;
        const PlainAnswer refused
            = askOnce(port(), "PUT", target, {{"Content-Range", "bytes 1-1" + total}}, "x");
        http.ask("HEAD", target);
        offset = http.answer(true).header("Upload-Offset").toLongLong();
        return isEnded = refused.json()[QLatin1StringView("reason")].toString().contains(u"go on");
    };
    QTRY_VERIFY(hasEnded());
    QVERIFY2(offset >= 100'000 && offset <= 150'000, QByteArray::number(offset));
    http.ask("PUT", target,
        {{"Content-Range",
            "bytes " + QByteArray::number(offset) + '-' + QByteArray::number(bytes.size() - 1)
                + total}},
        bytes.sliced(offset));
    const PlainAnswer done = http.answer();
    QVERIFY2(done.status == 201, done.body.constData());
    QCOMPARE(askOnce(port(), "GET", target).body, bytes);
    const PlainAnswer some = askOnce(port(), "GET", target, {{"Range", "bytes=1000-1999"}});
    QCOMPARE(some.status, 206);
    QCOMPARE(some.body, bytes.sliced(1000, 1000));
    QCOMPARE(askOnce(port(), "GET", target,
                 {{"If-None-Match", "\"sha256-" + sha256(bytes).toHex() + '"'}})
                 .status,
        304);
    QCOMPARE(askOnce(port(), "PUT", target, {}, "again").status, 200);
}

void tst_HubProtocol::aBlobWithOtherBytesIsNotTaken()
{
    const QByteArray target = "/_blobs/sha256-" + sha256("expected").toHex();
    QCOMPARE(askOnce(port(), "PUT", target, {}, "damaged!").status, 422);
    QCOMPARE(askOnce(port(), "GET", target).status, 404);
    QCOMPARE(askOnce(port(), "PUT", target, {}, "expected").status, 201);
    QCOMPARE(askOnce(port(), "GET", target).body, QByteArray("expected"));
    QCOMPARE(askOnce(port(), "GET", "/_blobs/..%2f..%2fsettings.ini").status, 400);
    QCOMPARE(askOnce(port(), "GET", "/_blobs/" + QByteArray(64, 'A')).status, 400);
}

void tst_HubProtocol::ourClientIsAnsweredInFewWords()
{
    const PlainAnswer others = askOnce(port(), "GET", "/db?only=identity");
    const PlainAnswer ours = askOnce(port(), "GET", "/db?only=identity", {{"User-Agent", kOurs}});
    QCOMPARE(ours.status, 200);
    QCOMPARE(ours.body, others.body);
    for (const QString &member :
        {QStringLiteral("server_uuid"), QStringLiteral("instance_start_time")})
        QVERIFY(!ours.json()[member].toString().isEmpty());
    QCOMPARE(ours.json().size(), 3);
    for (const QByteArray word : {"Server", "Date", "Cache-Control"}) {
        QVERIFY2(ours.header(word).isEmpty(), word);
        QVERIFY2(!others.header(word).isEmpty(), word);
    }
    for (const PlainAnswer &each : {ours, others}) // the connection goes on without a word
        QVERIFY(each.header("Connection").isEmpty());
}

// What replicators of others are told is what they know from CouchDB.
void tst_HubProtocol::onlyOurClientIsToldWithNothingThatNothingIsNew()
{
    const auto seqOf = [](const PlainAnswer &answer) {
        return answer.json()[QLatin1StringView("last_seq")].toString().toLatin1();
    };
    const QByteArray last = seqOf(askOnce(port(), "GET", "/copies/_changes?since=now"));
    const QByteArray store = last.mid(last.indexOf('-'));
    const auto ask = [&](const QByteArray &query) {
        return askOnce(port(), "GET", "/copies/_changes?" + query, {{"User-Agent", kOurs}});
    };
    const PlainAnswer nothing = ask("style=all_docs&limit=9&since=" + last);
    QCOMPARE(nothing.status, 204);
    QCOMPARE(nothing.body, QByteArray());
    QCOMPARE(askOnce(port(), "GET", "/copies/_changes?since=" + last).status, 200);
    QCOMPARE(ask("since=0" + store).status, 200); // there is something
    QCOMPARE(ask("since=" + last.first(last.indexOf('-'))).status, 200); // of which store?
    const PlainAnswer ofAnother = ask("since=" + last + "0");
    QCOMPARE(ofAnother.status, 200); // it begins at its beginning
    QVERIFY(!ofAnother.json()[QLatin1StringView("results")].toArray().isEmpty());
    QCOMPARE(seqOf(ofAnother), last);
    QCOMPARE(ask("descending=true&since=" + last).status, 200);
}

void tst_HubProtocol::aLocalDocumentIsKnownByItsTag()
{
    const auto read = [&](const QByteArray &database, const QByteArray &tag) {
        return askOnce(port(), "GET", '/' + database + "/_local/tag", {{"If-None-Match", tag}});
    };
    for (const QByteArray database : {"db", "copies"})
        QCOMPARE(
            askOnce(port(), "PUT", '/' + database + "/_local/tag", {}, R"({"n":1})").status, 201);
    const PlainAnswer first = read("db", "\"x\"");
    QCOMPARE(first.status, 200);
    const QByteArray tag = first.header("ETag");
    QVERIFY(!tag.isEmpty());
    const PlainAnswer same = read("db", tag);
    QCOMPARE(same.status, 304);
    QCOMPARE(same.header("ETag"), tag);
    QCOMPARE(read("copies", tag).status, 200); // the same text, of another database
    QCOMPARE(askOnce(port(), "PUT", "/db/_local/tag", {}, R"({"n":1,"_rev":"0-1"})").status, 201);
    QCOMPARE(read("db", tag).status, 304); // it holds the same
    QCOMPARE(askOnce(port(), "PUT", "/db/_local/tag", {}, R"({"n":2})").status, 201);
    QCOMPARE(read("db", tag).status, 200);
}

void tst_HubProtocol::whoIsTooSlowIsHungUpOn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("says nothing") << QByteArray();
    QTest::newRow("says nothing more")
        << QByteArray("GET /_up HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTest::newRow("half a head") << QByteArray("GET /_up HTTP/1.1\r\nHo");
    QTest::newRow("half a body") << QByteArray(
        "PUT /db/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{}");
}

void tst_HubProtocol::whoIsTooSlowIsHungUpOn()
{
    QFETCH(const QByteArray, bytes);
    using std::chrono::milliseconds;
    const TestDir dir;
    const auto server = Server::start({.profileDir = dir.path(),
        .usesTls = false,
        .times = {.idle = milliseconds(50),
            .head = milliseconds(50),
            .stalled = milliseconds(50),
            .body = milliseconds(50)}});
    HZ_VERIFY_OK(server);
    QCOMPARE(askOnce((*server)->port(), "PUT", "/db").status, 201);
    PlainHttp http((*server)->port());
    http.write(bytes);
    QVERIFY(http.ends());
}

QTEST_GUILESS_MAIN(tst_HubProtocol)
#include "tst_hubprotocol.moc"

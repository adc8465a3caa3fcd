// Every address of the hub, by every method, for everybody: who is let in, and that nobody learns
// from an answer whether a database is there that is not for him.
#include "hubprogram.h"
#include "plainhttp.h"

#include <QtCore/QRegularExpression>

using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

enum Role { Nobody, Stranger, Member, DatabaseAdmin, ServerAdmin, Never };
constexpr Role kRoles[] = {Nobody, Stranger, Member, DatabaseAdmin, ServerAdmin};
const QByteArray kMethods[] = {"GET", "HEAD", "PUT", "POST", "DELETE"};

// One address: the least role for each method that it has; Never: served, but refused to all.
struct Address {
    QByteArray target; // "#" is another number each time
    QMap<QByteArray, Role> served;
    QByteArray body = "{}";
};

const QByteArray kSecurity = R"({"admins":{"names":["zhao"],"roles":[]},)"
                             R"("members":{"names":["wang"],"roles":[]}})";
const QByteArray kWithFile = R"({"_attachments":{"file":{"data":""}}})";

QMap<QByteArray, Role> reading(Role role)
{
    return {{"GET", role}, {"HEAD", role}};
}

QMap<QByteArray, Role> with(QMap<QByteArray, Role> served, const QMap<QByteArray, Role> &more)
{
    served.insert(more);
    return served;
}

const QList<Address> &serverAddresses()
{
    static const QList<Address> all{
        {"/", reading(Nobody)},
        {"/_up", reading(Nobody)},
        {"/_session", with(reading(Nobody), {{"DELETE", Nobody}, {"POST", Never}})},
        {"/_all_dbs", reading(Stranger)},
        {"/_uuids", reading(Stranger)},
        // Whoever knows the sum of a file may have it.
        {"/_blobs/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            with(reading(Stranger), {{"PUT", Stranger}}), ""},
        {"/_hezhou/", reading(Nobody)},
        {"/_hezhou/status.css", reading(Nobody)},
        {"/_hezhou/status.js", reading(Nobody)},
        {"/_hezhou/setup", with(reading(Nobody), {{"POST", Never}})},
        {"/_hezhou/status", reading(ServerAdmin)},
        {"/_hezhou/pairing", reading(ServerAdmin)},
        {"/_hezhou/users", with(reading(ServerAdmin), {{"POST", ServerAdmin}}),
            R"({"do":"unlock","name":"li"})"},
        {"/_hezhou/nothing", {}},
        {"/_nothing", {}},
        {"/_users", {}},
        {"/_replicate", {}},
        {"/_node/_local/_config", {}},
    };
    return all;
}

// Behind "/<database>".
const QList<Address> &databaseAddresses()
{
    static const QList<Address> all{
        {"", with(reading(Member), {{"POST", Member}, {"PUT", ServerAdmin}})},
        {"/doc", reading(Member)},
        {"/new#", {{"PUT", Member}}},
        {"/doc?rev=1-0", {{"DELETE", Member}}},
        {"/doc/file", reading(Member)},
        {"/file#/file", {{"PUT", Member}}},
        {"/doc/file?rev=1-0", {{"DELETE", Member}}},
        {"/_local/log", with(reading(Member), {{"PUT", Member}, {"DELETE", Member}})},
        {"/_local/log/file", {}},
        {"/_local_docs", reading(Member)},
        {"/_changes", with(reading(Member), {{"POST", Member}})},
        {"/_all_docs", with(reading(Member), {{"POST", Member}})},
        {"/_bulk_docs", {{"POST", Member}}, R"({"docs":[]})"},
        {"/_bulk_get", {{"POST", Member}}, R"({"docs":[]})"},
        {"/_revs_diff", {{"POST", Member}}},
        {"/_find", {{"POST", Member}}, R"({"selector":{}})"},
        {"/_security", with(reading(Member), {{"PUT", DatabaseAdmin}}), kSecurity},
        {"/_compact", {{"POST", DatabaseAdmin}}},
        {"/_ensure_full_commit", {{"POST", Member}}},
        {"/_design/x", {}},
        {"/_design/x/_view/y", {}},
        {"/_nothing", {}},
    };
    return all;
}

// Refused for who asks, not for what.
bool isShutOut(int status)
{
    return status == 401 || status == 403;
}

} // namespace

class tst_HubRights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAddressOfTheRouterIsInTheTable();
    void everybodyIsLetInWhereHeMay_data();
    void everybodyIsLetInWhereHeMay();
    void onlyAnAdministratorDropsADatabase();
    void whatIsNotForHimIsAsIfItWereNotThere_data();
    void whatIsNotForHimIsAsIfItWereNotThere();

private:
    PlainAnswer ask(Role role, const QByteArray &method, QByteArray target, const QByteArray &body)
    {
        static const QByteArray names[] = {{}, "li", "wang", "zhao", "root"};
        PlainHeaders headers{{"Content-Type", "application/json"}};
        if (role != Nobody)
            headers.append(std::pair<QByteArray, QByteArray>(
                "Authorization", "Basic " + (names[role] + ":secret " + names[role]).toBase64()));
        const bool hasBody = method == "PUT" || method == "POST";
        PlainHttp http(m_hub->port());
        http.ask(method, target.replace("#", QByteArray::number(++m_count)), headers,
            hasBody ? body : QByteArray());
        return http.answer(method == "HEAD");
    }

    const TestDir m_dir;
    std::unique_ptr<HubProgram> m_hub;
    int m_count = 0;
};

// “school” has members of a role and an administrator, “secret” has nobody.
void tst_HubRights::initTestCase()
{
    const QString profile = m_dir.path(u"profile"_s);
    HubProgram::addAdmin(profile, u"root"_s, "secret root");
    m_hub = std::make_unique<HubProgram>(profile);
    for (const QByteArray name : {"li", "wang", "zhao"}) {
        const QByteArray user
            = "{\"do\":\"add\",\"name\":\"" + name + "\",\"password\":\"secret " + name + "\"}";
        QCOMPARE(ask(ServerAdmin, "POST", "/_hezhou/users", user).status, 200);
    }
    for (const QByteArray name : {"/school", "/secret"})
        QCOMPARE(ask(ServerAdmin, "PUT", name, {}).status, 201);
    QCOMPARE(ask(ServerAdmin, "PUT", "/school/_security", kSecurity).status, 200);
    for (const QByteArray database : {"/school", "/secret"}) {
        QCOMPARE(ask(ServerAdmin, "PUT", database + "/doc", kWithFile).status, 201);
        QCOMPARE(ask(ServerAdmin, "PUT", database + "/_local/log", "{}").status, 201);
    }
    QCOMPARE(ask(ServerAdmin, "PUT", serverAddresses()[5].target, {}).status, 201); // an empty file
}

// Who adds an address says for whom it is.
void tst_HubRights::everyAddressOfTheRouterIsInTheTable()
{
    QByteArray known;
    for (const QList<Address> *table : {&serverAddresses(), &databaseAddresses()})
        for (const Address &address : *table)
            known += address.target + '\n';
    static const QRegularExpression word(u"(?:name|part) [!=]= u\"(\\w+)\""_s);
    int words = 0;
    for (const char *source : {"router.cpp", "statuspage.cpp"}) {
        QFile file(
            QStringLiteral(HZ_SOURCE_DIR "/libs/sync/src/server/") + QLatin1StringView(source));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto found = word.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            const QByteArray name = found.next().captured(1).toLatin1();
            if (name == "localhost") // no address
                continue;
            QVERIFY2(known.contains('/' + name), name);
            ++words;
        }
    }
    QVERIFY(words > 20);
}

void tst_HubRights::everybodyIsLetInWhereHeMay_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("least"); // -1: it has no such method
    QTest::addColumn<bool>("isInside");
    const auto add = [](const Address &address, const QByteArray &before) {
        for (const QByteArray &method : kMethods) {
            const QByteArray target = before + address.target;
            QTest::newRow((method + ' ' + target).constData())
                << target << method << address.body
                << (address.served.contains(method) ? int(address.served[method]) : -1)
                << !before.isEmpty();
        }
    };
    for (const Address &address : serverAddresses())
        add(address, {});
    for (const Address &address : databaseAddresses())
        if (!address.target.isEmpty())
            add(address, "/school");
    for (const QByteArray method : {"GET", "HEAD", "POST"})
        QTest::newRow((method + " /school").constData())
            << QByteArray("/school") << method << QByteArray("{}") << int(Member) << true;
    QTest::newRow("PUT /school") << QByteArray("/made#") << QByteArray("PUT") << QByteArray()
                                 << int(ServerAdmin) << true;
}

void tst_HubRights::everybodyIsLetInWhereHeMay()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    QFETCH(const int, least);
    QFETCH(const bool, isInside);
    for (const Role role : kRoles) {
        const int status = ask(role, method, target, body).status;
        const QByteArray what
            = "role " + QByteArray::number(role) + ", answered " + QByteArray::number(status);
        if (least == Never || (least < 0 && !(isInside && role < Member))) {
            QVERIFY2(status >= 400 && status < 500, what); // to whom it is there, it is not so
        } else if (role < least || least < 0) {
            QVERIFY2(status == (role == Nobody ? 401 : 403), what);
        } else {
            // What they name need not be there; the wrong revision is refused for itself.
            QVERIFY2(status < 400 || status == 404 || status == 409, what);
            QVERIFY2(!isShutOut(status), what);
        }
    }
    // Neither questions of browsers nor other methods tell apart who asks.
    for (const QByteArray other : {"OPTIONS", "PATCH", "COPY"}) {
        const int status = ask(Nobody, other, target, {}).status;
        for (const Role role : kRoles)
            QCOMPARE(ask(role, other, target, {}).status, status);
    }
}

void tst_HubRights::onlyAnAdministratorDropsADatabase()
{
    for (const Role role : kRoles) {
        const QByteArray name = "/dropped" + QByteArray::number(role);
        QCOMPARE(ask(ServerAdmin, "PUT", name, {}).status, 201);
        QCOMPARE(ask(ServerAdmin, "PUT", name + "/_security", kSecurity).status, 200);
        const int expected = role == Nobody ? 401 : role == ServerAdmin ? 200 : 403;
        QCOMPARE(ask(role, "DELETE", name, {}).status, expected);
        QCOMPARE(ask(ServerAdmin, "GET", name, {}).status, role == ServerAdmin ? 404 : 200);
    }
}

void tst_HubRights::whatIsNotForHimIsAsIfItWereNotThere_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<QByteArray>("body");
    for (const Address &address : databaseAddresses())
        QTest::newRow(("/…" + address.target).constData()) << address.target << address.body;
}

void tst_HubRights::whatIsNotForHimIsAsIfItWereNotThere()
{
    QFETCH(const QByteArray, behind);
    QFETCH(const QByteArray, body);
    const auto withoutDate = [](const PlainAnswer &answer) {
        QByteArrayList lines = answer.head.split('\n');
        lines.removeIf([](const QByteArray &line) { return line.startsWith("Date:"); });
        return lines.join('\n') + '\n' + answer.body;
    };
    for (const Role role : {Nobody, Stranger, Member, DatabaseAdmin}) // of “secret” all strangers
        for (const QByteArray method : {"GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"})
            for (const QByteArray &asked : {QByteArray(), body}) {
                const PlainAnswer there = ask(role, method, "/secret" + behind, asked);
                const PlainAnswer nowhere = ask(role, method, "/nowhere" + behind, asked);
                QVERIFY2(isShutOut(there.status) || method == "PATCH",
                    method + ' ' + QByteArray::number(there.status));
                QCOMPARE(withoutDate(there), withoutDate(nowhere));
            }
}

QTEST_GUILESS_MAIN(tst_HubRights)
#include "tst_hubrights.moc"

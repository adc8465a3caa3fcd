// Who may use a database.
#include <hz/account/security.h>

#include <QtCore/QJsonDocument>

#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_Security : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accessFollowsNamesAndRoles_data();
    void accessFollowsNamesAndRoles();
    void aRoundTripKeepsEverything();
    void badListsAreRefused_data();
    void badListsAreRefused();
    void moreGroupsNeverTakeAccessAway();
};

void tst_Security::accessFollowsNamesAndRoles_data()
{
    QTest::addColumn<Identity>("who");
    QTest::addColumn<QByteArray>("security");
    QTest::addColumn<int>("access");
    const QByteArray school = R"({"admins":{"names":["head"],"roles":["it"]},
        "members":{"names":["guest"],"roles":["teacher"]}})";
    const auto row = [](const char *name, const Identity &who, const QByteArray &security,
                         Access access) { QTest::newRow(name) << who << security << int(access); };
    row("nobody", {}, school, Access::None);
    row("nobody, where all are members", {}, "{}", Access::None);
    row("a member by role", {u"a"_s, {u"teacher"_s}}, school, Access::Member);
    row("a member by name", {u"guest"_s, {}}, school, Access::Member);
    row("an admin by role", {u"a"_s, {u"it"_s}}, school, Access::Admin);
    row("an admin by name", {u"head"_s, {}}, school, Access::Admin);
    row("somebody else", {u"a"_s, {u"pupil"_s}}, school, Access::None);
    row("a name that is a role", {u"teacher"_s, {}}, school, Access::None);
    row("an admin of the server", {u"root"_s, {kAdminRole}}, school, Access::Admin);
    row("anybody, where all are members", {u"a"_s, {}}, "{}", Access::Member);
    row("anybody, in a closed database", {u"a"_s, {u"teacher"_s}},
        QJsonDocument(Security::closed().toJson()).toJson(), Access::None);
}

void tst_Security::accessFollowsNamesAndRoles()
{
    QFETCH(const Identity, who);
    QFETCH(const QByteArray, security);
    QFETCH(const int, access);
    const auto read = Security::fromJson(QJsonDocument::fromJson(security).object());
    HZ_VERIFY_OK(read);
    QCOMPARE(int(accessOf(*read, who)), access);
}

void tst_Security::aRoundTripKeepsEverything()
{
    const QJsonObject json = QJsonDocument::fromJson(
        R"({"admins":{"names":["a"],"roles":[]},"members":{"names":[],"roles":["b"]},"cloudant":{"x":1}})")
                                 .object();
    QCOMPARE(Security::fromJson(json)->toJson(), json);
}

void tst_Security::badListsAreRefused_data()
{
    QTest::addColumn<QByteArray>("security");
    for (const char *security :
        {R"({"members":{"roles":"teacher"}})", R"({"members":{"names":[1]}})", R"({"members":[]})",
            R"({"admins":"all"})", R"({"members":{"roles":null}})"})
        QTest::newRow(security) << QByteArray(security);
}

void tst_Security::badListsAreRefused()
{
    QFETCH(const QByteArray, security);
    HZ_VERIFY_FAILS(Security::fromJson(QJsonDocument::fromJson(security).object()), Invalid);
}

void tst_Security::moreGroupsNeverTakeAccessAway()
{
    QVERIFY(rc::check([] {
        const auto words = [] {
            QStringList list;
            for (const int word : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4)))
                list.append(QString::number(word));
            return list;
        };
        const Security security{
            .admins = {words(), words()}, .members = {words() + QStringList{u"x"_s}, words()}};
        const Identity who{QString::number(*rc::gen::inRange(0, 4)), words()};
        Identity more = who;
        more.roles += words();
        RC_ASSERT(accessOf(security, more) >= accessOf(security, who));
        RC_ASSERT(*Security::fromJson(security.toJson()) == security);
    }));
}

QTEST_GUILESS_MAIN(tst_Security)
#include "tst_security.moc"

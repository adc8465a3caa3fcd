// Cookies and signed tokens: what is issued is taken, for as long as it lasts; nothing else is.
#include <hz/account/bearer.h>
#include <hz/account/session.h>

#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const QDateTime kNow(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC);
const Identity kWho{u"ma.li"_s, {u"teacher"_s, u"school-1"_s}};

} // namespace

class tst_Tokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsWhatWasIssued();
    void aSessionEndsAndAges();
    void sessionsOutliveOneRotation();
    void noOtherCookieIsTaken();
    void aBearerIsWhatWasIssued();
    void aBearerEndsSoon();
    void aBearerIsForOneServerUnderOneKey();
    void noOtherBearerIsTaken();
};

void tst_Tokens::aSessionIsWhatWasIssued()
{
    const SessionKeys keys = SessionKeys::fresh(kNow);
    const auto session = keys.check(keys.issue(u"ma.li"_s, 7, kNow), kNow);
    QVERIFY(session);
    QCOMPARE(*session, (Session{u"ma.li"_s, 7, kNow, false}));
}

void tst_Tokens::aSessionEndsAndAges()
{
    const SessionKeys keys = SessionKeys::fresh(kNow);
    const QByteArray token = keys.issue(u"ma.li"_s, 1, kNow);
    QVERIFY(!keys.check(token, kNow + kSessionLength / 2)->isAged);
    QVERIFY(keys.check(token, kNow + kSessionLength / 2 + minutes(1))->isAged);
    QVERIFY(!keys.check(token, kNow + kSessionLength)->isOver);
    QVERIFY(keys.check(token, kNow + kSessionLength + minutes(1))->isOver);
    QVERIFY(keys.check(token, kNow + kRenewalLength));
    QVERIFY(!keys.check(token, kNow + kRenewalLength + minutes(1)));
    QCOMPARE(SessionKeys::issuedAt(token), kNow);
    QVERIFY(!SessionKeys::issuedAt("no token").isValid());
    QVERIFY(keys.check(token, kNow - minutes(1))); // clocks of two programs
    QVERIFY(!keys.check(token, kNow - minutes(10)));
}

void tst_Tokens::sessionsOutliveOneRotation()
{
    const SessionKeys keys = SessionKeys::fresh(kNow);
    QCOMPARE(keys.rotated(kNow + kKeyLife - hours(1)), keys);
    const QDateTime later = kNow + kKeyLife + hours(1);
    const QByteArray token = keys.issue(u"ma.li"_s, 1, later - hours(2));
    const SessionKeys next = keys.rotated(later);
    QVERIFY(next.check(token, later));
    const QDateTime latest = later + kKeyLife + hours(1);
    QVERIFY(!next.rotated(latest).check(keys.issue(u"ma.li"_s, 1, latest), latest));
}

void tst_Tokens::noOtherCookieIsTaken()
{
    const SessionKeys keys = SessionKeys::fresh(kNow), others = SessionKeys::fresh(kNow);
    const QByteArray token = keys.issue(u"ma.li"_s, 1, kNow);
    QVERIFY(!others.check(token, kNow));
    QVERIFY(!keys.check({}, kNow));
    QVERIFY(!SessionKeys().check(token, kNow));
    QVERIFY(rc::check([&] {
        QByteArray changed = token;
        changed[*rc::gen::inRange<qsizetype>(0, token.size())] = *rc::gen::arbitrary<char>();
        RC_PRE(changed != token);
        RC_ASSERT(!keys.check(changed, kNow));
    }));
    for (qsizetype length = 0; length < token.size(); ++length)
        QVERIFY(!keys.check(token.first(length), kNow));
}

void tst_Tokens::aBearerIsWhatWasIssued()
{
    const BearerKey key = BearerKey::fresh();
    const BearerKey checker{key.publicKey, {}};
    const auto who
        = checker.check(key.issue(kWho, u"hub"_s, minutes(5), kNow), u"hub"_s, kNow + minutes(4));
    HZ_VERIFY_OK(who);
    QCOMPARE(*who, kWho);
}

void tst_Tokens::aBearerEndsSoon()
{
    const BearerKey key = BearerKey::fresh();
    const QByteArray token = key.issue(kWho, u"hub"_s, hours(24), kNow);
    HZ_VERIFY_OK(key.check(token, u"hub"_s, kNow + kLongestBearer - minutes(1)));
    HZ_VERIFY_FAILS(key.check(token, u"hub"_s, kNow + kLongestBearer), Denied);
    HZ_VERIFY_FAILS(key.check(token, u"hub"_s, kNow - hours(2)), Denied);
}

void tst_Tokens::aBearerIsForOneServerUnderOneKey()
{
    const BearerKey key = BearerKey::fresh();
    const QByteArray token = key.issue(kWho, u"hub"_s, minutes(5), kNow);
    HZ_VERIFY_FAILS(key.check(token, u"other"_s, kNow), Denied);
    HZ_VERIFY_FAILS(BearerKey::fresh().check(token, u"hub"_s, kNow), Denied);
    HZ_VERIFY_FAILS(BearerKey().check(token, u"hub"_s, kNow), Denied);
}

void tst_Tokens::noOtherBearerIsTaken()
{
    const BearerKey key = BearerKey::fresh();
    const QByteArray token = key.issue(kWho, u"hub"_s, minutes(5), kNow);
    QVERIFY(rc::check([&] {
        QByteArray changed = token;
        changed[*rc::gen::inRange<qsizetype>(0, token.size())] = *rc::gen::arbitrary<char>();
        RC_PRE(changed != token);
        RC_ASSERT(!key.check(changed, u"hub"_s, kNow).has_value());
    }));
    for (qsizetype length = 0; length < token.size(); ++length)
        HZ_VERIFY_FAILS(key.check(token.first(length), u"hub"_s, kNow), Denied);
}

QTEST_GUILESS_MAIN(tst_Tokens)
#include "tst_tokens.moc"

// Who may do what with whose census, by where their unit stands, and what becomes of an act by
// somebody who may not.
#include "censusnode.h"

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kOtherCounty(u"629922"_s);
const UnitCode kSchool(u"2162000001"_s), kPoint(u"2162000002"_s), kElsewhere(u"2162000003"_s);
const UnitCode kOwn(u"2162000004"_s); // the prefecture's own, in no county

const std::vector<Unit> kUnits{{kPrefecture, u"河州"_s, UnitLevel::Prefecture, {}},
    {kCounty, u"柳川县"_s, UnitLevel::County, kPrefecture},
    {kOtherCounty, u"石门县"_s, UnitLevel::County, kPrefecture}};
const std::vector<School> kSchools{{.code = kSchool, .name = u"一小"_s, .county = kCounty},
    {.code = kPoint,
        .name = u"教学点"_s,
        .kind = SchoolKind::TeachingPoint,
        .county = kCounty,
        .parent = kSchool},
    {.code = kElsewhere, .name = u"二小"_s, .county = kOtherCounty},
    {.code = kOwn, .name = u"州一中"_s, .isPrefectureSchool = true}};

UnitTree theTree()
{
    UnitTree tree;
    for (const Unit &unit : kUnits)
        tree.add(unit);
    for (const School &school : kSchools)
        tree.add(school);
    return tree;
}

CensusReturn snapshot(qint64 students)
{
    return {.unit = kSchool,
        .year = kYear,
        .date = QDate(kYear, 9, 1),
        .form = theForm().id,
        .formVersion = theForm().version,
        .cells = {{u"students.total"_s, students}},
        .figures = {{u"computers.student"_s, 12}}};
}

Reporter by(char seed, const Actor &who, const QDateTime &now = kNow)
{
    Reporter made = reporter(seed, QString(QLatin1Char(seed)), who);
    made.now = now;
    return made;
}

Actor of(const UnitCode &unit)
{
    return {.account = u"somebody"_s, .units = {unit}};
}

class Node : public CensusNode {
public:
    Node()
    {
        for (const Unit &unit : kUnits)
            put(unit);
        for (const School &school : kSchools)
            put(school);
    }

    Result<Handed> submit(qint64 students, const Reporter &by)
    {
        return CensusNode::submit(snapshot(students), by);
    }
    Result<> decide(CensusActKind kind, const QString &hash, const Reporter &by)
    {
        return CensusNode::decide(kind, kSchool, hash, by);
    }
    // As it comes from a machine that asked nobody.
    void receive(CensusActKind kind, const QString &hash, const Reporter &by, const UnitCode &as)
    {
        put(signedBy(by.key,
            {.kind = kind,
                .unit = kSchool,
                .year = kYear,
                .ofReturn = hash,
                .turn = year()->of(kSchool).nextTurn(),
                .at = by.now,
                .by = by.name,
                .as = as}));
        put(Signer{.key = by.key.id(), .name = by.name});
    }
    ReturnState state() const { return year()->of(kSchool).state(); }
};

} // namespace

Q_DECLARE_METATYPE(hz::inventory::UnitCode)
Q_DECLARE_METATYPE(hz::inventory::ActRight)

class CensusRightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyHasTheirPart_data()
    {
        QTest::addColumn<UnitCode>("signer");
        QTest::addColumn<UnitCode>("unit");
        QTest::addColumn<ActRight>("handIn"); // and take back
        QTest::addColumn<ActRight>("judge"); // accept and send back
        const auto row
            = [](const char *name, const UnitCode &signer, const UnitCode &unit, ActRight handIn,
                  ActRight judge) { QTest::newRow(name) << signer << unit << handIn << judge; };
        const ActRight yes = ActRight::Right, no = ActRight::Wrong, open = ActRight::Unsaid;
        row("a school, its own", kSchool, kSchool, yes, no);
        row("a school, its teaching point's", kSchool, kPoint, yes, no);
        row("a teaching point, its school's", kPoint, kSchool, no, no);
        row("a school, another's", kElsewhere, kSchool, no, no);
        row("a school, its county's sum", kSchool, kCounty, no, no);
        row("a county, its school's", kCounty, kSchool, no, yes);
        row("a county, another county's school's", kOtherCounty, kSchool, no, no);
        row("a county, its own sum", kCounty, kCounty, yes, no);
        row("a county, another's sum", kOtherCounty, kCounty, no, no);
        row("a county, the prefecture's sum", kCounty, kPrefecture, no, no);
        row("a county, the prefecture's own school's", kCounty, kOwn, no, no);
        row("the prefecture, a school's", kPrefecture, kSchool, no, yes);
        row("the prefecture, its own school's", kPrefecture, kOwn, no, yes);
        row("the prefecture, a county's sum", kPrefecture, kCounty, yes, yes);
        row("the prefecture, its own sum", kPrefecture, kPrefecture, yes, yes);
        row("nobody has signed in", {}, kSchool, open, open);
        row("a unit nobody knows here, its own", UnitCode(u"99"_s), UnitCode(u"99"_s), yes, open);
        row("of a unit nobody knows here", kCounty, UnitCode(u"99"_s), open, open);
    }

    void everybodyHasTheirPart()
    {
        QFETCH(UnitCode, signer);
        QFETCH(UnitCode, unit);
        QFETCH(ActRight, handIn);
        QFETCH(ActRight, judge);
        const UnitTree tree = theTree();
        QCOMPARE(rightOf(signer, CensusActKind::Submitted, unit, tree), handIn);
        QCOMPARE(rightOf(signer, CensusActKind::TakenBack, unit, tree), handIn);
        QCOMPARE(rightOf(signer, CensusActKind::Accepted, unit, tree), judge);
        QCOMPARE(rightOf(signer, CensusActKind::SentBack, unit, tree), judge);
        // Who has signed in may only what is theirs; who has not is the machine's keeper.
        const Actor who = signer.isEmpty() ? Actor() : of(signer);
        const auto as = actingAs(who, CensusActKind::Accepted, unit, tree);
        QCOMPARE(as.has_value(), judge == ActRight::Right || signer.isEmpty());
        if (!as)
            QCOMPARE(int(as.error().kind), int(Error::Kind::Denied));
    }

    void unitsThatGoInACircleEnd()
    {
        UnitTree tree;
        tree.add(Unit{.code = kCounty, .parent = kOtherCounty});
        tree.add(Unit{.code = kOtherCounty, .parent = kCounty});
        tree.add(School{.code = kSchool, .county = kCounty});
        QVERIFY(tree.isAbove(kOtherCounty, kSchool));
        QVERIFY(!tree.isAbove(kPrefecture, kSchool));
    }

    void rolesNameUnits()
    {
        const QStringList roles{u"staff"_s, u"ops-629921"_s, u"ops-"_s, u"ops-prefecture"_s};
        QCOMPARE(actorOf({}, roles, kSchool), Actor());
        const Actor known = actorOf(u"li"_s, roles, kSchool);
        QCOMPARE(known.units, (QList<UnitCode>{kCounty, wholePrefecture()}));
        QCOMPARE(actorOf(u"li"_s, {u"staff"_s}, kSchool).units, QList<UnitCode>{kSchool});
        QVERIFY(actorOf(u"li"_s, {}, {}).units.isEmpty());
        // Of several units the one that may; the prefecture whatever its code is.
        const UnitTree tree = theTree();
        QCOMPARE(*actingAs(known, CensusActKind::Accepted, kSchool, tree), kCounty);
        QCOMPARE(*actingAs(known, CensusActKind::Accepted, kElsewhere, tree), kPrefecture);
        HZ_VERIFY_FAILS(actingAs(known, CensusActKind::Submitted, kSchool, tree), Denied);
        HZ_VERIFY_FAILS(
            actingAs({.account = u"li"_s}, CensusActKind::Submitted, kSchool, tree), Denied);
    }

    void whoHasSignedInDoesOnlyTheirPart()
    {
        Node node;
        HZ_VERIFY_FAILS(node.submit(300, by('c', of(kCounty))), Denied);
        QVERIFY(node.year()->of(kSchool).isEmpty()); // nor is the snapshot kept
        const auto handed = node.submit(300, by('s', of(kSchool)));
        HZ_VERIFY_OK(handed);
        HZ_VERIFY_FAILS(
            node.decide(CensusActKind::Accepted, handed->hash, by('s', of(kSchool))), Denied);
        HZ_VERIFY_FAILS(
            node.decide(CensusActKind::Accepted, handed->hash, by('o', of(kOtherCounty))), Denied);
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, handed->hash, by('c', of(kCounty))));
        QCOMPARE(node.state(), ReturnState::Accepted);
        const auto year = node.year();
        for (const StoredAct &each : year->of(kSchool).current()->acts)
            QCOMPARE(each.right, ActRight::Right);
        QVERIFY(unitsWith(ActRight::Wrong, *year, {kSchool.text()}).isEmpty());
        QVERIFY(unitsWith(ActRight::Unsaid, *year, {kSchool.text()}).isEmpty());
    }

    void whatIsSignedWithoutTheRightIsSeenAndDoesNotCount()
    {
        Node node;
        const auto handed = node.submit(300, by('s', of(kSchool)));
        HZ_VERIFY_OK(handed);
        node.receive(CensusActKind::Accepted, handed->hash, by('s', {}), kSchool);
        node.receive(CensusActKind::SentBack, handed->hash, by('o', {}), kOtherCounty);
        const auto year = node.year();
        QCOMPARE(node.state(), ReturnState::Submitted);
        QVERIFY(year->accepted({kSchool.text()}).empty());
        QCOMPARE(year->of(kSchool).current()->acts.size(), size_t(3)); // it is all there to be seen
        QCOMPARE(unitsWith(ActRight::Wrong, *year, {kSchool.text()}), QStringList{kSchool.text()});
        // The county goes on as if nothing had been.
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, handed->hash, by('c', of(kCounty))));
        QCOMPARE(node.state(), ReturnState::Accepted);
    }

    void aClaimThatIsChangedAfterwardsIsNoSignature()
    {
        Node node;
        const auto handed = node.submit(300, by('s', of(kSchool)));
        CensusAct act = signedBy(by('s', {}).key,
            {.kind = CensusActKind::Accepted,
                .unit = kSchool,
                .year = kYear,
                .ofReturn = handed->hash,
                .turn = 2,
                .at = kNow,
                .by = u"s"_s,
                .as = kSchool});
        act.as = kCounty;
        const KeyRing keys({}, {.signers = {{act.key, Signer{.key = act.key}}}}, theTree());
        QCOMPARE(standingOf(act, act.as, keys), SignatureStanding::Broken);
    }

    void clocksThatAreAYearOffChangeNothing_data()
    {
        QTest::addColumn<int>("school");
        QTest::addColumn<int>("county");
        QTest::newRow("the school is a year ahead") << 1 << 0;
        QTest::newRow("the school is a year behind") << -1 << 0;
        QTest::newRow("the county is a year behind") << 0 << -1;
        QTest::newRow("both, the other way round") << 1 << -1;
    }

    void clocksThatAreAYearOffChangeNothing()
    {
        QFETCH(int, school);
        QFETCH(int, county);
        const Reporter teacher = by('s', of(kSchool), kNow.addYears(school));
        const Reporter office = by('c', of(kCounty), kNow.addYears(county));
        Node node;
        const auto first = node.submit(300, teacher);
        HZ_VERIFY_OK(first);
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, first->hash, office));
        QCOMPARE(node.state(), ReturnState::SentBack);
        const auto second = node.submit(310, teacher);
        HZ_VERIFY_OK(second);
        QCOMPARE(second->version, 2);
        QCOMPARE(node.state(), ReturnState::Submitted);
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, second->hash, office));
        QCOMPARE(node.state(), ReturnState::Accepted);
        QCOMPARE(node.year()->of(kSchool).current()->hash, second->hash);
    }
};

QTEST_GUILESS_MAIN(CensusRightTest)
#include "tst_censusright.moc"

// A census on its way: handed in, sent back, accepted, added up, on machines that do not know of
// each other.
#include "censusnode.h"

#include <hz/core/json.h>
#include <hz/inventory/censusdesk.h>
#include <hz/sync/replication.h>
#include <hz/sync/storeendpoint.h>

#include <QtCore/QJsonArray>

#include <algorithm>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool(u"2162000001"_s);

const Reporter kTeacher = reporter('t', u"李老师"_s);
const Reporter kBureau = reporter('c', u"柳川县"_s);

CensusReturn snapshot(qint64 students, const UnitCode &unit = kSchool)
{
    return {.unit = unit,
        .year = kYear,
        .date = QDate(kYear, 9, 1),
        .form = theForm().id,
        .formVersion = theForm().version,
        .cells
        = {{u"students.primary"_s, students}, {u"students.total"_s, students}, {u"internet"_s, 1}},
        .figures = {{u"computers.student"_s, 12}}};
}

class Node : public CensusNode {
public:
    Result<Handed> submit(const CensusReturn &snapshot, const Reporter &by = kTeacher)
    {
        return CensusNode::submit(snapshot, by);
    }
    Result<> decide(CensusActKind kind, const QString &hash, const Reporter &by = kBureau,
        const QMap<QString, QString> &remarks = {})
    {
        return CensusNode::decide(kind, kSchool, hash, by, remarks);
    }
    UnitReturns returns() const { return year()->of(kSchool); }
    ReturnState state() const { return returns().state(); }

    QMap<QString, QJsonObject> documents()
    {
        QMap<QString, QJsonObject> all;
        const auto read = *database().read();
        const QStringList ids = read->idsWithPrefix({}).value();
        for (const QString &id : ids)
            all.insert(id, read->get(id)->body);
        return all;
    }
    std::optional<Census> census()
    {
        const QJsonObject body = documents().value(u"census:2162000001:2025"_s);
        return body.isEmpty() ? std::nullopt : std::optional(Census::fromJson(body).value());
    }

    void takeFrom(Node &other)
    {
        sync::StoreEndpoint here(database()), there(other.database());
        TaskControl task;
        const auto done = sync::replicate(there, here, {}, task);
        if (!done)
            qFatal("%s", told(done).constData());
    }
};

void meet(Node &a, Node &b)
{
    a.takeFrom(b);
    b.takeFrom(a);
}

// What people see of a unit: its state, its current figures, its acts.
QString said(const UnitReturns &returns)
{
    QStringList parts{nameOf(returns.state()), u"v%1"_s.arg(returns.version()),
        u"%1 heads"_s.arg(returns.heads.size())};
    if (const StoredReturn *current = returns.current()) {
        parts.append(u"%1 students"_s.arg(current->snapshot.cells.value(u"students.total"_s)));
        for (const StoredAct &each : current->acts)
            parts.append(nameOf(each.act.kind) + u' ' + nameOf(each.signature));
    }
    return parts.join(u", "_s);
}

ReturnPart partOf(const CensusReturn &snapshot)
{
    return {hashOf(snapshot), snapshot};
}

rc::Gen<std::vector<ReturnPart>> someParts()
{
    return rc::gen::exec([] {
        std::vector<ReturnPart> parts;
        const int count = *rc::gen::inRange(0, 12);
        for (int i = 0; i < count; ++i) {
            CensusReturn each = snapshot(*rc::gen::inRange(0, 5'000),
                UnitCode(u"21620000%1"_s.arg(*rc::gen::inRange(0, 20), 2, 10, QChar(u'0'))));
            if (*rc::gen::inRange(0, 8) == 0)
                each.formVersion = 99;
            if (*rc::gen::inRange(0, 8) == 0)
                each.missing.append(u"2162000099"_s);
            parts.push_back(partOf(each));
        }
        return parts;
    });
}

QStringList twenty()
{
    QStringList codes;
    for (int i = 0; i < 20; ++i)
        codes.append(u"21620000%1"_s.arg(i, 2, 10, QChar(u'0')));
    return codes;
}

} // namespace

class CensusReturnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void returnsAndActsSurviveJson()
    {
        QVERIFY(rc::check([] {
            CensusReturn each = snapshot(*rc::gen::inRange(0, 9'000));
            each.notes.insert(u"late"_s, u"新到的"_s);
            each.replaces = {hashOf(snapshot(*rc::gen::inRange(0, 9)))};
            each.missing = {u"2162000002"_s};
            const Result<CensusReturn> read = CensusReturn::fromJson(each.toJson());
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == each);
            const CensusAct act = signedBy(kTeacher.key,
                {.kind = CensusActKind(*rc::gen::inRange(0, 4)),
                    .unit = kSchool,
                    .year = kYear,
                    .ofReturn = hashOf(each),
                    .turn = *rc::gen::inRange(1, 9),
                    .at = kNow,
                    .by = u"李老师"_s,
                    .as = *rc::gen::arbitrary<bool>() ? kSchool : UnitCode(),
                    .remarks = {{u"internet"_s, u"核实"_s}},
                    .remark = u"x"_s});
            const Result<CensusAct> again = CensusAct::fromJson(act.toJson());
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == act);
        }));
    }

    void whatIsNoReturnIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no unit") << u"unit"_s << QJsonValue(QString());
        QTest::newRow("no year") << u"year"_s << QJsonValue(0);
        QTest::newRow("half a pupil")
            << u"cells"_s << QJsonValue(QJsonObject{{u"students.total"_s, 1.5}});
        QTest::newRow("more than can be added up")
            << u"cells"_s << QJsonValue(QJsonObject{{u"students.total"_s, 1e16}});
        QTest::newRow("figures that are none") << u"cells"_s << QJsonValue(QJsonArray{1});
        QTest::newRow("a hash that is none") << u"replaces"_s << QJsonValue(QJsonArray{u"abc"_s});
        QTest::newRow("an endless note")
            << u"notes"_s << QJsonValue(QJsonObject{{u"late"_s, QString(10'000, u'x')}});
    }
    void whatIsNoReturnIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject json = snapshot(5).toJson();
        json[key] = value;
        HZ_VERIFY_FAILS(CensusReturn::fromJson(json), Invalid);
        Node node;
        node.put(u"censusReturn:2025:2162000001:"_s + QString(64, u'a'), json);
        QCOMPARE(node.year()->unread().size(), 1); // told, and counted nowhere
        QVERIFY(node.returns().isEmpty());
    }

    void whatIsNoActIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("for an endless unit") << u"as"_s << QJsonValue(QString(10'000, u'6'));
        QTest::newRow("for a number") << u"as"_s << QJsonValue(629921);
        QTest::newRow("for several") << u"as"_s << QJsonValue(QJsonArray{u"629921"_s, u"6299"_s});
        QTest::newRow("for whatever that is") << u"as"_s << QJsonValue(QJsonObject{{u"x"_s, 1}});
        QTest::newRow("for null") << u"as"_s << QJsonValue(QJsonValue::Null);
        QTest::newRow("of an endless key") << u"key"_s << QJsonValue(QString(10'000, u'a'));
        QTest::newRow("signed without end") << u"signature"_s << QJsonValue(QString(10'000, u'A'));
        QTest::newRow("when no year is written")
            << u"at"_s << QJsonValue(u"9999-12-31T23:59:59-10:00"_s);
    }
    void whatIsNoActIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        Node node;
        const auto first = node.submit(snapshot(300));
        HZ_VERIFY_OK(first);
        QJsonObject json = node.returns().current()->acts.front().act.toJson();
        json[key] = value;
        HZ_VERIFY_FAILS(CensusAct::fromJson(json), Invalid);
        node.put(u"censusAct:2025:2162000001:"_s + QString(64, u'a'), json);
        QCOMPARE(node.year()->unread().size(), 1); // told, and counted nowhere
        QCOMPARE(node.state(), ReturnState::Submitted);
    }

    // One wrong program may not end it for everybody.
    void afterTheLastTurnItStillGoesOn()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        HZ_VERIFY_OK(first);
        const CensusAct last = signedBy(kTeacher.key,
            {.kind = CensusActKind::TakenBack,
                .unit = kSchool,
                .year = kYear,
                .ofReturn = first->hash,
                .turn = kMostTurns,
                .at = kNow,
                .by = u"李老师"_s});
        node.put(documentId(last), last.toJson());
        QCOMPARE(node.state(), ReturnState::SentBack);
        const auto second = node.submit(snapshot(310));
        HZ_VERIFY_OK(second);
        QCOMPARE(node.state(), ReturnState::Submitted);
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, second->hash));
        QCOMPARE(node.state(), ReturnState::Accepted);
        QVERIFY(node.year()->unread().isEmpty());
    }

    void aTimeIsReadAsItIsWritten()
    {
        const CensusAct act{
            .unit = kSchool, .year = kYear, .ofReturn = QString(64, u'a'), .at = kNow};
        QJsonObject json = act.toJson();
        json[u"at"] = u"2025-10-20T10:00:00.750+08:00"_s;
        const auto read = CensusAct::fromJson(json);
        HZ_VERIFY_OK(read);
        QCOMPARE(*CensusAct::fromJson(read->toJson()), *read);
    }

    void aCensusGoesItsWay()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        HZ_VERIFY_OK(first);
        QCOMPARE(said(node.returns()), u"submitted, v1, 1 heads, 300 students, submitted valid"_s);
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, first->hash, kBureau,
            {{u"students.total"_s, u"与学籍不符"_s}}));
        QCOMPARE(node.state(), ReturnState::SentBack);
        const auto second = node.submit(snapshot(310));
        HZ_VERIFY_OK(second);
        QCOMPARE(said(node.returns()), u"submitted, v2, 1 heads, 310 students, submitted valid"_s);
        QCOMPARE(node.returns().current()->snapshot.replaces, QStringList{first->hash});
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, second->hash));
        QCOMPARE(node.state(), ReturnState::Accepted);
        // The one before is still there, with what was said of it.
        const UnitReturns all = node.returns();
        QCOMPARE(all.all.size(), size_t(2));
        QCOMPARE(all.find(first->hash)->acts.back().act.remarks.value(u"students.total"_s),
            u"与学籍不符"_s);
        HZ_VERIFY_FAILS(node.submit(snapshot(320)), Conflict);
        HZ_VERIFY_FAILS(node.decide(CensusActKind::SentBack, first->hash), Conflict);
        HZ_VERIFY_FAILS(node.decide(CensusActKind::SentBack, QString(64, u'a')), NotFound);
    }

    void acceptingLocksTheCensusWithTheFiguresOfTheReturn()
    {
        Node node;
        Census census{.unit = kSchool, .year = kYear, .date = QDate(kYear, 9, 1)};
        census.stages[size_t(Stage::Primary)] = StageCount{300, 8, 20};
        node.put(documentId(census), census.toJson());
        const auto handed = node.submit(snapshot(300));
        QVERIFY(!node.census()->isLocked);
        census.stages[size_t(Stage::Primary)]->students = 999; // typed after it was handed in
        node.put(documentId(census), census.toJson());
        QCOMPARE(node.returns().current()->snapshot, snapshot(300));
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, handed->hash));
        QVERIFY(node.census()->isLocked);
        QCOMPARE(
            node.census()->stages[size_t(Stage::Primary)], std::optional(StageCount{300, 8, 20}));
        QCOMPARE(node.census()->answers.value(u"internet"_s), 1);
        QCOMPARE(node.census()->figures, snapshot(300).figures);
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, handed->hash));
        QVERIFY(!node.census()->isLocked);
        QVERIFY(node.census()->figures.isEmpty());
    }

    void aSchoolWithoutAnythingIsLockedWithThat()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 40}}});
        const RuleSet set = thePlan();
        const auto bare = area.inventory();
        const CensusReturn taken = snapshotOf(theForm(), bare->schools().front(),
            figuresOf(*bare, 0, set.definitions, kYear), bare->census(school, kYear),
            set.definitions, kYear);
        Node node;
        node.put(*bare->census(school, kYear));
        const auto handed = node.submit(taken);
        HZ_VERIFY_OK(handed);
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, handed->hash));
        QVERIFY(node.census()->isLocked);
        // What is bought later is not of that year.
        area.records().censuses = {*node.census()};
        area.addComputer(school, Pool::Student);
        QCOMPARE(figuresOf(*area.inventory(), 0, set.definitions, kYear).allMachines, 0);
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, handed->hash));
        QVERIFY(!node.census()->isLocked);
    }

    void whatIsSentBackMakesNoCensusWhereThereIsNone()
    {
        Node node;
        const auto handed = node.submit(snapshot(300));
        HZ_VERIFY_OK(handed);
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, handed->hash));
        QVERIFY(!node.census());
    }

    void aSnapshotDoesNotFollowTheInventory()
    {
        Area area;
        area.add({.students = {{Stage::Primary, 300}},
            .teachers = 20,
            .classes = 8,
            .studentComputers = 30});
        const RuleSet set = thePlan();
        const auto before = area.inventory();
        const CensusReturn taken = snapshotOf(theForm(), before->schools().front(),
            figuresOf(*before, 0, set.definitions, kYear),
            before->census(before->schools().front().code, kYear), set.definitions, kYear);
        Node node;
        const auto handed = node.submit(taken);
        HZ_VERIFY_OK(handed);
        const QByteArray bytes = canonicalJson(node.documents().value(documentId(taken))).value();
        area.addComputer(before->schools().front().code, Pool::Student);
        const auto after = area.inventory();
        const CensusReturn now = snapshotOf(theForm(), after->schools().front(),
            figuresOf(*after, 0, set.definitions, kYear),
            after->census(after->schools().front().code, kYear), set.definitions, kYear);
        QCOMPARE(now.cells.value(u"computers.student"_s), 31);
        QCOMPARE(node.returns().current()->snapshot.cells.value(u"computers.student"_s), 30);
        QCOMPARE(canonicalJson(node.documents().value(documentId(taken))).value(), bytes);
        HZ_VERIFY_OK(node.submit(now));
        QCOMPARE(node.returns().version(), 2);
    }

    void sentTwiceIsOnce()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        const QMap<QString, QJsonObject> documents = node.documents();
        const auto again = node.submit(snapshot(300));
        HZ_VERIFY_OK(again);
        QCOMPARE(*again, (Handed{.hash = first->hash, .version = 1, .isNew = false}));
        QCOMPARE(node.documents(), documents);
        // Accepted, and handed in once more by a script that does not know: still once.
        HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, first->hash));
        HZ_VERIFY_OK(node.submit(snapshot(300)));
        QCOMPARE(node.state(), ReturnState::Accepted);
    }

    void whatWasSentBackCanBeHandedInAsItIs()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, first->hash));
        const auto again = node.submit(snapshot(300));
        HZ_VERIFY_OK(again);
        QCOMPARE(*again, (Handed{.hash = first->hash, .version = 1, .isNew = true}));
        QCOMPARE(node.state(), ReturnState::Submitted);
    }

    void takenBackByWhoeverHandedItIn()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        HZ_VERIFY_OK(node.decide(CensusActKind::TakenBack, first->hash, kTeacher));
        QCOMPARE(node.state(), ReturnState::SentBack);
        HZ_VERIFY_FAILS(node.decide(CensusActKind::TakenBack, first->hash, kTeacher), Conflict);
        HZ_VERIFY_FAILS(node.decide(CensusActKind::Accepted, first->hash), Conflict);
    }

    void theSameFiguresFromTwoMachinesAreOne()
    {
        Node left, right;
        HZ_VERIFY_OK(left.submit(snapshot(300), kTeacher));
        HZ_VERIFY_OK(right.submit(snapshot(300), reporter('o', u"王老师"_s)));
        meet(left, right);
        QCOMPARE(said(left.returns()),
            u"submitted, v1, 1 heads, 300 students, submitted valid, submitted valid"_s);
        QCOMPARE(said(right.returns()), said(left.returns()));
        QCOMPARE(right.documents(), left.documents());
    }

    // Two people of one school, with other words for the same figures.
    void whatIsSentBackStaysSoBesideASecondVersionWithTheSameFigures()
    {
        for (const char *note : {"1", "2"}) { // whichever hash is the smaller one
            Node node;
            CensusReturn other = snapshot(300);
            other.notes.insert(u"late"_s, QString::fromLatin1(note));
            const auto first = node.submit(snapshot(300));
            HZ_VERIFY_OK(first);
            node.put(other);
            const CensusAct handed = signedBy(reporter('o', u"王老师"_s).key,
                {.unit = kSchool, .year = kYear, .ofReturn = hashOf(other), .at = kNow});
            node.put(handed);
            node.put(Signer{.key = handed.key, .name = u"王老师"_s});
            QCOMPARE(node.returns().heads.size(), size_t(2));
            HZ_VERIFY_OK(node.decide(CensusActKind::Accepted, first->hash));
            QCOMPARE(node.state(), ReturnState::Accepted);
            HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, first->hash));
            QCOMPARE(node.state(), ReturnState::SentBack);
            QCOMPARE(node.returns().current()->hash, first->hash);
        }
    }

    void figuresThatDifferArePutBeforeAPerson()
    {
        Node left, right;
        const auto first = left.submit(snapshot(300), kTeacher);
        const auto second = right.submit(snapshot(305), reporter('o', u"王老师"_s));
        meet(left, right);
        QCOMPARE(left.state(), ReturnState::Differing);
        QCOMPARE(left.returns().heads.size(), size_t(2)); // both are kept
        QCOMPARE(said(left.returns()), said(right.returns()));
        QCOMPARE(left.returns().current()->hash, right.returns().current()->hash);
        HZ_VERIFY_FAILS(left.decide(CensusActKind::Accepted, first->hash), Conflict);
        const auto chosen = left.write([&](store::WriteTransaction &transaction) {
            return choose(transaction, kSchool, kYear, second->hash, kBureau);
        });
        HZ_VERIFY_OK(chosen);
        QCOMPARE(chosen->version, 2);
        meet(left, right);
        QCOMPARE(said(right.returns()), u"submitted, v2, 1 heads, 305 students, submitted valid"_s);
        QStringList replaced = right.returns().current()->snapshot.replaces;
        QVERIFY(replaced.contains(first->hash) && replaced.contains(second->hash));
    }

    void acceptedHereAndSentBackThereIsSentBackOnBoth()
    {
        Node left, right;
        const auto first = left.submit(snapshot(300));
        meet(left, right);
        HZ_VERIFY_OK(left.decide(CensusActKind::Accepted, first->hash));
        HZ_VERIFY_OK(right.decide(CensusActKind::SentBack, first->hash, reporter('d', u"县乙"_s)));
        meet(left, right);
        QCOMPARE(left.state(), ReturnState::SentBack);
        QCOMPARE(right.state(), ReturnState::SentBack);
    }

    void aClockOfAnotherYearChangesNothing()
    {
        Node node;
        Reporter late = kTeacher;
        late.now = kNow.addYears(1);
        Reporter early = kBureau;
        early.now = kNow.addYears(-1);
        const auto first = node.submit(snapshot(300), late);
        HZ_VERIFY_OK(first);
        QCOMPARE(first->hash, hashOf(snapshot(300))); // the year comes from the form
        HZ_VERIFY_OK(node.decide(CensusActKind::SentBack, first->hash, early));
        QCOMPARE(node.state(), ReturnState::SentBack); // what came later is later
    }

    void aBrokenSignatureIsShownAndCountsNowhere()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        CensusAct forged = signedBy(kBureau.key,
            {.kind = CensusActKind::Accepted,
                .unit = kSchool,
                .year = kYear,
                .ofReturn = first->hash,
                .turn = 2,
                .at = kNow,
                .by = kBureau.name});
        forged.key = kTeacher.key.id(); // as if the teacher had accepted it
        node.put(documentId(forged), forged.toJson());
        QCOMPARE(said(node.returns()),
            u"submitted, v1, 1 heads, 300 students, submitted valid, accepted broken"_s);
        CensusAct unlisted = signedBy(account::SigningKey::fromSeed(QByteArray(32, 'x')), forged);
        node.put(documentId(unlisted), unlisted.toJson());
        QCOMPARE(node.state(), ReturnState::Submitted);
        QCOMPARE(node.returns().current()->acts.size(), size_t(3));
        QVERIFY(said(node.returns()).contains(u"accepted unlisted"));
    }

    void aChangedReturnIsShownAndCannotBeAccepted()
    {
        Node node;
        const auto first = node.submit(snapshot(300));
        QJsonObject changed = snapshot(300).toJson();
        changed[u"cells"_s] = QJsonObject{{u"students.total"_s, 999}};
        node.put(documentId(snapshot(300)), changed);
        QVERIFY(!node.returns().find(first->hash)->isIntact);
        QVERIFY(node.returns().heads.empty());
        HZ_VERIFY_FAILS(node.decide(CensusActKind::Accepted, first->hash), Conflict);
        QVERIFY(node.year()->accepted({kSchool.text()}).empty());
    }

    void aSumIsTheSameInAnyOrderByteForByte()
    {
        QVERIFY(rc::check([] {
            std::vector<ReturnPart> parts = *someParts();
            const auto bytes = [](const std::vector<ReturnPart> &all, const QStringList &expected) {
                const CensusReturn sum = rolledUp(theForm(), kCounty, kYear, all, expected);
                return canonicalJson(sum.toJson()).value();
            };
            QStringList expected = twenty();
            const QByteArray first = bytes(parts, expected);
            std::shuffle(parts.begin(), parts.end(), std::mt19937(*rc::gen::arbitrary<unsigned>()));
            std::reverse(expected.begin(), expected.end());
            if (!parts.empty())
                parts.push_back(parts.front()); // came twice
            RC_ASSERT(bytes(parts, expected) == first);
        }));
    }

    void aSumCountsEachExpectedUnitOnceAndNamesTheRest()
    {
        QVERIFY(rc::check([] {
            const std::vector<ReturnPart> parts = *someParts();
            const CensusReturn sum = rolledUp(theForm(), kCounty, kYear, parts, twenty());
            std::map<QString, std::pair<QString, qint64>> naive; // unit: smallest hash, students
            for (const ReturnPart &part : parts) {
                if (part.snapshot.formVersion != theForm().version)
                    continue;
                auto &kept = naive[part.snapshot.unit.text()];
                if (kept.first.isEmpty() || part.hash < kept.first)
                    kept = {part.hash, part.snapshot.cells.value(u"students.total"_s)};
            }
            qint64 students = 0;
            for (const auto &[unit, kept] : naive)
                students += kept.second;
            RC_ASSERT(sum.cells.value(u"students.total"_s) == students);
            RC_ASSERT(sum.parts.size() == qsizetype(naive.size()));
            for (const QString &code : twenty())
                RC_ASSERT(sum.missing.contains(code) != naive.contains(code));
        }));
    }

    void schoolsCountiesAndPrefectureAddUp()
    {
        Area area;
        const UnitCode first = area.add({.students = {{Stage::Primary, 300}}});
        const UnitCode second = area.add({.students = {{Stage::Primary, 200}}});
        const UnitCode third = area.add({.students = {{Stage::Primary, 100}}});
        const auto inventory = area.inventory();
        const Reporter prefecture = reporter('p', u"河州"_s);
        Node node;
        const auto roll = [&](const UnitCode &unit, const Reporter &by) {
            return node.write([&](store::WriteTransaction &transaction) {
                return rollUp(transaction, *inventory, theForm(), unit, kYear, by);
            });
        };
        HZ_VERIFY_FAILS(roll(kCounty, kBureau), Conflict); // nothing is accepted
        for (const auto &[unit, students] : {std::pair(first, 300), std::pair(second, 200)}) {
            const auto handed = node.submit(snapshot(students, unit));
            HZ_VERIFY_OK(static_cast<CensusNode &>(node).decide(
                CensusActKind::Accepted, unit, handed->hash, kBureau));
        }
        HZ_VERIFY_OK(node.submit(snapshot(100, third))); // not accepted yet
        const auto county = roll(kCounty, kBureau);
        HZ_VERIFY_OK(county);
        const CensusReturn sum = node.year()->of(kCounty).current()->snapshot;
        QCOMPARE(sum.cells.value(u"students.total"_s), 500);
        QCOMPARE(sum.cells.value(u"internet"_s), 2);
        QCOMPARE(sum.missing, QStringList{third.text()});
        QCOMPARE(
            *roll(kCounty, kBureau), (Handed{.hash = county->hash, .version = 1, .isNew = false}));
        HZ_VERIFY_OK(static_cast<CensusNode &>(node).decide(
            CensusActKind::Accepted, kCounty, county->hash, prefecture));
        HZ_VERIFY_OK(roll(kPrefecture, prefecture));
        const CensusReturn whole = node.year()->of(kPrefecture).current()->snapshot;
        QCOMPARE(whole.cells, sum.cells);
        QCOMPARE(whole.missing, QStringList{third.text()}); // named up to the top
    }

    void nodesAgreeWhateverTheOrder()
    {
        // Three machines do things without knowing of each other; all that have the same documents
        // say the same.
        QVERIFY(rc::check([] {
            QMap<QString, QJsonObject> documents;
            const auto add = [&documents](const QString &id, const QJsonObject &body) {
                documents.insert(id, body);
            };
            std::vector<CensusReturn> versions{snapshot(300)};
            const int count = *rc::gen::inRange(1, 6);
            for (int i = 1; i < count; ++i) {
                CensusReturn next = snapshot(*rc::gen::inRange(298, 303));
                for (const CensusReturn &before : versions)
                    if (*rc::gen::arbitrary<bool>())
                        next.replaces.append(hashOf(before));
                next.replaces.sort();
                next.replaces.removeDuplicates();
                versions.push_back(next);
            }
            for (const CensusReturn &each : versions) {
                add(documentId(each), each.toJson());
                for (const Reporter &by : {kTeacher, kBureau}) {
                    if (*rc::gen::inRange(0, 3) == 0)
                        continue;
                    const CensusAct act = signedBy(by.key,
                        {.kind = CensusActKind(*rc::gen::inRange(0, 4)),
                            .unit = kSchool,
                            .year = kYear,
                            .ofReturn = hashOf(each),
                            .turn = *rc::gen::inRange(1, 4),
                            .at = kNow,
                            .by = by.name});
                    add(documentId(act), act.toJson());
                }
            }
            add(u"signer:"_s + kTeacher.key.id(),
                Signer{.key = kTeacher.key.id(), .name = kTeacher.name}.toJson());
            const auto first = CensusYear::fromDocuments(kYear, documents);
            const UnitReturns &returns = first->of(kSchool);
            RC_ASSERT(!returns.heads.empty());
            for (const StoredReturn &each : returns.all)
                for (const QString &before : each.snapshot.replaces)
                    RC_ASSERT(returns.find(before) < returns.find(each.hash));
            RC_ASSERT(
                said(CensusYear::fromDocuments(kYear, documents)->of(kSchool)) == said(returns));
        }));
    }

    void theDeskListsEverySchoolWithItsState()
    {
        Area area;
        const UnitCode first
            = area.add({.students = {{Stage::Primary, 300}}, .teachers = 20, .classes = 8});
        area.add({.students = {{Stage::Primary, 200}}, .hasCensus = false});
        Census last{.unit = first, .year = kYear - 1, .date = QDate(kYear - 1, 9, 1)};
        last.isLocked = true;
        last.stages[size_t(Stage::Primary)] = StageCount{200, 8, 20};
        last.figures = {{u"computers.student"_s, 7}};
        area.records().censuses.push_back(last);
        const auto inventory = area.inventory();
        const Evaluation evaluation = area.judged(thePlan());
        Node node;
        HZ_VERIFY_OK(node.submit(snapshot(300, first)));
        const auto now = node.year();
        const auto before = CensusYear::fromDocuments(kYear - 1, {});
        const CensusBasis basis{
            *inventory, evaluation, theForm(), *now, *before, QDate(kYear, 10, 20)};
        TaskControl task;
        const auto rows = deskRows(basis, kPrefecture, task);
        HZ_VERIFY_OK(rows);
        QCOMPARE(rows->size(), size_t(3)); // a county and two schools
        QCOMPARE((*rows)[0].level, UnitLevel::County);
        QCOMPARE((*rows)[0].state, ReturnState::NotBegun);
        QCOMPARE((*rows)[1].state, ReturnState::Submitted);
        QCOMPARE((*rows)[1].students, std::optional<qint64>(300));
        QCOMPARE((*rows)[1].studentsBefore, std::optional<qint64>(200));
        QCOMPARE((*rows)[1].computersBefore, std::optional<qint64>(7));
        QCOMPARE((*rows)[1].by, u"李老师"_s);
        QCOMPARE((*rows)[1].warnings, 2); // half as many students again, and no class for them
        QCOMPARE((*rows)[2].state, ReturnState::NotBegun);
        const DeskList list
            = listed(*rows, {.words = {}, .states = 1u << int(ReturnState::Submitted)});
        QCOMPARE(list.rows, std::vector<quint32>{1});
        QCOMPARE(list.states[size_t(ReturnState::NotBegun)], 2);
        task.cancel();
        HZ_VERIFY_FAILS(deskRows(basis, kPrefecture, task), Cancelled);
    }
};

QTEST_GUILESS_MAIN(CensusReturnTest)
#include "tst_censusreturn.moc"

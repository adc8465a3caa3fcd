// By whose key a census is signed: who names keys and ends them, what a thief can do with one, and
// that all machines see the same in it.
#include "censusnode.h"

#include <algorithm>
#include <random>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kOtherCounty(u"629922"_s);
const UnitCode kSchool(u"2162000001"_s), kElsewhere(u"2162000003"_s);

const std::vector<Unit> kUnits{{kPrefecture, u"河州"_s, UnitLevel::Prefecture, {}},
    {kCounty, u"柳川县"_s, UnitLevel::County, kPrefecture},
    {kOtherCounty, u"石门县"_s, UnitLevel::County, kPrefecture}};
const std::vector<School> kSchools{{.code = kSchool, .name = u"一小"_s, .county = kCounty},
    {.code = kElsewhere, .name = u"二小"_s, .county = kOtherCounty}};

const Reporter kTop = reporter('p', u"州"_s);
const Reporter kOffice = reporter('c', u"县"_s);
const Reporter kNeighbour = reporter('o', u"邻县"_s);
const Reporter kTeacher = reporter('t', u"李老师"_s);
const Reporter kThief = reporter('x', u"谁"_s);

QString idOf(const Reporter &by)
{
    return by.key.id();
}

CensusReturn snapshot(qint64 students)
{
    return {.unit = kSchool,
        .year = kYear,
        .form = theForm().id,
        .formVersion = theForm().version,
        .cells = {{u"students.total"_s, students}},
        .figures = {{u"computers.student"_s, 12}}};
}

CensusAct actBy(const Reporter &by, CensusActKind kind, const QString &hash, int turn,
    const UnitCode &as, const QDateTime &at = kNow)
{
    return signedBy(by.key,
        {.kind = kind,
            .unit = kSchool,
            .year = kYear,
            .ofReturn = hash,
            .turn = turn,
            .at = at,
            .by = by.name,
            .as = as});
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

    Result<> believe(const Reporter &whom, const UnitCode &unit)
    {
        return write([&](store::WriteTransaction &transaction) {
            return inventory::believe(transaction, idOf(whom), unit);
        });
    }
    Result<> name(const Reporter &whom, const UnitCode &unit, const Reporter &by)
    {
        return write([&](store::WriteTransaction &transaction) {
            return nameKey(transaction, idOf(whom), unit, by);
        });
    }
    Result<> end(const Reporter &whom, const Reporter &by, Kept kept = Kept::WhatIsKnown)
    {
        return write([&](store::WriteTransaction &transaction) {
            return withdraw(transaction, idOf(whom), kept, by);
        });
    }
    Result<Handed> submit(qint64 students, const Reporter &by = kTeacher)
    {
        return CensusNode::submit(snapshot(students), by);
    }
    Result<> accept(const QString &hash, const Reporter &by = kOffice)
    {
        return CensusNode::decide(CensusActKind::Accepted, kSchool, hash, by);
    }
    ReturnState state() const { return year()->of(kSchool).state(); }
    /// "submitted valid, accepted unlisted": of the current return.
    QString said() const
    {
        QStringList parts;
        const auto now = year();
        for (const StoredAct &each : now->of(kSchool).current()->acts)
            parts.append(nameOf(each.act.kind) + u' ' + nameOf(each.signature));
        return parts.join(u", "_s);
    }
};

// The county's machine, which believes its own key alone.
class OfficeNode : public Node {
public:
    OfficeNode()
    {
        if (!believe(kOffice, kCounty))
            qFatal("the office's own key is refused");
    }
};

} // namespace

class CensusKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void keyActsSurviveJson()
    {
        QVERIFY(rc::check([] {
            KeyAct act{.kind = KeyActKind(*rc::gen::inRange(0, 2)),
                .key = idOf(kTeacher),
                .unit = kSchool,
                .at = kNow,
                .by = {}};
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                act.kept.prepend(QString(64, QChar(u'0' + i)));
            const KeyAct made = signedBy(kOffice.key, act);
            const Result<KeyAct> read = KeyAct::fromJson(made.toJson());
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == made);
            RC_ASSERT(account::isSigned(read->by, read->message(), read->signature));
        }));
    }

    void whatIsNoKeyActIsRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("of no key") << u"key"_s << QJsonValue(u"abc"_s);
        QTest::newRow("by nobody") << u"by"_s << QJsonValue();
        QTest::newRow("for no unit") << u"unit"_s << QJsonValue(QString());
        QTest::newRow("for an endless unit") << u"unit"_s << QJsonValue(QString(9'999, u'6'));
        QTest::newRow("keeps what is no hash") << u"kept"_s << QJsonValue(QJsonArray{u"x"_s});
        QTest::newRow("signed without end") << u"signature"_s << QJsonValue(QString(9'999, u'A'));
    }
    void whatIsNoKeyActIsRefused()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        const KeyAct good = signedBy(
            kOffice.key, KeyAct{.key = idOf(kTeacher), .unit = kSchool, .at = kNow, .by = {}});
        QJsonObject json = good.toJson();
        json[field] = value;
        HZ_VERIFY_FAILS(KeyAct::fromJson(json), Invalid);
        OfficeNode node;
        node.put(documentId(good), json);
        QCOMPARE(node.year()->unread().size(), 1); // told, and nothing follows from it
    }

    void withoutAKeyByMouthWhoeverSaysWhoseKeyItIsIsBelieved()
    {
        Node node;
        const auto handed = node.submit(300);
        HZ_VERIFY_OK(handed);
        QCOMPARE(node.said(), u"submitted valid"_s);
        HZ_VERIFY_FAILS(node.name(kTeacher, kSchool, kOffice), Denied); // nothing would follow
    }

    // The whole of it: a school that claims to be the county, with a key that it lists itself.
    void aKeyThatCallsItselfTheCountysAcceptsNothing()
    {
        OfficeNode node;
        HZ_VERIFY_OK(node.name(kTeacher, kSchool, kOffice));
        const auto handed = node.submit(300);
        HZ_VERIFY_OK(handed);
        node.put(Signer{.key = idOf(kThief), .name = u"县"_s, .unit = kCounty});
        node.put(actBy(kThief, CensusActKind::Accepted, handed->hash, 2, kCounty));
        node.put(actBy(kTeacher, CensusActKind::Accepted, handed->hash, 2, kCounty));
        node.put(actBy(kTeacher, CensusActKind::Accepted, handed->hash, 2, {}));
        QCOMPARE(node.state(), ReturnState::Submitted);
        QVERIFY(node.year()->accepted({kSchool.text()}).empty());
        QVERIFY(!node.said().contains(u"accepted valid"_s));
        HZ_VERIFY_OK(node.accept(handed->hash));
        QCOMPARE(node.state(), ReturnState::Accepted);
    }

    void whatAKeySignedBeforeItWasNamedCountsThen()
    {
        OfficeNode node;
        const CensusReturn first = snapshot(300);
        node.put(first);
        node.put(actBy(kTeacher, CensusActKind::Submitted, hashOf(first), 1, {})); // no account
        QCOMPARE(node.said(), u"submitted unlisted"_s);
        HZ_VERIFY_FAILS(node.accept(hashOf(first)), Conflict);
        HZ_VERIFY_OK(node.name(kTeacher, kSchool, kOffice));
        QCOMPARE(node.said(), u"submitted valid"_s);
        HZ_VERIFY_OK(node.accept(hashOf(first)));
    }

    void everybodyNamesKeysBelowThem()
    {
        Node node;
        HZ_VERIFY_OK(node.believe(kTop, kPrefecture));
        HZ_VERIFY_FAILS(node.name(kTeacher, kSchool, kOffice), Denied); // not named itself
        HZ_VERIFY_OK(node.name(kOffice, kCounty, kTop));
        HZ_VERIFY_OK(node.name(kNeighbour, kOtherCounty, kTop));
        HZ_VERIFY_FAILS(node.name(kTeacher, kSchool, kNeighbour), Denied);
        HZ_VERIFY_OK(node.name(kTeacher, kSchool, kOffice));
        HZ_VERIFY_FAILS(node.name(kThief, kSchool, kTeacher), Denied); // nobody names beside
        HZ_VERIFY_FAILS(node.name(kThief, kCounty, kOffice), Denied);
        HZ_VERIFY_OK(node.name(kThief, kPrefecture, kTop)); // but whom we know by mouth
        const auto handed = node.submit(300);
        HZ_VERIFY_OK(handed);
        HZ_VERIFY_FAILS(node.accept(handed->hash, kNeighbour), Denied);
        HZ_VERIFY_OK(node.accept(handed->hash));
        QCOMPARE(node.said(), u"submitted valid, accepted valid"_s);
    }

    void whoseKeyIsNotNamedIsToldSo()
    {
        OfficeNode node;
        const auto refused = node.submit(300);
        HZ_VERIFY_FAILS(refused, Denied);
        QVERIFY(refused.error().message.contains(idOf(kTeacher)));
        QVERIFY(node.year()->of(kSchool).isEmpty()); // and nothing is kept of it
    }

    // What a thief dates back is worth nothing: no clock is asked.
    void aKeyThatHasEndedSignsNothingMoreWhateverItsClockSays_data()
    {
        QTest::addColumn<bool>("strict");
        QTest::newRow("where keys are named") << true;
        QTest::newRow("where nobody is asked") << false;
    }
    void aKeyThatHasEndedSignsNothingMoreWhateverItsClockSays()
    {
        QFETCH(bool, strict);
        Node node;
        if (strict) {
            HZ_VERIFY_OK(node.believe(kOffice, kCounty));
            HZ_VERIFY_OK(node.name(kTeacher, kSchool, kOffice));
        } else {
            node.put(Signer{.key = idOf(kOffice), .name = kOffice.name});
        }
        const auto first = node.submit(300);
        HZ_VERIFY_OK(first);
        HZ_VERIFY_OK(node.end(kTeacher, kOffice));
        QCOMPARE(node.said(), u"submitted valid"_s); // it was known
        HZ_VERIFY_FAILS(node.submit(310), Denied);
        node.put(
            actBy(kTeacher, CensusActKind::TakenBack, first->hash, 2, kSchool, kNow.addYears(-1)));
        QCOMPARE(node.said(), u"submitted valid, takenBack withdrawn"_s);
        QCOMPARE(node.state(), ReturnState::Submitted);
        // Nor does the key say any more of itself that it is good.
        node.put(Signer{.key = idOf(kTeacher), .name = u"李"_s, .since = kNow.addYears(1)});
        QCOMPARE(node.state(), ReturnState::Submitted);
        HZ_VERIFY_OK(node.end(kTeacher, kOffice)); // again: nothing new
        if (strict)
            HZ_VERIFY_FAILS(node.name(kTeacher, kSchool, kOffice), Denied);
    }

    void aStolenKeyEndsWithAllThatItSigned()
    {
        OfficeNode node;
        HZ_VERIFY_OK(node.name(kTeacher, kSchool, kOffice));
        HZ_VERIFY_OK(node.submit(300));
        HZ_VERIFY_FAILS(node.end(kTeacher, kTeacher), Denied);
        HZ_VERIFY_FAILS(node.end(kThief, kOffice), NotFound);
        HZ_VERIFY_OK(node.end(kTeacher, kOffice, Kept::Nothing));
        QCOMPARE(node.said(), u"submitted withdrawn"_s);
        // A new key hands in the same figures, and it goes on.
        const Reporter again = reporter('n', kTeacher.name);
        HZ_VERIFY_OK(node.name(again, kSchool, kOffice));
        const auto handed = node.submit(300, again);
        HZ_VERIFY_OK(handed);
        QVERIFY(handed->isNew);
        HZ_VERIFY_OK(node.accept(handed->hash));
    }

    void whatAnEndedKeyNamedBeforeStaysNamed()
    {
        Node node;
        HZ_VERIFY_OK(node.believe(kTop, kPrefecture));
        HZ_VERIFY_OK(node.name(kOffice, kCounty, kTop));
        HZ_VERIFY_OK(node.name(kTeacher, kSchool, kOffice));
        HZ_VERIFY_OK(node.end(kOffice, kTop));
        HZ_VERIFY_OK(node.submit(300));
        QCOMPARE(node.said(), u"submitted valid"_s);
        // And names nobody afterwards, dated back or not.
        node.put(signedBy(kOffice.key,
            KeyAct{.key = idOf(kThief), .unit = kSchool, .at = kNow.addYears(-2), .by = {}}));
        HZ_VERIFY_FAILS(node.submit(310, kThief), Denied);
    }

    // Whatever lies there, in whatever order it came, and however units stand in a circle.
    void allMachinesSeeTheSameAndNobodyRaisesThemselves()
    {
        QVERIFY(rc::check([] {
            const std::vector<Reporter> people{kTop, kOffice, kNeighbour, kTeacher, kThief};
            const std::vector<UnitCode> units{
                kPrefecture, kCounty, kOtherCounty, kSchool, kElsewhere};
            UnitTree tree;
            for (Unit unit : kUnits) {
                if (*rc::gen::inRange(0, 4) == 0)
                    unit.parent = *rc::gen::elementOf(units);
                tree.add(unit);
            }
            for (const School &school : kSchools)
                tree.add(school);
            KeyPapers papers;
            const int count = *rc::gen::inRange(0, 14);
            bool isNamedAbove = false; // by a key that speaks for the prefecture from the beginning
            for (int i = 0; i < count; ++i) {
                const Reporter by = *rc::gen::elementOf(people);
                KeyAct act{.kind = KeyActKind(*rc::gen::inRange(0, 2)),
                    .key = idOf(*rc::gen::elementOf(people)),
                    .unit = *rc::gen::elementOf(units),
                    .at = kNow,
                    .by = {}};
                if (act.kind == KeyActKind::Ended && *rc::gen::arbitrary<bool>())
                    for (const KeyAct &before : papers.acts)
                        act.kept.append(hashOf(before.toJson()));
                papers.acts.push_back(signedBy(by.key, act));
                isNamedAbove = isNamedAbove || by.name == kTop.name;
            }
            const KnownKeys known{{idOf(kTop), kPrefecture}};
            const KeyRing ring(known, papers, tree);
            std::shuffle(papers.acts.begin(), papers.acts.end(),
                std::mt19937(*rc::gen::arbitrary<unsigned>()));
            const KeyRing other(known, papers, tree);
            for (const Reporter &each : people) {
                RC_ASSERT(ring.unitsOf(idOf(each)) == other.unitsOf(idOf(each)));
                for (const UnitCode &unit : units)
                    RC_ASSERT(ring.isGood(idOf(each), unit) == other.isGood(idOf(each), unit));
                if (!isNamedAbove && each.name != kTop.name)
                    RC_ASSERT(ring.unitsOf(idOf(each)).isEmpty());
            }
        }));
    }
};

QTEST_GUILESS_MAIN(CensusKeysTest)
#include "tst_censuskeys.moc"

#include "machines.h"
#include "support/support.h"

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using Verdict = Match::Verdict;

namespace {

Identity pc(const char *serial, const char *uuid = "", const QStringList &macs = {})
{
    return {.school = UnitCode(QStringLiteral("2162000001")),
        .maker = QStringLiteral("联想"),
        .model = QStringLiteral("启天M430"),
        .serial = QLatin1StringView(serial),
        .uuid = QLatin1StringView(uuid),
        .macs = macs};
}

const char *kUuid = "9d2b0c11-53a1-4c7e-8f10-5a6b7c8d9e01";
const char *kOtherUuid = "1f0e9d8c-7b6a-4958-8776-655443322110";
const QString kMac = QStringLiteral("8C:EC:4B:01:02:03");

Verdict verdictOf(const Identity &known, const Identity &incoming)
{
    MatchIndex index;
    index.add(known);
    return index.find(incoming).verdict;
}

// What a stock and its readings gave.
struct Tally {
    int found = 0, doubtful = 0, missed = 0, wrong = 0;
};

} // namespace

class MatchingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatStandsInPlaceOfANumberSaysNothing_data()
    {
        QTest::addColumn<Identifier>("what");
        QTest::addColumn<QString>("text");
        for (const char *text : {"To Be Filled By O.E.M.", "to be filled by oem", "Default string",
                 "System Serial Number", "None", "0", "123456789", "0123456789", "00000000",
                 "XXXXXXXX", "........", "N/A", "Not Specified", "无", "同上",
                 "ＤＥＦＡＵＬＴ　ＳＴＲＩＮＧ", "", "  ", "S1", "345678"})
            for (const Identifier what :
                {Identifier::Serial, Identifier::BoardSerial, Identifier::DiskSerial})
                QTest::newRow(text) << what << QString::fromUtf8(text);
        for (const char *text :
            {"00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                "03000200-0400-0500-0006-000700080009", "00020003-0004-0005-0006-000700080009",
                "03020100-0504-0706-0809-0a0b0c0d0e0f", "Not Settable", "9d2b0c11-53a1"})
            QTest::newRow(text) << Identifier::Uuid << QString::fromUtf8(text);
        for (const char *text : {"FF:FF:FF:FF:FF:FF", "00:00:00:00:00:00", "00:50:56:c0:00:08",
                 "00-0C-29-12-34-56", "0800.2712.3456", "02:42:ac:11:00:02", "00:15:5D:01:02:03",
                 "52:54:00:12:34:56", "01:00:5E:00:00:01", "DA:A1:19:00:11:22", "20:41:53:59:4e:ff",
                 "00:ff:aa:bb:cc:dd", "8C:EC:4B:01:02", "MAC"})
            QTest::newRow(text) << Identifier::Mac << QString::fromUtf8(text);
        for (const char *text : {"None", "-", "同上", "000000"})
            QTest::newRow(text) << Identifier::AssetTag << QString::fromUtf8(text);
    }
    void whatStandsInPlaceOfANumberSaysNothing()
    {
        QFETCH(Identifier, what);
        QFETCH(QString, text);
        QCOMPARE(comparable(what, text), QString());
    }

    void numbersThatMeanTheSameHaveOneForm()
    {
        QCOMPARE(comparable(Identifier::Serial, u" pf-0abc12 "), QStringLiteral("PF0ABC12"));
        QCOMPARE(comparable(Identifier::Serial, u"ＰＦ０ＡＢＣ１２"), QStringLiteral("PF0ABC12"));
        QCOMPARE(comparable(Identifier::Mac, u"8c-ec-4b-01-02-03"), QStringLiteral("8CEC4B010203"));
        QCOMPARE(comparable(Identifier::Uuid, u"{9D2B0C11-53A1-4C7E-8F10-5A6B7C8D9E01}"),
            comparable(Identifier::Uuid, u"110c2b9d-a153-7e4c-8f10-5a6b7c8d9e01"));
        QCOMPARE(comparableMaker(u"LENOVO"), comparableMaker(u"联想（北京）有限公司"));
        QCOMPARE(comparableMaker(u"Hewlett-Packard"), comparableMaker(u"惠普"));
        QVERIFY(comparableMaker(u"System Manufacturer").isEmpty());
        QVERIFY(comparableMaker(u"Dell Inc.") != comparableMaker(u"HP Inc."));
    }

    void oneNumberAloneIsPutBeforeAPerson()
    {
        Identity other = pc("PF0ABC12");
        other.model = QStringLiteral("扬天 T4900");
        QCOMPARE(verdictOf(pc("PF0ABC12"), other), Verdict::Doubtful);
        QCOMPARE(verdictOf(pc("", "", {kMac}), pc("", "", {kMac})), Verdict::Doubtful);
        QCOMPARE(verdictOf(pc("", kUuid), pc("", kUuid)), Verdict::Doubtful);
        other.maker.clear();
        other.model.clear();
        QCOMPARE(verdictOf(other, other), Verdict::Doubtful);
    }

    void twoNumbersOrASerialWithItsModelAreTheSame()
    {
        QCOMPARE(verdictOf(pc("PF0ABC12"), pc("pf0abc12")), Verdict::Same);
        QCOMPARE(verdictOf(pc("", kUuid, {kMac}), pc("PF0ABC12", kUuid, {kMac})), Verdict::Same);
        Identity longer = pc("PF0ABC12");
        longer.maker = QStringLiteral("LENOVO");
        longer.model = QStringLiteral("启天M430-N000");
        QCOMPARE(verdictOf(pc("PF0ABC12"), longer), Verdict::Same);
    }

    void numbersThatFollowFromEachOtherAreOneWitness()
    {
        const QStringList mac{QStringLiteral("5A:6B:7C:8D:9E:01")};
        Identity own = pc("", "9d2b0c11-53a1-4c7e-8f10-8cec4b010203", {kMac});
        QCOMPARE(verdictOf(own, own), Verdict::Doubtful);
        Identity dell = pc("4XYZ123", "4c4c4544-0058-5910-805a-b4c04f313233");
        dell.model.clear();
        QCOMPARE(verdictOf(dell, dell), Verdict::Doubtful);
        dell.boardSerial = QStringLiteral("/4XYZ123/CN129636/");
        QCOMPARE(verdictOf(dell, dell), Verdict::Doubtful);
        dell.macs = QStringList{kMac};
        QCOMPARE(verdictOf(dell, dell), Verdict::Same);
    }

    void aNumberThatSaysOtherwiseIsPutBeforeAPerson()
    {
        QCOMPARE(
            verdictOf(pc("PF0ABC12", "", {kMac}), pc("PF0XYZ99", "", {kMac})), Verdict::Doubtful);
        QCOMPARE(verdictOf(pc("PF0ABC12", kUuid, {kMac}), pc("PF0ABC12", kOtherUuid, {kMac})),
            Verdict::Doubtful);
        QCOMPARE(verdictOf(pc("PF0ABC12", kUuid), pc("PF0XYZ99", kOtherUuid)), Verdict::New);
    }

    void aTagSpeaksInItsOwnSchoolOnly()
    {
        Identity here = pc("");
        here.assetTag = QStringLiteral("ZC-2023-0007");
        QCOMPARE(verdictOf(here, here), Verdict::Same);
        Identity there = here;
        there.school = UnitCode(QStringLiteral("2162000002"));
        QCOMPARE(verdictOf(here, there), Verdict::Doubtful);
        there.model = QStringLiteral("扬天 T4900");
        QCOMPARE(verdictOf(here, there), Verdict::New);
        Identity counted = pc("");
        counted.assetTag = QStringLiteral("07");
        QCOMPARE(verdictOf(counted, counted), Verdict::Doubtful);
        Identity other = counted;
        other.model = QStringLiteral("扬天 T4900");
        QCOMPARE(verdictOf(counted, other), Verdict::New);
    }

    void whatManyShareSaysNothing()
    {
        MatchIndex index;
        for (int i = 0; i <= kMostSharing; ++i)
            index.add(pc("TFBATCH01", "", {kMac}));
        QCOMPARE(index.find(pc("TFBATCH01", "", {kMac})).verdict, Verdict::New);
    }

    void twoThatFitAreBothShown()
    {
        MatchIndex index;
        index.add(pc("PF0ABC12", "", {kMac}));
        index.add(pc("PF0ABC12", "", {kMac}));
        const Match match = index.find(pc("PF0ABC12", "", {kMac}));
        QCOMPARE(match.verdict, Verdict::Doubtful);
        QCOMPARE(match.candidates.size(), size_t(2));
    }

    void aDiskThatMovedDoesNotTakeItsMachineAlong()
    {
        Machines machines(7);
        MatchIndex index;
        Identity donor = machines.next(), taker = machines.next();
        donor.serial = QStringLiteral("DONOR001");
        taker.serial = QStringLiteral("TAKER001");
        index.add(donor);
        index.add(taker);
        taker.diskSerials = donor.diskSerials;
        const Match match = index.find(taker);
        QCOMPARE(match.verdict, Verdict::Same);
        QCOMPARE(match.candidates.front().device, 1U);
    }

    // 20,000 machines known, 8,000 read again after something happened to them, 8,000 never seen.
    void machinesReadAgainAreFoundAndNoOthersAreTaken()
    {
        Machines machines(20'260'901);
        MatchIndex index;
        std::vector<Identity> known;
        for (int i = 0; i < 20'000; ++i) {
            known.push_back(machines.next());
            index.add(known.back());
        }
        Tally pairs;
        constexpr quint32 kPairs = 8'000;
        for (quint32 i = 0; i < kPairs; ++i) {
            const Match match = index.find(machines.readAgain(known[i]));
            const bool isAmong = std::any_of(match.candidates.begin(), match.candidates.end(),
                [i](const Candidate &candidate) { return candidate.device == i; });
            const bool isSame = match.verdict == Verdict::Same;
            if (isSame && match.candidates.front().device != i)
                ++pairs.wrong;
            else if (!isAmong)
                ++pairs.missed;
            else
                ++(isSame ? pairs.found : pairs.doubtful);
        }
        Tally strangers;
        for (int i = 0; i < 8'000; ++i)
            strangers.wrong += index.find(machines.next()).verdict == Verdict::Same ? 1 : 0;
        qInfo("same %d, doubtful %d, missed %d of %u", pairs.found, pairs.doubtful, pairs.missed,
            kPairs);
        QCOMPARE(pairs.wrong, 0);
        QCOMPARE(strangers.wrong, 0);
        QVERIFY((pairs.found + pairs.doubtful) * 100 >= int(kPairs) * 99);
        QVERIFY(pairs.found * 100 >= int(kPairs) * 80); // or people would have to look at too many
    }

    void noMachineIsTakenOnOneNumber()
    {
        QVERIFY(rc::check("Same has two witnesses, or a serial or tag and the model", [] {
            Machines machines(*rc::gen::arbitrary<quint64>());
            MatchIndex index;
            std::vector<Identity> known;
            const int count = *rc::gen::inRange(1, 12);
            for (int i = 0; i < count; ++i) {
                known.push_back(machines.next());
                index.add(known.back());
            }
            // A mixture of two: any identifiers of the one, the rest of the other.
            Identity mixed = known[size_t(machines.below(count))];
            const Identity &other = known[size_t(machines.below(count))];
            if (*rc::gen::arbitrary<bool>())
                mixed.serial = other.serial;
            if (*rc::gen::arbitrary<bool>())
                mixed.uuid = other.uuid;
            if (*rc::gen::arbitrary<bool>())
                mixed.macs = other.macs;
            if (*rc::gen::arbitrary<bool>())
                mixed.diskSerials = other.diskSerials;
            const Match match = index.find(mixed);
            RC_ASSERT((match.verdict == Verdict::New) == match.candidates.empty());
            if (match.verdict != Verdict::Same)
                return;
            const Candidate &best = match.candidates.front();
            RC_ASSERT(!best.isContradicted);
            RC_ASSERT(best.witnesses >= 2
                || (best.isModelAgreed
                    && (best.has(Identifier::Serial) || best.has(Identifier::AssetTag))));
            for (size_t i = 1; i < match.candidates.size(); ++i)
                RC_ASSERT(match.candidates[i].witnesses < 2);
        }));
    }

    void nothingIsFoundWhereNothingIsShared()
    {
        QVERIFY(rc::check("what knows none of it finds none", [] {
            Machines machines(*rc::gen::arbitrary<quint64>());
            MatchIndex index;
            std::vector<Identity> known;
            for (int i = 0; i < 20; ++i) {
                known.push_back(machines.next());
                index.add(known.back());
                RC_ASSERT(index.knowsAny(MatchIndex::marksOf(known.back())));
            }
            Identity read = machines.next();
            if (*rc::gen::arbitrary<bool>())
                read.assetTag = known[size_t(machines.below(20))].assetTag;
            if (*rc::gen::arbitrary<bool>())
                read.macs = known[size_t(machines.below(20))].macs;
            if (*rc::gen::arbitrary<bool>())
                read = machines.readAgain(known[size_t(machines.below(20))]);
            const MatchIndex::Marks marks = MatchIndex::marksOf(read);
            const bool isFound = !index.find(read, marks).candidates.empty();
            RC_ASSERT(!isFound || index.knowsAny(marks));
            RC_ASSERT(!MatchIndex().knowsAny(marks));
            RC_ASSERT(index.find(read).verdict == index.find(read, marks).verdict);
        }));
    }

    void anIndexFindsAsOneThatGrewOtherwise()
    {
        QVERIFY(rc::check("reserving changes nothing", [] {
            const quint64 seed = *rc::gen::arbitrary<quint64>();
            Machines machines(seed), again(seed);
            MatchIndex grown, reserved;
            reserved.reserve(3000);
            std::vector<Identity> known;
            for (int i = 0; i < 600; ++i) {
                known.push_back(machines.next());
                RC_ASSERT(grown.add(known.back()) == reserved.add(again.next()));
            }
            for (int i = 0; i < 600; i += 7) {
                const Identity read = machines.readAgain(known[size_t(i)]);
                RC_ASSERT(grown.find(read).verdict == reserved.find(read).verdict);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(MatchingTest)
#include "tst_matching.moc"

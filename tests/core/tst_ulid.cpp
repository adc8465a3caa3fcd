#include "support/support.h"

#include <hz/core/id.h>
#include <hz/core/ulid.h>

#include <rapidcheck.h>
#include <set>
#include <thread>

using namespace hz;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace rc {

template<> struct Arbitrary<hz::Ulid> {
    static Gen<hz::Ulid> arbitrary()
    {
        return gen::map(gen::container<std::string>(hz::Ulid::kByteSize, gen::arbitrary<char>()),
            [](const std::string &bytes) {
                return *hz::Ulid::fromBytes(QByteArray::fromStdString(bytes));
            });
    }
};

} // namespace rc

class TestUlid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textAndBytesComeBackEqual()
    {
        QVERIFY(rc::check([](const Ulid &id) {
            RC_ASSERT(Ulid::fromString(id.toString()) == id);
            RC_ASSERT(Ulid::fromString(id.toString().toLower()) == id);
            RC_ASSERT(Ulid::fromBytes(id.toBytes()) == id);
        }));
    }

    void textSortsAsTheIdDoes()
    {
        QVERIFY(rc::check([](const Ulid &a, const Ulid &b) {
            RC_ASSERT((a < b) == (a.toString() < b.toString()));
            RC_ASSERT((a < b) == (a.toBytes() < b.toBytes()));
        }));
    }

    void theTimeIsInTheFirstTenDigits()
    {
        // The example of the ULID specification.
        const std::optional<Ulid> id = Ulid::fromString(u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s);
        QVERIFY(id);
        QCOMPARE(id->msSinceEpoch(), 1469922850259);
        QCOMPARE(id->toString(), u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s);
    }

    void whatIsNoUlidIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a digit short") << u"01ARZ3NDEKTSV4RRFFQ69G5FA"_s;
        QTest::newRow("a digit long") << u"01ARZ3NDEKTSV4RRFFQ69G5FAVA"_s;
        QTest::newRow("more than 128 bits") << u"81ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
        QTest::newRow("a letter left out of base 32") << u"01ARZ3NDEKTSV4RRFFQ69G5FAU"_s;
        QTest::newRow("a long s, whose upper case is S") << u"01ARZ3NDEKT\u017fV4RRFFQ69G5FAV"_s;
    }
    void whatIsNoUlidIsRefused()
    {
        QFETCH(const QString, text);
        QVERIFY(!Ulid::fromString(text));
    }

    void numbersAreEqualOnEveryMachine()
    {
        QCOMPARE(Ulid::fromNumber(1).toString(), u"00000000000000000000000001"_s);
        QCOMPARE(Ulid::fromNumber(33).toString(), u"00000000000000000000000011"_s);
        QVERIFY(Ulid::fromNumber(0).isNull());
        QVERIFY(!Ulid::fromNumber(1).isNull());
    }

    void aGeneratorOnlyGrows_data()
    {
        QTest::addColumn<int>("stepMs");
        QTest::newRow("in one millisecond") << 0;
        QTest::newRow("as time goes by") << 7;
        QTest::newRow("while the clock is set back") << -1000;
    }
    void aGeneratorOnlyGrows()
    {
        QFETCH(const int, stepMs);
        test::FixedClock clock;
        UlidGenerator generator(clock);
        Ulid last = generator.next();
        QCOMPARE(last.msSinceEpoch(), clock.now().toMSecsSinceEpoch());
        for (int i = 0; i < 1000; ++i) {
            clock.advance(std::chrono::milliseconds(stepMs));
            const Ulid next = generator.next();
            QVERIFY(last < next);
            last = next;
        }
    }

    void aClockAtTheEpochDoesNotMeetTheNumbers_data()
    {
        QTest::addColumn<qint64>("msSinceEpoch");
        QTest::newRow("at 1970") << qint64(0);
        QTest::newRow("before 1970") << qint64(-86'400'000);
    }
    void aClockAtTheEpochDoesNotMeetTheNumbers()
    {
        QFETCH(const qint64, msSinceEpoch);
        const test::FixedClock clock(QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC));
        UlidGenerator generator(clock);
        const Ulid id = generator.next();
        QVERIFY(id > Ulid::fromNumber(std::numeric_limits<quint64>::max()));
        QVERIFY(id < generator.next());
    }

    void twoGeneratorsAtOneMomentDiffer()
    {
        const test::FixedClock clock;
        UlidGenerator one(clock), other(clock);
        QVERIFY(one.next() != other.next());
    }

    void threadsNeverGetTheSame()
    {
        constexpr int kThreads = 4, kEach = 2000;
        const test::FixedClock clock;
        UlidGenerator generator(clock);
        std::array<std::vector<Ulid>, kThreads> ids;
        {
            std::vector<std::thread> threads;
            for (std::vector<Ulid> &mine : ids) {
                threads.emplace_back([&generator, &mine] {
                    for (int i = 0; i < kEach; ++i)
                        mine.push_back(generator.next());
                });
            }
            for (std::thread &thread : threads)
                thread.join();
        }
        std::set<Ulid> all;
        for (const std::vector<Ulid> &mine : ids) {
            QVERIFY(std::is_sorted(mine.begin(), mine.end()));
            all.insert(mine.begin(), mine.end());
        }
        QCOMPARE(all.size(), size_t(kThreads * kEach));
    }

    void idsOfDifferentKindsAreDifferentTypes()
    {
        using SchoolId = Id<struct SchoolTag>;
        using RoomId = Id<struct RoomTag>;
        static_assert(!std::is_convertible_v<SchoolId, RoomId>);
        static_assert(!std::is_convertible_v<QString, SchoolId>);
        const QSet<RoomId> rooms{RoomId(u"a"_s), RoomId(u"a"_s), RoomId(u"b"_s)};
        QCOMPARE(rooms.size(), 2);
        QVERIFY(RoomId(u"a"_s) < RoomId(u"b"_s));
        QVERIFY(RoomId().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUlid)
#include "tst_ulid.moc"

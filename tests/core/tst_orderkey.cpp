#include "support/support.h"

#include <hz/core/orderkey.h>

#include <rapidcheck.h>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

constexpr QStringView kDigits = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

bool isKey(const QString &text)
{
    return !text.isEmpty() && !text.endsWith(u'0')
        && std::all_of(text.begin(), text.end(), [](QChar c) { return kDigits.contains(c); });
}

rc::Gen<QString> anyKey()
{
    return rc::gen::map(rc::gen::pair(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 62)),
                            rc::gen::inRange(1, 62)),
        [](const std::pair<std::vector<int>, int> &digits) {
            QString key;
            for (const int digit : digits.first)
                key += kDigits[digit];
            return key + kDigits[digits.second];
        });
}

} // namespace

class TestOrderKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyIsStrictlyBetweenAnyTwo()
    {
        QVERIFY(rc::check([] {
            const QString a = *anyKey(), b = *anyKey();
            RC_PRE(a != b);
            const QString before = std::min(a, b), after = std::max(a, b);
            const QString key = orderKeyBetween(before, after);
            RC_ASSERT(isKey(key));
            RC_ASSERT(before < key);
            RC_ASSERT(key < after);
        }));
    }

    void neighboursOfOneDigitHaveRoomToo()
    {
        QVERIFY(rc::check([] {
            const QString before = *anyKey();
            // The nearest keys there are: one more digit, the lowest a key may end in.
            const QString after = before + QString(*rc::gen::inRange(0, 5), u'0') + u'1';
            const QString key = orderKeyBetween(before, after);
            RC_ASSERT(isKey(key));
            RC_ASSERT(before < key);
            RC_ASSERT(key < after);
        }));
    }

    void thereIsRoomBeforeTheFirstAndAfterTheLast()
    {
        QVERIFY(rc::check([] {
            const QString key = *anyKey();
            RC_ASSERT(orderKeyBetween({}, key) < key);
            RC_ASSERT(isKey(orderKeyBetween({}, key)));
            RC_ASSERT(key < orderKeyBetween(key, {}));
            RC_ASSERT(isKey(orderKeyBetween(key, {})));
        }));
        QVERIFY(isKey(orderKeyBetween({}, {})));
    }

    void aThousandInsertsAtOnePlaceStayApart_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("isNewBefore"); // the new key becomes the left neighbour
        QTest::addColumn<int>("mostDigits");
        QTest::newRow("at the end") << QString() << QString() << true << 40;
        QTest::newRow("at the start") << QString() << QString() << false << 210;
        QTest::newRow("behind a page") << u"V"_s << u"W"_s << false << 210;
        QTest::newRow("in front of a page") << u"V"_s << u"W"_s << true << 210;
        QTest::newRow("between two pages of a PDF")
            << orderKeyAt(0) << orderKeyAt(1) << true << 210;
    }
    void aThousandInsertsAtOnePlaceStayApart()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(const bool, isNewBefore);
        QFETCH(const int, mostDigits);
        for (int i = 0; i < 1000; ++i) {
            const QString key = orderKeyBetween(before, after);
            QVERIFY2(isKey(key), qPrintable(key));
            QVERIFY2(before < key, qPrintable(before + u" "_s + key));
            QVERIFY2(after.isEmpty() || key < after, qPrintable(key + u" "_s + after));
            QVERIFY2(key.size() <= mostDigits, qPrintable(QString::number(key.size())));
            (isNewBefore ? before : after) = key;
        }
    }

    void keysAnywhereStayInOrder()
    {
        std::mt19937_64 random = test::seededRandom();
        QStringList keys;
        for (int i = 0; i < 2000; ++i) {
            const auto at = qsizetype(random() % quint64(keys.size() + 1));
            const QString before = at > 0 ? keys[at - 1] : QString();
            const QString after = at < keys.size() ? keys[at] : QString();
            keys.insert(at, orderKeyBetween(before, after));
        }
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
    }

    void neighboursOutOfOrderGiveAKeyAfterTheFirst()
    {
        QVERIFY(orderKeyBetween(u"b", u"a") > u"b"_s);
        QVERIFY(orderKeyBetween(u"b", u"b") > u"b"_s);
    }

    void whatIsNoKeyGivesAKeyAfterTheFirst_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("the first ends in the lowest digit") << u"V0"_s << u"W"_s;
        QTest::newRow("the first holds a space") << u"~ ~"_s << QString();
        QTest::newRow("the first is Chinese") << u"河州"_s << QString();
        QTest::newRow("the second is Chinese") << u"V"_s << u"河州"_s;
        QTest::newRow("the second ends in the lowest digit") << u"V"_s << u"V0"_s;
    }
    void whatIsNoKeyGivesAKeyAfterTheFirst()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QVERIFY(orderKeyBetween(before, after) > before);
    }

    void aListsKeysAreInOrderWithRoomBetween()
    {
        QVERIFY(rc::check([] {
            const auto index = *rc::gen::inRange<quint64>(0, 916'000'000);
            const QString key = orderKeyAt(index), next = orderKeyAt(index + 1);
            RC_ASSERT(isKey(key));
            RC_ASSERT(key < next);
            const QString between = orderKeyBetween(key, next);
            RC_ASSERT(key < between);
            RC_ASSERT(between < next);
        }));
        QVERIFY(orderKeyBetween({}, orderKeyAt(0)) < orderKeyAt(0));
    }
};

QTEST_GUILESS_MAIN(TestOrderKey)
#include "tst_orderkey.moc"

#include <hz/inventory/barcode.h>

#include <QtTest/QTest>

#include <numeric>
#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::inventory;
using namespace Qt::StringLiterals;

namespace {

int modulesOf(const std::vector<quint8> &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0);
}

} // namespace

// What scanners read of them is tested where they are painted: tests/console/tst_labels.cpp.
class BarcodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKnownTextHasItsKnownBars()
    {
        // Start B, "A" (33), check (104 + 33) mod 103 = 34, stop.
        const Result<std::vector<quint8>> widths = code128("A");
        HZ_VERIFY_OK(widths);
        QString text;
        for (const quint8 width : *widths)
            text += QString::number(width);
        QCOMPARE(text, u"211214"_s + u"111323"_s + u"131123"_s + u"2331112"_s);
    }

    void digitsAreTakenInPairs()
    {
        QCOMPARE(modulesOf(*code128("123456")), 11 * (1 + 3 + 1) + 13);
        QCOMPARE(modulesOf(*code128("CH-2017-00035")), 11 * (1 + 12 + 1) + 13);
        QCOMPARE(modulesOf(*code128("CH-20170035")), 11 * (1 + 3 + 1 + 4 + 1) + 13);
    }

    void everySymbolIsElevenModulesAndNoTextTakesMoreThanItsLetters()
    {
        QVERIFY(rc::check([] {
            const auto text = *rc::gen::suchThat(
                rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '\x7f')),
                [](const std::string &each) {
                    return !each.empty() && qsizetype(each.size()) <= kMostCode128;
                });
            const Result<std::vector<quint8>> widths
                = code128(QByteArrayView(text.data(), qsizetype(text.size())));
            RC_ASSERT(widths.has_value());
            RC_ASSERT(widths->size() % 6 == 1U);
            for (size_t i = 0; i + 7 < widths->size(); i += 6)
                RC_ASSERT(std::accumulate(
                              widths->begin() + qptrdiff(i), widths->begin() + qptrdiff(i) + 6, 0)
                    == 11);
            RC_ASSERT(modulesOf(*widths) <= 11 * (2 + int(text.size())) + 13);
        }));
    }

    void whatNoBarCodeHasIsRefused()
    {
        HZ_VERIFY_FAILS(code128({}), Invalid);
        HZ_VERIFY_FAILS(code128("电脑"), Invalid);
        HZ_VERIFY_FAILS(code128("a\tb"), Invalid);
        HZ_VERIFY_FAILS(code128(QByteArray(kMostCode128 + 1, 'x')), Invalid);
        HZ_VERIFY_OK(code128(QByteArray(kMostCode128, 'x')));
    }
};

QTEST_APPLESS_MAIN(BarcodeTest)
#include "tst_barcode.moc"

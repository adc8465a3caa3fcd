#include <hz/sheet/values.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace hz::sheet;

class TestSheetValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsAreNormalised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::newRow("full-width") << u"ＡＢ－１２（甲）"_s << u"AB-12(甲)"_s;
        QTest::newRow("spaces") << u"  a \t\n  b　c "_s << u"a b c"_s;
        QTest::newRow("unseen") << u"\ufeff序\u200b号"_s << u"序号"_s;
        QTest::newRow("hard space") << u"a\u00a0\u00a0b"_s << u"a b"_s;
        QTest::newRow("Chinese signs stay") << u"一、二。"_s << u"一、二。"_s;
        QTest::newRow("nothing") << u"   "_s << QString();
    }

    void textsAreNormalised()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(normalised(text), expected);
        QCOMPARE(normalised(normalised(text)), expected);
    }

    void integersAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text.isEmpty() ? u"nothing"_s : text)) << text << expected;
        };
        row(u"0"_s, u"0"_s);
        row(u" 42 "_s, u"42"_s);
        row(u"007"_s, u"7"_s);
        row(u"-5"_s, u"-5"_s);
        row(u"\u22125"_s, u"-5"_s);
        row(u"－５"_s, u"-5"_s);
        row(u"１，２３４"_s, u"1234"_s);
        row(u"1,234,567"_s, u"1234567"_s);
        row(u"1 234 567"_s, u"1234567"_s);
        row(u"12.0"_s, u"12"_s);
        row(u"3万"_s, u"30000"_s);
        row(u"1.2万"_s, u"12000"_s);
        row(u"2 亿"_s, u"200000000"_s);
        row(u"1e3"_s, u"1000"_s);
        row(u"9223372036854775807"_s, u"9223372036854775807"_s);
        row(u"9223372036854775808"_s, u"-"_s);
        row(u"1e18"_s, u"1000000000000000000"_s);
        row(u"1e19"_s, u"-"_s);
        row(u"1e999"_s, u"-"_s);
        row(u"0e999"_s, u"0"_s);
        row(u"12.5"_s, u"-"_s);
        row(u"1,23"_s, u"-"_s);
        row(u"1,,234"_s, u"-"_s);
        row(u"1234,567"_s, u"-"_s);
        row(u"12台"_s, u"-"_s);
        row(u"12 13"_s, u"-"_s);
        row(u"."_s, u"-"_s);
        row(u"-"_s, u"-"_s);
        row(u"万"_s, u"-"_s);
        row(QString(), u"-"_s);
        row(u"1"_s.repeated(100), u"-"_s);
    }

    void integersAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::optional<qint64> number = parseInteger(text);
        QCOMPARE(number ? QString::number(*number) : u"-"_s, expected);
    }

    void decimalsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        row(u"0.1"_s, u"0.1"_s);
        row(u".5"_s, u"0.5"_s);
        row(u"1,234.50"_s, u"1234.5"_s);
        row(u"３．１４"_s, u"3.14"_s);
        row(u"0.8亿"_s, u"80000000"_s);
        row(u"-2.5e-3"_s, u"-0.0025"_s);
        row(u"1e400"_s, u"-"_s);
        row(u"1.2.3"_s, u"-"_s);
        row(u"1.5 GB"_s, u"-"_s);
    }

    void decimalsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::optional<double> number = parseDecimal(text);
        QCOMPARE(number ? QString::number(*number, 'g', 15) : u"-"_s, expected);
    }

    void daysAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        for (const QString &text : {u"2021-09-12"_s, u"2021/9/12"_s, u"2021.9.12"_s, u"20210912"_s,
                 u"2021年9月12日"_s, u"2021年09月12号"_s, u"２０２１年９月１２日"_s,
                 u"2021 年 9 月 12 日"_s, u"12-Sep-2021"_s, u"12 sep 2021"_s, u"44451"_s,
                 u"44451.75"_s, u"2021-09-12 08:30"_s, u"2021-09-12T08:30:00"_s,
                 u"2021-09-12T08:30:00.000Z"_s, u"2021年9月12日8:05"_s, u"20210912 08:30:00"_s})
            row(text, u"2021-09-12"_s);
        for (const QString &text :
            {u"2021年9月"_s, u"2021-09"_s, u"2021/9"_s, u"2021.09"_s, u"202109"_s})
            row(text, u"2021-09-01"_s);
        for (const QString &text : {u"9/12/2021"_s, u"2021-13-01"_s, u"2021-02-30"_s,
                 u"1850-01-01"_s, u"2021"_s, u"12345"_s, u"2021-09/12"_s, u"12-Foo-2021"_s,
                 u"今天"_s, u"08:30"_s, u"202113"_s, u"20211301"_s, u"2021-09-12 x"_s})
            row(text, QString());
        row(u"9"_s.repeated(100), QString());
    }

    void daysAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::optional<QDate> date = parseDate(text);
        QCOMPARE(date ? date->toString(Qt::ISODate) : QString(), expected);
    }
};

QTEST_GUILESS_MAIN(TestSheetValues)
#include "tst_sheetvalues.moc"

#include "support/support.h"

#include <hz/core/canonicalobject.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <bit>
#include <rapidcheck.h>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

QByteArray canonical(const QJsonValue &value)
{
    const Result<QByteArray> bytes = canonicalJson(value);
    return bytes ? *bytes : "! " + test::told(bytes);
}

QByteArray nested(int depth)
{
    return QByteArray("{\"a\":").repeated(depth - 1) + "{}" + QByteArray("}").repeated(depth - 1);
}

QJsonValue nestedArrays(int depth)
{
    QJsonValue value = 1;
    for (int i = 0; i < depth; ++i)
        value = QJsonArray{value};
    return value;
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 8785, appendix B, table 1: the bits of a double and how ECMAScript writes it.
    void numbersOfRfc8785AppendixB_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, quint64 bits, const char *text) {
            QTest::newRow(name) << bits << QByteArray(text);
        };
        row("zero", 0x0000000000000000, "0");
        row("minus zero", 0x8000000000000000, "0");
        row("smallest positive", 0x0000000000000001, "5e-324");
        row("smallest negative", 0x8000000000000001, "-5e-324");
        row("largest positive", 0x7fefffffffffffff, "1.7976931348623157e+308");
        row("largest negative", 0xffefffffffffffff, "-1.7976931348623157e+308");
        row("largest exact integer", 0x4340000000000000, "9007199254740992");
        row("largest negative exact integer", 0xc340000000000000, "-9007199254740992");
        row("about 2^68", 0x4430000000000000, "295147905179352830000");
        row("just below 1e23", 0x44b52d02c7e14af5, "9.999999999999997e+22");
        row("1e23", 0x44b52d02c7e14af6, "1e+23");
        row("just above 1e23", 0x44b52d02c7e14af7, "1.0000000000000001e+23");
        row("just below 1e21", 0x444b1ae4d6e2ef4e, "999999999999999700000");
        row("one below 1e21", 0x444b1ae4d6e2ef4f, "999999999999999900000");
        row("1e21", 0x444b1ae4d6e2ef50, "1e+21");
        row("just below 1e-6", 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7");
        row("1e-6", 0x3eb0c6f7a0b5ed8d, "0.000001");
        row("333333333.3333332", 0x41b3de4355555553, "333333333.3333332");
        row("333333333.33333325", 0x41b3de4355555554, "333333333.33333325");
        row("333333333.3333333", 0x41b3de4355555555, "333333333.3333333");
        row("333333333.3333334", 0x41b3de4355555556, "333333333.3333334");
        row("333333333.33333343", 0x41b3de4355555557, "333333333.33333343");
        row("small negative", 0xbecbf647612f3696, "-0.0000033333333333333333");
        row("round to even", 0x43143ff3c1cb0959, "1424953923781206.2");
    }
    void numbersOfRfc8785AppendixB()
    {
        QFETCH(const quint64, bits);
        QFETCH(const QByteArray, text);
        QCOMPARE(canonical(std::bit_cast<double>(bits)), text);
    }

    void numbersThatJsonCannotHoldAreRefused_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::newRow("infinity") << quint64(0x7ff0000000000000);
        QTest::newRow("minus infinity") << quint64(0xfff0000000000000);
    }
    void numbersThatJsonCannotHoldAreRefused()
    {
        QFETCH(const quint64, bits);
        HZ_VERIFY_FAILS(canonicalJson(QJsonObject{{u"a"_s, std::bit_cast<double>(bits)}}), Invalid);
    }

    void integersAreExactUpTo2To53()
    {
        QCOMPARE(canonical(QJsonValue(qint64(9007199254740991))), "9007199254740991");
        QCOMPARE(canonical(QJsonValue(qint64(-9007199254740991))), "-9007199254740991");
        QCOMPARE(canonical(QJsonValue(qint64(1) << 60)), "1152921504606847000");
    }

    void aTextBecomesCanonicalAsItsValuesDo_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row
            = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("nothing in it", "{}");
        row("white space", " { \"a\" : [ 1 , 2 ] }\n");
        row("members out of order", R"({"b":1,"a":{"d":null,"c":true},"10":2,"9":3})");
        row("a name twice", R"({"a":1,"a":2})");
        row("a name twice, once escaped", R"({"a":1,"\u0061":2})");
        row("names beyond the first plane", R"({"\ud83d\ude00":1,"\ufb33":2,"\ue000":3})");
        row("escapes", // not as a raw literal: moc stops at a quotation mark in it
            "{\"t\":\"\\u0000\\b\\f\\n\\r\\t\\\"\\\\\\/\\u007f\\u20ac\\ud83d\\ude00\"}");
        row("half a character", R"({"t":"\ud83d"})");
        row("no UTF-8", "{\"t\":\"\xff\"}");
        row("numbers",
            R"({"n":[0,-0,-0.0,1.0,1e3,0.1,9007199254740993,18446744073709551615,1e-7]})");
        row("a number too large", R"({"n":1e999})");
        row("numbers that are none", R"({"n":[01]})");
        row("a comma too many", R"({"a":1,})");
        row("no object", "[1]");
        row("two objects", "{}{}");
        row("no end", R"({"a":)");
        row("nothing", "");
        row("as deep as allowed", nested(kMaxJsonDepth));
        row("deeper", nested(kMaxJsonDepth + 1));
        row("longer than what is kept",
            "{\"b\":\"" + QByteArray(300'000, 'x') + "\",\"a\":\"\\n\"}");
    }
    void aTextBecomesCanonicalAsItsValuesDo()
    {
        QFETCH(const QByteArray, text);
        const Result<QJsonObject> values = parseObject(text);
        const Result<QByteArray> expected
            = values ? canonicalJson(*values) : Result<QByteArray>(Failure(values.error()));
        const Result<CanonicalObject> found = CanonicalObject::of(text);
        QCOMPARE(found.has_value(), expected.has_value());
        if (found)
            QCOMPARE(found->text(), *expected);
        else
            QCOMPARE(found.error().message, expected.error().message);
    }

    void aViewShowsWhatStandsThere()
    {
        JsonReader reader;
        const auto json = reader.read(
            R"({"id":"a\u4e2d","n":7,"x":1.5,"yes":true,"list":["b",{"c":null}],"_own":1})");
        QVERIFY(json && json->isObject());
        QCOMPARE((*json)["id"].text()->toByteArray(), "a中"_ba);
        QCOMPARE((*json)["n"].integer(), 7);
        QCOMPARE((*json)["yes"].boolean(), true);
        for (const char *const other : {"x", "id", "none"})
            QVERIFY(!(*json)[other].integer() && !(*json)[other].boolean());
        int elements = 0;
        QVERIFY((*json)["list"].forEachElement([&](const JsonView &) { return ++elements > 0; }));
        QCOMPARE(elements, 2);
        QVERIFY(
            !(*json)["id"].forEachMember([](QByteArrayView, const JsonView &) { return true; }));
        QVERIFY(!JsonView().isObject() && !JsonView()["id"].text());
        const auto rest = CanonicalObject::without('_', *json);
        QVERIFY(rest);
        QCOMPARE(
            rest->text(), R"({"id":"a中","list":["b",{"c":null}],"n":7,"x":1.5,"yes":true})"_ba);
        QVERIFY(!reader.read("{\"half\":\"\\ud800\"}"));
        QVERIFY(!reader.read("{\"cut\":"));
    }

    void anyTextBecomesCanonicalAsItsValuesDo()
    {
        const auto text = rc::gen::container<std::string>(rc::gen::element('{', '}', '[', ']', '"',
            ':', ',', '\\', 'u', '0', '1', '9', 'a', 'e', '.', '-', '+', ' ', '\xc3', '\xa9'));
        QVERIFY(rc::check([&] {
            QJsonObject object;
            for (const auto &[key, number] :
                *rc::gen::arbitrary<std::vector<std::pair<std::string, double>>>())
                object.insert(QString::fromUtf8(key),
                    QJsonArray{number, qint64(number), QString::fromLatin1(key)});
            QByteArray json = QJsonDocument(object).toJson();
            if (*rc::gen::arbitrary<bool>()) // broken somewhere
                json.insert(
                    *rc::gen::inRange<qsizetype>(0, json.size()), QByteArray::fromStdString(*text));
            const Result<QJsonObject> values = parseObject(json);
            const Result<CanonicalObject> found = CanonicalObject::of(json);
            RC_ASSERT(found.has_value() == values.has_value());
            if (found)
                RC_ASSERT(found->text() == *canonicalJson(*values));
        }));
    }

    void anyNumberReadsBackAsItself()
    {
        QVERIFY(rc::check([](quint64 bits) {
            const double number = std::bit_cast<double>(bits);
            RC_PRE(std::isfinite(number));
            bool isNumber = false;
            RC_ASSERT(canonical(number).toDouble(&isNumber) == number);
            RC_ASSERT(isNumber);
        }));
    }

    // RFC 8785, section 3.2.3.
    void keysSortByUtf16Units()
    {
        const QByteArray input = R"({
  "\u20ac": "Euro Sign",
  "\r": "Carriage Return",
  "\ufb33": "Hebrew Letter Dalet With Dagesh",
  "1": "One",
  "\ud83d\ude00": "Emoji: Grinning Face",
  "\u0080": "Control",
  "\u00f6": "Latin Small Letter O With Diaeresis"
})";
        const Result<QJsonObject> object = parseObject(input);
        HZ_VERIFY_OK(object);
        QCOMPARE(canonical(*object),
            QByteArray(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                "\"\U0001f600\":\"Emoji: Grinning Face\","
                "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}"));
    }

    // RFC 8785, sections 3.2.2 and 3.2.4.
    void theSampleOfTheRfcComesOutAsPrinted()
    {
        // Not as a raw literal: moc stops at the quotation mark in it.
        const QByteArray input
            = "{\n"
              "  \"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, "
              "0.000000000000000000000000001],\n"
              "  \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n"
              "  \"literals\": [null, true, false]\n"
              "}";
        const Result<QJsonObject> object = parseObject(input);
        HZ_VERIFY_OK(object);
        QCOMPARE(canonical(*object).toHex(' '),
            QByteArray("7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 "
                       "75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a "
                       "5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 "
                       "65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37 "
                       "5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 "
                       "30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d"));
    }

    void halfACharacterIsRefused()
    {
        HZ_VERIFY_FAILS(canonicalJson(QString(QChar(0xd83d))), Invalid);
        HZ_VERIFY_FAILS(canonicalJson(QJsonObject{{QString(QChar(0xde00)), 1}}), Invalid);
        QCOMPARE(canonical(u"\U0001f600"_s), QByteArray("\"\U0001f600\""));
    }

    void aLongKeyOutsideAsciiKeepsItsValue()
    {
        const QByteArray json = "{\"\u00c3aaaaaaaaaaaaaaaa\":1}";
        const Result<QJsonObject> parsed = parseObject(json);
        HZ_VERIFY_OK(parsed);
        QCOMPARE(canonical(*parsed), json);
    }

    void theOrderOfInsertionDoesNotMatter()
    {
        QVERIFY(rc::check([](const std::map<std::string, int> &values) {
            QJsonObject forwards, backwards;
            for (auto it = values.begin(); it != values.end(); ++it)
                forwards.insert(QString::fromLatin1(it->first.c_str()), it->second);
            for (auto it = values.rbegin(); it != values.rend(); ++it)
                backwards.insert(QString::fromLatin1(it->first.c_str()), it->second);
            RC_PRE(forwards == backwards); // not so where two keys end in different NULs
            RC_ASSERT(canonical(forwards) == canonical(backwards));
            const Result<QJsonObject> back = parseObject(canonical(forwards));
            RC_ASSERT(back.has_value());
            RC_ASSERT(canonical(*back) == canonical(forwards)); // Qt's own == loses long keys
        }));
    }

    void depthIsBoundedBothWays()
    {
        HZ_VERIFY_OK(parseObject(nested(kMaxJsonDepth)));
        HZ_VERIFY_FAILS(parseObject(nested(kMaxJsonDepth + 1)), Invalid);
        HZ_VERIFY_FAILS(parseObject(QByteArray("{\"a\":").repeated(1'000'000)), Invalid);
        HZ_VERIFY_OK(canonicalJson(nestedArrays(kMaxJsonDepth)));
        HZ_VERIFY_FAILS(canonicalJson(nestedArrays(kMaxJsonDepth + 1)), Invalid);
    }

    void bracketsInTextsAreNotDepth()
    {
        const QByteArray text
            = QByteArray("{\"a\":\"\\\"") + QByteArray("[{").repeated(1000) + "\"}";
        HZ_VERIFY_OK(parseObject(text));
    }

    void sizeIsBounded()
    {
        HZ_VERIFY_OK(parseObject("{\"a\":12}", 8));
        HZ_VERIFY_FAILS(parseObject("{\"a\":12}", 7), Invalid);
    }

    void onlyAnObjectIsTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("a number") << QByteArray("1");
        QTest::newRow("cut short") << QByteArray("{\"a\":");
        QTest::newRow("two") << QByteArray("{}{}");
        QTest::newRow("broken UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    }
    void onlyAnObjectIsTaken()
    {
        QFETCH(const QByteArray, text);
        HZ_VERIFY_FAILS(parseObject(text), Invalid);
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"

#include "support/support.h"

#include <hz/core/xmlreader.h>

using namespace Qt::StringLiterals;
using namespace hz;

namespace {

// "a(x b()) " of tokens, "!" where reading failed.
QString tokens(const QByteArray &bytes)
{
    XmlReader xml(bytes);
    QString all;
    while (xml.next()) {
        if (xml.isStart())
            all += xml.name().toString() + u'(';
        else if (xml.isEnd())
            all += u')';
        else if (xml.isText())
            all += xml.text();
    }
    return xml.hasFailed() ? all + u'!' : all;
}

} // namespace

class TestXmlReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokensComeInOrder_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");

        QTest::newRow("elements and text") << QByteArray("<a>x<b/>&amp;</a>") << u"a(xb()&)"_s;
        QTest::newRow("prefixes go") << QByteArray("<p:a xmlns:p='u'><p:b/></p:a>") << u"a(b())"_s;
        QTest::newRow("GB18030") << QByteArray(
            "<?xml version='1.0' encoding='GB18030'?><a>\xc1\xd9\xcf\xc4</a>")
                                 << u"a(临夏)"_s;
        QTest::newRow("cut") << QByteArray("<a><b>x</b>") << u"a(b(x)!"_s;
        QTest::newRow("no XML") << QByteArray("{}") << u"!"_s;
        QTest::newRow("nothing") << QByteArray() << u"!"_s;
        QTest::newRow("a document type") << QByteArray("<!DOCTYPE a><a/>") << u"!"_s;
        QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")
                                  << u"!"_s;
        QTest::newRow("an entity nobody declared") << QByteArray("<a>&e;</a>") << u"a(!"_s;
    }

    void tokensComeInOrder()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        QCOMPARE(tokens(bytes), expected);
    }

    void nestingIsBounded()
    {
        const auto nested = [](int depth) {
            return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
        };
        QVERIFY(!tokens(nested(kMaxXmlDepth)).endsWith(u'!'));
        QVERIFY(tokens(nested(kMaxXmlDepth + 1)).endsWith(u'!'));
    }

    void attributesAreFoundWithoutTheirPrefix()
    {
        XmlReader xml("<a xmlns:r='u' r:id='1' name='2'/>");
        QVERIFY(xml.next() && xml.next());
        const QXmlStreamAttributes attributes = xml.attributes();
        QCOMPARE(XmlReader::attribute(attributes, u"id"), u"1");
        QCOMPARE(XmlReader::attribute(attributes, u"name"), u"2");
        QVERIFY(XmlReader::attribute(attributes, u"none").isNull());
    }
};

QTEST_GUILESS_MAIN(TestXmlReader)
#include "tst_xmlreader.moc"

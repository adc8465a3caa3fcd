#include "support/support.h"

#include <hz/core/commandline.h>

using namespace hz;
using namespace hz::commandline;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chineseTakesTwoColumns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("Latin") << u"RATIO-02"_s << 8;
        QTest::newRow("Chinese") << u"未达标"_s << 6;
        QTest::newRow("both") << u"IPv6部署"_s << 8;
        QTest::newRow("full-width signs") << u"，（）"_s << 6;
        QTest::newRow("signs of mathematics") << u"≤ 12:1"_s << 6;
        QTest::newRow("a letter and its accent") << u"e\u0301"_s << 1;
        QTest::newRow("a rare character") << QString::fromUcs4(U"\U00020000") << 2;
        QTest::newRow("nothing") << QString() << 0;
    }

    void chineseTakesTwoColumns()
    {
        QFETCH(QString, text);
        QFETCH(int, columns);
        QCOMPARE(columnsOf(text), columns);
        QCOMPARE(columnsOf(padded(text, 10)), 10);
        QVERIFY(padded(text, 10).startsWith(text));
        QVERIFY(padded(text, 10, Side::Right).endsWith(text));
    }

    void whatIsTooWideStays() { QCOMPARE(padded(u"未达标"_s, 3), u"未达标"_s); }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"

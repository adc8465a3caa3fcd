#include "support/support.h"

#include <hz/core/pinyin.h>

#include <rapidcheck.h>

using namespace hz;
using namespace Qt::StringLiterals;

class TestPinyin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void charactersAreReadWithoutTones_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("initials");
        QTest::newRow("a poem") << u"山行"_s << u"shanxing"_s << u"sx"_s;
        QTest::newRow("u with dots") << u"绿女"_s << u"lunu"_s << u"ln"_s;
        QTest::newRow("sounds of two letters")
            << u"上学 重点"_s << u"shangxue zhongdian"_s << u"sx zd"_s;
        QTest::newRow("Latin letters stay") << u"A4 纸"_s << u"a4 zhi"_s << u"a4 z"_s;
        QTest::newRow("the first character") << u"一"_s << u"yi"_s << u"y"_s;
        QTest::newRow("signs stay") << u"“一元”（1）"_s << u"“yiyuan”（1）"_s << u"“yy”（1）"_s;
        QTest::newRow("nothing") << QString() << QString() << QString();
    }
    void charactersAreReadWithoutTones()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, read);
        QFETCH(const QString, initials);
        QCOMPARE(pinyin(text), read);
        QCOMPARE(pinyinInitials(text), initials);
    }

    void anInitialBeginsEachReading()
    {
        QVERIFY(rc::check([] {
            const QString character{QChar(*rc::gen::inRange(0x4E00, 0xA000))};
            const QString read = pinyin(character), initial = pinyinInitials(character);
            RC_ASSERT(initial.size() == 1);
            RC_ASSERT(read.startsWith(initial));
            RC_ASSERT(read == read.simplified());
        }));
    }
};

QTEST_GUILESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"

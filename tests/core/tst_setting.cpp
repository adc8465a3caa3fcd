#include "support/support.h"

#include <hz/core/setting.h>

#include <cmath>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

enum class Hand { Left, Right, Both };
constexpr EnumName<Hand> kHandNames[] = {{Hand::Left, "left"}, {Hand::Right, "right"}};

const Setting<int> kWidth{"pen/width", 12, {1, 200}};
const Setting<double> kZoom{"view/zoom", 1.5, {0.5, 4}};
const Setting<bool> kDark{"look/dark", false};
const Setting<bool> kSound{"look/sound", true};
const Setting<QString> kInk{"pen/ink", u"ink:black"_s};
const Setting<Hand> kHand{"board/hand", Hand::Right, kHandNames};

QByteArray file(const QByteArray &group, const QByteArray &line)
{
    return '[' + group + "]\n" + line + '\n';
}

} // namespace

class TestSetting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThereHasItsFallback()
    {
        const test::TestDir dir;
        const Settings settings(dir.path());
        QCOMPARE(settings.value(kWidth), 12);
        QCOMPARE(settings.value(kZoom), 1.5);
        QCOMPARE(settings.value(kDark), false);
        QCOMPARE(settings.value(kSound), true);
        QCOMPARE(settings.value(kInk), u"ink:black"_s);
        QCOMPARE(settings.value(kHand), Hand::Right);
    }

    void whatIsSetIsThereTheNextTime()
    {
        const test::TestDir dir;
        {
            Settings settings(dir.path());
            settings.setValue(kWidth, 20);
            settings.setValue(kZoom, 2.25);
            settings.setValue(kDark, true);
            settings.setValue(kSound, false);
            settings.setValue(kInk, u"墨, \"ink\"; 100 %"_s);
            settings.setValue(kHand, Hand::Left);
            QCOMPARE(settings.value(kWidth), 20);
        }
        const Settings again(dir.path());
        QCOMPARE(again.value(kWidth), 20);
        QCOMPARE(again.value(kZoom), 2.25);
        QCOMPARE(again.value(kDark), true);
        QCOMPARE(again.value(kSound), false);
        QCOMPARE(again.value(kInk), u"墨, \"ink\"; 100 %"_s);
        QCOMPARE(again.value(kHand), Hand::Left);
    }

    void aNumberStaysInItsRange_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("width");
        QTest::newRow("inside") << QByteArray("width=50") << 50;
        QTest::newRow("too small") << QByteArray("width=-4") << 1;
        QTest::newRow("too large") << QByteArray("width=9000") << 200;
        QTest::newRow("larger than any int") << QByteArray("width=99999999999999999999") << 12;
        QTest::newRow("a word") << QByteArray("width=wide") << 12;
        QTest::newRow("nothing") << QByteArray("width=") << 12;
        QTest::newRow("a list") << QByteArray("width=1, 2, 3") << 12;
        QTest::newRow("a value of another kind") << QByteArray("width=@ByteArray(\\0\\1)") << 12;
    }
    void aNumberStaysInItsRange()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, width);
        const test::TestDir dir;
        dir.write(u"settings.ini"_s, file("pen", line));
        QCOMPARE(Settings(dir.path()).value(kWidth), width);
    }

    void notANumberIsNoNumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("zoom");
        QTest::newRow("nan") << QByteArray("nan") << 1.5;
        QTest::newRow("infinite") << QByteArray("inf") << 4.0;
        QTest::newRow("minus infinite") << QByteArray("-inf") << 0.5;
        QTest::newRow("a comma") << QByteArray("\"2,5\"") << 1.5;
    }
    void notANumberIsNoNumber()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const double, zoom);
        const test::TestDir dir;
        dir.write(u"settings.ini"_s, file("view", "zoom=" + text));
        QCOMPARE(Settings(dir.path()).value(kZoom), zoom);
    }

    void aSwitchKnowsTwoWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("sound");
        QTest::newRow("true") << QByteArray("true") << true << true;
        QTest::newRow("false") << QByteArray("false") << false << false;
        QTest::newRow("anything else") << QByteArray("perhaps") << false << true;
        QTest::newRow("nothing") << QByteArray() << false << true;
    }
    void aSwitchKnowsTwoWords()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, dark);
        QFETCH(const bool, sound);
        const test::TestDir dir;
        dir.write(u"settings.ini"_s, file("look", "dark=" + text + "\nsound=" + text));
        const Settings settings(dir.path());
        QCOMPARE(settings.value(kDark), dark);
        QCOMPARE(settings.value(kSound), sound);
    }

    void anEnumIsStoredByItsName()
    {
        const test::TestDir dir;
        {
            Settings settings(dir.path());
            settings.setValue(kHand, Hand::Left);
            settings.setValue(kHand, Hand::Both); // without a name: nothing is stored
        }
        QVERIFY(dir.read(u"settings.ini"_s).contains("hand=left"));
        QCOMPARE(Settings(dir.path()).value(kHand), Hand::Left);
        dir.write(u"settings.ini"_s, file("board", "hand=third"));
        QCOMPARE(Settings(dir.path()).value(kHand), Hand::Right);
    }

    void aFileOfRubbishGivesFallbacks()
    {
        const test::TestDir dir;
        dir.write(u"settings.ini"_s, QByteArray("\0\xff\xfe[[[=\n]]]\nwidth", 16));
        const Settings settings(dir.path());
        QCOMPARE(settings.value(kWidth), 12);
        QCOMPARE(settings.value(kHand), Hand::Right);
    }

    void whereNothingCanBeWrittenChangesLastAsLongAsTheProgram()
    {
        const test::TestDir dir;
        dir.write(u"a file"_s, "not a folder");
        const QString profile = dir.path(u"a file/profile"_s);
        {
            Settings settings(profile);
            settings.setValue(kWidth, 30);
            QCOMPARE(settings.value(kWidth), 30);
        }
        QCOMPARE(Settings(profile).value(kWidth), 12);
        QCOMPARE(dir.read(u"a file"_s), QByteArray("not a folder"));
    }
};

QTEST_GUILESS_MAIN(TestSetting)
#include "tst_setting.moc"

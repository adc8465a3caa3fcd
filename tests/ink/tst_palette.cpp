#include <hz/ink/palette.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace hz::ink;
using namespace Qt::StringLiterals;

class TestPalette : public QObject {
    Q_OBJECT

    QJsonObject m_colours;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(HZ_SOURCE_DIR "/resources/theme/tokens.json"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        m_colours = QJsonDocument::fromJson(file.readAll())["color"_L1].toObject();
    }

    void inksAreThoseOfTheTokens()
    {
        const QStringList tokens{
            u"mo"_s, u"hong"_s, u"cheng"_s, u"huang"_s, u"lv"_s, u"qing"_s, u"lan"_s, u"zi"_s};
        const QJsonObject inks = m_colours["ink"_L1].toObject();
        for (int i = 0; i < 8; ++i) {
            const QJsonObject shades = inks[tokens[i]].toObject();
            const QString &name = inkNames()[size_t(i)];
            QCOMPARE(QColor(inkColour(name, Ground::White)), QColor(shades["white"_L1].toString()));
            QCOMPARE(QColor(inkColour(name, Ground::Paper)), QColor(shades["white"_L1].toString()));
            QCOMPARE(QColor(inkColour(name, Ground::Green)), QColor(shades["green"_L1].toString()));
            QCOMPARE(QColor(inkColour(name, Ground::Dark)), QColor(shades["dark"_L1].toString()));
        }
    }

    void groundsAreThoseOfTheTokens()
    {
        for (const Ground ground : {Ground::White, Ground::Paper, Ground::Green, Ground::Dark}) {
            QCOMPARE(QColor(groundColour(ground)),
                QColor(m_colours["ground"_L1][groundName(ground)].toString()));
            QCOMPARE(groundNamed(groundName(ground)), ground);
        }
        QVERIFY(!groundNamed(u"plaid"));
    }

    void aHighlighterIsBrightOnEveryGroundAndAsStrongAsTheTokensSay_data()
    {
        QTest::addColumn<QString>("ink");
        for (const QString &ink : inkNames())
            QTest::addRow("%s", qPrintable(ink)) << ink;
    }
    void aHighlighterIsBrightOnEveryGroundAndAsStrongAsTheTokensSay()
    {
        QFETCH(const QString, ink);
        const Stroke mark{.brush = kHighlighterBrush, .ink = ink};
        for (const Ground ground : {Ground::White, Ground::Paper, Ground::Green, Ground::Dark}) {
            const Paint paint = paintOf(mark, ground);
            QCOMPARE(paint.opacity, m_colours["inkOpacity"_L1]["highlighter"_L1].toDouble());
            QCOMPARE(QColor(paint.colour), QColor(markColour(ink, ground)));
            if (ink != u"ink:black")
                QVERIFY2(QColor(paint.colour).value() > 200, qPrintable(groundName(ground)));
        }
        // Black marks, too: white would be nothing on white.
        QVERIFY(QColor(markColour(u"ink:black", Ground::White)).value() < 100);
    }

    void aCustomInkIsItselfAndAnUnknownOneIsBlack()
    {
        QCOMPARE(inkColour(u"custom:#12ab9f", Ground::Green), QRgb(0xff12ab9f));
        QCOMPARE(inkColour(u"ink:glitter", Ground::White), inkColour(u"ink:black", Ground::White));
        QCOMPARE(inkColour(u"custom:#zz", Ground::White), inkColour(u"ink:black", Ground::White));
    }
};

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"

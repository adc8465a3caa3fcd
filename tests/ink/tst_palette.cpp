#include <hz/ink/palette.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

#include <cmath>

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

    void anInkOfOnesOwnIsItselfWhereItCanBeTold()
    {
        QCOMPARE(inkColour(u"custom:#12ab9f", Ground::Dark), QRgb(0xff12ab9f));
        QCOMPARE(inkColour(u"custom:#8A1538", Ground::White), QRgb(0xff8a1538));
        QCOMPARE(ownInk(0xff0a2b3c), u"custom:#0a2b3c"_s);
        QCOMPARE(ownInkColour(u"custom:#0a2b3c"), std::optional<QRgb>(0xff0a2b3c));
    }

    void anInkOfOnesOwnCanBeToldFromEveryGroundAndKeepsItsHue()
    {
        const auto luminance = [](QRgb colour) {
            const auto linear = [](double part) {
                return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
            };
            const QColor rgb(colour);
            return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF())
                + 0.0722 * linear(rgb.blueF());
        };
        for (int red = 0; red < 256; red += 17)
            for (int green = 0; green < 256; green += 17)
                for (int blue = 0; blue < 256; blue += 17)
                    for (const Ground ground :
                        {Ground::White, Ground::Paper, Ground::Green, Ground::Dark}) {
                        const QRgb own = qRgb(red, green, blue);
                        const QRgb shown = inkColour(ownInk(own), ground);
                        const auto [darker, lighter]
                            = std::minmax({luminance(shown), luminance(groundColour(ground))});
                        QVERIFY2((lighter + 0.05) / (darker + 0.05) >= 2.999,
                            qPrintable(ownInk(own) + groundName(ground)));
                        const QColor before = QColor(own), after = QColor(shown);
                        if (before.hslSaturation() > 40 && after.lightness() > 20
                            && after.lightness() < 235) {
                            const int turn = std::abs(before.hslHue() - after.hslHue());
                            QVERIFY2(std::min(turn, 360 - turn) <= 4,
                                qPrintable(ownInk(own) + groundName(ground)));
                        }
                    }
    }

    void whatIsNoInkIsShownAsBlack()
    {
        for (const QString &name : {u"ink:glitter"_s, u"custom:#zzzzzz"_s, u"custom:#12345"_s,
                 u"custom:#1234567"_s, u"custom:#+12345"_s, u"custom:123456"_s, QString()}) {
            QVERIFY2(!isInk(name), qPrintable(name));
            QCOMPARE(inkColour(name, Ground::White), inkColour(u"ink:black", Ground::White));
        }
        QVERIFY(isInk(u"ink:cyan") && isInk(u"custom:#00ff7f"));
    }
};

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"

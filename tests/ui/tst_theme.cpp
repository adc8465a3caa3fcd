#include <hz/ink/palette.h>
#include <hz/ui/theme.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <optional>

using namespace hz;
using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr double kText = 4.5, kShape = 3;

const std::pair<Scheme, const char *> kSchemes[]
    = {{Scheme::Light, "light"}, {Scheme::Dark, "dark"}, {Scheme::Contrast, "contrast"}};
const std::pair<App, const char *> kApps[] = {
    {App::Board, "board"}, {App::Prep, "prep"}, {App::Office, "office"}, {App::Console, "console"}};

void eachLook()
{
    QTest::addColumn<App>("app");
    QTest::addColumn<Scheme>("scheme");
    for (const auto &[app, appName] : kApps)
        for (const auto &[scheme, schemeName] : kSchemes)
            QTest::addRow("%s, %s", appName, schemeName) << app << scheme;
}

} // namespace

Q_DECLARE_METATYPE(hz::ui::App)
Q_DECLARE_METATYPE(hz::ui::Scheme)

class TestTheme : public QObject {
    Q_OBJECT

    QJsonObject m_tokens;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(HZ_SOURCE_DIR "/resources/theme/tokens.json"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        m_tokens = QJsonDocument::fromJson(file.readAll()).object();
    }

    void coloursAreThoseOfTheTokens_data() { eachLook(); }
    void coloursAreThoseOfTheTokens()
    {
        QFETCH(const App, app);
        QFETCH(const Scheme, scheme);
        Theme theme(app);
        theme.setScheme(scheme);
        const QString schemeName = QString::fromLatin1(kSchemes[size_t(scheme)].second);
        const QJsonObject colours = m_tokens["color"_L1].toObject();
        const QJsonObject plain = colours[schemeName].toObject();
        QCOMPARE(theme.colour(Token::Canvas), QColor(plain["canvas"_L1].toString()));
        QCOMPARE(theme.colour(Token::Text3), QColor(plain["text3"_L1].toString()));
        const QJsonObject accent
            = colours["accent"_L1][QLatin1StringView(kApps[size_t(app)].second)][schemeName]
                  .toObject();
        QCOMPARE(theme.colour(Token::Accent), QColor(accent["base"_L1].toString()));
        QCOMPARE(theme.colour(Token::AccentLine), QColor(accent["line"_L1].toString()));
        for (size_t token = 0; token < kTokens; ++token)
            QVERIFY(theme.colour(Token(token)).isValid());
    }

    void aTranslucentColourKeepsItsAlpha()
    {
        const Theme theme(App::Board);
        QCOMPARE(theme.colour(Token::Scrim), QColor(0x0e, 0x12, 0x17, 0x73));
    }

    void textCanBeReadOnEverySurface_data() { eachLook(); }
    void textCanBeReadOnEverySurface()
    {
        QFETCH(const App, app);
        QFETCH(const Scheme, scheme);
        Theme theme(app);
        theme.setScheme(scheme);
        const auto ratio = [&](Token ink, Token ground) {
            return contrast(theme.colour(ink), theme.colour(ground));
        };
        for (const Token ground : {Token::Canvas, Token::Surface, Token::Sunken, Token::Hover})
            for (const Token ink : {Token::Text, Token::Text2, Token::Text3})
                QVERIFY2(ratio(ink, ground) >= kText,
                    qPrintable(u"text %1 on %2"_s.arg(int(ink)).arg(int(ground))));
        QVERIFY(ratio(Token::OnAccent, Token::Accent) >= kText);
        QVERIFY(ratio(Token::OnAccent, Token::AccentHover) >= kText);
        for (const Token ground : {Token::Canvas, Token::Surface, Token::AccentSoft})
            QVERIFY(ratio(Token::Accent, ground) >= kText);
        for (const Token shape : {Token::Control, Token::Focus})
            QVERIFY(ratio(shape, Token::Surface) >= kShape);
        for (size_t i = 0; i < kStatuses; ++i) {
            const QColor word = theme.colour(Status(i), StatusPart::Foreground);
            QVERIFY(contrast(word, theme.colour(Token::Surface)) >= kText);
            QVERIFY(contrast(word, theme.colour(Status(i), StatusPart::Background)) >= kText);
            QVERIFY(
                contrast(theme.colour(Status(i), StatusPart::Fill), theme.colour(Token::Surface))
                >= kShape);
        }
    }

    void everyInkCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<QString>("ink");
        for (const QString &ink : ink::inkNames())
            QTest::addRow("%s", qPrintable(ink)) << ink;
    }
    void everyInkCanBeReadOnEveryGround()
    {
        QFETCH(const QString, ink);
        using ink::Ground;
        for (const Ground ground : {Ground::White, Ground::Paper, Ground::Green, Ground::Dark}) {
            const double ratio
                = contrast(QColor(ink::inkColour(ink, ground)), QColor(ink::groundColour(ground)));
            QVERIFY2(ratio >= kText,
                qPrintable(u"%1 on %2: %3"_s.arg(ink, ink::groundName(ground)).arg(ratio)));
        }
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(QColor(0x123456), QColor(0x123456)), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void sizesAndTypeGrowWithTheScale()
    {
        Theme theme(App::Board);
        const int button = theme.px(Measure::BarButtonWidth);
        const int type = theme.font(TypeRole::Caption).pixelSize();
        QCOMPARE(button, 60);
        QCOMPARE(type, 13);
        theme.setScale(2);
        QCOMPARE(theme.px(Measure::BarButtonWidth), 2 * button);
        QCOMPARE(theme.font(TypeRole::Caption).pixelSize(), 2 * type);
        QCOMPARE(theme.radius(Radius::Bar), 40);
        QCOMPARE(theme.lineHeight(TypeRole::BoardBody), 56);
        QCOMPARE(theme.hairline(), 2);
        theme.setScale(1.5);
        QCOMPARE(theme.hairline(), 1); // whole pixels
    }

    void theScaleStaysBetweenOneAndTwoAndAHalf()
    {
        Theme theme(App::Board);
        theme.setScale(0.2);
        QCOMPARE(theme.scale(), Theme::kLeastScale);
        theme.setScale(9);
        QCOMPARE(theme.scale(), Theme::kMostScale);
    }

    void changesAreToldOnce()
    {
        Theme theme(App::Board);
        const QSignalSpy changed(&theme, &Theme::changed);
        theme.setScheme(Scheme::Light);
        theme.setScale(1);
        QCOMPARE(changed.size(), 0);
        theme.setScheme(Scheme::Dark);
        theme.setScale(2);
        QCOMPARE(changed.size(), 2);
    }

    void theApplicationFollowsTheScheme()
    {
        Theme theme(App::Board);
        theme.setScheme(Scheme::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colour(Token::Canvas));
        QCOMPARE(QApplication::font().pixelSize(), theme.font(theme.bodyRole()).pixelSize());
    }

    void boardIsForFingersAndTheDesksAreNot()
    {
        QCOMPARE(Theme(App::Board).bodyRole(), TypeRole::BoardBody);
        QCOMPARE(Theme(App::Console).bodyRole(), TypeRole::Body);
        QVERIFY(!Theme(App::Office).isTouch());
    }

    void shadowsAreStrongerInTheDarkAndNoneInHighContrast()
    {
        Theme theme(App::Board);
        const double light = theme.shadow(Elevation::E2).front().alpha;
        theme.setScheme(Scheme::Dark);
        QVERIFY(theme.shadow(Elevation::E2).front().alpha > light);
        theme.setScheme(Scheme::Contrast);
        QVERIFY(theme.shadow(Elevation::E2).empty());
        QCOMPARE(theme.hairline(), 2);
    }

    void thereIsOneThemeAtATime()
    {
        {
            const Theme theme(App::Board);
            QCOMPARE(&ui::theme(), &theme);
        }
        const Theme next(App::Prep);
        QCOMPARE(&ui::theme(), &next);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

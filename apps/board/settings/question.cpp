#include "settings/question.h"

#include "settings/preferences.h"

#include <hz/translations.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <array>

namespace hz::board {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(hz::board::Questions)
};

constexpr std::array kPlaces{
    BarPlace::Bottom, BarPlace::Left, BarPlace::Right, BarPlace::BothSides};
constexpr std::array kColours{Colours::Light, Colours::Dark, Colours::Contrast, Colours::System};
constexpr std::array kFingers{Fingers::UseTool, Fingers::MovePage};
constexpr std::array kBreadths{Breadth::Pressure, Breadth::Speed};
constexpr std::array kPercents{100, 125, 150, 175, 200, 250}; // after "as the screen"

template<typename T, size_t N> int placeOf(const std::array<T, N> &all, const T &value)
{
    const auto at = std::find(all.begin(), all.end(), value);
    return at == all.end() ? -1 : int(at - all.begin());
}

} // namespace

BarPlace barPlaceAt(int place)
{
    return kPlaces[size_t(place)];
}

Question barPlaceQuestion(Preferences &preferences)
{
    return {.name = kAskBarPlace,
        .text = Words::tr("Tool bar"),
        .answers = {Words::tr("Below", "the tool bar"), Words::tr("Left", "the tool bar"),
            Words::tr("Right", "the tool bar"), Words::tr("Both sides", "the tool bar")},
        .chosen = [&preferences] { return placeOf(kPlaces, preferences.barPlace()); },
        .choose = [&preferences](int place) { preferences.setBarPlace(kPlaces[size_t(place)]); }};
}

Question coloursQuestion(Preferences &preferences)
{
    return {.name = QStringLiteral("ask.colours"),
        .text = Words::tr("Colours"),
        .answers = {Words::tr("Light", "colours"), Words::tr("Dark", "colours"),
            Words::tr("High contrast"), Words::tr("As the computer")},
        .chosen = [&preferences] { return placeOf(kColours, preferences.colours()); },
        .choose = [&preferences](int place) { preferences.setColours(kColours[size_t(place)]); }};
}

Question languageQuestion(Preferences &preferences)
{
    const QStringList languages = Translations::available();
    QStringList names; // each in its own language, or nobody finds back
    for (const QString &language : languages)
        names.append(QLocale(language).language() == QLocale::English
                ? QStringLiteral("English")
                : QLocale(language).nativeLanguageName());
    return {.name = QStringLiteral("ask.language"),
        .text = Words::tr("Language"),
        .answers = names,
        .chosen =
            [languages] {
                for (qsizetype i = 0; i < languages.size(); ++i)
                    if (QLocale(languages[i]).language() == QLocale().language())
                        return int(i);
                return -1;
            },
        .choose
        = [&preferences, languages](int place) { preferences.setLanguage(languages[place]); }};
}

Question fingersQuestion(Preferences &preferences)
{
    return {.name = QStringLiteral("ask.fingers"),
        .text = Words::tr("Fingers"),
        .answers = {Words::tr("Write"), Words::tr("Move the page")},
        .chosen = [&preferences] { return placeOf(kFingers, preferences.fingers()); },
        .choose = [&preferences](int place) { preferences.setFingers(kFingers[size_t(place)]); }};
}

Question breadthQuestion(Preferences &preferences)
{
    return {.name = QStringLiteral("ask.breadth"),
        .text = Words::tr("Pen pressure"),
        .answers = {Words::tr("Press harder, write broader"), Words::tr("Makes no difference")},
        .chosen = [&preferences] { return placeOf(kBreadths, preferences.breadth()); },
        .choose = [&preferences](int place) { preferences.setBreadth(kBreadths[size_t(place)]); }};
}

Question scaleQuestion(Preferences &preferences, std::function<QSize()> screen)
{
    constexpr double kPercent = 100;
    QStringList answers{Words::tr("As the screen")};
    for (const int percent : kPercents)
        answers.append(Words::tr("%1%").arg(QLocale().toString(percent)));
    return {.name = QStringLiteral("ask.scale"),
        .text = Words::tr("Size of the buttons"),
        .answers = answers,
        .chosen =
            [&preferences] {
                const std::optional<int> percent = preferences.scalePercent();
                return percent ? placeOf(kPercents, *percent) + 1 : 0;
            },
        .choose =
            [&preferences](int place) {
                preferences.setScalePercent(
                    place == 0 ? std::nullopt : std::optional(kPercents[size_t(place - 1)]));
            },
        .isPossible =
            [screen = std::move(screen)](int place) {
                return place == 0 || kPercents[size_t(place - 1)] / kPercent <= mostScale(screen());
            },
        .note = Words::tr("Larger sizes need a screen with more pixels.")};
}

} // namespace hz::board

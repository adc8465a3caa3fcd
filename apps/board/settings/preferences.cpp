#include "settings/preferences.h"

#include <algorithm>

namespace hz::board {

namespace {

constexpr EnumName<BarPlace> kPlaceNames[] = {{BarPlace::Bottom, "bottom"},
    {BarPlace::Left, "left"}, {BarPlace::Right, "right"}, {BarPlace::BothSides, "bothSides"}};
constexpr EnumName<Colours> kColoursNames[] = {{Colours::Light, "light"}, {Colours::Dark, "dark"},
    {Colours::Contrast, "contrast"}, {Colours::System, "system"}};
constexpr EnumName<Fingers> kFingersNames[]
    = {{Fingers::UseTool, "useTool"}, {Fingers::MovePage, "movePage"}};
constexpr EnumName<Breadth> kBreadthNames[]
    = {{Breadth::Pressure, "pressure"}, {Breadth::Speed, "speed"}};
constexpr EnumName<ink::Ground> kGroundNames[] = {{ink::Ground::White, "white"},
    {ink::Ground::Paper, "paper"}, {ink::Ground::Green, "green"}, {ink::Ground::Dark, "dark"}};

constexpr int kFollowing = 0;
constexpr int kPercent = 100;

const Setting<BarPlace> kBarPlace{"bar/place", BarPlace::Bottom, kPlaceNames};
const Setting<Colours> kColours{"look/scheme", Colours::Light, kColoursNames};
const Setting<Fingers> kFingers{"pen/fingers", Fingers::UseTool, kFingersNames};
const Setting<Breadth> kBreadth{"pen/breadth", Breadth::Pressure, kBreadthNames};
const Setting<ink::Ground> kPageGround{"page/ground", ink::Ground::White, kGroundNames};
const Setting<int> kScale{
    "look/scalePercent", kFollowing, {kFollowing, int(ui::Theme::kMostScale *kPercent)}};
const Setting<QString> kLanguage{"look/language"};

} // namespace

double scaleFollowing(QSize screen)
{
    constexpr double kDesignHeight = 1080;
    return screen.height() / kDesignHeight;
}

double mostScale(QSize screen)
{
    constexpr QSizeF kLeastRoom(1280, 720); // at scale 1
    const double fits
        = std::min(screen.width() / kLeastRoom.width(), screen.height() / kLeastRoom.height());
    return std::clamp(fits, ui::Theme::kLeastScale, ui::Theme::kMostScale);
}

Preferences::Preferences(Settings &settings)
    : m_settings(settings)
{
}

BarPlace Preferences::barPlace() const
{
    return m_settings.value(kBarPlace);
}

void Preferences::setBarPlace(BarPlace place)
{
    if (place == barPlace())
        return;
    m_settings.setValue(kBarPlace, place);
    Q_EMIT changed();
}

Colours Preferences::colours() const
{
    return m_settings.value(kColours);
}

void Preferences::setColours(Colours colours)
{
    if (colours == this->colours())
        return;
    m_settings.setValue(kColours, colours);
    Q_EMIT changed();
}

Fingers Preferences::fingers() const
{
    return m_settings.value(kFingers);
}

void Preferences::setFingers(Fingers fingers)
{
    if (fingers == this->fingers())
        return;
    m_settings.setValue(kFingers, fingers);
    Q_EMIT changed();
}

Breadth Preferences::breadth() const
{
    return m_settings.value(kBreadth);
}

void Preferences::setBreadth(Breadth breadth)
{
    if (breadth == this->breadth())
        return;
    m_settings.setValue(kBreadth, breadth);
    Q_EMIT changed();
}

ink::Ground Preferences::pageGround() const
{
    return m_settings.value(kPageGround);
}

void Preferences::setPageGround(ink::Ground ground)
{
    if (ground == pageGround())
        return;
    m_settings.setValue(kPageGround, ground);
    Q_EMIT changed();
}

std::optional<int> Preferences::scalePercent() const
{
    const int percent = m_settings.value(kScale);
    return percent == kFollowing ? std::nullopt : std::optional(std::max(percent, kPercent));
}

void Preferences::setScalePercent(std::optional<int> percent)
{
    if (percent == scalePercent())
        return;
    m_settings.setValue(kScale, percent.value_or(kFollowing));
    Q_EMIT changed();
}

QString Preferences::language() const
{
    return m_settings.value(kLanguage);
}

void Preferences::setLanguage(const QString &language)
{
    m_settings.setValue(kLanguage, language);
    Q_EMIT languageChosen(language);
}

ui::Scheme Preferences::scheme() const
{
    switch (colours()) {
    case Colours::Light:
        return ui::Scheme::Light;
    case Colours::Dark:
        return ui::Scheme::Dark;
    case Colours::Contrast:
        return ui::Scheme::Contrast;
    case Colours::System:
        return ui::theme().systemScheme();
    }
    return ui::Scheme::Light;
}

double Preferences::scaleOn(QSize screen) const
{
    const std::optional<int> percent = scalePercent();
    const double wanted = percent ? double(*percent) / kPercent : scaleFollowing(screen);
    return std::clamp(wanted, ui::Theme::kLeastScale, mostScale(screen));
}

} // namespace hz::board

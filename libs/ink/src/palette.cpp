#include <hz/ink/palette.h>

#include <algorithm>
#include <cmath>

namespace hz::ink {

namespace {

struct Shades {
    QString name;
    QRgb light; // on white and paper
    QRgb green;
    QRgb dark;
};

const std::array<Shades, 8> &shades()
{
    static const std::array<Shades, 8> table{{
        {QStringLiteral("ink:black"), 0xff1b1f24, 0xfff6f7f2, 0xfff1f3f5},
        {QStringLiteral("ink:red"), 0xffc4202f, 0xffffa3a0, 0xffff7b78},
        {QStringLiteral("ink:orange"), 0xffb04a00, 0xffffb875, 0xffff9f4a},
        {QStringLiteral("ink:yellow"), 0xff876000, 0xffffe06b, 0xffffd84d},
        {QStringLiteral("ink:green"), 0xff16733a, 0xff9ceb9f, 0xff6fdb86},
        {QStringLiteral("ink:cyan"), 0xff086e7d, 0xff7fe7e4, 0xff4fd3db},
        {QStringLiteral("ink:blue"), 0xff1a56c4, 0xffa9cdff, 0xff7db1ff},
        {QStringLiteral("ink:purple"), 0xff7a35b0, 0xffddbbff, 0xffc79bff},
    }};
    return table;
}

QRgb shadeOn(const Shades &ink, Ground ground)
{
    switch (ground) {
    case Ground::White:
    case Ground::Paper:
        return ink.light;
    case Ground::Green:
        return ink.green;
    case Ground::Dark:
        return ink.dark;
    }
    return ink.light;
}

constexpr double kOwnContrast = 3; // of one's own inks on a ground
constexpr QStringView kOwn = u"custom:#";

double luminance(QRgb colour)
{
    const auto linear = [](int part) {
        const double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour))
        + 0.0722 * linear(qBlue(colour));
}

// The same hue, only as much lighter or darker as it takes.
QRgb toldFrom(Ground ground, QRgb colour)
{
    const double under = luminance(groundColour(ground));
    const auto isTold = [under](QRgb candidate) {
        const auto [darker, lighter] = std::minmax({under, luminance(candidate)});
        return (lighter + 0.05) / (darker + 0.05) >= kOwnContrast;
    };
    if (isTold(colour))
        return colour;
    const QColor own = QColor(colour).toHsl();
    const auto withLightness = [&own](double lightness) {
        return QColor::fromHslF(
            std::max(own.hslHueF(), 0.0F), own.hslSaturationF(), float(lightness))
            .rgb();
    };
    double near = double(own.lightnessF()), far = isDark(ground) ? 1 : 0;
    for (int i = 0; i < 10; ++i) {
        const double middle = (near + far) / 2;
        (isTold(withLightness(middle)) ? far : near) = middle;
    }
    return withLightness(far);
}

} // namespace

QString groundName(Ground ground)
{
    switch (ground) {
    case Ground::White:
        return QStringLiteral("white");
    case Ground::Paper:
        return QStringLiteral("paper");
    case Ground::Green:
        return QStringLiteral("green");
    case Ground::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

std::optional<Ground> groundNamed(QStringView name)
{
    for (const Ground ground : {Ground::White, Ground::Paper, Ground::Green, Ground::Dark})
        if (groundName(ground) == name)
            return ground;
    return std::nullopt;
}

QRgb groundColour(Ground ground)
{
    switch (ground) {
    case Ground::White:
        return 0xffffffff;
    case Ground::Paper:
        return 0xfffbf8f1;
    case Ground::Green:
        return 0xff1d4a3b;
    case Ground::Dark:
        return 0xff1b1e22;
    }
    return 0xffffffff;
}

bool isDark(Ground ground)
{
    return ground == Ground::Green || ground == Ground::Dark;
}

const std::array<QString, 8> &inkNames()
{
    static const std::array<QString, 8> names = [] {
        std::array<QString, 8> list;
        for (size_t i = 0; i < list.size(); ++i)
            list[i] = shades()[i].name;
        return list;
    }();
    return names;
}

QString ownInk(QRgb colour)
{
    return kOwn.toString() + QStringLiteral("%1").arg(colour & 0xffffffu, 6, 16, QChar(u'0'));
}

std::optional<QRgb> ownInkColour(QStringView ink)
{
    if (!ink.startsWith(kOwn) || ink.size() != kOwn.size() + 6)
        return std::nullopt;
    QRgb colour = 0xff;
    for (const QChar digit : ink.sliced(kOwn.size())) {
        const int value = digit.isDigit() && digit.unicode() < 128 ? digit.unicode() - u'0'
            : digit >= u'a' && digit <= u'f'                       ? digit.unicode() - u'a' + 10
            : digit >= u'A' && digit <= u'F'                       ? digit.unicode() - u'A' + 10
                                                                   : -1;
        if (value < 0)
            return std::nullopt;
        colour = (colour << 4) | QRgb(value);
    }
    return colour;
}

bool isInk(QStringView ink)
{
    const auto &names = inkNames();
    return std::find(names.begin(), names.end(), ink) != names.end() || ownInkColour(ink);
}

QRgb inkColour(QStringView ink, Ground ground)
{
    for (const Shades &candidate : shades())
        if (candidate.name == ink)
            return shadeOn(candidate, ground);
    if (const std::optional<QRgb> own = ownInkColour(ink))
        return toldFrom(ground, *own);
    return shadeOn(shades().front(), ground);
}

QRgb markColour(QStringView ink, Ground ground)
{
    const bool isBlack = inkColour(ink, ground) == shadeOn(shades().front(), ground);
    return inkColour(ink, isDark(ground) || isBlack ? ground : Ground::Dark);
}

Blend markBlend(Ground ground)
{
    return isDark(ground) ? Blend::Screen : Blend::Multiply;
}

Paint paintOf(const Stroke &stroke, Ground ground)
{
    const Brush brush = brushNamed(stroke.brush);
    return {.colour
        = brush.translucent ? markColour(stroke.ink, ground) : inkColour(stroke.ink, ground),
        .opacity = brush.opacity,
        .blend = brush.translucent ? markBlend(ground) : Blend::Cover};
}

} // namespace hz::ink

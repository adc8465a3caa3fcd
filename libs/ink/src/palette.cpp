#include <hz/ink/palette.h>

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

QRgb inkColour(QStringView ink, Ground ground)
{
    for (const Shades &candidate : shades())
        if (candidate.name == ink)
            return shadeOn(candidate, ground);
    constexpr QStringView kCustom = u"custom:#";
    if (ink.startsWith(kCustom) && ink.size() == kCustom.size() + 6) {
        bool ok = false;
        const uint rgb = ink.sliced(kCustom.size()).toUInt(&ok, 16);
        if (ok)
            return 0xff000000u | rgb;
    }
    return shadeOn(shades().front(), ground);
}

QRgb markColour(QStringView ink, Ground ground)
{
    const bool isBlack = inkColour(ink, ground) == shadeOn(shades().front(), ground);
    return inkColour(ink, isDark(ground) || isBlack ? ground : Ground::Dark);
}

Paint paintOf(const Stroke &stroke, Ground ground)
{
    const Brush brush = brushNamed(stroke.brush);
    const Blend over = isDark(ground) ? Blend::Screen : Blend::Multiply;
    return {.colour
        = brush.translucent ? markColour(stroke.ink, ground) : inkColour(stroke.ink, ground),
        .opacity = brush.opacity,
        .blend = brush.translucent ? over : Blend::Cover};
}

} // namespace hz::ink

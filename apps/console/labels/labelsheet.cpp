#include "labels/labelsheet.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::LabelSheet)
};

constexpr QSizeF kA4{210, 297};

constexpr LabelSheet roll(const char *id, double width, double height)
{
    return {id, {width, height}, 1, 1, {width, height}, {0, 0}, {width, height}};
}

// Grids that label makers of all brands sell.
constexpr std::array kSheets{
    LabelSheet{"a4-3x8", kA4, 3, 8, {70, 37}, {0, 0.5}, {70, 37}, 5},
    LabelSheet{"a4-3x7", kA4, 3, 7, {63.5, 38.1}, {7.25, 15.15}, {66, 38.1}},
    LabelSheet{"a4-2x7", kA4, 2, 7, {99.1, 38.1}, {4.65, 15.15}, {101.6, 38.1}},
    LabelSheet{"a4-4x10", kA4, 4, 10, {48.5, 25.4}, {8, 21.5}, {48.5, 25.4}},
    LabelSheet{"a4-5x13", kA4, 5, 13, {38.1, 21.2}, {4.75, 10.7}, {40.6, 21.2}},
    roll("roll-70x40", 70, 40),
    roll("roll-60x40", 60, 40),
    roll("roll-50x30", 50, 30),
    roll("roll-40x30", 40, 30),
};

} // namespace

std::span<const LabelSheet> labelSheets()
{
    return kSheets;
}

const LabelSheet *labelSheet(QStringView id)
{
    const auto found = std::find_if(kSheets.begin(), kSheets.end(),
        [id](const LabelSheet &sheet) { return id == QLatin1StringView(sheet.id); });
    return found == kSheets.end() ? nullptr : &*found;
}

QString titleOf(const LabelSheet &sheet)
{
    const QLocale locale;
    const QString size
        = Tr::tr("%1 × %2 mm", "width, height")
              .arg(locale.toString(sheet.label.width()), locale.toString(sheet.label.height()));
    return sheet.isRoll() ? Tr::tr("Roll, %1").arg(size)
                          : Tr::tr("A4, %n label(s) of %1", nullptr, sheet.perPage()).arg(size);
}

} // namespace hz::console

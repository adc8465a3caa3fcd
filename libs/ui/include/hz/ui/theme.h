// The look as values: colours, sizes, type, shadows and times of resources/theme/tokens.json, for a
// scheme and a scale.
//
// main() makes the one Theme after QApplication and before any widget; theme() hands it out;
// widgets repaint on changed(). Commands that paint on paper make one under a QGuiApplication.
// Sizes are logical pixels with the UI scale in them. GUI thread.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

#include <array>
#include <chrono>
#include <vector>

class QJsonObject;

namespace hz::ui {

enum class App { Board, Prep, Office, Console };
enum class Scheme { Light, Dark, Contrast };

enum class Token {
    Canvas,
    Surface,
    Sunken,
    Hover,
    Pressed,
    Line,
    LineStrong,
    Control,
    Text,
    Text2,
    Text3,
    Disabled,
    OnAccent,
    Focus,
    Scrim,
    Shadow,
    Accent,
    AccentHover,
    AccentSoft,
    AccentLine,
};
inline constexpr size_t kTokens = size_t(Token::AccentLine) + 1;

enum class Status { Ok, Warn, Bad, Info, NoData, Busy };
enum class StatusPart { Foreground, Background, Fill };
inline constexpr size_t kStatuses = size_t(Status::Busy) + 1;
inline constexpr size_t kStatusParts = size_t(StatusPart::Fill) + 1;

enum class TypeRole { Caption, Body, Title, Heading, Display, BoardBody, BoardTitle };
inline constexpr size_t kTypeRoles = size_t(TypeRole::BoardTitle) + 1;
enum class Weight { Regular, Bold };

enum class Radius { Chip, Control, Card, Panel, Bar };
inline constexpr size_t kRadii = size_t(Radius::Bar) + 1;

/// E1: a card under the pointer; E2: bars, popovers, menus; E3: dialogs and drawers.
enum class Elevation { E1, E2, E3 };
inline constexpr size_t kElevations = size_t(Elevation::E3) + 1;

struct ShadowLayer {
    double y = 0;
    double blur = 0; // twice the standard deviation, as in CSS
    double alpha = 0;
};

enum class Duration { Fade, Move, Panel, Toast, UndoToast };
inline constexpr size_t kDurations = size_t(Duration::UndoToast) + 1;

/// Sizes that several screens share. The rest is px(number).
enum class Measure {
    DeskControl,
    DeskCompact,
    DeskIcon,
    TouchMin,
    TouchNormal,
    TouchLarge,
    TouchGap,
    TouchIcon,
    TouchIconLarge,
    EmptyIcon,
    BarHeight,
    BarPadding,
    BarButtonWidth,
    BarButtonHeight,
    BarIcon,
    BarIconGap,
    BarGap,
    BarGapTight,
    BarFromEdge,
    BarSeparatorWidth,
    BarSeparatorLength,
    BarInkDot,
    ClusterMiddle,
    PopoverGap,
    PenRowWidth,
    PenRowHeight,
    PenColumnWidth,
    InkTargetWidth,
    InkTargetHeight,
    InkDisc,
    WidthTarget,
    StripHeight,
    ThumbWidth,
    ThumbHeight,
    CardWidth,
    DeskRow,
    DeskRowCompact,
    DeskHeader,
    DeskSideBar,
    DeskRail,
    DeskRailBelow,
    DeskTopBar,
    DeskMargin,
    DeskMarginNarrow,
    DeskGap,
    DeskGapNarrow,
    DeskCardPadding,
    DeskMiddleMin,
    DeskSelectionBar,
    ChartTarget,
    ChartTargetOvershoot,
    ChartRatioBar,
    ChartLine,
    ChartDot,
};
inline constexpr size_t kMeasures = size_t(Measure::ChartDot) + 1;

/// Amounts, from little to much.
inline constexpr size_t kSequentialSteps = 6;
/// Kinds that are compared, in this order.
inline constexpr size_t kCategories = 8;

class Theme final : public QObject {
    Q_OBJECT

public:
    static constexpr double kLeastScale = 1, kMostScale = 2.5;

    /// Becomes theme(); there is one at a time.
    explicit Theme(App app);
    ~Theme() override;

    /// Board is used by finger and pen: larger type and targets.
    bool isTouch() const { return m_app == App::Board; }

    /// Light or dark as the desktop was when the program began.
    Scheme systemScheme() const { return m_systemScheme; }
    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    /// Multiplies every size of ours; the device pixel ratio is the system's.
    double scale() const { return m_scale; }
    void setScale(double scale);

    QColor colour(Token token) const { return colour(token, m_scheme); }
    QColor colour(Token token, Scheme scheme) const
    {
        return m_colours[size_t(scheme)][size_t(token)];
    }
    QColor colour(Status status, StatusPart part) const { return colour(status, part, m_scheme); }
    QColor colour(Status status, StatusPart part, Scheme scheme) const
    {
        return m_statuses[size_t(scheme)][size_t(status)][size_t(part)];
    }
    /// Charts have two sets of colours: contrast takes the dark one.
    QColor sequential(size_t step, Scheme scheme) const
    {
        return m_sequential[isDark(scheme)][step];
    }
    QColor category(size_t which, Scheme scheme) const
    {
        return m_categories[isDark(scheme)][which];
    }
    QPalette palette() const;

    /// A size of the design at scale 1, scaled.
    int px(double atScaleOne) const;
    int px(Measure measure) const { return px(atScaleOne(measure)); }
    double atScaleOne(Measure measure) const { return m_measures[size_t(measure)]; }
    int radius(Radius radius) const { return px(radiusAtScaleOne(radius)); }
    double radiusAtScaleOne(Radius radius) const { return m_radii[size_t(radius)]; }
    /// Of the outline of panels and controls. Whole pixels, so that it stays sharp.
    int hairline() const { return int(m_scale) * (m_scheme == Scheme::Contrast ? 2 : 1); }

    QFont font(TypeRole role, Weight weight = Weight::Regular) const
    {
        return font(role, weight, m_scale);
    }
    QFont font(TypeRole role, Weight weight, double scale) const;
    int lineHeight(TypeRole role) const { return px(lineAtScaleOne(role)); }
    int lineAtScaleOne(TypeRole role) const { return m_types[size_t(role)].line; }
    /// What text is written in where nothing else is said.
    TypeRole bodyRole() const { return isTouch() ? TypeRole::BoardBody : TypeRole::Body; }

    /// In the scheme's strength, at scale 1. No layers: no shadow.
    std::vector<ShadowLayer> shadow(Elevation elevation) const;
    std::chrono::milliseconds duration(Duration which) const { return m_durations[size_t(which)]; }

Q_SIGNALS:
    void changed();

private:
    struct Type {
        int size = 0;
        int line = 0;
    };
    static constexpr size_t kSchemes = 3;

    static bool isDark(Scheme scheme) { return scheme != Scheme::Light; }
    void readColours(const QJsonObject &colours);
    void readChartColours(const QJsonObject &colours);
    void readSizes(const QJsonObject &tokens);
    void apply() const;

    App m_app;
    Scheme m_systemScheme;
    Scheme m_scheme = Scheme::Light;
    double m_scale = 1;
    std::array<std::array<QColor, kTokens>, kSchemes> m_colours;
    std::array<std::array<std::array<QColor, kStatusParts>, kStatuses>, kSchemes> m_statuses;
    std::array<std::array<QColor, kSequentialSteps>, 2> m_sequential; // light, dark
    std::array<std::array<QColor, kCategories>, 2> m_categories;
    QStringList m_families;
    std::array<Type, kTypeRoles> m_types;
    std::array<double, kRadii> m_radii{};
    std::array<double, kMeasures> m_measures{};
    std::array<std::vector<ShadowLayer>, kElevations> m_shadows;
    double m_darkShadow = 1;
    std::array<std::chrono::milliseconds, kDurations> m_durations{};
};

/// How well two colours can be told apart: 1 not at all, 21 black on white (WCAG 2.1). Text
/// wants 4.5, shapes want 3.
double contrast(const QColor &a, const QColor &b);

/// The program's theme.
Theme &theme();

} // namespace hz::ui

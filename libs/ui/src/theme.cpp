#include <hz/ui/theme.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtWidgets/QApplication>
#include <QtWidgets/QToolTip>

#include <cmath>

// Outside any namespace, as the macro wants. The linker leaves out a static library's resources
// unless asked.
static void initResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace hz::ui {

using namespace Qt::StringLiterals;

namespace {

Theme *g_theme = nullptr; // set by the one object that main() makes

constexpr std::array kSchemeNames{"light", "dark", "contrast"};
constexpr std::array kAppNames{"board", "prep", "office", "console"};
constexpr std::array kPlainTokens{"canvas", "surface", "sunken", "hover", "pressed", "line",
    "lineStrong", "control", "text", "text2", "text3", "disabled", "onAccent", "focus", "scrim",
    "shadow"};
constexpr std::array kAccentTokens{"base", "hover", "soft", "line"};
constexpr std::array kStatusNames{"ok", "warn", "bad", "info", "nodata", "busy"};
constexpr std::array kStatusPartNames{"fg", "bg", "fill"};
constexpr std::array kTypeNames{
    "caption", "body", "title", "heading", "display", "boardBody", "boardTitle"};
constexpr std::array kRadiusNames{"chip", "control", "card", "panel", "bar"};
constexpr std::array kElevationNames{"e1", "e2", "e3"};
constexpr std::array kDurationNames{"fade", "move", "panel", "toast", "undoToast"};
constexpr std::array kMeasurePaths{"control.desk.normal", "control.desk.compact", "icon.desk",
    "control.touch.min", "control.touch.normal", "control.touch.large", "control.touch.gap",
    "icon.touch", "icon.touchLarge", "icon.empty", "layout.board.bar.height",
    "layout.board.bar.padding", "layout.board.bar.button.0", "layout.board.bar.button.1",
    "layout.board.bar.icon", "layout.board.bar.iconGap", "layout.board.bar.gap",
    "layout.board.bar.gapTight", "layout.board.bar.fromEdge", "layout.board.bar.separator.0",
    "layout.board.bar.separator.1", "layout.board.bar.inkDot", "layout.board.pageCluster.middleMin",
    "layout.board.popoverGap", "layout.board.penRow.0", "layout.board.penRow.1",
    "layout.board.penColumnWidth", "layout.board.inkTarget.0", "layout.board.inkTarget.1",
    "layout.board.inkDisc", "layout.board.widthTarget", "layout.board.pageStrip.height",
    "layout.board.pageStrip.thumb.0", "layout.board.pageStrip.thumb.1", "layout.board.card",
    "control.desk.row", "control.desk.rowCompact", "control.desk.header", "layout.desk.sideBar",
    "layout.desk.rail", "layout.desk.railBelow", "layout.desk.topBar", "layout.desk.margin",
    "layout.desk.marginNarrow", "layout.desk.gap", "layout.desk.gapNarrow",
    "layout.desk.cardPadding", "layout.desk.middleMin", "layout.desk.selectionBar",
    "chart.targetWidth", "chart.targetOvershoot", "chart.ratioBar", "chart.line", "chart.dot"};

static_assert(kPlainTokens.size() + kAccentTokens.size() == kTokens);
static_assert(kStatusNames.size() == kStatuses && kStatusPartNames.size() == kStatusParts);
static_assert(kTypeNames.size() == kTypeRoles && kRadiusNames.size() == kRadii);
static_assert(kElevationNames.size() == kElevations && kDurationNames.size() == kDurations);
static_assert(kMeasurePaths.size() == kMeasures);

// The tokens are part of the program: what is missing there is our own mistake.
QJsonValue at(const QJsonObject &object, const char *path)
{
    QJsonValue value = object;
    for (const auto key : QLatin1StringView(path).tokenize(u'.'))
        value = value.isArray() ? value.toArray().at(QString(key).toInt())
                                : value.toObject().value(key);
    Q_ASSERT_X(!value.isUndefined(), "tokens.json", path);
    return value;
}

// "#RRGGBB" or "#RRGGBBAA", as in CSS.
QColor colourAt(const QJsonObject &object, const char *path)
{
    constexpr qsizetype kWithAlpha = 9;
    const QString text = at(object, path).toString();
    QColor colour(text.size() == kWithAlpha ? text.first(kWithAlpha - 2) : text);
    if (text.size() == kWithAlpha)
        colour.setAlpha(QStringView(text).last(2).toInt(nullptr, 16));
    Q_ASSERT_X(colour.isValid(), "tokens.json", path);
    return colour;
}

QJsonObject tokens()
{
    QFile file(u":/hz/theme/tokens.json"_s);
    [[maybe_unused]] const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    return QJsonDocument::fromJson(file.readAll()).object();
}

// Before our own palette is in force.
Scheme desktopScheme()
{
    const QPalette palette = QGuiApplication::palette();
    const bool isDark = palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
    return isDark ? Scheme::Dark : Scheme::Light;
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF());
    };
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

Theme::Theme(App app)
    : m_app(app)
    , m_systemScheme(desktopScheme())
{
    Q_ASSERT(!g_theme && qApp);
    initResources();
    const QJsonObject all = tokens();
    readColours(at(all, "color").toObject());
    readChartColours(at(all, "color").toObject());
    readSizes(all);
    g_theme = this;
    apply();
}

Theme::~Theme()
{
    g_theme = nullptr;
}

Theme &theme()
{
    Q_ASSERT(g_theme);
    return *g_theme;
}

void Theme::readColours(const QJsonObject &colours)
{
    const QJsonObject accents = at(colours, "accent")
                                    .toObject()
                                    .value(QLatin1StringView(kAppNames[size_t(m_app)]))
                                    .toObject();
    const QJsonObject statuses = at(colours, "status").toObject();
    for (size_t scheme = 0; scheme < kSchemes; ++scheme) {
        const QJsonObject plain = at(colours, kSchemeNames[scheme]).toObject();
        for (size_t i = 0; i < kPlainTokens.size(); ++i)
            m_colours[scheme][i] = colourAt(plain, kPlainTokens[i]);
        const QJsonObject accent = at(accents, kSchemeNames[scheme]).toObject();
        for (size_t i = 0; i < kAccentTokens.size(); ++i)
            m_colours[scheme][kPlainTokens.size() + i] = colourAt(accent, kAccentTokens[i]);
        for (size_t status = 0; status < kStatuses; ++status) {
            const QJsonObject parts
                = at(at(statuses, kStatusNames[status]).toObject(), kSchemeNames[scheme])
                      .toObject();
            for (size_t part = 0; part < kStatusParts; ++part)
                m_statuses[scheme][status][part] = colourAt(parts, kStatusPartNames[part]);
        }
    }
}

void Theme::readChartColours(const QJsonObject &colours)
{
    for (size_t dark = 0; dark < m_sequential.size(); ++dark) {
        const QJsonArray steps
            = at(at(colours, "sequential").toObject(), kSchemeNames[dark]).toArray();
        for (size_t i = 0; i < kSequentialSteps; ++i)
            m_sequential[dark][i] = QColor(steps.at(qsizetype(i)).toString());
        const QJsonArray kinds
            = at(at(colours, "category").toObject(), kSchemeNames[dark]).toArray();
        for (size_t i = 0; i < kCategories; ++i)
            m_categories[dark][i] = QColor(kinds.at(qsizetype(i)).toString());
    }
}

void Theme::readSizes(const QJsonObject &all)
{
    const QJsonObject type = at(all, "type").toObject();
    const QJsonArray families = at(type, "family").toArray();
    for (const auto &family : families)
        m_families.append(family.toString());
    for (size_t i = 0; i < kTypeRoles; ++i) {
        const QJsonObject role = at(type, kTypeNames[i]).toObject();
        m_types[i] = {at(role, "size").toInt(), at(role, "line").toInt()};
    }
    const QJsonObject radii = at(all, "radius").toObject();
    for (size_t i = 0; i < kRadii; ++i)
        m_radii[i] = at(radii, kRadiusNames[i]).toDouble();
    for (size_t i = 0; i < kMeasures; ++i)
        m_measures[i] = at(all, kMeasurePaths[i]).toDouble();
    const QJsonObject durations = at(all, "duration").toObject();
    for (size_t i = 0; i < kDurations; ++i)
        m_durations[i] = std::chrono::milliseconds(at(durations, kDurationNames[i]).toInt());
    const QJsonObject elevations = at(all, "elevation").toObject();
    for (size_t i = 0; i < kElevations; ++i) {
        const QJsonArray layers
            = at(at(elevations, kElevationNames[i]).toObject(), "layers").toArray();
        for (const auto &layer : layers) {
            const QJsonObject values = layer.toObject();
            m_shadows[i].push_back({at(values, "y").toDouble(), at(values, "blur").toDouble(),
                at(values, "alpha").toDouble()});
        }
    }
    m_darkShadow = at(elevations, "darkAlphaFactor").toDouble();
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set
        = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, colour(token)); };
    set(QPalette::Window, Token::Canvas);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Sunken);
    set(QPalette::Button, Token::Surface);
    set(QPalette::Text, Token::Text);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::OnAccent);
    set(QPalette::PlaceholderText, Token::Text3);
    set(QPalette::Highlight, Token::AccentSoft);
    set(QPalette::HighlightedText, Token::Accent);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::Light, Token::Hover);
    set(QPalette::Midlight, Token::Sunken);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Dark, Token::LineStrong);
    set(QPalette::Shadow, Token::Shadow);
    set(QPalette::ToolTipBase, Token::Text);
    set(QPalette::ToolTipText, Token::Surface);
    for (const auto role :
        {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colour(Token::Disabled));
    return palette;
}

void Theme::apply() const
{
    if (!qobject_cast<QApplication *>(QCoreApplication::instance()))
        return; // a command that paints on paper: there are no widgets
    QApplication::setPalette(palette());
    QApplication::setFont(font(bodyRole()));
    QToolTip::setPalette(palette());
    QToolTip::setFont(font(TypeRole::Caption));
}

void Theme::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    apply();
    Q_EMIT changed();
}

void Theme::setScale(double scale)
{
    scale = std::clamp(scale, kLeastScale, kMostScale);
    if (m_scale == scale)
        return;
    m_scale = scale;
    apply();
    Q_EMIT changed();
}

int Theme::px(double atScaleOne) const
{
    return int(std::lround(atScaleOne * m_scale));
}

QFont Theme::font(TypeRole role, Weight weight, double scale) const
{
    QFont font;
    font.setFamilies(m_families);
    font.setPixelSize(int(std::lround(m_types[size_t(role)].size * scale)));
    font.setWeight(weight == Weight::Bold ? QFont::Bold : QFont::Normal);
    return font;
}

std::vector<ShadowLayer> Theme::shadow(Elevation elevation) const
{
    if (m_scheme == Scheme::Contrast)
        return {}; // a border of two pixels tells a panel from the page
    std::vector<ShadowLayer> layers = m_shadows[size_t(elevation)];
    if (m_scheme == Scheme::Dark)
        for (ShadowLayer &layer : layers)
            layer.alpha = std::min(1.0, layer.alpha * m_darkShadow);
    return layers;
}

} // namespace hz::ui

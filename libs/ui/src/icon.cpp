#include <hz/ui/icon.h>
#include <hz/ui/theme.h>

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <array>
#include <cmath>

namespace hz::ui {

using namespace Qt::StringLiterals;

namespace {

// In the order of IconName.
constexpr std::array kFiles{"", "arrow-left", "camera", "check", "chevron-down", "chevron-left",
    "chevron-right", "chevron-up", "circle-alert", "circle-check", "circle-x", "cloud-check",
    "cloud-off", "contrast", "copy", "download", "ellipsis", "eraser", "file-down", "file-plus",
    "file-text", "folder-open", "fullscreen", "grid-2x2", "grid-3x3", "hand", "highlighter",
    "house", "image", "info", "layout-grid", "library", "log-out", "maximize", "minimize", "minus",
    "monitor", "moon", "mouse-pointer-2", "move-horizontal", "panel-left", "pencil", "plus",
    "presentation", "redo-2", "refresh-cw", "save", "scan", "search", "shapes", "share",
    "sliders-horizontal", "square", "sun", "trash-2", "triangle-alert", "type", "undo-2", "usb",
    "x", "zoom-in", "zoom-out", "bring-to-front", "copy-plus", "crosshair", "group", "lock",
    "lock-open", "send-to-back", "ungroup", "history", "archive-restore", "pointer", "settings",
    "keyboard", "printer", "chart-column", "chart-no-axes-column", "target", "door-open", "school",
    "arrow-left-right", "wrench", "scan-barcode", "wifi", "calendar", "upload", "columns-3",
    "external-link", "list", "cloud-upload", "user", "arrow-right", "arrow-up", "folder",
    "folder-plus", "hard-drive", "power", "network", "projector", "app-window", "clipboard-check"};
static_assert(kFiles.size() == kIcons);

struct Key {
    IconName name;
    int size;
    QRgb colour;
    int ratioPercent;

    bool operator==(const Key &) const = default;
    friend size_t qHash(const Key &key, size_t seed = 0)
    {
        return qHashMulti(seed, int(key.name), key.size, key.colour, key.ratioPercent);
    }
};

QPixmap render(IconName name, int size, const QColor &colour, double devicePixelRatio)
{
    QFile file(u":/hz/icons/%1.svg"_s.arg(QLatin1StringView(kFiles[size_t(name)])));
    [[maybe_unused]] const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    Q_ASSERT(renderer.isValid());
    const int pixels = int(std::ceil(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

// Asks the theme when it is painted, so that an action keeps its icon when the scheme changes.
class ThemedIcon final : public QIconEngine {
public:
    explicit ThemedIcon(IconName name)
        : m_name(name)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIcon(
            *painter, m_name, rect, std::min(rect.width(), rect.height()), colourOf(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(
        const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // `size` is in device pixels.
        const int side = int(std::lround(std::min(size.width(), size.height()) / scale));
        return iconPixmap(m_name, side, colourOf(mode, state), scale);
    }
    QIconEngine *clone() const override { return new ThemedIcon(m_name); }

private:
    static QColor colourOf(QIcon::Mode mode, QIcon::State state)
    {
        if (mode == QIcon::Disabled)
            return theme().colour(Token::Disabled);
        return theme().colour(
            state == QIcon::On || mode == QIcon::Selected ? Token::Accent : Token::Text);
    }
    IconName m_name;
};

} // namespace

QIcon icon(IconName name)
{
    return name == IconName::None ? QIcon() : QIcon(new ThemedIcon(name));
}

QPixmap iconPixmap(IconName name, int size, const QColor &colour, double devicePixelRatio)
{
    if (name == IconName::None || size < 1)
        return {};
    static QHash<Key, QPixmap> cache; // GUI thread only; some dozens of small pictures
    const Key key{name, size, colour.rgba(), int(std::lround(devicePixelRatio * 100))};
    auto found = cache.constFind(key);
    if (found == cache.cend())
        found = cache.insert(key, render(name, size, colour, devicePixelRatio));
    return *found;
}

void drawIcon(QPainter &painter, IconName name, const QRect &rect, int size, const QColor &colour)
{
    const QPixmap pixmap = iconPixmap(name, size, colour, painter.device()->devicePixelRatioF());
    painter.drawPixmap(
        rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
}

} // namespace hz::ui

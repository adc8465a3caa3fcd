#include <hz/ui/icon.h>

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <array>
#include <cmath>

namespace hz::ui {

namespace {

constexpr std::array<const char *, kIcons> kFiles{"", "arrow-left", "check", "chevron-left", "chevron-right",
    "circle-check", "circle-x", "contrast", "copy", "ellipsis", "eraser", "file-down", "file-plus", "file-text",
    "folder-open", "grid-2x2", "grid-3x3", "hand", "highlighter", "house", "image", "info", "maximize", "minimize",
    "moon", "pen-line", "plus", "redo-2", "save", "scan", "search", "square", "sun", "trash-2", "triangle-alert",
    "undo-2", "x", "zoom-in", "zoom-out"};

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

} // namespace

QPixmap iconPixmap(IconName name, int size, const QColor &colour, double devicePixelRatio)
{
    if (name == IconName::None || size < 1)
        return {};
    static QHash<Key, QPixmap> cache; // GUI thread only; some dozens of small pictures
    const Key key{name, size, colour.rgba(), int(std::lround(devicePixelRatio * 100))};
    if (const auto cached = cache.constFind(key); cached != cache.cend())
        return *cached;
    QFile file(QStringLiteral(":/hz/icons/%1.svg").arg(QLatin1StringView(kFiles[size_t(name)])));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    QByteArray svg = open ? file.readAll() : QByteArray();
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    const int pixels = int(std::ceil(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    cache.insert(key, pixmap);
    return pixmap;
}

void drawIcon(QPainter &painter, IconName name, const QRect &rect, int size, const QColor &colour)
{
    const QPixmap pixmap = iconPixmap(name, size, colour, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
}

} // namespace hz::ui

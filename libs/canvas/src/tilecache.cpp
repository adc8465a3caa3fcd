#include <hz/canvas/tilecache.h>

#include <QtCore/QElapsedTimer>
#include <QtGui/QPainter>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace hz::canvas {

namespace {

int tileOf(int pixel)
{
    return pixel >= 0 ? pixel / TileCache::kTile : -((-pixel - 1) / TileCache::kTile) - 1;
}

QRect tileRect(int column, int row)
{
    return QRect(
        column * TileCache::kTile, row * TileCache::kTile, TileCache::kTile, TileCache::kTile);
}

} // namespace

TileCache::TileCache(Source source)
    : m_source(std::move(source))
{
}

quint64 TileCache::keyOf(int column, int row)
{
    return (quint64(quint32(column)) << 32) | quint32(row);
}

template<typename Visit> void TileCache::forEachTile(const QRect &area, Visit visit)
{
    if (area.isEmpty())
        return;
    for (int row = tileOf(area.top()); row <= tileOf(area.bottom()); ++row)
        for (int column = tileOf(area.left()); column <= tileOf(area.right()); ++column)
            visit(column, row);
}

void TileCache::clear()
{
    m_tiles.clear();
}

bool TileCache::prepare(const QRect &area, double budgetMs)
{
    std::vector<QPoint> wanted;
    forEachTile(area, [&](int column, int row) {
        const auto tile = m_tiles.constFind(keyOf(column, row));
        if (tile == m_tiles.cend() || !tile->stale.isEmpty())
            wanted.emplace_back(column, row);
    });
    const QPoint centre(tileOf(area.center().x()), tileOf(area.center().y()));
    std::sort(wanted.begin(), wanted.end(), [centre](QPoint a, QPoint b) {
        return (a - centre).manhattanLength() < (b - centre).manhattanLength();
    });
    QElapsedTimer spent;
    spent.start();
    size_t left = wanted.size();
    for (const QPoint index : wanted) {
        const QRect whole = tileRect(index.x(), index.y());
        Tile &tile = m_tiles[keyOf(index.x(), index.y())];
        if (tile.image.isNull()) {
            tile.image = QImage(kTile, kTile, QImage::Format_RGB32);
            tile.stale = whole;
        }
        render(tile, whole, std::exchange(tile.stale, {}));
        // After the tile: each turn gets one done, however slow the source is.
        if (--left > 0 && double(spent.nsecsElapsed()) / 1e6 > budgetMs)
            return false;
    }
    return true;
}

void TileCache::render(Tile &tile, const QRect &whole, const QRect &part)
{
    const QPoint at = part.topLeft() - whole.topLeft();
    // A window into the tile's own bytes, so that the source paints and clips in place.
    QImage window(tile.image.bits() + at.y() * tile.image.bytesPerLine() + at.x() * 4, part.width(),
        part.height(), tile.image.bytesPerLine(), QImage::Format_RGB32);
    m_source(window, part.topLeft());
}

void TileCache::outdate(const QRect &area)
{
    forEachTile(area, [&](int column, int row) {
        if (const auto tile = m_tiles.find(keyOf(column, row)); tile != m_tiles.end())
            tile->stale |= area & tileRect(column, row);
    });
}

void TileCache::blend(const ink::Mask &mask, const QRect &area, const ink::Paint &paint)
{
    forEachTile(area, [&](int column, int row) {
        if (const auto tile = m_tiles.find(keyOf(column, row)); tile != m_tiles.end())
            ink::blend(tile->image, tileRect(column, row).topLeft(), mask, area, paint);
    });
}

void TileCache::trim(const QRect &keep)
{
    const qint64 budget
        = 2 * (qint64(keep.width()) / kTile + 2) * (qint64(keep.height()) / kTile + 2);
    if (m_tiles.size() <= budget)
        return;
    m_tiles.removeIf([&](const QHash<quint64, Tile>::iterator &entry) {
        return !tileRect(int(entry.key() >> 32), int(entry.key() & 0xffffffff)).intersects(keep);
    });
}

void TileCache::draw(QPainter &painter, QPoint origin, const QRect &area, QRgb missing) const
{
    forEachTile(area, [&](int column, int row) {
        const QRect whole = tileRect(column, row);
        const QRect part = area & whole;
        const auto tile = m_tiles.constFind(keyOf(column, row));
        if (tile == m_tiles.cend())
            painter.fillRect(part.translated(origin), QColor(missing));
        else
            painter.drawImage(
                part.topLeft() + origin, tile->image, part.translated(-whole.topLeft()));
    });
}

void TileCache::copy(QImage &image, const QRect &area, QRgb missing) const
{
    forEachTile(area, [&](int column, int row) {
        const QRect whole = tileRect(column, row);
        const QRect part = area & whole;
        const auto tile = m_tiles.constFind(keyOf(column, row));
        for (int y = part.top(); y <= part.bottom(); ++y) {
            auto *to = reinterpret_cast<QRgb *>(image.scanLine(y - area.top()))
                + (part.left() - area.left());
            if (tile == m_tiles.cend())
                std::fill_n(to, part.width(), missing);
            else
                std::memcpy(to,
                    reinterpret_cast<const QRgb *>(tile->image.constScanLine(y - whole.top()))
                        + (part.left() - whole.left()),
                    size_t(part.width()) * 4);
        }
    });
}

} // namespace hz::canvas

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
    , m_workImage(kTile, kTile, QImage::Format_RGB32)
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
    m_work.reset();
}

// The tile that is begun comes first.
std::vector<QPoint> TileCache::wanted(const QRect &area) const
{
    std::vector<QPoint> wanted;
    forEachTile(area, [&](int column, int row) {
        const auto tile = m_tiles.constFind(keyOf(column, row));
        const bool isBegun = m_work && m_work->index == QPoint(column, row);
        if (isBegun || tile == m_tiles.cend() || !tile->stale.isEmpty())
            wanted.emplace_back(column, row);
    });
    const QPoint centre(tileOf(area.center().x()), tileOf(area.center().y()));
    const auto distance = [&](QPoint index) {
        return m_work && m_work->index == index ? -1 : (index - centre).manhattanLength();
    };
    std::sort(wanted.begin(), wanted.end(),
        [&](QPoint a, QPoint b) { return distance(a) < distance(b); });
    return wanted;
}

TileCache::Prepared TileCache::prepare(const QRect &area, double budgetMs)
{
    QElapsedTimer spent;
    spent.start();
    const auto isSpent = [&] { return double(spent.nsecsElapsed()) / 1e6 > budgetMs; };
    Prepared now;
    const std::vector<QPoint> wanted = this->wanted(area);
    if (m_work && (wanted.empty() || wanted.front() != m_work->index))
        giveUp(); // it is not seen any more
    for (const QPoint index : wanted) {
        // After something was done: each turn gets further, however slow the source is.
        if (!now.painted.isEmpty() && isSpent()) {
            now.isComplete = false;
            return now;
        }
        if (!m_work)
            begin(index);
        while (paintSome())
            if (isSpent()) {
                now.isComplete = false;
                return now;
            }
        now.painted |= m_work->part;
        finish();
    }
    return now;
}

void TileCache::begin(QPoint index)
{
    const auto tile = m_tiles.find(keyOf(index.x(), index.y()));
    const QRect part
        = tile == m_tiles.end() ? tileRect(index.x(), index.y()) : std::exchange(tile->stale, {});
    m_work = {index, part, m_source(part)};
}

bool TileCache::paintSome()
{
    const QRect &part = m_work->part;
    QImage window(m_workImage.bits(), part.width(), part.height(), m_workImage.bytesPerLine(),
        m_workImage.format());
    return m_work->paint(window, part.topLeft());
}

void TileCache::finish()
{
    const QPoint index = m_work->index;
    const QRect part = std::exchange(m_work, std::nullopt)->part;
    QImage &image = m_tiles[keyOf(index.x(), index.y())].image;
    if (image.isNull())
        image = QImage(kTile, kTile, QImage::Format_RGB32);
    const QPoint at = part.topLeft() - tileRect(index.x(), index.y()).topLeft();
    for (int y = 0; y < part.height(); ++y)
        std::memcpy(image.scanLine(at.y() + y) + qsizetype(at.x()) * 4,
            m_workImage.constScanLine(y), size_t(part.width()) * 4);
}

void TileCache::giveUp()
{
    const Work begun = *std::exchange(m_work, std::nullopt);
    if (const auto tile = m_tiles.find(keyOf(begun.index.x(), begun.index.y()));
        tile != m_tiles.end())
        tile->stale |= begun.part;
}

void TileCache::outdate(const QRect &area)
{
    if (m_work && m_work->part.intersects(area))
        giveUp();
    forEachTile(area, [&](int column, int row) {
        if (const auto tile = m_tiles.find(keyOf(column, row)); tile != m_tiles.end())
            tile->stale |= area & tileRect(column, row);
    });
}

void TileCache::blend(const ink::Mask &mask, const QRect &area, const ink::Paint &paint)
{
    if (m_work && m_work->part.intersects(area))
        giveUp(); // it does not know the stroke
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

// The dry content of a page at one magnification, in square tiles: what a frame costs follows the
// changed area, never the page. Pixels of the page throughout (see viewtransform.h). GUI thread.
#pragma once

#include <hz/ink/raster.h>

#include <QtCore/QHash>
#include <QtCore/QRect>
#include <QtGui/QImage>

#include <functional>

class QPainter;

namespace hz::canvas {

class TileCache {
public:
    static constexpr int kTile = 256;

    /// Paints everything that lies in the image; its pixel (0,0) is `origin`. Must give each pixel
    /// the same colour whatever part it is asked for.
    using Source = std::function<void(QImage &image, QPoint origin)>;

    explicit TileCache(Source source);

    /// Forgets all tiles: another page, another magnification.
    void clear();
    /// Another source for this part: the tiles that exist show the old one until prepare() comes to
    /// them.
    void outdate(const QRect &area);
    /// Renders what is missing or outdated in the tiles of `area`, nearest to its centre first,
    /// until `budgetMs` is spent; true when nothing is any more.
    bool prepare(const QRect &area, double budgetMs);
    /// Blends a finished stroke into the tiles that exist.
    void blend(const ink::Mask &mask, const QRect &area, const ink::Paint &paint);
    /// Drops tiles away from `keep` while more than twice its area is held.
    void trim(const QRect &keep);

    /// Draws `area` (pixels) with the page's origin at `origin`; a missing tile is filled with
    /// `missing`.
    void draw(QPainter &painter, QPoint origin, const QRect &area, QRgb missing) const;
    /// The same into an image whose pixel (0,0) is `area`'s upper left corner.
    void copy(QImage &image, const QRect &area, QRgb missing) const;

private:
    struct Tile {
        QImage image;
        QRect stale; // of the page
    };

    void render(Tile &tile, const QRect &whole, const QRect &part);
    static quint64 keyOf(int column, int row);
    template<typename Visit> static void forEachTile(const QRect &area, Visit visit);

    Source m_source;
    QHash<quint64, Tile> m_tiles;
};

} // namespace hz::canvas

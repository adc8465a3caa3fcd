// The dry content of a page at one magnification, in square tiles: what a frame costs follows the
// changed area, never the page. Pixels of the page throughout (see viewtransform.h). GUI thread.
#pragma once

#include <hz/ink/raster.h>

#include <QtCore/QHash>
#include <QtCore/QRect>
#include <QtGui/QImage>

#include <functional>
#include <optional>

class QPainter;

namespace hz::canvas {

class TileCache {
public:
    static constexpr int kTile = 256;

    /// Paints into an image whose pixel (0,0) is `origin`, some more with each call; false once all
    /// is there. A call is short, so that a turn of the event loop ends in time however full the
    /// page is.
    using Painting = std::function<bool(QImage &image, QPoint origin)>;
    /// Begins to paint everything that lies in `part`, as it is now: what changes meanwhile is
    /// outdated, and begun anew. Must give each pixel the same colour whatever part it is asked
    /// for.
    using Source = std::function<Painting(const QRect &part)>;

    explicit TileCache(Source source);

    /// Forgets all tiles: another page, another magnification.
    void clear();
    /// Another source for this part: the tiles that exist show the old one until prepare() comes to
    /// them.
    void outdate(const QRect &area);
    struct Prepared {
        bool isComplete = true; // nothing is missing or outdated any more
        QRect painted; // shows something else now
    };
    /// Renders what is missing or outdated in the tiles of `area`, nearest to its centre first,
    /// until `budgetMs` is spent; at least something.
    Prepared prepare(const QRect &area, double budgetMs);
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
    // What is painted beside the tile until it is whole.
    struct Work {
        QPoint index; // of the tile
        QRect part;
        Painting paint;
    };

    std::vector<QPoint> wanted(const QRect &area) const;
    void begin(QPoint index);
    bool paintSome();
    void finish();
    void giveUp();
    static quint64 keyOf(int column, int row);
    template<typename Visit> static void forEachTile(const QRect &area, Visit visit);

    Source m_source;
    QHash<quint64, Tile> m_tiles;
    std::optional<Work> m_work;
    QImage m_workImage;
};

} // namespace hz::canvas

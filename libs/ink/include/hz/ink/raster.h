// Raster of strokes: capsules into an 8-bit coverage mask (maximum, so that a stroke never darkens
// itself), the mask then blended once over a picture. Wet and dry ink run through these same
// functions with the same coordinates, so a pixel does not change when the pen is lifted. One
// thread at a time for a given mask.
#pragma once

#include <hz/ink/shaper.h>
#include <hz/ink/stroke.h>

#include <QtCore/QRect>
#include <QtGui/QColor>
#include <QtGui/QImage>

#include <span>
#include <vector>

namespace hz::ink {

/// From page units to the pixels of one magnification: pixel = unit × scale. Panning moves whole
/// pixels.
struct PixelScale {
    double perUnit = 1;
};

/// Coverage of a rectangle of pixels. Keeps its storage when it shrinks.
class Mask {
public:
    /// Covers `rect` with zeros.
    void reset(const QRect &rect);
    /// As reset(), for a mask that clear() has left all zeros: only a new size costs anything.
    void place(const QRect &rect);
    /// Clears a part, so that a mask of the whole view can serve stroke after stroke.
    void clear(const QRect &part);

    QRect rect() const { return m_rect; }
    quint8 *row(int y) { return m_cells.data() + qsizetype(y - m_rect.y()) * m_rect.width(); }
    const quint8 *row(int y) const
    {
        return m_cells.data() + qsizetype(y - m_rect.y()) * m_rect.width();
    }

    /// Draws what discs[first…] add to a stroke: the very first disc as a dot, any other as the
    /// capsule from the disc before it. So a chain drawn piece by piece equals the chain drawn at
    /// once, bit by bit. Returns the pixels touched, clipped to the mask.
    QRect fill(std::span<const Disc> discs, size_t first, PixelScale scale);

private:
    QRect fillCapsule(const Disc &a, const Disc &b, float scale);

    QRect m_rect;
    std::vector<quint8> m_cells;
};

struct Paint {
    QRgb colour = 0xff000000;
    double opacity = 1;
    Blend blend = Blend::Cover;
};

/// Blends `paint` through the mask over `part` (in the mask's coordinates) of `image`, whose pixel
/// (0,0) lies at `imageOrigin` in the mask's coordinates. The image is Format_RGB32 or opaque
/// ARGB32_Premultiplied.
void blend(
    QImage &image, QPoint imageOrigin, const Mask &mask, const QRect &part, const Paint &paint);

/// Makes `mask` the coverage of one whole stroke within `clip`; returns the pixels touched.
QRect cover(Mask &mask, const Stroke &stroke, PixelScale scale, const QRect &clip,
    const QTransform &placed = {});

/// Draws one whole stroke over the image: shape, mask and blend. `scratch` is reused between calls.
void drawStroke(QImage &image, QPoint imageOrigin, const Stroke &stroke, PixelScale scale,
    const Paint &paint, Mask &scratch, const QTransform &placed = {});

/// The pixels that a rectangle of page units can touch.
QRect pixelsOf(const QRectF &units, PixelScale scale);

} // namespace hz::ink

#include <hz/ink/raster.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace hz::ink {

void Mask::reset(const QRect &rect)
{
    m_rect = rect;
    m_cells.assign(size_t(rect.width()) * size_t(rect.height()), 0);
}

void Mask::place(const QRect &rect)
{
    if (rect.size() == m_rect.size())
        m_rect = rect;
    else
        reset(rect);
}

void Mask::clear(const QRect &part)
{
    const QRect area = part.intersected(m_rect);
    for (int y = area.top(); y <= area.bottom(); ++y)
        std::memset(row(y) + (area.left() - m_rect.left()), 0, size_t(area.width()));
}

QRect Mask::fill(std::span<const Disc> discs, size_t first, PixelScale scale)
{
    const float perUnit = float(scale.perUnit);
    QRect touched;
    for (size_t i = first; i < discs.size(); ++i)
        touched |= fillCapsule(discs[i ? i - 1 : 0], discs[i], perUnit);
    return touched;
}

QRect Mask::fillCapsule(const Disc &from, const Disc &to, float scale)
{
    const float ax = from.x * scale, ay = from.y * scale, ar = from.r * scale;
    const float bx = to.x * scale, by = to.y * scale, br = to.r * scale;
    const float reach = std::max(ar, br) + 1.0F;
    const float minX = std::min(ax, bx) - reach, maxX = std::max(ax, bx) + reach;
    const float minY = std::min(ay, by) - reach, maxY = std::max(ay, by) + reach;
    const float dx = bx - ax, dy = by - ay;
    const float squared = dx * dx + dy * dy;
    const float inverse = squared > 0 ? 1.0F / squared : 0.0F;
    const float dr = br - ar;
    // Clipped in float first: coordinates from a hostile file do not fit an int.
    const float left = std::max(minX, float(m_rect.left())),
                right = std::min(maxX, float(m_rect.right()));
    const float top = std::max(minY, float(m_rect.top())),
                bottom = std::min(maxY, float(m_rect.bottom()));
    if (!(left <= right) || !(top <= bottom))
        return {};
    const int y0 = int(std::floor(top)), y1 = int(std::floor(bottom));
    const int boxX0 = int(std::floor(left)), boxX1 = int(std::floor(right));
    for (int y = y0; y <= y1; ++y) {
        const float py = float(y) + 0.5F;
        int x0 = boxX0, x1 = boxX1;
        if (std::abs(dy) > 2.0F * reach) {
            // A long slanting capsule: only the part of the axis near this row can touch it.
            const float u = std::clamp((py - reach - ay) / dy, 0.0F, 1.0F);
            const float v = std::clamp((py + reach - ay) / dy, 0.0F, 1.0F);
            const float xu = ax + u * dx, xv = ax + v * dx;
            x0 = std::max(x0, int(std::floor(std::min(xu, xv) - reach)));
            x1 = std::min(x1, int(std::floor(std::max(xu, xv) + reach)));
        }
        quint8 *cells = row(y) - m_rect.left();
        const float qy = py - ay;
        for (int x = x0; x <= x1; ++x) {
            const float qx = float(x) + 0.5F - ax;
            float t = (qx * dx + qy * dy) * inverse;
            t = t < 0.0F ? 0.0F : t;
            t = t > 1.0F ? 1.0F : t;
            const float ex = qx - t * dx, ey = qy - t * dy;
            float cover = ar + t * dr - std::sqrt(ex * ex + ey * ey) + 0.5F;
            cover = cover < 0.0F ? 0.0F : cover;
            cover = cover > 1.0F ? 1.0F : cover;
            const int value = int(cover * 255.0F + 0.5F);
            cells[x] = quint8(value > cells[x] ? value : cells[x]);
        }
    }
    return QRect(QPoint(boxX0, y0), QPoint(boxX1, y1));
}

namespace {

inline quint32 divideBy255(quint32 value)
{
    return (value + 128 + ((value + 128) >> 8)) >> 8;
}

template<Blend mode> inline quint32 mixed(quint32 below, quint32 ink)
{
    if constexpr (mode == Blend::Multiply)
        return divideBy255(below * ink);
    else if constexpr (mode == Blend::Screen)
        return 255 - divideBy255((255 - below) * (255 - ink));
    else
        return ink;
}

template<Blend mode>
void blendRow(quint32 *pixels, const quint8 *cover, int count, QRgb colour, quint32 opacity)
{
    const auto red = quint32(qRed(colour)), green = quint32(qGreen(colour)),
               blue = quint32(qBlue(colour));
    for (int i = 0; i < count; ++i) {
        if (!cover[i])
            continue;
        const quint32 weight = divideBy255(quint32(cover[i]) * opacity);
        const quint32 rest = 255 - weight;
        const quint32 below = pixels[i];
        const quint32 r = (below >> 16) & 0xff, g = (below >> 8) & 0xff, b = below & 0xff;
        pixels[i] = 0xff000000u | (divideBy255(r * rest + mixed<mode>(r, red) * weight) << 16)
            | (divideBy255(g * rest + mixed<mode>(g, green) * weight) << 8)
            | divideBy255(b * rest + mixed<mode>(b, blue) * weight);
    }
}

} // namespace

void blend(
    QImage &image, QPoint imageOrigin, const Mask &mask, const QRect &part, const Paint &paint)
{
    const QRect area = part & mask.rect() & QRect(imageOrigin, image.size());
    if (area.isEmpty())
        return;
    const auto opacity = quint32(std::clamp(paint.opacity, 0.0, 1.0) * 255 + 0.5);
    uchar *bits = image.bits();
    const qsizetype stride = image.bytesPerLine();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        auto *pixels = reinterpret_cast<quint32 *>(bits + (y - imageOrigin.y()) * stride)
            + (area.left() - imageOrigin.x());
        const quint8 *cover = mask.row(y) + (area.left() - mask.rect().left());
        switch (paint.blend) {
        case Blend::Cover:
            blendRow<Blend::Cover>(pixels, cover, area.width(), paint.colour, opacity);
            break;
        case Blend::Multiply:
            blendRow<Blend::Multiply>(pixels, cover, area.width(), paint.colour, opacity);
            break;
        case Blend::Screen:
            blendRow<Blend::Screen>(pixels, cover, area.width(), paint.colour, opacity);
            break;
        }
    }
}

QRect pixelsOf(const QRectF &units, PixelScale scale)
{
    const QRectF pixels(units.topLeft() * scale.perUnit, units.bottomRight() * scale.perUnit);
    static constexpr double kFar = 1e6; // beyond any page, within an int
    const auto bounded
        = [](double value) { return int(std::floor(std::clamp(value, -kFar, kFar))); };
    return QRect(QPoint(bounded(pixels.left()) - 1, bounded(pixels.top()) - 1),
        QPoint(bounded(pixels.right()) + 1, bounded(pixels.bottom()) + 1));
}

QRect cover(
    Mask &mask, const Stroke &stroke, PixelScale scale, const QRect &clip, const QTransform &placed)
{
    const QRect area = pixelsOf(bounds(stroke, placed), scale) & clip;
    if (area.isEmpty())
        return {};
    mask.reset(area);
    return mask.fill(shape(stroke, placed), 0, scale);
}

void drawStroke(QImage &image, QPoint imageOrigin, const Stroke &stroke, PixelScale scale,
    const Paint &paint, Mask &scratch, const QTransform &placed)
{
    const QRect touched = cover(scratch, stroke, scale, QRect(imageOrigin, image.size()), placed);
    if (!touched.isEmpty())
        blend(image, imageOrigin, scratch, touched, paint);
}

} // namespace hz::ink

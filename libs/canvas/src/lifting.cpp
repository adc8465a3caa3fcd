#include "lifting_p.h"

#include <algorithm>

namespace hz::canvas {

namespace {

constexpr int kRowsAStep = 32;

// What lies over black and over white, as what can lie over anything; in the place of the former.
void difference(QRgb *onBlack, const QRgb *onWhite, int count, bool isDark)
{
    for (int x = 0; x < count; ++x) {
        const QRgb below = onBlack[x], above = onWhite[x];
        const int alpha = std::clamp(255
                - std::min({qRed(above) - qRed(below), qGreen(above) - qGreen(below),
                    qBlue(above) - qBlue(below)}),
            0, 255);
        // Exact over the ground's own brightness, also for ink that multiplies or screens.
        const int less = isDark ? 0 : 255 - alpha;
        const QRgb shown = isDark ? below : above;
        onBlack[x] = qRgba(std::clamp(qRed(shown) - less, 0, alpha),
            std::clamp(qGreen(shown) - less, 0, alpha), std::clamp(qBlue(shown) - less, 0, alpha),
            alpha);
    }
}

} // namespace

Lifting::Lifting(std::vector<page::Element> elements, const QRect &pixels, ink::PixelScale scale,
    ink::Ground ground, page::PictureSource pictures)
    : m_elements(std::move(elements))
    , m_pixels(pixels)
    , m_scale(scale)
    , m_ground(ground)
    , m_pictures(std::move(pictures))
    , m_hasInk(std::any_of(m_elements.begin(), m_elements.end(),
          [](const page::Element &element) { return element.stroke != nullptr; }))
{
}

bool Lifting::step()
{
    if (m_picture.isNull()) {
        m_picture = QImage(m_pixels.size(), QImage::Format_ARGB32_Premultiplied);
        m_picture.fill(m_hasInk ? Qt::black : Qt::transparent);
    } else if (m_hasInk && m_onWhite.isNull()) {
        m_onWhite = QImage(m_pixels.size(), QImage::Format_RGB32);
        m_onWhite.fill(Qt::white);
    } else if (m_drawn < m_elements.size()) {
        draw(m_elements[m_drawn++]);
    } else if (m_hasInk) {
        mix();
    }
    return m_drawn < m_elements.size() || (m_hasInk && m_mixed < m_pixels.height());
}

void Lifting::draw(const page::Element &element)
{
    if (element.stroke) {
        const QRect touched = ink::cover(
            m_scratch, *element.stroke, m_scale, m_pixels, element.placement.toTransform());
        const ink::Paint paint = ink::paintOf(*element.stroke, m_ground);
        for (QImage *image : {&m_picture, &m_onWhite})
            if (!touched.isEmpty())
                ink::blend(*image, m_pixels.topLeft(), m_scratch, touched, paint);
        return;
    }
    for (QImage *image : {&m_picture, &m_onWhite})
        if (!image->isNull())
            page::drawElement(
                {*image, m_pixels.topLeft(), m_scale, m_ground}, element, m_pictures, m_scratch);
}

void Lifting::mix()
{
    const int end = std::min(m_mixed + kRowsAStep, m_pixels.height());
    for (; m_mixed < end; ++m_mixed)
        difference(reinterpret_cast<QRgb *>(m_picture.scanLine(m_mixed)),
            reinterpret_cast<const QRgb *>(m_onWhite.constScanLine(m_mixed)), m_pixels.width(),
            ink::isDark(m_ground));
}

} // namespace hz::canvas

// What is selected, made into a picture of its own that can lie over anything, piece by piece: a
// selection of thousands of strokes takes longer than an event may.
//
// Ink mixes with the ground in ways that QPainter does not know: it is rendered over black and over
// white, the difference is its opacity. GUI thread.
#pragma once

#include <hz/page/render.h>

#include <QtGui/QImage>

#include <vector>

namespace hz::canvas {

class Lifting {
public:
    /// The elements, lowest first, as far as they show in these pixels of the page.
    Lifting(std::vector<page::Element> elements, const QRect &pixels, ink::PixelScale scale,
        ink::Ground ground, page::PictureSource pictures);

    /// Paints some more; false once all is there.
    bool step();
    const QRect &pixels() const { return m_pixels; }
    /// Whole once step() says so.
    const QImage &picture() const { return m_picture; }

private:
    void draw(const page::Element &element);
    void mix();

    const std::vector<page::Element> m_elements;
    const QRect m_pixels;
    const ink::PixelScale m_scale;
    const ink::Ground m_ground;
    const page::PictureSource m_pictures;
    bool m_hasInk = false;
    QImage m_picture; // or, where there is ink, over black until it is mixed
    QImage m_onWhite;
    size_t m_drawn = 0; // elements
    int m_mixed = 0; // rows
    ink::Mask m_scratch;
};

} // namespace hz::canvas

// A page on any painter: ground, ruling and elements, for the screen, thumbnails, pictures and
// print. Any thread, one page at a time.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/ink/raster.h>
#include <hz/page/op.h>
#include <hz/page/page.h>
#include <hz/page/pictures.h>

#include <QtGui/QImage>

#include <vector>

class QPainter;

namespace hz::pdf {
class Document;
}

namespace hz::page {

/// The ground and the ruling over `units` of the page; the painter works in page units. A PDF's
/// page is its white ground only.
void paintBackground(QPainter &painter, const Page &page, const QRectF &units);

/// Everything on the page as vectors, for print and PDF; the painter works in page units. Pictures
/// are asked for at print resolution. Only what has to be blended, by ink::markBlend() of the
/// page's ground, is painted with an opacity of the painter: no vector device does it by itself.
void paintElements(QPainter &painter, const Page &page, const PictureSource &pictures = {});

/// A picture of a part of a page: pixel (0,0) of the image is the pixel `origin` of the page at
/// this magnification. Format_RGB32 or opaque ARGB32_Premultiplied.
struct Surface {
    QImage &image;
    QPoint origin;
    ink::PixelScale scale;
    ink::Ground ground;
};
/// One element as the screen shows it; `scratch` is reused between calls.
void drawElement(const Surface &surface, const Element &element, const PictureSource &pictures,
    ink::Mask &scratch);

/// Where an op changes what is seen of its page, page units; ask once it is applied.
std::vector<QRectF> touchedBy(const Op &op, const Page &page);

/// The whole page as a picture of `pixels`. `pdf` may be null if the page has no PDF beneath.
Result<QImage> pageImage(const Page &page, QSize pixels, pdf::Document *pdf, TaskControl &task,
    const PictureSource &pictures = {});

} // namespace hz::page

// A page on any painter: ground, ruling and ink, for thumbnails, pictures and print. Any thread,
// one page at a time.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/page/page.h>

#include <QtGui/QImage>

class QPainter;

namespace hz::pdf {
class Document;
}

namespace hz::page {

/// The ground and the ruling over `units` of the page; the painter works in page units. A PDF's
/// page is its white ground only.
void paintBackground(QPainter &painter, const Page &page, const QRectF &units);

/// Vector ink, for print and PDF; the painter works in page units.
void paintInk(QPainter &painter, const Page &page);

/// The whole page as a picture of `pixels`. `pdf` may be null if the page has no PDF beneath.
Result<QImage> pageImage(const Page &page, QSize pixels, pdf::Document *pdf, TaskControl &task);

} // namespace hz::page

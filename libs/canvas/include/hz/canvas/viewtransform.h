// Where a page lies in its view. Three spaces, each with its own type; only ViewTransform converts.
//
// PagePoint: page units. ViewPoint: device pixels from the view's upper left corner. Pixels of the
// page (QPoint, QRect in TileCache and ink::Mask): device pixels from the page's upper left corner
// at the present magnification; the view shows them shifted by whole pixels, so that panning never
// changes a pixel. Values.
#pragma once

#include <hz/ink/raster.h>

#include <QtCore/QPoint>
#include <QtCore/QPointF>
#include <QtCore/QRect>
#include <QtCore/QRectF>
#include <QtCore/QSize>

namespace hz::canvas {

struct PagePoint {
    QPointF units;
};

struct ViewPoint {
    QPointF pixels;
};

class ViewTransform {
public:
    static constexpr double kLeastPerUnit = 0.05;
    static constexpr double kMostPerUnit = 16;

    /// The whole page, centred.
    static ViewTransform fitting(QSize page, QSize viewPixels);
    /// The page as wide as the view, its upper edge at the view's.
    static ViewTransform fittingWidth(QSize page, QSize viewPixels);

    ink::PixelScale scale() const { return {m_perUnit}; }
    double perUnit() const { return m_perUnit; }
    QPoint origin() const { return m_origin; }

    PagePoint toPage(ViewPoint point) const;
    ViewPoint toView(PagePoint point) const;
    QRect viewInPixels(QSize viewPixels) const { return QRect(-m_origin, viewPixels); }
    QRect toView(const QRect &pixels) const { return pixels.translated(m_origin); }
    QRect toPixels(const QRect &view) const { return view.translated(-m_origin); }
    QRectF toUnits(const QRect &pixels) const;

    /// Magnified by `factor`, the page point under `fixed` staying there.
    ViewTransform zoomed(double factor, ViewPoint fixed) const;
    ViewTransform panned(QPointF pixels) const;
    /// Moved so that the page fills the view where it can and is centred where it cannot.
    ViewTransform bounded(QSize page, QSize viewPixels) const;

    bool operator==(const ViewTransform &) const = default;

private:
    double m_perUnit = 1;
    QPoint m_origin; // of the page, in device pixels of the view
};

} // namespace hz::canvas

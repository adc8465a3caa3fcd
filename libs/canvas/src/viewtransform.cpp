#include <hz/canvas/viewtransform.h>

#include <algorithm>
#include <cmath>

namespace hz::canvas {

ViewTransform ViewTransform::fitting(QSize page, QSize viewPixels)
{
    ViewTransform result;
    result.m_perUnit = std::clamp(std::min(double(viewPixels.width()) / std::max(1, page.width()),
                                      double(viewPixels.height()) / std::max(1, page.height())),
        kLeastPerUnit, kMostPerUnit);
    return result.bounded(page, viewPixels);
}

ViewTransform ViewTransform::fittingWidth(QSize page, QSize viewPixels)
{
    ViewTransform result;
    result.m_perUnit = std::clamp(
        double(viewPixels.width()) / std::max(1, page.width()), kLeastPerUnit, kMostPerUnit);
    return result.bounded(page, viewPixels);
}

PagePoint ViewTransform::toPage(ViewPoint point) const
{
    return {(point.pixels - QPointF(m_origin)) / m_perUnit};
}

ViewPoint ViewTransform::toView(PagePoint point) const
{
    return {point.units * m_perUnit + QPointF(m_origin)};
}

QRectF ViewTransform::toUnits(const QRect &pixels) const
{
    return QRectF(QPointF(pixels.topLeft()) / m_perUnit, QSizeF(pixels.size()) / m_perUnit);
}

ViewTransform ViewTransform::zoomed(double factor, ViewPoint fixed) const
{
    ViewTransform result;
    result.m_perUnit = std::clamp(m_perUnit * factor, kLeastPerUnit, kMostPerUnit);
    result.m_origin = (fixed.pixels - toPage(fixed).units * result.m_perUnit).toPoint();
    return result;
}

ViewTransform ViewTransform::panned(QPointF pixels) const
{
    ViewTransform result = *this;
    result.m_origin += pixels.toPoint();
    return result;
}

ViewTransform ViewTransform::bounded(QSize page, QSize viewPixels) const
{
    const auto along = [this](int origin, int units, int view) {
        const int size = int(std::lround(units * m_perUnit));
        if (size <= view)
            return (view - size) / 2;
        return std::clamp(origin, view - size, 0);
    };
    ViewTransform result = *this;
    result.m_origin = {along(m_origin.x(), page.width(), viewPixels.width()),
        along(m_origin.y(), page.height(), viewPixels.height())};
    return result;
}

} // namespace hz::canvas

#include <hz/canvas/laser.h>

#include <QtGui/QPainter>

#include <algorithm>

namespace hz::canvas {

namespace {

constexpr QColor kBeam(0xe0, 0x1e, 0x1e);
constexpr double kGlow = 2.6; // times the beam's width
constexpr double kGlowOpacity = 0.25;

} // namespace

void Laser::add(QPointF at, qint64 ms, bool starts)
{
    m_points.push_back({at, ms, starts});
}

bool Laser::fade(qint64 ms)
{
    const auto fresh = std::find_if(m_points.begin(), m_points.end(),
        [ms](const Point &point) { return ms - point.ms < kFadeMs; });
    m_points.erase(m_points.begin(), fresh);
    return !m_points.empty();
}

QRectF Laser::extent(double width) const
{
    QRectF around;
    const double reach = width * kGlow / 2 + 2;
    for (const Point &point : m_points)
        around |= QRectF(point.at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    return around;
}

void Laser::paint(QPainter &painter, qint64 ms, double width) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < m_points.size(); ++i) {
        const double left = std::clamp(1 - double(ms - m_points[i].ms) / double(kFadeMs), 0.0, 1.0);
        const QPointF from = i > 0 && !m_points[i].starts ? m_points[i - 1].at : m_points[i].at;
        QColor glow = kBeam, beam = kBeam;
        glow.setAlphaF(float(kGlowOpacity * left));
        beam.setAlphaF(float(left));
        painter.setPen(QPen(glow, width * kGlow, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(from, m_points[i].at);
        painter.setPen(QPen(beam, width * (0.4 + 0.6 * left), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(from, m_points[i].at);
    }
}

} // namespace hz::canvas

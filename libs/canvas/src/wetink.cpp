#include <hz/canvas/wetink.h>
#include <hz/ink/palette.h>

#include <algorithm>
#include <cmath>

namespace hz::canvas {

WetInk::WetInk()
{
    m_stroke.samples.reserve(kReserved);
    m_discs.reserve(2 * kReserved);
}

void WetInk::begin(const PenStyle &style, bool hasPressure, ink::Ground ground,
    ink::PixelScale scale, const QRect &pixels, qint64 startedMs, quint64 eventMs)
{
    m_stroke.brush = style.brush;
    m_stroke.ink = style.ink;
    m_stroke.width
        = quint16(std::clamp(std::lround(style.widthUnits * ink::kSubUnits), 1L, 65535L));
    m_stroke.startedMs = startedMs;
    m_stroke.hasPressure = hasPressure;
    m_stroke.samples.clear();
    m_discs.clear();
    m_shaper.emplace(m_stroke.brush, m_stroke.width, hasPressure);
    m_paint = ink::paintOf(m_stroke, ground);
    m_scale = scale;
    m_mask.place(pixels);
    m_touched = {};
    m_lastMs = eventMs;
}

QRect WetInk::add(PagePoint point, double pressure, quint64 eventMs)
{
    static constexpr double kFarthest = 1
        << 24; // units; far outside any page, within 32 bits of 1/64
    const auto coordinate = [](double units) {
        return qint32(std::lround(std::clamp(units, -kFarthest, kFarthest) * ink::kSubUnits));
    };
    const ink::Sample sample{.x = coordinate(point.units.x()),
        .y = coordinate(point.units.y()),
        .pressure = quint16(std::lround(std::clamp(pressure, 0.0, 1.0) * 65535)),
        .deltaMs = quint16(std::min<quint64>(eventMs > m_lastMs ? eventMs - m_lastMs : 0, 65535))};
    m_lastMs = eventMs;
    const size_t first = m_discs.size();
    m_stroke.samples.push_back(sample);
    m_shaper->add(sample, m_discs);
    const QRect changed = m_mask.fill(m_discs, first, m_scale);
    m_touched |= changed;
    return changed;
}

ink::Stroke WetInk::take()
{
    m_shaper.reset();
    ink::Stroke stroke = m_stroke; // a copy of the size needed; ours keeps its reserve
    m_stroke.samples.clear();
    m_discs.clear();
    return stroke;
}

void WetInk::release()
{
    m_shaper.reset();
    m_mask.clear(m_touched);
    m_touched = {};
}

} // namespace hz::canvas

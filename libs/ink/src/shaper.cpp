#include "penwidth.h"

#include <hz/ink/shaper.h>

#include <algorithm>
#include <cmath>

namespace hz::ink {

namespace {

constexpr float kCornerCos = 0.5F; // turns over 60° are corners
constexpr float kMaxBend = 0.45F; // radians between a chord and the tangent at its end
constexpr float kFlatBend = 0.02F; // below it a chord is drawn straight
// A bend counts as far as the turn before confirms it: a hand's curve goes on, what a sensor rounds
// turns to and fro, and a corner between two samples turns once.
constexpr float kConfirmed = 2.0F;
constexpr float kMostMeeting = 0.5F; // radians between the arriving tangent and the next chord
constexpr float kMaxStep
    = 48.0F; // page units: a longer chord is a jump of the device, drawn straight

// "pen/1": factors of the full radius.
constexpr float kStartFactor = 0.8F;
constexpr float kSlowFactor = 1.15F;
constexpr float kFastFactor = 0.4F;
constexpr float kSpeedWeight = 0.28F; // loss of width for each page unit a millisecond
constexpr float kSpeedMemory = 0.72F; // a sample: some 20 ms at 133 Hz

} // namespace

Shaper::Shaper(QStringView brush, quint16 width, bool hasPressure)
    : m_followsHand(brushNamed(brush).followsHand)
    , m_hasPressure(hasPressure)
    , m_fullRadius(float(width) / (2.0F * kSubUnits))
{
}

float Shaper::radiusFor(const Sample &sample, float distance)
{
    if (!m_followsHand)
        return m_fullRadius;
    float target = kStartFactor;
    if (m_hasPressure) {
        target = factorAt(sample.pressure);
    } else if (m_count > 0) {
        m_travelled = m_travelled * kSpeedMemory + distance;
        m_elapsed = m_elapsed * kSpeedMemory + std::max<float>(sample.deltaMs, 1.0F);
        target = std::clamp(
            kSlowFactor - kSpeedWeight * m_travelled / m_elapsed, kFastFactor, kSlowFactor);
    }
    if (m_count == 0)
        m_factor = target;
    else
        m_factor += (target - m_factor) * followed(distance, m_fullRadius);
    return m_fullRadius * m_factor;
}

void Shaper::add(const Sample &sample, std::vector<Disc> &out)
{
    const float x = float(sample.x) / kSubUnits;
    const float y = float(sample.y) / kSubUnits;
    const float chordX = x - m_x;
    const float chordY = y - m_y;
    const float length = m_count == 0 ? 0 : std::hypot(chordX, chordY);
    const float r = radiusFor(sample, length);
    if (m_count > 0 && length < 1.0F / kSubUnits) {
        if (r > m_r) { // pressed harder on the spot
            out.push_back({x, y, r});
            m_r = r;
        }
        return;
    }
    const float fromX = m_x, fromY = m_y, fromR = m_r;
    const float unitX = length > 0 ? chordX / length : 0;
    const float unitY = length > 0 ? chordY / length : 0;
    float startX = unitX, startY = unitY; // tangents of the new piece
    float endX = unitX, endY = unitY;
    bool curved = false;
    if (m_count >= 2 && length < kMaxStep) {
        const float before = std::hypot(m_chordX, m_chordY);
        const float cosTurn = (m_chordX * unitX + m_chordY * unitY) / before;
        const float sinTurn = (m_chordX * unitY - m_chordY * unitX) / before;
        if (cosTurn > kCornerCos) {
            // The circle through the last three points leaves the newest at this angle to its
            // chord.
            const float circle = std::atan2(length * sinTurn, before + length * cosTurn);
            const float limit = std::min(kMaxBend, kConfirmed * std::abs(m_bend));
            const float bend = circle * m_bend <= 0 ? 0 : std::clamp(circle, -limit, limit);
            m_bend = circle;
            const float c = std::cos(bend), s = std::sin(bend);
            endX = unitX * c - unitY * s;
            endY = unitX * s + unitY * c;
            const float meeting = std::abs(m_tangentX * unitY - m_tangentY * unitX);
            if (meeting < kMostMeeting) {
                startX = m_tangentX;
                startY = m_tangentY;
            }
            curved = std::max(std::abs(bend), meeting) > kFlatBend;
        } else {
            m_bend = 0;
        }
    }
    if (curved) {
        const int pieces = std::clamp(int(length / 3.0F) + 1, 2, 8);
        for (int i = 1; i < pieces; ++i) {
            const float t = float(i) / float(pieces);
            const float t2 = t * t, t3 = t2 * t;
            const float h1 = 3 * t2 - 2 * t3; // cubic Hermite, tangents as long as the chord
            const float h2 = (t3 - 2 * t2 + t) * length;
            const float h3 = (t3 - t2) * length;
            out.push_back({fromX + h1 * chordX + h2 * startX + h3 * endX,
                fromY + h1 * chordY + h2 * startY + h3 * endY, fromR + t * (r - fromR)});
        }
    }
    out.push_back({x, y, r});
    m_x = x;
    m_y = y;
    m_r = r;
    m_chordX = chordX;
    m_chordY = chordY;
    m_tangentX = endX;
    m_tangentY = endY;
    ++m_count;
}

std::vector<Disc> shape(const Stroke &stroke)
{
    std::vector<Disc> discs;
    discs.reserve(stroke.samples.size() * 2);
    Shaper shaper(stroke.brush, stroke.width, stroke.hasPressure);
    for (const Sample &sample : stroke.samples)
        shaper.add(sample, discs);
    return discs;
}

std::vector<Disc> shape(const Stroke &stroke, const QTransform &placed)
{
    std::vector<Disc> discs = shape(stroke);
    if (placed.isIdentity())
        return discs;
    const auto factor = float(widthFactor(placed));
    for (Disc &disc : discs) {
        const QPointF centre = placed.map(QPointF(double(disc.x), double(disc.y)));
        disc = {float(centre.x()), float(centre.y()), disc.r * factor};
    }
    return discs;
}

} // namespace hz::ink

// A stroke while it is written: samples, shape and its coverage in the view. GUI thread.
//
// Between begin() and take() nothing here allocates until a stroke outgrows kReserved samples.
#pragma once

#include <hz/canvas/viewtransform.h>
#include <hz/ink/codec.h>
#include <hz/ink/palette.h>
#include <hz/ink/raster.h>
#include <hz/ink/shaper.h>

#include <optional>

namespace hz::canvas {

/// What the pen draws with.
struct PenStyle {
    QString brush = ink::kPenBrush;
    QString ink = QStringLiteral("ink:black");
    double widthUnits = 6;
    bool operator==(const PenStyle &) const = default;
};

class WetInk {
public:
    static constexpr size_t kReserved = 8192;

    WetInk();

    /// Starts a stroke in a view that shows `pixels` of the page at `scale`. `eventMs` is the clock
    /// of the events.
    void begin(const PenStyle &style, bool hasPressure, ink::Ground ground, ink::PixelScale scale,
        const QRect &pixels, qint64 startedMs, quint64 eventMs);
    /// Adds a point and returns the pixels of the page that changed.
    QRect add(PagePoint point, double pressure, quint64 eventMs);

    bool isActive() const { return m_shaper.has_value(); }
    bool isFull() const { return m_stroke.samples.size() >= size_t(ink::kMaxSamplesPerStroke) - 1; }
    const ink::Mask &mask() const { return m_mask; }
    const ink::Paint &paint() const { return m_paint; }
    QRect touched() const { return m_touched; }
    size_t sampleCount() const { return m_stroke.samples.size(); }

    /// Ends the stroke: what was written. The mask stays until release(), so that it can be
    /// blended.
    ink::Stroke take();
    /// Clears the coverage; the next stroke may begin.
    void release();

private:
    ink::Stroke m_stroke;
    std::optional<ink::Shaper> m_shaper;
    std::vector<ink::Disc> m_discs;
    ink::Mask m_mask;
    ink::Paint m_paint;
    ink::PixelScale m_scale;
    QRect m_touched;
    quint64 m_lastMs = 0;
};

} // namespace hz::canvas

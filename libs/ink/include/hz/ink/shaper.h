// Shape of a stroke: a chain of discs, the ink being the union of the capsules between neighbours.
// Values; one thread at a time.
//
// Invariants: a disc once given never changes, so ink on the screen never moves; the newest sample
// is always the centre of the last disc, so nothing is held back; corners (turns over 60°) stay
// corners.
#pragma once

#include <hz/ink/stroke.h>

#include <QtGui/QPainterPath>

#include <vector>

namespace hz::ink {

struct Disc {
    float x = 0; // page units
    float y = 0;
    float r = 0;

    bool operator==(const Disc &) const = default;
};

/// Shapes one stroke sample by sample. Allocates nothing but what `out` needs to grow.
class Shaper {
public:
    Shaper(QStringView brush, quint16 width, bool hasPressure);

    /// Appends the discs of the newest segment. The first sample gives one disc, a dot.
    void add(const Sample &sample, std::vector<Disc> &out);

private:
    float radiusFor(const Sample &sample, float distance);

    bool m_followsHand;
    bool m_hasPressure;
    float m_fullRadius;
    float m_factor = 0; // of the full radius, at the last disc
    float m_travelled = 0; // decaying sums: recent way and recent time, their quotient is the speed
    float m_elapsed = 0;
    float m_x = 0, m_y = 0, m_r = 0; // the last disc
    float m_chordX = 0, m_chordY = 0; // from the disc before it
    float m_tangentX = 0, m_tangentY = 0; // unit, in which the curve arrived there
    float m_bend = 0; // of the circle there, radians; 0 at a corner
    int m_count = 0;
};

std::vector<Disc> shape(const Stroke &stroke);
/// As above, then moved, turned and scaled: the centres exactly, the radii by widthFactor().
std::vector<Disc> shape(const Stroke &stroke, const QTransform &placed);

/// The same shape as closed paths for vector output, page units, winding fill.
QPainterPath outline(const Stroke &stroke, const QTransform &placed = {});

} // namespace hz::ink

// How the pen's width follows the hand: what "pen/1" has published. Values; any thread.
#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>
#include <cmath>

namespace hz::ink {

inline constexpr float kPressureBase = 0.3F; // factors of the full radius
inline constexpr float kPressureGain = 0.9F;

inline float factorAt(quint16 pressure)
{
    return kPressureBase + kPressureGain * float(pressure) / 65535.0F;
}

/// The pressure that asks for this factor, as near as there is one.
inline quint16 pressureFor(float factor)
{
    return quint16(
        std::lround(std::clamp((factor - kPressureBase) / kPressureGain, 0.0F, 1.0F) * 65535.0F));
}

/// How far the width goes towards what is asked for, over a way of this many page units: over some
/// one and a half widths, quick enough for a flick's tip, too slow for the noise of the device.
inline float followed(float distance, float fullRadius)
{
    return 1.0F - std::exp(-distance / (3.0F * fullRadius + 3.0F));
}

} // namespace hz::ink

// A stroke as it was written: samples, brush and ink by name. Values; usable on any thread.
//
// Coordinates are 1/64 page unit, so that writing at four times magnification still has its own
// points. A published brush version never changes its outline; a new look is a new version.
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QTransform>

#include <memory>
#include <vector>

namespace hz::ink {

inline constexpr int kSubUnits = 64; // samples and widths are 1/64 page unit

/// One report of the digitizer. 12 bytes, never a heap block of its own.
struct Sample {
    qint32 x = 0; // 1/64 page unit
    qint32 y = 0; // 1/64 page unit
    quint16 pressure = 0; // 0..65535; meaningful if Stroke::hasPressure
    quint16 deltaMs = 0; // since the sample before, clamped to 65535

    bool operator==(const Sample &) const = default;
};

struct Stroke {
    QString brush; // "pen/1" 笔锋, "even/1" 等宽, "highlighter/1"
    QString ink; // "ink:red", "custom:#rrggbb": the page's ground chooses the shade
    quint16 width = 0; // 1/64 page unit, the widest that the brush draws without pressure
    qint64 startedMs = 0; // UTC, milliseconds since 1970
    bool hasPressure = false; // else the width follows the speed
    std::vector<Sample> samples = {};

    bool operator==(const Stroke &) const = default;
};
using StrokePtr = std::shared_ptr<const Stroke>;

/// Where the stroke may leave ink, in page units, its width included; `placed` moves, turns and
/// scales what was written.
QRectF bounds(const Stroke &stroke, const QTransform &placed = {});

/// How much wider a placed stroke is: the square root of the change of area, so that a stroke
/// stretched one way keeps a round pen.
double widthFactor(const QTransform &placed);

enum class Blend {
    Cover, // ink over what is there
    Multiply, // on light grounds
    Screen, // on dark ones
};

/// What a brush name means. An unknown name (a newer version's brush) draws as "even/1", and is
/// kept.
struct Brush {
    bool followsHand = false; // width from pressure or speed
    bool translucent = false; // highlighter: multiplies on light grounds, screens on dark ones
    double opacity = 1;
};
Brush brushNamed(QStringView name);

inline const QString kPenBrush = QStringLiteral("pen/1");
inline const QString kEvenBrush = QStringLiteral("even/1");
inline const QString kHighlighterBrush = QStringLiteral("highlighter/1");

} // namespace hz::ink

// Ink as bytes: lossless, at most 5 bytes a point for handwriting (measured: see bench). Layout in
// the README. Any thread. Decoding takes bytes from anywhere: bounded, never trusted.
#pragma once

#include <hz/core/result.h>
#include <hz/ink/stroke.h>

#include <QtCore/QByteArray>

#include <span>
#include <vector>

namespace hz::ink {

inline constexpr int kMaxSamplesPerStroke = 1
    << 17; // some ten minutes at 200 Hz; a longer stroke is split
inline constexpr int kMaxSamplesPerRun = 1 << 20;
inline constexpr int kMaxStrokesPerRun = 1 << 14;

/// A stroke in an ink run: its number there, and its place in the page's stacking order.
struct RunEntry {
    quint32 seq = 0;
    qint64 z = 0;
    StrokePtr stroke;
};

QByteArray encodeRun(std::span<const RunEntry> entries);
Result<std::vector<RunEntry>> decodeRun(QByteArrayView bytes);

QByteArray encodeStroke(const Stroke &stroke);
Result<Stroke> decodeStroke(QByteArrayView bytes);

} // namespace hz::ink

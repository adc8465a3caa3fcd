// Handwriting for tests, resampled at the rate of a pen, with jitter, pressure and time: Chinese
// from the stroke medians of hanzi-writer-data (Arphic Public License; used by tests only), figures
// and signs of sums from a few points each.
#pragma once

#include <hz/core/result.h>
#include <hz/ink/stroke.h>

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QPointF>

#include <cmath>
#include <random>
#include <vector>

namespace hz::test {

struct Hand {
    double sizeUnits = 120; // edge of a character's square
    double unitsPerMs = 0.25; // mean speed: some 0.2 s a stroke
    double rateHz = 133;
    double jitterUnits = 0.25;
    bool pressure = true;
    QString brush = ink::kPenBrush;
    QString ink = QStringLiteral("ink:black");
    quint16 width = 6 * ink::kSubUnits;
};

/// One stroke along `line`, slow at both ends, as a hand is.
inline ink::Stroke penned(
    const std::vector<QPointF> &line, const Hand &hand, std::mt19937 &random, qint64 startedMs)
{
    std::normal_distribution<double> noise(0, hand.jitterUnits);
    double length = 0;
    for (size_t i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
    const double stepMs = 1000 / hand.rateHz;
    const int count = std::max(3, int(length / (hand.unitsPerMs * stepMs)));
    ink::Stroke stroke{.brush = hand.brush,
        .ink = hand.ink,
        .width = hand.width,
        .startedMs = startedMs,
        .hasPressure = hand.pressure};
    size_t at = 1;
    double passed = 0;
    double lastMs = 0;
    for (int i = 0; i <= count; ++i) {
        const double t = double(i) / count;
        const double way = length * (t - std::sin(2 * M_PI * t) / (2 * M_PI) * 0.6);
        while (at + 1 < line.size()
            && passed + std::hypot(line[at].x() - line[at - 1].x(), line[at].y() - line[at - 1].y())
                < way) {
            passed += std::hypot(line[at].x() - line[at - 1].x(), line[at].y() - line[at - 1].y());
            ++at;
        }
        const QPointF part = line[at] - line[at - 1];
        const double partLength = std::max(1e-6, std::hypot(part.x(), part.y()));
        const QPointF point
            = line[at - 1] + part * std::clamp((way - passed) / partLength, 0.0, 1.0);
        const double press = 0.25 + 0.55 * std::sin(M_PI * std::pow(t, 0.8)) + 0.02 * noise(random);
        const double ms = std::round(i * stepMs);
        stroke.samples.push_back({.x
            = qint32(std::lround((point.x() + noise(random)) * ink::kSubUnits)),
            .y = qint32(std::lround((point.y() + noise(random)) * ink::kSubUnits)),
            .pressure = hand.pressure ? quint16(std::lround(std::clamp(press, 0.0, 1.0) * 8191) * 8)
                                      : quint16(0),
            .deltaMs = quint16(ms - lastMs)});
        lastMs = ms;
    }
    return stroke;
}

/// A smooth line through the points; a point given twice is a corner.
inline std::vector<QPointF> curveThrough(const std::vector<QPointF> &points)
{
    constexpr int kSteps = 12;
    const auto at = [&](size_t i) { return points[std::min(i, points.size() - 1)]; };
    std::vector<QPointF> line{points.front()};
    for (size_t i = 0; i + 1 < points.size(); ++i) {
        const QPointF before = at(i == 0 ? 0 : i - 1), from = at(i), to = at(i + 1),
                      after = at(i + 2);
        if (from == to)
            continue;
        for (int step = 1; step <= kSteps; ++step) { // Catmull and Rom
            const double t = double(step) / kSteps;
            line.push_back(
                ((2 * from) + (to - before) * t + (2 * before - 5 * from + 4 * to - after) * t * t
                    + (3 * from - before - 3 * to + after) * t * t * t)
                / 2);
        }
    }
    return line;
}

struct Glyph {
    double advance; // of a square of 100
    std::vector<std::vector<QPointF>> strokes; // in that square, y downwards
};

/// Figures and signs, which the Chinese data does not have; null for anything else.
inline const Glyph *plainGlyph(QChar character)
{
    static const QHash<QChar, Glyph> glyphs{
        {u'0',
            {62,
                {{{30, 12}, {14, 26}, {9, 50}, {15, 77}, {31, 88}, {46, 76}, {52, 50}, {46, 24},
                    {31, 12}, {24, 15}}}}},
        {u'1', {48, {{{14, 31}, {30, 12}, {30, 12}, {29, 50}, {28, 88}}}}},
        {u'2',
            {64,
                {{{10, 30}, {17, 16}, {33, 11}, {48, 19}, {49, 35}, {38, 54}, {22, 72}, {8, 87},
                    {8, 87}, {30, 85}, {55, 86}}}}},
        {u'3',
            {60,
                {{{11, 19}, {28, 11}, {45, 19}, {44, 35}, {26, 46}, {26, 46}, {46, 53}, {53, 69},
                    {42, 84}, {25, 89}, {9, 80}}}}},
        {u'4',
            {66,
                {{{34, 12}, {20, 40}, {8, 62}, {8, 62}, {32, 61}, {58, 59}},
                    {{41, 40}, {40, 66}, {38, 91}}}}},
        {u'5',
            {62,
                {{{17, 14}, {15, 30}, {12, 46}, {12, 46}, {30, 40}, {47, 48}, {52, 65}, {43, 82},
                     {25, 89}, {9, 81}},
                    {{17, 14}, {33, 14}, {51, 11}}}}},
        {u'6',
            {62,
                {{{43, 12}, {25, 28}, {13, 52}, {11, 72}, {21, 86}, {37, 87}, {49, 75}, {46, 60},
                    {32, 53}, {18, 60}, {12, 72}}}}},
        {u'7', {60, {{{8, 15}, {30, 14}, {53, 12}, {53, 12}, {38, 46}, {27, 89}}}}},
        {u'8',
            {62,
                {{{45, 22}, {32, 12}, {18, 19}, {17, 33}, {31, 45}, {46, 58}, {50, 74}, {38, 88},
                    {20, 86}, {11, 72}, {19, 56}, {35, 42}, {46, 30}, {45, 22}}}}},
        {u'9',
            {60,
                {{{48, 26}, {34, 13}, {17, 20}, {12, 37}, {24, 48}, {40, 43}, {48, 26}, {48, 26},
                    {47, 56}, {39, 89}}}}},
        {u'=', {66, {{{9, 41}, {30, 39}, {55, 40}}, {{9, 62}, {31, 61}, {55, 61}}}}},
        {u'+', {66, {{{9, 52}, {31, 51}, {55, 51}}, {{32, 29}, {32, 52}, {31, 76}}}}},
        {u'-', {66, {{{9, 52}, {31, 51}, {55, 51}}}}},
        {u'×', {66, {{{14, 34}, {31, 51}, {50, 69}}, {{49, 33}, {32, 51}, {13, 70}}}}},
        {u'÷', {66, {{{9, 51}, {31, 50}, {55, 50}}, {{32, 28}, {33, 31}}, {{31, 70}, {32, 73}}}}},
        {u'(', {42, {{{33, 4}, {18, 26}, {13, 52}, {19, 78}, {34, 98}}}}},
        {u')', {42, {{{9, 4}, {24, 26}, {29, 52}, {23, 78}, {8, 98}}}}},
        {u':', {30, {{{14, 38}, {15, 41}}, {{14, 72}, {15, 75}}}}},
        {u'²', {36, {{{4, 12}, {11, 3}, {22, 5}, {20, 18}, {4, 34}, {4, 34}, {14, 33}, {26, 33}}}}},
        {u'，', {60, {{{14, 68}, {22, 74}, {20, 84}, {12, 92}}}}},
        {u'。', {60, {{{20, 70}, {12, 77}, {18, 86}, {28, 80}, {22, 70}, {17, 71}}}}},
        {u'S',
            {62,
                {{{49, 24}, {37, 12}, {19, 16}, {13, 31}, {25, 44}, {42, 56}, {49, 72}, {38, 86},
                    {21, 88}, {8, 78}}}}},
        {u'h',
            {58,
                {{{14, 10}, {14, 50}, {13, 89}},
                    {{14, 64}, {26, 50}, {39, 53}, {44, 68}, {44, 89}}}}},
        {u'c', {54, {{{44, 56}, {32, 48}, {18, 54}, {12, 69}, {20, 84}, {34, 88}, {46, 80}}}}},
        {u'm',
            {72,
                {{{10, 50}, {11, 68}, {10, 88}, {10, 88}, {12, 64}, {21, 50}, {31, 56}, {31, 88},
                    {31, 88}, {33, 64}, {42, 50}, {54, 56}, {55, 89}}}}},
    };
    const auto found = glyphs.constFind(character);
    return found == glyphs.cend() ? nullptr : &*found;
}

/// How far the next character stands to the right.
inline double advanceOf(QChar character, const Hand &hand)
{
    constexpr double kSpace = 0.5, kSquare = 1.08;
    if (character.isSpace())
        return hand.sizeUnits * kSpace;
    const Glyph *glyph = plainGlyph(character);
    return hand.sizeUnits * (glyph ? glyph->advance / 100 : kSquare);
}

/// The strokes of one character, its square's upper left corner at `origin`.
inline std::vector<ink::Stroke> handwritten(
    QChar character, QPointF origin, const Hand &hand, std::mt19937 &random)
{
    std::vector<std::vector<QPointF>> lines;
    if (const Glyph *glyph = plainGlyph(character)) {
        for (const std::vector<QPointF> &stroke : glyph->strokes) {
            std::vector<QPointF> points;
            points.reserve(stroke.size());
            for (const QPointF &point : stroke)
                points.push_back(origin + point * hand.sizeUnits / 100);
            lines.push_back(curveThrough(points));
        }
    } else if (!character.isSpace()) {
        QFile file(QStringLiteral(HZ_NODE_MODULES "/hanzi-writer-data/%1.json").arg(character));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.fileName() + QStringLiteral(": ") + file.errorString()));
        const QJsonArray medians
            = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("medians")].toArray();
        for (const auto &median : medians) {
            std::vector<QPointF> line; // the font's square is 1024 wide, y upwards, top at 900
            const QJsonArray points = median.toArray();
            for (const auto &point : points)
                line.push_back(origin
                    + QPointF(point.toArray()[0].toDouble(), 900 - point.toArray()[1].toDouble())
                        * hand.sizeUnits / 1024);
            lines.push_back(std::move(line));
        }
    }
    std::vector<ink::Stroke> strokes;
    strokes.reserve(lines.size());
    for (const std::vector<QPointF> &line : lines)
        strokes.push_back(
            penned(line, hand, random, 1'760'000'000'000 + qint64(strokes.size()) * 400));
    return strokes;
}

/// A line of text, one character after the other.
inline std::vector<ink::Stroke> handwrittenLine(
    const QString &text, QPointF origin, const Hand &hand, quint32 seed = 1)
{
    std::mt19937 random(seed);
    std::vector<ink::Stroke> strokes;
    for (const QChar character : text) {
        for (ink::Stroke &stroke : handwritten(character, origin, hand, random))
            strokes.push_back(std::move(stroke));
        origin.rx() += advanceOf(character, hand);
    }
    return strokes;
}

} // namespace hz::test

// Chinese handwriting for tests, synthesised from the stroke medians of hanzi-writer-data (Arphic
// Public License; used by tests only): resampled at the rate of a pen, with jitter, pressure and
// time.
#pragma once

#include <hz/core/result.h>
#include <hz/ink/stroke.h>

#include <QtCore/QFile>
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

/// The strokes of one character, its square's upper left corner at `origin`.
inline std::vector<ink::Stroke> handwritten(
    QChar character, QPointF origin, const Hand &hand, std::mt19937 &random)
{
    QFile file(QStringLiteral(HZ_NODE_MODULES "/hanzi-writer-data/%1.json").arg(character));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName() + QStringLiteral(": ") + file.errorString()));
    std::normal_distribution<double> noise(0, hand.jitterUnits);
    std::vector<ink::Stroke> strokes;
    const QJsonArray medians
        = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("medians")].toArray();
    for (const QJsonValue &median : medians) {
        std::vector<QPointF> line; // the font's square is 1024 wide, y upwards, top at 900
        for (const QJsonValue &point : median.toArray())
            line.push_back(origin
                + QPointF(point.toArray()[0].toDouble(), 900 - point.toArray()[1].toDouble())
                    * hand.sizeUnits / 1024);
        double length = 0;
        for (size_t i = 1; i < line.size(); ++i)
            length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
        const double stepMs = 1000 / hand.rateHz;
        const int count = std::max(3, int(length / (hand.unitsPerMs * stepMs)));
        ink::Stroke stroke{.brush = hand.brush,
            .ink = hand.ink,
            .width = hand.width,
            .startedMs = 1'760'000'000'000 + qint64(strokes.size()) * 400,
            .hasPressure = hand.pressure};
        size_t at = 1;
        double passed = 0;
        double lastMs = 0;
        for (int i = 0; i <= count; ++i) {
            // Slow at both ends, as a hand is.
            const double t = double(i) / count;
            const double way = length * (t - std::sin(2 * M_PI * t) / (2 * M_PI) * 0.6);
            while (at + 1 < line.size()
                && passed
                        + std::hypot(
                            line[at].x() - line[at - 1].x(), line[at].y() - line[at - 1].y())
                    < way) {
                passed
                    += std::hypot(line[at].x() - line[at - 1].x(), line[at].y() - line[at - 1].y());
                ++at;
            }
            const QPointF part = line[at] - line[at - 1];
            const double partLength = std::max(1e-6, std::hypot(part.x(), part.y()));
            const QPointF point
                = line[at - 1] + part * std::clamp((way - passed) / partLength, 0.0, 1.0);
            const double press
                = 0.25 + 0.55 * std::sin(M_PI * std::pow(t, 0.8)) + 0.02 * noise(random);
            const double ms = std::round(i * stepMs);
            stroke.samples.push_back(
                {.x = qint32(std::lround((point.x() + noise(random)) * ink::kSubUnits)),
                    .y = qint32(std::lround((point.y() + noise(random)) * ink::kSubUnits)),
                    .pressure = hand.pressure
                        ? quint16(std::lround(std::clamp(press, 0.0, 1.0) * 8191) * 8)
                        : quint16(0),
                    .deltaMs = quint16(ms - lastMs)});
            lastMs = ms;
        }
        strokes.push_back(std::move(stroke));
    }
    return strokes;
}

/// A line of text, one character square after the other.
inline std::vector<ink::Stroke> handwrittenLine(
    const QString &text, QPointF origin, const Hand &hand, quint32 seed = 1)
{
    std::mt19937 random(seed);
    std::vector<ink::Stroke> strokes;
    for (const QChar character : text) {
        for (ink::Stroke &stroke : handwritten(character, origin, hand, random))
            strokes.push_back(std::move(stroke));
        origin.rx() += hand.sizeUnits * 1.08;
    }
    return strokes;
}

} // namespace hz::test

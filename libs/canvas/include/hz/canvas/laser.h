// The trail of a laser pointer: shows where the teacher points, fades by itself, is never saved.
// Times are given, so that a test needs no waiting. GUI thread.
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>

#include <vector>

class QPainter;

namespace hz::canvas {

class Laser {
public:
    static constexpr qint64 kFadeMs = 900;

    /// View pixels; `starts` begins another trail.
    void add(QPointF at, qint64 ms, bool starts);
    /// Forgets what has faded; false if nothing is left.
    bool fade(qint64 ms);
    void clear() { m_points.clear(); }
    bool isEmpty() const { return m_points.empty(); }
    /// Where paint() leaves marks.
    QRectF extent(double width) const;
    void paint(QPainter &painter, qint64 ms, double width) const;

private:
    struct Point {
        QPointF at;
        qint64 ms;
        bool starts;
    };
    std::vector<Point> m_points; // oldest first
};

} // namespace hz::canvas

#include "distance.h"
#include "penwidth.h"

#include <hz/ink/codec.h>
#include <hz/ink/cut.h>
#include <hz/ink/shaper.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace hz::ink {

namespace {

constexpr double kLeastRest = 0.5; // page units: a shorter rest is dust
constexpr double kMostShift = 0.125; // page units that ink may be off after a cut
// An end that was cut lies at the eraser's rim, as far as the shift and whole 1/64 of a unit allow:
// what it meets by no more is left alone, else a resting eraser would go on cutting.
constexpr double kTouch = kMostShift + 0.0625; // page units
constexpr double kAddedAt
    = 1.0 / 3; // of the way: the bend at the next sample follows the longer rest
constexpr size_t kSettles = 5; // so many old samples behind a new one the curve is as it was
constexpr double kLeastStep = 1.0 / 64; // of the way between two discs

QPointF centre(const Disc &disc)
{
    return {double(disc.x), double(disc.y)};
}

// No distance grows by more.
double stretchOf(const QTransform &placed)
{
    return std::hypot(
        std::hypot(placed.m11(), placed.m12()), std::hypot(placed.m21(), placed.m22()));
}

// The discs of a stroke. A place on it is a disc's number, with a fraction on the way to the next.
class Chain {
public:
    explicit Chain(const Stroke &stroke)
        : m_stroke(stroke)
    {
        Shaper shaper(stroke.brush, stroke.width, stroke.hasPressure);
        m_discs.reserve(stroke.samples.size() * 2);
        qint64 ms = 0;
        for (const Sample &sample : stroke.samples) {
            shaper.add(sample, m_discs);
            m_last.push_back(m_discs.size() - 1);
            ms += m_ms.empty() ? 0 : sample.deltaMs;
            m_ms.push_back(ms);
        }
    }

    const Stroke &stroke() const { return m_stroke; }
    std::span<const Disc> discs() const { return m_discs; }
    double end() const { return double(m_discs.size() - 1); }
    double placeOf(size_t sample) const { return double(m_last[sample]); }
    qint64 msOf(size_t sample) const { return m_ms[sample]; }

    QPointF at(double place) const
    {
        const size_t disc = discBefore(place);
        const QPointF a = centre(m_discs[disc]);
        return a + (centre(m_discs[disc + 1]) - a) * (place - double(disc));
    }
    double radiusAt(double place) const
    {
        const size_t disc = discBefore(place);
        const double a = double(m_discs[disc].r), b = double(m_discs[disc + 1].r);
        return a + (b - a) * (place - double(disc));
    }
    /// The place of the first sample behind one.
    double nextSample(double place) const
    {
        const auto next = std::upper_bound(m_last.begin(), m_last.end(), size_t(place));
        return next == m_last.end() ? end() : double(*next);
    }
    /// The sample there would have been.
    std::pair<Sample, qint64> sampleAt(double place) const
    {
        const auto after = size_t(
            std::upper_bound(m_last.begin(), m_last.end(), size_t(place)) - m_last.begin());
        const size_t next = std::min(after, m_last.size() - 1), before = next - 1;
        const double t = (place - placeOf(before)) / (placeOf(next) - placeOf(before));
        const QPointF point = at(place) * kSubUnits;
        const Sample &a = m_stroke.samples[before], &b = m_stroke.samples[next];
        return {{.x = qint32(std::lround(point.x())),
                    .y = qint32(std::lround(point.y())),
                    .pressure = quint16(std::lround(a.pressure + t * (b.pressure - a.pressure)))},
            m_ms[before] + std::llround(t * double(m_ms[next] - m_ms[before]))};
    }
    /// The centres from one place to another, both ends included.
    std::vector<QPointF> line(double from, double to) const
    {
        std::vector<QPointF> points{at(from)};
        for (auto disc = size_t(from) + 1; double(disc) < to; ++disc)
            points.push_back(centre(m_discs[disc]));
        points.push_back(at(to));
        return points;
    }

private:
    size_t discBefore(double place) const { return std::min(size_t(place), m_discs.size() - 2); }

    const Stroke &m_stroke;
    std::vector<Disc> m_discs;
    std::vector<size_t> m_last; // disc of each sample
    std::vector<qint64> m_ms; // of each sample, since the first
};

struct Part {
    double from, to; // places on a chain
};

// The way of an eraser, over the discs of a chain.
class Sweep {
public:
    Sweep(QPointF from, QPointF to, double radius, const QTransform &placed)
        : m_from(from)
        , m_to(to)
        , m_radius(radius)
        , m_placed(placed)
        , m_widths(widthFactor(placed))
        , m_touch(kTouch + stretchOf(placed) / kSubUnits)
        , m_around(QRectF(from, to).normalized().adjusted(-radius, -radius, radius, radius))
    {
    }

    bool meets(const Disc &disc) const
    {
        return gap(m_placed.map(centre(disc)), disc.r) < -m_touch;
    }

    /// What it meets of the way from one disc to the next, as fractions of it.
    std::optional<Part> met(const Disc &a, const Disc &b) const
    {
        const QPointF from = m_placed.map(centre(a)), to = m_placed.map(centre(b));
        const double reach = double(std::max(a.r, b.r)) * m_widths;
        const QRectF around = QRectF(from, to).normalized().adjusted(-reach, -reach, reach, reach);
        if (around.right() < m_around.left() || around.left() > m_around.right()
            || around.bottom() < m_around.top() || around.top() > m_around.bottom())
            return std::nullopt;
        const auto gapAt = [&](double t) {
            return gap(from + t * (to - from), double(a.r) + t * (double(b.r) - double(a.r)));
        };
        // The gap is convex along the way: one stretch at most is met, around the nearest place.
        double low = 0, high = 1;
        for (int i = 0; i < 40; ++i) {
            const double left = low + (high - low) / 3, right = high - (high - low) / 3;
            if (gapAt(left) <= gapAt(right))
                high = right;
            else
                low = left;
        }
        const double nearest = (low + high) / 2;
        if (gapAt(nearest) >= -m_touch)
            return std::nullopt;
        const auto rim = [&](double outside, double inside) {
            if (gapAt(outside) < 0)
                return outside;
            for (int i = 0; i < 30; ++i) {
                const double middle = (outside + inside) / 2;
                (gapAt(middle) < 0 ? inside : outside) = middle;
            }
            return outside;
        };
        return Part{rim(0, nearest), rim(1, nearest)};
    }

private:
    double gap(QPointF point, double discRadius) const
    {
        return std::sqrt(squaredDistance(point, m_from, m_to)) - m_radius - discRadius * m_widths;
    }

    const QPointF m_from, m_to;
    const double m_radius;
    const QTransform m_placed;
    const double m_widths;
    const double m_touch;
    const QRectF m_around;
};

std::vector<Part> metParts(std::span<const Disc> discs, const Sweep &sweep)
{
    if (discs.size() == 1)
        return sweep.meets(discs.front()) ? std::vector<Part>{{0, 0}} : std::vector<Part>();
    std::vector<Part> parts;
    for (size_t i = 1; i < discs.size(); ++i)
        if (const std::optional<Part> met = sweep.met(discs[i - 1], discs[i])) {
            const double start = double(i - 1);
            if (!parts.empty() && parts.back().to >= start + met->from)
                parts.back().to = start + met->to;
            else
                parts.push_back({start + met->from, start + met->to});
        }
    return parts;
}

std::vector<Part> restOf(const Chain &chain, const std::vector<Part> &gone, double widths)
{
    std::vector<Part> rest;
    const auto add = [&](double from, double to) {
        if (to <= from)
            return;
        double length = 0;
        const std::vector<QPointF> line = chain.line(from, to);
        for (size_t i = 1; i < line.size(); ++i)
            length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
        if (length * widths >= kLeastRest)
            rest.push_back({from, to});
    };
    double from = 0;
    for (const Part &part : gone) {
        add(from, part.from);
        from = part.to;
    }
    add(from, chain.end());
    return rest;
}

// A sample of a rest, where on the old stroke it is, and when.
struct Node {
    double place;
    Sample sample;
    qint64 ms;
    bool isOld;
};

std::vector<Node> nodesOf(const Chain &chain, const Part &part)
{
    const auto between = [&](double place) {
        const auto [sample, ms] = chain.sampleAt(place);
        return Node{place, sample, ms, false};
    };
    std::vector<Node> nodes;
    if (part.from > 0) {
        nodes.push_back(between(part.from));
        // Where the width, on its way since the last sample, can be brought to what it was at the
        // next: see setWidths().
        if (const Brush brush = brushNamed(chain.stroke().brush); brush.followsHand)
            if (const double next = chain.nextSample(part.from); next < part.to)
                nodes.push_back(between(next - (next - part.from) / 8));
    }
    const std::vector<Sample> &samples = chain.stroke().samples;
    for (size_t i = 0; i < samples.size(); ++i)
        if (const double place = chain.placeOf(i);
            place <= part.to && (place > part.from || part.from == 0))
            nodes.push_back({place, samples[i], chain.msOf(i), true});
    if (part.to < chain.end() && nodes.back().place < part.to)
        nodes.push_back(between(part.to));
    return nodes;
}

double farthest(const std::vector<QPointF> &points, const std::vector<QPointF> &line)
{
    double most = 0;
    for (const QPointF &point : points) {
        double nearest = squaredDistance(point, line.front(), line.back());
        for (size_t i = 1; i < line.size(); ++i)
            nearest = std::min(nearest, squaredDistance(point, line[i - 1], line[i]));
        most = std::max(most, nearest);
    }
    return std::sqrt(most);
}

// Adds nodes behind nodes[first] where their curve would leave the old one by more than `most`, up
// to the place from which it is as it was: so many old samples in a row that nothing before them
// counts any more. A curve depends on what comes before alone, so one pass is enough; but a sample
// that was added changes the bend at the next one, which may want another behind it, and so on.
void refine(std::vector<Node> &nodes, size_t first, const Chain &chain, double most)
{
    Shaper shaper(chain.stroke().brush, chain.stroke().width, chain.stroke().hasPressure);
    std::vector<Disc> discs;
    for (size_t i = first - std::min(first, kSettles); i <= first; ++i)
        shaper.add(nodes[i].sample, discs);
    size_t oldInRow = 0;
    for (size_t i = first + 1; i < nodes.size() && oldInRow < kSettles;) {
        const Node &last = nodes[i - 1], &next = nodes[i];
        const size_t known = discs.size();
        Shaper ahead = shaper;
        ahead.add(next.sample, discs);
        std::vector<QPointF> now{centre(discs[known - 1])};
        for (size_t disc = known; disc < discs.size(); ++disc)
            now.push_back(centre(discs[disc]));
        const std::vector<QPointF> then = chain.line(last.place, next.place);
        const bool isAsItWas = std::max(farthest(now, then), farthest(then, now)) <= most;
        const bool canAdd = next.place - last.place >= kLeastStep
            && nodes.size() + 2 * kSettles < size_t(kMaxSamplesPerStroke);
        if (!isAsItWas && canAdd) {
            discs.resize(known);
            const double place = last.place + (next.place - last.place) * kAddedAt;
            const auto [sample, ms] = chain.sampleAt(place);
            nodes.insert(nodes.begin() + std::ptrdiff_t(i), {place, sample, ms, false});
            continue;
        }
        shaper = ahead;
        oldInRow = next.isOld ? oldInRow + 1 : 0;
        ++i;
    }
}

// The node up to which the curve behind a cut may differ, and the one from which it may before one.
size_t settledAt(const std::vector<Node> &nodes)
{
    size_t old = 0, at = 0;
    while (at + 1 < nodes.size() && old < kSettles)
        old = nodes[++at].isOld ? old + 1 : 0;
    return at;
}

size_t lastOld(const std::vector<Node> &nodes)
{
    size_t at = nodes.size() - 1;
    while (at > 0 && !nodes[at].isOld)
        --at;
    return at;
}

// Pressures for nodes that were not written with one, so that each place has the width it had. The
// width follows what a pressure asks for with a delay: so that it is right at the next old sample,
// it has to be a little off just before it.
void setWidths(std::vector<Node> &nodes, const Chain &chain)
{
    const Stroke &stroke = chain.stroke();
    const auto full = float(std::max<quint16>(stroke.width, 1)) / (2.0F * kSubUnits);
    float factor = 0;
    QPointF before;
    for (size_t i = 0; i < nodes.size(); ++i) {
        Sample &sample = nodes[i].sample;
        const QPointF point = QPointF(sample.x, sample.y) / kSubUnits;
        const auto distance
            = i == 0 ? 0.0F : float(std::hypot(point.x() - before.x(), point.y() - before.y()));
        const float part = i == 0 ? 1.0F : followed(distance, full);
        if (!stroke.hasPressure || !nodes[i].isOld) {
            float wanted = float(chain.radiusAt(nodes[i].place)) / full;
            if (stroke.hasPressure && i + 1 < nodes.size() && nodes[i + 1].isOld) {
                const Node &next = nodes[i + 1];
                const QPointF way = QPointF(next.sample.x, next.sample.y) / kSubUnits - point;
                const float asked = factorAt(next.sample.pressure);
                const float reached = float(chain.radiusAt(next.place)) / full;
                wanted = asked
                    + (reached - asked)
                        / (1.0F - followed(float(std::hypot(way.x(), way.y())), full));
            }
            constexpr float kLeastPart = 1e-3F;
            sample.pressure
                = pressureFor(part < kLeastPart ? factor : factor + (wanted - factor) / part);
        }
        factor += (factorAt(sample.pressure) - factor) * part;
        if (i == 0 || distance >= 1.0F / kSubUnits)
            before = point;
    }
}

Stroke strokeOf(const std::vector<Node> &nodes, const Stroke &from)
{
    Stroke stroke{.brush = from.brush,
        .ink = from.ink,
        .width = from.width,
        .startedMs = from.startedMs + nodes.front().ms,
        .hasPressure = from.hasPressure || brushNamed(from.brush).followsHand};
    stroke.samples.reserve(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i) {
        Sample sample = nodes[i].sample;
        if (i > 0)
            sample.deltaMs = quint16(nodes[i].ms - nodes[i - 1].ms);
        else if (!nodes[i].isOld || nodes[i].place > 0)
            sample.deltaMs = 0;
        stroke.samples.push_back(sample);
    }
    return stroke;
}

QRectF around(const Chain &chain, const Part &part, const QTransform &placed)
{
    const double widths = widthFactor(placed);
    QRectF box;
    const auto last = std::min(size_t(std::ceil(part.to)), chain.discs().size() - 1);
    for (auto i = size_t(part.from); i <= last; ++i) {
        const double reach = double(chain.discs()[i].r) * widths + 1;
        const QPointF at = placed.map(centre(chain.discs()[i]));
        box |= QRectF(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    }
    return box;
}

} // namespace

std::optional<Cut> cut(
    const Stroke &stroke, QPointF from, QPointF to, double radius, const QTransform &placed)
{
    if (stroke.samples.empty())
        return std::nullopt;
    const Chain chain(stroke);
    const double widths = widthFactor(placed);
    const std::vector<Part> gone = metParts(chain.discs(), Sweep(from, to, radius, placed));
    if (gone.empty())
        return std::nullopt;
    Cut result;
    Part changed{0, chain.end()}; // from the last place that is as it was to the next
    for (const Part &part : restOf(chain, gone, widths)) {
        std::vector<Node> nodes = nodesOf(chain, part);
        const double most
            = std::max(kMostShift / std::max(stretchOf(placed), 1e-6), 1.0 / kSubUnits);
        if (part.from > 0)
            refine(nodes, 0, chain, most);
        if (part.to < chain.end())
            refine(nodes, lastOld(nodes), chain, most);
        if (part.from > 0) {
            changed.to = nodes[settledAt(nodes)].place;
            result.changed |= around(chain, changed, placed);
        }
        const bool endsEarly = part.to < chain.end();
        changed = {endsEarly ? nodes[lastOld(nodes)].place : part.to, chain.end()};
        if (brushNamed(stroke.brush).followsHand)
            setWidths(nodes, chain);
        result.rest.push_back(strokeOf(nodes, stroke));
    }
    if (changed.from < chain.end() || result.rest.empty())
        result.changed |= around(chain, changed, placed);
    return result;
}

} // namespace hz::ink

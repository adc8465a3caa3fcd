#include <hz/ui/flowmap.h>
#include <hz/ui/look.h>

#include <QtCore/QLocale>
#include <QtGui/QPen>

#include <algorithm>
#include <cmath>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kRadius = 34, kLeastLine = 2, kMostLine = 18, kHead = 10, kPaddingX = 6,
                 kPlateY = 1, kNoteGap = 2;
constexpr int kCurveSteps = 24;
constexpr double kBow = 0.14; // how far an arrow swings out, of its length

QPointF normal(const QPointF &vector)
{
    const double length = std::hypot(vector.x(), vector.y());
    return length > 0 ? QPointF(-vector.y(), vector.x()) / length : QPointF(0, -1);
}

class Composer {
public:
    Composer(const FlowMapData &data, const QRectF &room, const Look &look)
        : m_data(data)
        , m_picture(look)
        , m_look(look)
    {
        const double high = look.lineHeight(TypeRole::Caption) + look.px(kNoteGap);
        const double radius = look.px(kRadius);
        // Notes stand below.
        m_inside = room.adjusted(radius * 1.4, radius, -radius * 1.4, -radius - high);
        QRectF all;
        for (const FlowPlace &place : data.places)
            all |= QRectF(place.at - QPointF(1e-9, 1e-9), QSizeF(2e-9, 2e-9));
        m_bounds = all;
    }

    ChartPicture compose()
    {
        int most = 1;
        for (const Flow &flow : m_data.flows)
            most = std::max(most, flow.amount);
        // The largest lie below, so that a small one is never hidden.
        std::vector<size_t> order(m_data.flows.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
            [this](size_t a, size_t b) { return m_data.flows[a].amount > m_data.flows[b].amount; });
        for (const size_t flow : order)
            addArrow(m_data.flows[flow], most);
        for (size_t i = 0; i < m_data.places.size(); ++i)
            addPlace(i);
        for (const size_t flow : order)
            addAmount(flow);
        return std::move(m_picture);
    }

private:
    QPointF at(size_t place) const
    {
        const QPointF &where = m_data.places[place].at;
        const double wide = std::max(m_bounds.width(), 1e-6);
        const double high = std::max(m_bounds.height(), 1e-6);
        return {m_inside.left() + (where.x() - m_bounds.left()) / wide * m_inside.width(),
            m_inside.top() + (where.y() - m_bounds.top()) / high * m_inside.height()};
    }

    // From edge to edge, bowed so that the way back lies beside it.
    QPolygonF curve(const Flow &flow) const
    {
        const QPointF from = at(flow.from);
        const QPointF to = at(flow.to);
        const QPointF control = (from + to) / 2
            + normal(to - from) * kBow * std::hypot((to - from).x(), (to - from).y());
        const double clear = m_look.px(kRadius);
        QPolygonF points;
        for (int i = 0; i <= kCurveSteps; ++i) {
            const double t = double(i) / kCurveSteps;
            const QPointF point = (1 - t) * (1 - t) * from + 2 * t * (1 - t) * control + t * t * to;
            const auto isOutside = [&](const QPointF &centre) {
                return std::hypot((point - centre).x(), (point - centre).y()) >= clear;
            };
            if (isOutside(from) && isOutside(to))
                points.append(point);
        }
        return points;
    }

    void addArrow(const Flow &flow, int most)
    {
        const QPolygonF points = curve(flow);
        if (points.size() < 2)
            return;
        const double width = m_look.px(kLeastLine)
            + (m_look.px(kMostLine) - m_look.px(kLeastLine)) * flow.amount / most;
        const QColor soft = m_look.sequential(2);
        m_picture.path(points, QPen(soft, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        // Two strokes say where it goes, on thin and thick ones alike.
        const QPointF end = points.last();
        const QPointF back = points[points.size() - 2] - end;
        const double length = std::max(std::hypot(back.x(), back.y()), 1e-6);
        const double head = m_look.px(kHead) + width / 2;
        const QPointF along = back / length * head;
        const QPointF across = normal(back) * head * 0.6;
        m_picture.path(QPolygonF{{end + along + across, end, end + along - across}},
            QPen(m_look.colour(Token::Accent), m_look.px(kLeastLine), Qt::SolidLine, Qt::RoundCap,
                Qt::RoundJoin));
    }

    void addAmount(size_t number)
    {
        const Flow &flow = m_data.flows[number];
        const QPolygonF points = curve(flow);
        if (points.size() < 2)
            return;
        const QFont font = m_look.font(TypeRole::Body, Weight::Bold);
        const QString text = QLocale().toString(flow.amount);
        const QPointF middle = points[points.size() / 2];
        const double width = textWidth(font, text) + 2 * m_look.px(kPaddingX);
        const double high = m_look.lineHeight(TypeRole::Body) + 2 * m_look.px(kPlateY);
        const QRectF plate(middle - QPointF(width, high) / 2, QSizeF(width, high));
        m_picture.box(plate, m_look.colour(Token::Surface), high / 2,
            QPen(m_look.colour(Token::LineStrong), m_look.hairline()));
        m_picture.text(plate, text, font, m_look.colour(Token::Text), Qt::AlignCenter);
        m_picture.cell({1, int(number), plate, flow.name});
    }

    void addPlace(size_t number)
    {
        const FlowPlace &place = m_data.places[number];
        const QPointF centre = at(number);
        const double radius = m_look.px(kRadius);
        const QRectF rect(centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
        const double line = m_look.px(kLeastLine);
        switch (place.kind) {
        case FlowPlace::Kind::Gives:
            m_picture.box(rect, m_look.colour(Token::AccentSoft), radius,
                QPen(m_look.colour(Token::Accent), line));
            break;
        case FlowPlace::Kind::Lacks: {
            m_picture.box(
                rect.adjusted(radius * 0.24, radius * 0.24, -radius * 0.24, -radius * 0.24),
                m_look.colour(Token::Surface));
            const QPolygonF diamond{{centre - QPointF(0, radius * 1.15),
                centre + QPointF(radius * 1.3, 0), centre + QPointF(0, radius * 1.15),
                centre - QPointF(radius * 1.3, 0), centre - QPointF(0, radius * 1.15)}};
            m_picture.path(diamond, QPen(m_look.colour(Status::Bad, StatusPart::Foreground), line));
            break;
        }
        case FlowPlace::Kind::Still:
            m_picture.box(rect, m_look.colour(Token::Surface), radius,
                QPen(m_look.colour(Token::LineStrong), line, Qt::DashLine));
        }
        const QFont name = m_look.font(TypeRole::Body, Weight::Bold);
        m_picture.name(rect.adjusted(-radius * 0.2, 0, radius * 0.2, 0), place.name, name,
            m_look.colour(Token::Text), Qt::AlignCenter);
        const double high = m_look.lineHeight(TypeRole::Caption);
        const QRectF below(centre.x() - 2 * radius,
            rect.bottom() + m_look.px(kNoteGap)
                + (place.kind == FlowPlace::Kind::Lacks ? radius * 0.15 : 0),
            4 * radius, high);
        m_picture.name(below, place.note, m_look.font(TypeRole::Caption),
            place.kind == FlowPlace::Kind::Lacks
                ? m_look.colour(Status::Bad, StatusPart::Foreground)
                : m_look.colour(Token::Text2),
            Qt::AlignCenter);
        const QString words = place.note.isEmpty()
            ? place.name
            : FlowMap::tr("%1, %2", "one figure, the next").arg(place.name, place.note);
        m_picture.cell({0, int(number), rect, words});
    }

    const FlowMapData &m_data;
    ChartPicture m_picture;
    const Look &m_look;
    QRectF m_inside;
    QRectF m_bounds;
};

} // namespace

FlowMap::FlowMap(QWidget *parent)
    : Chart(Pointed::Outline, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Who sends how much to whom"));
}

void FlowMap::setData(FlowMapData content)
{
    if (m_data == content)
        return;
    m_data = std::move(content);
    recompose();
}

QSize FlowMap::minimumSizeHint() const
{
    const Look look;
    return {int(look.px(kRadius) * 6), int(look.px(kRadius) * 4)};
}

QSize FlowMap::sizeHint() const
{
    return minimumSizeHint() * 2;
}

ChartPicture FlowMap::compose(const QRectF &room, const Look &look) const
{
    return Composer(m_data, room, look).compose();
}

void FlowMap::paint(
    QPainter &painter, const QRectF &room, const FlowMapData &content, const Look &look)
{
    Composer(content, room, look).compose().paint(painter, room);
}

} // namespace hz::ui

#include <hz/ui/trendlines.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kAxisGap = 10, kEndGap = 10, kLeastWidth = 260, kLeastHeight = 120,
                 kLeastTick = 34, kHit = 24, kMarkGap = 10, kTargetLine = 1.5;
const QList<qreal> kDash{8 / kTargetLine, 5 / kTargetLine}; // chart.targetDash, in line widths

QString shown(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString endLabel(const TrendData::Line &line, int decimals)
{
    for (auto value = line.values.rbegin(); value != line.values.rend(); ++value)
        if (*value)
            return QCoreApplication::translate(
                "hz::ui::TrendLines", "%1 %2", "line, its last value")
                .arg(line.name, shown(**value, decimals));
    return line.name;
}

struct Range {
    double least = 0;
    double greatest = 1;
};

Range rangeOf(const TrendData &data)
{
    std::vector<double> all;
    for (const TrendData::Line &line : data.lines)
        for (const std::optional<double> &value : line.values)
            if (value)
                all.push_back(*value);
    if (data.target)
        all.push_back(data.target->value);
    if (all.empty())
        return {};
    const auto [least, greatest] = std::minmax_element(all.begin(), all.end());
    const double room = std::max((*greatest - *least) * 0.1, std::abs(*greatest) * 0.02 + 1e-9);
    return {std::max(*least - room, *least >= 0 ? 0.0 : *least - room), *greatest + room};
}

// Where a value and a mark stand.
struct Axes {
    QRectF plot;
    Range range;
    size_t marks = 0;

    double x(size_t mark) const
    {
        return marks > 1 ? plot.left() + plot.width() * double(mark) / double(marks - 1)
                         : plot.center().x();
    }
    double y(double value) const
    {
        return plot.bottom()
            - plot.height() * (value - range.least) / (range.greatest - range.least);
    }
};

void composeGrid(
    ChartPicture &picture, const Axes &axes, const std::vector<double> &ticks, int decimals)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Caption);
    for (const double tick : ticks) {
        const double y = std::round(axes.y(tick));
        picture.box(
            {axes.plot.left(), y, axes.plot.width(), look.hairline()}, look.colour(Token::Line));
        const QString text = shown(tick, decimals);
        const double width = textWidth(font, text);
        picture.text({axes.plot.left() - look.px(kAxisGap) - width, y - line / 2, width, line},
            text, font, look.colour(Token::Text3));
    }
}

// As many marks as have room; the last one always.
void composeMarks(
    ChartPicture &picture, const Axes &axes, const std::vector<QString> &marks, double bottom)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Caption);
    double widest = 1;
    for (const QString &mark : marks)
        widest = std::max(widest, textWidth(font, mark));
    const double step = marks.size() > 1 ? axes.x(1) - axes.x(0) : axes.plot.width();
    const auto each
        = size_t(std::max(1.0, std::ceil((widest + look.px(kMarkGap)) / std::max(1.0, step))));
    for (size_t i = 0; i < marks.size(); ++i)
        if ((marks.size() - 1 - i) % each == 0)
            picture.text({axes.x(i) - widest / 2, bottom - line, widest, line}, marks[i], font,
                look.colour(Token::Text3), Qt::AlignCenter);
}

// How many lines run through a room at the left end.
int crossings(const Axes &axes, const TrendData &data, const QRectF &room)
{
    int count = 0;
    for (const TrendData::Line &line : data.lines) {
        double least = std::numeric_limits<double>::max(),
               greatest = std::numeric_limits<double>::lowest();
        for (size_t i = 0; i < std::min(line.values.size(), axes.marks); ++i) {
            if (!line.values[i])
                continue;
            least = std::min(least, axes.y(*line.values[i]));
            greatest = std::max(greatest, axes.y(*line.values[i]));
            if (axes.x(i) > room.right())
                break;
        }
        count += least < room.bottom() && greatest > room.top();
    }
    return count;
}

void composeTarget(ChartPicture &picture, const Axes &axes, const TrendData &data)
{
    const Look &look = picture.look();
    const TrendData::Target &target = *data.target;
    const QFont font = look.font(TypeRole::Caption);
    const double y = std::round(axes.y(target.value)), line = look.lineHeight(TypeRole::Caption);
    QPen pen(look.colour(Token::Text), look.px(kTargetLine));
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern(kDash);
    picture.line({axes.plot.left(), y, axes.plot.right(), y}, pen);
    const QRectF above(
        axes.plot.left() + look.px(4), y - line, textWidth(font, target.words), line);
    const QRectF below = above.translated(0, line + look.px(2));
    const bool isHigh = above.top() < axes.plot.top() - line;
    const bool isBelow = isHigh || crossings(axes, data, below) < crossings(axes, data, above);
    const QRectF room = isBelow ? below : above;
    if (crossings(axes, data, room) > 0)
        picture.box(room.adjusted(-2, 2, 2, -2), look.colour(Token::Surface)); // words before lines
    picture.name(room, target.words, font, look.colour(Token::Text));
}

void composeLine(ChartPicture &picture, const Axes &axes, const TrendData &data, size_t which)
{
    const Look &look = picture.look();
    const TrendData::Line &line = data.lines[which];
    const QColor colour = look.category(which);
    const QPen pen(
        colour, look.exact(Measure::ChartLine), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const double dot = look.exact(Measure::ChartDot), hit = look.px(kHit);
    QPolygonF run;
    const auto flush = [&] {
        if (run.size() > 1)
            picture.path(run, pen);
        else if (run.size() == 1) // between two gaps
            picture.box({run[0].x() - pen.widthF(), run[0].y() - pen.widthF(), 2 * pen.widthF(),
                            2 * pen.widthF()},
                colour, pen.widthF());
        run.clear();
    };
    std::optional<QPointF> last;
    for (size_t i = 0; i < std::min(line.values.size(), axes.marks); ++i) {
        if (!line.values[i]) {
            flush();
            continue;
        }
        last = QPointF(axes.x(i), axes.y(*line.values[i]));
        run.append(*last);
        picture.cell({int(which), int(i), {last->x() - hit / 2, last->y() - hit / 2, hit, hit},
            QCoreApplication::translate("hz::ui::TrendLines", "%1, %2: %3", "line, mark: value")
                .arg(line.name, data.marks[i], shown(*line.values[i], data.decimals))});
    }
    flush();
    if (last)
        picture.box({last->x() - dot, last->y() - dot, 2 * dot, 2 * dot}, colour, dot);
}

void composeEnds(ChartPicture &picture, const Axes &axes, const TrendData &data, double width,
    const QRectF &room)
{
    const Look &look = picture.look();
    std::vector<size_t> order; // from the top
    std::vector<double> ends(data.lines.size());
    for (size_t i = 0; i < data.lines.size(); ++i)
        for (const std::optional<double> &value : data.lines[i].values)
            if (value)
                ends[i] = axes.y(*value);
    order.resize(data.lines.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(
        order.begin(), order.end(), [&](size_t a, size_t b) { return ends[a] < ends[b]; });
    std::vector<double> wanted;
    for (const size_t i : order)
        wanted.push_back(ends[i]);
    const double line
        = look.lineHeight(TypeRole::Caption) - look.px(3); // ink is lower than its line
    wanted = spread(std::move(wanted), line, room.top(), axes.plot.bottom() + line / 2);
    const double left = axes.plot.right() + look.px(kEndGap);
    for (size_t i = 0; i < order.size(); ++i)
        picture.text({left, wanted[i] - line / 2, width, line},
            endLabel(data.lines[order[i]], data.decimals), look.font(TypeRole::Caption),
            look.colour(Token::Text));
}

ChartPicture composeTrend(const TrendData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    if (data.marks.empty() || data.lines.empty())
        return picture;
    const QFont font = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Caption);
    double right = 0, left = 0;
    for (const TrendData::Line &one : data.lines)
        right = std::max(right, textWidth(font, endLabel(one, data.decimals)));
    const Range range = rangeOf(data);
    const double high = room.height() - line / 2 - 2 * line;
    const std::vector<double> ticks
        = roundTicks(range.least, range.greatest, std::max(2, int(high / look.px(kLeastTick))));
    const bool isWhole = std::all_of(
        ticks.begin(), ticks.end(), [](double tick) { return tick == std::round(tick); });
    const int decimals = isWhole ? 0 : std::max(1, data.decimals);
    for (const double tick : ticks)
        left = std::max(left, textWidth(font, shown(tick, decimals)));
    left = std::max(left + look.px(kAxisGap), textWidth(font, data.marks.front()) / 2);
    const Axes axes{.plot = {room.left() + left, room.top() + line / 2,
                        room.width() - left - right - look.px(kEndGap), high},
        .range = range,
        .marks = data.marks.size()};
    composeGrid(picture, axes, ticks, decimals);
    composeMarks(picture, axes, data.marks, room.bottom());
    for (size_t i = 0; i < data.lines.size(); ++i)
        composeLine(picture, axes, data, i);
    if (data.target)
        composeTarget(picture, axes, data);
    composeEnds(picture, axes, data, right, room);
    return picture;
}

// ---------------------------------------------------------------- months

constexpr double kBarShare = 2.0 / 3; // of the room of a month
constexpr double kBarRadius = 3, kLeastBar = 2, kMonthsHigh = 84, kLeastMonth = 18;

ChartPicture composeMonths(const MonthBarsData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    if (data.bars.empty())
        return picture;
    const QFont font = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Caption);
    const double each = room.width() / double(data.bars.size());
    double most = 0;
    for (const MonthBarsData::Bar &bar : data.bars)
        most = std::max(most, bar.value);
    const QRectF plot(room.left(), room.top(), room.width(), room.height() - line - look.px(2));
    for (size_t i = 0; i < data.bars.size(); ++i) {
        const MonthBarsData::Bar &bar = data.bars[i];
        const double left = room.left() + double(i) * each;
        const double height = most > 0
            ? std::max(look.px(kLeastBar), plot.height() * bar.value / most)
            : look.px(kLeastBar);
        const double width = std::round(each * kBarShare);
        picture.box({std::round(left + (each - width) / 2), plot.bottom() - height, width, height},
            bar.value <= 0          ? look.colour(Token::Line)
                : data.current == i ? look.sequential(5)
                                    : look.sequential(3),
            std::min(look.px(kBarRadius), height / 2));
        picture.text({left, room.bottom() - line, each, line}, bar.mark, font,
            look.colour(Token::Text3), Qt::AlignCenter);
        picture.cell({0, int(i), {left + 1, room.top(), each - 2, room.height()}, bar.name});
    }
    return picture;
}

} // namespace

std::vector<double> roundTicks(double least, double greatest, int most)
{
    const double rough = (greatest - least) / std::max(1, most);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = power;
    for (const double times : {1.0, 2.0, 5.0, 10.0}) {
        step = times * power;
        if (step >= rough)
            break;
    }
    std::vector<double> ticks;
    for (double i = std::ceil(least / step); i * step <= greatest; ++i)
        ticks.push_back(i * step);
    return ticks;
}

std::vector<double> spread(std::vector<double> wanted, double height, double top, double bottom)
{
    double next = top + height / 2;
    for (double &middle : wanted)
        next = (middle = std::max(middle, next)) + height;
    next = bottom - height / 2;
    for (auto middle = wanted.rbegin(); middle != wanted.rend(); ++middle)
        next = (*middle = std::min(*middle, next)) - height;
    return wanted;
}

TrendLines::TrendLines(QWidget *parent)
    : Chart(Pointed::Outline, parent)
{
    setAccessibleName(tr("How it went over time"));
}

void TrendLines::setData(TrendData content)
{
    Q_ASSERT(content.lines.size() <= TrendData::kMostLines);
    if (m_data == content)
        return;
    m_data = std::move(content);
    recompose();
}

QSize TrendLines::minimumSizeHint() const
{
    const Look look;
    return {int(look.px(kLeastWidth)), int(look.px(kLeastHeight))};
}

QSize TrendLines::sizeHint() const
{
    return minimumSizeHint() * 3 / 2;
}

double TrendLines::cellRadius() const
{
    return theme().px(kHit) / 2.0; // a ring round the point
}

ChartPicture TrendLines::compose(const QRectF &room, const Look &look) const
{
    return composeTrend(m_data, room, look);
}

void TrendLines::paint(
    QPainter &painter, const QRectF &room, const TrendData &content, const Look &look)
{
    composeTrend(content, room, look).paint(painter, room);
}

MonthBars::MonthBars(QWidget *parent)
    : Chart(Pointed::Ground, parent)
{
    setAccessibleName(tr("Amounts by month"));
}

void MonthBars::setData(MonthBarsData content)
{
    if (m_data == content)
        return;
    m_data = std::move(content);
    recompose();
}

QSize MonthBars::minimumSizeHint() const
{
    const Look look;
    return {int(double(m_data.bars.size()) * look.px(kLeastMonth) + look.px(8)),
        int(look.px(kMonthsHigh))};
}

QSize MonthBars::sizeHint() const
{
    return minimumSizeHint();
}

ChartPicture MonthBars::compose(const QRectF &room, const Look &look) const
{
    return composeMonths(m_data, room, look);
}

void MonthBars::paint(
    QPainter &painter, const QRectF &room, const MonthBarsData &content, const Look &look)
{
    composeMonths(content, room, look).paint(painter, room);
}

} // namespace hz::ui

#include <hz/ui/seatplan.h>
#include <hz/ui/statusglyph.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cmath>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kGap = 12, kNarrowGap = 8, kAisle = 40, kNarrowAisle = 24, kNarrowBelow = 1100;
constexpr double kRadius = 8, kPadding = 8, kNarrowPadding = 6, kTop = 6, kNarrowTop = 4,
                 kGlyph = 16, kBar = 6, kAboveBar = 3, kMostHigh = 140, kLeastHigh = 64,
                 kLeastWide = 56, kWithNumber = 88;
constexpr double kFrontHigh = 48, kFrontMain = 420, kFrontOther = 180, kFrontGap = 24,
                 kFrontInside = 10, kFrontIcon = 20, kBelowFront = 16;
constexpr double kLegendGap = 20, kLegendInside = 4, kLegendAbove = 16, kKeyWide = 22, kKeyHigh = 8,
                 kKeyRadius = 2;
constexpr double kRing = 2;
constexpr size_t kStrong = 4; // the step from which an amount is bold
constexpr qsizetype kShortWord = 3; // letters that can stand below each other in an aisle

struct Grid {
    QRectF room; // of the seats
    double gap = 0;
    double aisle = 0;
    double width = 0;
    double height = 0;
    int rows = 0;
};

int rowsOf(const SeatPlanData &data)
{
    return (int(data.seats.size()) + data.columns - 1) / data.columns;
}

double frontRoom(const SeatPlanData &data, const Look &look)
{
    return data.front.empty() ? 0 : look.px(kFrontHigh) + look.px(kBelowFront);
}

double legendRoom(const SeatPlanData &data, const Look &look)
{
    return data.legend.empty() && data.amounts.isEmpty()
        ? 0
        : look.px(kLegendAbove) + look.lineHeight(TypeRole::Caption);
}

Grid gridFor(const SeatPlanData &data, const QRectF &room, const Look &look)
{
    const bool isNarrow = room.width() < look.px(kNarrowBelow);
    const double ring = 2 * look.px(kRing); // of the selection, inside the widget
    Grid grid{.room
        = room.adjusted(ring, frontRoom(data, look) + ring, -ring, -legendRoom(data, look) - ring),
        .gap = look.px(isNarrow ? kNarrowGap : kGap),
        .aisle = look.px(isNarrow ? kNarrowAisle : kAisle),
        .rows = std::max(1, rowsOf(data))};
    const double aisles = double(data.aislesAfter.size());
    grid.width
        = (grid.room.width() - grid.gap * (data.columns - 1) - aisles * (grid.aisle + grid.gap))
        / data.columns;
    grid.height = std::clamp((grid.room.height() - grid.gap * (grid.rows - 1)) / grid.rows,
        look.px(kLeastHigh), look.px(kMostHigh));
    return grid;
}

// Rows that may be no higher stand apart.
double rowStep(const Grid &grid)
{
    if (grid.rows < 2)
        return 0;
    return std::max(grid.height + grid.gap, (grid.room.height() - grid.height) / (grid.rows - 1));
}

QRectF seatRect(const SeatPlanData &data, const Grid &grid, int seat)
{
    const int row = seat / data.columns, column = seat % data.columns;
    const auto aisles = std::count_if(data.aislesAfter.begin(), data.aislesAfter.end(),
        [column](int after) { return after < column; });
    const double x = grid.room.left() + column * (grid.width + grid.gap)
        + double(aisles) * (grid.aisle + grid.gap);
    const double y = grid.room.top() + row * rowStep(grid);
    return {std::round(x), std::round(y), std::floor(grid.width), std::floor(grid.height)};
}

void composeFront(ChartPicture &picture, const QRectF &room, const SeatPlanData &data)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Body);
    const double high = look.px(kFrontHigh), gap = look.px(kFrontGap), glyph = look.px(kGlyph);
    const auto widthOf = [&](const SeatPlanData::Front &front) {
        return look.px(front.isMain ? kFrontMain : kFrontOther);
    };
    double all = -gap;
    for (const SeatPlanData::Front &front : data.front)
        all += widthOf(front) + gap;
    const double squeeze = std::min(1.0, room.width() / all);
    double x = room.left() + std::max(0.0, (room.width() - all) / 2);
    for (size_t i = 0; i < data.front.size(); ++i) {
        const SeatPlanData::Front &front = data.front[i];
        const QRectF rect(std::round(x), room.top(), std::floor(widthOf(front) * squeeze), high);
        const QColor ground = front.status == Status::Ok
            ? look.colour(front.isMain ? Token::AccentSoft : Token::Surface)
            : look.colour(front.status, StatusPart::Background);
        picture.box(
            rect, ground, look.px(kRadius), QPen(look.colour(Token::LineStrong), look.hairline()));
        const double inside = look.px(kFrontInside);
        const double icon = front.icon == IconName::None ? 0 : look.px(kFrontIcon) + inside;
        const double text
            = std::min(textWidth(font, front.text), rect.width() - 4 * inside - glyph - icon);
        const double left = rect.center().x() - (text + inside + glyph - icon) / 2;
        if (icon > 0)
            picture.icon(front.icon,
                {left - icon, rect.center().y() - look.px(kFrontIcon) / 2, look.px(kFrontIcon),
                    look.px(kFrontIcon)},
                look.colour(Token::Text));
        picture.name({left, rect.top(), text, high}, front.text, font, look.colour(Token::Text));
        picture.glyph(front.status,
            {left + text + inside, rect.center().y() - glyph / 2, glyph, glyph}, ground);
        picture.cell({-1, int(i), rect,
            QCoreApplication::translate("hz::ui::SeatPlan", "%1: %2", "device: status")
                .arg(front.text, statusWord(front.status))});
        x += rect.width() + gap * squeeze;
    }
}

QString nameOf(const SeatPlanData::Seat &seat)
{
    if (!seat.name.isEmpty())
        return seat.name;
    if (seat.number.isEmpty())
        return QCoreApplication::translate("hz::ui::SeatPlan", "Seat %1, empty").arg(seat.label);
    if (seat.amount.isEmpty())
        return QCoreApplication::translate(
            "hz::ui::SeatPlan", "Seat %1, %2: %3", "seat, number: status")
            .arg(seat.label, seat.number, statusWord(seat.status));
    return QCoreApplication::translate(
        "hz::ui::SeatPlan", "Seat %1, %2: %3, %4", "seat, number: status, amount")
        .arg(seat.label, seat.number, statusWord(seat.status), seat.amount);
}

void composeSeat(
    ChartPicture &picture, const QRectF &rect, const SeatPlanData::Seat &seat, bool isNarrow)
{
    const Look &look = picture.look();
    const bool isEmpty = seat.number.isEmpty(), isUnknown = seat.status == Status::NoData;
    QColor ground = look.colour(Token::Surface);
    if (!isEmpty && isUnknown)
        ground = look.colour(Token::Sunken);
    else if (!isEmpty && seat.status != Status::Ok)
        ground = look.colour(seat.status, StatusPart::Background);
    picture.box(rect, ground, look.px(kRadius),
        QPen(look.colour(isEmpty ? Token::Line : Token::LineStrong), look.hairline(),
            isEmpty || isUnknown ? Qt::DashLine : Qt::SolidLine));
    const double padding = look.px(isNarrow ? kNarrowPadding : kPadding);
    const QRectF inside
        = rect.adjusted(padding, look.px(isNarrow ? kNarrowTop : kTop), -padding, -padding);
    const QFont font = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Caption), glyph = look.px(kGlyph);
    const QColor quiet = look.colour(Token::Text3);
    picture.name({inside.left(), inside.top(), inside.width() - (isEmpty ? 0 : glyph), line},
        seat.label, font, quiet);
    if (isEmpty)
        return;
    picture.glyph(seat.status,
        {inside.right() - glyph, inside.top() + (line - glyph) / 2, glyph, glyph}, ground);
    const double bar = look.px(kBar);
    const QRectF heat(inside.left(), inside.bottom() - bar, inside.width(), bar);
    QColor fill = look.sequential(seat.step);
    if (seat.step == 0)
        fill.setAlphaF(0.5);
    picture.box(heat, fill, bar / 2);
    const double top = heat.top() - look.px(kAboveBar) - line;
    const bool isStrong = seat.step >= kStrong;
    const QFont amount = look.font(TypeRole::Caption, isStrong ? Weight::Bold : Weight::Regular);
    const double width = textWidth(amount, seat.amount);
    if (!seat.amount.isEmpty())
        picture.text({inside.right() - width, top, width, line}, seat.amount, amount,
            look.colour(isStrong ? Token::Text : Token::Text2));
    if (rect.width() >= look.px(kWithNumber))
        picture.name({inside.left(), top, inside.width() - width - look.px(2), line}, seat.number,
            font, quiet);
}

// The letters of a short name below each other.
void composeAisle(ChartPicture &picture, const SeatPlanData &data, const Grid &grid, int after)
{
    const Look &look = picture.look();
    if (data.aisle.isEmpty() || data.aisle.size() > kShortWord)
        return;
    const QRectF beside = seatRect(data, grid, grid.rows / 2 * data.columns + after);
    const double line = look.lineHeight(TypeRole::Caption);
    double y = beside.center().y() - line * double(data.aisle.size()) / 2;
    for (const QChar letter : data.aisle) {
        picture.text({beside.right() + 1 + grid.gap, y, grid.aisle, line}, letter,
            look.font(TypeRole::Caption), look.colour(Token::Text3), Qt::AlignCenter);
        y += line;
    }
}

void composeLegend(ChartPicture &picture, const QRectF &room, const SeatPlanData &data)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Caption);
    const double glyph = look.px(kGlyph), inside = look.px(kLegendInside);
    double x = room.left();
    for (const SeatPlanData::Legend &entry : data.legend) {
        picture.glyph(entry.status, {x, room.center().y() - glyph / 2, glyph, glyph});
        const double width = textWidth(font, entry.text);
        picture.text({x + glyph + inside, room.top(), width, room.height()}, entry.text, font,
            look.colour(Token::Text2));
        x += glyph + inside + width + look.px(kLegendGap);
    }
    if (data.amounts.isEmpty())
        return;
    const double wide = look.px(kKeyWide), high = look.px(kKeyHigh);
    double end = room.right();
    const auto say = [&](const QString &text) {
        const double width = textWidth(font, text);
        picture.text(
            {end - width, room.top(), width, room.height()}, text, font, look.colour(Token::Text3));
        end -= width + inside;
    };
    say(data.most);
    for (size_t step = kSequentialSteps; step-- > 0; end -= wide + inside)
        picture.box({end - wide, room.center().y() - high / 2, wide, high}, look.sequential(step),
            look.px(kKeyRadius));
    say(data.least);
    end -= look.px(kLegendGap) / 2;
    say(data.amounts);
}

ChartPicture composePlan(const SeatPlanData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    const Grid grid = gridFor(data, room, look);
    const bool isNarrow = room.width() < look.px(kNarrowBelow);
    for (int i = 0; i < int(data.seats.size()); ++i) {
        const SeatPlanData::Seat &seat = data.seats[size_t(i)];
        const QRectF rect = seatRect(data, grid, i);
        composeSeat(picture, rect, seat, isNarrow);
        picture.cell({i / data.columns, i % data.columns, rect, nameOf(seat)});
    }
    for (const int after : data.aislesAfter)
        composeAisle(picture, data, grid, after);
    if (!data.front.empty())
        composeFront(picture, room, data);
    if (legendRoom(data, look) > 0)
        composeLegend(picture,
            {grid.room.left(), room.bottom() - look.lineHeight(TypeRole::Caption),
                grid.room.width(), look.lineHeight(TypeRole::Caption)},
            data);
    return picture;
}

} // namespace

SeatPlan::SeatPlan(QWidget *parent)
    : Chart(Pointed::Outline, parent)
{
    setAccessibleName(tr("Seats"));
}

void SeatPlan::setData(SeatPlanData content)
{
    Q_ASSERT(content.columns > 0);
    if (m_data == content)
        return;
    m_data = std::move(content);
    endDrag();
    recompose();
    QSet<int> still;
    for (const int seat : std::as_const(m_selected))
        if (isSeat(seat))
            still.insert(seat);
    setSelected(still);
}

void SeatPlan::setSelected(const QSet<int> &seats)
{
    if (m_selected == seats)
        return;
    m_selected = seats;
    update();
    Q_EMIT selectionChanged();
}

// Seats come first among the cells.
bool SeatPlan::isSeat(int cell) const
{
    return cell >= 0 && cell < int(m_data.seats.size());
}

int SeatPlan::seatAt(const QPointF &point) const
{
    const int cell = cellAt(point.toPoint());
    return isSeat(cell) ? cell : -1;
}

// All seats of the rectangle between the anchor and here.
void SeatPlan::extendTo(int cell)
{
    if (!isSeat(m_anchor))
        m_anchor = isSeat(currentCell()) ? currentCell() : cell;
    const int columns = m_data.columns;
    const auto [top, bottom] = std::minmax({m_anchor / columns, cell / columns});
    const auto [left, right] = std::minmax({m_anchor % columns, cell % columns});
    QSet<int> seats;
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column)
            if (const int seat = row * columns + column; isSeat(seat))
                seats.insert(seat);
    setSelected(seats);
}

void SeatPlan::walk(int key, Qt::KeyboardModifiers modifiers)
{
    if (currentCell() < 0)
        setCurrentCell(0);
    const int from = currentCell(), to = neighbour(key);
    if (modifiers & Qt::AltModifier) {
        if (to != from && isSeat(from) && isSeat(to)
            && !m_data.seats[size_t(from)].number.isEmpty())
            Q_EMIT moved(from, to);
        else
            return;
    }
    if (modifiers & Qt::ShiftModifier && isSeat(to)) {
        extendTo(to);
    } else if (!(modifiers & Qt::ControlModifier)) {
        m_anchor = to;
        setSelected(isSeat(to) ? QSet<int>{to} : QSet<int>());
    }
    setCurrentCell(to);
}

void SeatPlan::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::SelectAll)) {
        QSet<int> all;
        for (int i = 0; i < int(m_data.seats.size()); ++i)
            all.insert(i);
        setSelected(all);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (cellCount() > 0)
            walk(event->key(), event->modifiers());
        return;
    case Qt::Key_Space:
        if (isSeat(currentCell())) {
            QSet<int> seats = m_selected;
            if (!seats.remove(currentCell()))
                seats.insert(currentCell());
            setSelected(seats);
        }
        return;
    case Qt::Key_Escape:
        if (m_isDragging) {
            endDrag();
            return;
        }
        if (!m_selected.isEmpty()) {
            setSelected({});
            return;
        }
        break;
    default:
        break;
    }
    Chart::keyPressEvent(event);
}

void SeatPlan::mousePressEvent(QMouseEvent *event)
{
    const int seat = seatAt(event->position());
    if (event->button() != Qt::LeftButton || seat < 0) {
        Chart::mousePressEvent(event);
        if (event->button() == Qt::LeftButton)
            setSelected({});
        return;
    }
    m_dragged = seat;
    m_pressedAt = event->position();
    if (event->modifiers() & Qt::ShiftModifier) {
        extendTo(seat);
    } else if (event->modifiers() & Qt::ControlModifier) {
        QSet<int> seats = m_selected;
        if (!seats.remove(seat))
            seats.insert(seat);
        setSelected(seats);
        m_anchor = seat;
    } else {
        setSelected({seat});
        m_anchor = seat;
    }
    setCurrentCell(seat);
}

void SeatPlan::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    const bool isFar
        = (m_pointer - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_dragged >= 0 && !m_isDragging && isFar
        && !m_data.seats[size_t(m_dragged)].number.isEmpty()) {
        m_isDragging = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_isDragging)
        update();
    else
        Chart::mouseMoveEvent(event);
}

void SeatPlan::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_dragged < 0) {
        Chart::mouseReleaseEvent(event);
        return;
    }
    const int from = m_dragged, to = seatAt(event->position());
    const bool wasDragging = m_isDragging;
    endDrag();
    if (!wasDragging || to < 0 || to == from)
        return;
    setCurrentCell(to); // what was dragged is there now
    Q_EMIT moved(from, to);
}

void SeatPlan::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int seat = seatAt(event->position()); seat >= 0)
        pressCell(seat);
}

void SeatPlan::endDrag()
{
    m_dragged = -1;
    m_isDragging = false;
    setCursor(Qt::ArrowCursor);
    update();
}

double SeatPlan::cellRadius() const
{
    return theme().px(kRadius);
}

void SeatPlan::paintOver(QPainter &painter) const
{
    const Look look;
    const double ring = look.px(kRing), radius = cellRadius() + ring;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto drawRing = [&](int seat, Qt::PenStyle style) {
        // Two pixels wide, two away.
        const double out = 1.5 * ring;
        painter.setPen(QPen(look.colour(Token::Accent), ring, style));
        painter.drawRoundedRect(
            cells()[size_t(seat)].rect.adjusted(-out, -out, out, out), radius, radius);
    };
    for (const int seat : m_selected)
        drawRing(seat, Qt::SolidLine);
    if (!m_isDragging)
        return;
    if (const int to = seatAt(m_pointer); to >= 0 && to != m_dragged)
        drawRing(to, Qt::DashLine);
    ChartPicture lifted(look);
    const QRectF rect = cells()[size_t(m_dragged)].rect.translated(m_pointer - m_pressedAt);
    composeSeat(lifted, rect, m_data.seats[size_t(m_dragged)], width() < look.px(kNarrowBelow));
    painter.setOpacity(0.85);
    lifted.paint(painter, rect);
    painter.setOpacity(1);
}

QSize SeatPlan::minimumSizeHint() const
{
    const Look look;
    const double aisles = double(m_data.aislesAfter.size());
    const int rows = std::max(1, rowsOf(m_data));
    return {int(m_data.columns * (look.px(kLeastWide) + look.px(kNarrowGap))
                + aisles * (look.px(kNarrowAisle) + look.px(kNarrowGap))),
        int(frontRoom(m_data, look) + legendRoom(m_data, look)
            + rows * (look.px(kLeastHigh) + look.px(kNarrowGap)) + look.px(kNarrowGap))};
}

QSize SeatPlan::sizeHint() const
{
    return minimumSizeHint();
}

ChartPicture SeatPlan::compose(const QRectF &room, const Look &look) const
{
    return composePlan(m_data, room, look);
}

void SeatPlan::paint(
    QPainter &painter, const QRectF &room, const SeatPlanData &content, const Look &look)
{
    composePlan(content, room, look).paint(painter, room);
}

} // namespace hz::ui

#include <hz/ui/chart.h>
#include <hz/ui/statusglyph.h>

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace hz::ui {

namespace {

constexpr double kRing = 2; // at scale 1

// Around a cell, but inside the widget.
QRectF outline(const QRectF &cell, const QWidget *widget, double line)
{
    const double half = line / 2;
    return cell.adjusted(-half, -half, half, half)
        & QRectF(widget->rect()).adjusted(half, half, -half, -half);
}

} // namespace

double textWidth(const QFont &font, const QString &text)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

// ---------------------------------------------------------------- picture

void ChartPicture::box(const QRectF &rect, const QColor &fill, double radius, const QPen &border)
{
    m_items.push_back({rect, Box{rect, fill, radius, border}});
}

void ChartPicture::line(const QLineF &line, const QPen &pen)
{
    path({line.p1(), line.p2()}, pen);
}

void ChartPicture::path(const QPolygonF &points, const QPen &pen)
{
    const double width = pen.widthF();
    m_items.push_back(
        {points.boundingRect().adjusted(-width, -width, width, width), Path{points, pen}});
}

void ChartPicture::glyph(Status status, const QRectF &rect, const QColor &inner)
{
    m_items.push_back({rect, Glyph{status, rect, inner}});
}

void ChartPicture::icon(IconName name, const QRectF &rect, const QColor &colour)
{
    m_items.push_back({rect, Icon{name, rect, colour}});
}

void ChartPicture::text(const QRectF &room, const QString &text, const QFont &font,
    const QColor &colour, Qt::Alignment alignment)
{
    m_items.push_back({room, Text{text, room, font, colour, alignment}});
}

void ChartPicture::name(const QRectF &room, const QString &text, const QFont &font,
    const QColor &colour, Qt::Alignment alignment)
{
    const QString fitting = QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, room.width());
    this->text(room, fitting, font, colour, alignment);
}

std::vector<PaintedText> ChartPicture::texts() const
{
    std::vector<PaintedText> texts;
    for (const Item &item : m_items)
        if (const auto *text = std::get_if<Text>(&item.what))
            texts.push_back({text->text, text->font, text->room.toAlignedRect()});
    return texts;
}

void ChartPicture::paint(QPainter &painter, const Box &box) const
{
    painter.setRenderHint(
        QPainter::Antialiasing, box.radius > 0 || box.border.style() != Qt::NoPen);
    painter.setPen(box.border);
    painter.setBrush(box.fill);
    const double inset = box.border.style() == Qt::NoPen ? 0 : box.border.widthF() / 2;
    const QRectF rect = box.rect.adjusted(inset, inset, -inset, -inset);
    if (box.radius > 0)
        painter.drawRoundedRect(rect, box.radius, box.radius);
    else
        painter.drawRect(rect);
}

void ChartPicture::paint(QPainter &painter, const Path &path) const
{
    const bool isStraight = path.points.size() == 2
        && (path.points[0].x() == path.points[1].x() || path.points[0].y() == path.points[1].y());
    painter.setRenderHint(QPainter::Antialiasing, !isStraight);
    painter.setPen(path.pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(path.points);
}

void ChartPicture::paint(QPainter &painter, const Glyph &glyph) const
{
    drawStatusGlyph(painter, glyph.status, glyph.rect, glyph.inner, m_look);
}

void ChartPicture::paint(QPainter &painter, const Icon &icon) const
{
    const int side = int(icon.rect.width());
    drawIcon(painter, icon.name, icon.rect.toAlignedRect(), side, icon.colour);
}

void ChartPicture::paint(QPainter &painter, const Text &text) const
{
    painter.setFont(text.font);
    painter.setPen(text.colour);
    painter.drawText(
        text.room, int(text.alignment) | Qt::TextSingleLine | Qt::TextDontClip, text.text);
}

void ChartPicture::paint(QPainter &painter, const QRectF &clip) const
{
    painter.save();
    for (const Item &item : m_items)
        if (item.bounds.intersects(clip))
            std::visit([&](const auto &what) { paint(painter, what); }, item.what);
    painter.restore();
}

// ---------------------------------------------------------------- widget

Chart::Chart(Pointed pointed, QWidget *parent)
    : QWidget(parent)
    , m_pointedLook(pointed)
{
    makeCellsAccessible(this);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme(), &Theme::changed, this, &Chart::recompose);
}

void Chart::recompose()
{
    m_picture.reset();
    m_pointed = m_pressed = -1;
    updateGeometry();
    update();
    tellCellsChanged(this);
}

const ChartPicture &Chart::picture() const
{
    if (!m_picture)
        m_picture = compose(rect(), Look());
    return *m_picture;
}

double Chart::cellRadius() const
{
    return theme().radius(Radius::Chip);
}

QRect Chart::cellRect(int cell) const
{
    return cells()[size_t(cell)].rect.toAlignedRect();
}

int Chart::cellAt(const QPoint &point) const
{
    // Where cells overlap, as points of lines do, the one whose middle is nearest.
    int best = -1;
    double least = 0;
    for (int i = 0; i < cellCount(); ++i) {
        const QRectF &rect = cells()[size_t(i)].rect;
        const double away = (rect.center() - QPointF(point)).manhattanLength();
        if (rect.contains(point) && (best < 0 || away < least)) {
            best = i;
            least = away;
        }
    }
    return best;
}

void Chart::pressCell(int cell)
{
    const ChartCell pressed = cells()[size_t(cell)];
    Q_EMIT activated(pressed.row, pressed.column);
}

void Chart::updateCell(int cell)
{
    const int room = theme().px(kRing);
    if (cell >= 0 && cell < cellCount())
        update(cellRect(cell).adjusted(-room, -room, room, room));
}

void Chart::setCurrentCell(int cell)
{
    if (m_current == cell)
        return;
    updateCell(std::exchange(m_current, cell));
    updateCell(m_current);
    tellCurrentCell(this);
    Q_EMIT currentCellChanged(m_current);
}

void Chart::setPointed(int cell)
{
    if (m_pointed == cell)
        return;
    updateCell(std::exchange(m_pointed, cell));
    updateCell(m_pointed);
    setCursor(m_pointed < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

// The nearest cell in the key's direction, straight on rather than across.
int Chart::neighbour(int key) const
{
    constexpr double kAcross = 3; // as far as so many straight on
    const bool lies = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    const QPointF from = cells()[size_t(m_current)].rect.center();
    int best = m_current;
    double least = 0;
    for (int i = 0; i < cellCount(); ++i) {
        const QPointF way = cells()[size_t(i)].rect.center() - from;
        const double ahead = sign * (lies ? way.x() : way.y());
        const double across = std::abs(lies ? way.y() : way.x());
        const double cost = ahead + kAcross * across;
        if (ahead > 1 && (best == m_current || cost < least)) {
            best = i;
            least = cost;
        }
    }
    return best;
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    if (cellCount() == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_current < 0 || m_current >= cellCount())
        setCurrentCell(0);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        setCurrentCell(neighbour(event->key()));
        return;
    case Qt::Key_Home:
        setCurrentCell(0);
        return;
    case Qt::Key_End:
        setCurrentCell(cellCount() - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        pressCell(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Chart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && cellCount() > 0)
        m_current = 0;
    update();
    tellCurrentCell(this);
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void Chart::leaveEvent(QEvent *event)
{
    setPointed(-1);
    QWidget::leaveEvent(event);
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    setPointed(cellAt(event->position().toPoint()));
}

void Chart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = cellAt(event->position().toPoint());
}

void Chart::mouseReleaseEvent(QMouseEvent *event)
{
    const int released = cellAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || std::exchange(m_pressed, -1) != released
        || released < 0)
        return;
    setCurrentCell(released);
    pressCell(released);
}

bool Chart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int cell = cellAt(help->pos()); cell >= 0)
            QToolTip::showText(help->globalPos(), cellName(cell), this, cellRect(cell));
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picture.reset();
}

void Chart::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Look look;
    const double radius = cellRadius();
    const auto cellOf = [this](int cell) { return cells()[size_t(cell)].rect; };
    const bool isPointed = m_pointed >= 0 && m_pointed < cellCount();
    painter.setRenderHint(QPainter::Antialiasing);
    if (isPointed && m_pointedLook == Pointed::Ground) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour(Token::Hover));
        painter.drawRoundedRect(cellOf(m_pointed), radius, radius);
    }
    picture().paint(painter, event->rect());
    paintOver(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (isPointed && m_pointedLook == Pointed::Outline) {
        const double line = look.px(kRing);
        painter.setPen(QPen(look.colour(Token::Text), line));
        painter.drawRoundedRect(outline(cellOf(m_pointed), this, line), radius, radius);
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange) && m_current >= 0
        && m_current < cellCount()) {
        const double line = look.px(kRing);
        painter.setPen(QPen(look.colour(Token::Focus), line));
        painter.drawRoundedRect(outline(cellOf(m_current), this, line), radius, radius);
    }
}

} // namespace hz::ui

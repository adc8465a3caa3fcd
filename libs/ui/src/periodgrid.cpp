#include <hz/ui/periodgrid.h>
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
constexpr double kSide = 92, kHead = 44, kLeastColumn = 88, kLeastRow = 44, kMostRow = 84;
constexpr double kInset = 3, kPadding = 6, kEdge = 3, kGlyph = 16, kRing = 2, kHandle = 10;

struct Grid {
    QRectF room; // of the periods
    double column = 0;
    double row = 0;
};

Grid gridFor(const PeriodGridData &data, const QRectF &room, const Look &look)
{
    Grid grid{.room = room.adjusted(look.px(kSide), look.px(kHead), -1, -1)};
    grid.column = grid.room.width() / double(std::max<size_t>(1, data.columns.size()));
    grid.row = std::clamp(grid.room.height() / double(std::max<size_t>(1, data.rows.size())),
        look.px(kLeastRow), look.px(kMostRow));
    return grid;
}

QRectF rectOf(const Grid &grid, int column, int first, int last)
{
    const double x = std::round(grid.room.left() + column * grid.column);
    const double right = std::round(grid.room.left() + (column + 1) * grid.column);
    const double y = std::round(grid.room.top() + first * grid.row);
    const double bottom = std::round(grid.room.top() + (last + 1) * grid.row);
    return {x, y, right - x, bottom - y};
}

bool overlap(const PeriodGridData::Block &a, const PeriodGridData::Block &b)
{
    return a.column == b.column && a.first <= b.last && b.first <= a.last;
}

// Bookings of the same periods stand side by side: which place of how many.
std::vector<std::pair<int, int>> lanesOf(const PeriodGridData &data)
{
    const size_t count = data.blocks.size();
    std::vector<std::pair<int, int>> lanes(count, {0, 1});
    for (size_t i = 0; i < count; ++i) {
        int before = 0, all = 1;
        for (size_t j = 0; j < count; ++j) {
            if (j == i || !overlap(data.blocks[i], data.blocks[j]))
                continue;
            ++all;
            before += int(j < i);
        }
        lanes[i] = {before, all};
    }
    return lanes;
}

QRectF blockRect(const PeriodGridData &data, const Grid &grid, size_t block,
    const std::pair<int, int> &lane, const Look &look)
{
    const PeriodGridData::Block &about = data.blocks[block];
    QRectF rect = rectOf(grid, about.column, about.first, about.last);
    const double width = rect.width() / lane.second;
    rect = {rect.left() + lane.first * width, rect.top(), width, rect.height()};
    const double inset = look.px(kInset);
    return rect.adjusted(inset, inset, -inset + 1, -inset + 1);
}

void composeBlock(ChartPicture &picture, const QRectF &rect, const PeriodGridData::Block &block)
{
    const Look &look = picture.look();
    const bool isQuiet = block.status == Status::Ok;
    const QColor ground = isQuiet ? look.colour(Token::AccentSoft)
                                  : look.colour(block.status, StatusPart::Background);
    const QColor edge
        = isQuiet ? look.colour(Token::Accent) : look.colour(block.status, StatusPart::Fill);
    const double radius = look.radius(Radius::Chip);
    picture.box(rect, ground, radius,
        QPen(isQuiet ? look.colour(Token::AccentLine) : edge, look.hairline(),
            isQuiet ? Qt::SolidLine : Qt::DashLine));
    picture.box({rect.left(), rect.top(), look.px(kEdge), rect.height()}, edge, radius / 2);
    const double padding = look.px(kPadding);
    QRectF inside = rect.adjusted(padding + look.px(kEdge), 2, -padding, -2);
    const double line = look.lineHeight(TypeRole::Caption), glyph = look.px(kGlyph);
    double top = inside.top() + std::min(2.0, std::max(0.0, (inside.height() - line) / 2));
    double first = inside.width();
    if (!isQuiet && inside.width() > 2 * glyph) {
        picture.glyph(
            block.status, {inside.right() - glyph, top + (line - glyph) / 2, glyph, glyph}, ground);
        first -= glyph + 2;
    }
    picture.name({inside.left(), top, first, line}, block.title,
        look.font(TypeRole::Caption, Weight::Bold), look.colour(Token::Text));
    top += line;
    if (top + line <= inside.bottom() + 2)
        picture.name({inside.left(), top, inside.width(), line}, block.line,
            look.font(TypeRole::Caption), look.colour(Token::Text2));
}

void composeHeads(ChartPicture &picture, const PeriodGridData &data, const Grid &grid)
{
    const Look &look = picture.look();
    const double line = look.lineHeight(TypeRole::Caption);
    const double top = grid.room.top() - look.px(kHead) + (look.px(kHead) - 2 * line) / 2;
    for (size_t i = 0; i < data.columns.size(); ++i) {
        const PeriodGridData::Column &column = data.columns[i];
        const QRectF rect = rectOf(grid, int(i), 0, 0);
        const QColor colour = look.colour(column.isCurrent ? Token::Accent : Token::Text);
        const double wide = rect.width() - 2 * look.px(kInset);
        const double above = column.note.isEmpty() ? top + line / 2 : top;
        picture.name({rect.left() + look.px(kInset), above, wide, line}, column.title,
            look.font(TypeRole::Caption, Weight::Bold), colour, Qt::AlignCenter);
        if (!column.note.isEmpty())
            picture.name({rect.left() + look.px(kInset), above + line, wide, line}, column.note,
                look.font(TypeRole::Caption), look.colour(Token::Text3), Qt::AlignCenter);
    }
    for (size_t i = 0; i < data.rows.size(); ++i) {
        const QRectF rect = rectOf(grid, 0, int(i), int(i));
        const double wide = look.px(kSide) - look.px(kPadding);
        const double above = rect.center().y() - (data.rows[i].note.isEmpty() ? line / 2 : line);
        const double left = grid.room.left() - look.px(kSide);
        picture.name({left, above, wide, line}, data.rows[i].title,
            look.font(TypeRole::Caption, Weight::Bold), look.colour(Token::Text2));
        if (!data.rows[i].note.isEmpty())
            picture.text({left, above + line, wide, line}, data.rows[i].note,
                look.font(TypeRole::Caption), look.colour(Token::Text3));
    }
}

// Cells: the blocks with row -1, then free periods.
ChartPicture composeGrid(const PeriodGridData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    if (data.columns.empty() || data.rows.empty())
        return picture;
    const Grid grid = gridFor(data, room, look);
    const int columns = int(data.columns.size()), rows = int(data.rows.size());
    const QRectF whole(grid.room.left(), grid.room.top(), grid.room.width(), grid.row * rows);
    for (int column = 0; column < columns; ++column)
        if (data.columns[size_t(column)].isCurrent) {
            QColor ground = look.colour(Token::AccentSoft);
            ground.setAlphaF(0.35F);
            picture.box(rectOf(grid, column, 0, rows - 1), ground);
        }
    const QPen pen(look.colour(Token::Line), look.hairline());
    for (int column = 0; column <= columns; ++column) {
        const double x = std::round(grid.room.left() + column * grid.column) + 0.5;
        picture.line({x, whole.top(), x, whole.bottom()}, pen);
    }
    for (int row = 0; row <= rows; ++row) {
        const double y = std::round(grid.room.top() + row * grid.row) + 0.5;
        picture.line({whole.left(), y, whole.right(), y}, pen);
    }
    composeHeads(picture, data, grid);
    const std::vector<std::pair<int, int>> lanes = lanesOf(data);
    std::vector<bool> isTaken(size_t(columns) * size_t(rows));
    for (size_t i = 0; i < data.blocks.size(); ++i) {
        const PeriodGridData::Block &block = data.blocks[i];
        const QRectF rect = blockRect(data, grid, i, lanes[i], look);
        composeBlock(picture, rect, block);
        picture.cell({-1, int(i), rect, block.name.isEmpty() ? block.title : block.name});
        for (int row = block.first; row <= block.last; ++row)
            isTaken[size_t(block.column) * size_t(rows) + size_t(row)] = true;
    }
    for (int column = 0; column < columns; ++column)
        for (int row = 0; row < rows; ++row)
            if (!isTaken[size_t(column) * size_t(rows) + size_t(row)])
                picture.cell({row, column, rectOf(grid, column, row, row),
                    QCoreApplication::translate(
                        "hz::ui::PeriodGrid", "%1, %2: free", "a day or room, a period")
                        .arg(data.columns[size_t(column)].title, data.rows[size_t(row)].title)});
    return picture;
}

} // namespace

PeriodGrid::PeriodGrid(QWidget *parent)
    : Chart(Pointed::Outline, parent)
{
    setAccessibleName(tr("Bookings"));
}

void PeriodGrid::setData(PeriodGridData content)
{
    const int rows = int(content.rows.size()), columns = int(content.columns.size());
    std::erase_if(content.blocks, [rows, columns](const PeriodGridData::Block &block) {
        return block.column < 0 || block.column >= columns || block.first < 0 || block.last >= rows
            || block.last < block.first;
    });
    if (m_data == content)
        return;
    m_data = std::move(content);
    endDrag();
    m_hasSpan = false;
    recompose();
    if (m_selected >= int(m_data.blocks.size()))
        setSelected(-1);
}

void PeriodGrid::setSelected(int block)
{
    if (m_selected == block)
        return;
    m_selected = block;
    update();
    Q_EMIT selectionChanged();
}

bool PeriodGrid::isCellSelected(int cell) const
{
    return m_selected >= 0 && blockOfCell(cell) == m_selected;
}

int PeriodGrid::blockOfCell(int cell) const
{
    return cell >= 0 && cell < cellCount() && cells()[size_t(cell)].row < 0
        ? cells()[size_t(cell)].column
        : -1;
}

QRectF PeriodGrid::slotRect(int column, int row) const
{
    return rectOf(gridFor(m_data, rect(), Look()), column, row, row);
}

std::optional<std::pair<int, int>> PeriodGrid::slotAt(const QPointF &point) const
{
    const Grid grid = gridFor(m_data, rect(), Look());
    const QPointF inside = point - grid.room.topLeft();
    const int column = int(std::floor(inside.x() / grid.column));
    const int row = int(std::floor(inside.y() / grid.row));
    if (column < 0 || row < 0 || column >= int(m_data.columns.size())
        || row >= int(m_data.rows.size()))
        return {};
    return std::pair(column, row);
}

bool PeriodGrid::isFree(int column, int row) const
{
    return std::ranges::none_of(m_data.blocks, [&](const PeriodGridData::Block &block) {
        return block.column == column && block.first <= row && row <= block.last;
    });
}

// What would be, were the pointer lifted there.
PeriodGrid::Span PeriodGrid::dragged(const QPointF &to) const
{
    const Grid grid = gridFor(m_data, rect(), Look());
    const auto limited = [](double value, size_t count) {
        return std::clamp(int(std::floor(value)), 0, int(count) - 1);
    };
    const int column = limited((to.x() - grid.room.left()) / grid.column, m_data.columns.size());
    const int row = limited((to.y() - grid.room.top()) / grid.row, m_data.rows.size());
    if (m_drag == Drag::Range) {
        // Up to the next booking, not over it.
        int end = m_from.second;
        const int step = row < end ? -1 : 1;
        while (end != row && isFree(m_from.first, end + step))
            end += step;
        return {m_from.first, std::min(m_from.second, end), std::max(m_from.second, end)};
    }
    const PeriodGridData::Block &block = m_data.blocks[size_t(m_block)];
    if (m_drag == Drag::Top)
        return {block.column, std::min(row, block.last), block.last};
    if (m_drag == Drag::Bottom)
        return {block.column, block.first, std::max(row, block.first)};
    const int length = block.last - block.first;
    const int first
        = std::clamp(block.first + row - m_from.second, 0, int(m_data.rows.size()) - 1 - length);
    return {column, first, first + length};
}

// ---------------------------------------------------------------- pointer

void PeriodGrid::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    const auto slot = slotAt(at);
    if (event->button() != Qt::LeftButton || !slot)
        return;
    m_pressedAt = at;
    m_from = *slot;
    m_hasSpan = false;
    const int cell = cellAt(at.toPoint());
    m_block = blockOfCell(cell);
    setCurrentCell(cell);
    if (m_block < 0) {
        if (!isFree(slot->first, slot->second))
            return;
        m_drag = Drag::Range;
        m_span = {slot->first, slot->second, slot->second};
        m_hasSpan = true;
        update();
        return;
    }
    const QRectF rect = cells()[size_t(cell)].rect;
    const double handle = std::min(Look().px(kHandle), rect.height() / 4);
    m_drag = at.y() < rect.top() + handle ? Drag::Top
        : at.y() > rect.bottom() - handle ? Drag::Bottom
                                          : Drag::Move;
}

void PeriodGrid::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag == Drag::None) {
        Chart::mouseMoveEvent(event);
        const int cell = cellAt(event->position().toPoint());
        if (blockOfCell(cell) >= 0) {
            const QRectF rect = cells()[size_t(cell)].rect;
            const double handle = std::min(Look().px(kHandle), rect.height() / 4);
            const double y = event->position().y();
            if (y < rect.top() + handle || y > rect.bottom() - handle)
                setCursor(Qt::SizeVerCursor);
            else
                setCursor(Qt::OpenHandCursor);
        }
        return;
    }
    const bool isFar
        = (event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragging && !isFar)
        return;
    m_isDragging = true;
    m_span = dragged(event->position());
    m_hasSpan = true;
    update();
}

void PeriodGrid::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::None || event->button() != Qt::LeftButton)
        return;
    const Drag drag = m_drag;
    const int block = m_block;
    const bool wasDragging = m_isDragging;
    const Span span = wasDragging ? dragged(event->position()) : m_span;
    endDrag();
    // Only now: what opens beside the grid would move it under the pointer.
    if (drag == Drag::Range) {
        setSelected(-1);
        Q_EMIT rangeChosen(span.column, span.first, span.last);
        return;
    }
    m_hasSpan = false;
    update();
    const PeriodGridData::Block about = m_data.blocks[size_t(block)];
    setSelected(block);
    if (wasDragging && span != Span{about.column, about.first, about.last})
        Q_EMIT blockChanged(block, span.column, span.first, span.last);
}

void PeriodGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int block = blockOfCell(cellAt(event->position().toPoint())); block >= 0)
        Q_EMIT blockActivated(block);
    else
        mousePressEvent(event);
}

void PeriodGrid::endDrag()
{
    m_drag = Drag::None;
    m_isDragging = false;
    m_block = -1;
    setCursor(Qt::ArrowCursor);
    update();
}

// ---------------------------------------------------------------- keys

bool PeriodGrid::event(QEvent *event)
{
    // Alt and an arrow is the window's way back, but where a booking has the keyboard.
    if (event->type() == QEvent::ShortcutOverride && blockOfCell(currentCell()) >= 0) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right
            || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (isArrow && key->modifiers() & Qt::AltModifier) {
            event->accept();
            return true;
        }
    }
    return Chart::event(event);
}

// Alt moves, Alt and Shift move the end.
void PeriodGrid::nudge(int block, int key, Qt::KeyboardModifiers modifiers)
{
    const PeriodGridData::Block &about = m_data.blocks[size_t(block)];
    Span span{about.column, about.first, about.last};
    const int step = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    if (modifiers & Qt::ShiftModifier) {
        if (isAcross)
            return;
        span.last += step;
    } else if (isAcross) {
        span.column += step;
    } else {
        span.first += step;
        span.last += step;
    }
    if (span.column < 0 || span.column >= int(m_data.columns.size()) || span.first < 0
        || span.last >= int(m_data.rows.size()) || span.last < span.first)
        return;
    Q_EMIT blockChanged(block, span.column, span.first, span.last);
}

void PeriodGrid::extend(int key)
{
    const ChartCell at = cells()[size_t(currentCell())];
    if (!m_hasSpan)
        m_span = {at.column, at.row, at.row};
    Span span = m_span;
    if (key == Qt::Key_Down)
        ++span.last;
    else if (span.last > span.first)
        --span.last;
    if (span.last < int(m_data.rows.size()) && isFree(span.column, span.last))
        m_span = span;
    m_hasSpan = true;
    update();
}

void PeriodGrid::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isArrow
        = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    const int block = blockOfCell(currentCell());
    const bool isThere = currentCell() >= 0 && currentCell() < cellCount();
    if (isArrow && block >= 0 && event->modifiers() & Qt::AltModifier) {
        nudge(block, key, event->modifiers());
        return;
    }
    const bool isUpright = key == Qt::Key_Up || key == Qt::Key_Down;
    if (isUpright && isThere && block < 0 && event->modifiers() & Qt::ShiftModifier) {
        extend(key);
        return;
    }
    if (key == Qt::Key_Escape && (m_hasSpan || m_drag != Drag::None)) {
        endDrag();
        m_hasSpan = false;
        return;
    }
    if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && block >= 0) {
        Q_EMIT removeAsked(block);
        return;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && isThere) {
        const ChartCell at = cells()[size_t(currentCell())];
        if (block >= 0)
            Q_EMIT blockActivated(block);
        else if (m_hasSpan)
            Q_EMIT rangeChosen(m_span.column, m_span.first, m_span.last);
        else
            Q_EMIT rangeChosen(at.column, at.row, at.row);
        return;
    }
    Chart::keyPressEvent(event);
    if (isArrow) {
        m_hasSpan = false;
        setSelected(blockOfCell(currentCell()));
        update();
    }
}

// ---------------------------------------------------------------- picture

void PeriodGrid::paintOver(QPainter &painter) const
{
    const Look look;
    const double ring = look.px(kRing), radius = look.radius(Radius::Chip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.colour(Token::Accent), ring));
    if (m_selected >= 0 && m_selected < cellCount() && blockOfCell(m_selected) == m_selected)
        painter.drawRoundedRect(
            cells()[size_t(m_selected)].rect.adjusted(-1, -1, 1, 1), radius, radius);
    if (!m_hasSpan)
        return;
    const QRectF rect = rectOf(
        gridFor(m_data, QRectF(this->rect()), look), m_span.column, m_span.first, m_span.last)
                            .adjusted(ring, ring, -ring, -ring);
    QColor ground = look.colour(Token::Accent);
    ground.setAlphaF(0.15F);
    painter.setBrush(ground);
    painter.setPen(QPen(look.colour(Token::Accent), ring, Qt::DashLine));
    painter.drawRoundedRect(rect, radius, radius);
}

ChartPicture PeriodGrid::compose(const QRectF &room, const Look &look) const
{
    return composeGrid(m_data, room, look);
}

void PeriodGrid::paint(
    QPainter &painter, const QRectF &room, const PeriodGridData &content, const Look &look)
{
    composeGrid(content, room, look).paint(painter, room);
}

QSize PeriodGrid::minimumSizeHint() const
{
    const Look look;
    return {int(look.px(kSide) + look.px(kLeastColumn) * double(m_data.columns.size())),
        int(look.px(kHead) + look.px(kLeastRow) * double(m_data.rows.size())) + 2};
}

QSize PeriodGrid::sizeHint() const
{
    return minimumSizeHint();
}

} // namespace hz::ui

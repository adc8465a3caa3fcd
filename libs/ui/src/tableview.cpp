#include "tableheader_p.h"

#include <hz/ui/statusglyph.h>
#include <hz/ui/tableview.h>

#include <QtCore/QScopedValueRollback>
#include <QtGui/QClipboard>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <utility>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kBoxColumn = 40, kGlyph = 14, kGlyphGap = 6, kLeastColumn = 48, kMark = 3;

const QString kDash = QStringLiteral("—");

// Before the header's own state: who gave the columns their widths.
constexpr char kFitted = 'f', kChosen = 'c';

bool isContrast()
{
    return theme().scheme() == Scheme::Contrast;
}

void paintBox(QPainter &painter, const QRect &rect, QStyle::State state, const QWidget *widget)
{
    QStyleOptionButton option;
    option.initFrom(widget);
    option.rect = rect;
    option.state = state | QStyle::State_Enabled;
    widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, widget);
}

QStyle::State boxState(bool isChecked)
{
    return isChecked ? QStyle::State_On : QStyle::State_Off;
}

QString forTabs(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace

/// Selects all rows or none.
class TableView::AllBox final : public QAbstractButton {
public:
    explicit AllBox(TableView *table)
        : QAbstractButton(table)
        , m_table(table)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(TableView::tr("All rows"));
        setToolTip(accessibleName());
    }

protected:
    void nextCheckState() override
    {
        if (m_table->selectedCount() > 0)
            m_table->clearSelection();
        else
            m_table->selectAll();
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme().colour(Token::Surface));
        const int line = theme().hairline();
        painter.fillRect(0, height() - line, width(), line, theme().colour(Token::Line));
        const int selected = m_table->selectedCount();
        const QStyle::State state = selected == 0 ? QStyle::State_Off
            : selected == m_table->cellCount()    ? QStyle::State_On
                                                  : QStyle::State_NoChange;
        paintBox(painter, m_table->boxRect(rect()), state, this);
    }

private:
    TableView *m_table;
};

TableView::TableView(const QString &name, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_header(new TableHeader(this))
    , m_all(new AllBox(this))
{
    makeCellsAccessible(this);
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(m_header, &QHeaderView::sectionClicked, this, &TableView::askForSort);
    connect(m_header, &QHeaderView::sectionMoved, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        m_isFitted = m_isFitted && m_isPlacing;
        updateRanges();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(m_header->mapToGlobal(at));
    });
    connect(&theme(), &Theme::changed, this, &TableView::applyLook);
    applyLook();
}

TableView::~TableView() = default;

QHeaderView *TableView::header() const
{
    return m_header;
}

void TableView::applyLook()
{
    const Theme &look = theme();
    m_font = look.font(TypeRole::Caption);
    m_bold = look.font(TypeRole::Caption, Weight::Bold);
    m_header->setMinimumSectionSize(look.px(kLeastColumn));
    if (m_isFitted)
        setFirstWidths();
    placeParts();
    viewport()->update();
}

void TableView::setSource(TableSource *source)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    m_columns = source ? source->columns() : std::vector<TableColumn>();
    m_header->setColumns(m_columns);
    m_isFitted = true;
    for (int i = 0; i < int(m_columns.size()); ++i)
        setColumnShown(i, !m_columns[size_t(i)].isHiddenAtFirst);
    setFirstWidths();
    if (source) {
        connect(source, &TableSource::reset, this, [this] { takeRows(stillThere()); });
        connect(source, &TableSource::reordered, this, [this] { takeRows(m_selection); });
        connect(source, &TableSource::rowsChanged, this, [this](int first, int last) {
            const int top = first * rowHeight() - verticalScrollBar()->value();
            viewport()->update(0, top, viewport()->width(), (last - first + 1) * rowHeight());
        });
    }
    m_currentId.reset();
    takeRows({});
    placeParts();
}

void TableView::setFirstWidths()
{
    const QScopedValueRollback placing(m_isPlacing, true);
    for (int i = 0; i < int(m_columns.size()); ++i)
        m_header->resizeSection(i, theme().px(m_columns[size_t(i)].width));
}

// Hiding a column changes no other width, unless nobody has chosen any.
void TableView::setColumnShown(int column, bool shown)
{
    const QScopedValueRollback placing(m_isPlacing, true);
    m_header->setSectionHidden(column, !shown);
}

void TableView::setSelectable(bool selectable)
{
    m_isSelectable = selectable;
    clearSelection();
    placeParts();
}

void TableView::setCompact(bool compact)
{
    m_isCompact = compact;
    updateRanges();
    viewport()->update();
}

void TableView::setRoomBelow(int pixels)
{
    if (m_roomBelow == pixels)
        return;
    m_roomBelow = pixels;
    updateRanges();
}

int TableView::rowHeight() const
{
    return theme().px(m_isCompact ? Measure::DeskRowCompact : Measure::DeskRow);
}

int TableView::boxWidth() const
{
    return m_isSelectable ? theme().px(kBoxColumn) : 0;
}

QRect TableView::boxRect(const QRect &row) const
{
    const int side = style()->pixelMetric(QStyle::PM_IndicatorWidth);
    return {
        row.left() + theme().px(kCellPadding), row.top() + (row.height() - side) / 2, side, side};
}

// ---------------------------------------------------------------- places

void TableView::placeParts()
{
    const int high = theme().px(Measure::DeskHeader), box = boxWidth();
    setViewportMargins(0, high, 0, 0);
    const QRect all = contentsRect();
    m_all->setGeometry(all.left(), all.top(), box, high);
    m_all->setVisible(m_isSelectable);
    m_header->setGeometry(all.left() + box, all.top(), all.width() - box, high);
    fitStretching();
    updateRanges();
}

// Until someone changes a width, the columns fill the view: what the others leave is shared by
// those that stretch, in proportion to their widths.
void TableView::fitStretching()
{
    if (!m_isFitted)
        return;
    std::vector<int> stretching;
    int all = 0; // their widths
    int others = 0;
    for (int i = 0; i < int(m_columns.size()); ++i) {
        if (m_header->isSectionHidden(i))
            continue;
        if (m_columns[size_t(i)].stretches) {
            stretching.push_back(i);
            all += theme().px(m_columns[size_t(i)].width);
        } else {
            others += m_header->sectionSize(i);
        }
    }
    const QScopedValueRollback placing(m_isPlacing, true);
    int room = std::max(all, viewport()->width() - boxWidth() - others);
    for (const int column : stretching) {
        const int width = theme().px(m_columns[size_t(column)].width);
        const int share = all > 0 ? int(qint64(room) * width / all) : room;
        m_header->resizeSection(column, share);
        room -= share;
        all -= width;
    }
}

void TableView::updateRanges()
{
    const int height = viewport()->height(), rows = cellCount();
    verticalScrollBar()->setRange(0, std::max(0, rows * rowHeight() + m_roomBelow - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(rowHeight());
    const int width = viewport()->width() - boxWidth();
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - width));
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setSingleStep(theme().px(kBoxColumn));
    m_header->setOffset(horizontalScrollBar()->value());
}

int TableView::leftOf(int column) const
{
    return boxWidth() + m_header->sectionViewportPosition(column);
}

std::optional<int> TableView::rowAt(const QPoint &point) const
{
    const int row = (point.y() + verticalScrollBar()->value()) / rowHeight();
    return point.y() >= 0 && row < cellCount() ? std::optional(row) : std::nullopt;
}

QRect TableView::rowRect(int row) const
{
    const QRect rect(
        0, row * rowHeight() - verticalScrollBar()->value(), viewport()->width(), rowHeight());
    return rect.intersects(viewport()->rect()) ? rect : QRect();
}

void TableView::scrollToRow(int row)
{
    const int top = row * rowHeight(), height = viewport()->height() - m_roomBelow;
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + rowHeight() > bar->value() + height)
        bar->setValue(top + rowHeight() - height);
}

void TableView::resizeEvent(QResizeEvent *)
{
    placeParts();
}

void TableView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_header->setOffset(horizontalScrollBar()->value());
        viewport()->update(); // the boxes stay
    } else {
        // The bar lies over the rows and has just changed: Qt repaints all of what is scrolled if
        // the bar is within.
        const QRect all = viewport()->rect();
        const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
        viewport()->scroll(0, dy, all.adjusted(0, 0, -bar, 0));
        viewport()->update(all.right() + 1 - bar, 0, bar, all.height());
    }
    if (viewport()->underMouse())
        setPointed(rowAt(viewport()->mapFromGlobal(QCursor::pos())).value_or(-1));
}

// ---------------------------------------------------------------- rows

// Of other rows "everything" would be something else.
RowSelection TableView::stillThere() const
{
    RowSelection kept;
    if (!m_selection.isEverything)
        for (const qint64 id : m_selection.ids)
            if (m_source->rowOf(id))
                kept.ids.insert(id);
    return kept;
}

void TableView::takeRows(RowSelection kept)
{
    m_pointed = m_anchor = -1;
    const std::optional<int> current
        = m_source && m_currentId ? m_source->rowOf(*m_currentId) : std::nullopt;
    const bool isGone = m_current >= 0 && !current;
    m_current = current.value_or(-1);
    if (isGone)
        m_currentId.reset();
    updateRanges();
    viewport()->update();
    setSelection(std::move(kept));
    m_base = m_selection;
    m_all->update();
    if (isGone)
        Q_EMIT currentChanged();
    tellCellsChanged(this);
}

void TableView::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(rowRect(row));
}

void TableView::setPointed(int row)
{
    if (m_pointed == row)
        return;
    updateRow(std::exchange(m_pointed, row));
    updateRow(m_pointed);
}

std::optional<int> TableView::currentRow() const
{
    return m_current >= 0 ? std::optional(m_current) : std::nullopt;
}

void TableView::setCurrentRow(int row)
{
    Q_ASSERT(row >= 0 && row < cellCount());
    scrollToRow(row);
    if (m_current == row)
        return;
    updateRow(std::exchange(m_current, row));
    updateRow(row);
    m_currentId = m_source->rowId(row);
    Q_EMIT currentChanged();
    tellCurrentCell(this);
}

// ---------------------------------------------------------------- selection

int TableView::selectedCount() const
{
    return m_selection.count(cellCount());
}

bool TableView::isSelected(int row) const
{
    return m_source && m_selection.contains(m_source->rowId(row));
}

std::vector<qint64> TableView::selectedIds() const
{
    std::vector<qint64> ids;
    if (selectedCount() == 0)
        return ids;
    for (int row = 0; row < cellCount(); ++row)
        if (const qint64 id = m_source->rowId(row); m_selection.contains(id))
            ids.push_back(id);
    return ids;
}

void TableView::setSelection(RowSelection selection)
{
    if (m_selection == selection)
        return;
    m_selection = std::move(selection);
    viewport()->update();
    m_all->update();
    Q_EMIT selectionChanged();
}

void TableView::selectAll()
{
    if (m_isSelectable && cellCount() > 0)
        setSelection({.isEverything = true, .ids = {}});
}

void TableView::clearSelection()
{
    setSelection({});
    m_anchor = -1;
}

void TableView::toggle(int row)
{
    if (!m_isSelectable)
        return;
    RowSelection selection = m_selection;
    const qint64 id = m_source->rowId(row);
    if (!selection.ids.remove(id))
        selection.ids.insert(id);
    m_anchor = row;
    m_base = selection;
    setSelection(std::move(selection));
}

// From the anchor to here, besides what was selected when the anchor was set.
void TableView::extendTo(int row)
{
    if (!m_isSelectable)
        return;
    if (m_anchor < 0) {
        m_anchor = std::max(0, m_current);
        m_base = m_selection;
    }
    const auto [first, last] = std::minmax({m_anchor, row});
    if (first == 0 && last == cellCount() - 1) {
        selectAll();
        return;
    }
    RowSelection selection = m_base;
    selection.ids.reserve(selection.ids.size() + last - first + 1);
    for (int i = first; i <= last; ++i) {
        const qint64 id = m_source->rowId(i);
        if (selection.isEverything)
            selection.ids.remove(id);
        else
            selection.ids.insert(id);
    }
    setSelection(std::move(selection));
}

void TableView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    row = std::clamp(row, 0, cellCount() - 1);
    if (modifiers & Qt::ShiftModifier)
        extendTo(row);
    else
        m_anchor = -1;
    setCurrentRow(row);
}

// ---------------------------------------------------------------- keys and pointer

void TableView::keyPressEvent(QKeyEvent *event)
{
    const int page = std::max(1, viewport()->height() / rowHeight() - 1);
    if (cellCount() == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(copied());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        moveTo(m_current - 1, event->modifiers());
        return;
    case Qt::Key_Down:
        moveTo(m_current + 1, event->modifiers());
        return;
    case Qt::Key_PageUp:
        moveTo(m_current - page, event->modifiers());
        return;
    case Qt::Key_PageDown:
        moveTo(m_current + page, event->modifiers());
        return;
    case Qt::Key_Home:
        moveTo(0, event->modifiers());
        return;
    case Qt::Key_End:
        moveTo(cellCount() - 1, event->modifiers());
        return;
    case Qt::Key_Space:
        if (m_current >= 0)
            toggle(m_current);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            pressCell(m_current);
        return;
    case Qt::Key_Escape:
        if (selectedCount() == 0)
            break;
        clearSelection();
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TableView::pressCell(int cell)
{
    Q_EMIT activated(cell);
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    const std::optional<int> row = rowAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !row)
        return;
    const bool isBox = event->position().x() < boxWidth();
    if (event->modifiers() & Qt::ShiftModifier)
        moveTo(*row, Qt::ShiftModifier);
    else if (isBox || event->modifiers() & Qt::ControlModifier)
        toggle(*row);
    else
        moveTo(*row, Qt::NoModifier);
}

void TableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const std::optional<int> row = rowAt(event->position().toPoint());
    if (event->position().x() < boxWidth())
        mousePressEvent(event);
    else if (event->button() == Qt::LeftButton && row)
        pressCell(*row);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setPointed(rowAt(event->position().toPoint()).value_or(-1));
}

// The menu is about the row under the pointer.
void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        if (const std::optional<int> row = rowAt(event->pos()))
            setCurrentRow(*row);
    event->ignore();
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setPointed(-1);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

// The whole of what is elided.
void TableView::showTip(const QPoint &at, const QPoint &global)
{
    const std::optional<int> row = rowAt(at);
    const int column = m_header->logicalIndexAt(at.x() - boxWidth());
    QToolTip::hideText();
    if (!row || column < 0 || at.x() < boxWidth())
        return;
    const Cell seen = cell(*row, column, rowRect(*row));
    if (const QString whole = m_source->text(*row, column);
        whole != seen.text && seen.text != kDash)
        QToolTip::showText(global, whole, viewport(), seen.room);
}

void TableView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        updateRow(m_current);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && cellCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(std::clamp(verticalScrollBar()->value() / rowHeight(), 0, cellCount() - 1));
    updateRow(m_current);
    tellCurrentCell(this);
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    updateRow(m_current);
}

// ---------------------------------------------------------------- columns

void TableView::setSorted(int column, Qt::SortOrder order)
{
    m_header->setSorted(column, order);
}

void TableView::askForSort(int column)
{
    if (!m_columns[size_t(column)].isSortable)
        return;
    const bool isAgain = m_header->sorted() == column && m_header->order() == Qt::AscendingOrder;
    const Qt::SortOrder order = isAgain ? Qt::DescendingOrder : Qt::AscendingOrder;
    setSorted(column, order);
    Q_EMIT sortRequested(column, order);
}

QByteArray TableView::columnState() const
{
    return (m_isFitted ? kFitted : kChosen) + m_header->saveState();
}

bool TableView::setColumnState(const QByteArray &state)
{
    const bool isFitted = state.startsWith(kFitted);
    if ((!isFitted && !state.startsWith(kChosen)) || !m_header->restoreState(state.sliced(1)))
        return false;
    m_isFitted = isFitted;
    if (isFitted)
        setFirstWidths();
    placeParts();
    viewport()->update();
    return true;
}

void TableView::fillColumnMenu(QMenu *menu)
{
    const bool isLast = m_header->count() - m_header->hiddenSectionCount() == 1;
    for (int i = 0; i < int(m_columns.size()); ++i) {
        const bool isShown = !m_header->isSectionHidden(i);
        QAction *action = menu->addAction(m_columns[size_t(i)].title);
        action->setCheckable(true);
        action->setChecked(isShown);
        action->setEnabled(!isShown || !isLast);
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            setColumnShown(i, shown);
            placeParts();
            viewport()->update();
        });
    }
}

QString TableView::copied() const
{
    std::vector<int> columns;
    for (int i = 0; i < m_header->count(); ++i)
        if (const int column = m_header->logicalIndex(i); !m_header->isSectionHidden(column))
            columns.push_back(column);
    QString text;
    const auto addLine = [&](const auto &cellOf) {
        for (const int column : columns) {
            if (column != columns.front())
                text += u'\t';
            text += forTabs(cellOf(column));
        }
        text += u'\n';
    };
    addLine([&](int column) { return m_columns[size_t(column)].title; });
    const bool isOne = selectedCount() == 0;
    for (int row = 0; row < cellCount(); ++row)
        if (isOne ? row == m_current : isSelected(row))
            addLine([&](int column) { return m_source->text(row, column); });
    return text;
}

// ---------------------------------------------------------------- painting

TableView::Cell TableView::cell(int row, int column, const QRect &rowRect) const
{
    const Theme &look = theme();
    const TableColumn &about = m_columns[size_t(column)];
    const int padding = look.px(kCellPadding);
    Cell cell{.text = m_source->text(row, column),
        .room = {leftOf(column) + padding, rowRect.top(),
            m_header->sectionSize(column) - 2 * padding, rowRect.height() - look.hairline()},
        .font = m_font,
        .colour = about.kind == TableColumn::Kind::Quiet ? Token::Text2 : Token::Text,
        .alignment = Qt::AlignLeft | Qt::AlignVCenter,
        .status = m_source->status(row, column),
        .glyph = {}};
    const bool isFirst = m_header->visualIndex(column) == 0;
    if ((row == m_current && isFirst) || (isContrast() && isSelected(row)))
        cell.font = m_bold;
    if (about.kind == TableColumn::Kind::Number) {
        cell.alignment = Qt::AlignRight | Qt::AlignVCenter;
        if (cell.text.isEmpty()) {
            cell.text = kDash;
            cell.colour = Token::Text3;
        }
    }
    if (cell.status) {
        const int side = look.px(kGlyph);
        cell.glyph
            = {cell.room.left(), cell.room.top() + (cell.room.height() - side) / 2, side, side};
        cell.room.setLeft(cell.glyph.right() + 1 + look.px(kGlyphGap));
    }
    cell.text = QFontMetrics(cell.font).elidedText(cell.text, Qt::ElideMiddle, cell.room.width());
    return cell;
}

void TableView::paintRow(QPainter &painter, int row, const QRect &rect, const QRect &dirty) const
{
    const Theme &look = theme();
    const bool selected = isSelected(row), isCurrent = row == m_current;
    const Token ground = selected || isCurrent ? Token::AccentSoft
        : row == m_pointed                     ? Token::Hover
                                               : Token::Surface;
    painter.fillRect(rect, look.colour(ground));
    const int line = look.hairline();
    painter.fillRect(
        rect.left(), rect.bottom() + 1 - line, rect.width(), line, look.colour(Token::Line));
    for (int i = 0; i < int(m_columns.size()); ++i) {
        if (m_header->isSectionHidden(i) || leftOf(i) > dirty.right()
            || leftOf(i) + m_header->sectionSize(i) <= std::max(dirty.left(), boxWidth()))
            continue;
        const Cell cell = this->cell(row, i, rect);
        if (cell.status)
            drawStatusGlyph(painter, *cell.status, cell.glyph, look.colour(ground));
        painter.setFont(cell.font);
        painter.setPen(look.colour(cell.colour));
        painter.drawText(cell.room, int(cell.alignment) | Qt::TextSingleLine, cell.text);
    }
    if (m_isSelectable && dirty.left() < boxWidth()) {
        if (horizontalScrollBar()->value() > 0)
            painter.fillRect(QRect(rect.left(), rect.top(), boxWidth(), rect.height() - line),
                look.colour(ground));
        paintBox(painter, boxRect(rect), boxState(selected), this);
    }
    if (isContrast() && (selected || isCurrent)) // soft fills are black there
        painter.fillRect(rect.left(), rect.top(), look.px(kMark), rect.height() - line,
            look.colour(Token::Accent));
    if (isCurrent && hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawInnerRing(painter, rect.adjusted(0, 0, 0, -line));
}

// Piece by piece: after scrolling, the rows that came into view and the strip below the scroll bar
// are far less than the rectangle around both.
void TableView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const int rows = cellCount(), high = rowHeight(), top = verticalScrollBar()->value();
    for (const QRect &dirty : event->region()) {
        painter.setClipRect(dirty);
        const int first = (dirty.top() + top) / high;
        const int last = std::min(rows - 1, (dirty.bottom() + top) / high);
        for (int row = first; row <= last; ++row)
            paintRow(painter, row, {0, row * high - top, viewport()->width(), high}, dirty);
        const int end = std::max(dirty.top(), (last + 1) * high - top);
        if (end <= dirty.bottom())
            painter.fillRect(dirty.left(), end, dirty.width(), dirty.bottom() + 1 - end,
                theme().colour(Token::Surface));
    }
}

// ---------------------------------------------------------------- what others ask

std::vector<PaintedText> TableView::paintedTexts() const
{
    std::vector<PaintedText> texts;
    const QPoint origin = viewport()->pos();
    const QRect seen = viewport()->rect();
    for (int row = std::max(0, rowAt({0, 0}).value_or(-1));
         row < cellCount() && !rowRect(row).isEmpty(); ++row) {
        const QRect rect = rowRect(row);
        if (!seen.contains(rect))
            continue; // can be scrolled to
        for (int i = 0; i < int(m_columns.size()); ++i) {
            if (m_header->isSectionHidden(i))
                continue;
            const Cell cell = this->cell(row, i, rect);
            if (seen.contains(cell.room))
                texts.push_back({cell.text, cell.font, cell.room.translated(origin)});
        }
    }
    return texts;
}

int TableView::cellCount() const
{
    return m_source ? m_source->rowCount() : 0;
}

QString TableView::cellName(int cell) const
{
    QString words;
    for (int i = 0; i < m_header->count(); ++i) {
        const int column = m_header->logicalIndex(i);
        if (m_header->isSectionHidden(column))
            continue;
        const QString text = m_source->text(cell, column);
        const QString one
            = tr("%1: %2", "column: what it says")
                  .arg(m_columns[size_t(column)].title, text.isEmpty() ? tr("none") : text);
        words = words.isEmpty() ? one : tr("%1, %2", "one column, the next").arg(words, one);
    }
    return words;
}

QRect TableView::cellRect(int cell) const
{
    const QRect rect = rowRect(cell);
    return rect.isEmpty() ? rect : rect.translated(viewport()->pos());
}

int TableView::cellAt(const QPoint &point) const
{
    return rowAt(point - viewport()->pos()).value_or(-1);
}

} // namespace hz::ui

#include "tableheader_p.h"

#include <hz/ui/icon.h>
#include <hz/ui/theme.h>

#include <QtCore/QAbstractTableModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

#include <algorithm>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kSortIcon = 16, kSortGap = 2, kRing = 2, kTight = 3;

// In one line where that is wide enough, else in two; what is longer still loses its middle.
QStringList linesOf(const QString &title, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    if (metrics.horizontalAdvance(title) <= width)
        return {title};
    QTextLayout layout(title, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    layout.endLayout();
    const int end = line.textLength();
    return {title.left(end).trimmed(),
        metrics.elidedText(title.mid(end).trimmed(), Qt::ElideMiddle, width)};
}

} // namespace

void drawInnerRing(QPainter &painter, const QRect &rect)
{
    const int ring = theme().px(kRing);
    const double half = ring / 2.0;
    painter.setPen(QPen(theme().colour(Token::Focus), ring));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half));
}

/// What Qt's header asks for.
class TableHeader::Titles final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const std::vector<TableColumn> &columns)
    {
        beginResetModel();
        m_columns = columns;
        endResetModel();
    }
    const TableColumn &column(int which) const { return m_columns[size_t(which)]; }
    int rowCount(const QModelIndex & = {}) const override { return 0; }
    int columnCount(const QModelIndex & = {}) const override { return int(m_columns.size()); }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? column(section).title
                                                                  : QVariant();
    }

private:
    std::vector<TableColumn> m_columns;
};

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_titles(new Titles(this))
{
    setModel(m_titles);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Columns"));
    viewport()->setAutoFillBackground(false);
}

void TableHeader::setColumns(const std::vector<TableColumn> &columns)
{
    m_titles->setColumns(columns);
}

void TableHeader::setSorted(int column, Qt::SortOrder order)
{
    m_sorted = column;
    m_order = order;
    viewport()->update();
}

// Left and Right go through the columns, Return sorts by one.
void TableHeader::keyPressEvent(QKeyEvent *event)
{
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const bool isSort = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    if (count() == 0 || (by == 0 && !isSort)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (isSort) {
        Q_EMIT sectionClicked(logicalIndex(m_at));
        return;
    }
    for (int next = m_at + by; next >= 0 && next < count(); next += by) {
        if (isSectionHidden(logicalIndex(next)))
            continue;
        m_at = next;
        break;
    }
    viewport()->update();
}

void TableHeader::focusInEvent(QFocusEvent *event)
{
    QHeaderView::focusInEvent(event);
    viewport()->update();
}

void TableHeader::focusOutEvent(QFocusEvent *event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

void TableHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme().colour(Token::Surface));
    painter.end();
    QHeaderView::paintEvent(event);
    painter.begin(viewport());
    const int end = length() - offset(), line = theme().hairline(); // Qt fills what is behind
    painter.fillRect(end, 0, width() - end, height(), theme().colour(Token::Surface));
    painter.fillRect(0, height() - line, width(), line, theme().colour(Token::Line));
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &look = theme();
    const TableColumn &column = m_titles->column(section);
    const bool isSorted = section == m_sorted;
    const bool isNumber = column.kind == TableColumn::Kind::Number;
    const int side = look.px(kSortIcon), gap = look.px(kSortGap);
    const int icon = isSorted ? side + gap : 0, padding = look.px(kCellPadding);
    QRect room = rect.adjusted(padding, 0, -padding, -look.hairline());
    const QFont font = look.font(TypeRole::Caption);
    // The arrow rather takes room from the edges than from the title.
    if (QFontMetrics(font).horizontalAdvance(column.title) > room.width() - icon)
        room = rect.adjusted(look.px(kTight), 0, -look.px(kTight), -look.hairline());
    const QStringList lines = linesOf(column.title, font, room.width() - icon);
    int width = 0;
    for (const QString &line : lines)
        width = std::max(width, QFontMetrics(font).horizontalAdvance(line));
    if (isNumber)
        room.setLeft(room.right() + 1 - width - icon);
    painter->setFont(font);
    painter->setPen(look.colour(isSorted ? Token::Text : Token::Text3));
    const int lineHeight = QFontMetrics(font).height();
    int top = room.top() + (room.height() - lineHeight * int(lines.size())) / 2;
    for (const QString &line : lines) {
        painter->drawText(QRect(room.left(), top, width, lineHeight),
            (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
            line);
        top += lineHeight;
    }
    if (isSorted)
        drawIcon(*painter,
            m_order == Qt::AscendingOrder ? IconName::ChevronUp : IconName::ChevronDown,
            {room.left() + width + gap, room.top(), side, room.height()}, side,
            look.colour(Token::Text));
    if (hasFocus() && visualIndex(section) == m_at
        && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawInnerRing(*painter, rect.adjusted(0, 0, 0, -look.hairline()));
}

} // namespace hz::ui

// A table of many rows: 36 px rows with hairlines, a header that sorts, resizes, moves and hides
// columns, a box to check at each row, and the keyboard. Paints what is seen, nothing else.
//
// A click goes to a row, which is then the current one; checking, Space, Ctrl and Shift select.
// What is selected is known by row id, so sorting keeps it. GUI thread.
#pragma once

#include <hz/ui/cells.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/tablesource.h>

#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtWidgets/QAbstractScrollArea>

class QHeaderView;
class QMenu;

namespace hz::ui {

class TableHeader;

/// Rows that are selected, whatever their number.
struct RowSelection {
    bool isEverything = false;
    QSet<qint64> ids; // of everything: those that are not

    bool contains(qint64 id) const { return isEverything != ids.contains(id); }
    int count(int rows) const { return isEverything ? rows - int(ids.size()) : int(ids.size()); }
    bool operator==(const RowSelection &) const = default;
};

class TableView final : public QAbstractScrollArea, public HasCells, public PaintsText {
    Q_OBJECT

public:
    /// `name` says what the rows are.
    explicit TableView(const QString &name, QWidget *parent = nullptr);
    ~TableView() override;

    /// Null shows nothing. Not owned.
    void setSource(TableSource *source);
    TableSource *source() const { return m_source; }
    /// Without boxes there is only the current row.
    void setSelectable(bool selectable);
    void setCompact(bool compact);
    /// Kept free below the last row, so that a selection bar hides none.
    void setRoomBelow(int pixels);

    const RowSelection &selection() const { return m_selection; }
    int selectedCount() const;
    /// In the order of the rows.
    std::vector<qint64> selectedIds() const;
    bool isSelected(int row) const;
    void selectAll();
    void clearSelection();

    std::optional<int> currentRow() const;
    void setCurrentRow(int row);
    void scrollToRow(int row);
    /// The row there, in the viewport.
    std::optional<int> rowAt(const QPoint &point) const;
    QRect rowRect(int row) const;
    int rowHeight() const;

    /// Shows by what the source is sorted.
    void setSorted(int column, Qt::SortOrder order);
    QHeaderView *header() const;
    /// Widths, order and what is hidden; for the settings. Widths that nobody has chosen are fitted
    /// again where the state is put to use.
    QByteArray columnState() const;
    bool setColumnState(const QByteArray &state);
    /// One box a column.
    void fillColumnMenu(QMenu *menu);
    /// The selected rows, or the current one, with the titles above, tabs between cells.
    QString copied() const;

    std::vector<PaintedText> paintedTexts() const override;
    int cellCount() const override;
    QString cellName(int cell) const override;
    QRect cellRect(int cell) const override;
    int cellAt(const QPoint &point) const override;
    int currentCell() const override { return m_current; }
    bool isCellSelected(int cell) const override { return isSelected(cell); }
    void pressCell(int cell) override;

Q_SIGNALS:
    void selectionChanged();
    /// Another row, or none.
    void currentChanged();
    /// By Return or a double click.
    void activated(int row);
    /// The header was asked for it; the source then resets.
    void sortRequested(int column, Qt::SortOrder order);

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    class AllBox;
    struct Cell { // a text in its place
        QString text;
        QRect room; // in the viewport
        QFont font;
        Token colour = Token::Text;
        Qt::Alignment alignment;
        std::optional<Status> status;
        QRect glyph;
    };

    void applyLook();
    void placeParts();
    void updateRanges();
    void setFirstWidths();
    void setColumnShown(int column, bool shown);
    void fitStretching();
    RowSelection stillThere() const;
    void takeRows(RowSelection kept);
    void updateRow(int row);
    void setPointed(int row);
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void extendTo(int row);
    void toggle(int row);
    void setSelection(RowSelection selection);
    void askForSort(int column);
    void showTip(const QPoint &at, const QPoint &global);
    int boxWidth() const;
    QRect boxRect(const QRect &row) const;
    int leftOf(int column) const;
    Cell cell(int row, int column, const QRect &rowRect) const;
    void paintRow(QPainter &painter, int row, const QRect &rect, const QRect &dirty) const;

    QPointer<TableSource> m_source;
    std::vector<TableColumn> m_columns;
    TableHeader *m_header;
    AllBox *m_all;
    RowSelection m_selection;
    RowSelection m_base; // was selected when the anchor was set
    int m_anchor = -1; // where a range begins
    int m_current = -1;
    std::optional<qint64> m_currentId;
    int m_pointed = -1;
    int m_roomBelow = 0;
    bool m_isSelectable = true;
    bool m_isCompact = false;
    bool m_isFitted = true; // nobody has chosen a width
    bool m_isPlacing = false; // widths change by our doing
    QFont m_font;
    QFont m_bold;
};

} // namespace hz::ui

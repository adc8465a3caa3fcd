// Days or rooms side by side, the periods of a day below each other, and what is booked in them.
// Bookings are made by dragging over free periods, moved by dragging, made longer or shorter at
// their upper and lower edge; arrow keys walk, Shift and an arrow chooses several periods, Alt and
// an arrow moves a booking, Alt and Shift make it longer or shorter. Printed by the same painter.
// GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::ui {

struct PeriodGridData {
    struct Column {
        QString title = {}; // "Mon 20 Oct"
        QString note = {};
        bool isCurrent = false; // today
        bool operator==(const Column &) const = default;
    };
    struct Row {
        QString title = {}; // "1"
        QString note = {}; // "08:20–09:00"
        bool operator==(const Row &) const = default;
    };
    struct Block {
        int column = 0;
        int first = 0; // rows
        int last = 0;
        QString title = {};
        QString line = {}; // what else there is to say
        Status status = Status::Ok; // Ok: as it should be, and quiet
        QString name = {}; // in words
        bool operator==(const Block &) const = default;
    };
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
    std::vector<Block> blocks = {};

    bool operator==(const PeriodGridData &) const = default;
};

class PeriodGrid final : public Chart {
    Q_OBJECT

public:
    explicit PeriodGrid(QWidget *parent = nullptr);
    void setData(PeriodGridData content);
    const PeriodGridData &content() const { return m_data; }
    /// A block; -1: none.
    int selected() const { return m_selected; }
    void setSelected(int block);
    /// Where a free period or a block is; for tests as well.
    QRectF slotRect(int column, int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool isCellSelected(int cell) const override;
    static void paint(
        QPainter &painter, const QRectF &room, const PeriodGridData &content, const Look &look);

Q_SIGNALS:
    /// Free periods of a column, the first and the last.
    void rangeChosen(int column, int first, int last);
    void selectionChanged();
    void blockActivated(int block);
    void blockChanged(int block, int column, int first, int last);
    void removeAsked(int block);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;
    void paintOver(QPainter &painter) const override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    enum class Drag { None, Range, Move, Top, Bottom };
    struct Span {
        int column = 0;
        int first = 0;
        int last = 0;
        bool operator==(const Span &) const = default;
    };
    int blockOfCell(int cell) const; // -1: it is a free period
    std::optional<std::pair<int, int>> slotAt(const QPointF &point) const;
    bool isFree(int column, int row) const;
    Span dragged(const QPointF &to) const;
    void nudge(int block, int key, Qt::KeyboardModifiers modifiers);
    void extend(int key);
    void endDrag();

    PeriodGridData m_data;
    int m_selected = -1;
    Drag m_drag = Drag::None;
    int m_block = -1; // that is dragged
    std::pair<int, int> m_from; // column and row it began at
    QPointF m_pressedAt;
    bool m_isDragging = false;
    Span m_span; // that would be, while dragging or chosen by keys
    bool m_hasSpan = false;
};

} // namespace hz::ui

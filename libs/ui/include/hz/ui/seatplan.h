// A room seen from above: seats in rows with aisles, what stands at the front, and at each seat its
// state as a shape and how often something happened there as a bar. Seats are selected, dragged
// onto each other, walked by arrow keys; Alt and an arrow do what dragging does. Printed by the
// same painter. GUI thread.
#pragma once

#include <hz/ui/chart.h>
#include <hz/ui/icon.h>

#include <QtCore/QSet>

namespace hz::ui {

struct SeatPlanData {
    struct Seat {
        QString label = {}; // "3-8"
        QString number = {}; // of what stands there; empty: nothing does
        Status status = Status::Ok;
        QString amount = {}; // "5 times"
        size_t step = 0; // of the bar: 0 … kSequentialSteps - 1
        QString name = {}; // in words; empty: made of the rest
        bool operator==(const Seat &) const = default;
    };
    struct Front {
        QString text = {};
        IconName icon = IconName::None;
        Status status = Status::Ok;
        bool isMain = false; // the board: wider
        bool operator==(const Front &) const = default;
    };
    struct Legend {
        Status status;
        QString text = {}; // "repair 2"
        bool operator==(const Legend &) const = default;
    };
    int columns = 1;
    std::vector<Seat> seats = {}; // row by row
    std::vector<int> aislesAfter = {}; // columns
    QString aisle = {}; // its name, if short
    std::vector<Front> front = {};
    std::vector<Legend> legend = {};
    QString amounts = {}; // what the bars count
    QString least = {}; // beside the key of the bars
    QString most = {};

    bool operator==(const SeatPlanData &) const = default;
};

class SeatPlan final : public Chart {
    Q_OBJECT

public:
    explicit SeatPlan(QWidget *parent = nullptr);
    void setData(SeatPlanData content);

    /// By their number in the data.
    const QSet<int> &selected() const { return m_selected; }
    void setSelected(const QSet<int> &seats);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool isCellSelected(int cell) const override { return m_selected.contains(cell); }
    static void paint(
        QPainter &painter, const QRectF &room, const SeatPlanData &content, const Look &look);

Q_SIGNALS:
    void selectionChanged();
    /// What stands at one seat is to change places with what stands at the other.
    void moved(int from, int to);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;
    double cellRadius() const override;
    void paintOver(QPainter &painter) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    int seatAt(const QPointF &point) const; // -1: none
    bool isSeat(int cell) const;
    void extendTo(int cell);
    void walk(int key, Qt::KeyboardModifiers modifiers);
    void endDrag();

    SeatPlanData m_data;
    QSet<int> m_selected;
    int m_anchor = -1; // where a range begins
    int m_dragged = -1; // pressed, perhaps dragged
    bool m_isDragging = false;
    QPointF m_pressedAt;
    QPointF m_pointer;
};

} // namespace hz::ui

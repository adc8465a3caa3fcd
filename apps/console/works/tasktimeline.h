// The plan's tasks over the years: a bar each from when it can be begun to when it is due, with
// its shape and colour, and a line for today. GUI thread.
#pragma once

#include "works/listing.h"

#include <QtCore/QDate>
#include <QtWidgets/QAbstractScrollArea>

#include <optional>

namespace hz::console {

struct TimelineBar {
    QString title = {};
    QString note = {}; // until when, in words
    QDate from = {};
    QDate to = {}; // none: it has no end
    ui::Status status = ui::Status::NoData;

    bool operator==(const TimelineBar &) const = default;
};

/// Of rows of the list of tasks, in their order.
std::vector<TimelineBar> barsOf(const Listing &listing, const std::vector<quint32> &rows);

class TaskTimeline final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TaskTimeline(QWidget *parent = nullptr);

    void setBars(std::vector<TimelineBar> bars, const QDate &today);
    void setCurrent(std::optional<int> row);
    const std::vector<TimelineBar> &bars() const { return m_bars; }

Q_SIGNALS:
    void chosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int headHeight() const;
    int rowHeight() const;
    int rowAt(const QPoint &at) const;
    QRect chart() const; // of the bars, beside the titles and below the years
    double xOf(const QDate &day) const;
    void placeBars();
    void paintYears(QPainter &painter) const;
    void paintToday(QPainter &painter) const;
    void paintRow(QPainter &painter, int row) const;

    std::vector<TimelineBar> m_bars;
    QDate m_today;
    QDate m_first; // the span that is shown
    QDate m_last;
    std::optional<int> m_current;
};

} // namespace hz::console

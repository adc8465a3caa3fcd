// How up to five figures went over time, each line named at its end instead of by a legend, with a
// target. And amounts of one kind as bars, month by month. GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::ui {

struct TrendData {
    static constexpr size_t kMostLines = 5;
    struct Line {
        QString name = {};
        std::vector<std::optional<double>> values = {}; // one a mark; none leaves a gap
        bool operator==(const Line &) const = default;
    };
    struct Target {
        double value = 0;
        QString words = {};
        bool operator==(const Target &) const = default;
    };
    std::vector<QString> marks = {}; // along the axis: "2021"
    std::vector<Line> lines = {}; // at most kMostLines
    std::optional<Target> target = {};
    int decimals = 1;

    bool operator==(const TrendData &) const = default;
};

class TrendLines final : public Chart {
    Q_OBJECT

public:
    explicit TrendLines(QWidget *parent = nullptr);
    /// The row of a cell is its line, the column its mark.
    void setData(TrendData content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    static void paint(
        QPainter &painter, const QRectF &room, const TrendData &content, const Look &look);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;
    double cellRadius() const override;

private:
    TrendData m_data;
};

struct MonthBarsData {
    struct Bar {
        QString mark = {}; // below it: "11"
        double value = 0;
        QString name = {}; // in words: "November: 3 faults"
        bool operator==(const Bar &) const = default;
    };
    std::vector<Bar> bars = {};
    std::optional<size_t> current = {}; // the strong one

    bool operator==(const MonthBarsData &) const = default;
};

class MonthBars final : public Chart {
    Q_OBJECT

public:
    explicit MonthBars(QWidget *parent = nullptr);
    /// The column of a cell is its bar.
    void setData(MonthBarsData content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    static void paint(
        QPainter &painter, const QRectF &room, const MonthBarsData &content, const Look &look);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;

private:
    MonthBarsData m_data;
};

/// Where round numbers between two values stand, at most `most` of them.
std::vector<double> roundTicks(double least, double greatest, int most);
/// Moves rows of one height apart so that none lies on another and all stay between two ends, each
/// as near to its place as that allows; their order stays. `wanted` are their middles, in order.
std::vector<double> spread(std::vector<double> wanted, double height, double top, double bottom);

} // namespace hz::ui

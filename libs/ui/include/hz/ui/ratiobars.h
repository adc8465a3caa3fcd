// Ratios of several groups against their targets, as a matrix: bars of one row can be compared
// although their targets differ, for all target lines stand at two thirds of the track. Passing is
// quiet; what fails has colour, shape and weight. GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::ui {

struct RatioBarsData {
    struct Column {
        QString title = {};
        QString target = {}; // in words: "≤ 12:1"
        double aim = 0; // more than 0
        bool operator==(const Column &) const = default;
    };
    struct Cell {
        std::optional<double> value = {}; // without one there is no bar
        QString label = {}; // "9.3:1"; without a value what is said in its place: "no such classes"
        Status status = Status::NoData;
        bool operator==(const Cell &) const = default;
    };
    struct Row {
        QString title = {};
        std::vector<Cell> cells = {}; // one a column
        bool operator==(const Row &) const = default;
    };
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
    std::optional<Row> total = {}; // below a line, in bold; its row is rows.size()

    bool operator==(const RatioBarsData &) const = default;
};

class RatioBars final : public Chart {
    Q_OBJECT

public:
    explicit RatioBars(QWidget *parent = nullptr);
    void setData(RatioBarsData content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    static void paint(
        QPainter &painter, const QRectF &room, const RatioBarsData &content, const Look &look);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;

private:
    RatioBarsData m_data;
};

} // namespace hz::ui

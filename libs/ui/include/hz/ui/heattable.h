// Hundreds of rows of small cells, coloured by how much, with a shape where something fails or is
// not known; the titles of the columns stay while the rows scroll. GUI thread.
#pragma once

#include <hz/ui/chart.h>

class QScrollArea;

namespace hz::ui {

struct HeatTableData {
    struct Cell {
        QString label = {}; // the figure; may be empty
        std::optional<size_t> step = {}; // 0 … kSequentialSteps - 1; none: no ground
        std::optional<Status> status = {}; // Bad and NoData show, passing is quiet
        QString name = {}; // in words; empty: made of row, column and label
        bool operator==(const Cell &) const = default;
    };
    struct Row {
        QString title = {};
        std::vector<Cell> cells = {}; // one a column
        bool operator==(const Row &) const = default;
    };
    std::vector<QString> columns = {};
    std::vector<Row> rows = {};

    bool operator==(const HeatTableData &) const = default;
};

class HeatTable final : public QWidget {
    Q_OBJECT

public:
    explicit HeatTable(QWidget *parent = nullptr);
    ~HeatTable() override;
    void setData(HeatTableData content);
    /// What has the keyboard and the cells.
    Chart *cells() const;

    static void paint(
        QPainter &painter, const QRectF &room, const HeatTableData &content, const Look &look);
    /// How high all rows are, for a report that breaks pages.
    static double heightOf(const HeatTableData &content, const Look &look);

Q_SIGNALS:
    void activated(int row, int column);

private:
    class Head;
    class Body;
    Head *m_head;
    Body *m_body;
    QScrollArea *m_scroll;
    HeatTableData m_data;
};

} // namespace hz::ui

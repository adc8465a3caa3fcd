// How many of each group pass, fail, or are not known, one bar a group, with the sum of all below.
// Passing is quiet. GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::ui {

struct ShareGroup {
    QString title = {};
    int passed = 0;
    int failed = 0;
    int unknown = 0;
    int rest = 0; // not asked about yet

    int total() const { return passed + failed + unknown + rest; }
    bool operator==(const ShareGroup &) const = default;
};

class StackedShares final : public Chart {
    Q_OBJECT

public:
    explicit StackedShares(QWidget *parent = nullptr);
    void setData(std::vector<ShareGroup> groups);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    static void paint(QPainter &painter, const QRectF &room, const std::vector<ShareGroup> &groups,
        const Look &look);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;

private:
    std::vector<ShareGroup> m_groups;
};

} // namespace hz::ui

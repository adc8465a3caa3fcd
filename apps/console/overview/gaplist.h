// The schools that lack most, one under the other: what each has, and what it lacks. GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::console {

struct Gap {
    QString name;
    QString numbers; // "612 pupils, 21 computers"
    QString measured; // "29.1:1"
    QString lack; // "30 computers more"

    bool operator==(const Gap &) const = default;
};

class GapList final : public ui::Chart {
    Q_OBJECT

public:
    explicit GapList(QWidget *parent = nullptr);
    /// The row of a cell is the number of its school. Those that have no room are left out.
    void setGaps(std::vector<Gap> gaps);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    ui::ChartPicture compose(const QRectF &room, const ui::Look &look) const override;

private:
    std::vector<Gap> m_gaps;
};

} // namespace hz::console

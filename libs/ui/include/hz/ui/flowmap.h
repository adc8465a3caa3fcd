// Who sends how much to whom, as arrows between places that lie where they lie: the thicker the
// more. A place that has to spare is round, one that lacks is a diamond, one that does neither is
// dashed, so that nothing is told by colour alone. GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::ui {

struct FlowPlace {
    enum class Kind { Gives, Lacks, Still };

    QString name = {};
    QString note = {}; // below it: "can give 240"
    QPointF at = {}; // anywhere, larger is farther right and farther down
    Kind kind = Kind::Still;

    bool operator==(const FlowPlace &) const = default;
};

struct Flow {
    size_t from = 0;
    size_t to = 0;
    int amount = 0;
    QString name = {}; // in words, for the tip and the screen reader

    bool operator==(const Flow &) const = default;
};

struct FlowMapData {
    std::vector<FlowPlace> places = {};
    std::vector<Flow> flows = {};

    bool operator==(const FlowMapData &) const = default;
};

class FlowMap final : public Chart {
    Q_OBJECT

public:
    explicit FlowMap(QWidget *parent = nullptr);
    /// A cell of row 0 is a place, its column the number of it; of row 1 a flow.
    void setData(FlowMapData content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    static void paint(
        QPainter &painter, const QRectF &room, const FlowMapData &content, const Look &look);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;

private:
    FlowMapData m_data;
};

} // namespace hz::ui

// Places as tiles, the more the stronger their colour, each with its name and figures, where a map
// would say less. And the key to the colours. GUI thread.
#pragma once

#include <hz/ui/chart.h>

namespace hz::ui {

struct Tile {
    static constexpr int kSteps = 5;

    QString name = {};
    QString count = {}; // at the upper right: "168 schools"
    QString share = {}; // the figure
    QString note = {}; // beside it
    std::optional<int> step = {}; // 1 little … kSteps much; none: no data

    bool operator==(const Tile &) const = default;
};

/// The step of a value between two ends, in equal parts.
int tileStep(double value, double least, double most);

class TileMap final : public Chart {
    Q_OBJECT

public:
    explicit TileMap(QWidget *parent = nullptr);
    /// The row of a cell is the number of its tile.
    void setData(std::vector<Tile> tiles);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;
    static void paint(
        QPainter &painter, const QRectF &room, const std::vector<Tile> &tiles, const Look &look);

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override;

private:
    std::vector<Tile> m_tiles;
};

/// low ▪▪▪▪▪ high, for the head of a card.
class StepKey final : public QWidget, public PaintsText {
    Q_OBJECT

public:
    StepKey(const QString &low, const QString &high, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    std::vector<PaintedText> paintedTexts() const override { return compose().texts(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ChartPicture compose() const;

    QString m_low;
    QString m_high;
};

} // namespace hz::ui

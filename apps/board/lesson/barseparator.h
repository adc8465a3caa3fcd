// The hairline between groups of a bar. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

namespace hz::board {

class BarSeparator final : public QWidget {
    Q_OBJECT

public:
    explicit BarSeparator(QWidget *parent);
    /// Of the bar: the line stands in a bar that lies.
    void setOrientation(Qt::Orientation bar);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_bar = Qt::Horizontal;
};

} // namespace hz::board

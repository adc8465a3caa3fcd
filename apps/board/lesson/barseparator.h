// The hairline between groups of a bar. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

namespace hz::board {

class BarSeparator final : public QWidget {
    Q_OBJECT

public:
    explicit BarSeparator(QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hz::board

// The program's mark: a line of chalk on a blue board. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

namespace hz::board {

class AppMark final : public QWidget {
    Q_OBJECT

public:
    explicit AppMark(QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hz::board

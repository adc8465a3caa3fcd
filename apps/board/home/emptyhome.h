// What home shows before there is a lesson: where a file can be dropped, and what else to do. GUI
// thread.
#pragma once

#include <QtWidgets/QWidget>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class EmptyHome final : public QWidget {
    Q_OBJECT

public:
    EmptyHome(const ui::ActionRegistry &commands, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hz::board

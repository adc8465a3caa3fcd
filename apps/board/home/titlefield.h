// A line in which a name is written where it stands: Enter takes it, Escape leaves it. GUI thread.
#pragma once

#include <QtWidgets/QLineEdit>

namespace hz::board {

class TitleField final : public QLineEdit {
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

Q_SIGNALS:
    void givenUp();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace hz::board

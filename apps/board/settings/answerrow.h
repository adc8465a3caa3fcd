// A question and its answers side by side; a tap on one is kept at once. GUI thread.
#pragma once

#include "settings/question.h"

#include <QtCore/QObject>

#include <vector>

class QGridLayout;
class QWidget;

namespace hz::ui {
class TouchControl;
}

namespace hz::board {

class AnswerRow final : public QObject {
    Q_OBJECT

public:
    using Make
        = std::function<ui::TouchControl *(int place, const QString &answer, QWidget *parent)>;
    /// Becomes the lowest row of the grid, whose widget owns it. `make` makes the buttons; chips
    /// where there is none.
    AnswerRow(Question question, QGridLayout *grid, const Make &make = {});

    /// Asks again which answer is in force.
    void refresh();

private:
    Question m_question;
    std::vector<ui::TouchControl *> m_answers;
    QWidget *m_note = nullptr;
};

} // namespace hz::board

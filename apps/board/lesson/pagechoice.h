// Which pages of the open lesson are meant: all, the one shown, those selected in the overview, or
// a list such as 1-3,5. GUI thread.
#pragma once

#include <hz/core/result.h>

#include <QtWidgets/QWidget>

#include <vector>

class QLineEdit;

namespace hz::ui {
class ChoiceRow;
class Label;
} // namespace hz::ui

namespace hz::board {

/// Pages of a lesson by their places, from 0.
struct LessonPages {
    int count = 0;
    int current = 0;
    std::vector<int> selected = {};
};

class PageChoice final : public QWidget {
    Q_OBJECT

public:
    /// The parts are called `name` with their number, and `name` and "List".
    PageChoice(const QString &name, QWidget *parent);

    /// Begins anew: with the selected pages if there are some, else with all.
    void setLesson(const LessonPages &lesson);
    void setAllOnly(bool allOnly);
    /// Empty for all. Invalid, and said so beneath the field, where the list names none.
    Result<std::vector<int>> chosen() const;

private:
    enum Choice { kAll, kCurrent, kSelected, kList };
    void refresh();

    LessonPages m_lesson;
    ui::ChoiceRow *m_row;
    QLineEdit *m_list;
    ui::Label *m_problem;
};

} // namespace hz::board

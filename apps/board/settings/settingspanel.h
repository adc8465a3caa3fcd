// Everything that can be set, in one panel over home or the lesson. What is chosen holds at once
// and is kept; there is nothing to confirm. GUI thread.
#pragma once

#include <hz/ui/popover.h>

#include <vector>

namespace hz::board {

class AnswerRow;
class LessonScreen;
class Preferences;

class SettingsPanel final : public ui::Popover {
    Q_OBJECT

public:
    SettingsPanel(Preferences &preferences, LessonScreen &lesson, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    void refresh();

    std::vector<AnswerRow *> m_rows;
};

} // namespace hz::board

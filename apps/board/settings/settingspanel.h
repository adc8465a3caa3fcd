// Everything that can be set, in one panel over home or the lesson. What is chosen holds at once
// and is kept; there is nothing to confirm. GUI thread.
#pragma once

#include <hz/ui/popover.h>

#include <vector>

class QHBoxLayout;

namespace hz::ui {
class ActionRegistry;
} // namespace hz::ui

namespace hz::board {

class AnswerRow;
class LessonScreen;
class Preferences;

class SettingsPanel final : public ui::Popover {
    Q_OBJECT

public:
    SettingsPanel(Preferences &preferences, LessonScreen &lesson, QWidget *parent);
    /// What is set in a place of its own, which the command opens.
    void addEntry(const QString &text, const ui::ActionRegistry &commands, const QString &command);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeHead();
    void refresh();

    QHBoxLayout *m_head;
    std::vector<AnswerRow *> m_rows;
};

} // namespace hz::board

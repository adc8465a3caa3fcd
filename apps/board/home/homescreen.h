// Where a lesson begins: a new board, a file, or one of the lessons before. GUI thread.
#pragma once

#include <hz/core/clock.h>
#include <hz/page/library.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QGridLayout;
class QScrollArea;

namespace hz::ui {
class ActionRegistry;
class Label;
} // namespace hz::ui

namespace hz::board {

class EmptyHome;
class LessonCard;

class HomeScreen final : public QWidget {
    Q_OBJECT

public:
    HomeScreen(const ui::ActionRegistry &commands, const page::LessonLibrary &library,
        const Clock &clock, QWidget *parent);

    /// Reads the list of lessons again.
    void refresh();

Q_SIGNALS:
    void chosen(const hz::page::LessonId &lesson);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead(const ui::ActionRegistry &commands);
    QWidget *makeActions(const ui::ActionRegistry &commands);
    QWidget *makeButton(const ui::ActionRegistry &commands, const char *id,
        ui::TouchPush::Look look, ui::TouchPush::Form form);
    void greet();
    void arrange();

    const page::LessonLibrary &m_library;
    const Clock &m_clock;
    ui::Label *m_greeting = nullptr;
    ui::Label *m_date = nullptr;
    QWidget *m_recent = nullptr;
    EmptyHome *m_empty = nullptr;
    QScrollArea *m_scroll = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<LessonCard *> m_cards;
    int m_columns = 0;
};

} // namespace hz::board

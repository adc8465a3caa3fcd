// Where a lesson begins: a new board, a file, or one of the lessons before. GUI thread.
#pragma once

#include <hz/core/clock.h>
#include <hz/page/library.h>
#include <hz/ui/toast.h>
#include <hz/ui/touchpush.h>

#include <QtWidgets/QWidget>

namespace hz::ui {
class ActionRegistry;
class Label;
} // namespace hz::ui

namespace hz::board {

class EmptyHome;
class LessonKeeper;
class LessonShelf;

class HomeScreen final : public QWidget {
    Q_OBJECT

public:
    HomeScreen(ui::ActionRegistry &commands, page::LessonLibrary &library, const Clock &clock,
        QWidget *parent);

    /// Reads the list of lessons again.
    void refresh();
    /// The lessons of a folder.
    void showFolder(const QString &folder);
    /// Before the buttons of the head.
    void addToHead(QWidget *part);
    /// Lets go, in the background, what has been in the bin long enough.
    void purgeBin();

Q_SIGNALS:
    void chosen(const hz::page::LessonId &lesson);
    void historyWanted(const hz::page::LessonId &lesson);
    void toast(const hz::ui::Toast &toast);
    void failed(const hz::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead(const ui::ActionRegistry &commands);
    QWidget *makeActions(const ui::ActionRegistry &commands);
    QWidget *makeButton(const ui::ActionRegistry &commands, const char *id,
        ui::TouchPush::Look look, ui::TouchPush::Form form);
    void greet();
    void showWhatThereIs();

    ui::ActionRegistry &m_commands;
    const Clock &m_clock;
    QHBoxLayout *m_head = nullptr;
    LessonKeeper *m_keeper;
    ui::Label *m_greeting = nullptr;
    ui::Label *m_date = nullptr;
    EmptyHome *m_empty = nullptr;
    LessonShelf *m_shelf = nullptr;
};

} // namespace hz::board

// The lessons on home as cards: searched, by folder, in the bin, and what is done to one of them.
// GUI thread.
#pragma once

#include "home/lessoncard.h"
#include "home/lessonkeeper.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QGridLayout;

namespace hz::ui {
class ActionRegistry;
class Label;
class Popover;
class TouchScroll;
} // namespace hz::ui

namespace hz::board {

class PlaceBar;
class SearchField;

class LessonShelf final : public QWidget {
    Q_OBJECT

public:
    /// Adds the commands on lessons. `home` is what popovers float over; `side` is kept free on
    /// both sides.
    LessonShelf(ui::ActionRegistry &commands, LessonKeeper &keeper, const Clock &clock, int side,
        QWidget *home);

    /// All that is there, whatever was searched for.
    void showPlace(const Place &place);

Q_SIGNALS:
    void chosen(const hz::page::LessonId &lesson);
    void historyWanted(const hz::page::LessonId &lesson);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addCommands();
    QWidget *makeHead();
    QWidget *makeCards();
    void refresh();
    LessonCard::Today today(const page::LessonSummary &lesson) const;
    void fill();
    LessonCard *makeCard(const page::LessonSummary &lesson);
    LessonCard *card(const page::LessonId &id) const;
    void arrange();
    void showFromTheTop();
    void sayWhyEmpty();
    int columns() const;

    /// The one whose popover is open, or that has the keyboard's focus; else null.
    LessonCard *currentCard() const;
    /// The same, after its popover gave back the focus.
    LessonCard *takeCurrentCard();
    void openPopover(ui::Popover *popover, LessonCard *card);
    void openFolders();
    void moveCurrentToBin();
    void go(LessonCard *from, int columns, int rows);

    ui::ActionRegistry &m_commands;
    LessonKeeper &m_keeper;
    const Clock &m_clock;
    const int m_side;
    ui::Label *m_title = nullptr;
    SearchField *m_search = nullptr;
    PlaceBar *m_places = nullptr;
    ui::Label *m_nothing = nullptr;
    ui::TouchScroll *m_scroll = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<QWidget *> m_fillers; // a row of few cards is as wide as one of many
    std::vector<LessonCard *> m_cards; // all that were ever shown and still have a lesson
    std::vector<LessonCard *> m_shown; // in their order
    int m_columns = 0;
    QPointer<ui::Popover> m_popover;
    QPointer<LessonCard> m_popoverCard;
};

} // namespace hz::board

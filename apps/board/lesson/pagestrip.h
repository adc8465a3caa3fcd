// The pages of the lesson in a row over the bar: go to one, move it, open its menu, add one, or see
// all. Stays while one turns pages, and goes with the first stroke. GUI thread.
#pragma once

#include <hz/page/ids.h>
#include <hz/ui/shadow.h>

namespace hz::ui {
class ActionRegistry;
class Popover;
class TouchPush;
} // namespace hz::ui

namespace hz::board {

class PageCards;

class PageStrip final : public ui::FloatingPanel {
    Q_OBJECT

public:
    PageStrip(const ui::ActionRegistry &commands, QWidget *parent);

    PageCards &cards() { return *m_cards; }
    /// In the middle between left and right, over what ends at `bottom`.
    void placeIn(const QRect &room, int bottom);
    void setChangeable(bool changeable);
    void setPageCount(int count);

Q_SIGNALS:
    void shownChanged(bool shown);
    void duplicateWanted(const hz::page::PageId &page);
    void removeWanted(const hz::page::PageId &page);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addMenu();
    void openMenu(const page::PageId &page);
    void leave();

    PageCards *m_cards;
    QWidget *m_buttons;
    QWidget *m_menuPlace; // over the card whose menu is open
    ui::Popover *m_menu;
    ui::TouchPush *m_remove;
    page::PageId m_menuPage;
    int m_pageCount = 1;
    bool m_changeable = true;
};

} // namespace hz::board

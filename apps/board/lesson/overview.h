// All pages of the lesson over the whole screen: open one, move, duplicate or remove several. GUI
// thread.
#pragma once

#include <QtWidgets/QWidget>

namespace hz::ui {
class ActionRegistry;
} // namespace hz::ui

namespace hz::board {

class PageCards;
class ScreenHead;

class Overview final : public QWidget {
    Q_OBJECT

public:
    Overview(const ui::ActionRegistry &commands, QWidget *parent);

    PageCards &cards() { return *m_cards; }
    void setPageCount(int count);

Q_SIGNALS:
    void shownChanged(bool shown);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addActions(const ui::ActionRegistry &commands);
    void showCount();

    PageCards *m_cards;
    ScreenHead *m_head;
    int m_pages = 0;
};

} // namespace hz::board

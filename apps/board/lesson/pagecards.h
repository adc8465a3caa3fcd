// Pages as cards in one painted view: a row that runs sideways or a grid that runs down. Only what
// is seen is painted and has a picture, so 300 pages are like three. GUI thread.
//
// A finger scrolls, and lifts a card by resting on it; a mouse drags at once. A lifted card is
// moved, or asks for its menu when it is let go where it was.
#pragma once

#include "lesson/pagecard.h"
#include "lesson/pagethumbs.h"

#include <QtCore/QSet>
#include <QtWidgets/QAbstractScrollArea>

#include <optional>
#include <vector>

class QTouchEvent;

namespace hz::board {

class PageCards final : public QAbstractScrollArea {
    Q_OBJECT

public:
    PageCards(CardForm form, QWidget *parent);

    PageThumbs &thumbs() { return m_thumbs; }
    void setPages(std::vector<page::PageId> pages, const page::PageId &current);
    /// Whether pages may be moved and removed.
    void setChangeable(bool changeable);
    /// Brings the current page to the middle, as far as there are pages around it.
    void showCurrent();

    /// In the order of the lesson.
    std::vector<page::PageId> selection() const;
    void selectAll();
    void clearSelection();

    /// In the view's coordinates; partly or wholly out of sight where it is scrolled away.
    QRect cardRect(const page::PageId &page) const;
    QRect menuRect(const page::PageId &page) const;
    QRect markRect(const page::PageId &page) const;
    /// What a row of so many cards takes.
    static QSize rowSize(int cards);

Q_SIGNALS:
    void chosen(const hz::page::PageId &page);
    void menuWanted(const hz::page::PageId &page);
    void selectionChanged();
    /// Behind `after`, or to the front if that is empty.
    void moveWanted(const std::vector<hz::page::PageId> &pages, const hz::page::PageId &after);
    void removeWanted(const std::vector<hz::page::PageId> &pages);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Stage { Down, Scrolling, Lifted, Moving };
    struct Press {
        int index; // -1 = beside the cards
        QPoint start;
        QPoint at;
        QPoint grip; // within the picture
        std::optional<int> finger; // its id; none for a mouse
        Qt::KeyboardModifiers keys;
        Stage stage = Stage::Down;
    };
    bool touch(const QTouchEvent &event);
    void press(QPoint at, std::optional<int> finger, Qt::KeyboardModifiers keys);
    void drag(QPoint at, qint64 timeMs);
    void release(qint64 timeMs);
    void giveUp();
    void lift();
    void tap(const Press &press);
    void drop(const Press &press);
    void scrollAtEdge();

    int count() const { return int(m_pages.size()); }
    CardLayout places() const;
    int indexOf(const page::PageId &page) const; // -1 if it is not there
    PageCard card(int index) const;
    void scrollBy(QPoint by);
    /// What a key or a drag on this card is about: the selection if the card is in it.
    std::vector<page::PageId> about(int index) const;

    void moveCursor(int to, Qt::KeyboardModifiers keys);
    void moveByKey(int by);
    void select(int index, bool selected);
    void selectTo(int index);
    void setCursor(int index);
    void bringIntoSight(int index);
    void arrange();
    void wantThumbs();

    const CardForm m_form;
    PageThumbs m_thumbs;
    std::vector<page::PageId> m_pages;
    page::PageId m_current;
    QSet<page::PageId> m_selected;
    int m_cursor = 0;
    bool m_changeable = true;
    std::optional<Press> m_press;
    QTimer m_hold;
    QTimer m_edge;
};

} // namespace hz::board

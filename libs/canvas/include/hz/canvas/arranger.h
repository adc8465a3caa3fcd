// What is selected on a page, and the drag that moves, scales or turns it. Page units throughout;
// no widget, no session: the view applies what comes out. GUI thread.
//
// A tap selects the topmost element (with its group), a drag on what is selected moves it, a drag
// on a handle scales or turns it, a drag elsewhere is a lasso. While a drag is under way by() says
// where the elements are shown; only the lift changes the page, in one step.
#pragma once

#include <hz/page/page.h>

#include <QtCore/QLineF>
#include <QtGui/QPolygonF>
#include <QtGui/QTransform>

#include <array>
#include <optional>
#include <vector>

namespace hz::canvas {

class Arranger {
public:
    enum class Handle {
        TopLeft,
        Top,
        TopRight,
        Right,
        BottomRight,
        Bottom,
        BottomLeft,
        Left,
        Turn
    };
    static constexpr std::array kHandles{Handle::TopLeft, Handle::Top, Handle::TopRight,
        Handle::Right, Handle::BottomRight, Handle::Bottom, Handle::BottomLeft, Handle::Left,
        Handle::Turn};
    enum class Drag { None, Tap, Lasso, Move, Handle, Pinch };
    /// How near counts, in page units: they follow the magnification.
    struct Reach {
        double finger = 16; // of a tap or a handle
        double turnHandle = 48; // from the frame
        double snap = 8; // to a guide
        double drag = 8; // travel that makes a tap a drag
    };

    bool isEmpty() const { return m_ids.empty(); }
    const std::vector<page::ElementId> &ids() const { return m_ids; }
    void select(const page::Page &page, const std::vector<page::ElementId> &ids);
    void clear();
    /// The page has changed: what is gone is not selected any more.
    void refresh(const page::Page &page);
    /// Nothing in it may be moved.
    bool isLocked() const { return m_isLocked; }

    Drag press(const page::Page &page, QPointF at, const Reach &reach);
    void move(const page::Page &page, QPointF to, const Reach &reach);
    /// What the elements are to be transformed by, if the drag moved them; a lasso or a tap has
    /// selected something else.
    std::optional<QTransform> lift(const page::Page &page, const Reach &reach);
    void cancel();
    Drag drag() const { return m_drag; }

    /// Two fingers on the selection.
    void pinch(const QTransform &by);

    /// Where the selected elements are shown now, from where they are.
    const QTransform &by() const { return m_by; }
    /// The corners around what is selected, where it is shown; empty if nothing is.
    QPolygonF frame() const;
    QPointF place(Handle handle, const Reach &reach) const;
    bool contains(QPointF at) const;
    const QPolygonF &lasso() const { return m_lasso; }
    const std::vector<QLineF> &guides() const { return m_guides; }
    /// Everything around which something is shown.
    QRectF extent(const Reach &reach) const;

private:
    void take(const page::Page &page, const std::vector<const page::Element *> &elements);
    std::optional<Handle> handleAt(QPointF at, const Reach &reach) const;
    QTransform scaled(QPointF to) const;
    QTransform turned(QPointF to) const;
    QPointF snapped(const page::Page &page, QPointF offset, const Reach &reach);

    std::vector<page::ElementId> m_ids;
    QRectF m_box; // of the frame, in its own coordinates
    QTransform m_placed; // from there to the page
    bool m_isLocked = false;

    Drag m_drag = Drag::None;
    Handle m_handle = Handle::Turn;
    QPointF m_from;
    QTransform m_by;
    QPolygonF m_lasso;
    std::vector<QLineF> m_guides;
};

} // namespace hz::canvas

// The page of an open lesson on the screen: takes pen, touch and mouse, draws wet ink at once,
// shows dry ink from tiles. Between an event and its pixels our code allocates nothing, lays out
// nothing and touches no disk: only the new segment's rectangle is painted, synchronously. GUI
// thread.
#pragma once

#include <hz/canvas/arranger.h>
#include <hz/canvas/contacts.h>
#include <hz/canvas/laser.h>
#include <hz/canvas/tilecache.h>
#include <hz/canvas/viewtransform.h>
#include <hz/canvas/wetink.h>
#include <hz/page/pictures.h>
#include <hz/page/session.h>

#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QEventPoint;
class QTouchEvent;

namespace hz::canvas {

class Lifting;
class PdfPages;
class TextEditor;

class PageView final : public QWidget {
    Q_OBJECT

public:
    enum class Tool { Select, Pen, Highlighter, Eraser, Hand, Shape, Text, Laser };

    explicit PageView(QWidget *parent = nullptr);
    ~PageView() override;

    /// Shows the session's current page and follows it; null shows nothing. `pdf` and `pictures`
    /// may be null; all must outlive the view or be taken away first.
    void setSession(
        page::LessonSession *session, PdfPages *pdf, page::Pictures *pictures = nullptr);
    void setTool(Tool tool);
    Tool tool() const { return m_tool; }
    /// Pen and highlighter. Widths are pixels at UI scale 1 on the screen: what is written under
    /// magnification is finer on the page.
    void setPen(Tool which, const PenStyle &style);
    /// What the eraser takes: each stroke that it meets, or what is under it. A palm always takes
    /// what is under it, whatever the tool.
    enum class Erasing { Strokes, Area };
    void setEraser(Erasing erasing, double radiusPixels);
    /// Two pupils at the board: each half of the view writes for a writer of its own, in an ink of
    /// its own. A touch has no name, so the place where it comes down says whose it is. Who writes
    /// on another page is somebody else: nobody takes back what is not in view.
    void setTwoWriters(bool areTwo);
    bool hasTwoWriters() const { return m_twoWriters; }
    enum class Side { Left, Right };
    page::Writer writer(Side side) const;
    void setInk(Side side, const QString &ink) { m_inkOf[size_t(side)] = ink; }
    /// Fingers move the page instead of using the tool; stylus and mouse go on using it.
    void setFingersMove(bool fingersMove) { m_fingersMove = fingersMove; }
    bool fingersMove() const { return m_fingersMove; }
    /// Whether a stylus writes broader when it is pressed harder; else the width follows the speed.
    void setFollowsPressure(bool follows) { m_followsPressure = follows; }
    /// What the shape tool draws, in the pen's ink and width.
    void setShape(page::Shape::Kind kind) { m_shapeKind = kind; }
    page::Shape::Kind shape() const { return m_shapeKind; }

    const Arranger &selection() const { return m_arranger; }
    void select(const std::vector<page::ElementId> &ids);
    /// Where the selection is shown, logical pixels of this widget; empty if nothing is selected.
    QRect selectionArea() const;
    /// Opens the text editor on a text element.
    void editText(const page::ElementId &id);
    /// The middle of what is seen, page units: where what comes in is put.
    QPointF middle() const;
    /// What lies around the page.
    void setSurround(QRgb colour);
    /// Shows white pages as a blackboard, with the inks' shades for it; the pages themselves stay
    /// as they are. What lies over a PDF does not change.
    void setDark(bool dark);
    ink::Ground shownGround(const page::Page &page) const;

    const ViewTransform &transform() const { return m_transform; }
    double zoom() const; // 1 = the whole page fits
    bool isWriting() const;
    /// Every dry tile in view is painted and the page's picture is there.
    bool isSettled() const;

public Q_SLOTS:
    void fitPage();
    void fitWidth();
    void zoomBy(double factor);

Q_SIGNALS:
    /// A pen came down on the page: chrome gets out of the way.
    void penDown();
    void penUp();
    void zoomChanged(double zoom);
    /// Another selection, or the same one elsewhere.
    void selectionChanged();
    void pdfFailed(const hz::Error &error);
    /// writer() means somebody else from now on.
    void writersChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    // One pen, finger or mouse that is down.
    struct Pointer {
        int id = 0;
        Tool tool = Tool::Pen;
        WetInk *ink = nullptr; // pen and highlighter
        page::PageId page;
        page::Writer writer;
        QPointF first; // page units
        QPointF last; // view pixels
        quint64 gesture = 0; // of the eraser: one undo step
        double radius = 0; // of the eraser, in view pixels
        Erasing erasing = Erasing::Strokes;
    };

    void touch(QTouchEvent *event);
    void down(int id, Tool tool, QPointF at, double pressure, bool hasPressure, quint64 ms);
    void move(int id, QPointF to, double pressure, quint64 ms);
    void showWet(const QRect &changed);
    void up(int id);
    void retract(int id);
    void finishInk(Pointer &pointer);
    void finishAll();
    void erase(Pointer &pointer, QPointF to);
    void arrangeDown(QPointF units);
    void arrangeMove(QPointF units);
    void arrangeUp();
    void liftSelection();
    bool liftSome(double budgetMs);
    void putDownSelection();
    bool pinchSelection(const TouchArbiter::Gesture &gesture);
    void paintSelection(QPainter &painter) const;
    void updateSelection(const QRectF &before);
    Arranger::Reach reach() const;
    QRectF shownAround() const;
    void drawShape(const Pointer &pointer, QPointF units);
    void finishShape(page::Writer writer);
    void finishText(const QString &text);
    void writeTextAt(QPointF units);
    void openEditor(const page::Text &text);
    void paintLaser(QPainter &painter) const;
    void fadeLaser();
    void palm(int id, QPointF at, double diameter, quint64 ms);
    QRect ringAt(QPointF at, double radius) const;
    void showCursor();
    static void paintEraser(QPainter &painter, QPointF at, double radius);
    quint64 eraserGesture(page::Writer writer);
    Side sideAt(QPointF viewPixels) const;
    void changeWriters();
    void paintDivide(QPainter &painter) const;
    void refreshSelection();
    void followGesture();

    Pointer *pointer(int id);
    WetInk *freeInk();
    ViewPoint viewPoint(QPointF logical) const { return {logical * devicePixelRatioF()}; }
    QSize viewPixels() const;
    QRect logical(const QRect &viewPixels) const;
    const page::Page *currentPage() const;

    void showPage();
    void setTransform(const ViewTransform &transform);
    void magnify(const ViewTransform &transform);
    void settle();
    void prepareTiles();
    void prepareLater();
    void wantPictures();
    TileCache::Painting paintingOf(const QRect &part);
    void paintBackdrop(QImage &image, QPoint origin, const page::Page &page);
    void paintRect(QPainter &painter, const QRect &view);
    void onOp(const page::Op &op);
    void outdate(const QRectF &units);
    QRect outdateTiles(const QRectF &units);

    page::LessonSession *m_session = nullptr;
    PdfPages *m_pdf = nullptr;
    page::Pictures *m_pictures = nullptr;
    page::PageId m_page;
    Tool m_tool = Tool::Pen;
    PenStyle m_pen;
    PenStyle m_highlighter{
        .brush = ink::kHighlighterBrush, .ink = QStringLiteral("ink:yellow"), .widthUnits = 32};
    double m_eraserRadius = 18;
    Erasing m_erasing = Erasing::Strokes;
    bool m_fingersMove = false;
    bool m_twoWriters = false;
    quint32 m_firstWriter = 1; // the left one's number; 0 is the teacher
    std::array<QString, 2> m_inkOf{
        QStringLiteral("ink:black"), QStringLiteral("ink:red")}; // by side
    bool m_followsPressure = true;
    page::Shape::Kind m_shapeKind = page::Shape::Kind::Line;

    Arranger m_arranger;
    std::optional<int> m_arranging; // the pointer that drags the selection
    std::unique_ptr<Lifting> m_lifting; // under way; the selection is still in the tiles
    QSet<page::ElementId> m_lifted; // drawn as one picture while they are dragged
    QImage m_liftedPicture; // stays until the tiles show what was put down
    QTransform m_liftedBy;
    QRect m_liftedPixels; // of the page
    std::optional<page::Element> m_draft; // the shape that is being drawn
    QPointer<TextEditor> m_editor;
    page::ElementId m_edited; // null: a new text
    QPointF m_editedAt; // page units
    Laser m_laser;
    QTimer m_laserTimer;
    QRgb m_surround = 0xfff3f4f6;
    bool m_dark = false;

    ViewTransform m_transform;
    bool m_fitted = true; // stays fitted when the window changes
    TileCache m_tiles;
    bool m_tilesMissing = false;
    QTimer m_tileTimer; // the rest of the tiles, a few milliseconds at a time
    QImage
        m_snapshot; // the view before a change of magnification, shown scaled until tiles are ready
    ViewTransform m_snapshotTransform;
    QTimer m_settleTimer;

    std::vector<Pointer> m_pointers;
    std::vector<std::unique_ptr<WetInk>> m_inks;
    bool m_gathers = false; // an event of several fingers is under way
    QRegion m_gathered; // where they wrote
    bool m_committing = false; // our own change: it is in the tiles already, or is painted apart
    TouchArbiter m_arbiter;
    std::optional<ViewTransform> m_gestureStart;

    ink::Mask m_scratchMask;
    QImage m_scratch; // view pixels where wet ink is composed
};

} // namespace hz::canvas

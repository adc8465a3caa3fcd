// The page of an open lesson on the screen: takes pen, touch and mouse, draws wet ink at once,
// shows dry ink from tiles. Between an event and its pixels our code allocates nothing, lays out
// nothing and touches no disk: only the new segment's rectangle is painted, synchronously. GUI
// thread.
#pragma once

#include <hz/canvas/contacts.h>
#include <hz/canvas/tilecache.h>
#include <hz/canvas/viewtransform.h>
#include <hz/canvas/wetink.h>
#include <hz/page/session.h>

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>
#include <optional>
#include <vector>

class QEventPoint;
class QTouchEvent;

namespace hz::canvas {

class PdfPages;

class PageView final : public QWidget {
    Q_OBJECT

public:
    enum class Tool { Pen, Highlighter, Eraser, Hand };

    explicit PageView(QWidget *parent = nullptr);
    ~PageView() override;

    /// Shows the session's current page and follows it; null shows nothing. `pdf` may be null; both
    /// must outlive the view or be taken away first.
    void setSession(page::LessonSession *session, PdfPages *pdf);
    void setTool(Tool tool);
    Tool tool() const { return m_tool; }
    /// Pen and highlighter. Widths are pixels at UI scale 1 on the screen: what is written under
    /// magnification is finer on the page.
    void setPen(Tool which, const PenStyle &style);
    void setEraserRadius(double pixels) { m_eraserRadius = pixels; }
    /// Fingers move the page instead of using the tool; stylus and mouse go on using it.
    void setFingersMove(bool fingersMove) { m_fingersMove = fingersMove; }
    bool fingersMove() const { return m_fingersMove; }
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
    /// Two fingers or the wheel asked to go past the page's end.
    void pdfFailed(const hz::Error &error);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    // One pen, finger or mouse that is down.
    struct Pointer {
        int id = 0;
        Tool tool = Tool::Pen;
        WetInk *ink = nullptr; // pen and highlighter
        page::PageId page;
        QPointF last; // view pixels
        quint64 gesture = 0; // of the eraser: one undo step
        double radius = 0; // of the eraser, in view pixels
    };

    void touch(QTouchEvent *event);
    void down(int id, Tool tool, QPointF at, double pressure, bool hasPressure, quint64 ms);
    void move(int id, QPointF to, double pressure, quint64 ms);
    void up(int id);
    void retract(int id);
    void finishInk(Pointer &pointer);
    void finishAll();
    void erase(Pointer &pointer, QPointF to);
    void palm(int id, QPointF at, double diameter, quint64 ms);
    QRect ringAt(QPointF at, double radius) const;
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
    void wantPictures();
    void paintSource(QImage &image, QPoint origin);
    void paintBackdrop(QImage &image, QPoint origin, const page::Page &page);
    void paintRect(QPainter &painter, const QRect &view);
    void onOp(const page::Op &op);
    void updateInk(const std::vector<page::InkElement> &elements);

    page::LessonSession *m_session = nullptr;
    PdfPages *m_pdf = nullptr;
    page::PageId m_page;
    Tool m_tool = Tool::Pen;
    PenStyle m_pen;
    PenStyle m_highlighter{
        .brush = ink::kHighlighterBrush, .ink = QStringLiteral("ink:yellow"), .widthUnits = 32};
    double m_eraserRadius = 18;
    bool m_fingersMove = false;
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
    bool m_committing = false; // our own finished stroke: it is in the tiles already
    TouchArbiter m_arbiter;
    std::optional<ViewTransform> m_gestureStart;
    quint64 m_gestures = 0;

    ink::Mask m_scratchMask;
    QImage m_scratch; // view pixels where wet ink is composed
};

} // namespace hz::canvas

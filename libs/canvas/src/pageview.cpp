#include "lifting_p.h"

#include <hz/canvas/pageview.h>
#include <hz/canvas/pdfpages.h>
#include <hz/canvas/texteditor.h>
#include <hz/page/hit.h>
#include <hz/page/render.h>
#include <hz/ui/role.h>

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtGui/QMouseEvent>
#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>
#include <QtGui/QPointingDevice>
#include <QtGui/QScreen>
#include <QtGui/QTabletEvent>
#include <QtGui/QTouchEvent>
#include <QtGui/QWheelEvent>

#include <algorithm>
#include <cmath>

namespace hz::canvas {

namespace {

constexpr int kMouseId = -1;
constexpr int kTabletId = -2;
constexpr double kTileBudgetMs = 5; // of a turn; what it paints comes on top
constexpr size_t kFewPlaces = 32;
constexpr int kSettleMs = 90; // after the last step of a zoom
constexpr int kScratch = 512;
constexpr int kLaserFrameMs = 16;
constexpr double kHandSpanMm = 250;
constexpr double kPalmMm = 30;
constexpr TouchArbiter::Sizes kUnknownScreen{.handSpan = 1000, .palm = 80};
constexpr double kMostPicturePixels = 3840.0 * 2400.0; // of a PDF page rendered at once

} // namespace

PageView::PageView(QWidget *parent)
    : QWidget(parent)
    , m_tiles([this](const QRect &part) { return paintingOf(part); })
    , m_arbiter(kUnknownScreen)
    , m_scratch(kScratch, kScratch, QImage::Format_RGB32)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setFocusPolicy(Qt::StrongFocus);
    ui::setAccessibleRole(this, QAccessible::Canvas);
    setAccessibleName(tr("Page"));
    m_inks.push_back(std::make_unique<WetInk>());
    m_pointers.reserve(16);
    m_tileTimer.setSingleShot(true);
    m_tileTimer.setInterval(0);
    connect(&m_tileTimer, &QTimer::timeout, this, &PageView::prepareTiles);
    m_settleTimer.setSingleShot(true);
    m_settleTimer.setInterval(kSettleMs);
    connect(&m_settleTimer, &QTimer::timeout, this, &PageView::settle);
    m_laserTimer.setInterval(kLaserFrameMs);
    connect(&m_laserTimer, &QTimer::timeout, this, &PageView::fadeLaser);
}

PageView::~PageView() = default;

void PageView::setSession(page::LessonSession *session, PdfPages *pdf, page::Pictures *pictures)
{
    finishAll();
    if (m_session)
        m_session->disconnect(this);
    if (m_pdf)
        m_pdf->disconnect(this);
    if (m_pictures)
        m_pictures->disconnect(this);
    m_session = session;
    m_pdf = pdf;
    m_pictures = pictures;
    m_page = {};
    if (m_session) {
        connect(m_session, &page::LessonSession::opApplied, this, &PageView::onOp);
        connect(m_session, &page::LessonSession::currentPageChanged, this, &PageView::showPage);
    }
    if (m_pictures)
        connect(m_pictures, &page::Pictures::ready, this, [this](const QByteArray &sha256) {
            const page::Page *page = currentPage();
            if (!page)
                return;
            for (const page::Element *element : page->objects())
                if (const auto *image = std::get_if<page::Image>(element->object.get());
                    image && image->sha256 == sha256)
                    outdate(page->boundsOf(element->id));
            prepareTiles();
        });
    if (m_pdf) {
        connect(m_pdf, &PdfPages::pictureReady, this, [this](int number) {
            const page::Page *page = currentPage();
            if (!page || page->background.kind != page::Background::Kind::Pdf
                || page->background.pdfPage != number)
                return;
            m_tiles.outdate(m_transform.viewInPixels(viewPixels()));
            prepareTiles();
            update();
        });
        connect(m_pdf, &PdfPages::failed, this,
            [this](int, const Error &error) { Q_EMIT pdfFailed(error); });
    }
    showPage();
}

void PageView::setTool(Tool tool)
{
    m_tool = tool;
    if (m_editor)
        m_editor->finish();
    if (tool != Tool::Select)
        select({});
    showCursor();
}

void PageView::setPen(Tool which, const PenStyle &style)
{
    (which == Tool::Highlighter ? m_highlighter : m_pen) = style;
}

void PageView::setSurround(QRgb colour)
{
    m_surround = colour;
    m_tiles.clear();
    prepareTiles();
    update();
}

void PageView::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    m_tiles.clear();
    prepareTiles();
    update();
}

ink::Ground PageView::shownGround(const page::Page &page) const
{
    const bool isLight = !ink::isDark(page.background.ground);
    return m_dark && isLight && page.background.kind != page::Background::Kind::Pdf
        ? ink::Ground::Green
        : page.background.ground;
}

double PageView::zoom() const
{
    const page::Page *page = currentPage();
    return page ? m_transform.perUnit() / ViewTransform::fitting(page->size, viewPixels()).perUnit()
                : 1;
}

bool PageView::isWriting() const
{
    return std::any_of(
        m_pointers.begin(), m_pointers.end(), [](const Pointer &p) { return p.ink != nullptr; });
}

bool PageView::isSettled() const
{
    const page::Page *page = currentPage();
    if (m_tilesMissing || m_lifting || m_settleTimer.isActive())
        return false;
    return !page || page->background.kind != page::Background::Kind::Pdf || !m_pdf
        || m_pdf->picture(page->background.pdfPage);
}

QSize PageView::viewPixels() const
{
    return (QSizeF(size()) * devicePixelRatioF()).toSize();
}

QRect PageView::logical(const QRect &pixels) const
{
    const double ratio = devicePixelRatioF();
    return QRectF(QPointF(pixels.topLeft()) / ratio, QSizeF(pixels.size()) / ratio).toAlignedRect();
}

const page::Page *PageView::currentPage() const
{
    return m_session && !m_page.isEmpty() ? m_session->lesson().page(m_page) : nullptr;
}

// ---------------------------------------------------------------- the page and its place

void PageView::showPage()
{
    const page::PageId id = m_session ? m_session->currentPage() : page::PageId();
    const page::Page *before = currentPage();
    const QSize sizeBefore = before ? before->size : QSize();
    finishAll();
    m_arranger.clear();
    if (std::exchange(m_page, id) != id && m_twoWriters)
        changeWriters();
    m_snapshot = {};
    m_tiles.clear();
    const page::Page *page = currentPage();
    if (page && (m_fitted || page->size != sizeBefore)) {
        m_transform = ViewTransform::fitting(page->size, viewPixels());
        m_fitted = true;
    }
    wantPictures();
    prepareTiles();
    update();
    Q_EMIT zoomChanged(zoom());
    Q_EMIT selectionChanged();
}

void PageView::setTransform(const ViewTransform &transform)
{
    const page::Page *page = currentPage();
    if (!page)
        return;
    const ViewTransform bounded = transform.bounded(page->size, viewPixels());
    if (bounded == m_transform)
        return;
    m_transform = bounded;
    prepareTiles();
    update();
    Q_EMIT selectionChanged();
}

// A change of magnification shows what was there, scaled, until it comes to rest.
void PageView::magnify(const ViewTransform &transform)
{
    const page::Page *page = currentPage();
    if (!page)
        return;
    const double least = ViewTransform::fitting(page->size, viewPixels()).perUnit();
    if (transform.perUnit() < least * 0.999) {
        magnify(ViewTransform::fitting(page->size, viewPixels()));
        return;
    }
    const ViewTransform bounded = transform.bounded(page->size, viewPixels());
    if (bounded == m_transform)
        return;
    if (bounded.perUnit() != m_transform.perUnit()) {
        if (m_snapshot.isNull()) {
            m_snapshot = QImage(viewPixels(), QImage::Format_RGB32);
            m_tiles.copy(m_snapshot, m_transform.viewInPixels(viewPixels()), m_surround);
            m_snapshotTransform = m_transform;
        }
        m_tiles.clear();
        m_settleTimer.start();
    }
    m_fitted = bounded == ViewTransform::fitting(page->size, viewPixels());
    m_transform = bounded;
    update();
    Q_EMIT zoomChanged(zoom());
    Q_EMIT selectionChanged();
}

void PageView::settle()
{
    wantPictures();
    prepareTiles();
    update();
}

void PageView::fitPage()
{
    if (const page::Page *page = currentPage())
        magnify(ViewTransform::fitting(page->size, viewPixels()));
}

void PageView::fitWidth()
{
    if (const page::Page *page = currentPage())
        magnify(ViewTransform::fittingWidth(page->size, viewPixels()));
}

void PageView::zoomBy(double factor)
{
    magnify(m_transform.zoomed(factor, viewPoint(rect().center())));
}

void PageView::prepareTiles()
{
    if (!currentPage())
        return;
    QElapsedTimer spent;
    spent.start();
    if (m_lifting && !liftSome(kTileBudgetMs)) {
        m_tileTimer.start();
        return;
    }
    const QRect inView = m_transform.viewInPixels(viewPixels());
    const bool wasMissing = m_tilesMissing;
    const TileCache::Prepared now
        = m_tiles.prepare(inView, kTileBudgetMs - double(spent.nsecsElapsed()) / 1e6);
    m_tilesMissing = !now.isComplete;
    m_tiles.trim(inView);
    const bool isStandIn
        = !m_snapshot.isNull() || (m_lifted.isEmpty() && !m_liftedPicture.isNull());
    if (m_tilesMissing) {
        m_tileTimer.start();
    } else if (isStandIn) {
        m_snapshot = {};
        m_liftedPicture = {};
        update();
    }
    if (wasMissing)
        update(logical(m_transform.toView(now.painted)));
}

// Where the event has done enough already.
void PageView::prepareLater()
{
    m_tilesMissing = true;
    m_tileTimer.start();
}

// The picture of the page shown at this magnification, then those of its neighbours as they would
// be fitted.
void PageView::wantPictures()
{
    const page::Page *page = currentPage();
    if (!m_pdf || !page)
        return;
    std::vector<PdfPages::Wanted> wanted;
    const QSize view = viewPixels();
    const auto fitted = [view](const page::Page &which) {
        return (QSizeF(which.size) * ViewTransform::fitting(which.size, view).perUnit()).toSize();
    };
    if (page->background.kind == page::Background::Kind::Pdf) {
        const QSize full = (QSizeF(page->size) * m_transform.perUnit()).toSize();
        PdfPages::Wanted now{.page = page->background.pdfPage, .fullPixels = full};
        if (double(full.width()) * full.height() > kMostPicturePixels) {
            // Under strong magnification: what is seen and half as much around it.
            const QRect seen = m_transform.viewInPixels(view);
            const QRectF around = QRectF(seen).adjusted(
                -view.width() / 4.0, -view.height() / 4.0, view.width() / 4.0, view.height() / 4.0);
            now.part = QRectF(around.x() / full.width(), around.y() / full.height(),
                around.width() / full.width(), around.height() / full.height())
                           .intersected(QRectF(0, 0, 1, 1));
        }
        wanted.push_back(now);
    }
    for (const page::PageId &neighbour : m_session->neighbours(m_page)) {
        const page::Page *beside = m_session->lesson().page(neighbour);
        if (beside && beside->background.kind == page::Background::Kind::Pdf)
            wanted.push_back({.page = beside->background.pdfPage, .fullPixels = fitted(*beside)});
    }
    m_pdf->want(std::move(wanted));
}

// ---------------------------------------------------------------- painting

void PageView::paintBackdrop(QImage &image, QPoint origin, const page::Page &page)
{
    const QRect whole(QPoint(0, 0), (QSizeF(page.size) * m_transform.perUnit()).toSize());
    const QRect area(origin, image.size());
    QPainter painter(&image);
    painter.translate(-origin);
    if (!whole.contains(area))
        painter.fillRect(area, QColor(m_surround));
    const QRect onPage = area & whole;
    if (onPage.isEmpty())
        return;
    painter.setClipRect(onPage);
    const PdfPages::Picture *picture = page.background.kind == page::Background::Kind::Pdf && m_pdf
        ? m_pdf->picture(page.background.pdfPage)
        : nullptr;
    const bool pictureCoversAll = picture && picture->part == QRectF(0, 0, 1, 1);
    if (!pictureCoversAll) {
        painter.save();
        painter.scale(m_transform.perUnit(), m_transform.perUnit());
        page::Page ground;
        ground.size = page.size;
        ground.background = page.background;
        ground.background.ground = shownGround(page);
        page::paintBackground(painter, ground, m_transform.toUnits(onPage));
        painter.restore();
    }
    if (!picture)
        return;
    if (picture->fullPixels == whole.size()) {
        const QPoint at
            = QPointF(picture->part.x() * whole.width(), picture->part.y() * whole.height())
                  .toPoint();
        painter.drawImage(at, picture->image);
    } else { // of another magnification: the sharp one is on its way
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(
            QRectF(picture->part.x() * whole.width(), picture->part.y() * whole.height(),
                picture->part.width() * whole.width(), picture->part.height() * whole.height()),
            picture->image);
    }
}

// The ground, then an element with each call. Elements are held as values: the page may change, and
// what changes here is begun anew.
TileCache::Painting PageView::paintingOf(const QRect &part)
{
    const page::Page *page = currentPage();
    if (!page)
        return [this](QImage &image, QPoint) {
            image.fill(m_surround);
            return false;
        };
    std::vector<page::Element> elements;
    for (const page::Element *element : page->elementsWithin(m_transform.toUnits(part)))
        if (!m_lifted.contains(element->id))
            elements.push_back(*element);
    return [this, elements = std::move(elements), next = size_t(0), hasGround = false,
               pictures = m_pictures ? m_pictures->source() : page::PictureSource()](
               QImage &image, QPoint origin) mutable {
        const page::Page &shown = *currentPage();
        if (!std::exchange(hasGround, true))
            paintBackdrop(image, origin, shown);
        else if (next < elements.size())
            page::drawElement({image, origin, m_transform.scale(), shownGround(shown)},
                elements[next++], pictures, m_scratchMask);
        return next < elements.size();
    };
}

void PageView::paintRect(QPainter &painter, const QRect &view)
{
    const QRect pixels = m_transform.toPixels(view);
    const bool wet = std::any_of(m_pointers.begin(), m_pointers.end(), [&](const Pointer &p) {
        return p.ink && p.ink->touched().intersects(pixels);
    }) || m_draft;
    if (!wet) {
        m_tiles.draw(painter, m_transform.origin(), pixels, m_surround);
        return;
    }
    for (int y = pixels.top(); y <= pixels.bottom(); y += kScratch)
        for (int x = pixels.left(); x <= pixels.right(); x += kScratch) {
            const QRect part = QRect(x, y, kScratch, kScratch) & pixels;
            m_tiles.copy(m_scratch, part, m_surround);
            for (const Pointer &pointer : m_pointers)
                if (pointer.ink)
                    ink::blend(m_scratch, part.topLeft(), pointer.ink->mask(),
                        part & pointer.ink->touched(), pointer.ink->paint());
            if (m_draft)
                page::drawElement(
                    {m_scratch, part.topLeft(), m_transform.scale(), shownGround(*currentPage())},
                    *m_draft, {}, m_scratchMask);
            painter.drawImage(
                part.topLeft() + m_transform.origin(), m_scratch, QRect(QPoint(0, 0), part.size()));
        }
}

void PageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const double ratio = devicePixelRatioF();
    const QRect whole(QPoint(0, 0), viewPixels());
    if (ratio != 1)
        painter.scale(1 / ratio, 1 / ratio);
    if (!currentPage()) {
        painter.fillRect(whole, QColor(m_surround));
        return;
    }
    if (!m_snapshot.isNull()) {
        painter.fillRect(whole, QColor(m_surround));
        const double factor = m_transform.perUnit() / m_snapshotTransform.perUnit();
        const QPointF at = m_transform.toView(m_snapshotTransform.toPage({QPointF(0, 0)})).pixels;
        painter.drawImage(QRectF(at, QSizeF(m_snapshot.size()) * factor), m_snapshot);
        return;
    }
    for (const QRect &part : event->region()) {
        const QRect view
            = QRectF(QPointF(part.topLeft()) * ratio, QSizeF(part.size()) * ratio).toAlignedRect();
        if (event->region().rectCount() > 1) // in one rectangle Qt copies, else span by span
            painter.setClipRect(view & whole);
        paintRect(painter, view & whole);
    }
    painter.setClipping(false);
    if (m_twoWriters)
        paintDivide(painter);
    if (m_tool == Tool::Select)
        paintSelection(painter);
    paintLaser(painter);
    for (const Pointer &pointer : m_pointers)
        if (pointer.tool == Tool::Eraser && !(pointer.id == kMouseId && m_tool == Tool::Eraser))
            paintEraser(painter, pointer.last, pointer.radius); // a mouse has its cursor
}

void PageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const QScreen *on = screen(); on && on->physicalSize().width() > 0) {
        const double perMm
            = on->geometry().width() * devicePixelRatioF() / on->physicalSize().width();
        m_arbiter.setSizes({.handSpan = kHandSpanMm * perMm, .palm = kPalmMm * perMm});
    }
    if (m_twoWriters)
        m_arbiter.setDivide(viewPixels().width() / 2.0);
    const page::Page *page = currentPage();
    if (!page)
        return;
    m_transform = m_fitted ? ViewTransform::fitting(page->size, viewPixels())
                           : m_transform.bounded(page->size, viewPixels());
    m_tiles.clear();
    m_snapshot = {};
    wantPictures();
    prepareTiles();
}

// ---------------------------------------------------------------- pointers

PageView::Pointer *PageView::pointer(int id)
{
    const auto found = std::find_if(
        m_pointers.begin(), m_pointers.end(), [id](const Pointer &p) { return p.id == id; });
    return found == m_pointers.end() ? nullptr : &*found;
}

WetInk *PageView::freeInk()
{
    for (const std::unique_ptr<WetInk> &ink : m_inks)
        if (std::none_of(m_pointers.begin(), m_pointers.end(),
                [&](const Pointer &p) { return p.ink == ink.get(); }))
            return ink.get();
    m_inks.push_back(std::make_unique<WetInk>());
    return m_inks.back().get();
}

void PageView::down(int id, Tool tool, QPointF at, double pressure, bool hasPressure, quint64 ms)
{
    const page::Page *page = currentPage();
    const bool changes = tool != Tool::Hand && tool != Tool::Laser;
    if (!page || (changes && m_session->isReadOnly()))
        return;
    if (m_editor)
        m_editor->finish();
    if (!m_snapshot.isNull()) {
        m_settleTimer.stop();
        m_snapshot = {};
        settle();
    }
    up(id); // a lift that never arrived
    Pointer pointer{.id = id,
        .tool = tool,
        .page = m_page,
        .writer = m_twoWriters ? writer(sideAt(at)) : page::Writer(),
        .first = m_transform.toPage({at}).units,
        .last = at};
    const double perPixel = devicePixelRatioF() / m_transform.perUnit();
    switch (tool) {
    case Tool::Pen:
    case Tool::Highlighter: {
        PenStyle style = tool == Tool::Highlighter ? m_highlighter : m_pen;
        if (m_twoWriters && tool == Tool::Pen)
            style.ink = m_inkOf[size_t(sideAt(at))];
        style.widthUnits *= perPixel;
        pointer.ink = freeInk();
        pointer.ink->begin(style, hasPressure, shownGround(*page), m_transform.scale(),
            m_transform.viewInPixels(viewPixels()), QDateTime::currentMSecsSinceEpoch(), ms);
        break;
    }
    case Tool::Eraser:
        pointer.gesture = eraserGesture(pointer.writer);
        pointer.erasing = m_erasing;
        pointer.radius = m_eraserRadius * devicePixelRatioF();
        break;
    case Tool::Select:
        if (m_arranging) // one hand arranges, others wait
            return;
        m_arranging = id;
        arrangeDown(pointer.first);
        break;
    case Tool::Laser:
        m_laser.add(at, QDateTime::currentMSecsSinceEpoch(), true);
        m_laserTimer.start();
        break;
    case Tool::Hand:
    case Tool::Shape:
    case Tool::Text:
        break;
    }
    m_pointers.push_back(pointer);
    move(id, at, pressure, ms);
    Q_EMIT penDown();
}

void PageView::move(int id, QPointF to, double pressure, quint64 ms)
{
    Pointer *const moved = pointer(id);
    if (!moved)
        return;
    switch (moved->tool) {
    case Tool::Pen:
    case Tool::Highlighter: {
        const QRect changed = moved->ink->add(m_transform.toPage({to}), pressure, ms);
        moved->last = to;
        if (!changed.isEmpty())
            showWet(logical(m_transform.toView(changed)));
        if (moved->ink->isFull()) { // the same line goes on as another stroke
            const Pointer full = *moved;
            up(id);
            down(id, full.tool, to, pressure, false, ms);
        }
        break;
    }
    case Tool::Eraser:
        erase(*moved, to);
        moved->last = to;
        break;
    case Tool::Hand:
        setTransform(m_transform.panned(to - moved->last));
        m_fitted = false;
        moved->last = to;
        break;
    case Tool::Select:
        arrangeMove(m_transform.toPage({to}).units);
        moved->last = to;
        break;
    case Tool::Shape:
        drawShape(*moved, m_transform.toPage({to}).units);
        moved->last = to;
        break;
    case Tool::Laser:
        m_laser.add(to, QDateTime::currentMSecsSinceEpoch(), false);
        moved->last = to;
        fadeLaser();
        break;
    case Tool::Text:
        moved->last = to;
        break;
    }
}

// At once; of several fingers that one event tells of, together.
void PageView::showWet(const QRect &changed)
{
    if (m_gathers)
        m_gathered += changed;
    else
        repaint(changed);
}

void PageView::up(int id)
{
    Pointer *const lifted = pointer(id);
    if (!lifted)
        return;
    Pointer ended = *lifted;
    finishInk(ended);
    std::erase_if(m_pointers, [id](const Pointer &p) { return p.id == id; });
    if (ended.tool == Tool::Hand)
        wantPictures();
    else if (ended.tool == Tool::Eraser)
        update(ringAt(ended.last, ended.radius));
    else if (ended.tool == Tool::Select)
        arrangeUp();
    else if (ended.tool == Tool::Shape)
        finishShape(ended.writer);
    else if (ended.tool == Tool::Text)
        writeTextAt(ended.first);
    Q_EMIT penUp();
}

// A page turned or a lesson left with the pen down keeps what was written.
void PageView::finishAll()
{
    for (Pointer &pointer : m_pointers)
        finishInk(pointer);
    m_pointers.clear();
    if (m_editor)
        m_editor->finish();
    m_draft.reset();
    m_arranger.cancel();
    m_arranging.reset();
    putDownSelection();
}

// The wet pixels become dry ones as they are, then the lesson learns of the stroke.
void PageView::finishInk(Pointer &pointer)
{
    if (!pointer.ink || !pointer.ink->isActive())
        return;
    ink::Stroke stroke = pointer.ink->take();
    m_tiles.blend(pointer.ink->mask(), pointer.ink->touched(), pointer.ink->paint());
    pointer.ink->release();
    pointer.ink = nullptr;
    m_committing = true;
    m_session->addStroke(pointer.page, std::move(stroke), pointer.writer);
    m_committing = false;
}

// A finger that turned out to be half of a gesture: its ink vanishes.
void PageView::retract(int id)
{
    Pointer *const gone = pointer(id);
    if (!gone)
        return;
    if (gone->ink) {
        const QRect touched = gone->ink->touched();
        gone->ink->take();
        gone->ink->release();
        gone->ink = nullptr;
        update(logical(m_transform.toView(touched)));
    } else if (gone->tool == Tool::Eraser) {
        update(ringAt(gone->last, gone->radius));
    } else if (gone->tool == Tool::Select) {
        m_arranger.cancel();
        m_arranging.reset();
        putDownSelection();
        update();
    } else if (gone->tool == Tool::Shape) {
        m_draft.reset();
        update();
    }
    std::erase_if(m_pointers, [id](const Pointer &p) { return p.id == id; });
}

void PageView::followGesture()
{
    const std::optional<TouchArbiter::Gesture> gesture = m_arbiter.gesture();
    if (!gesture || !m_gestureStart || pinchSelection(*gesture))
        return;
    ViewTransform transform = *m_gestureStart;
    if (gesture->distanceThen > 1)
        transform
            = transform.zoomed(gesture->distanceNow / gesture->distanceThen, {gesture->centreThen});
    magnify(transform.panned(gesture->centreNow - gesture->centreThen));
    m_fitted = false;
}

// ---------------------------------------------------------------- events

void PageView::mousePressEvent(QMouseEvent *event)
{
    const bool pans = event->button() == Qt::MiddleButton;
    if (event->button() != Qt::LeftButton && !pans)
        return;
    down(kMouseId, pans ? Tool::Hand : m_tool, viewPoint(event->position()).pixels, 0, false,
        event->timestamp());
}

void PageView::mouseMoveEvent(QMouseEvent *event)
{
    move(kMouseId, viewPoint(event->position()).pixels, 0, event->timestamp());
}

void PageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        up(kMouseId);
}

void PageView::tabletEvent(QTabletEvent *event)
{
    m_arbiter.stylusSeen(event->timestamp());
    const QPointF at = viewPoint(event->position()).pixels;
    switch (event->type()) {
    case QEvent::TabletPress:
        down(kTabletId,
            event->pointerType() == QPointingDevice::PointerType::Eraser ? Tool::Eraser : m_tool,
            at, event->pressure(), m_followsPressure, event->timestamp());
        break;
    case QEvent::TabletMove:
        move(kTabletId, at, event->pressure(), event->timestamp());
        break;
    case QEvent::TabletRelease:
        up(kTabletId);
        break;
    default:
        break;
    }
    event->accept(); // else Qt sends a mouse event for it as well
}

// Into the text beneath, as everywhere.
void PageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const page::Page *page = currentPage();
    const page::Element *met = page && m_tool == Tool::Select && !m_session->isReadOnly()
        ? page::elementAt(
            *page, m_transform.toPage(viewPoint(event->position())).units, reach().finger)
        : nullptr;
    if (met && met->object && std::holds_alternative<page::Text>(*met->object))
        editText(met->id);
    else
        mousePressEvent(event);
}

bool PageView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        touch(static_cast<QTouchEvent *>(event));
        event->accept();
        return true;
    default:
        return QWidget::event(event);
    }
}

void PageView::touch(QTouchEvent *event)
{
    const quint64 ms = event->timestamp();
    if (event->type() == QEvent::TouchCancel) {
        const std::vector<Pointer> open = m_pointers;
        for (const Pointer &pointer : open)
            if (pointer.id >= 0)
                retract(pointer.id);
        m_arbiter.clear();
        m_gestureStart.reset();
        return;
    }
    m_gathers = event->points().size() > 1;
    for (const QEventPoint &point : event->points()) {
        const QPointF at = viewPoint(point.position()).pixels;
        const QSizeF size = point.ellipseDiameters() * devicePixelRatioF();
        const double diameter = std::max(size.width(), size.height());
        switch (point.state()) {
        case QEventPoint::Pressed: {
            const TouchArbiter::Pressed pressed = m_arbiter.press(point.id(), at, diameter, ms);
            if (pressed.retracted)
                retract(*pressed.retracted);
            if (pressed.role == TouchArbiter::Role::Gesture)
                m_gestureStart = m_transform;
            else if (pressed.role == TouchArbiter::Role::Palm)
                palm(point.id(), at, diameter, ms);
            else if (pressed.role == TouchArbiter::Role::Provisional)
                down(point.id(), m_fingersMove ? Tool::Hand : m_tool, at, 0, false, ms);
            break;
        }
        case QEventPoint::Updated:
            switch (m_arbiter.move(point.id(), at, diameter, ms)) {
            case TouchArbiter::Role::Gesture:
                followGesture();
                break;
            case TouchArbiter::Role::Palm:
                palm(point.id(), at, diameter, ms);
                break;
            case TouchArbiter::Role::Ignored:
                retract(point.id());
                break;
            case TouchArbiter::Role::Provisional:
            case TouchArbiter::Role::Pen:
                move(point.id(), at, 0, ms);
                break;
            }
            break;
        case QEventPoint::Released:
            m_arbiter.release(point.id());
            up(point.id());
            if (!m_arbiter.gesture() && m_gestureStart) {
                m_gestureStart.reset();
                if (m_arranger.drag() == Arranger::Drag::Pinch)
                    arrangeUp();
            }
            break;
        case QEventPoint::Stationary:
        case QEventPoint::Unknown:
            break;
        }
    }
    m_gathers = false;
    if (!m_gathered.isEmpty())
        repaint(std::exchange(m_gathered, {}));
}

// A palm erases what it covers, for as long as it rests: of a stroke that is longer than the palm
// is wide, nobody expects the other end to go.
void PageView::palm(int id, QPointF at, double diameter, quint64 ms)
{
    const Pointer *known = pointer(id);
    if (!known || known->tool != Tool::Eraser) {
        retract(id);
        down(id, Tool::Eraser, at, 0, false, ms);
    }
    if (Pointer *const erasing = pointer(id)) {
        erasing->erasing = Erasing::Area;
        erasing->radius = diameter / 2;
        move(id, at, 0, ms);
    }
}

void PageView::wheelEvent(QWheelEvent *event)
{
    const QPointF steps = QPointF(event->angleDelta()) / 120;
    if (event->modifiers() & Qt::ControlModifier)
        magnify(m_transform.zoomed(std::pow(1.2, steps.y()), viewPoint(event->position())));
    else
        setTransform(m_transform.panned(steps * 96 * devicePixelRatioF()));
    event->accept();
}

// ---------------------------------------------------------------- what others change

void PageView::onOp(const page::Op &op)
{
    if (m_committing || page::pageOf(op) != m_page)
        return;
    const page::Page *page = currentPage();
    if (std::holds_alternative<page::SetProperty>(op)) {
        showPage();
        return;
    }
    if (!page || std::holds_alternative<page::AddPage>(op)
        || std::holds_alternative<page::RemovePage>(op))
        return;
    const std::vector<QRectF> places = page::touchedBy(op, *page);
    if (places.size() <= kFewPlaces) {
        for (const QRectF &units : places)
            outdate(units);
        prepareTiles();
    } else { // to put together a region of thousands would take longer than to paint it all
        QRect pixels;
        for (const QRectF &units : places)
            pixels |= outdateTiles(units);
        update(logical(m_transform.toView(pixels)));
        prepareLater();
    }
    refreshSelection();
}

// To be followed by prepareTiles() or prepareLater(), once for all that changed.
void PageView::outdate(const QRectF &units)
{
    update(logical(m_transform.toView(outdateTiles(units))));
}

QRect PageView::outdateTiles(const QRectF &units)
{
    const page::Page *page = currentPage();
    if (!page || units.isEmpty())
        return {};
    const QRect onPage = ink::pixelsOf(QRectF(QPointF(), QSizeF(page->size)), m_transform.scale());
    const QRect pixels = ink::pixelsOf(units, m_transform.scale()) & onPage;
    m_tiles.outdate(pixels);
    return pixels;
}

} // namespace hz::canvas

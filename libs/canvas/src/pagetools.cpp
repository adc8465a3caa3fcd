// What the tools of the page widget do with the page: erase, select and arrange, draw shapes, write
// text, point.
#include "lifting_p.h"

#include <hz/canvas/pageview.h>
#include <hz/canvas/texteditor.h>
#include <hz/page/hit.h>
#include <hz/page/render.h>
#include <hz/page/text.h>
#include <hz/ui/theme.h>

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace hz::canvas {

namespace {

// Logical pixels at scale 1.
constexpr double kFingerReach = 22;
constexpr double kTurnHandle = 56;
constexpr double kSnap = 8;
constexpr double kTapTravel = 8;
constexpr double kHandleRadius = 11;
constexpr double kFrameLine = 2;
constexpr double kLaserWidth = 10;
constexpr double kEraserRim = 3; // view pixels
constexpr double kDivideLine = 2;
constexpr double kLeastShape = 6; // a shorter drag draws nothing
constexpr double kMostSmoothPixels = 1.0e6; // of a dragged picture that is scaled smoothly

} // namespace

// ---------------------------------------------------------------- erasing

void PageView::setEraser(Erasing erasing, double radiusPixels)
{
    m_erasing = erasing;
    m_eraserRadius = radiusPixels;
    showCursor();
}

// Erasers that are down together are one step of undo: they may cut the same stroke in turns, and
// half of that could not be taken back.
quint64 PageView::eraserGesture(page::Writer writer)
{
    for (const Pointer &other : m_pointers)
        if (other.tool == Tool::Eraser && other.writer == writer)
            return other.gesture;
    return m_session->newGesture();
}

void PageView::erase(Pointer &pointer, QPointF to)
{
    const QPointF from = m_transform.toPage({pointer.last}).units;
    const QPointF until = m_transform.toPage({to}).units;
    const double radius = pointer.radius / m_transform.perUnit();
    if (pointer.erasing == Erasing::Area) {
        // Of a long stroke only the place of the cut is painted anew.
        m_committing = true;
        const QRectF changed = m_session->eraseArea(
            pointer.page, from, until, radius, pointer.gesture, pointer.writer);
        m_committing = false;
        outdate(changed);
        prepareTiles();
        if (!changed.isEmpty())
            refreshSelection();
    } else {
        const QRectF way
            = QRectF(from, until).normalized().adjusted(-radius, -radius, radius, radius);
        std::vector<page::StrokeId> met;
        for (const page::InkElement *element : currentPage()->inkWithin(way))
            if (page::touches(*element, from, until, radius))
                met.push_back(element->id);
        if (!met.empty())
            m_session->eraseStrokes(pointer.page, met, pointer.gesture, pointer.writer);
    }
    update(ringAt(pointer.last, pointer.radius) | ringAt(to, pointer.radius));
}

// Where the eraser's ring is painted, in logical pixels.
QRect PageView::ringAt(QPointF at, double radius) const
{
    const double reach = radius + kEraserRim;
    return logical(
        QRectF(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toAlignedRect());
}

// A mouse shows what its eraser would take before it is pressed.
void PageView::showCursor()
{
    switch (m_tool) {
    case Tool::Hand:
        setCursor(Qt::OpenHandCursor);
        break;
    case Tool::Select:
        setCursor(Qt::ArrowCursor);
        break;
    case Tool::Text:
        setCursor(Qt::IBeamCursor);
        break;
    case Tool::Laser:
        setCursor(Qt::BlankCursor);
        break;
    case Tool::Eraser: {
        const double ratio = devicePixelRatioF(), radius = m_eraserRadius * ratio;
        const int side = int(std::ceil(2 * (radius + kEraserRim)));
        QPixmap ring(side, side);
        ring.fill(Qt::transparent);
        QPainter painter(&ring);
        paintEraser(painter, QPointF(side, side) / 2, radius);
        painter.end();
        ring.setDevicePixelRatio(ratio);
        setCursor(QCursor(ring));
        break;
    }
    case Tool::Pen:
    case Tool::Highlighter:
    case Tool::Shape:
        setCursor(Qt::CrossCursor);
        break;
    }
}

void PageView::paintEraser(QPainter &painter, QPointF at, double radius)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 2));
    painter.setBrush(QColor(255, 255, 255, 90));
    painter.drawEllipse(at, radius, radius);
}

// ---------------------------------------------------------------- two pupils

void PageView::setTwoWriters(bool areTwo)
{
    if (m_twoWriters == areTwo)
        return;
    m_twoWriters = areTwo;
    m_arbiter.setDivide(areTwo ? std::optional<double>(viewPixels().width() / 2.0) : std::nullopt);
    changeWriters();
    update();
}

page::Writer PageView::writer(Side side) const
{
    return {m_firstWriter + quint32(side)};
}

PageView::Side PageView::sideAt(QPointF pixels) const
{
    return pixels.x() < viewPixels().width() / 2.0 ? Side::Left : Side::Right;
}

void PageView::changeWriters()
{
    m_firstWriter += 2;
    Q_EMIT writersChanged();
}

void PageView::paintDivide(QPainter &painter) const
{
    const ui::Theme &look = ui::theme();
    const QSize view = viewPixels();
    painter.setPen(QPen(look.colour(ui::Token::Control),
        kDivideLine * look.scale() * devicePixelRatioF(), Qt::DashLine));
    painter.drawLine(QPointF(view.width() / 2.0, 0), QPointF(view.width() / 2.0, view.height()));
}

// ---------------------------------------------------------------- selecting and arranging

// The page has changed beneath what is selected.
void PageView::refreshSelection()
{
    const page::Page *page = currentPage();
    if (!page || m_arranger.isEmpty())
        return;
    const QRectF before = shownAround();
    m_arranger.refresh(*page);
    updateSelection(before);
}

Arranger::Reach PageView::reach() const
{
    const double perPixel = ui::theme().scale() * devicePixelRatioF() / m_transform.perUnit();
    return {.finger = kFingerReach * perPixel,
        .turnHandle = kTurnHandle * perPixel,
        .snap = kSnap * perPixel,
        .drag = kTapTravel * perPixel};
}

QRectF PageView::shownAround() const
{
    return m_arranger.extent(reach());
}

void PageView::updateSelection(const QRectF &before)
{
    for (const QRectF &units : {before, shownAround()})
        if (!units.isEmpty())
            update(logical(m_transform.toView(ink::pixelsOf(units, m_transform.scale()))));
    Q_EMIT selectionChanged();
}

void PageView::select(const std::vector<page::ElementId> &ids)
{
    const page::Page *page = currentPage();
    if (ids.empty() && m_arranger.isEmpty())
        return;
    const QRectF before = shownAround();
    if (page && !ids.empty())
        m_arranger.select(*page, ids);
    else
        m_arranger.clear();
    updateSelection(before);
}

QRect PageView::selectionArea() const
{
    if (m_arranger.isEmpty())
        return {};
    return logical(
        m_transform.toView(ink::pixelsOf(m_arranger.frame().boundingRect(), m_transform.scale())));
}

QPointF PageView::middle() const
{
    const QSize view = viewPixels();
    return m_transform.toPage({QPointF(view.width() / 2.0, view.height() / 2.0)}).units;
}

void PageView::arrangeDown(QPointF units)
{
    const QRectF before = shownAround();
    m_arranger.press(*currentPage(), units, reach());
    updateSelection(before);
}

void PageView::arrangeMove(QPointF units)
{
    const page::Page *page = currentPage();
    if (!page)
        return;
    const QRectF before = shownAround();
    m_arranger.move(*page, units, reach());
    const Arranger::Drag drag = m_arranger.drag();
    if (drag == Arranger::Drag::Move || drag == Arranger::Drag::Handle)
        liftSelection();
    updateSelection(before);
}

void PageView::arrangeUp()
{
    const page::Page *page = currentPage();
    m_arranging.reset();
    if (!page)
        return;
    const QRectF before = shownAround();
    const std::optional<QTransform> by = m_arranger.lift(*page, reach());
    if (by) {
        if (m_lifted.isEmpty()) // else the tiles know that it is gone from there
            outdate(page::boundsOf(*page, m_arranger.ids()));
        m_lifting.reset();
        m_lifted.clear();
        // One place, however many strokes are moved; its tiles follow in turns of their own.
        m_committing = true;
        m_session->transformElements(m_page, m_arranger.ids(), *by);
        m_committing = false;
        m_arranger.refresh(*page);
        outdate(page::boundsOf(*page, m_arranger.ids()));
        prepareLater();
    } else {
        putDownSelection();
    }
    updateSelection(before);
}

// What is selected leaves the tiles and becomes a picture of its own, so a frame of the drag costs
// one picture, however many strokes it holds. It is begun here, and done when it is done: until
// then only the frame moves.
void PageView::liftSelection()
{
    if (!m_lifted.isEmpty())
        m_liftedBy = m_arranger.by();
    if (!m_lifted.isEmpty() || m_lifting)
        return;
    const page::Page *page = currentPage();
    const QRect seen = m_transform.viewInPixels(viewPixels());
    const QRect pixels = ink::pixelsOf(page::boundsOf(*page, m_arranger.ids()), m_transform.scale())
        & seen.adjusted(-seen.width() / 2, -seen.height() / 2, seen.width() / 2, seen.height() / 2);
    if (pixels.isEmpty())
        return;
    std::vector<page::Element> lifted;
    for (const page::Element *element : page->find(m_arranger.ids()))
        if (element)
            lifted.push_back(*element);
    std::sort(lifted.begin(), lifted.end(),
        [](const page::Element &a, const page::Element &b) { return a.z < b.z; });
    m_lifting = std::make_unique<Lifting>(std::move(lifted), pixels, m_transform.scale(),
        shownGround(*page), m_pictures ? m_pictures->source() : page::PictureSource());
    prepareTiles();
}

// True once nothing is left to lift.
bool PageView::liftSome(double budgetMs)
{
    QElapsedTimer spent;
    spent.start();
    while (m_lifting->step())
        if (double(spent.nsecsElapsed()) / 1e6 > budgetMs)
            return false;
    m_liftedPicture = m_lifting->picture();
    m_liftedPixels = m_lifting->pixels();
    m_liftedBy = m_arranger.by();
    m_lifting.reset();
    m_lifted = QSet<page::ElementId>(m_arranger.ids().begin(), m_arranger.ids().end());
    outdate(page::boundsOf(*currentPage(), m_arranger.ids()));
    updateSelection(shownAround());
    return true;
}

void PageView::putDownSelection()
{
    m_lifting.reset();
    m_liftedPicture = {};
    if (m_lifted.isEmpty())
        return;
    m_lifted.clear();
    if (const page::Page *page = currentPage()) {
        outdate(page::boundsOf(*page, m_arranger.ids()));
        prepareLater();
    }
}

// Two fingers on the selection move, scale and turn it instead of the page.
bool PageView::pinchSelection(const TouchArbiter::Gesture &gesture)
{
    if (m_tool != Tool::Select || m_arranger.isEmpty() || m_arranger.isLocked() || !m_gestureStart)
        return false;
    const QPointF then = m_gestureStart->toPage({gesture.centreThen}).units;
    if (m_arranger.drag() != Arranger::Drag::Pinch && !m_arranger.contains(then))
        return false;
    const QPointF now = m_gestureStart->toPage({gesture.centreNow}).units;
    const double scale
        = gesture.distanceThen > 1 ? gesture.distanceNow / gesture.distanceThen : 1.0;
    const QRectF before = shownAround();
    m_arranger.pinch(QTransform::fromTranslate(-then.x(), -then.y())
        * QTransform::fromScale(scale, scale) * QTransform().rotate(gesture.turned)
        * QTransform::fromTranslate(now.x(), now.y()));
    liftSelection();
    updateSelection(before);
    return true;
}

void PageView::paintSelection(QPainter &painter) const
{
    const ui::Theme &look = ui::theme();
    const double pixel = look.scale() * devicePixelRatioF();
    painter.save();
    painter.translate(m_transform.origin());
    const double perUnit = m_transform.perUnit();
    if (!m_liftedPicture.isNull()) {
        painter.save();
        const QTransform &by = m_liftedBy;
        const QTransform inPixels = QTransform::fromScale(1 / perUnit, 1 / perUnit) * by
            * QTransform::fromScale(perUnit, perUnit);
        const bool isSmooth = by.type() > QTransform::TxTranslate
            && double(m_liftedPixels.width()) * m_liftedPixels.height() < kMostSmoothPixels;
        painter.setRenderHint(QPainter::SmoothPixmapTransform, isSmooth);
        if (by.type() <= QTransform::TxTranslate) { // whole pixels stay sharp and are quick
            painter.drawImage(
                m_liftedPixels.topLeft() + QPointF(inPixels.dx(), inPixels.dy()).toPoint(),
                m_liftedPicture);
        } else {
            painter.setTransform(inPixels, true);
            painter.drawImage(m_liftedPixels.topLeft(), m_liftedPicture);
        }
        painter.restore();
    }
    const auto toPixels = [perUnit](QPointF units) { return units * perUnit; };
    const QColor accent = look.colour(ui::Token::Accent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const QLineF &guide : m_arranger.guides()) {
        painter.setPen(QPen(accent, pixel, Qt::DashLine));
        painter.drawLine(toPixels(guide.p1()), toPixels(guide.p2()));
    }
    if (m_arranger.drag() == Arranger::Drag::Lasso) {
        QPolygonF lasso;
        for (const QPointF &point : m_arranger.lasso())
            lasso.append(toPixels(point));
        painter.setPen(QPen(accent, kFrameLine * pixel, Qt::DashLine));
        painter.drawPolyline(lasso);
    }
    QPolygonF frame;
    for (const QPointF &corner : m_arranger.frame())
        frame.append(toPixels(corner));
    if (!frame.isEmpty()) {
        painter.setPen(QPen(accent, kFrameLine * pixel));
        painter.drawPolygon(frame);
        if (!m_arranger.isLocked()) {
            const Arranger::Reach near = reach();
            painter.drawLine(toPixels(m_arranger.place(Arranger::Handle::Top, near)),
                toPixels(m_arranger.place(Arranger::Handle::Turn, near)));
            painter.setBrush(look.colour(ui::Token::Surface));
            for (const Arranger::Handle handle : Arranger::kHandles)
                painter.drawEllipse(toPixels(m_arranger.place(handle, near)), kHandleRadius * pixel,
                    kHandleRadius * pixel);
        }
    }
    painter.restore();
}

// ---------------------------------------------------------------- shapes, text, laser

void PageView::drawShape(const Pointer &pointer, QPointF units)
{
    const auto subUnits = [](QPointF point) { return (point * page::kSubUnits).toPoint(); };
    if (QLineF(pointer.first, units).length() < kLeastShape / m_transform.perUnit())
        return;
    const double perPixel = devicePixelRatioF() / m_transform.perUnit();
    const QRectF before = m_draft ? page::bounds(*m_draft) : QRectF();
    m_draft = page::objectElement(page::Shape{.kind = m_shapeKind,
        .points = {subUnits(pointer.first), subUnits(units)},
        .ink = m_pen.ink,
        .width = int(std::lround(m_pen.widthUnits * perPixel * page::kSubUnits))});
    for (const QRectF &changed : {before, page::bounds(*m_draft)})
        if (!changed.isEmpty())
            update(logical(m_transform.toView(ink::pixelsOf(changed, m_transform.scale()))));
}

void PageView::finishShape(page::Writer writer)
{
    if (!m_draft)
        return;
    const page::ObjectPtr drawn = m_draft->object;
    m_draft.reset();
    m_session->addObject(m_page, *drawn, {}, writer);
}

void PageView::writeTextAt(QPointF units)
{
    const page::Page *page = currentPage();
    if (!page)
        return;
    const page::Element *met = page::elementAt(*page, units, reach().finger);
    if (met && met->object && !met->isLocked && std::holds_alternative<page::Text>(*met->object)) {
        editText(met->id);
        return;
    }
    m_edited = {};
    const page::Text text{.ink = m_pen.ink};
    // The tap is where the first letter's middle is.
    m_editedAt = units - QPointF(0, text.size / page::kSubUnits / 2.0);
    openEditor(text);
}

void PageView::editText(const page::ElementId &id)
{
    const page::Page *page = currentPage();
    const page::Element *element = page ? page->find(id) : nullptr;
    if (!element || !element->object || !std::holds_alternative<page::Text>(*element->object))
        return;
    const page::Text text = std::get<page::Text>(*element->object);
    m_editedAt = page->boundsOf(id).topLeft();
    select({});
    m_edited = id;
    openEditor(text);
}

void PageView::openEditor(const page::Text &text)
{
    const page::Page &page = *currentPage();
    const ink::Ground ground = shownGround(page);
    const double ratio = devicePixelRatioF();
    m_editor = new TextEditor(text, m_transform.perUnit() / ratio,
        QColor(ink::inkColour(text.ink, ground)), QColor(ink::groundColour(ground)), this);
    m_editor->move((m_transform.toView({m_editedAt}).pixels / ratio).toPoint());
    connect(m_editor, &TextEditor::finished, this, &PageView::finishText);
    m_editor->show();
    m_editor->setFocus();
}

void PageView::finishText(const QString &text)
{
    const page::ElementId edited = std::exchange(m_edited, {});
    m_editor.clear();
    const page::Page *page = currentPage();
    if (!page || m_session->isReadOnly())
        return;
    if (edited.isNull()) {
        if (!text.trimmed().isEmpty())
            m_session->addObject(m_page, page::measured({.text = text, .ink = m_pen.ink}),
                QTransform::fromTranslate(m_editedAt.x(), m_editedAt.y()));
        return;
    }
    const page::Element *element = page->find(edited);
    if (!element)
        return;
    page::Text changed = std::get<page::Text>(*element->object);
    if (text.trimmed().isEmpty()) {
        m_session->removeElements(m_page, {edited});
    } else if (changed.text != text) {
        changed.text = text;
        m_session->setObject(m_page, edited, page::measured(changed));
    }
}

void PageView::paintLaser(QPainter &painter) const
{
    if (!m_laser.isEmpty())
        m_laser.paint(
            painter, QDateTime::currentMSecsSinceEpoch(), kLaserWidth * devicePixelRatioF());
}

void PageView::fadeLaser()
{
    const double width = kLaserWidth * devicePixelRatioF();
    const QRectF before = m_laser.extent(width);
    const bool isDown = std::any_of(m_pointers.begin(), m_pointers.end(),
        [](const Pointer &pointer) { return pointer.tool == Tool::Laser; });
    if (!m_laser.fade(QDateTime::currentMSecsSinceEpoch()) && !isDown)
        m_laserTimer.stop();
    update(logical((before | m_laser.extent(width)).toAlignedRect()));
}

} // namespace hz::canvas

#include "lesson/pagecards.h"

#include <hz/ui/role.h>
#include <hz/ui/theme.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QStyleHints>
#include <QtGui/QTouchEvent>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QScroller>

#include <algorithm>

namespace hz::board {

namespace {

using namespace std::chrono_literals;

// Of the design, at scale 1.
constexpr double kTravel = 12; // before a press is a drag
constexpr double kEdge = 64; // a drag nearer to the edge scrolls
constexpr double kEdgeStep = 18;
constexpr auto kEdgeTick = 16ms;
constexpr double kMovingOpacity = 0.4;
constexpr double kRound = 2; // of the mark where a card would go
constexpr int kScreensAhead = 1; // on either side, whose pictures are made ahead

} // namespace

PageCards::PageCards(CardForm form, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_form(form)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::TabFocus); // a tap leaves it with the page
    ui::setAccessibleRole(this, QAccessible::List);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(
        form == CardForm::Row ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    viewport()->setAttribute(Qt::WA_AcceptTouchEvents);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    QScrollerProperties motion = QScroller::scroller(viewport())->scrollerProperties();
    for (const auto axis : {QScrollerProperties::HorizontalOvershootPolicy,
             QScrollerProperties::VerticalOvershootPolicy})
        motion.setScrollMetric(axis, QScrollerProperties::OvershootAlwaysOff);
    QScroller::scroller(viewport())->setScrollerProperties(motion);
    m_hold.setSingleShot(true);
    m_edge.setInterval(kEdgeTick);
    connect(&m_hold, &QTimer::timeout, this, &PageCards::lift);
    connect(&m_edge, &QTimer::timeout, this, &PageCards::scrollAtEdge);
    connect(&m_thumbs, &PageThumbs::changed, this,
        [this](const page::PageId &page) { viewport()->update(cardRect(page)); });
    connect(&ui::theme(), &ui::Theme::changed, this, &PageCards::arrange);
}

// ---------------------------------------------------------------- what is shown

void PageCards::setPages(std::vector<page::PageId> pages, const page::PageId &current)
{
    giveUp(); // a card under a finger may be another one now
    const bool turned = current != m_current;
    m_pages = std::move(pages);
    m_current = current;
    const QSet<page::PageId> present(m_pages.begin(), m_pages.end());
    const qsizetype before = m_selected.size();
    m_selected.intersect(present);
    arrange();
    if (const int index = indexOf(current); turned && index >= 0) {
        setCursor(index);
        bringIntoSight(index);
    } else {
        setCursor(std::clamp(m_cursor, 0, std::max(0, count() - 1)));
    }
    if (m_selected.size() != before)
        Q_EMIT selectionChanged();
}

void PageCards::setChangeable(bool changeable)
{
    m_changeable = changeable;
    viewport()->update();
}

void PageCards::showCurrent()
{
    const int index = indexOf(m_current);
    if (index < 0)
        return;
    setCursor(index);
    scrollBy(places().rectOf(index).center() - viewport()->rect().center());
}

void PageCards::arrange()
{
    const CardLayout places = this->places();
    const QSize room = viewport()->size(), more = places.content() - room;
    horizontalScrollBar()->setRange(0, m_form == CardForm::Row ? std::max(0, more.width()) : 0);
    horizontalScrollBar()->setPageStep(room.width());
    verticalScrollBar()->setRange(0, m_form == CardForm::Row ? 0 : std::max(0, more.height()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(places.card().height() / 2);
    m_thumbs.setPixels(
        (QSizeF(places.picture()) * devicePixelRatioF()).toSize().expandedTo({1, 1}));
    wantThumbs();
    viewport()->update();
}

void PageCards::wantThumbs()
{
    if (!isVisible()) {
        m_thumbs.want({});
        return;
    }
    const auto [first, behind] = places().seen();
    std::vector<page::PageId> wanted(m_pages.begin() + first, m_pages.begin() + behind);
    const int ahead = kScreensAhead * (behind - first);
    for (int i = 0; i < ahead; ++i) {
        if (behind + i < count())
            wanted.push_back(m_pages[size_t(behind + i)]);
        if (first - 1 - i >= 0)
            wanted.push_back(m_pages[size_t(first - 1 - i)]);
    }
    m_thumbs.want(std::move(wanted));
}

// ---------------------------------------------------------------- places

CardLayout PageCards::places() const
{
    return {m_form, count(), viewport()->size(),
        {horizontalScrollBar()->value(), verticalScrollBar()->value()}};
}

QSize PageCards::rowSize(int cards)
{
    return CardLayout{CardForm::Row, cards, {}}.content();
}

int PageCards::indexOf(const page::PageId &page) const
{
    const auto at = std::find(m_pages.begin(), m_pages.end(), page);
    return at == m_pages.end() ? -1 : int(at - m_pages.begin());
}

QRect PageCards::cardRect(const page::PageId &page) const
{
    const int index = indexOf(page);
    return index < 0 ? QRect() : places().rectOf(index);
}

QRect PageCards::menuRect(const page::PageId &page) const
{
    const int index = indexOf(page);
    return index < 0 ? QRect() : places().menuOf(index);
}

QRect PageCards::markRect(const page::PageId &page) const
{
    const int index = indexOf(page);
    return index < 0 ? QRect() : places().markOf(index);
}

void PageCards::scrollBy(QPoint by)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
}

void PageCards::bringIntoSight(int index)
{
    if (isVisible()) // what is hidden has no size yet
        scrollBy(places().wayTo(index));
}

// ---------------------------------------------------------------- fingers, pen, mouse

bool PageCards::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        event->setAccepted(touch(*static_cast<QTouchEvent *>(event)));
        return true;
    default:
        return QAbstractScrollArea::viewportEvent(event);
    }
}

bool PageCards::touch(const QTouchEvent &event)
{
    const auto &points = event.points();
    if (event.type() == QEvent::TouchBegin) {
        press(points.first().position().toPoint(), points.first().id(), {});
        return true;
    }
    if (!m_press || !m_press->finger)
        return true;
    if (event.type() == QEvent::TouchCancel) {
        giveUp();
        return true;
    }
    const auto point = std::find_if(points.begin(), points.end(),
        [this](const QEventPoint &candidate) { return candidate.id() == *m_press->finger; });
    if (point == points.end() || point->state() == QEventPoint::Stationary)
        return true;
    drag(point->position().toPoint(), qint64(event.timestamp()));
    if (point->state() == QEventPoint::Released)
        release(qint64(event.timestamp()));
    return true;
}

void PageCards::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_press)
        press(event->position().toPoint(), std::nullopt, event->modifiers());
}

void PageCards::mouseMoveEvent(QMouseEvent *event)
{
    if (m_press && !m_press->finger)
        drag(event->position().toPoint(), qint64(event->timestamp()));
}

void PageCards::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_press && !m_press->finger && event->button() == Qt::LeftButton)
        release(qint64(event->timestamp()));
}

void PageCards::press(QPoint at, std::optional<int> finger, Qt::KeyboardModifiers keys)
{
    giveUp();
    const CardLayout places = this->places();
    const int index = places.at(at);
    m_press = Press{.index = index,
        .start = at,
        .at = at,
        .grip = index < 0 ? QPoint() : at - places.pictureOf(index).topLeft(),
        .finger = finger,
        .keys = keys};
    QScroller *scroller = QScroller::scroller(viewport());
    if (scroller->state() == QScroller::Scrolling) { // caught in motion: no tap
        scroller->stop();
        m_press->index = -1;
    }
    if (m_press->index >= 0)
        m_hold.start(QGuiApplication::styleHints()->mousePressAndHoldInterval());
    viewport()->update();
}

void PageCards::drag(QPoint at, qint64 timeMs)
{
    Press &press = *m_press;
    press.at = at;
    QScroller *scroller = QScroller::scroller(viewport());
    const bool isFar = (at - press.start).manhattanLength() > ui::theme().px(kTravel);
    if (isFar && (press.stage == Stage::Down || press.stage == Stage::Lifted)) {
        m_hold.stop();
        if (press.stage == Stage::Down && press.finger) {
            press.stage = Stage::Scrolling;
            scroller->handleInput(QScroller::InputPress, press.start, timeMs);
        } else if (press.index >= 0 && m_changeable) {
            press.stage = Stage::Moving;
            m_edge.start();
        }
    }
    if (press.stage == Stage::Scrolling)
        scroller->handleInput(QScroller::InputMove, at, timeMs);
    else if (press.stage == Stage::Moving)
        viewport()->update();
}

void PageCards::release(qint64 timeMs)
{
    const Press press = *std::exchange(m_press, std::nullopt);
    m_hold.stop();
    m_edge.stop();
    viewport()->update();
    switch (press.stage) {
    case Stage::Down:
        if ((press.at - press.start).manhattanLength() <= ui::theme().px(kTravel))
            tap(press);
        break;
    case Stage::Scrolling:
        QScroller::scroller(viewport())->handleInput(QScroller::InputRelease, press.at, timeMs);
        break;
    case Stage::Lifted:
        Q_EMIT menuWanted(m_pages[size_t(press.index)]);
        break;
    case Stage::Moving:
        drop(press);
        break;
    }
}

void PageCards::giveUp()
{
    if (m_press && m_press->stage == Stage::Scrolling)
        QScroller::scroller(viewport())->stop();
    m_press.reset();
    m_hold.stop();
    m_edge.stop();
    viewport()->update();
}

void PageCards::lift()
{
    m_press->stage = Stage::Lifted;
    viewport()->update();
}

void PageCards::tap(const Press &press)
{
    if (press.index < 0)
        return;
    const page::PageId page = m_pages[size_t(press.index)];
    if (m_form != CardForm::Grid) {
        setCursor(press.index);
        if (m_form == CardForm::Row && page == m_current
            && places().menuOf(press.index).contains(press.start))
            Q_EMIT menuWanted(page);
        else
            Q_EMIT chosen(page);
        return;
    }
    const QRect mark = places().markOf(press.index);
    const int reach = (ui::theme().px(ui::Measure::TouchMin) - mark.width()) / 2;
    const bool onMark = mark.adjusted(-reach, -reach, reach, reach).contains(press.start);
    if (press.keys & Qt::ShiftModifier) {
        selectTo(press.index);
    } else if (onMark || press.keys & Qt::ControlModifier) {
        select(press.index, !m_selected.contains(page));
        setCursor(press.index);
    } else {
        Q_EMIT chosen(page);
    }
}

void PageCards::drop(const Press &press)
{
    const std::vector<page::PageId> moved = about(press.index);
    page::PageId after;
    const int gap = places().gapAt(press.at).index;
    for (int i = 0; i < gap; ++i)
        if (std::find(moved.begin(), moved.end(), m_pages[size_t(i)]) == moved.end())
            after = m_pages[size_t(i)];
    Q_EMIT moveWanted(moved, after);
}

void PageCards::scrollAtEdge()
{
    const int edge = ui::theme().px(kEdge), step = ui::theme().px(kEdgeStep);
    const bool isRow = m_form == CardForm::Row;
    QScrollBar *bar = isRow ? horizontalScrollBar() : verticalScrollBar();
    const int at = isRow ? m_press->at.x() : m_press->at.y();
    const int length = isRow ? viewport()->width() : viewport()->height();
    if (at < edge)
        bar->setValue(bar->value() - step);
    else if (at > length - edge)
        bar->setValue(bar->value() + step);
}

void PageCards::wheelEvent(QWheelEvent *event)
{
    if (m_form != CardForm::Row) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    // A wheel has one axis, and so has a row.
    const QPoint pixels = event->pixelDelta(), angle = event->angleDelta();
    const auto along = [](QPoint delta) { return delta.x() ? delta.x() : delta.y(); };
    constexpr int kNotch = 120; // QWheelEvent: eighths of a degree
    const int by = pixels.isNull() ? along(angle) * places().pitch().x() / kNotch : along(pixels);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
    event->accept();
}

void PageCards::scrollContentsBy(int, int)
{
    wantThumbs();
    viewport()->update();
}

// ---------------------------------------------------------------- selection and keys

std::vector<page::PageId> PageCards::selection() const
{
    std::vector<page::PageId> selected;
    for (const page::PageId &page : m_pages)
        if (m_selected.contains(page))
            selected.push_back(page);
    return selected;
}

std::vector<page::PageId> PageCards::about(int index) const
{
    const page::PageId &page = m_pages[size_t(index)];
    return m_selected.contains(page) ? selection() : std::vector{page};
}

void PageCards::selectAll()
{
    m_selected = QSet<page::PageId>(m_pages.begin(), m_pages.end());
    viewport()->update();
    Q_EMIT selectionChanged();
}

void PageCards::clearSelection()
{
    if (m_selected.isEmpty())
        return;
    m_selected.clear();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void PageCards::select(int index, bool selected)
{
    if (selected)
        m_selected.insert(m_pages[size_t(index)]);
    else
        m_selected.remove(m_pages[size_t(index)]);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void PageCards::selectTo(int index)
{
    for (int i = std::min(m_cursor, index); i <= std::max(m_cursor, index); ++i)
        m_selected.insert(m_pages[size_t(i)]);
    setCursor(index);
    Q_EMIT selectionChanged();
}

void PageCards::setCursor(int index)
{
    m_cursor = index;
    // What a screen reader says: the cards are no widgets of their own.
    const bool isSelected = index < count() && m_selected.contains(m_pages[size_t(index)]);
    setAccessibleName((isSelected ? tr("Page %1 of %2, selected") : tr("Page %1 of %2"))
                          .arg(index + 1)
                          .arg(count()));
    viewport()->update();
}

// The program's shortcuts use some of these keys; while the cards have the focus they are theirs.
bool PageCards::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
        case Qt::Key_Menu:
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            event->accept();
            return true;
        default:
            if (key->matches(QKeySequence::SelectAll)) {
                event->accept();
                return true;
            }
        }
    }
    return QAbstractScrollArea::event(event);
}

void PageCards::keyPressEvent(QKeyEvent *event)
{
    if (m_pages.empty()) {
        event->ignore();
        return;
    }
    const bool isMove = event->modifiers() & Qt::ControlModifier;
    const auto step = [&](int by) {
        if (isMove)
            moveByKey(by);
        else
            moveCursor(m_cursor + by, event->modifiers());
    };
    const int columns = places().columns();
    const int screen = std::max(1, viewport()->height() / places().pitch().y()) * columns;
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return step(m_form == CardForm::Row ? -1 : -columns);
    case Qt::Key_Down:
        return step(m_form == CardForm::Row ? 1 : columns);
    case Qt::Key_Home:
        return moveCursor(0, event->modifiers());
    case Qt::Key_End:
        return moveCursor(count() - 1, event->modifiers());
    case Qt::Key_PageUp:
        return moveCursor(std::max(0, m_cursor - screen), event->modifiers());
    case Qt::Key_PageDown:
        return moveCursor(std::min(count() - 1, m_cursor + screen), event->modifiers());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT chosen(m_pages[size_t(m_cursor)]);
        return;
    case Qt::Key_Menu:
        Q_EMIT menuWanted(m_pages[size_t(m_cursor)]);
        return;
    case Qt::Key_Space:
        if (m_form == CardForm::Row) {
            Q_EMIT menuWanted(m_pages[size_t(m_cursor)]);
            return;
        }
        if (m_form == CardForm::Gallery) {
            Q_EMIT chosen(m_pages[size_t(m_cursor)]);
            return;
        }
        select(m_cursor, !m_selected.contains(m_pages[size_t(m_cursor)]));
        setCursor(m_cursor);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_changeable)
            Q_EMIT removeWanted(m_selected.isEmpty() ? about(m_cursor) : selection());
        return;
    default:
        if (m_form == CardForm::Grid && event->matches(QKeySequence::SelectAll))
            selectAll();
        else
            event->ignore();
    }
}

void PageCards::moveCursor(int to, Qt::KeyboardModifiers keys)
{
    if (to < 0 || to >= count())
        return;
    if (m_form == CardForm::Grid && keys & Qt::ShiftModifier)
        selectTo(to);
    else
        setCursor(to);
    bringIntoSight(to);
}

// The card under the cursor, or the selection it is in, before or behind its neighbour.
void PageCards::moveByKey(int by)
{
    const std::vector<page::PageId> moved = about(m_cursor);
    const int behind = by > 0 ? indexOf(moved.back()) + by : indexOf(moved.front()) + by - 1;
    if (!m_changeable || behind < -1 || behind >= count())
        return;
    const page::PageId page = m_pages[size_t(m_cursor)];
    Q_EMIT moveWanted(moved, behind < 0 ? page::PageId() : m_pages[size_t(behind)]);
    if (const int now = indexOf(page); now >= 0) {
        setCursor(now);
        bringIntoSight(now);
    }
}

void PageCards::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PageCards::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void PageCards::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void PageCards::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    arrange();
}

void PageCards::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    giveUp();
    m_thumbs.want({});
}

// ---------------------------------------------------------------- painting

void PageCards::paintEvent(QPaintEvent *event)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(viewport());
    painter.fillRect(event->rect(),
        look.colour(m_form == CardForm::Row ? ui::Token::Surface : ui::Token::Canvas));
    painter.setRenderHint(QPainter::Antialiasing);
    const CardLayout places = this->places();
    const auto [first, behind] = places.seen();
    const bool isMoving = m_press && m_press->stage == Stage::Moving;
    const std::vector<page::PageId> moved
        = isMoving ? about(m_press->index) : std::vector<page::PageId>();
    for (int i = first; i < behind; ++i) {
        const bool isMoved
            = std::find(moved.begin(), moved.end(), m_pages[size_t(i)]) != moved.end();
        painter.setOpacity(isMoved ? kMovingOpacity : 1);
        paintCard(painter, card(i), places, i);
    }
    if (!isMoving)
        return;
    painter.setOpacity(1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour(ui::Token::Accent));
    const int round = look.px(kRound);
    painter.drawRoundedRect(places.gapAt(m_press->at).mark, round, round);
    paintCardPicture(
        painter, card(m_press->index), {m_press->at - m_press->grip, places.picture()});
}

PageCard PageCards::card(int index) const
{
    const page::PageId &page = m_pages[size_t(index)];
    return {.picture = m_thumbs.picture(page),
        .number = index + 1,
        .isCurrent = page == m_current,
        .isSelected = m_selected.contains(page),
        .isHeld = m_press && m_press->index == index && m_press->stage != Stage::Scrolling,
        .hasFocusRing
        = index == m_cursor && hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)};
}

} // namespace hz::board

#include <hz/ui/popover.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLayout>

namespace hz::ui {

namespace {

// The bar an opener stands in, or the opener where it stands alone.
const QWidget *barOf(const QWidget *opener)
{
    for (const QWidget *widget = opener; widget; widget = widget->parentWidget())
        if (qobject_cast<const FloatingPanel *>(widget))
            return widget;
    return opener;
}

int within(int value, int least, int most)
{
    return std::max(least, std::min(value, most));
}

} // namespace

Popover::Popover(QWidget *parent, QWidget *opener)
    : FloatingPanel(parent, Radius::Panel)
    , m_opener(opener)
{
    hide();
}

void Popover::place()
{
    if (layout())
        layout()->activate();
    const int edge = theme().px(Measure::BarFromEdge), gap = theme().px(Measure::PopoverGap);
    const QRect room
        = parentWidget()->rect().adjusted(edge, edge, -edge, -edge).marginsRemoved(m_keptFree);
    const QSize size = sizeHint().boundedTo(room.size());
    if (!m_opener) {
        setGeometry({{room.left() + (room.width() - size.width()) / 2,
                         room.top() + (room.height() - size.height()) / 2},
            size});
        return;
    }
    const QWidget *bar = barOf(m_opener);
    const QRect barRect(bar->mapTo(parentWidget(), QPoint()), bar->size());
    const QPoint middle = m_opener->mapTo(parentWidget(), m_opener->rect().center());
    int x = middle.x() - size.width() / 2, y = middle.y() - size.height() / 2;
    if (barRect.height() > barRect.width())
        x = barRect.center().x() > room.center().x() ? barRect.left() - gap - size.width()
                                                     : barRect.right() + 1 + gap;
    else
        y = barRect.center().y() > room.center().y() ? barRect.top() - gap - size.height()
                                                     : barRect.bottom() + 1 + gap;
    setGeometry({{within(x, room.left(), room.right() + 1 - size.width()),
                     within(y, room.top(), room.bottom() + 1 - size.height())},
        size});
}

void Popover::popUp()
{
    place();
    show();
    raise();
    qApp->installEventFilter(this); // removed in hideEvent()
    m_before = nullptr;
    if (m_opener ? m_opener->hasFocus() : window()->testAttribute(Qt::WA_KeyboardFocusChange))
        takeKeyboard();
}

void Popover::popUpForKeyboard()
{
    popUp();
    if (!m_before)
        takeKeyboard();
}

// Goes on inside.
void Popover::takeKeyboard()
{
    m_before = QApplication::focusWidget();
    window()->setAttribute(Qt::WA_KeyboardFocusChange); // as Qt does at Tab: the ring is shown
    setFocus(Qt::TabFocusReason);
    focusNextChild();
}

void Popover::toggle()
{
    if (isVisible())
        hide();
    else
        popUp();
}

void Popover::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    // Before Qt looks for any widget to have it.
    if (m_before && m_before->isVisible() && isAncestorOf(QApplication::focusWidget()))
        m_before->setFocus(Qt::TabFocusReason);
    FloatingPanel::hideEvent(event);
    Q_EMIT closed();
}

bool Popover::event(QEvent *event)
{
    const bool handled = FloatingPanel::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        place(); // what is inside wants more room, or less
    return handled;
}

bool Popover::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TabletPress: {
        const auto *widget = qobject_cast<QWidget *>(watched);
        const bool inside = widget && (widget == this || isAncestorOf(widget));
        const bool isOpener
            = widget && m_opener && (widget == m_opener || m_opener->isAncestorOf(widget));
        if (widget && widget->window() == window() && !inside && !isOpener)
            hide(); // and the press goes on to where it was aimed
        break;
    }
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            hide();
            return true;
        }
        break;
    case QEvent::Resize:
        if (watched == parentWidget())
            place();
        break;
    default:
        break;
    }
    return FloatingPanel::eventFilter(watched, event);
}

} // namespace hz::ui

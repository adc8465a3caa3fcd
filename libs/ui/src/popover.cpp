#include <hz/ui/popover.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLayout>

namespace hz::ui {

namespace {

constexpr int kGap = 20; // between the bar and what it opens
constexpr int kEdge = 20;

} // namespace

Popover::Popover(QWidget *parent, QWidget *opener)
    : FloatingPanel(parent, Radius::Bar)
    , m_opener(opener)
{
    hide();
}

void Popover::place()
{
    if (layout())
        layout()->activate();
    const QSize size = surfaceHint();
    const QRect room = parentWidget()->rect().adjusted(theme().px(kEdge), theme().px(kEdge), -theme().px(kEdge), -theme().px(kEdge));
    const QWidget *bar = m_opener->parentWidget();
    const QPoint middle = m_opener->mapTo(parentWidget(), m_opener->rect().center());
    const int barTop = bar->mapTo(parentWidget(), QPoint(0, bar->contentsRect().top())).y();
    const int x = std::clamp(middle.x() - size.width() / 2, room.left(), std::max(room.left(), room.right() - size.width()));
    const int y = std::max(room.top(), barTop - theme().px(kGap) - size.height());
    setSurfaceGeometry({{x, y}, size});
}

void Popover::popUp()
{
    place();
    show();
    raise();
    qApp->installEventFilter(this);
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
    FloatingPanel::hideEvent(event);
    Q_EMIT closed();
}

void Popover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        FloatingPanel::keyPressEvent(event);
}

bool Popover::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TabletPress: {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget->window() == window() && widget != this && !isAncestorOf(widget) && widget != m_opener)
            hide(); // and the press goes on to where it was aimed
        break;
    }
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            hide();
            return true;
        }
        break;
    default:
        break;
    }
    return FloatingPanel::eventFilter(watched, event);
}

} // namespace hz::ui

#include <hz/ui/touchcontrol.h>

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTouchEvent>

namespace hz::ui {

namespace {

constexpr double kMostTravel
    = 24; // half a target: a finger that goes farther scrolls or has changed its mind

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

} // namespace

TouchControl::TouchControl(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    // Qt makes mouse events of the first finger only; a second one would be lost while a pupil
    // writes.
    setAttribute(Qt::WA_AcceptTouchEvents);
    connect(&theme(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TouchControl::follow(QAction *action)
{
    const auto refresh = [this, action] {
        setText(action->text());
        setEnabled(action->isEnabled());
        setCheckable(action->isCheckable());
        setChecked(action->isChecked());
    };
    const auto show = [this, action] { setVisible(action->isVisible()); };
    refresh();
    show();
    connect(action, &QAction::changed, this, refresh);
    connect(action, &QAction::visibleChanged, this, show); // only then: a bar may have hidden it
    connect(action, &QAction::toggled, this, &QAbstractButton::setChecked);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
}

bool TouchControl::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: // arrows go to the next control, whatever else they do
        if (isArrow(static_cast<QKeyEvent *>(event)->key())) {
            event->accept();
            return true;
        }
        return QAbstractButton::event(event);
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        if (!isEnabled())
            return true; // swallowed, as a disabled button swallows a click
        touch(event);
        event->accept();
        return true;
    default:
        return QAbstractButton::event(event);
    }
}

void TouchControl::touch(QEvent *event)
{
    const auto &points = static_cast<QTouchEvent *>(event)->points();
    if (event->type() == QEvent::TouchBegin) {
        m_touch = Touch{points.first().id(), points.first().globalPosition()};
        setDown(true);
        return;
    }
    const auto point = std::find_if(points.begin(), points.end(),
        [this](const QEventPoint &candidate) { return m_touch && candidate.id() == m_touch->id; });
    if (event->type() == QEvent::TouchCancel || point == points.end()) {
        m_touch.reset();
        setDown(false);
        return;
    }
    const QPointF travel = point->globalPosition() - m_touch->start;
    const bool stayed = hitButton(point->position().toPoint())
        && travel.manhattanLength() <= theme().px(kMostTravel);
    const bool wasDown = isDown();
    if (event->type() == QEvent::TouchUpdate && point->state() != QEventPoint::Released) {
        setDown(wasDown && stayed); // once left, it stays up
        return;
    }
    m_touch.reset();
    setDown(false);
    if (wasDown && stayed)
        click();
}

void TouchControl::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void TouchControl::paintPlate(QPainter &painter) const
{
    if (!isChecked() && !isDown())
        return;
    const Theme &look = theme();
    const double line = look.px(2), inset = line / 2, radius = look.radius(Radius::Panel) - inset;
    painter.setPen(isChecked() ? QPen(look.colour(Token::Accent), line) : QPen(Qt::NoPen));
    painter.setBrush(look.colour(isChecked() ? Token::AccentSoft : Token::Pressed));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}

} // namespace hz::ui

#include <hz/ui/label.h>
#include <hz/ui/popover.h>
#include <hz/ui/sheet.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTouchEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kFromTop = 96;
constexpr double kPadding = 24, kGap = 20;

} // namespace

Sheet::Sheet(QWidget *parent, Place place)
    : QWidget(parent)
    , m_place(place)
    , m_panel(new FloatingPanel(this, Radius::Panel, Elevation::E3))
{
    setAttribute(Qt::WA_AcceptTouchEvents);
    setFocusPolicy(Qt::NoFocus);
    parent->installEventFilter(this);
    m_panel->installEventFilter(this);
    hide();
}

QVBoxLayout *Sheet::makeColumn(const QString &title)
{
    const int padding = theme().px(kPadding);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(theme().px(kGap));
    column->addWidget(new Label(title, TypeRole::BoardTitle, Weight::Bold, Token::Text, m_panel));
    return column;
}

TouchPush *Sheet::addFoot(QVBoxLayout *column, const QString &name, const QString &go)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme().px(Measure::TouchGap));
    buttons->addStretch(1);
    const auto add = [&](const QString &called, const QString &text, TouchPush::Look look) {
        auto *button = new TouchPush(IconName::None, text, look, TouchPush::Form::Row, m_panel);
        button->setObjectName(name + called);
        buttons->addWidget(button);
        return button;
    };
    connect(add(QStringLiteral("Cancel"), tr("Cancel"), TouchPush::Look::Outline),
        &QAbstractButton::clicked, this, &Sheet::dismiss);
    TouchPush *button = add(QStringLiteral("Go"), go, TouchPush::Look::Primary);
    column->addLayout(buttons);
    return button;
}

void Sheet::popUp()
{
    for (Popover *popover : parentWidget()->findChildren<Popover *>())
        popover->hide();
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    const Qt::FocusReason reason = window()->testAttribute(Qt::WA_KeyboardFocusChange)
        ? Qt::TabFocusReason
        : Qt::OtherFocusReason;
    if (QWidget *first = firstFocus()) {
        first->setFocus(reason);
    } else {
        m_panel->setFocus(reason);
        focusNextPrevChild(true);
    }
}

void Sheet::dismiss()
{
    if (!isVisible())
        return;
    const Qt::FocusReason reason = window()->testAttribute(Qt::WA_KeyboardFocusChange)
        ? Qt::TabFocusReason
        : Qt::OtherFocusReason;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(reason);
    Q_EMIT closed();
}

void Sheet::place()
{
    setGeometry(parentWidget()->rect());
    if (m_panel->layout())
        m_panel->layout()->activate();
    const int edge = theme().px(Measure::BarFromEdge);
    const QRect room = rect().adjusted(edge, edge, -edge, -edge);
    QSize size = m_panel->sizeHint().expandedTo(m_panel->minimumSize()).boundedTo(room.size());
    if (m_panel->hasHeightForWidth())
        size.setHeight(std::min(m_panel->heightForWidth(size.width()), room.height()));
    const int y = m_place == Place::Top
        ? std::min(theme().px(kFromTop), room.bottom() + 1 - size.height())
        : room.top() + (room.height() - size.height()) / 2;
    m_panel->setGeometry({{room.left() + (room.width() - size.width()) / 2, y}, size});
}

bool Sheet::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: // what lies beneath takes no keys
        event->accept();
        return true;
    case QEvent::TouchBegin: {
        const QPointF at = static_cast<QTouchEvent *>(event)->points().first().position();
        if (m_panel->geometry().contains(at.toPoint()))
            break; // a list inside scrolls by the mouse that Qt makes of it
        dismiss();
        event->accept();
        return true;
    }
    default:
        break;
    }
    return QWidget::event(event);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == parentWidget() && event->type() == QEvent::Resize)
        || (watched == m_panel && event->type() == QEvent::LayoutRequest)) {
        if (isVisible())
            place();
    }
    return QWidget::eventFilter(watched, event);
}

// Round and round inside.
bool Sheet::focusNextPrevChild(bool next)
{
    QWidget *const start = focusWidget() ? focusWidget() : this;
    for (QWidget *widget = start;;) {
        widget = next ? widget->nextInFocusChain() : widget->previousInFocusChain();
        if (widget == start)
            return false;
        if (isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled()
            && widget->isVisible() && !widget->focusProxy()) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    event->accept();
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().colour(Token::Scrim));
}

} // namespace hz::ui

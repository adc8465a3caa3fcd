#include "focusring_p.h"

#include <hz/ui/touchcontrol.h>

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPlainTextEdit>

namespace hz::ui {

namespace {

// border.focus and border.focusGap of the tokens; whole pixels, so that the ring stays sharp.
constexpr int kWidth = 2, kGap = 2;

int lineWidth()
{
    return kWidth * int(theme().scale());
}

int gap()
{
    return kGap * int(theme().scale());
}

// Fields show the focus by their own border.
bool wantsRing(const QWidget *widget)
{
    return widget && widget->parentWidget()
        && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)
        && qobject_cast<const QAbstractButton *>(widget);
}

Radius radiusOf(const QWidget *widget)
{
    const auto *touch = qobject_cast<const TouchControl *>(widget);
    return touch ? touch->cornerRadius() : Radius::Control;
}

} // namespace

int FocusRing::reach()
{
    return lineWidth() + gap();
}

void FocusRing::paintEvent(QPaintEvent *)
{
    if (!widget())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = lineWidth();
    painter.setPen(QPen(theme().colour(Token::Focus), line));
    const double inset = line / 2.0, radius = theme().radius(radiusOf(widget())) + gap() + inset;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}

FocusFollower::FocusFollower(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        for (QWidget *field : {before, now})
            if (auto *text = qobject_cast<QPlainTextEdit *>(field))
                text->update(); // its frame shows the focus, Qt repaints what is inside
        follow(now);
    });
    qApp->installEventFilter(this);
}

// Qt says once and for all that the keyboard was used; who takes the mouse again sees no ring.
bool FocusFollower::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        QWidget *window = static_cast<QWidget *>(watched)->window();
        if (window->testAttribute(Qt::WA_KeyboardFocusChange)) {
            window->setAttribute(Qt::WA_KeyboardFocusChange, false);
            delete m_ring;
        }
    }
    return QObject::eventFilter(watched, event);
}

void FocusFollower::follow(QWidget *focused)
{
    delete m_ring;
    if (!wantsRing(focused))
        return;
    m_ring = new FocusRing;
    m_ring->setWidget(focused);
}

} // namespace hz::ui

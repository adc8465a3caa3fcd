#include "focusring_p.h"

#include <hz/ui/touchscroll.h>

#include <QtWidgets/QScroller>

namespace hz::ui {

TouchScroll::TouchScroll(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
}

int TouchScroll::ringRoom()
{
    return FocusRing::reach();
}

void TouchScroll::setContent(QWidget *content)
{
    setWidget(content);
    content->setAutoFillBackground(false);
}

} // namespace hz::ui

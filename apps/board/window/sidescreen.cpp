#include "window/sidescreen.h"

#include <hz/ui/theme.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace hz::board {

SideScreen::SideScreen(QWidget *parent)
    : QWidget(parent)
{
    connect(&ui::theme(), &ui::Theme::changed, this, qOverload<>(&QWidget::update));
}

bool SideScreen::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SideScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void SideScreen::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
}

} // namespace hz::board

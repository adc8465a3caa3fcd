#include "home/titlefield.h"

#include <QtGui/QKeyEvent>

namespace hz::board {

void TitleField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT givenUp();
    else
        QLineEdit::keyPressEvent(event);
    event->accept(); // nothing typed here may work the control around it
}

} // namespace hz::board

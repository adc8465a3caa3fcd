#include "begin/filedrop.h"

#include <hz/ui/theme.h>

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

namespace {

constexpr double kPadding = 16; // at scale 1

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

FileDrop::FileDrop(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    const int padding = ui::theme().px(kPadding);
    m_column->setContentsMargins(padding, padding, padding, padding);
    setAcceptDrops(true);
}

void FileDrop::setUnderDrag(bool isUnder)
{
    if (std::exchange(m_isUnderDrag, isUnder) != isUnder)
        update();
}

void FileDrop::dragEnterEvent(QDragEnterEvent *event)
{
    if (localPaths(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    setUnderDrag(true);
}

void FileDrop::dragLeaveEvent(QDragLeaveEvent *)
{
    setUnderDrag(false);
}

void FileDrop::dropEvent(QDropEvent *event)
{
    setUnderDrag(false);
    const QStringList paths = localPaths(event->mimeData());
    event->acceptProposedAction();
    if (!paths.isEmpty())
        Q_EMIT dropped(paths);
}

void FileDrop::paintEvent(QPaintEvent *)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = look.hairline();
    painter.setPen(QPen(look.colour(m_isUnderDrag ? ui::Token::Accent : ui::Token::LineStrong),
        line, Qt::DashLine));
    painter.setBrush(look.colour(m_isUnderDrag ? ui::Token::AccentSoft : ui::Token::Sunken));
    const double radius = look.radius(ui::Radius::Control);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line, line, -line, -line), radius, radius);
}

} // namespace hz::console

#include "window/panepage.h"

#include <hz/ui/detailpane.h>
#include <hz/ui/theme.h>

#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

QVBoxLayout *addScrolledPage(ui::DetailPane &pane, const QString &title)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    // The scroll bar lies over the content.
    column->setContentsMargins(0, 0, ui::theme().px(12), 0);
    column->setSpacing(ui::theme().px(12));
    column->setAlignment(Qt::AlignTop);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // the scroll area has set it
    pane.addPage(title, scroll);
    return column;
}

} // namespace hz::console

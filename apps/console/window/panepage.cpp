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
    auto *whole = new QVBoxLayout(content);
    // The scroll bar lies over the content.
    whole->setContentsMargins(0, 0, ui::theme().px(12), 0);
    whole->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(ui::theme().px(12));
    whole->addLayout(column);
    whole->addStretch(1); // an alignment would squeeze texts of several lines
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // the scroll area has set it
    pane.addPage(title, scroll);
    return column;
}

} // namespace hz::console

#include "window/emptylist.h"

#include <hz/ui/card.h>
#include <hz/ui/tableview.h>

#include <QtWidgets/QHeaderView>

namespace hz::console {

EmptyList::EmptyList(const QString &none, const QString &noneFits, QWidget *parent)
    : QStackedWidget(parent)
{
    auto *nothing = new ui::EmptyState(ui::IconName::FileDown, none,
        tr("Import lists or files of agents, or begin with the invented prefecture."),
        tr("Import"));
    connect(nothing, &ui::EmptyState::acted, this, &EmptyList::importAsked);
    addWidget(nothing);
    auto *filtered = new ui::EmptyState(ui::IconName::Search, noneFits,
        tr("Take away a filter, or look for less."), tr("Clear the filters"));
    connect(filtered, &ui::EmptyState::acted, this, &EmptyList::clearAsked);
    addWidget(filtered);
    hide();
}

void EmptyList::showFor(int rows, bool isAnyKnown)
{
    setCurrentIndex(isAnyKnown ? 1 : 0);
    setVisible(rows == 0);
    raise();
}

void EmptyList::cover(const ui::TableView &table)
{
    const QRect rows = table.rect().adjusted(1, table.header()->height(), -1, -1);
    setGeometry(parentWidget() == &table ? rows : rows.translated(table.pos()));
}

} // namespace hz::console

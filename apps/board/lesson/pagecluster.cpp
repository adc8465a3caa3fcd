#include "lesson/pagecluster.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchbutton.h>

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>

namespace hz::board {

PageCluster::PageCluster(const ui::ActionRegistry &commands, QWidget *parent)
    : FloatingPanel(parent)
{
    auto *row = new QHBoxLayout(this);
    auto *back = new ui::TouchButton(ui::IconName::ChevronLeft, {}, this);
    back->follow(commands.action(u"page.previous"));
    m_middle = new ui::TouchButton(ui::IconName::None, {}, this);
    m_middle->follow(commands.action(u"page.strip"));
    auto *forward = new ui::TouchButton(ui::IconName::ChevronRight, {}, this);
    forward->follow(commands.action(u"page.next"));
    for (ui::TouchButton *button : {back, m_middle, forward})
        row->addWidget(button);
    arrange();
    connect(&ui::theme(), &ui::Theme::changed, this, &PageCluster::arrange);
}

void PageCluster::arrange()
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(ui::Measure::BarPadding) + look.hairline();
    layout()->setContentsMargins(padding, padding, padding, padding);
    layout()->setSpacing(look.px(ui::Measure::BarGap));
}

void PageCluster::setPage(int number, int count)
{
    const QLocale locale;
    m_middle->setFigure(
        QStringLiteral("%1 / %2").arg(locale.toString(number), locale.toString(count)));
}

} // namespace hz::board

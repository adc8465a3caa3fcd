#include "begin/beginscreen.h"

#include <hz/inventory/sample.h>
#include <hz/ui/card.h>
#include <hz/ui/progress.h>

#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

BeginScreen::BeginScreen(Inventory &inventory, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_progress(new ui::ProgressPanel(window))
{
    auto *empty = new ui::EmptyState(ui::IconName::School, tr("No schools and no machines yet"),
        tr("Bring in your lists with “hezhou-console import”, or try everything on an invented "
           "prefecture."),
        tr("Add the sample prefecture"));
    connect(empty, &ui::EmptyState::acted, this, &BeginScreen::addSample);
    auto *column = new QVBoxLayout(this);
    column->addWidget(empty);
}

void BeginScreen::addSample()
{
    if (m_isAdding)
        return;
    m_isAdding = true;
    const auto task = m_tasks.run(
        [&database = m_inventory.database(), today = m_inventory.today()](
            TaskControl &control) { return writeSample(database, {.today = today}, control); });
    m_progress->follow(task, tr("Adding the sample prefecture"));
    whenDone(task, this, [this](const Result<SampleSummary> &summary) {
        m_isAdding = false;
        if (!summary && summary.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(summary.error());
    });
}

} // namespace hz::console

#include "begin/beginscreen.h"

#include <hz/inventory/sample.h>
#include <hz/ui/card.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

BeginScreen::BeginScreen(Inventory &inventory, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_progress(new ui::ProgressPanel(window))
{
    auto *empty = new ui::EmptyState(ui::IconName::School, tr("No schools and no machines yet"),
        tr("Bring in your lists, that of the schools first, or try everything on an invented "
           "prefecture."),
        tr("Import lists"));
    connect(empty, &ui::EmptyState::acted, this, &BeginScreen::importAsked);
    auto *sample = new QPushButton(tr("Add the sample prefecture"));
    sample->setObjectName(QStringLiteral("addSample"));
    ui::setButtonRole(sample, ui::ButtonRole::Quiet);
    connect(sample, &QPushButton::clicked, this, &BeginScreen::addSample);
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(empty);
    column->addWidget(sample, 0, Qt::AlignHCenter);
    column->addStretch(1);
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

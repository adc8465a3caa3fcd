#include "import/checkpane.h"

#include <hz/ui/card.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kGap = 12, kInset = 16; // at scale 1

// As the figures stand.
constexpr std::array kFigures{RowOutcome::New, RowOutcome::Changed, RowOutcome::Same,
    RowOutcome::Doubtful, RowOutcome::Failed};

} // namespace

CheckPane::CheckPane(QWidget *parent)
    : QWidget(parent)
    , m_problems(new ProblemSource(this))
    , m_changes(new ChangeSource(this))
    , m_records(new RecordSource(this))
{
    buildUi();
}

void CheckPane::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(ui::theme().px(kGap));
    m_figures = new ui::FigureStrip;
    connect(m_figures, &ui::FigureStrip::activated, this, [this](int which) {
        switch (kFigures[size_t(which)]) {
        case RowOutcome::New:
            setView(View::New);
            break;
        case RowOutcome::Changed:
            setView(View::Changed);
            break;
        case RowOutcome::Same:
            setView(View::Same);
            break;
        case RowOutcome::Doubtful:
        case RowOutcome::Failed:
        case RowOutcome::Skipped:
            setView(View::Problems);
            break;
        }
    });
    whole->addWidget(m_figures);
    m_card = new ui::Card(tr("Check"), ui::Card::Body::Flush);
    m_view = new ui::Segmented(
        tr("Which rows"), {{tr("Problems")}, {tr("Changed")}, {tr("New")}, {tr("Unchanged")}});
    connect(m_view, &ui::Segmented::chosenChanged, this, [this] {
        m_isViewChosen = true;
        showRows();
    });
    m_card->right()->addWidget(m_view);
    m_tables = new QStackedWidget;
    m_problemTable = new ui::TableView(tr("Rows with problems"));
    m_problemTable->setObjectName(QStringLiteral("problems"));
    m_changeTable = new ui::TableView(tr("What would change"));
    m_changeTable->setObjectName(QStringLiteral("changes"));
    m_problemTable->setSource(m_problems);
    m_changeTable->setSource(m_changes);
    m_recordTable = new ui::TableView(tr("New and unchanged rows"));
    m_recordTable->setObjectName(QStringLiteral("records"));
    m_recordTable->setSource(m_records);
    for (ui::TableView *table : {m_problemTable, m_changeTable, m_recordTable}) {
        table->setSelectable(false);
        table->setCompact(true);
        m_tables->addWidget(table);
    }
    m_words = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2);
    m_words->setObjectName(QStringLiteral("checkWords"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    const int inset = ui::theme().px(kInset);
    m_words->setContentsMargins(inset, inset, inset, inset);
    m_tables->addWidget(m_words);
    m_card->body()->addWidget(m_tables, 1);
    m_card->body()->addWidget(buildFoot());
    whole->addWidget(m_card, 1);
}

QWidget *CheckPane::buildFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    const int inset = ui::theme().px(kGap);
    row->setContentsMargins(inset, inset, inset, inset);
    row->setSpacing(inset);
    m_export = new QPushButton(ui::icon(ui::IconName::ExternalLink), tr("Export problems"));
    m_export->setObjectName(QStringLiteral("exportProblems"));
    connect(m_export, &QPushButton::clicked, this, &CheckPane::exportAsked);
    row->addWidget(m_export);
    m_decide = new QPushButton;
    m_decide->setObjectName(QStringLiteral("decide"));
    connect(m_decide, &QPushButton::clicked, this, [this] {
        if (doubtful() > 0)
            Q_EMIT decideAsked();
        else
            Q_EMIT takeBackAsked();
    });
    row->addWidget(m_decide);
    m_state = new ui::ElidedLabel({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_state, 1);
    m_import = new QPushButton;
    m_import->setObjectName(QStringLiteral("importGo"));
    ui::setButtonRole(m_import, ui::ButtonRole::Primary);
    connect(m_import, &QPushButton::clicked, this, &CheckPane::importAsked);
    row->addWidget(m_import);
    return foot;
}

void CheckPane::show(
    const Importing &importing, size_t entry, const std::shared_ptr<const Register> &inventory)
{
    const ImportEntry &shown = importing.entries()[entry];
    const bool isOther = m_entry.id != shown.id;
    const bool isSamePlan = !isOther && m_entry.plan == shown.plan && m_inventory == inventory
        && m_entry.problem.has_value() == shown.problem.has_value();
    m_entry = shown;
    m_inventory = inventory;
    if (isOther)
        m_isViewChosen = false;
    m_card->setNote(m_entry.list.name());
    if (!isSamePlan) {
        showFigures();
        if (!m_isViewChosen && m_entry.plan) {
            const ImportPlan &plan = *m_entry.plan;
            const bool hasProblems
                = plan.total(RowOutcome::Failed) + plan.total(RowOutcome::Doubtful) > 0;
            const QSignalBlocker quiet(m_view);
            m_view->setChosen(int(hasProblems             ? View::Problems
                    : plan.total(RowOutcome::Changed) > 0 ? View::Changed
                    : plan.total(RowOutcome::New) > 0     ? View::New
                                                          : View::Same));
        }
        showRows();
    }
    showFoot(importing);
}

void CheckPane::setView(View view)
{
    m_isViewChosen = true;
    m_view->setChosen(int(view));
    showRows();
}

void CheckPane::showFigures()
{
    std::vector<ui::Figure> figures;
    for (const RowOutcome outcome : kFigures) {
        const int total = m_entry.plan ? m_entry.plan->total(outcome) : 0;
        ui::Figure figure{.caption = wordOf(outcome),
            .number = m_entry.plan ? QLocale().toString(total) : QStringLiteral("—")};
        if (outcome == RowOutcome::Failed && total > 0)
            figure.status = ui::Status::Bad;
        else if (outcome == RowOutcome::Doubtful && total > 0)
            figure.status = ui::Status::Warn;
        figures.push_back(figure);
    }
    m_figures->setFigures(figures);
}

void CheckPane::showRows()
{
    const auto view = View(m_view->chosen());
    if (!m_entry.plan) {
        m_words->setText(m_entry.problem ? m_entry.problem->message : tr("Being checked …"));
        m_tables->setCurrentWidget(m_words);
        return;
    }
    ui::TableView *table = m_recordTable;
    switch (view) {
    case View::Problems:
        m_problems->show(m_entry.plan, m_entry.list.agents);
        table = m_problemTable;
        break;
    case View::Changed:
        m_changes->show(m_entry.plan, m_inventory);
        table = m_changeTable;
        break;
    case View::New:
        m_records->show(m_entry.plan, m_inventory, RowOutcome::New);
        break;
    case View::Same:
        m_records->show(m_entry.plan, m_inventory, RowOutcome::Same);
        break;
    }
    if (table->source()->rowCount() == 0) {
        m_words->setText(view == View::Problems ? tr("Nothing is wrong with any row.")
                                                : tr("There are no such rows."));
        m_tables->setCurrentWidget(m_words);
        return;
    }
    m_tables->setCurrentWidget(table);
}

int CheckPane::doubtful() const
{
    return m_entry.plan ? m_entry.plan->total(RowOutcome::Doubtful) : 0;
}

void CheckPane::showFoot(const Importing &importing)
{
    const int failed = importing.total(RowOutcome::Failed) + importing.total(RowOutcome::Doubtful);
    m_export->setVisible(failed > 0);
    m_decide->setVisible(doubtful() > 0 || !m_entry.decisions.empty());
    m_decide->setText(doubtful() > 0 ? tr("Decide %n doubtful one(s)", nullptr, doubtful())
                                     : tr("Take back the last answer"));
    const int ready = importing.ready();
    m_import->setText(
        ready > 0 ? tr("Import %Ln row(s)", nullptr, ready) : tr("Nothing to import"));
    m_import->setEnabled(ready > 0 && importing.isChecked() && !importing.isWriting());
    const qsizetype lists = qsizetype(importing.entries().size());
    m_state->setText(!importing.isChecked() ? tr("Being checked …")
            : lists > 1                     ? tr("of %n list(s)", nullptr, int(lists))
                                            : QString());
}

} // namespace hz::console

#include "import/decidepane.h"

#include <hz/ui/actions.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kGap = 12; // at scale 1

QString nameIn(const QJsonObject &body)
{
    for (const char *key : {"assetTag", "serial", "model"})
        if (const QString text = body.value(QLatin1StringView(key)).toString(); !text.isEmpty())
            return text;
    return {};
}

const PlannedRow *rowOf(const ImportPlan &plan, qint64 number)
{
    const auto found = std::find_if(plan.rows.begin(), plan.rows.end(),
        [number](const PlannedRow &row) { return row.number == number; });
    return found == plan.rows.end() ? nullptr : &*found;
}

} // namespace

DecidePane::DecidePane(
    Inventory &inventory, Importing &importing, ui::ActionRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_importing(importing)
    , m_view(new PairView(QStringLiteral("decide"), commands))
{
    buildUi();
    commands.add({.id = QStringLiteral("decide.undo"),
        .text = tr("Take back the last answer"),
        .icon = ui::IconName::Undo,
        .keys = {QKeySequence::Undo},
        .run = [this] { takeBack(); },
        .isEnabled = [this] { return isVisible() && !m_answered.empty(); }});
    connect(m_view, &PairView::answered, this, &DecidePane::answer);
    connect(&m_importing, &Importing::changed, this, &DecidePane::refresh);
}

void DecidePane::buildUi()
{
    const int gap = ui::theme().px(kGap);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(gap);
    auto *row = new QHBoxLayout;
    auto *back = new QPushButton(ui::icon(ui::IconName::ArrowLeft), tr("Back to the list"));
    back->setObjectName(QStringLiteral("decideBack"));
    ui::setCompact(back);
    connect(back, &QPushButton::clicked, this, &DecidePane::left);
    row->addWidget(back);
    row->addStretch(1);
    m_undo = new QPushButton(ui::icon(ui::IconName::Undo), tr("Take back the last answer"));
    m_undo->setObjectName(QStringLiteral("decideUndo"));
    ui::setCompact(m_undo);
    connect(m_undo, &QPushButton::clicked, this, &DecidePane::takeBack);
    row->addWidget(m_undo);
    whole->addLayout(row);
    whole->addWidget(m_view, 1);
}

std::optional<size_t> DecidePane::current() const
{
    const std::vector<ImportEntry> &entries = m_importing.entries();
    for (size_t i = 0; i < entries.size(); ++i)
        if (entries[i].id == m_entry && entries[i].plan)
            return i;
    return std::nullopt;
}

void DecidePane::begin(int entry)
{
    if (m_entry != entry)
        m_answered.clear();
    m_entry = entry;
    m_refused.clear();
    m_later.clear();
    next();
}

// What is shown stays until it is answered; a new plan may have answered it.
void DecidePane::refresh()
{
    if (!isVisible())
        return;
    m_undo->setEnabled(!m_answered.empty());
    const std::optional<size_t> entry = current();
    if (!entry) {
        m_view->setBusy(true);
        return;
    }
    const PlannedRow *shown
        = m_shown ? rowOf(*m_importing.entries()[*entry].plan, m_shown->row) : nullptr;
    if (!shown || shown->outcome != RowOutcome::Doubtful)
        next();
}

void DecidePane::next()
{
    m_shown.reset();
    m_view->setBusy(true);
    m_undo->setEnabled(!m_answered.empty());
    const std::optional<size_t> entry = current();
    if (!entry)
        return;
    const ImportEntry &list = m_importing.entries()[*entry];
    const auto isAnswered = [&list](qint64 row) {
        return std::any_of(list.decisions.begin(), list.decisions.end(),
            [row](const RowDecision &decision) { return decision.row == row; });
    };
    const auto found
        = std::find_if(list.plan->rows.begin(), list.plan->rows.end(), [&](const PlannedRow &row) {
              return row.outcome == RowOutcome::Doubtful && !row.candidates.empty()
                  && !m_later.contains(row.number) && !isAnswered(row.number);
          });
    if (found == list.plan->rows.end()) {
        if (m_importing.isChecked())
            Q_EMIT left();
        return;
    }
    const size_t which = m_refused.value(found->number);
    const RowCandidate candidate = found->candidates[std::min(which, found->candidates.size() - 1)];
    m_shown = Shown{found->number, candidate};
    if (candidate.row != 0) {
        const PlannedRow *other = rowOf(*list.plan, candidate.row);
        showPair(*found, candidate, other ? other->edit.after : QJsonObject());
        return;
    }
    if (m_asked)
        m_asked->stop = true;
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()),
                          device = candidate.device](TaskControl &) -> Result<QJsonObject> {
              HZ_TRY(const auto read, database.read());
              HZ_TRY(const store::Document document,
                  read->get(QLatin1StringView("device:") + device.text()));
              return document.body;
          });
    m_asked = task.state;
    whenDone(task, this,
        [this, row = *found, candidate, state = task.state](const Result<QJsonObject> &body) {
            if (m_asked != state)
                return;
            m_asked.reset();
            showPair(row, candidate, body ? *body : QJsonObject());
        });
}

void DecidePane::showPair(
    const PlannedRow &row, const RowCandidate &candidate, const QJsonObject &machine)
{
    const std::optional<size_t> entry = current();
    const std::shared_ptr<const Register> &stock = m_inventory.picture().inventory;
    if (!entry || !stock)
        return;
    const ImportEntry &list = m_importing.entries()[*entry];
    const int doubtful = list.plan->total(RowOutcome::Doubtful);
    const QString named = nameIn(machine);
    m_view->show(
        {.left = {.title = nameIn(row.edit.after),
             .note = tr("row %1 of “%2”").arg(row.number).arg(list.list.name()),
             .body = row.edit.after},
            .right = {.title = named.isEmpty() ? tr("Without a number") : named,
                .note = candidate.row != 0 ? tr("row %1 of the same list").arg(candidate.row)
                                           : tr("in the inventory"),
                .body = machine},
            .agreed = candidate.agreed,
            .progress = tr("%n left", nullptr, doubtful)},
        *stock);
    m_view->setBusy(false);
}

void DecidePane::answer(PairView::Answer answer)
{
    const std::optional<size_t> entry = current();
    if (!m_shown || !entry)
        return;
    const Shown shown = *m_shown;
    const PlannedRow *row = rowOf(*m_importing.entries()[*entry].plan, shown.row);
    const size_t candidates = row ? row->candidates.size() : 1;
    m_answered.push_back(shown.row);
    RowDecision decision{.row = shown.row};
    switch (answer) {
    case PairView::Answer::Later:
        m_later.insert(shown.row);
        next();
        return;
    case PairView::Answer::Distinct:
        if (m_refused.value(shown.row) + 1 < candidates) {
            ++m_refused[shown.row]; // it may be another of them
            next();
            return;
        }
        break;
    case PairView::Answer::Same:
        decision.what
            = shown.candidate.row != 0 ? RowDecision::What::LeftOut : RowDecision::What::SameAs;
        decision.device = shown.candidate.device;
        break;
    }
    m_importing.decide(*entry, decision);
    next();
}

void DecidePane::takeBack()
{
    const std::optional<size_t> entry = current();
    if (m_answered.empty() || !entry)
        return;
    const qint64 row = m_answered.back();
    m_answered.pop_back();
    const std::vector<RowDecision> &decisions = m_importing.entries()[*entry].decisions;
    if (m_later.remove(row)) {
        next();
    } else if (!decisions.empty() && decisions.back().row == row) {
        m_importing.undoDecision(*entry);
        next();
    } else {
        if (m_refused.value(row) > 0)
            --m_refused[row];
        next();
    }
}

} // namespace hz::console

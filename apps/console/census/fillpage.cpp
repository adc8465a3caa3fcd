#include "census/fillpage.h"

#include "census/fillform.h"
#include "census/findingspane.h"
#include "census/namesheet.h"
#include "census/returnexport.h"
#include "census/returnlook.h"
#include "window/panepage.h"
#include "window/rowsource.h"

#include <hz/inventory/planreasons.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using Column = ui::TableColumn;

namespace {

constexpr double kSections = 208, kPaneNarrow = 320, kPaneWide = 420; // at scale 1

} // namespace

FillPage::FillPage(Inventory &inventory, std::shared_ptr<const ReturnForm> form, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_book(new CensusBook(inventory, std::move(form), this))
{
    buildUi();
    connect(m_book, &CensusBook::changed, this, &FillPage::refresh);
    connect(m_book, &CensusBook::done, this, &FillPage::done);
    connect(m_book, &CensusBook::failed, this, &FillPage::failed);
}

void FillPage::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    whole->addLayout(panes, 1);

    m_sections = new ui::TableView(tr("Pages of the form"));
    m_sections->setObjectName(QStringLiteral("sections"));
    m_sections->setSelectable(false);
    std::vector<Column> columns{rowColumn("section", tr("Page"), Column::Kind::Text, 120),
        rowColumn("left", tr("To do"), Column::Kind::Number, 64)};
    columns[0].stretches = true;
    m_rows = new RowSource(std::move(columns), this);
    m_sections->setSource(m_rows);
    m_sections->setFixedWidth(ui::theme().px(kSections));
    connect(m_sections, &ui::TableView::currentChanged, this, [this] {
        if (const std::optional<int> row = m_sections->currentRow())
            setSection(*row);
    });
    panes->addWidget(m_sections);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    const int margin = ui::theme().px(ui::Measure::DeskMarginNarrow);
    column->setContentsMargins(margin, margin, margin, margin);
    auto *card = new ui::Card;
    m_title = new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold);
    card->body()->addWidget(m_title);
    m_who = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_who->setObjectName(QStringLiteral("whoActs"));
    m_who->setWordWrap(true);
    card->body()->addWidget(m_who);
    m_form = new FillForm;
    connect(
        m_form, &FillForm::typed, this, [this](const QString &cell, std::optional<qint64> value) {
            const int index = m_book->form().cell(cell);
            change([&](Census &census) {
                setTyped(census, m_book->form().cells[size_t(index)], value);
            });
        });
    connect(m_form, &FillForm::refused, this, &FillPage::failed);
    connect(m_form, &FillForm::asked, this, &FillPage::asked);
    connect(m_form, &FillForm::wentOn, this, &FillPage::goTo);
    connect(m_form, &FillForm::ended, this, [this] { m_submit->setFocus(Qt::TabFocusReason); });
    card->body()->addWidget(m_form);
    column->addWidget(card);
    column->addStretch(1);
    scroll->setWidget(middle);
    panes->addWidget(scroll, 1);
    panes->addWidget(buildPane());
    m_name = new NameSheet(window());
}

QWidget *FillPage::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_state = new ui::Badge;
    tools->row()->addWidget(m_state);
    m_progress = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_progress->setObjectName(QStringLiteral("progress"));
    tools->row()->addWidget(m_progress);
    tools->row()->addStretch(1);
    m_versions = new QPushButton(ui::icon(ui::IconName::FileText), tr("What was submitted"));
    ui::setCompact(m_versions);
    connect(m_versions, &QPushButton::clicked, this, [this] { Q_EMIT asked(ReturnAt{m_school}); });
    tools->row()->addWidget(m_versions);
    m_export = new ReturnExport(this);
    connect(m_export, &ReturnExport::exported, this, &FillPage::exported);
    connect(m_export, &ReturnExport::failed, this, &FillPage::failed);
    tools->row()->addWidget(m_export->button());
    m_begin = new QPushButton(ui::icon(ui::IconName::Calendar), {});
    m_begin->setObjectName(QStringLiteral("beginYear"));
    ui::setCompact(m_begin);
    connect(m_begin, &QPushButton::clicked, this,
        [this] { m_inventory.setYear(m_inventory.year() + 1); });
    tools->row()->addWidget(m_begin);
    m_lastYearButton = new QPushButton(ui::icon(ui::IconName::History), tr("Take last year's"));
    m_lastYearButton->setObjectName(QStringLiteral("takeLastYear"));
    m_lastYearButton->setToolTip(tr("What is not filled in on this page becomes what it was last "
                                    "year; then only what has changed is typed."));
    ui::setCompact(m_lastYearButton);
    connect(m_lastYearButton, &QPushButton::clicked, this, &FillPage::takeLastYear);
    tools->row()->addWidget(m_lastYearButton);
    m_takeBack = new QPushButton(ui::icon(ui::IconName::Undo), tr("Take back"));
    m_takeBack->setObjectName(QStringLiteral("takeBack"));
    ui::setCompact(m_takeBack);
    connect(m_takeBack, &QPushButton::clicked, this, &FillPage::takeBack);
    tools->row()->addWidget(m_takeBack);
    m_submit = new QPushButton(ui::icon(ui::IconName::Upload), tr("Submit"));
    m_submit->setObjectName(QStringLiteral("submit"));
    ui::setButtonRole(m_submit, ui::ButtonRole::Primary);
    ui::setCompact(m_submit);
    connect(m_submit, &QPushButton::clicked, this, &FillPage::submit);
    tools->row()->addWidget(m_submit);
    return tools;
}

QWidget *FillPage::buildPane()
{
    m_pane = new ui::DetailPane;
    m_pane->setTitle(tr("Checks"), {});
    QVBoxLayout *checks = addScrolledPage(*m_pane, tr("Checks"));
    m_wrong = new FindingsPane;
    connect(m_wrong, &FindingsPane::cellAsked, this, &FillPage::goTo);
    connect(
        m_wrong, &FindingsPane::explained, this, [this](const QString &check, const QString &why) {
            change([&](Census &census) {
                if (why.isEmpty())
                    census.notes.remove(check);
                else
                    census.notes.insert(check, why);
            });
        });
    checks->addWidget(m_wrong);
    QVBoxLayout *history = addScrolledPage(*m_pane, tr("History"));
    m_history = new ui::Timeline;
    history->addWidget(m_history);
    return m_pane;
}

void FillPage::showEvent(QShowEvent *event)
{
    m_book->setWatch(CensusBook::Watch::Returns);
    QWidget::showEvent(event);
}

void FillPage::hideEvent(QHideEvent *event)
{
    m_form->commit();
    m_book->setWatch(CensusBook::Watch::Nothing);
    QWidget::hideEvent(event);
}

void FillPage::resizeEvent(QResizeEvent *event)
{
    m_pane->setFixedWidth(ui::theme().px(ui::isNarrow(this) ? kPaneNarrow : kPaneWide));
    QWidget::resizeEvent(event);
}

void FillPage::setSchool(const UnitCode &school)
{
    if (school == m_school)
        return;
    m_form->commit();
    m_school = school;
    m_row = kNoRow;
    m_section = 0;
    m_book->setUnit(school);
    Q_EMIT titleChanged();
}

QString FillPage::title() const
{
    const Register *stock = m_inventory.picture().inventory.get();
    const quint32 row = stock ? stock->schoolRow(m_school) : kNoRow;
    return row == kNoRow ? QString() : schoolName(*stock, row);
}

QString FillPage::refusal() const
{
    return m_book->refusal(CensusActKind::Submitted, m_school);
}

const UnitReturns *FillPage::returns() const
{
    return m_book->picture() ? &m_book->picture()->now->of(m_school) : nullptr;
}

void FillPage::refresh()
{
    if (!m_book->picture())
        return;
    const CensusPicture &picture = *m_book->picture();
    m_row = picture.inventory->schoolRow(m_school);
    if (m_row == kNoRow)
        return;
    const int year = picture.year();
    // What was just typed is newer than a picture that was begun before it was written.
    const Census *now = picture.inventory->census(m_school, year);
    const bool isOther = m_census.unit != m_school || m_census.year != year;
    if (isOther || (now && *now == m_census))
        m_hold = 0;
    else if (m_pending == 0 && m_hold > 0 && picture.inventory != m_seen)
        --m_hold;
    m_seen = picture.inventory;
    if (isOther || (m_pending == 0 && m_hold == 0))
        m_census
            = now ? *now : Census{.unit = m_school, .year = year, .date = censusDay(nullptr, year)};
    m_lastYear = figuresBefore(picture.basis(), m_school);
    keep();
    Q_EMIT titleChanged();
}

// What follows from the census as it is typed: seen at once, before anything is written.
void FillPage::keep()
{
    const CensusPicture &picture = *m_book->picture();
    const School &about = picture.inventory->schools()[m_row];
    Figures figures = picture.evaluation->units[m_row].figures;
    figures.hasCensus = true;
    for (size_t i = 0; i < kStages; ++i)
        figures.stages[i] = m_census.stages[i].value_or(StageCount());
    figures.displayClasses = std::min(figures.displayRooms, figures.classes());
    m_filled = inventory::filled(
        m_book->form(), about, figures, &m_census, picture.evaluation->set.definitions);
    m_findings = findingsIn(m_book->form(), m_filled,
        {.lastYear = m_lastYear,
            .date = censusDay(&m_census, m_census.year),
            .year = m_census.year,
            .today = m_inventory.today()},
        m_census.notes);
    showSections();
    showSection();
    showState();
}

void FillPage::showSections()
{
    std::vector<TableRow> rows;
    const ReturnForm &form = m_book->form();
    for (int i = 0; i < int(form.sections.size()); ++i) {
        const auto isHere = [&](const Finding &finding) {
            return !finding.isSettled() && !finding.at.isEmpty()
                && form.cells[size_t(form.cell(finding.at.front()))].section == i;
        };
        const qsizetype left = std::count_if(m_findings.begin(), m_findings.end(), isHere);
        const bool hasError
            = std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding &finding) {
                  return isHere(finding) && finding.severity == ReturnCheck::Severity::Error;
              });
        rows.push_back({.id = i,
            .cells = {form.sections[size_t(i)].title.text(),
                left == 0 ? QString() : QString::number(left)},
            .statusColumn = 0,
            .status = left == 0 ? ui::Status::Ok
                : hasError      ? ui::Status::Bad
                                : ui::Status::Warn});
    }
    m_rows->setRows(std::move(rows));
    if (m_sections->currentRow() != m_section)
        m_sections->setCurrentRow(m_section);
}

void FillPage::setSection(int section)
{
    if (section == m_section || m_row == kNoRow)
        return;
    m_form->commit();
    m_section = section;
    if (m_sections->currentRow() != section)
        m_sections->setCurrentRow(section);
    showSection();
    showState();
}

void FillPage::showSection()
{
    const ReturnForm &form = m_book->form();
    m_title->setText(form.sections[size_t(m_section)].title.text());
    const UnitReturns *all = returns();
    const StoredReturn *current = all ? all->current() : nullptr;
    const StoredAct *sentBack = current && current->state() == ReturnState::SentBack
        ? current->last(CensusActKind::SentBack)
        : nullptr;
    m_form->show({.form = &form,
        .section = m_section,
        .filled = m_filled,
        .lastYear = m_lastYear,
        .findings = m_findings,
        .remarks = sentBack ? sentBack->act.remarks : QMap<QString, QString>(),
        .school = m_row,
        .day = censusDay(&m_census, m_census.year),
        .isLocked = isLocked()});
    m_wrong->show(form, m_findings, m_section, isLocked());
}

void FillPage::showState()
{
    const ReturnForm &form = m_book->form();
    const UnitReturns &all = *returns();
    const CensusPicture &picture = *m_book->picture();
    const ReturnState state = stateOf(all, picture.inventory->census(m_school, picture.year()));
    m_state->setStatus(statusOf(state), wordOf(state));
    int complete = 0;
    for (int i = 0; i < int(form.sections.size()); ++i)
        complete += int(isComplete(form, m_findings, i));
    QStringList parts{tr("%1 of %2 pages done").arg(complete).arg(form.sections.size())};
    if (const QString left = picture.obstacle(m_findings); !left.isEmpty())
        parts.append(left);
    const StoredReturn *current = all.current();
    CensusReturn now = picture.snapshot(m_row);
    now.cells = m_filled.values;
    const bool isOther = current && now.cells != current->snapshot.cells;
    if (current && isOther)
        parts.append(tr("not as submitted"));
    const QString refused = refusal();
    if (!refused.isEmpty())
        parts.append(tr("only to read"));
    else if (!m_book->name().isEmpty())
        parts.append(tr("signs as %1").arg(m_book->name()));
    m_progress->setText(parts.join(QStringLiteral(" · ")));
    m_progress->setToolTip(refused.isEmpty() ? m_book->whoActs() : refused);
    m_who->setText(refused.isEmpty() ? m_book->whoActs() : refused);
    m_versions->setVisible(current != nullptr);
    m_lastYearButton->setVisible(!isLocked() && !lastYearOfPage().isEmpty());
    const int next = m_inventory.year() + 1;
    m_begin->setVisible(
        refused.isEmpty() && state == ReturnState::Accepted && next <= m_inventory.today().year());
    m_begin->setText(tr("Begin %1", "a census year").arg(next));
    m_takeBack->setVisible(refused.isEmpty() && state == ReturnState::Submitted);
    m_submit->setVisible(refused.isEmpty() && state != ReturnState::Accepted
        && (state != ReturnState::Submitted || isOther));
    m_submit->setText(current ? tr("Submit again") : tr("Submit"));
    m_history->setEvents(eventsOf(form, all));
    m_export->setReturn(picture, now, m_findings);
}

void FillPage::change(const std::function<void(Census &)> &work)
{
    if (m_row == kNoRow || isLocked())
        return;
    const Census *stored = m_book->picture()->inventory->census(m_school, m_census.year);
    const QJsonObject before = stored ? stored->toJson() : QJsonObject();
    constexpr int kHold = 2; // one that is under way, and the one after it
    work(m_census);
    keep();
    ++m_pending;
    m_hold = kHold;
    const auto task = m_inventory.edit(
        {{.id = documentId(m_census), .before = before, .after = m_census.toJson()}});
    whenDone(task, this, [this, name = title()](const Result<QList<Edit>> &undo) {
        --m_pending;
        if (undo)
            Q_EMIT edited(tr("The census of %1 is changed.").arg(name), *undo);
        else
            Q_EMIT failed(undo.error());
    });
}

// Of what is typed on this page and is not there yet.
QMap<QString, qint64> FillPage::lastYearOfPage() const
{
    QMap<QString, qint64> values;
    const ReturnForm &form = m_book->form();
    for (const int index : m_filled.cells) {
        const ReturnCell &cell = form.cells[size_t(index)];
        const auto before = m_lastYear.constFind(cell.id);
        if (int(cell.section) == m_section && cell.from == ReturnCell::From::Typed
            && !m_filled.value(cell.id) && before != m_lastYear.constEnd())
            values.insert(cell.id, *before);
    }
    return values;
}

void FillPage::takeLastYear()
{
    m_form->commit();
    const QMap<QString, qint64> values = lastYearOfPage();
    const ReturnForm &form = m_book->form();
    change([&](Census &census) {
        for (auto value = values.begin(); value != values.end(); ++value)
            setTyped(census, form.cells[size_t(form.cell(value.key()))], *value);
    });
    m_form->focusFirst();
}

void FillPage::goTo(const QString &cell)
{
    const int index = m_book->form().cell(cell);
    if (index < 0)
        return;
    setSection(m_book->form().cells[size_t(index)].section);
    m_form->focusCell(cell);
}

void FillPage::submit()
{
    m_form->commit();
    if (m_row == kNoRow)
        return;
    const auto open = std::find_if(m_findings.begin(), m_findings.end(),
        [](const Finding &finding) { return !finding.isSettled(); });
    if (open != m_findings.end()) {
        if (!open->at.isEmpty())
            goTo(open->at.front());
        Q_EMIT failed({Error::Kind::Invalid,
            tr("Before it can be submitted: %1. %2")
                .arg(m_book->picture()->obstacle(m_findings), open->text),
            {}});
        return;
    }
    if (!m_book->name().isEmpty()) {
        m_book->submit(m_school, m_filled.values, m_census.notes);
        return;
    }
    m_name->ask(m_book->proposedName(), [this](const QString &name) {
        m_book->setName(name);
        m_book->submit(m_school, m_filled.values, m_census.notes);
    });
}

void FillPage::takeBack()
{
    const UnitReturns *all = returns();
    if (!all || !all->current())
        return;
    m_book->decide({.kind = CensusActKind::TakenBack,
        .unit = m_school,
        .year = m_book->picture()->year(),
        .ofReturn = all->current()->hash,
        .remark = {}});
}

} // namespace hz::console

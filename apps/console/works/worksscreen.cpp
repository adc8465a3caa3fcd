#include "works/worksscreen.h"

#include "reports/reportpages.h"
#include "window/recordeditor.h"
#include "window/standing.h"
#include "window/tablefile.h"
#include "works/listsource.h"
#include "works/tasktimeline.h"
#include "works/worksbringing.h"
#include "works/worksdesk.h"
#include "works/workspane.h"
#include "works/worksprint.h"

#include <hz/core/setting.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

const std::array<Setting<QString>, kWorksParts> kColumnStates{
    {{"console/taskColumns", {}}, {"console/shareColumns", {}}, {"console/spendingColumns", {}},
        {"console/trainingColumns", {}}, {"console/ledgerColumns", {}}}};

// At scale 1.
constexpr double kFacets = 200, kFacetsNarrow = 168, kPane = 420, kPaneNarrow = 340;

const sheet::ReadLimits kLimits{.maxFileBytes = 32 << 20, .maxRows = 100'000, .maxColumns = 200};

QString entriesText(int count)
{
    return WorksScreen::tr("%Ln entry(-ies)", nullptr, count);
}

QString goText(WorksPart part)
{
    switch (part) {
    case WorksPart::Tasks:
        return WorksScreen::tr("Report progress");
    case WorksPart::Shares:
        return WorksScreen::tr("Public funds");
    case WorksPart::Spending:
        return WorksScreen::tr("Enter spending");
    case WorksPart::Training:
        return WorksScreen::tr("Enter training");
    case WorksPart::Ledgers:
        break;
    }
    return WorksScreen::tr("Enter in the register");
}

// One kind of sheet for each part.
Result<RecordPlan> planImport(WorksPart part, const std::vector<ImportTable> &tables,
    const WorksBook &book, const Register &stock, const UnitCode &own, int year, const Deed &deed,
    TaskControl &task)
{
    RecordPlan plan;
    std::optional<Error> unusable;
    bool isAny = false;
    for (const ImportTable &table : tables) {
        const Result<WorksImport> import
            = planWorksImport(part, table, book, stock, own, year, deed, task);
        if (!import && import.error().kind != Error::Kind::Invalid)
            return Failure(import.error());
        if (!import) {
            unusable = unusable.value_or(import.error());
            continue; // a sheet of notes beside the list
        }
        isAny = true;
        plan.edits += import->edits;
        plan.problems += import->problems;
        plan.changed += import->added;
        plan.unchanged += import->same;
        if (import->people > 0)
            plan.lines.push_back({WorksScreen::tr("New people"), {},
                WorksScreen::tr("%Ln of them", nullptr, import->people), import->people});
        if (import->refused > import->problems.size())
            plan.problems.append(WorksScreen::tr(
                "… and %Ln more rows", nullptr, import->refused - int(import->problems.size())));
    }
    if (!isAny && unusable)
        return Failure(*unusable);
    return plan;
}

} // namespace

struct WorksScreen::Shown {
    std::shared_ptr<const WorksBook> book;
    std::shared_ptr<const Listing> listing;
    WorksArea area;
    ListAnswer answer;
};

WorksScreen::WorksScreen(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    ui::ToastHost &toasts, Undoing &undoing, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_commands(commands)
    , m_toasts(toasts)
    , m_desk(new WorksDesk(inventory, window, toasts, undoing))
    , m_importer(new RecordEditor(inventory, entriesText, window, toasts, undoing))
    , m_source(new ListSource(this))
{
    buildUi();
    addCommands();
    connect(&inventory, &Inventory::pictureChanged, this, &WorksScreen::takePicture);
    takePicture();
}

void WorksScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &WorksScreen::tick);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Tasks and money"));
    m_table->setSelectable(false);
    panes->addWidget(m_table, 1);
    m_timeline = new TaskTimeline;
    m_timeline->hide();
    panes->addWidget(m_timeline, 1);
    connect(m_timeline, &TaskTimeline::chosen, m_table, &ui::TableView::setCurrentRow);
    connect(m_table, &ui::TableView::currentChanged, this, &WorksScreen::showCurrent);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int by, Qt::SortOrder order) {
        change([&](ListQuery &asked) {
            asked.sortBy = by;
            asked.isDescending = order == Qt::DescendingOrder;
        });
    });
    connect(m_table, &ui::TableView::activated, this, [this] {
        if (canEdit())
            edit();
    });
    m_pane = new WorksPane(m_inventory.database().blobs());
    panes->addWidget(m_pane);
    connect(m_pane, &WorksPane::asked, this, &WorksScreen::asked);
    connect(m_pane, &WorksPane::failed, m_desk, &WorksDesk::tell);
    m_change = new QPushButton;
    m_change->setObjectName(QStringLiteral("worksChange"));
    m_pane->pane().foot()->addWidget(m_change, 1);
    connect(m_change, &QPushButton::clicked, this, &WorksScreen::edit);
    m_remove = new QPushButton(tr("Take away"));
    m_remove->setObjectName(QStringLiteral("worksRemove"));
    m_pane->pane().foot()->addWidget(m_remove);
    connect(m_remove, &QPushButton::clicked, this, &WorksScreen::remove);
    m_none = new ui::EmptyState(ui::IconName::FileText, tr("Nothing has been entered yet"),
        tr("Enter the first by hand, or paste or import rows of a spreadsheet."), tr("Enter"),
        m_table);
    connect(m_none, &ui::EmptyState::acted, this, &WorksScreen::add);
    m_noneFits = new ui::EmptyState(ui::IconName::Search, tr("Nothing fits"),
        tr("Take away a filter, or look for less."), tr("Clear the filters"), m_table);
    connect(m_noneFits, &ui::EmptyState::acted, this,
        [this] { change([](ListQuery &asked) { asked = {.sortBy = asked.sortBy}; }); });
    m_none->hide();
    m_noneFits->hide();
    m_progress = new ui::ProgressPanel(this);
}

QWidget *WorksScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    std::vector<ui::Segmented::Choice> choices;
    for (size_t i = 0; i < kWorksParts; ++i)
        choices.push_back({titleOf(WorksPart(i))});
    m_parts = new ui::Segmented(tr("What is looked at"), choices);
    tools->row()->addWidget(m_parts);
    connect(m_parts, &ui::Segmented::chosenChanged, this, [this](int which) {
        const auto part = WorksPart(which);
        if (part == m_part)
            return; // shown already: going there once more would be a step of the way back
        m_parts->setChosen(int(m_part)); // as it is when one comes back
        Q_EMIT asked(WorksAt{part, m_queries[size_t(part)]});
    });
    m_look = new ui::Segmented(tr("How tasks are shown"), {{tr("List")}, {tr("Timeline")}});
    m_look->setObjectName(QStringLiteral("worksLook"));
    connect(m_look, &ui::Segmented::chosenChanged, this, &WorksScreen::showLook);
    tools->row()->addWidget(m_look);
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    tools->row()->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this,
        [this](const QString &text) { change([&text](ListQuery &asked) { asked.words = text; }); });
    connect(m_filter, &ui::FilterField::removed, this, [this](const QString &group) {
        change([&group](ListQuery &asked) { asked.ticks.remove(group); });
    });
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        change([](ListQuery &asked) {
            asked = {.sortBy = asked.sortBy, .isDescending = asked.isDescending};
        });
    });
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    const auto addButton = [tools](const QString &text, ui::IconName icon) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        tools->row()->addWidget(button);
        return button;
    };
    m_import = addButton(tr("Import"), ui::IconName::FileDown);
    connect(m_import, &QPushButton::clicked, this, &WorksScreen::askImport);
    connect(addButton(tr("Export"), ui::IconName::ExternalLink), &QPushButton::clicked, this,
        &WorksScreen::askExport);
    m_go = addButton({}, ui::IconName::Plus);
    m_go->setObjectName(QStringLiteral("worksGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    connect(m_go, &QPushButton::clicked, this, &WorksScreen::add);
    return tools;
}

void WorksScreen::addCommand(const char *id, const QString &text, ui::IconName icon,
    const QKeySequence &key, void (WorksScreen::*run)(), bool (WorksScreen::*can)() const)
{
    m_commands.add({.id = QLatin1StringView(id),
        .text = text,
        .icon = icon,
        .keys = {key},
        .run = [this, run] { (this->*run)(); },
        .isEnabled = [this, can] { return isVisible() && (this->*can)(); }});
}

void WorksScreen::addCommands()
{
    m_commands.nameGroup({QStringLiteral("works")}, tr("Tasks and money"));
    addCommand("works.filter", tr("Filter the list"), ui::IconName::Search, QKeySequence::Find,
        &WorksScreen::focusFilter, &WorksScreen::isHere);
    addCommand("works.add", tr("Enter something new"), ui::IconName::Plus, QKeySequence::New,
        &WorksScreen::add, &WorksScreen::canAdd);
    addCommand("works.edit", tr("Change what is looked at"), ui::IconName::Pen,
        Qt::CTRL | Qt::Key_Return, &WorksScreen::edit, &WorksScreen::canEdit);
    addCommand("works.remove", tr("Take the entry away"), ui::IconName::Trash, QKeySequence::Delete,
        &WorksScreen::remove, &WorksScreen::canRemove);
    addCommand("works.import", tr("Import rows of a spreadsheet"), ui::IconName::FileDown,
        Qt::CTRL | Qt::Key_I, &WorksScreen::askImport, &WorksScreen::canImport);
    addCommand("works.paste", tr("Paste rows of a spreadsheet"), ui::IconName::Copy,
        QKeySequence::Paste, &WorksScreen::paste, &WorksScreen::canImport);
    addCommand("works.export", tr("Export"), ui::IconName::ExternalLink, Qt::CTRL | Qt::Key_E,
        &WorksScreen::askExport, &WorksScreen::isHere);
}

void WorksScreen::place()
{
    const bool isNarrow = ui::isNarrow(this);
    m_facets->setFixedWidth(ui::theme().px(isNarrow ? kFacetsNarrow : kFacets));
    m_pane->setFixedWidth(ui::theme().px(isNarrow ? kPaneNarrow : kPane));
    const int header = m_table->header()->height();
    for (QWidget *empty : {m_none, m_noneFits})
        empty->setGeometry(m_table->rect().adjusted(1, header, -1, -1));
}

void WorksScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void WorksScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    look(); // nothing is read while nobody looks
    m_commands.refresh();
}

void WorksScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    keepColumns();
    m_commands.refresh();
}

void WorksScreen::keepColumns()
{
    if (m_shownPart)
        m_settings.setValue(kColumnStates[size_t(*m_shownPart)],
            QString::fromLatin1(m_table->columnState().toBase64()));
}

// ---------------------------------------------------------------- what is asked and found

QString WorksScreen::title() const
{
    return titleOf(m_part);
}

void WorksScreen::setOwn(const UnitCode &unit)
{
    if (unit == m_own)
        return;
    m_own = unit;
    m_listing.reset();
    look();
}

void WorksScreen::show(const WorksAt &where)
{
    if (where.query != m_queries[size_t(where.part)]) {
        m_queries[size_t(where.part)] = where.query;
        m_isAsked[size_t(where.part)] = true;
    }
    if (where.part != m_part) {
        keepColumns();
        m_part = where.part;
        m_listing.reset();
    }
    m_parts->setChosen(int(m_part));
    look();
    Q_EMIT titleChanged();
}

void WorksScreen::change(const std::function<void(ListQuery &)> &change)
{
    ListQuery asked = query();
    change(asked);
    if (asked == query())
        return;
    query() = asked;
    m_isAsked[size_t(m_part)] = true;
    look();
}

void WorksScreen::takePicture()
{
    m_book.reset();
    m_listing.reset();
    look();
}

WorksSource WorksScreen::worksSource() const
{
    return {m_picture.inventory, m_picture.evaluation, m_book, m_inventory.today(), m_own};
}

void WorksScreen::look()
{
    if (m_running)
        m_running->stop = true;
    m_running.reset();
    const Picture picture = m_inventory.picture();
    if (!picture.inventory || !picture.evaluation || !isVisible())
        return;
    // The plan is looked at as a whole until somebody asks for a county.
    const Unit *prefecture = picture.inventory->prefecture();
    if (m_part == WorksPart::Tasks && !m_isAsked[size_t(m_part)] && prefecture && m_own.isEmpty())
        query().ticks[QStringLiteral("unit")] = {prefecture->code.text()};
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()), book = m_book,
                          listing = m_listing, part = m_part, asked = query(),
                          source = WorksSource{picture.inventory, picture.evaluation, m_book,
                              m_inventory.today(), m_own}](TaskControl &control) -> Result<Shown> {
              Shown shown{.book = book, .listing = listing, .area = {}, .answer = {}};
              if (!shown.book) {
                  HZ_TRY(const auto read, database.read());
                  HZ_TRY(shown.book, WorksBook::load(*read, control));
              }
              WorksSource now = source;
              now.book = shown.book;
              if (!shown.listing) {
                  HZ_TRY(Listing made, listingOf(part, now, control));
                  shown.listing = std::make_shared<const Listing>(std::move(made));
              }
              // A county that is ticked alone is judged by itself.
              const QStringList counties = asked.ticks.value(QStringLiteral("county"));
              if (now.own.isEmpty() && counties.size() == 1)
                  now.own = UnitCode(counties.front());
              shown.area = areaOf(part, now);
              HZ_TRY(shown.answer, answerOf(*shown.listing, asked, control));
              return shown;
          });
    m_running = task.state;
    whenDone(task, this, [this, state = task.state, picture](const Result<Shown> &shown) {
        if (m_running != state)
            return; // another question was asked since
        m_running.reset();
        if (!shown) {
            m_desk->tell(shown.error());
            return;
        }
        m_picture = picture;
        m_book = shown->book;
        m_listing = shown->listing;
        m_area = shown->area;
        show(*shown);
    });
}

void WorksScreen::show(const Shown &shown)
{
    const std::optional<int> before = m_table->currentRow();
    const QString key = before && m_source->listing() ? m_source->at(*before).key : QString();
    // Other columns are another source to the table.
    const bool isOther = !m_source->listing()
        || m_source->listing()->columns.front().id != shown.listing->columns.front().id
        || m_source->listing()->columns.size() != shown.listing->columns.size()
        || m_source->listing()->columns[1].title != shown.listing->columns[1].title;
    if (isOther)
        m_table->setSource(nullptr);
    m_source->show(shown.listing, shown.answer.rows);
    if (isOther) {
        m_table->setSource(m_source);
        m_shownPart = m_part;
        m_table->setColumnState(
            QByteArray::fromBase64(m_settings.value(kColumnStates[size_t(m_part)]).toLatin1()));
    }
    std::vector<ui::FacetGroup> groups;
    for (size_t i = 0; i < shown.listing->groups.size(); ++i) {
        const ListGroup &group = shown.listing->groups[i];
        const QStringList ticked = query().ticks.value(group.id);
        ui::FacetGroup &facet
            = groups.emplace_back(ui::FacetGroup{.id = group.id, .title = group.title, .shown = 9});
        for (size_t value = 0; value < group.values.size(); ++value)
            facet.values.push_back({.id = group.values[value].id,
                .text = group.values[value].text,
                .count = shown.answer.counts[i][value],
                .glyph = group.values[value].glyph,
                .isChecked = ticked.contains(group.values[value].id)});
    }
    m_facets->setGroups(groups);
    if (m_part == WorksPart::Tasks)
        m_timeline->setBars(barsOf(*shown.listing, shown.answer.rows), m_inventory.today());
    m_count->setText(tr("%Ln row(s)", nullptr, m_source->rowCount()));
    showQuery();
    if (const std::optional<int> row = m_source->rowWith(key))
        m_table->setCurrentRow(*row);
    else if (m_source->rowCount() > 0)
        m_table->setCurrentRow(0);
    showCurrent();
    showEmpty();
}

// What says that there is nothing lies over the table.
void WorksScreen::showLook()
{
    const bool hasTasks = m_part == WorksPart::Tasks;
    const bool isTimeline = hasTasks && m_look->chosen() == 1 && m_source->rowCount() > 0;
    m_look->setVisible(hasTasks);
    m_timeline->setVisible(isTimeline);
    m_table->setVisible(!isTimeline);
}

void WorksScreen::showEmpty()
{
    showLook();
    const bool isEmpty = m_source->rowCount() == 0;
    const bool isNothing = m_listing->rows.empty();
    m_none->setVisible(isEmpty && isNothing);
    m_noneFits->setVisible(isEmpty && !isNothing);
    m_none->raise();
    m_noneFits->raise();
    place();
}

void WorksScreen::showQuery()
{
    const ListQuery &asked = query();
    if (m_filter->text() != asked.words)
        m_filter->setText(asked.words);
    m_table->setSorted(asked.sortBy, asked.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    std::vector<ui::FilterChip> chips;
    for (const ListGroup &group : m_listing->groups) {
        const QStringList ticked = asked.ticks.value(group.id);
        QStringList texts;
        for (const ListValue &value : group.values)
            if (ticked.contains(value.id))
                texts.append(value.text);
        if (!texts.isEmpty())
            chips.push_back({group.id, texts.join(tr(", ", "between what is listed"))});
    }
    m_filter->setChips(chips);
}

const ListRow *WorksScreen::current() const
{
    const std::optional<int> row = m_table->currentRow();
    return row && m_source->listing() && *row < m_source->rowCount() ? &m_source->at(*row)
                                                                     : nullptr;
}

void WorksScreen::showCurrent()
{
    m_timeline->setCurrent(m_table->currentRow());
    if (!m_listing || !m_book)
        return;
    const ListRow *row = current();
    const WorksSource source = worksSource();
    m_pane->show(m_part, row ? aboutOf(m_part, source, row->key) : WorksAbout(), m_area);
    showVerbs();
}

void WorksScreen::showVerbs()
{
    m_go->setText(goText(m_part));
    m_go->setEnabled(canAdd());
    m_import->setVisible(canImport());
    m_change->setText(m_part == WorksPart::Training ? tr("Enter training") : tr("Change"));
    m_change->setVisible(canEdit() && m_part != WorksPart::Tasks && m_part != WorksPart::Shares);
    m_remove->setVisible(canRemove());
    m_remove->setText(m_part == WorksPart::Training ? tr("Person") : tr("Take away"));
    m_commands.refresh();
}

void WorksScreen::tick(const QString &group, const QString &value, bool isChecked)
{
    change([&](ListQuery &asked) {
        QStringList &ticked = asked.ticks[group];
        ticked.removeAll(value);
        if (isChecked)
            ticked.append(value);
        if (ticked.isEmpty())
            asked.ticks.remove(group);
    });
}

// ---------------------------------------------------------------- what is done

bool WorksScreen::canAdd() const
{
    if (!m_book || !m_listing)
        return false;
    return m_part != WorksPart::Tasks || canEdit();
}

bool WorksScreen::canEdit() const
{
    const ListRow *row = current();
    if (!row || !m_book)
        return false;
    if (m_part != WorksPart::Tasks)
        return true;
    const std::optional<TaskRow> task = taskRowOf(worksSource(), row->key);
    return task && task->isOwn; // others report theirs
}

bool WorksScreen::canRemove() const
{
    return m_book && current() && m_part != WorksPart::Tasks && m_part != WorksPart::Shares;
}

bool WorksScreen::canImport() const
{
    return m_part != WorksPart::Tasks;
}

void WorksScreen::add()
{
    if (!canAdd())
        return;
    const int year = m_inventory.year() != 0 ? m_inventory.year() : m_inventory.today().year();
    switch (m_part) {
    case WorksPart::Tasks:
        edit();
        break;
    case WorksPart::Shares:
        askFunds();
        break;
    case WorksPart::Spending:
        m_desk->askSpending({.unit = m_own,
            .year = year,
            .day = m_inventory.today(),
            .line = BudgetLine::Purchase});
        break;
    case WorksPart::Training:
        m_desk->askTraining({.unit = m_own});
        break;
    case WorksPart::Ledgers: {
        const QStringList kinds = query().ticks.value(QStringLiteral("kind"));
        m_desk->askLedgerEntry({.kind = kinds.isEmpty() ? ledgerKinds().front().id : kinds.front(),
            .unit = m_own,
            .year = year,
            .day = m_inventory.today()});
        break;
    }
    }
}

void WorksScreen::askFunds()
{
    const ListRow *row = current();
    PublicFunds funds{.unit = row ? UnitCode(row->key) : m_own,
        .year = m_picture.evaluation->year != 0 ? m_picture.evaluation->year
                                                : m_inventory.today().year()};
    const auto known = std::ranges::find_if(m_book->funds, [&funds](const PublicFunds &each) {
        return each.unit == funds.unit && each.year == funds.year;
    });
    if (known != m_book->funds.end())
        funds = *known;
    m_desk->askFunds(funds);
}

void WorksScreen::edit()
{
    if (!canEdit())
        return;
    const QString key = current()->key;
    const QString id = key.section(u':', 1);
    switch (m_part) {
    case WorksPart::Tasks:
        m_desk->askReport(*taskRowOf(worksSource(), key));
        break;
    case WorksPart::Shares:
        askFunds();
        break;
    case WorksPart::Spending:
        m_desk->askSpending(*std::ranges::find(m_book->spending, SpendingId(id), &Spending::id));
        break;
    case WorksPart::Training:
        m_desk->askTraining(*std::ranges::find(m_book->trainees, TraineeId(id), &Trainee::id));
        break;
    case WorksPart::Ledgers:
        m_desk->askLedgerEntry(*std::ranges::find(m_book->ledger, LedgerId(id), &LedgerEntry::id));
        break;
    }
}

// A person is not taken away: who has left is not counted any more, and can come back.
void WorksScreen::remove()
{
    if (!canRemove())
        return;
    const QString key = current()->key;
    if (m_part == WorksPart::Training)
        m_desk->askPerson(
            *std::ranges::find(m_book->trainees, TraineeId(key.section(u':', 1)), &Trainee::id));
    else
        m_desk->remove(key);
}

void WorksScreen::focusFilter()
{
    m_filter->field()->setFocus(Qt::ShortcutFocusReason);
}

// ---------------------------------------------------------------- in and out

void WorksScreen::bringIn(const QString &title,
    const std::function<Result<std::vector<ImportTable>>(TaskControl &)> &read)
{
    m_importer->begin(title,
        [&database = std::as_const(m_inventory.database()), read, part = m_part, own = m_own,
            year = m_inventory.year(),
            deed = m_desk->deed()](const Register &stock, TaskControl &task) -> Result<RecordPlan> {
            HZ_TRY(const std::vector<ImportTable> tables, read(task));
            HZ_TRY(const auto transaction, database.read());
            HZ_TRY(const auto book, WorksBook::load(*transaction, task));
            return planImport(part, tables, *book, stock, own, year, deed, task);
        });
}

void WorksScreen::importFile(const QString &path)
{
    bringIn(tr("Import “%1”").arg(QFileInfo(path).fileName()),
        [path](TaskControl &task) { return readImportTables(path, kLimits, task); });
}

void WorksScreen::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (!text.isEmpty())
        bringIn(tr("Pasted rows"), [text, name = tr("clipboard")](TaskControl &task) {
            // Spreadsheets part copied cells by tabs, whatever is in them.
            return readImportTables("sep=\t\n" + text.toUtf8(), name, kLimits, task);
        });
}

void WorksScreen::askImport()
{
    auto *dialog = new QFileDialog(window(), tr("Import rows of a spreadsheet"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Spreadsheets (*.xlsx *.csv *.tsv *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &WorksScreen::importFile);
    dialog->open();
}

void WorksScreen::askExport()
{
    if (m_source->rowCount() > 0)
        askTableFile(
            this, tr("Export"), title(), [this](const QString &path) { exportTo(path); },
            TableFiles::WithPdf);
}

void WorksScreen::exportTo(const QString &path)
{
    const PaperLook look;
    const auto task = m_tasks.run([path, look, listing = m_listing, rows = m_source->rows(),
                                      name = title(), note = dayText(m_inventory.today())](
                                      TaskControl &control) -> Result<int> {
        if (path.endsWith(u".pdf", Qt::CaseInsensitive)) {
            HZ_TRY(const std::vector<PaperPage> pages, layOut(*listing, rows, name, note, look));
            HZ_CHECK(writePages(path, pages, name, control));
        } else {
            HZ_CHECK(writeTable(path, tableOf(*listing, rows, name), control));
        }
        return int(rows.size());
    });
    m_progress->follow(task, tr("Export"));
    whenDone(task, this, [this, path](const Result<int> &done) {
        if (done)
            m_toasts.show(
                {.text = tr("%1 in “%2”.", "how many rows, the file")
                             .arg(tr("%Ln row(s)", nullptr, *done), QFileInfo(path).fileName())});
        else
            m_desk->tell(done.error());
    });
}

} // namespace hz::console

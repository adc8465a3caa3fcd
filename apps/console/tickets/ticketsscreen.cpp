#include "tickets/ticketsscreen.h"

#include "tickets/servicedesk.h"
#include "tickets/stepsheet.h"
#include "tickets/ticketpane.h"
#include "tickets/ticketsource.h"
#include "window/tablefile.h"

#include <hz/core/setting.h>
#include <hz/inventory/planreasons.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kFacets = 212, kFacetsNarrow = 168, kPane = 368, kPaneNarrow = 312;

inline const Setting<QString> kColumnState{"console/ticketColumns", {}};

const QString kOverdue = QStringLiteral("overdue");
const QString kStates = QStringLiteral("state");
const QString kFaults = QStringLiteral("fault");
const QString kCounties = QStringLiteral("county");
const QString kSchools = QStringLiteral("school");
const QString kDevice = QStringLiteral("device");
const QString kRoom = QStringLiteral("room");

struct Found {
    std::shared_ptr<const TicketBook> book;
    TicketList list;
};

QString countText(int count, const QString &one, const QString &several)
{
    return count == 1 ? one : several;
}

} // namespace

TicketsScreen::TicketsScreen(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    ServiceDesk &desk, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_commands(commands)
    , m_desk(desk)
    , m_toasts(toasts)
    , m_source(new TicketSource(this))
    , m_stepSheet(new StepSheet(inventory.database().blobs(), window))
{
    buildUi();
    addCommands();
    connect(m_stepSheet, &StepSheet::stepped, &desk, &ServiceDesk::step);
    connect(&desk, &ServiceDesk::reported, this, [this](const TicketId &id) { m_wanted = id; });
    connect(&inventory, &Inventory::pictureChanged, this, &TicketsScreen::takePicture);
    takePicture();
}

void TicketsScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &TicketsScreen::tick);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Faults"));
    m_table->setSelectable(false);
    m_table->setSource(m_source);
    m_table->setColumnState(QByteArray::fromBase64(m_settings.value(kColumnState).toLatin1()));
    panes->addWidget(m_table, 1);
    connect(m_table, &ui::TableView::currentChanged, this, &TicketsScreen::showCurrent);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int by, Qt::SortOrder order) {
        change([&](TicketQuery &query) {
            query.sortBy = TicketColumn(by);
            query.isDescending = order == Qt::DescendingOrder;
        });
    });
    connect(m_table, &ui::TableView::activated, this, [this](int row) {
        if (const quint32 device = m_source->ticket(row).device; device != kNoRow)
            Q_EMIT asked(
                DeviceAt{m_book->inventory()->idOf(m_book->inventory()->devices()[device])});
    });
    m_pane = new TicketPane(m_inventory, m_desk, *m_stepSheet);
    panes->addWidget(m_pane);
    connect(m_pane, &TicketPane::deviceAsked, this,
        [this](const DeviceId &device) { Q_EMIT asked(DeviceAt{device}); });
    connect(m_pane, &TicketPane::shown, &m_commands, &ui::ActionRegistry::refresh);
    m_empty = new ui::EmptyState(ui::IconName::Wrench, tr("No fault is listed"),
        tr("Nothing is broken, or a filter hides it."), tr("Clear the filters"), m_table);
    m_empty->hide();
    connect(m_empty, &ui::EmptyState::acted, this, [this] {
        m_filter->setText({});
        Q_EMIT m_filter->cleared();
    });
    m_progress = new ui::ProgressPanel(this);
}

QWidget *TicketsScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_parts = new ui::Segmented(
        tr("What is looked at"), {{tr("Faults")}, {tr("Inspections", "of rooms and networks")}});
    tools->row()->addWidget(m_parts);
    connect(m_parts, &ui::Segmented::chosenChanged, this, [this](int which) {
        if (which == 0)
            return;
        m_parts->setChosen(0); // as it is when one comes back
        Q_EMIT asked(InspectionsOf{
            InspectionQuery{.counties = m_query.counties, .schools = m_query.schools}});
    });
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    tools->row()->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this, [this](const QString &text) {
        change([&text](TicketQuery &query) { query.words = text; });
    });
    connect(m_filter, &ui::FilterField::removed, this, &TicketsScreen::removeChip);
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        change([](TicketQuery &query) {
            query = {.sortBy = query.sortBy, .isDescending = query.isDescending};
        });
    });
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    const auto add = [tools](const QString &text, ui::IconName icon) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        tools->row()->addWidget(button);
        return button;
    };
    QPushButton *columns = add(tr("Columns"), ui::IconName::Columns);
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_table->fillColumnMenu(menu);
        menu->popup(columns->mapToGlobal(QPoint(0, columns->height())));
    });
    connect(add(tr("Export"), ui::IconName::ExternalLink), &QPushButton::clicked, this,
        &TicketsScreen::askExport);
    QPushButton *report = add(tr("Report a fault"), ui::IconName::Plus);
    report->setObjectName(QStringLiteral("reportFault"));
    ui::setButtonRole(report, ui::ButtonRole::Primary);
    connect(report, &QPushButton::clicked, this, &TicketsScreen::reportAsked);
    return tools;
}

void TicketsScreen::addStepCommand(const char *id, TicketStepKind kind, const QKeySequence &key)
{
    m_commands.add({.id = QStringLiteral("tickets.") + QLatin1StringView(id),
        .text = wordOf(kind),
        .icon = ui::IconName::Wrench,
        .keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key},
        .run = [this, kind] { m_pane->step(kind); },
        .isEnabled = [this, kind] { return isVisible() && m_pane->canStep(kind); }});
}

void TicketsScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    m_commands.nameGroup({QStringLiteral("tickets")}, tr("Faults"));
    m_commands.add({.id = QStringLiteral("tickets.filter"),
        .text = tr("Filter faults"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("tickets.new"),
        .text = tr("Report a fault"),
        .icon = ui::IconName::Plus,
        .keys = {QKeySequence::New},
        .run = [this] { Q_EMIT reportAsked(); },
        .isEnabled = isHere});
    addStepCommand("accept", TicketStepKind::Accept, Qt::CTRL | Qt::Key_Return);
    addStepCommand("repair", TicketStepKind::Repair, Qt::CTRL | Qt::Key_R);
    addStepCommand("wait", TicketStepKind::Wait, {});
    addStepCommand("finish", TicketStepKind::Finish, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    addStepCommand("close", TicketStepKind::Close, {});
    addStepCommand("reopen", TicketStepKind::Reopen, {});
    addStepCommand("note", TicketStepKind::Note, {});
    m_commands.add({.id = QStringLiteral("tickets.copy"),
        .text = tr("Copy"),
        .icon = ui::IconName::Copy,
        .keys = {QKeySequence::Copy},
        .run = [this] { QApplication::clipboard()->setText(m_table->copied()); },
        .isEnabled = [this] { return isVisible() && m_table->currentRow(); }});
    m_commands.add({.id = QStringLiteral("tickets.export"),
        .text = tr("Export"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = isHere});
}

void TicketsScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int facets = look.px(narrow ? kFacetsNarrow : kFacets);
    const int least = look.px(ui::Measure::DeskMiddleMin);
    m_facets->setFixedWidth(facets);
    const int pane = look.px(narrow ? kPaneNarrow : kPane);
    m_pane->setFixedWidth(pane);
    // Where there is no room for three, one can do without the filters rather than the record.
    m_facets->setVisible(width() - pane - facets >= least);
    m_pane->setVisible(width() - pane >= least);
    const int header = m_table->header()->height();
    m_empty->setGeometry(m_table->rect().adjusted(1, header, -1, -1));
}

void TicketsScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void TicketsScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    look(); // nothing is read while nobody looks
    m_commands.refresh();
}

void TicketsScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_settings.setValue(kColumnState, QString::fromLatin1(m_table->columnState().toBase64()));
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is asked and found

void TicketsScreen::setQuery(const TicketQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    showQuery();
    look();
}

void TicketsScreen::showTicket(const TicketId &ticket)
{
    m_wanted = ticket;
    setQuery({});
    if (m_book)
        look();
}

void TicketsScreen::change(const std::function<void(TicketQuery &)> &change)
{
    TicketQuery query = m_query;
    change(query);
    setQuery(query);
}

void TicketsScreen::takePicture()
{
    const std::shared_ptr<const Register> &now = m_inventory.picture().inventory;
    if (!now)
        return;
    m_stock = now;
    m_book.reset(); // tickets change without the register, too
    showQuery();
    look();
}

void TicketsScreen::look()
{
    if (m_running)
        m_running->stop = true;
    m_running.reset();
    if (!m_stock || !isVisible())
        return;
    const auto task = m_tasks.run(
        [&database = std::as_const(m_inventory.database()), known = m_book, stock = m_stock,
            query = m_query, today = m_inventory.today()](TaskControl &control) -> Result<Found> {
            Found found{.book = known, .list = {}};
            if (!known) {
                HZ_TRY(const auto read, database.read());
                HZ_TRY(found.book, TicketBook::load(*read, stock, control));
            }
            HZ_TRY(found.list, found.book->list(query, today, control));
            return found;
        });
    m_running = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Found> &found) {
        if (m_running != state)
            return; // another question was asked since
        m_running.reset();
        if (!found) {
            m_desk.tell(found.error());
            return;
        }
        m_book = found->book;
        show(found->list);
    });
}

void TicketsScreen::show(const TicketList &list)
{
    const Register &stock = *m_book->inventory();
    m_source->show(m_book, list.rows, m_inventory.today());
    m_count->setText(tr("%Ln fault(s)", nullptr, int(list.rows.size())));
    ui::FacetGroup overdue{.id = kOverdue, .title = tr("Time")};
    overdue.values.push_back({.id = kOverdue,
        .text = tr("Overdue"),
        .count = list.overdue,
        .glyph = ui::Status::Bad,
        .isChecked = m_query.onlyOverdue});
    ui::FacetGroup states{.id = kStates, .title = tr("State")};
    for (size_t i = 0; i < kTicketStates; ++i)
        states.values.push_back({.id = nameOf(TicketState(i)),
            .text = wordOf(TicketState(i)),
            .count = list.states[i],
            .glyph = statusOf(TicketState(i)),
            .isChecked = (m_query.states >> i & 1) != 0});
    ui::FacetGroup faults{.id = kFaults, .title = tr("Fault")};
    for (size_t i = 0; i < faultKinds().size(); ++i)
        faults.values.push_back({.id = faultKinds()[i].id,
            .text = faultKinds()[i].title.text(),
            .count = list.faults[i],
            .isChecked = (m_query.faults >> i & 1) != 0});
    ui::FacetGroup counties{.id = kCounties, .title = tr("County")};
    for (quint32 i = 0; i < stock.units().size(); ++i)
        if (stock.units()[i].level == UnitLevel::County)
            counties.values.push_back({.id = stock.units()[i].code.text(),
                .text = stock.units()[i].name,
                .count = list.counties[i],
                .isChecked = std::ranges::find(m_query.counties, stock.units()[i].code)
                    != m_query.counties.end()});
    m_facets->setGroups({overdue, states, faults, counties});
    if (!m_wanted.isEmpty())
        if (const std::optional<int> row = m_source->rowOfTicket(m_wanted)) {
            m_wanted = {};
            m_table->setCurrentRow(*row);
            m_table->scrollToRow(*row);
        }
    if (!m_table->currentRow() && !list.rows.empty())
        m_table->setCurrentRow(0);
    showCurrent();
    m_empty->setVisible(list.rows.empty());
    m_empty->raise();
}

void TicketsScreen::showCurrent()
{
    const std::optional<int> row = m_table->currentRow();
    m_pane->show(row ? m_source->ticket(*row).id : TicketId());
    m_commands.refresh();
}

void TicketsScreen::showQuery()
{
    if (m_filter->text() != m_query.words)
        m_filter->setText(m_query.words);
    m_table->setSorted(
        int(m_query.sortBy), m_query.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (!m_stock)
        return;
    std::vector<ui::FilterChip> chips;
    if (!m_query.device.isEmpty())
        chips.push_back({kDevice, tr("One machine")});
    if (!m_query.room.isEmpty())
        chips.push_back({kRoom, tr("One room")});
    const int schools = int(m_query.schools.size());
    if (schools > 0) {
        const quint32 row = m_stock->schoolRow(m_query.schools.front());
        chips.push_back({kSchools,
            countText(schools,
                tr("School: %1")
                    .arg(
                        row == kNoRow ? m_query.schools.front().text() : schoolName(*m_stock, row)),
                tr("%n school(s)", nullptr, schools))});
    }
    const int counties = int(m_query.counties.size());
    if (counties > 0) {
        const quint32 row = m_stock->unitRow(m_query.counties.front());
        chips.push_back({kCounties,
            countText(counties,
                tr("County: %1")
                    .arg(row == kNoRow ? m_query.counties.front().text()
                                       : m_stock->units()[row].name),
                tr("%n county(-ies)", nullptr, counties))});
    }
    if (m_query.onlyOverdue)
        chips.push_back({kOverdue, tr("Overdue")});
    const auto addBits = [&chips](const QString &id, quint64 bits, const auto &textOf) {
        QStringList texts;
        for (size_t i = 0; i < 64; ++i)
            if ((bits >> i & 1) != 0)
                texts.append(textOf(i));
        if (!texts.isEmpty())
            chips.push_back({id, texts.join(tr(", ", "between what is listed"))});
    };
    addBits(kStates, m_query.states, [](size_t i) { return wordOf(TicketState(i)); });
    addBits(kFaults, m_query.faults, [](size_t i) { return faultKinds()[i].title.text(); });
    m_filter->setChips(chips);
}

void TicketsScreen::tick(const QString &group, const QString &value, bool isChecked)
{
    change([&](TicketQuery &query) {
        if (group == kOverdue) {
            query.onlyOverdue = isChecked;
        } else if (group == kCounties) {
            std::erase(query.counties, UnitCode(value));
            if (isChecked)
                query.counties.push_back(UnitCode(value));
            std::sort(query.counties.begin(), query.counties.end());
        } else if (group == kFaults) {
            const auto kind = std::ranges::find(faultKinds(), value, &FaultKind::id);
            const quint64 bit = quint64(1) << (kind - faultKinds().begin());
            query.faults = isChecked ? query.faults | bit : query.faults & ~bit;
        } else if (const std::optional<TicketState> state = fromName<TicketState>(value)) {
            const quint32 bit = 1u << int(*state);
            query.states = isChecked ? query.states | bit : query.states & ~bit;
        }
    });
}

void TicketsScreen::removeChip(const QString &chip)
{
    change([&chip](TicketQuery &query) {
        if (chip == kSchools)
            query.schools.clear();
        else if (chip == kCounties)
            query.counties.clear();
        else if (chip == kStates)
            query.states = 0;
        else if (chip == kFaults)
            query.faults = 0;
        else if (chip == kOverdue)
            query.onlyOverdue = false;
        else if (chip == kDevice)
            query.device = {};
        else if (chip == kRoom)
            query.room = {};
    });
}

// ---------------------------------------------------------------- export

void TicketsScreen::askExport()
{
    if (m_source->rowCount() == 0)
        return;
    askTableFile(this, tr("Export"), tr("Faults"), [this](const QString &path) { exportTo(path); });
}

void TicketsScreen::exportTo(const QString &path)
{
    std::vector<quint32> rows;
    for (int row = 0; row < m_source->rowCount(); ++row)
        rows.push_back(m_source->bookRow(row));
    std::vector<TicketColumn> columns;
    for (int i = 0; i < m_table->header()->count(); ++i)
        if (const int column = m_table->header()->logicalIndex(i);
            !m_table->header()->isSectionHidden(column))
            columns.push_back(TicketColumn(column));
    const auto task = m_tasks.run([path, rows = std::move(rows), columns, book = m_book](
                                      TaskControl &control) -> Result<int> {
        const sheet::Table table = tableOf(*book, rows, columns);
        HZ_CHECK(writeTable(path, table, control));
        return int(rows.size());
    });
    m_progress->follow(task, tr("Export"));
    whenDone(task, this, [this, path](const Result<int> &done) {
        if (done)
            m_toasts.show(
                {.text = tr("%1 in “%2”.", "how many faults, the file")
                             .arg(tr("%Ln fault(s)", nullptr, *done), QFileInfo(path).fileName())});
        else
            m_desk.tell(done.error());
    });
}

} // namespace hz::console

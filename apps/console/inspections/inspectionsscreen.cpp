#include "inspections/inspectionsscreen.h"

#include "inspections/inspectionsource.h"
#include "tickets/servicedesk.h"
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
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kFacets = 212, kFacetsNarrow = 176; // at scale 1

inline const Setting<QString> kColumnState{"console/inspectionColumns", {}};

const QString kStates = QStringLiteral("state");
const QString kForms = QStringLiteral("form");
const QString kCounties = QStringLiteral("county");
const QString kSchools = QStringLiteral("school");

struct Found {
    std::shared_ptr<const InspectionBook> book;
    InspectionList list;
};

} // namespace

InspectionsScreen::InspectionsScreen(Inventory &inventory, Settings &settings,
    ui::ActionRegistry &commands, ServiceDesk &desk, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_commands(commands)
    , m_desk(desk)
    , m_toasts(toasts)
    , m_source(new InspectionSource(this))
{
    buildUi();
    addCommands();
    connect(&inventory, &Inventory::pictureChanged, this, &InspectionsScreen::takePicture);
    takePicture();
}

void InspectionsScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &InspectionsScreen::tick);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Inspections"));
    m_table->setSelectable(false);
    m_table->setSource(m_source);
    m_table->setColumnState(QByteArray::fromBase64(m_settings.value(kColumnState).toLatin1()));
    panes->addWidget(m_table, 1);
    connect(m_table, &ui::TableView::currentChanged, this, &InspectionsScreen::showCurrent);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int by, Qt::SortOrder order) {
        change([&](InspectionQuery &query) {
            query.sortBy = InspectionColumn(by);
            query.isDescending = order == Qt::DescendingOrder;
        });
    });
    connect(m_table, &ui::TableView::activated, this, &InspectionsScreen::openRow);
    m_empty = new ui::EmptyState(ui::IconName::ClipboardCheck, tr("No inspection is listed"),
        tr("There is no room to inspect, or a filter hides it."), tr("Clear the filters"), m_table);
    m_empty->hide();
    connect(m_empty, &ui::EmptyState::acted, this, [this] {
        m_filter->setText({});
        Q_EMIT m_filter->cleared();
    });
    m_progress = new ui::ProgressPanel(this);
}

QWidget *InspectionsScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_parts = new ui::Segmented(
        tr("What is looked at"), {{tr("Faults")}, {tr("Inspections", "of rooms and networks")}});
    m_parts->setChosen(1);
    tools->row()->addWidget(m_parts);
    connect(m_parts, &ui::Segmented::chosenChanged, this, [this](int which) {
        if (which == 1)
            return;
        m_parts->setChosen(1); // as it is when one comes back
        Q_EMIT asked(
            TicketsOf{TicketQuery{.counties = m_query.counties, .schools = m_query.schools}});
    });
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    tools->row()->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this, [this](const QString &text) {
        change([&text](InspectionQuery &query) { query.words = text; });
    });
    connect(m_filter, &ui::FilterField::removed, this, &InspectionsScreen::removeChip);
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        change([](InspectionQuery &query) {
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
    connect(add(tr("Export"), ui::IconName::ExternalLink), &QPushButton::clicked, this,
        &InspectionsScreen::askExport);
    m_go = add(tr("Begin"), ui::IconName::ClipboardCheck);
    m_go->setObjectName(QStringLiteral("openInspection"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (const std::optional<int> row = m_table->currentRow())
            openRow(*row);
    });
    return tools;
}

void InspectionsScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    const auto hasRow = [this] { return isVisible() && m_table->currentRow(); };
    m_commands.nameGroup({QStringLiteral("inspections")}, tr("Inspections"));
    m_commands.add({.id = QStringLiteral("inspections.filter"),
        .text = tr("Filter inspections"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("inspections.open"),
        .text = tr("Begin or go on with the inspection"),
        .icon = ui::IconName::ClipboardCheck,
        .keys = {Qt::CTRL | Qt::Key_Return},
        .run = [this] { openRow(*m_table->currentRow()); },
        .isEnabled = hasRow});
    m_commands.add({.id = QStringLiteral("inspections.new"),
        .text = tr("Begin another inspection"),
        .icon = ui::IconName::Plus,
        .keys = {QKeySequence::New},
        .run = [this] { beginRow(*m_table->currentRow()); },
        .isEnabled = hasRow});
    m_commands.add({.id = QStringLiteral("inspections.export"),
        .text = tr("Export"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = isHere});
}

void InspectionsScreen::place()
{
    m_facets->setFixedWidth(ui::theme().px(ui::isNarrow(this) ? kFacetsNarrow : kFacets));
    const int header = m_table->header()->height();
    m_empty->setGeometry(m_table->rect().adjusted(1, header, -1, -1));
}

void InspectionsScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void InspectionsScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    look(); // nothing is read while nobody looks
    m_commands.refresh();
}

void InspectionsScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_settings.setValue(kColumnState, QString::fromLatin1(m_table->columnState().toBase64()));
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is done

void InspectionsScreen::openRow(int row)
{
    const InspectionDue &due = m_source->due(row);
    if (due.shown != kNoRow && (due.state == DueState::Begun || due.state == DueState::Done))
        Q_EMIT asked(InspectionAt{m_book->inspections()[due.shown].id});
    else
        beginRow(row);
}

void InspectionsScreen::beginRow(int row)
{
    const InspectionDue &due = m_source->due(row);
    const Register &stock = *m_book->inventory();
    m_desk.begin(newInspection(inspectionTemplates().templates[due.form],
        inspectionTemplates().version, stock.schools()[due.school].code,
        due.room == kNoRow ? RoomId() : stock.rooms()[due.room].id, m_inventory.today(),
        m_desk.deed().by));
}

// ---------------------------------------------------------------- what is asked and found

void InspectionsScreen::setQuery(const InspectionQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    showQuery();
    look();
}

void InspectionsScreen::change(const std::function<void(InspectionQuery &)> &change)
{
    InspectionQuery query = m_query;
    change(query);
    setQuery(query);
}

void InspectionsScreen::takePicture()
{
    const std::shared_ptr<const Register> &now = m_inventory.picture().inventory;
    if (!now)
        return;
    m_stock = now;
    m_book.reset(); // inspections change without the register, too
    showQuery();
    look();
}

void InspectionsScreen::look()
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
                HZ_TRY(found.book, InspectionBook::load(*read, stock, today, control));
            }
            HZ_TRY(found.list, found.book->list(query, control));
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

void InspectionsScreen::show(const InspectionList &list)
{
    const Register &stock = *m_book->inventory();
    m_source->show(m_book, list.rows, m_inventory.today());
    m_count->setText(tr("%Ln inspection(s)", nullptr, int(list.rows.size())));
    ui::FacetGroup states{.id = kStates, .title = tr("State")};
    for (size_t i = 0; i < kDueStates; ++i)
        states.values.push_back({.id = nameOf(DueState(i)),
            .text = wordOf(DueState(i)),
            .count = list.states[i],
            .glyph = statusOf(DueState(i)),
            .isChecked = (m_query.states >> i & 1) != 0});
    ui::FacetGroup forms{.id = kForms, .title = tr("Inspection")};
    const std::vector<InspectionTemplate> &all = inspectionTemplates().templates;
    for (size_t i = 0; i < all.size(); ++i)
        forms.values.push_back({.id = all[i].id,
            .text = all[i].title.text(),
            .count = list.forms[i],
            .isChecked = (m_query.forms >> i & 1) != 0});
    ui::FacetGroup counties{.id = kCounties, .title = tr("County")};
    for (quint32 i = 0; i < stock.units().size(); ++i)
        if (stock.units()[i].level == UnitLevel::County)
            counties.values.push_back({.id = stock.units()[i].code.text(),
                .text = stock.units()[i].name,
                .count = list.counties[i],
                .isChecked = std::ranges::find(m_query.counties, stock.units()[i].code)
                    != m_query.counties.end()});
    m_facets->setGroups({states, forms, counties});
    if (!m_table->currentRow() && !list.rows.empty())
        m_table->setCurrentRow(0);
    showCurrent();
    m_empty->setVisible(list.rows.empty());
    m_empty->raise();
}

// The one button says what it will do with the row.
void InspectionsScreen::showCurrent()
{
    const std::optional<int> row = m_table->currentRow();
    m_go->setEnabled(row.has_value());
    if (row)
        switch (m_source->due(*row).state) {
        case DueState::Overdue:
        case DueState::Due:
            m_go->setText(tr("Begin"));
            break;
        case DueState::Begun:
            m_go->setText(tr("Go on"));
            break;
        case DueState::Done:
            m_go->setText(tr("Look at it"));
            break;
        }
    m_commands.refresh();
}

void InspectionsScreen::showQuery()
{
    if (m_filter->text() != m_query.words)
        m_filter->setText(m_query.words);
    m_table->setSorted(
        int(m_query.sortBy), m_query.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (!m_stock)
        return;
    std::vector<ui::FilterChip> chips;
    if (m_query.schools.size() == 1) {
        const quint32 row = m_stock->schoolRow(m_query.schools.front());
        chips.push_back({kSchools,
            tr("School: %1")
                .arg(row == kNoRow ? m_query.schools.front().text() : schoolName(*m_stock, row))});
    } else if (!m_query.schools.empty()) {
        chips.push_back({kSchools, tr("%n school(s)", nullptr, int(m_query.schools.size()))});
    }
    if (m_query.counties.size() == 1) {
        const quint32 row = m_stock->unitRow(m_query.counties.front());
        chips.push_back({kCounties,
            tr("County: %1")
                .arg(
                    row == kNoRow ? m_query.counties.front().text() : m_stock->units()[row].name)});
    } else if (!m_query.counties.empty()) {
        chips.push_back({kCounties, tr("%n county(-ies)", nullptr, int(m_query.counties.size()))});
    }
    const auto addBits = [&chips](const QString &id, quint64 bits, const auto &textOf) {
        QStringList texts;
        for (size_t i = 0; i < 64; ++i)
            if ((bits >> i & 1) != 0)
                texts.append(textOf(i));
        if (!texts.isEmpty())
            chips.push_back({id, texts.join(tr(", ", "between what is listed"))});
    };
    addBits(kStates, m_query.states, [](size_t i) { return wordOf(DueState(i)); });
    addBits(kForms, m_query.forms,
        [](size_t i) { return inspectionTemplates().templates[i].title.text(); });
    m_filter->setChips(chips);
}

void InspectionsScreen::tick(const QString &group, const QString &value, bool isChecked)
{
    change([&](InspectionQuery &query) {
        if (group == kCounties) {
            std::erase(query.counties, UnitCode(value));
            if (isChecked)
                query.counties.push_back(UnitCode(value));
            std::sort(query.counties.begin(), query.counties.end());
        } else if (group == kForms) {
            const std::vector<InspectionTemplate> &all = inspectionTemplates().templates;
            const auto form = std::ranges::find(all, value, &InspectionTemplate::id);
            const quint64 bit = quint64(1) << (form - all.begin());
            query.forms = isChecked ? query.forms | bit : query.forms & ~bit;
        } else if (const std::optional<DueState> state = fromName<DueState>(value)) {
            const quint32 bit = 1u << int(*state);
            query.states = isChecked ? query.states | bit : query.states & ~bit;
        }
    });
}

void InspectionsScreen::removeChip(const QString &chip)
{
    change([&chip](InspectionQuery &query) {
        if (chip == kSchools)
            query.schools.clear();
        else if (chip == kCounties)
            query.counties.clear();
        else if (chip == kStates)
            query.states = 0;
        else if (chip == kForms)
            query.forms = 0;
    });
}

// ---------------------------------------------------------------- export

void InspectionsScreen::askExport()
{
    if (m_source->rowCount() == 0)
        return;
    askTableFile(
        this, tr("Export"), tr("Inspections"), [this](const QString &path) { exportTo(path); });
}

void InspectionsScreen::exportTo(const QString &path)
{
    std::vector<quint32> rows;
    for (int row = 0; row < m_source->rowCount(); ++row)
        rows.push_back(m_source->bookRow(row));
    const auto task = m_tasks.run(
        [path, rows = std::move(rows), book = m_book](TaskControl &control) -> Result<int> {
            const sheet::Table table = tableOf(*book, rows);
            HZ_CHECK(writeTable(path, table, control));
            return int(rows.size());
        });
    m_progress->follow(task, tr("Export"));
    whenDone(task, this, [this, path](const Result<int> &done) {
        if (done)
            m_toasts.show({.text
                = tr("%1 in “%2”.", "how many inspections, the file")
                      .arg(tr("%Ln inspection(s)", nullptr, *done), QFileInfo(path).fileName())});
        else
            m_desk.tell(done.error());
    });
}

} // namespace hz::console

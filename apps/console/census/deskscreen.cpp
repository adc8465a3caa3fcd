#include "census/deskscreen.h"

#include "census/desksource.h"
#include "census/namesheet.h"
#include "census/returnlook.h"
#include "window/panepage.h"
#include "window/standing.h"

#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <bit>

namespace hz::console {

using namespace inventory;
using Entry = ui::KeyValueList::Entry;

namespace {

constexpr double kFacetsNarrow = 168, kFacetsWide = 212, kPaneNarrow = 320, kPaneWide = 400;

const QString kStates = QStringLiteral("state");
const QString kCounties = QStringLiteral("county");

} // namespace

DeskScreen::DeskScreen(
    Inventory &inventory, std::shared_ptr<const ReturnForm> form, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_book(new CensusBook(inventory, std::move(form), this))
    , m_source(new DeskSource(this))
{
    buildUi();
    connect(m_book, &CensusBook::changed, this, &DeskScreen::list);
    connect(m_book, &CensusBook::done, this, &DeskScreen::done);
    connect(m_book, &CensusBook::failed, this, &DeskScreen::failed);
}

void DeskScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this,
        [this](const QString &group, const QString &value, bool isChecked) {
            if (group == kCounties) {
                m_area = isChecked ? UnitCode(value) : UnitCode();
            } else {
                const quint32 bit = 1u << value.toUInt();
                m_query.states = isChecked ? m_query.states | bit : m_query.states & ~bit;
            }
            list();
        });
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Census by school"));
    m_table->setObjectName(QStringLiteral("census"));
    m_table->setSelectable(false);
    m_table->setSource(m_source);
    connect(m_table, &ui::TableView::currentChanged, this, &DeskScreen::showOne);
    connect(m_table, &ui::TableView::activated, this, &DeskScreen::openCurrent);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int which, Qt::SortOrder order) {
        m_table->setSorted(which, order);
        m_source->sort(DeskColumn(which), order);
    });
    panes->addWidget(m_table, 1);
    panes->addWidget(buildPane());
    m_name = new NameSheet(window());
}

QWidget *DeskScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Filter by name or code"));
    connect(m_filter, &ui::FilterField::textChanged, this, [this](const QString &text) {
        m_query.words = text;
        list();
    });
    connect(m_filter, &ui::FilterField::removed, this, [this](const QString &id) {
        if (id == kCounties)
            m_area = {};
        else
            m_query.states = 0;
        list();
    });
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        m_query = {};
        m_area = {};
        list();
    });
    tools->row()->addWidget(m_filter, 1);
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    m_who = new ui::Badge;
    m_who->setObjectName(QStringLiteral("whoActs"));
    m_who->hide();
    tools->row()->addWidget(m_who);
    m_begin = new QPushButton(ui::icon(ui::IconName::Calendar), {});
    m_begin->setObjectName(QStringLiteral("beginYear"));
    ui::setCompact(m_begin);
    connect(m_begin, &QPushButton::clicked, this, [this] {
        m_inventory.setYear(
            m_inventory.year() == 0 ? m_inventory.today().year() : m_inventory.year() + 1);
    });
    tools->row()->addWidget(m_begin);
    m_roll = new QPushButton(ui::icon(ui::IconName::Group), tr("Add up"));
    m_roll->setObjectName(QStringLiteral("rollUp"));
    ui::setCompact(m_roll);
    ui::setButtonRole(m_roll, ui::ButtonRole::Primary);
    m_rollMenu = new QMenu(m_roll);
    m_rollMenu->setToolTipsVisible(true);
    connect(m_rollMenu, &QMenu::aboutToShow, this, &DeskScreen::fillMenu);
    m_roll->setMenu(m_rollMenu);
    tools->row()->addWidget(m_roll);
    return tools;
}

QWidget *DeskScreen::buildPane()
{
    m_pane = new ui::DetailPane;
    QVBoxLayout *about = addScrolledPage(*m_pane, tr("State"));
    m_about = new ui::KeyValueList;
    about->addWidget(m_about);
    QVBoxLayout *history = addScrolledPage(*m_pane, tr("History"));
    m_history = new ui::Timeline;
    history->addWidget(m_history);
    m_open = new QPushButton(tr("Open"));
    connect(m_open, &QPushButton::clicked, this, &DeskScreen::openCurrent);
    m_pane->foot()->addWidget(m_open, 1);
    return m_pane;
}

void DeskScreen::showEvent(QShowEvent *event)
{
    m_book->setWatch(CensusBook::Watch::Desk);
    QWidget::showEvent(event);
}

void DeskScreen::hideEvent(QHideEvent *event)
{
    m_book->setWatch(CensusBook::Watch::Nothing);
    QWidget::hideEvent(event);
}

void DeskScreen::resizeEvent(QResizeEvent *event)
{
    const bool narrow = ui::isNarrow(this);
    m_facets->setFixedWidth(ui::theme().px(narrow ? kFacetsNarrow : kFacetsWide));
    m_pane->setFixedWidth(ui::theme().px(narrow ? kPaneNarrow : kPaneWide));
    QWidget::resizeEvent(event);
}

void DeskScreen::setArea(const UnitCode &area)
{
    if (area == m_area)
        return;
    m_area = area;
    list();
}

void DeskScreen::setQuery(const DeskQuery &query)
{
    m_query = query;
    m_filter->setText(query.words);
    list();
}

void DeskScreen::focusFilter()
{
    m_filter->field()->setFocus(Qt::ShortcutFocusReason);
}

bool DeskScreen::isInArea(const DeskRow &row) const
{
    if (m_area.isEmpty() || row.unit == m_area)
        return true;
    const Register &stock = *m_book->picture()->inventory;
    const quint32 school = stock.schoolRow(row.unit);
    return school != kNoRow && stock.schools()[school].county == m_area;
}

void DeskScreen::list()
{
    if (!m_book->picture())
        return;
    std::vector<DeskRow> rows;
    for (const DeskRow &row : m_book->rows())
        if (isInArea(row))
            rows.push_back(row);
    const DeskList listed = inventory::listed(rows, m_query);
    ui::FacetGroup states{.id = kStates, .title = tr("State"), .values = {}};
    for (size_t i = 0; i < kReturnStates; ++i)
        states.values.push_back({.id = QString::number(i),
            .text = inventory::wordOf(ReturnState(i)),
            .count = listed.states[i],
            .glyph = statusOf(ReturnState(i)),
            .isChecked = (m_query.states >> i & 1) != 0});
    ui::FacetGroup counties{.id = kCounties, .title = tr("County"), .values = {}};
    const Register &stock = *m_book->picture()->inventory;
    for (const Unit &unit : stock.units())
        if (unit.level == UnitLevel::County)
            counties.values.push_back({.id = unit.code.text(),
                .text = unit.name,
                .count = int(std::count_if(stock.schools().begin(), stock.schools().end(),
                    [&unit](const School &school) { return school.county == unit.code; })),
                .glyph = {},
                .isChecked = unit.code == m_area});
    m_facets->setGroups({states, counties});
    std::vector<ui::FilterChip> chips;
    const quint32 area = m_area.isEmpty() ? kNoRow : stock.unitRow(m_area);
    if (area != kNoRow)
        chips.push_back({kCounties, tr("County: %1").arg(stock.units()[area].name)});
    if (m_query.states != 0)
        chips.push_back({kStates, tr("%n state(s)", nullptr, int(std::popcount(m_query.states)))});
    m_filter->setChips(chips);
    m_count->setText(tr("%Ln unit(s)", nullptr, int(listed.rows.size())));
    const int next = m_inventory.year() == 0 ? m_inventory.today().year() : m_inventory.year() + 1;
    m_begin->setVisible(next <= m_inventory.today().year());
    m_begin->setText(tr("Begin %1", "a census year").arg(next));
    const bool isNobody = m_inventory.actor().account.isEmpty();
    m_who->setStatus(isNobody ? ui::Status::NoData : ui::Status::Info,
        isNobody ? tr("nobody has signed in") : m_inventory.actor().account);
    m_who->setToolTip(m_book->whoActs());
    m_who->show();
    m_source->setRows(std::move(rows), listed.rows);
    if (!m_table->currentRow() && m_source->rowCount() > 0)
        m_table->setCurrentRow(0);
    showOne();
}

void DeskScreen::showOne()
{
    const std::optional<int> current = m_table->currentRow();
    m_pane->setVisible(current.has_value());
    if (!current || !m_book->picture())
        return;
    const DeskRow &row = m_source->row(*current);
    const CensusPicture &picture = *m_book->picture();
    const UnitReturns &all = picture.now->of(row.unit);
    m_pane->setTitle(row.name, row.unit.text());
    m_pane->setBadge(statusOf(row.state), inventory::wordOf(row.state));
    const auto number
        = [](std::optional<qint64> value) { return cellText(ReturnCell::Unit::Number, value); };
    const auto both = [&](std::optional<qint64> now, std::optional<qint64> before) {
        return before ? tr("%1, last year %2").arg(number(now), number(before)) : number(now);
    };
    std::vector<Entry> entries{{tr("Students"), both(row.students, row.studentsBefore)},
        {tr("Computers"), both(row.computers, row.computersBefore)}};
    if (row.errors + row.warnings > 0)
        entries.push_back({tr("To do"),
            row.errors > 0 ? tr("%n to mend", nullptr, row.errors)
                           : tr("%n to explain", nullptr, row.warnings)});
    if (row.version > 0) {
        entries.push_back({tr("Version"), QString::number(row.version)});
        entries.push_back({tr("Signature"),
            !row.isSound            ? tr("not valid")
                : row.isMeddledWith ? tr("one by somebody who may not; it does not count")
                                    : tr("valid")});
    }
    if (row.level != UnitLevel::School) {
        const QStringList below = unitsBelow(*picture.inventory, row.unit);
        entries.push_back({tr("Accepted below"),
            tr("%1 of %2").arg(picture.now->accepted(below).size()).arg(below.size())});
        if (const QStringList wrong = unitsWith(ActRight::Wrong, *picture.now, below);
            !wrong.isEmpty())
            entries.push_back({tr("Signed without the right"),
                tr("%1: it does not count", "how many units").arg(wrong.size())});
        if (const QStringList unsaid = unitsWith(ActRight::Unsaid, *picture.now, below);
            !unsaid.isEmpty() && !m_inventory.actor().account.isEmpty())
            entries.push_back({tr("Signed without an account"), QString::number(unsaid.size())});
        if (const StoredReturn *sum = all.current())
            entries.push_back(
                {tr("Missing in the sum"), QString::number(sum->snapshot.missing.size())});
    }
    m_about->setEntries(entries);
    m_history->setEvents(eventsOf(m_book->form(), all));
    const bool canOpen = !all.isEmpty() || row.level == UnitLevel::School;
    m_open->setVisible(canOpen);
    m_open->setText(isToMend(row) ? tr("Mend")
            : all.isEmpty()       ? tr("Fill in")
                                  : tr("Look through"));
}

// Sent back to whoever is here: what they want is the form, with the remarks beside the figures.
bool DeskScreen::isToMend(const DeskRow &row) const
{
    return row.level == UnitLevel::School && row.state == ReturnState::SentBack
        && m_book->refusal(CensusActKind::Submitted, row.unit).isEmpty();
}

void DeskScreen::openCurrent()
{
    const std::optional<int> current = m_table->currentRow();
    if (!current || !m_book->picture())
        return;
    const DeskRow &row = m_source->row(*current);
    if (!m_book->picture()->now->of(row.unit).isEmpty() && !isToMend(row))
        Q_EMIT asked(ReturnAt{row.unit});
    else if (row.level == UnitLevel::School)
        Q_EMIT asked(CensusAt{row.unit});
}

void DeskScreen::fillMenu()
{
    m_rollMenu->clear();
    if (!m_book->picture())
        return;
    const CensusPicture &picture = *m_book->picture();
    const auto add = [&](const Unit &unit) {
        const QStringList below = unitsBelow(*picture.inventory, unit.code);
        const qsizetype accepted = qsizetype(picture.now->accepted(below).size());
        QAction *action = m_rollMenu->addAction(tr("%1: %2 of %3 accepted", "area, counts")
                                                    .arg(unit.name)
                                                    .arg(accepted)
                                                    .arg(below.size()));
        const QString refused = m_book->refusal(CensusActKind::Submitted, unit.code);
        action->setEnabled(accepted > 0 && refused.isEmpty());
        action->setToolTip(refused);
        connect(action, &QAction::triggered, this, [this, code = unit.code] { rollUp(code); });
    };
    if (const Unit *whole = picture.inventory->prefecture())
        add(*whole);
    m_rollMenu->addSeparator();
    for (const Unit &unit : picture.inventory->units())
        if (unit.level == UnitLevel::County)
            add(unit);
}

void DeskScreen::rollUp(const UnitCode &area)
{
    if (!m_book->name().isEmpty()) {
        m_book->rollUp(area);
        return;
    }
    m_name->ask(m_book->proposedName(), [this, area](const QString &name) {
        m_book->setName(name);
        m_book->rollUp(area);
    });
}

} // namespace hz::console

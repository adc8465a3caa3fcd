#include "rooms/roomsscreen.h"

#include "rooms/roomsource.h"
#include "window/moved.h"

#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
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

constexpr int kKindsShown = 8;

const QString kKinds = QStringLiteral("kind");
const QString kCounties = QStringLiteral("county");
const QString kSchools = QStringLiteral("school");
const QString kAttention = QStringLiteral("attention");

struct Found {
    std::shared_ptr<const RoomLister> lister;
    RoomList list;
};

} // namespace

RoomsScreen::RoomsScreen(Inventory &inventory, ui::ActionRegistry &commands, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_source(new RoomSource(this))
{
    buildUi();
    m_commands.add({.id = QStringLiteral("rooms.filter"),
        .text = tr("Filter rooms"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = [this] { return isVisible(); }});
    connect(&inventory, &Inventory::pictureChanged, this, &RoomsScreen::takePicture);
    takePicture();
}

void RoomsScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tools = new ui::ToolRow;
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    tools->row()->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this,
        [this](const QString &text) { change([&text](RoomQuery &query) { query.words = text; }); });
    connect(m_filter, &ui::FilterField::removed, this, &RoomsScreen::removeChip);
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        change([](RoomQuery &query) {
            query = {.sortBy = query.sortBy, .isDescending = query.isDescending};
        });
    });
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    column->addWidget(tools);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &RoomsScreen::tick);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Rooms"));
    m_table->setSelectable(false);
    m_table->setSource(m_source);
    panes->addWidget(m_table, 1);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int by, Qt::SortOrder order) {
        change([&](RoomQuery &query) {
            query.sortBy = RoomColumn(by);
            query.isDescending = order == Qt::DescendingOrder;
        });
    });
    connect(m_table, &ui::TableView::activated, this,
        [this](int row) { Q_EMIT asked(RoomAt{m_source->room(row).id}); });
    m_empty = new ui::EmptyState(ui::IconName::Search, tr("No room fits"),
        tr("Take away a filter, or look for less."), tr("Clear the filters"), m_table);
    m_empty->hide();
    connect(m_empty, &ui::EmptyState::acted, this, [this] {
        m_filter->setText({});
        Q_EMIT m_filter->cleared();
    });
}

void RoomsScreen::place()
{
    const ui::Theme &look = ui::theme();
    m_facets->setFixedWidth(look.px(ui::isNarrow(this) ? kFacetsNarrow : kFacets));
    const int header = m_table->header()->height();
    m_empty->setGeometry(m_table->rect().adjusted(1, header, -1, -1));
}

void RoomsScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void RoomsScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_commands.refresh();
}

void RoomsScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

void RoomsScreen::setQuery(const RoomQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    showQuery();
    look();
}

void RoomsScreen::change(const std::function<void(RoomQuery &)> &change)
{
    RoomQuery query = m_query;
    change(query);
    setQuery(query);
}

void RoomsScreen::takePicture()
{
    const std::shared_ptr<const Register> &now = m_inventory.picture().inventory;
    if (!now || now == m_stock)
        return;
    if (m_stock)
        m_query = movedTo(m_query, *m_stock, *now);
    m_stock = now;
    showQuery();
    look();
}

void RoomsScreen::look()
{
    if (m_running)
        m_running->stop = true;
    if (!m_stock)
        return;
    const auto known = m_lister && m_lister->inventory() == m_stock ? m_lister : nullptr;
    const auto task = m_tasks.run(
        [known, stock = m_stock, query = m_query](TaskControl &control) -> Result<Found> {
            Found found{
                .lister = known ? known : std::make_shared<const RoomLister>(stock), .list = {}};
            HZ_TRY(found.list, found.lister->list(query, control));
            return found;
        });
    m_running = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Found> &found) {
        if (m_running != state)
            return; // another question was asked since
        m_running.reset();
        if (!found)
            return;
        m_lister = found->lister;
        show(found->list);
    });
}

void RoomsScreen::show(const RoomList &list)
{
    const Register &stock = *m_lister->inventory();
    m_source->show(m_lister->inventory(), list.rows);
    m_count->setText(tr("%Ln room(s)", nullptr, int(list.rows.size())));
    quint32 present = 0;
    for (const Room &room : stock.rooms())
        present |= 1u << int(room.kind);
    ui::FacetGroup kinds{.id = kKinds, .title = tr("Kind"), .shown = kKindsShown};
    for (size_t i = 0; i < kRoomKinds; ++i)
        if ((present >> i & 1) != 0)
            kinds.values.push_back({.id = nameOf(RoomKind(i)),
                .text = wordOf(RoomKind(i)),
                .count = list.kinds[i],
                .isChecked = (m_query.kinds >> i & 1) != 0});
    ui::FacetGroup counties{.id = kCounties, .title = tr("County")};
    for (quint32 i = 0; i < stock.units().size(); ++i)
        if (stock.units()[i].level == UnitLevel::County)
            counties.values.push_back({.id = stock.units()[i].code.text(),
                .text = stock.units()[i].name,
                .count = list.counties[i],
                .isChecked = std::find(m_query.counties.begin(), m_query.counties.end(), i)
                    != m_query.counties.end()});
    ui::FacetGroup attention{.id = kAttention, .title = tr("Machines")};
    attention.values.push_back({.id = kAttention,
        .text = tr("To be seen to"),
        .count = int(std::count_if(list.rows.begin(), list.rows.end(),
            [](const RoomStanding &row) { return row.attention > 0; })),
        .glyph = ui::Status::Warn,
        .isChecked = m_query.onlyAttention});
    m_facets->setGroups({attention, kinds, counties});
    if (!m_table->currentRow() && !list.rows.empty())
        m_table->setCurrentRow(0);
    m_empty->setVisible(list.rows.empty());
    m_empty->raise();
}

void RoomsScreen::showQuery()
{
    if (m_filter->text() != m_query.words)
        m_filter->setText(m_query.words);
    m_table->setSorted(
        int(m_query.sortBy), m_query.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (!m_stock)
        return;
    std::vector<ui::FilterChip> chips;
    if (!m_query.schools.empty() && m_query.schools.front() != kNoRow)
        chips.push_back({kSchools,
            m_query.schools.size() == 1
                ? tr("School: %1").arg(m_stock->schools()[m_query.schools.front()].name)
                : tr("%n school(s)", nullptr, int(m_query.schools.size()))});
    if (!m_query.counties.empty() && m_query.counties.front() != kNoRow)
        chips.push_back({kCounties,
            m_query.counties.size() == 1
                ? tr("County: %1").arg(m_stock->units()[m_query.counties.front()].name)
                : tr("%n county(-ies)", nullptr, int(m_query.counties.size()))});
    if (m_query.kinds != 0) {
        int count = 0;
        QString word;
        for (size_t i = 0; i < kRoomKinds; ++i) {
            if ((m_query.kinds >> i & 1) == 0)
                continue;
            ++count;
            word = wordOf(RoomKind(i));
        }
        chips.push_back(
            {kKinds, count == 1 ? tr("Kind: %1").arg(word) : tr("%n kind(s)", nullptr, count)});
    }
    if (m_query.onlyAttention)
        chips.push_back({kAttention, tr("To be seen to")});
    m_filter->setChips(chips);
}

void RoomsScreen::tick(const QString &group, const QString &value, bool isChecked)
{
    change([&](RoomQuery &query) {
        if (group == kAttention) {
            query.onlyAttention = isChecked;
        } else if (group == kCounties) {
            const quint32 row = m_stock->unitRow(UnitCode(value));
            std::erase(query.counties, row);
            if (isChecked)
                query.counties.push_back(row);
            std::sort(query.counties.begin(), query.counties.end());
        } else if (const std::optional<RoomKind> kind = fromName<RoomKind>(value)) {
            const quint32 bit = 1u << int(*kind);
            query.kinds = isChecked ? query.kinds | bit : query.kinds & ~bit;
        }
    });
}

void RoomsScreen::removeChip(const QString &chip)
{
    change([&chip](RoomQuery &query) {
        if (chip == kSchools)
            query.schools.clear();
        else if (chip == kCounties)
            query.counties.clear();
        else if (chip == kKinds)
            query.kinds = 0;
        else if (chip == kAttention)
            query.onlyAttention = false;
    });
}

} // namespace hz::console

#include "rooms/roomsscreen.h"

#include "rooms/roomedit.h"
#include "rooms/roomsource.h"
#include "window/emptylist.h"
#include "window/moved.h"
#include "window/recordeditor.h"
#include "window/tablefile.h"

#include <hz/core/setting.h>
#include <hz/ui/actions.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/selectionbar.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QAction>
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

constexpr double kFacets = 212, kFacetsNarrow = 176; // at scale 1

constexpr int kKindsShown = 8;

inline const Setting<QString> kColumnState{"console/roomColumns", {}};

const QString kKinds = QStringLiteral("kind");
const QString kCounties = QStringLiteral("county");
const QString kSchools = QStringLiteral("school");
const QString kAttention = QStringLiteral("attention");

struct Found {
    std::shared_ptr<const RoomLister> lister;
    RoomList list;
};

} // namespace

RoomsScreen::RoomsScreen(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    RecordEditor &editor, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_commands(commands)
    , m_editor(editor)
    , m_toasts(toasts)
    , m_source(new RoomSource(this))
{
    buildUi();
    addCommands();
    connect(&inventory, &Inventory::pictureChanged, this, &RoomsScreen::takePicture);
    takePicture();
}

void RoomsScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &RoomsScreen::tick);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Rooms"));
    m_table->setSource(m_source);
    m_table->setColumnState(QByteArray::fromBase64(m_settings.value(kColumnState).toLatin1()));
    panes->addWidget(m_table, 1);
    connect(m_table, &ui::TableView::selectionChanged, this, &RoomsScreen::showSelection);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int by, Qt::SortOrder order) {
        change([&](RoomQuery &query) {
            query.sortBy = RoomColumn(by);
            query.isDescending = order == Qt::DescendingOrder;
        });
    });
    connect(m_table, &ui::TableView::activated, this,
        [this](int row) { Q_EMIT asked(RoomAt{m_source->room(row).id}); });
    m_empty = new EmptyList(tr("No rooms yet"), tr("No room fits"), m_table);
    connect(m_empty, &EmptyList::importAsked, this, [this] { Q_EMIT asked(ImportAt{}); });
    connect(m_empty, &EmptyList::clearAsked, this, [this] {
        m_filter->setText({});
        Q_EMIT m_filter->cleared();
    });
    m_bar = new ui::SelectionBar(m_table);
    connect(m_bar, &ui::SelectionBar::closed, m_table, &ui::TableView::clearSelection);
    m_progress = new ui::ProgressPanel(this);
}

QWidget *RoomsScreen::buildTools()
{
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
    const auto add = [tools](const QString &text, ui::IconName icon) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        tools->row()->addWidget(button);
        return button;
    };
    QPushButton *columns = add(tr("Columns"), ui::IconName::Columns);
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        popUp([this](QMenu *menu) { m_table->fillColumnMenu(menu); }, columns, false);
    });
    connect(add(tr("Export"), ui::IconName::ExternalLink), &QPushButton::clicked, this,
        &RoomsScreen::askExport);
    return tools;
}

void RoomsScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    const auto hasAny = [this] { return isVisible() && !chosen().empty(); };
    m_commands.nameGroup({QStringLiteral("rooms")}, tr("Rooms"));
    m_commands.add({.id = QStringLiteral("rooms.filter"),
        .text = tr("Filter rooms"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("rooms.kind"),
        .text = tr("Kind"),
        .icon = ui::IconName::DoorOpen,
        .run =
            [this] {
                popUp(
                    [this](QMenu *menu) {
                        for (size_t i = 0; i < kRoomKinds; ++i)
                            connect(menu->addAction(wordOf(RoomKind(i))), &QAction::triggered, this,
                                [this, kind = RoomKind(i)] {
                                    changeAll(tr("Kind: %1").arg(wordOf(kind)),
                                        [kind](Room &room) { room.kind = kind; });
                                });
                    },
                    m_bar, true);
            },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("rooms.use"),
        .text = tr("In use"),
        .icon = ui::IconName::Check,
        .run = [this] { changeAll(tr("In use"), [](Room &room) { room.isInUse = true; }); },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("rooms.close"),
        .text = tr("Not in use"),
        .icon = ui::IconName::X,
        .run = [this] { changeAll(tr("Not in use"), [](Room &room) { room.isInUse = false; }); },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("rooms.copy"),
        .text = tr("Copy"),
        .icon = ui::IconName::Copy,
        .keys = {QKeySequence::Copy},
        .run = [this] { QApplication::clipboard()->setText(m_table->copied()); },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("rooms.paste"),
        .text = tr("Paste rows of a spreadsheet"),
        .icon = ui::IconName::Download,
        .keys = {QKeySequence::Paste},
        .run =
            [this] {
                m_editor.begin(tr("Paste"),
                    [text = QApplication::clipboard()->text()](const Register &inventory,
                        TaskControl &task) { return planPastedRooms(text, inventory, task); });
            },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("rooms.export"),
        .text = tr("Export"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = isHere});
    QList<QAction *> verbs;
    for (const char *id : {"kind", "use", "close", "copy", "export"})
        verbs.append(m_commands.action(QStringLiteral("rooms.") + QLatin1StringView(id)));
    m_bar->setVerbs(verbs);
}

std::vector<RoomId> RoomsScreen::chosen() const
{
    std::vector<RoomId> rooms;
    if (!m_lister)
        return rooms;
    for (const qint64 id : m_table->selectedIds())
        rooms.push_back(m_lister->inventory()->rooms()[size_t(id)].id);
    if (rooms.empty())
        if (const std::optional<int> row = m_table->currentRow())
            rooms.push_back(m_source->room(*row).id);
    return rooms;
}

void RoomsScreen::changeAll(const QString &title, const std::function<void(Room &)> &change)
{
    std::vector<RoomChange> changes;
    for (const RoomId &room : chosen())
        changes.push_back({room, change});
    if (!changes.empty())
        m_editor.begin(
            title, [changes = std::move(changes)](const Register &inventory, TaskControl &task) {
                return planRooms(inventory, changes, task);
            });
}

void RoomsScreen::showSelection()
{
    const int count = m_table->selectedCount();
    m_table->setRoomBelow(count > 0 ? m_bar->reach() : 0);
    m_toasts.setClearance(count > 0 ? ui::theme().atScaleOne(ui::Measure::DeskSelectionBar) : 0);
    m_commands.refresh();
    if (count == 0) {
        m_bar->hide();
        return;
    }
    m_bar->setWords(tr("%1 selected").arg(roomsText(count)), {});
    m_bar->rise();
}

void RoomsScreen::popUp(
    const std::function<void(QMenu *)> &fill, const QWidget *beside, bool isAbove)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(menu);
    menu->popup(
        beside->mapToGlobal(QPoint(0, isAbove ? -menu->sizeHint().height() : beside->height())));
}

void RoomsScreen::askExport()
{
    if (m_source->rowCount() == 0)
        return;
    askTableFile(this, tr("Export"), tr("Rooms"), [this](const QString &path) { exportTo(path); });
}

void RoomsScreen::exportTo(const QString &path)
{
    std::vector<RoomStanding> rows;
    const bool isPart = m_table->selectedCount() > 0;
    for (int row = 0; row < m_source->rowCount(); ++row)
        if (!isPart || m_table->isSelected(row))
            rows.push_back(m_source->standing(row));
    std::vector<RoomColumn> columns;
    for (int i = 0; i < m_table->header()->count(); ++i)
        if (const int column = m_table->header()->logicalIndex(i);
            !m_table->header()->isSectionHidden(column))
            columns.push_back(RoomColumn(column));
    const auto task
        = m_ioTasks.run([path, rows = std::move(rows), columns, stock = m_lister->inventory()](
                            TaskControl &control) -> Result<int> {
              const sheet::Table table = tableOf(*stock, rows, columns);
              HZ_CHECK(writeTable(path, table, control));
              return int(rows.size());
          });
    m_progress->follow(task, tr("Export"));
    whenDone(task, this, [this, path](const Result<int> &done) {
        if (done)
            m_toasts.show({.text = tr("%1 in “%2”.", "how many rooms, the file")
                                       .arg(roomsText(*done), QFileInfo(path).fileName())});
        else if (done.error().kind != Error::Kind::Cancelled)
            m_toasts.show({.text = done.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

void RoomsScreen::place()
{
    const ui::Theme &look = ui::theme();
    m_facets->setFixedWidth(look.px(ui::isNarrow(this) ? kFacetsNarrow : kFacets));
    m_empty->cover(*m_table);
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
    m_settings.setValue(kColumnState, QString::fromLatin1(m_table->columnState().toBase64()));
    m_toasts.setClearance(0);
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
    m_empty->showFor(int(list.rows.size()), !stock.rooms().empty());
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

#include "devices/devicesscreen.h"

#include "devices/booksheet.h"
#include "devices/devicecells.h"
#include "devices/deviceeditor.h"
#include "devices/deviceexport.h"
#include "devices/devicefilters.h"
#include "devices/devicepane.h"
#include "devices/devicesource.h"
#include "devices/placepicker.h"
#include "labels/labelpanel.h"
#include "window/emptylist.h"
#include "window/tablefile.h"

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
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QKeyEvent>
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
constexpr double kFacets = 212, kFacetsNarrow = 176, kPane = 376, kPaneNarrow = 300;

QPushButton *toolButton(const QString &text, ui::IconName icon)
{
    auto *button = new QPushButton(ui::icon(icon), text);
    ui::setCompact(button);
    return button;
}

} // namespace

DevicesScreen::DevicesScreen(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    DeviceEditor &editor, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_commands(commands)
    , m_editor(editor)
    , m_toasts(toasts)
    , m_window(window)
    , m_search(new DeviceSearch(inventory, this))
    , m_source(new DeviceSource(this))
{
    buildUi();
    addCommands();
    connect(m_search, &DeviceSearch::queryChanged, this, &DevicesScreen::showQuery);
    connect(m_search, &DeviceSearch::found, this, &DevicesScreen::showList);
    showQuery();
}

DevicesScreen::~DevicesScreen() = default;

// ---------------------------------------------------------------- parts

void DevicesScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildTools();
    column->addWidget(m_tools);
    m_body = new QWidget;
    column->addWidget(m_body, 1);
    m_body->installEventFilter(this);

    m_facets = new ui::FacetPanel(m_body);
    connect(m_facets, &ui::FacetPanel::toggled, this,
        [this](const QString &group, const QString &value, bool isChecked) {
            m_search->change([&](DeviceQuery &query) {
                tick(*m_search->inventory(), query, group, value, isChecked);
            });
        });

    m_table = new ui::TableView(tr("Machines"), m_body);
    m_table->setSource(m_source);
    m_table->setColumnState(
        QByteArray::fromBase64(m_settings.value(kDeviceColumnState).toLatin1()));
    connect(m_table, &ui::TableView::sortRequested, this, &DevicesScreen::sortBy);
    connect(m_table, &ui::TableView::currentChanged, this, &DevicesScreen::showCurrent);
    connect(m_table, &ui::TableView::selectionChanged, this, &DevicesScreen::showSelection);
    connect(m_table, &ui::TableView::activated, this, &DevicesScreen::openPane);

    m_empty = new EmptyList(tr("No machines yet"), tr("No machine fits"), m_body);
    connect(m_empty, &EmptyList::importAsked, this, [this] { Q_EMIT asked(ImportAt{}); });
    connect(m_empty, &EmptyList::clearAsked, this, [this] {
        m_filter->setText({});
        m_search->change(clearFilters);
    });

    m_bar = new ui::SelectionBar(m_table);
    connect(m_bar, &ui::SelectionBar::closed, m_table, &ui::TableView::clearSelection);
    m_pane = new DevicePane(m_inventory, m_body);
    connect(m_pane, &DevicePane::splitAsked, this, &DevicesScreen::splitAsked);
    m_progress = new ui::ProgressPanel(this);
    m_placeSheet = new PlaceSheet(m_window);
    connect(m_placeSheet, &PlaceSheet::chosen, this,
        [this](const UnitCode &school, const RoomId &room) {
            m_editor.change(
                tr("Move"), std::exchange(m_moving, {}), [school, room](Device &device) {
                    device.school = school;
                    device.room = room;
                });
        });
    m_labels = new LabelPanel(m_settings, m_window);
    connect(m_labels, &LabelPanel::toast, &m_toasts, &ui::ToastHost::show);
    connect(m_labels, &LabelPanel::written, this, [this](const QString &path) {
        m_toasts.show({.text = tr("The labels are in “%1”.").arg(QFileInfo(path).fileName())});
    });
    m_bookSheet = new BookSheet(m_window);
    connect(m_bookSheet, &BookSheet::booked, this, [this](const Device &device) {
        m_wanted = device.id;
        m_editor.add(device);
    });
}

void DevicesScreen::buildTools()
{
    m_tools = new ui::ToolRow;
    QHBoxLayout *row = m_tools->row();
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    row->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this, [this](const QString &text) {
        m_search->change([&text](DeviceQuery &query) { query.words = text; });
    });
    connect(m_filter, &ui::FilterField::removed, this, [this](const QString &chip) {
        m_search->change([&chip](DeviceQuery &query) { removeChip(query, chip); });
    });
    connect(m_filter, &ui::FilterField::cleared, this, [this] { m_search->change(clearFilters); });
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    row->addWidget(m_count);
    m_doubtful = toolButton({}, ui::IconName::Copy);
    m_doubtful->setObjectName(QStringLiteral("doubtful"));
    m_doubtful->hide();
    row->addWidget(m_doubtful);
    connect(m_doubtful, &QPushButton::clicked, this, [this] { Q_EMIT asked(PairsAt{}); });
    QPushButton *columns = toolButton(tr("Columns"), ui::IconName::Columns);
    row->addWidget(columns);
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        popUp([this](QMenu *menu) { m_table->fillColumnMenu(menu); }, columns);
    });
    QPushButton *takeOut = toolButton(tr("Export"), ui::IconName::ExternalLink);
    row->addWidget(takeOut);
    connect(takeOut, &QPushButton::clicked, this, &DevicesScreen::askExport);
    QPushButton *book = toolButton(tr("Book in"), ui::IconName::Plus);
    ui::setButtonRole(book, ui::ButtonRole::Primary);
    row->addWidget(book);
    connect(book, &QPushButton::clicked, this, &DevicesScreen::askBook);
}

void DevicesScreen::setDoubtful(int pairs)
{
    m_doubtful->setText(tr("%Ln doubtful pair(s)", nullptr, pairs));
    m_doubtful->setVisible(pairs > 0);
}

void DevicesScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    const auto hasAny = [this] { return isVisible() && hasChosen(); };
    m_commands.nameGroup({QStringLiteral("devices")}, tr("Machines"));
    m_commands.add({.id = QStringLiteral("devices.filter"),
        .text = tr("Filter machines"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("devices.book"),
        .text = tr("Book in"),
        .icon = ui::IconName::Plus,
        .keys = {QKeySequence::New},
        .run = [this] { askBook(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("devices.move"),
        .text = tr("Move"),
        .icon = ui::IconName::ArrowLeftRight,
        .keys = {Qt::CTRL | Qt::Key_M},
        .run = [this] { askPlace(chosen()); },
        .isEnabled = hasAny});
    addStateCommands();
    m_commands.add({.id = QStringLiteral("devices.state"),
        .text = tr("State"),
        .icon = ui::IconName::CircleCheck,
        .run =
            [this] {
                popUp([this](QMenu *menu) { fillStateMenu(menu, [this] { return chosen(); }); },
                    m_bar);
            },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("devices.pool"),
        .text = tr("Used by"),
        .icon = ui::IconName::User,
        .run =
            [this] {
                popUp([this](QMenu *menu) { fillPoolMenu(menu, [this] { return chosen(); }); },
                    m_bar);
            },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("devices.copy"),
        .text = tr("Copy"),
        .icon = ui::IconName::Copy,
        .keys = {QKeySequence::Copy},
        .run = [this] { QApplication::clipboard()->setText(m_table->copied()); },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("devices.paste"),
        .text = tr("Paste rows of a spreadsheet"),
        .icon = ui::IconName::Download,
        .keys = {QKeySequence::Paste},
        .run = [this] { m_editor.paste(QApplication::clipboard()->text()); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("devices.export"),
        .text = tr("Export"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("devices.fault"),
        .text = tr("Report a fault"),
        .icon = ui::IconName::Wrench,
        .keys = {Qt::CTRL | Qt::SHIFT | Qt::Key_T},
        .run =
            [this] {
                if (!current().empty())
                    Q_EMIT faultAsked(current().front());
            },
        .isEnabled = [this] { return isVisible() && m_table->currentRow(); }});
    m_commands.add({.id = QStringLiteral("devices.labels"),
        .text = tr("Labels"),
        .icon = ui::IconName::Printer,
        .keys = {QKeySequence::Print},
        .run = [this] { askLabels(); },
        .isEnabled = hasAny});
    QList<QAction *> verbs;
    for (const char *id :
        {"move", "repaired", "repair", "state", "pool", "labels", "copy", "export"})
        verbs.append(m_commands.action(QStringLiteral("devices.") + QLatin1StringView(id)));
    m_bar->setVerbs(verbs);
}

void DevicesScreen::addStateCommands()
{
    struct About {
        const char *id;
        QString text;
        ui::IconName icon;
        QKeySequence key;
        DeviceState state;
    };
    const std::vector<About> abouts{
        {"repaired", tr("Repaired"), ui::IconName::Check, Qt::CTRL | Qt::SHIFT | Qt::Key_R,
            DeviceState::InUse},
        {"repair", tr("Send to repair"), ui::IconName::Wrench, Qt::CTRL | Qt::Key_R,
            DeviceState::InRepair},
        {"retire", tr("Hand in for disposal"), ui::IconName::Trash, Qt::Key_Delete,
            DeviceState::AwaitingDisposal},
    };
    for (const About &about : abouts) {
        const bool isRepaired = about.state == DeviceState::InUse;
        m_commands.add({.id = QStringLiteral("devices.") + QLatin1StringView(about.id),
            .text = about.text,
            .icon = about.icon,
            .keys = {about.key},
            .run =
                [this, about] {
                    // A key that is pressed by mistake shows what it would do first.
                    const bool isGrave = about.state == DeviceState::AwaitingDisposal;
                    setState(about.text, about.state, chosen(),
                        isGrave ? DeviceEditor::Preview::Always : DeviceEditor::Preview::OfMany);
                },
            .isEnabled =
                [this, isRepaired] {
                    return isVisible() && hasChosen()
                        && (!isRepaired || isAnyChosenIn(DeviceState::InRepair));
                }});
    }
}

// ---------------------------------------------------------------- places

void DevicesScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int wide = m_body->width();
    const int high = m_body->height();
    const int facets = look.px(narrow ? kFacetsNarrow : kFacets);
    const int pane = look.px(narrow ? kPaneNarrow : kPane);
    const int least = look.px(ui::Measure::DeskMiddleMin);
    const bool hasFacets = wide - facets >= least;
    const int left = hasFacets ? facets : 0;
    const bool isDocked = wide - left - pane >= least;
    const bool hasPane = m_table->currentRow() && (isDocked || m_isPaneAsked);
    m_facets->setVisible(hasFacets);
    m_facets->setGeometry(0, 0, facets, high);
    const QRect middle(left, 0, wide - left - (hasPane && isDocked ? pane : 0), high);
    m_table->setGeometry(middle);
    m_empty->cover(*m_table);
    m_pane->setGeometry(wide - pane, 0, pane, high);
    m_pane->setVisible(hasPane);
    if (hasPane && !isDocked)
        m_pane->raise();
}

bool DevicesScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void DevicesScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void DevicesScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_commands.refresh();
}

void DevicesScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_settings.setValue(kDeviceColumnState, QString::fromLatin1(m_table->columnState().toBase64()));
    m_toasts.setClearance(0);
    m_commands.refresh();
}

void DevicesScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_isPaneAsked) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_isPaneAsked = false;
    place();
    m_table->setFocus(Qt::OtherFocusReason);
}

void DevicesScreen::openPane()
{
    m_isPaneAsked = true;
    place();
    m_pane->setFocus(Qt::OtherFocusReason);
}

// ---------------------------------------------------------------- what is asked and found

void DevicesScreen::setQuery(const DeviceQuery &query)
{
    m_table->clearSelection();
    m_search->setQuery(query);
}

void DevicesScreen::showDevice(const DeviceId &device)
{
    m_wanted = device;
    const Register *inventory = m_search->inventory().get();
    const quint32 row = inventory ? inventory->deviceRow(device) : kNoRow;
    if (row == kNoRow)
        return;
    DeviceQuery query;
    if (const quint32 school = inventory->devices()[row].school; school != kNoRow)
        query.schools = {school};
    if (query == m_search->query())
        showList();
    else
        setQuery(query);
}

UnitCode DevicesScreen::school() const
{
    const std::vector<quint32> &schools = m_search->query().schools;
    if (schools.size() != 1 || schools.front() == kNoRow || !m_search->inventory())
        return {};
    return m_search->inventory()->schools()[schools.front()].code;
}

void DevicesScreen::showQuery()
{
    m_isOtherQuestion = true;
    const DeviceQuery &query = m_search->query();
    if (m_filter->text() != query.words)
        m_filter->setText(query.words);
    if (m_search->inventory())
        m_filter->setChips(chipsOf(*m_search->inventory(), query));
    m_table->setSorted(
        int(query.sortBy), query.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    Q_EMIT titleChanged();
}

void DevicesScreen::sortBy(int column, Qt::SortOrder order)
{
    m_search->change([&](DeviceQuery &query) {
        query.sortBy = DeviceColumn(column);
        query.isDescending = order == Qt::DescendingOrder;
    });
}

void DevicesScreen::showList()
{
    const std::shared_ptr<const Register> &inventory = m_search->listedOf();
    const DeviceList &list = m_search->list();
    m_source->show(inventory, list.rows, m_inventory.today());
    m_facets->setGroups(facetsOf(*inventory, m_search->query(), list));
    m_filter->setChips(chipsOf(*inventory, m_search->query()));
    m_count->setText(machinesText(int(list.rows.size())));
    const bool isOther = std::exchange(m_isOtherQuestion, false);
    const std::optional<int> wanted
        = m_wanted.isEmpty() ? std::nullopt : m_source->listed(inventory->deviceRow(m_wanted));
    if (wanted) {
        m_wanted = {};
        m_table->setCurrentRow(*wanted);
    } else if (!m_table->currentRow() && !list.rows.empty()) {
        m_table->setCurrentRow(isOther ? 0 : std::min(m_lastCurrent, int(list.rows.size()) - 1));
    }
    showEmpty();
    showCurrent();
    showSelection();
}

void DevicesScreen::showEmpty()
{
    m_empty->showFor(m_source->rowCount(), !m_search->listedOf()->devices().empty());
}

void DevicesScreen::showCurrent()
{
    const std::optional<int> row = m_table->currentRow();
    if (row) {
        m_lastCurrent = *row;
        m_pane->show(m_source->inventory()->idOf(m_source->device(*row)));
        showPaneVerbs();
    }
    place();
    m_commands.refresh();
}

void DevicesScreen::showPaneVerbs()
{
    const std::optional<int> row = m_table->currentRow();
    if (!row)
        return;
    const bool isBroken = m_source->device(*row).state == DeviceState::InRepair;
    const auto add = [this](const QString &text, const std::function<void()> &run) {
        auto *action = new QAction(text, m_pane);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    const QList<QAction *> old
        = m_pane->findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly);
    const QString fault = tr("Report a fault");
    const QString repaired = tr("Repaired");
    const auto report = [this] { m_commands.action(QStringLiteral("devices.fault"))->trigger(); };
    m_pane->setVerbs({
        isBroken
            ? add(repaired, [this, repaired] { setState(repaired, DeviceState::InUse, current()); })
            : add(fault, report),
        add(tr("Move"), [this] { askPlace(current()); }),
        add(tr("More"),
            [this] {
                popUp(
                    [this](QMenu *menu) {
                        menu->addAction(m_commands.action(QStringLiteral("devices.fault")));
                        menu->addSeparator();
                        fillStateMenu(menu, [this] { return current(); });
                        menu->addSeparator();
                        fillPoolMenu(menu, [this] { return current(); });
                    },
                    m_pane);
            }),
    });
    for (QAction *action : old)
        action->deleteLater(); // one of them may be what brought us here
}

void DevicesScreen::showSelection()
{
    const int count = m_table->selectedCount();
    if (count == 0) {
        m_bar->hide();
        m_table->setRoomBelow(0);
        m_toasts.setClearance(0);
    } else {
        QString what;
        const QString school = m_search->inventory() && !this->school().isEmpty()
            ? m_search->inventory()->schools()[m_search->query().schools.front()].name
            : QString();
        if (!school.isEmpty())
            what = school;
        m_bar->setWords(tr("%1 selected").arg(machinesText(count)), what);
        m_table->setRoomBelow(m_bar->reach());
        m_toasts.setClearance(ui::theme().atScaleOne(ui::Measure::DeskSelectionBar));
    }
    m_commands.refresh();
    if (count > 0)
        m_bar->rise();
}

// ---------------------------------------------------------------- what is done

bool DevicesScreen::hasChosen() const
{
    return m_table->selectedCount() > 0 || m_table->currentRow();
}

std::vector<DeviceId> DevicesScreen::current() const
{
    if (const std::optional<int> row = m_table->currentRow())
        return {m_source->inventory()->idOf(m_source->device(*row))};
    return {};
}

std::vector<DeviceId> DevicesScreen::chosen() const
{
    if (m_table->selectedCount() == 0)
        return current();
    std::vector<DeviceId> devices;
    const Register &inventory = *m_source->inventory();
    for (const qint64 id : m_table->selectedIds())
        devices.push_back(inventory.idOf(inventory.devices()[m_source->deviceRowOf(id)]));
    return devices;
}

bool DevicesScreen::isAnyChosenIn(DeviceState state) const
{
    if (m_table->selectedCount() == 0) {
        const std::optional<int> row = m_table->currentRow();
        return row && m_source->device(*row).state == state;
    }
    for (int row = 0; row < m_source->rowCount(); ++row)
        if (m_source->device(row).state == state && m_table->isSelected(row))
            return true;
    return false;
}

void DevicesScreen::setState(const QString &title, DeviceState state, std::vector<DeviceId> devices,
    DeviceEditor::Preview preview)
{
    m_editor.change(
        title, std::move(devices), [state](Device &device) { device.state = state; }, preview);
}

void DevicesScreen::askPlace(std::vector<DeviceId> devices)
{
    if (devices.empty())
        return;
    const QString title = tr("Move %1 to").arg(machinesText(int(devices.size())));
    m_moving = std::move(devices);
    m_placeSheet->ask(title, m_source->inventory());
    if (const UnitCode here = school(); !here.isEmpty())
        m_placeSheet->picker().choose(here, {});
}

void DevicesScreen::askLabels()
{
    std::vector<quint32> rows;
    if (m_table->selectedCount() > 0)
        for (const qint64 id : m_table->selectedIds())
            rows.push_back(m_source->deviceRowOf(id));
    else if (const std::optional<int> row = m_table->currentRow())
        rows.push_back(m_source->rows()[size_t(*row)]);
    if (!rows.empty())
        m_labels->ask(labelsOf(*m_source->inventory(), rows));
}

void DevicesScreen::askBook()
{
    if (!m_search->inventory())
        return;
    m_bookSheet->ask(m_search->inventory(), school(), {}, m_inventory.today());
}

void DevicesScreen::fillStateMenu(QMenu *menu, const std::function<std::vector<DeviceId>()> &of)
{
    for (size_t i = 0; i < kDeviceStates; ++i) {
        const auto state = DeviceState(i);
        connect(menu->addAction(wordOf(state)), &QAction::triggered, this,
            [this, state, of] { setState(wordOf(state), state, of()); });
    }
}

void DevicesScreen::fillPoolMenu(QMenu *menu, const std::function<std::vector<DeviceId>()> &of)
{
    const auto add = [&](const QString &text, std::optional<Pool> pool) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, text, pool, of] {
            m_editor.change(tr("Used by: %1").arg(text), of(),
                [pool](Device &device) { device.assignment = pool; });
        });
    };
    for (size_t i = 0; i < kPools; ++i)
        add(wordOf(Pool(i)), Pool(i));
    add(tr("As its room says"), std::nullopt);
}

void DevicesScreen::fillMenu(QMenu *menu)
{
    for (const char *id : {"move", "repaired", "repair", "retire", "labels", "copy", "export"})
        if (QAction *action = m_commands.action(QStringLiteral("devices.") + QLatin1StringView(id));
            action->isEnabled())
            menu->addAction(action);
    menu->addSeparator();
    fillStateMenu(menu->addMenu(tr("State")), [this] { return chosen(); });
    fillPoolMenu(menu->addMenu(tr("Used by")), [this] { return chosen(); });
}

void DevicesScreen::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_table->geometry().contains(m_body->mapFromGlobal(event->globalPos())) || !hasChosen())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(event->globalPos());
}

void DevicesScreen::popUp(const std::function<void(QMenu *)> &fill, const QWidget *beside)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(menu);
    const bool isLow = beside == m_bar || beside == m_pane;
    const QPoint at = isLow ? beside->mapToGlobal(QPoint(beside->width() / 2,
                          beside == m_pane ? beside->height() - menu->sizeHint().height()
                                           : -menu->sizeHint().height()))
                            : beside->mapToGlobal(QPoint(0, beside->height()));
    menu->popup(at);
}

// ---------------------------------------------------------------- export

std::vector<DeviceColumn> DevicesScreen::shownColumns() const
{
    std::vector<DeviceColumn> columns;
    const QHeaderView *header = m_table->header();
    for (int i = 0; i < header->count(); ++i)
        if (const int column = header->logicalIndex(i); !header->isSectionHidden(column))
            columns.push_back(DeviceColumn(column));
    return columns;
}

void DevicesScreen::askExport()
{
    if (m_source->rowCount() == 0)
        return;
    askTableFile(
        this, tr("Export"), tr("Machines"), [this](const QString &path) { exportTo(path); });
}

void DevicesScreen::exportTo(const QString &path)
{
    std::vector<quint32> devices = m_source->rows();
    if (m_table->selectedCount() > 0) {
        devices.clear();
        for (const qint64 id : m_table->selectedIds())
            devices.push_back(m_source->deviceRowOf(id));
    }
    const auto task = m_tasks.run(
        [path, inventory = m_source->inventory(), devices = std::move(devices),
            columns = shownColumns(), today = m_inventory.today()](TaskControl &control) {
            return exportDevices(path, *inventory, devices, columns, today, control);
        });
    m_progress->follow(task, tr("Export"));
    whenDone(task, this, [this, path](const Result<int> &done) {
        if (done)
            m_toasts.show({.text = tr("%1 in “%2”.", "how many machines, the file")
                                       .arg(machinesText(*done), QFileInfo(path).fileName())});
        else if (done.error().kind != Error::Kind::Cancelled)
            m_toasts.show({.text = done.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

} // namespace hz::console

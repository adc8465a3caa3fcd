#include "window/consolewindow.h"

#include "begin/beginscreen.h"
#include "begin/keeping.h"
#include "booking/bookingscreen.h"
#include "census/deskscreen.h"
#include "census/fillpage.h"
#include "census/reviewpage.h"
#include "devices/deviceeditor.h"
#include "devices/devicesscreen.h"
#include "import/importscreen.h"
#include "issuing/issuescreen.h"
#include "lines/linesscreen.h"
#include "merge/mergescreen.h"
#include "overview/overviewscreen.h"
#include "plan/planscreen.h"
#include "reports/reporting.h"
#include "rooms/roomedit.h"
#include "rooms/roompage.h"
#include "rooms/roomsscreen.h"
#include "rules/ruleeditor.h"
#include "rules/rulesscreen.h"
#include "schools/schooledit.h"
#include "schools/schoolpage.h"
#include "schools/schoolsscreen.h"
#include "stocktake/stocktakescreen.h"
#include "tickets/serviceplace.h"
#include "transfers/transferdesk.h"
#include "transfers/transfersscreen.h"
#include "window/finding.h"
#include "window/home.h"
#include "window/moved.h"
#include "window/recordeditor.h"
#include "window/sideplaces.h"
#include "window/undoing.h"
#include "works/worksscreen.h"

#include <hz/inventory/devicechange.h>
#include <hz/ui/icon.h>
#include <hz/ui/palette.h>
#include <hz/ui/style.h>

#include <QtCore/QDir>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

// Everything that can be found among machines.
Result<std::vector<ui::Findable>> findableMachines(const Register &inventory, TaskControl &task)
{
    std::vector<ui::Findable> machines;
    machines.reserve(inventory.devices().size());
    for (const DeviceRow &device : inventory.devices()) {
        if (task.isCancelled())
            return cancelled();
        const QString tag = inventory.tag(device);
        const QString serial = inventory.serial(device);
        if (tag.isEmpty() && serial.isEmpty())
            continue;
        ui::Findable machine{.id = inventory.idOf(device).text(),
            .text = tag.isEmpty() ? serial : tag,
            .detail = device.school == kNoRow ? QString() : inventory.schools()[device.school].name,
            .icon = ui::IconName::Monitor};
        if (!tag.isEmpty() && !serial.isEmpty())
            machine.names = {serial};
        machines.push_back(std::move(machine));
    }
    return machines;
}

// By school and name, so that "hill computer" finds the computer room of Hill School.
Result<std::vector<ui::Findable>> findableRooms(const Register &inventory, TaskControl &task)
{
    std::vector<ui::Findable> rooms;
    rooms.reserve(inventory.rooms().size());
    for (quint32 i = 0; i < inventory.rooms().size(); ++i) {
        if (task.isCancelled())
            return cancelled();
        const Room &room = inventory.rooms()[i];
        rooms.push_back({.id = room.id.text(),
            .text = placeText(inventory, room.school, room.id),
            .detail = wordOf(room.kind),
            .icon = ui::IconName::DoorOpen});
    }
    return rooms;
}

} // namespace

ConsoleWindow::ConsoleWindow(Inventory &inventory, Settings &settings, QWidget *parent)
    : DeskWindow(ui::IconName::ChartNoAxes, tr("Hezhou"), tr("Console"), parent)
    , m_inventory(inventory)
    , m_settings(settings)
{
    setWindowTitle(tr("Hezhou Console"));
    m_toasts = new ui::ToastHost(this);
    m_undoing = new Undoing(inventory, commands(), *m_toasts, this);
    m_editor = new DeviceEditor(inventory, this, *m_toasts, *m_undoing);
    addCommands();
    m_overview = new OverviewScreen(inventory, this);
    connect(m_overview, &OverviewScreen::asked, this, &ConsoleWindow::go);
    connect(m_overview, &OverviewScreen::titleChanged, this, &ConsoleWindow::showTitle);
    buildBegin();
    buildDevices();
    buildRooms();
    buildSchools();
    buildRules();
    buildImport();
    buildService();
    m_stocktake = new StocktakeScreen(m_inventory, commands(), *m_editor, *m_toasts, this);
    connect(m_stocktake, &StocktakeScreen::asked, this, &ConsoleWindow::go);
    m_issue = new IssueScreen(m_inventory, commands(), *m_toasts, *m_undoing, this);
    connect(m_issue, &IssueScreen::asked, this, &ConsoleWindow::go);
    buildPlan();
    buildCensus();
    buildWorks();
    for (QWidget *screen : std::initializer_list<QWidget *>{m_overview, m_begin, m_devices, m_rooms,
             m_roomPage, m_schools, m_school, m_rules, m_ruleEditor, m_import, m_stocktake, m_issue,
             m_plan, m_transfers, m_pairs, m_desk, m_fill, m_review, m_bookings, m_lines, m_works})
        screen->hide(); // until it is the view
    buildPlaces();
    buildYear();
    buildReporting();
    m_service->hideScreens(); // until one is the view
    addFinds();
    connect(&inventory, &Inventory::pictureChanged, this, &ConsoleWindow::refresh);
    connect(&inventory, &Inventory::failed, this, &ConsoleWindow::showProblem);
    takeKeeper();
    m_isHomeDue = true;
    open(OverviewOf{});
    refresh();
}

void ConsoleWindow::buildBegin()
{
    m_begin = new BeginScreen(m_inventory, m_settings, this);
    connect(m_begin, &BeginScreen::begun, this, &ConsoleWindow::importFiles);
    connect(m_begin, &BeginScreen::keeperChanged, this, &ConsoleWindow::takeKeeper);
    connect(m_begin, &BeginScreen::edited, this, &ConsoleWindow::offerUndo);
    connect(m_begin, &BeginScreen::sampleInterrupted, this, [this] {
        m_toasts->show({.text = tr("The invented prefecture is not complete."),
            .kind = ui::Toast::Kind::Note,
            .actionText = tr("Complete it"),
            .action = [this] { m_begin->addSample(); }});
    });
    connect(m_begin, &BeginScreen::failed, this, &ConsoleWindow::showProblem);
}

void ConsoleWindow::buildDevices()
{
    m_devices = new DevicesScreen(m_inventory, m_settings, commands(), *m_editor, *m_toasts, this);
    connect(m_devices, &DevicesScreen::asked, this, &ConsoleWindow::go);
    connect(m_devices, &DevicesScreen::titleChanged, this, &ConsoleWindow::showTitle);
}

void ConsoleWindow::buildRooms()
{
    m_roomEditor = new RecordEditor(m_inventory, roomsText, this, *m_toasts, *m_undoing);
    m_rooms = new RoomsScreen(m_inventory, m_settings, commands(), *m_roomEditor, *m_toasts, this);
    connect(m_rooms, &RoomsScreen::asked, this, &ConsoleWindow::go);
    m_bookings = new BookingScreen(m_inventory, commands(), *m_toasts, *m_undoing, this);
    m_lines = new LinesScreen(m_inventory, m_settings, commands(), *m_toasts, *m_undoing, this);
    connect(m_lines, &LinesScreen::asked, this, &ConsoleWindow::go);
    m_roomPage = new RoomPage(m_inventory, commands(), *m_editor, *m_toasts, this);
    connect(m_roomPage, &RoomPage::asked, this, &ConsoleWindow::go);
}

void ConsoleWindow::buildSchools()
{
    m_schoolEditor = new RecordEditor(m_inventory, schoolsText, this, *m_toasts, *m_undoing);
    m_schools
        = new SchoolsScreen(m_inventory, m_settings, commands(), *m_schoolEditor, *m_toasts, this);
    connect(m_schools, &SchoolsScreen::asked, this, &ConsoleWindow::go);
    m_school = new SchoolPage(m_inventory, this);
    connect(m_school, &SchoolPage::asked, this, &ConsoleWindow::go);
    connect(m_school, &SchoolPage::failed, this, &ConsoleWindow::showProblem);
    connect(m_school, &SchoolPage::titleChanged, this, &ConsoleWindow::showTitle);
    connect(m_school, &SchoolPage::edited, this, &ConsoleWindow::offerUndo);
}

void ConsoleWindow::buildRules()
{
    m_rules = new RulesScreen(m_inventory, this);
    connect(m_rules, &RulesScreen::asked, this, &ConsoleWindow::go);
    connect(m_rules, &RulesScreen::failed, this, &ConsoleWindow::showProblem);
    connect(m_rules, &RulesScreen::edited, this, &ConsoleWindow::offerUndo);
    connect(m_rules, &RulesScreen::titleChanged, this, &ConsoleWindow::showTitle);
    connect(m_rules, &RulesScreen::editAsked, this, &ConsoleWindow::editRule);
    m_ruleEditor = new RuleEditor(m_inventory, this);
    connect(m_ruleEditor, &RuleEditor::failed, this, &ConsoleWindow::showProblem);
    connect(m_ruleEditor, &RuleEditor::kept, this, &ConsoleWindow::offerUndo);
    connect(m_ruleEditor, &RuleEditor::exported, this, &ConsoleWindow::tellWritten);
    connect(m_ruleEditor, &RuleEditor::left, this, [this] { go(RuleAt{}); });
}

void ConsoleWindow::buildImport()
{
    m_import = new ImportScreen(m_inventory, commands(), *m_toasts, this);
    connect(m_import, &ImportScreen::asked, this, &ConsoleWindow::go);
    m_doubtful = new Doubtful(m_inventory, this);
    connect(m_doubtful, &Doubtful::failed, this, &ConsoleWindow::showProblem);
    connect(m_doubtful, &Doubtful::answered, this, &ConsoleWindow::offerUndo);
    connect(m_doubtful, &Doubtful::changed, this,
        [this] { m_devices->setDoubtful(int(m_doubtful->pairs().size())); });
    connect(m_devices, &DevicesScreen::splitAsked, m_doubtful, &Doubtful::split);
    m_pairs = new MergeScreen(m_inventory, *m_doubtful, commands(), this);
    connect(m_pairs, &MergeScreen::left, this, [this] { go(DevicesOf{}); });
    commands().add({.id = QStringLiteral("go.pairs"),
        .text = tr("Doubtful pairs"),
        .icon = ui::IconName::Copy,
        .run = [this] { go(PairsAt{}); }});
}

void ConsoleWindow::buildService()
{
    m_service = new ServicePlace(m_inventory, m_settings, commands(), *m_toasts, *m_undoing, this);
    connect(m_service, &ServicePlace::asked, this, &ConsoleWindow::go);
    connect(m_service, &ServicePlace::titleChanged, this, &ConsoleWindow::showTitle);
    connect(m_devices, &DevicesScreen::faultAsked, m_service,
        [this](const DeviceId &device) { m_service->reportOf(device); });
    connect(m_roomPage, &RoomPage::faultAsked, m_service, &ServicePlace::reportIn);
}

void ConsoleWindow::buildPlan()
{
    m_plan = new PlanScreen(m_inventory, this);
    connect(m_plan, &PlanScreen::asked, this, &ConsoleWindow::go);
    connect(m_plan, &PlanScreen::failed, this, &ConsoleWindow::showProblem);
    connect(m_plan, &PlanScreen::edited, this, &ConsoleWindow::offerUndo);
    connect(m_plan, &PlanScreen::exported, this, &ConsoleWindow::tellWritten);
    m_transferDesk = new TransferDesk(m_inventory, this, *m_toasts, *m_undoing);
    connect(m_plan, &PlanScreen::ordersWanted, m_transferDesk, &TransferDesk::make);
    connect(m_transferDesk, &TransferDesk::made, this,
        [this] { go(TransfersOf{{.states = 1u << int(TransferState::Draft)}}); });
    m_transfers = new TransfersScreen(m_inventory, commands(), *m_transferDesk, this);
    connect(m_transfers, &TransfersScreen::asked, this, &ConsoleWindow::go);
    connect(m_transfers, &TransfersScreen::exported, this, &ConsoleWindow::tellWritten);
}

void ConsoleWindow::buildCensus()
{
    Result<ReturnForm> read = shippedForm();
    if (!read)
        qFatal("%s", qPrintable(read.error().message)); // it is part of the program
    const auto form = std::make_shared<const ReturnForm>(std::move(*read));
    const auto tell = [this](const QString &what) { m_toasts->show({.text = what}); };
    const auto connectBoth = [&](auto *page) {
        using Page = std::remove_pointer_t<decltype(page)>;
        connect(page, &Page::asked, this, &ConsoleWindow::go);
        connect(page, &Page::done, this, tell);
        connect(page, &Page::failed, this, &ConsoleWindow::showProblem);
    };
    m_desk = new DeskScreen(m_inventory, form, this);
    m_fill = new FillPage(m_inventory, form, this);
    m_review = new ReviewPage(m_inventory, form, this);
    connectBoth(m_desk);
    connectBoth(m_fill);
    connectBoth(m_review);
    connect(m_fill, &FillPage::edited, this, &ConsoleWindow::offerUndo);
    connect(m_fill, &FillPage::titleChanged, this, &ConsoleWindow::showTitle);
    connect(m_fill, &FillPage::exported, this, &ConsoleWindow::tellWritten);
    connect(m_review, &ReviewPage::titleChanged, this, &ConsoleWindow::showTitle);
    connect(m_review, &ReviewPage::exported, this, &ConsoleWindow::tellWritten);
}

void ConsoleWindow::buildWorks()
{
    m_works = new WorksScreen(m_inventory, m_settings, commands(), *m_toasts, *m_undoing, this);
    connect(m_works, &WorksScreen::asked, this, &ConsoleWindow::go);
    connect(m_works, &WorksScreen::titleChanged, this, &ConsoleWindow::showTitle);
}

void ConsoleWindow::buildPlaces()
{
    side().addPlace({kOverview, tr("Overview"), ui::IconName::ChartColumn});
    side().addPlace({kRules, tr("Targets"), ui::IconName::Target});
    side().addPlace({kDevices, tr("Machines"), ui::IconName::Monitor});
    side().addPlace({kRooms, tr("Rooms"), ui::IconName::DoorOpen});
    side().addPlace({kBookings, tr("Bookings"), ui::IconName::Calendar});
    side().addPlace({kSchools, tr("Schools"), ui::IconName::School});
    side().addPlace({kLines, tr("Lines"), ui::IconName::Wifi});
    side().addPlace({kPlan, tr("Plan"), ui::IconName::ArrowLeftRight});
    side().addPlace({kService, tr("Upkeep"), ui::IconName::Wrench});
    side().addPlace({kCensus, tr("Census"), ui::IconName::FileText});
    side().addPlace({kWorks, tr("Tasks and money"), ui::IconName::ClipboardCheck});
    side().addPlace({kStocktake, tr("Stocktake"), ui::IconName::ScanBarcode});
    side().addPlace({kIssue, tr("Issue and return"), ui::IconName::Hand});
    side().addPlace({kImport, tr("Import"), ui::IconName::FileDown, true});
    side().addPlace({kBegin, tr("Unit and data"), ui::IconName::Settings, true});
    connect(&side(), &ui::SideBar::chosen, this, &ConsoleWindow::choosePlace);
    connect(&top(), &ui::TopBar::pathChosen, this,
        [this](int index) { go(Where(m_crumbs[size_t(index)].where)); });
    top().setSearchHint(tr("Find schools, machines, rules"));
    connect(&top(), &ui::TopBar::searchRequested, this, [this] { finder().open(); });
}

void ConsoleWindow::choosePlace(const QString &id)
{
    if (id == kOverview)
        go(home());
    else if (id == kRules)
        go(RuleAt{});
    else if (id == kDevices)
        go(DevicesOf{ofKeeper<DeviceQuery>(m_inventory.picture().inventory.get(), keeper())});
    else if (id == kRooms)
        go(RoomsOf{ofKeeper<RoomQuery>(m_inventory.picture().inventory.get(), keeper())});
    else if (id == kSchools)
        go(SchoolsOf{m_schools->query()});
    else if (id == kPlan)
        go(PlanAt{});
    else if (id == kImport)
        go(ImportAt{});
    else if (id == kStocktake)
        go(StocktakeAt{});
    else if (id == kIssue)
        go(IssueAt{});
    else if (id == kService)
        go(TicketsOf{ticketsOfKeeper(m_inventory.picture().inventory.get(), keeper())});
    else if (id == kBegin)
        go(BeginAt{});
    else if (id == kLines)
        go(LinesAt{});
    else if (id == kBookings)
        go(BookingsAt{keeper().level == UnitLevel::School ? keeper().unit : UnitCode(), {}});
    else if (id == kWorks)
        go(m_works->where());
    else if (id == kCensus)
        go(CensusAt{keeper().level == UnitLevel::School ? keeper().unit : UnitCode()});
}

Keeper ConsoleWindow::keeper() const
{
    return keeperIn(m_settings).value_or(Keeper{.level = UnitLevel::Prefecture});
}

Where ConsoleWindow::home() const
{
    return homeOf(m_inventory.picture().inventory.get(), keeper());
}

void ConsoleWindow::importFiles(const QStringList &files)
{
    if (files.isEmpty())
        return;
    go(ImportAt{});
    m_import->add(files);
}

// What lists leave unsaid is of the keeper's school.
void ConsoleWindow::takeKeeper()
{
    const Keeper who = keeper();
    const UnitCode own = who.level == UnitLevel::School ? who.unit : UnitCode();
    m_import->importing().setOwnSchool(own);
    m_issue->setOwnSchool(own);
    m_works->setOwn(who.level == UnitLevel::Prefecture ? UnitCode() : who.unit);
    m_isHomeDue = hasNothing();
    Q_EMIT keeperChanged();
}

void ConsoleWindow::addPlaceCommand(
    const QString &id, const QString &text, ui::IconName icon, Qt::Key digit)
{
    commands().add({.id = QStringLiteral("go.") + id,
        .text = text,
        .icon = icon,
        .keys = {Qt::ALT | digit},
        .run = [this, id] { choosePlace(id); }});
}

void ConsoleWindow::addCommands()
{
    commands().nameGroup({QStringLiteral("go")}, tr("Go to"));
    commands().add({.id = QStringLiteral("go.back"),
        .text = tr("Back"),
        .icon = ui::IconName::ArrowLeft,
        .keys = {Qt::ALT | Qt::Key_Left},
        .run = [this] { goBack(); },
        .isEnabled = [this] { return canGoBack(); }});
    addPlaceCommand(kOverview, tr("Overview"), ui::IconName::ChartColumn, Qt::Key_1);
    addPlaceCommand(kRules, tr("Targets"), ui::IconName::Target, Qt::Key_2);
    addPlaceCommand(kDevices, tr("Machines"), ui::IconName::Monitor, Qt::Key_3);
    addPlaceCommand(kRooms, tr("Rooms"), ui::IconName::DoorOpen, Qt::Key_4);
    addPlaceCommand(kSchools, tr("Schools"), ui::IconName::School, Qt::Key_5);
    addPlaceCommand(kImport, tr("Import"), ui::IconName::FileDown, Qt::Key_6);
    addPlaceCommand(kPlan, tr("Plan"), ui::IconName::ArrowLeftRight, Qt::Key_7);
    addPlaceCommand(kStocktake, tr("Stocktake"), ui::IconName::ScanBarcode, Qt::Key_8);
    commands().add({.id = QStringLiteral("go.issue"),
        .text = tr("Issue and return"),
        .icon = ui::IconName::Hand,
        .run = [this] { go(IssueAt{}); }});
    addPlaceCommand(kBegin, tr("Unit and data"), ui::IconName::Settings, Qt::Key_9);
    addPlaceCommand(kService, tr("Upkeep"), ui::IconName::Wrench, Qt::Key_0);
    commands().add({.id = QStringLiteral("go.census"),
        .text = tr("Census"),
        .icon = ui::IconName::FileText,
        .run = [this] { choosePlace(kCensus); }});
    commands().add({.id = QStringLiteral("go.bookings"),
        .text = tr("Bookings"),
        .icon = ui::IconName::Calendar,
        .run = [this] { choosePlace(kBookings); }});
    commands().add({.id = QStringLiteral("go.lines"),
        .text = tr("Lines"),
        .icon = ui::IconName::Wifi,
        .run = [this] { choosePlace(kLines); }});
    commands().add({.id = QStringLiteral("go.works"),
        .text = tr("Tasks and money"),
        .icon = ui::IconName::ClipboardCheck,
        .run = [this] { choosePlace(kWorks); }});
    commands().add({.id = QStringLiteral("rules.change"),
        .text = tr("Change rules"),
        .icon = ui::IconName::Pen,
        .run = [this] { editRule({}); }});
    commands().add({.id = QStringLiteral("view.filter"),
        .text = tr("Filter the list, or search"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { focusFilter(); },
        .isEnabled =
            [this] {
                return !m_devices->isVisible() && !m_rooms->isVisible() && !m_schools->isVisible();
            }});
}

void ConsoleWindow::focusFilter()
{
    if (m_rules->isVisible())
        m_rules->focusFilter();
    else if (m_desk->isVisible())
        m_desk->focusFilter();
    else // nothing here is a list: everything is looked through
        finder().open();
}

void ConsoleWindow::addFinds()
{
    finder().addSource(
        schoolsToFind(m_inventory, [this](const QString &code) { go(SchoolAt{UnitCode(code)}); }));
    finder().addSource(rulesToFind(m_inventory, [this](const QString &id) {
        go(RuleAt{id, {}, {}});
    }));
    const auto add = [this](const QString &kind, auto findable, auto choose) {
        finder().addSource({.kind = kind,
            .begin =
                [this, findable] {
                    return [inventory = m_inventory.picture().inventory, findable](
                               TaskControl &task) -> Result<std::vector<ui::Findable>> {
                        if (!inventory)
                            return std::vector<ui::Findable>();
                        return findable(*inventory, task);
                    };
                },
            .choose = choose});
    };
    add(tr("Room"), findableRooms, [this](const QString &id) { go(RoomAt{RoomId(id)}); });
    add(tr("Machine"), findableMachines, [this](const QString &id) { go(DeviceAt{DeviceId(id)}); });
}

void ConsoleWindow::editRule(const QString &rule)
{
    go(RuleEditAt{rule});
}

void ConsoleWindow::showProblem(const Error &error)
{
    m_toasts->show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

void ConsoleWindow::tellWritten(const QString &path)
{
    m_toasts->show({.text = tr("Written to “%1”.").arg(QDir::toNativeSeparators(path))});
}

void ConsoleWindow::offerUndo(const QString &what, const QList<Edit> &undo)
{
    m_undoing->offer(what, undo);
}

void ConsoleWindow::buildYear()
{
    m_year = new QPushButton(ui::icon(ui::IconName::Calendar), QString());
    ui::setCompact(m_year);
    m_year->setToolTip(tr("The census year that is looked at"));
    m_year->hide();
    top().afterTitle()->addWidget(m_year);
    connect(m_year, &QPushButton::clicked, this, &ConsoleWindow::chooseYear);
}

void ConsoleWindow::buildReporting()
{
    m_reporting = new Reporting(m_inventory, commands(), this);
    top().afterTitle()->addWidget(m_reporting->button());
    connect(m_reporting, &Reporting::toast, m_toasts, &ui::ToastHost::show);
}

void ConsoleWindow::chooseYear()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    std::vector<int> years = m_inventory.picture().inventory->censusYears();
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
        QAction *action = menu->addAction(tr("%1", "a census year").arg(*year));
        action->setCheckable(true);
        action->setChecked(*year == m_inventory.year());
        connect(action, &QAction::triggered, this,
            [this, chosen = *year] { m_inventory.setYear(chosen); });
    }
    menu->popup(m_year->mapToGlobal(QPoint(0, m_year->height())));
}

void ConsoleWindow::refresh()
{
    m_year->setText(tr("%1", "a census year").arg(m_inventory.year()));
    const std::shared_ptr<const Register> &inventory = m_inventory.picture().inventory;
    if (inventory) {
        side().setCount(kDevices, int(inventory->devices().size()));
        side().setCount(kRooms, int(inventory->rooms().size()));
        side().setCount(kSchools, int(inventory->schools().size()));
        // Rows mean something in their own register only.
        if (m_stock)
            for (Where &step : m_trail) {
                if (auto *devices = std::get_if<DevicesOf>(&step))
                    devices->query = movedTo(devices->query, *m_stock, *inventory);
                else if (auto *rooms = std::get_if<RoomsOf>(&step))
                    rooms->query = movedTo(rooms->query, *m_stock, *inventory);
            }
        m_stock = inventory;
    }
    if (std::holds_alternative<OverviewOf>(m_here)) {
        if (m_isHomeDue && inventory && !hasNothing()) {
            m_isHomeDue = false;
            open(home());
            return;
        }
        showOverview();
    }
    showTitle();
    commands().refresh();
}

} // namespace hz::console

// Where the window is, how one gets there, and the way back.
#include "begin/beginscreen.h"
#include "booking/bookingscreen.h"
#include "census/deskscreen.h"
#include "census/fillpage.h"
#include "census/reviewpage.h"
#include "devices/devicesscreen.h"
#include "import/importscreen.h"
#include "issuing/issuescreen.h"
#include "lines/linesscreen.h"
#include "merge/mergescreen.h"
#include "overview/overviewscreen.h"
#include "plan/planscreen.h"
#include "reports/reporting.h"
#include "rooms/roompage.h"
#include "rooms/roomsscreen.h"
#include "rules/ruleeditor.h"
#include "rules/rulesscreen.h"
#include "schools/schoolpage.h"
#include "schools/schoolsscreen.h"
#include "stocktake/stocktakescreen.h"
#include "tickets/serviceplace.h"
#include "transfers/transfersscreen.h"
#include "window/consolewindow.h"
#include "window/sideplaces.h"
#include "works/worksscreen.h"

#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

constexpr size_t kMostSteps = 50;

} // namespace

// County and school, each leading to the same of it.
template<typename Of, typename Query>
void ConsoleWindow::addCrumbs(std::vector<Crumb> &crumbs, const UnitCode &school) const
{
    const Register *stock = m_inventory.picture().inventory.get();
    const quint32 row = stock ? stock->schoolRow(school) : kNoRow;
    if (row == kNoRow)
        return;
    const quint32 county = stock->unitRow(stock->schools()[row].county);
    if (county != kNoRow)
        crumbs.push_back({stock->units()[county].name, Of{Query{.counties = {county}}}});
    crumbs.push_back({stock->schools()[row].name, Of{Query{.schools = {row}}}});
}

std::vector<ConsoleWindow::Crumb> ConsoleWindow::overviewCrumbs() const
{
    std::vector<Crumb> crumbs;
    const Picture &picture = m_inventory.picture();
    const Unit *prefecture = picture.inventory ? picture.inventory->prefecture() : nullptr;
    if (prefecture && m_overview->unit() != prefecture->code)
        crumbs.push_back({tr("The whole prefecture"), OverviewOf{}});
    crumbs.push_back({m_overview->title(), m_here});
    return crumbs;
}

std::vector<ConsoleWindow::Crumb> ConsoleWindow::roomCrumbs(const RoomId &room) const
{
    const Register *stock = m_inventory.picture().inventory.get();
    const quint32 row = stock ? stock->roomRow(room) : kNoRow;
    if (row == kNoRow)
        return {{tr("Room"), m_here}};
    std::vector<Crumb> crumbs;
    addCrumbs<RoomsOf, RoomQuery>(crumbs, stock->rooms()[row].school);
    crumbs.push_back({stock->rooms()[row].name, m_here});
    return crumbs;
}

std::vector<ConsoleWindow::Crumb> ConsoleWindow::censusCrumbs() const
{
    std::vector<Crumb> crumbs{{tr("Census"), CensusAt{}}};
    if (std::holds_alternative<ReturnAt>(m_here))
        crumbs.push_back({m_review->title(), m_here});
    else if (const auto *census = std::get_if<CensusAt>(&m_here); !census->unit.isEmpty())
        crumbs.push_back({m_fill->title(), m_here});
    return crumbs;
}

std::vector<ConsoleWindow::Crumb> ConsoleWindow::crumbs() const
{
    if (std::holds_alternative<OverviewOf>(m_here))
        return overviewCrumbs();
    if (std::holds_alternative<RoomsOf>(m_here))
        return {{tr("Rooms"), m_here}};
    if (const auto *room = std::get_if<RoomAt>(&m_here))
        return roomCrumbs(room->room);
    if (std::holds_alternative<SchoolsOf>(m_here))
        return {{tr("Schools"), m_here}};
    if (std::holds_alternative<BeginAt>(m_here))
        return {{tr("Unit and data"), m_here}};
    if (std::holds_alternative<SchoolAt>(m_here))
        return {{tr("Schools"), SchoolsOf{m_schools->query()}}, {m_school->title(), m_here}};
    if (std::holds_alternative<RuleAt>(m_here))
        return {{m_rules->title(), m_here}};
    if (std::holds_alternative<RuleEditAt>(m_here))
        return {{tr("Targets"), RuleAt{}}, {tr("Change rules"), m_here}};
    if (std::holds_alternative<ImportAt>(m_here))
        return {{tr("Import"), m_here}};
    if (std::holds_alternative<StocktakeAt>(m_here))
        return {{tr("Stocktake"), m_here}};
    if (std::holds_alternative<IssueAt>(m_here))
        return {{tr("Issue and return"), m_here}};
    if (std::holds_alternative<CensusAt>(m_here) || std::holds_alternative<ReturnAt>(m_here))
        return censusCrumbs();
    if (std::holds_alternative<LinesAt>(m_here))
        return {{tr("Lines"), m_here}};
    if (std::holds_alternative<BookingsAt>(m_here))
        return {{m_bookings->title(), m_here}};
    if (std::holds_alternative<PlanAt>(m_here))
        return {{tr("Plan for computers"), m_here}};
    if (std::holds_alternative<TransfersOf>(m_here))
        return {{tr("Plan for computers"), PlanAt{}}, {tr("Transfer orders"), m_here}};
    if (std::holds_alternative<PairsAt>(m_here))
        return {{tr("Machines"), DevicesOf{}}, {tr("Doubtful pairs"), m_here}};
    if (std::holds_alternative<WorksAt>(m_here))
        return {{tr("Tasks and money"), WorksAt{}}, {m_works->title(), m_here}};
    if (std::holds_alternative<InspectionAt>(m_here))
        return {{m_service->titleOf(InspectionsOf{}), InspectionsOf{}},
            {m_service->titleOf(m_here), m_here}};
    if (std::holds_alternative<TicketsOf>(m_here) || std::holds_alternative<TicketAt>(m_here)
        || std::holds_alternative<InspectionsOf>(m_here))
        return {{m_service->titleOf(m_here), m_here}};
    std::vector<Crumb> crumbs;
    addCrumbs<DevicesOf, DeviceQuery>(crumbs, m_devices->school());
    crumbs.push_back({tr("Machines"), m_here});
    return crumbs;
}

QString ConsoleWindow::note() const
{
    if (std::holds_alternative<OverviewOf>(m_here))
        return m_overview->note();
    if (std::holds_alternative<SchoolAt>(m_here))
        return m_school->note();
    if (std::holds_alternative<RuleAt>(m_here))
        return m_rules->note();
    return {};
}

// Whose report can be made of what is shown.
UnitCode ConsoleWindow::unitHere() const
{
    if (!m_inventory.picture().evaluation)
        return {};
    if (std::holds_alternative<OverviewOf>(m_here))
        return m_overview->unit();
    const auto *school = std::get_if<SchoolAt>(&m_here);
    return school ? school->school : UnitCode();
}

void ConsoleWindow::showTitle()
{
    m_crumbs = crumbs();
    QStringList path;
    for (const Crumb &crumb : m_crumbs)
        path.append(crumb.text);
    top().setPath(path);
    top().setNote(note());
    m_reporting->setUnit(unitHere());
    // Machines and rooms are as they are now; everything else is of a census.
    const bool isOfToday = std::holds_alternative<DevicesOf>(m_here)
        || std::holds_alternative<DeviceAt>(m_here) || std::holds_alternative<RoomsOf>(m_here)
        || std::holds_alternative<RoomAt>(m_here) || std::holds_alternative<ImportAt>(m_here)
        || std::holds_alternative<BeginAt>(m_here) || std::holds_alternative<StocktakeAt>(m_here)
        || std::holds_alternative<IssueAt>(m_here) || std::holds_alternative<PairsAt>(m_here)
        || std::holds_alternative<TicketsOf>(m_here) || std::holds_alternative<TicketAt>(m_here)
        || std::holds_alternative<InspectionsOf>(m_here)
        || std::holds_alternative<InspectionAt>(m_here)
        || std::holds_alternative<TransfersOf>(m_here)
        || std::holds_alternative<BookingsAt>(m_here);
    m_year->setVisible(!isOfToday && m_inventory.year() != 0);
}

bool ConsoleWindow::hasNothing() const
{
    const Register *stock = m_inventory.picture().inventory.get();
    return stock && stock->schools().empty() && stock->devices().empty();
}

void ConsoleWindow::showOverview()
{
    showAt(kOverview, hasNothing() ? static_cast<QWidget *>(m_begin) : m_overview);
}

// Of a school its form; else all there are, a county's keeper's first.
void ConsoleWindow::showCensus(const UnitCode &unit)
{
    if (!unit.isEmpty()) {
        m_fill->setSchool(unit);
        showAt(kCensus, m_fill);
        return;
    }
    if (keeper().level == UnitLevel::County)
        m_desk->setArea(keeper().unit);
    showAt(kCensus, m_desk);
}

void ConsoleWindow::showAt(const QString &place, QWidget *screen)
{
    side().setCurrent(place);
    setView(screen);
}

void ConsoleWindow::open(const Where &where)
{
    m_here = where;
    if (const auto *overview = std::get_if<OverviewOf>(&where)) {
        m_overview->setUnit(overview->unit);
        showOverview();
    } else if (const auto *devices = std::get_if<DevicesOf>(&where)) {
        m_devices->setQuery(devices->query);
        showAt(kDevices, m_devices);
    } else if (const auto *device = std::get_if<DeviceAt>(&where)) {
        m_devices->showDevice(device->device);
        showAt(kDevices, m_devices);
    } else if (const auto *rooms = std::get_if<RoomsOf>(&where)) {
        m_rooms->setQuery(rooms->query);
        showAt(kRooms, m_rooms);
    } else if (const auto *room = std::get_if<RoomAt>(&where)) {
        m_roomPage->show(room->room);
        showAt(kRooms, m_roomPage);
    } else if (const auto *schools = std::get_if<SchoolsOf>(&where)) {
        if (schools->query != m_schools->query())
            m_schools->setQuery(schools->query);
        showAt(kSchools, m_schools);
    } else if (const auto *school = std::get_if<SchoolAt>(&where)) {
        m_school->setSchool(school->school, school->group);
        const Where own = home();
        const auto *mine = std::get_if<SchoolAt>(&own);
        showAt(mine && mine->school == school->school ? kOverview : kSchools, m_school);
    } else if (std::holds_alternative<BeginAt>(where)) {
        showAt(kBegin, m_begin);
    } else if (const auto *rule = std::get_if<RuleAt>(&where)) {
        m_rules->show(*rule);
        showAt(kRules, m_rules);
    } else if (const auto *edited = std::get_if<RuleEditAt>(&where)) {
        m_ruleEditor->open(edited->rule);
        showAt(kRules, m_ruleEditor);
    } else if (const auto *census = std::get_if<CensusAt>(&where)) {
        showCensus(census->unit);
    } else if (const auto *handed = std::get_if<ReturnAt>(&where)) {
        m_review->setDecides(keeper().level != UnitLevel::School);
        m_review->setUnit(handed->unit);
        showAt(kCensus, m_review);
    } else if (const auto *bookings = std::get_if<BookingsAt>(&where)) {
        showAt(kBookings, m_bookings);
        m_bookings->show(bookings->school, bookings->room);
    } else if (const auto *lines = std::get_if<LinesAt>(&where)) {
        m_lines->show(lines->school);
        showAt(kLines, m_lines);
    } else if (const auto *works = std::get_if<WorksAt>(&where)) {
        m_works->show(*works);
        showAt(kWorks, m_works);
    } else if (std::holds_alternative<PlanAt>(where)) {
        showAt(kPlan, m_plan);
    } else if (const auto *transfers = std::get_if<TransfersOf>(&where)) {
        m_transfers->setQuery(transfers->query);
        showAt(kPlan, m_transfers);
    } else if (std::holds_alternative<ImportAt>(where)) {
        showAt(kImport, m_import);
    } else if (std::holds_alternative<StocktakeAt>(where)) {
        showAt(kStocktake, m_stocktake);
    } else if (std::holds_alternative<IssueAt>(where)) {
        showAt(kIssue, m_issue);
    } else if (std::holds_alternative<PairsAt>(where)) {
        showAt(kDevices, m_pairs);
    } else if (QWidget *screen = m_service->screenFor(where)) {
        showAt(kService, screen);
    }
    showTitle();
    commands().refresh();
}

// What was narrowed by hand meanwhile is what one comes back to.
Where ConsoleWindow::placeHere() const
{
    if (std::holds_alternative<DevicesOf>(m_here) || std::holds_alternative<DeviceAt>(m_here))
        return DevicesOf{m_devices->query()};
    if (std::holds_alternative<RoomsOf>(m_here))
        return RoomsOf{m_rooms->query()};
    if (std::holds_alternative<SchoolsOf>(m_here))
        return SchoolsOf{m_schools->query()};
    if (std::holds_alternative<TransfersOf>(m_here))
        return TransfersOf{m_transfers->query()};
    if (std::holds_alternative<WorksAt>(m_here))
        return m_works->where();
    return m_service->stateOf(m_here).value_or(m_here);
}

void ConsoleWindow::go(const Where &where)
{
    m_trail.push_back(placeHere());
    if (m_trail.size() > kMostSteps)
        m_trail.erase(m_trail.begin());
    open(where);
}

void ConsoleWindow::goBack()
{
    if (m_trail.empty())
        return;
    const Where before = std::move(m_trail.back());
    m_trail.pop_back();
    open(before);
}

} // namespace hz::console

// Console's one window: where one can go, what is found from everywhere, and the way from a figure
// to what it is made of and back. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/core/setting.h>
#include <hz/inventory/founding.h>
#include <hz/inventory/inventory.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/toast.h>

#include <vector>

class QPushButton;

namespace hz::console {

class BeginScreen;
class BookingScreen;
class DeskScreen;
class DeviceEditor;
class DevicesScreen;
class Doubtful;
class FillPage;
class ImportScreen;
class IssueScreen;
class LinesScreen;
class MergeScreen;
class OverviewScreen;
class PlanScreen;
class Reporting;
class RecordEditor;
class ReviewPage;
class RoomPage;
class RoomsScreen;
class RuleEditor;
class RulesScreen;
class SchoolPage;
class SchoolsScreen;
class ServicePlace;
class StocktakeScreen;
class TransferDesk;
class TransfersScreen;
class Undoing;
class WorksScreen;

class ConsoleWindow final : public ui::DeskWindow {
    Q_OBJECT

public:
    ConsoleWindow(inventory::Inventory &inventory, Settings &settings, QWidget *parent = nullptr);

    /// What was shown before is one step back.
    void go(const Where &where);
    bool canGoBack() const { return !m_trail.empty(); }
    void goBack();

    OverviewScreen &overview() const { return *m_overview; }
    DevicesScreen &devices() const { return *m_devices; }
    PlanScreen &planScreen() const { return *m_plan; }
    TransfersScreen &transfers() const { return *m_transfers; }
    RoomsScreen &rooms() const { return *m_rooms; }
    RoomPage &roomPage() const { return *m_roomPage; }
    LinesScreen &lines() const { return *m_lines; }
    BookingScreen &bookings() const { return *m_bookings; }
    StocktakeScreen &stocktake() const { return *m_stocktake; }
    IssueScreen &issue() const { return *m_issue; }
    ServicePlace &service() const { return *m_service; }
    DeskScreen &censusDesk() const { return *m_desk; }
    WorksScreen &works() const { return *m_works; }
    FillPage &fillPage() const { return *m_fill; }
    ReviewPage &reviewPage() const { return *m_review; }
    DeviceEditor &editor() const { return *m_editor; }
    RecordEditor &roomEditor() const { return *m_roomEditor; }
    SchoolsScreen &schools() const { return *m_schools; }
    RecordEditor &schoolEditor() const { return *m_schoolEditor; }
    ui::ToastHost &toasts() const { return *m_toasts; }
    /// Brings files in; what became of them is said when it is done.
    void importFiles(const QStringList &files);

Q_SIGNALS:
    /// Whose rooms and machines these are is another.
    void keeperChanged();

private:
    /// Of the way down to what is shown.
    struct Crumb {
        QString text;
        Where where;
    };
    void buildBegin();
    void buildDevices();
    void buildRooms();
    void buildSchools();
    void buildRules();
    void buildImport();
    void buildService();
    void buildPlan();
    void buildCensus();
    void buildWorks();
    void buildPlaces();
    void buildYear();
    void buildReporting();
    void addCommands();
    void addPlaceCommand(const QString &id, const QString &text, ui::IconName icon, Qt::Key digit);
    void addFinds();
    void refresh();
    void showTitle();
    void open(const Where &where);
    void showAt(const QString &place, QWidget *screen);
    std::vector<Crumb> crumbs() const;
    std::vector<Crumb> overviewCrumbs() const;
    std::vector<Crumb> roomCrumbs(const inventory::RoomId &room) const;
    QString note() const;
    inventory::UnitCode unitHere() const;
    bool hasNothing() const;
    inventory::Keeper keeper() const;
    Where home() const;
    void takeKeeper();
    void showOverview();
    void showCensus(const inventory::UnitCode &unit);
    std::vector<Crumb> censusCrumbs() const;
    Where placeHere() const;
    template<typename Of, typename Query>
    void addCrumbs(std::vector<Crumb> &crumbs, const inventory::UnitCode &school) const;
    void choosePlace(const QString &id);
    void chooseYear();
    void editRule(const QString &rule);
    void focusFilter();
    void showProblem(const Error &error);
    void tellWritten(const QString &path);
    void offerUndo(const QString &what, const QList<inventory::Edit> &undo);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ToastHost *m_toasts = nullptr;
    Undoing *m_undoing = nullptr;
    DeviceEditor *m_editor = nullptr;
    BeginScreen *m_begin = nullptr;
    OverviewScreen *m_overview = nullptr;
    DevicesScreen *m_devices = nullptr;
    RecordEditor *m_roomEditor = nullptr;
    RoomsScreen *m_rooms = nullptr;
    RoomPage *m_roomPage = nullptr;
    RecordEditor *m_schoolEditor = nullptr;
    SchoolsScreen *m_schools = nullptr;
    SchoolPage *m_school = nullptr;
    RulesScreen *m_rules = nullptr;
    RuleEditor *m_ruleEditor = nullptr;
    ImportScreen *m_import = nullptr;
    BookingScreen *m_bookings = nullptr;
    LinesScreen *m_lines = nullptr;
    StocktakeScreen *m_stocktake = nullptr;
    IssueScreen *m_issue = nullptr;
    ServicePlace *m_service = nullptr;
    PlanScreen *m_plan = nullptr;
    TransferDesk *m_transferDesk = nullptr;
    TransfersScreen *m_transfers = nullptr;
    Doubtful *m_doubtful = nullptr;
    MergeScreen *m_pairs = nullptr;
    DeskScreen *m_desk = nullptr;
    FillPage *m_fill = nullptr;
    ReviewPage *m_review = nullptr;
    WorksScreen *m_works = nullptr;
    QPushButton *m_year = nullptr;
    Reporting *m_reporting = nullptr;
    Where m_here = OverviewOf{};
    bool m_isHomeDue = true; // the keeper's unit is shown once it is known
    std::shared_ptr<const inventory::Register> m_stock; // that the trail's rows are of
    std::vector<Where> m_trail; // what leads back, the last step last
    std::vector<Crumb> m_crumbs;
};

} // namespace hz::console

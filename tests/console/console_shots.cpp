// Draws every screen of Console and what is done on it: light, dark and high contrast, from a small
// window to 4K, in Chinese and in English.
// console_shots FOLDER [PART [PROFILE]], PART being a part of the names wanted,
// "dark-1366/schools". Without a PROFILE that holds a sample it is a small one, made for the
// purpose.
#include "census/deskscreen.h"
#include "census/desksource.h"
#include "census/fillpage.h"
#include "census/reviewpage.h"
#include "console.h"
#include "devices/changesheet.h"
#include "devices/deviceeditor.h"
#include "devices/devicepane.h"
#include "devices/devicesource.h"
#include "import/checkpane.h"
#include "import/decidepane.h"
#include "importshots.h"
#include "issuing/issuescreen.h"
#include "merge/mergescreen.h"
#include "overview/overviewscreen.h"
#include "planshots.h"
#include "rooms/roompage.h"
#include "rooms/roomsource.h"
#include "rooms/roomsscreen.h"
#include "rules/ruleeditor.h"
#include "rules/ruleform.h"
#include "rules/rulesscreen.h"
#include "schools/schooledit.h"
#include "schools/schoolpage.h"
#include "schools/schoolsscreen.h"
#include "serviceshots.h"
#include "stocktake/camerapane.h"
#include "stocktake/counter.h"
#include "stocktake/stocktakescreen.h"
#include "syncshots.h"
#include "useshots.h"
#include "window/recordeditor.h"
#include "worksshots.h"

#include <hz/core/qrcode.h>
#include <hz/inventory/stocktake.h>
#include <hz/translations.h>
#include <hz/ui/actions.h>
#include <hz/ui/check.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QFileInfo>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>

#include <cstdio>
#include <functional>

using namespace hz;
using namespace hz::console;
using namespace hz::test;
using namespace hz::ui;

namespace {

constexpr int kSmall = 60;

void press(QWidget &widget, Qt::Key key)
{
    QTest::keyClick(&widget, key);
}

void waitFor(const std::function<bool()> &isThere)
{
    if (!QTest::qWaitFor(isThere, 30'000))
        qFatal("it does not come");
}

// Charts of several years come from behind; texts of several lines are laid out over some turns of
// the event loop.
void settle()
{
    waitFor([] { return cpuPool().activeThreadCount() == 0; });
    bool isSettled = false;
    QTimer::singleShot(std::chrono::milliseconds(50), qApp, [&isSettled] { isSettled = true; });
    waitFor([&isSettled] { return isSettled; });
}

void run(ConsoleWindow &window, const char *command)
{
    window.commands().refresh();
    window.commands().action(QString::fromLatin1(command))->trigger();
}

// ---------------------------------------------------------------- overview

void overview(ConsoleWindow &window, const Prefecture &)
{
    window.go(OverviewOf{});
}

void heat(ConsoleWindow &window, const Prefecture &)
{
    window.go(OverviewOf{});
    window.overview().findChild<Segmented *>()->setChosen(1);
}

void county(ConsoleWindow &window, const Prefecture &prefecture)
{
    window.go(OverviewOf{prefecture.stock().schools().front().county});
}

// ---------------------------------------------------------------- machines

void showMachines(ConsoleWindow &window)
{
    waitFor([&] { return window.devices().source().rowCount() > 0; });
    waitFor([&] { return window.findChild<DevicePane *>()->isComplete(); });
}

void devices(ConsoleWindow &window, const Prefecture &)
{
    window.go(DevicesOf{});
    showMachines(window);
}

// Three of one school, one of them in repair and looked at.
void chosen(ConsoleWindow &window, const Prefecture &prefecture)
{
    const Register &stock = prefecture.stock();
    quint32 school = 0;
    for (const DeviceRow &device : stock.devices())
        if (device.state == DeviceState::InRepair && device.school != kNoRow) {
            school = device.school;
            break;
        }
    window.go(DevicesOf{DeviceQuery{.schools = {school}}});
    DevicesScreen &screen = window.devices();
    waitFor([&] {
        return screen.source().rowCount() > 0 && screen.source().device(0).school == school;
    });
    int broken = 0;
    while (screen.source().device(broken).state != DeviceState::InRepair)
        ++broken;
    TableView &table = screen.table();
    for (const int row : {std::max(0, broken - 2), std::max(0, broken - 1), broken}) {
        table.setCurrentRow(row);
        press(table, Qt::Key_Space);
    }
    showMachines(window);
}

void filtered(ConsoleWindow &window, const Prefecture &)
{
    window.go(DevicesOf{DeviceQuery{.states = 1u << int(DeviceState::InRepair)}});
    showMachines(window);
}

void book(ConsoleWindow &window, const Prefecture &prefecture)
{
    devices(window, prefecture);
    run(window, "devices.book");
}

void move(ConsoleWindow &window, const Prefecture &prefecture)
{
    chosen(window, prefecture);
    run(window, "devices.move");
}

// What three would become, before they do.
void change(ConsoleWindow &window, const Prefecture &prefecture)
{
    chosen(window, prefecture);
    run(window, "devices.retire");
    waitFor([&] { return window.editor().sheet().isVisible(); });
}

// ---------------------------------------------------------------- rooms

void rooms(ConsoleWindow &window, const Prefecture &)
{
    window.go(RoomsOf{});
    waitFor([&] { return window.rooms().isSettled() && window.rooms().source().rowCount() > 0; });
}

void roomsChosen(ConsoleWindow &window, const Prefecture &prefecture)
{
    rooms(window, prefecture);
    TableView &table = window.rooms().table();
    for (const int row : {3, 4, 6}) {
        table.setCurrentRow(row);
        press(table, Qt::Key_Space);
    }
}

void roomsChange(ConsoleWindow &window, const Prefecture &prefecture)
{
    roomsChosen(window, prefecture);
    run(window, "rooms.close");
    waitFor([&] { return window.roomEditor().sheet().isVisible(); });
}

// A computer room with the most machines that wait for somebody.
void room(ConsoleWindow &window, const Prefecture &prefecture)
{
    const Register &stock = prefecture.stock();
    TaskControl task;
    const Result<RoomList> list = RoomLister(prefecture.inventory->picture().inventory)
                                      .list({.kinds = 1u << int(RoomKind::ComputerRoom),
                                                .sortBy = RoomColumn::Attention,
                                                .isDescending = true},
                                          task);
    window.go(RoomAt{stock.rooms()[list->rows.front().room].id});
    waitFor([&] { return window.roomPage().isComplete(); });
}

void seat(ConsoleWindow &window, const Prefecture &prefecture)
{
    room(window, prefecture);
    RoomPage &page = window.roomPage();
    const Register &stock = prefecture.stock();
    for (size_t i = 0; i < page.seats().seats.size(); ++i)
        if (const quint32 row = page.seats().seats[i];
            row != kNoRow && stock.devices()[row].state == DeviceState::InRepair)
            page.plan().setSelected({int(i)});
}

void age(ConsoleWindow &window, const Prefecture &prefecture)
{
    room(window, prefecture);
    window.roomPage().findChild<Segmented *>()->setChosen(1);
}

// ---------------------------------------------------------------- schools

void schools(ConsoleWindow &window, const Prefecture &)
{
    window.go(SchoolsOf{SchoolQuery{.onlyInPlan = true}});
}

void failing(ConsoleWindow &window, const Prefecture &prefecture)
{
    SchoolQuery query{.onlyInPlan = true};
    query.rules = {stageRatioRules(prefecture.inventory->picture().evaluation->set).front()};
    query.verdicts = 1u << int(Verdict::Fail);
    query.sortBy = SchoolColumn::Failing;
    query.isDescending = true;
    window.go(SchoolsOf{query});
}

void schoolsChosen(ConsoleWindow &window, const Prefecture &prefecture)
{
    schools(window, prefecture);
    ui::TableView &table = window.schools().table();
    table.header()->setSectionHidden(int(SchoolColumn::Code), false);
    for (const int row : {1, 2, 4}) {
        table.setCurrentRow(row);
        QTest::keyClick(&table, Qt::Key_Space);
    }
}

void schoolsNone(ConsoleWindow &window, const Prefecture &)
{
    window.go(SchoolsOf{SchoolQuery{.words = u"没有这样的学校"_s}});
}

void schoolsChange(ConsoleWindow &window, const Prefecture &prefecture)
{
    schoolsChosen(window, prefecture);
    const SchoolSource &source = *static_cast<SchoolSource *>(window.schools().table().source());
    std::vector<SchoolChange> changes;
    for (const int row : {1, 2, 4})
        changes.push_back({source.rows().school(row).code, [](School &school) {
                               school.kind = SchoolKind::TeachingPoint;
                               school.isPrefectureSchool = true;
                           }});
    window.schoolEditor().begin(
        wordOf(SchoolKind::TeachingPoint), [changes](const Register &stock, TaskControl &task) {
            return planSchools(stock, changes, task);
        });
    waitFor([&] { return window.schoolEditor().sheet().isVisible(); });
}

// A school of several stages that meets some rules and not others.
void school(ConsoleWindow &window, const Prefecture &prefecture)
{
    const Register &stock = prefecture.stock();
    UnitCode shown = stock.schools().front().code;
    for (quint32 i = 0; i < stock.schools().size(); ++i) {
        const RuleResult *result = studentRatio(*prefecture.inventory->picture().evaluation, i);
        if (result && result->isJoint && result->verdict == Verdict::Fail) {
            shown = stock.schools()[i].code;
            break;
        }
    }
    window.go(SchoolAt{shown});
}

void schoolRatio(ConsoleWindow &window, const Prefecture &prefecture)
{
    school(window, prefecture);
    auto *rules = window.findChild<SchoolPage *>()->findChild<TableView *>(u"rules"_s);
    for (int row = 0; row < rules->source()->rowCount(); ++row)
        if (rules->source()->text(row, 4).contains(u":1"_s)
            && rules->source()->status(row, 2) == Status::Bad)
            rules->setCurrentRow(row);
}

void schoolGroup(ConsoleWindow &window, const Prefecture &prefecture)
{
    window.go(SchoolAt{prefecture.stock().schools().front().code, u"rooms"_s});
}

void schoolCensus(ConsoleWindow &window, const Prefecture &prefecture)
{
    school(window, prefecture);
    window.findChild<SchoolPage *>()->findChild<Segmented *>()->setChosen(1);
}

void schoolYears(ConsoleWindow &window, const Prefecture &prefecture)
{
    school(window, prefecture);
    window.findChild<SchoolPage *>()->findChild<Segmented *>()->setChosen(2);
}

// ---------------------------------------------------------------- targets

void rules(ConsoleWindow &window, const Prefecture &)
{
    window.go(RuleAt{});
}

void ratios(ConsoleWindow &window, const Prefecture &)
{
    window.go(RuleAt{{}, u"ratios"_s, {}});
}

void rule(ConsoleWindow &window, const Prefecture &)
{
    window.go(RuleAt{u"RATIO-02"_s, {}, {}});
}

void ruleText(ConsoleWindow &window, const Prefecture &prefecture)
{
    rule(window, prefecture);
    window.findChild<RulesScreen *>()->findChild<DetailPane *>()->setPage(1);
}

void edit(ConsoleWindow &window, const Prefecture &)
{
    window.go(RuleEditAt{u"RATIO-02"_s});
    auto *editor = window.findChild<RuleEditor *>();
    Rule stricter = *editor->draft()->rule(u"RATIO-02");
    stricter.threshold = 10;
    Q_EMIT editor->findChild<RuleForm *>()->changed(stricter);
    waitFor([editor] {
        return std::ranges::any_of(editor->comparison(),
            [](const RuleComparison &compared) { return compared.newlyFailing > 0; });
    });
}

// ----------------------------------------------------------------

// ---------------------------------------------------------------- import

void importBegin(ConsoleWindow &window, const Prefecture &)
{
    window.go(ImportAt{});
}

void importLists(ConsoleWindow &window, const Prefecture &prefecture)
{
    window.go(ImportAt{});
    ImportShots(prefecture.stock()).add(window);
}

void importUnread(ConsoleWindow &window, const Prefecture &prefecture)
{
    importLists(window, prefecture);
    window.findChild<TableView *>(u"lists"_s)->setCurrentRow(2);
}

void importNew(ConsoleWindow &window, const Prefecture &prefecture)
{
    importLists(window, prefecture);
    window.findChild<CheckPane *>()->setView(CheckPane::View::New);
}

void importChanged(ConsoleWindow &window, const Prefecture &prefecture)
{
    importLists(window, prefecture);
    window.findChild<CheckPane *>()->setView(CheckPane::View::Changed);
}

void importDecide(ConsoleWindow &window, const Prefecture &prefecture)
{
    importLists(window, prefecture);
    window.findChild<QPushButton *>(u"decide"_s)->click();
    const auto *decide = window.findChild<DecidePane *>();
    waitFor([decide] { return decide->isSettled(); });
}

void importDone(ConsoleWindow &window, const Prefecture &prefecture)
{
    importLists(window, prefecture);
    auto &importing = window.findChild<ImportScreen *>()->importing();
    importing.write();
    waitFor([&importing] { return importing.outcome() && !importing.isWriting(); });
}

void pairs(ConsoleWindow &window, const Prefecture &)
{
    window.go(PairsAt{});
    const auto *screen = window.findChild<MergeScreen *>();
    const auto *doubtful = window.findChild<Doubtful *>();
    waitFor([screen, doubtful] { return screen->isSettled() && !doubtful->pairs().empty(); });
    waitFor([screen] { return screen->isSettled(); });
}

// ---------------------------------------------------------------- stocktake

// A class half served.
void issue(ConsoleWindow &window, const Prefecture &prefecture)
{
    room(window, prefecture);
    const Register &stock = prefecture.stock();
    const quint32 about = stock.roomRow(window.roomPage().room());
    QStringList codes; // read first: a scan that is written replaces the stock
    for (const DeviceRow &device : stock.devices())
        if (device.room == about && device.state == DeviceState::InUse)
            codes << stock.tag(device);
    window.go(IssueAt{});
    Handing &handing = window.issue().handing();
    waitFor([&] { return handing.isSettled(); });
    handing.begin(stock.rooms()[about].school, u"三（1）班"_s,
        {u"马小明"_s, u"马小红"_s, u"李强"_s, u"王丽"_s, u"张文"_s, u"陈静"_s, u"杨帆"_s, u"赵敏"_s,
            u"周杰"_s, u"吴桐"_s, u"郑洁"_s, u"冯雪"_s});
    waitFor([&] { return handing.current() && handing.isSettled(); });
    for (const QString &code : codes.first(std::min<qsizetype>(5, codes.size())))
        handing.take(code);
    waitFor([&] { return handing.isSettled(); });
}

void noIssue(ConsoleWindow &window, const Prefecture &)
{
    window.go(IssueAt{});
    waitFor([&] { return window.issue().handing().isSettled(); });
}

void noStocktake(ConsoleWindow &window, const Prefecture &)
{
    window.go(StocktakeAt{});
}

// A room half scanned, with a machine of another room and a code of none.
void stocktake(ConsoleWindow &window, const Prefecture &prefecture)
{
    room(window, prefecture);
    const Register &stock = prefecture.stock();
    const Room &about = stock.rooms()[stock.roomRow(window.roomPage().room())];
    window.go(StocktakeAt{});
    Counter &counter = window.stocktake().counter();
    waitFor([&] { return counter.isSettled() && counter.hasStock(); });
    counter.begin(about.school, about.id);
    waitFor([&] { return counter.current() && counter.isSettled(); });
    const std::vector<quint32> here = counter.count().missing;
    QStringList codes; // read first: a scan that is written replaces the stock
    for (size_t i = 0; i < here.size() * 3 / 4; ++i)
        codes << stock.tag(stock.devices()[here[i]]);
    codes << u"6901234567892"_s << scanCodeOf(stock.idOf(stock.devices().back()));
    for (const QString &code : codes)
        counter.take(code);
    waitFor([&] { return counter.isSettled(); });
}

// A label before the camera.
void camera(ConsoleWindow &window, const Prefecture &prefecture)
{
    stocktake(window, prefecture);
    auto *pane = window.stocktake().findChild<CameraPane *>();
    pane->setOn(true);
    const Register &stock = prefecture.stock();
    const std::vector<quint32> missing = window.stocktake().counter().count().missing;
    const DeviceRow &shown = stock.devices()[missing.front()];
    const Result<QrCode> code = qrCode(scanCodeOf(stock.idOf(shown)).toUtf8());
    if (!code)
        qFatal("%s", qPrintable(code.error().message));
    QImage label(code->size + 2 * kQrQuiet, code->size + 2 * kQrQuiet, QImage::Format_RGB32);
    label.fill(Qt::white);
    for (int y = 0; y < code->size; ++y)
        for (int x = 0; x < code->size; ++x)
            if (code->isDark(x, y))
                label.setPixelColor(x + kQrQuiet, y + kQrQuiet, Qt::black);
    constexpr QSize kFrame(1'280, 720);
    constexpr QRect kLabel(480, 190, 320, 320);
    QImage frame(kFrame, QImage::Format_RGB32);
    frame.fill(QColor(Qt::lightGray));
    QPainter(&frame).drawImage(kLabel, label);
    pane->look(frame);
    waitFor([pane] { return !pane->isReading(); });
    waitFor([&] { return window.stocktake().counter().isSettled(); });
}

void noCamera(ConsoleWindow &window, const Prefecture &prefecture)
{
    stocktake(window, prefecture);
    window.stocktake().findChild<CameraPane *>()->setOn(true);
}

void labels(ConsoleWindow &window, const Prefecture &prefecture)
{
    chosen(window, prefecture);
    run(window, "devices.labels");
}

// ---------------------------------------------------------------- census

void census(ConsoleWindow &window, const Prefecture &)
{
    window.go(CensusAt{});
    const DeskScreen &desk = window.censusDesk();
    waitFor([&desk] { return desk.isSettled() && desk.source().rowCount() > 0; });
}

UnitCode unitIn(const ConsoleWindow &window, ReturnState state)
{
    const DeskSource &source = window.censusDesk().source();
    for (int row = 0; row < source.rowCount(); ++row)
        if (source.row(row).state == state && source.row(row).level == UnitLevel::School)
            return source.row(row).unit;
    return source.row(source.rowCount() - 1).unit;
}

void fill(ConsoleWindow &window, const Prefecture &prefecture, ReturnState state, int section)
{
    census(window, prefecture);
    window.go(CensusAt{unitIn(window, state)});
    FillPage &page = window.fillPage();
    waitFor([&page] { return page.isSettled() && !page.filled().cells.empty(); });
    page.setSection(section);
}

void censusPeople(ConsoleWindow &window, const Prefecture &prefecture)
{
    fill(window, prefecture, ReturnState::Draft, 0);
}

void censusComputers(ConsoleWindow &window, const Prefecture &prefecture)
{
    fill(window, prefecture, ReturnState::Draft, 1);
}

void censusRooms(ConsoleWindow &window, const Prefecture &prefecture)
{
    fill(window, prefecture, ReturnState::Submitted, 3);
}

void censusNetwork(ConsoleWindow &window, const Prefecture &prefecture)
{
    fill(window, prefecture, ReturnState::Draft, 4);
}

void censusKeepers(ConsoleWindow &window, const Prefecture &prefecture)
{
    fill(window, prefecture, ReturnState::SentBack, 5);
}

void review(ConsoleWindow &window, const Prefecture &prefecture, ReturnState state)
{
    census(window, prefecture);
    window.go(ReturnAt{unitIn(window, state)});
    const ReviewPage &page = window.reviewPage();
    waitFor([&page] { return page.isSettled() && page.shown(); });
}

void censusReturn(ConsoleWindow &window, const Prefecture &prefecture)
{
    review(window, prefecture, ReturnState::Submitted);
}

void censusSentBack(ConsoleWindow &window, const Prefecture &prefecture)
{
    review(window, prefecture, ReturnState::SentBack);
}

void censusDiffering(ConsoleWindow &window, const Prefecture &prefecture)
{
    review(window, prefecture, ReturnState::Differing);
}

struct Screen {
    QString name;
    std::function<void(ConsoleWindow &, const Prefecture &)> build;
};

const std::vector<Screen> &screens()
{
    static const std::vector<Screen> all{
        {u"overview"_s, overview},
        {u"overview-schools"_s, heat},
        {u"overview-county"_s, county},
        {u"devices"_s, devices},
        {u"devices-chosen"_s, chosen},
        {u"devices-filtered"_s, filtered},
        {u"devices-book"_s, book},
        {u"devices-move"_s, move},
        {u"devices-change"_s, change},
        {u"rooms"_s, rooms},
        {u"rooms-chosen"_s, roomsChosen},
        {u"rooms-change"_s, roomsChange},
        {u"room"_s, room},
        {u"room-seat"_s, seat},
        {u"room-age"_s, age},
        {u"schools"_s, schools},
        {u"schools-failing"_s, failing},
        {u"schools-chosen"_s, schoolsChosen},
        {u"schools-change"_s, schoolsChange},
        {u"schools-none"_s, schoolsNone},
        {u"school"_s, school},
        {u"school-ratio"_s, schoolRatio},
        {u"school-group"_s, schoolGroup},
        {u"school-census"_s, schoolCensus},
        {u"school-years"_s, schoolYears},
        {u"rules"_s, rules},
        {u"rules-ratios"_s, ratios},
        {u"rule"_s, rule},
        {u"rule-text"_s, ruleText},
        {u"rules-edit"_s, edit},
        {u"labels"_s, labels},
        {u"stocktake-none"_s, noStocktake},
        {u"issue-none"_s, noIssue},
        {u"issue"_s, issue},
        {u"stocktake"_s, stocktake},
        {u"stocktake-camera"_s, camera},
        {u"stocktake-nocamera"_s, noCamera},
        {u"tickets"_s, serviceshots::tickets},
        {u"tickets-report"_s, serviceshots::report},
        {u"tickets-room"_s, serviceshots::reportRoom},
        {u"tickets-step"_s, serviceshots::step},
        {u"inspections"_s, serviceshots::inspections},
        {u"inspection"_s, serviceshots::inspection},
        {u"inspection-signed"_s, serviceshots::inspectionSigned},
        {u"bookings"_s, useshots::week},
        {u"bookings-day"_s, useshots::day},
        {u"bookings-book"_s, useshots::book},
        {u"lines"_s, useshots::lines},
        {u"lines-measure"_s, useshots::measure},
        {u"lines-line"_s, useshots::line},
        {u"works-tasks"_s, worksshots::list<WorksPart::Tasks>},
        {u"works-tasks-county"_s, worksshots::county},
        {u"works-tasks-deadlines"_s, worksshots::area<WorksPart::Tasks>},
        {u"works-tasks-report"_s, worksshots::entry<WorksPart::Tasks>},
        {u"works-shares"_s, worksshots::list<WorksPart::Shares>},
        {u"works-shares-counties"_s, worksshots::area<WorksPart::Shares>},
        {u"works-spending"_s, worksshots::list<WorksPart::Spending>},
        {u"works-spending-entry"_s, worksshots::entry<WorksPart::Spending>},
        {u"works-training"_s, worksshots::list<WorksPart::Training>},
        {u"works-training-targets"_s, worksshots::area<WorksPart::Training>},
        {u"works-training-entry"_s, worksshots::entry<WorksPart::Training>},
        {u"works-training-none"_s, worksshots::none},
        {u"works-registers"_s, worksshots::list<WorksPart::Ledgers>},
        {u"works-registers-targets"_s, worksshots::area<WorksPart::Ledgers>},
        {u"works-registers-entry"_s, worksshots::entry<WorksPart::Ledgers>},
        {u"census"_s, census},
        {u"census-people"_s, censusPeople},
        {u"census-computers"_s, censusComputers},
        {u"census-rooms"_s, censusRooms},
        {u"census-network"_s, censusNetwork},
        {u"census-keepers"_s, censusKeepers},
        {u"census-return"_s, censusReturn},
        {u"census-sentback"_s, censusSentBack},
        {u"census-differing"_s, censusDiffering},
        {u"plan"_s, planshots::moves},
        {u"plan-buys"_s, planshots::buys},
        {u"plan-years"_s, planshots::years},
        {u"plan-kept-none"_s, planshots::keptNone},
        {u"plan-compared"_s, planshots::compared},
        {u"transfers"_s, planshots::transfers},
        {u"transfers-machines"_s, planshots::transferMachines},
        {u"transfers-receive"_s, planshots::receive},
        {u"import-begin"_s, importBegin},
        {u"import"_s, importLists},
        {u"import-unread"_s, importUnread},
        {u"import-new"_s, importNew},
        {u"import-changed"_s, importChanged},
        {u"import-decide"_s, importDecide},
        {u"import-done"_s, importDone},
        {u"pairs"_s, pairs},
        {u"sync"_s, syncshots::address},
        {u"sync-details"_s, syncshots::details},
        {u"sync-clash"_s, syncshots::clash},
    };
    return all;
}

struct Dress {
    QString name; // the folder
    Scheme scheme = Scheme::Light;
    QSize size{1366, 768};
    QString language = u"zh_CN"_s;
};

const std::vector<Dress> &dresses()
{
    static const std::vector<Dress> all{
        {.name = u"light-1366"_s},
        {.name = u"light-1920"_s, .size = {1920, 1080}},
        {.name = u"dark-1366"_s, .scheme = Scheme::Dark},
        {.name = u"dark-1920"_s, .scheme = Scheme::Dark, .size = {1920, 1080}},
        {.name = u"contrast-1366"_s, .scheme = Scheme::Contrast},
        {.name = u"light-3840"_s, .size = {3840, 2160}},
        {.name = u"en-1366"_s, .language = u"en"_s},
        {.name = u"en-1920"_s, .size = {1920, 1080}, .language = u"en"_s},
    };
    return all;
}

// How many problems it has.
int draw(const Prefecture &prefecture, const Dress &dress, const Screen &screen,
    const QString &file, const QString &path)
{
    int problems = 0;
    ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
    const SyncScene sync(prefecture, window);
    window.resize(dress.size);
    window.show();
    screen.build(window, prefecture);
    settle();
    if (window.size() != dress.size) {
        std::fprintf(
            stderr, "%s: needs %d × %d\n", qPrintable(file), window.width(), window.height());
        ++problems;
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (!window.grab().save(path))
        qFatal("%s cannot be written", qPrintable(path));
    const auto tell = [&](const QStringList &texts, const char *what) {
        for (const QString &text : texts)
            std::fprintf(stderr, "%s: %s %s\n", qPrintable(file), qPrintable(text), what);
        problems += int(texts.size());
    };
    tell(clippedTexts(&window), "has no room");
    tell(missingAccessibleNames(&window), "has no name");
    // The next picture finds everything as it was.
    Importing &importing = window.findChild<ImportScreen *>()->importing();
    if (importing.outcome())
        importing.undo();
    waitFor([&importing] { return !importing.isWriting(); });
    return problems;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        std::fprintf(stderr, "console_shots FOLDER [PART [PROFILE]]\n");
        return 2;
    }
    Theme theme(App::Console);
    QApplication::setStyle(new HezhouStyle);
    const Prefecture prefecture(kSmall, words.value(2));
    int problems = 0;
    for (const Dress &dress : dresses()) {
        const Translations language(dress.language);
        theme.setScheme(dress.scheme);
        for (const Screen &screen : screens()) {
            const QString file = u"%1/%2.png"_s.arg(dress.name, screen.name);
            if (file.contains(words.value(1)))
                problems += draw(prefecture, dress, screen, file, words[0] + u'/' + file);
        }
    }
    return problems > 0;
}

// Takes pictures of Console's screens with a profile's data, in Chinese, in two sizes of window:
// console_shots PROFILE FOLDER [PART], PART being a part of the names wanted, "dark-1366/schools".
#include "cli/place.h"
#include "rules/ruleeditor.h"
#include "rules/ruleform.h"
#include "rules/rulesscreen.h"
#include "schools/schoolpage.h"
#include "window/consolewindow.h"

#include <hz/translations.h>
#include <hz/ui/check.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace Qt::StringLiterals;

namespace {

using Views = std::vector<std::pair<QString, Where>>;

// A school of several stages that meets some rules and not others.
UnitCode schoolToShow(const Picture &picture)
{
    const Evaluation &evaluation = *picture.evaluation;
    for (quint32 i = 0; i < picture.inventory->schools().size(); ++i) {
        const RuleResult *result = studentRatio(evaluation, i);
        if (result && result->isJoint && result->verdict == Verdict::Fail)
            return picture.inventory->schools()[i].code;
    }
    return picture.inventory->schools().front().code;
}

// A machine on a pupil's seat, one that waits for repair if there is one.
const DeviceRow &seatedMachine(const Register &inventory)
{
    const DeviceRow *seated = &inventory.devices().front();
    for (const DeviceRow &device : inventory.devices())
        if (device.seatColumn > 0 && device.room != kNoRow) {
            seated = &device;
            if (device.state == DeviceState::InRepair)
                break;
        }
    return *seated;
}

RoomId roomToShow(const Register &inventory)
{
    const DeviceRow &machine = seatedMachine(inventory);
    return machine.room == kNoRow ? RoomId() : inventory.rooms()[machine.room].id;
}

Views viewsOf(const Picture &picture)
{
    SchoolQuery all{.onlyInPlan = true};
    SchoolQuery failing = all;
    failing.rules = {stageRatioRules(picture.evaluation->set).front()};
    failing.verdicts = 1u << int(Verdict::Fail);
    failing.sortBy = SchoolColumn::Failing;
    failing.isDescending = true;
    DeviceQuery machines{.words = u"台式"_s, .states = 1u << int(DeviceState::InRepair)};
    return {{u"overview"_s, OverviewOf{}}, {u"devices"_s, DevicesOf{}},
        {u"devices-filtered"_s, DevicesOf{machines}},
        {u"device"_s, DeviceAt{picture.inventory->idOf(seatedMachine(*picture.inventory))}},
        {u"rooms"_s, RoomsOf{}}, {u"room"_s, RoomAt{roomToShow(*picture.inventory)}},
        {u"schools"_s, SchoolsOf{all}}, {u"failing"_s, SchoolsOf{failing}},
        {u"school"_s, SchoolAt{schoolToShow(picture)}}, {u"rules"_s, RuleAt{}},
        {u"ratios"_s, RuleAt{{}, u"ratios"_s, {}}}, {u"rule"_s, RuleAt{u"RATIO-02"_s, {}, {}}}};
}

// Texts of several lines are laid out over some turns of the event loop.
void settle()
{
    bool isSettled = false;
    QTimer::singleShot(std::chrono::milliseconds(50), qApp, [&isSettled] { isSettled = true; });
    (void)QTest::qWaitFor([&isSettled] { return isSettled; }, 5'000);
}

int drawAll(Inventory &inventory, Settings &settings, const QString &folder, const QString &part)
{
    int problems = 0;
    for (const auto &[schemeName, scheme] :
        {std::pair(u"light"_s, ui::Scheme::Light), std::pair(u"dark"_s, ui::Scheme::Dark)}) {
        ui::theme().setScheme(scheme);
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
            ConsoleWindow window(inventory, settings);
            window.resize(size);
            window.show();
            for (const auto &[name, where] : viewsOf(inventory.picture())) {
                const QString file = u"%1-%2/%3.png"_s.arg(schemeName).arg(size.width()).arg(name);
                if (!file.contains(part))
                    continue;
                window.go(where);
                // Charts of several years come from behind.
                (void)QTest::qWaitFor([] { return cpuPool().activeThreadCount() == 0; }, 20'000);
                settle();
                if (window.size() != size) {
                    std::fprintf(stderr, "%s: needs %d × %d\n", qPrintable(file), window.width(),
                        window.height());
                    ++problems;
                }
                QDir().mkpath(QFileInfo(folder + u'/' + file).absolutePath());
                if (!window.grab().save(folder + u'/' + file))
                    return 1;
                if (name == u"rule") {
                    Q_EMIT window.findChild<RulesScreen *>()->editAsked(u"RATIO-02"_s);
                    auto *editor = window.findChild<RuleEditor *>();
                    Rule stricter = *editor->draft()->rule(u"RATIO-02");
                    stricter.threshold = 10;
                    Q_EMIT editor->findChild<RuleForm *>()->changed(stricter);
                    (void)QTest::qWaitFor(
                        [editor] {
                            return std::ranges::any_of(editor->comparison(),
                                [](const RuleComparison &rule) { return rule.newlyFailing > 0; });
                        },
                        20'000);
                    settle();
                    QString path = folder + u'/' + file;
                    if (!window.grab().save(path.replace(u"rule.png"_s, u"edit.png"_s)))
                        return 1;
                    editor->discard();
                }
                if (name == u"school") {
                    auto *rules
                        = window.findChild<SchoolPage *>()->findChild<ui::TableView *>(u"rules"_s);
                    for (int row = 0; row < rules->source()->rowCount(); ++row)
                        if (rules->source()->text(row, 4).contains(u":1"_s)
                            && rules->source()->status(row, 2) == ui::Status::Bad)
                            rules->setCurrentRow(row);
                    settle();
                    QString ratio = folder + u'/' + file;
                    if (!window.grab().save(ratio.replace(u".png"_s, u"-ratio.png"_s)))
                        return 1;
                    auto *which = window.findChild<SchoolPage *>()->findChild<ui::Segmented *>();
                    for (const auto &[page, suffix] :
                        {std::pair(1, u"-census"_s), {2, u"-years"_s}}) {
                        which->setChosen(page);
                        settle();
                        QString path = folder + u'/' + file;
                        if (!window.grab().save(path.replace(u".png"_s, suffix + u".png"_s)))
                            return 1;
                    }
                    which->setChosen(0);
                }
                for (const QString &clipped : ui::clippedTexts(&window)) {
                    std::fprintf(
                        stderr, "%s: %s has no room\n", qPrintable(file), qPrintable(clipped));
                    ++problems;
                }
                for (const QString &nameless : ui::missingAccessibleNames(&window)) {
                    std::fprintf(
                        stderr, "%s: %s has no name\n", qPrintable(file), qPrintable(nameless));
                    ++problems;
                }
            }
        }
    }
    return problems > 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.size() < 2) {
        std::fprintf(stderr, "console_shots PROFILE FOLDER [PART]\n");
        return 2;
    }
    const Translations language(u"zh_CN"_s);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    const Result<Place> place = Place::open(words[0]);
    const Result<RuleSet> rules = shippedRules();
    if (!place || !rules)
        return 1;
    Inventory inventory(place->database(), *rules);
    if (!QTest::qWaitFor(
            [&inventory] { return inventory.picture().evaluation != nullptr; }, 60'000))
        return 1;
    const QTemporaryDir fresh;
    Settings settings(fresh.path());
    return drawAll(inventory, settings, words[1], words.value(2));
}

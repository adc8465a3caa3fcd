#include "window/consolewindow.h"

#include "overview/overviewscreen.h"
#include "rules/ruleeditor.h"
#include "rules/rulesscreen.h"
#include "schools/schoolpage.h"
#include "schools/schoolsscreen.h"
#include "window/finding.h"

#include <hz/ui/icon.h>
#include <hz/ui/palette.h>
#include <hz/ui/style.h>

#include <QtCore/QDir>
#include <QtGui/QActionGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

const QString kOverview = QStringLiteral("overview");
const QString kRules = QStringLiteral("rules");
const QString kSchools = QStringLiteral("schools");

} // namespace

ConsoleWindow::ConsoleWindow(Inventory &inventory, Settings &settings, QWidget *parent)
    : DeskWindow(ui::IconName::ChartNoAxes, tr("Hezhou"), tr("Console"), parent)
    , m_inventory(inventory)
    , m_settings(settings)
{
    setWindowTitle(tr("Hezhou Console"));
    m_toasts = new ui::ToastHost(this);
    m_overview = new OverviewScreen(inventory);
    connect(m_overview, &OverviewScreen::asked, this, &ConsoleWindow::go);
    connect(m_overview, &OverviewScreen::titleChanged, this, [this] {
        if (m_overview->isVisible())
            showTitle();
    });
    buildPlaces();
    buildSchools();
    buildSchoolPage();
    buildRules();
    buildRuleEditor();
    buildFinding();
    buildYear();
    connect(&inventory, &Inventory::pictureChanged, this, &ConsoleWindow::refresh);
    connect(&inventory, &Inventory::failed, this, &ConsoleWindow::showProblem);
    showOverview();
}

void ConsoleWindow::buildPlaces()
{
    side().addPlace({kOverview, tr("Overview"), ui::IconName::ChartColumn});
    side().addPlace({kRules, tr("Targets"), ui::IconName::Target});
    side().addPlace({kSchools, tr("Schools"), ui::IconName::School});
    connect(&side(), &ui::SideBar::chosen, this, &ConsoleWindow::showPlace);
    connect(&top(), &ui::TopBar::pathChosen, this,
        [this](int step) { go(Where(m_trail[size_t(step)])); });
    top().setSearchHint(tr("Find schools, machines, rules"));
    connect(&top(), &ui::TopBar::searchRequested, this, [this] { finder().open(); });
}

void ConsoleWindow::showPlace(const QString &id)
{
    if (id == kSchools)
        showSchools(m_schools->query());
    else if (id == kRules)
        showRules({});
    else
        go(OverviewOf{});
}

void ConsoleWindow::setTrail(
    const std::vector<std::pair<QString, Where>> &steps, const QString &title)
{
    QStringList path;
    m_trail.clear();
    for (const auto &[text, where] : steps) {
        path.append(text);
        m_trail.push_back(where);
    }
    top().setPath(path << title);
}

void ConsoleWindow::showProblem(const Error &error)
{
    m_toasts->show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

void ConsoleWindow::tellWritten(const QString &path)
{
    m_toasts->show({.text = tr("Written to “%1”.").arg(QDir::toNativeSeparators(path))});
}

void ConsoleWindow::buildSchools()
{
    m_schools = new SchoolsScreen(m_inventory, m_settings);
    connect(m_schools, &SchoolsScreen::asked, this, &ConsoleWindow::go);
    connect(m_schools, &SchoolsScreen::failed, this, &ConsoleWindow::showProblem);
    connect(m_schools, &SchoolsScreen::exported, this, &ConsoleWindow::tellWritten);
}

void ConsoleWindow::showSchools(const SchoolQuery &query)
{
    if (query != m_schools->query())
        m_schools->setQuery(query);
    side().setCurrent(kSchools);
    setView(m_schools);
    setTrail({}, tr("Schools"));
    top().setNote({});
}

void ConsoleWindow::buildSchoolPage()
{
    m_school = new SchoolPage(m_inventory);
    connect(m_school, &SchoolPage::asked, this, &ConsoleWindow::go);
    connect(m_school, &SchoolPage::failed, this, &ConsoleWindow::showProblem);
    connect(m_school, &SchoolPage::titleChanged, this, [this] {
        if (m_school->isVisible())
            showSchoolTitle();
    });
    connect(m_school, &SchoolPage::edited, this, &ConsoleWindow::offerUndo);
}

void ConsoleWindow::buildRules()
{
    m_rules = new RulesScreen(m_inventory);
    connect(m_rules, &RulesScreen::asked, this, &ConsoleWindow::go);
    connect(m_rules, &RulesScreen::failed, this, &ConsoleWindow::showProblem);
    connect(m_rules, &RulesScreen::edited, this, &ConsoleWindow::offerUndo);
    connect(m_rules, &RulesScreen::titleChanged, this, [this] {
        if (m_rules->isVisible())
            showRulesTitle();
    });
}

void ConsoleWindow::buildRuleEditor()
{
    m_ruleEditor = new RuleEditor(m_inventory);
    connect(m_rules, &RulesScreen::editAsked, this, &ConsoleWindow::editRule);
    connect(m_ruleEditor, &RuleEditor::failed, this, &ConsoleWindow::showProblem);
    connect(m_ruleEditor, &RuleEditor::kept, this, &ConsoleWindow::offerUndo);
    connect(m_ruleEditor, &RuleEditor::exported, this, &ConsoleWindow::tellWritten);
    connect(m_ruleEditor, &RuleEditor::left, this, [this] { showRules({}); });
}

void ConsoleWindow::editRule(const QString &rule)
{
    m_ruleEditor->open(rule);
    side().setCurrent(kRules);
    setView(m_ruleEditor);
    setTrail({{tr("Targets"), RuleAt{}}}, tr("Change rules"));
    top().setNote({});
}

void ConsoleWindow::showRules(const RuleAt &where)
{
    m_rules->show(where);
    side().setCurrent(kRules);
    setView(m_rules);
    showRulesTitle();
}

void ConsoleWindow::showRulesTitle()
{
    setTrail({}, m_rules->title());
    top().setNote(m_rules->note());
}

// Schools and rules by name, and the ways to where one can go.
void ConsoleWindow::buildFinding()
{
    commands().nameGroup({QStringLiteral("go")}, tr("Go to"));
    const auto place = [this](const QString &id, const QString &text, ui::IconName icon, int key) {
        commands().add({.id = QStringLiteral("go.") + id,
            .text = text,
            .icon = icon,
            .keys = {QKeySequence(Qt::CTRL | Qt::Key(key))},
            .run = [this, id] { showPlace(id); }});
    };
    place(kOverview, tr("Overview"), ui::IconName::ChartColumn, Qt::Key_1);
    place(kRules, tr("Targets"), ui::IconName::Target, Qt::Key_2);
    place(kSchools, tr("Schools"), ui::IconName::School, Qt::Key_5);
    commands().add({.id = QStringLiteral("rules.change"),
        .text = tr("Change rules"),
        .icon = ui::IconName::Pen,
        .run = [this] { editRule({}); },
        .isEnabled = {}});
    commands().add({.id = QStringLiteral("schools.export"),
        .text = tr("Export the list of schools"),
        .icon = ui::IconName::ExternalLink,
        .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
        .run = [this] { m_schools->askToExport(); },
        .isEnabled = {}});
    commands().add({.id = QStringLiteral("view.filter"),
        .text = tr("Filter the list"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run =
            [this] {
                if (m_rules->isVisible())
                    m_rules->focusFilter();
                else if (m_schools->isVisible())
                    m_schools->focusFilter();
            },
        .isEnabled = {}});
    commands().refresh();
    finder().addSource(
        schoolsToFind(m_inventory, [this](const QString &code) { go(SchoolAt{UnitCode(code)}); }));
    finder().addSource(rulesToFind(m_inventory, [this](const QString &id) {
        go(RuleAt{id, {}, {}});
    }));
}

void ConsoleWindow::offerUndo(const QString &what, const QList<Edit> &undo)
{
    m_toasts->show({.text = what,
        .kind = ui::Toast::Kind::Done,
        .actionText = tr("Undo"),
        .action = [this, undo] {
            whenDone(m_inventory.edit(undo), this, [this](const Result<QList<Edit>> &done) {
                if (!done)
                    showProblem(done.error());
            });
        }});
}

void ConsoleWindow::showSchool(const UnitCode &school)
{
    m_school->setSchool(school);
    side().setCurrent(kSchools);
    setView(m_school);
    showSchoolTitle();
}

void ConsoleWindow::showSchoolTitle()
{
    setTrail({{tr("Schools"), SchoolsOf{m_schools->query()}}}, m_school->title());
    top().setNote(m_school->note());
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
    m_year->setVisible(m_inventory.year() != 0);
    side().setCount(kSchools, int(m_inventory.picture().inventory->schools().size()));
}

void ConsoleWindow::showTitle()
{
    const Picture &picture = m_inventory.picture();
    const Unit *prefecture = picture.inventory ? picture.inventory->prefecture() : nullptr;
    const bool isPart = prefecture && m_overview->unit() != prefecture->code;
    if (isPart)
        setTrail({{tr("The whole prefecture"), OverviewOf{}}}, m_overview->title());
    else
        setTrail({}, m_overview->title());
    top().setNote(m_overview->note());
}

void ConsoleWindow::showOverview()
{
    side().setCurrent(kOverview);
    setView(m_overview);
    showTitle();
}

void ConsoleWindow::go(const Where &where)
{
    if (const auto *overview = std::get_if<OverviewOf>(&where)) {
        m_overview->setUnit(overview->unit);
        showOverview();
    } else if (const auto *schools = std::get_if<SchoolsOf>(&where)) {
        showSchools(schools->query);
    } else if (const auto *school = std::get_if<SchoolAt>(&where)) {
        showSchool(school->school);
    } else if (const auto *rule = std::get_if<RuleAt>(&where)) {
        showRules(*rule);
    }
}

} // namespace hz::console

#include "window/consolewindow.h"

#include "overview/overviewscreen.h"

#include <hz/ui/icon.h>
#include <hz/ui/palette.h>
#include <hz/ui/style.h>

#include <QtGui/QActionGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

const QString kOverview = QStringLiteral("overview");

} // namespace

ConsoleWindow::ConsoleWindow(Inventory &inventory, QWidget *parent)
    : DeskWindow(ui::IconName::ChartNoAxes, tr("Hezhou"), tr("Console"), parent)
    , m_inventory(inventory)
{
    setWindowTitle(tr("Hezhou Console"));
    m_toasts = new ui::ToastHost(this);
    m_overview = new OverviewScreen(inventory);
    connect(m_overview, &OverviewScreen::asked, this, &ConsoleWindow::go);
    connect(m_overview, &OverviewScreen::titleChanged, this, &ConsoleWindow::showTitle);
    buildPlaces();
    buildYear();
    connect(&inventory, &Inventory::pictureChanged, this, &ConsoleWindow::refresh);
    connect(&inventory, &Inventory::failed, this, [this](const Error &error) {
        m_toasts->show({.text = error.message, .kind = ui::Toast::Kind::Problem});
    });
    showOverview();
}

void ConsoleWindow::buildPlaces()
{
    side().addPlace({kOverview, tr("Overview"), ui::IconName::ChartColumn});
    connect(&side(), &ui::SideBar::chosen, this, [this](const QString &) {
        m_overview->setUnit({});
        showOverview();
    });
    connect(&top(), &ui::TopBar::pathChosen, this, [this](int) {
        m_overview->setUnit({});
        showOverview();
    });
    top().setSearchHint(tr("Find schools, machines, rules"));
    connect(&top(), &ui::TopBar::searchRequested, this, [this] { finder().open(); });
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
}

void ConsoleWindow::showTitle()
{
    const Picture &picture = m_inventory.picture();
    const Unit *prefecture = picture.inventory ? picture.inventory->prefecture() : nullptr;
    const bool isPart = prefecture && m_overview->unit() != prefecture->code;
    top().setPath(isPart ? QStringList{tr("The whole prefecture"), m_overview->title()}
                         : QStringList{m_overview->title()});
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
    }
}

} // namespace hz::console

// How a unit stands, on one screen: its figures, rules by group, ratios against their targets by
// county and stage, where the schools are that fall short, how it went over the years. Every number
// leads to what it is made of. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QGridLayout;
class QPushButton;

namespace hz::ui {
class Card;
class FigureStrip;
class Link;
class RatioBars;
class Segmented;
class StackedShares;
class TableView;
class TileMap;
class TrendLines;
} // namespace hz::ui

namespace hz::console {

class GapList;
class SchoolHeat;

class OverviewScreen final : public QWidget {
    Q_OBJECT

public:
    explicit OverviewScreen(inventory::Inventory &inventory, QWidget *parent = nullptr);

    /// The prefecture, or a county of it; what is there first while nothing is chosen.
    void setUnit(const inventory::UnitCode &unit);
    inventory::UnitCode unit() const;
    /// "The whole prefecture", or the county's name.
    QString title() const;
    /// "Census of 1 September 2025, locked".
    QString note() const;

Q_SIGNALS:
    void asked(const Where &where);
    /// Title or note are others.
    void titleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    void place();
    void arrange();
    void refresh();
    void showFigures();
    void showGroups();
    void showRatios();
    void showWorst();
    void showAreas();
    void showHeat();
    void showMiddle();
    void askForTrend();
    void showTrend(const std::vector<inventory::YearFigure> &figures);
    void askFigure(int index);
    void askTrend(int line, int mark);
    bool hasAreas() const { return !m_areas.empty(); }

    const inventory::Evaluation &evaluation() const { return *m_inventory.picture().evaluation; }
    const inventory::Register &stock() const { return *m_inventory.picture().inventory; }
    quint32 unitRow() const;
    inventory::DeviceQuery devicesHere() const;
    inventory::SchoolQuery schoolsHere() const;
    void addCounty(std::vector<quint32> &counties, quint32 unit) const;

    inventory::Inventory &m_inventory;
    inventory::UnitCode m_chosen;
    std::vector<quint32> m_ratioRules;
    std::vector<quint32> m_areas;
    std::vector<inventory::GroupStanding> m_groups;
    std::vector<inventory::SchoolGap> m_worst;

    QGridLayout *m_grid = nullptr;
    ui::FigureStrip *m_figures = nullptr;
    ui::Card *m_groupCard = nullptr;
    ui::StackedShares *m_shares = nullptr;
    ui::Card *m_ratioCard = nullptr;
    ui::Segmented *m_middle = nullptr; // ratios, or schools
    ui::RatioBars *m_bars = nullptr;
    SchoolHeat *m_heat = nullptr;
    ui::Card *m_heatCard = nullptr; // of a county
    ui::Link *m_allRules = nullptr;
    ui::Card *m_worstCard = nullptr;
    ui::Link *m_allFailing = nullptr;
    GapList *m_gaps = nullptr;
    ui::Card *m_areaCard = nullptr;
    ui::TileMap *m_tiles = nullptr;
    ui::Card *m_trendCard = nullptr;
    ui::TrendLines *m_trend = nullptr;
    std::vector<int> m_trendYears; // of its marks
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console

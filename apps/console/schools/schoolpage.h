// One school: its figures, every rule that applies to it and how it stands by it, its census, how
// it went over the years. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace hz::ui {
class FigureStrip;
class Segmented;
class TableView;
class TrendLines;
} // namespace hz::ui

namespace hz::console {

class CensusForm;
class ResultPane;
class RowSource;

class SchoolPage final : public QWidget {
    Q_OBJECT

public:
    explicit SchoolPage(inventory::Inventory &inventory, QWidget *parent = nullptr);

    /// With a group, only the rules of it until all are asked for again.
    void setSchool(const inventory::UnitCode &school, const QString &group = {});
    const inventory::UnitCode &school() const { return m_school; }
    /// Its name; empty while it is not there.
    QString title() const;
    /// "Nine-year school · Rural · 2162000001".
    QString note() const;
    inventory::UnitCode county() const;

Q_SIGNALS:
    void asked(const Where &where);
    /// Title or note are others.
    void titleChanged();
    /// The census was changed; this undoes it.
    void edited(const QString &what, const QList<inventory::Edit> &undo);
    void failed(const Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    QWidget *buildRules();
    QWidget *buildYears();
    void refresh();
    void showFigures();
    void showView(int which);
    void setGroup(const QString &group);
    void showRules();
    void showResult();
    void showYears();
    void askFigure(int index);
    void keepCensus(const inventory::Census &census);

    const inventory::Evaluation &evaluation() const { return *m_inventory.picture().evaluation; }
    const inventory::Register &stock() const { return *m_inventory.picture().inventory; }

    inventory::Inventory &m_inventory;
    inventory::UnitCode m_school;
    QString m_group; // of the rules shown; empty: all
    quint32 m_row = inventory::kNoRow;
    std::vector<inventory::RuleResult> m_results; // those shown, in the order of the table
    QVBoxLayout *m_column = nullptr;
    ui::FigureStrip *m_figures = nullptr;
    ui::Segmented *m_which = nullptr;
    ui::Segmented *m_filter = nullptr;
    QPushButton *m_groupButton = nullptr; // takes the group away
    QStackedWidget *m_views = nullptr;
    QStackedWidget *m_ruleViews = nullptr; // the rules, or why there are none
    ui::TableView *m_rules = nullptr;
    RowSource *m_ruleRows = nullptr;
    ResultPane *m_pane = nullptr;
    CensusForm *m_census = nullptr;
    ui::TableView *m_years = nullptr;
    RowSource *m_yearRows = nullptr;
    ui::TrendLines *m_trend = nullptr;
};

} // namespace hz::console

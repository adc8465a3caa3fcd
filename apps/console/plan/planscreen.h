// The plan that closes the gaps in computers: scenarios side by side, what they may do and spend,
// who gives to whom, each order with its reasons, and what more money would bring. Everything is
// worked out anew behind the screen when something changes. GUI thread.
#pragma once

#include "plan/planexport.h"
#include "window/where.h"

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>
#include <hz/ui/flowmap.h>

#include <QtWidgets/QWidget>

#include <array>

class QCheckBox;
class QGridLayout;
class QPushButton;
class QSlider;
class QSpinBox;
class QStackedLayout;
class QVBoxLayout;

namespace hz::ui {
class Card;
class EmptyState;
class FlowMap;
class Label;
class Segmented;
class TableView;
class TrendLines;
} // namespace hz::ui

namespace hz::console {

class RowSource;
class YearsPane;

class PlanScreen final : public QWidget {
    Q_OBJECT

public:
    static constexpr size_t kScenarios = 4;

    explicit PlanScreen(inventory::Inventory &inventory, QWidget *parent = nullptr);

    /// What is shown is the answer to what was asked last.
    bool isSettled() const { return m_state == State::Current; }
    /// Null until the first has been worked out.
    const inventory::GapPlan *plan() const;
    int scenario() const { return m_scenario; }
    void setScenario(int scenario);
    void setBudgetYuan(qint64 yuan);
    /// What is planned: this year, or several.
    enum class Span { ThisYear, SeveralYears };
    void setSpan(Span span);
    YearsPane &years() const { return *m_years; }
    ui::TableView &orders() const { return *m_orders; }
    void askToExport();
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    void failed(const Error &error);
    void exported(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class State { Old, Running, Current };
    struct Answer {
        std::shared_ptr<const inventory::Register> inventory;
        std::shared_ptr<const inventory::Evaluation> evaluation;
        std::shared_ptr<const inventory::PlanBasis> basis;
        std::array<inventory::GapPlan, kScenarios> plans;
        inventory::PlanTerms terms;
        std::array<inventory::PlanScope, kScenarios> scopes;
        qint64 ms = 0;
    };
    using Curve = std::vector<inventory::PlanPoint>;

    void buildUi();
    QWidget *buildTerms();
    void place();
    void outdate();
    void workOut();
    void take(const Answer &answer);
    void workOutCurve();
    void showScenarios();
    void showPlan();
    void showMap();
    void showReasons();
    void showCurve();
    inventory::PlanTerms terms() const;
    std::array<inventory::PlanScope, kScenarios> scopes() const;
    PlanToExport toExport() const;

    inventory::Inventory &m_inventory;
    std::optional<Answer> m_answer;
    Curve m_curve;
    std::vector<quint32> m_counties; // places of the map
    int m_scenario = 1;
    State m_state = State::Old;
    QStackedLayout *m_pages = nullptr; // the plan, that there is nothing, several years
    ui::Segmented *m_spanChoice = nullptr;
    YearsPane *m_years = nullptr;
    Span m_span = Span::ThisYear;
    QGridLayout *m_grid = nullptr;
    ui::Card *m_left = nullptr;
    ui::Card *m_mapCard = nullptr;
    ui::Card *m_curveCard = nullptr;
    ui::Card *m_orderCard = nullptr;
    ui::Card *m_whyCard = nullptr;
    ui::TableView *m_scenarioTable = nullptr;
    RowSource *m_scenarioRows = nullptr;
    ui::TableView *m_orders = nullptr;
    RowSource *m_orderRows = nullptr;
    ui::FlowMap *m_map = nullptr;
    ui::TrendLines *m_trend = nullptr;
    QVBoxLayout *m_reasons = nullptr;
    std::vector<ui::Label *> m_reasonLabels;
    QSlider *m_slider = nullptr;
    QSpinBox *m_budget = nullptr; // ten thousand yuan
    QCheckBox *m_across = nullptr;
    QCheckBox *m_donated = nullptr;
    QCheckBox *m_keepRoom = nullptr;
    QSpinBox *m_age = nullptr;
    QSpinBox *m_lot = nullptr;
    QSpinBox *m_price = nullptr; // yuan
    ui::Label *m_status = nullptr;
    ui::EmptyState *m_empty = nullptr;
    QPushButton *m_export = nullptr;
    std::shared_ptr<TaskState> m_running; // of the answer
    std::shared_ptr<TaskState> m_drawing; // of the curve
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console

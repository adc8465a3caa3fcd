// The plan that closes the gaps in computers: scenarios side by side, what they may do and spend,
// who gives to whom, each order with its reasons, and what more money would bring. Everything is
// worked out anew behind the screen when something changes; what is kept is compared, and what is
// to be moved becomes transfer orders. GUI thread.
#pragma once

#include "plan/planexport.h"
#include "window/where.h"

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>
#include <hz/ui/flowmap.h>

#include <QtWidgets/QWidget>

#include <array>

class QGridLayout;
class QPushButton;
class QStackedLayout;

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

class ComparePane;
class PlanTermsBox;
class ReasonList;
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
    /// What is looked at: a plan of this year, one of several, or those that were kept.
    enum class Span { ThisYear, SeveralYears, Kept };
    void setSpan(Span span);
    YearsPane &years() const { return *m_years; }
    ComparePane &kept() const { return *m_kept; }
    ui::TableView &orders() const { return *m_orders; }
    /// Keeps what is shown as a scenario.
    void keep();
    /// Asks what it was asked, and shows the answer.
    void openScenario(const inventory::PlanScenario &scenario);
    /// Asks for transfer orders of what is shown.
    void askForOrders();
    void askToExport();
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    void ordersWanted(const std::vector<hz::inventory::Transfer> &orders);
    void edited(const QString &what, const QList<inventory::Edit> &undo);
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
    void buildLeft();
    void buildMiddle();
    void buildOrders();
    void place();
    void outdate();
    void workOut();
    void take(const Answer &answer);
    void workOutCurve();
    void showScenarios();
    void showPlan();
    void showReasons();
    std::array<inventory::PlanScope, kScenarios> scopes() const;
    QWidget *pageOf(Span span) const;
    std::optional<inventory::PlanScenario> shownScenario() const;
    PlanToExport toExport() const;

    inventory::Inventory &m_inventory;
    std::optional<Answer> m_answer;
    std::vector<quint32> m_counties; // places of the map
    int m_scenario = 1;
    State m_state = State::Old;
    QStackedLayout *m_pages = nullptr;
    QWidget *m_work = nullptr; // this year's plan
    ui::Segmented *m_spanChoice = nullptr;
    YearsPane *m_years = nullptr;
    ComparePane *m_kept = nullptr;
    PlanTermsBox *m_terms = nullptr;
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
    ReasonList *m_reasons = nullptr;
    ui::Label *m_status = nullptr;
    ui::EmptyState *m_empty = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_order = nullptr;
    std::shared_ptr<TaskState> m_running; // of the answer
    std::shared_ptr<TaskState> m_drawing; // of the curve
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console

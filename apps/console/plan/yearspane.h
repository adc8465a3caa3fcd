// The plan of several years: a budget for each, what is bought, moved and retired, which schools
// have enough, and how far from the best it can still be. It is searched anew behind the screen
// when something changes; the first answer is shown at once, better ones as they come. GUI thread.
#pragma once

#include "plan/planexport.h"

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QGridLayout;
class QProgressBar;
class QPushButton;
class QSlider;
class QSpinBox;

namespace hz::ui {
class Card;
class Label;
class Segmented;
class TableView;
class TrendLines;
} // namespace hz::ui

namespace hz::console {

class ReasonList;
class RowSource;

/// An answer, and what stands behind it.
struct YearAnswer {
    quint64 question = 0;
    std::shared_ptr<const inventory::Register> inventory = {};
    std::shared_ptr<const inventory::Evaluation> evaluation = {};
    std::shared_ptr<const inventory::PlanBasis> basis = {};
    inventory::PlanTerms terms = {};
    inventory::YearTerms years = {};
    inventory::YearPlan plan = {};
};

/// Brings answers from the thread that searches.
class YearNews final : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void found(const std::shared_ptr<const hz::console::YearAnswer> &answer);
};

class YearsPane final : public QWidget {
    Q_OBJECT

public:
    static constexpr size_t kYears = 5;

    explicit YearsPane(QWidget *parent = nullptr);

    /// What is planned with; searches if it is shown.
    void setQuestion(const store::Database &database,
        std::shared_ptr<const inventory::Register> inventory,
        std::shared_ptr<const inventory::Evaluation> evaluation, const inventory::PlanTerms &terms);
    /// Nothing is searched any more, and what was asked last has an answer.
    bool isSettled() const { return !m_isOutdated && !m_running; }
    /// The best so far; null before the first.
    const inventory::YearPlan *plan() const { return m_answer ? &m_answer->plan : nullptr; }
    void setBudgetYuan(size_t year, qint64 yuan);
    /// Of as many years as there are fields; more are left out, and those that miss get nothing.
    void setYears(const inventory::YearTerms &years);
    /// The answer with its key figures, and its transfers as orders; nothing before the first.
    std::optional<inventory::PlanScenario> scenario() const;
    std::vector<inventory::Transfer> transfers() const;
    void setSeconds(int seconds) { m_seconds = seconds; }
    void stop();
    void askToExport();
    void exportTo(const QString &path);
    ui::Segmented &span() const { return *m_span; }

Q_SIGNALS:
    void keepAsked();
    void ordersAsked();
    void failed(const Error &error);
    void exported(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Line { // of the list: an order, or a purchase after all orders
        size_t number = 0;
        bool isOrder = false;
    };

    QWidget *buildLeft();
    QWidget *buildBudgets();
    void place();
    void outdate();
    void search();
    void take(const std::shared_ptr<const YearAnswer> &answer);
    void showYears();
    void showCurve();
    void showLines();
    void showReasons();
    void showState();
    inventory::YearTerms yearTerms() const;
    YearsToExport toExport() const;

    const store::Database *m_database = nullptr;
    std::shared_ptr<const inventory::Register> m_inventory;
    std::shared_ptr<const inventory::Evaluation> m_evaluation;
    inventory::PlanTerms m_terms;
    std::shared_ptr<const inventory::PlanBasis> m_basis; // of these three, once made
    std::shared_ptr<const YearAnswer> m_answer;
    std::vector<Line> m_lines;
    bool m_isOutdated = false;
    quint64 m_question = 0;
    int m_seconds = 60;
    QGridLayout *m_grid = nullptr;
    ui::Card *m_left = nullptr;
    ui::Segmented *m_span = nullptr;
    std::vector<QSpinBox *> m_budgets; // ten thousand yuan
    QSpinBox *m_life = nullptr;
    ui::Label *m_state = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_order = nullptr;
    ui::Card *m_yearCard = nullptr;
    ui::TableView *m_yearTable = nullptr;
    RowSource *m_yearRows = nullptr;
    ui::Card *m_curveCard = nullptr;
    ui::TrendLines *m_curve = nullptr;
    ui::Card *m_lineCard = nullptr;
    ui::TableView *m_lineTable = nullptr;
    RowSource *m_lineRows = nullptr;
    ui::Card *m_whyCard = nullptr;
    ReasonList *m_reasons = nullptr;
    YearNews m_news;
    std::shared_ptr<TaskState> m_running;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console

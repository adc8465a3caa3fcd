// Scenarios that were kept: a list of them, and two to four of them side by side. One can be opened
// again, named otherwise, deleted; the comparison is taken out as a file. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/planscenario.h>

#include <QtWidgets/QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace hz::ui {
class Card;
class EmptyState;
class Label;
class Segmented;
class TableView;
} // namespace hz::ui

namespace hz::console {

class RowSource;

class ComparePane final : public QWidget {
    Q_OBJECT

public:
    explicit ComparePane(inventory::Inventory &inventory, QWidget *parent = nullptr);

    ui::Segmented &span() const { return *m_span; }
    /// All there are, the latest first.
    const std::vector<inventory::PlanScenario> &scenarios() const { return m_scenarios; }
    /// Those that stand beside each other: what is ticked, at most four, else the latest ones.
    std::vector<inventory::PlanScenario> compared() const;
    /// The database has answered.
    bool isSettled() const { return !m_reading && !m_isOutdated; }
    ui::TableView &list() const { return *m_list; }
    ui::TableView &sideBySide() const { return *m_table; }
    void rename(const QString &name);
    void removeCurrent();
    void openCurrent();
    void exportTo(const QString &path);

Q_SIGNALS:
    void opened(const inventory::PlanScenario &scenario);
    void edited(const QString &what, const QList<inventory::Edit> &undo);
    void failed(const Error &error);
    void exported(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildList();
    void place();
    void outdate();
    void read();
    void take(std::vector<inventory::PlanScenario> scenarios);
    void showCompared();
    void showCurrent();
    void perform(const QString &said, inventory::Inventory::Plan plan);
    const inventory::PlanScenario *current() const;

    inventory::Inventory &m_inventory;
    std::vector<inventory::PlanScenario> m_scenarios;
    bool m_isOutdated = true;
    QGridLayout *m_grid;
    ui::Card *m_left = nullptr;
    ui::Card *m_right = nullptr;
    ui::Segmented *m_span = nullptr;
    RowSource *m_listRows = nullptr;
    ui::TableView *m_list = nullptr;
    ui::Label *m_about = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_export = nullptr;
    RowSource *m_rows = nullptr; // a column a scenario
    ui::TableView *m_table = nullptr;
    ui::EmptyState *m_empty = nullptr;
    std::shared_ptr<TaskState> m_reading;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

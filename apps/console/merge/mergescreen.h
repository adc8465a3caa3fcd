// Pairs of records that may be of one machine, one after the other: the list of them, and the two
// that are looked at side by side. GUI thread.
#pragma once

#include "merge/doubtful.h"
#include "merge/pairview.h"

namespace hz::ui {
class EmptyState;
class TableView;
} // namespace hz::ui

class QStackedWidget;

namespace hz::console {

class RowSource;

class MergeScreen final : public QWidget {
    Q_OBJECT

public:
    MergeScreen(inventory::Inventory &inventory, Doubtful &doubtful, ui::ActionRegistry &commands,
        QWidget *parent = nullptr);

    /// The pair that is shown can be answered.
    bool isSettled() const;
    PairView &view() const { return *m_view; }

Q_SIGNALS:
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    void refresh();
    void showCurrent();
    void showPair(
        const inventory::DevicePair &pair, const QJsonObject &first, const QJsonObject &second);
    void answer(PairView::Answer answer);

    inventory::Inventory &m_inventory;
    Doubtful &m_doubtful;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_work = nullptr;
    QWidget *m_listCard = nullptr;
    ui::TableView *m_table = nullptr;
    RowSource *m_rows = nullptr;
    ui::EmptyState *m_empty = nullptr;
    PairView *m_view = nullptr;
    std::optional<inventory::DevicePair> m_pair; // that is shown
    std::shared_ptr<TaskState> m_asked; // null while nothing is read
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

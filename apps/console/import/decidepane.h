// Rows of a list that may be machines that are there already, put before a person one by one: the
// row at the left, the machine at the right. GUI thread.
#pragma once

#include "import/importing.h"
#include "merge/pairview.h"

class QPushButton;

namespace hz::console {

class DecidePane final : public QWidget {
    Q_OBJECT

public:
    DecidePane(inventory::Inventory &inventory, Importing &importing, ui::ActionRegistry &commands,
        QWidget *parent = nullptr);

    /// Begins with the first row of the list that is to be decided.
    void begin(int entry);
    /// A pair is shown and can be answered.
    bool isSettled() const { return m_shown.has_value() && !m_asked; }

Q_SIGNALS:
    /// Nothing is left to be decided, or somebody has had enough.
    void left();

private:
    struct Shown {
        qint64 row = 0; // its number
        inventory::RowCandidate candidate = {};
    };

    void buildUi();
    void refresh();
    void next();
    void showPair(const inventory::PlannedRow &row, const inventory::RowCandidate &candidate,
        const QJsonObject &machine);
    void answer(PairView::Answer answer);
    void takeBack();
    std::optional<size_t> current() const;

    inventory::Inventory &m_inventory;
    Importing &m_importing;
    PairView *m_view;
    QPushButton *m_undo = nullptr;
    int m_entry = 0; // the list's id
    std::optional<Shown> m_shown;
    QHash<qint64, size_t> m_refused; // how many candidates of a row it is not
    std::vector<qint64> m_answered; // rows, the last one last: what can be taken back
    QSet<qint64> m_later;
    std::shared_ptr<TaskState> m_asked; // null while nothing is read
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

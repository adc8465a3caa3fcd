// What importing would do, before it is done: how many rows of each outcome, what is wrong with
// which row, what would change, and the button that does it; and afterwards what was done. GUI
// thread.
#pragma once

#include "import/importrows.h"

#include <QtWidgets/QWidget>

class QPushButton;
class QStackedWidget;

namespace hz::ui {
class Card;
class FigureStrip;
class Label;
class Segmented;
class TableView;
} // namespace hz::ui

namespace hz::console {

class CheckPane final : public QWidget {
    Q_OBJECT

public:
    explicit CheckPane(QWidget *parent = nullptr);

    void show(const Importing &importing, size_t entry,
        const std::shared_ptr<const inventory::Register> &inventory);

    enum class View { Problems, Changed, New, Same };
    void setView(View view);

Q_SIGNALS:
    void importAsked();
    void decideAsked();
    /// Nothing is doubtful any more, and the last answer was wrong.
    void takeBackAsked();
    void exportAsked();

private:
    void buildUi();
    QWidget *buildFoot();
    int doubtful() const;
    void showFigures();
    void showRows();
    void showFoot(const Importing &importing);

    ImportEntry m_entry;
    std::shared_ptr<const inventory::Register> m_inventory;
    ui::FigureStrip *m_figures = nullptr;
    ui::Card *m_card = nullptr;
    ui::Segmented *m_view = nullptr;
    QStackedWidget *m_tables = nullptr;
    ui::Label *m_words = nullptr; // where there are no rows to show
    ui::TableView *m_problemTable = nullptr;
    ui::TableView *m_changeTable = nullptr;
    ui::TableView *m_recordTable = nullptr;
    ProblemSource *m_problems;
    ChangeSource *m_changes;
    RecordSource *m_records;
    QPushButton *m_export = nullptr;
    QPushButton *m_decide = nullptr;
    QPushButton *m_import = nullptr;
    ui::Label *m_state = nullptr;
    bool m_isViewChosen = false; // by hand, for this list
};

} // namespace hz::console

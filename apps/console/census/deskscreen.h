// The census of an area: how far every school is, narrowed by typing and ticking; one of them
// beside the list; and what is accepted is added up. GUI thread.
#pragma once

#include "census/censusbook.h"
#include "window/where.h"

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;

namespace hz::ui {
class Badge;
class DetailPane;
class FacetPanel;
class FilterField;
class KeyValueList;
class Label;
class TableView;
class Timeline;
} // namespace hz::ui

namespace hz::console {

class DeskSource;
class NameSheet;

class DeskScreen final : public QWidget {
    Q_OBJECT

public:
    DeskScreen(inventory::Inventory &inventory, std::shared_ptr<const inventory::ReturnForm> form,
        QWidget *parent = nullptr);

    /// Whose schools are listed at first; empty: all.
    void setArea(const inventory::UnitCode &area);
    bool isSettled() const { return m_book->isSettled(); }
    const DeskSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }
    void setQuery(const inventory::DeskQuery &query);
    void rollUp(const inventory::UnitCode &area);
    void focusFilter();

Q_SIGNALS:
    void asked(const Where &where);
    void done(const QString &what);
    void failed(const Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    QWidget *buildPane();
    void list();
    void showOne();
    void fillMenu();
    void openCurrent();
    bool isToMend(const inventory::DeskRow &row) const;
    bool isInArea(const inventory::DeskRow &row) const;

    inventory::Inventory &m_inventory;
    CensusBook *m_book;
    DeskSource *m_source;
    inventory::DeskQuery m_query;
    inventory::UnitCode m_area;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::Badge *m_who = nullptr;
    QPushButton *m_begin = nullptr;
    QPushButton *m_roll = nullptr;
    QMenu *m_rollMenu = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_about = nullptr;
    ui::Timeline *m_history = nullptr;
    QPushButton *m_open = nullptr;
    NameSheet *m_name = nullptr;
};

} // namespace hz::console

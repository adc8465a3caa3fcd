// All rules in one list: how an area stands by each, who meets it and who does not, until when; one
// rule whole beside it. Who counts can be tried out here, and which version is looked by. GUI
// thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;

namespace hz::ui {
class FacetPanel;
class FilterField;
class Label;
class Link;
class TableView;
} // namespace hz::ui

namespace hz::console {

class RowSource;
class RulePane;

class RulesScreen final : public QWidget {
    Q_OBJECT

public:
    explicit RulesScreen(inventory::Inventory &inventory, QWidget *parent = nullptr);

    /// One rule, those of a group, or all, of a unit.
    void show(const RuleAt &where);
    QString title() const;
    QString note() const;
    void focusFilter();
    /// A version that was made here is in force no more.
    void takeBack(const inventory::RuleSet &set);

Q_SIGNALS:
    void asked(const Where &where);
    /// Somebody wants to change this rule; empty: any.
    void editAsked(const QString &rule);
    void titleChanged();
    /// A version was taken back; this undoes it.
    void edited(const QString &what, const QList<inventory::Edit> &undo);
    void failed(const Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    QWidget *buildReading();
    void refresh();
    void list();
    void showFacets();
    void showChips();
    void showReading();
    void showRule();
    void chooseUnit();
    void chooseReading();
    void chooseVersion();
    template<typename E>
    void addChoices(QMenu *menu, const QString &title, E inventory::Definitions::*field);
    quint32 unitRow() const;
    bool isListed(const inventory::RuleResult &result) const;

    const inventory::Evaluation &evaluation() const { return *m_inventory.picture().evaluation; }
    const inventory::Register &stock() const { return *m_inventory.picture().inventory; }

    inventory::Inventory &m_inventory;
    inventory::UnitCode m_unit; // empty: the prefecture
    QSet<QString> m_groups; // none: all
    quint32 m_verdicts = 0; // bit of Verdict; none: all
    std::vector<inventory::RuleResult> m_results; // those listed
    QString m_current; // rule
    RowSource *m_rows;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    QPushButton *m_unitButton = nullptr;
    QPushButton *m_versionButton = nullptr;
    QPushButton *m_readingButton = nullptr;
    ui::Label *m_reading = nullptr;
    ui::Link *m_back = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    RulePane *m_pane = nullptr;
};

} // namespace hz::console

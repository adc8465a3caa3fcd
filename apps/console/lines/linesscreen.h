// The lines of all schools: what was contracted, what was measured, what the plan asks for; and how
// one of them did over time. GUI thread.
#pragma once

#include "lines/linewatch.h"
#include "window/where.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class ActionRegistry;
class DetailPane;
class EmptyState;
class FilterField;
class KeyValueList;
class Label;
class TableView;
class ToastHost;
class TrendLines;
} // namespace hz::ui

namespace hz::console {

class LineSheet;
class MeasureSheet;
class PlaceSheet;
class RowSource;
class Undoing;

class LinesScreen final : public QWidget {
    Q_OBJECT

public:
    LinesScreen(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        ui::ToastHost &toasts, Undoing &undoing, QWidget *window);

    /// Chooses the first line of a school; empty: as it was.
    void show(const inventory::UnitCode &school);
    ui::TableView &table() const { return *m_table; }
    int rowCount() const;
    LineWatch &watch() const { return *m_watch; }
    LineSheet &lineSheet() const { return *m_lineSheet; }
    MeasureSheet &measureSheet() const { return *m_measureSheet; }
    const inventory::NetworkLine *chosen() const;
    void setFilter(const QString &words);

Q_SIGNALS:
    void asked(const Where &where);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    void buildPane();
    void addCommands();
    void place();
    void refresh();
    void showChosen();
    void showDays(const std::vector<inventory::LineDay> &days);
    void add(const inventory::UnitCode &school);
    void keepLine(const inventory::NetworkLine &line);
    std::optional<qint64> requiredOf(const inventory::UnitCode &school) const;
    QString schoolName(const inventory::UnitCode &school) const;

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    QWidget *m_window;
    LineWatch *m_watch;
    std::shared_ptr<const inventory::Register> m_stock;
    inventory::LineId m_line; // that is looked at
    inventory::UnitCode m_wanted; // whose line is to be chosen
    QString m_words;

    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::TableView *m_table = nullptr;
    RowSource *m_rows = nullptr;
    ui::EmptyState *m_empty = nullptr;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_known = nullptr;
    ui::TrendLines *m_chart = nullptr;
    ui::Label *m_noDays = nullptr;
    QPushButton *m_measure = nullptr;
    LineSheet *m_lineSheet = nullptr;
    MeasureSheet *m_measureSheet = nullptr;
    PlaceSheet *m_schoolSheet = nullptr;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

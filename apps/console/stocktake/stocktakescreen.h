// Counting a room or a school with a scanner: what was scanned last, what is found, missing and out
// of place, the report of it, and the changes that it proposes. GUI thread.
#pragma once

#include "stocktake/chime.h"
#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;

namespace hz::ui {
class ActionRegistry;
class Badge;
class Card;
class EmptyState;
class FigureStrip;
class Label;
class ProgressPanel;
class Segmented;
class TableView;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class CameraPane;
class Counter;
class DeviceEditor;
class PlaceSheet;
class RowSource;
class ScannerWedge;

class StocktakeScreen final : public QWidget {
    Q_OBJECT

public:
    /// What the list shows.
    enum class Part { Missing, Found, Unexpected, Unknown };

    StocktakeScreen(inventory::Inventory &inventory, ui::ActionRegistry &commands,
        DeviceEditor &editor, ui::ToastHost &toasts, QWidget *window);

    Counter &counter() const { return *m_counter; }
    ui::TableView &table() const { return *m_table; }
    void setPart(Part part);
    /// The whole count as a spreadsheet, or a CSV by the suffix.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    void buildTools();
    void addCommands();
    void place();
    void showCount();
    void showList();
    void showScan(
        inventory::ScanOutcome outcome, const QString &code, const inventory::DeviceId &device);
    void showTyped();
    void askPlace();
    void askEarlier();
    void askExport();
    void proposeChanges();
    QString placeName() const;

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    DeviceEditor &m_editor;
    ui::ToastHost &m_toasts;
    QWidget *m_window;
    Counter *m_counter;
    ScannerWedge *m_wedge;
    CameraPane *m_camera;
    Chime m_chime;
    RowSource *m_rows;
    PlaceSheet *m_placeSheet = nullptr;
    QWidget *m_tools = nullptr;
    QWidget *m_body = nullptr;
    ui::Label *m_place = nullptr;
    ui::FigureStrip *m_figures = nullptr;
    ui::Badge *m_last = nullptr;
    ui::Label *m_lastName = nullptr;
    ui::Label *m_typed = nullptr;
    ui::Card *m_lastCard = nullptr;
    ui::Segmented *m_parts = nullptr;
    ui::TableView *m_table = nullptr;
    ui::EmptyState *m_empty = nullptr;
    QPushButton *m_propose = nullptr;
    QPushButton *m_end = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

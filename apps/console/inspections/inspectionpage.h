// One inspection, item by item: in order or not, with notes, photos and faults reported; then
// signed by name, and from then on only read. GUI thread.
#pragma once

#include "inspections/inspectionprint.h"
#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hz::ui {
class ActionRegistry;
class Badge;
class Card;
class EmptyState;
class Label;
class ProgressPanel;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class ItemRow;
class ServiceDesk;
class SignSheet;

class InspectionPage final : public QWidget {
    Q_OBJECT

public:
    InspectionPage(inventory::Inventory &inventory, ui::ActionRegistry &commands, ServiceDesk &desk,
        ui::ToastHost &toasts, QWidget *window);

    void show(const inventory::InspectionId &inspection);
    const std::optional<inventory::Inspection> &inspection() const { return m_inspection; }
    bool isSigned() const { return m_signature.has_value(); }
    /// What was answered stands in the database, and the database has answered.
    bool isSettled() const;
    QString title() const;
    const std::vector<ItemRow *> &rows() const { return m_rows; }
    SignSheet &signSheet() const { return *m_signSheet; }
    void sign();
    /// A PDF.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    void titleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void addCommands();
    void place();
    void refresh();
    void showInspection();
    void buildRows();
    void showSummary();
    void take(size_t item);
    void askExport();
    QString placeName() const;

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    ServiceDesk &m_desk;
    ui::ToastHost &m_toasts;
    QWidget *m_window;
    inventory::InspectionId m_id;
    std::optional<inventory::Inspection> m_inspection;
    std::optional<inventory::Signature> m_signature;
    SignSheet *m_signSheet;
    ui::Badge *m_badge = nullptr;
    ui::Label *m_place = nullptr;
    ui::Label *m_summary = nullptr;
    QWidget *m_body = nullptr;
    ui::Card *m_card = nullptr;
    QVBoxLayout *m_column = nullptr;
    std::vector<ItemRow *> m_rows;
    QPushButton *m_sign = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    std::shared_ptr<TaskState> m_asked; // null while nothing is asked
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

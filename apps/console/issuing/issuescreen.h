// Machines handed to the pupils of a class and taken back, one scan each: who is next, who has
// what, and the list of it. GUI thread.
#pragma once

#include "issuing/handing.h"
#include "stocktake/chime.h"
#include "window/where.h"

#include <QtWidgets/QWidget>

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
class ClassSheet;
class PlaceSheet;
class RowSource;
class ScannerWedge;

class IssueScreen final : public QWidget {
    Q_OBJECT

public:
    IssueScreen(inventory::Inventory &inventory, ui::ActionRegistry &commands,
        ui::ToastHost &toasts, Undoing &undoing, QWidget *window);

    Handing &handing() const { return *m_handing; }
    ui::TableView &table() const { return *m_table; }
    /// Whose pupils they are where nobody is asked: empty asks.
    void setOwnSchool(const inventory::UnitCode &school) { m_ownSchool = school; }
    /// The list as a spreadsheet, or a CSV by the suffix.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void addCommands();
    void place();
    void showAll();
    void showRows();
    void showWaiting();
    void showHanded(Handing::Outcome outcome, const QString &words);
    void askSchool();
    void askClass(const inventory::UnitCode &school);
    void askEarlier();
    void askExport();
    QString className(const inventory::ClassIssue &issue) const;

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    ui::ToastHost &m_toasts;
    Handing *m_handing;
    ScannerWedge *m_wedge;
    CameraPane *m_camera;
    Chime m_chime;
    RowSource *m_rows;
    inventory::UnitCode m_ownSchool;
    inventory::UnitCode m_school; // that was chosen for a new list
    PlaceSheet *m_placeSheet = nullptr;
    ClassSheet *m_classSheet = nullptr;
    QWidget *m_tools = nullptr;
    QWidget *m_body = nullptr;
    ui::Label *m_place = nullptr;
    ui::Segmented *m_modes = nullptr;
    ui::FigureStrip *m_figures = nullptr;
    ui::Card *m_lastCard = nullptr;
    ui::Badge *m_last = nullptr;
    ui::Label *m_lastName = nullptr;
    ui::Label *m_waiting = nullptr;
    ui::TableView *m_table = nullptr;
    ui::EmptyState *m_empty = nullptr;
    QPushButton *m_end = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

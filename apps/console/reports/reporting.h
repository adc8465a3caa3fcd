// Reports out of the window: a button with a menu for PDF, workbook and printer, and the same as
// commands; then where to, how far, and stop. GUI thread; pages are laid out and written on the
// pool.
#pragma once

#include "reports/report.h"

#include <hz/inventory/inventory.h>
#include <hz/ui/actions.h>
#include <hz/ui/toast.h>

#include <functional>
#include <optional>

class QPushButton;

namespace hz::ui {
class ProgressPanel;
}

namespace hz::console {

class Reporting final : public QObject {
    Q_OBJECT

public:
    Reporting(inventory::Inventory &inventory, ui::ActionRegistry &commands, QWidget *window);

    QPushButton *button() const { return m_button; }
    /// Whose report it is: of a school, a county or the prefecture; empty where there is none, and
    /// then there is no button.
    void setUnit(const inventory::UnitCode &unit);

    /// By the end of its name a PDF or a workbook.
    void exportTo(const QString &path);
    void print(const QString &printer);

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);

private:
    struct Ready {
        std::shared_ptr<const Report> report;
        ReportSource source;
    };

    void addCommands(ui::ActionRegistry &commands);
    void askWhere(const QString &suffix, const QString &filter);
    void askPrinter();
    void showPrinters(const QStringList &printers);
    std::optional<ReportSource> source() const;
    void make(const QString &title, const std::function<void(const Ready &)> &then);
    template<typename T, typename Then>
    void follow(const Task<T> &task, const QString &title, Then then);
    void showWritten(const QString &path);

    inventory::Inventory &m_inventory;
    QWidget *m_window;
    QPushButton *m_button;
    ui::ProgressPanel *m_progress;
    ui::ActionRegistry &m_commands;
    inventory::UnitCode m_unit;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

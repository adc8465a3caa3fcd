// What is shown while nothing is known of any school or machine: how to bring them in, and a sample
// to try everything on. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

namespace hz::ui {
class ProgressPanel;
}

namespace hz::console {

class BeginScreen final : public QWidget {
    Q_OBJECT

public:
    /// `window` shows how far the sample is: this screen goes away while it is being written.
    BeginScreen(inventory::Inventory &inventory, QWidget *window);

    void addSample();

Q_SIGNALS:
    void failed(const Error &error);
    void importAsked();

private:
    inventory::Inventory &m_inventory;
    ui::ProgressPanel *m_progress;
    bool m_isAdding = false;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console

// Console's one window: where one can go, what is found from everywhere, and the way from a figure
// to what it is made of and back. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/toast.h>

#include <vector>

class QPushButton;

namespace hz::console {

class OverviewScreen;

class ConsoleWindow final : public ui::DeskWindow {
    Q_OBJECT

public:
    explicit ConsoleWindow(inventory::Inventory &inventory, QWidget *parent = nullptr);

    void go(const Where &where);

private:
    void buildPlaces();
    void buildYear();
    void refresh();
    void showTitle();
    void showOverview();
    void chooseYear();

    inventory::Inventory &m_inventory;
    OverviewScreen *m_overview = nullptr;
    QPushButton *m_year = nullptr;
    ui::ToastHost *m_toasts = nullptr;
};

} // namespace hz::console

// Console's database and the hub: the state in the top bar, everything about it in a sheet. GUI
// thread.
#pragma once

#include <hz/core/setting.h>
#include <hz/sync/syncservice.h>

#include <QtCore/QObject>

namespace hz::inventory {
class Inventory;
} // namespace hz::inventory

namespace hz::ui {
class ClashSheet;
class SyncSheet;
} // namespace hz::ui

namespace hz::console {

class ConsoleWindow;

class ConsoleSync final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    ConsoleSync(sync::SyncService &service, store::Database &database,
        inventory::Inventory &inventory, const Settings &settings, ConsoleWindow &window);

    ui::SyncSheet &sheet() const { return *m_sheet; }
    ui::ClashSheet &chooser() const { return *m_chooser; }

private:
    /// What the database is called at the hub; none before it is known whose it is.
    QString remote() const;
    void offerToSayWhose();
    void sayWhoIsHere();

    sync::SyncService &m_service;
    store::Database &m_database;
    inventory::Inventory &m_inventory;
    const Settings &m_settings;
    ui::SyncSheet *m_sheet;
    ui::ClashSheet *m_chooser;
};

} // namespace hz::console

// Each database that is kept the same with the hub: how it stands, how much has gone over the line,
// what went wrong last and what to do. GUI thread.
#pragma once

#include <hz/ui/syncindicator.h>

class QVBoxLayout;

namespace hz::ui {

class SyncDetails final : public QWidget {
    Q_OBJECT

public:
    /// The service outlives it.
    explicit SyncDetails(sync::SyncService &service, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    class Row;
    void refresh();

    sync::SyncService &m_service;
    QVBoxLayout *m_column;
    std::vector<Row *> m_rows;
};

/// "Up to date", "12 changes waiting", "Synchronising, 40 left".
QString stateText(const sync::SyncService::Row &row);
/// "sent 1.2 MB, received 30 kB, 12 kB a second"; empty while nothing has gone over the line.
QString trafficText(const sync::SyncStatus &status);

} // namespace hz::ui

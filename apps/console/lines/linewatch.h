// Measures the line of this machine when asked to, and every day at a time while Console runs: a
// missed one is made up, a failed one tried again an hour later. GUI thread.
#pragma once

#include <hz/core/setting.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/linetest.h>

#include <QtCore/QTime>
#include <QtCore/QTimer>

namespace hz::console {

/// What is measured, remembered with the profile.
struct LineTestPlan {
    inventory::LineId line = {};
    QUrl url = {};
    QUrl uploadUrl = {};
    bool isDaily = false;
    QTime at{6, 30};

    bool operator==(const LineTestPlan &) const = default;
};
LineTestPlan lineTestPlanIn(const Settings &settings);

class LineWatch final : public QObject {
    Q_OBJECT

public:
    LineWatch(inventory::Inventory &inventory, Settings &settings, QObject *parent = nullptr);

    /// Remembers it, and measures at its time from now on if it is daily.
    void setPlan(const LineTestPlan &plan);
    /// Now; `measured` or `failed` follows, or nothing when it is stopped.
    void measure();
    void stop();
    bool isRunning() const { return m_state != nullptr; }
    TaskProgress progress() const { return m_state ? m_state->progress() : TaskProgress(); }
    /// Starts what is due, and waits for what is not yet.
    void look();

Q_SIGNALS:
    void runningChanged();
    /// And kept.
    void measured(const inventory::LineId &line, const inventory::LineReading &reading);
    void failed(const Error &error);

private:
    void keepReading(const inventory::LineId &line, const inventory::LineReading &reading);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    QTimer m_timer;
    std::shared_ptr<TaskState> m_state; // null while nothing is measured
    inventory::LineTester m_tester;
};

} // namespace hz::console

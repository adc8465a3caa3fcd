// Looks after what is stored while the teacher does something else: the full check once the window
// has been painted, then, while no lesson is open, the backup of the day and the removal of files
// that nothing names. GUI thread; the work is done on the pool.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/upkeep.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <optional>

namespace hz::board {

class Upkeep final : public QObject {
    Q_OBJECT

public:
    Upkeep(const store::Profile &profile, const Clock &clock);

    /// Tells what was recovered at opening and why nothing can be saved, if so, and begins. Once.
    void start();
    /// Whether a lesson is open: what can wait is broken off then.
    void setTeaching(bool teaching);

Q_SIGNALS:
    /// Something the teacher is to know.
    void told(const hz::Error &error);

private:
    void tellRecovered();
    void tellReadOnly();
    void check();
    void tidy();

    const store::Profile &m_profile;
    const Clock &m_clock;
    bool m_hasStarted = false;
    bool m_isChecked = false;
    bool m_isTeaching = false;
    bool m_hasFailed = false; // told once, not every hour
    std::optional<Task<store::TidyReport>> m_tidying;
    QTimer m_hourly;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::board

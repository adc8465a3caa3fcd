// What each event costs that the application delivers, for benchmarks of whole widgets. A cost is
// what the GUI thread itself worked on it, paints and timers included; waiting for another thread
// or for a busy core is not in it.
#pragma once

#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <ctime>
#include <map>
#include <utility>
#include <vector>

namespace hz::test {

inline double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The value below which the share `q` of them lies; 0 if there are none.
inline double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(q * double(values.size())))];
}

/// Lets the event loop turn until what was due is done.
inline void aTurn()
{
    bool isDone = false;
    QTimer::singleShot(0, qApp, [&isDone] { isDone = true; });
    (void)QTest::qWaitFor([&isDone] { return isDone; });
}

class WatchedApplication final : public QApplication {
public:
    struct Event {
        double ms = 0;
        QString what;
    };

    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0 || !m_watching)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const char *name = receiver->metaObject()->className();
        const QEvent::Type type = event->type();
        const double before = threadMs();
        const bool taken = QApplication::notify(receiver, event);
        const double ms = threadMs() - before;
        --m_depth;
        m_all.push_back(ms);
        if (ms > kWorthTelling)
            m_slow.push_back({ms,
                QStringLiteral("%1 to %2 while %3")
                    .arg(QVariant::fromValue(type).toString(), QLatin1StringView(name), m_doing)});
        return taken;
    }
    void watch(bool on) { m_watching = on; }
    void setDoing(const QString &doing) { m_doing = doing; }
    std::vector<double> takeAll() { return std::exchange(m_all, {}); }
    /// The longest of each kind that took more than `least`, and how often.
    std::map<QString, std::pair<double, int>> takeSlow(double least)
    {
        std::map<QString, std::pair<double, int>> kinds;
        for (const Event &event : std::exchange(m_slow, {}))
            if (event.ms > least) {
                auto &[longest, count] = kinds[event.what];
                longest = std::max(longest, event.ms);
                ++count;
            }
        return kinds;
    }

private:
    static constexpr double kWorthTelling = 2;
    std::vector<double> m_all;
    std::vector<Event> m_slow;
    QString m_doing;
    int m_depth = 0;
    bool m_watching = false;
};

} // namespace hz::test

#include "lines/linewatch.h"

#include <hz/core/platform/system.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

inline const Setting<QString> kLine{"console/lineTestLine", {}};
inline const Setting<QString> kUrl{"console/lineTestUrl", {}};
inline const Setting<QString> kUpload{"console/lineTestUpload", {}};
inline const Setting<bool> kDaily{"console/lineTestDaily", false};
inline const Setting<QString> kAt{"console/lineTestAt", QStringLiteral("06:30")};
inline const Setting<QString> kDone{"console/lineTestDone", {}};
inline const Setting<QString> kTried{"console/lineTestTried", {}};
const QString kClock = QStringLiteral("HH:mm");

// A clock may be set, a machine may sleep: it is looked at again before long.
constexpr std::chrono::milliseconds kLongest = std::chrono::minutes(15);
constexpr std::chrono::milliseconds kShortest = std::chrono::seconds(30);
constexpr qint64 kAgainAfter = 3'600; // seconds

QDateTime timeIn(const Settings &settings, const Setting<QString> &key)
{
    return QDateTime::fromString(settings.value(key), Qt::ISODate).toLocalTime();
}

} // namespace

LineTestPlan lineTestPlanIn(const Settings &settings)
{
    LineTestPlan plan{.line = LineId(settings.value(kLine)),
        .url = QUrl(settings.value(kUrl)),
        .uploadUrl = QUrl(settings.value(kUpload)),
        .isDaily = settings.value(kDaily)};
    if (const QTime at = QTime::fromString(settings.value(kAt), kClock); at.isValid())
        plan.at = at;
    return plan;
}

LineWatch::LineWatch(Inventory &inventory, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_settings(settings)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LineWatch::look);
    m_timer.start(kShortest); // not while the window opens
}

void LineWatch::setPlan(const LineTestPlan &plan)
{
    m_settings.setValue(kLine, plan.line.text());
    m_settings.setValue(kUrl, plan.url.toString());
    m_settings.setValue(kUpload, plan.uploadUrl.toString());
    m_settings.setValue(kDaily, plan.isDaily);
    m_settings.setValue(kAt, plan.at.toString(kClock));
    m_timer.start(kShortest);
}

void LineWatch::look()
{
    const LineTestPlan plan = lineTestPlanIn(m_settings);
    m_timer.start(kLongest);
    if (!plan.isDaily || plan.line.isEmpty() || isRunning())
        return;
    const QDateTime now = m_inventory.now().toLocalTime();
    const QDateTime tried = timeIn(m_settings, kTried);
    QDateTime due = nextTest(timeIn(m_settings, kDone), now, plan.at);
    if (tried.isValid() && tried <= now)
        due = std::max(due, tried.addSecs(kAgainAfter));
    if (due <= now)
        measure();
    else
        m_timer.start(std::clamp(std::chrono::milliseconds(now.msecsTo(due)), kShortest, kLongest));
}

void LineWatch::measure()
{
    if (isRunning())
        return;
    const LineTestPlan plan = lineTestPlanIn(m_settings);
    const Task<LineReading> task = m_tester.run({.url = plan.url, .uploadUrl = plan.uploadUrl});
    m_state = task.state;
    m_settings.setValue(kTried, m_inventory.now().toString(Qt::ISODate));
    Q_EMIT runningChanged();
    whenDone(task, this, [this, line = plan.line](const Result<LineReading> &reading) {
        m_state.reset();
        Q_EMIT runningChanged();
        if (reading)
            keepReading(line, *reading);
        else if (reading.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(reading.error());
    });
}

void LineWatch::stop()
{
    if (m_state)
        m_state->stop = true;
}

void LineWatch::keepReading(const LineId &line, const LineReading &reading)
{
    LineReading kept = reading;
    kept.at = m_inventory.now();
    kept.by = platform::userName();
    const auto task = m_inventory.perform([line, kept](const store::ReadTransaction &read) {
        return planReading(read, line, kept, measuringMachine());
    });
    whenDone(task, this, [this, line, kept](const Result<QList<Edit>> &done) {
        if (!done) {
            Q_EMIT failed(done.error());
            return;
        }
        m_settings.setValue(kDone, m_inventory.now().toString(Qt::ISODate));
        Q_EMIT measured(line, kept);
    });
}

} // namespace hz::console

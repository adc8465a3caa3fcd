#include "window/upkeep.h"

#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <chrono>

namespace hz::board {

namespace {

Q_LOGGING_CATEGORY(lcUpkeep, "hz.board.upkeep")

constexpr std::chrono::hours kBetween{1};

} // namespace

Upkeep::Upkeep(const store::Profile &profile, const Clock &clock)
    : m_profile(profile)
    , m_clock(clock)
{
    m_hourly.setInterval(kBetween);
    connect(&m_hourly, &QTimer::timeout, this, &Upkeep::tidy);
}

void Upkeep::start()
{
    if (m_hasStarted)
        return;
    m_hasStarted = true;
    tellRecovered();
    tellReadOnly();
    check();
}

void Upkeep::setTeaching(bool teaching)
{
    m_isTeaching = teaching;
    if (teaching && m_tidying)
        m_tidying->cancel();
    else if (!teaching)
        tidy();
}

void Upkeep::tellRecovered()
{
    const auto &recovered = m_profile.recovered();
    for (auto database = recovered.cbegin(); database != recovered.cend(); ++database) {
        qCWarning(lcUpkeep) << database.key() << "recovered:" << database->documents
                            << "documents; lost:" << database->lost;
        const QString saved = database->lost.isEmpty()
            ? tr("The disk had damaged what was stored. All of it could be saved.")
            : tr("The disk had damaged what was stored. %n documents were saved, not all could be "
                 "read. The damaged file is kept: %1",
                nullptr, int(database->documents))
                  .arg(database->setAside);
        Q_EMIT told({Error::Kind::Corrupt, saved, database->lost.join(u'\n')});
    }
}

void Upkeep::tellReadOnly()
{
    const QList<const store::Database *> databases = m_profile.databases();
    const auto found = std::find_if(databases.begin(), databases.end(),
        [](const store::Database *database) { return database->isReadOnly(); });
    if (found == databases.end())
        return;
    const Error &reason = *(*found)->readOnlyReason();
    const QString words = reason.kind == Error::Kind::Unsupported
        ? tr("Lessons can only be looked at: a newer version of Hezhou has been used here. Update "
             "Hezhou to write.")
        : tr(
            "Lessons can only be looked at: the disk cannot be written to. Ask whoever looks after "
            "this computer.");
    Q_EMIT told({reason.kind, words, reason.message + u' ' + reason.detail});
}

void Upkeep::check()
{
    const auto checking = m_tasks.run([&profile = m_profile](TaskControl &task) {
        return store::checkOpenDatabases(profile, task);
    });
    whenDone(checking, this, [this](const auto &damaged) {
        if (!damaged) {
            if (damaged.error().kind != Error::Kind::Cancelled)
                Q_EMIT told(damaged.error());
        } else if (!damaged->isEmpty()) {
            qCWarning(lcUpkeep) << "damaged:" << *damaged;
            Q_EMIT told({Error::Kind::Corrupt,
                tr("The disk has damaged something that is stored. It will be repaired when the "
                   "program is started the next time."),
                damaged->first().first()});
            return; // a backup of it would only say the same once more
        }
        m_isChecked = true;
        m_hourly.start();
        tidy();
    });
}

void Upkeep::tidy()
{
    if (!m_isChecked || m_isTeaching || m_tidying)
        return;
    m_tidying = m_tasks.run([&profile = m_profile, &clock = m_clock](
                                TaskControl &task) { return store::tidy(profile, task, clock); });
    whenDone(*m_tidying, this, [this](const Result<store::TidyReport> &report) {
        m_tidying.reset();
        if (report || report.error().kind == Error::Kind::Cancelled)
            return;
        qCWarning(lcUpkeep) << report.error().message << report.error().detail;
        if (!std::exchange(m_hasFailed, true))
            Q_EMIT told(report.error());
    });
}

} // namespace hz::board

#include <hz/store/upkeep.h>
#include <hz/store/verify.h>

namespace hz::store {

namespace {

// A blob is there before the document that names it; a page that is being written takes less.
constexpr std::chrono::hours kUnnamed{24};

} // namespace

Result<QMap<QString, QStringList>> checkOpenDatabases(const Profile &profile, TaskControl &task)
{
    QMap<QString, QStringList> damaged;
    const QList<const Database *> databases = profile.databases();
    for (const Database *database : databases) {
        const Result<VerifyReport> report = verify(database->path(), task);
        if (!report && report.error().kind != Error::Kind::Corrupt)
            return Failure(report.error());
        const QStringList problems = report ? report->problems : QStringList{report.error().detail};
        if (problems.isEmpty())
            continue;
        damaged.insert(database->name(), problems);
        if (!database->isReadOnly())
            HZ_CHECK(recoverAtNextOpening(database->path()));
    }
    return damaged;
}

Result<TidyReport> tidy(const Profile &profile, TaskControl &task, const Clock &clock)
{
    TidyReport report;
    if (profile.isReadOnly())
        return report;
    HZ_TRY(report.backup, backUpWhenDue(profile.dir(), {.clock = clock}, task));
    HZ_TRY(report.removedBlobs, profile.removeUnnamedBlobs(kUnnamed, task));
    return report;
}

} // namespace hz::store

#include <hz/store/stick.h>
#include <hz/sync/stick.h>
#include <hz/sync/storeendpoint.h>

namespace hz::sync {

QString stickFile(const QString &folder, const QString &database)
{
    return folder + u'/' + QString(database).replace(u'/', u'.') + QStringLiteral(".hzs");
}

Result<StickReport> syncStick(store::Database &database, const store::BlobStore &blobs,
    const QString &path, Direction direction, TaskControl &task)
{
    StickReport report;
    HZ_TRY(const std::unique_ptr<store::Database> stick,
        store::openStick(path, database.name(), task));
    StoreEndpoint here(database), there(*stick);
    if (direction != Direction::Push) {
        // Blobs first: a document that is here finds what it names.
        HZ_TRY(report.blobsPulled, store::copyBlobsFromStick(*stick, blobs, task));
        HZ_TRY(report.pulled, replicate(there, here, {}, task));
    }
    if (direction != Direction::Pull) {
        HZ_TRY(report.pushed, replicate(here, there, {}, task));
        HZ_TRY(report.blobsPushed, store::copyBlobsToStick(*stick, blobs, task));
    }
    return report;
}

} // namespace hz::sync

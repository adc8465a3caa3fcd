// Brings the large files that a database's documents name to where its documents are, after them:
// small ones first, so that the pictures of a page do not wait for a film.
//
// What is not settled is remembered in a local document of the database, by server: a run looks at
// what has changed since the last one and at what was left then. Blocks; on a worker.
#pragma once

#include <hz/store/database.h>
#include <hz/sync/httpblobs.h>
#include <hz/sync/stick.h>

namespace hz::sync {

/// A file that could not be brought over; the next run tries again.
struct BlobProblem {
    QString documentId;
    store::BlobRef blob;
    Error error;
};

struct BlobReport {
    int received = 0;
    int sent = 0;
    int waiting = 0; // documents with files that are on one side only, or on none
    QList<BlobProblem> problems = {}; // the first kMostBlobProblems; a file not there yet is none
};
inline constexpr int kMostBlobProblems = 50;

/// What has been done so far, and the file that was just dealt with.
using BlobProgress = std::function<void(const BlobReport &, const store::BlobRef &)>;

/// Network and other failures that time may heal come back as
/// they are; call again then.
Result<BlobReport> syncBlobs(store::Database &database, const store::BlobStore &blobs,
    HttpBlobs &remote, Direction direction, TaskControl &task, const BlobProgress &onProgress = {});

} // namespace hz::sync

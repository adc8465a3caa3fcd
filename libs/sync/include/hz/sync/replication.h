// Copies what one database lacks from another, in CouchDB's way: changes, which revisions are
// missing, the revisions with their histories, a checkpoint on both sides.
//
// Resumable: a checkpoint is written after what it tells of has become durable, on the target
// first, then on the source, so it may lag and never leads. Whatever is done twice changes nothing.
// Blocks; a thread of its own, not the GUI's.
#pragma once

#include <hz/core/clock.h>
#include <hz/sync/endpoint.h>

namespace hz::sync {

struct ReplicationReport {
    qint64 checked = 0; // revisions that the source has told of
    qint64 read = 0; // revisions fetched
    qint64 written = 0;
    qint64 refused = 0; // revisions the target will never take; replication went on without them
    QList<Refusal> refusals = {}; // the first kMostRefusals of them
    qint64 pending = 0; // changes still to be looked at, as far as the source tells
    bool isUpToDate = false; // everything that the source has told of is there
    QJsonValue seq = {}; // of the source: up to there everything is durable on the target
};
inline constexpr int kMostRefusals = 50;

struct ReplicationOptions {
    int batch = 500; // changes, and documents, at a time
    qint64 batchBytes = 4 << 20; // a batch is written when it has that many
    std::chrono::milliseconds checkpointEvery{5000};
    /// Goes on waiting for changes until it is cancelled or fails.
    bool isContinuous = false;
    std::chrono::milliseconds patience{60'000}; // of one wait
    /// After every batch, and when there is nothing left; on the thread that replicates.
    std::function<void(const ReplicationReport &)> onProgress = {};
    /// What the target will never take, before a checkpoint passes it; on the thread that
    /// replicates. A failure ends the replication.
    std::function<Result<>(const QList<Refusal> &)> onRefused = {};
    /// Whenever all that the source has told of is there, also once each `patience` while that
    /// stays so; on the thread that replicates, which has nothing better to do. Only missing() and
    /// write() of the target are free then. A failure ends the replication.
    std::function<Result<>(Endpoint &target, TaskControl &task)> onUpToDate = {};
    const Clock *clock = &systemClock();
};

/// Names the pair of them in the checkpoints of both.
QString replicationId(const QString &sourceIdentity, const QString &targetIdentity);

/// Where two checkpoint documents agree to have been; null if nowhere.
QJsonValue commonSeq(const QJsonObject &source, const QJsonObject &target);

/// Network and other failures that time may heal come back as they are; call again then.
Result<ReplicationReport> replicate(
    Endpoint &source, Endpoint &target, const ReplicationOptions &options, TaskControl &task);

} // namespace hz::sync

// The log of one replication, as CouchDB keeps it in a local document on both sides.
#pragma once

#include <hz/core/clock.h>
#include <hz/sync/replication.h>

#include <QtCore/QJsonArray>

namespace hz::sync {

class Checkpoint {
public:
    Checkpoint(Endpoint &source, Endpoint &target, const Clock &clock);

    /// Reads both sides, unless the target is empty: then there is nothing that both could tell.
    /// Returns where to begin; null: at the beginning.
    Result<QJsonValue> open(TaskControl &task);
    /// Everything up to `seq` is durable on the target.
    Result<> record(const QJsonValue &seq, const ReplicationReport &report, TaskControl &task);

private:
    Result<> identify(TaskControl &task);
    QJsonObject document(const QJsonValue &seq, const ReplicationReport &report) const;

    Endpoint &m_source;
    Endpoint &m_target;
    const Clock &m_clock;
    const QDateTime m_begun;
    const QString m_session;
    QString m_id; // empty: not known yet
    QJsonArray m_history; // of earlier sessions
    QJsonValue m_start;
    bool m_isSourceReadOnly = false;
};

} // namespace hz::sync

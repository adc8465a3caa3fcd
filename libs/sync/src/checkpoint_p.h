// The log of one replication, as CouchDB keeps it in a local document on both sides.
#pragma once

#include <hz/core/clock.h>
#include <hz/sync/replication.h>

#include <QtCore/QJsonArray>

namespace hz::sync {

class Checkpoint {
public:
    Checkpoint(Endpoint &source, Endpoint &target, const Clock &clock);

    /// Reads both sides, unless one is empty: then there is nothing that both could tell. Of a hub
    /// that is known, or may be the last that was met, no more is asked than whether it is where we
    /// left it; as a source it shows that with its first page of `batch` changes, which is
    /// returned.
    Result<std::optional<ChangesPage>> open(int batch, TaskControl &task);
    /// Where to begin; null: at the beginning.
    const QJsonValue &start() const { return m_start; }
    /// Everything up to `seq` is durable on the target.
    Result<> record(const QJsonValue &seq, const ReplicationReport &report, TaskControl &task);

private:
    struct Sides;
    std::optional<Sides> sides() const;
    Result<> identify(TaskControl &task);
    Result<bool> resume(int batch, std::optional<ChangesPage> &first, TaskControl &task);
    void takeHistory(const QJsonObject &log);
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

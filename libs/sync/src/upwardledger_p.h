// What is remembered of pushing one database upward, in a local document of that database: how far
// it got, and which documents were refused and why. Any thread.
#pragma once

#include <hz/store/database.h>
#include <hz/sync/replication.h>
#include <hz/sync/upwardconfig.h>

#include <QtCore/QDateTime>

#include <mutex>

namespace hz::sync {

class UpwardLedger {
public:
    struct Refused {
        QString id;
        QString revision;
        QString reason; // as the other side words it

        bool operator==(const Refused &) const = default;
    };
    struct Known {
        qint64 seq = 0; // of this database: up to there it has everything but the refused
        QDateTime doneAt = {}; // UTC; when all there was had last been handed over
        QList<Refused> refused = {};

        bool operator==(const Known &) const = default;
    };

    /// The database outlives it.
    static Result<std::shared_ptr<UpwardLedger>> open(
        store::Database &database, const UpwardPair &pair);

    Known known() const;
    /// In memory, until save().
    void handedOver(qint64 seq, const QDateTime &at);
    /// Durable on success, so that a checkpoint may pass them. Denied if it is too many.
    Result<> refuse(const QList<Refusal> &refusals);
    /// Offers some more of what was refused before this was opened, each document once.
    Result<> retrySome(Endpoint &target, TaskControl &task);
    /// The same where there is no room for more that is refused: that comes before the news.
    Result<> makeRoom(Endpoint &target, TaskControl &task);
    /// When nothing waits: a revision that has been replaced since need not be offered.
    Result<> forgetReplaced();
    /// What is not on the disk yet.
    Result<> save();

private:
    UpwardLedger(store::Database &database, QString id, Known known);
    Result<> offer(const QList<Refused> &refused, Endpoint &target, TaskControl &task);
    /// Of these documents, these are refused now.
    void replace(const QStringList &ids, const QList<Refusal> &refusals);

    store::Database &m_database;
    const QString m_id;
    mutable std::mutex m_mutex; // guards m_known and m_saved
    Known m_known;
    Known m_saved;
    QList<Refused> m_toOffer; // those longest not offered first; by who replicates
};

} // namespace hz::sync

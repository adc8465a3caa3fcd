// One database as replication sees it: a store of this machine, a portable file, or one behind
// HTTP.
//
// Calls block, for the network too; each endpoint is used by one thread at a time, never the GUI's,
// but for missing() and write(), which several may call at once. Every call ends soon after its
// task was told to stop. What comes from another machine is
// checked by who receives it: an endpoint promises shapes and sizes, not truth.
#pragma once

#include <hz/core/canonicalobject.h>
#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/document.h>

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QMap>

#include <chrono>
#include <functional>
#include <optional>

namespace hz::sync {

/// A document that has changed, with all its leaves.
struct RemoteChange {
    QString id;
    QStringList revisions;
    QJsonValue seq = {}; // of the source: the changes up to this one; null: not told

    bool operator==(const RemoteChange &) const = default;
};

/// Revisions to be handed over, of one document.
struct Wanted {
    QString id;
    QStringList revisions;
    QStringList ancestors; // revisions the receiver has: their attachments need not be sent
};

/// A revision on its way.
struct Parcel {
    store::Revision revision; // without its body
    CanonicalObject body = {};
    /// Those that `revision.keep` names: the receiver has their bytes.
    QMap<QString, store::AttachmentInfo> kept = {};

    qint64 sizeBytes() const; // about
};

struct ChangesPage {
    QList<RemoteChange> changes;
    QJsonValue lastSeq; // opaque: handed back as it came
    std::optional<qint64> pending; // changes after this page, where that is known
    QList<Parcel> documents = {}; // of some changes, where they were wanted: all their leaves
    bool isOfSameStore = false; // `since` was told by the very store that tells this; if known
};

/// A revision that the receiver would not take. NotFound: it has not the attachments it should
/// keep.
struct Refusal {
    QString id;
    QString revision;
    Error error;
};

/// Bytes on the line so far, without heads.
struct LineUse {
    qint64 received = 0;
    qint64 sent = 0;
};

class Endpoint {
public:
    using Take = std::function<Result<>(Parcel)>;

    virtual ~Endpoint() = default;

    /// For people and logs; holds no secret.
    virtual QString name() const = 0;
    /// What the database is called for ever, wherever it is reached; begins the connection.
    virtual Result<QString> identity(TaskControl &task) = 0;
    /// Where that is to be asked over a line, how it is reached; else empty.
    virtual QString address() const { return {}; }
    /// After identity(): whether it is a hub of ours. One tells a sequence of another store from
    /// its own, and what stillHas() asks.
    virtual bool isHub() const { return false; }

    /// At most `limit` changes after `since` (null: from the beginning). Waits up to `patience` for
    /// the first; then an empty page is no error.
    virtual Result<ChangesPage> changes(
        const QJsonValue &since, int limit, std::chrono::milliseconds patience, TaskControl &task)
        = 0;
    /// The same without waiting, for a receiver that lacks nearly all of it: what the source can
    /// send along comes with it, small documents without attachments.
    virtual Result<ChangesPage> changesWithDocuments(
        const QJsonValue &since, int limit, TaskControl &task)
    {
        return changes(since, limit, std::chrono::milliseconds(0), task);
    }
    /// Whether it is known to hold nothing, and so can have been replicated with nobody.
    virtual bool isEmpty() { return false; }
    /// Of each document that lacks some: which, and which leaves they may come from.
    virtual Result<QMap<QString, store::RevisionsDiff>> missing(
        const QMap<QString, QStringList> &revisions, TaskControl &task)
        = 0;
    /// Hands over what is wanted, one at a time; of a revision that has been replaced, its leaves.
    /// What is not there any more is left out.
    virtual Result<> fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &task) = 0;
    /// After success all but the refused survive a power cut there.
    virtual Result<QList<Refusal>> write(const QList<Parcel> &parcels, TaskControl &task) = 0;

    /// Of documents that are not replicated, `id` without "_local/". NotFound if there is none.
    virtual Result<QJsonObject> local(const QString &id, TaskControl &task) = 0;
    virtual Result<> putLocal(const QString &id, const QJsonObject &body, TaskControl &task) = 0;
    /// Whether it is `identity` and has this very local document, asked in a few bytes; false also
    /// where that cannot be told.
    virtual Result<bool> stillHas(const QString & /*identity*/, const QString & /*id*/,
        const QJsonObject & /*body*/, TaskControl & /*task*/)
    {
        return false;
    }

    /// Any thread.
    virtual LineUse lineUse() const { return {}; }
};

} // namespace hz::sync

// Keeps the databases of a program and those of its hub the same for as long as it lives, mends
// what changed on both sides, and says how all of it stands: what an indicator and its details
// show.
//
// GUI thread, which never waits for it: counting, mending and replicating are done by workers.
#pragma once

#include <hz/core/task.h>
#include <hz/store/merge.h>
#include <hz/sync/databasesync.h>
#include <hz/sync/hubaccount.h>

#include <QtCore/QTimer>

namespace hz::sync {

struct SyncOverview {
    enum class State {
        NotSetUp, // no hub is known
        SignedOut,
        NothingNamed, // signed in, and no database is called anything at the hub yet
        UpToDate,
        Syncing,
        Offline, // tries again by itself
        Attention, // a person has to do something: `error`
    };
    State state = State::NotSetUp;
    qint64 waiting = 0; // changes of this machine that the hub has not got
    int clashes = 0; // documents that a person has to decide about
    std::optional<Error> error = {};
    QDateTime since = {}; // of being offline; UTC

    bool operator==(const SyncOverview &other) const;
};

class SyncService final : public QObject {
    Q_OBJECT

public:
    struct Row {
        QString title;
        SyncStatus status;
        qint64 waiting = 0;
    };

    /// The account outlives it, and so do the databases that it follows; `blobs` are their large
    /// files.
    SyncService(HubAccount &account, store::BlobStore blobs, store::MergeRules rules,
        DatabaseSyncOptions options = {}, QObject *parent = nullptr);
    ~SyncService() override;

    /// `remote` is what the database is called at the hub; none: it stays here, but is mended.
    void follow(store::Database &database, const QString &remote, const QString &title);
    /// It is called something else there from now on.
    void setRemote(const store::Database &database, const QString &remote);
    /// Somebody has signed in or out: begins or ends by itself; here only the tries are hurried.
    void retryNow();

    HubAccount &account() const { return m_account; }
    SyncOverview overview() const;
    QList<Row> rows() const;

    struct OpenClash {
        store::Database *database;
        store::Clash clash;
    };
    QList<OpenClash> clashes() const;
    /// After a document was decided about, or something came in by another way.
    void lookForClashes();
    const store::MergeRules &rules() const { return m_rules; }

    /// Over a stick, then mends. One at a time a stick.
    Task<StickReport> syncStick(store::Database &database, const QString &path);

Q_SIGNALS:
    /// At most once an event loop's round.
    void changed();
    void clashesChanged();

private:
    struct Followed;
    void restart();
    void begin(Followed &followed);
    void count(Followed &followed);
    void mend(Followed &followed);
    void onStatus(Followed &followed);
    void tell();

    HubAccount &m_account;
    const store::BlobStore m_blobs;
    const store::MergeRules m_rules;
    const DatabaseSyncOptions m_options;
    std::vector<std::unique_ptr<Followed>> m_followed;
    QTimer m_tell;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::sync

// All the state of one user of one machine: a folder with databases, blobs, journals, thumbnails
// and settings.
//
//   databases/<name>.sqlite   blobs/ab/<hash>   profile.sqlite   journal/   thumbnails/   backups/
//
// Several processes may have one profile open. Any thread; what changes which databases are open,
// by one thread at a time and while no other asks for them.
#pragma once

#include <hz/core/result.h>
#include <hz/store/blobstore.h>
#include <hz/store/database.h>
#include <hz/store/verify.h>

#include <chrono>
#include <map>
#include <memory>

namespace hz::store {

struct ProfileHold;

struct ProfileOptions {
    /// The databases to open, by name, with their projections.
    std::map<QString, QList<Projection>> databases = {{QStringLiteral("me-local"), {}}};
    /// Present, and to be opened by addPresent() when they are used: a look at their files and logs
    /// is all they cost until then.
    QStringList later = {};
    QByteArray machine = platform::machineId();
};

class Profile {
public:
    /// Creates what is missing. A profile that cannot be written to opens read-only if its
    /// databases exist. The first to open it recovers databases that are damaged; see recovered().
    static Result<std::unique_ptr<Profile>> open(const QString &dir, ProfileOptions options = {});
    ~Profile();

    /// One of those named at opening.
    Database &database(QStringView name) const;
    QList<const Database *> databases() const;
    /// One that is open; null if it is not.
    std::shared_ptr<Database> find(const QString &name) const;
    /// Creates a database; Conflict if there is one of this name.
    Result<std::shared_ptr<Database>> add(const QString &name);
    /// Opens one that was left for later, or that another program has made in the meantime. One
    /// that turns out to be damaged is Corrupt, and recovered at the next opening of the profile.
    Result<std::shared_ptr<Database>> addPresent(const QString &name);
    /// The database is no longer one of ours. It closes when nobody holds it any more, and then its
    /// file may be removed. Null if it is not open.
    std::shared_ptr<Database> letGo(const QString &name);
    Result<> removeFile(const QString &name) const;
    const BlobStore &blobs() const { return m_blobs; }
    /// Removes blobs that no document of any database in the folder names, be it open or not, and
    /// that came in longer than `age` ago. Returns how many. A database that cannot be read may
    /// name any blob: then nothing is removed.
    Result<int> removeUnnamedBlobs(std::chrono::seconds age, TaskControl &task) const;

    /// What was damaged at opening and has been recovered, by name. What was lost is to be told.
    const QMap<QString, RecoveryReport> &recovered() const { return m_recovered; }

    const QString &dir() const { return m_dir; }
    QString journalDir() const;
    QString thumbnailDir() const;
    bool isReadOnly() const;

    static QString databasePath(const QString &dir, const QString &name);
    /// Of all that are in the folder, opened or not.
    static QStringList databaseNames(const QString &dir);

private:
    Profile(QString dir, ProfileHold hold, BlobStore blobs, QByteArray machine);

    const QString m_dir;
    const std::unique_ptr<ProfileHold> m_hold;
    const BlobStore m_blobs;
    const QByteArray m_machine;
    Result<std::unique_ptr<Database>> openDatabase(
        const QString &name, const DatabaseOptions &options);
    Result<bool> isToBeRecovered(const QString &path) const;

    QMap<QString, RecoveryReport> m_recovered;
    std::map<QString, std::shared_ptr<Database>> m_databases;
};

} // namespace hz::store

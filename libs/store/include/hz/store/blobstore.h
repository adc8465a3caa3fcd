// Large files kept by their content, shared by all databases of a profile.
//
// A blob lies at <folder>/ab/<64 hex> and never changes. References are counted in a table of the
// profile: added before the document that names the blob commits, dropped after, so a blob that is
// named is never collected. The table can be lost: it is made anew from the documents before
// anything is collected. A BlobStore is a handle: copies share one store and may go into a task.
// Any thread; several processes may share the folder.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/document.h>

#include <chrono>
#include <memory>
#include <optional>

class QIODevice;

namespace hz::store {

/// A blob that comes piece by piece, and goes on where it was after an interruption of up to a day.
/// One thread at a time.
class BlobPart {
public:
    struct State;

    /// For this library.
    explicit BlobPart(std::unique_ptr<State> state);
    ~BlobPart(); // what has come stays
    BlobPart(const BlobPart &) = delete;
    BlobPart &operator=(const BlobPart &) = delete;

    qint64 size() const; // that is here
    Result<> restart();
    Result<> append(QByteArrayView bytes);
    /// Everything has come: after success the blob survives a power cut. Corrupt, and nothing is
    /// left, if its bytes have another hash.
    Result<BlobRef> finish(TaskControl &task);

private:
    friend class BlobStore;

    std::unique_ptr<State> m_state;
};

class BlobStore {
public:
    /// `index` is the file of the references. Read-only when it cannot be written to.
    static Result<BlobStore> open(const QString &folder, const QString &index);

    bool isReadOnly() const;
    QString folder() const;
    /// Whether every page of the table of references is as it should be.
    bool isIndexSound() const;

    /// Copies a file in. After success the blob survives a power cut.
    Result<BlobRef> add(const QString &path, const QString &mime, TaskControl &task) const;
    Result<BlobRef> addBytes(QByteArrayView bytes, const QString &mime) const;
    /// Copies `device`, a part of the file `name`, to its end; Corrupt if its bytes are not those
    /// of `expected`.
    Result<> addExpected(
        QIODevice &device, const QString &name, const BlobRef &expected, TaskControl &task) const;

    /// What has come of a blob so far; Conflict while somebody else is at it.
    Result<std::unique_ptr<BlobPart>> part(const QByteArray &sha256) const;
    /// How much has come of one that is not here.
    qint64 partSize(const QByteArray &sha256) const;

    /// Where its bytes are, if they are here.
    std::optional<QString> path(const QByteArray &sha256) const;
    /// Reads it whole: NotFound, or Corrupt if its bytes have changed.
    Result<> verify(const BlobRef &blob, TaskControl &task) const;

    // The databases of a profile do this for the documents they write.
    Result<> addReference(
        const QString &database, const QString &docId, const QByteArray &sha256) const;
    Result<> dropReference(
        const QString &database, const QString &docId, const QByteArray &sha256) const;
    Result<QList<QByteArray>> references(const QString &database, const QString &docId) const;
    /// Whether any document of that database names a blob.
    Result<bool> hasReferences(const QString &database) const;

private:
    friend class Profile; // which knows all databases that may name a blob
    friend class BlobPart;
    struct State;
    explicit BlobStore(std::shared_ptr<State> state);
    QString pathOf(const QByteArray &sha256) const;
    QString partPath(const QByteArray &sha256) const;
    Result<> putInPlace(const QString &from, const QByteArray &sha256) const;
    Result<> checkWritable() const;
    Result<BlobRef> take(
        QIODevice &device, const QString &name, const BlobRef *expected, TaskControl &task) const;
    /// Whether it is here; if so it stays for as long as one that has just come in.
    Result<bool> keepPresent(const QByteArray &sha256) const;

    /// Adds what the documents of a database name, unless that store has been counted before.
    Result<> countReferences(const QString &databasePath, TaskControl &task) const;
    /// Drops the references of databases that are gone.
    Result<> forgetOthers(const QStringList &databases) const;
    /// Removes blobs that nothing names and that came in longer than `age` ago. Returns how many.
    Result<int> removeUnreferenced(std::chrono::seconds age, TaskControl &task) const;

    std::shared_ptr<State> m_state;
};

} // namespace hz::store

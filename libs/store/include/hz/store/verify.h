// Whether a database or portable file is whole, and what can be read of one that is not. Call on a
// worker.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>

#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace hz::store {

struct VerifyReport {
    qint64 documents = 0;
    qint64 revisions = 0;
    qint64 attachments = 0;
    QStringList problems; // English, one a line, at most kMostProblems

    bool isSound() const { return problems.isEmpty(); }
};
inline constexpr int kMostProblems = 100;

/// Reads everything: pages, revision trees, signatures, sums of attachments and blobs. An Error
/// only if the file cannot be read at all.
Result<VerifyReport> verify(const QString &path, TaskControl &task);

struct ProfileReport {
    QMap<QString, VerifyReport> databases = {}; // all in the folder, opened or not
    qint64 blobs = 0;
    QStringList damagedBlobs = {}; // their paths

    bool isSound() const;
};

/// Reads all databases and all blobs of a profile. A database that cannot be read is a problem.
Result<ProfileReport> verifyProfile(const QString &profileDir, TaskControl &task);

struct RecoveryReport {
    qint64 documents = 0; // taken over
    qint64 revisions = 0;
    QStringList lost = {}; // English, one a line, at most kMostProblems
    QString setAside = {}; // where the damaged file is now
};

/// Copies all that can be read of `damaged`, which is not changed, into the new file `to`.
Result<RecoveryReport> recover(const QString &damaged, const QString &to, TaskControl &task);

/// Sets the database aside, whole, under a name of its own, and puts what can be read of it in its
/// place. The database must not be open.
Result<RecoveryReport> recoverInPlace(const QString &path, TaskControl &task);

/// Of a database that is open: the next to open its profile while nobody else has it open does it.
Result<> recoverAtNextOpening(const QString &path);

} // namespace hz::store

#include "profilehold_p.h"
#include "restore_p.h"

#include <QtCore/QCoreApplication>

namespace hz::store {

namespace {

constexpr int kAttempts = 5; // each ends only because another process died in a restore

QString lockPath(const QString &profileDir)
{
    return profileDir + QStringLiteral("/lock");
}

} // namespace

Result<ProfileHold> holdProfile(const QString &profileDir)
{
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        Result<std::unique_ptr<FileLock>> alone = FileLock::tryLock(lockPath(profileDir));
        if (alone) {
            HZ_CHECK(completeRestore(profileDir));
            return ProfileHold{std::move(*alone), true};
        }
        ProfileHold hold;
        if (alone.error().kind == Error::Kind::Conflict) {
            HZ_TRY(hold.lock, FileLock::lockShared(lockPath(profileDir)));
        }
        if (!isRestorePending(profileDir))
            return hold;
    }
    return failure(Error::Kind::Conflict,
        QCoreApplication::translate("hz::store::Profile",
            "“%1” is being restored from a backup. Try again when that is done.")
            .arg(profileDir));
}

Result<std::unique_ptr<FileLock>> holdProfileAlone(const QString &profileDir)
{
    Result<std::unique_ptr<FileLock>> lock = FileLock::tryLock(lockPath(profileDir));
    if (!lock && lock.error().kind == Error::Kind::Conflict)
        return failure(Error::Kind::Conflict,
            QCoreApplication::translate("hz::store::Profile",
                "“%1” is in use. Close the program that has it open and try again.")
                .arg(profileDir));
    return lock;
}

} // namespace hz::store

// Which hub this profile goes by and who has signed in there; kept in <profile>/sync, readable by
// its owner alone: the address, the certificate that was accepted, the session, never a password.
//
// GUI thread; what asks the network or the disk comes back as a Task.
#pragma once

#include <hz/account/offlinesignin.h>
#include <hz/core/setting.h>
#include <hz/core/task.h>
#include <hz/sync/databasesync.h>
#include <hz/sync/hub.h>

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <optional>

namespace hz::sync {

/// How long somebody may sign in here without the hub; an administrator sets it in the profile.
inline const Setting<int> kOfflineDays{"sync/offlineDays", 30, {0, 3650}};
account::OfflineOptions offlineOptions(const Settings &settings);

class HubAccount final : public QObject {
    Q_OBJECT

public:
    /// Reads what is kept; what cannot be read is as if there were nothing.
    explicit HubAccount(QString profileDir, account::OfflineOptions offline = {});
    ~HubAccount() override;

    const HubAddress &hub() const { return m_hub; }
    /// The name of whoever has signed in; none: nobody has.
    const std::optional<QString> &person() const { return m_person; }
    /// Of theirs, as the hub last told them.
    const QStringList &roles() const { return m_roles; }

    /// Of an address or a pairing text, as it was typed. Nothing is kept.
    Task<HubGreeting> meet(const QString &typed);
    /// From now on this is the hub. Who has signed in at another one is signed out.
    Task<bool> accept(const HubAddress &hub);
    /// As if there had never been a hub.
    Task<bool> forgetHub() { return accept({}); }

    /// At the hub; where it cannot be reached, as she last did at this machine. True: at the hub.
    Task<bool> signIn(const QString &name, const QString &password);
    Task<bool> signOut();

    /// One database in her name, made there if it is hers to make; signs in once more by itself
    /// where the password was given since the program was started.
    DatabaseSync::OpenRemote opener(const QString &database) const;
    /// The large files that its documents name, once it has been reached.
    std::function<Result<std::unique_ptr<HttpBlobs>>()> fileOpener(const QString &database) const;

Q_SIGNALS:
    void changed();

private:
    struct Kept;
    struct Access;
    struct Ledger;
    void keepSession(const Access &access) const;
    QString folder() const { return m_profileDir + QStringLiteral("/sync"); }
    Task<bool> keep(const Kept &kept, std::shared_ptr<Access> access);
    void take(const Kept &kept, std::shared_ptr<Access> access);

    const QString m_profileDir;
    const account::OfflineSignIn m_offline;
    HubAddress m_hub;
    std::optional<QString> m_person;
    QStringList m_roles;
    std::shared_ptr<Access> m_access; // of m_person; null without one
    const std::shared_ptr<Ledger> m_ledger;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::sync

// "user add|passwd|list|remove": the people who may sign in to a hub. On the thread of the
// application object; also while the hub runs.
#pragma once

#include <hz/account/auditlog.h>

#include <QtCore/QStringList>

#include <memory>

namespace hz::hub {

/// The first line of what is piped in, so that no list of processes shows it.
std::optional<QString> passwordFromInput();

/// Of what is done beside a running hub.
Result<std::unique_ptr<account::AuditLog>> openLog(const QString &profileDir);

int runUserCommand(const QString &profileDir, QStringList arguments, bool wantsJson);

} // namespace hz::hub

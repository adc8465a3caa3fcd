// Which databases of a hub go up to another one, and in whose name: a file that its owner alone can
// read, <profile>/hub/upward.json. Any thread; what asks the network blocks.
#pragma once

#include <hz/core/task.h>
#include <hz/sync/hub.h>

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>

namespace hz::sync {

struct UpwardPair {
    QString database; // of this hub
    QString remote; // what it is called there
    HubAddress hub = {};
    QString user = {};
    QString password = {};
    QDateTime setAt = {}; // UTC; the same set once more is tried at once
    QJsonObject other = {}; // fields of newer programs

    bool operator==(const UpwardPair &) const = default;

    QUrl remoteUrl() const;
    /// For people: no name and no password.
    QString title() const;
    HttpOptions options() const;

    QJsonObject toJson() const;
    /// Invalid if a name is none; Denied for http to another computer.
    static Result<UpwardPair> fromJson(const QJsonObject &json);
};

QString upwardFolder(const QString &profileDir);

/// By database; none where there is no file. Corrupt if it cannot be understood.
Result<QList<UpwardPair>> readUpward(const QString &profileDir);
/// In place of another pair of this database. Conflict while another program changes the file.
Result<> setUpward(const QString &profileDir, const UpwardPair &pair);
/// NotFound if this database does not go up.
Result<UpwardPair> removeUpward(const QString &profileDir, const QString &database);

/// Whether it would go now: nothing is sent but the sign-in.
Result<> checkUpward(const UpwardPair &pair, TaskControl &task);

} // namespace hz::sync

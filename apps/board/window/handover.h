// One Board a profile: a second one hands its files to the first and ends. GUI thread.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtNetwork/QLocalServer>

namespace hz::board {

class Handover final : public QObject {
    Q_OBJECT

public:
    /// Gives `files` to the Board that has this profile open; false if there is none.
    static bool give(const QString &profileDir, const QStringList &files, bool newLesson);

    explicit Handover(const QString &profileDir, QObject *parent = nullptr);

Q_SIGNALS:
    void received(const QStringList &files, bool newLesson);

private:
    void accept();
    QLocalServer m_server;
};

} // namespace hz::board

#include "window/handover.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>
#include <QtNetwork/QLocalSocket>

namespace hz::board {

namespace {

Q_LOGGING_CATEGORY(lcHandover, "hz.board.handover")

constexpr int kConnectMs = 200;
constexpr int kAnswerMs = 2000;
constexpr qint64 kMaxMessage = 1 << 20;

// One name a profile and user; the folder's path may be too long for a socket's.
QString nameOf(const QString &profileDir)
{
    const QByteArray digest = sha256(QDir(profileDir).absolutePath().toUtf8());
    return QStringLiteral("hezhou-board-") + QString::fromLatin1(digest.first(8).toHex());
}

} // namespace

bool Handover::give(const QString &profileDir, const QStringList &files, bool newLesson)
{
    QLocalSocket socket;
    socket.connectToServer(nameOf(profileDir));
    if (!socket.waitForConnected(kConnectMs))
        return false;
    const QJsonObject message{{QStringLiteral("files"), QJsonArray::fromStringList(files)},
        {QStringLiteral("newLesson"), newLesson}};
    socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    return socket.waitForBytesWritten(kAnswerMs) && socket.waitForReadyRead(kAnswerMs);
}

Handover::Handover(const QString &profileDir, QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = nameOf(profileDir);
    // give() found nobody there: a socket of that name was left behind by a crash.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        qCWarning(lcHandover) << "no handover:" << m_server.errorString();
    connect(&m_server, &QLocalServer::newConnection, this, &Handover::accept);
}

void Handover::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kMaxMessage)
                    socket->abort();
                return;
            }
            const Result<QJsonObject> message = parseObject(socket->readLine(), kMaxMessage);
            socket->write("ok\n");
            socket->flush();
            if (!message)
                return;
            QStringList files;
            for (const QJsonValue &file : message->value(QLatin1StringView("files")).toArray())
                files.append(file.toString());
            Q_EMIT received(files, message->value(QLatin1StringView("newLesson")).toBool());
        });
    }
}

} // namespace hz::board

// The hub as its own program on a profile of its own, on a port that was free.
#pragma once

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

#include <support/support.h>

namespace hz::test {

class HubProgram {
public:
    /// Ends the test program if the hub does not come up. What it says to people goes on to them,
    /// or to the end of a file.
    explicit HubProgram(const QString &profile,
        const QStringList &more = {QStringLiteral("--no-tls")}, const QString &saysTo = {})
    {
        if (saysTo.isEmpty())
            m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        else
            m_process.setStandardErrorFile(saysTo, QIODevice::Append);
        m_process.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"),
            QStringList{QStringLiteral("--profile"), profile, QStringLiteral("--json"),
                QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
                + more);
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(60'000))
                qFatal("the hub does not start: %s", qPrintable(m_process.errorString()));
        m_said = QJsonDocument::fromJson(m_process.readLine()).object();
    }
    ~HubProgram()
    {
        if (m_process.state() != QProcess::NotRunning)
            kill();
    }

    /// Somebody who may do everything, before the hub is started or beside it.
    static void addAdmin(const QString &profile, const QString &name, const QByteArray &password)
    {
        changeUser(profile, {QStringLiteral("add"), name, QStringLiteral("--admin")}, password);
    }
    static void setPassword(const QString &profile, const QString &name, const QByteArray &password)
    {
        changeUser(profile, {QStringLiteral("passwd"), name}, password);
    }

    QString url() const { return m_said[QLatin1StringView("url")].toString(); }
    quint16 port() const { return quint16(m_said[QLatin1StringView("port")].toInt()); }
    qint64 pid() const { return m_process.processId(); }
    QJsonObject said() const { return m_said; }

    /// As a power cut would.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(-1);
    }
    /// As the system ends a service. Returns the exit code; -1 if it does not end.
    int stop()
    {
        m_process.terminate();
        return m_process.waitForFinished(60'000) && m_process.exitStatus() == QProcess::NormalExit
            ? m_process.exitCode()
            : -1;
    }
    /// Resident memory now and at its highest, in bytes.
    qint64 memory(const char *line = "VmRSS:") const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(pid()));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        for (const QByteArray &each : status.readAll().split('\n'))
            if (each.startsWith(line))
                return each.simplified().split(' ')[1].toLongLong() * 1024;
        return -1;
    }

private:
    static void changeUser(
        const QString &profile, const QStringList &change, const QByteArray &password)
    {
        QProcess program;
        program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"),
            QStringList{QStringLiteral("--profile"), profile, QStringLiteral("user")} + change
                + QStringList{QStringLiteral("--password-stdin")});
        program.write(password + '\n');
        program.closeWriteChannel();
        if (!program.waitForFinished(60'000) || program.exitCode() != 0)
            qFatal("the hub does not take “%s”", qPrintable(change.join(u' ')));
    }

    QProcess m_process;
    QJsonObject m_said;
};

} // namespace hz::test

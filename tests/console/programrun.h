// The program itself, as somebody runs it where there is no display.
#pragma once

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

namespace hz::test {

using namespace Qt::StringLiterals;

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// `home` is what it takes for the user's folder.
inline void startConsole(QProcess &program, const QStringList &arguments, const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-console"), arguments);
}

inline Ended runConsole(const QStringList &arguments, const QString &home)
{
    QProcess program;
    startConsole(program, arguments, home);
    if (!program.waitForFinished(120'000))
        qFatal("%s", qPrintable(program.errorString()));
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

} // namespace hz::test

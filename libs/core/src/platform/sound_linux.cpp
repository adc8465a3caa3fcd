#include <hz/core/platform/sound.h>

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

namespace hz::platform {

namespace {

// The first that is installed: PipeWire's, PulseAudio's, ALSA's.
QString player()
{
    for (const char *name : {"pw-play", "paplay", "aplay"})
        if (QString path = QStandardPaths::findExecutable(QString::fromLatin1(name));
            !path.isEmpty())
            return path;
    return {};
}

} // namespace

bool playSound(const QString &wav)
{
    static const QString program = player();
    if (program.isEmpty())
        return false;
    QProcess process;
    process.setProgram(program);
    process.setArguments({wav});
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace hz::platform

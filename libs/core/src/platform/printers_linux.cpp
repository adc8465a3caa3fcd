#include <hz/core/platform/printers.h>
#include <hz/core/task.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

#include <chrono>

// CUPS, by the two programs that every system with it has: no library of ours would do more.
namespace hz::platform {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBetweenPolls = 50ms;
constexpr std::chrono::milliseconds kPatience = 60s; // a printer of the network may be slow

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::Printers)
};

Error printServiceFails(const QString &detail)
{
    return {Error::Kind::Io,
        Tr::tr("The print service of this machine does not answer. Look whether the printer is on, "
               "or write a PDF and print it elsewhere."),
        detail};
}

// What a program of CUPS says; words for programs, not for people.
Result<QString> answerOf(const QString &program, const QStringList &arguments, TaskControl &task)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments, QIODevice::ReadOnly);
    for (auto waited = 0ms; !process.waitForFinished(int(kBetweenPolls.count()));
         waited += kBetweenPolls) {
        if (process.state() == QProcess::NotRunning)
            break;
        if (task.isCancelled() || waited > kPatience) {
            process.kill();
            process.waitForFinished();
            return task.isCancelled()
                ? cancelled()
                : Failure(printServiceFails(program + QStringLiteral(" hangs")));
        }
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0
        || process.error() == QProcess::FailedToStart)
        return Failure(printServiceFails(QStringLiteral("%1: %2").arg(
            program, QString::fromLocal8Bit(process.readAllStandardError()).trimmed())));
    return QString::fromLocal8Bit(process.readAllStandardOutput());
}

} // namespace

Result<QStringList> printers(TaskControl &task)
{
    const QString lpstat = QStandardPaths::findExecutable(QStringLiteral("lpstat"));
    if (lpstat.isEmpty())
        return QStringList();
    // It fails where no print service runs: no printers then.
    const Result<QString> names = answerOf(lpstat, {QStringLiteral("-e")}, task);
    if (!names)
        return names.error().kind == Error::Kind::Cancelled ? Result<QStringList>(cancelled())
                                                            : QStringList();
    QStringList printers = names->split(u'\n', Qt::SkipEmptyParts);
    // "system default destination: NAME", in the words of the language in force.
    const Result<QString> usual = answerOf(lpstat, {QStringLiteral("-d")}, task);
    const qsizetype at = usual ? printers.indexOf(usual->section(u':', -1).trimmed()) : -1;
    if (at > 0)
        printers.move(at, 0);
    return printers;
}

Result<> printPdf(
    const QString &path, const QString &printer, const QString &title, TaskControl &task)
{
    const QString lp = QStandardPaths::findExecutable(QStringLiteral("lp"));
    if (lp.isEmpty())
        return Failure(printServiceFails(QStringLiteral("no lp")));
    HZ_CHECK(answerOf(lp,
        {QStringLiteral("-d"), printer, QStringLiteral("-t"), title, QStringLiteral("-o"),
            QStringLiteral("media=A4"), path},
        task));
    return {};
}

} // namespace hz::platform

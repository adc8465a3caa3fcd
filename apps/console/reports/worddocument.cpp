#include "reports/worddocument.h"

#include <hz/core/file.h>
#include <hz/core/task.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

#include <cerrno>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::WordDocument)
};

constexpr qint64 kMostDocument = 64 << 20;
constexpr std::chrono::seconds kLongest{120}; // that LibreOffice may take

Failure noOffice()
{
    return failure(Error::Kind::Unsupported,
        Tr::tr("A Word document is made by LibreOffice, which is not installed on this computer. "
               "Install LibreOffice, or choose PDF or a workbook."));
}

} // namespace

Result<> writeWordDocument(const QString &path, const QString &html, TaskControl &task)
{
    const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    if (office.isEmpty())
        return noOffice();
    errno = 0;
    const QTemporaryDir dir;
    if (!dir.isValid())
        return Failure(fileError(Error::Kind::Io, QDir::tempPath(), errno));
    const QString page = dir.filePath(QStringLiteral("page.html"));
    HZ_CHECK(writeFileDurably(page, html.toUtf8()));
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    // A profile of its own, so that it works beside one that is open.
    program.start(office,
        {QStringLiteral("-env:UserInstallation=")
                + QUrl::fromLocalFile(dir.filePath(QStringLiteral("profile"))).toString(),
            QStringLiteral("--headless"), QStringLiteral("--writer"),
            QStringLiteral("--infilter=HTML (StarWriter)"), QStringLiteral("--convert-to"),
            QStringLiteral("docx:MS Word 2007 XML"), QStringLiteral("--outdir"), dir.path(), page});
    if (!program.waitForStarted())
        return noOffice();
    constexpr int kLook = 50; // ms between two looks at whether to stop
    QElapsedTimer taken;
    taken.start();
    while (!program.waitForFinished(kLook)) {
        const bool isTooLong = std::chrono::milliseconds(taken.elapsed()) > kLongest;
        if (!task.isCancelled() && !isTooLong)
            continue;
        program.kill();
        program.waitForFinished();
        if (!isTooLong)
            return cancelled();
    }
    const Result<QByteArray> made
        = readFile(dir.filePath(QStringLiteral("page.docx")), kMostDocument);
    if (!made)
        return failure(Error::Kind::Io,
            Tr::tr("LibreOffice made no document. Choose PDF or a workbook instead."),
            QString::fromLocal8Bit(program.readAll()));
    return writeFileDurably(path, *made);
}

} // namespace hz::console

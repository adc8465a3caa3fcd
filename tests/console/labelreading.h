// What a scanner reads of printed labels: pages as a printer with 203 dots to the inch draws them,
// looked at by zbar. For tests and benches.
#pragma once

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>

namespace hz::test {

inline QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        qFatal("%s does not end", qPrintable(program));
    return process.readAllStandardOutput();
}

/// The pages of a PDF, black and white as a thermal printer has them, in the folder.
inline QStringList printed(const QString &pdf, const QString &folder)
{
    outputOf(QStringLiteral("pdftoppm"),
        {QStringLiteral("-r"), QStringLiteral("203"), QStringLiteral("-mono"), pdf,
            folder + QStringLiteral("/page")});
    QStringList pages;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("page*")}, QDir::Files, QDir::Name))
        pages.append(dir.filePath(name));
    return pages;
}

/// "QR-Code:…" and "CODE-128:…" of all images together.
inline QStringList scanned(const QStringList &images)
{
    const QByteArray read = outputOf(QStringLiteral("zbarimg"),
        QStringList{QStringLiteral("-q"), QStringLiteral("--nodbus")} + images);
    QStringList lines = QString::fromUtf8(read).split(u'\n', Qt::SkipEmptyParts);
    return lines;
}

} // namespace hz::test

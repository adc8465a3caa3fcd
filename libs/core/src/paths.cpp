#include <hz/core/paths.h>

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

namespace hz {

QString defaultProfileDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/hezhou");
}

QString documentsFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

QString safeFileName(const QString &name)
{
    constexpr int kMostCharacters = 80; // 240 bytes of UTF-8 leave room for a suffix
    QString safe;
    for (const QChar c : name.trimmed()) {
        const bool refused = c.unicode() < 0x20 || QStringView(u"/\\:*?\"<>|").contains(c);
        safe += refused ? QChar(u' ') : c;
    }
    safe = safe.simplified().left(kMostCharacters);
    if (!safe.isEmpty() && safe.back().isHighSurrogate())
        safe.chop(1);
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    return safe.isEmpty() ? QStringLiteral("lesson") : safe;
}

} // namespace hz

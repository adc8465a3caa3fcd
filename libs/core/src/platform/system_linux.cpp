#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/platform/system.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <ctime>
#include <pwd.h>
#include <unistd.h>

namespace hz::platform {

namespace {

QByteArray lineOf(const QString &path)
{
    return readFile(path, 4096).value_or(QByteArray()).trimmed();
}

// Cards that are built in and wired, with the address they were made with: what is plugged in, or
// takes another address in every room, names no machine.
bool namesMachine(const QString &card)
{
    const QString device = QFileInfo(card + QStringLiteral("/device")).canonicalFilePath();
    return !device.isEmpty() && !device.contains(u"/usb")
        && !QFileInfo::exists(card + QStringLiteral("/phy80211"))
        && lineOf(card + QStringLiteral("/type")) == "1"
        && lineOf(card + QStringLiteral("/addr_assign_type")) == "0";
}

} // namespace

// /etc/machine-id alone is copied with the disk, and schools copy one disk to all their boards.
QByteArray machineId(const QString &root)
{
    QByteArrayList names;
    const QDir cards(root + QStringLiteral("/sys/class/net"));
    for (const QString &card : cards.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (namesMachine(cards.filePath(card)))
            names.append(lineOf(cards.filePath(card + QStringLiteral("/address"))));
    std::sort(names.begin(), names.end());
    names.prepend(lineOf(root + QStringLiteral("/etc/machine-id")));
    const QByteArray all = names.join(' ');
    return all.isEmpty() ? QByteArray() : sha256("hezhou " + all);
}

QString userName()
{
    std::array<char, 16'384> text{};
    passwd entry{};
    passwd *found = nullptr;
    if (getpwuid_r(geteuid(), &entry, text.data(), text.size(), &found) != 0 || !found)
        return {};
    // The full name is the first of some parts: name, office, telephone…
    const QString name = QString::fromLocal8Bit(entry.pw_gecos).section(u',', 0, 0).trimmed();
    return name.isEmpty() ? QString::fromLocal8Bit(entry.pw_name) : name;
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

qint64 processCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

qint64 processId()
{
    return getpid();
}

} // namespace hz::platform

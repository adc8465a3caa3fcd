#include "agentchassis_p.h"
#include "agentfields_p.h"
#include "edid_p.h"

#include <hz/core/file.h>
#include <hz/inventory/collect.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtNetwork/QNetworkInterface>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr qint64 kMaxSystemFile = 4 << 20;
constexpr qint64 kMaxPackageList = 64 << 20;

QByteArray bytesOf(const QString &path, qint64 most = kMaxSystemFile)
{
    return readFile(path, most).value_or(QByteArray());
}

QString lineOf(const QString &path)
{
    return AgentFields::cut(QString::fromUtf8(bytesOf(path).trimmed()));
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

void readFirmware(AgentReport &report, const QString &root)
{
    const QString dmi = root + QStringLiteral("/sys/class/dmi/id/");
    const auto value = [&](QLatin1StringView name) { return meaningful(lineOf(dmi + name)); };
    report.maker = value(QLatin1StringView("sys_vendor"));
    report.model = value(QLatin1StringView("product_name"));
    report.serial = value(QLatin1StringView("product_serial"));
    report.uuid = value(QLatin1StringView("product_uuid")).toLower();
    report.boardSerial = value(QLatin1StringView("board_serial"));
    report.assetTag = value(QLatin1StringView("chassis_asset_tag"));
    report.chassis = chassisName(lineOf(dmi + QStringLiteral("chassis_type")).toInt());
}

// A block of lines for each thread, "model name : Intel…"; the words differ between architectures.
void readProcessors(AgentReport &report, const QString &root)
{
    QMap<QByteArray, AgentCpu> byPackage;
    QByteArray package = "0";
    QString name;
    int cores = 0;
    bool hasThread = false;
    const auto end = [&] {
        if (hasThread) {
            AgentCpu &cpu = byPackage[package];
            cpu.name = name;
            cpu.cores = cores;
            ++cpu.threads;
        }
        package = "0";
        hasThread = false;
    };
    for (const QByteArray &line : bytesOf(root + QStringLiteral("/proc/cpuinfo")).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray key = line.left(colon).trimmed().toLower();
        const QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed();
        if (key.isEmpty())
            end();
        else if (key == "processor")
            hasThread = true;
        else if (key == "physical id" || key == "package")
            package = value;
        else if (key == "model name" || key == "cpu model" || key == "hardware")
            name = AgentFields::cut(QString::fromUtf8(value));
        else if (key == "cpu cores")
            cores = value.toInt();
    }
    end();
    report.cpus = byPackage.values();
}

void readMemory(AgentReport &report, const QString &root)
{
    for (const QByteArray &line : bytesOf(root + QStringLiteral("/proc/meminfo")).split('\n')) {
        if (line.startsWith("MemTotal:"))
            report.memoryMib = line.mid(9).trimmed().split(' ').first().toLongLong() / 1024;
    }
}

/// What udev knows of a disk, "E:ID_SERIAL_SHORT=…"; anybody may read it, unlike the disk.
QHash<QByteArray, QString> udevOf(const QString &disk, const QString &root)
{
    QHash<QByteArray, QString> known;
    const QString number = lineOf(disk + QStringLiteral("/dev"));
    const QByteArray data = bytesOf(root + QStringLiteral("/run/udev/data/b") + number);
    for (const QByteArray &line : data.split('\n')) {
        const qsizetype sign = line.indexOf('=');
        if (line.startsWith("E:") && sign > 0)
            known.insert(
                line.mid(2, sign - 2), AgentFields::cut(QString::fromUtf8(line.mid(sign + 1))));
    }
    return known;
}

// Only what is built in: a disk has a device behind it, and cannot be taken out.
void readDisks(AgentReport &report, const QString &root)
{
    constexpr qint64 kSectorsOfMib = 2048; // sectors are of 512 bytes here, whatever the disk says
    const QString all = root + QStringLiteral("/sys/block/");
    for (const QString &name : namesIn(all)) {
        const QString disk = all + name;
        const qint64 sectors = lineOf(disk + QStringLiteral("/size")).toLongLong();
        if (sectors == 0 || lineOf(disk + QStringLiteral("/removable")) == u"1"
            || !QFileInfo::exists(disk + QStringLiteral("/device")))
            continue;
        const QHash<QByteArray, QString> udev = udevOf(disk, root);
        const auto first = [](const QStringList &candidates) {
            const auto found = std::find_if(candidates.begin(), candidates.end(),
                [](const QString &candidate) { return !meaningful(candidate).isEmpty(); });
            return found == candidates.end() ? QString() : meaningful(*found);
        };
        report.disks.append({.name = name,
            .model
            = first({lineOf(disk + QStringLiteral("/device/model")), udev.value("ID_MODEL")}),
            .serial
            = first({udev.value("ID_SERIAL_SHORT"), lineOf(disk + QStringLiteral("/device/serial")),
                lineOf(disk + QStringLiteral("/serial"))}),
            .sizeMib = sectors / kSectorsOfMib});
    }
}

// That of a mouse or a pen is of the device's scope, not of the system's.
void readBattery(AgentReport &report, const QString &root)
{
    const QString all = root + QStringLiteral("/sys/class/power_supply/");
    for (const QString &name : namesIn(all)) {
        const QString supply = all + name;
        if (lineOf(supply + QStringLiteral("/type")) == u"Battery"
            && lineOf(supply + QStringLiteral("/scope")) != u"Device")
            report.hasBattery = true;
    }
}

QStringList addressesOf(const QString &card)
{
    QStringList addresses;
    for (const QNetworkAddressEntry &entry :
        QNetworkInterface::interfaceFromName(card).addressEntries()) {
        QHostAddress address = entry.ip();
        address.setScopeId({});
        addresses.append(address.toString());
    }
    return addresses;
}

void readNetworks(AgentReport &report, const QString &root)
{
    const QString all = root + QStringLiteral("/sys/class/net/");
    for (const QString &name : namesIn(all)) {
        const QString card = all + name;
        const QString mac = normalisedMac(lineOf(card + QStringLiteral("/address")));
        if (mac.isEmpty())
            continue;
        report.networks.append({.name = name,
            .mac = mac,
            .addresses = root.isEmpty() ? addressesOf(name) : QStringList(),
            .isVirtual = !QFileInfo::exists(card + QStringLiteral("/device"))});
    }
}

void readMonitors(AgentReport &report, const QString &root)
{
    const QString all = root + QStringLiteral("/sys/class/drm/");
    for (const QString &name : namesIn(all)) {
        if (const auto monitor = parseEdid(bytesOf(all + name + QStringLiteral("/edid"))))
            report.monitors.append(*monitor);
    }
}

void readSystem(AgentReport &report, const QString &root)
{
    report.name = lineOf(root + QStringLiteral("/proc/sys/kernel/hostname"));
    for (const QByteArray &line : bytesOf(root + QStringLiteral("/etc/os-release")).split('\n')) {
        const qsizetype sign = line.indexOf('=');
        QByteArray value = line.mid(sign + 1).trimmed();
        if (value.size() > 1 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1).chopped(1);
        if (line.startsWith("PRETTY_NAME="))
            report.systemName = AgentFields::cut(QString::fromUtf8(value));
        else if (line.startsWith("VERSION_ID="))
            report.systemVersion = AgentFields::cut(QString::fromUtf8(value));
    }
}

void readPrograms(AgentReport &report, const QString &root)
{
    AgentProgram program;
    bool isInstalled = false;
    const auto end = [&] {
        if (isInstalled && !program.name.isEmpty() && report.programs.size() < kMaxAgentPrograms)
            report.programs.append(program);
        program = {};
        isInstalled = false;
    };
    const QByteArray list = bytesOf(root + QStringLiteral("/var/lib/dpkg/status"), kMaxPackageList);
    for (qsizetype from = 0; from < list.size();) {
        const qsizetype found = list.indexOf('\n', from);
        const qsizetype to = found < 0 ? list.size() : found;
        const QByteArrayView line = QByteArrayView(list).sliced(from, to - from);
        from = to + 1;
        const auto value = [&](qsizetype keyLength) {
            return AgentFields::cut(QString::fromUtf8(line.sliced(keyLength)));
        };
        if (line.isEmpty())
            end();
        else if (line.startsWith("Package: "))
            program.name = value(9);
        else if (line.startsWith("Version: "))
            program.version = value(9);
        else if (line.startsWith("Maintainer: "))
            program.publisher = value(12);
        else if (line.startsWith("Status: "))
            isInstalled = line.endsWith(" installed");
    }
    end();
}

} // namespace

AgentReport collectThisMachine(const QString &root)
{
    AgentReport report;
    report.format = AgentFormat::ThisMachine;
    report.agent = QStringLiteral("Hezhou_v") + QCoreApplication::applicationVersion();
    report.time = QDateTime::currentDateTime();
    report.user = qEnvironmentVariable("USER");
    readFirmware(report, root);
    readProcessors(report, root);
    readMemory(report, root);
    readDisks(report, root);
    readNetworks(report, root);
    readBattery(report, root);
    readMonitors(report, root);
    readSystem(report, root);
    readPrograms(report, root);
    const QString id = report.serial.isEmpty() ? report.uuid : report.serial;
    report.agentId = id.isEmpty() ? report.name : report.name + u'-' + id;
    return report;
}

} // namespace hz::inventory

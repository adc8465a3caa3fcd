// What an inventory agent found out about one computer: GLPI's, FusionInventory's and OCS's files,
// and our own collector, all in one form. Values and functions; any thread.
//
// What makers leave in place of a number ("To Be Filled By O.E.M.", "0000000000") is left out, so
// two computers with the same serial are the same computer. Texts are at most kMaxAgentText long.
#pragma once

#include <hz/core/result.h>
#include <hz/inventory/terms.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

inline constexpr qint64 kMaxAgentFileBytes = 16 << 20; // unpacked, too
inline constexpr qsizetype kMaxAgentText = 1024; // longer ones are cut
inline constexpr qsizetype kMaxAgentPrograms = 20'000;
inline constexpr qsizetype kMaxAgentParts = 4'096; // disks, cards and so on, of one kind

enum class AgentFormat : quint8 { GlpiJson, FusionXml, ThisMachine };

struct AgentCpu {
    QString name = {};
    int cores = 0; // 0: not known
    int threads = 0;

    bool operator==(const AgentCpu &) const = default;
};

struct AgentDisk {
    QString name = {}; // as the system calls it
    QString model = {};
    QString serial = {};
    qint64 sizeMib = 0;

    bool operator==(const AgentDisk &) const = default;
};

/// A card with all its addresses; what has no MAC, such as the loopback, is none.
struct AgentNetwork {
    QString name = {};
    QString mac = {}; // "AA:BB:CC:DD:EE:FF"
    QStringList addresses = {};
    bool isVirtual = false;

    bool operator==(const AgentNetwork &) const = default;
};

struct AgentMonitor {
    QString maker = {};
    QString name = {};
    QString serial = {};

    bool operator==(const AgentMonitor &) const = default;
};

struct AgentProgram {
    QString name = {};
    QString version = {};
    QString publisher = {};

    bool operator==(const AgentProgram &) const = default;
};

struct AgentReport {
    AgentFormat format = AgentFormat::GlpiJson;
    bool isPartial = false; // only what changed: what is empty here is not known
    QString agent = {}; // "GLPI-Agent_v1.7": tool and version
    QString agentId = {}; // what the agent calls this computer
    QString tag = {}; // what whoever installed the agent wrote: for us, a room's code
    QDateTime time = {}; // of the inventory; agents write local time, which is taken for ours
    QString name = {};
    QString maker = {};
    QString model = {};
    QString chassis = {}; // as SMBIOS names it
    QString serial = {};
    QString uuid = {}; // lower case
    QString boardSerial = {};
    QString assetTag = {};
    QList<AgentCpu> cpus = {};
    qint64 memoryMib = 0;
    QList<AgentDisk> disks = {};
    QList<AgentNetwork> networks = {};
    QString systemName = {};
    QString systemVersion = {};
    QString user = {}; // who used it last
    QList<AgentMonitor> monitors = {};
    QList<AgentProgram> programs = {};
    bool hasBattery = false;

    /// By its chassis and model: desktop, laptop, tablet, thin client or server; nothing where they
    /// do not tell.
    std::optional<DeviceKind> kind() const;

    bool operator==(const AgentReport &) const = default;
};

/// What a computer is taken for whose chassis says nothing, as that of many boards and of every
/// virtual machine: by words in its model (resources/inventory/words.json), a battery, its system;
/// else a desktop, as lists that say "computer" are read.
struct KindGuess {
    enum class By : quint8 { Model, Battery, System, Nothing };
    DeviceKind kind = DeviceKind::Desktop;
    By by = By::Nothing;
};
KindGuess likelyKind(const AgentReport &report);

/// GLPI inventory format 1, as glpi-agent writes it. Unsupported for what is no computer. `name` is
/// what messages call the file.
Result<AgentReport> readGlpiJson(QByteArrayView bytes, const QString &name);

/// As FusionInventory and OCS write it: <REQUEST><CONTENT>…
Result<AgentReport> readFusionXml(const QByteArray &bytes, const QString &name, TaskControl &task);

/// GLPI inventory format 1, `roomCode` as its tag: readGlpiJson() reads it back.
QByteArray toGlpiJson(const AgentReport &report, const QString &roomCode);

} // namespace hz::inventory

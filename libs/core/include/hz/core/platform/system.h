// What the operating system is asked beside files. Any thread.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace hz::platform {

/// Names this machine: the same after every start, another one elsewhere, also where the disk is a
/// copy of ours. 32 raw bytes that tell nothing else; empty where nothing names the machine. `root`
/// is another folder than / in tests only.
QByteArray machineId(const QString &root = {});

/// Who uses this program, as the system calls them: their name, else the name they sign in with.
QString userName();

/// Whether there may be a display for windows, or somebody has said what is to take its place.
bool hasDisplay();

/// Memory of this process that is in RAM, in bytes.
qint64 residentBytes();
/// CPU time of this process, user and system, in milliseconds.
qint64 processCpuMs();
qint64 processId();

} // namespace hz::platform

// What the operating system is asked beside files. Any thread.
#pragma once

#include <QtCore/QString>

namespace hz::platform {

/// Memory of this process that is in RAM, in bytes.
qint64 residentBytes();
/// CPU time of this process, user and system, in milliseconds.
qint64 processCpuMs();
qint64 processId();

} // namespace hz::platform

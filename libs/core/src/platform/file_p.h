// What file.cpp needs of the system beyond Qt's files.
#pragma once

#include <hz/core/result.h>

namespace hz::platform {

/// What was written through `handle` is on the disk; errors name `path`.
Result<> syncHandle(int handle, const QString &path);

} // namespace hz::platform

// Where the plugin is. Any thread.
#pragma once

#include "multimedia_p.h"

#include <hz/core/result.h>

namespace hz::viewer {

/// Loaded when first asked for. NotFound where it is not installed.
Result<MultimediaPlugin *> plugin();

} // namespace hz::viewer

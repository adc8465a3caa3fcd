// `hezhou-console collect`: what this computer is, into a file that `import` reads, where no agent
// is installed. Needs no profile and no display.
#pragma once

#include <QtCore/QStringList>

namespace hz::console {

/// Returns the exit code.
int collectInto(QStringList arguments, bool json);

} // namespace hz::console

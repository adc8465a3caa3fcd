// Short sounds through whatever plays them on this system. Any thread.
#pragma once

#include <QtCore/QString>

namespace hz::platform {

/// Plays a WAV file and does not wait for its end; false where nothing here can.
bool playSound(const QString &wav);

} // namespace hz::platform

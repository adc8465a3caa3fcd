// A sound for each outcome of a scan, so that nobody has to look at the screen. GUI thread.
#pragma once

#include <hz/inventory/stocktake.h>

#include <QtCore/QTemporaryDir>

namespace hz::console {

/// The sound as a WAV file's bytes: one high tone for what was to be here, others for what needs a
/// look.
QByteArray waveOf(inventory::ScanOutcome outcome);

class Chime {
public:
    /// The system's own beep where nothing plays sounds.
    void play(inventory::ScanOutcome outcome);

private:
    QTemporaryDir m_folder;
};

} // namespace hz::console

#include "stocktake/chime.h"

#include <hz/core/platform/sound.h>

#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtWidgets/QApplication>

#include <cmath>
#include <numbers>

namespace hz::console {

using inventory::ScanOutcome;

namespace {

constexpr int kRate = 22'050; // samples a second
constexpr int kHeadBytes = 44;
constexpr double kLoudness = 0.5;
constexpr double kFadeMs = 4; // at both ends, so that it does not click

struct Tone {
    double hertz; // 0: a pause
    double ms;
};

std::vector<Tone> tonesOf(ScanOutcome outcome)
{
    switch (outcome) {
    case ScanOutcome::Found:
        return {{1'320, 90}};
    case ScanOutcome::Again:
        return {{1'320, 50}, {0, 40}, {1'320, 50}};
    case ScanOutcome::Unexpected:
        return {{880, 110}, {587, 160}};
    case ScanOutcome::Unknown:
    case ScanOutcome::Several:
        return {{220, 380}};
    }
    return {};
}

template<typename T> void put(QByteArray &bytes, T value)
{
    value = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

} // namespace

QByteArray waveOf(ScanOutcome outcome)
{
    QByteArray samples;
    for (const Tone &tone : tonesOf(outcome)) {
        const int count = int(kRate * tone.ms / 1'000);
        const double fade = kRate * kFadeMs / 1'000;
        for (int i = 0; i < count; ++i) {
            const double edge = std::min({1.0, i / fade, (count - i) / fade});
            const double wave = std::sin(2 * std::numbers::pi * tone.hertz * i / kRate);
            put(samples, qint16(std::lround(32'767 * kLoudness * edge * wave)));
        }
    }
    QByteArray bytes("RIFF");
    put(bytes, quint32(kHeadBytes - 8 + samples.size()));
    bytes += "WAVEfmt ";
    put(bytes, quint32(16)); // of what follows
    put(bytes, quint16(1)); // PCM
    put(bytes, quint16(1)); // channel
    put(bytes, quint32(kRate));
    put(bytes, quint32(kRate * int(sizeof(qint16))));
    put(bytes, quint16(sizeof(qint16)));
    put(bytes, quint16(16)); // bits
    bytes += "data";
    put(bytes, quint32(samples.size()));
    return bytes + samples;
}

void Chime::play(ScanOutcome outcome)
{
    const QString path = m_folder.filePath(QStringLiteral("%1.wav").arg(int(outcome)));
    if (QFile file(path); !file.exists() && file.open(QIODevice::WriteOnly))
        file.write(waveOf(outcome));
    if (!platform::playSound(path))
        QApplication::beep();
}

} // namespace hz::console

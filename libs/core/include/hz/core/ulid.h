// ULIDs: 48 bits of milliseconds since 1970, 80 random bits; their text sorts by time. Values;
// generators are thread-safe.
#pragma once

#include <hz/core/clock.h>

#include <QtCore/QByteArray>
#include <QtCore/QHashFunctions>
#include <QtCore/QString>

#include <compare>
#include <mutex>
#include <optional>

namespace hz {

class Ulid {
public:
    static constexpr int kTextSize = 26;
    static constexpr int kByteSize = 16;

    Ulid() = default; // null
    /// Crockford's base 32, upper case as we write it; lower case is read as well.
    static std::optional<Ulid> fromString(QStringView text);
    static std::optional<Ulid> fromBytes(QByteArrayView bytes); // big-endian
    /// An id that needs no randomness: time 0, `number` below. Equal on every machine.
    static Ulid fromNumber(quint64 number);
    static Ulid fromParts(qint64 msSinceEpoch, quint16 randomHigh, quint64 randomLow);

    QString toString() const;
    QByteArray toBytes() const;
    bool isNull() const { return m_high == 0 && m_low == 0; }
    qint64 msSinceEpoch() const { return qint64(m_high >> 16); }

    auto operator<=>(const Ulid &) const = default;
    friend size_t qHash(const Ulid &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.m_high, id.m_low);
    }

private:
    friend class UlidGenerator;
    quint64 m_high = 0;
    quint64 m_low = 0;
};

/// Ids that grow within a process, also within one millisecond and when the clock is set back.
class UlidGenerator {
public:
    explicit UlidGenerator(const Clock &clock)
        : m_clock(clock)
    {
    }
    Ulid next();

private:
    const Clock &m_clock;
    std::mutex m_mutex; // guards m_last
    Ulid m_last;
};

/// From the system's clock.
Ulid newUlid();

} // namespace hz

#include <hz/core/ulid.h>

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

#include <algorithm>
#include <array>

namespace hz {

namespace {

constexpr char kDigits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

constexpr std::array<qint8, 128> makeValues()
{
    std::array<qint8, 128> values{};
    values.fill(-1);
    for (qint8 i = 0; i < 32; ++i) {
        const auto digit = size_t(kDigits[i]);
        values[digit] = i;
        if (digit >= 'A')
            values[digit - 'A' + 'a'] = i;
    }
    return values;
}

constexpr std::array<qint8, 128> kValues = makeValues();

int digitValue(QChar digit)
{
    return digit.unicode() < kValues.size() ? kValues[digit.unicode()] : -1;
}

} // namespace

std::optional<Ulid> Ulid::fromString(QStringView text)
{
    if (text.size() != kTextSize)
        return std::nullopt;
    Ulid id;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int value = digitValue(text[i]);
        if (value < 0
            || (i == 0 && value > 7)) // 26 digits hold 130 bits; the first two must be zero
            return std::nullopt;
        id.m_high = (id.m_high << 5) | (id.m_low >> 59);
        id.m_low = (id.m_low << 5) | quint64(value);
    }
    return id;
}

std::optional<Ulid> Ulid::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != kByteSize)
        return std::nullopt;
    Ulid id;
    id.m_high = qFromBigEndian<quint64>(bytes.data());
    id.m_low = qFromBigEndian<quint64>(bytes.data() + 8);
    return id;
}

Ulid Ulid::fromNumber(quint64 number)
{
    return fromParts(0, 0, number);
}

Ulid Ulid::fromParts(qint64 msSinceEpoch, quint16 randomHigh, quint64 randomLow)
{
    Ulid id;
    id.m_high = (quint64(msSinceEpoch) << 16) | randomHigh;
    id.m_low = randomLow;
    return id;
}

QString Ulid::toString() const
{
    QString text(kTextSize, u'0');
    quint64 high = m_high, low = m_low;
    for (int i = kTextSize - 1; i >= 0; --i) {
        text[i] = QLatin1Char(kDigits[low & 31]);
        low = (low >> 5) | (high << 59);
        high >>= 5;
    }
    return text;
}

QByteArray Ulid::toBytes() const
{
    QByteArray bytes(kByteSize, Qt::Uninitialized);
    qToBigEndian(m_high, bytes.data());
    qToBigEndian(m_low, bytes.data() + 8);
    return bytes;
}

Ulid UlidGenerator::next()
{
    // A clock at or before 1970 (an empty battery) must not lead to the numbers of fromNumber().
    const qint64 now = std::max<qint64>(1, m_clock.now().toMSecsSinceEpoch());
    const std::lock_guard lock(m_mutex);
    if (now > m_last.msSinceEpoch()) {
        quint64 random[2];
        QRandomGenerator::system()->fillRange(random);
        m_last = Ulid::fromParts(now, quint16(random[0]), random[1]);
    } else if (++m_last.m_low == 0) {
        ++m_last.m_high;
    }
    return m_last;
}

Ulid newUlid()
{
    static UlidGenerator generator(systemClock());
    return generator.next();
}

} // namespace hz

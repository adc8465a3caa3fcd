#include <hz/ink/codec.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <bit>
#include <limits>

namespace hz::ink {

namespace {

// Layout: see the library's README. All integers are varints (7 bits a byte, low first) unless said
// otherwise; signed ones are zigzag.
constexpr quint8 kMagic = 0xD7;
constexpr quint8 kVersion = 1;
constexpr int kMaxNames = 256;
constexpr int kMaxNameBytes = 64;
constexpr quint32 kEscape = 20; // ones before a residual is written raw
constexpr int kRawBits = 36;

enum ColumnKind : quint8 { kConstant = 0, kDelta = 1, kSecondDelta = 2 };

quint64 zigzag(qint64 value)
{
    return (quint64(value) << 1) ^ quint64(value >> 63);
}

qint64 unzigzag(quint64 value)
{
    return qint64(value >> 1) ^ -qint64(value & 1);
}

// Rice parameter that follows the data, as in JPEG-LS: the mean of recent magnitudes.
class RiceState {
public:
    int parameter() const
    {
        int k = 0;
        while (k < kRawBits - 1 && (m_count << k) < m_sum)
            ++k;
        return k;
    }
    void update(quint64 value)
    {
        m_sum += value;
        if (++m_count == 24) {
            m_sum >>= 1;
            m_count >>= 1;
        }
    }

private:
    quint64 m_sum = 64;
    quint64 m_count = 1;
};

class Writer {
public:
    void byte(quint8 value) { m_bytes.append(char(value)); }
    void number(quint64 value)
    {
        while (value >= 0x80) {
            byte(quint8(value | 0x80));
            value >>= 7;
        }
        byte(quint8(value));
    }
    void signedNumber(qint64 value) { number(zigzag(value)); }
    void bits(quint64 value, int count)
    {
        for (int i = count - 1; i >= 0; --i) {
            m_pending = quint8((m_pending << 1) | ((value >> i) & 1));
            if (++m_pendingBits == 8)
                flush();
        }
    }
    void rice(quint64 value, RiceState &state)
    {
        const int k = state.parameter();
        const quint64 ones = value >> k;
        if (ones < kEscape) {
            bits((quint64(1) << (ones + 1)) - 2, int(ones) + 1);
            bits(value, k);
        } else {
            bits((quint64(1) << kEscape) - 1, int(kEscape));
            bits(value, kRawBits);
        }
        state.update(value);
    }
    void align()
    {
        if (m_pendingBits)
            bits(0, 8 - m_pendingBits);
    }
    void text(const QByteArray &utf8)
    {
        number(quint64(utf8.size()));
        m_bytes.append(utf8);
    }
    QByteArray take() { return std::move(m_bytes); }

private:
    void flush()
    {
        byte(m_pending);
        m_pending = 0;
        m_pendingBits = 0;
    }

    QByteArray m_bytes;
    quint8 m_pending = 0;
    int m_pendingBits = 0;
};

// Reads past the end give zeros and set failed(): callers check once a stroke, and every loop is
// bounded by a count that was checked before.
class Reader {
public:
    explicit Reader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    bool failed() const { return m_failed; }
    bool atEnd() const { return m_at == m_bytes.size(); }
    qsizetype offset() const { return m_at; }
    qsizetype left() const { return m_bytes.size() - m_at; }
    quint8 byte()
    {
        if (m_at == m_bytes.size()) {
            m_failed = true;
            return 0;
        }
        return quint8(m_bytes[m_at++]);
    }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 next = byte();
            value |= quint64(next & 0x7f) << shift;
            if (!(next & 0x80))
                return value;
        }
        m_failed = true;
        return 0;
    }
    qint64 signedNumber() { return unzigzag(number()); }
    quint64 bits(int count)
    {
        quint64 value = 0;
        for (int i = 0; i < count; ++i) {
            if (!m_pendingBits) {
                m_pending = byte();
                m_pendingBits = 8;
            }
            value = (value << 1) | ((m_pending >> --m_pendingBits) & 1);
        }
        return value;
    }
    quint64 rice(RiceState &state)
    {
        const int k = state.parameter();
        quint32 ones = 0;
        while (ones < kEscape && !m_failed && bits(1))
            ++ones;
        const quint64 value = ones == kEscape ? bits(kRawBits) : (quint64(ones) << k) | bits(k);
        state.update(value);
        return value;
    }
    void align() { m_pendingBits = 0; }
    QByteArrayView text(qsizetype maxBytes)
    {
        const quint64 size = number();
        if (size > quint64(maxBytes) || size > quint64(left())) {
            m_failed = true;
            return {};
        }
        const QByteArrayView part = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return part;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    quint8 m_pending = 0;
    int m_pendingBits = 0;
    bool m_failed = false;
};

// One field of all samples. Values are divided by 2^shift, the largest that loses nothing: a mouse
// on a page shown 1:1 moves in whole units, a tablet has fewer levels than 16 bits.
template<typename Field>
void writeColumn(Writer &out, const std::vector<Sample> &samples, Field field)
{
    const qint64 first = field(samples.front());
    quint64 differing = 0;
    quint64 used = 0;
    for (const Sample &sample : samples) {
        differing |= quint64(field(sample) ^ first);
        used |= quint64(field(sample));
    }
    if (!differing) {
        out.byte(kConstant);
        out.signedNumber(first);
        return;
    }
    const int shift = std::countr_zero(used);
    quint64 costOne = 0, costTwo = 0;
    qint64 before = first >> shift, step = 0;
    for (size_t i = 1; i < samples.size(); ++i) {
        const qint64 value = field(samples[i]) >> shift;
        const qint64 delta = value - before;
        costOne += quint64(std::bit_width(zigzag(delta)));
        costTwo += quint64(std::bit_width(zigzag(delta - step)));
        step = delta;
        before = value;
    }
    const bool second = costTwo < costOne;
    out.byte(quint8((second ? kSecondDelta : kDelta) | (shift << 2)));
    out.signedNumber(first >> shift);
    RiceState state;
    before = first >> shift;
    step = 0;
    for (size_t i = 1; i < samples.size(); ++i) {
        const qint64 value = field(samples[i]) >> shift;
        const qint64 delta = value - before;
        out.rice(zigzag(second ? delta - step : delta), state);
        step = delta;
        before = value;
    }
    out.align();
}

template<typename Target, typename Assign>
bool readColumn(Reader &in, std::vector<Sample> &samples, Assign assign)
{
    const quint8 head = in.byte();
    const int kind = head & 3;
    const int shift = head >> 2;
    if (kind > kSecondDelta || shift > 31 || in.failed())
        return false;
    constexpr qint64 kLeast = std::numeric_limits<Target>::min();
    constexpr qint64 kMost = std::numeric_limits<Target>::max();
    const auto inRange
        = [&](qint64 value) { return value >= (kLeast >> shift) && value <= (kMost >> shift); };
    qint64 value = in.signedNumber();
    if (!inRange(value))
        return false;
    assign(samples.front(), Target(value << shift));
    if (kind == kConstant) {
        if (shift)
            return false;
        for (Sample &sample : samples)
            assign(sample, Target(value));
        return !in.failed();
    }
    RiceState state;
    qint64 step = 0;
    for (size_t i = 1; i < samples.size(); ++i) {
        const qint64 residual = unzigzag(in.rice(state));
        step = kind == kSecondDelta ? step + residual : residual;
        value += step;
        if (in.failed() || !inRange(value))
            return false;
        assign(samples[i], Target(value << shift));
    }
    in.align();
    return true;
}

int indexOf(QStringList &names, const QString &name)
{
    const qsizetype found = names.indexOf(name);
    if (found >= 0)
        return int(found);
    names.append(name);
    return int(names.size()) - 1;
}

Failure damaged(qsizetype offset, const char *what)
{
    return failure(Error::Kind::Corrupt,
        QCoreApplication::translate("hz::ink::Codec", "The ink is damaged."),
        QStringLiteral("%1 at byte %2").arg(QLatin1String(what)).arg(offset));
}

} // namespace

QByteArray encodeRun(std::span<const RunEntry> entries)
{
    Writer out;
    out.byte(kMagic);
    out.byte(kVersion);
    QStringList names;
    for (const RunEntry &entry : entries) {
        indexOf(names, entry.stroke->brush);
        indexOf(names, entry.stroke->ink);
    }
    out.number(quint64(names.size()));
    for (const QString &name : std::as_const(names))
        out.text(name.toUtf8().left(kMaxNameBytes));
    out.number(entries.size());
    qint64 seq = -1, z = 0, started = 0;
    for (const RunEntry &entry : entries) {
        const Stroke &stroke = *entry.stroke;
        out.signedNumber(qint64(entry.seq) - seq - 1);
        out.signedNumber(entry.z - z);
        out.signedNumber(stroke.startedMs - started);
        seq = entry.seq;
        z = entry.z;
        started = stroke.startedMs;
        out.number(quint64(indexOf(names, stroke.brush)));
        out.number(quint64(indexOf(names, stroke.ink)));
        out.number(quint64(stroke.width) << 1 | quint64(stroke.hasPressure));
        out.number(stroke.samples.size());
        if (stroke.samples.empty())
            continue;
        writeColumn(out, stroke.samples, [](const Sample &sample) { return qint64(sample.x); });
        writeColumn(out, stroke.samples, [](const Sample &sample) { return qint64(sample.y); });
        writeColumn(
            out, stroke.samples, [](const Sample &sample) { return qint64(sample.pressure); });
        writeColumn(
            out, stroke.samples, [](const Sample &sample) { return qint64(sample.deltaMs); });
    }
    return out.take();
}

Result<std::vector<RunEntry>> decodeRun(QByteArrayView bytes)
{
    Reader in(bytes);
    if (in.byte() != kMagic || in.failed())
        return damaged(0, "no ink run");
    if (in.byte() != kVersion)
        return failure(Error::Kind::Unsupported,
            QCoreApplication::translate(
                "hz::ink::Codec", "This ink was written by a newer version of Hezhou."));
    const quint64 nameCount = in.number();
    if (nameCount > quint64(kMaxNames))
        return damaged(in.offset(), "too many names");
    QStringList names;
    for (quint64 i = 0; i < nameCount; ++i)
        names.append(QString::fromUtf8(in.text(kMaxNameBytes)));
    const quint64 count = in.number();
    if (in.failed() || count > quint64(kMaxStrokesPerRun))
        return damaged(in.offset(), "bad head");
    std::vector<RunEntry> entries;
    quint64 total = 0;
    qint64 seq = -1;
    quint64 z = 0, started = 0; // wrap instead of overflowing on hostile sums
    for (quint64 i = 0; i < count; ++i) {
        const quint64 nextSeq = quint64(in.signedNumber()) + quint64(seq) + 1;
        z += quint64(in.signedNumber());
        started += quint64(in.signedNumber());
        const quint64 brush = in.number(), ink = in.number(), width = in.number(),
                      size = in.number();
        total += size;
        if (in.failed() || nextSeq > std::numeric_limits<quint32>::max() || brush >= nameCount
            || ink >= nameCount || (width >> 1) > std::numeric_limits<quint16>::max()
            || size > quint64(kMaxSamplesPerStroke) || total > quint64(kMaxSamplesPerRun))
            return damaged(in.offset(), "bad stroke head");
        seq = qint64(nextSeq);
        auto stroke = std::make_shared<Stroke>();
        stroke->brush = names[qsizetype(brush)];
        stroke->ink = names[qsizetype(ink)];
        stroke->width = quint16(width >> 1);
        stroke->hasPressure = width & 1;
        stroke->startedMs = qint64(started);
        if (size) {
            stroke->samples.resize(size);
            std::vector<Sample> &samples = stroke->samples;
            const bool whole = readColumn<qint32>(in, samples, [](Sample &s, qint32 v) { s.x = v; })
                && readColumn<qint32>(in, samples, [](Sample &s, qint32 v) { s.y = v; })
                && readColumn<quint16>(in, samples, [](Sample &s, quint16 v) { s.pressure = v; })
                && readColumn<quint16>(in, samples, [](Sample &s, quint16 v) { s.deltaMs = v; });
            if (!whole)
                return damaged(in.offset(), "bad samples");
        }
        entries.push_back({quint32(seq), qint64(z), std::move(stroke)});
    }
    if (in.failed() || !in.atEnd())
        return damaged(in.offset(), "wrong length");
    return entries;
}

QByteArray encodeStroke(const Stroke &stroke)
{
    const RunEntry entry{0, 0, StrokePtr(StrokePtr(), &stroke)}; // borrowed for the call
    return encodeRun({&entry, 1});
}

Result<Stroke> decodeStroke(QByteArrayView bytes)
{
    HZ_TRY(const std::vector<RunEntry> entries, decodeRun(bytes));
    if (entries.size() != 1)
        return damaged(0, "not one stroke");
    return *entries.front().stroke;
}

} // namespace hz::ink

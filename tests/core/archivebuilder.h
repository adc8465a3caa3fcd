// ZIP and TAR files made byte by byte, honest ones and such as an attacker would make. Tests only.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

#include <array>

namespace hz::test {

inline quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320U : 0);
    }
    return ~crc;
}

/// As in a ZIP: without the frame that qCompress() puts around it.
inline QByteArray deflated(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return QByteArray("\x03\0", 2); // qCompress() makes nothing of nothing
    constexpr qsizetype kBefore = 6, kAfter = 4; // Qt's length and zlib's header; the checksum
    return qCompress(bytes, 9).sliced(kBefore).chopped(kAfter);
}

class ZipBuilder {
public:
    struct Options {
        bool deflate = false;
        quint16 flags = 0; // 1 encrypted, 0x800 the name is UTF-8
        quint32 unixMode = 0100644;
        qint64 claimedSize = -1; // of what is unpacked; -1 = the truth
        qint64 claimedCrc = -1;
    };

    ZipBuilder &add(const QByteArray &name, const QByteArray &bytes)
    {
        return add(name, bytes, Options());
    }
    ZipBuilder &add(const QByteArray &name, const QByteArray &bytes, const Options &options)
    {
        const QByteArray packed = options.deflate ? deflated(bytes) : bytes;
        const quint32 size = quint32(options.claimedSize < 0 ? bytes.size() : options.claimedSize);
        const quint32 crc = options.claimedCrc < 0 ? crc32(bytes) : quint32(options.claimedCrc);
        const quint32 at = quint32(m_bytes.size());
        QByteArray common;
        put16(common, 20); // version needed
        put16(common, options.flags);
        put16(common, options.deflate ? 8 : 0);
        put32(common, 0x5a215000); // some day
        put32(common, crc);
        put32(common, quint32(packed.size()));
        put32(common, size);
        put16(common, quint16(name.size()));
        put16(common, 0); // extra
        put32(m_bytes, 0x04034b50);
        m_bytes += common + name + packed;
        put32(m_directory, 0x02014b50);
        put16(m_directory, 3 << 8 | 20); // made on Unix, so that the mode counts
        m_directory += common;
        put16(m_directory, 0); // comment
        put16(m_directory, 0); // disk
        put16(m_directory, 0);
        put32(m_directory, options.unixMode << 16);
        put32(m_directory, at);
        m_directory += name;
        ++m_count;
        return *this;
    }
    QByteArray bytes() const
    {
        QByteArray all = m_bytes + m_directory;
        put32(all, 0x06054b50);
        put32(all, 0); // disks
        put16(all, m_count);
        put16(all, m_count);
        put32(all, quint32(m_directory.size()));
        put32(all, quint32(m_bytes.size()));
        put16(all, 0); // comment
        return all;
    }

private:
    static void put16(QByteArray &to, quint16 value)
    {
        std::array<char, 2> raw;
        qToLittleEndian(value, raw.data());
        to.append(raw.data(), raw.size());
    }
    static void put32(QByteArray &to, quint32 value)
    {
        std::array<char, 4> raw;
        qToLittleEndian(value, raw.data());
        to.append(raw.data(), raw.size());
    }

    QByteArray m_bytes;
    QByteArray m_directory;
    quint16 m_count = 0;
};

class TarBuilder {
public:
    /// `type`: '0' file, '1' hard link, '2' symbolic link, '3' device, '5' folder.
    TarBuilder &add(const QByteArray &name, const QByteArray &bytes, char type = '0',
        const QByteArray &target = {})
    {
        QByteArray header(kBlock, '\0');
        const auto put
            = [&](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
        put(0, name.left(100));
        put(100, "0000644");
        put(108, "0000000");
        put(116, "0000000");
        put(124, QByteArray::number(bytes.size(), 8).rightJustified(11, '0'));
        put(136, "14712345670");
        put(148, "        ");
        header[156] = type;
        put(157, target.left(100));
        put(257, QByteArray("ustar\00000", 8));
        quint32 sum = 0;
        for (const char byte : std::as_const(header))
            sum += quint8(byte);
        put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        m_bytes += header + bytes + QByteArray((kBlock - bytes.size() % kBlock) % kBlock, '\0');
        return *this;
    }
    QByteArray bytes() const { return m_bytes + QByteArray(2 * kBlock, '\0'); }

private:
    static constexpr qsizetype kBlock = 512;
    QByteArray m_bytes;
};

} // namespace hz::test

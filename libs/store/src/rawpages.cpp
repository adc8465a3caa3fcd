#include "rawpages_p.h"

#include <hz/core/file.h>

#include <QtCore/QtEndian>

#include <algorithm>
#include <bit>
#include <cerrno>

namespace hz::store {

namespace {

constexpr qsizetype kFileHeaderBytes = 100; // on the first page
constexpr qint64 kMostPayload = 16 << 20; // twice the largest row we write
constexpr size_t kMostColumns = 64;
constexpr quint8 kTableLeaf = 0x0d;
constexpr quint8 kIndexLeaf = 0x0a;
constexpr quint8 kIndexInterior = 0x02;

// Numbers of one to nine bytes, most significant first.
std::optional<quint64> takeVarint(QByteArrayView &bytes)
{
    quint64 value = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(bytes.size(), 9); ++i) {
        const auto byte = quint8(bytes[i]);
        if (i == 8) {
            bytes = bytes.sliced(9);
            return value << 8 | byte;
        }
        value = value << 7 | (byte & 0x7f);
        if (!(byte & 0x80)) {
            bytes = bytes.sliced(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

qint64 signedNumber(QByteArrayView bytes)
{
    qint64 value = qint8(bytes[0]);
    for (const char byte : bytes.sliced(1))
        value = qint64(quint64(value) << 8 | quint8(byte));
    return value;
}

// A value of that serial type, taken from the front of `bytes`.
std::optional<RawValue> takeValue(quint64 type, QByteArrayView &bytes)
{
    constexpr qsizetype kIntegerBytes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    const auto take = [&bytes](qsizetype size) {
        const QByteArrayView taken = bytes.first(size);
        bytes = bytes.sliced(size);
        return taken;
    };
    if (type == 0)
        return RawValue{};
    if (type < 10) {
        const qsizetype size = kIntegerBytes[type];
        if (bytes.size() < size)
            return std::nullopt;
        if (type >= 8) // zero and one have no bytes
            return RawValue{.kind = RawValue::Kind::Integer, .integer = qint64(type) - 8};
        const qint64 number = signedNumber(take(size));
        return RawValue{
            .kind = type == 7 ? RawValue::Kind::Real : RawValue::Kind::Integer, .integer = number};
    }
    const quint64 size = (type - 12) / 2;
    if (type < 12 || size > quint64(bytes.size()))
        return std::nullopt;
    return RawValue{.kind = type % 2 ? RawValue::Kind::Text : RawValue::Kind::Blob,
        .bytes = take(qsizetype(size)).toByteArray()};
}

std::optional<std::vector<RawValue>> valuesOf(QByteArrayView record)
{
    QByteArrayView header = record;
    const std::optional<quint64> headerSize = takeVarint(header);
    if (!headerSize || *headerSize > quint64(record.size()))
        return std::nullopt;
    QByteArrayView body = record.sliced(qsizetype(*headerSize));
    const qsizetype sizeBytes = record.size() - header.size();
    if (qsizetype(*headerSize) < sizeBytes)
        return std::nullopt;
    header = header.first(qsizetype(*headerSize) - sizeBytes);
    std::vector<RawValue> values;
    while (!header.isEmpty() && values.size() < kMostColumns) {
        const std::optional<quint64> type = takeVarint(header);
        if (!type)
            return std::nullopt;
        std::optional<RawValue> value = takeValue(*type, body);
        if (!value)
            return std::nullopt;
        values.push_back(*std::move(value));
    }
    return values;
}

} // namespace

Result<std::unique_ptr<RawPages>> RawPages::open(const QString &path, const QString &former)
{
    auto pages = std::unique_ptr<RawPages>(new RawPages(path, former));
    errno = 0;
    if (!pages->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Failure(fileError(Error::Kind::Io, path, errno));
    if (pages->m_former.exists()
        && !pages->m_former.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Failure(fileError(Error::Kind::Io, former, errno));
    return pages;
}

std::optional<QByteArray> RawPages::page(QFile &file, qint64 number)
{
    if (number < 1 || number > file.size() / kPageBytes || !file.seek((number - 1) * kPageBytes))
        return std::nullopt;
    QByteArray bytes = file.read(kPageBytes);
    return bytes.size() == kPageBytes ? std::optional(bytes) : std::nullopt;
}

std::optional<QByteArray> RawPages::payload(Tree tree, QByteArrayView rest, qint64 size)
{
    // How much stands on the page itself: section 1.6 of SQLite's file format.
    constexpr qint64 kUsable = kPageBytes;
    const qint64 most = tree == Tree::Table ? kUsable - 35 : (kUsable - 12) * 64 / 255 - 23;
    constexpr qint64 kLeast = (kUsable - 12) * 32 / 255 - 23;
    qint64 local = size;
    if (size > most) {
        local = kLeast + (size - kLeast) % (kUsable - 4);
        if (local > most)
            local = kLeast;
    }
    if (size > kMostPayload || rest.size() < local + (local < size ? 4 : 0))
        return std::nullopt;
    QByteArray bytes = rest.first(local).toByteArray();
    if (local == size)
        return bytes;
    qint64 next = qFromBigEndian<quint32>(rest.data() + local);
    while (bytes.size() < size) { // every page adds bytes, so a chain that is a ring ends too
        const std::optional<QByteArray> overflow = page(m_file, next);
        if (!overflow)
            return std::nullopt;
        bytes += QByteArrayView(*overflow).sliced(4).first(
            std::min<qint64>(size - bytes.size(), kUsable - 4));
        next = qFromBigEndian<quint32>(overflow->constData());
    }
    return bytes;
}

std::optional<RawRow> RawPages::cell(Tree tree, QByteArrayView page, qsizetype at, bool hasChild)
{
    QByteArrayView rest = page.sliced(at);
    if (hasChild) {
        if (rest.size() < 4)
            return std::nullopt;
        rest = rest.sliced(4);
    }
    const std::optional<quint64> size = takeVarint(rest);
    if (!size || *size > quint64(kMostPayload))
        return std::nullopt;
    RawRow row;
    if (tree == Tree::Table) {
        const std::optional<quint64> rowid = takeVarint(rest);
        if (!rowid)
            return std::nullopt;
        row.rowid = std::bit_cast<qint64>(*rowid);
    }
    const std::optional<QByteArray> record = payload(tree, rest, qint64(*size));
    if (!record)
        return std::nullopt;
    std::optional<std::vector<RawValue>> values = valuesOf(*record);
    if (!values)
        return std::nullopt;
    row.values = *std::move(values);
    return row;
}

void RawPages::eachRow(Tree tree, const std::function<void(const RawRow &)> &row)
{
    eachRowOn(tree, m_file, row);
    if (m_former.isOpen())
        eachRowOn(tree, m_former, row);
}

void RawPages::eachRowOn(Tree tree, QFile &file, const std::function<void(const RawRow &)> &row)
{
    const qint64 count = file.size() / kPageBytes;
    for (qint64 number = 1; number <= count; ++number) {
        const std::optional<QByteArray> bytes = page(file, number);
        if (!bytes)
            continue;
        const bool isFirst = bytes->startsWith("SQLite format 3");
        const qsizetype header = isFirst ? kFileHeaderBytes : 0;
        const auto type = quint8((*bytes)[header]);
        const bool isWanted = tree == Tree::Table ? type == kTableLeaf
                                                  : type == kIndexLeaf || type == kIndexInterior;
        if (!isWanted)
            continue;
        const bool hasChild = type == kIndexInterior;
        const qsizetype pointers = header + (hasChild ? 12 : 8);
        const qsizetype cells = std::min<qsizetype>(
            qFromBigEndian<quint16>(bytes->constData() + header + 3), (kPageBytes - pointers) / 2);
        for (qsizetype i = 0; i < cells; ++i) {
            const qsizetype at = qFromBigEndian<quint16>(bytes->constData() + pointers + 2 * i);
            if (at < pointers + 2 * cells || at >= kPageBytes)
                continue;
            if (const std::optional<RawRow> found = cell(tree, *bytes, at, hasChild))
                row(*found);
        }
    }
}

} // namespace hz::store

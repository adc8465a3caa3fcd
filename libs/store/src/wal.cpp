#include "rawpages_p.h"
#include "wal_p.h"

#include <hz/core/file.h>

#include <QtCore/QFile>
#include <QtCore/QtEndian>

#include <cerrno>
#include <functional>
#include <utility>
#include <vector>

namespace hz::store {

namespace {

constexpr qsizetype kHeaderBytes = 32;
constexpr qsizetype kFrameHeaderBytes = 24;
constexpr qsizetype kFrameBytes = kFrameHeaderBytes + kPageBytes;
constexpr quint32 kMagic = 0x377f0682; // the last bit: sums of big-endian words

quint32 word(const char *at)
{
    return qFromBigEndian<quint32>(at);
}

struct Sum {
    quint32 first = 0;
    quint32 second = 0;

    bool operator==(const Sum &) const = default;
};

Sum storedSum(const char *at)
{
    return {word(at), word(at + 4)};
}

Sum added(Sum sum, QByteArrayView bytes, bool isBigEndian)
{
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8) {
        const char *data = bytes.data() + at;
        sum.first += (isBigEndian ? word(data) : qFromLittleEndian<quint32>(data)) + sum.second;
        sum.second
            += (isBigEndian ? word(data + 4) : qFromLittleEndian<quint32>(data + 4)) + sum.first;
    }
    return sum;
}

struct Frame {
    qint64 page = 0;
    qint64 pagesAfterCommit = 0; // 0: not the last of its transaction
    bool isWhole = false; // its sum continues the one that stands in the frame before
    QByteArrayView bytes = {};
};

// Calls `frame` for all there are; those that carry another salt than the log are of an earlier
// log, or damaged, and not whole. A damaged header is made up for by the frames, for all carry the
// salt. Returns whether the header is whole.
Result<bool> eachFrame(const QString &path, const std::function<Result<>(const Frame &)> &frame)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return Failure(fileError(Error::Kind::Io, path, errno));
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes)
        return true;
    const bool isBigEndian = word(header.constData()) & 1;
    const bool isHeaderWhole = (word(header.constData()) & ~1u) == kMagic
        && word(header.constData() + 8) == kPageBytes
        && added({}, header.first(24), isBigEndian) == storedSum(header.constData() + 24);
    QByteArray salt = header.sliced(16, 8);
    Sum before = storedSum(header.constData() + 24);
    for (bool isFirst = true;; isFirst = false) {
        const QByteArray bytes = file.read(kFrameBytes);
        if (bytes.size() < kFrameBytes)
            return isHeaderWhole;
        const QByteArrayView frameSalt = QByteArrayView(bytes).sliced(8, 8);
        if (isFirst && !isHeaderWhole)
            salt = frameSalt.toByteArray();
        const Sum sum = storedSum(bytes.constData() + 16);
        const QByteArrayView data = QByteArrayView(bytes).sliced(kFrameHeaderBytes);
        // Sums are of words as the writing machine had them; ours are all little-endian.
        const Sum expected = added(added(before, bytes.first(8), isHeaderWhole && isBigEndian),
            data, isHeaderWhole && isBigEndian);
        HZ_CHECK(frame({word(bytes.constData()), word(bytes.constData() + 4),
            frameSalt == salt && expected == sum && word(bytes.constData()) > 0, data}));
        before = sum; // where only something else has changed the next one continues it
    }
}

Result<> replacePage(QFile &file, qint64 page, const QByteArray &bytes, QFile &former)
{
    const qint64 at = (page - 1) * kPageBytes;
    if (at < file.size() && file.seek(at)) {
        const QByteArray before = file.read(kPageBytes);
        if (before.size() == kPageBytes && former.write(before) != kPageBytes)
            return Failure(fileError(Error::Kind::Io, former.fileName(), errno));
    }
    if (!file.seek(at) || file.write(bytes) != kPageBytes)
        return Failure(fileError(Error::Kind::Io, file.fileName(), errno));
    return {};
}

} // namespace

Result<bool> isWalDamaged(const QString &path)
{
    if (!QFile::exists(path))
        return false;
    // Once a frame is broken, all that is not yet acknowledged ends with the next commit. A broken
    // frame is of this log if the next one continues it; then it may be a commit itself.
    bool isBroken = false, hasFrames = false, goesOn = false;
    int commits = 0, brokenCommits = 0;
    HZ_TRY(const bool isHeaderWhole, eachFrame(path, [&](const Frame &frame) -> Result<> {
        if (!frame.isWhole) {
            isBroken = true;
            brokenCommits += frame.pagesAfterCommit > 0;
            return {};
        }
        hasFrames = true;
        commits += std::exchange(brokenCommits, 0);
        goesOn |= commits > 0;
        commits += isBroken && frame.pagesAfterCommit > 0;
        return {};
    }));
    return goesOn || (!isHeaderWhole && hasFrames);
}

Result<int> applyWal(const QString &database, const QString &wal, const QString &replaced)
{
    if (!QFile::exists(wal))
        return 0;
    QFile file(database), former(replaced);
    errno = 0;
    if (!file.open(QIODevice::ReadWrite))
        return Failure(fileError(Error::Kind::Io, database, errno));
    if (!former.open(QIODevice::WriteOnly | QIODevice::Append))
        return Failure(fileError(Error::Kind::Io, replaced, errno));
    int broken = 0, brokenSince = 0; // those at the end are torn, or old
    std::vector<QByteArray> transaction; // frames that wait for their commit
    std::vector<qint64> pages;
    HZ_CHECK(eachFrame(wal, [&](const Frame &frame) -> Result<> {
        if (!frame.isWhole) {
            ++brokenSince;
            return {};
        }
        broken += std::exchange(brokenSince, 0);
        pages.push_back(frame.page);
        transaction.push_back(frame.bytes.toByteArray());
        if (frame.pagesAfterCommit == 0)
            return {};
        for (size_t i = 0; i < pages.size(); ++i)
            HZ_CHECK(replacePage(file, pages[i], transaction[i], former));
        pages.clear();
        transaction.clear();
        return {};
    }));
    if (!file.flush() || !former.flush())
        return Failure(fileError(Error::Kind::Io, database, errno));
    if (!QFile::remove(wal))
        return Failure(fileError(Error::Kind::Io, wal, errno));
    return broken;
}

} // namespace hz::store

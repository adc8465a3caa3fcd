#include "talk_p.h"

#include <hz/core/file.h>
#include <hz/sync/httpblobs.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QLocale>

#include <algorithm>
#include <cerrno>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::HttpBlobs)
};

constexpr qint64 kPieceBytes = 4 << 20; // of one request: more of a file is never in memory
constexpr qint64 kKeptFree = qint64(512) << 20; // of the disk, for what matters more
constexpr int kMostTries = 3; // without a byte more

QByteArray pathOf(const store::BlobRef &blob)
{
    return "/_blobs/" + blob.sha256.toHex();
}

// "bytes 5-99/100": where what comes begins, and how large all of it is.
bool isRange(const QByteArray &header, qint64 from, qint64 size)
{
    return header.simplified()
        == "bytes " + QByteArray::number(from) + '-' + QByteArray::number(size - 1) + '/'
        + QByteArray::number(size);
}

Failure notHere(const store::BlobRef &blob)
{
    return failure(Error::Kind::NotFound, Names::tr("The file is not on this machine."),
        QString::fromLatin1(blob.sha256.toHex()));
}

} // namespace

HttpBlobs::HttpBlobs(std::shared_ptr<Talk> talk)
    : m_talk(std::move(talk))
{
}

HttpBlobs::~HttpBlobs() = default;

Result<std::unique_ptr<HttpBlobs>> HttpBlobs::open(const QUrl &database, HttpOptions options)
{
    HZ_TRY(std::unique_ptr<Talk> talk, Talk::open(database, std::move(options)));
    return std::unique_ptr<HttpBlobs>(new HttpBlobs(std::move(talk)));
}

std::unique_ptr<HttpBlobs> HttpBlobs::of(const HttpEndpoint &endpoint)
{
    return std::unique_ptr<HttpBlobs>(new HttpBlobs(endpoint.m_talk));
}

Result<QString> HttpBlobs::identity(TaskControl &task)
{
    return m_talk->identity(task);
}

QString HttpBlobs::address() const
{
    return m_talk->address();
}

bool HttpBlobs::isHub() const
{
    return m_talk->isHub();
}

LineUse HttpBlobs::lineUse() const
{
    return m_talk->lineUse();
}

Result<> HttpBlobs::fetch(
    const store::BlobRef &blob, const store::BlobStore &blobs, TaskControl &task)
{
    if (blobs.path(blob.sha256))
        return {};
    HZ_TRY(const std::unique_ptr<store::BlobPart> part, blobs.part(blob.sha256));
    if (part->size() > blob.sizeBytes)
        HZ_CHECK(part->restart());
    const qint64 free = availableBytes(blobs.folder());
    if (free >= 0 && free - (blob.sizeBytes - part->size()) < kKeptFree)
        return failure(Error::Kind::NoSpace,
            Names::tr("The disk has no room for a file of %1. Remove something first.")
                .arg(QLocale().formattedDataSize(blob.sizeBytes)),
            blobs.folder());
    qint64 reached = 0;
    int tries = 0;
    while (part->size() < blob.sizeBytes) {
        const Result<> rest = fetchRest(*part, blob, task);
        tries = part->size() > reached ? 0 : tries + 1;
        reached = std::max(reached, part->size());
        if (!rest && (rest.error().kind != Error::Kind::Network || tries >= kMostTries))
            return rest;
        if (tries >= kMostTries)
            return otherLength(*part, "it ends before");
    }
    const Result<store::BlobRef> finished = part->finish(task);
    if (!finished && finished.error().kind == Error::Kind::Corrupt)
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” has sent another file than the document names. It was thrown away.")
                .arg(m_talk->host()),
            finished.error().detail);
    HZ_CHECK(finished);
    return {};
}

Failure HttpBlobs::otherLength(store::BlobPart &part, const QByteArray &told) const
{
    if (const Result<> empty = part.restart(); !empty)
        return Failure(empty.error());
    return failure(Error::Kind::Corrupt,
        Names::tr("The file on “%1” is not as long as the document says.").arg(m_talk->host()),
        QString::fromLatin1(told.left(200)));
}

// Whatever the server says of itself, no more is taken than the document names.
Result<> HttpBlobs::fetchRest(store::BlobPart &part, const store::BlobRef &blob, TaskControl &task)
{
    const qint64 from = part.size();
    Ask ask{.path = pathOf(blob), .isOfServer = true, .isOfFile = true};
    if (from > 0)
        ask.headers = {{"Range", "bytes=" + QByteArray::number(from) + '-'}};
    HZ_TRY(const Talk::Answer answer, m_talk->ask(ask, {404, 416}, task));
    if (answer.status == 404)
        return failure(Error::Kind::NotFound,
            Names::tr("The file is not on “%1” yet.").arg(m_talk->host()),
            QString::fromLatin1(blob.sha256.toHex()));
    if (answer.status == 416)
        return otherLength(part, "416");
    const QByteArray length = answer.http->header("content-length");
    if (answer.status == 206) {
        const QByteArray range = answer.http->header("content-range");
        if (from == 0 || !isRange(range, from, blob.sizeBytes))
            return otherLength(part, range);
    } else {
        if (!length.isEmpty() && length.toLongLong() != blob.sizeBytes)
            return otherLength(part, length);
        if (from > 0) // it knows no ranges
            HZ_CHECK(part.restart());
    }
    HZ_CHECK(m_talk->read(
        answer,
        [&](QByteArrayView piece) -> Result<> {
            if (piece.size() > blob.sizeBytes - part.size())
                return otherLength(part, "more than that");
            HZ_CHECK(part.append(piece));
            task.setProgress(part.size(), blob.sizeBytes);
            return {};
        },
        task));
    return {};
}

Result<bool> HttpBlobs::send(
    const store::BlobRef &blob, const store::BlobStore &blobs, TaskControl &task)
{
    const std::optional<QString> path = blobs.path(blob.sha256);
    if (!path)
        return notHere(blob);
    QFile file(*path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Failure(fileError(Error::Kind::Io, *path, errno));
    bool isSent = false;
    qint64 reached = 0;
    for (int tries = 0;;) {
        const Result<bool> sent = sendRest(file, blob, reached, tries, task);
        if (sent)
            return isSent || *sent;
        isSent = true;
        const Error::Kind kind = sent.error().kind;
        const bool mayHeal = kind == Error::Kind::Network || kind == Error::Kind::Conflict;
        if (!mayHeal || ++tries >= kMostTries)
            return Failure(sent.error());
    }
}

// True if something was missing there. `tries` begins anew when more has come than ever before.
Result<bool> HttpBlobs::sendRest(
    QFile &file, const store::BlobRef &blob, qint64 &reached, int &tries, TaskControl &task)
{
    HZ_TRY(const std::optional<qint64> there, sizeThere(blob, task));
    if (!there)
        return false;
    qint64 from = *there <= file.size() ? *there : 0;
    if (from > reached)
        tries = 0;
    reached = std::max(reached, from);
    do {
        HZ_TRY(from, sendPiece(file, from, blob, task));
        task.setProgress(from, file.size());
    } while (from < file.size());
    return true;
}

// Nothing if all of it is there; else how much.
Result<std::optional<qint64>> HttpBlobs::sizeThere(const store::BlobRef &blob, TaskControl &task)
{
    HZ_TRY(const Talk::Answer answer,
        m_talk->ask({.verb = "HEAD", .path = pathOf(blob), .isOfServer = true, .isOfFile = true},
            {404}, task));
    if (answer.status != 404)
        return std::nullopt;
    bool isNumber = false;
    const qint64 size = answer.http->header("upload-offset").toLongLong(&isNumber);
    if (!isNumber || size < 0)
        return failure(Error::Kind::Unsupported,
            Names::tr("“%1” takes no files, only documents.").arg(m_talk->host()));
    return std::optional(size);
}

// Returns where the next piece begins.
Result<qint64> HttpBlobs::sendPiece(
    QFile &file, qint64 from, const store::BlobRef &blob, TaskControl &task)
{
    Ask ask{.verb = "PUT", .path = pathOf(blob), .isOfServer = true, .isOfFile = true};
    errno = 0;
    if (!file.seek(from))
        return Failure(fileError(Error::Kind::Io, file.fileName(), errno));
    ask.bytes = file.read(kPieceBytes);
    const qint64 end = from + ask.bytes.size();
    if (ask.bytes.isEmpty() && file.size() > 0)
        return notHere(blob); // it is being removed
    ask.headers = {{"Content-Type", "application/octet-stream"}};
    if (end < file.size() || from > 0)
        ask.headers.append(HttpHeader{"Content-Range",
            "bytes " + QByteArray::number(from) + '-' + QByteArray::number(end - 1) + '/'
                + QByteArray::number(file.size())});
    HZ_TRY(const Talk::Answer answer, m_talk->ask(ask, {409, 413, 422, 507}, task));
    switch (answer.status) {
    case 409: // somebody else sends it too
        return failure(Error::Kind::Conflict,
            Names::tr("“%1” is receiving this file from somebody else.").arg(m_talk->host()));
    case 413:
        return failure(
            Error::Kind::Invalid, Names::tr("A file is too large for “%1”.").arg(m_talk->host()));
    case 422:
        return failure(Error::Kind::Corrupt,
            Names::tr("A file arrived damaged at “%1”, or is damaged on this machine.")
                .arg(m_talk->host()),
            QString::fromLatin1(blob.sha256.toHex()));
    case 507:
        return failure(Error::Kind::NoSpace,
            Names::tr("“%1” has no room for a file. Tell whoever runs it.").arg(m_talk->host()));
    default:
        break;
    }
    return end;
}

} // namespace hz::sync

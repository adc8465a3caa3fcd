// Large files behind HTTP: <server>/_blobs/<sha256> of our hub, or of a plain file server beside a
// CouchDB.
//
// A transfer that breaks goes on where it was, the next time too. What has come is read against its
// hash before it counts as here. Calls block; one thread at a time, never the GUI's.
#pragma once

#include <hz/store/blobstore.h>
#include <hz/sync/httpendpoint.h>

QT_BEGIN_NAMESPACE
class QFile;
QT_END_NAMESPACE

namespace hz::sync {

class HttpBlobs {
public:
    /// `database` and `options` as for HttpEndpoint::open(): the files are its server's.
    static Result<std::unique_ptr<HttpBlobs>> open(const QUrl &database, HttpOptions options = {});
    /// Those of its server, over the same connections and signed in with it.
    static std::unique_ptr<HttpBlobs> of(const HttpEndpoint &endpoint);
    ~HttpBlobs();

    /// After success it is here. NotFound if it is not there; Conflict while somebody else brings
    /// it; Corrupt, and nothing is kept, if other bytes came than the document names; NoSpace.
    /// `task` tells of its bytes.
    Result<> fetch(const store::BlobRef &blob, const store::BlobStore &blobs, TaskControl &task);
    /// After success it survives a power cut there; true if it was not there before. NotFound if it
    /// is not here; Unsupported if the server takes no files; NoSpace.
    Result<bool> send(const store::BlobRef &blob, const store::BlobStore &blobs, TaskControl &task);

    /// As those of Endpoint.
    Result<QString> identity(TaskControl &task);
    QString address() const;
    bool isHub() const;
    /// Any thread.
    LineUse lineUse() const;

private:
    explicit HttpBlobs(std::shared_ptr<Talk> talk);
    Result<> fetchRest(store::BlobPart &part, const store::BlobRef &blob, TaskControl &task);
    Failure otherLength(store::BlobPart &part, const QByteArray &told) const;
    Result<std::optional<qint64>> sizeThere(const store::BlobRef &blob, TaskControl &task);
    Result<bool> sendRest(
        QFile &file, const store::BlobRef &blob, qint64 &reached, int &tries, TaskControl &task);
    Result<qint64> sendPiece(
        QFile &file, qint64 from, const store::BlobRef &blob, TaskControl &task);

    const std::shared_ptr<Talk> m_talk;
};

} // namespace hz::sync

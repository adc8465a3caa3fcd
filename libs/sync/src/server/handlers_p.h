// The parts of the server, one function an address. Each gives who takes the request's body, or
// refuses at once. Any thread.
#pragma once

#include "databases_p.h"
#include "documentjson_p.h"

namespace hz::sync::server {

using Sink = Answer<std::unique_ptr<BodySink>>;

inline constexpr qint64 kMaxRequestBytes = 64 << 20; // of one request that brings documents
inline constexpr qint64 kMaxQueryBytes = 16 << 20; // of one that only asks

/// Reads from the database piece by piece, each piece from one snapshot.
class DatabaseSource final : public BodySource {
public:
    /// False: that was the last.
    using More = std::function<Result<bool>(const store::ReadTransaction &, QByteArray &out)>;

    DatabaseSource(DatabasePtr database, More more)
        : m_database(std::move(database))
        , m_more(std::move(more))
    {
    }
    Result<Piece> next() override;

private:
    const DatabasePtr m_database;
    const More m_more;
};

/// An object from the body of a request.
Answer<QJsonObject> bodyObject(const QByteArray &body, qint64 maxBytes = kMaxQueryBytes);

/// Writes, and answers when it is on the disk. `work` is Answer<Response>(WriteTransaction &).
template<typename Work>
void writeAndRespond(const DatabasePtr &database, Work work, Respond respond)
{
    database->store->writeThen(
        [work = std::move(work)](
            store::WriteTransaction &transaction) mutable -> Result<std::shared_ptr<Response>> {
            // A refusal has written nothing: the transaction may end as it is.
            return std::make_shared<Response>(responseOf(work(transaction)));
        },
        [respond = std::move(respond)](const Result<std::shared_ptr<Response>> &done) {
            respond(done ? std::move(**done) : errorResponse(done.error()));
        });
}

// databasehandlers.cpp
Sink databaseInfo(const DatabasePtr &database, const Request &request, const QString &serverUuid);
Sink localDocument(const DatabasePtr &database, const Request &request, const QString &id,
    const QString &serverUuid);
Sink localDocuments(const DatabasePtr &database, const Request &request);
Sink revisionsDiff(const DatabasePtr &database);
/// Drops what would be dropped when nobody writes.
Sink compactDatabase(const DatabasePtr &database);
/// Its name, "0-N". CouchDB counts the changes of a local document and checks nothing.
Answer<QString> writeLocal(store::WriteTransaction &transaction, const WireDocument &document);

// documenthandlers.cpp
Sink document(const DatabasePtr &database, const Request &request, const QString &id);
Sink newDocument(const DatabasePtr &database, const Request &request);

// attachmenthandlers.cpp
Sink attachment(
    const DatabasePtr &database, const Request &request, const QString &id, const QString &name);

// blobs.cpp
Sink blob(const store::BlobStore &blobs, const Request &request, const QString &name);

// find.cpp
Sink findDocuments(const DatabasePtr &database);

// changes.cpp
Sink changesFeed(const DatabasePtr &database, const Request &request);

// bulk.cpp
Sink bulkDocs(const DatabasePtr &database);
Sink bulkGet(const DatabasePtr &database, const Request &request);

// alldocs.cpp
Sink allDocs(const DatabasePtr &database, const Request &request);

/// The revision, or with `latest` the leaves that it became; those that are unknown are left out.
Result<QList<store::RawRevision>> revisionsFor(
    const store::ReadTransaction &read, const QString &id, const QString &revision, bool latest);

} // namespace hz::sync::server

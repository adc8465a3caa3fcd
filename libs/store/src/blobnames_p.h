// Keeps the profile's table of blob references true for the documents of one database: what a
// document names is added before it commits, what it names no more is dropped after. The writer's
// thread.
#pragma once

#include "documents_p.h"

#include <hz/store/blobstore.h>

namespace hz::store {

class BlobNames {
public:
    BlobNames(QString database, std::optional<BlobStore> blobs)
        : m_database(std::move(database))
        , m_blobs(std::move(blobs))
    {
    }
    Result<> beforeCommit(const QHash<QString, QSet<QByteArray>> &written) const;
    Result<> afterCommit(
        Connection &connection, const QHash<QString, QSet<QByteArray>> &written) const;

private:
    const QString m_database;
    const std::optional<BlobStore> m_blobs; // none: a database outside a profile
};

} // namespace hz::store

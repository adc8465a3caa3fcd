// What the handles of one blob store share.
#pragma once

#include "sqlite_p.h"

#include <hz/store/blobstore.h>

#include <QtCore/QSet>

#include <mutex>

namespace hz::store {

/// Where blobs are until they are whole.
inline QString incomingFolder(const QString &folder)
{
    return folder + QStringLiteral("/incoming");
}

struct BlobStore::State {
    const QString folder;
    std::mutex mutex; // guards index
    const std::unique_ptr<Connection> index; // null when read-only
    std::mutex partsMutex; // guards parts
    QSet<QByteArray> parts; // that somebody is at

    State(QString where, std::unique_ptr<Connection> references)
        : folder(std::move(where))
        , index(std::move(references))
    {
    }
};

} // namespace hz::store

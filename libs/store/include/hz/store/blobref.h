// The name of a large file that documents refer to. Value; any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace hz::store {

struct BlobRef {
    QByteArray sha256; // raw
    qint64 sizeBytes = 0;
    QString mime;

    /// {"blob":"sha256-…","size":n,"mime":"…"}
    QJsonObject toJson() const;
    static Result<BlobRef> fromJson(const QJsonObject &json);

    bool operator==(const BlobRef &) const = default;
};

} // namespace hz::store

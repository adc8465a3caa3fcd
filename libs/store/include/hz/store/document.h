// Documents as values: what the store keeps, what a writer hands in, what the changes feed tells.
// Any thread.
//
// A document is JSON with a tree of revisions named "N-<32 hex>"; those made by other programs may
// have any text of at most 256 bytes behind the dash. A body never holds keys that begin with "_";
// those are CouchDB's own and live beside the body here. Fields we do not know are kept as they
// are.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace hz::store {

inline constexpr qint64 kMaxBodyBytes = 8 << 20; // what CouchDB takes by default
inline constexpr qint64 kMaxAttachmentBytes = 1 << 20;
inline constexpr int kMaxAttachments = 16384;
inline constexpr int kMaxIdBytes = 512;
inline constexpr int kRevsLimit = 100;

struct Attachment {
    QString contentType = {};
    QByteArray bytes = {}; // at most kMaxAttachmentBytes
    qint64 revpos = 0; // of a revision made elsewhere; 0: the generation of the revision

    bool operator==(const Attachment &) const = default;
};

struct AttachmentInfo {
    QString contentType = {};
    qint64 sizeBytes = 0;
    QByteArray sha256 = {}; // 32 raw bytes
    qint64 revpos = 0; // the generation at which it became what it is

    bool operator==(const AttachmentInfo &) const = default;
};

/// One revision of a document, as read.
struct Document {
    QString id = {};
    QString revision = {};
    bool deleted = false;
    QJsonObject body = {};
    QMap<QString, AttachmentInfo> attachments = {};
    QStringList conflicts = {}; // the other live leaves, best first

    bool operator==(const Document &) const = default;
};

/// A new revision to be written.
struct Draft {
    QString id = {};
    QString parent = {}; // the revision edited; empty for a new document
    QJsonObject body = {};
    bool deleted = false;
    QMap<QString, Attachment> attachments = {}; // new or changed
    QStringList keep = {}; // names kept as the parent has them
    /// Whose bytes some document of the database has already: neither read nor written again.
    QMap<QString, AttachmentInfo> shared = {};
};

/// A revision made elsewhere, with where it comes from.
struct Revision {
    QString id = {};
    QStringList history = {}; // its own name first, then its parent's, and so on
    QJsonObject body = {};
    bool deleted = false;
    QMap<QString, Attachment> attachments = {};
    QStringList keep = {}; // names kept as the nearest known ancestor has them
};

/// A revision as it lies in the store, to be handed on.
struct RawRevision {
    QString id = {};
    QStringList history = {}; // its own name first, as far as it is known
    QByteArray json = {}; // the body, canonical
    bool deleted = false;
    bool isLeaf = false;
    bool isSummed = false; // a sum tells that the body is as it was stored
    QMap<QString, AttachmentInfo> attachments = {};

    bool operator==(const RawRevision &) const = default;
};

/// What a store lacks of revisions that another one has.
struct RevisionsDiff {
    QStringList missing = {}; // in the order they were asked for
    QStringList possibleAncestors = {}; // leaves older than the newest that is missing

    bool operator==(const RevisionsDiff &) const = default;
};

/// The last change of a document.
struct Change {
    qint64 seq = 0;
    QString id = {};
    bool deleted = false;
    QStringList leaves = {}; // the winner first

    bool operator==(const Change &) const = default;
};

/// A large file kept by its content, as a document names it.
struct BlobRef {
    QByteArray sha256 = {}; // 32 raw bytes
    qint64 sizeBytes = 0;
    QString mime = {};

    /// {"blob":"sha256-<64 hex>","size":n,"mime":"…"}
    QJsonObject toJson() const;
    static Result<BlobRef> fromJson(const QJsonObject &json);
    bool operator==(const BlobRef &) const = default;
};

/// All blobs that a body names, at any depth; each once, in the order of their hashes.
QList<BlobRef> blobsIn(const QJsonObject &body);

} // namespace hz::store

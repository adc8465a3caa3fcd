// A document as CouchDB's protocol carries it, and as the store keeps it. Any thread.
#pragma once

#include "exchange_p.h"

#include <hz/core/canonicalobject.h>
#include <hz/store/replication.h>

#include <QtCore/QSet>

namespace hz::sync::server {

/// An attachment whose bytes come after the document, as a part of their own.
struct Following {
    QString name = {};
    QString contentType = {};
    QByteArray md5 = {}; // of the bytes as they are sent; empty: not said
    qint64 sentBytes = -1; // -1: not said
    qint64 revpos = 0;
    bool isGzip = false;
};

struct WireDocument {
    QString id = {}; // empty: not said
    QStringList history = {}; // its own revision first; empty: none was given
    bool deleted = false;
    CanonicalObject body = {};
    QMap<QString, store::Attachment> attachments = {};
    QStringList stubs = {}; // as an earlier revision has them
    QList<Following> following = {}; // in the order of their names

    /// Bytes of an attachment that followed: checked against what was said of them.
    Answer<std::monostate> attach(const Following &announced, QByteArrayView sent);
};

/// What stands in the JSON, which is not trusted.
Answer<WireDocument> wireDocument(QByteArrayView json);

/// Writes a new revision and returns its name: the parent is the first of the history.
Answer<QString> putEdited(store::WriteTransaction &transaction, const WireDocument &document);
/// A revision that was made elsewhere: what needs no transaction, and what does.
Answer<store::PreparedRevision> prepareReplicated(const WireDocument &document);
Answer<std::monostate> putReplicated(
    store::WriteTransaction &transaction, const store::PreparedRevision &revision);

/// That revision, or the winner, also where it is deleted. NotFound if it is unknown or its body is
/// gone.
Result<store::RawRevision> revisionOrWinner(
    const store::ReadTransaction &read, const QString &id, const QString &revision = {});

enum class AttachmentForm {
    Stub, // name, type, length, digest
    Inline, // base64
    Follows // their bytes come after the document
};

struct DocumentForm {
    bool withRevisions = false; // _revisions
    bool withRevisionStates = false; // _revs_info
    bool withConflicts = false;
    bool withDeletedConflicts = false;
    bool withSequence = false; // _local_seq
    AttachmentForm attachments = AttachmentForm::Stub;
    /// Attachments as old as one of these ancestors are stubs all the same.
    QStringList attachmentsSince = {};
};

/// Appends a revision's JSON. `sent` takes the names of the attachments whose bytes are to follow.
Result<> appendDocument(QByteArray &out, const store::ReadTransaction &read,
    const store::RawRevision &revision, const DocumentForm &form, QStringList *sent = nullptr);

/// "md5-…", of the bytes of an attachment.
QByteArray attachmentDigest(QByteArrayView bytes);

} // namespace hz::sync::server

// Reading and writing documents on a connection: what transactions and portable files share.
#pragma once

#include "projectionset_p.h"
#include "revision_p.h"
#include "sqlite_p.h"

#include <hz/store/document.h>
#include <hz/store/prepared.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace hz::store {

/// In meta: no revision with a greater row is known to be elsewhere.
inline const QString kSharedRev = QStringLiteral("shared_rev");

/// Numbers given within one transaction, read at its first change.
struct WriteState {
    qint64 lastSeq = -1;
    qint64 lastRev = 0;
    qint64 changedSeq = 0; // of the last change in this transaction; 0 = none
    QHash<QString, QSet<QByteArray>> written; // the blobs that each document written here names
};

/// What is known of a new document without attachments before its database is asked.
struct PreparedDraft::State {
    QString id;
    QByteArray utf8Id = {};
    QJsonObject body = {};
    QByteArray json = {}; // the body, canonical
    quint32 sum = 0;
    RevisionName name = {}; // if there is none of that id yet
    QString revision = {};
    QSet<QByteArray> blobs = {};
    std::shared_ptr<const ProjectionSet> projections = {}; // that noted the rows; null: none has
    NotedRows rows = {};
};

/// What is known of a revision made elsewhere before its database is asked.
struct PreparedRevision::Seal {
    quint32 sum = 0;
    bool checked = false; // its name is the signature of what it holds
};
struct PreparedRevision::State {
    QString id;
    QByteArray utf8Id = {};
    QList<RevisionName> names = {}; // its own first
    QByteArray json = {}; // the body, canonical
    bool deleted = false;
    QMap<QString, Attachment> attachments = {};
    QMap<QString, AttachmentInfo> infos = {}; // of these
    QStringList keep = {};
    std::optional<Seal> seal = {}; // nothing as long as what is kept is not known
    QSet<QByteArray> blobs = {};
};

/// Without the rows. Everything that can be wrong with it is found here.
Result<PreparedDraft::State> prepareNew(const QString &id, const QJsonObject &body);

Result<Document> readDocument(
    Connection &connection, const QString &id, const std::optional<RevisionName> &revision);
Result<QByteArray> readAttachment(
    Connection &connection, const QString &id, const RevisionName &revision, const QString &name);
Result<QStringList> readLeaves(Connection &connection, const QString &id);
Result<QStringList> readHistory(
    Connection &connection, const QString &id, const RevisionName &revision);

Result<QStringList> readLeavesOf(
    Connection &connection, const QString &id, const RevisionName &revision);
Result<RevisionsDiff> readMissing(
    Connection &connection, const QString &id, const QList<RevisionName> &names);
Result<RawRevision> readRaw(
    Connection &connection, const QString &id, const RevisionName &revision);

/// What is stored with a body, and holds as long as nothing has changed of it, of the id it is
/// found by, of whether it is deleted, and of the names and types of its attachments.
quint32 sumOf(const QString &id, bool deleted, QByteArrayView body,
    const QMap<QString, AttachmentInfo> &attachments = {});
/// Corrupt unless `sum`, a column, is that sum, or NULL: then nothing is known.
Result<> checkSum(const Connection &connection, const QVariant &sum, const Document &document,
    QByteArrayView body);
/// The same, of a revision whose attachments are still to be read.
Result<> checkRevisionSum(Connection &connection, const QVariant &sum, qint64 rev,
    Document document, QByteArrayView body);

/// A revision with its bytes, to be taken over elsewhere, and whether its name was its signature
/// when it was written.
struct WholeRevision {
    Revision revision;
    bool checked = false;
};
Result<WholeRevision> readWhole(
    Connection &connection, const QString &id, const RevisionName &name);

Result<QString> writeDraft(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const Draft &draft);
Result<QList<qsizetype>> writePrepared(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const QList<PreparedDraft> &drafts);
/// Tells whether the revision's name is the signature of what it holds.
Result<bool> writeRevision(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const Revision &revision);
Result<bool> writeRevision(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const PreparedRevision::State &revision);
Result<int> dropReplacedBodies(Connection &connection, int limit);

/// Invalid, with a message that names the text, if it is none.
Result<RevisionName> parseRevision(const QString &id, const QString &text);

} // namespace hz::store

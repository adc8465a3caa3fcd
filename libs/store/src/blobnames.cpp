#include "blobnames_p.h"

namespace hz::store {

Result<> BlobNames::beforeCommit(const QHash<QString, QSet<QByteArray>> &written) const
{
    if (!m_blobs)
        return {};
    for (auto document = written.cbegin(); document != written.cend(); ++document)
        for (const QByteArray &sha256 : document.value())
            HZ_CHECK(m_blobs->addReference(m_database, document.key(), sha256));
    return {};
}

Result<> BlobNames::afterCommit(
    Connection &connection, const QHash<QString, QSet<QByteArray>> &written) const
{
    if (!m_blobs)
        return {};
    HZ_TRY(const bool any, m_blobs->hasReferences(m_database));
    if (!any)
        return {}; // documents that name no file are written by the thousand
    for (auto document = written.cbegin(); document != written.cend(); ++document) {
        const QString &id = document.key();
        HZ_TRY(const QList<QByteArray> known, m_blobs->references(m_database, id));
        if (document.value().contains(QSet<QByteArray>(known.cbegin(), known.cend())))
            continue;
        QSet<QByteArray> named; // by any leaf
        HZ_TRY(const QStringList leaves, readLeaves(connection, id));
        for (const QString &leaf : leaves) {
            HZ_TRY(const RevisionName name, parseRevision(id, leaf));
            HZ_TRY(const Document revision, readDocument(connection, id, name));
            for (const BlobRef &blob : blobsIn(revision.body))
                named.insert(blob.sha256);
        }
        for (const QByteArray &sha256 : known)
            if (!named.contains(sha256))
                HZ_CHECK(m_blobs->dropReference(m_database, id, sha256));
    }
    return {};
}

} // namespace hz::store

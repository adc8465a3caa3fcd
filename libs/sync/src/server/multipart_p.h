// Bodies of several parts (RFC 2046), as CouchDB's protocol uses them: a document with the bytes of
// its attachments behind it, or several such documents. Any thread.
//
//   body  = "--" boundary CRLF part *( CRLF "--" boundary CRLF part ) CRLF "--" boundary "--"
//   part  = *( name ":" value CRLF ) CRLF bytes
#pragma once

#include "documentjson_p.h"

namespace hz::sync::server {

using PartHeaders = QList<std::pair<QByteArray, QByteArray>>;

QByteArray newBoundary();
/// Begins a part; the bytes of the part before end here.
void appendPartHead(QByteArray &out, const QByteArray &boundary, const PartHeaders &headers);
void appendLastBoundary(QByteArray &out, const QByteArray &boundary);
/// attachment; filename="…", whatever the name is.
QByteArray dispositionOf(const QString &name);

struct Part {
    PartHeaders headers = {}; // names in lower case
    QByteArrayView bytes = {}; // of the body

    QByteArray header(QByteArrayView name) const;
};

/// The parts of a whole body. `contentType` names the boundary.
Answer<QList<Part>> partsOf(const QByteArray &contentType, QByteArrayView body);

/// A document of multipart/related, with all its attachments.
Answer<WireDocument> documentOfParts(const QByteArray &contentType, QByteArrayView body);

} // namespace hz::sync::server

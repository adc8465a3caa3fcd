// A document as nearly all of them are: with its name, where it comes from, and a body; without
// attachments or anything else of CouchDB's own. Any thread.
#pragma once

#include <hz/core/canonicalobject.h>
#include <hz/core/jsonview.h>

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace hz::sync {

struct PlainDocument {
    QString id = {};
    QStringList history = {}; // its own revision first
    bool deleted = false;
    CanonicalObject body = {};
};

/// Nothing if it is another, or there is anything to be said against it.
std::optional<PlainDocument> plainDocument(const JsonView &object);

} // namespace hz::sync

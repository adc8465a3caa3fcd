// Cuts JSON text into the texts of its parts, so that what is only handed on is never built as
// values. What is within a part is not looked at: whoever reads it finds what is wrong there. Any
// thread.
#pragma once

#include <QtCore/QByteArray>

#include <functional>

namespace hz::sync {

/// False if it is no object, or `visit` says so; names come as they stand between their quotes.
bool forEachMember(QByteArrayView object,
    const std::function<bool(QByteArrayView name, QByteArrayView value)> &visit);
/// False if it is no array, or `visit` says so.
bool forEachElement(QByteArrayView array, const std::function<bool(QByteArrayView value)> &visit);

/// A document: the members that are CouchDB's own, and all others, each as the text of an object.
struct DocumentTexts {
    QByteArray own;
    QByteArray body;
};
/// False if it is no object.
bool splitDocument(QByteArrayView document, DocumentTexts &texts);

} // namespace hz::sync

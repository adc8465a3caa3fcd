// Revisions as CouchDB writes them in JSON:
// {"_id","_rev","_revisions","_deleted","_attachments",…}.
#pragma once

#include <hz/core/jsonview.h>
#include <hz/sync/endpoint.h>

namespace hz::sync {

/// Invalid if it is no revision with its name. Keys of CouchDB's own are not part of the body.
Result<Parcel> parcelFromText(QByteArrayView json);
void appendParcel(QByteArray &out, const Parcel &parcel);

/// The revisions in an element of what _bulk_get answers, {"id","docs":[{"ok":…}, …]}, one after
/// the other. Invalid if it is none; what `take` answers if it fails.
Result<> takeParcels(JsonReader &reader, QByteArrayView result, const Endpoint::Take &take);

/// {"id","changes":[{"rev"}…]}. Invalid if it is none. Our hub adds "docs":[{"ok":…}, …] where that
/// is asked for: they are appended where they are its leaves, all of them.
Result<RemoteChange> changeFromText(
    JsonReader &reader, QByteArrayView json, QList<Parcel> &documents);

} // namespace hz::sync

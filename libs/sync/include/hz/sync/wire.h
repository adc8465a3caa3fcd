// Revisions as CouchDB writes them in JSON:
// {"_id","_rev","_revisions","_deleted","_attachments",…}.
#pragma once

#include <hz/sync/endpoint.h>

namespace hz::sync {

/// Invalid if it is no revision with its name. Keys of CouchDB's own are not part of the body.
Result<Parcel> parcelFromJson(const QJsonObject &json);
QJsonObject parcelToJson(const Parcel &parcel);

/// {"id","changes":[{"rev"}…]}. Invalid if it is none.
Result<RemoteChange> changeFromJson(const QJsonObject &json);

} // namespace hz::sync

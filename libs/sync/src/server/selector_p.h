// Mango selectors: which documents a query or a feed wants. A useful part of CouchDB's language:
// fields by dotted names, $eq $ne $gt $gte $lt $lte, $in $nin $all $size $exists $type $mod $regex
// $beginsWith, $elemMatch $allMatch, $and $or $nor $not. A value of it is used on any thread.
#pragma once

#include "exchange_p.h"

#include <hz/store/replication.h>

namespace hz::sync::server {

class Selector {
public:
    /// Refused where an operator is not known or its argument is of the wrong kind.
    static Answer<Selector> parse(const QJsonObject &json);

    bool matches(const QJsonObject &document) const;
    /// The document with its _id, _rev and _deleted.
    Result<bool> matches(const store::RawRevision &revision) const;

    struct Node;

private:
    explicit Selector(std::shared_ptr<const Node> root)
        : m_root(std::move(root))
    {
    }
    std::shared_ptr<const Node> m_root;
};

/// CouchDB's order of values: null, false, true, numbers, texts, arrays, objects.
int compareValues(const QJsonValue &left, const QJsonValue &right);

/// The value behind a dotted name ("\." is a dot); Undefined if there is none.
QJsonValue valueAt(const QJsonObject &document, const QStringList &path);
QStringList fieldPath(const QString &name);

} // namespace hz::sync::server

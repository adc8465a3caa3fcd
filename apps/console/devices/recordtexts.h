// Fields of documents as people read them, whatever an import or a merge makes of them. Any thread.
#pragma once

#include <hz/inventory/register.h>

#include <QtCore/QJsonValue>

namespace hz::console {

/// Of a "device:", "school:" or "census:" document. Empty for what is no business of people's: ids,
/// the kind of document.
QString fieldWord(const QString &document, const QString &field);
/// A room that the register does not have is looked for among `newRooms`.
QString fieldText(const QString &document, const QString &field, const QJsonValue &value,
    const inventory::Register &inventory, const std::vector<inventory::Room> &newRooms = {});

} // namespace hz::console

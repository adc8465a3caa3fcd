// Changes of documents as values, so that what was done can be shown before, and undone after.
// Values; any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>

namespace hz {
class TaskControl;
}
namespace hz::store {
class Database;
class WriteTransaction;
} // namespace hz::store

namespace hz::inventory {

/// When something is done, and by whom, as a movement keeps it.
struct Deed {
    QDateTime at = {}; // UTC
    QString by = {};
    QString note = {};
    QString order = {}; // the transfer order it is done by, if any
};

/// One document as it is to be. `before` is what the editor saw: where the document has changed
/// since, only the fields that the editor changed are changed.
struct Edit {
    QString id = {};
    QJsonObject before = {}; // empty: new
    QJsonObject after = {}; // empty: gone

    bool operator==(const Edit &) const = default;
};

/// The fields that the editor changed, laid over what is there now.
QJsonObject merged(const QJsonObject &before, const QJsonObject &after, const QJsonObject &now);

/// The result undoes it.
Result<Edit> writeEdit(store::WriteTransaction &transaction, const Edit &edit);

/// Many edits in batches, each of which is written whole; progress counts edits. Returns how many
/// were written: fewer than there are when told to stop. `undoable` is handed what undoes a batch
/// as soon as that stands in the database, in the order of the edits: undone from the last one.
/// Not from the thread of a write.
Result<qsizetype> writeEdits(store::Database &database, const QList<Edit> &edits, TaskControl &task,
    const std::function<void(const QList<Edit> &undo)> &undoable = {});

} // namespace hz::inventory

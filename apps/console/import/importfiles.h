// What people hand over to be imported, read into lists of rows: spreadsheets, agents' files one by
// one or as a stick full of them, a table from the clipboard. Values; any thread but a worker of
// cpuPool(), which the reading of agents' files waits for.
#pragma once

#include <hz/inventory/agentimport.h>
#include <hz/inventory/importtable.h>

#include <functional>
#include <memory>

namespace hz::store {
class ReadTransaction;
}

namespace hz::console {

/// The rows of one sheet, or of all agents' files that were handed over together.
struct ImportList {
    QString path = {}; // of the file or folder; empty: from the clipboard, or of several files
    QString file = {}; // as people call it
    QString sheet = {}; // its name, where a file has several
    std::shared_ptr<const inventory::ImportTable> table = {};
    /// Where the rows are agents' reports: then the map is theirs, and no heading is guessed.
    std::shared_ptr<const inventory::AgentList> agents = {};
    std::optional<sheet::TextEncoding> encoding = {}; // of a CSV
    inventory::ColumnMap map = {};

    QString name() const;
};

/// A file that could not be read.
struct UnreadFile {
    QString path = {};
    Error error = {};
};

struct ImportFiles {
    std::vector<ImportList> lists = {};
    std::vector<UnreadFile> unread = {};
};

/// A remembered column map by the id of its document, or nothing.
using MapMemory = std::function<QJsonObject(const QString &id)>;
/// Those of a database; one that cannot be read is guessed anew.
MapMemory rememberedIn(const std::shared_ptr<const store::ReadTransaction> &read);

/// Files and folders, each told apart by what it is; folders with all that is in them. A file that
/// cannot be read stops no other. Cancelled when told to stop; progress counts files.
Result<ImportFiles> readImportFiles(
    const QStringList &paths, const MapMemory &remembered, TaskControl &task);

/// One spreadsheet again, its text in that encoding.
Result<ImportFiles> readAgain(const QString &path, sheet::TextEncoding encoding,
    const MapMemory &remembered, TaskControl &task);

/// A table that was copied in a spreadsheet program.
Result<ImportFiles> readPastedTable(
    const QString &text, const MapMemory &remembered, TaskControl &task);

} // namespace hz::console

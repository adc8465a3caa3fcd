// Files brought in one after the other, without anybody looking at rows: for the command line.
// Values; any thread but that of a write or a worker of cpuPool().
#pragma once

#include <hz/inventory/importplan.h>

#include <functional>

namespace hz::store {
class Database;
}

namespace hz::console {

struct ImportRequest {
    inventory::ImportOptions options = {};
    bool isDryRun = false;
    QStringList files = {}; // spreadsheets; agents' files and folders of them
};

/// One list of a file, and what became of it.
struct ImportedList {
    QString file = {};
    QString sheet = {};
    inventory::ImportPlan plan = {};
    qsizetype written = 0;
    std::function<QString(qint64 row)> pathOf = {}; // of agents' rows
};

struct ImportRun {
    QList<ImportedList> lists = {};
    QList<std::pair<QString, Error>> failures = {}; // files that could not be read

    int total(inventory::RowOutcome outcome) const;
};

/// Schools first, then their people, then machines, whatever the order of the files: each list is
/// planned on what the lists before it left, and a machine needs its school. What is sound is
/// written, the rest is told.
Result<ImportRun> importAll(
    store::Database &database, const ImportRequest &request, TaskControl &task);

} // namespace hz::console

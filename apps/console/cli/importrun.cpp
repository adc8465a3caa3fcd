#include "cli/importrun.h"

#include "import/importfiles.h"

#include <hz/core/task.h>
#include <hz/store/database.h>

namespace hz::console {

using namespace inventory;

namespace {

// Each list is planned on what the lists before it left, or would leave.
template<typename Plan>
Result<ImportedList> importList(store::Database &database, const ImportRequest &request,
    const ImportRun &before, Plan plan, TaskControl &task)
{
    ImportedList imported;
    QList<Edit> edits;
    {
        HZ_TRY(ImportStock stock, ImportStock::load(database));
        if (request.isDryRun)
            for (const ImportedList &list : before.lists)
                stock.expect(list.plan);
        HZ_TRY(imported.plan, plan(stock));
        if (!request.isDryRun)
            edits = imported.plan.edits();
    }
    HZ_TRY(imported.written, writeEdits(database, edits, task));
    if (imported.written < edits.size())
        return cancelled();
    return imported;
}

Result<> importOne(store::Database &database, const ImportList &list, const ImportRequest &request,
    ImportRun &outcome, TaskControl &task)
{
    ImportOptions options = request.options;
    options.origin = list.file;
    const auto plan = [&](const ImportStock &stock) {
        return list.agents ? planAgents(*list.agents, stock, options, task)
                           : planImport(*list.table, list.map, stock, options, task);
    };
    HZ_TRY(ImportedList imported, importList(database, request, outcome, plan, task));
    imported.file = list.path.isEmpty() ? list.file : list.path;
    if (list.agents)
        imported.pathOf = [agents = list.agents](qint64 row) { return agents->path(row); };
    else
        imported.sheet = list.table->name();
    outcome.lists.append(imported);
    return {};
}

} // namespace

int ImportRun::total(RowOutcome outcome) const
{
    int all = 0;
    for (const ImportedList &list : lists)
        all += list.plan.total(outcome);
    return all;
}

Result<ImportRun> importAll(
    store::Database &database, const ImportRequest &request, TaskControl &task)
{
    ImportFiles files;
    {
        HZ_TRY(auto read, database.read()); // not kept while it is written
        HZ_TRY(files, readImportFiles(request.files, rememberedIn(std::move(read)), task));
    }
    ImportRun outcome;
    for (const UnreadFile &unread : files.unread)
        outcome.failures.append({unread.path, unread.error});
    for (const ImportList &list : files.lists) {
        const Result<> done = importOne(database, list, request, outcome, task);
        if (!done && done.error().kind == Error::Kind::Cancelled)
            return Failure(done.error());
        if (!done)
            outcome.failures.append({list.path, done.error()});
    }
    return outcome;
}

} // namespace hz::console

#include "cli/importrun.h"

#include <hz/core/task.h>
#include <hz/inventory/agentfiles.h>
#include <hz/inventory/agentimport.h>
#include <hz/store/database.h>

#include <QtCore/QFileInfo>

#include <algorithm>
#include <iterator>
#include <optional>

namespace hz::console {

using namespace inventory;

namespace {

/// A sheet, or agents' files where there is no table.
struct Job {
    QString path;
    std::optional<ImportTable> table;
    ImportSubject subject = ImportSubject::Devices;
};

// Each list is planned on what the lists before it left.
template<typename Plan>
Result<ImportedList> importList(
    store::Database &database, const ImportRequest &request, Plan plan, TaskControl &task)
{
    ImportedList imported;
    QList<Edit> edits;
    {
        HZ_TRY(const ImportStock stock, ImportStock::load(database));
        HZ_TRY(imported.plan, plan(stock));
        if (!request.isDryRun)
            edits = imported.plan.edits();
    }
    HZ_TRY(imported.written, writeEdits(database, edits, task));
    if (imported.written < edits.size())
        return cancelled();
    return imported;
}

bool isOfAgents(const QFileInfo &file)
{
    static const QStringList kSuffixes{
        QStringLiteral("json"), QStringLiteral("xml"), QStringLiteral("ocs")};
    return file.isDir() || kSuffixes.contains(file.suffix().toLower());
}

Result<> importAgents(store::Database &database, const QString &path, const ImportRequest &request,
    ImportRun &outcome, TaskControl &task)
{
    const auto list = std::make_shared<AgentList>();
    if (QFileInfo(path).isDir()) {
        HZ_CHECK(readAgentFolder(
            path,
            [&](const QString &file, const Result<AgentReport> &report) {
                if (report)
                    list->add(*report, file);
                else
                    outcome.failures.append({file, report.error()});
            },
            task));
    } else {
        HZ_TRY(const AgentReport report, readAgentFile(path, task));
        list->add(report, path);
    }
    ImportOptions options = request.options;
    options.origin = QFileInfo(path).fileName();
    HZ_TRY(ImportedList imported,
        importList(
            database, request,
            [&](const ImportStock &stock) { return planAgents(*list, stock, options, task); },
            task));
    imported.file = path;
    imported.pathOf = [list](qint64 row) { return list->path(row); };
    outcome.lists.append(imported);
    return {};
}

Result<> importSheet(store::Database &database, const Job &job, const ImportRequest &request,
    ImportRun &outcome, TaskControl &task)
{
    ImportOptions options = request.options;
    options.origin = QFileInfo(job.path).fileName();
    const auto plan = [&](const ImportStock &stock) {
        const auto remembered = [&stock](const QString &id) {
            const Result<QJsonObject> body = stock.body(id);
            return body ? *body : QJsonObject();
        };
        return planImport(*job.table, guessColumns(*job.table, remembered), stock, options, task);
    };
    HZ_TRY(ImportedList imported, importList(database, request, plan, task));
    imported.sheet = job.table->name();
    imported.file = job.path;
    outcome.lists.append(imported);
    return {};
}

Result<std::vector<Job>> jobsOf(const QString &path, TaskControl &task)
{
    std::vector<Job> jobs;
    if (isOfAgents(QFileInfo(path))) {
        jobs.push_back({.path = path, .table = {}});
        return jobs;
    }
    HZ_TRY(std::vector<ImportTable> tables, readImportTables(path, {}, task));
    for (ImportTable &table : tables) {
        const ImportSubject subject = guessColumns(table).subject;
        jobs.push_back({path, std::move(table), subject});
    }
    return jobs;
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
    ImportRun outcome;
    std::vector<Job> jobs;
    const auto tell = [&outcome](const QString &path, const Error &error) -> Result<> {
        if (error.kind == Error::Kind::Cancelled)
            return Failure(error);
        outcome.failures.append({path, error});
        return {};
    };
    for (const QString &path : request.files) {
        Result<std::vector<Job>> found = jobsOf(path, task);
        if (!found)
            HZ_CHECK(tell(path, found.error()));
        else
            std::move(found->begin(), found->end(), std::back_inserter(jobs));
    }
    std::stable_sort(jobs.begin(), jobs.end(),
        [](const Job &a, const Job &b) { return importOrder(a.subject) < importOrder(b.subject); });
    for (const Job &job : jobs) {
        const Result<> done = job.table ? importSheet(database, job, request, outcome, task)
                                        : importAgents(database, job.path, request, outcome, task);
        if (!done)
            HZ_CHECK(tell(job.path, done.error()));
    }
    return outcome;
}

} // namespace hz::console

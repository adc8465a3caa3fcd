#include "import/importing.h"

#include <hz/core/platform/system.h>
#include <hz/ui/progress.h>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

using Read = std::shared_ptr<const store::ReadTransaction>;

Result<Read> lookAt(const store::Database &database)
{
    HZ_TRY(auto read, database.read());
    return Read(std::move(read));
}

std::function<Result<QJsonObject>(const QString &)> bodiesOf(const Read &read)
{
    return [read](const QString &id) -> Result<QJsonObject> {
        const Result<store::Document> found = read->get(id);
        if (!found && found.error().kind != Error::Kind::NotFound)
            return Failure(found.error());
        return found ? found->body : QJsonObject();
    };
}

} // namespace

/// One list to be planned.
struct Importing::Asked {
    int id = 0;
    int version = 0;
    QString name = {};
    std::shared_ptr<const ImportTable> table = {};
    std::shared_ptr<const AgentList> agents = {};
    ColumnMap map = {};
    ImportOptions options = {};
    /// Null where it has to be planned anew.
    std::shared_ptr<const ImportPlan> known = {};

    Result<ImportPlan> plan(const ImportStock &stock, TaskControl &task) const
    {
        return agents ? planAgents(*agents, stock, options, task)
                      : planImport(*table, map, stock, options, task);
    }
};

struct Importing::Checked {
    int id = 0;
    int version = 0;
    std::shared_ptr<const ImportPlan> plan = {};
    std::optional<Error> error = {};
};

struct Importing::CheckedAll {
    std::shared_ptr<ImportStock> stock = {};
    std::vector<Checked> lists = {};
};

int ImportOutcome::total(RowOutcome outcome) const
{
    int all = 0;
    for (const Part &part : parts)
        all += part.plan ? part.plan->total(outcome) : 0;
    return all;
}

Importing::Importing(Inventory &inventory, QWidget *window)
    : QObject(window)
    , m_inventory(inventory)
    , m_progress(new ui::ProgressPanel(window))
{
    connect(&inventory, &Inventory::pictureChanged, this, &Importing::checkAll);
}

Importing::~Importing() = default;

bool Importing::isChecked() const
{
    return !m_isReading && !m_isChecking && !m_isOutdated;
}

int Importing::total(RowOutcome outcome) const
{
    int all = 0;
    for (const ImportEntry &entry : m_entries)
        all += entry.plan ? entry.plan->total(outcome) : 0;
    return all;
}

int Importing::ready() const
{
    return total(RowOutcome::New) + total(RowOutcome::Changed);
}

// ---------------------------------------------------------------- files

template<typename ReadFiles> void Importing::read(const QString &title, ReadFiles read)
{
    if (m_isReading || m_isWriting)
        return;
    m_isReading = true;
    if (m_outcome)
        goOn();
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database()), read](
                                      TaskControl &control) -> Result<ImportFiles> {
        HZ_TRY(const Read look, lookAt(database));
        return read(rememberedIn(look), control);
    });
    m_progress->follow(task, title);
    Q_EMIT changed();
    whenDone(task, this, [this](const Result<ImportFiles> &files) {
        m_isReading = false;
        if (files)
            take(*files);
        else if (files.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(files.error());
        Q_EMIT changed();
    });
}

void Importing::add(const QStringList &paths)
{
    if (!paths.isEmpty())
        read(tr("Reading the files"), [paths](const MapMemory &memory, TaskControl &task) {
            return readImportFiles(paths, memory, task);
        });
}

void Importing::addPasted(const QString &text)
{
    read(tr("Reading the table"), [text](const MapMemory &memory, TaskControl &task) {
        return readPastedTable(text, memory, task);
    });
}

void Importing::setEncoding(size_t entry, sheet::TextEncoding encoding)
{
    const QString path = m_entries[entry].list.path;
    if (path.isEmpty() || m_entries[entry].list.encoding == encoding)
        return;
    read(
        tr("Reading the file again"), [path, encoding](const MapMemory &memory, TaskControl &task) {
            return readAgain(path, encoding, memory, task);
        });
}

void Importing::take(const ImportFiles &files)
{
    for (const ImportList &list : files.lists) {
        // The same sheet once more takes the place of what was read before.
        const auto known
            = std::find_if(m_entries.begin(), m_entries.end(), [&list](const ImportEntry &entry) {
                  return !list.path.isEmpty() && entry.list.path == list.path
                      && entry.list.sheet == list.sheet && !entry.list.agents == !list.agents;
              });
        if (known != m_entries.end()) {
            known->list = list;
            known->decisions.clear();
            touch(*known);
            continue;
        }
        ImportEntry entry;
        entry.id = ++m_lastId;
        entry.list = list;
        entry.school = m_ownSchool;
        m_entries.push_back(std::move(entry));
    }
    m_unread.insert(m_unread.end(), files.unread.begin(), files.unread.end());
    check();
}

void Importing::remove(size_t entry)
{
    const bool wasOfSchools = m_entries[entry].list.map.subject == ImportSubject::Schools;
    m_entries.erase(m_entries.begin() + std::ptrdiff_t(entry));
    if (wasOfSchools)
        checkAll(); // other lists may have relied on them
    Q_EMIT changed();
}

void Importing::removeUnread(size_t file)
{
    m_unread.erase(m_unread.begin() + std::ptrdiff_t(file));
    Q_EMIT changed();
}

void Importing::clear()
{
    if (m_isWriting)
        return;
    m_entries.clear();
    m_unread.clear();
    m_outcome.reset();
    Q_EMIT changed();
}

// ---------------------------------------------------------------- what is understood

void Importing::touch(ImportEntry &entry)
{
    ++entry.m_version;
    entry.plan.reset();
    entry.problem.reset();
}

void Importing::setMap(size_t entry, const ColumnMap &map)
{
    m_entries[entry].list.map = map;
    touch(m_entries[entry]);
    check();
}

void Importing::setSchool(size_t entry, const UnitCode &school)
{
    m_entries[entry].school = school;
    touch(m_entries[entry]);
    check();
}

void Importing::keepMap(size_t entry, const QString &name)
{
    ColumnMap &map = m_entries[entry].list.map;
    map.name = name;
    whenDone(m_inventory.edit({{.id = map.documentId(), .after = map.toJson()}}), this,
        [this, name](const Result<QList<Edit>> &done) {
            if (done)
                Q_EMIT mapKept(name);
            else
                Q_EMIT failed(done.error());
        });
    Q_EMIT changed();
}

void Importing::decide(size_t entry, const RowDecision &decision)
{
    m_entries[entry].decisions.push_back(decision);
    ++m_entries[entry].m_version; // what was known stays in sight until the check has run
    check();
}

void Importing::undoDecision(size_t entry)
{
    if (m_entries[entry].decisions.empty())
        return;
    m_entries[entry].decisions.pop_back();
    ++m_entries[entry].m_version;
    check();
}

// ---------------------------------------------------------------- the dry run

ImportOptions Importing::optionsOf(const ImportEntry &entry) const
{
    ImportOptions options{.school = entry.school,
        .year = m_inventory.year(),
        .deed = {m_inventory.now(), platform::userName()},
        .origin = entry.list.file};
    // Before the first census it is that of the school year.
    constexpr int kSchoolYearBegins = 8; // month
    const QDate today = m_inventory.today();
    if (options.year == 0)
        options.year = today.month() >= kSchoolYearBegins ? today.year() : today.year() - 1;
    for (const RowDecision &decision : entry.decisions) {
        if (decision.what == RowDecision::What::LeftOut)
            options.leftOut.insert(decision.row);
        else
            options.decisions.insert(decision.row, decision.device);
    }
    return options;
}

// Schools first: a machine needs its school.
std::vector<Importing::Asked> Importing::askedInOrder() const
{
    std::vector<Asked> lists;
    for (const ImportEntry &entry : m_entries)
        lists.push_back({.id = entry.id,
            .version = entry.m_version,
            .name = entry.list.name(),
            .table = entry.list.table,
            .agents = entry.list.agents,
            .map = entry.list.map,
            .options = optionsOf(entry),
            .known = entry.m_checked == entry.m_version ? entry.plan : nullptr});
    std::stable_sort(lists.begin(), lists.end(), [](const Asked &a, const Asked &b) {
        return importOrder(a.map.subject) < importOrder(b.map.subject);
    });
    return lists;
}

void Importing::checkAll()
{
    m_stock.reset(); // others have written
    if (m_isWriting || m_outcome)
        return;
    for (ImportEntry &entry : m_entries)
        ++entry.m_version;
    if (!m_entries.empty())
        check();
}

// What has changed since is planned, all of it if what is there, or a list of schools, has changed.
void Importing::check()
{
    if (m_isChecking) {
        m_isOutdated = true;
        if (m_check)
            m_check->stop = true;
        Q_EMIT changed();
        return;
    }
    if (!m_inventory.picture().inventory)
        return; // asked again by the first picture
    m_isChecking = true;
    m_isOutdated = false;
    const std::vector<Asked> lists = askedInOrder();
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database()),
                                      stock = m_stock, inventory = m_inventory.picture().inventory,
                                      lists](TaskControl &control) -> Result<CheckedAll> {
        CheckedAll all{.stock = stock};
        HZ_TRY(const Read read, lookAt(database));
        if (!all.stock) {
            all.stock = std::make_shared<ImportStock>();
            HZ_TRY(all.stock->machines, loadMatchStock(*read));
        }
        all.stock->inventory = inventory;
        all.stock->body = bodiesOf(read);
        bool areSchoolsNew = false; // what follows is planned on them
        for (const Asked &list : lists) {
            Checked checked{.id = list.id, .version = list.version, .plan = list.known};
            if (!checked.plan || areSchoolsNew) {
                Result<ImportPlan> plan = list.plan(*all.stock, control);
                if (control.isCancelled())
                    break;
                if (plan)
                    checked.plan = std::make_shared<const ImportPlan>(std::move(*plan));
                else
                    checked.error = plan.error();
                areSchoolsNew = areSchoolsNew || list.map.subject == ImportSubject::Schools;
            }
            if (checked.plan)
                all.stock->expect(*checked.plan);
            all.lists.push_back(std::move(checked));
        }
        all.stock->body = {}; // the look at the database ends here
        return all;
    });
    m_check = task.state;
    Q_EMIT changed();
    whenDone(task, this, [this](const Result<CheckedAll> &all) {
        m_isChecking = false;
        m_check.reset();
        if (all)
            takeChecked(*all);
        else if (all.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(all.error());
        if (m_isOutdated)
            check();
        else
            Q_EMIT changed();
    });
}

void Importing::takeChecked(const CheckedAll &all)
{
    m_stock = all.stock;
    for (const Checked &checked : all.lists)
        for (ImportEntry &entry : m_entries) {
            if (entry.id != checked.id || entry.m_version != checked.version)
                continue;
            entry.plan = checked.plan;
            entry.problem = checked.error;
            entry.m_checked = checked.version;
        }
}

// ---------------------------------------------------------------- the writing

void Importing::write()
{
    if (m_isWriting || m_isReading || m_entries.empty())
        return;
    m_isWriting = true;
    const std::vector<Asked> lists = askedInOrder();
    const auto outcome = std::make_shared<ImportOutcome>();
    const auto task = m_tasks.run(
        [&database = m_inventory.database(), lists, outcome](TaskControl &control) -> Result<> {
            for (const Asked &list : lists) {
                ImportOutcome::Part &part = outcome->parts.emplace_back();
                part.entry = list.id;
                part.list = list.name;
                QList<Edit> edits;
                {
                    HZ_TRY(const ImportStock stock, ImportStock::load(database));
                    Result<ImportPlan> plan = list.plan(stock, control);
                    if (!plan && plan.error().kind == Error::Kind::Cancelled)
                        return Failure(plan.error());
                    if (!plan) {
                        part.error = plan.error();
                        continue;
                    }
                    part.plan = std::make_shared<const ImportPlan>(std::move(*plan));
                    edits = part.plan->edits();
                }
                HZ_TRY(const qsizetype written,
                    writeEdits(database, edits, control,
                        [&outcome](const QList<Edit> &undo) { outcome->undo += undo; }));
                if (written < edits.size())
                    return cancelled();
            }
            return {};
        });
    m_progress->follow(task, tr("Importing"));
    Q_EMIT changed();
    whenDone(task, this, [this, outcome](const Result<> &done) {
        m_isWriting = false;
        outcome->isStopped = !done;
        if (!done && done.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(done.error());
        showOutcome(std::move(*outcome));
    });
}

void Importing::showOutcome(ImportOutcome outcome)
{
    m_stock.reset();
    if (outcome.undo.isEmpty() && outcome.isStopped) {
        checkAll();
        Q_EMIT changed();
        return;
    }
    for (const Edit &edit : outcome.undo)
        if (edit.id.startsWith(u"device:"))
            outcome.devices.emplace_back(edit.id.mid(int(std::size("device:")) - 1));
    m_outcome = std::move(outcome);
    Q_EMIT changed();
}

void Importing::undo()
{
    if (!m_outcome || m_isWriting)
        return;
    m_isWriting = true;
    QList<Edit> back = m_outcome->undo;
    std::reverse(back.begin(), back.end());
    const auto left = std::make_shared<qsizetype>(0); // of the undoing, from its beginning
    const auto task = m_tasks.run(
        [&database = m_inventory.database(), back, left](TaskControl &control) -> Result<> {
            HZ_TRY(*left, writeEdits(database, back, control));
            return *left < back.size() ? Result<>(cancelled()) : Result<>();
        });
    m_progress->follow(task, tr("Undoing the import"));
    Q_EMIT changed();
    whenDone(task, this, [this, left](const Result<> &done) {
        m_isWriting = false;
        m_outcome->undo.resize(m_outcome->undo.size() - *left);
        if (!done && done.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(done.error());
        if (done) {
            m_outcome.reset();
            Q_EMIT undone();
            checkAll();
        }
        Q_EMIT changed();
    });
}

void Importing::goOn()
{
    if (!m_outcome)
        return;
    const ImportOutcome outcome = *std::exchange(m_outcome, std::nullopt);
    std::erase_if(m_entries, [&outcome](const ImportEntry &entry) {
        return std::any_of(outcome.parts.begin(), outcome.parts.end(),
            [&entry, &outcome](const ImportOutcome::Part &part) {
                return part.entry == entry.id && part.plan && !outcome.isStopped
                    && part.plan->total(RowOutcome::Failed) == 0
                    && part.plan->total(RowOutcome::Doubtful) == 0;
            });
    });
    checkAll();
    Q_EMIT changed();
}

} // namespace hz::console

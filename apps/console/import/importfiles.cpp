#include "import/importfiles.h"

#include <hz/core/task.h>
#include <hz/inventory/agentfiles.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ImportFiles)
};

constexpr qsizetype kMostSheetFiles = 2'000; // in folders that were handed over

bool isOfAgents(const QString &path)
{
    static const QStringList kSuffixes{
        QStringLiteral("json"), QStringLiteral("xml"), QStringLiteral("ocs")};
    return kSuffixes.contains(QFileInfo(path).suffix().toLower());
}

class Reader {
public:
    Reader(const MapMemory &remembered, TaskControl &task)
        : m_remembered(remembered)
        , m_task(task)
    {
    }

    Result<> readAll(const QStringList &paths);
    Result<> readSheets(sheet::SheetFile &file, const QString &path, const QString &name);
    ImportFiles take();

private:
    Result<> readFolder(const QString &folder);
    Result<> readOne(const QString &path);
    Result<> note(const QString &path, const Result<> &read);

    const MapMemory &m_remembered;
    TaskControl &m_task;
    ImportFiles m_files;
    std::shared_ptr<AgentList> m_agents = std::make_shared<AgentList>();
    QStringList m_agentPlaces; // files and folders that gave reports
};

// A file that cannot be read is noted, and the rest is read.
Result<> Reader::note(const QString &path, const Result<> &read)
{
    if (!read && read.error().kind == Error::Kind::Cancelled)
        return read;
    if (!read)
        m_files.unread.push_back({path, read.error()});
    return {};
}

Result<> Reader::readSheets(sheet::SheetFile &file, const QString &path, const QString &name)
{
    HZ_TRY(std::vector<ImportTable> tables, readImportTables(file, m_task));
    if (tables.empty())
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” holds no rows. Choose a list with something in it.").arg(name));
    const bool isOne = tables.size() == 1;
    for (ImportTable &each : tables) {
        ImportList list{.path = path,
            .file = name,
            .sheet = isOne ? QString() : each.name(),
            .encoding = file.encoding(),
            .map = guessColumns(each, m_remembered)};
        list.table = std::make_shared<const ImportTable>(std::move(each));
        m_files.lists.push_back(std::move(list));
    }
    return {};
}

Result<> Reader::readOne(const QString &path)
{
    if (isOfAgents(path)) {
        HZ_TRY(const AgentReport report, readAgentFile(path, m_task));
        m_agents->add(report, path);
        m_agentPlaces.append(path);
        return {};
    }
    HZ_TRY(const auto file, sheet::SheetFile::open(path, {}, m_task));
    return readSheets(*file, path, QFileInfo(path).fileName());
}

Result<> Reader::readFolder(const QString &folder)
{
    const size_t before = m_agents->table().rows();
    HZ_CHECK(readAgentFolder(
        folder,
        [this](const QString &path, const Result<AgentReport> &report) {
            if (report)
                m_agents->add(*report, path);
            else
                m_files.unread.push_back({path, report.error()});
        },
        m_task));
    if (m_agents->table().rows() > before)
        m_agentPlaces.append(folder);
    QStringList sheets;
    QDirIterator files(folder,
        {QStringLiteral("*.xlsx"), QStringLiteral("*.xls"), QStringLiteral("*.csv"),
            QStringLiteral("*.tsv")},
        QDir::Files | QDir::NoSymLinks | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext() && sheets.size() <= kMostSheetFiles && !m_task.isCancelled()) {
        const QString path = files.next();
        if (!QFileInfo(path).fileName().startsWith(u"~$")) // left behind by an open program
            sheets.append(path);
    }
    if (sheets.size() > kMostSheetFiles)
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” holds more than %L2 spreadsheets. Choose a smaller folder.")
                .arg(QDir::toNativeSeparators(folder))
                .arg(kMostSheetFiles));
    if (sheets.isEmpty() && m_agents->table().rows() == before && m_files.unread.empty())
        return failure(Error::Kind::NotFound,
            Tr::tr("“%1” holds no spreadsheets and no agents' files.")
                .arg(QDir::toNativeSeparators(folder)));
    std::sort(sheets.begin(), sheets.end());
    return readAll(sheets);
}

Result<> Reader::readAll(const QStringList &paths)
{
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (m_task.isCancelled())
            return cancelled();
        m_task.setProgress(i, paths.size());
        const QString &path = paths[i];
        HZ_CHECK(note(path, QFileInfo(path).isDir() ? readFolder(path) : readOne(path)));
    }
    return {};
}

ImportFiles Reader::take()
{
    if (m_agents->table().rows() > 0) {
        const bool isOnePlace = m_agentPlaces.size() == 1;
        ImportList list{.path = isOnePlace ? m_agentPlaces.first() : QString(),
            .file = isOnePlace
                ? QFileInfo(m_agentPlaces.first()).fileName()
                : Tr::tr("%n agent's file(s)", nullptr, int(m_agents->table().rows())),
            .agents = m_agents,
            .map = m_agents->map()};
        list.table = std::shared_ptr<const ImportTable>(m_agents, &m_agents->table());
        m_files.lists.push_back(std::move(list));
    }
    std::stable_sort(
        m_files.lists.begin(), m_files.lists.end(), [](const ImportList &a, const ImportList &b) {
            return importOrder(a.map.subject) < importOrder(b.map.subject);
        });
    return std::move(m_files);
}

} // namespace

QString ImportList::name() const
{
    return sheet.isEmpty() ? file : Tr::tr("%1 · %2", "file, sheet").arg(file, sheet);
}

MapMemory rememberedIn(const std::shared_ptr<const store::ReadTransaction> &read)
{
    return [read](const QString &id) {
        const Result<store::Document> found = read->get(id);
        return found ? found->body : QJsonObject();
    };
}

Result<ImportFiles> readImportFiles(
    const QStringList &paths, const MapMemory &remembered, TaskControl &task)
{
    Reader reader(remembered, task);
    HZ_CHECK(reader.readAll(paths));
    return reader.take();
}

Result<ImportFiles> readAgain(const QString &path, sheet::TextEncoding encoding,
    const MapMemory &remembered, TaskControl &task)
{
    HZ_TRY(const auto file, sheet::SheetFile::open(path, {}, task));
    file->setEncoding(encoding);
    Reader reader(remembered, task);
    HZ_CHECK(reader.readSheets(*file, path, QFileInfo(path).fileName()));
    return reader.take();
}

Result<ImportFiles> readPastedTable(
    const QString &text, const MapMemory &remembered, TaskControl &task)
{
    const QString name = Tr::tr("From the clipboard");
    HZ_TRY(const auto file, sheet::SheetFile::fromBytes(text.toUtf8(), name, {}, task));
    Reader reader(remembered, task);
    HZ_CHECK(reader.readSheets(*file, {}, name));
    ImportFiles files = reader.take();
    for (ImportList &list : files.lists)
        list.encoding.reset(); // it came as characters
    return files;
}

} // namespace hz::console

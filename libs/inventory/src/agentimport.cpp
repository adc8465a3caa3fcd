#include "fields_p.h"

#include <hz/core/task.h>
#include <hz/inventory/agentimport.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::AgentList)
};

constexpr size_t kDisks = 8;
constexpr std::array kFields{ImportField::Room, ImportField::Kind, ImportField::Maker,
    ImportField::Model, ImportField::Serial, ImportField::Uuid, ImportField::BoardSerial,
    ImportField::Tag, ImportField::Mac, ImportField::Seen, ImportField::Cpu, ImportField::Memory,
    ImportField::Disk, ImportField::System};

QString sizeText(qint64 mib)
{
    return mib > 0 ? QString::number(mib) + QStringLiteral(" MiB") : QString();
}

TakenFor takenFor(const KindGuess &guess)
{
    const QString kind = wordOf(guess.kind);
    switch (guess.by) {
    case KindGuess::By::Model:
        return {guess.kind, Tr::tr("By its model it is taken for: %1.").arg(kind)};
    case KindGuess::By::Battery:
        return {guess.kind, Tr::tr("It has a battery, so it is taken for: %1.").arg(kind)};
    case KindGuess::By::System:
        return {guess.kind, Tr::tr("By its system it is taken for: %1.").arg(kind)};
    case KindGuess::By::Nothing:
        break;
    }
    return {guess.kind,
        Tr::tr("The report does not say what kind of computer it is; it is taken for: %1.")
            .arg(kind)};
}

} // namespace

AgentList::AgentList()
    : m_table(QString())
{
    for (const ImportField field : kFields)
        m_map.columns.push_back({.field = field});
    for (size_t i = 0; i < kDisks; ++i)
        m_map.columns.push_back({.field = ImportField::DiskSerial});
}

void AgentList::add(const AgentReport &report, const QString &path)
{
    QStringList macs;
    for (const AgentNetwork &network : report.networks)
        if (!network.isVirtual)
            macs.append(network.mac);
    qint64 diskMib = 0;
    for (const AgentDisk &disk : report.disks)
        diskMib += disk.sizeMib;
    const std::optional<DeviceKind> kind = report.kind();
    QStringList texts{report.tag, kind ? nameOf(*kind) : QString(), report.maker, report.model,
        report.serial, report.uuid, report.boardSerial, report.assetTag, macs.join(u' '),
        report.time.date().toString(Qt::ISODate), report.cpus.value(0).name,
        sizeText(report.memoryMib), sizeText(diskMib),
        (report.systemName + u' ' + report.systemVersion).trimmed()};
    for (size_t i = 0; i < kDisks; ++i)
        texts.append(report.disks.value(qsizetype(i)).serial);
    std::vector<sheet::CellView> cells;
    for (const QString &text : texts)
        cells.push_back({text, text.isEmpty() ? sheet::CellType::Empty : sheet::CellType::Text});
    m_paths.append(path);
    m_days.push_back(report.time.date());
    const qint64 number = m_paths.size();
    if (!kind)
        m_takenFor.insert(number, inventory::takenFor(likelyKind(report)));
    m_table.add({.number = number, .cells = cells});
    std::vector<quint32> &programs = m_programsOf.emplace_back();
    programs.reserve(size_t(report.programs.size()));
    for (const AgentProgram &each : report.programs) {
        const Program program{each.name.left(kMaxKeptName), each.version.left(kMaxKeptVersion)};
        auto known = m_programRows.constFind(program);
        if (known == m_programRows.constEnd()) {
            known = m_programRows.insert(program, quint32(m_programs.size()));
            m_programs.push_back(program);
        }
        programs.push_back(*known);
    }
}

QJsonArray AgentList::programs(qint64 number) const
{
    std::vector<const Program *> sorted;
    for (const quint32 row : m_programsOf[size_t(number) - 1])
        sorted.push_back(&m_programs[row]);
    const auto isBefore = [](const Program *a, const Program *b) { return *a < *b; };
    const auto isSame = [](const Program *a, const Program *b) { return *a == *b; };
    std::sort(sorted.begin(), sorted.end(), isBefore);
    sorted.erase(std::unique(sorted.begin(), sorted.end(), isSame), sorted.end());
    if (qsizetype(sorted.size()) > kMaxKeptPrograms)
        sorted.resize(size_t(kMaxKeptPrograms));
    QJsonArray list;
    for (const Program *program : sorted) {
        QJsonObject object{{QLatin1StringView("name"), program->first}};
        if (!program->second.isEmpty())
            object[QLatin1StringView("version")] = program->second;
        list.append(object);
    }
    return list;
}

QDate AgentList::day(qint64 number) const
{
    return m_days[size_t(number) - 1];
}

Result<ImportPlan> planAgents(const AgentList &list, const ImportStock &stock,
    const ImportOptions &options, TaskControl &task)
{
    ImportOptions all = options;
    all.needsNumbers = true;
    all.takenFor = list.takenFor();
    HZ_TRY(ImportPlan plan, planImport(list.table(), list.map(), stock, all, task));
    for (const PlannedRow &row : plan.rows) {
        if (task.isCancelled())
            return cancelled();
        const bool isKnown = row.outcome == RowOutcome::New || row.outcome == RowOutcome::Changed
            || row.outcome == RowOutcome::Same;
        // A partial report lists none where nothing changed: then nothing is known.
        const QJsonArray programs = isKnown ? list.programs(row.number) : QJsonArray();
        if (programs.isEmpty())
            continue;
        const QString device = row.id.section(u':', 1);
        const QString id = QLatin1StringView("software:") + device;
        HZ_TRY(const QJsonObject before, stock.body(id));
        if (before[QLatin1StringView("programs")].toArray() == programs)
            continue;
        // A report that comes late tells nothing of today.
        const QDate day = list.day(row.number);
        const QString seen = before[QLatin1StringView("seen")].toString();
        if (day.isValid() && day.toString(Qt::ISODate) < seen)
            continue;
        QJsonObject after = before;
        Layout(after, QLatin1StringView("software"))
            .set(QLatin1StringView("device"), device)
            .set(QLatin1StringView("seen"), day);
        after[QLatin1StringView("programs")] = programs;
        plan.attached.push_back({.id = id, .before = before, .after = after});
    }
    return plan;
}

} // namespace hz::inventory

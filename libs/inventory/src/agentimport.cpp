#include <hz/inventory/agentimport.h>

#include <array>

namespace hz::inventory {

namespace {

constexpr size_t kDisks = 8;
constexpr std::array kFields{ImportField::Room, ImportField::Kind, ImportField::Maker,
    ImportField::Model, ImportField::Serial, ImportField::Uuid, ImportField::BoardSerial,
    ImportField::Tag, ImportField::Mac, ImportField::Seen, ImportField::Cpu, ImportField::Memory,
    ImportField::Disk, ImportField::System};

QString sizeText(qint64 mib)
{
    return mib > 0 ? QString::number(mib) + QStringLiteral(" MiB") : QString();
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
    m_table.add({.number = m_paths.size(), .cells = cells});
}

} // namespace hz::inventory

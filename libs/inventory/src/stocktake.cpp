#include "servicefields_p.h"

#include <hz/inventory/roomlist.h>
#include <hz/inventory/stocktake.h>
#include <hz/store/transaction.h>

#include <algorithm>
#include <array>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kLabel("HZ1:");
constexpr QLatin1StringView kStocktakes("stocktake:"), kScans("scan:");
constexpr qsizetype kMostCode = 200; // letters that are kept of what was scanned

QString normal(const QString &code)
{
    return code.trimmed().toCaseFolded();
}

std::array<QString, 2> numbersOf(const Register &inventory, quint32 row)
{
    const DeviceRow &device = inventory.devices()[row];
    return {normal(inventory.tag(device)), normal(inventory.serial(device))};
}

} // namespace

Result<Stocktake> Stocktake::fromJson(const QJsonObject &json)
{
    Stocktake stocktake;
    Fields fields(json);
    fields.read(QLatin1StringView("id"), stocktake.id);
    fields.need(QLatin1StringView("school"), stocktake.school);
    fields.read(QLatin1StringView("room"), stocktake.room);
    readTime(fields, QLatin1StringView("startedAt"), stocktake.startedAt);
    readTime(fields, QLatin1StringView("endedAt"), stocktake.endedAt);
    fields.read(QLatin1StringView("by"), stocktake.by);
    HZ_CHECK(fields.outcome());
    return stocktake;
}

QJsonObject Stocktake::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("stocktake"))
        .set(QLatin1StringView("id"), id)
        .set(QLatin1StringView("school"), school)
        .set(QLatin1StringView("room"), room)
        .set(QLatin1StringView("startedAt"), timeText(startedAt))
        .set(QLatin1StringView("endedAt"), timeText(endedAt))
        .set(QLatin1StringView("by"), by);
    return over;
}

Result<Scan> Scan::fromJson(const QJsonObject &json)
{
    Scan scan;
    Fields fields(json);
    fields.read(QLatin1StringView("id"), scan.id);
    fields.read(QLatin1StringView("stocktake"), scan.stocktake);
    fields.read(QLatin1StringView("code"), scan.code);
    if (scan.code.isEmpty())
        fields.refuse(QLatin1StringView("code"));
    fields.read(QLatin1StringView("device"), scan.device);
    readTime(fields, QLatin1StringView("at"), scan.at);
    fields.read(QLatin1StringView("by"), scan.by);
    HZ_CHECK(fields.outcome());
    return scan;
}

QJsonObject Scan::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("scan"))
        .set(QLatin1StringView("id"), id)
        .set(QLatin1StringView("stocktake"), stocktake)
        .set(QLatin1StringView("code"), code.left(kMostCode))
        .set(QLatin1StringView("device"), device)
        .set(QLatin1StringView("at"), timeText(at))
        .set(QLatin1StringView("by"), by);
    return over;
}

QString documentId(const Stocktake &stocktake)
{
    return kStocktakes + stocktake.id;
}

QString documentId(const Scan &scan)
{
    return kScans + scan.stocktake + u':' + scan.id;
}

Result<std::vector<Stocktake>> stocktakes(const store::ReadTransaction &read)
{
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kStocktakes));
    std::vector<Stocktake> all;
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (Result<Stocktake> stocktake = Stocktake::fromJson(document.body))
            all.push_back(std::move(*stocktake));
    }
    std::sort(all.begin(), all.end(), [](const Stocktake &a, const Stocktake &b) {
        return a.startedAt == b.startedAt ? a.id > b.id : a.startedAt > b.startedAt;
    });
    return all;
}

Result<std::vector<Scan>> scansOf(const store::ReadTransaction &read, const QString &stocktake)
{
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kScans + stocktake + u':'));
    std::vector<Scan> scans;
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (Result<Scan> scan = Scan::fromJson(document.body))
            scans.push_back(std::move(*scan));
    }
    std::sort(scans.begin(), scans.end(),
        [](const Scan &a, const Scan &b) { return a.at == b.at ? a.id < b.id : a.at < b.at; });
    return scans;
}

QString scanCodeOf(const DeviceId &device)
{
    return kLabel + device.text();
}

CodeIndex::CodeIndex(std::shared_ptr<const Register> inventory)
    : m_inventory(std::move(inventory))
{
    const std::vector<DeviceRow> &devices = m_inventory->devices();
    m_numbers.reserve(devices.size() * 2);
    for (quint32 row = 0; row < devices.size(); ++row)
        for (const QString &key : numbersOf(*m_inventory, row))
            if (!key.isEmpty())
                m_numbers.push_back({qHash(key), row});
    std::sort(m_numbers.begin(), m_numbers.end());
    m_numbers.erase(std::unique(m_numbers.begin(), m_numbers.end()), m_numbers.end());
}

std::vector<quint32> CodeIndex::find(const QString &code) const
{
    const QString key = normal(code);
    if (key.startsWith(kLabel, Qt::CaseInsensitive)) {
        const std::optional<Ulid> id = Ulid::fromString(key.sliced(kLabel.size()).toUpper());
        const quint32 row = id ? m_inventory->deviceRow(DeviceId(id->toString())) : kNoRow;
        return row == kNoRow ? std::vector<quint32>() : std::vector<quint32>{row};
    }
    const size_t hash = qHash(key);
    std::vector<quint32> found;
    for (auto at = std::lower_bound(m_numbers.begin(), m_numbers.end(), Number{.hash = hash});
         at != m_numbers.end() && at->hash == hash; ++at)
        if (const auto numbers = numbersOf(*m_inventory, at->row);
            std::find(numbers.begin(), numbers.end(), key) != numbers.end())
            found.push_back(at->row);
    return found;
}

bool isExpected(const Stocktake &stocktake, const Register &inventory, const DeviceRow &device)
{
    const bool isHere = stocktake.room.isEmpty()
        ? device.school != kNoRow && inventory.schools()[device.school].code == stocktake.school
        : device.room != kNoRow && inventory.rooms()[device.room].id == stocktake.room;
    return isHere && isThere(device.state) && device.state != DeviceState::OnLoan
        && device.state != DeviceState::InRepair;
}

DeviceId meant(const CodeIndex &codes, const Stocktake &stocktake, const QString &code)
{
    const Register &inventory = *codes.inventory();
    std::vector<quint32> rows = codes.find(code);
    if (rows.size() > 1)
        std::erase_if(rows, [&](quint32 row) {
            return !isExpected(stocktake, inventory, inventory.devices()[row]);
        });
    return rows.size() == 1 ? inventory.idOf(inventory.devices()[rows.front()]) : DeviceId();
}

Count countOf(const Register &inventory, const Stocktake &stocktake, std::span<const Scan> scans)
{
    std::vector<quint32> scanned;
    Count count;
    for (const Scan &scan : scans) {
        const quint32 row = scan.device.isEmpty() ? kNoRow : inventory.deviceRow(scan.device);
        if (row != kNoRow)
            scanned.push_back(row);
        else
            count.unknown.push_back(scan.code);
    }
    const auto makeUnique = [](auto &values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    makeUnique(scanned);
    makeUnique(count.unknown);
    for (quint32 row = 0; row < inventory.devices().size(); ++row) {
        const bool isScanned = std::binary_search(scanned.begin(), scanned.end(), row);
        if (isExpected(stocktake, inventory, inventory.devices()[row]))
            (isScanned ? count.found : count.missing).push_back(row);
        else if (isScanned)
            count.unexpected.push_back(row);
    }
    return count;
}

ScanOutcome outcomeOf(const CodeIndex &codes, const Stocktake &stocktake,
    std::span<const Scan> before, const QString &code)
{
    const DeviceId device = meant(codes, stocktake, code);
    if (device.isEmpty())
        return codes.find(code).empty() ? ScanOutcome::Unknown : ScanOutcome::Several;
    if (std::any_of(before.begin(), before.end(),
            [&device](const Scan &scan) { return scan.device == device; }))
        return ScanOutcome::Again;
    const Register &inventory = *codes.inventory();
    return isExpected(stocktake, inventory, inventory.devices()[inventory.deviceRow(device)])
        ? ScanOutcome::Found
        : ScanOutcome::Unexpected;
}

} // namespace hz::inventory

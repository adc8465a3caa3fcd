#include <hz/inventory/devicestory.h>
#include <hz/store/transaction.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kPrefix("movement:");

Result<> apply(store::ProjectionWriter &writer, const store::Document &document)
{
    if (!document.id.startsWith(kPrefix))
        return {};
    const QString device = document.body[QLatin1StringView("device")].toString();
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO movement_devices(id, device) VALUES(?,?)"),
        {document.id, device});
}

Result<> removeFrom(store::ProjectionWriter &writer, const QString &id)
{
    if (!id.startsWith(kPrefix))
        return {};
    return writer.run(QStringLiteral("DELETE FROM movement_devices WHERE id=?"), {id});
}

std::vector<Program> programsOf(const QJsonObject &body)
{
    std::vector<Program> programs;
    const QJsonArray list = body[QLatin1StringView("programs")].toArray();
    for (const QJsonValue &each : list) {
        const QJsonObject program = each.toObject();
        programs.push_back({program[QLatin1StringView("name")].toString(),
            program[QLatin1StringView("version")].toString()});
    }
    std::sort(programs.begin(), programs.end(), [](const Program &a, const Program &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return programs;
}

// Two people who received one order without a network tell of the same journey: the first counts.
void eraseRepeated(std::vector<Movement> &latestFirst)
{
    const auto tellsSame = [](const Movement &a, const Movement &b) {
        return a.order == b.order && a.kind == b.kind && a.from == b.from && a.to == b.to;
    };
    for (size_t i = 0; i < latestFirst.size();) {
        const auto next = latestFirst.begin() + qptrdiff(i) + 1;
        const bool isRepeated = !latestFirst[i].order.isEmpty()
            && std::any_of(next, latestFirst.end(),
                [&](const Movement &earlier) { return tellsSame(earlier, latestFirst[i]); });
        if (isRepeated)
            latestFirst.erase(latestFirst.begin() + qptrdiff(i));
        else
            ++i;
    }
}

} // namespace

store::Projection movementProjection()
{
    store::Projection movements;
    movements.name = QStringLiteral("movement");
    movements.version = 1;
    movements.ddl = {
        QStringLiteral("CREATE TABLE movement_devices(id TEXT PRIMARY KEY, device TEXT NOT NULL) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX movement_by_device ON movement_devices(device)"),
    };
    movements.apply = apply;
    movements.remove = removeFrom;
    movements.queries = {{QStringLiteral("movementsOfDevice"),
        QStringLiteral("SELECT id FROM movement_devices WHERE device=?")}};
    return movements;
}

Result<std::vector<Movement>> movementsOf(
    const store::ReadTransaction &read, const DeviceId &device)
{
    HZ_TRY(const QList<QVariantList> rows,
        read.rows(QStringLiteral("movementsOfDevice"), {device.text()}));
    std::vector<Movement> movements;
    for (const QVariantList &row : rows) {
        HZ_TRY(const store::Document document, read.get(row[0].toString()));
        if (Result<Movement> movement = Movement::fromJson(document.body))
            movements.push_back(std::move(*movement));
    }
    std::sort(movements.begin(), movements.end(), [](const Movement &a, const Movement &b) {
        return a.at == b.at ? a.id > b.id : a.at > b.at;
    });
    eraseRepeated(movements);
    return movements;
}

Result<DeviceStory> readStory(const store::ReadTransaction &read, const DeviceId &device)
{
    DeviceStory story;
    HZ_TRY(const store::Document document, read.get(QLatin1StringView("device:") + device.text()));
    HZ_TRY(story.device, Device::fromJson(document.body));
    HZ_TRY(story.movements, movementsOf(read, device));
    const Result<store::Document> software
        = read.get(QLatin1StringView("software:") + device.text());
    if (software)
        story.programs = programsOf(software->body);
    else if (software.error().kind != Error::Kind::NotFound)
        return Failure(software.error());
    return story;
}

} // namespace hz::inventory

#include "matching_p.h"

#include <hz/core/task.h>
#include <hz/inventory/duplicates.h>
#include <hz/store/transaction.h>

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr quint32 kDevicesBetweenPolls = 1024;

QString distinctId(const DeviceId &one, const DeviceId &other)
{
    const auto [first, second] = std::minmax(one.text(), other.text());
    return QLatin1StringView("distinct:") + first + u':' + second;
}

QStringList formsOf(const Identity &identity, Identifier what)
{
    QStringList forms;
    for (const QString &text : textsOf(identity, what))
        if (const QString form = comparable(what, text); !form.isEmpty())
            forms.append(form);
    return forms;
}

} // namespace

Result<std::vector<DevicePair>> doubtfulPairs(const store::ReadTransaction &read, TaskControl &task)
{
    HZ_TRY(const MatchStock stock, loadMatchStock(read));
    HZ_TRY(const QStringList ids, read.idsWithPrefix(QStringLiteral("distinct:")));
    const QSet<QString> distinct(ids.begin(), ids.end());
    std::vector<DevicePair> pairs;
    quint32 device = 0;
    HZ_CHECK(forEachIdentity(read, [&](const QString &id, const Identity &identity) -> Result<> {
        if (device % kDevicesBetweenPolls == 0) {
            if (task.isCancelled())
                return cancelled();
            task.setProgress(device, qint64(stock.index.size()));
        }
        const Match match = stock.index.find(identity);
        for (const Candidate &candidate : match.candidates) {
            // Each pair once, from the later of the two.
            if (candidate.device >= device || candidate.witnesses < 1 || candidate.score <= 0)
                continue;
            const DeviceId &before = stock.ids[candidate.device];
            if (distinct.contains(distinctId(before, DeviceId(id))))
                continue;
            pairs.push_back({.first = before,
                .second = DeviceId(id),
                .agreed = candidate.agreed,
                .isContradicted = candidate.isContradicted,
                .isModelAgreed = candidate.isModelAgreed,
                .score = candidate.score});
        }
        ++device;
        return {};
    }));
    std::stable_sort(pairs.begin(), pairs.end(),
        [](const DevicePair &a, const DevicePair &b) { return a.score > b.score; });
    return pairs;
}

Edit distinctDevices(const DeviceId &one, const DeviceId &other, const Deed &deed)
{
    const auto [first, second] = std::minmax(one.text(), other.text());
    QJsonObject body{{QStringLiteral("type"), QStringLiteral("distinct")},
        {QStringLiteral("devices"), QJsonArray{first, second}},
        {QStringLiteral("at"), deed.at.toUTC().toString(Qt::ISODate)}};
    if (!deed.by.isEmpty())
        body[QStringLiteral("by")] = deed.by;
    return {.id = distinctId(one, other), .after = body};
}

Identity identityIn(const QJsonObject &device)
{
    const auto text
        = [&device](const char *key) { return device.value(QLatin1StringView(key)).toString(); };
    const auto list = [&device](const char *key) {
        return device.value(QLatin1StringView(key)).toVariant().toStringList();
    };
    return {.school = UnitCode(text("school")),
        .maker = text("maker"),
        .model = text("model"),
        .assetTag = text("assetTag"),
        .serial = text("serial"),
        .uuid = text("uuid"),
        .boardSerial = text("boardSerial"),
        .macs = list("macs"),
        .diskSerials = list("diskSerials")};
}

QStringList textsOf(const Identity &identity, Identifier what)
{
    QStringList texts;
    switch (what) {
    case Identifier::Serial:
        texts = {identity.serial};
        break;
    case Identifier::Uuid:
        texts = {identity.uuid};
        break;
    case Identifier::BoardSerial:
        texts = {identity.boardSerial};
        break;
    case Identifier::Mac:
        texts = identity.macs;
        break;
    case Identifier::DiskSerial:
        texts = identity.diskSerials;
        break;
    case Identifier::AssetTag:
        texts = {identity.assetTag};
        break;
    }
    texts.removeAll(QString());
    return texts;
}

std::array<Evidence, kIdentifiers> evidenceOf(
    const Identity &one, const Identity &other, quint8 agreed)
{
    std::array<Evidence, kIdentifiers> all = {};
    for (size_t i = 0; i < kIdentifiers; ++i) {
        const auto what = Identifier(i);
        const QStringList first = formsOf(one, what), second = formsOf(other, what);
        const bool isWritten = !textsOf(one, what).isEmpty() || !textsOf(other, what).isEmpty();
        const bool isEqual = std::any_of(first.begin(), first.end(),
            [&second](const QString &form) { return second.contains(form); });
        if ((agreed >> i & 1) != 0)
            all[i] = Evidence::Agrees;
        else if (first.isEmpty() && second.isEmpty())
            all[i] = isWritten ? Evidence::Junk : Evidence::Missing;
        else if (first.isEmpty() || second.isEmpty())
            all[i] = Evidence::OneSided;
        else
            all[i] = isEqual ? Evidence::Common : Evidence::Differs;
    }
    return all;
}

} // namespace hz::inventory

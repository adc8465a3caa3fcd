#include "support/support.h"

#include <hz/core/ulid.h>
#include <hz/inventory/devicemerge.h>
#include <hz/store/database.h>

#include <QtCore/QJsonArray>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

namespace {

const Deed kDeed{QDateTime(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC), QStringLiteral("马老师")};

QJsonObject aDevice(int number, const QStringList &macs)
{
    Device device{.id = DeviceId(Ulid::fromNumber(quint64(number)).toString()),
        .school = UnitCode(QStringLiteral("2162000001")),
        .macs = macs};
    return device.toJson();
}

QJsonObject with(QJsonObject json, const char *key, const QJsonValue &value)
{
    json[QLatin1StringView(key)] = value;
    return json;
}

QString compact(const QJsonObject &json, const char *key)
{
    const QJsonValue value = json[QLatin1StringView(key)];
    return value.isArray() ? value.toVariant().toStringList().join(u' ') : value.toString();
}

} // namespace

class DeviceMergeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRecordThatStaysTakesWhatItLacks()
    {
        const QJsonObject kept = with(with(aDevice(1, {QStringLiteral("8C:EC:4B:01:02:03")}),
                                          "serial", QStringLiteral("KEPT1")),
            "ofLater", 7);
        const QJsonObject other = with(with(with(aDevice(2,
                                                     {QStringLiteral("8c-ec-4b-01-02-03"),
                                                         QStringLiteral("8C:EC:4B:FF:00:01")}),
                                                "serial", QStringLiteral("OTHER")),
                                           "assetTag", QStringLiteral("ZC-7")),
            "unknown", QStringLiteral("stays"));
        const Result<QList<Edit>> edits = mergeDevices(kept, other, kDeed);
        HZ_VERIFY_OK(edits);
        QCOMPARE(edits->size(), 3);
        const QJsonObject whole = edits->at(0).after;
        QCOMPARE(compact(whole, "serial"), QStringLiteral("KEPT1"));
        QCOMPARE(compact(whole, "assetTag"), QStringLiteral("ZC-7"));
        QCOMPARE(compact(whole, "unknown"), QStringLiteral("stays"));
        QCOMPARE(whole[QLatin1StringView("ofLater")].toInt(), 7);
        QCOMPARE(compact(whole, "macs"), QStringLiteral("8C:EC:4B:01:02:03 8C:EC:4B:FF:00:01"));
        QCOMPARE(mergedFrom(whole),
            QList<DeviceId>{DeviceId(other[QLatin1StringView("id")].toString())});
        QVERIFY(edits->at(1).after.isEmpty());
        const Result<Movement> movement = Movement::fromJson(edits->at(2).after);
        HZ_VERIFY_OK(movement);
        QCOMPARE(movement->kind, MovementKind::Merged);
        QCOMPARE(movement->from, QStringLiteral("ZC-7"));
        QCOMPARE(movement->to, QStringLiteral("KEPT1"));
        QCOMPARE(movement->by, QStringLiteral("马老师"));
    }

    void splittingGivesBackBothAndKeepsWhatCameSince()
    {
        const QJsonObject kept = aDevice(1, {QStringLiteral("8C:EC:4B:01:02:03")});
        const QJsonObject other = with(
            aDevice(2, {QStringLiteral("8C:EC:4B:FF:00:01")}), "holder", QStringLiteral("王老师"));
        const Result<QList<Edit>> edits = mergeDevices(kept, other, kDeed);
        HZ_VERIFY_OK(edits);
        QJsonObject now = with(edits->at(0).after, "state", QStringLiteral("inRepair"));
        now[QLatin1StringView("macs")] = now[QLatin1StringView("macs")].toArray()
            << QJsonValue(QStringLiteral("8C:EC:4B:AA:AA:AA"));
        const Result<QList<Edit>> back = splitDevices(edits->at(2).after, now, kDeed);
        HZ_VERIFY_OK(back);
        const QJsonObject first = back->at(0).after;
        QCOMPARE(compact(first, "state"), QStringLiteral("inRepair"));
        QCOMPARE(compact(first, "macs"), QStringLiteral("8C:EC:4B:01:02:03 8C:EC:4B:AA:AA:AA"));
        QVERIFY(!first.contains(QLatin1StringView("holder")));
        QVERIFY(mergedFrom(first).isEmpty());
        QCOMPARE(back->at(1).after, other);
        QCOMPARE(Movement::fromJson(back->at(2).after)->kind, MovementKind::Split);
        // Where nothing came since, everything is as it was.
        QCOMPARE(splitDevices(edits->at(2).after, edits->at(0).after, kDeed)->at(0).after, kept);
    }

    void aMergeIsUndoneByItsEdits()
    {
        const TestDir dir;
        auto database = store::Database::open(dir.path(QStringLiteral("ops.hzdb")));
        HZ_VERIFY_OK(database);
        const QJsonObject kept = aDevice(1, {}), other = aDevice(2, {});
        const auto write = [&](const QList<Edit> &edits) {
            return (*database)->writeAndWait(
                [edits](store::WriteTransaction &transaction) -> Result<QList<Edit>> {
                    QList<Edit> undo;
                    for (const Edit &edit : edits) {
                        HZ_TRY(const Edit back, writeEdit(transaction, edit));
                        undo.prepend(back);
                    }
                    return undo;
                });
        };
        const auto body = [&](const QJsonObject &of) {
            const auto read = *(*database)->read();
            const auto found
                = read->get(QStringLiteral("device:") + of[QLatin1StringView("id")].toString());
            return found ? found->body : QJsonObject();
        };
        HZ_VERIFY_OK(write({{QStringLiteral("device:") + kept[QLatin1StringView("id")].toString(),
                                {}, kept},
            {QStringLiteral("device:") + other[QLatin1StringView("id")].toString(), {}, other}}));
        const auto undo = write(*mergeDevices(kept, other, kDeed));
        HZ_VERIFY_OK(undo);
        QVERIFY(body(other).isEmpty());
        QVERIFY(body(kept) != kept);
        HZ_VERIFY_OK(write(*undo));
        QCOMPARE(body(kept), kept);
        QCOMPARE(body(other), other);
    }

    void whatIsNoMergeIsRefused()
    {
        const QJsonObject one = aDevice(1, {}), two = aDevice(2, {}), three = aDevice(3, {});
        HZ_VERIFY_FAILS(mergeDevices(one, one, kDeed), Invalid);
        HZ_VERIFY_FAILS(mergeDevices(one, {}, kDeed), Invalid);
        HZ_VERIFY_FAILS(splitDevices({}, one, kDeed), Invalid);
        const auto edits = mergeDevices(one, two, kDeed);
        HZ_VERIFY_OK(edits);
        HZ_VERIFY_FAILS(splitDevices(edits->at(2).after, three, kDeed), Invalid);
    }

    void aPlaceIsTakenWholeOrNotAtAll()
    {
        QJsonObject other = with(aDevice(2, {}), "room", QStringLiteral("ROOM"));
        other = with(with(other, "seatColumn", 2), "seatRow", 3);
        const QJsonObject taken = mergeDevices(aDevice(1, {}), other, kDeed)->at(0).after;
        QCOMPARE(compact(taken, "room"), QStringLiteral("ROOM"));
        QCOMPARE(taken[QLatin1StringView("seatRow")].toInt(), 3);
        const QJsonObject placed = with(aDevice(1, {}), "room", QStringLiteral("HERE"));
        const QJsonObject kept = mergeDevices(placed, other, kDeed)->at(0).after;
        QCOMPARE(compact(kept, "room"), QStringLiteral("HERE"));
        QVERIFY(!kept.contains(QLatin1StringView("seatRow")));
    }
};

QTEST_GUILESS_MAIN(DeviceMergeTest)
#include "tst_devicemerge.moc"

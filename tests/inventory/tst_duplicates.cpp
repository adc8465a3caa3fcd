#include "support/support.h"

#include <hz/core/ulid.h>
#include <hz/inventory/duplicates.h>
#include <hz/inventory/register.h>
#include <hz/store/database.h>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

namespace {

const Deed kDeed{QDateTime(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC), u"马老师"_s};

Device aDevice(int number, const QString &serial, const QStringList &macs = {})
{
    return {.id = DeviceId(Ulid::fromNumber(quint64(number)).toString()),
        .school = UnitCode(u"2162000001"_s),
        .maker = u"联想"_s,
        .model = u"M430"_s,
        .serial = serial,
        .macs = macs};
}

// Numbers of the devices of each pair.
QString told(const std::vector<DevicePair> &pairs)
{
    QStringList all;
    const auto number = [](const DeviceId &id) { return id.text().right(1); };
    for (const DevicePair &pair : pairs)
        all.append(number(pair.first) + number(pair.second));
    return all.join(u' ');
}

} // namespace

class DuplicatesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir.emplace();
        auto opened = store::Database::open(
            m_dir->path(u"ops.sqlite"_s), {.projections = {Register::projection()}});
        HZ_VERIFY_OK(opened);
        m_database = std::move(*opened);
        HZ_VERIFY_OK(m_database->building().wait());
    }

    void pairsThatShareANumberAreFound()
    {
        write({aDevice(1, u"PF0ABC12"_s), aDevice(2, u"PF0ABC12"_s), aDevice(3, u"PF0XYZ99"_s),
            aDevice(4, {}, {u"8C:EC:4B:01:02:03"_s}), aDevice(5, {}, {u"8cec.4b01.0203"_s})});
        QCOMPARE(told(pairs()), u"12 45"_s);
        QVERIFY(pairs().front().isModelAgreed);
    }

    void whatManyShareMakesNoPair()
    {
        std::vector<Device> devices;
        for (int i = 1; i <= kMostSharing + 1; ++i)
            devices.push_back(aDevice(i, u"SAME0001"_s));
        devices.push_back(aDevice(7, u"To be filled by O.E.M."_s));
        devices.push_back(aDevice(8, u"To be filled by O.E.M."_s));
        write(devices);
        QCOMPARE(told(pairs()), QString());
    }

    void twoMachinesAreNotAskedAboutAgain()
    {
        write({aDevice(1, u"PF0ABC12"_s), aDevice(2, u"PF0ABC12"_s)});
        const DevicePair pair = pairs().front();
        TaskControl task;
        QList<Edit> undo;
        HZ_VERIFY_OK(writeEdits(*m_database, {distinctDevices(pair.second, pair.first, kDeed)},
            task, [&undo](const QList<Edit> &batch) { undo += batch; }));
        QCOMPARE(told(pairs()), QString());
        HZ_VERIFY_OK(writeEdits(*m_database, undo, task));
        QCOMPARE(told(pairs()), u"12"_s);
    }

    void findingStopsWhenToldTo()
    {
        write({aDevice(1, u"PF0ABC12"_s)});
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(doubtfulPairs(**m_database->read(), task), Cancelled);
    }

    void everyNumberSaysWhatItIsWorth()
    {
        Identity one{.assetTag = u"ZC-000001"_s,
            .serial = u"PF0ABC12"_s,
            .uuid = u"00000000-0000-0000-0000-000000000000"_s,
            .boardSerial = u"L1HF0001"_s,
            .macs = {u"8C:EC:4B:01:02:03"_s}};
        Identity other{.assetTag = u"ZC-000002"_s,
            .serial = u"pf0-abc12"_s,
            .uuid = {},
            .boardSerial = {},
            .macs = {u"8C-EC-4B-01-02-03"_s}};
        const auto evidence = evidenceOf(one, other, quint8(1 << int(Identifier::Serial)));
        QCOMPARE(evidence[size_t(Identifier::Serial)], Evidence::Agrees);
        QCOMPARE(evidence[size_t(Identifier::Uuid)], Evidence::Junk);
        QCOMPARE(evidence[size_t(Identifier::BoardSerial)], Evidence::OneSided);
        QCOMPARE(evidence[size_t(Identifier::Mac)], Evidence::Common);
        QCOMPARE(evidence[size_t(Identifier::DiskSerial)], Evidence::Missing);
        QCOMPARE(evidence[size_t(Identifier::AssetTag)], Evidence::Differs);
    }

private:
    void write(const std::vector<Device> &devices)
    {
        QList<Edit> edits;
        for (const Device &device : devices)
            edits.append({.id = documentId(device), .after = device.toJson()});
        TaskControl task;
        HZ_VERIFY_OK(writeEdits(*m_database, edits, task));
    }
    std::vector<DevicePair> pairs()
    {
        TaskControl task;
        const auto found = doubtfulPairs(**m_database->read(), task);
        if (!found)
            qFatal("%s", hz::test::told(found).constData());
        return *found;
    }

    std::optional<TestDir> m_dir;
    std::unique_ptr<store::Database> m_database;
};

QTEST_GUILESS_MAIN(DuplicatesTest)
#include "tst_duplicates.moc"

#include "support/support.h"

#include <hz/core/platform/system.h>

using namespace hz;
using namespace hz::test;

namespace {

struct Card {
    QString name = QStringLiteral("eth0");
    QByteArray address = "52:54:00:00:00:01";
    QString device = QStringLiteral("pci0000:00/0000:00:1f.6");
    QByteArray assigned = "0";
    bool isWireless = false;
};

const QByteArray kId = "3d1219c7c4c5404aaa1f6d2a48adfda4";

// Of a machine as Linux shows it.
QByteArray idOf(const QByteArray &machineId, const std::vector<Card> &cards)
{
    const TestDir dir;
    if (!machineId.isEmpty())
        dir.write(QStringLiteral("etc/machine-id"), machineId + '\n');
    for (const Card &card : cards) {
        const QString folder = QStringLiteral("sys/class/net/") + card.name + u'/';
        dir.write(folder + QStringLiteral("type"), "1\n");
        dir.write(folder + QStringLiteral("address"), card.address + '\n');
        dir.write(folder + QStringLiteral("addr_assign_type"), card.assigned + '\n');
        if (card.isWireless)
            dir.write(folder + QStringLiteral("phy80211/index"), "0\n");
        const QString device = QStringLiteral("sys/devices/") + card.device;
        dir.write(device + QStringLiteral("/uevent"), "");
        QFile::link(dir.path(device), dir.path(folder + QStringLiteral("device")));
    }
    return platform::machineId(dir.path());
}

} // namespace

class tst_MachineId : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheSameEveryTime()
    {
        const QByteArray id = idOf(kId, {{}});
        QCOMPARE(id.size(), 32);
        QCOMPARE(idOf(kId, {{}}), id);
        QVERIFY(!id.contains(kId));
        QCOMPARE(platform::machineId(), platform::machineId());
    }
    void aCopiedDiskInAnotherMachineIsAnother()
    {
        QVERIFY(idOf(kId, {{}}) != idOf(kId, {{.address = "52:54:00:00:00:02"}}));
    }
    void anotherSystemOnTheSameMachineIsAnother()
    {
        QVERIFY(idOf(kId, {{}}) != idOf("other", {{}}));
    }
    void whatComesAndGoesDoesNotCount_data()
    {
        QTest::addColumn<Card>("card");
        QTest::newRow("an adapter that is plugged in") << Card{.name = QStringLiteral("eth1"),
            .device = QStringLiteral("pci0000:00/0000:00:14.0/usb1/1-2")};
        QTest::newRow("a wireless card")
            << Card{.name = QStringLiteral("wlan0"), .isWireless = true};
        QTest::newRow("a card with an address that was given to it")
            << Card{.name = QStringLiteral("eth1"), .assigned = "3"};
    }
    void whatComesAndGoesDoesNotCount()
    {
        QFETCH(const Card, card);
        QCOMPARE(idOf(kId, {{}, card}), idOf(kId, {{}}));
    }
    void theOrderOfCardsDoesNotCount()
    {
        const Card first{.name = QStringLiteral("a"), .address = "1"};
        const Card second{.name = QStringLiteral("b"), .address = "2"};
        const Card swapped{.name = QStringLiteral("a"), .address = "2"};
        const Card back{.name = QStringLiteral("b"), .address = "1"};
        QCOMPARE(idOf(kId, {first, second}), idOf(kId, {swapped, back}));
    }
    void isEmptyWhereNothingNamesTheMachine() { QCOMPARE(idOf({}, {}), QByteArray()); }
};

QTEST_GUILESS_MAIN(tst_MachineId)
#include "tst_machineid.moc"

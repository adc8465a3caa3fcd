// Made-up machines as their firmware tells of them, good numbers and bad ones, and what may happen
// to a machine between two readings.
#pragma once

#include <hz/inventory/matching.h>

#include <random>

namespace hz::test {

class Machines {
public:
    explicit Machines(quint64 seed)
        : m_random(seed)
    {
    }

    inventory::Identity next()
    {
        using inventory::UnitCode;
        ++m_number;
        static const QStringList makers{QStringLiteral("联想"), QStringLiteral("HP"),
            QStringLiteral("Dell Inc."), QStringLiteral("清华同方"), QStringLiteral("ASUS")};
        const int maker = below(int(makers.size()));
        inventory::Identity made;
        made.school = UnitCode(QString::number(2'162'000'000 + below(1200)));
        made.maker = makers[maker];
        made.model = QStringLiteral("启天 M%1").arg(400 + below(20));
        made.serial = letters(8);
        made.boardSerial = letters(12);
        made.macs = {mac()};
        made.uuid = uuid();
        made.diskSerials = {letters(14)};
        if (chance(60))
            made.assetTag = QStringLiteral("ZC2023%1").arg(m_number, 6, 10, QChar(u'0'));
        spoil(made);
        return made;
    }

    /// The same machine, read again after one or two things happened to it.
    inventory::Identity readAgain(const inventory::Identity &machine)
    {
        const inventory::Identity changed = happen(machine);
        return chance(40) ? happen(changed) : changed;
    }

    bool chance(int percent) { return below(100) < percent; }
    int below(int end) { return int(m_random() % quint64(end)); }
    QString letters(int count)
    {
        static const QString kAlphabet = QStringLiteral("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ");
        QString text;
        for (int i = 0; i < count; ++i)
            text += kAlphabet[below(int(kAlphabet.size()))];
        return text;
    }
    QString mac()
    {
        return QStringLiteral("8C:EC:4B:%1:%2:%3")
            .arg(below(256), 2, 16, QChar(u'0'))
            .arg(below(256), 2, 16, QChar(u'0'))
            .arg(below(256), 2, 16, QChar(u'0'))
            .toUpper();
    }
    QString uuid()
    {
        QString digits;
        for (int i = 0; i < 32; ++i)
            digits += QStringLiteral("0123456789ABCDEF")[below(16)];
        for (const int at : {8, 13, 18, 23})
            digits.insert(at, u'-');
        return digits;
    }
    static QString turned(const QString &uuid)
    {
        QString out = uuid;
        const int from[] = {6, 7, 4, 5, 2, 3, 0, 1, 8, 11, 12, 9, 10, 13, 16, 17, 14, 15};
        for (int i = 0; i < 18 && uuid.size() == 36; ++i)
            out[i] = uuid[from[i]];
        return out;
    }

private:
    inventory::Identity happen(inventory::Identity machine)
    {
        switch (below(9)) {
        case 0: // a new disk
            machine.diskSerials = {letters(14)};
            break;
        case 1: // a new network card
            machine.macs = {mac()};
            break;
        case 2: // another disk and another card beside the old ones
            machine.diskSerials.append(letters(10));
            machine.macs.append(mac());
            break;
        case 3: // the tool turns the bytes of UUIDs round and writes in small letters
            machine.uuid = turned(machine.uuid).toLower();
            machine.macs = QStringList{machine.macs.first().toLower().replace(u':', u'-')};
            machine.serial = QStringLiteral(" ") + machine.serial.toLower();
            break;
        case 4: // moved to another school with its label gone
            machine.school = inventory::UnitCode(QStringLiteral("2162009999"));
            machine.assetTag.clear();
            break;
        case 5: // a tool that may not read the firmware
            machine.boardSerial.clear();
            machine.uuid.clear();
            break;
        case 6: // reinstalled with a hypervisor, in a dock
            machine.macs.append(QStringLiteral("00:50:56:C0:00:08"));
            machine.macs.append(QStringLiteral("00:E0:4C:68:00:99"));
            break;
        case 7: // a new main board, whose maker wrote nothing into it
            machine.serial = QStringLiteral("Default string");
            machine.boardSerial = letters(12);
            machine.uuid = uuid();
            break;
        default: // the maker's other name
            machine.maker = machine.maker == u"联想" ? QStringLiteral("LENOVO") : machine.maker;
            break;
        }
        return machine;
    }

    // One machine in four has a number that says nothing; never all of them.
    void spoil(inventory::Identity &machine)
    {
        static const QStringList kNoSerial{QStringLiteral("To Be Filled By O.E.M."),
            QStringLiteral("Default string"), QStringLiteral("System Serial Number"),
            QStringLiteral("None"), QStringLiteral("0"), QStringLiteral("123456789")};
        switch (below(16)) {
        case 0:
            machine.serial = kNoSerial[below(int(kNoSerial.size()))];
            machine.boardSerial = QStringLiteral("Default string");
            break;
        case 1:
            machine.uuid = QStringLiteral("03000200-0400-0500-0006-000700080009");
            break;
        case 2:
            machine.boardSerial = QStringLiteral("Base Board Serial Number");
            machine.macs.append(QStringLiteral("0A:00:27:00:00:0B"));
            break;
        case 3: // a batch whose maker wrote one serial into all
            machine.serial = QStringLiteral("TF2021BATCH%1").arg(below(4));
            break;
        default:
            break;
        }
    }

    std::mt19937_64 m_random;
    int m_number = 0;
};

} // namespace hz::test

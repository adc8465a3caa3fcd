#include "agentfields_p.h"
#include "edid_p.h"

#include <QtCore/QtEndian>

namespace hz::inventory {

namespace {

constexpr qsizetype kBlock = 128, kMakerAt = 8, kSerialAt = 12, kDescriptorsAt = 54;
constexpr qsizetype kDescriptor = 18, kDescriptors = 4, kTextAt = 5, kText = 13;
constexpr quint8 kNameTag = 0xfc, kSerialTag = 0xff;

} // namespace

std::optional<AgentMonitor> parseEdid(QByteArrayView edid)
{
    if (edid.size() < kBlock
        || !edid.startsWith(QByteArrayView("\x00\xff\xff\xff\xff\xff\xff\x00", 8)))
        return std::nullopt;
    AgentMonitor monitor;
    // Three letters of five bits, A = 1.
    const quint16 maker = qFromBigEndian<quint16>(edid.data() + kMakerAt);
    for (const int shift : {10, 5, 0})
        monitor.maker += QChar(char16_t(u'A' - 1 + ((maker >> shift) & 31)));
    for (qsizetype i = 0; i < kDescriptors; ++i) {
        const QByteArrayView descriptor
            = edid.sliced(kDescriptorsAt + i * kDescriptor, kDescriptor);
        const bool isText = descriptor[0] == 0 && descriptor[1] == 0 && descriptor[2] == 0;
        const QByteArrayView raw = descriptor.sliced(kTextAt, kText);
        const qsizetype end = raw.indexOf('\n');
        const QString text = QString::fromLatin1(raw.first(end < 0 ? kText : end)).trimmed();
        if (isText && quint8(descriptor[3]) == kNameTag)
            monitor.name = text;
        else if (isText && quint8(descriptor[3]) == kSerialTag)
            monitor.serial = meaningful(text);
    }
    const quint32 number = qFromLittleEndian<quint32>(edid.data() + kSerialAt);
    if (monitor.serial.isEmpty() && number != 0)
        monitor.serial = meaningful(QString::number(number));
    return monitor;
}

} // namespace hz::inventory

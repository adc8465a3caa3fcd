#include "agentfields_p.h"
#include "junk_p.h"

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr qint64 kMaxMib = qint64(1) << 40;

// Small letters in one form, capital ones in the other.
bool is(QStringView name, const char *wanted)
{
    return name.compare(QLatin1StringView(wanted), Qt::CaseInsensitive) == 0;
}

qint64 mibOf(const QString &text)
{
    return std::clamp<qint64>(text.toLongLong(), 0, kMaxMib);
}

// Disk makers count in millions of bytes, and agents hand that on.
qint64 mibOfMegabytes(const QString &megabytes)
{
    return mibOf(megabytes) * 1'000'000 / (1 << 20);
}

int countOf(const QString &text)
{
    return std::clamp(text.toInt(), 0, 4096);
}

} // namespace

QString meaningful(const QString &text)
{
    return saysNothing(text) ? QString() : text.trimmed();
}

QString normalisedMac(QStringView mac)
{
    constexpr qsizetype kDigits = 12;
    QString digits;
    for (const QChar c : mac) {
        if (c != u':' && c != u'-' && c != u'.')
            digits += c.toUpper();
    }
    if (digits.size() != kDigits || !isHex(digits) || isOneCharacter(digits))
        return {};
    for (qsizetype at = kDigits - 2; at > 0; at -= 2)
        digits.insert(at, u':');
    return digits;
}

AgentSection agentSection(QStringView name)
{
    struct Named {
        QLatin1StringView name;
        AgentSection section;
    };
    static constexpr std::array<Named, 13> kSections{
        {{QLatin1StringView("accesslog"), AgentSection::AccessLog},
            {QLatin1StringView("accountinfo"), AgentSection::AccountInfo},
            {QLatin1StringView("batteries"), AgentSection::Batteries},
            {QLatin1StringView("bios"), AgentSection::Bios},
            {QLatin1StringView("cpus"), AgentSection::Cpus},
            {QLatin1StringView("hardware"), AgentSection::Hardware},
            {QLatin1StringView("memories"), AgentSection::Memories},
            {QLatin1StringView("monitors"), AgentSection::Monitors},
            {QLatin1StringView("networks"), AgentSection::Networks},
            {QLatin1StringView("operatingsystem"), AgentSection::OperatingSystem},
            {QLatin1StringView("softwares"), AgentSection::Programs},
            {QLatin1StringView("storages"), AgentSection::Storages},
            {QLatin1StringView("users"), AgentSection::Users}}};
    for (const Named &named : kSections) {
        if (name.compare(named.name, Qt::CaseInsensitive) == 0)
            return named.section;
    }
    return AgentSection::None;
}

AgentFields::AgentFields(AgentFormat format)
{
    m_report.format = format;
}

QString AgentFields::cut(const QString &text)
{
    QString whole = text.left(kMaxAgentText);
    if (text.size() > kMaxAgentText && whole.back().isHighSurrogate())
        whole.chop(1);
    return whole.trimmed();
}

bool AgentFields::begin(AgentSection section)
{
    switch (section) {
    case AgentSection::Cpus:
        m_report.cpus.emplaceBack();
        return m_report.cpus.size() <= kMaxAgentParts;
    case AgentSection::Monitors:
        m_report.monitors.emplaceBack();
        return m_report.monitors.size() <= kMaxAgentParts;
    case AgentSection::Networks:
        m_networks.emplaceBack();
        return m_networks.size() <= kMaxAgentParts;
    case AgentSection::Programs:
        m_report.programs.emplaceBack();
        return m_report.programs.size() <= kMaxAgentPrograms;
    case AgentSection::Storages:
        m_report.disks.emplaceBack();
        return m_report.disks.size() <= kMaxAgentParts;
    case AgentSection::Batteries:
        m_report.hasBattery = true;
        return true;
    case AgentSection::AccountInfo:
        m_accountKey.clear();
        m_accountValue.clear();
        return true;
    case AgentSection::None:
    case AgentSection::AccessLog:
    case AgentSection::Bios:
    case AgentSection::Hardware:
    case AgentSection::Memories:
    case AgentSection::OperatingSystem:
    case AgentSection::Users:
        return true;
    }
    return true;
}

void AgentFields::setBios(QStringView name, const QString &value)
{
    if (is(name, "smanufacturer"))
        m_report.maker = meaningful(value);
    else if (is(name, "smodel"))
        m_report.model = meaningful(value);
    else if (is(name, "ssn"))
        m_report.serial = meaningful(value);
    else if (is(name, "msn"))
        m_report.boardSerial = meaningful(value);
    else if (is(name, "assettag"))
        m_report.assetTag = meaningful(value);
    else if (is(name, "type"))
        m_biosType = value;
}

void AgentFields::setHardware(QStringView name, const QString &value)
{
    if (is(name, "name"))
        m_report.name = value;
    else if (is(name, "uuid"))
        m_report.uuid = meaningful(value).toLower();
    else if (is(name, "chassis_type"))
        m_report.chassis = value;
    else if (is(name, "memory"))
        m_report.memoryMib = mibOf(value);
    else if (is(name, "osname"))
        m_systemName = value;
    else if (is(name, "osversion"))
        m_systemVersion = value;
    else if (is(name, "processort"))
        m_processor = value;
    else if (is(name, "lastloggeduser") || (is(name, "userid") && m_report.user.isEmpty()))
        m_report.user = value;
}

void AgentFields::setNetwork(QStringView name, const QString &value)
{
    AgentNetwork &network = m_networks.last();
    if (is(name, "description"))
        network.name = value;
    else if (is(name, "mac") || is(name, "macaddr"))
        network.mac = normalisedMac(value);
    else if (is(name, "ipaddress") || is(name, "ipaddress6"))
        network.addresses.append(value);
    else if (is(name, "virtualdev"))
        network.isVirtual = value == u"1" || value == u"true";
}

void AgentFields::set(AgentSection section, QStringView name, const QString &raw)
{
    const QString value = cut(raw);
    if (value.isEmpty())
        return;
    switch (section) {
    case AgentSection::None:
    case AgentSection::Batteries:
        return;
    case AgentSection::AccessLog:
        if (is(name, "logdate"))
            m_report.time = QDateTime::fromString(value, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        return;
    case AgentSection::AccountInfo:
        if (is(name, "keyname"))
            m_accountKey = value;
        else if (is(name, "keyvalue"))
            m_accountValue = value;
        if (m_accountKey == u"TAG" && !m_accountValue.isEmpty())
            m_report.tag = m_accountValue;
        return;
    case AgentSection::Bios:
        setBios(name, value);
        return;
    case AgentSection::Cpus:
        if (is(name, "name") || (is(name, "type") && m_report.cpus.last().name.isEmpty()))
            m_report.cpus.last().name = value;
        else if (is(name, "core") || is(name, "cores"))
            m_report.cpus.last().cores = countOf(value);
        else if (is(name, "thread"))
            m_report.cpus.last().threads = countOf(value);
        return;
    case AgentSection::Hardware:
        setHardware(name, value);
        return;
    case AgentSection::Memories:
        if (is(name, "capacity"))
            m_modulesMib = std::min(m_modulesMib + mibOf(value), kMaxMib);
        return;
    case AgentSection::Monitors:
        if (is(name, "manufacturer"))
            m_report.monitors.last().maker = value;
        else if (is(name, "name")
            || (is(name, "caption") && m_report.monitors.last().name.isEmpty()))
            m_report.monitors.last().name = value;
        else if (is(name, "serial"))
            m_report.monitors.last().serial = meaningful(value);
        return;
    case AgentSection::Networks:
        setNetwork(name, value);
        return;
    case AgentSection::OperatingSystem:
        if (is(name, "full_name") || (is(name, "name") && m_report.systemName.isEmpty()))
            m_report.systemName = value;
        else if (is(name, "version"))
            m_report.systemVersion = value;
        return;
    case AgentSection::Programs:
        if (is(name, "name"))
            m_report.programs.last().name = value;
        else if (is(name, "version"))
            m_report.programs.last().version = value;
        else if (is(name, "publisher"))
            m_report.programs.last().publisher = value;
        return;
    case AgentSection::Storages:
        if (is(name, "name"))
            m_report.disks.last().name = value;
        else if (is(name, "model"))
            m_report.disks.last().model = meaningful(value);
        else if (is(name, "serial") || is(name, "serialnumber"))
            m_report.disks.last().serial = meaningful(value);
        else if (is(name, "disksize"))
            m_report.disks.last().sizeMib = mibOfMegabytes(value);
        return;
    case AgentSection::Users:
        if (is(name, "login") && m_login.isEmpty())
            m_login = value;
        return;
    }
}

AgentReport AgentFields::take()
{
    for (AgentNetwork &network : m_networks) {
        if (network.mac.isEmpty())
            continue;
        const auto same = std::find_if(
            m_report.networks.begin(), m_report.networks.end(), [&](const AgentNetwork &other) {
                return other.name == network.name && other.mac == network.mac;
            });
        if (same == m_report.networks.end())
            m_report.networks.append(std::move(network));
        else
            same->addresses += network.addresses;
    }
    erase_if(m_report.programs, [](const AgentProgram &program) { return program.name.isEmpty(); });
    if (m_report.memoryMib == 0)
        m_report.memoryMib = m_modulesMib;
    if (m_report.chassis.isEmpty())
        m_report.chassis = m_biosType;
    if (m_report.systemName.isEmpty())
        m_report.systemName = m_systemName;
    if (m_report.systemVersion.isEmpty())
        m_report.systemVersion = m_systemVersion;
    if (m_report.user.isEmpty())
        m_report.user = m_login;
    if (m_report.cpus.isEmpty() && !m_processor.isEmpty())
        m_report.cpus.append({.name = m_processor});
    return std::move(m_report);
}

} // namespace hz::inventory

#include "agentchassis_p.h"
#include "agentfields_p.h"

#include <hz/core/task.h>
#include <hz/core/xmlreader.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <simdjson.h>

namespace hz::inventory {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::AgentReport)
};

constexpr size_t kMaxDepth = 64;
constexpr qint64 kTokensBetweenPolls = 8192;

Failure noReport(const QString &name, const QString &detail)
{
    return failure(Error::Kind::Unsupported,
        Names::tr("“%1” is no inventory of a computer.").arg(name), detail);
}

Failure damaged(const QString &name, const QString &detail)
{
    return failure(Error::Kind::Corrupt,
        Names::tr("“%1” is damaged or incomplete. Let the agent write it again.").arg(name),
        detail);
}

Failure tooLarge(const QString &name)
{
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” is refused: it lists more than any computer has.").arg(name));
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// A plain value as text; empty for lists, objects and null.
QString textOf(simdjson::dom::element value)
{
    switch (value.type()) {
    case simdjson::dom::element_type::STRING:
        return textOf(std::string_view(value.get_string().value_unsafe()));
    case simdjson::dom::element_type::INT64:
        return QString::number(value.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
        return QString::number(value.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
        return QString::number(value.get_double().value_unsafe(), 'g', 15);
    case simdjson::dom::element_type::BOOL:
        return value.get_bool().value_unsafe() ? QStringLiteral("true") : QStringLiteral("false");
    case simdjson::dom::element_type::ARRAY:
    case simdjson::dom::element_type::OBJECT:
    case simdjson::dom::element_type::NULL_VALUE:
        break;
    }
    return {};
}

bool takeEntry(AgentFields &fields, AgentSection section, simdjson::dom::element entry)
{
    simdjson::dom::object object;
    if (entry.get(object) != simdjson::SUCCESS)
        return true; // a plain value where an entry should be says nothing
    if (!fields.begin(section))
        return false;
    for (const auto &[key, value] : object)
        fields.set(section, textOf(key), textOf(value));
    return true;
}

bool takeSection(AgentFields &fields, AgentSection section, simdjson::dom::element value)
{
    simdjson::dom::array entries;
    if (value.get(entries) != simdjson::SUCCESS)
        return takeEntry(fields, section, value);
    for (const simdjson::dom::element entry : entries) {
        if (!takeEntry(fields, section, entry))
            return false;
    }
    return true;
}

QString stringAt(simdjson::dom::object object, std::string_view key)
{
    simdjson::dom::element value;
    return object.at_key(key).get(value) == simdjson::SUCCESS ? textOf(value) : QString();
}

} // namespace

std::optional<DeviceKind> AgentReport::kind() const
{
    return kindOfChassis(chassis, model);
}

Result<AgentReport> readGlpiJson(QByteArrayView bytes, const QString &name)
{
    if (bytes.size() > kMaxAgentFileBytes)
        return tooLarge(name);
    simdjson::dom::parser parser;
    if (const auto error = parser.allocate(size_t(bytes.size()), kMaxDepth);
        error != simdjson::SUCCESS)
        return damaged(name, QString::fromLatin1(simdjson::error_message(error)));
    simdjson::dom::element root;
    if (const auto error = parser.parse(bytes.data(), size_t(bytes.size())).get(root);
        error != simdjson::SUCCESS)
        return damaged(name, QString::fromLatin1(simdjson::error_message(error)));
    simdjson::dom::object report, content;
    if (root.get(report) != simdjson::SUCCESS
        || report.at_key("content").get(content) != simdjson::SUCCESS)
        return noReport(name, QStringLiteral("no content"));
    const QString item = stringAt(report, "itemtype"), action = stringAt(report, "action");
    const bool isComputer = item.isEmpty() || item == u"Computer" || item == u"Unmanaged";
    if (!isComputer || (!action.isEmpty() && action != u"inventory"))
        return noReport(name, action + u' ' + item);
    AgentFields fields(AgentFormat::GlpiJson);
    fields.setAgent(stringAt(content, "versionclient"));
    fields.setAgentId(stringAt(report, "deviceid"));
    fields.setTag(stringAt(report, "tag"));
    if (stringAt(report, "partial") == u"true")
        fields.setPartial();
    bool hasComputer = false;
    for (const auto &[key, value] : content) {
        const AgentSection section = agentSection(textOf(key));
        hasComputer |= section == AgentSection::Hardware || section == AgentSection::Bios;
        if (section != AgentSection::None && !takeSection(fields, section, value))
            return tooLarge(name);
    }
    if (!hasComputer)
        return noReport(name, QStringLiteral("no hardware"));
    return fields.take();
}

Result<AgentReport> readFusionXml(const QByteArray &bytes, const QString &name, TaskControl &task)
{
    if (bytes.size() > kMaxAgentFileBytes)
        return tooLarge(name);
    // REQUEST, CONTENT, a section's entry, its field; what is deeper is passed over.
    constexpr int kTop = 2, kSection = 3, kField = 4;
    AgentFields fields(AgentFormat::FusionXml);
    AgentSection section = AgentSection::None;
    bool isRequest = false, isContent = false, hasComputer = false;
    QString text, query;
    qint64 tokens = 0;
    XmlReader xml(bytes);
    while (xml.next()) {
        if (++tokens % kTokensBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const int depth = xml.depth() + (xml.isEnd() ? 1 : 0); // of the element itself
        if (xml.isText()) {
            if (text.size() <= kMaxAgentText)
                text += xml.text().left(kMaxAgentText + 1);
            continue;
        }
        if (xml.isStart()) {
            text.clear();
            if (depth == 1)
                isRequest = xml.name() == u"REQUEST";
            else if (depth == kTop)
                isContent = xml.name() == u"CONTENT";
            else if (depth == kSection && isContent)
                section = agentSection(xml.name());
            if (depth == 1 && !isRequest)
                return noReport(name, xml.name().toString());
            if (depth == kSection && isContent) {
                hasComputer |= section == AgentSection::Hardware || section == AgentSection::Bios;
                if (!fields.begin(section))
                    return tooLarge(name);
            }
            continue;
        }
        if (!xml.isEnd())
            continue;
        if (depth == kField && isContent)
            fields.set(section, xml.name(), text);
        else if (depth == kSection && isContent && xml.name() == u"VERSIONCLIENT")
            fields.setAgent(text);
        else if (depth == kTop && xml.name() == u"DEVICEID")
            fields.setAgentId(text);
        else if (depth == kTop && xml.name() == u"QUERY")
            query = text.trimmed();
        text.clear();
    }
    if (xml.hasFailed())
        return isRequest ? damaged(name, xml.detail()) : noReport(name, xml.detail());
    if (!hasComputer || (!query.isEmpty() && query != u"INVENTORY"))
        return noReport(name, query);
    return fields.take();
}

QByteArray toGlpiJson(const AgentReport &report, const QString &roomCode)
{
    const auto put = [](QJsonObject &object, QLatin1StringView key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    QJsonObject bios, hardware, system, content;
    put(bios, QLatin1StringView("smanufacturer"), report.maker);
    put(bios, QLatin1StringView("smodel"), report.model);
    put(bios, QLatin1StringView("ssn"), report.serial);
    put(bios, QLatin1StringView("msn"), report.boardSerial);
    put(bios, QLatin1StringView("assettag"), report.assetTag);
    put(hardware, QLatin1StringView("name"), report.name);
    put(hardware, QLatin1StringView("uuid"), report.uuid);
    put(hardware, QLatin1StringView("chassis_type"), report.chassis);
    put(hardware, QLatin1StringView("lastloggeduser"), report.user);
    if (report.memoryMib > 0)
        hardware.insert(QLatin1StringView("memory"), report.memoryMib);
    put(system, QLatin1StringView("full_name"), report.systemName);
    put(system, QLatin1StringView("version"), report.systemVersion);
    QJsonArray cpus, disks, networks, monitors, programs;
    for (const AgentCpu &cpu : report.cpus) {
        QJsonObject object;
        put(object, QLatin1StringView("name"), cpu.name);
        if (cpu.cores > 0)
            object.insert(QLatin1StringView("core"), cpu.cores);
        if (cpu.threads > 0)
            object.insert(QLatin1StringView("thread"), cpu.threads);
        cpus.append(object);
    }
    for (const AgentDisk &disk : report.disks) {
        QJsonObject object;
        put(object, QLatin1StringView("name"), disk.name);
        put(object, QLatin1StringView("model"), disk.model);
        put(object, QLatin1StringView("serial"), disk.serial);
        // Millions of bytes, rounded up, so that the same size comes back.
        object.insert(
            QLatin1StringView("disksize"), (disk.sizeMib * (1 << 20) + 999'999) / 1'000'000);
        disks.append(object);
    }
    for (const AgentNetwork &network : report.networks) {
        QJsonObject object{{QLatin1StringView("description"), network.name},
            {QLatin1StringView("virtualdev"), network.isVirtual}};
        put(object, QLatin1StringView("mac"), network.mac);
        if (network.addresses.isEmpty())
            networks.append(object);
        for (const QString &address : network.addresses) {
            QJsonObject one = object;
            one.insert(address.contains(u':') ? QLatin1StringView("ipaddress6")
                                              : QLatin1StringView("ipaddress"),
                address);
            networks.append(one);
        }
    }
    for (const AgentMonitor &monitor : report.monitors) {
        QJsonObject object;
        put(object, QLatin1StringView("manufacturer"), monitor.maker);
        put(object, QLatin1StringView("name"), monitor.name);
        put(object, QLatin1StringView("serial"), monitor.serial);
        monitors.append(object);
    }
    for (const AgentProgram &program : report.programs) {
        QJsonObject object{{QLatin1StringView("name"), program.name}};
        put(object, QLatin1StringView("version"), program.version);
        put(object, QLatin1StringView("publisher"), program.publisher);
        programs.append(object);
    }
    if (report.hasBattery)
        content.insert(QLatin1StringView("batteries"), QJsonArray{QJsonObject()});
    content.insert(QLatin1StringView("bios"), bios);
    content.insert(QLatin1StringView("hardware"), hardware);
    content.insert(QLatin1StringView("operatingsystem"), system);
    content.insert(QLatin1StringView("cpus"), cpus);
    content.insert(QLatin1StringView("storages"), disks);
    content.insert(QLatin1StringView("networks"), networks);
    content.insert(QLatin1StringView("monitors"), monitors);
    content.insert(QLatin1StringView("softwares"), programs);
    content.insert(QLatin1StringView("versionclient"), report.agent);
    if (report.time.isValid())
        content.insert(QLatin1StringView("accesslog"),
            QJsonObject{{QLatin1StringView("logdate"),
                report.time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))}});
    QJsonObject all{{QLatin1StringView("action"), QStringLiteral("inventory")},
        {QLatin1StringView("itemtype"), QStringLiteral("Computer")},
        {QLatin1StringView("deviceid"), report.agentId}, {QLatin1StringView("tag"), roomCode},
        {QLatin1StringView("content"), content}};
    if (report.isPartial)
        all.insert(QLatin1StringView("partial"), true);
    return QJsonDocument(all).toJson(QJsonDocument::Indented);
}

} // namespace hz::inventory

// What agents call things, turned into an AgentReport: GLPI's JSON and the older XML have the same
// sections and fields, in small and in capital letters. One thread.
#pragma once

#include <hz/inventory/agentreport.h>

namespace hz::inventory {

/// Of a computer's parts or of the computer itself; anything else in a file is passed over.
enum class AgentSection {
    None,
    AccessLog,
    AccountInfo,
    Batteries,
    Bios,
    Cpus,
    Hardware,
    Memories,
    Monitors,
    Networks,
    OperatingSystem,
    Programs,
    Storages,
    Users
};

/// By its name in either form, letters of any size.
AgentSection agentSection(QStringView name);

/// Builds a report from fields in any order: begin() for each entry of a section, then its fields.
class AgentFields {
public:
    explicit AgentFields(AgentFormat format);

    /// False where a section has more entries than are allowed.
    [[nodiscard]] bool begin(AgentSection section);
    void set(AgentSection section, QStringView name, const QString &value);
    /// Of fields that stand in no section: the agent's id, its version, the tag.
    void setAgent(const QString &agent) { m_report.agent = cut(agent); }
    void setAgentId(const QString &id) { m_report.agentId = cut(id); }
    void setTag(const QString &tag) { m_report.tag = cut(tag); }
    void setPartial() { m_report.isPartial = true; }

    /// The report; once.
    AgentReport take();

    static QString cut(const QString &text);

private:
    void setBios(QStringView name, const QString &value);
    void setHardware(QStringView name, const QString &value);
    void setNetwork(QStringView name, const QString &value);

    AgentReport m_report;
    QList<AgentNetwork> m_networks; // a card has an entry for each of its addresses
    qint64 m_modulesMib = 0; // of memory
    QString m_accountKey, m_accountValue;
    QString m_biosType; // OCS's chassis
    QString m_systemName, m_systemVersion, m_processor, m_login; // where newer fields say nothing
};

/// Empty where it stands for nothing, or for the serial of every such computer.
QString meaningful(const QString &text);
/// "AA:BB:CC:DD:EE:FF", empty for none.
QString normalisedMac(QStringView mac);

} // namespace hz::inventory

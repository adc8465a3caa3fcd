// Whatever bytes: both readers end with a report within the limits or an Error, and a report that
// was read comes back from its JSON.
#include <hz/core/task.h>
#include <hz/inventory/agentreport.h>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::inventory;

static void check(const Result<AgentReport> &report)
{
    if (!report) {
        if (report.error().message.isEmpty())
            std::abort();
        return;
    }
    if (report->name.size() > kMaxAgentText || report->serial.size() > kMaxAgentText
        || report->programs.size() > kMaxAgentPrograms || report->disks.size() > kMaxAgentParts)
        std::abort();
    const auto back = readGlpiJson(toGlpiJson(*report, report->tag), QStringLiteral("again"));
    if (!back || back->serial != report->serial || back->programs != report->programs
        || back->disks != report->disks)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    TaskControl task;
    check(readGlpiJson(bytes, QStringLiteral("fuzz")));
    check(readFusionXml(bytes, QStringLiteral("fuzz"), task));
    return 0;
}

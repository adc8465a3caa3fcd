// What a monitor says of itself (VESA E-EDID 1.4). Any thread.
#pragma once

#include <hz/inventory/agentreport.h>

namespace hz::inventory {

/// Nothing for what is no EDID.
std::optional<AgentMonitor> parseEdid(QByteArrayView edid);

} // namespace hz::inventory

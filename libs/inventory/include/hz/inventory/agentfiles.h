// Agents' files on disk: one, or a folder of them such as a USB stick that went from room to room.
// Any thread but a worker of cpuPool(), which readAgentFolder() waits for.
#pragma once

#include <hz/inventory/agentreport.h>

#include <functional>

namespace hz::inventory {

inline constexpr qsizetype kMaxAgentFiles = 100'000;

/// JSON, XML, or OCS's packed XML, whatever the file is called. The message of an error names it.
Result<AgentReport> readAgentFile(const QString &path, TaskControl &task);

/// Called on the thread that reads the folder, in the order of the files' paths.
using AgentVisitor = std::function<void(const QString &path, const Result<AgentReport> &report)>;

/// All .json, .xml and .ocs files in the folder and the folders in it; links are not followed. A
/// bad file is a visit with an error, and the rest is read. Progress counts files; the result is
/// their number.
Result<qsizetype> readAgentFolder(
    const QString &folder, const AgentVisitor &visit, TaskControl &task);

} // namespace hz::inventory

// What was done by whom, in a file that only grows: one JSON object a line, each with the SHA-256
// of the line before, so that a line that was changed, left out or moved is noticed. Any thread.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/file.h>
#include <hz/core/task.h>

#include <memory>
#include <mutex>

namespace hz::account {

struct AuditEvent {
    QString what; // "sign-in", "user-add", "security-set", …
    QString who = {}; // empty: nobody was known
    QString about = {}; // the name, database or document
    QString from = {}; // the address
    bool isDone = true; // false: it was refused
};

struct AuditReport {
    qint64 entries = 0;
    QStringList problems = {}; // English, "line 7: …"; empty: nothing was changed

    bool isSound() const { return problems.isEmpty(); }
};

class AuditLog {
public:
    /// Creates the file, and one with ".lock" after its name: Conflict while another program has
    /// the log open (a command line beside a running hub writes one of its own). A last line that
    /// was cut by a power cut is set right.
    static Result<std::unique_ptr<AuditLog>> open(
        const QString &path, const Clock &clock = systemClock());

    /// After success the event survives a power cut.
    Result<> append(const AuditEvent &event);

    static Result<AuditReport> verify(const QString &path, TaskControl &task);

private:
    AuditLog(std::unique_ptr<FileLock> lock, std::unique_ptr<AppendFile> file, QByteArray last,
        qint64 number, const Clock &clock);

    const std::unique_ptr<FileLock> m_lock;
    std::mutex m_mutex; // guards all below
    std::unique_ptr<AppendFile> m_file;
    QByteArray m_last; // hash of the last line
    qint64 m_number;
    const Clock &m_clock;
};

} // namespace hz::account

#include <hz/account/auditlog.h>
#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonObject>

#include <functional>

namespace hz::account {

namespace {

constexpr qint64 kLongestLine = 8 << 10;
constexpr qsizetype kLongestText = 500;
constexpr qsizetype kMostProblems = 20;

const QString kNumber = QStringLiteral("n");
const QString kBefore = QStringLiteral("before");

// The whole lines of a file. Returns how many bytes they take.
Result<qint64> forEachLine(
    const QString &path, const std::function<Result<>(const QByteArray &)> &visit)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return Failure(fileError(Error::Kind::Io, path, errno));
    qint64 whole = 0;
    for (;;) {
        const QByteArray line = file.readLine(kLongestLine);
        if (!line.endsWith('\n'))
            return whole;
        whole += line.size();
        HZ_CHECK(visit(line.chopped(1)));
    }
}

} // namespace

AuditLog::AuditLog(std::unique_ptr<FileLock> lock, std::unique_ptr<AppendFile> file,
    QByteArray last, qint64 number, const Clock &clock)
    : m_lock(std::move(lock))
    , m_file(std::move(file))
    , m_last(std::move(last))
    , m_number(number)
    , m_clock(clock)
{
}

Result<std::unique_ptr<AuditLog>> AuditLog::open(const QString &path, const Clock &clock)
{
    HZ_TRY(std::unique_ptr<FileLock> lock, FileLock::tryLock(path + QStringLiteral(".lock")));
    HZ_TRY(std::unique_ptr<AppendFile> file, AppendFile::open(path));
    QByteArray last;
    qint64 number = 0;
    HZ_TRY(const qint64 whole, forEachLine(path, [&](const QByteArray &line) -> Result<> {
        last = sha256(line);
        ++number;
        return {};
    }));
    if (whole < file->size())
        HZ_CHECK(file->truncate(whole));
    return std::unique_ptr<AuditLog>(
        new AuditLog(std::move(lock), std::move(file), last, number, clock));
}

Result<> AuditLog::append(const AuditEvent &event)
{
    const std::lock_guard lock(m_mutex);
    const QJsonObject json{{kNumber, m_number + 1},
        {QStringLiteral("at"), m_clock.now().toString(Qt::ISODateWithMs)},
        {QStringLiteral("what"), event.what.left(kLongestText)},
        {QStringLiteral("who"), event.who.left(kLongestText)},
        {QStringLiteral("about"), event.about.left(kLongestText)},
        {QStringLiteral("from"), event.from.left(kLongestText)},
        {QStringLiteral("done"), event.isDone}, {kBefore, QLatin1StringView(m_last.toHex())}};
    HZ_TRY(const QByteArray line, canonicalJson(json));
    HZ_CHECK(m_file->append(line + '\n'));
    m_last = sha256(line);
    ++m_number;
    return m_file->sync();
}

Result<AuditReport> AuditLog::verify(const QString &path, TaskControl &task)
{
    AuditReport report;
    QByteArray before;
    const auto complain = [&](const QString &what) {
        if (report.problems.size() < kMostProblems)
            report.problems.append(QStringLiteral("line %1: %2").arg(report.entries).arg(what));
    };
    HZ_TRY(const qint64 whole, forEachLine(path, [&](const QByteArray &line) -> Result<> {
        if (task.isCancelled())
            return cancelled();
        ++report.entries;
        const Result<QJsonObject> json = parseObject(line, kLongestLine);
        if (!json) {
            complain(QStringLiteral("no entry"));
        } else {
            if ((*json)[kNumber].toInteger() != report.entries)
                complain(QStringLiteral("its number is another"));
            if ((*json)[kBefore].toString() != QLatin1StringView(before.toHex()))
                complain(QStringLiteral("the line before was changed or is missing"));
        }
        before = sha256(line);
        return {};
    }));
    if (whole < QFile(path).size())
        complain(QStringLiteral("something without an end follows"));
    return report;
}

} // namespace hz::account

#include <hz/store/verify.h>

#include "schema_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/store/database.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <cerrno>

namespace hz::store {

namespace {

QString revisionText(const Statement &statement, int generation)
{
    return QStringLiteral("%1-%2").arg(statement.integer(generation)).arg(QString::fromLatin1(statement.blob(generation + 1).toHex()));
}

// Every number of a column from a table whose pages may be damaged: walked by row id, over what cannot be read.
QList<qint64> readableRows(Connection &connection, const QByteArray &table)
{
    QList<qint64> rows;
    qint64 last = -1;
    int misses = 0;
    while (misses < 10'000) {
        auto statement = connection.prepare("SELECT rowid FROM " + table + " WHERE rowid>? ORDER BY rowid LIMIT 1");
        if (!statement)
            break;
        statement->bind(last);
        const Result<bool> found = statement->step();
        if (!found) {
            ++last;
            ++misses;
            continue;
        }
        if (!*found)
            break;
        last = statement->integer(0);
        rows.append(last);
    }
    return rows;
}

} // namespace

Result<VerifyReport> verify(const QString &path, TaskControl &task)
{
    if (!QFileInfo::exists(path))
        return Failure(fileError(Error::Kind::NotFound, path, ENOENT));
    HZ_TRY(const std::unique_ptr<Connection> connection, Connection::open(path, Connection::Mode::ReadOnly));
    VerifyReport report;
    HZ_TRY(const int version, schemaVersion(*connection));
    if (version > kSchemaVersion) {
        report.problems.append(QStringLiteral("schema %1 is newer than %2").arg(version).arg(kSchemaVersion));
        return report;
    }
    const auto check = [&]() -> Result<> {
        {
            auto statement = connection->prepare("PRAGMA integrity_check");
            if (!statement)
                return Failure(statement.error());
            for (;;) {
                HZ_TRY(const bool row, statement->step());
                if (!row)
                    break;
                if (statement->text(0) != u"ok")
                    report.problems.append(statement->text(0));
            }
        }
        {
            HZ_TRY(report.documents, connection->pragma("SELECT count(*) FROM docs"));
        }
        {
            auto statement = connection->prepare("SELECT c, sha256, bytes FROM contents");
            if (!statement)
                return Failure(statement.error());
            for (;;) {
                HZ_TRY(const bool row, statement->step());
                if (!row)
                    break;
                if (task.isCancelled())
                    return cancelled();
                ++report.attachments;
                if (sha256(statement->blob(2)) != statement->blob(1))
                    report.problems.append(QStringLiteral("content %1 does not match its hash").arg(statement->integer(0)));
            }
        }
        auto statement = connection->prepare("SELECT d.id, r.generation, r.sig, r.body FROM revs r JOIN docs d ON d.n=r.doc");
        if (!statement)
            return Failure(statement.error());
        for (;;) {
            HZ_TRY(const bool row, statement->step());
            if (!row)
                return {};
            if (task.isCancelled())
                return cancelled();
            ++report.revisions;
            if (!statement->isNull(3) && !parseObject(statement->blob(3), kMaxBodyBytes))
                report.problems.append(QStringLiteral("%1 %2 cannot be read").arg(statement->text(0), revisionText(*statement, 1)));
        }
    };
    const Result<> checked = check();
    if (!checked && checked.error().kind == Error::Kind::Cancelled)
        return Failure(checked.error());
    if (!checked)
        report.problems.append(checked.error().detail);
    return report;
}

Result<VerifyReport> recover(const QString &damaged, const QString &toPath, TaskControl &task)
{
    if (!QFileInfo::exists(damaged))
        return Failure(fileError(Error::Kind::NotFound, damaged, ENOENT));
    if (QFileInfo::exists(toPath))
        return failure(Error::Kind::Conflict,
            QCoreApplication::translate("hz::store::Verify", "“%1” exists already.").arg(toPath));
    HZ_TRY(const std::unique_ptr<Connection> from, Connection::open(damaged, Connection::Mode::ReadOnly));
    HZ_TRY(const std::unique_ptr<Connection> to, Connection::open(toPath, Connection::Mode::ReadWrite));
    HZ_CHECK(to->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"));
    HZ_CHECK(prepareSchema(*to));
    HZ_CHECK(to->execute("BEGIN IMMEDIATE"));
    VerifyReport report;
    const QList<qint64> rows = readableRows(*from, "revs");
    for (const qint64 r : rows) {
        if (task.isCancelled())
            return cancelled();
        ForeignRevision foreign;
        const auto read = [&]() -> Result<bool> {
            {
                auto statement = from->prepare("SELECT d.id, r.generation, r.sig, r.deleted, r.body FROM revs r "
                                               "JOIN docs d NOT INDEXED ON d.n=r.doc WHERE r.r=? AND r.leaf=1");
                if (!statement)
                    return Failure(statement.error());
                statement->bind(r);
                HZ_TRY(const bool found, statement->step());
                if (!found || statement->isNull(4))
                    return false;
                foreign.document.id = statement->text(0);
                foreign.document.revision = revisionText(*statement, 1);
                foreign.document.deleted = statement->integer(3) != 0;
                HZ_TRY(foreign.document.body, parseObject(statement->blob(4), kMaxBodyBytes));
                foreign.history = {foreign.document.revision};
            }
            auto statement = from->prepare("SELECT a.name, a.type, c.bytes, c.sha256 FROM attachments a "
                                           "JOIN contents c ON c.c=a.content WHERE a.rev=?");
            if (!statement)
                return Failure(statement.error());
            statement->bind(r);
            for (;;) {
                const Result<bool> row = statement->step();
                if (!row) {
                    report.problems.append(QStringLiteral("%1: attachments lost").arg(foreign.document.id));
                    return true;
                }
                if (!*row)
                    return true;
                const QByteArray bytes = statement->blob(2);
                if (sha256(bytes) != statement->blob(3)) {
                    report.problems.append(QStringLiteral("%1: attachment %2 lost").arg(foreign.document.id, statement->text(0)));
                    continue;
                }
                foreign.document.attachments.insert(statement->text(0), {statement->text(1), bytes.size(), statement->blob(3)});
                foreign.bytes.insert(statement->text(0), bytes);
            }
        };
        const Result<bool> got = read();
        if (!got) {
            report.problems.append(QStringLiteral("revision %1 lost: %2").arg(r).arg(got.error().detail));
            continue;
        }
        if (!*got)
            continue;
        HZ_CHECK(putRevisionInto(*to, foreign));
        ++report.revisions;
        report.attachments += foreign.bytes.size();
    }
    {
        HZ_TRY(report.documents, to->pragma("SELECT count(*) FROM docs"));
    }
    HZ_CHECK(to->execute("COMMIT"));
    return report;
}

} // namespace hz::store

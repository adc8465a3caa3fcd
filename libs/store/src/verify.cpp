#include "documents_p.h"
#include "filecopy_p.h"
#include "profilehold_p.h"
#include "readers_p.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDirIterator>

#include <algorithm>

namespace hz::store {

namespace {

class Problems {
public:
    explicit Problems(QStringList &list)
        : m_list(list)
    {
    }
    void add(const QString &problem)
    {
        if (m_list.size() < kMostProblems)
            m_list.append(problem);
    }
    /// What cannot be read is a problem of the file; a cancelled check is none.
    Result<> note(const QString &what, const Result<> &step)
    {
        if (step)
            return {};
        if (step.error().kind == Error::Kind::Cancelled)
            return step;
        add(what + QStringLiteral(": ") + step.error().detail);
        return {};
    }

private:
    QStringList &m_list;
};

// One problem a row.
Result<> addRows(Connection &connection, const char *sql, const QString &what, Problems &problems)
{
    Query query(connection, sql);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return {};
        problems.add(what.arg(query.text(0)));
    }
}

Result<> checkPages(Connection &connection, Problems &problems)
{
    // Also that rows and indexes tell the same: a damaged index hides documents.
    Query check(connection, "PRAGMA integrity_check(100)");
    for (;;) {
        HZ_TRY(const bool more, check.step());
        if (!more)
            return {};
        if (check.text(0) != u"ok")
            problems.add(check.text(0));
    }
}

Result<> checkTrees(Connection &connection, Problems &problems)
{
    HZ_CHECK(addRows(connection,
        "SELECT \"table\" || ' ' || ifnull(rowid, '') FROM pragma_foreign_key_check",
        QStringLiteral("%1 refers to nothing"), problems));
    HZ_CHECK(addRows(connection,
        "SELECT d.id FROM docs d LEFT JOIN revs w ON w.rev = d.winner WHERE d.winner IS NOT "
        "(SELECT rev FROM revs v"
        " WHERE v.doc = d.doc AND v.leaf = 1 ORDER BY v.deleted, v.gen DESC, v.sig DESC LIMIT 1)"
        " OR d.deleted IS NOT w.deleted"
        " OR d.leaves <> (SELECT count(*) FROM revs v WHERE v.doc = d.doc AND v.leaf = 1)",
        QStringLiteral("%1: not its winner"), problems));
    return addRows(connection,
        "SELECT d.id || ' ' || v.gen || '-' || CASE length(v.sig) WHEN 16 THEN"
        " lower(hex(v.sig)) ELSE CAST(v.sig AS TEXT) END FROM revs v JOIN docs d USING "
        "(doc)"
        " WHERE v.leaf = EXISTS(SELECT 1 FROM revs c WHERE c.doc = v.doc AND c.gen = v.gen + 1 AND "
        "c.parent = v.sig)"
        " OR (v.leaf = 1 AND v.body IS NULL)",
        QStringLiteral("%1: not a leaf, or a leaf without a body"), problems);
}

Result<> checkRevisions(
    Connection &connection, VerifyReport &report, Problems &problems, TaskControl &task)
{
    Query last(connection, "SELECT max(rev) FROM revs");
    HZ_CHECK(last.step());
    const qint64 total = last.integer(0);
    Query revs(connection,
        "SELECT v.rev, d.id, v.gen, v.sig, v.parent, v.deleted, v.checked, v.body, v.sum"
        " FROM revs v JOIN docs d USING (doc) WHERE v.body IS NOT NULL");
    for (;;) {
        HZ_TRY(const bool more, revs.step());
        if (!more)
            return {};
        if (task.isCancelled())
            return cancelled();
        task.setProgress(revs.integer(0), total);
        ++report.revisions;
        const RevisionName name{revs.integer(2), revs.bytes(3)};
        const QString changed = QStringLiteral("%1 %2: its contents have changed");
        if (const Result<> sum = checkRevisionSum(connection, revs.value(8), revs.integer(0),
                {.id = revs.text(1), .deleted = revs.integer(5) != 0}, revs.view(7));
            !sum) {
            problems.add(changed.arg(revs.text(1), name.toString()));
            continue;
        }
        if (revs.integer(6) == 0)
            continue; // made by another program: its name is no signature of ours
        QMap<QString, QByteArray> sums;
        {
            Query attachments(connection,
                "SELECT r.name, a.sha256 FROM rev_attachments r JOIN attachments a USING "
                "(attachment) WHERE r.rev = ?",
                revs.integer(0));
            for (;;) {
                HZ_TRY(const bool another, attachments.step());
                if (!another)
                    break;
                sums.insert(attachments.text(0), attachments.bytes(1));
            }
        }
        const QString parent = revs.isNull(4)
            ? QString()
            : RevisionName{name.generation - 1, revs.bytes(4)}.toString();
        HZ_TRY(const QByteArray sig, signature(revs.view(7), parent, revs.integer(5) != 0, sums));
        if (sig != name.sig)
            problems.add(changed.arg(revs.text(1), name.toString()));
    }
}

Result<> checkAttachments(
    Connection &connection, VerifyReport &report, Problems &problems, TaskControl &task)
{
    Query attachments(connection, "SELECT attachment, size, sha256, bytes FROM attachments");
    for (;;) {
        HZ_TRY(const bool more, attachments.step());
        if (!more)
            return {};
        if (task.isCancelled())
            return cancelled();
        ++report.attachments;
        const QByteArrayView bytes = attachments.view(3);
        if (bytes.size() != attachments.integer(1) || sha256(bytes) != attachments.view(2))
            problems.add(QStringLiteral("attachment %1: its bytes have changed")
                             .arg(attachments.integer(0)));
    }
}

Result<> checkLocals(Connection &connection, Problems &problems)
{
    Query locals(connection, "SELECT id, body, sum FROM locals");
    for (;;) {
        HZ_TRY(const bool more, locals.step());
        if (!more)
            return {};
        if (!checkSum(connection, locals.value(2), {.id = locals.text(0)}, locals.view(1))
            || !parseObject(locals.view(1)))
            problems.add(QStringLiteral("%1: its contents have changed").arg(locals.text(0)));
    }
}

Result<> checkBlobs(Connection &connection, Problems &problems, TaskControl &task)
{
    Query blobs(connection, "SELECT blob, size, sha256 FROM blobs");
    for (;;) {
        HZ_TRY(const bool more, blobs.step());
        if (!more)
            return {};
        Sha256 sum;
        qint64 size = 0;
        Query chunks(connection, "SELECT bytes FROM blob_chunks WHERE blob = ? ORDER BY number",
            blobs.integer(0));
        for (;;) {
            HZ_TRY(const bool another, chunks.step());
            if (!another)
                break;
            if (task.isCancelled())
                return cancelled();
            sum.add(chunks.view(0));
            size += chunks.view(0).size();
        }
        if (size != blobs.integer(1) || sum.result() != blobs.view(2))
            problems.add(QStringLiteral("blob %1: its bytes have changed")
                             .arg(QLatin1StringView(blobs.bytes(2).toHex())));
    }
}

Result<VerifyReport> verifyAsReport(const QString &path, TaskControl &task)
{
    Result<VerifyReport> report = verify(path, task);
    if (report || report.error().kind == Error::Kind::Cancelled)
        return report;
    return VerifyReport{.problems = {report.error().message + u' ' + report.error().detail}};
}

Result<> checkBlobFiles(const QString &folder, ProfileReport &report, TaskControl &task)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray hex = files.fileName().toLatin1();
        if (QByteArray::fromHex(hex).toHex() != hex || hex.size() != 64)
            continue; // one that is coming in
        ++report.blobs;
        const Result<QByteArray> sum = sumOfFile(path, task);
        if (!sum && sum.error().kind == Error::Kind::Cancelled)
            return Failure(sum.error());
        if (!sum || sum->toHex() != hex)
            report.damagedBlobs.append(path);
    }
    return {};
}

} // namespace

bool ProfileReport::isSound() const
{
    return damagedBlobs.isEmpty()
        && std::all_of(databases.cbegin(), databases.cend(),
            [](const VerifyReport &report) { return report.isSound(); });
}

Result<ProfileReport> verifyProfile(const QString &profileDir, TaskControl &task)
{
    const QStringList names = Profile::databaseNames(profileDir);
    if (names.isEmpty())
        return failure(Error::Kind::NotFound,
            QCoreApplication::translate("hz::store::Verify", "There is nothing stored in “%1”.")
                .arg(profileDir));
    HZ_TRY(const ProfileHold hold, holdProfile(profileDir));
    if (hold.isAlone)
        HZ_CHECK(hold.lock->share());
    ProfileReport report;
    for (const QString &name : names) {
        HZ_TRY(
            report.databases[name], verifyAsReport(Profile::databasePath(profileDir, name), task));
    }
    HZ_CHECK(checkBlobFiles(profileDir + QStringLiteral("/blobs"), report, task));
    return report;
}

Result<VerifyReport> verify(const QString &path, TaskControl &task)
{
    HZ_TRY(const std::shared_ptr<Readers> readers,
        Readers::openReadable(path, std::make_shared<const ProjectionSet>(QList<Projection>())));
    HZ_TRY(const std::unique_ptr<ReadTransaction> read, readers->begin());
    Connection &connection = read->connection();
    const StopWithTask stop(connection, task);
    VerifyReport report;
    Problems problems(report.problems);
    HZ_CHECK(problems.note(QStringLiteral("pages"), checkPages(connection, problems)));
    HZ_CHECK(problems.note(QStringLiteral("revision trees"), checkTrees(connection, problems)));
    HZ_CHECK(problems.note(
        QStringLiteral("revisions"), checkRevisions(connection, report, problems, task)));
    HZ_CHECK(problems.note(
        QStringLiteral("attachments"), checkAttachments(connection, report, problems, task)));
    HZ_CHECK(problems.note(QStringLiteral("local documents"), checkLocals(connection, problems)));
    HZ_CHECK(problems.note(QStringLiteral("blobs"), checkBlobs(connection, problems, task)));
    const Result<> counted = [&]() -> Result<> {
        Query count(connection, "SELECT count(*) FROM docs");
        HZ_CHECK(count.step());
        report.documents = count.integer(0);
        return {};
    }();
    HZ_CHECK(problems.note(QStringLiteral("documents"), counted));
    return report;
}

} // namespace hz::store

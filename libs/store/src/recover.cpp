#include "besidefile_p.h"
#include "documents_p.h"
#include "filecopy_p.h"
#include "schema_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>

#include <algorithm>
#include <array>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Recover)
};

constexpr int kPageBytes = 4096; // SQLite's default, which we never change
constexpr qint64 kLastRow = qint64(1) << 40; // beyond every row we ever number
constexpr int kDocumentsTogether = 500;
const QString kWal = QStringLiteral("-wal");
// From both ends, as far as it can be read.
constexpr std::array kLocals{"SELECT id, body, sum FROM locals ORDER BY id",
    "SELECT id, body, sum FROM locals ORDER BY id DESC"};
constexpr std::array kLocalsWithoutSums{"SELECT id, body, NULL FROM locals ORDER BY id",
    "SELECT id, body, NULL FROM locals ORDER BY id DESC"};

// Every store begins with the same tables on the same pages, so a first page that is lost is
// replaced by that of a new store. The tables of projections are lost with it; they are made from
// documents anyway.
Result<> replaceFirstPage(const QString &path, const QString &scratch)
{
    {
        HZ_TRY(const std::unique_ptr<Connection> fresh, Connection::open(scratch, Access::Scratch));
        HZ_CHECK(migrate(*fresh));
    }
    HZ_TRY(QByteArray page, readFile(scratch, 1 << 20));
    page.truncate(kPageBytes);
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadWrite))
        return Failure(fileError(Error::Kind::Io, path, errno));
    qToBigEndian(quint32(file.size() / kPageBytes), page.data() + 28);
    qToBigEndian(quint32(0), page.data() + 32); // no free pages
    qToBigEndian(quint32(0), page.data() + 36);
    std::copy_n(page.constData() + 24, 4, page.data() + 92); // the count of pages is valid
    if (file.write(page) != page.size())
        return Failure(fileError(Error::Kind::Io, path, errno));
    QFile::remove(path + kWal);
    return {};
}

// What is left of a damaged file, read from a copy.
class Wreck {
public:
    static Result<std::unique_ptr<Wreck>> open(
        const QString &damaged, const QString &folder, TaskControl &task)
    {
        const QString copy = folder + QStringLiteral("/damaged.sqlite");
        HZ_CHECK(copyFile(damaged, copy, task));
        if (QFileInfo::exists(damaged + kWal))
            HZ_CHECK(copyFile(damaged + kWal, copy + kWal, task));
        Result<std::unique_ptr<Connection>> connection = openCopy(copy);
        if (!connection) {
            HZ_CHECK(replaceFirstPage(copy, folder + QStringLiteral("/fresh.sqlite")));
            connection = openCopy(copy);
        }
        if (!connection)
            return Failure(connection.error());
        return std::unique_ptr<Wreck>(new Wreck(std::move(*connection)));
    }
    Connection &connection() const { return *m_connection; }
    bool hasSums() const { return m_hasSums; } // since version 2

    /// Calls `row` for every row that can be read, in the order of the first column, the row's
    /// number; `sql` selects from number ?1 on. Returns how often it met a gap.
    int eachRow(const char *sql, const std::function<void(const Query &)> &row) const
    {
        int gaps = 0;
        qint64 next = 0;
        while (next < kLastRow) {
            Query query(*m_connection, sql, next);
            for (;;) {
                const Result<bool> more = query.step();
                if (more && !*more)
                    return gaps;
                if (!more)
                    break;
                row(query);
                next = query.integer(0) + 1;
            }
            ++gaps;
            next = firstReadable(sql, next);
        }
        return gaps;
    }

private:
    explicit Wreck(std::unique_ptr<Connection> connection)
        : m_connection(std::move(connection))
        , m_hasSums(Query(*m_connection, "SELECT sum FROM revs WHERE 0").run().has_value())
    {
    }
    static Result<std::unique_ptr<Connection>> openCopy(const QString &path)
    {
        HZ_TRY(std::unique_ptr<Connection> connection, Connection::open(path, Access::Create));
        HZ_TRY(const qint64 version, schemaVersionOf(*connection));
        if (version < 1)
            return failure(Error::Kind::Corrupt, Names::tr("The file “%1” is empty.").arg(path));
        HZ_CHECK(
            Query(*connection, "SELECT 1 FROM docs, revs, attachments, rev_attachments WHERE 0")
                .run());
        return connection;
    }
    bool isReadable(const char *sql, qint64 from) const
    {
        return Query(*m_connection, sql, from).step().has_value();
    }
    // The smallest number after the unreadable `from` where reading can go on.
    qint64 firstReadable(const char *sql, qint64 from) const
    {
        qint64 bad = from;
        qint64 step = 1;
        while (bad + step < kLastRow && !isReadable(sql, bad + step)) {
            bad += step;
            step *= 2;
        }
        qint64 good = std::min(bad + step, kLastRow);
        while (good - bad > 1) {
            const qint64 middle = bad + (good - bad) / 2;
            (isReadable(sql, middle) ? good : bad) = middle;
        }
        return good;
    }

    std::unique_ptr<Connection> m_connection;
    bool m_hasSums;
};

struct Node {
    qint64 rev = 0;
    RevisionName name;
    QByteArray parent; // its sig
    bool deleted = false;
    bool checked = false;
    bool hasBody = false;
};

// Ids stand in the table and once more in its index.
struct FoundId {
    QString inTable;
    QString inIndex;

    QStringList candidates() const
    {
        if (inTable.isEmpty() || inTable == inIndex)
            return {inIndex};
        return inIndex.isEmpty() ? QStringList{inTable} : QStringList{inTable, inIndex};
    }
    bool isCertain() const { return inTable == inIndex; }
};

QHash<qint64, FoundId> readIds(const Wreck &wreck)
{
    QHash<qint64, FoundId> ids;
    wreck.eachRow("SELECT doc, id FROM docs WHERE doc >= ? ORDER BY doc",
        [&](const Query &row) { ids[row.integer(0)].inTable = row.text(1); });
    // From both ends, as far as it can be read.
    for (const char *sql : {"SELECT doc, id FROM docs INDEXED BY docs_id WHERE id > '' ORDER BY id",
             "SELECT doc, id FROM docs INDEXED BY docs_id WHERE id > '' ORDER BY id DESC"}) {
        Query query(wreck.connection(), sql);
        for (;;) {
            const Result<bool> more = query.step();
            if (!more || !*more)
                break;
            ids[query.integer(0)].inIndex = query.text(1);
        }
    }
    return ids;
}

// A revision with everything it holds.
struct Saved {
    Revision revision;
    bool isAsSummed = true; // its id, body and attachments are what was summed, if anything was
    bool isAsSigned = true; // and signed
};

// Corrupt if not all of it is there.
Result<Saved> readNode(
    const Wreck &wreck, const QString &id, const Node &node, const QStringList &history)
{
    Saved saved{.revision = {.id = id, .history = history, .deleted = node.deleted}};
    QByteArray body;
    QVariant sum;
    {
        Query query(wreck.connection(),
            wreck.hasSums() ? "SELECT body, sum FROM revs WHERE rev = ?"
                            : "SELECT body, NULL FROM revs WHERE rev = ?",
            node.rev);
        HZ_CHECK(query.step());
        body = query.bytes(0);
        sum = query.value(1);
    }
    HZ_TRY(saved.revision.body, parseObject(body));
    QMap<QString, QByteArray> sums;
    QMap<QString, AttachmentInfo> infos;
    Query query(wreck.connection(),
        "SELECT r.name, r.type, a.sha256, a.bytes FROM rev_attachments r JOIN attachments a USING "
        "(attachment)"
        " WHERE r.rev = ?",
        node.rev);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            break;
        const QByteArray bytes = query.bytes(3);
        if (sha256(bytes) != query.view(2))
            return failure(Error::Kind::Corrupt, {},
                QStringLiteral("attachment %1 has changed").arg(query.text(0)));
        saved.revision.attachments.insert(query.text(0), {query.text(1), bytes});
        infos.insert(query.text(0), {.contentType = query.text(1)});
        sums.insert(query.text(0), query.bytes(2));
    }
    const QString parent = node.parent.isEmpty()
        ? QString()
        : RevisionName{node.name.generation - 1, node.parent}.toString();
    HZ_TRY(const QByteArray sig, signature(body, parent, node.deleted, sums));
    saved.isAsSigned = !node.checked || sig == node.name.sig;
    saved.isAsSummed = sum.isNull() || sum.toLongLong() == sumOf(id, node.deleted, body, infos);
    return saved;
}

class Salvage {
public:
    Salvage(const Wreck &wreck, Connection &to, TaskControl &task)
        : m_wreck(wreck)
        , m_to(to)
        , m_task(task)
    {
    }

    Result<RecoveryReport> run()
    {
        const QHash<qint64, FoundId> ids = readIds(m_wreck);
        QHash<qint64, QList<Node>> trees;
        const int gaps = m_wreck.eachRow("SELECT rev, doc, gen, sig, parent, deleted, checked, "
                                         "body IS NOT NULL FROM revs WHERE rev >= ? ORDER BY rev",
            [&](const Query &row) {
                trees[row.integer(1)].append({row.integer(0), {row.integer(2), row.bytes(3)},
                    row.bytes(4), row.integer(5) != 0, row.integer(6) != 0, row.integer(7) != 0});
            });
        if (gaps > 0)
            lose(QStringLiteral("%1 gaps in the list of revisions").arg(gaps));
        QList<qint64> docs = trees.keys();
        std::sort(docs.begin(), docs.end());
        for (qsizetype from = 0; from < docs.size(); from += kDocumentsTogether) {
            if (m_task.isCancelled())
                return cancelled();
            HZ_CHECK(inTransaction(m_to, [&]() -> Result<> {
                WriteState state;
                for (const qint64 doc : docs.mid(from, kDocumentsTogether)) {
                    if (!ids.contains(doc))
                        lose(QStringLiteral("a document whose id is lost (number %1)").arg(doc));
                    else
                        HZ_CHECK(saveTree(state, ids[doc], trees[doc]));
                }
                return {};
            }));
            m_task.setProgress(from, docs.size());
        }
        for (auto id = ids.cbegin(); id != ids.cend(); ++id)
            if (!trees.contains(id.key()))
                lose(
                    QStringLiteral("%1: nothing of it is left").arg(id->candidates().constFirst()));
        HZ_CHECK(saveLocals());
        return m_report;
    }

private:
    void lose(const QString &what)
    {
        if (m_report.lost.size() < kMostProblems)
            m_report.lost.append(what);
    }

    // The newest revision of each branch that is whole.
    Result<> saveTree(WriteState &state, const FoundId &id, QList<Node> nodes)
    {
        std::sort(nodes.begin(), nodes.end(),
            [](const Node &a, const Node &b) { return a.name.generation > b.name.generation; });
        const auto find = [&](const RevisionName &name) {
            return std::find_if(
                nodes.cbegin(), nodes.cend(), [&](const Node &node) { return node.name == name; });
        };
        QSet<qint64> saved;
        bool any = false;
        for (const Node &node : std::as_const(nodes)) {
            if (!node.hasBody || saved.contains(node.rev))
                continue;
            QStringList history;
            QList<qint64> path;
            for (auto at = find(node.name); at != nodes.cend() && path.size() < kRevsLimit;
                 at = find({at->name.generation - 1, at->parent})) {
                history.append(at->name.toString());
                path.append(at->rev);
            }
            // A parent that is lost is still known by name.
            const Node &oldest = *std::find_if(nodes.cbegin(), nodes.cend(),
                [&](const Node &candidate) { return candidate.rev == path.constLast(); });
            if (!oldest.parent.isEmpty() && history.size() < kRevsLimit)
                history.append(RevisionName{oldest.name.generation - 1, oldest.parent}.toString());
            const Result<Revision> revision = wholeRevision(id, node, history);
            const Result<> written
                = revision ? save(state, *revision) : Result<>(Failure(revision.error()));
            if (!written && m_to.failure())
                return written;
            if (!written) {
                lose(QStringLiteral("%1 %2: %3")
                         .arg(id.candidates().constFirst(), node.name.toString(),
                             written.error().detail));
                continue;
            }
            saved += QSet<qint64>(path.cbegin(), path.cend());
            any = true;
            ++m_report.revisions;
        }
        m_report.documents += any ? 1 : 0;
        return {};
    }

    // As it was written; an id that only a damaged page tells is not believed.
    Result<Revision> wholeRevision(const FoundId &id, const Node &node, const QStringList &history)
    {
        const QStringList candidates = id.candidates();
        for (const QString &candidate : candidates) {
            HZ_TRY(const Saved saved, readNode(m_wreck, candidate, node, history));
            if (!saved.isAsSigned)
                break;
            if (!saved.isAsSummed && !id.isCertain())
                continue;
            if (!saved.isAsSummed)
                lose(QStringLiteral("%1 %2: perhaps the types of its attachments")
                         .arg(candidate, node.name.toString()));
            return saved.revision;
        }
        return failure(Error::Kind::Corrupt, {}, QStringLiteral("its contents have changed"));
    }

    Result<> save(WriteState &state, const Revision &revision)
    {
        HZ_CHECK(writeRevision(m_to, state, ProjectionSet({}), revision));
        return {};
    }

    Result<> saveLocals()
    {
        return inTransaction(m_to, [&]() -> Result<> {
            for (const char *sql : m_wreck.hasSums() ? kLocals : kLocalsWithoutSums) {
                Query query(m_wreck.connection(), sql);
                for (;;) {
                    const Result<bool> more = query.step();
                    if (!more || !*more)
                        break;
                    const QString id = query.text(0);
                    const quint32 sum = sumOf(id, false, query.view(1));
                    if (parseObject(query.view(1)) && (query.isNull(2) || query.integer(2) == sum))
                        HZ_CHECK(Query(m_to,
                            "INSERT OR REPLACE INTO locals(id, body, sum) VALUES (?, ?, ?)", id,
                            query.view(1), qint64(sum))
                                     .run());
                    else
                        lose(QStringLiteral("%1: its contents have changed").arg(id));
                }
            }
            return {};
        });
    }

    const Wreck &m_wreck;
    Connection &m_to;
    TaskControl &m_task;
    RecoveryReport m_report;
};

} // namespace

Result<RecoveryReport> recover(const QString &damaged, const QString &to, TaskControl &task)
{
    // Beside the result: there is room for a copy, or there would be none for the result.
    QTemporaryDir folder(to + QStringLiteral(".XXXXXX"));
    if (!folder.isValid())
        return failure(Error::Kind::Denied, Names::tr("“%1” cannot be written to.").arg(to),
            folder.errorString());
    HZ_TRY(const std::unique_ptr<Wreck> wreck, Wreck::open(damaged, folder.path(), task));
    BesideFile beside(to);
    RecoveryReport report;
    {
        HZ_TRY(const std::unique_ptr<Connection> connection,
            Connection::open(beside.path(), Access::Scratch));
        HZ_CHECK(migrate(*connection));
        HZ_TRY(report, Salvage(*wreck, *connection, task).run());
    }
    HZ_CHECK(beside.moveToPlace());
    return report;
}

Result<RecoveryReport> recoverInPlace(const QString &path, TaskControl &task)
{
    const QString setAside = path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString recovered = path + QStringLiteral(".recovered");
    HZ_TRY(RecoveryReport report, recover(path, recovered, task));
    // The damaged file stays in its place until its copy is safe and the new one takes the place in
    // one step. Its WAL must be gone by then: SQLite would apply it to the new file.
    for (const QString &suffix : {QString(), kWal}) {
        if (!QFileInfo::exists(path + suffix))
            continue;
        HZ_CHECK(copyFile(path + suffix, setAside + suffix, task));
    }
    HZ_CHECK(syncDirectory(QFileInfo(path).absolutePath()));
    QFile::remove(path + kWal);
    QFile::remove(path + QStringLiteral("-shm"));
    HZ_CHECK(renameFile(recovered, path));
    HZ_CHECK(syncDirectory(QFileInfo(path).absolutePath()));
    report.setAside = setAside;
    return report;
}

} // namespace hz::store

#include "besidefile_p.h"
#include "documents_p.h"
#include "filecopy_p.h"
#include "recover_p.h"
#include "schema_p.h"
#include "wreck_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>

#include <algorithm>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Recover)
};

constexpr int kDocumentsTogether = 500;
const QString kWal = QStringLiteral("-wal");
const QString kRecovered = QStringLiteral(".recovered-"); // and a stamp: whole, to take the place
const QString kSetAside = QStringLiteral(".damaged-"); // and the same stamp
const QString kWanted = QStringLiteral(".recover");

// One reading of a revision; a damaged page may give another one of the same name.
struct Node {
    qint64 row = 0;
    qint64 rev = 0;
    RevisionName name;
    QByteArray parent; // its sig
    bool isLeaf = false;
    bool deleted = false;
    bool checked = false;
    bool hasBody = false;
    bool isNamedElse = false; // by the index
};

// Ids stand in the table and once more in its index.
struct FoundId {
    QString inTable;
    QString inIndex;
    qint64 winner = 0; // rev; 0: not known
    qint64 leaves = 0;

    QStringList candidates() const
    {
        if (inTable.isEmpty() || inTable == inIndex)
            return {inIndex};
        return inIndex.isEmpty() ? QStringList{inTable} : QStringList{inTable, inIndex};
    }
    bool isCertain() const { return inTable == inIndex; }
};

// A revision with everything it holds.
struct Reading {
    Revision revision;
    bool isAsSummed = true; // its id, body and attachments are what was summed, if anything was
    bool isAsSigned = true; // and signed
};

// Corrupt if not all of it is there.
Result<Reading> readNode(
    Connection &rows, const QString &id, const Node &node, const QStringList &history)
{
    Reading reading{.revision = {.id = id, .history = history, .deleted = node.deleted}};
    Query stored(rows, "SELECT body, sum FROM revs WHERE row = ?", node.row);
    HZ_CHECK(stored.step());
    const QByteArrayView body = stored.view(0);
    HZ_TRY(reading.revision.body, parseObject(body));
    QMap<QString, QByteArray> sums;
    QMap<QString, AttachmentInfo> infos;
    Query attachments(rows,
        "SELECT n.name, n.type, a.sha256, a.bytes FROM rev_attachments n LEFT JOIN attachments a"
        " USING (attachment) WHERE n.rev = ?",
        node.rev);
    for (;;) {
        HZ_TRY(const bool more, attachments.step());
        if (!more)
            break;
        const QString name = attachments.text(0);
        const QByteArray bytes = attachments.bytes(3);
        if (attachments.isNull(2) || sha256(bytes) != attachments.view(2))
            return failure(Error::Kind::Corrupt, {},
                QStringLiteral("its attachment %1 is lost or has changed").arg(name));
        reading.revision.attachments.insert(name, {attachments.text(1), bytes});
        infos.insert(name, {.contentType = attachments.text(1)});
        sums.insert(name, attachments.bytes(2));
    }
    const QString parent = node.parent.isEmpty()
        ? QString()
        : RevisionName{node.name.generation - 1, node.parent}.toString();
    HZ_TRY(const QByteArray sig, signature(body, parent, node.deleted, sums));
    reading.isAsSigned = !node.checked || sig == node.name.sig;
    reading.isAsSummed
        = stored.isNull(1) || stored.integer(1) == qint64(sumOf(id, node.deleted, body, infos));
    return reading;
}

class Salvage {
public:
    Salvage(const Wreck &wreck, Connection &to, TaskControl &task)
        : m_rows(wreck.rows())
        , m_to(to)
        , m_task(task)
    {
        m_report.lost
            = wreck.problems().first(std::min<qsizetype>(wreck.problems().size(), kMostProblems));
    }

    Result<RecoveryReport> run()
    {
        HZ_TRY(const auto ids, readIds());
        HZ_TRY(const auto trees, readTrees());
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
                lose(id->candidates().constFirst() + QStringLiteral(": nothing of it is left"));
        HZ_CHECK(saveLocals());
        return m_report;
    }

private:
    void lose(const QString &what)
    {
        if (m_report.lost.size() < kMostProblems)
            m_report.lost.append(what);
    }

    Result<QHash<qint64, FoundId>> readIds()
    {
        QHash<qint64, FoundId> ids;
        Query docs(m_rows, "SELECT doc, inTable, inIndex, winner, leaves FROM docs");
        for (;;) {
            HZ_TRY(const bool more, docs.step());
            if (!more)
                return ids;
            ids.insert(
                docs.integer(0), {docs.text(1), docs.text(2), docs.integer(3), docs.integer(4)});
        }
    }

    Result<QHash<qint64, QList<Node>>> readTrees()
    {
        QHash<qint64, QList<Node>> trees;
        Query revs(m_rows,
            "SELECT r.doc, r.row, r.rev, r.gen, r.sig, r.parent, r.leaf, r.deleted, r.checked,"
            " r.body IS NOT NULL, (n.doc, n.gen, n.sig) <> (r.doc, r.gen, r.sig)"
            " FROM revs r LEFT JOIN rev_names n USING (rev) ORDER BY r.row");
        for (;;) {
            HZ_TRY(const bool more, revs.step());
            if (!more)
                return trees;
            if (!isSig(revs.view(4)))
                continue;
            trees[revs.integer(0)].append(
                {revs.integer(1), revs.integer(2), {revs.integer(3), revs.bytes(4)}, revs.bytes(5),
                    revs.integer(6) != 0, revs.integer(7) != 0, revs.integer(8) != 0,
                    revs.integer(9) != 0, revs.integer(10) != 0});
        }
    }

    // The newest revision of each branch that is whole.
    Result<> saveTree(WriteState &state, const FoundId &id, QList<Node> nodes)
    {
        std::stable_sort(nodes.begin(), nodes.end(),
            [](const Node &a, const Node &b) { return a.name.generation > b.name.generation; });
        const auto find = [&](const RevisionName &name) {
            return std::find_if(
                nodes.cbegin(), nodes.cend(), [&](const Node &node) { return node.name == name; });
        };
        QSet<QString> saved; // names, with all that stand behind them
        int branches = 0;
        bool isEachALeaf = true;
        QMap<QString, QString> failed;
        for (const Node &node : std::as_const(nodes)) {
            const QString name = node.name.toString();
            if (!node.hasBody || saved.contains(name))
                continue;
            // A parent that is lost is still known by name.
            QStringList history{name};
            const Node *at = &node;
            while (!at->parent.isEmpty() && history.size() < kRevsLimit) {
                const RevisionName parent{at->name.generation - 1, at->parent};
                history.append(parent.toString());
                const auto next = find(parent);
                if (next == nodes.cend())
                    break;
                at = &*next;
            }
            const Result<Revision> revision = wholeRevision(id, node, history);
            const Result<> written
                = revision ? save(state, *revision) : Result<>(Failure(revision.error()));
            if (!written && m_to.failure())
                return written;
            if (!written) {
                failed.insert(name, written.error().detail);
                continue;
            }
            saved += QSet<QString>(history.cbegin(), history.cend());
            failed.remove(name);
            ++branches;
            isEachALeaf = isEachALeaf && node.isLeaf;
            ++m_report.revisions;
        }
        for (auto revision = failed.cbegin(); revision != failed.cend(); ++revision)
            lose(QStringLiteral("%1 %2: %3")
                     .arg(id.candidates().constFirst(), revision.key(), revision.value()));
        const bool hasWinner = id.winner == 0
            || std::any_of(nodes.cbegin(), nodes.cend(),
                [&](const Node &node) { return node.rev == id.winner; });
        if (!hasWinner)
            lose(id.candidates().constFirst() + QStringLiteral(": its last revision"));
        else if (failed.isEmpty() && (branches == 0 || branches < id.leaves || !isEachALeaf))
            lose(id.candidates().constFirst() + QStringLiteral(": a branch of it"));
        m_report.documents += branches > 0 ? 1 : 0;
        return {};
    }

    // As it was written; an id that only a damaged page tells is not believed.
    Result<Revision> wholeRevision(const FoundId &id, const Node &node, const QStringList &history)
    {
        const QStringList candidates = id.candidates();
        for (const QString &candidate : candidates) {
            HZ_TRY(const Reading reading, readNode(m_rows, candidate, node, history));
            if (!reading.isAsSigned)
                break;
            if (!reading.isAsSummed && !id.isCertain())
                continue;
            if (!reading.isAsSummed && !node.checked)
                break;
            if (!reading.isAsSummed)
                lose(QStringLiteral("%1 %2: perhaps the types of its attachments")
                         .arg(candidate, node.name.toString()));
            if (node.isNamedElse && !node.checked)
                lose(
                    QStringLiteral("%1 %2: perhaps its name").arg(candidate, node.name.toString()));
            return reading.revision;
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
            Query locals(m_rows, "SELECT id, body, sum FROM locals");
            for (;;) {
                HZ_TRY(const bool more, locals.step());
                if (!more)
                    return {};
                const QString id = locals.text(0);
                const quint32 sum = sumOf(id, false, locals.view(1));
                if (!parseObject(locals.view(1))
                    || (!locals.isNull(2) && locals.integer(2) != sum)) {
                    lose(id + QStringLiteral(": its contents have changed"));
                    continue;
                }
                HZ_CHECK(Query(m_to, "INSERT INTO locals(id, body, sum) VALUES (?, ?, ?)", id,
                    locals.view(1), qint64(sum))
                             .run());
            }
        });
    }

    Connection &m_rows;
    Connection &m_to;
    TaskControl &m_task;
    RecoveryReport m_report;
};

// From a recovered file on, this can be taken up wherever it was broken off. The log goes first:
// SQLite would apply it to the new file.
Result<> takePlace(const QString &path, const QString &stamp)
{
    const QString setAside = path + kSetAside + stamp;
    for (const QString &suffix : {kWal, QString()})
        if (QFileInfo::exists(path + suffix) && !QFileInfo::exists(setAside + suffix))
            HZ_CHECK(renameFile(path + suffix, setAside + suffix));
    QFile::remove(path + QStringLiteral("-shm"));
    HZ_CHECK(syncDirectory(QFileInfo(path).absolutePath()));
    HZ_CHECK(renameFile(path + kRecovered + stamp, path));
    QFile::remove(path + kWanted);
    return syncDirectory(QFileInfo(path).absolutePath());
}

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
    const QString stamp
        = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    HZ_TRY(RecoveryReport report, recover(path, path + kRecovered + stamp, task));
    HZ_CHECK(takePlace(path, stamp));
    report.setAside = path + kSetAside + stamp;
    return report;
}

Result<> recoverAtNextOpening(const QString &path)
{
    return writeFileDurably(path + kWanted, {});
}

bool isRecoveryWanted(const QString &path)
{
    return QFileInfo::exists(path + kWanted);
}

Result<> completeRecoveries(const QString &folder)
{
    const QStringList left
        = QDir(folder).entryList({QStringLiteral("*.sqlite%1*").arg(kRecovered)});
    for (const QString &name : left) {
        const qsizetype at = name.lastIndexOf(kRecovered);
        const QString path = folder + u'/' + name;
        if (name.endsWith(u".part")) // it died before all was in it
            QFile::remove(path);
        else if (QFileInfo(path).isFile())
            HZ_CHECK(
                takePlace(folder + u'/' + name.first(at), name.sliced(at + kRecovered.size())));
        else
            HZ_CHECK(removeFolder(path)); // of a wreck
    }
    return {};
}

} // namespace hz::store

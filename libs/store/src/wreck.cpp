#include "filecopy_p.h"
#include "revision_p.h"
#include "schema_p.h"
#include "wal_p.h"
#include "wreck_p.h"

#include <hz/core/file.h>

#include <QtCore/QFileInfo>
#include <QtCore/QtEndian>

#include <algorithm>
#include <array>

namespace hz::store {

namespace {

constexpr qint64 kLastRow = qint64(1) << 40; // beyond every row we ever number
constexpr int kRowsBetweenPolls = 200;

constexpr const char *kRowTables
    = "CREATE TABLE docs(doc INTEGER PRIMARY KEY, inTable TEXT, inIndex TEXT, winner INTEGER,"
      " leaves INTEGER);"
      "CREATE TABLE revs(row INTEGER PRIMARY KEY, rev INTEGER, doc INTEGER, gen INTEGER,"
      " leaf INTEGER, deleted INTEGER, checked INTEGER, sig BLOB, parent BLOB, body BLOB, sum "
      "INTEGER,"
      " UNIQUE(rev, doc, gen, sig));"
      "CREATE TABLE rev_names(rev INTEGER PRIMARY KEY, doc INTEGER, gen INTEGER, sig BLOB);"
      "CREATE TABLE rev_attachments(rev INTEGER, name TEXT, attachment INTEGER, type TEXT,"
      " PRIMARY KEY(rev, name)) WITHOUT ROWID;"
      "CREATE TABLE attachments(attachment INTEGER PRIMARY KEY, sha256 BLOB, bytes BLOB);"
      "CREATE TABLE locals(id TEXT PRIMARY KEY, body BLOB, sum INTEGER) WITHOUT ROWID";

constexpr const char *kAddId
    = "INSERT INTO docs(doc, inTable, winner, leaves) VALUES (?, ?, ?, ?) ON CONFLICT(doc) DO"
      " UPDATE SET inTable = excluded.inTable, winner = excluded.winner, leaves = excluded.leaves"
      " WHERE inTable IS NULL";
constexpr const char *kAddIdOfIndex
    = "INSERT INTO docs(doc, inIndex) VALUES (?, ?) ON CONFLICT(doc) DO UPDATE SET "
      "inIndex = excluded.inIndex WHERE inIndex IS NULL";
constexpr const char *kAddRevision
    = "INSERT OR IGNORE INTO revs(rev, doc, gen, leaf, deleted, checked, sig, parent, body, sum)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *kAddNameOfIndex
    = "INSERT OR IGNORE INTO rev_names(doc, gen, sig, rev) VALUES (?, ?, ?, ?)";
constexpr const char *kAddName
    = "INSERT OR IGNORE INTO rev_attachments(rev, name, attachment, type) VALUES (?, ?, ?, ?)";
constexpr const char *kAddAttachment
    = "INSERT OR IGNORE INTO attachments(attachment, sha256, bytes) VALUES (?, ?, ?)";
constexpr const char *kAddLocal = "INSERT OR IGNORE INTO locals(id, body, sum) VALUES (?, ?, ?)";

// Rows with numbers are read from number ?1 on, those without from both ends.
struct Reading {
    const char *what;
    const char *select;
    const char *insert;
    bool isNumbered = true;
};
constexpr std::array kReadings{
    Reading{"documents", "SELECT doc, id, winner, leaves FROM docs WHERE doc >= ? ORDER BY doc",
        kAddId},
    Reading{"the index of ids",
        "SELECT doc, id FROM docs INDEXED BY docs_id WHERE id > '' ORDER BY id", kAddIdOfIndex,
        false},
    Reading{"the index of ids, from its end",
        "SELECT doc, id FROM docs INDEXED BY docs_id WHERE id > '' ORDER BY id DESC", kAddIdOfIndex,
        false},
    Reading{"revisions",
        "SELECT rev, doc, gen, leaf, deleted, checked, sig, parent, body, sum FROM revs"
        " WHERE rev >= ? ORDER BY rev",
        kAddRevision},
    Reading{"the index of revisions",
        "SELECT doc, gen, sig, rev FROM revs INDEXED BY revs_name WHERE doc > 0"
        " ORDER BY doc, gen, sig",
        kAddNameOfIndex, false},
    Reading{"the index of revisions, from its end",
        "SELECT doc, gen, sig, rev FROM revs INDEXED BY revs_name WHERE doc > 0"
        " ORDER BY doc DESC, gen DESC, sig DESC",
        kAddNameOfIndex, false},
    Reading{"names of attachments",
        "SELECT rev, name, attachment, type FROM rev_attachments ORDER BY rev, name", kAddName,
        false},
    Reading{"names of attachments, from their end",
        "SELECT rev, name, attachment, type FROM rev_attachments ORDER BY rev DESC, name DESC",
        kAddName, false},
    Reading{"attachments",
        "SELECT attachment, sha256, bytes FROM attachments WHERE attachment >= ?"
        " ORDER BY attachment",
        kAddAttachment},
    Reading{"local documents", "SELECT id, body, sum FROM locals ORDER BY id", kAddLocal, false},
    Reading{"local documents, from their end", "SELECT id, body, sum FROM locals ORDER BY id DESC",
        kAddLocal, false}};

// A file of version 1 has no sums.
QByteArray forVersion(const char *select, bool hasSums)
{
    return hasSums ? QByteArray(select) : QByteArray(select).replace(", sum FROM", ", NULL FROM");
}

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
    return {};
}

Result<std::unique_ptr<Connection>> openCopy(const QString &path)
{
    HZ_TRY(std::unique_ptr<Connection> connection, Connection::open(path, Access::Create));
    HZ_TRY(const qint64 version, schemaVersionOf(*connection));
    if (version < 1)
        return failure(Error::Kind::Corrupt, {}, QStringLiteral("empty"));
    HZ_CHECK(
        Query(*connection, "SELECT 1 FROM docs, revs, attachments, rev_attachments WHERE 0").run());
    return connection;
}

// Takes rows over from a file that can be read here and there.
class TreeReader {
public:
    TreeReader(Connection &from, Connection &to, const TaskControl &task)
        : m_from(from)
        , m_to(to)
        , m_task(task)
        , m_hasSums(Query(from, "SELECT sum FROM revs WHERE 0").run().has_value())
    {
    }

    /// Whether it met nothing that could not be read.
    Result<bool> read(const Reading &reading)
    {
        const QByteArray select = forVersion(reading.select, m_hasSums);
        bool isWhole = true;
        qint64 next = 0;
        do {
            Query rows(m_from, QByteArrayView(select));
            if (reading.isNumbered)
                rows.bind(next);
            HZ_TRY(const bool isDone, copy(rows, reading.insert, next));
            if (isDone)
                return isWhole;
            isWhole = false;
            if (reading.isNumbered)
                next = firstReadable(select, next);
        } while (reading.isNumbered && next < kLastRow);
        return isWhole;
    }

private:
    // Up to the end, or to what cannot be read: then false.
    Result<bool> copy(Query &rows, const char *insert, qint64 &next)
    {
        for (int count = 0;; ++count) {
            if (count % kRowsBetweenPolls == 0 && m_task.isCancelled())
                return cancelled();
            const Result<bool> more = rows.step();
            if (!more)
                return false;
            if (!*more)
                return true;
            next = std::max(next, rows.integer(0) + 1); // a damaged number may be any
            Query taken(m_to, insert);
            for (int column = 0; column < rows.columnCount(); ++column)
                taken.bindFrom(rows, column);
            HZ_CHECK(taken.run());
        }
    }
    bool isReadable(const QByteArray &select, qint64 from) const
    {
        Query query(m_from, QByteArrayView(select));
        query.bind(from);
        return query.step().has_value();
    }
    // The smallest number after the unreadable `from` where reading can go on.
    qint64 firstReadable(const QByteArray &select, qint64 from) const
    {
        qint64 bad = from;
        qint64 step = 1;
        while (bad + step < kLastRow && !isReadable(select, bad + step)) {
            bad += step;
            step *= 2;
        }
        qint64 good = std::min(bad + step, kLastRow);
        while (good - bad > 1) {
            const qint64 middle = bad + (good - bad) / 2;
            (isReadable(select, middle) ? good : bad) = middle;
        }
        return good;
    }

    Connection &m_from;
    Connection &m_to;
    const TaskControl &m_task;
    const bool m_hasSums;
};

// ---- rows from pages: which table they are of is seen by their columns

using Values = std::vector<RawValue>;

bool isFlag(const RawValue &value)
{
    return value.isInteger() && (value.integer == 0 || value.integer == 1);
}

bool isDoc(const Values &values)
{
    return values.size() == 6 && values[0].isNull() && values[1].isInteger()
        && values[2].isInteger() && isFlag(values[3]) && values[4].isInteger()
        && values[5].isText();
}

bool isSigValue(const RawValue &value)
{
    return value.kind == RawValue::Kind::Blob && isSig(value.bytes);
}

bool isRevision(const Values &values)
{
    return (values.size() == 9 || values.size() == 10) && values[0].isNull()
        && values[1].isInteger() && values[2].isInteger() && isFlag(values[3]) && isFlag(values[4])
        && isFlag(values[5]) && isSigValue(values[6])
        && (values[8].isNull() || values[8].kind == RawValue::Kind::Blob);
}

bool isAttachment(const Values &values)
{
    return values.size() == 4 && values[0].isNull() && values[1].isInteger() && values[2].isBlob(32)
        && values[3].isBlob(values[1].integer);
}

bool isName(const Values &values)
{
    return (values.size() == 4 || values.size() == 5) && values[0].isInteger() && values[1].isText()
        && values[2].isInteger() && values[3].isText();
}

bool isNameOfIndex(const Values &values)
{
    return values.size() == 4 && values[0].isInteger() && values[1].isInteger()
        && isSigValue(values[2]) && values[3].isInteger();
}

bool isLocal(const Values &values)
{
    return (values.size() == 2 || values.size() == 3) && values[0].isText()
        && values[0].bytes.startsWith("_local/") && values[1].kind == RawValue::Kind::Blob;
}

void bindRaw(Query &query, const RawValue &value)
{
    switch (value.kind) {
    case RawValue::Kind::Integer:
        return query.bind(value.integer);
    case RawValue::Kind::Text:
        return query.bindText(value.bytes);
    case RawValue::Kind::Blob:
        return query.bind(QByteArrayView(value.bytes));
    case RawValue::Kind::Null:
    case RawValue::Kind::Real: // no column of ours
        return query.bindNull();
    }
}

Result<> addRaw(Connection &to, const char *insert, std::initializer_list<const RawValue *> values)
{
    Query query(to, insert);
    for (const RawValue *value : values)
        bindRaw(query, *value);
    return query.run();
}

Result<> takeTableRow(Connection &to, const RawRow &row)
{
    const Values &values = row.values;
    const RawValue rowid{.kind = RawValue::Kind::Integer, .integer = row.rowid};
    const RawValue none;
    if (isDoc(values))
        return addRaw(to, kAddId, {&rowid, &values[5], &values[2], &values[4]});
    if (isRevision(values))
        return addRaw(to, kAddRevision,
            {&rowid, &values[1], &values[2], &values[3], &values[4], &values[5], &values[6],
                &values[7], &values[8], values.size() > 9 ? &values[9] : &none});
    if (isAttachment(values))
        return addRaw(to, kAddAttachment, {&rowid, &values[2], &values[3]});
    return {};
}

Result<> takeIndexRow(Connection &to, const RawRow &row)
{
    const Values &values = row.values;
    const RawValue none;
    if (isName(values))
        return addRaw(to, kAddName, {&values[0], &values[1], &values[2], &values[3]});
    if (isNameOfIndex(values))
        return addRaw(to, kAddNameOfIndex, {&values[0], &values[1], &values[2], &values[3]});
    if (isLocal(values))
        return addRaw(
            to, kAddLocal, {&values[0], &values[1], values.size() > 2 ? &values[2] : &none});
    return {};
}

} // namespace

Result<std::unique_ptr<Wreck>> Wreck::open(
    const QString &damaged, const QString &folder, TaskControl &task)
{
    const QString copy = folder + QStringLiteral("/damaged.sqlite");
    const QString wal = QStringLiteral("-wal");
    HZ_CHECK(copyFile(damaged, copy, task));
    if (QFileInfo::exists(damaged + wal))
        HZ_CHECK(copyFile(damaged + wal, copy + wal, task));
    auto wreck = std::unique_ptr<Wreck>(new Wreck);
    const QString former = folder + QStringLiteral("/former");
    HZ_TRY(const int brokenFrames, applyWal(copy, copy + wal, former));
    if (brokenFrames > 0)
        wreck->m_problems.append(
            QStringLiteral("%1 damaged pages of the log: of what was written last some may be lost")
                .arg(brokenFrames));
    HZ_TRY(
        wreck->m_rows, Connection::open(folder + QStringLiteral("/rows.sqlite"), Access::Scratch));
    HZ_CHECK(wreck->m_rows->execute(kRowTables));
    HZ_CHECK(wreck->readTrees(copy, folder, task));
    HZ_CHECK(wreck->readPages(copy, former, task));
    return wreck;
}

Result<> Wreck::readTrees(const QString &copy, const QString &folder, const TaskControl &task)
{
    Result<std::unique_ptr<Connection>> connection = openCopy(copy);
    if (!connection) {
        m_problems.append(QStringLiteral("the first page"));
        HZ_CHECK(replaceFirstPage(copy, folder + QStringLiteral("/fresh.sqlite")));
        connection = openCopy(copy);
    }
    if (!connection) // what its pages hold is left
        return {};
    return inTransaction(*m_rows, [&]() -> Result<> {
        TreeReader reader(**connection, *m_rows, task);
        for (const Reading &reading : kReadings) {
            HZ_TRY(const bool isWhole, reader.read(reading));
            if (!isWhole)
                m_problems.append(QStringLiteral("%1: not all could be read")
                                      .arg(QLatin1StringView(reading.what)));
        }
        return {};
    });
}

Result<> Wreck::readPages(const QString &copy, const QString &former, const TaskControl &task)
{
    HZ_TRY(const std::unique_ptr<RawPages> pages, RawPages::open(copy, former));
    return inTransaction(*m_rows, [&]() -> Result<> {
        Result<> failed;
        const auto take = [&](Result<> (*takeRow)(Connection &, const RawRow &)) {
            return [this, &failed, &task, takeRow](const RawRow &row) {
                if (failed && task.isCancelled())
                    failed = cancelled();
                if (failed)
                    failed = takeRow(*m_rows, row);
            };
        };
        pages->eachRow(RawPages::Tree::Table, take(takeTableRow));
        pages->eachRow(RawPages::Tree::Index, take(takeIndexRow));
        return failed;
    });
}

} // namespace hz::store

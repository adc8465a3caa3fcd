// Documents made ready by other threads are written as put() writes them, byte for byte.
#include "storetest.h"

#include <hz/store/replication.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <rapidcheck.h>
#include <sqlite3.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

// One of two statements, and values of every kind.
Projection notes()
{
    return {.name = QStringLiteral("notes"),
        .ddl = {QStringLiteral("CREATE TABLE notes(id TEXT PRIMARY KEY, title, size INTEGER, share "
                               "REAL, bytes BLOB, absent, revision TEXT) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE notes_seen(id TEXT PRIMARY KEY) WITHOUT ROWID")},
        .apply = [](ProjectionWriter &writer, const Document &document) -> Result<> {
            const QString title = document.body[QLatin1StringView("title")].toString();
            HZ_CHECK(writer.run(
                QStringLiteral("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?, ?, ?, ?)"),
                {document.id, title, title.size(), double(title.size()) / 3, title.toUtf8(),
                    QVariant(), document.revision}));
            return writer.run(
                QStringLiteral("INSERT OR REPLACE INTO notes_seen VALUES (?)"), {document.id});
        },
        .remove =
            [](ProjectionWriter &writer, const QString &id) {
                return writer.run(QStringLiteral("DELETE FROM notes WHERE id = ?"), {id});
            },
        .queries = {}};
}

Projection broken()
{
    return {.name = QStringLiteral("broken"),
        .ddl = {QStringLiteral("CREATE TABLE broken(id TEXT PRIMARY KEY) WITHOUT ROWID")},
        .apply =
            [](ProjectionWriter &writer, const Document &document) {
                return writer.run(QStringLiteral("INSERT INTO broken VALUES (?)"),
                    {document.body[QLatin1StringView("title")].toString()});
            },
        .remove = [](ProjectionWriter &, const QString &) { return Result<>(); },
        .queries = {}};
}

Result<> writePrepared(Database &database, const QList<Draft> &drafts)
{
    QList<PreparedDraft> ready;
    for (const Draft &draft : drafts) {
        HZ_TRY(const PreparedDraft prepared, database.prepare(draft.id, draft.body));
        ready.append(prepared);
    }
    return database.writeAndWait([ready, drafts](WriteTransaction &transaction) -> Result<> {
        HZ_TRY(const QList<qsizetype> taken, putNew(transaction, ready));
        for (const qsizetype at : taken)
            HZ_CHECK(put(transaction, drafts[at]));
        return {};
    });
}

Result<> writePlain(Database &database, const QList<Draft> &drafts)
{
    return database.writeAndWait([drafts](WriteTransaction &transaction) -> Result<> {
        for (const Draft &draft : drafts)
            HZ_CHECK(put(transaction, draft));
        return {};
    });
}

Result<PreparedRevision> preparedOf(const Revision &revision)
{
    HZ_TRY(const QByteArray json, canonicalJson(revision.body));
    HZ_TRY(const CanonicalObject body, CanonicalObject::of(json));
    return prepareRevision(revision, body);
}

// Every row of every table that documents are in.
QByteArrayList contentsOf(const QString &path)
{
    QByteArrayList rows;
    sqlite3 *handle = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &handle) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(handle));
    for (const char *table :
        {"docs", "revs", "attachments", "rev_attachments", "projections", "notes", "notes_seen"}) {
        sqlite3_stmt *select = nullptr;
        const QByteArray sql = QByteArray("SELECT * FROM ") + table;
        sqlite3_prepare_v2(handle, sql.constData(), -1, &select, nullptr);
        while (select && sqlite3_step(select) == SQLITE_ROW) {
            QByteArray row = table;
            for (int column = 0; column < sqlite3_column_count(select); ++column) {
                row += '|' + QByteArray::number(sqlite3_column_type(select, column)) + ':';
                const auto *data = static_cast<const char *>(sqlite3_column_blob(select, column));
                row += QByteArray(data, sqlite3_column_bytes(select, column)).toPercentEncoding();
            }
            rows.append(row);
        }
        sqlite3_finalize(select);
    }
    sqlite3_close(handle);
    return rows;
}

QJsonValue anyValue(int depth)
{
    switch (*rc::gen::inRange(0, depth > 2 ? 5 : 7)) {
    case 0:
        return {};
    case 1:
        return *rc::gen::arbitrary<bool>();
    case 2:
        return double(*rc::gen::arbitrary<int>()) / *rc::gen::element(1, 1, 3, 1000);
    case 3:
        return QString::fromUtf8(
            *rc::gen::element("", "plain", "\"quoted\\\"\n", "河州", "\xf0\x9f\x92\xbb", "\x01"));
    case 4:
        return QString(*rc::gen::inRange(0, 400), u'x');
    case 5: {
        QJsonArray array;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            array.append(anyValue(depth + 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
            object[QString::fromUtf8(*rc::gen::element(
                "a", "b", "a_key_of_20_characters", "键", "\xf0\x9f\x92\xbb", "\xef\xbc\xa1"))]
                = anyValue(depth + 1);
        return object;
    }
    }
}

Draft anyDraft(int number)
{
    QJsonObject body = titled(QString::fromUtf8(*rc::gen::element("", "x", "标题", "a\tb")));
    body[QStringLiteral("more")] = anyValue(0);
    if (*rc::gen::inRange(0, 4) == 0)
        body[QStringLiteral("file")]
            = BlobRef{QByteArray(32, char(number)), 3, QStringLiteral("image/png")}.toJson();
    return {.id = *rc::gen::element(QStringLiteral("note:"), QStringLiteral("注:"))
            + QString::number(number),
        .body = body};
}

} // namespace

class tst_Prepared : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void isWrittenAsPutWritesIt()
    {
        int run = 0;
        const auto check = [this, &run] {
            ++run;
            QList<Draft> drafts;
            for (int i = *rc::gen::inRange(1, 30); i > 0; --i)
                drafts.append(anyDraft(i));
            QList<QByteArrayList> contents;
            for (const bool isPrepared : {false, true}) {
                const QString path
                    = m_dir->path(QStringLiteral("%1-%2.hzdb").arg(run).arg(int(isPrepared)));
                {
                    const auto database = openedAt(path, {.projections = {notes()}});
                    const Result<> written = isPrepared ? writePrepared(*database, drafts)
                                                        : writePlain(*database, drafts);
                    RC_ASSERT(written.has_value());
                }
                contents.append(contentsOf(path));
            }
            RC_ASSERT(contents[0].size() >= drafts.size() * 4);
            RC_ASSERT(contents[0] == contents[1]);
        };
        QVERIFY(rc::check("prepared and not, the files hold the same", check));
    }

    void isRefusedAsPutRefusesIt()
    {
        const auto database = openedAt(m_dir->path(QStringLiteral("a.hzdb")));
        for (const Draft &draft : {Draft{.id = {}, .body = titled(QStringLiteral("x"))},
                 Draft{.id = QStringLiteral("_x"), .body = {}},
                 Draft{.id = QStringLiteral("x"), .body = {{QStringLiteral("_key"), 1}}},
                 Draft{.id = QStringLiteral("x"), .body = titled(QString(kMaxBodyBytes, u'x'))}}) {
            const auto plain = putNow(*database, draft);
            const auto prepared = database->prepare(draft.id, draft.body);
            HZ_VERIFY_FAILS(plain, Invalid);
            HZ_VERIFY_FAILS(prepared, Invalid);
            QCOMPARE(prepared.error().message, plain.error().message);
        }
    }

    void doesNotReplaceWhatIsThere()
    {
        const auto database
            = openedAt(m_dir->path(QStringLiteral("a.hzdb")), {.projections = {notes()}});
        const QString id = QStringLiteral("note:1");
        const auto first = putNow(*database, {.id = id, .body = titled(QStringLiteral("old"))});
        HZ_VERIFY_OK(first);
        const QList<Draft> again{
            {.id = QStringLiteral("note:0"), .body = titled(QStringLiteral("x"))},
            {.id = id, .body = titled(QStringLiteral("new"))}};
        HZ_VERIFY_FAILS(writePrepared(*database, again), Conflict);
        QCOMPARE(getNow(*database, id)->body, titled(QStringLiteral("old")));
        HZ_VERIFY_FAILS(getNow(*database, QStringLiteral("note:0")), NotFound); // together or not
    }

    void bringsBackWhatWasDeleted()
    {
        QStringList names;
        for (const bool isPrepared : {false, true}) {
            const auto database
                = openedAt(m_dir->path(isPrepared ? QStringLiteral("p") : QStringLiteral("d")),
                    {.projections = {notes()}});
            const QString id = QStringLiteral("note:1");
            const auto first = putNow(*database, {.id = id, .body = titled(QStringLiteral("old"))});
            HZ_VERIFY_OK(first);
            HZ_VERIFY_OK(putNow(*database, {.id = id, .parent = *first, .deleted = true}));
            const QList<Draft> back{{.id = id, .body = titled(QStringLiteral("new"))}};
            HZ_VERIFY_OK(isPrepared ? writePrepared(*database, back) : writePlain(*database, back));
            names.append(getNow(*database, id)->revision);
        }
        QVERIFY(names[0].startsWith(u"3-"));
        QCOMPARE(names[0], names[1]);
    }

    void anotherDatabaseAsksItsOwnProjections()
    {
        const auto from = openedAt(m_dir->path(QStringLiteral("a.hzdb")));
        const QString path = m_dir->path(QStringLiteral("b.hzdb"));
        {
            const auto to = openedAt(path, {.projections = {notes()}});
            const auto ready = from->prepare(QStringLiteral("note:1"), titled(QStringLiteral("x")));
            HZ_VERIFY_OK(ready);
            HZ_VERIFY_OK(to->writeAndWait([ready = *ready](WriteTransaction &transaction) {
                return putNew(transaction, {ready});
            }));
        }
        const QByteArrayList rows = contentsOf(path);
        QCOMPARE(std::count_if(rows.begin(), rows.end(),
                     [](const QByteArray &row) { return row.startsWith("notes|"); }),
            1);
    }

    void aStatementThatFailsLeavesNothing()
    {
        const auto database
            = openedAt(m_dir->path(QStringLiteral("a.hzdb")), {.projections = {broken()}});
        const QList<Draft> same{
            {.id = QStringLiteral("note:1"), .body = titled(QStringLiteral("x"))},
            {.id = QStringLiteral("note:2"), .body = titled(QStringLiteral("x"))}};
        QVERIFY(!writePrepared(*database, same));
        HZ_VERIFY_FAILS(getNow(*database, QStringLiteral("note:1")), NotFound);
    }

    // All of them are ready before the first is written: what they are to each other is found then.
    void revisionsAreWrittenAsOneByOne()
    {
        int run = 0;
        const auto check = [this, &run] {
            ++run;
            QList<Revision> revisions;
            for (int i = *rc::gen::inRange(1, 25); i > 0; --i)
                revisions.append(anyRevision(revisions));
            QList<QByteArrayList> contents;
            for (const bool isPrepared : {false, true}) {
                const QString path
                    = m_dir->path(QStringLiteral("r%1-%2.hzdb").arg(run).arg(int(isPrepared)));
                {
                    const auto database = openedAt(path, {.projections = {notes()}});
                    QList<PreparedRevision> ready;
                    for (const Revision &revision : isPrepared ? revisions : QList<Revision>()) {
                        const auto prepared = preparedOf(revision);
                        RC_ASSERT(prepared.has_value());
                        RC_ASSERT(prepared->id() == revision.id);
                        RC_ASSERT(prepared->revision() == revision.history.constFirst());
                        ready.append(*prepared);
                    }
                    const auto written
                        = database->writeAndWait([&](WriteTransaction &transaction) -> Result<> {
                              for (const PreparedRevision &revision : ready)
                                  HZ_CHECK(putRevision(transaction, revision));
                              for (const Revision &revision :
                                  isPrepared ? QList<Revision>() : revisions)
                                  HZ_CHECK(putRevision(transaction, revision));
                              return {};
                          });
                    RC_ASSERT(written.has_value());
                }
                contents.append(contentsOf(path));
            }
            RC_ASSERT(contents[0] == contents[1]);
        };
        QVERIFY(rc::check("prepared and not, the files hold the same", check));
    }

    void aRevisionIsRefusedAsPutRevisionRefusesIt()
    {
        const auto database = openedAt(m_dir->path(QStringLiteral("a.hzdb")));
        const QString name = QStringLiteral("1-") + QString(32, u'a');
        const QMap<QString, Attachment> badName{{QStringLiteral("_x"), {{}, "x"}}};
        for (const Revision &revision : {Revision{.id = {}, .history = {name}},
                 Revision{.id = QStringLiteral("_x"), .history = {name}},
                 Revision{.id = QStringLiteral("x"), .history = {}},
                 Revision{.id = QStringLiteral("x"), .history = {QStringLiteral("x")}},
                 Revision{.id = QStringLiteral("x"), .history = {name, name}},
                 Revision{.id = QStringLiteral("x"), .history = {name}, .attachments = badName},
                 Revision{.id = QStringLiteral("x"),
                 .history = {name},
                 .body = {{QStringLiteral("_key"), 1}}}}) {
            const auto plain = putRevisionNow(*database, revision);
            const auto prepared = preparedOf(revision);
            HZ_VERIFY_FAILS(plain, Invalid);
            HZ_VERIFY_FAILS(prepared, Invalid);
            QCOMPARE(prepared.error().message, plain.error().message);
        }
    }

    void aRevisionThatKeepsWhatIsNotThereLeavesNothing()
    {
        const auto database = openedAt(m_dir->path(QStringLiteral("a.hzdb")));
        const auto ready = preparedOf({.id = QStringLiteral("x"),
            .history = {QStringLiteral("1-") + QString(32, u'a')},
            .keep = {QStringLiteral("ink/1")}});
        HZ_VERIFY_OK(ready);
        HZ_VERIFY_FAILS(database->writeAndWait([ready = *ready](WriteTransaction &transaction) {
            return putRevision(transaction, ready);
        }),
            NotFound);
        QCOMPARE((*database->read())->lastSeq().value_or(-1), 0);
    }

private:
    // Of one of a few documents: new, or a child of one that came before.
    static Revision anyRevision(const QList<Revision> &before)
    {
        Revision revision{.id = QStringLiteral("注:%1").arg(*rc::gen::inRange(0, 6)),
            .body = anyDraft(1).body,
            .deleted = *rc::gen::inRange(0, 5) == 0};
        if (*rc::gen::inRange(0, 3) == 0)
            revision.attachments.insert(QStringLiteral("ink/%1").arg(*rc::gen::inRange(0, 3)),
                {QStringLiteral("image/png"), QByteArray(*rc::gen::inRange(0, 40), 'x')});
        if (!before.isEmpty() && *rc::gen::inRange(0, 2) == 0) {
            const Revision &parent = before[*rc::gen::inRange(0, int(before.size()))];
            revision.id = parent.id;
            revision.history = parent.history;
            revision.keep = parent.attachments.keys();
        }
        const int random = *rc::gen::inRange(0, 1 << 30);
        revision.history.prepend(QStringLiteral("%1-%2")
                                     .arg(revision.history.size() + 1)
                                     .arg(random, 32, 16, QChar(u'0')));
        return revision;
    }

    std::unique_ptr<TestDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_Prepared)
#include "tst_prepared.moc"

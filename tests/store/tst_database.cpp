#include "storetest.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSemaphore>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <sqlite3.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Database : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void aDocumentComesBackAsItWasPut();
    void aNewRevisionNeedsItsParent();
    void aDeletedDocumentIsNotFoundAndCanComeBack();
    void attachmentsAreKeptByNameAndStoredOnce();
    void bytesThatAreHereAreSharedBetweenDocuments();
    void refusesWhatItCannotKeep_data();
    void refusesWhatItCannotKeep();
    void unknownFieldsSurvive();
    void aReadSeesTheMomentItBegan();
    void changesTellEachDocumentOnceInOrder();
    void localDocumentsAreNotListed();
    void aFailedWriteLeavesNothing();
    void aWriteThatSwallowsAnErrorHalfWayIsNotKept();
    void writesQueuedTogetherStandOrFallAlone();
    void aCancelledWriteDoesNotRun();
    void destructionWritesWhatIsQueued();
    void whatWasClosedIsOneFile();
    void compactionDropsReplacedBodiesAndTheirBytes();
    void replacedBodiesGoWhenNothingIsWritten();
    void projectionFollowsDocuments();
    void projectionIsRebuiltWhenItsVersionChanges();
    void projectionMissedByAnotherProgramIsRebuilt();
    void aNewerFileOpensReadOnly();

private:
    QString path(const QString &name = QStringLiteral("test.sqlite")) const
    {
        return m_dir->path(name);
    }
    std::unique_ptr<Database> opened(DatabaseOptions options = {})
    {
        return openedAt(path(), std::move(options));
    }
    qint64 number(const char *sql) const;

    std::unique_ptr<TestDir> m_dir;
};

namespace {

Projection titles(int version = 1)
{
    Projection projection;
    projection.name = QStringLiteral("titles");
    projection.version = version;
    projection.ddl
        = {QStringLiteral("CREATE TABLE titles(id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID")};
    projection.apply = [version](ProjectionWriter &writer, const Document &document) {
        return writer.run(QStringLiteral("INSERT OR REPLACE INTO titles VALUES (?, ?)"),
            {document.id,
                document.body[QLatin1StringView("title")].toString() + QString(version - 1, u'!')});
    };
    projection.remove = [](ProjectionWriter &writer, const QString &id) {
        return writer.run(QStringLiteral("DELETE FROM titles WHERE id = ?"), {id});
    };
    projection.queries = {
        {QStringLiteral("titles"), QStringLiteral("SELECT title FROM titles ORDER BY id")},
        {QStringLiteral("titles.one"), QStringLiteral("SELECT title FROM titles WHERE id = ?")}};
    return projection;
}

QString titleList(const Database &database)
{
    const auto read = database.read();
    const auto rows = (*read)->rows(QStringLiteral("titles"));
    if (!rows)
        return QString::fromLatin1(kindName(rows.error().kind));
    QStringList list;
    for (const QVariantList &row : *rows)
        list.append(row[0].toString());
    return list.join(u' ');
}

} // namespace

// Straight from the file, behind the store's back.
qint64 tst_Database::number(const char *sql) const
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open(path().toUtf8().constData(), &handle);
    sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    const qint64 found
        = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return found;
}

void tst_Database::aDocumentComesBackAsItWasPut()
{
    const Draft draft{.id = QStringLiteral("note:1"),
        .body = titled(QStringLiteral("河州")),
        .attachments = {{QStringLiteral("ink/1"), {QStringLiteral("text/plain"), "abc"}}}};
    QString revision;
    {
        auto database = opened();
        const auto put = putNow(*database, draft);
        HZ_VERIFY_OK(put);
        revision = *put;
    }
    auto database = opened();
    const auto document = getNow(*database, draft.id);
    HZ_VERIFY_OK(document);
    QCOMPARE(document->body, draft.body);
    QCOMPARE(document->revision, revision);
    QVERIFY(revision.startsWith(u"1-") && revision.size() == 34);
    QCOMPARE(document->attachments[QStringLiteral("ink/1")].sizeBytes, 3);
    const auto read = database->read();
    QCOMPARE(
        (*read)->attachment(draft.id, revision, QStringLiteral("ink/1")).value_or(QByteArray()),
        "abc");
}

void tst_Database::aNewRevisionNeedsItsParent()
{
    auto database = opened();
    const QString id = QStringLiteral("note:1");
    const auto first = putNow(*database, {.id = id, .body = titled(QStringLiteral("a"))});
    HZ_VERIFY_OK(first);
    const auto second
        = putNow(*database, {.id = id, .parent = *first, .body = titled(QStringLiteral("b"))});
    HZ_VERIFY_OK(second);
    QVERIFY(second->startsWith(u"2-"));
    HZ_VERIFY_FAILS(putNow(*database, {.id = id, .body = titled(QStringLiteral("c"))}), Conflict);
    HZ_VERIFY_FAILS(
        putNow(*database, {.id = id, .parent = *first, .body = titled(QStringLiteral("c"))}),
        Conflict);
    HZ_VERIFY_FAILS(
        putNow(*database, {.id = QStringLiteral("note:2"), .parent = *first}), Conflict);
    HZ_VERIFY_FAILS(putNow(*database, {.id = id, .parent = QStringLiteral("2x")}), Invalid);
    HZ_VERIFY_FAILS(putNow(*database, {.id = id, .parent = QStringLiteral("2-x")}), Conflict);
    QCOMPARE(getNow(*database, id)->revision, *second);
    QCOMPARE((*database->read())->history(id, *second).value_or(QStringList()),
        QStringList({*second, *first}));
}

void tst_Database::aDeletedDocumentIsNotFoundAndCanComeBack()
{
    auto database = opened();
    const QString id = QStringLiteral("note:1");
    const auto first = putNow(*database, {.id = id, .body = titled(QStringLiteral("a"))});
    const auto gone = putNow(*database, {.id = id, .parent = *first, .deleted = true});
    HZ_VERIFY_OK(gone);
    HZ_VERIFY_FAILS(getNow(*database, id), NotFound);
    QVERIFY(getNow(*database, id, *gone)->deleted);
    QVERIFY((*database->read())->idsWithPrefix(QStringLiteral("note:"))->isEmpty());
    const auto back = putNow(*database, {.id = id, .body = titled(QStringLiteral("b"))});
    HZ_VERIFY_OK(back);
    QVERIFY(back->startsWith(u"3-"));
    QCOMPARE(getNow(*database, id)->body, titled(QStringLiteral("b")));
}

void tst_Database::attachmentsAreKeptByNameAndStoredOnce()
{
    auto database = opened();
    const Attachment abc{QStringLiteral("text/plain"), "abc"};
    const QString id = QStringLiteral("note:1");
    const auto first = putNow(*database,
        {.id = id, .attachments = {{QStringLiteral("a"), abc}, {QStringLiteral("b"), abc}}});
    HZ_VERIFY_OK(first);
    HZ_VERIFY_OK(putNow(
        *database, {.id = QStringLiteral("note:2"), .attachments = {{QStringLiteral("x"), abc}}}));
    const auto second = putNow(*database,
        {.id = id,
            .parent = *first,
            .attachments = {{QStringLiteral("b"), {QStringLiteral("text/plain"), "new"}}},
            .keep = {QStringLiteral("a")}});
    HZ_VERIFY_OK(second);
    const auto third
        = putNow(*database, {.id = id, .parent = *second, .keep = {QStringLiteral("b")}});
    HZ_VERIFY_OK(third);
    QCOMPARE(getNow(*database, id)->attachments.keys(), QStringList{QStringLiteral("b")});
    QCOMPARE(
        (*database->read())->attachment(id, *third, QStringLiteral("b")).value_or(QByteArray()),
        "new");
    HZ_VERIFY_FAILS(
        putNow(*database, {.id = id, .parent = *third, .keep = {QStringLiteral("a")}}), NotFound);
    database.reset();
    QCOMPARE(number("SELECT count(*) FROM attachments"), 2);
}

void tst_Database::bytesThatAreHereAreSharedBetweenDocuments()
{
    auto database = opened();
    const Attachment abc{QStringLiteral("text/plain"), "abc"};
    const QString id = QStringLiteral("note:1"), copy = QStringLiteral("note:2");
    const auto first = putNow(*database, {.id = id, .attachments = {{QStringLiteral("a"), abc}}});
    HZ_VERIFY_OK(first);
    const auto infos = getNow(*database, id)->attachments;
    const auto shared = putNow(*database, {.id = copy, .shared = infos});
    HZ_VERIFY_OK(shared);
    QCOMPARE(*shared, *first); // as if they had been brought along
    QCOMPARE(getNow(*database, copy)->attachments, infos);
    AttachmentInfo unknown = infos.first();
    unknown.sha256[0] = char(unknown.sha256[0] ^ 1);
    HZ_VERIFY_FAILS(
        putNow(*database,
            {.id = QStringLiteral("note:3"), .shared = {{QStringLiteral("a"), unknown}}}),
        NotFound);
    // The one goes, and the other keeps them.
    HZ_VERIFY_OK(putNow(*database, {.id = id, .parent = *first, .deleted = true}));
    HZ_VERIFY_OK(database->writeAndWait([](WriteTransaction &t) { return compact(t, 100); }));
    QCOMPARE(
        (*database->read())->attachment(copy, *shared, QStringLiteral("a")).value_or(QByteArray()),
        "abc");
    database.reset();
    QCOMPARE(number("SELECT count(*) FROM attachments"), 1);
}

void tst_Database::refusesWhatItCannotKeep_data()
{
    QTest::addColumn<Draft>("draft");
    QJsonObject deep;
    for (int i = 0; i < 200; ++i)
        deep = {{QStringLiteral("a"), deep}};
    const QString id = QStringLiteral("note:1");
    QTest::newRow("an empty id") << Draft{};
    QTest::newRow("an id that begins with _") << Draft{.id = QStringLiteral("_design/x")};
    QTest::newRow("an id with a control character") << Draft{.id = QStringLiteral("a\nb")};
    QTest::newRow("an id that is too long") << Draft{.id = QString(600, u'x')};
    QTest::newRow("a field that begins with _")
        << Draft{.id = id, .body = {{QStringLiteral("_rev"), 1}}};
    QTest::newRow("a body that is too deep to be read again") << Draft{.id = id, .body = deep};
    QTest::newRow("a body that is too large")
        << Draft{.id = id, .body = {{QStringLiteral("a"), QString(int(kMaxBodyBytes), u'x')}}};
    QTest::newRow("an attachment over 1 MiB") << Draft{.id = id,
        .attachments = {{QStringLiteral("a"), {{}, QByteArray(kMaxAttachmentBytes + 1, 'x')}}}};
    QTest::newRow("a shared attachment without a name")
        << Draft{.id = id, .shared = {{QString(), {}}}};
    QTest::newRow("an attachment without a name")
        << Draft{.id = id, .attachments = {{QString(), {{}, "x"}}}};
}

void tst_Database::refusesWhatItCannotKeep()
{
    QFETCH(const Draft, draft);
    auto database = opened();
    HZ_VERIFY_FAILS(putNow(*database, draft), Invalid);
    QCOMPARE((*database->read())->lastSeq().value_or(-1), 0);
}

void tst_Database::unknownFieldsSurvive()
{
    auto database = opened();
    QJsonObject body = titled(QStringLiteral("a"));
    body.insert(QStringLiteral("fromTheFuture"),
        QJsonObject{{QStringLiteral("x"), QJsonArray{1, 2.5, QJsonValue()}}});
    HZ_VERIFY_OK(putNow(*database, {.id = QStringLiteral("note:1"), .body = body}));
    QCOMPARE(getNow(*database, QStringLiteral("note:1"))->body, body);
}

void tst_Database::aReadSeesTheMomentItBegan()
{
    auto database = opened();
    const QString id = QStringLiteral("note:1");
    const auto first = putNow(*database, {.id = id, .body = titled(QStringLiteral("old"))});
    const auto before = database->read();
    HZ_VERIFY_OK(
        putNow(*database, {.id = id, .parent = *first, .body = titled(QStringLiteral("new"))}));
    QCOMPARE((*before)->get(id)->body, titled(QStringLiteral("old")));
    QCOMPARE(getNow(*database, id)->body, titled(QStringLiteral("new")));
}

void tst_Database::changesTellEachDocumentOnceInOrder()
{
    auto database = opened();
    QSignalSpy changed(database.get(), &Database::changed);
    QStringList revisions;
    for (const QString &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        revisions.append(*putNow(*database, {.id = id}));
    HZ_VERIFY_OK(
        putNow(*database, {.id = QStringLiteral("a"), .parent = revisions[0], .deleted = true}));
    const auto text = [&](qint64 since, int limit) {
        QStringList list;
        const auto read = database->read();
        const auto changes = (*read)->changes(since, limit);
        for (const Change &change : *changes)
            list.append(QStringLiteral("%1%2%3")
                            .arg(change.seq)
                            .arg(change.id, change.deleted ? u"-" : u""));
        return list.join(u' ');
    };
    QCOMPARE(text(0, 100), u"2b 3c 4a-");
    QCOMPARE(text(2, 100), u"3c 4a-");
    QCOMPARE(text(0, 1), u"2b");
    QCOMPARE(text(4, 100), u"");
    QTRY_COMPARE(changed.size(), 4);
    QCOMPARE(changed.last()[0].toLongLong(), 4);
}

void tst_Database::localDocumentsAreNotListed()
{
    auto database = opened();
    const QString id = QStringLiteral("_local/checkpoint");
    HZ_VERIFY_OK(database->writeAndWait(
        [id](WriteTransaction &t) { return putLocal(t, id, titled(QStringLiteral("x"))); }));
    QCOMPARE((*database->read())->local(id).value_or(QJsonObject()), titled(QStringLiteral("x")));
    QCOMPARE((*database->read())->changes(0, 10)->size(), 0);
    QCOMPARE((*database->read())->idsWithPrefix(QString())->size(), 0);
    HZ_VERIFY_OK(database->writeAndWait([id](WriteTransaction &t) { return removeLocal(t, id); }));
    HZ_VERIFY_FAILS((*database->read())->local(id), NotFound);
    HZ_VERIFY_FAILS(database->writeAndWait(
                        [](WriteTransaction &t) { return putLocal(t, QStringLiteral("x"), {}); }),
        Invalid);
}

void tst_Database::aFailedWriteLeavesNothing()
{
    auto database = opened();
    const auto result = database->writeAndWait([](WriteTransaction &transaction) -> Result<bool> {
        HZ_CHECK(put(transaction, {.id = QStringLiteral("a")}));
        HZ_CHECK(transaction.get(QStringLiteral("a"))); // what it wrote is seen inside
        HZ_CHECK(put(transaction, {.id = QStringLiteral("a")}));
        return true;
    });
    HZ_VERIFY_FAILS(result, Conflict);
    HZ_VERIFY_FAILS(getNow(*database, QStringLiteral("a")), NotFound);
}

void tst_Database::aWriteThatSwallowsAnErrorHalfWayIsNotKept()
{
    Projection failing = titles();
    failing.apply = [](ProjectionWriter &, const Document &) -> Result<> {
        return failure(Error::Kind::Invalid, QStringLiteral("no"));
    };
    auto database = opened({.projections = {failing}});
    const auto result = database->writeAndWait([](WriteTransaction &transaction) -> Result<bool> {
        return put(transaction, {.id = QStringLiteral("a")})
            .has_value(); // the document is half written
    });
    HZ_VERIFY_FAILS(result, Invalid);
    HZ_VERIFY_FAILS(getNow(*database, QStringLiteral("a")), NotFound);
}

void tst_Database::writesQueuedTogetherStandOrFallAlone()
{
    auto database = opened();
    std::vector<Task<QString>> tasks;
    // The first write holds the thread, so that the others are committed together.
    QSemaphore begun, go;
    const auto first = database->write([&](WriteTransaction &transaction) {
        begun.release();
        go.acquire();
        return put(transaction, {.id = QStringLiteral("first")});
    });
    begun.acquire();
    for (int i = 0; i < 10; ++i)
        tasks.push_back(database->write([i](WriteTransaction &transaction) -> Result<QString> {
            HZ_TRY(const QString revision, put(transaction, {.id = QStringLiteral("n%1").arg(i)}));
            if (i % 3 == 0)
                HZ_CHECK(put(transaction, {.id = QStringLiteral("n%1").arg(i)})); // conflict
            return revision;
        }));
    go.release();
    HZ_VERIFY_OK(first.wait());
    QString text;
    for (int i = 0; i < 10; ++i) {
        const bool ok = tasks[size_t(i)].wait().has_value();
        QCOMPARE(ok, getNow(*database, QStringLiteral("n%1").arg(i)).has_value());
        text += ok ? u'+' : u'-';
    }
    QCOMPARE(text, u"-++-++-++-");
}

void tst_Database::aCancelledWriteDoesNotRun()
{
    auto database = opened();
    QSemaphore begun, go;
    const auto first = database->write([&](WriteTransaction &) -> Result<bool> {
        begun.release();
        go.acquire();
        return true;
    });
    begun.acquire();
    const auto second
        = database->write([](WriteTransaction &t) { return put(t, {.id = QStringLiteral("a")}); });
    second.cancel();
    go.release();
    HZ_VERIFY_FAILS(second.wait(), Cancelled);
    HZ_VERIFY_FAILS(getNow(*database, QStringLiteral("a")), NotFound);
}

void tst_Database::destructionWritesWhatIsQueued()
{
    auto database = opened();
    for (int i = 0; i < 200; ++i)
        (void)database->write(
            [i](WriteTransaction &t) { return put(t, {.id = QStringLiteral("n%1").arg(i)}); });
    database.reset();
    QCOMPARE(number("SELECT count(*) FROM docs"), 200);
}

void tst_Database::whatWasClosedIsOneFile()
{
    auto database = opened();
    HZ_VERIFY_OK(putNow(*database, {.id = QStringLiteral("1")}));
    HZ_VERIFY_OK(getNow(*database, QStringLiteral("1")));
    QVERIFY(QFileInfo::exists(path() + QStringLiteral("-wal")));
    database.reset();
    QCOMPARE(
        QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("test.sqlite")});
}

void tst_Database::compactionDropsReplacedBodiesAndTheirBytes()
{
    auto database = opened();
    const QString id = QStringLiteral("note:1");
    const Attachment kept{{}, "kept"}, replaced{{}, "replaced"}, last{{}, "last"};
    const QString run = QStringLiteral("run"), sealed = QStringLiteral("sealed");
    const auto first
        = putNow(*database, {.id = id, .attachments = {{sealed, kept}, {run, replaced}}});
    const auto second = putNow(
        *database, {.id = id, .parent = *first, .attachments = {{run, last}}, .keep = {sealed}});
    HZ_VERIFY_OK(second);
    const auto dropped
        = database->writeAndWait([](WriteTransaction &t) { return compact(t, 100); });
    QCOMPARE(dropped.value_or(-1), 1);
    HZ_VERIFY_FAILS(getNow(*database, id, *first), NotFound);
    QCOMPARE((*database->read())->attachment(id, *second, sealed).value_or(QByteArray()), "kept");
    QCOMPARE((*database->read())->history(id, *second)->size(), 2);
    QCOMPARE(
        database->writeAndWait([](WriteTransaction &t) { return compact(t, 100); }).value_or(-1),
        0);
    database.reset();
    QCOMPARE(number("SELECT count(*) FROM attachments"), 2);
}

void tst_Database::replacedBodiesGoWhenNothingIsWritten()
{
    const QString id = QStringLiteral("note:1");
    const QString run = QStringLiteral("run");
    auto database = opened({.idle = std::chrono::milliseconds(0)});
    const auto first = putNow(*database, {.id = id, .attachments = {{run, {{}, "replaced"}}}});
    const auto second
        = putNow(*database, {.id = id, .parent = *first, .attachments = {{run, {{}, "last"}}}});
    QTRY_VERIFY(!getNow(*database, id, *first));
    QCOMPARE((*database->read())->attachment(id, *second, run).value_or(QByteArray()), "last");
    QTRY_COMPARE(number("SELECT count(*) FROM attachments"), 1);
}

void tst_Database::projectionFollowsDocuments()
{
    auto database = opened({.projections = {titles()}});
    const auto a
        = putNow(*database, {.id = QStringLiteral("1"), .body = titled(QStringLiteral("a"))});
    HZ_VERIFY_OK(
        putNow(*database, {.id = QStringLiteral("2"), .body = titled(QStringLiteral("b"))}));
    QCOMPARE(titleList(*database), u"a b");
    const auto c = putNow(
        *database, {.id = QStringLiteral("1"), .parent = *a, .body = titled(QStringLiteral("c"))});
    QCOMPARE(titleList(*database), u"c b");
    const auto one = (*database->read())->rows(QStringLiteral("titles.one"), {QStringLiteral("2")});
    QCOMPARE(one->size(), 1);
    HZ_VERIFY_OK(putNow(*database, {.id = QStringLiteral("1"), .parent = *c, .deleted = true}));
    QCOMPARE(titleList(*database), u"b");
    HZ_VERIFY_FAILS((*database->read())->rows(QStringLiteral("nothing")), Internal);
}

void tst_Database::projectionIsRebuiltWhenItsVersionChanges()
{
    {
        auto database = opened({.projections = {titles()}});
        HZ_VERIFY_OK(
            putNow(*database, {.id = QStringLiteral("1"), .body = titled(QStringLiteral("a"))}));
        const auto gone
            = putNow(*database, {.id = QStringLiteral("2"), .body = titled(QStringLiteral("b"))});
        HZ_VERIFY_OK(
            putNow(*database, {.id = QStringLiteral("2"), .parent = *gone, .deleted = true}));
    }
    QCOMPARE(titleList(*opened({.projections = {titles(2)}})), u"a!");
    QCOMPARE(titleList(*opened({.projections = {titles(2)}})), u"a!");
}

void tst_Database::projectionMissedByAnotherProgramIsRebuilt()
{
    HZ_VERIFY_OK(putNow(*opened({.projections = {titles()}}),
        {.id = QStringLiteral("1"), .body = titled(QStringLiteral("a"))}));
    HZ_VERIFY_OK(
        putNow(*opened(), {.id = QStringLiteral("2"), .body = titled(QStringLiteral("b"))}));
    QCOMPARE(titleList(*opened({.projections = {titles()}})), u"a b");
}

void tst_Database::aNewerFileOpensReadOnly()
{
    HZ_VERIFY_OK(
        putNow(*opened(), {.id = QStringLiteral("1"), .body = titled(QStringLiteral("a"))}));
    QCOMPARE(number("PRAGMA user_version = 999"), -1);
    auto database = opened();
    QVERIFY(database->isReadOnly());
    HZ_VERIFY_OK(getNow(*database, QStringLiteral("1")));
    HZ_VERIFY_FAILS(putNow(*database, {.id = QStringLiteral("2")}), Unsupported);
}

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_database.moc"

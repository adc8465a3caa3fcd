// Files of every version that was ever written are read, brought up to date, and lose nothing.
#include "shimvfs.h"
#include "storetest.h"

#include <hz/store/portable.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QJsonArray>

#include <sqlite3.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

const QString kNote = QStringLiteral("note:1");
const QString kFuture = QStringLiteral("note:future");
const QString kFork = QStringLiteral("note:fork");
const QString kGone = QStringLiteral("note:gone");
const QString kLesson = QStringLiteral("lesson:1");
const QString kLocal = QStringLiteral("_local/checkpoint");

// As the program that wrote data/v1.sqlite had it.
Projection titles()
{
    return {.name = QStringLiteral("titles"),
        .ddl
        = {QStringLiteral("CREATE TABLE titles(id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID")},
        .apply =
            [](ProjectionWriter &writer, const Document &document) {
                return writer.run(QStringLiteral("INSERT OR REPLACE INTO titles VALUES (?, ?)"),
                    {document.id, document.body[QLatin1StringView("title")].toString()});
            },
        .remove =
            [](ProjectionWriter &writer, const QString &id) {
                return writer.run(QStringLiteral("DELETE FROM titles WHERE id = ?"), {id});
            },
        .queries
        = {{QStringLiteral("titles"), QStringLiteral("SELECT title FROM titles ORDER BY id")}}};
}

QJsonObject futureBody()
{
    return {{QStringLiteral("type"), QStringLiteral("note")}, {QStringLiteral("schema"), 7},
        {QStringLiteral("title"), QStringLiteral("future")},
        {QStringLiteral("unheardOf"),
            QJsonObject{
                {QStringLiteral("x"), QJsonArray{1, 2.5, QJsonValue(), QStringLiteral("é")}}}}};
}

// The first answer of a file to a statement, without the store.
QString answer(const QString &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open(path.toUtf8().constData(), &handle);
    sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    QString found;
    if (sqlite3_step(statement) == SQLITE_ROW)
        found
            = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return found;
}

const char kAllTables[] = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE "
                          "name NOT LIKE 'titles%' AND name NOT LIKE 'sqlite_%' ORDER BY rowid)";

} // namespace

class tst_Migration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void anOldFileIsBroughtUpToDateWhole_data() { versions(); }
    void anOldFileIsBroughtUpToDateWhole();
    void anOldFileHasTheTablesOfANewOne_data() { versions(); }
    void anOldFileHasTheTablesOfANewOne();
    void anOldFileIsReadWithoutBeingChanged_data() { versions(); }
    void anOldFileIsReadWithoutBeingChanged();
    void anOldPortableFileIsTakenOverWhole_data() { versions(); }
    void anOldPortableFileIsTakenOverWhole();
    void aDiskThatFillsUpLeavesTheOldFileOrTheNew_data() { versions(); }
    void aDiskThatFillsUpLeavesTheOldFileOrTheNew();
    void aChangedBodyOfAnOldFileIsNoticed();
    void aNewerFileIsReadAndKept();
    void newerDocumentsSurviveEveryRoundTrip();

private:
    static void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("version 1") << QStringLiteral("v1");
        QTest::newRow("version 2") << QStringLiteral("v2");
    }
    QString oldFile(const QString &version, const QString &suffix = QStringLiteral(".sqlite")) const
    {
        const QString path = m_dir->path(QStringLiteral("old") + suffix);
        QFile::remove(path);
        if (!QFile::copy(QStringLiteral(HZ_TEST_DATA) + u'/' + version + suffix, path))
            qFatal("no stored file of %s", qPrintable(version));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }
    static void checkEverything(const Database &database);

    std::unique_ptr<TestDir> m_dir;
};

void tst_Migration::checkEverything(const Database &database)
{
    const auto note = getNow(database, kNote);
    HZ_VERIFY_OK(note);
    QCOMPARE(note->body[u"title"].toString(), QStringLiteral("河州 2"));
    QCOMPARE(note->attachments.keys(), QStringList({u"ink/1"_qs, u"ink/2"_qs}));
    QCOMPARE(note->attachments[u"ink/2"_qs].contentType, u"application/x-ink");
    const auto read = database.read();
    HZ_VERIFY_OK(read);
    QCOMPARE((*read)->attachment(kNote, note->revision, u"ink/1"_qs).value_or(QByteArray()),
        "first run");
    QCOMPARE((*read)->history(kNote, note->revision)->size(), 2);
    QCOMPARE(getNow(database, kFuture)->body, futureBody());
    const auto fork = getNow(database, kFork);
    HZ_VERIFY_OK(fork);
    QCOMPARE(fork->body[u"title"].toString(), u"theirs");
    QCOMPARE(fork->conflicts.size(), 1);
    QCOMPARE(getNow(database, kFork, fork->conflicts[0])->body[u"title"].toString(), u"ours");
    QCOMPARE(blobsIn(getNow(database, kLesson)->body).size(), 1);
    HZ_VERIFY_FAILS(getNow(database, kGone), NotFound);
}

void tst_Migration::anOldFileIsBroughtUpToDateWhole()
{
    QFETCH(const QString, version);
    const QString path = oldFile(version);
    {
        const auto database = openedAt(path, {.projections = {titles()}});
        QVERIFY(!database->isReadOnly());
        checkEverything(*database);
        const auto read = database->read();
        QCOMPARE((*read)->lastSeq().value_or(-1), 8);
        QCOMPARE((*read)->changes(0, 100)->size(), 5);
        QVERIFY((*read)->leaves(kGone)->constFirst().startsWith(u"2-"));
        QCOMPARE((*read)->local(kLocal)->value(u"seq").toInt(), 5);
        QCOMPARE((*read)->rows(QStringLiteral("titles"))->size(), 4);
        const auto note = getNow(*database, kNote);
        HZ_VERIFY_OK(putNow(*database,
            {.id = kNote, .parent = note->revision, .keep = {u"ink/1"_qs, u"ink/2"_qs}}));
    }
    TaskControl task;
    const auto report = verify(path, task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
    HZ_VERIFY_OK(getNow(*openedAt(path), kFuture));
}

void tst_Migration::anOldFileHasTheTablesOfANewOne()
{
    QFETCH(const QString, version);
    const QString old = oldFile(version), fresh = m_dir->path(QStringLiteral("new.sqlite"));
    openedAt(old).reset();
    openedAt(fresh).reset();
    QCOMPARE(answer(old, kAllTables), answer(fresh, kAllTables));
    QCOMPARE(answer(old, "PRAGMA user_version"), answer(fresh, "PRAGMA user_version"));
    QVERIFY(answer(QStringLiteral(HZ_TEST_DATA) + u'/' + version + QStringLiteral(".sqlite"),
                "PRAGMA user_version")
        != answer(fresh, "PRAGMA user_version"));
}

void tst_Migration::anOldFileIsReadWithoutBeingChanged()
{
    QFETCH(const QString, version);
    const QString path = oldFile(version);
    const QByteArray before = m_dir->read(QStringLiteral("old.sqlite"));
    {
        const auto database = openedAt(path, {.readOnly = true});
        checkEverything(*database);
        HZ_VERIFY_FAILS(putNow(*database, {.id = QStringLiteral("x")}), Denied);
    }
    TaskControl task;
    QCOMPARE(verify(path, task)->problems, QStringList());
    QCOMPARE(m_dir->read(QStringLiteral("old.sqlite")), before);
}

void tst_Migration::anOldPortableFileIsTakenOverWhole()
{
    QFETCH(const QString, version);
    const QString path = oldFile(version, QStringLiteral(".hzl"));
    const auto profile = Profile::open(m_dir->path(QStringLiteral("profile")));
    Database &database = (*profile)->database(u"me-local");
    TaskControl task;
    const auto ids = importPortable(path, database, (*profile)->blobs(), task);
    HZ_VERIFY_OK(ids);
    QCOMPARE(ids->size(), 4);
    checkEverything(database);
    HZ_VERIFY_OK((*profile)->blobs().verify(blobsIn(getNow(database, kLesson)->body)[0], task));
}

void tst_Migration::aDiskThatFillsUpLeavesTheOldFileOrTheNew()
{
    QFETCH(const QString, version);
    bool isOpen = false;
    int tried = 0;
    for (int room = 0; !isOpen; ++room, ++tried) {
        const QString path = oldFile(version);
        int left = room;
        {
            const ShimVfs full([&left](DiskOp::Kind kind) {
                return kind == DiskOp::Kind::Write && left-- <= 0 ? SQLITE_FULL : SQLITE_OK;
            });
            const auto database = Database::open(path);
            isOpen = database.has_value();
            if (!isOpen)
                QCOMPARE(database.error().kind, Error::Kind::NoSpace);
        }
        checkEverything(*openedAt(path));
    }
    QVERIFY(tried > 3);
}

void tst_Migration::aChangedBodyOfAnOldFileIsNoticed()
{
    const QString path = oldFile(QStringLiteral("v1"));
    openedAt(path).reset();
    const QByteArray bytes = m_dir->read(QStringLiteral("old.sqlite"));
    m_dir->write(
        QStringLiteral("old.sqlite"), QByteArray(bytes).replace("\"future\"", "\"furute\""));
    TaskControl task;
    QVERIFY(!verify(path, task)->isSound());
}

void tst_Migration::aNewerFileIsReadAndKept()
{
    const QString path = oldFile(QStringLiteral("v1"));
    openedAt(path).reset();
    (void)answer(path, "PRAGMA user_version = 999");
    const QByteArray before = m_dir->read(QStringLiteral("old.sqlite"));
    {
        const auto database = openedAt(path);
        QVERIFY(database->isReadOnly());
        QCOMPARE(database->readOnlyReason()->kind, Error::Kind::Unsupported);
        QVERIFY(database->readOnlyReason()->message.contains(path));
        checkEverything(*database);
        HZ_VERIFY_FAILS(putNow(*database, {.id = QStringLiteral("x")}), Unsupported);
    }
    QCOMPARE(m_dir->read(QStringLiteral("old.sqlite")), before);
}

void tst_Migration::newerDocumentsSurviveEveryRoundTrip()
{
    const QString id = QStringLiteral("note:2");
    const auto first = Profile::open(m_dir->path(QStringLiteral("first")));
    Database &database = (*first)->database(u"me-local");
    HZ_VERIFY_OK(putNow(database, {.id = id, .body = futureBody()}));
    TaskControl task;
    const QString file = m_dir->path(QStringLiteral("x.hzl"));
    HZ_VERIFY_OK(exportPortable(**database.read(), {id}, (*first)->blobs(), file, task));
    const auto second = Profile::open(m_dir->path(QStringLiteral("second")));
    HZ_VERIFY_OK(importPortable(file, (*second)->database(u"me-local"), (*second)->blobs(), task));
    const auto there = getNow((*second)->database(u"me-local"), id);
    QCOMPARE(there->body, futureBody());
    QCOMPARE(there->revision, getNow(database, id)->revision);
    const QString saved = m_dir->path(QStringLiteral("recovered.sqlite"));
    HZ_VERIFY_OK(recover((*second)->database(u"me-local").path(), saved, task));
    QCOMPARE(getNow(*openedAt(saved), id)->body, futureBody());
}

QTEST_GUILESS_MAIN(tst_Migration)
#include "tst_migration.moc"

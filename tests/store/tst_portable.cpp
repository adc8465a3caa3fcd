#include "storetest.h"

#include <hz/store/portable.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QScopeGuard>

#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Portable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_from.reset();
        m_to.reset();
    }

    void aLessonTravelsWhole();
    void importAgainIsNothing();
    void conflictsTravel();
    void theFileIsOneFile();
    void aFailedExportLeavesTheOldFile();
    void aMissingBlobDoesNotStopALesson();
    void refusesAlteredFiles_data();
    void refusesAlteredFiles();
    void refusesTruncatedFiles();
    void aBlobThatDoesNotFitLeavesNothing();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void refusesTextsThatAreNotUtf8_data();
    void refusesTextsThatAreNotUtf8();
    void anyFlippedByteIsHarmless();

private:
    Database &from() const { return m_from->database(u"me-local"); }
    Database &to() const { return m_to->database(u"me-local"); }
    QString file() const { return m_dir->path(QStringLiteral("课.hzl")); }
    Result<> exported() const
    {
        TaskControl task;
        HZ_TRY(const auto read, from().read());
        HZ_TRY(const QStringList ids, read->idsWithPrefix({}));
        return exportPortable(*read, ids, m_from->blobs(), file(), task);
    }
    Result<QStringList> imported() const
    {
        TaskControl task;
        return importPortable(file(), to(), m_to->blobs(), task);
    }
    void alter(const char *sql) const;

    std::unique_ptr<TestDir> m_dir;
    std::unique_ptr<Profile> m_from;
    std::unique_ptr<Profile> m_to;
    BlobRef m_blob;
    QString m_pageRevision;
};

namespace {

const QString kLesson = QStringLiteral("lesson:1");
const QString kPage = QStringLiteral("page:1:1");
const QString kRun = QStringLiteral("ink/1");

// A revision's name does not cover the content types of its attachments.
Document withoutTypes(Document document)
{
    for (AttachmentInfo &info : document.attachments)
        info.contentType.clear();
    return document;
}

} // namespace

void tst_Portable::init()
{
    m_dir = std::make_unique<TestDir>();
    m_from = std::move(*Profile::open(m_dir->path(QStringLiteral("from"))));
    m_to = std::move(*Profile::open(m_dir->path(QStringLiteral("to"))));
    m_blob
        = *m_from->blobs().addBytes(QByteArray(2'500'000, 'p'), QStringLiteral("application/pdf"));
    HZ_VERIFY_OK(
        putNow(from(), {.id = kLesson, .body = {{QStringLiteral("file"), m_blob.toJson()}}}));
    const auto page
        = putNow(from(), {.id = kPage, .attachments = {{kRun, {QStringLiteral("ink"), "old"}}}});
    m_pageRevision = *putNow(from(),
        {.id = kPage, .parent = *page, .attachments = {{kRun, {QStringLiteral("ink"), "new"}}}});
}

void tst_Portable::alter(const char *sql) const
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(file().toUtf8().constData(), &handle), SQLITE_OK);
    char *error = nullptr;
    sqlite3_exec(handle, sql, nullptr, nullptr, &error);
    QVERIFY2(!error, error);
    QVERIFY(sqlite3_total_changes(handle) > 0 || QByteArray(sql).contains("CREATE")
        || QByteArray(sql).contains("PRAGMA"));
    sqlite3_close(handle);
}

void tst_Portable::aLessonTravelsWhole()
{
    HZ_VERIFY_OK(exported());
    const auto ids = imported();
    HZ_VERIFY_OK(ids);
    QCOMPARE(*ids, QStringList({kLesson, kPage}));
    for (const QString &id : *ids)
        QCOMPARE(*getNow(to(), id), *getNow(from(), id));
    const auto read = to().read();
    QCOMPARE((*read)->attachment(kPage, m_pageRevision, kRun).value_or(QByteArray()), "new");
    QCOMPARE((*read)->history(kPage, m_pageRevision)->size(), 2);
    TaskControl task;
    HZ_VERIFY_OK(m_to->blobs().verify(m_blob, task));
    const auto report = verify(file(), task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
    // The blob belongs to the lesson here as well.
    QCOMPARE(m_to->removeUnnamedBlobs(std::chrono::seconds(-10), task).value_or(-1), 0);
}

void tst_Portable::importAgainIsNothing()
{
    HZ_VERIFY_OK(exported());
    HZ_VERIFY_OK(imported());
    const qint64 seq = *(*to().read())->lastSeq();
    HZ_VERIFY_OK(imported());
    QCOMPARE(*(*to().read())->lastSeq(), seq);
}

void tst_Portable::conflictsTravel()
{
    HZ_VERIFY_OK(putRevisionNow(from(),
        {.id = kPage,
            .history = {QStringLiteral("1-") + QString(32, u'f')},
            .body = titled(QStringLiteral("other"))}));
    HZ_VERIFY_OK(exported());
    HZ_VERIFY_OK(imported());
    const auto page = getNow(to(), kPage);
    QCOMPARE(page->revision, m_pageRevision);
    QCOMPARE(page->conflicts.size(), 1);
    QCOMPARE(getNow(to(), kPage, page->conflicts[0])->body, titled(QStringLiteral("other")));
}

void tst_Portable::theFileIsOneFile()
{
    HZ_VERIFY_OK(exported());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("课.hzl")});
    HZ_VERIFY_OK(imported());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("课.hzl")});
}

void tst_Portable::aFailedExportLeavesTheOldFile()
{
    m_dir->write(QStringLiteral("课.hzl"), "old");
    TaskControl task;
    const auto read = from().read();
    HZ_VERIFY_FAILS(exportPortable(**read, {kLesson, QStringLiteral("lesson:none")},
                        m_from->blobs(), file(), task),
        NotFound);
    task.cancel();
    HZ_VERIFY_FAILS(exportPortable(**read, {kLesson}, m_from->blobs(), file(), task), Cancelled);
    QCOMPARE(m_dir->read(QStringLiteral("课.hzl")), "old");
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
}

void tst_Portable::aMissingBlobDoesNotStopALesson()
{
    QVERIFY(QFile::remove(*m_from->blobs().path(m_blob.sha256)));
    HZ_VERIFY_OK(exported());
    HZ_VERIFY_OK(imported());
    HZ_VERIFY_OK(getNow(to(), kLesson));
    QVERIFY(!m_to->blobs().path(m_blob.sha256));
}

void tst_Portable::refusesAlteredFiles_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<Error::Kind>("kind");
    const auto row
        = [](const char *name, const char *sql, Error::Kind kind = Error::Kind::Corrupt) {
              QTest::newRow(name) << QByteArray(sql) << kind;
          };
    row("a trigger", "CREATE TRIGGER t AFTER INSERT ON docs BEGIN DELETE FROM docs; END");
    row("a view", "CREATE VIEW v AS SELECT * FROM docs");
    row("one more table", "CREATE TABLE extra(x)");
    row("a table with a generated column",
        "DROP TABLE locals; CREATE TABLE locals(id TEXT PRIMARY KEY, body BLOB NOT NULL,"
        " x BLOB AS (zeroblob(1000000000))) STRICT, WITHOUT ROWID");
    row("a newer version", "PRAGMA user_version = 999", Error::Kind::Unsupported);
    row("another application", "PRAGMA application_id = 1");
    row("a write-ahead log", "PRAGMA journal_mode = WAL; CREATE TABLE meta2(x); DROP TABLE meta2");
    // Whoever alters a body can alter its sum.
    row("a body that is no JSON", "UPDATE revs SET body = x'00', sum = NULL");
    row("a body that is another",
        "UPDATE revs SET body = CAST('{}' AS BLOB), sum = NULL WHERE leaf = 1");
    row("a body that is not what was summed",
        "UPDATE revs SET checked = 0, body = CAST('{}' AS BLOB) WHERE leaf = 1");
    row("a body with a field of CouchDB",
        "UPDATE revs SET checked = 0, sum = NULL, body = CAST('{\"_id\":1}' AS BLOB) WHERE leaf = "
        "1");
    row("a body that is too deep",
        "UPDATE revs SET checked = 0, sum = NULL, body = CAST('{\"a\":' || replace(hex(zeroblob("
        "500)), '00', '[') || replace(hex(zeroblob(500)), '00', ']') || '}' AS BLOB) WHERE leaf = "
        "1");
    row("a body larger than any",
        "UPDATE revs SET checked = 0, sum = NULL, body = CAST('{\"a\":\"' || hex(zeroblob("
        "4300000)) || '\"}' AS BLOB) WHERE leaf = 1");
    row("a row larger than any", "UPDATE attachments SET bytes = zeroblob(20000000)");
    row("more documents than any",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 100200)"
        " INSERT INTO docs SELECT i, i, 1, 0, 1, 'note:' || i FROM n");
    row("a winner that is not there", "UPDATE docs SET winner = 4711");
    row("a leaf without a body", "UPDATE revs SET body = NULL");
    row("an attachment that is another", "UPDATE attachments SET bytes = x'00'");
    row("an attachment that is missing", "UPDATE revs SET sum = NULL; DELETE FROM rev_attachments");
    row("an attachment without a name",
        "UPDATE revs SET checked = 0, sum = NULL; UPDATE rev_attachments SET name = ''");
    row("a blob that is another", "UPDATE blob_chunks SET bytes = zeroblob(10) WHERE number = 0");
    row("a blob with a chunk less", "DELETE FROM blob_chunks WHERE number = 1");
    row("a blob with a chunk more",
        "INSERT INTO blob_chunks(blob, number, bytes) VALUES (1, 9, zeroblob(1000000))");
    row("a blob larger than any", "UPDATE blobs SET size = 9000000000000");
    row("a blob larger than it says", "UPDATE blobs SET size = 10");
    row("a blob smaller than nothing", "UPDATE blobs SET size = -1");
    row("an id that is none",
        "UPDATE revs SET sum = NULL; UPDATE docs SET id = '_design/x' WHERE "
        "doc = 1");
    row("an id of another document", "UPDATE docs SET id = 'lesson:2' WHERE doc = 1");
    row("a signature that is too short", "UPDATE revs SET sig = x'00' WHERE leaf = 1");
    row("a generation beyond all", "UPDATE revs SET gen = 9223372036854775807 WHERE leaf = 1");
}

void tst_Portable::refusesAlteredFiles()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const Error::Kind, kind);
    HZ_VERIFY_OK(exported());
    alter(sql.constData());
    const auto result = imported();
    QVERIFY2(!result && result.error().kind == kind, told(result).constData());
    QVERIFY2(result.error().message.contains(u"课.hzl"), told(result).constData());
    QCOMPARE(*(*to().read())->lastSeq(), 0);
}

void tst_Portable::refusesTruncatedFiles()
{
    HZ_VERIFY_OK(exported());
    const QByteArray bytes = m_dir->read(QStringLiteral("课.hzl"));
    for (const qsizetype size : {qsizetype(0), qsizetype(50), qsizetype(100), qsizetype(4096),
             bytes.size() / 2, bytes.size() - 1}) {
        m_dir->write(QStringLiteral("课.hzl"), bytes.first(size));
        HZ_VERIFY_FAILS(imported(), Corrupt);
    }
    QCOMPARE(*(*to().read())->lastSeq(), 0);
}

// A file cannot grow beyond a limit, as if the disk were full.
void tst_Portable::aBlobThatDoesNotFitLeavesNothing()
{
    HZ_VERIFY_OK(exported());
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto unlimited = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });
    const rlimit limit{1'000'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    HZ_VERIFY_FAILS(imported(), NoSpace);
    QCOMPARE(*(*to().read())->lastSeq(), 0);
    QVERIFY(!m_to->blobs().path(m_blob.sha256));
    QVERIFY(QDir(m_to->dir() + QStringLiteral("/blobs/incoming")).isEmpty());
}

void tst_Portable::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("missing") << QStringLiteral("none.hzl") << Error::Kind::NotFound;
    QTest::newRow("a folder") << QStringLiteral("from") << Error::Kind::Invalid;
    QTest::newRow("a database of the profile")
        << QStringLiteral("from/databases/me-local.sqlite") << Error::Kind::Corrupt;
}

void tst_Portable::refusesWhatIsNoFile()
{
    QFETCH(const QString, name);
    QFETCH(const Error::Kind, kind);
    TaskControl task;
    const auto result = importPortable(m_dir->path(name), to(), m_to->blobs(), task);
    QVERIFY2(!result && result.error().kind == kind, told(result).constData());
}

void tst_Portable::refusesTextsThatAreNotUtf8_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("UTF-8") << QByteArray("UTF-8") << true;
    QTest::newRow("UTF-16, low byte first") << QByteArray("UTF-16le") << false;
    QTest::newRow("UTF-16, high byte first") << QByteArray("UTF-16be") << false;
}

// A file with exactly our tables, as SQLite makes it in that encoding.
void tst_Portable::refusesTextsThatAreNotUtf8()
{
    QFETCH(const QByteArray, encoding);
    QFETCH(const bool, isTaken);
    HZ_VERIFY_OK(exported());
    QByteArray sql = "PRAGMA encoding = '" + encoding + "';";
    sqlite3 *ours = nullptr;
    QCOMPARE(sqlite3_open(file().toUtf8().constData(), &ours), SQLITE_OK);
    const auto collect = [](void *into, int, char **values, char **) {
        static_cast<QByteArray *>(into)->append(values[0]).append(';');
        return 0;
    };
    for (const char *query : {"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
             "SELECT 'PRAGMA application_id = ' || application_id FROM pragma_application_id",
             "SELECT 'PRAGMA user_version = ' || user_version FROM pragma_user_version"})
        QCOMPARE(sqlite3_exec(ours, query, collect, &sql, nullptr), SQLITE_OK);
    sqlite3_close(ours);
    QVERIFY(QFile::remove(file()));
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(file().toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    const Result<QStringList> result = imported();
    QCOMPARE(result.has_value(), isTaken);
    if (isTaken)
        return;
    QCOMPARE(result.error().kind, Error::Kind::Corrupt);
    QVERIFY2(result.error().message.contains(u"never writes"), qPrintable(result.error().message));
}

// What a bad USB stick does: the import fails or, where the byte carries nothing, brings exactly
// what was sent.
void tst_Portable::anyFlippedByteIsHarmless()
{
    HZ_VERIFY_OK(exported());
    const Document lesson = withoutTypes(*getNow(from(), kLesson)),
                   page = withoutTypes(*getNow(from(), kPage));
    const QByteArray bytes = m_dir->read(QStringLiteral("课.hzl"));
    auto random = seededRandom();
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        QByteArray damaged = bytes;
        // The structures stand before the blob, which is 'p' all over; most of their pages is
        // empty.
        qsizetype at = 0;
        do {
            at = std::uniform_int_distribution<qsizetype>(0, bytes.size() - 1)(random);
        } while (i % 3 && (bytes[at] == 0 || bytes[at] == 'p'));
        char &byte = damaged[at];
        byte = char(byte ^ (1 << std::uniform_int_distribution<int>(0, 7)(random)));
        m_dir->write(QStringLiteral("课.hzl"), damaged);
        const auto result = imported();
        if (!result) {
            ++refused;
            continue;
        }
        QCOMPARE(*result, QStringList({kLesson, kPage}));
        QCOMPARE(withoutTypes(*getNow(to(), kLesson)), lesson);
        QCOMPARE(withoutTypes(*getNow(to(), kPage)), page);
    }
    QVERIFY(refused > 20);
}

QTEST_GUILESS_MAIN(tst_Portable)
#include "tst_portable.moc"

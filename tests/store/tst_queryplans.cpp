// What is done all day never reads a whole table: the statements that the store really runs are
// noted and explained.
#include "storetest.h"

#include <QtCore/QSet>

#include <mutex>
#include <sqlite3.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

std::mutex s_mutex; // guards s_statements
QSet<QByteArray> s_statements;

int note(unsigned, void *, void *statement, void *)
{
    const std::lock_guard lock(s_mutex);
    s_statements.insert(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)));
    return 0;
}

// Called by SQLite for every connection of the process.
int watch(sqlite3 *handle, const char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, note, nullptr);
}

QSet<QByteArray> takeStatements()
{
    const std::lock_guard lock(s_mutex);
    return std::exchange(s_statements, {});
}

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
        = {{QStringLiteral("one"), QStringLiteral("SELECT title FROM titles WHERE id = ?")}}};
}

} // namespace

class tst_QueryPlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
        m_database = openedAt(path(), {.projections = {titles()}});
        m_revision = *putNow(*m_database,
            {.id = kId,
                .body = titled(QStringLiteral("a")),
                .attachments = {{QStringLiteral("ink"), {{}, "run"}}}});
        (void)takeStatements();
    }
    void cleanupTestCase()
    {
        sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch));
        m_database.reset();
    }

    void readingNeverScans_data();
    void readingNeverScans();
    void writingNeverScans_data();
    void writingNeverScans();
    void aDocumentIsFoundByItsIndexes();

private:
    using Read = std::function<void(const ReadTransaction &)>;
    using Write = std::function<Result<>(WriteTransaction &)>;

    QString path() const { return m_dir.path(QStringLiteral("d.sqlite")); }
    QStringList planOf(const QByteArray &sql) const;
    /// Statements with what SQLite does for them, if that is a scan or a sort.
    QString costly(const QSet<QByteArray> &statements) const;

    const QString kId = QStringLiteral("note:1");
    const TestDir m_dir;
    std::unique_ptr<Database> m_database;
    QString m_revision;
};

QStringList tst_QueryPlans::planOf(const QByteArray &sql) const
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open(path().toUtf8().constData(), &handle);
    sqlite3_prepare_v2(handle, ("EXPLAIN QUERY PLAN " + sql).constData(), -1, &statement, nullptr);
    QStringList steps;
    while (sqlite3_step(statement) == SQLITE_ROW)
        steps.append(
            QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 3))));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return steps;
}

QString tst_QueryPlans::costly(const QSet<QByteArray> &statements) const
{
    QStringList found;
    for (const QByteArray &sql : statements) {
        const QStringList steps = planOf(sql);
        // The leaves of one document are few.
        const bool isOfOneDocument = steps.contains(u"SCAN line")
            || steps.value(0).contains(u"(doc=?") // also of a subquery
            || steps.value(0).contains(u"(id=?)") || steps.value(1).contains(u"(doc=?");
        for (const QString &step : steps) {
            const bool isScan = step.startsWith(u"SCAN") && !step.contains(u"CONSTANT ROW")
                && !step.contains(u"projections") // a row each
                && !step.contains(u"INDEX revs_replaced") // only what is dropped
                && !step.startsWith(u"SCAN (subquery") // of what has been searched
                && step != u"SCAN kept" && step != u"SCAN k"
                && step != u"SCAN line"; // of one document
            const bool isSort = step.contains(u"TEMP B-TREE") && !isOfOneDocument;
            if (isScan || isSort)
                found.append(step + QStringLiteral(": ") + QString::fromUtf8(sql));
        }
    }
    return found.join(u'\n');
}

void tst_QueryPlans::readingNeverScans_data()
{
    QTest::addColumn<Read>("read");
    QTest::newRow("a document") << Read([this](const auto &read) { (void)read.get(kId); });
    QTest::newRow("a revision") << Read(
        [this](const auto &read) { (void)read.get(kId, m_revision); });
    QTest::newRow("an attachment") << Read([this](const auto &read) {
        (void)read.attachment(kId, m_revision, QStringLiteral("ink"));
    });
    QTest::newRow("changes") << Read([](const auto &read) { (void)read.changes(0, 10); });
    QTest::newRow("the last change") << Read([](const auto &read) { (void)read.lastSeq(); });
    QTest::newRow("how many changes") << Read([](const auto &read) { (void)read.changeCount(0); });
    QTest::newRow("ids by prefix")
        << Read([](const auto &read) { (void)read.idsWithPrefix(QStringLiteral("note:")); });
    QTest::newRow("leaves") << Read([this](const auto &read) { (void)read.leaves(kId); });
    QTest::newRow("history") << Read(
        [this](const auto &read) { (void)read.history(kId, m_revision); });
    QTest::newRow("what comes of a revision")
        << Read([this](const auto &read) { (void)read.leavesOf(kId, m_revision); });
    QTest::newRow("which revisions are missing")
        << Read([this](const auto &read) { (void)read.missing(kId, {m_revision}); });
    QTest::newRow("a revision to be handed on")
        << Read([this](const auto &read) { (void)read.raw(kId, m_revision); });
    QTest::newRow("a local document")
        << Read([](const auto &read) { (void)read.local(QStringLiteral("_local/x")); });
    QTest::newRow("a row of a list")
        << Read([this](const auto &read) { (void)read.rows(QStringLiteral("one"), {kId}); });
}

void tst_QueryPlans::readingNeverScans()
{
    QFETCH(const Read, read);
    const auto transaction = m_database->read();
    HZ_VERIFY_OK(transaction);
    (void)takeStatements();
    read(**transaction);
    const auto statements = takeStatements();
    QVERIFY(!statements.isEmpty());
    QCOMPARE(costly(statements), QString());
}

void tst_QueryPlans::writingNeverScans_data()
{
    QTest::addColumn<Write>("write");
    const auto putting = [](const Draft &draft) {
        return Write([draft](WriteTransaction &t) -> Result<> {
            HZ_CHECK(put(t, draft));
            return {};
        });
    };
    QTest::newRow("a new document") << putting(
        {.id = QStringLiteral("note:2"), .attachments = {{QStringLiteral("ink"), {{}, "b"}}}});
    QTest::newRow("a revision made elsewhere") << Write([](WriteTransaction &t) {
        return putRevision(t,
            {.id = QStringLiteral("note:3"),
                .history = {QStringLiteral("2-") + QString(32, u'b'),
                    QStringLiteral("1-") + QString(32, u'a')}});
    });
    QTest::newRow("many revisions, and compaction") << Write([](WriteTransaction &t) -> Result<> {
        QString parent;
        for (int i = 0; i < kRevsLimit + 5; ++i) {
            HZ_TRY(parent,
                put(t,
                    {.id = QStringLiteral("note:4"),
                        .parent = parent,
                        .body = titled(QString::number(i)),
                        .attachments = {{QStringLiteral("ink"), {{}, QByteArray::number(i)}}}}));
        }
        HZ_CHECK(compact(t, 1000));
        return {};
    });
    QTest::newRow("a local document")
        << Write([](WriteTransaction &t) { return putLocal(t, QStringLiteral("_local/x"), {}); });
}

void tst_QueryPlans::writingNeverScans()
{
    QFETCH(const Write, write);
    (void)takeStatements();
    HZ_VERIFY_OK(m_database->writeAndWait(write));
    const auto statements = takeStatements();
    QVERIFY(statements.size() > 2);
    QCOMPARE(costly(statements), QString());
}

void tst_QueryPlans::aDocumentIsFoundByItsIndexes()
{
    const auto transaction = m_database->read();
    (void)takeStatements();
    HZ_VERIFY_OK((*transaction)->get(kId));
    QStringList plans;
    for (const QByteArray &sql : takeStatements())
        plans.append(planOf(sql).join(u", "));
    plans.sort();
    QCOMPARE(plans.join(u'\n'),
        QStringLiteral("SEARCH d USING INDEX docs_id (id=?), "
                       "SEARCH w USING INTEGER PRIMARY KEY (rowid=?)\n"
                       "SEARCH r USING PRIMARY KEY (rev=?), "
                       "SEARCH a USING INTEGER PRIMARY KEY (rowid=?), "
                       "CORRELATED SCALAR SUBQUERY 1, "
                       "SEARCH revs USING INTEGER PRIMARY KEY (rowid=?)\n"
                       "SEARCH revs USING INDEX revs_name (doc=? AND gen=? AND sig=?)"));
}

QTEST_GUILESS_MAIN(tst_QueryPlans)
#include "tst_queryplans.moc"

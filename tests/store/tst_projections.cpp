// Tables made from documents: built behind everything else when they are new, and taken up again
// wherever that was broken off.
#include "storetest.h"

#include <QtCore/QProcess>
#include <QtCore/QScopeGuard>
#include <QtCore/QSemaphore>
#include <QtTest/QSignalSpy>

#include <cstdio>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

constexpr int kDocuments = 6000;
constexpr int kKilledAt = 3000;

Projection titles(std::function<void()> atEach = [] {})
{
    return {.name = QStringLiteral("titles"),
        .ddl
        = {QStringLiteral("CREATE TABLE titles(id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID")},
        .apply =
            [atEach = std::move(atEach)](ProjectionWriter &writer, const Document &document) {
                atEach();
                return writer.run(QStringLiteral("INSERT OR REPLACE INTO titles VALUES (?, ?)"),
                    {document.id, document.body[QLatin1StringView("title")].toString()});
            },
        .remove =
            [](ProjectionWriter &writer, const QString &id) {
                return writer.run(QStringLiteral("DELETE FROM titles WHERE id = ?"), {id});
            },
        .queries = {{QStringLiteral("titles"),
            QStringLiteral("SELECT count(*) FROM titles WHERE title <> ''")}}};
}

QString idOf(int number)
{
    return QStringLiteral("note:%1").arg(number, 6, 10, QChar(u'0'));
}

Result<qlonglong> countOf(const Database &database)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const auto rows, read->rows(QStringLiteral("titles")));
    return rows[0][0].toLongLong();
}

int childMain(const QString &path)
{
    int applied = 0;
    const auto database = Database::open(path, {.projections = {titles([&applied] {
        if (++applied < kKilledAt)
            return;
        std::puts("half");
        std::fflush(stdout);
        (void)std::getchar(); // until it is killed
    })}});
    return database ? int(database.value()->building().wait().has_value()) : 1;
}

} // namespace

class tst_Projections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        HZ_VERIFY_OK(openedAt(path())->writeAndWait([](WriteTransaction &t) -> Result<bool> {
            for (int i = 0; i < kDocuments; ++i)
                HZ_CHECK(put(t, {.id = idOf(i), .body = titled(QStringLiteral("x"))}));
            return true;
        }));
    }

    void readersAreToldThatAListIsBeingBuilt();
    void aDocumentWrittenMeanwhileIsListed();
    void aRebuildThatIsBrokenOffGoesOn();
    void aRebuildThatIsKilledGoesOn();
    void nothingToBuildIsDoneAtOnce();
    void aDamagedDocumentDoesNotStopARebuild();

private:
    QString path() const { return m_dir->path(QStringLiteral("d.sqlite")); }
    std::unique_ptr<TestDir> m_dir;
};

void tst_Projections::readersAreToldThatAListIsBeingBuilt()
{
    QSemaphore go;
    const auto letGo = qScopeGuard([&go] { go.release(); }); // also when the test fails
    int applied = 0;
    const auto database = openedAt(path(), {.projections = {titles([&] {
        if (++applied == 4000)
            go.acquire();
    })}});
    QSignalSpy changed(database.get(), &Database::changed);
    const Task<bool> building = database->building();
    QTRY_COMPARE(building.progress().done, 3500);
    QCOMPARE(building.progress().total, kDocuments);
    HZ_VERIFY_FAILS(countOf(*database), Conflict);
    HZ_VERIFY_OK(getNow(*database, idOf(0)));
    go.release();
    QCOMPARE(building.wait().value_or(false), true);
    QCOMPARE(building.progress().done, kDocuments);
    QCOMPARE(countOf(*database).value_or(-1), kDocuments);
    QTRY_COMPARE(changed.size(), 1); // lists are read anew
}

void tst_Projections::aDocumentWrittenMeanwhileIsListed()
{
    QSemaphore go;
    const auto letGo = qScopeGuard([&go] { go.release(); }); // also when the test fails
    int applied = 0;
    const auto database = openedAt(path(), {.projections = {titles([&] {
        if (++applied == 1000)
            go.acquire();
    })}});
    const auto revision = getNow(*database, idOf(0));
    HZ_VERIFY_OK(revision);
    const auto gone = database->write([&](WriteTransaction &t) {
        return put(t, {.id = idOf(0), .parent = revision->revision, .deleted = true});
    });
    const auto late = database->write([](WriteTransaction &t) {
        return put(t, {.id = idOf(kDocuments), .body = titled(QStringLiteral("late"))});
    });
    go.release();
    HZ_VERIFY_OK(gone.wait());
    HZ_VERIFY_OK(late.wait());
    HZ_VERIFY_OK(database->building().wait());
    QCOMPARE(countOf(*database).value_or(-1), kDocuments);
}

void tst_Projections::aRebuildThatIsBrokenOffGoesOn()
{
    std::atomic_int applied = 0;
    {
        const auto database = openedAt(path(), {.projections = {titles([&] { ++applied; })}});
        const Task<bool> building = database->building();
        QTRY_VERIFY(building.progress().done >= 1000);
    }
    const int first = applied;
    const auto database = openedAt(path(), {.projections = {titles([&] { ++applied; })}});
    HZ_VERIFY_OK(database->building().wait());
    QCOMPARE(countOf(*database).value_or(-1), kDocuments);
    QCOMPARE(applied.load(), kDocuments);
    QVERIFY(first >= 1000);
}

void tst_Projections::aRebuildThatIsKilledGoesOn()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), path()});
    QVERIFY(child.waitForReadyRead());
    child.kill();
    QVERIFY(child.waitForFinished());
    std::atomic_int applied = 0;
    const auto database = openedAt(path(), {.projections = {titles([&] { ++applied; })}});
    HZ_VERIFY_OK(database->building().wait());
    QCOMPARE(countOf(*database).value_or(-1), kDocuments);
    QCOMPARE(applied.load(), kDocuments - kKilledAt + 500); // the step it died in once more
}

void tst_Projections::nothingToBuildIsDoneAtOnce()
{
    HZ_VERIFY_OK(openedAt(path(), {.projections = {titles()}})->building().wait());
    const auto database = openedAt(path(), {.projections = {titles()}});
    QCOMPARE(database->building().wait().value_or(true), false);
    const auto reading = openedAt(path(), {.projections = {titles()}, .readOnly = true});
    QCOMPARE(reading->building().wait().value_or(true), false);
}

void tst_Projections::aDamagedDocumentDoesNotStopARebuild()
{
    HZ_VERIFY_OK(putNow(*openedAt(path()),
        {.id = QStringLiteral("other"), .body = titled(QStringLiteral("unmistakable"))}));
    m_dir->write(QStringLiteral("d.sqlite"),
        m_dir->read(QStringLiteral("d.sqlite")).replace("unmistakable", "UNMISTAKABLE"));
    const auto database = openedAt(path(), {.projections = {titles()}});
    HZ_VERIFY_OK(database->building().wait());
    QCOMPARE(countOf(*database).value_or(-1), kDocuments);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--child")
        return childMain(QString::fromLocal8Bit(argv[2]));
    tst_Projections test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_projections.moc"

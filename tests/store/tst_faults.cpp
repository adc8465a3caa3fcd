// Disks that fill up or fail, and folders that cannot be written to: the caller is told why, what
// was stored stays, and the next write works.
#include "shimvfs.h"
#include "storetest.h"

#include <hz/store/backup.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QDirIterator>
#include <QtCore/QProcess>
#include <QtCore/QScopeGuard>

#include <csignal>
#include <cstdio>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

const QString kFirst = QStringLiteral("note:first");
const QString kSecond = QStringLiteral("note:second");
constexpr int kNobody = 65534;

Draft largeDraft(const QString &id)
{
    return {.id = id,
        .body = titled(id),
        .attachments = {{QStringLiteral("ink"), {{}, QByteArray(30'000, 'x')}}}};
}

// Opens a profile that it may only read, and says what it could do.
int childMain(const QString &dir)
{
    const auto profile = Profile::open(dir);
    if (!profile) {
        std::printf("%s\n", told(profile).constData());
        return 0;
    }
    Database &database = (*profile)->database(u"me-local");
    TaskControl task;
    const auto say = [](const char *what, const auto &result) {
        std::printf("%s: %s\n", what, result ? "success" : kindName(result.error().kind));
    };
    std::printf("read only: %d\n", int((*profile)->isReadOnly()));
    say("get", getNow(database, kFirst));
    say("put", putNow(database, {.id = kSecond}));
    say("blob", (*profile)->blobs().addBytes("x", {}));
    say("verify", verifyProfile(dir, task));
    say("backup", backUp(dir, {}, task));
    say("clean up", (*profile)->removeUnnamedBlobs(std::chrono::hours(1), task));
    return 0;
}

} // namespace

class tst_Faults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void aFailedWriteIsToldAndTheNextOneWorks_data();
    void aFailedWriteIsToldAndTheNextOneWorks();
    void aBackupOfBlobsThatDoNotFitLeavesNothing();
    void aFolderThatCannotBeWrittenToIsRead();

private:
    QString path() const { return m_dir->path(QStringLiteral("d.sqlite")); }
    std::unique_ptr<TestDir> m_dir;
};

void tst_Faults::aFailedWriteIsToldAndTheNextOneWorks_data()
{
    QTest::addColumn<DiskOp::Kind>("operation");
    QTest::addColumn<int>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("the disk is full") << DiskOp::Kind::Write << SQLITE_FULL << Error::Kind::NoSpace;
    QTest::newRow("the disk does not write")
        << DiskOp::Kind::Write << SQLITE_IOERR_WRITE << Error::Kind::Io;
    QTest::newRow("the disk does not sync")
        << DiskOp::Kind::Sync << SQLITE_IOERR_FSYNC << Error::Kind::Io;
}

void tst_Faults::aFailedWriteIsToldAndTheNextOneWorks()
{
    QFETCH(const DiskOp::Kind, operation);
    QFETCH(const int, answer);
    QFETCH(const Error::Kind, kind);
    bool failed = true;
    int attempts = 0;
    for (int room = 0; failed; ++room, ++attempts) {
        const TestDir dir;
        const QString file = dir.path(QStringLiteral("d.sqlite"));
        std::atomic_int left = std::numeric_limits<int>::max();
        const ShimVfs disk([&](DiskOp::Kind what) {
            return what == operation && left-- <= 0 ? answer : SQLITE_OK;
        });
        {
            const auto database = openedAt(file);
            HZ_VERIFY_OK(putNow(*database, largeDraft(kFirst)));
            left = room;
            const auto put = putNow(*database, largeDraft(kSecond));
            left = std::numeric_limits<int>::max();
            failed = !put;
            if (failed)
                QVERIFY2(put.error().kind == kind && put.error().message.contains(file),
                    told(put).constData());
            HZ_VERIFY_OK(getNow(*database, kFirst));
            QCOMPARE(getNow(*database, kSecond).has_value(), !failed);
            HZ_VERIFY_OK(putNow(*database, largeDraft(QStringLiteral("note:third"))));
        }
        TaskControl task;
        const auto report = verify(file, task);
        HZ_VERIFY_OK(report);
        QCOMPARE(report->problems, QStringList());
        QCOMPARE(report->documents, failed ? 2 : 3);
    }
    QVERIFY(attempts > (operation == DiskOp::Kind::Sync ? 1 : 5));
}

// Files cannot grow beyond a limit, as if the disk were full; on another disk blobs are copied.
void tst_Faults::aBackupOfBlobsThatDoNotFitLeavesNothing()
{
    const QTemporaryDir other(QStringLiteral("/dev/shm/hz.XXXXXX"));
    if (!other.isValid())
        QSKIP("there is no second disk");
    const QString dir = m_dir->path(QStringLiteral("profile"));
    const auto profile = Profile::open(dir);
    const auto blob = (*profile)->blobs().addBytes(QByteArray(3'000'000, 'b'), {});
    HZ_VERIFY_OK(putNow((*profile)->database(u"me-local"),
        {.id = kFirst, .body = {{QStringLiteral("f"), blob->toJson()}}}));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto unlimited = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });
    const rlimit limit{1'000'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    TaskControl task;
    HZ_VERIFY_FAILS(backUp(dir, {.folder = other.path()}, task), NoSpace);
    QDirIterator left(other.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QStringList names;
    while (left.hasNext()) {
        left.next();
        names.append(left.fileName());
    }
    QCOMPARE(names, QStringList{QStringLiteral("lock")});
    QCOMPARE(listBackups(other.path())->size(), 0);
    HZ_VERIFY_OK((*profile)->blobs().verify(*blob, task));
    HZ_VERIFY_OK(putNow((*profile)->database(u"me-local"), {.id = kSecond}));
}

void tst_Faults::aFolderThatCannotBeWrittenToIsRead()
{
    const QString dir = m_dir->path(QStringLiteral("profile"));
    HZ_VERIFY_OK(putNow((*Profile::open(dir))->database(u"me-local"), {.id = kFirst}));
    QFile::setPermissions(m_dir->path(), QFile::Permissions(0x5555)); // r-x for all
    const auto writable
        = qScopeGuard([this] { QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7755)); });
    QStringList all{dir};
    QDirIterator below(dir, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (below.hasNext())
        all.append(below.next());
    for (const QString &entry : all)
        QFile::setPermissions(
            entry, QFile::Permissions(QFileInfo(entry).isDir() ? 0x5555 : 0x4444));
    QProcess child;
    if (geteuid() == 0) // whom no permission holds back
        child.setChildProcessModifier([] { (void)!setuid(kNobody); });
    child.setProcessChannelMode(QProcess::MergedChannels);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), dir});
    QVERIFY(child.waitForFinished());
    for (const QString &entry : std::as_const(all))
        QFile::setPermissions(entry, QFile::Permissions(0x7755));
    QCOMPARE(QString::fromUtf8(child.readAll()),
        QStringLiteral("read only: 1\nget: success\nput: Denied\nblob: Denied\n"
                       "verify: success\nbackup: Denied\nclean up: Denied\n"));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--child")
        return childMain(QString::fromLocal8Bit(argv[2]));
    tst_Faults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_faults.moc"

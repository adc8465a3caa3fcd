// Files that are whole or untouched: proved with syncs that fail on demand, and in a process whose
// disk is full.
#include "support/support.h"

#include <hz/core/file.h>

#include <QtCore/QProcess>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

// The next syncs of this process fail with these errors; each is taken once, 0 lets one pass.
QList<int> &failingSyncs()
{
    static QList<int> errors;
    return errors;
}
int g_syncs = 0;

int synced(long call, int handle)
{
    ++g_syncs;
    const int error = failingSyncs().isEmpty() ? 0 : failingSyncs().takeFirst();
    if (!error)
        return int(::syscall(call, handle));
    errno = error;
    return -1;
}

} // namespace

// Instead of the system's, for the whole program.
extern "C" int fsync(int handle)
{
    return synced(SYS_fsync, handle);
}
extern "C" int fdatasync(int handle)
{
    return synced(SYS_fdatasync, handle);
}

namespace {

QByteArray oldBytes()
{
    return "what was there before";
}

QByteArray newBytes()
{
    return "what comes after it";
}

constexpr qint64 kDiskBytes = 4096; // of the process whose disk is full

QStringList namesIn(const test::TestDir &dir)
{
    return QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

// This program again, as a process of its own that does one thing.
int asChild(const QStringList &words)
{
    const QString &what = words[2], &path = words[3];
    if (what == u"hold") {
        const auto lock = FileLock::tryLock(path);
        std::puts(lock ? "held" : "refused");
        std::fflush(stdout);
        return std::getchar() == EOF ? 0 : 1; // until it is told, or killed
    }
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{kDiskBytes, kDiskBytes};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    const QByteArray much(3 * kDiskBytes, 'x');
    if (what == u"replace") {
        const Result<> written = writeFileDurably(path, much);
        return !written && written.error().kind == Error::Kind::NoSpace ? 0 : 3;
    }
    const auto file = AppendFile::open(path);
    if (!file || !(*file)->append(newBytes()) || !(*file)->sync())
        return 4;
    const qint64 size = (*file)->size();
    const Result<> appended = (*file)->append(much);
    if (appended || appended.error().kind != Error::Kind::NoSpace)
        return 5;
    return (*file)->size() == size && QFileInfo(path).size() == size && (*file)->append(newBytes())
        ? 0
        : 6;
}

} // namespace

class TestFile : public QObject {
    Q_OBJECT

    static QStringList child(const QString &what, const QString &path)
    {
        return {u"--child"_s, what, path};
    }

private Q_SLOTS:
    void init()
    {
        failingSyncs().clear();
        g_syncs = 0;
    }

    // ---- reading

    void aFileIsReadWhole()
    {
        const test::TestDir dir;
        const QByteArray bytes = QByteArray("\0\r\n河州", 9).repeated(40'000);
        const Result<QByteArray> read = readFile(dir.write(u"a file"_s, bytes), bytes.size());
        HZ_VERIFY_OK(read);
        QCOMPARE(*read, bytes);
        HZ_VERIFY_OK(readFile(dir.write(u"empty"_s, {}), 0));
    }

    void whatCannotBeReadIsToldWithItsName_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("kind");
        QTest::newRow("longer than allowed") << u"long"_s << int(Error::Kind::Invalid);
        QTest::newRow("without an end") << u"/dev/zero"_s << int(Error::Kind::Invalid);
        QTest::newRow("not there") << u"nothing"_s << int(Error::Kind::NotFound);
        QTest::newRow("below a file") << u"long/nothing"_s << int(Error::Kind::NotFound);
        QTest::newRow("a folder") << u"folder"_s << int(Error::Kind::Invalid);
        QTest::newRow("a name too long") << QString(300, u'x') << int(Error::Kind::Invalid);
    }
    void whatCannotBeReadIsToldWithItsName()
    {
        QFETCH(const QString, path);
        QFETCH(const int, kind);
        const test::TestDir dir;
        dir.write(u"long"_s, QByteArray(1001, 'x'));
        QVERIFY(QDir(dir.path()).mkdir(u"folder"_s));
        const Result<QByteArray> read = readFile(QDir(dir.path()).absoluteFilePath(path), 1000);
        QVERIFY(!read);
        QCOMPARE(int(read.error().kind), kind);
        QVERIFY2(read.error().message.contains(path), qPrintable(read.error().message));
    }

    // ---- writing whole

    void aFileIsReplacedWhole()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a file"_s);
        HZ_VERIFY_OK(writeFileDurably(path, oldBytes()));
        QCOMPARE(dir.read(u"a file"_s), oldBytes());
        HZ_VERIFY_OK(writeFileDurably(path, newBytes()));
        QCOMPARE(dir.read(u"a file"_s), newBytes());
        QCOMPARE(namesIn(dir), QStringList{u"a file"_s});
        QCOMPARE(g_syncs, 4); // each time the bytes, then the name
    }

    void aFailedSyncKeepsTheOldBytes()
    {
        const test::TestDir dir;
        const QString path = dir.write(u"a file"_s, oldBytes());
        failingSyncs() = {EIO};
        HZ_VERIFY_FAILS(writeFileDurably(path, newBytes()), Io);
        QCOMPARE(dir.read(u"a file"_s), oldBytes());
        QCOMPARE(namesIn(dir), QStringList{u"a file"_s});
    }

    void aFailedSyncOfTheFolderIsTold()
    {
        const test::TestDir dir;
        failingSyncs() = {0, EIO};
        HZ_VERIFY_FAILS(writeFileDurably(dir.path(u"a file"_s), newBytes()), Io);
    }

    void whatCannotBeReplacedIsUntouched_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::newRow("a folder") << u"folder"_s << int(Error::Kind::Invalid);
        QTest::newRow("in a folder that is not there")
            << u"nowhere/a file"_s << int(Error::Kind::NotFound);
        QTest::newRow("a name too long") << QString(300, u'x') << int(Error::Kind::Invalid);
    }
    void whatCannotBeReplacedIsUntouched()
    {
        QFETCH(const QString, name);
        QFETCH(const int, kind);
        const test::TestDir dir;
        dir.write(u"folder/inside"_s, oldBytes());
        const Result<> written = writeFileDurably(dir.path(name), newBytes());
        QVERIFY(!written);
        QCOMPARE(int(written.error().kind), kind);
        QCOMPARE(dir.read(u"folder/inside"_s), oldBytes());
        QCOMPARE(namesIn(dir), QStringList{u"folder"_s});
    }

    void aFullDiskKeepsTheOldBytes()
    {
        const test::TestDir dir;
        const QString path = dir.write(u"a file"_s, oldBytes());
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), child(u"replace"_s, path));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(dir.read(u"a file"_s), oldBytes());
        QCOMPARE(namesIn(dir), QStringList{u"a file"_s});
    }

    // ---- appending

    void whatIsAppendedGoesToTheEnd()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"journal"_s);
        for (const QByteArray &bytes : {oldBytes(), newBytes()}) {
            const auto file = AppendFile::open(path);
            HZ_VERIFY_OK(file);
            HZ_VERIFY_OK((*file)->append(bytes));
            HZ_VERIFY_OK((*file)->sync());
        }
        QCOMPARE(dir.read(u"journal"_s), oldBytes() + newBytes());
    }

    void aFailedSyncCutsOffWhatWasAppendedSince()
    {
        const test::TestDir dir;
        const auto file = AppendFile::open(dir.path(u"journal"_s));
        HZ_VERIFY_OK(file);
        HZ_VERIFY_OK((*file)->append(oldBytes()));
        HZ_VERIFY_OK((*file)->sync());
        HZ_VERIFY_OK((*file)->append("lost "));
        HZ_VERIFY_OK((*file)->append("with it"));
        failingSyncs() = {EIO};
        HZ_VERIFY_FAILS((*file)->sync(), Io);
        QCOMPARE((*file)->size(), qint64(oldBytes().size()));
        QCOMPARE(dir.read(u"journal"_s), oldBytes());
        HZ_VERIFY_OK((*file)->append(newBytes()));
        HZ_VERIFY_OK((*file)->sync());
        QCOMPARE(dir.read(u"journal"_s), oldBytes() + newBytes());
    }

    void aFullDiskSaysSoWhenItIsSynced()
    {
        const test::TestDir dir;
        const auto file = AppendFile::open(dir.path(u"journal"_s));
        HZ_VERIFY_OK(file);
        HZ_VERIFY_OK((*file)->append(oldBytes()));
        failingSyncs() = {ENOSPC};
        HZ_VERIFY_FAILS((*file)->sync(), NoSpace);
        QCOMPARE(dir.read(u"journal"_s), QByteArray());
    }

    void aFullDiskTakesAnAppendWholeOrNotAtAll()
    {
        const test::TestDir dir;
        const QString path = dir.write(u"journal"_s, oldBytes());
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), child(u"append"_s, path));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(dir.read(u"journal"_s), oldBytes() + newBytes() + newBytes());
    }

    void aFileIsCutWhereItIsAsked()
    {
        const test::TestDir dir;
        const auto file = AppendFile::open(dir.write(u"journal"_s, oldBytes() + newBytes()));
        HZ_VERIFY_OK(file);
        HZ_VERIFY_OK((*file)->truncate(oldBytes().size()));
        QCOMPARE((*file)->size(), qint64(oldBytes().size()));
        HZ_VERIFY_OK((*file)->append("!"));
        QCOMPARE(dir.read(u"journal"_s), oldBytes() + '!');
    }

    // ---- locks between processes

    void aLockOfAnotherProcessHoldsUntilThatDies()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"lock"_s);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), child(u"hold"_s, path));
        QVERIFY(other.waitForReadyRead());
        QCOMPARE(other.readLine(), QByteArray("held\n"));
        HZ_VERIFY_FAILS(FileLock::tryLock(path), Conflict);
        other.kill(); // it has no chance to let go of anything
        QVERIFY(other.waitForFinished());
        HZ_VERIFY_OK(FileLock::tryLock(path));
    }

    // ---- errors

    void aSystemsErrorIsToldInWords_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, int number, Error::Kind kind) {
            QTest::newRow(name) << number << int(kind);
        };
        row("no space", ENOSPC, Error::Kind::NoSpace);
        row("quota used up", EDQUOT, Error::Kind::NoSpace);
        row("too large for its disk", EFBIG, Error::Kind::NoSpace);
        row("no permission", EACCES, Error::Kind::Denied);
        row("read-only disk", EROFS, Error::Kind::Denied);
        row("no such file", ENOENT, Error::Kind::NotFound);
        row("name too long", ENAMETOOLONG, Error::Kind::Invalid);
        row("in use", EWOULDBLOCK, Error::Kind::Conflict);
        row("anything else", EIO, Error::Kind::Network); // whatever the caller says
    }
    void aSystemsErrorIsToldInWords()
    {
        QFETCH(const int, number);
        QFETCH(const int, kind);
        const Error error = fileError(Error::Kind::Network, u"/a/file"_s, number);
        QCOMPARE(int(error.kind), kind);
        QVERIFY(error.message.contains(u"/a/file"));
        QVERIFY(!error.detail.isEmpty());
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (const QStringList words = QCoreApplication::arguments(); words.value(1) == u"--child")
        return asChild(words);
    TestFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_file.moc"

#include "shimvfs.h"
#include "storetest.h"

#include <hz/core/file.h>
#include <hz/store/backup.h>
#include <hz/store/profile.h>

#include <QtCore/QDirIterator>

#include <algorithm>
#include <rapidcheck.h>
#include <thread>

using namespace hz;
using namespace hz::store;
using namespace hz::test;
using namespace std::chrono_literals;

namespace {

const QString kId = QStringLiteral("lesson:1");

// Of the last one in its folder first.
Backup aBackup(qint64 number, const QDateTime &made, BackupKind kind = BackupKind::Automatic)
{
    return {.id = QString::number(number), .number = number, .made = made, .kind = kind};
}

QDateTime noonOf(const QDate &day)
{
    return QDateTime(day, QTime(12, 0));
}

} // namespace

class tst_Backup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        m_clock = FixedClock();
        open();
    }
    void cleanup() { m_profile.reset(); }

    void everythingComesBackInAnotherPlace();
    void aBackupMadeWhileOthersWriteHoldsOneMoment();
    void whatARestoreReplacesIsSetAsideAndCanComeBack();
    void aRestoredStoreHasAnotherName();
    void anOpenProfileIsNotReplaced();
    void blobsAreKeptOnce();
    void aBlobGoesWithTheLastBackupThatNamesIt();
    void aDatabaseThatIsNotOpenIsBackedUp();
    void aMissingFolderIsNamed();
    void aFullDiskLeavesNothing();
    void aCancelledBackupLeavesNothing();
    void oneBackupAtATime();
    void aDamagedProfileDoesNotPushOutBackups();
    void aDamagedBackupIsRefused_data();
    void aDamagedBackupIsRefused();
    void aMissingBlobDoesNotStopARestore();
    void whatIsNoBackupIsNotListed();
    void linksInABackupAreNotFollowed();
    void expires_data();
    void expires();
    void expiryKeepsTheNewestAndIsBounded();
    void oneADay();
    void nothingNewIsNotBackedUp();
    void aClockSetBackDoesNotStopBackups();

private:
    void open() { m_profile = std::move(*Profile::open(profileDir())); }
    QString profileDir() const { return m_dir->path(QStringLiteral("profile")); }
    Database &database() const { return m_profile->database(u"me-local"); }
    QString folder() const { return ownBackupFolder(profileDir()); }

    Result<Backup> backedUp(const QString &to = {}, BackupKind kind = BackupKind::Asked)
    {
        TaskControl task;
        m_clock.advance(1min);
        return backUp(profileDir(), {.folder = to, .kind = kind, .clock = m_clock}, task);
    }
    Result<std::optional<Backup>> backedUpIfDue()
    {
        TaskControl task;
        return backUpWhenDue(profileDir(), {.clock = m_clock}, task);
    }
    Result<RestoreReport> restored(const QString &backup, const QString &to = {})
    {
        TaskControl task;
        m_clock.advance(1min);
        return restore(to.isEmpty() ? profileDir() : to, backup, task, m_clock);
    }
    QString title() const
    {
        const auto document = getNow(database(), kId);
        return document ? document->body[QLatin1StringView("title")].toString() : QString();
    }
    void setTitle(const QString &title) const
    {
        const auto before = getNow(database(), kId);
        HZ_VERIFY_OK(putNow(database(),
            {.id = kId, .parent = before ? before->revision : QString(), .body = titled(title)}));
    }
    QString ids(const QString &where = {}) const
    {
        QStringList found;
        const auto backups = listBackups(where.isEmpty() ? folder() : where);
        for (const Backup &backup : backups.value_or(QList<Backup>()))
            found.append(backup.id);
        return found.join(u' ');
    }
    static int filesBelow(const QString &folder)
    {
        int count = 0;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        for (; files.hasNext(); files.next())
            ++count;
        return count;
    }

    std::unique_ptr<TestDir> m_dir;
    FixedClock m_clock;
    std::unique_ptr<Profile> m_profile;
};

void tst_Backup::everythingComesBackInAnotherPlace()
{
    const auto blob = m_profile->blobs().addBytes("a book", {});
    const auto first = putNow(database(),
        {.id = kId,
            .body = {{QStringLiteral("file"), blob->toJson()}},
            .attachments = {{QStringLiteral("ink/1"), {QStringLiteral("ink"), "run"}}}});
    HZ_VERIFY_OK(first);
    HZ_VERIFY_OK(putNow(database(), {.id = QStringLiteral("note:1")}));
    const auto backup = backedUp();
    HZ_VERIFY_OK(backup);
    QCOMPARE(backup->documents, 2);
    QCOMPARE(backup->kind, BackupKind::Asked);
    QVERIFY(backup->sizeBytes > 6);

    const QString other = m_dir->path(QStringLiteral("other machine"));
    const auto report = restored(backup->path, other);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->documents, 2);
    QCOMPARE(report->missingBlobs, 0);
    QVERIFY(!report->setAside);
    const auto there = Profile::open(other);
    HZ_VERIFY_OK(there);
    const Database &copy = (*there)->database(u"me-local");
    QCOMPARE(*getNow(copy, kId), *getNow(database(), kId));
    const auto read = copy.read();
    QCOMPARE(
        (*read)->attachment(kId, *first, QStringLiteral("ink/1")).value_or(QByteArray()), "run");
    TaskControl task;
    HZ_VERIFY_OK((*there)->blobs().verify(*blob, task));
    QCOMPARE((*there)->removeUnnamedBlobs(-10s, task).value_or(-1), 0);
}

void tst_Backup::aBackupMadeWhileOthersWriteHoldsOneMoment()
{
    const auto putPair = [this](int number) {
        return database().writeAndWait([number](WriteTransaction &t) -> Result<bool> {
            for (const char16_t side : {u'a', u'b'}) {
                const QString id = QStringLiteral("pair:") + QChar(side);
                const Result<Document> before = t.get(id);
                HZ_CHECK(put(t,
                    {.id = id,
                        .parent = before ? before->revision : QString(),
                        .body = titled(QString::number(number))}));
            }
            return true;
        });
    };
    HZ_VERIFY_OK(putPair(0));
    std::atomic_bool stop = false;
    std::atomic_int failures = 0;
    std::thread writer([&] {
        for (int number = 1; !stop; ++number)
            failures += !putPair(number);
    });
    QStringList seen;
    for (int i = 0; i < 10; ++i) {
        const auto backup = backedUp();
        if (!backup)
            break;
        const auto copy = openedAt(
            backup->path + QStringLiteral("/databases/me-local.sqlite"), {.readOnly = true});
        const auto left = getNow(*copy, QStringLiteral("pair:a"));
        const auto right = getNow(*copy, QStringLiteral("pair:b"));
        seen.append(left && right && left->body == right->body ? u"="_qs : u"!"_qs);
    }
    stop = true;
    writer.join();
    QCOMPARE(seen.join(QString()), u"==========");
    QCOMPARE(failures, 0);
}

void tst_Backup::whatARestoreReplacesIsSetAsideAndCanComeBack()
{
    setTitle(QStringLiteral("old"));
    const auto backup = backedUp();
    setTitle(QStringLiteral("new"));
    m_dir->write(QStringLiteral("profile/journal/x.hzj"), "not folded");
    m_profile.reset();

    const auto report = restored(backup->path);
    HZ_VERIFY_OK(report);
    open();
    QCOMPARE(title(), u"old");
    QVERIFY(QDir(m_profile->journalDir()).isEmpty());
    QVERIFY(report->setAside);
    QCOMPARE(report->setAside->kind, BackupKind::SetAside);
    QCOMPARE(ids(), report->setAside->id + u' ' + backup->id);
    QFile journal(report->setAside->path + QStringLiteral("/journal/x.hzj"));
    QVERIFY(journal.open(QIODevice::ReadOnly));
    QCOMPARE(journal.readAll(), "not folded");

    m_profile.reset();
    HZ_VERIFY_OK(restored(report->setAside->path));
    open();
    QCOMPARE(title(), u"new");
    setTitle(QStringLiteral("newer")); // it can be written to
}

void tst_Backup::aRestoredStoreHasAnotherName()
{
    const QString before = database().storeId();
    const auto backup = backedUp();
    m_profile.reset();
    HZ_VERIFY_OK(restored(backup->path));
    open();
    QVERIFY(database().storeId() != before);
}

void tst_Backup::anOpenProfileIsNotReplaced()
{
    setTitle(QStringLiteral("old"));
    const auto backup = backedUp();
    setTitle(QStringLiteral("new"));
    const auto report = restored(backup->path);
    HZ_VERIFY_FAILS(report, Conflict);
    QVERIFY(report.error().message.contains(profileDir()));
    QCOMPARE(title(), u"new");
    QCOMPARE(ids(), backup->id);
}

void tst_Backup::blobsAreKeptOnce()
{
    const auto blob = m_profile->blobs().addBytes(QByteArray(100'000, 'b'), {});
    HZ_VERIFY_OK(putNow(database(), {.id = kId, .body = {{QStringLiteral("f"), blob->toJson()}}}));
    HZ_VERIFY_OK(backedUp());
    HZ_VERIFY_OK(backedUp());
    QCOMPARE(ids().count(u' '), 1);
    QCOMPARE(filesBelow(folder() + QStringLiteral("/blobs")), 1);
}

void tst_Backup::aBlobGoesWithTheLastBackupThatNamesIt()
{
    const auto blob = m_profile->blobs().addBytes("a book", {});
    HZ_VERIFY_OK(backedUp());
    TaskControl task;
    QCOMPARE(m_profile->removeUnnamedBlobs(-10s, task).value_or(-1), 1);
    HZ_VERIFY_OK(backedUp());
    QCOMPARE(filesBelow(folder() + QStringLiteral("/blobs")), 1);
    for (int i = 0; i < 9; ++i)
        HZ_VERIFY_OK(backedUp());
    QCOMPARE(filesBelow(folder() + QStringLiteral("/blobs")), 0);
}

void tst_Backup::aDatabaseThatIsNotOpenIsBackedUp()
{
    const QString other = QStringLiteral("me-other");
    {
        const auto both = Profile::open(profileDir(), {.databases = {{other, {}}}});
        HZ_VERIFY_OK(putNow((*both)->database(other), {.id = kId}));
    }
    const auto backup = backedUp();
    HZ_VERIFY_OK(backup);
    HZ_VERIFY_OK(
        getNow(*openedAt(backup->path + QStringLiteral("/databases/me-other.sqlite")), kId));
}

void tst_Backup::aMissingFolderIsNamed()
{
    setTitle(QStringLiteral("x"));
    const QString stick = m_dir->path(QStringLiteral("media/stick"));
    const auto backup = backedUp(stick);
    HZ_VERIFY_FAILS(backup, NotFound);
    QVERIFY(backup.error().message.contains(stick));
    QVERIFY(!QFileInfo::exists(m_dir->path(QStringLiteral("media"))));
    HZ_VERIFY_FAILS(listBackups(stick), NotFound);
    TaskControl task;
    HZ_VERIFY_FAILS(
        backUpWhenDue(profileDir(), {.folder = stick, .clock = m_clock}, task), NotFound);
    setTitle(QStringLiteral("y"));
}

void tst_Backup::aFullDiskLeavesNothing()
{
    setTitle(QStringLiteral("x"));
    HZ_VERIFY_OK(backedUp());
    const QString before = ids();
    const int files = filesBelow(folder());
    m_profile.reset();
    int writes = 0;
    {
        const ShimVfs counting([&writes](DiskOp::Kind kind) {
            writes += kind == DiskOp::Kind::Write;
            return SQLITE_OK;
        });
        HZ_VERIFY_OK(backedUp());
    }
    QVERIFY(writes > 5);
    QVERIFY(QDir(folder() + u'/' + ids().section(u' ', 0, 0)).removeRecursively());
    for (int room = 0; room < writes; ++room) {
        int left = room;
        const ShimVfs full([&left](DiskOp::Kind kind) {
            return kind == DiskOp::Kind::Write && left-- <= 0 ? SQLITE_FULL : SQLITE_OK;
        });
        HZ_VERIFY_FAILS(backedUp(), NoSpace);
        QCOMPARE(ids(), before);
        QCOMPARE(filesBelow(folder()), files);
    }
    open();
    QCOMPARE(title(), u"x");
}

void tst_Backup::aCancelledBackupLeavesNothing()
{
    HZ_VERIFY_OK(m_profile->blobs().addBytes("a book", {}));
    TaskControl task;
    task.cancel();
    HZ_VERIFY_FAILS(backUp(profileDir(), {.clock = m_clock}, task), Cancelled);
    QCOMPARE(ids(), u"");
    QCOMPARE(QDir(folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("lock")});
}

void tst_Backup::oneBackupAtATime()
{
    HZ_VERIFY_OK(backedUp());
    const auto busy = FileLock::tryLock(folder() + QStringLiteral("/lock"));
    HZ_VERIFY_FAILS(backedUp(), Conflict);
}

void tst_Backup::aDamagedProfileDoesNotPushOutBackups()
{
    setTitle(QStringLiteral("unmistakable"));
    HZ_VERIFY_OK(backedUp());
    const QString before = ids();
    m_profile.reset();
    const QString file = QStringLiteral("profile/databases/me-local.sqlite");
    QByteArray bytes = m_dir->read(file);
    bytes.replace("unmistakable", "UNMISTAKABLE");
    m_dir->write(file, bytes);
    HZ_VERIFY_FAILS(backedUp(), Corrupt);
    QCOMPARE(ids(), before);
}

void tst_Backup::aDamagedBackupIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<Error::Kind>("kind");
    const QString database = QStringLiteral("databases/me-local.sqlite");
    const QString record = QStringLiteral("backup.json");
    QTest::newRow("a changed document") << database << QByteArray("unmistakable")
                                        << QByteArray("UNMISTAKABLE") << Error::Kind::Corrupt;
    QTest::newRow("a file of something else")
        << database << QByteArray("SQLite format 3") << QByteArray("SQLite format 4")
        << Error::Kind::Corrupt;
    QTest::newRow("a record that is no JSON")
        << record << QByteArray("{") << QByteArray("<") << Error::Kind::Invalid;
    QTest::newRow("a record without a time")
        << record << QByteArray("made") << QByteArray("mode") << Error::Kind::Corrupt;
    QTest::newRow("a newer format") << record << QByteArray("\"format\": 1")
                                    << QByteArray("\"format\": 2") << Error::Kind::Unsupported;
}

void tst_Backup::aDamagedBackupIsRefused()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const Error::Kind, kind);
    setTitle(QStringLiteral("unmistakable"));
    const auto backup = backedUp();
    setTitle(QStringLiteral("new"));
    m_profile.reset();
    const QString path = QDir(m_dir->path()).relativeFilePath(backup->path + u'/' + file);
    QByteArray bytes = m_dir->read(path);
    QVERIFY(bytes.contains(from));
    m_dir->write(path, bytes.replace(from, to));
    const auto report = restored(backup->path);
    QVERIFY2(!report && report.error().kind == kind, told(report).constData());
    open();
    QCOMPARE(title(), u"new");
    QVERIFY(!ids().contains(u"before-restore"));
}

void tst_Backup::aMissingBlobDoesNotStopARestore()
{
    const auto lost = m_profile->blobs().addBytes("lost", {});
    const auto changed = m_profile->blobs().addBytes("changed", {});
    HZ_VERIFY_OK(putNow(database(),
        {.id = kId,
            .body
            = {{QStringLiteral("a"), lost->toJson()}, {QStringLiteral("b"), changed->toJson()}}}));
    const auto backup = backedUp();
    HZ_VERIFY_OK(backup);
    QDirIterator files(
        folder() + QStringLiteral("/blobs"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile blob(files.next());
        QVERIFY(blob.open(QIODevice::ReadOnly));
        const bool isLost = blob.readAll() == "lost";
        blob.close();
        QVERIFY(blob.remove());
        if (!isLost) {
            QVERIFY(blob.open(QIODevice::WriteOnly));
            blob.write("CHANGED");
        }
    }
    const QString other = m_dir->path(QStringLiteral("other"));
    const auto report = restored(backup->path, other);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->missingBlobs, 2);
    const auto there = Profile::open(other);
    HZ_VERIFY_OK(getNow((*there)->database(u"me-local"), kId));
    QVERIFY(!(*there)->blobs().path(changed->sha256));
}

void tst_Backup::whatIsNoBackupIsNotListed()
{
    HZ_VERIFY_OK(backedUp());
    const QString before = ids();
    m_dir->write(QStringLiteral("profile/backups/20260101-000000/databases/a.sqlite"), "half");
    m_dir->write(QStringLiteral("profile/backups/.part-01J/backup.json"), "{}");
    m_dir->write(QStringLiteral("profile/backups/notes.txt"), "mine");
    QCOMPARE(ids(), before);
    HZ_VERIFY_OK(backedUp());
    QVERIFY(!QFileInfo::exists(folder() + QStringLiteral("/.part-01J")));
    QVERIFY(QFileInfo::exists(folder() + QStringLiteral("/notes.txt")));
}

void tst_Backup::linksInABackupAreNotFollowed()
{
    const auto blob = m_profile->blobs().addBytes("a book", {});
    HZ_VERIFY_OK(putNow(database(), {.id = kId, .body = {{QStringLiteral("f"), blob->toJson()}}}));
    const auto backup = backedUp();
    HZ_VERIFY_OK(backup);
    const QString secret = m_dir->write(QStringLiteral("secret"), "a book");
    const QString hex = QString::fromLatin1(blob->sha256.toHex());
    const QString pooled = QStringLiteral("%1/blobs/%2/%3").arg(folder(), hex.first(2), hex);
    QVERIFY(QFile::remove(pooled) && QFile::link(secret, pooled));
    QVERIFY(QFile::link(secret, backup->path + QStringLiteral("/databases/x.sqlite")));
    const QString other = m_dir->path(QStringLiteral("other"));
    HZ_VERIFY_FAILS(restored(backup->path, other), Corrupt);
    QVERIFY(QFile::remove(pooled));
    HZ_VERIFY_OK(restored(backup->path, other));
    QCOMPARE(Profile::databaseNames(other), QStringList{QStringLiteral("me-local")});
}

void tst_Backup::expires_data()
{
    QTest::addColumn<QList<Backup>>("backups");
    QTest::addColumn<QString>("expired");
    const QDate monday(2026, 9, 7);
    QTest::newRow("nothing of nothing") << QList<Backup>() << QString();
    QTest::newRow("of one day all but the last") << QList<Backup>{aBackup(1, noonOf(monday)),
        aBackup(2, noonOf(monday).addSecs(60))} << QStringLiteral("1");
    QList<Backup> daily;
    for (int day = 0; day < 40; ++day)
        daily.append(aBackup(day, noonOf(monday.addDays(day)))); // 39 is Friday, 16 October
    QTest::newRow("older weeks but their Sundays")
        << daily
        << QStringLiteral(
               "32 31 30 29 28 26 25 24 23 22 21 19 18 17 16 15 14 12 11 10 9 8 7 5 4 3 2 1 0");
    QTest::newRow("a clock set back is not believed") << QList<Backup>{aBackup(1, noonOf(monday)),
        aBackup(2, noonOf(monday.addYears(-20))), aBackup(3, noonOf(monday))}
                                                      << QStringLiteral("1");
    QList<Backup> asked;
    for (int i = 0; i < 12; ++i)
        asked.append(aBackup(i, noonOf(monday), BackupKind::Asked));
    QTest::newRow("those asked for after ten") << asked << QStringLiteral("1 0");
    QList<Backup> setAside;
    for (int i = 0; i < 5; ++i)
        setAside.append(aBackup(i, noonOf(monday), BackupKind::SetAside));
    QTest::newRow("those set aside after three") << setAside << QStringLiteral("1 0");
}

void tst_Backup::expires()
{
    QFETCH(const QList<Backup>, backups);
    QFETCH(const QString, expired);
    QStringList numbers;
    for (const Backup &backup : expiredBackups(backups))
        numbers.append(backup.id);
    QCOMPARE(numbers.join(u' '), expired);
}

void tst_Backup::expiryKeepsTheNewestAndIsBounded()
{
    QVERIFY(rc::check([](const std::vector<quint8> &hours) {
        QList<Backup> backups;
        QDateTime made = noonOf(QDate(2026, 9, 7));
        for (const quint8 hour : hours) { // every one goes through expiry, as in a folder
            made = made.addSecs(3600 * hour);
            backups.append(aBackup(backups.isEmpty() ? 1 : backups.constLast().number + 1, made));
            const Backup newest = backups.constLast();
            for (const Backup &expired : expiredBackups(backups))
                backups.removeOne(expired);
            RC_ASSERT(backups.contains(newest));
            RC_ASSERT(backups.size() <= 11);
            RC_ASSERT(expiredBackups(backups).isEmpty());
        }
    }));
}

void tst_Backup::oneADay()
{
    setTitle(QStringLiteral("1"));
    const auto first = backedUpIfDue();
    HZ_VERIFY_OK(first);
    QVERIFY(*first);
    QCOMPARE((*first)->kind, BackupKind::Automatic);
    setTitle(QStringLiteral("2"));
    m_clock.advance(2h);
    QVERIFY(!*backedUpIfDue());
    m_clock.advance(24h);
    QVERIFY(*backedUpIfDue());
}

void tst_Backup::nothingNewIsNotBackedUp()
{
    setTitle(QStringLiteral("1"));
    QVERIFY(*backedUpIfDue());
    m_clock.advance(72h);
    QVERIFY(!*backedUpIfDue());
    setTitle(QStringLiteral("2"));
    QVERIFY(*backedUpIfDue());
}

void tst_Backup::aClockSetBackDoesNotStopBackups()
{
    setTitle(QStringLiteral("1"));
    QVERIFY(*backedUpIfDue());
    m_clock.set(m_clock.now().addYears(-10));
    setTitle(QStringLiteral("2"));
    const auto second = backedUpIfDue();
    QVERIFY(*second);
    QCOMPARE(ids().section(u' ', 0, 0), (*second)->id); // the newest all the same
    setTitle(QStringLiteral("3"));
    m_clock.advance(1h);
    QVERIFY(!*backedUpIfDue());
    m_clock.advance(24h);
    QVERIFY(*backedUpIfDue());
}

QTEST_GUILESS_MAIN(tst_Backup)
#include "tst_backup.moc"

// A stick between machines: both ways, blobs with it, pulled out at any moment, filled up, from
// anybody.
#include "shimvfs.h"

#include <hz/store/portable.h>
#include <hz/store/profile.h>
#include <hz/store/stick.h>
#include <hz/store/verify.h>
#include <hz/sync/stick.h>

#include <sync/synctest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCuts = 10; // each costs several syncs to a disk

} // namespace

class tst_Stick : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const QString folder = QString::number(++m_count);
        QDir().mkpath(m_dir.path(folder));
        m_path = m_dir.path(folder + u"/ops.hzs"_s);
        for (const auto &[machine, name] :
            {std::pair(&m_office, u"/office"_s), std::pair(&m_school, u"/school"_s)})
            *machine = std::move(*Profile::open(
                m_dir.path(folder + name), {.databases = {{u"ops-1"_s, {titleList()}}}}));
    }
    void cleanup()
    {
        m_office.reset();
        m_school.reset();
    }

    void carriesBothWaysAndGoesOn();
    void blobsTravelToo();
    void aStickIsOneFileAtRest();
    void aStickCarriesOneDatabase();
    void onlyPushesOrPullsWhereAsked();
    void aCopiedStickLosesNothing();
    void aWriteProtectedStickIsRead();
    void anyDiskFaultLosesNothingAndIsMadeGood_data();
    void anyDiskFaultLosesNothingAndIsMadeGood();
    void pulledOutAtAnyPointItLosesNothing_data();
    void pulledOutAtAnyPointItLosesNothing();
    void cutOffAnywhereItLosesNothing();
    void aJournalThatWasLeftIsUndone();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void anyFlippedByteIsHarmless();
    void cancelledWorkIsFinishedTheNextTime();

private:
    static Database &databaseOf(const std::unique_ptr<Profile> &machine)
    {
        return machine->database(u"ops-1");
    }
    Result<StickReport> plugIn(
        const std::unique_ptr<Profile> &machine, Direction direction = Direction::Both) const
    {
        TaskControl task;
        return syncStick(databaseOf(machine), machine->blobs(), m_path, direction, task);
    }
    void put(const std::unique_ptr<Profile> &machine, const QString &id, const QString &title) const
    {
        HZ_VERIFY_OK(putNow(databaseOf(machine),
            {.id = id,
                .body = titled(title),
                .attachments = {{u"a"_s, {{}, title.toUtf8().repeated(100)}}}}));
    }

    TestDir m_dir;
    int m_count = 0;
    QString m_path;
    std::unique_ptr<Profile> m_office, m_school;
};

void tst_Stick::carriesBothWaysAndGoesOn()
{
    put(m_office, u"note:1"_s, u"office"_s);
    put(m_school, u"note:2"_s, u"school"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    const auto at = plugIn(m_school);
    HZ_VERIFY_OK(at);
    QCOMPARE(at->pulled.written, 1);
    QCOMPARE(at->pushed.written, 1);
    HZ_VERIFY_OK(plugIn(m_office));
    QCOMPARE(pictureOf(databaseOf(m_office)), pictureOf(databaseOf(m_school)));
    put(m_office, u"note:3"_s, u"later"_s);
    const auto next = plugIn(m_office);
    QCOMPARE(next->pushed.checked, 1); // goes on where it was
    HZ_VERIFY_OK(plugIn(m_school));
    QCOMPARE(pictureOf(databaseOf(m_office)), pictureOf(databaseOf(m_school)));
}

void tst_Stick::blobsTravelToo()
{
    const QByteArray bytes(3'000'000, 'v');
    const auto blob = m_office->blobs().addBytes(bytes, u"video/mp4"_s);
    HZ_VERIFY_OK(
        putNow(databaseOf(m_office), {.id = u"note:1"_s, .body = {{u"film"_s, blob->toJson()}}}));
    QCOMPARE(plugIn(m_office)->blobsPushed, 1);
    QCOMPARE(plugIn(m_office)->blobsPushed, 0);
    QCOMPARE(plugIn(m_school)->blobsPulled, 1);
    TaskControl task;
    HZ_VERIFY_OK(m_school->blobs().verify(*blob, task));
}

void tst_Stick::aStickIsOneFileAtRest()
{
    put(m_office, u"note:1"_s, u"x"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    const QFileInfo file(m_path);
    QCOMPARE(file.dir().entryList({u"ops.hzs*"_s}), QStringList{u"ops.hzs"_s});
    TaskControl task;
    QCOMPARE(verify(m_path, task)->problems, QStringList());
    // And can be brought in as any portable file.
    HZ_VERIFY_OK(importPortable(m_path, databaseOf(m_school), m_school->blobs(), task));
    HZ_VERIFY_OK(getNow(databaseOf(m_school), u"note:1"_s));
}

void tst_Stick::aStickCarriesOneDatabase()
{
    HZ_VERIFY_OK(plugIn(m_office));
    TaskControl task;
    const auto other = openStick(m_path, u"school-1"_s, task);
    HZ_VERIFY_FAILS(other, Conflict);
    QVERIFY(other.error().message.contains(u"ops-1"));
}

void tst_Stick::onlyPushesOrPullsWhereAsked()
{
    put(m_office, u"note:1"_s, u"office"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    put(m_school, u"note:2"_s, u"school"_s);
    QCOMPARE(plugIn(m_school, Direction::Pull)->pushed.checked, 0);
    QCOMPARE(plugIn(m_office)->pulled.read, 0);
    HZ_VERIFY_OK(plugIn(m_school, Direction::Push));
    QCOMPARE(plugIn(m_office)->pulled.written, 1);
}

void tst_Stick::aCopiedStickLosesNothing()
{
    put(m_office, u"note:1"_s, u"first"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    HZ_VERIFY_OK(plugIn(m_school));
    const QString copy = m_path + u".copy"_s;
    QVERIFY(QFile::copy(m_path, copy));
    put(m_office, u"note:2"_s, u"only on the first"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    HZ_VERIFY_OK(plugIn(m_school));
    // The copy, which knows less, takes the place of the stick and is written by the other machine.
    QFile::remove(m_path);
    QVERIFY(QFile::rename(copy, m_path));
    put(m_school, u"note:3"_s, u"only on the copy"_s);
    HZ_VERIFY_OK(plugIn(m_school));
    HZ_VERIFY_OK(plugIn(m_office));
    HZ_VERIFY_OK(plugIn(m_school));
    QCOMPARE(pictureOf(databaseOf(m_office)), pictureOf(databaseOf(m_school)));
    QCOMPARE((*databaseOf(m_office).read())->changes(0, 10)->size(), 3);
}

void tst_Stick::aWriteProtectedStickIsRead()
{
    put(m_office, u"note:1"_s, u"x"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
    if (QFile(m_path).open(QIODevice::ReadWrite))
        QSKIP("this user may write everywhere");
    HZ_VERIFY_OK(plugIn(m_school, Direction::Pull));
    HZ_VERIFY_OK(getNow(databaseOf(m_school), u"note:1"_s));
}

void tst_Stick::anyDiskFaultLosesNothingAndIsMadeGood_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("pulled out") << int(SQLITE_IOERR_WRITE);
    QTest::newRow("full") << int(SQLITE_FULL);
}

// The stick fails at its n-th write and all after it, for n of all sizes: each time the next
// machine finds a sound stick, and in the end everything is everywhere.
void tst_Stick::anyDiskFaultLosesNothingAndIsMadeGood()
{
    QFETCH(const int, code);
    const auto blob = m_office->blobs().addBytes(QByteArray(300'000, 'b'), {});
    HZ_VERIFY_OK(
        putNow(databaseOf(m_office), {.id = u"note:0"_s, .body = {{u"f"_s, blob->toJson()}}}));
    bool isWhole = false;
    int tries = 0;
    for (int room = 0; !isWhole; room += 1 + room / 4, ++tries) {
        put(m_office, u"note:%1"_s.arg(tries + 1), u"try %1"_s.arg(tries));
        m_path = m_dir.path(u"%1/stick%2.hzs"_s.arg(m_count).arg(tries)); // an empty one each
        const QString before = pictureOf(databaseOf(m_office));
        {
            // All writes count, also the few to the machine's own database.
            std::atomic_int left = room;
            const ShimVfs disk([&](DiskOp::Kind) { return left-- > 0 ? SQLITE_OK : code; });
            TaskControl task;
            auto stick = openStick(m_path, u"ops-1"_s, task);
            if (stick) {
                StoreEndpoint here(databaseOf(m_office)), there(**stick);
                isWhole = replicate(here, there, {.batch = 1}, task).has_value()
                    && copyBlobsToStick(**stick, m_office->blobs(), task).has_value();
            }
        }
        QCOMPARE(pictureOf(databaseOf(m_office)), before);
        const auto again = plugIn(m_office);
        HZ_VERIFY_OK(again);
        HZ_VERIFY_OK(plugIn(m_school));
        QCOMPARE(pictureOf(databaseOf(m_school)), pictureOf(databaseOf(m_office)));
    }
    QVERIFY(tries > 5);
    TaskControl task;
    HZ_VERIFY_OK(m_school->blobs().verify(*blob, task));
}

void tst_Stick::pulledOutAtAnyPointItLosesNothing_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::newRow("while it is written") << Direction::Push;
    QTest::newRow("while it is read") << Direction::Pull;
    QTest::newRow("while both are done") << Direction::Both;
}

// What stands on the stick after each write that may have been the last, and what was not synced is
// there in part, torn and in any order: whichever machine it is put in next has all its own, takes
// what is whole, and the way goes on from there until both have everything.
void tst_Stick::pulledOutAtAnyPointItLosesNothing()
{
    QFETCH(const Direction, direction);
    std::mt19937_64 random = seededRandom();
    // Given a stick that has been at both, with something new from either side
    put(m_office, u"note:0"_s, u"old"_s);
    put(m_school, u"note:1"_s, u"old"_s);
    for (const auto *machine : {&m_office, &m_school, &m_office})
        HZ_VERIFY_OK(plugIn(*machine));
    put(m_school, u"note:2"_s, u"from the school"_s);
    HZ_VERIFY_OK(plugIn(m_school));
    const auto blob = m_office->blobs().addBytes(QByteArray(70'000, 'b'), {});
    HZ_VERIFY_OK(
        putNow(databaseOf(m_office), {.id = u"note:3"_s, .body = {{u"f"_s, blob->toJson()}}}));
    for (int i = 4; i < 12; ++i)
        put(m_office, u"note:%1"_s.arg(i), QString(3000, u'n'));
    // When it is put in, and everything that is done to it is written down
    const QByteArray before = m_dir.read(QString::number(m_count) + u"/ops.hzs"_s);
    std::vector<DiskOp> done;
    {
        ShimVfs disk;
        HZ_VERIFY_OK(plugIn(m_office, direction));
        done = disk.takeLog();
    }
    std::erase_if(
        done, [stick = m_path.toUtf8()](const DiskOp &op) { return !op.file.startsWith(stick); });
    QVERIFY(done.size() > (direction == Direction::Pull ? 0U : 20U));
    const QString taken = pictureOf(databaseOf(m_office)); // by the office, which goes on with it
    const QString used = m_path;
    // Then, wherever it was pulled out
    const size_t step = std::max<size_t>(done.size() / kCuts, 1);
    for (size_t cut = 0; cut <= done.size(); cut += step) {
        ForgetfulDisk disk(QFileInfo(used).path());
        const QByteArray name = used.toUtf8();
        disk.apply({DiskOp::Kind::Create, name});
        disk.apply({DiskOp::Kind::Write, name, 0, before});
        disk.apply({DiskOp::Kind::Sync, name});
        disk.apply({DiskOp::Kind::SyncFolder, name});
        for (size_t i = 0; i < cut; ++i)
            disk.apply(done[i]);
        const TestDir pulled;
        disk.writeTo(pulled, ForgetfulDisk::Unsynced::PartlyThere, random);
        m_path = pulled.path(u"ops.hzs"_s);
        const auto elsewhere = *Profile::open(
            pulled.path(u"elsewhere"_s), {.databases = {{u"ops-1"_s, {titleList()}}}});
        put(elsewhere, u"note:own"_s, u"her own"_s);
        HZ_VERIFY_OK(plugIn(elsewhere));
        HZ_VERIFY_OK(getNow(databaseOf(elsewhere), u"note:own"_s));
        HZ_VERIFY_OK(getNow(databaseOf(elsewhere), u"note:2"_s)); // it was whole before
        HZ_VERIFY_OK(plugIn(m_office));
        HZ_VERIFY_OK(plugIn(elsewhere));
        QCOMPARE(pictureOf(databaseOf(elsewhere)), pictureOf(databaseOf(m_office)));
        TaskControl task;
        HZ_VERIFY_OK(elsewhere->blobs().verify(*blob, task));
    }
    QVERIFY(direction == Direction::Push || taken.contains(u"from the school"_s));
}

// A stick whose file ends early, as a file system without a journal leaves it.
void tst_Stick::cutOffAnywhereItLosesNothing()
{
    put(m_office, u"note:1"_s, u"office"_s);
    const auto blob = m_office->blobs().addBytes(QByteArray(70'000, 'b'), {});
    HZ_VERIFY_OK(
        putNow(databaseOf(m_office), {.id = u"note:2"_s, .body = {{u"f"_s, blob->toJson()}}}));
    put(m_school, u"note:3"_s, u"school"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    const QString whole = m_path;
    const QByteArray bytes = m_dir.read(QString::number(m_count) + u"/ops.hzs"_s);
    const QString office = pictureOf(databaseOf(m_office)),
                  school = pictureOf(databaseOf(m_school));
    std::mt19937_64 random = seededRandom();
    std::uniform_int_distribution<qsizetype> anywhere(1, bytes.size() - 1);
    int refused = 0;
    for (int i = 0; i < 3 * kCuts; ++i) {
        // At the ends of pages and anywhere.
        const qsizetype size = i % 2 ? anywhere(random) : anywhere(random) / 512 * 512;
        const TestDir pulled;
        m_path = pulled.path(u"ops.hzs"_s);
        pulled.write(u"ops.hzs"_s, bytes.first(size));
        for (const auto *machine : {&m_school, &m_office}) {
            const auto carried
                = plugIn(*machine, machine == &m_school ? Direction::Pull : Direction::Push);
            if (carried)
                continue;
            ++refused;
            QCOMPARE(carried.error().kind, Error::Kind::Corrupt);
            QVERIFY2(carried.error().message.contains(u"ops.hzs"), told(carried).constData());
        }
        QCOMPARE(pictureOf(databaseOf(m_office)), office);
        // The school has its own, whole, and nothing that is not the office's.
        QVERIFY(getNow(databaseOf(m_school), u"note:3"_s)->body == titled(u"school"_s));
    }
    QVERIFY(refused > 0);
    // A new one is made in its place.
    m_path = m_dir.path(QString::number(m_count) + u"/new.hzs"_s);
    for (const auto *machine : {&m_office, &m_school, &m_office})
        HZ_VERIFY_OK(plugIn(*machine));
    QCOMPARE(pictureOf(databaseOf(m_school)), pictureOf(databaseOf(m_office)));
    QVERIFY(pictureOf(databaseOf(m_school)) != school);
}

void tst_Stick::aJournalThatWasLeftIsUndone()
{
    put(m_office, u"note:1"_s, u"x"_s);
    HZ_VERIFY_OK(plugIn(m_office));
    // A commit half-way: pages are written, their former contents are in the journal.
    QByteArray left, torn;
    {
        TaskControl task;
        const auto stick = openStick(m_path, u"ops-1"_s, task);
        (void)(*stick)->writeAndWait([&](WriteTransaction &transaction) -> Result<> {
            for (int i = 0; i < 3000; ++i)
                HZ_CHECK(store::put(
                    transaction, {.id = u"half:%1"_s.arg(i), .body = titled(QString(2000, u'h'))}));
            left = m_dir.read(QString::number(m_count) + u"/ops.hzs-journal"_s);
            torn = m_dir.read(QString::number(m_count) + u"/ops.hzs"_s);
            return failure(Error::Kind::Cancelled, {});
        });
    }
    QVERIFY(!left.isEmpty());
    m_dir.write(QString::number(m_count) + u"/ops.hzs-journal"_s, left);
    m_dir.write(QString::number(m_count) + u"/ops.hzs"_s, torn);
    HZ_VERIFY_OK(plugIn(m_school));
    HZ_VERIFY_OK(getNow(databaseOf(m_school), u"note:1"_s));
    HZ_VERIFY_FAILS(getNow(databaseOf(m_school), u"half:1"_s), NotFound);
}

void tst_Stick::hostileFilesAreRefused_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
        {"a folder", "a text", "another program's database", "a link", "a journal that is a link",
            "a journal of another file", "more tables", "a trigger", "a file of a profile"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void tst_Stick::hostileFilesAreRefused()
{
    QFETCH(const QString, what);
    const QString name = QString::number(m_count) + u"/ops.hzs"_s;
    const QString precious = m_dir.write(u"precious.txt"_s, "a letter");
    const auto run = [&](const char *sql) {
        sqlite3 *handle = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &handle);
        QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    };
    if (what == u"a folder") {
        QDir().mkpath(m_path);
    } else if (what == u"a text") {
        m_dir.write(name, QByteArray("no database ").repeated(1000));
    } else if (what == u"another program's database") {
        run("CREATE TABLE x(y); INSERT INTO x VALUES (1)");
    } else if (what == u"a link") {
        QFile::link(databaseOf(m_school).path(), m_path);
    } else if (what == u"a file of a profile") {
        const QString path = databaseOf(m_school).path();
        m_school.reset();
        QFile::copy(path, m_path);
        init();
        m_path = m_dir.path(name);
    } else {
        put(m_office, u"note:1"_s, u"x"_s);
        HZ_VERIFY_OK(plugIn(m_office));
        if (what == u"a journal that is a link")
            QFile::link(precious, m_path + u"-journal"_s);
        else if (what == u"a journal of another file")
            m_dir.write(name + u"-journal"_s,
                "x" + precious.toUtf8() + QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8));
        else if (what == u"more tables")
            run("CREATE TABLE more(x)");
        else
            run("CREATE TRIGGER t AFTER INSERT ON docs BEGIN DELETE FROM docs; END");
    }
    const QString before = pictureOf(databaseOf(m_school));
    const auto result = plugIn(m_school);
    QVERIFY(!result);
    QVERIFY(
        result.error().kind == Error::Kind::Corrupt || result.error().kind == Error::Kind::Invalid);
    QVERIFY(result.error().message.contains(m_path));
    QCOMPARE(pictureOf(databaseOf(m_school)), before);
    QCOMPARE(m_dir.read(u"precious.txt"_s), "a letter");
}

void tst_Stick::anyFlippedByteIsHarmless()
{
    for (int i = 0; i < 20; ++i)
        put(m_office, u"note:%1"_s.arg(i), u"title %1"_s.arg(i));
    HZ_VERIFY_OK(plugIn(m_office));
    const QString name = QString::number(m_count) + u"/ops.hzs"_s;
    const QByteArray whole = m_dir.read(name);
    auto random = seededRandom();
    for (int round = 0; round < 60; ++round) {
        QByteArray bytes = whole;
        for (int k = 0; k < 3; ++k)
            bytes[qsizetype(random() % quint64(bytes.size()))] = char(random());
        m_dir.write(name, bytes);
        QFile::remove(m_path + u"-journal"_s);
        TaskControl task;
        const auto school
            = openedAt(m_dir.path(u"round%1.sqlite"_s.arg(round)), {.projections = {titleList()}});
        auto stick = openStick(m_path, u"ops-1"_s, task);
        if (stick) {
            StoreEndpoint here(*school), there(**stick);
            (void)replicate(there, here, {}, task);
            (void)replicate(here, there, {}, task);
        }
        // Whatever was taken over is as somebody wrote it.
        QCOMPARE(verify(school->path(), task)->problems, QStringList());
        const auto read = school->read();
        const auto ids = (*read)->idsWithPrefix(u"note:"_s);
        for (const QString &id : *ids)
            QVERIFY((*read)->get(id).has_value());
    }
}

void tst_Stick::cancelledWorkIsFinishedTheNextTime()
{
    for (int i = 0; i < 30; ++i)
        put(m_office, u"note:%1"_s.arg(i), u"title %1"_s.arg(i));
    {
        TaskControl task;
        const auto stick = openStick(m_path, u"ops-1"_s, task);
        StoreEndpoint here(databaseOf(m_office)), there(**stick);
        HZ_VERIFY_FAILS(replicate(here, there,
                            {.batch = 5,
                                .onProgress =
                                    [&](const ReplicationReport &report) {
                                        if (report.written > 9)
                                            task.cancel();
                                    }},
                            task),
            Cancelled);
    }
    HZ_VERIFY_OK(plugIn(m_office));
    HZ_VERIFY_OK(plugIn(m_school));
    QCOMPARE(pictureOf(databaseOf(m_office)), pictureOf(databaseOf(m_school)));
}

QTEST_GUILESS_MAIN(tst_Stick)
#include "tst_stick.moc"

// "When a write is done, it survives a power cut": the claim, proved on a disk that forgets what
// was not synced, and by killing a writing process.
#include "shimvfs.h"
#include "storetest.h"

#include <hz/store/verify.h>

#include <QtCore/QProcess>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

const QString kRun = QStringLiteral("run");

// Bytes that no other number has.
QByteArray bytesOf(int number, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint64 state = quint64(number);
    for (char &byte : bytes) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        byte = char(state >> 56);
    }
    return bytes;
}

struct Acknowledged {
    QString revision;
    int number = 0; // of the write
};
using Promise = std::map<QString, Acknowledged>;

qsizetype sizeOfWrite(int number)
{
    return 2000 + number * 7919 % 50'000;
}

// Writes and what was promised about them: notes of the form "id revision number".
std::vector<DiskOp> recordWork(const QString &path)
{
    ShimVfs disk;
    int number = 0;
    for (int session = 0; session < 3; ++session) {
        const auto database = openedAt(path);
        std::map<QString, QString> revisions;
        for (int i = 0; i < 70; ++i, ++number) {
            const QString id = QStringLiteral("note:%1").arg(number % 40);
            const auto current = getNow(*database, id);
            const Draft draft{.id = id,
                .parent = current ? current->revision : QString(),
                .body = titled(QString::number(number)),
                .attachments = {{kRun, {{}, bytesOf(number, sizeOfWrite(number))}}}};
            const auto revision = putNow(*database, draft);
            if (!revision)
                qFatal("%s", told(revision).constData());
            disk.note(QStringLiteral("%1 %2 %3").arg(id, *revision).arg(number).toUtf8());
            if (i % 30 == 29
                && !database->writeAndWait([](WriteTransaction &t) { return compact(t, 1000); }))
                qFatal("compact");
        }
    }
    return disk.takeLog();
}

// Empty, or what was broken of the promise.
QString broken(const QString &path, const Promise &promise)
{
    {
        const auto opened = Database::open(path);
        if (!opened)
            return promise.empty() ? QString() : QString::fromUtf8(told(opened));
        for (const auto &[id, acknowledged] : promise) {
            const auto document = getNow(**opened, id);
            if (!document)
                return id + QStringLiteral(" is lost");
            const auto read = (*opened)->read();
            const auto history = (*read)->history(id, document->revision);
            if (!history || !history->contains(acknowledged.revision))
                return id + QStringLiteral(" is older than ") + acknowledged.revision;
            const int number = document->body[QLatin1StringView("title")].toString().toInt();
            const auto bytes = (*read)->attachment(id, document->revision, kRun);
            if (!bytes || *bytes != bytesOf(number, sizeOfWrite(number)))
                return id + QStringLiteral(": ") + QString::fromUtf8(told(bytes));
        }
    }
    TaskControl task;
    const auto report = verify(path, task);
    return report ? report->problems.join(u'\n') : QString::fromUtf8(told(report));
}

int childMain(const QString &path, const QString &prefix, int count)
{
    const auto database = Database::open(path);
    if (!database) {
        std::fprintf(stderr, "%s\n", told(database).constData());
        return 1;
    }
    for (int i = 0; i < count; ++i) {
        const Draft draft{.id = prefix + QString::number(i),
            .body = titled(QString::number(i)),
            .attachments = {{kRun, {{}, bytesOf(i, sizeOfWrite(i))}}}};
        const auto revision = putNow(**database, draft);
        if (!revision) {
            std::fprintf(stderr, "%s\n", told(revision).constData());
            return 1;
        }
        std::printf("%s %s %d\n", qPrintable(draft.id), qPrintable(*revision), i);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class tst_Durability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAcknowledgedWriteSurvivesAPowerCutAtAnySync();
    void everyAcknowledgedWriteSurvivesAPowerCutAnywhere();
    void thisTestNoticesADiskThatLies();
    void everyAcknowledgedWriteSurvivesKill();
    void processesShareADatabase();

private:
    /// What was broken when the power was cut before each of these operations (ascending).
    static QString cutPower(const std::vector<DiskOp> &log, const std::vector<size_t> &points,
        ForgetfulDisk disk, ForgetfulDisk::Unsynced unsynced, std::mt19937_64 &random);
    void startChild(QProcess &process, const QString &path, const QString &prefix, int count)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--child"), path, prefix, QString::number(count)});
    }
    std::vector<size_t> somePoints(int count, std::mt19937_64 &random) const
    {
        std::vector<size_t> points;
        for (int i = 0; i < count; ++i)
            points.push_back(std::uniform_int_distribution<size_t>(0, m_log.size())(random));
        std::sort(points.begin(), points.end());
        return points;
    }

    QString m_root;
    std::vector<DiskOp> m_log;
    std::vector<size_t> m_atSyncs;
};

QString tst_Durability::cutPower(const std::vector<DiskOp> &log, const std::vector<size_t> &points,
    ForgetfulDisk disk, ForgetfulDisk::Unsynced unsynced, std::mt19937_64 &random)
{
    Promise promise;
    QStringList broke;
    size_t at = 0;
    for (const size_t point : points) {
        for (; at < point; ++at) {
            const DiskOp &op = log[at];
            if (op.kind == DiskOp::Kind::Note) {
                const QStringList words = QString::fromUtf8(op.file).split(u' ');
                promise[words[0]] = {words[1], words[2].toInt()};
            } else {
                disk.apply(op);
            }
        }
        const TestDir dir;
        disk.writeTo(dir, unsynced, random);
        if (const QString what = broken(dir.path(QStringLiteral("d.sqlite")), promise);
            !what.isEmpty())
            broke.append(QStringLiteral("cut at %1: %2").arg(point).arg(what));
    }
    return broke.join(u'\n');
}

void tst_Durability::initTestCase()
{
    const TestDir dir;
    m_root = dir.path();
    m_log = recordWork(dir.path(QStringLiteral("d.sqlite")));
    // What is lost grows until the next sync, what is promised grows with the notes.
    for (size_t i = 0; i < m_log.size(); ++i) {
        const DiskOp::Kind kind = m_log[i].kind;
        if (kind == DiskOp::Kind::Sync || kind == DiskOp::Kind::SyncFolder
            || kind == DiskOp::Kind::Note)
            m_atSyncs.push_back(i + 1);
    }
    QVERIFY(m_atSyncs.size() > 400);
    const auto writes = [this](const char *suffix) {
        return std::count_if(m_log.begin(), m_log.end(), [suffix](const DiskOp &op) {
            return op.kind == DiskOp::Kind::Write && op.file.endsWith(suffix);
        });
    };
    QVERIFY(writes(".sqlite-wal") > 1000);
    QVERIFY(writes(".sqlite") > 100); // checkpoints are among it
}

void tst_Durability::everyAcknowledgedWriteSurvivesAPowerCutAtAnySync()
{
    auto random = seededRandom();
    QCOMPARE(
        cutPower(m_log, m_atSyncs, ForgetfulDisk(m_root), ForgetfulDisk::Unsynced::Lost, random),
        QString());
}

void tst_Durability::everyAcknowledgedWriteSurvivesAPowerCutAnywhere()
{
    auto random = seededRandom();
    QCOMPARE(cutPower(m_log, somePoints(250, random), ForgetfulDisk(m_root),
                 ForgetfulDisk::Unsynced::PartlyThere, random),
        QString());
}

void tst_Durability::thisTestNoticesADiskThatLies()
{
    auto random = seededRandom();
    for (const auto unsynced :
        {ForgetfulDisk::Unsynced::Lost, ForgetfulDisk::Unsynced::PartlyThere})
        QVERIFY(!cutPower(
            m_log, somePoints(20, random), ForgetfulDisk(m_root, "-wal"), unsynced, random)
                     .isEmpty());
}

void tst_Durability::everyAcknowledgedWriteSurvivesKill()
{
    constexpr int kKills = 60;
    auto random = seededRandom();
    const TestDir dir;
    const QString path = dir.path(QStringLiteral("d.sqlite"));
    Promise promise;
    for (int round = 0; round < kKills; ++round) {
        QProcess child;
        startChild(child, path, QStringLiteral("r%1:").arg(round), 100'000);
        const int lines = std::uniform_int_distribution<int>(0, 25)(random);
        QVERIFY(child.waitForStarted());
        int seen = 0;
        const auto take = [&] {
            while (child.canReadLine()) {
                const QStringList words = QString::fromUtf8(child.readLine()).trimmed().split(u' ');
                promise[words[0]] = {words[1], words[2].toInt()};
                ++seen;
            }
        };
        while (seen < lines && child.waitForReadyRead())
            take();
        // Anywhere in the next writes, or in the opening.
        child.waitForFinished(std::uniform_int_distribution<int>(1, 15)(random));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit); // in the middle of its work
        take();
        QVERIFY(seen >= lines);
        QCOMPARE(broken(path, promise), QString());
    }
    QVERIFY(promise.size() > kKills);
}

void tst_Durability::processesShareADatabase()
{
    const TestDir dir;
    const QString path = dir.path(QStringLiteral("d.sqlite"));
    constexpr int kEach = 60;
    QProcess first, second; // all three also create it
    startChild(first, path, QStringLiteral("a:"), kEach);
    startChild(second, path, QStringLiteral("b:"), kEach);
    const auto database = openedAt(path);
    for (int i = 0; i < kEach; ++i)
        HZ_VERIFY_OK(putNow(*database, {.id = QStringLiteral("c:%1").arg(i)}));
    QVERIFY(first.waitForFinished() && second.waitForFinished());
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
    const auto read = database->read();
    QCOMPARE((*read)->idsWithPrefix({})->size(), 3 * kEach);
    QCOMPARE((*read)->changes(0, 1000)->last().seq, 3 * kEach);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 5 && arguments[1] == u"--child")
        return childMain(arguments[2], arguments[3], arguments[4].toInt());
    tst_Durability test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_durability.moc"

// A backup or a restore that is killed anywhere has happened, or has not.
#include "storetest.h"

#include <hz/store/backup.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QProcess>

#include <cstdio>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

constexpr int kLastEvent = 14; // there are no more
constexpr int kPatienceMs = 30'000;
const QString kLeft = QStringLiteral("pair:left");
const QString kRight = QStringLiteral("pair:right");

// Tells of everything that comes, goes or changes its name in a folder.
class FolderEvents {
public:
    explicit FolderEvents(const QString &folder)
        : m_handle(inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
    {
        if (inotify_add_watch(m_handle, QFile::encodeName(folder).constData(),
                IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
            < 0)
            qFatal("inotify does not watch %s", qPrintable(folder));
    }
    ~FolderEvents() { close(m_handle); }
    FolderEvents(const FolderEvents &) = delete;
    FolderEvents &operator=(const FolderEvents &) = delete;

    /// Returns when `count` events have come, or the process has ended.
    void await(int count, QProcess &process)
    {
        while (count > 0 && process.state() != QProcess::NotRunning) {
            pollfd waiting{m_handle, POLLIN, 0};
            if (poll(&waiting, 1, 10) == 0)
                process.waitForFinished(0); // takes notice of its end
            else
                count -= take();
        }
    }

private:
    int take() const
    {
        alignas(inotify_event) char buffer[4096];
        const ssize_t size = read(m_handle, buffer, sizeof buffer);
        int events = 0;
        for (ssize_t at = 0; at < size; ++events)
            at += ssize_t(sizeof(inotify_event))
                + reinterpret_cast<const inotify_event *>(buffer + at)->len;
        return events;
    }
    const int m_handle;
};

int childMain(const QStringList &arguments)
{
    TaskControl task;
    if (arguments[0] == u"--backup") {
        const auto backup = backUp(arguments[1], {}, task);
        std::fprintf(stderr, "%s\n", backup ? "" : told(backup).constData());
        return !backup;
    }
    const auto report = restore(arguments[1], arguments[2], task);
    std::fprintf(stderr, "%s\n", report ? "" : told(report).constData());
    return !report;
}

} // namespace

class tst_BackupKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        putBoth(QStringLiteral("old"));
    }
    void aRestoreHappensOrNot();
    void aBackupIsThereOrNot();

private:
    QString profileDir() const { return m_dir->path(QStringLiteral("profile")); }
    QString backups() const { return ownBackupFolder(profileDir()); }

    void putBoth(const QString &title) const
    {
        const auto profile = Profile::open(profileDir());
        HZ_VERIFY_OK(profile);
        Database &database = (*profile)->database(u"me-local");
        const auto blob = (*profile)->blobs().addBytes(title.toUtf8(), {});
        HZ_VERIFY_OK(blob);
        HZ_VERIFY_OK(database.writeAndWait([&](WriteTransaction &t) -> Result<bool> {
            for (const QString &id : {kLeft, kRight}) {
                const Result<Document> before = t.get(id);
                QJsonObject body = titled(title);
                body.insert(QStringLiteral("file"), blob->toJson());
                HZ_CHECK(put(
                    t, {.id = id, .parent = before ? before->revision : QString(), .body = body}));
            }
            return true;
        }));
        m_dir->write(QStringLiteral("profile/journal/x.hzj"), title.toUtf8());
    }
    /// The title that both have, and whose blob is here; what is wrong otherwise.
    static QString titleOf(const Profile &profile)
    {
        const Database &database = profile.database(u"me-local");
        const auto left = getNow(database, kLeft);
        const auto right = getNow(database, kRight);
        if (!left || left->body != right->body)
            return QStringLiteral("mixed");
        TaskControl task;
        for (const BlobRef &blob : blobsIn(left->body))
            if (!profile.blobs().verify(blob, task))
                return QStringLiteral("a blob is missing");
        const auto report = verify(database.path(), task);
        if (!report || !report->isSound())
            return QStringLiteral("damaged");
        return left->body[QLatin1StringView("title")].toString();
    }
    /// Runs the child until its n-th event in `folder`; true if it was killed before it was done.
    bool killAt(int event, const QString &folder, const QStringList &arguments) const
    {
        QProcess child;
        FolderEvents events(folder);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), arguments);
        if (!child.waitForStarted())
            qFatal("the child does not start");
        events.await(event, child);
        child.kill();
        if (child.state() != QProcess::NotRunning && !child.waitForFinished(kPatienceMs))
            qFatal("the child does not end");
        return child.exitStatus() == QProcess::CrashExit;
    }

    std::unique_ptr<TestDir> m_dir;
};

void tst_BackupKill::aRestoreHappensOrNot()
{
    TaskControl task;
    const auto backup = backUp(profileDir(), {}, task);
    HZ_VERIFY_OK(backup);
    int happened = 0, did = 0, pending = 0;
    for (int event = 0; event <= kLastEvent; ++event) {
        for (int round = 0; round < 3; ++round) {
            const QString present = QStringLiteral("new %1.%2").arg(event).arg(round);
            putBoth(present);
            (void)killAt(
                event, profileDir(), {QStringLiteral("--restore"), profileDir(), backup->path});
            pending += QFileInfo::exists(profileDir() + QStringLiteral("/restore-begun"));
            const auto profile = Profile::open(profileDir());
            HZ_VERIFY_OK(profile);
            const QString title = titleOf(**profile);
            if (title == u"old") {
                ++happened;
                const auto all = listBackups(backups());
                HZ_VERIFY_OK(all);
                const Backup &setAside = all->constFirst();
                QCOMPARE(setAside.kind, BackupKind::SetAside);
                const TestDir other;
                HZ_VERIFY_OK(restore(other.path(), setAside.path, task));
                QCOMPARE(titleOf(**Profile::open(other.path())), present);
                QFile journal(setAside.path + QStringLiteral("/journal/x.hzj"));
                QVERIFY(journal.open(QIODevice::ReadOnly));
                QCOMPARE(journal.readAll(), present.toUtf8());
            } else {
                ++did;
                QCOMPARE(title, present);
                QVERIFY(QFileInfo::exists((*profile)->journalDir() + QStringLiteral("/x.hzj")));
            }
            const QStringList left
                = QDir(profileDir()).entryList({QStringLiteral(".*")}, QDir::Dirs | QDir::Hidden);
            QCOMPARE(left, QStringList({QStringLiteral("."), QStringLiteral("..")}));
        }
    }
    qInfo("%d restores happened, %d did not, %d were completed at opening", happened, did, pending);
    QVERIFY(happened > 0 && did > 0);
}

void tst_BackupKill::aBackupIsThereOrNot()
{
    TaskControl task;
    HZ_VERIFY_OK(backUp(profileDir(), {}, task)); // makes the folder
    int killed = 0;
    for (int event = 0; event <= kLastEvent; ++event) {
        putBoth(QStringLiteral("new %1").arg(event));
        killed += killAt(event, backups(), {QStringLiteral("--backup"), profileDir()});
        const auto all = listBackups(backups());
        HZ_VERIFY_OK(all);
        for (const Backup &backup : *all) {
            const auto report
                = verify(backup.path + QStringLiteral("/databases/me-local.sqlite"), task);
            HZ_VERIFY_OK(report);
            QCOMPARE(report->problems, QStringList());
        }
        HZ_VERIFY_OK(backUp(profileDir(), {}, task));
        const QStringList left
            = QDir(backups()).entryList({QStringLiteral(".*")}, QDir::Dirs | QDir::Hidden);
        QCOMPARE(left, QStringList({QStringLiteral("."), QStringLiteral("..")}));
    }
    QVERIFY(killed > 0);
    const TestDir other;
    HZ_VERIFY_OK(restore(other.path(), listBackups(backups())->constFirst().path, task));
    QVERIFY(titleOf(**Profile::open(other.path())).startsWith(u"new"));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments().sliced(1);
    if (arguments.size() > 1 && arguments[0].startsWith(u"--"))
        return childMain(arguments);
    tst_BackupKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_backupkill.moc"

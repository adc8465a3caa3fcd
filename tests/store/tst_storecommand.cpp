// Every program's "store …" command, run as a program.
#include "storetest.h"

#include <hz/store/profile.h>
#include <hz/store/storecommand.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_StoreCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        put(QStringLiteral("note:1"), QStringLiteral("河州"));
        put(QStringLiteral("note:2"), QStringLiteral("b"));
    }

    void dumpPrintsALineADocument();
    void dumpPrintsOneArrayAsJson();
    void dumpGoesOnAfterADamagedDocument();
    void verifyTellsThatAllIsSound();
    void verifyTellsWhatIsDamaged();
    void backupPrintsWhereItIs();
    void backupGoesWhereItIsTold();
    void backupsAreListedNewestFirst();
    void restoreBringsABackupBack();
    void restoreTakesAFolderFromAnywhere();
    void failuresGoToStandardError_data();
    void failuresGoToStandardError();
    void wrongUseShowsTheHelp_data();
    void wrongUseShowsTheHelp();

private:
    struct Outcome {
        int code = -1;
        QByteArray out;
        QByteArray error;
    };
    QString profileDir() const { return m_dir->path(QStringLiteral("profile")); }
    void put(const QString &id, const QString &title) const
    {
        const auto profile = Profile::open(profileDir());
        HZ_VERIFY_OK(profile);
        HZ_VERIFY_OK(putNow((*profile)->database(u"me-local"), {.id = id, .body = titled(title)}));
    }
    Outcome run(const QStringList &arguments) const
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
            QStringList{QStringLiteral("--store"), profileDir()} + arguments);
        if (!child.waitForFinished())
            qFatal("the command does not end");
        return {child.exitCode(), child.readAllStandardOutput(), child.readAllStandardError()};
    }
    QJsonObject runJson(const QStringList &arguments) const
    {
        const Outcome outcome = run(arguments + QStringList{QStringLiteral("--json")});
        if (outcome.code != 0)
            qWarning("%d: %s", outcome.code, outcome.error.constData());
        return QJsonDocument::fromJson(outcome.out).object();
    }
    void damage(const QByteArray &from, const QByteArray &to) const
    {
        const QString file = QStringLiteral("profile/databases/me-local.sqlite");
        m_dir->write(file, m_dir->read(file).replace(from, to));
    }

    std::unique_ptr<TestDir> m_dir;
};

void tst_StoreCommand::dumpPrintsALineADocument()
{
    const Outcome outcome = run({QStringLiteral("dump")});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.error, "");
    const QByteArrayList lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first[u"id"].toString(), u"note:1");
    QCOMPARE(first[u"database"].toString(), u"me-local");
    QCOMPARE(first[u"body"].toObject(), titled(QStringLiteral("河州")));
    QVERIFY(first[u"revision"].toString().startsWith(u"1-"));
}

void tst_StoreCommand::dumpPrintsOneArrayAsJson()
{
    const Outcome outcome = run({QStringLiteral("dump"), QStringLiteral("--json")});
    QCOMPARE(QJsonDocument::fromJson(outcome.out).array().size(), 2);
}

void tst_StoreCommand::dumpGoesOnAfterADamagedDocument()
{
    put(QStringLiteral("note:0"), QStringLiteral("unmistakable"));
    damage("{\"title\":\"unmistakable\"", "<\"title\":\"unmistakable\"");
    const Outcome outcome = run({QStringLiteral("dump")});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.out.trimmed().split('\n').size(), 2);
    QVERIFY(outcome.error.contains("note:0"));
}

void tst_StoreCommand::verifyTellsThatAllIsSound()
{
    const Outcome outcome = run({QStringLiteral("verify")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains('2'));
    const QJsonObject json = runJson({QStringLiteral("verify")});
    QCOMPARE(json[u"documents"].toInt(), 2);
    QVERIFY(json[u"problems"].toArray().isEmpty());
}

void tst_StoreCommand::verifyTellsWhatIsDamaged()
{
    QString blob;
    {
        const auto profile = Profile::open(profileDir());
        const auto added = (*profile)->blobs().addBytes("a book", {});
        blob = *(*profile)->blobs().path(added->sha256);
    }
    QVERIFY(QFile::remove(blob));
    m_dir->write(QDir(m_dir->path()).relativeFilePath(blob), "A BOOK");
    damage("河州", "兰州");
    const Outcome outcome = run({QStringLiteral("verify")});
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.out.contains("me-local: note:1"));
    QVERIFY(outcome.out.contains(blob.toUtf8()));
}

void tst_StoreCommand::backupPrintsWhereItIs()
{
    const Outcome outcome = run({QStringLiteral("backup")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(QFileInfo::exists(
        QString::fromUtf8(outcome.out.trimmed()) + QStringLiteral("/backup.json")));
    const QJsonObject json = runJson({QStringLiteral("backup")});
    QCOMPARE(json[u"documents"].toInt(), 2);
    QCOMPARE(json[u"kind"].toString(), u"asked");
    QVERIFY(!json[u"id"].toString().isEmpty());
}

void tst_StoreCommand::backupGoesWhereItIsTold()
{
    const QString stick = m_dir->path(QStringLiteral("stick"));
    QVERIFY(QDir().mkpath(stick));
    const QJsonObject json = runJson({QStringLiteral("backup"), QStringLiteral("--to"), stick});
    QVERIFY(json[u"path"].toString().startsWith(stick));
    QVERIFY(run({QStringLiteral("backups"), stick}).out.contains(json[u"id"].toString().toUtf8()));
}

void tst_StoreCommand::backupsAreListedNewestFirst()
{
    const QString first = runJson({QStringLiteral("backup")})[u"id"].toString();
    const QString second = runJson({QStringLiteral("backup")})[u"id"].toString();
    const QJsonArray list
        = QJsonDocument::fromJson(run({QStringLiteral("backups"), QStringLiteral("--json")}).out)
              .array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0][u"id"].toString(), second);
    QCOMPARE(list[1][u"id"].toString(), first);
}

void tst_StoreCommand::restoreBringsABackupBack()
{
    const QString id = runJson({QStringLiteral("backup")})[u"id"].toString();
    put(QStringLiteral("note:3"), QStringLiteral("later"));
    const QJsonObject json = runJson({QStringLiteral("restore"), id});
    QCOMPARE(json[u"documents"].toInt(), 2);
    QCOMPARE(runJson({QStringLiteral("verify")})[u"documents"].toInt(), 2);
    const QJsonObject back = runJson({QStringLiteral("restore"), json[u"setAside"].toString()});
    QCOMPARE(back[u"documents"].toInt(), 3);
}

void tst_StoreCommand::restoreTakesAFolderFromAnywhere()
{
    const QString path = runJson({QStringLiteral("backup")})[u"path"].toString();
    put(QStringLiteral("note:3"), QStringLiteral("later"));
    QCOMPARE(run({QStringLiteral("restore"), path}).code, 0);
    QCOMPARE(runJson({QStringLiteral("verify")})[u"documents"].toInt(), 2);
}

void tst_StoreCommand::failuresGoToStandardError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a backup that is not there")
        << QStringList{QStringLiteral("restore"), QStringLiteral("20000101-000000")};
    QTest::newRow("a folder that is not there")
        << QStringList{QStringLiteral("backup"), QStringLiteral("--to"), QStringLiteral("/none/x")};
    QTest::newRow("a list of a folder that is not there")
        << QStringList{QStringLiteral("backups"), QStringLiteral("/none/x")};
}

void tst_StoreCommand::failuresGoToStandardError()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.out, "");
    QVERIFY(outcome.error.contains(arguments.constLast().toUtf8()));
}

void tst_StoreCommand::wrongUseShowsTheHelp_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("an unknown word") << QStringList{QStringLiteral("burn")};
    QTest::newRow("one word too many") << QStringList{QStringLiteral("dump"), QStringLiteral("it")};
    QTest::newRow("restore what?") << QStringList{QStringLiteral("restore")};
}

void tst_StoreCommand::wrongUseShowsTheHelp()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.error.contains("store verify"));
    QCOMPARE(outcome.out, "");
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments().sliced(1);
    if (arguments.value(0) == u"--store") {
        const bool json = arguments.removeAll(QStringLiteral("--json")) > 0;
        return runStoreCommand(arguments[1], arguments.sliced(2), json);
    }
    tst_StoreCommand test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_storecommand.moc"

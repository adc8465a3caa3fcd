#include "storetest.h"

#include <hz/core/hash.h>
#include <hz/store/profile.h>

#include <QtCore/QBuffer>
#include <QtCore/QDirIterator>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Blobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        m_profile = std::move(*Profile::open(m_dir->path(QStringLiteral("profile"))));
    }
    void cleanup() { m_profile.reset(); }

    void aFileIsKeptByItsContent();
    void cancellingLeavesNothing();
    void aMissingFileIsNamed();
    void verifyNoticesAChangedByte();
    void expectedBytesMustBeThose();
    void aBlobReferenceSurvivesJson();
    void refusesReferencesThatAreNone_data();
    void refusesReferencesThatAreNone();
    void documentsKeepTheirBlobs();
    void aConflictKeepsItsBlob();
    void aBlobAddedOnceMoreIsNewAgain();
    void aDatabaseThatIsNotOpenKeepsItsBlobs();
    void aLostTableIsMadeAnew();
    void nothingIsRemovedWhereADatabaseCannotBeRead();
    void aDatabaseThatIsGoneNamesNothing();

private:
    QStringList filesBelow(const QString &folder) const
    {
        QStringList files;
        QDirIterator all(m_profile->dir() + folder, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
        return files;
    }
    int collect() const
    {
        TaskControl task;
        return m_profile->removeUnnamedBlobs(std::chrono::seconds(-10), task).value_or(-1);
    }
    Database &database() const { return m_profile->database(u"me-local"); }

    std::unique_ptr<TestDir> m_dir;
    std::unique_ptr<Profile> m_profile;
};

void tst_Blobs::aFileIsKeptByItsContent()
{
    const QByteArray bytes(3 << 20, 'x');
    const QString path = m_dir->write(QStringLiteral("课本.pdf"), bytes);
    TaskControl task;
    const auto blob = m_profile->blobs().add(path, QStringLiteral("application/pdf"), task);
    HZ_VERIFY_OK(blob);
    QCOMPARE(blob->sha256, sha256(bytes));
    QCOMPARE(blob->sizeBytes, bytes.size());
    QCOMPARE(task.state()->done.load(), bytes.size());
    const auto kept = m_profile->blobs().path(blob->sha256);
    QVERIFY(kept);
    QFile file(*kept);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    HZ_VERIFY_OK(m_profile->blobs().verify(*blob, task));
    QCOMPARE(*m_profile->blobs().addBytes(bytes, QStringLiteral("application/pdf")), *blob);
    QCOMPARE(filesBelow(QStringLiteral("/blobs")), QStringList{*kept});
}

void tst_Blobs::cancellingLeavesNothing()
{
    TaskControl task;
    task.cancel();
    const QString path = m_dir->write(QStringLiteral("a"), "abc");
    HZ_VERIFY_FAILS(m_profile->blobs().add(path, {}, task), Cancelled);
    QCOMPARE(filesBelow(QStringLiteral("/blobs")), QStringList());
}

void tst_Blobs::aMissingFileIsNamed()
{
    TaskControl task;
    const auto missing = m_profile->blobs().add(m_dir->path(QStringLiteral("没有.pdf")), {}, task);
    HZ_VERIFY_FAILS(missing, NotFound);
    QVERIFY(missing.error().message.contains(u"没有.pdf"));
    HZ_VERIFY_FAILS(m_profile->blobs().add(m_dir->path(), {}, task), Invalid);
}

void tst_Blobs::verifyNoticesAChangedByte()
{
    TaskControl task;
    const auto blob = m_profile->blobs().addBytes("abcdef", {});
    QFile file(*m_profile->blobs().path(blob->sha256));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("x");
    file.close();
    HZ_VERIFY_FAILS(m_profile->blobs().verify(*blob, task), Corrupt);
    HZ_VERIFY_FAILS(m_profile->blobs().verify({sha256("other"), 5, {}}, task), NotFound);
}

void tst_Blobs::expectedBytesMustBeThose()
{
    TaskControl task;
    QByteArray bytes("abc");
    for (const BlobRef &wrong : {BlobRef{sha256("abd"), 3, {}}, BlobRef{sha256("abc"), 4, {}},
             BlobRef{sha256("ab"), 2, {}}}) {
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        HZ_VERIFY_FAILS(
            m_profile->blobs().addExpected(buffer, QStringLiteral("lesson.hzl"), wrong, task),
            Corrupt);
    }
    QCOMPARE(filesBelow(QStringLiteral("/blobs")), QStringList());
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    HZ_VERIFY_OK(m_profile->blobs().addExpected(
        buffer, QStringLiteral("lesson.hzl"), {sha256("abc"), 3, {}}, task));
}

void tst_Blobs::aBlobReferenceSurvivesJson()
{
    const BlobRef blob{sha256("abc"), qint64(5) << 32, QStringLiteral("video/mp4")};
    QCOMPARE(*BlobRef::fromJson(blob.toJson()), blob);
    const QJsonObject body{{QStringLiteral("a"),
        QJsonArray{blob.toJson(), QJsonObject{{QStringLiteral("b"), blob.toJson()}}}}};
    QCOMPARE(blobsIn(body), QList<BlobRef>{blob});
}

void tst_Blobs::refusesReferencesThatAreNone_data()
{
    const QString hex = QString::fromLatin1(sha256("abc").toHex());
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("empty") << QJsonObject();
    const auto row = [](const char *name, const QString &blob, int size) {
        QTest::newRow(name) << QJsonObject{
            {QStringLiteral("blob"), blob}, {QStringLiteral("size"), size}};
    };
    QTest::newRow("no size") << QJsonObject{
        {QStringLiteral("blob"), QStringLiteral("sha256-") + hex}};
    row("a negative size", QStringLiteral("sha256-") + hex, -1);
    row("a path", QStringLiteral("sha256-../../etc/passwd"), 1);
    row("too short", QStringLiteral("sha256-") + hex.left(62), 1);
    row("another sum", QStringLiteral("md5-") + hex, 1);
}

void tst_Blobs::refusesReferencesThatAreNone()
{
    QFETCH(const QJsonObject, json);
    HZ_VERIFY_FAILS(BlobRef::fromJson(json), Invalid);
}

void tst_Blobs::documentsKeepTheirBlobs()
{
    const auto named = m_profile->blobs().addBytes("named", {});
    const auto loose = m_profile->blobs().addBytes("loose", {});
    const QString id = QStringLiteral("lesson:1");
    const auto first
        = putNow(database(), {.id = id, .body = {{QStringLiteral("file"), named->toJson()}}});
    HZ_VERIFY_OK(first);
    QCOMPARE(collect(), 1);
    QVERIFY(!m_profile->blobs().path(loose->sha256));
    QVERIFY(m_profile->blobs().path(named->sha256));
    HZ_VERIFY_OK(putNow(database(), {.id = id, .parent = *first, .deleted = true}));
    QCOMPARE(collect(), 1);
    QVERIFY(!m_profile->blobs().path(named->sha256));
}

void tst_Blobs::aConflictKeepsItsBlob()
{
    const auto blob = m_profile->blobs().addBytes("named", {});
    const QString id = QStringLiteral("lesson:1");
    const auto name = [](QChar c) { return QStringLiteral("1-") + QString(32, c); };
    HZ_VERIFY_OK(putRevisionNow(database(),
        {.id = id, .history = {name(u'a')}, .body = {{QStringLiteral("f"), blob->toJson()}}}));
    HZ_VERIFY_OK(
        putRevisionNow(database(), {.id = id, .history = {name(u'b')}})); // wins, and names none
    HZ_VERIFY_OK(database().writeAndWait(
        [](WriteTransaction &) -> Result<> { return {}; })); // the former is all done
    QCOMPARE(collect(), 0);
    QVERIFY(m_profile->blobs().path(blob->sha256));
}

void tst_Blobs::aBlobAddedOnceMoreIsNewAgain()
{
    const auto blob = m_profile->blobs().addBytes("again", {});
    QFile file(*m_profile->blobs().path(blob->sha256));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.setFileTime(
        QDateTime::currentDateTimeUtc().addDays(-2), QFileDevice::FileModificationTime));
    HZ_VERIFY_OK(m_profile->blobs().addBytes("again", {}));
    TaskControl task;
    QCOMPARE(m_profile->removeUnnamedBlobs(std::chrono::hours(1), task).value_or(-1), 0);
}

void tst_Blobs::aDatabaseThatIsNotOpenKeepsItsBlobs()
{
    const QString other = QStringLiteral("me-other");
    const auto blob = m_profile->blobs().addBytes("named elsewhere", {});
    {
        const auto both = Profile::open(m_profile->dir(), {.databases = {{other, {}}}});
        HZ_VERIFY_OK(putNow((*both)->database(other),
            {.id = QStringLiteral("lesson:1"), .body = {{QStringLiteral("f"), blob->toJson()}}}));
    }
    QCOMPARE(collect(), 0);
    QVERIFY(m_profile->blobs().path(blob->sha256));
}

void tst_Blobs::aLostTableIsMadeAnew()
{
    const auto named = m_profile->blobs().addBytes("named", {});
    const auto loose = m_profile->blobs().addBytes("loose", {});
    HZ_VERIFY_OK(putNow(database(),
        {.id = QStringLiteral("lesson:1"), .body = {{QStringLiteral("f"), named->toJson()}}}));
    m_profile.reset();
    QVERIFY(QFile::remove(m_dir->path(QStringLiteral("profile/profile.sqlite"))));
    m_profile = std::move(*Profile::open(m_dir->path(QStringLiteral("profile"))));
    QCOMPARE(collect(), 1);
    QVERIFY(m_profile->blobs().path(named->sha256));
    QVERIFY(!m_profile->blobs().path(loose->sha256));
}

void tst_Blobs::nothingIsRemovedWhereADatabaseCannotBeRead()
{
    const auto loose = m_profile->blobs().addBytes("loose", {});
    m_dir->write(QStringLiteral("profile/databases/me-broken.sqlite"), QByteArray(8192, 'x'));
    TaskControl task;
    HZ_VERIFY_FAILS(m_profile->removeUnnamedBlobs(std::chrono::seconds(-10), task), Corrupt);
    QVERIFY(m_profile->blobs().path(loose->sha256));
}

void tst_Blobs::aDatabaseThatIsGoneNamesNothing()
{
    const QString exam = QStringLiteral("exam-1");
    const auto blob = m_profile->blobs().addBytes("scan", {});
    {
        const auto both = Profile::open(m_profile->dir(), {.databases = {{exam, {}}}});
        HZ_VERIFY_OK(putNow((*both)->database(exam),
            {.id = QStringLiteral("scan:1"), .body = {{QStringLiteral("f"), blob->toJson()}}}));
    }
    QCOMPARE(collect(), 0);
    QVERIFY(QFile::remove(Profile::databasePath(m_profile->dir(), exam)));
    QCOMPARE(collect(), 1);
}

QTEST_GUILESS_MAIN(tst_Blobs)
#include "tst_blobs.moc"

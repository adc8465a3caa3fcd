// A damaged file is noticed, and what can be read of it comes back.
#include "storetest.h"

#include <hz/store/verify.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Recovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void aSoundFileHasNoProblems();
    void aCheckStopsWhenItIsTold();
    void aCheckNoticesAnIndexThatTellsOtherwise();
    void aReaderNoticesWhatHasChanged_data();
    void aReaderNoticesWhatHasChanged();

private:
    QString path() const { return m_dir->path(kFile); }
    void putNotes(int count) const;

    const QString kFile = QStringLiteral("d.sqlite");
    std::unique_ptr<TestDir> m_dir;
};

void tst_Recovery::putNotes(int count) const
{
    HZ_VERIFY_OK(openedAt(path())->writeAndWait([count](WriteTransaction &t) -> Result<bool> {
        for (int i = 0; i < count; ++i)
            HZ_CHECK(put(t,
                {.id = QStringLiteral("note:%1").arg(i),
                    .body = titled(QStringLiteral("title %1").arg(i))}));
        return true;
    }));
}

void tst_Recovery::aSoundFileHasNoProblems()
{
    putNotes(3);
    TaskControl task;
    const auto report = verify(path(), task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
    QCOMPARE(report->documents, 3);
    QCOMPARE(report->revisions, 3);
}

void tst_Recovery::aCheckStopsWhenItIsTold()
{
    putNotes(2000);
    TaskControl task;
    task.cancel();
    HZ_VERIFY_FAILS(verify(path(), task), Cancelled);
}

void tst_Recovery::aCheckNoticesAnIndexThatTellsOtherwise()
{
    putNotes(1);
    QByteArray bytes = m_dir->read(kFile);
    const qsizetype inTable = bytes.indexOf("note:0");
    const qsizetype inIndex = bytes.indexOf("note:0", inTable + 1);
    QVERIFY(inIndex > 0 && bytes.indexOf("note:0", inIndex + 1) < 0);
    bytes[inIndex] = 'N';
    m_dir->write(kFile, bytes);
    TaskControl task;
    const auto report = verify(path(), task);
    HZ_VERIFY_OK(report);
    QVERIFY(!report->isSound());
}

void tst_Recovery::aReaderNoticesWhatHasChanged_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("a title") << QByteArray("unmistakable") << QByteArray("unmistakeable").first(12);
    QTest::newRow("a type of an attachment")
        << QByteArray("image/x-run") << QByteArray("image/x-fun");
    QTest::newRow("a name of an attachment") << QByteArray("ink/01J") << QByteArray("ink/01K");
    QTest::newRow("a local document")
        << QByteArray("a checkpoint") << QByteArray("no checkpoint").first(12);
}

void tst_Recovery::aReaderNoticesWhatHasChanged()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const QString id = QStringLiteral("note:1"), local = QStringLiteral("_local/x");
    {
        const auto database = openedAt(path());
        // Made by another program: its name is no signature.
        HZ_VERIFY_OK(putRevisionNow(*database,
            {.id = id,
                .history = {QStringLiteral("1-") + QString(32, u'a')},
                .body = titled(QStringLiteral("unmistakable")),
                .attachments
                = {{QStringLiteral("ink/01J"), {QStringLiteral("image/x-run"), "x"}}}}));
        HZ_VERIFY_OK(database->writeAndWait([local](WriteTransaction &t) {
            return putLocal(t, local, titled(QStringLiteral("a checkpoint")));
        }));
    }
    QByteArray bytes = m_dir->read(kFile);
    QVERIFY(bytes.contains(from));
    m_dir->write(kFile, bytes.replace(from, to));
    const auto database = openedAt(path());
    const auto document = getNow(*database, id);
    const auto stored = (*database->read())->local(local);
    QCOMPARE(document.has_value(), from.contains("checkpoint"));
    QCOMPARE(stored.has_value(), !from.contains("checkpoint"));
    if (!document)
        QCOMPARE(document.error().kind, Error::Kind::Corrupt);
    else
        QCOMPARE(stored.error().kind, Error::Kind::Corrupt);
    TaskControl task;
    QVERIFY(!verify(path(), task)->isSound());
}

QTEST_GUILESS_MAIN(tst_Recovery)
#include "tst_recovery.moc"

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

QTEST_GUILESS_MAIN(tst_Recovery)
#include "tst_recovery.moc"

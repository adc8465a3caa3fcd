// What a newer version left behind is neither damaged nor dropped.
#include "support/pagegenerators.h"
#include "support/support.h"

#include <hz/core/hash.h>
#include <hz/page/journal.h>
#include <hz/page/library.h>
#include <hz/store/profile.h>

#include <QtCore/QCborArray>
#include <QtCore/QtEndian>
#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

QByteArray record(const QCborArray &payload)
{
    const QByteArray bytes = QCborValue(payload).toCbor();
    QByteArray frame(8, Qt::Uninitialized);
    qToLittleEndian(quint32(bytes.size()), frame.data());
    qToLittleEndian(crc32c(bytes), frame.data() + 4);
    return frame + bytes;
}

} // namespace

class TestNewer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJournalWithAnOpOfANewerVersionStaysWhereItIs()
    {
        // Given a journal of a crashed newer version: an op we know, then one we do not
        const test::TestDir dir;
        const auto profile = store::Profile::open(
            dir.path(), {.databases = {{u"me-local"_s, {LessonLibrary::projection()}}}});
        HZ_VERIFY_OK(profile);
        const JournalHead head{LessonId(newUlid().toString()), u"面积"_s,
            QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), {}};
        const QString page = newUlid().toString();
        const Op add = AddPage{.page = PageId(page), .order = u"V"_s};
        const QByteArray bytes = "HZJ1" + journalHeadRecord(head) + journalOpRecord({1, 1, add})
            + record({2, 2, 1, QCborArray{99, page, u"?"_s}}) + journalOpRecord({3, 1, add});
        const QString path = (*profile)->journalDir() + u"/left.hzj"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        // When we look at it
        const Result<JournalContents> contents = readJournal(path);
        HZ_VERIFY_OK(contents);
        QVERIFY(contents->isNewer);
        QCOMPARE(contents->entries.size(), size_t(1));
        LessonLibrary library(**profile, (*profile)->database(u"me-local"));
        const Recovery recovery = library.recover();
        // Then it is told, and left for the version that can read it
        QCOMPARE(recovery.problems.size(), 1);
        QCOMPARE(recovery.problems.first().kind, Error::Kind::Unsupported);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);
    }
};

QTEST_GUILESS_MAIN(TestNewer)
#include "tst_newer.moc"

// What replication asks of a store: which revisions are missing, what comes of one, a revision
// whole with its bytes, and attachments that need not be sent again.
#include "storetest.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/store/verify.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

const QString kId = QStringLiteral("note:1");
const QString kInk = QStringLiteral("ink/1");
const QString kMore = QStringLiteral("ink/2");

QString named(int generation, char letter)
{
    return QStringLiteral("%1-%2").arg(generation).arg(QString(32, QLatin1Char(letter)));
}

} // namespace

class tst_Exchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = openedAt(m_dir.path(QStringLiteral("%1.sqlite").arg(++m_count))); }
    void cleanup() { m_database.reset(); }

    void tellsWhatItLacksAndWhatItMayComeFrom();
    void everyRevisionOfAnUnknownDocumentIsMissing();
    void aReplacedRevisionLeadsToItsLeaves();
    void aRawRevisionIsWhatWasWritten();
    void anAttachmentIsAsOldAsItsBytes();
    void aKeptAttachmentComesFromTheNearestAncestor();
    void keepingWhatNoAncestorHasIsRefused();
    void theSameRevisionMayComeAgainWithoutItsBytes();

private:
    std::unique_ptr<ReadTransaction> now() { return std::move(*m_database->read()); }
    void take(const QStringList &history, bool deleted = false)
    {
        HZ_VERIFY_OK(putRevisionNow(*m_database,
            {.id = kId, .history = history, .body = titled(history[0]), .deleted = deleted}));
    }

    TestDir m_dir;
    int m_count = 0;
    std::unique_ptr<Database> m_database;
};

void tst_Exchange::tellsWhatItLacksAndWhatItMayComeFrom()
{
    take({named(2, 'b'), named(1, 'a')});
    take({named(3, 'c'), named(2, 'd'), named(1, 'a')});
    const auto diff = now()->missing(
        kId, {named(3, 'e'), named(1, 'a'), named(2, 'b'), named(3, 'c'), named(2, 'f')});
    HZ_VERIFY_OK(diff);
    QCOMPARE(diff->missing, QStringList({named(3, 'e'), named(2, 'f')}));
    QCOMPARE(diff->possibleAncestors, QStringList{named(2, 'b')});
    QCOMPARE(*now()->missing(kId, {named(2, 'b')}), RevisionsDiff());
    HZ_VERIFY_FAILS(now()->missing(kId, {QStringLiteral("2x")}), Invalid);
}

void tst_Exchange::everyRevisionOfAnUnknownDocumentIsMissing()
{
    const QStringList asked{named(2, 'b'), named(1, 'a')};
    QCOMPARE(*now()->missing(kId, asked), (RevisionsDiff{.missing = asked}));
}

void tst_Exchange::aReplacedRevisionLeadsToItsLeaves()
{
    take({named(2, 'b'), named(1, 'a')});
    take({named(3, 'c'), named(2, 'd'), named(1, 'a')});
    take({named(4, 'd'), named(3, 'd'), named(2, 'd'), named(1, 'a')}, true);
    QCOMPARE(*now()->leavesOf(kId, named(1, 'a')),
        QStringList({named(3, 'c'), named(2, 'b'), named(4, 'd')}));
    QCOMPARE(*now()->leavesOf(kId, named(2, 'd')), QStringList({named(3, 'c'), named(4, 'd')}));
    QCOMPARE(*now()->leavesOf(kId, named(2, 'b')), QStringList{named(2, 'b')});
    HZ_VERIFY_FAILS(now()->leavesOf(kId, named(9, 'a')), NotFound);
    HZ_VERIFY_FAILS(now()->leavesOf(QStringLiteral("other"), named(1, 'a')), NotFound);
}

void tst_Exchange::aRawRevisionIsWhatWasWritten()
{
    const QString first = *putNow(*m_database, {.id = kId, .body = titled(u"河州"_qs)});
    const QString second = *putNow(*m_database,
        {.id = kId,
            .parent = first,
            .body = titled(u"two"_qs),
            .attachments = {{kInk, {u"application/x-ink"_qs, "run"}}}});
    const auto raw = now()->raw(kId, second);
    HZ_VERIFY_OK(raw);
    QCOMPARE(raw->history, QStringList({second, first}));
    QCOMPARE(raw->json, *canonicalJson(titled(u"two"_qs)));
    QCOMPARE(raw->attachments,
        (QMap<QString, AttachmentInfo>{{kInk, {u"application/x-ink"_qs, 3, sha256("run"), 2}}}));
    QCOMPARE(now()->raw(kId, first)->json, *canonicalJson(titled(u"河州"_qs)));
    HZ_VERIFY_OK(m_database->writeAndWait(
        [](WriteTransaction &transaction) { return compact(transaction, 10); }));
    HZ_VERIFY_FAILS(now()->raw(kId, first), NotFound);
    HZ_VERIFY_FAILS(now()->raw(kId, named(1, 'f')), NotFound);
}

void tst_Exchange::anAttachmentIsAsOldAsItsBytes()
{
    const QString first
        = *putNow(*m_database, {.id = kId, .attachments = {{kInk, {{}, "a"}}, {kMore, {{}, "b"}}}});
    const QString second = *putNow(*m_database,
        {.id = kId, .parent = first, .attachments = {{kMore, {{}, "c"}}}, .keep = {kInk}});
    const QString third = *putNow(*m_database,
        {.id = kId,
            .parent = second,
            .attachments = {{kInk, {{}, "a"}}},
            .shared = {{kMore, {.sha256 = sha256("c")}}}});
    const auto raw = now()->raw(kId, third);
    QCOMPARE(raw->attachments[kInk].revpos, 1);
    QCOMPARE(raw->attachments[kMore].revpos, 2);
}

void tst_Exchange::aKeptAttachmentComesFromTheNearestAncestor()
{
    const QString first = *putNow(*m_database, {.id = kId, .attachments = {{kInk, {{}, "old"}}}});
    const QString second
        = *putNow(*m_database, {.id = kId, .parent = first, .attachments = {{kInk, {{}, "new"}}}});
    HZ_VERIFY_OK(putRevisionNow(*m_database,
        {.id = kId,
            .history = {named(4, 'd'), named(3, 'c'), second, first},
            .attachments = {{kMore, {{}, "more", 4}}},
            .keep = {kInk}}));
    const auto raw = now()->raw(kId, named(4, 'd'));
    HZ_VERIFY_OK(raw);
    QCOMPARE(raw->attachments[kInk].sha256, sha256("new"));
    QCOMPARE(raw->attachments[kInk].revpos, 2);
    QCOMPARE(raw->attachments[kMore].revpos, 4);
    TaskControl task;
    QVERIFY(verify(m_database->path(), task)->isSound());
}

void tst_Exchange::keepingWhatNoAncestorHasIsRefused()
{
    const QString first = *putNow(*m_database, {.id = kId});
    HZ_VERIFY_FAILS(
        putRevisionNow(*m_database, {.id = kId, .history = {named(2, 'b'), first}, .keep = {kInk}}),
        NotFound);
    HZ_VERIFY_FAILS(putRevisionNow(*m_database,
                        {.id = QStringLiteral("new"), .history = {named(1, 'b')}, .keep = {kInk}}),
        NotFound);
    QCOMPARE(*now()->leaves(kId), QStringList{first});
}

void tst_Exchange::theSameRevisionMayComeAgainWithoutItsBytes()
{
    const QString first = *putNow(*m_database, {.id = kId, .attachments = {{kInk, {{}, "run"}}}});
    const qint64 seq = *now()->lastSeq();
    HZ_VERIFY_OK(putRevisionNow(*m_database, {.id = kId, .history = {first}, .keep = {kInk}}));
    QCOMPARE(*now()->lastSeq(), seq);
}

QTEST_GUILESS_MAIN(tst_Exchange)
#include "tst_exchange.moc"

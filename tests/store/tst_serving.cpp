// What a server asks of a store: lists in ranges, changes backwards, what is known of trees,
// databases that come and go, blobs that come in parts.
#include "storetest.h"

#include <hz/core/hash.h>
#include <hz/store/profile.h>
#include <hz/store/replication.h>

#include <QtCore/QSemaphore>

#include <algorithm>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Serving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAreThoseOfANaiveTwin();
    void changesComeBackwards();
    void leavesAndHistoriesTellWhatIsThere();
    void localDocumentsCountTheirChanges();
    void aWriteCallsBackOnce();
    void databasesComeAndGo();
    void aBlobComesInParts();
};

void tst_Serving::listsAreThoseOfANaiveTwin()
{
    const TestDir dir;
    const auto database = openedAt(dir.path(QStringLiteral("d.sqlite")));
    const QStringList ids{QStringLiteral("a"), QStringLiteral("ab"), QStringLiteral("b"),
        QStringLiteral("ä"), QStringLiteral("河"), QStringLiteral("😀")};
    for (const QString &id : ids)
        HZ_VERIFY_OK(putNow(*database, {.id = id}));
    const Result<QString> gone = putNow(*database, {.id = QStringLiteral("c")});
    HZ_VERIFY_OK(putNow(*database, {.id = QStringLiteral("c"), .parent = *gone, .deleted = true}));
    const auto read = *database->read();
    const bool holds = rc::check("a list is the naive one", [&] {
        const auto bound = [&] {
            const int index = *rc::gen::inRange(-1, 7);
            return index < 0 ? QByteArray() : index == 6 ? QByteArray("c") : ids[index].toUtf8();
        };
        const ListRange range{.from = bound(),
            .isFromIncluded = *rc::gen::arbitrary<bool>(),
            .to = bound(),
            .isToIncluded = *rc::gen::arbitrary<bool>(),
            .isDescending = *rc::gen::arbitrary<bool>(),
            .limit = *rc::gen::inRange(1, 8),
            .skip = *rc::gen::inRange(0, 3)};
        QStringList expected = ids; // in byte order
        if (range.isDescending)
            std::reverse(expected.begin(), expected.end());
        const auto isOut = [&](const QString &id) {
            const QByteArray text = id.toUtf8();
            const int sign = range.isDescending ? -1 : 1;
            const auto compared = [&](const QByteArray &other) {
                return sign * (text < other ? -1 : other < text ? 1 : 0);
            };
            const bool isBefore = !range.from.isEmpty()
                && (compared(range.from) < 0
                    || (compared(range.from) == 0 && !range.isFromIncluded));
            const bool isBehind = !range.to.isEmpty()
                && (compared(range.to) > 0 || (compared(range.to) == 0 && !range.isToIncluded));
            return isBefore || isBehind;
        };
        expected.erase(std::remove_if(expected.begin(), expected.end(), isOut), expected.end());
        expected = expected.mid(range.skip, range.limit);
        QStringList found;
        const QList<ListedDocument> rows = *listDocuments(*read, range);
        for (const ListedDocument &listed : rows)
            found.append(listed.id);
        RC_ASSERT(found == expected);
    });
    QVERIFY(holds);
    const DocumentCounts counts = *countDocuments(*read);
    QCOMPARE(counts.live, qint64(ids.size()));
    QCOMPARE(counts.deleted, 1);
    QVERIFY((*listedDocument(*read, QStringLiteral("c")))->deleted);
    QVERIFY(!*listedDocument(*read, QStringLiteral("nobody")));
    QVERIFY(databaseSizes(*read)->file >= databaseSizes(*read)->used);
}

void tst_Serving::changesComeBackwards()
{
    const TestDir dir;
    const auto database = openedAt(dir.path(QStringLiteral("d.sqlite")));
    for (const char *id : {"a", "b", "c"})
        HZ_VERIFY_OK(putNow(*database, {.id = QLatin1StringView(id)}));
    const auto read = *database->read();
    QList<Change> forwards = *read->changes(0, 10);
    std::reverse(forwards.begin(), forwards.end());
    QCOMPARE(*changesBackwards(*read, 100, 10), forwards);
    QCOMPARE(*changesBackwards(*read, forwards[0].seq, 1), forwards.mid(1, 1));
    QCOMPARE(**changeOf(*read, QStringLiteral("b")), forwards[1]);
    QVERIFY(!*changeOf(*read, QStringLiteral("nobody")));
}

void tst_Serving::leavesAndHistoriesTellWhatIsThere()
{
    const TestDir dir;
    const auto database = openedAt(dir.path(QStringLiteral("d.sqlite")));
    const QString id = QStringLiteral("a");
    const QString first = QStringLiteral("1-") + QString(32, u'1');
    const QString second = QStringLiteral("2-") + QString(32, u'2');
    const QString gone = QStringLiteral("2-") + QString(32, u'3');
    HZ_VERIFY_OK(putRevisionNow(*database, {.id = id, .history = {second, first}}));
    HZ_VERIFY_OK(putRevisionNow(*database, {.id = id, .history = {gone, first}, .deleted = true}));
    const auto read = *database->read();
    const QList<KnownRevision> leaves{{second, false, true}, {gone, true, true}};
    QCOMPARE(*leafRevisions(*read, id), leaves);
    const QList<KnownRevision> history{{second, false, true}, {first, false, false}};
    QCOMPARE(*knownHistory(*read, id, second), history);
    QVERIFY(leafRevisions(*read, QStringLiteral("nobody"))->isEmpty());
}

void tst_Serving::localDocumentsCountTheirChanges()
{
    const TestDir dir;
    const auto database = openedAt(dir.path(QStringLiteral("d.sqlite")));
    const QString id = QStringLiteral("_local/_x/y==");
    const auto put = [&](const QJsonObject &body) {
        return database->writeAndWait([&](WriteTransaction &transaction) -> Result<> {
            return putLocal(transaction, id, body);
        });
    };
    const QJsonObject body{
        {QStringLiteral("_rev"), QStringLiteral("0-3")}, {QStringLiteral("n"), 1}};
    HZ_VERIFY_OK(put(body));
    HZ_VERIFY_FAILS(put({{QStringLiteral("_other"), 1}}), Invalid);
    const auto read = *database->read();
    QCOMPARE(*read->local(id), body);
    QCOMPARE(*localIds(*read, {}, 10), QStringList{id});
    QVERIFY(localIds(*read, id, 10)->isEmpty());
}

void tst_Serving::aWriteCallsBackOnce()
{
    const TestDir dir;
    const auto database = openedAt(dir.path(QStringLiteral("d.sqlite")));
    QSemaphore done;
    Result<QString> outcome = failure(Error::Kind::Internal, QStringLiteral("not called"));
    const auto keep = [&](Result<QString> result) {
        outcome = std::move(result);
        done.release();
    };
    database->writeThen(
        [](WriteTransaction &transaction) { return put(transaction, {.id = QStringLiteral("a")}); },
        keep);
    QVERIFY(done.tryAcquire(1, 30'000));
    HZ_VERIFY_OK(outcome);
    database->writeThen(
        [](WriteTransaction &transaction) { return put(transaction, {.id = QStringLiteral("a")}); },
        keep);
    QVERIFY(done.tryAcquire(1, 30'000));
    HZ_VERIFY_FAILS(outcome, Conflict);
    QCOMPARE(done.available(), 0);
}

void tst_Serving::databasesComeAndGo()
{
    const TestDir dir;
    const QString name = QStringLiteral("new");
    {
        const auto profile = *Profile::open(dir.path(), {.databases = {}});
        QVERIFY(!profile->find(name));
        HZ_VERIFY_OK(putNow(**profile->add(name), {.id = QStringLiteral("a")}));
        HZ_VERIFY_FAILS(profile->add(name), Conflict);
        QVERIFY(profile->find(name));
        std::shared_ptr<Database> held = profile->letGo(name);
        QVERIFY(!profile->find(name));
        HZ_VERIFY_OK(getNow(*held, QStringLiteral("a"))); // for who still holds it
        held.reset();
        HZ_VERIFY_OK(profile->removeFile(name));
        QVERIFY(QDir(dir.path(QStringLiteral("databases"))).isEmpty());
        HZ_VERIFY_OK(profile->add(name));
    }
    const auto again = *Profile::open(dir.path(), {.databases = {{name, {}}}});
    HZ_VERIFY_FAILS(getNow(again->database(name), QStringLiteral("a")), NotFound);
}

void tst_Serving::aBlobComesInParts()
{
    const TestDir dir;
    const BlobStore blobs
        = *BlobStore::open(dir.path(QStringLiteral("blobs")), dir.path(QStringLiteral("p.sqlite")));
    const QByteArray bytes = "one half and the other", hash = sha256(bytes);
    TaskControl task;
    {
        const auto part = *blobs.part(hash);
        HZ_VERIFY_OK(part->append(bytes.first(8)));
        HZ_VERIFY_FAILS(blobs.part(hash), Conflict);
    }
    QCOMPARE(blobs.partSize(hash), 8);
    QVERIFY(!blobs.path(hash));
    {
        const auto part = *blobs.part(hash);
        QCOMPARE(part->size(), 8);
        HZ_VERIFY_OK(part->append(bytes.sliced(8)));
        const Result<BlobRef> blob = part->finish(task);
        HZ_VERIFY_OK(blob);
        QCOMPARE(blob->sizeBytes, qint64(bytes.size()));
    }
    HZ_VERIFY_OK(blobs.verify({hash, bytes.size(), {}}, task));
    QCOMPARE(blobs.partSize(hash), 0);
    const auto other = *blobs.part(sha256("expected"));
    HZ_VERIFY_OK(other->append("something else"));
    HZ_VERIFY_FAILS(other->finish(task), Corrupt);
    QCOMPARE(blobs.partSize(sha256("expected")), 0);
}

QTEST_GUILESS_MAIN(tst_Serving)
#include "tst_serving.moc"

// Pages as documents: what is written, what is kept, and what comes back.
#include "support/lessons.h"
#include "support/pagegenerators.h"

#include <hz/page/pictures.h>
#include <hz/page/session.h>

#include <QtCore/QBuffer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    test::LessonProfile profile;
    std::unique_ptr<LessonSession> session = profile.create();
    const PageId id = session->currentPage();
    const LessonId lesson = session->lesson().id;

    const Page &page() const { return *session->lesson().page(id); }
    bool reopen()
    {
        if (!test::closeNow(std::move(session)))
            return false;
        session = profile.open(lesson);
        return true;
    }
    QString docId() const { return u"page:%1:%2"_s.arg(lesson.text(), id.text()); }
    store::Document document() const { return *(*profile.database().read())->get(docId()); }
    /// Writes the page's document as something else would.
    void rewrite(const std::function<void(QJsonObject &)> &change) const
    {
        const auto written = profile.database().writeAndWait(
            [&](store::WriteTransaction &transaction) -> Result<QString> {
                HZ_TRY(const store::Document now, transaction.get(docId()));
                QJsonObject body = now.body;
                change(body);
                return store::put(transaction,
                    {.id = docId(),
                        .parent = now.revision,
                        .body = body,
                        .keep = now.attachments.keys()});
            });
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
    }
    std::vector<StrokeId> write(int strokes)
    {
        std::vector<StrokeId> ids;
        for (int i = 0; i < strokes; ++i)
            ids.push_back(session->addStroke(
                id, test::strokeFrom(QPointF(i % 40 * 40, i), QPointF(i % 40 * 40 + 30, i + 9))));
        return ids;
    }
    QMap<QString, QByteArray> runs() const
    {
        QMap<QString, QByteArray> sums;
        const QMap<QString, store::AttachmentInfo> attachments = document().attachments;
        for (auto it = attachments.cbegin(); it != attachments.cend(); ++it)
            if (it.key().startsWith(u"ink/"))
                sums.insert(it.key(), it->sha256);
        return sums;
    }
};

QByteArray png(QSize size, QRgb colour = 0xff3366cc)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

std::vector<ElementId> some(const Page &page)
{
    std::vector<ElementId> ids;
    for (const Element &element : test::someOf(page))
        ids.push_back(element.id);
    return ids;
}

// What one sees; a page that came and went between two folds is removed here and unknown there.
test::LessonState seen(const LessonSession &session)
{
    test::LessonState state = test::stateOf(session.lesson());
    state.removed.clear();
    return state;
}

// Something on the page; not always possible.
void doSomething(Bench &bench)
{
    LessonSession &session = *bench.session;
    switch (*rc::gen::inRange(0, 12)) {
    case 0:
    case 1:
        bench.write(*rc::gen::inRange(1, 12));
        break;
    case 2:
        session.addElements(bench.id, {*test::someElement(), *test::someElement()});
        break;
    case 3:
        session.removeElements(bench.id, some(bench.page()));
        break;
    case 4:
        session.transformElements(
            bench.id, some(bench.page()), QTransform().rotate(*rc::gen::inRange(0, 360)));
        break;
    case 5:
        session.setElementProperty(bench.id, some(bench.page()), kPropertyInk, *test::someInk());
        break;
    case 6:
        session.sendToBack(bench.id, some(bench.page()));
        break;
    case 7:
        session.group(bench.id, some(bench.page()));
        session.lock(bench.id, some(bench.page()));
        break;
    case 8:
        session.setPageHeight(bench.id, *rc::gen::inRange(1000, 3000));
        break;
    case 9:
        session.duplicatePage(bench.id);
        break;
    case 10:
        session.movePages({session.lesson().pages().back().id}, {});
        break;
    default:
        session.undo();
    }
}

} // namespace

class TestPageDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Each case opens a profile and syncs it to the disk; RC_PARAMS asks for more of them.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=30");
    }

    void whateverIsDoneComesBackAfterReopening()
    {
        QVERIFY(rc::check([] {
            Bench bench;
            for (int round = *rc::gen::inRange(1, 4); round > 0; --round) {
                for (int i = *rc::gen::inRange(0, 14); i > 0; --i) {
                    if (*rc::gen::inRange(0, 9) == 0)
                        RC_ASSERT(test::foldNow(*bench.session));
                    else
                        doSomething(bench);
                }
                const test::LessonState before = seen(*bench.session);
                RC_ASSERT(bench.reopen());
                RC_ASSERT(seen(*bench.session) == before);
            }
        }));
    }

    void whatIsOnlyInTheJournalComesBackAfterACrash()
    {
        QVERIFY(rc::check([] {
            Bench bench;
            if (*rc::gen::arbitrary<bool>())
                RC_ASSERT(test::foldNow(*bench.session));
            for (int i = *rc::gen::inRange(1, 10); i > 0; --i)
                doSomething(bench);
            if (*rc::gen::inRange(0, 3) == 0) // a part of it is in documents
                RC_ASSERT(test::foldNow(*bench.session));
            for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
                doSomething(bench);
            const test::LessonState before = seen(*bench.session);
            bench.session.reset(); // as a process that dies: not closed, journal left behind
            const Recovery recovery = bench.profile.library().recover();
            RC_ASSERT(recovery.problems.isEmpty());
            bench.session = bench.profile.open(bench.lesson);
            RC_ASSERT(seen(*bench.session) == before);
        }));
    }

    void movingAndErasingDoesNotWriteSealedRunsAgain()
    {
        // Given a page of many runs
        Bench bench;
        const std::vector<StrokeId> ids = bench.write(2000);
        QVERIFY(test::foldNow(*bench.session));
        const QMap<QString, QByteArray> before = bench.runs();
        QVERIFY(before.size() > 40);
        const qsizetype bodyBefore = QJsonDocument(bench.document().body).toJson().size();
        // When every stroke is moved, and some are erased or recoloured
        bench.session->transformElements(bench.id, ids, QTransform().rotate(3));
        bench.session->eraseStrokes(bench.id, {ids[3], ids[700]}, 1);
        bench.session->setElementProperty(bench.id, {ids[9]}, kPropertyInk, u"ink:red"_s);
        const test::LessonState state = test::stateOf(bench.session->lesson());
        QVERIFY(test::foldNow(*bench.session));
        // Then the runs are as they were, and the page says what was done
        QVERIFY(bench.runs() == before);
        const qsizetype body
            = QJsonDocument(bench.document().body).toJson(QJsonDocument::Compact).size();
        qInfo("%lld runs, body %lld -> %lld bytes", before.size(), bodyBefore, body);
        QVERIFY2(body < 2000 * 12, qPrintable(QString::number(body)));
        QVERIFY(bench.reopen());
        QVERIFY(test::stateOf(bench.session->lesson()) == state);
    }

    void aPageOfInkNamesNothingElse()
    {
        Bench bench;
        bench.write(3);
        QVERIFY(test::foldNow(*bench.session));
        const QStringList fields = bench.document().body.keys();
        QCOMPARE(fields,
            (QStringList{u"background"_s, u"height"_s, u"lesson"_s, u"order"_s, u"schema"_s,
                u"type"_s, u"width"_s}));
    }

    void newStrokesWriteTheirOwnRunOnly()
    {
        Bench bench;
        bench.write(300);
        QVERIFY(test::foldNow(*bench.session));
        const QMap<QString, QByteArray> before = bench.runs();
        bench.write(1);
        QVERIFY(test::foldNow(*bench.session));
        int changed = 0;
        const QMap<QString, QByteArray> after = bench.runs();
        for (auto run = after.cbegin(); run != after.cend(); ++run)
            changed += before.value(run.key()) != run.value();
        QCOMPARE(changed, 1);
    }

    void aRunThatIsMostlyErasedIsCleanedUpAndAnEmptyOneGoes()
    {
        Bench bench;
        const std::vector<StrokeId> ids = bench.write(10);
        QVERIFY(test::foldNow(*bench.session));
        const QMap<QString, QByteArray> before = bench.runs();
        QCOMPARE(before.size(), 1);
        bench.session->eraseStrokes(bench.id, {ids.begin(), ids.begin() + 8}, 1);
        QVERIFY(test::foldNow(*bench.session));
        QVERIFY(bench.runs() != before);
        QVERIFY(!bench.document().body.contains(u"changes"_s));
        bench.session->eraseStrokes(bench.id, {ids.begin() + 8, ids.end()}, 2);
        QVERIFY(test::foldNow(*bench.session));
        QCOMPARE(bench.runs().size(), 0);
        // Undo brings them back, in documents too
        bench.session->undo();
        bench.session->undo();
        QVERIFY(bench.reopen());
        QCOMPARE(bench.page().strokeCount(), 10);
    }

    void pagesOfTheFirstVersionStillOpen()
    {
        // Given a page as it was written before elements were known
        Bench bench;
        bench.write(5);
        QVERIFY(bench.reopen());
        bench.rewrite([](QJsonObject &body) { body.insert(u"schema"_s, 1); });
        QVERIFY(bench.reopen());
        QCOMPARE(bench.page().strokeCount(), 5);
        QVERIFY(!bench.session->isReadOnly());
    }

    void whatANewerVersionAddedSurvivesAChange()
    {
        // Given a page with things that we do not know
        Bench bench;
        const std::vector<StrokeId> ids = bench.write(3);
        bench.session->addObject(bench.id, test::rectangle(100, 50), QTransform());
        QVERIFY(bench.reopen());
        const QJsonObject formula{{u"id"_s, newUlid().toString()}, {u"z"_s, 3},
            {u"kind"_s, u"formula"_s}, {u"latex"_s, u"x^2"_s}};
        const QJsonObject nameless{{u"kind"_s, u"note"_s}};
        const QJsonObject change{
            {u"strokes"_s, QJsonArray{0}}, {u"blur"_s, 3}, {u"locked"_s, true}};
        bench.rewrite([&](QJsonObject &body) {
            body.insert(u"mood"_s, u"calm"_s);
            body.insert(u"background"_s,
                QJsonObject{{u"kind"_s, u"hexagons"_s}, {u"ground"_s, u"white"_s}});
            QJsonArray elements = body[u"elements"_s].toArray();
            elements.append(formula);
            elements.append(nameless);
            body.insert(u"elements"_s, elements);
            body.insert(u"changes"_s, QJsonObject{{ids[0].run.toString(), QJsonArray{change}}});
        });
        QVERIFY(bench.reopen());
        QCOMPARE(bench.page().elementCount(), 5);
        QVERIFY(bench.page().find(ids[0])->isLocked);
        // When everything near it changes
        bench.session->eraseStrokes(bench.id, {ids[1]}, 1);
        bench.session->addObject(bench.id, test::rectangle(10, 10), QTransform());
        QVERIFY(bench.reopen());
        // Then it is all there
        const QJsonObject body = bench.document().body;
        QCOMPARE(body[u"mood"_s].toString(), u"calm"_s);
        QCOMPARE(body[u"background"_s][u"kind"_s].toString(), u"hexagons"_s);
        const QJsonArray elements = body[u"elements"_s].toArray();
        QCOMPARE(elements.size(), 4);
        QVERIFY(elements.contains(formula));
        QVERIFY(elements.contains(nameless));
        QVERIFY(body[u"changes"_s][ids[0].run.toString()].toArray().contains(change));
    }

    void aSmallPictureTravelsWithItsPageAndALargeOneIsABlob()
    {
        Bench bench;
        const store::BlobStore &blobs = bench.profile.profile().blobs();
        const Result<Image> small = storePicture(png({40, 30}), u"small.png"_s, blobs);
        HZ_VERIFY_OK(small);
        QByteArray noise(qsizetype(3) * 900 * 700, Qt::Uninitialized);
        std::mt19937 random(7);
        std::generate(noise.begin(), noise.end(), [&] { return char(random()); });
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImage(reinterpret_cast<const uchar *>(noise.constData()), 900, 700, 2700,
            QImage::Format_RGB888)
            .save(&buffer, "PNG");
        const Result<Image> large = storePicture(bytes, u"large.png"_s, blobs);
        HZ_VERIFY_OK(large);
        QVERIFY(small->isAttached && !large->isAttached);
        bench.session->addObject(bench.id, *small, QTransform());
        bench.session->addObject(bench.id, *large, QTransform());
        QVERIFY(test::foldNow(*bench.session));
        const store::Document document = bench.document();
        const QString name = u"picture/"_s + QString::fromLatin1(small->sha256.toHex());
        QVERIFY(document.attachments.contains(name));
        QCOMPARE(document.attachments[name].sha256, small->sha256);
        QCOMPARE(document.attachments[name].contentType, u"image/png"_s);
        const QList<store::BlobRef> named = store::blobsIn(document.body);
        QCOMPARE(named.size(), 1);
        QCOMPARE(named.first().sha256, large->sha256);
        // Without the blob store the small one is found beside its page
        QVERIFY(QFile::remove(*blobs.path(small->sha256)));
        const PictureSource source = readingPictures(bench.profile.database(), blobs, bench.lesson);
        QCOMPARE(source(*small, {1000, 1000}).size(), QSize(40, 30));
        // and also when its page is copied
        const PageId copy = bench.session->duplicatePage(bench.id);
        QVERIFY(bench.reopen());
        const auto read = bench.profile.database().read();
        const store::Document twin
            = *(*read)->get(u"page:%1:%2"_s.arg(bench.lesson.text(), copy.text()));
        QVERIFY(twin.attachments.contains(name));
    }

    void aPictureGoesWithTheLastUndoNotBefore()
    {
        Bench bench;
        const Result<Image> image
            = storePicture(png({40, 30}), u"a.png"_s, bench.profile.profile().blobs());
        HZ_VERIFY_OK(image);
        const ElementId id = bench.session->addObject(bench.id, *image, QTransform());
        QVERIFY(bench.reopen());
        QVERIFY(QFile::remove(*bench.profile.profile().blobs().path(image->sha256)));
        bench.session->removeElements(bench.id, {id});
        QVERIFY(test::foldNow(*bench.session));
        QCOMPARE(bench.document().attachments.size(), 1);
        bench.session->undo();
        QVERIFY(test::foldNow(*bench.session));
        QCOMPARE(bench.document().attachments.size(), 1);
        bench.session->removeElements(bench.id, {id});
        QVERIFY(bench.reopen());
        QCOMPARE(bench.document().attachments.size(), 0);
    }

    void aTitleGivenElsewhereStaysWhenTheLessonIsFolded()
    {
        Bench bench;
        bench.write(1);
        QVERIFY(test::foldNow(*bench.session));
        // Given a lesson renamed and put into a folder while it is open
        const auto renamed = bench.profile.database().writeAndWait(
            [&](store::WriteTransaction &transaction) -> Result<QString> {
                const QString id = u"lesson:"_s + bench.lesson.text();
                HZ_TRY(const store::Document now, transaction.get(id));
                QJsonObject body = now.body;
                body.insert(u"title"_s, u"新名"_s);
                body.insert(u"folder"_s, u"三年级"_s);
                return store::put(transaction, {.id = id, .parent = now.revision, .body = body});
            });
        HZ_VERIFY_OK(renamed);
        // When the session writes, twice
        bench.write(1);
        QVERIFY(test::foldNow(*bench.session));
        bench.write(1);
        QVERIFY(bench.reopen());
        // Then both changes are there
        QCOMPARE(bench.session->lesson().title, u"新名"_s);
        QCOMPARE(bench.page().strokeCount(), 3);
        const auto read = bench.profile.database().read();
        QCOMPARE((*(*read)->get(u"lesson:"_s + bench.lesson.text())).body[u"folder"_s].toString(),
            u"三年级"_s);
    }
};

QTEST_MAIN(TestPageDocument)
#include "tst_pagedocument.moc"

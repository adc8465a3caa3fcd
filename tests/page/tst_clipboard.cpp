// Elements and pictures that come from outside: the clipboard, another lesson, files.
#include "support/lessons.h"
#include "support/pagegenerators.h"

#include <hz/page/clipboard.h>
#include <hz/page/pictures.h>
#include <hz/page/session.h>

#include <QtCore/QBuffer>
#include <QtCore/QCborArray>
#include <QtCore/QtEndian>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QImage &image, const char *format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage plain(QSize size, QRgb colour = 0xff3366cc)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

// The head of a PNG that says it is so large, and nothing else.
QByteArray pngHead(quint32 width, quint32 height)
{
    QByteArray png = encoded(plain({1, 1}));
    const qsizetype at = png.indexOf("IHDR") + 4;
    qToBigEndian(width, png.data() + at);
    qToBigEndian(height, png.data() + at + 4);
    // The sum over the chunk has to be right, or the size is not even looked at.
    quint32 sum = 0xffffffff;
    for (qsizetype i = at - 4; i < at + 13; ++i) {
        sum ^= quint8(png[i]);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    qToBigEndian(~sum, png.data() + at + 13);
    return png;
}

struct Bench {
    test::LessonProfile profile;
    std::unique_ptr<LessonSession> session = profile.create();
    PageId id = session->currentPage();
    QSignalSpy arrived{session.get(), &LessonSession::elementsArrived};
    QSignalSpy failed{session.get(), &LessonSession::arrivalFailed};

    const Page &page() const { return *session->lesson().page(id); }
    bool settle() const
    {
        return QTest::qWaitFor([this] { return !arrived.isEmpty() || !failed.isEmpty(); }, 20'000);
    }
    std::vector<ElementId> ids() const
    {
        std::vector<ElementId> all;
        for (const Element *element : page().elements())
            all.push_back(element->id);
        return all;
    }
    Error error() { return failed.isEmpty() ? Error() : failed.first().first().value<Error>(); }
};

} // namespace

class TestClipboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCopiedComesBackEqual()
    {
        QVERIFY(rc::check([] {
            Clip clip;
            for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
                clip.elements.push_back(*test::someElement());
            for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
                clip.pictures.append(QByteArray(qsizetype(i) * 100, char(i)));
            const Result<QByteArray> bytes = clipToBytes(clip);
            RC_ASSERT(bytes.has_value());
            const Result<Clip> back = clipFromBytes(*bytes);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == clip);
        }));
    }

    void everyCutIsRefused()
    {
        const Result<QByteArray> bytes = clipToBytes(
            {{objectElement(test::rectangle(10, 10)), objectElement(Text{.text = u"面积"_s})},
                {"picture"}});
        // Elements without ids are no elements
        HZ_VERIFY_FAILS(clipFromBytes(*bytes), Corrupt);
        Element element = objectElement(test::rectangle(10, 10));
        element.id = {newUlid(), 0};
        const QByteArray whole = *clipToBytes({{element}, {"picture"}});
        HZ_VERIFY_OK(clipFromBytes(whole));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!clipFromBytes(whole.first(size)));
    }

    void whatIsNoClipIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        const auto cbor = [](const QCborArray &fields) { return QCborValue(fields).toCbor(); };
        QTest::newRow("nothing") << QByteArray() << int(Error::Kind::Corrupt);
        QTest::newRow("text") << QByteArray("hello") << int(Error::Kind::Corrupt);
        QTest::newRow("other CBOR") << cbor({1, 2, 3}) << int(Error::Kind::Corrupt);
        QTest::newRow("of a newer version")
            << cbor({kElementsMime.section(u"x-"_s, 1), 2, QCborArray(), QCborArray()})
            << int(Error::Kind::Unsupported);
        QTest::newRow("larger than may be")
            << QByteArray(kMaxClipBytes + 1, 0) << int(Error::Kind::Invalid);
        QTest::newRow("an array that claims to be endless")
            << QByteArray::fromHex("9bffffffffffffffff") << int(Error::Kind::Corrupt);
        QTest::newRow("nested without end")
            << QByteArray(100'000, char(0x81)) << int(Error::Kind::Corrupt);
    }
    void whatIsNoClipIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const Result<Clip> clip = clipFromBytes(bytes);
        QVERIFY(!clip);
        QCOMPARE(int(clip.error().kind), kind);
    }

    void copiesTravelToAnotherMachineWithTheirPictures()
    {
        // Given ink, a shape and a small and a large picture
        Bench here;
        here.session->addStroke(here.id, test::strokeFrom({10, 10}, {200, 90}));
        here.session->addObject(
            here.id, test::rectangle(100, 100), QTransform::fromTranslate(300, 300));
        QByteArray noise(qsizetype(3) * 900 * 700, Qt::Uninitialized);
        std::mt19937 random(7);
        std::generate(noise.begin(), noise.end(), [&] { return char(random()); });
        const QByteArray large = encoded(QImage(reinterpret_cast<const uchar *>(noise.constData()),
            900, 700, 2700, QImage::Format_RGB888));
        here.session->addPicture(here.id, encoded(plain({40, 30})), u"small"_s);
        here.session->addPicture(here.id, large, u"large"_s);
        QTRY_COMPARE(here.arrived.size(), 2);
        here.session->group(here.id, {here.ids()[0], here.ids()[1]});
        here.session->lock(here.id, {here.ids()[1]});
        // When they are copied and pasted in another profile
        const Result<QByteArray> clip = here.session->copyElements(here.id, here.ids()).wait();
        HZ_VERIFY_OK(clip);
        Bench there;
        there.session->pasteElements(there.id, *clip);
        QVERIFY(there.settle());
        // Then all is there, in its order and place, under ids of its own, movable
        const std::vector<const Element *> ours = here.page().elements();
        const std::vector<const Element *> theirs = there.page().elements();
        QCOMPARE(theirs.size(), ours.size());
        for (size_t i = 0; i < ours.size(); ++i) {
            QVERIFY(theirs[i]->id.run != ours[i]->id.run);
            QCOMPARE(bounds(*theirs[i]), bounds(*ours[i]));
            QVERIFY(!theirs[i]->isLocked);
        }
        QVERIFY(!theirs[0]->group.isNull() && theirs[0]->group != ours[0]->group);
        QCOMPARE(theirs[1]->group, theirs[0]->group);
        for (size_t i = 2; i < 4; ++i)
            QVERIFY(
                there.profile.profile().blobs().path(std::get<Image>(*theirs[i]->object).sha256));
        there.session->undo();
        QCOMPARE(there.page().elementCount(), 0);
    }

    void aPasteLandsWhereItWasPut()
    {
        Bench bench;
        const ElementId id = bench.session->addObject(
            bench.id, test::rectangle(100, 100), QTransform::fromTranslate(300, 300));
        const Result<QByteArray> clip = bench.session->copyElements(bench.id, {id}).wait();
        HZ_VERIFY_OK(clip);
        bench.session->pasteElements(bench.id, *clip, QPointF(1000, 500));
        QVERIFY(bench.settle());
        const auto ids = bench.arrived.first()[1].value<std::vector<ElementId>>();
        QCOMPARE(ids.size(), size_t(1));
        QCOMPARE(bench.page().boundsOf(ids[0]).center(), QPointF(1000, 500));
    }

    void aHugeClipboardIsRefusedWithoutHarm()
    {
        Bench bench;
        bench.session->pasteElements(bench.id, QByteArray(500'000'000, 0));
        QVERIFY(bench.settle());
        QCOMPARE(bench.failed.size(), 1);
        QCOMPARE(bench.error().kind, Error::Kind::Invalid);
        QVERIFY(bench.error().message.contains(u"64"));
        QCOMPARE(bench.page().elementCount(), 0);
    }

    void picturesAreCheckedBeforeTheyAreTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::newRow("30,000 × 30,000 pixels")
            << pngHead(30'000, 30'000) << int(Error::Kind::Invalid);
        QTest::newRow("one endless row") << pngHead(900'000, 2) << int(Error::Kind::Invalid);
        QTest::newRow("more rows than any decoder takes")
            << pngHead(1, 0x7fffffff) << int(Error::Kind::Corrupt);
        QTest::newRow("no picture") << QByteArray("hello") << int(Error::Kind::Invalid);
        QTest::newRow("nothing") << QByteArray() << int(Error::Kind::Invalid);
        QTest::newRow("a drawing that could reach outside")
            << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
            << int(Error::Kind::Invalid);
        QTest::newRow("its end is missing")
            << encoded(plain({400, 300})).chopped(200) << int(Error::Kind::Corrupt);
        QTest::newRow("a file of 65 MB")
            << QByteArray(kMaxPictureBytes + 1, 0) << int(Error::Kind::Invalid);
    }
    void picturesAreCheckedBeforeTheyAreTaken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        Bench bench;
        bench.session->addPicture(bench.id, bytes, u"假期.png"_s);
        QVERIFY(bench.settle());
        QCOMPARE(bench.failed.size(), 1);
        QCOMPARE(int(bench.error().kind), kind);
        QVERIFY2(bench.error().message.contains(u"假期.png"), qPrintable(bench.error().message));
        QCOMPARE(bench.page().elementCount(), 0);
    }

    void manyPicturesLieSideBySideInOneStep()
    {
        Bench bench;
        QStringList paths;
        for (int i = 0; i < 7; ++i)
            paths.append(bench.profile.dir().write(u"%1.png"_s.arg(i),
                encoded(plain({1000 + 100 * i, 800}, 0xff000000 | quint32(i)))));
        bench.session->addPictureFiles(bench.id, paths);
        QVERIFY(bench.settle());
        const std::vector<ElementId> ids = bench.ids();
        QCOMPARE(ids.size(), size_t(7));
        for (size_t i = 0; i < ids.size(); ++i) {
            const QRectF place = bench.page().boundsOf(ids[i]);
            QVERIFY(QRectF(0, 0, 1920, 1080).contains(place));
            QVERIFY(place.width() > 200);
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!bench.page().boundsOf(ids[j]).intersects(place));
        }
        bench.session->undo();
        QCOMPARE(bench.page().elementCount(), 0);
    }

    void aSmallPictureKeepsItsSizeAndALargeOneIsMadeToFit()
    {
        Bench bench;
        bench.session->addPicture(
            bench.id, encoded(plain({200, 100})), u"small"_s, QPointF(500, 400));
        QTRY_COMPARE(bench.arrived.size(), 1);
        QCOMPARE(bench.page().boundsOf(bench.ids()[0]), QRectF(400, 350, 200, 100));
        bench.session->addPicture(bench.id, encoded(plain({6000, 4000})), u"large"_s);
        QTRY_COMPARE(bench.arrived.size(), 2);
        const QRectF place = bench.page().boundsOf(bench.ids()[1]);
        QVERIFY(QRectF(0, 0, 1920, 1080).contains(place));
        QVERIFY(std::abs(place.width() / place.height() - 1.5) < 0.01);
    }

    void aPictureThatIsShownIsDecodedNoLargerThanNeeded()
    {
        Bench bench;
        bench.session->addPicture(bench.id, encoded(plain({4000, 3000})), u"photo"_s);
        QVERIFY(bench.settle());
        const Image image = std::get<Image>(*bench.page().find(bench.ids()[0])->object);
        Pictures pictures(
            bench.profile.database(), bench.profile.profile().blobs(), bench.session->lesson().id);
        QSignalSpy ready(&pictures, &Pictures::ready);
        QVERIFY(pictures.picture(image, {480, 360}).isNull()); // never waits
        QVERIFY(ready.wait(20'000));
        QCOMPARE(pictures.picture(image, {480, 360}).size(), QSize(480, 360));
        QVERIFY(ready.size() == 1);
        // Magnified: what there is at once, then just what is asked for
        QCOMPARE(pictures.picture(image, {1900, 1400}).size(), QSize(500, 375));
        QTRY_COMPARE(ready.size(), 2);
        QCOMPARE(pictures.picture(image, {1900, 1400}).size(), QSize(1900, 1400));
        QCOMPARE(pictures.picture(image, {480, 360}).size(), QSize(480, 360));
    }

    // Sizes that do not fit into memory together push each other out; each is told of once, or the
    // views that show them would repaint for ever.
    void aSizeThatComesBackIsNoNews()
    {
        Bench bench;
        bench.session->addPicture(bench.id, encoded(plain({4000, 3000})), u"photo"_s);
        QVERIFY(bench.settle());
        const Image image = std::get<Image>(*bench.page().find(bench.ids()[0])->object);
        Pictures pictures(
            bench.profile.database(), bench.profile.profile().blobs(), bench.session->lesson().id);
        QSignalSpy ready(&pictures, &Pictures::ready);
        for (int round = 0; round < 2; ++round)
            for (const QSize size : {QSize(3600, 2700), QSize(3400, 2550), QSize(3200, 2400)}) {
                QTRY_COMPARE(pictures.picture(image, size).size(), size);
            }
        QCOMPARE(ready.size(), 3);
    }
};

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"

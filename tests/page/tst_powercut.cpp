// "A stroke that was told to be durable survives a power cut": everything that a program does to
// the disk while lessons are written is replayed on a disk that forgets what was not synced.
#include "scribbler.h"
#include "watcheddisk.h"

#include <hz/page/pictures.h>
#include <hz/store/verify.h>

#include <QtCore/QBuffer>
#include <QtCore/QDirIterator>
#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

using Unsynced = ForgetfulDisk::Unsynced;

const QString kSamplePdf = QStringLiteral(HZ_SOURCE_DIR "/resources/sample/area-of-a-triangle.pdf");

// Pixels that no packing makes small.
QByteArray noise(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    QRandomGenerator random{quint32(side)};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.setPixel(x, y, random.generate());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// What the program went through: the disk's log holds notes "LESSON N" when the first N states of
// a lesson were durable, and "LESSON pdf" when its PDF was.
struct Recorded {
    QString root;
    std::vector<DiskOp> log;
    std::map<QString, std::vector<QStringList>> states; // of each lesson after each of its ops
};

struct Promise {
    size_t states = 0;
    bool hasPdf = false;
};
using Promises = std::map<QString, Promise>;

class Recorder {
public:
    explicit Recorder(Recorded &recorded)
        : m_recorded(recorded)
        , m_disk(recorded.root)
        , m_open(recorded.root)
    {
    }
    std::unique_ptr<LessonSession> begin()
    {
        auto session = valueOf(m_open.library.create(u"第1课"_s, {}));
        statesOf(*session) = {{}, {}}; // before its page there was no lesson
        watch(*session);
        return session;
    }
    std::unique_ptr<LessonSession> beginWithPdf()
    {
        auto session = valueOf(m_open.library.createFromPdf(kSamplePdf));
        watch(*session);
        const Task<store::BlobRef> copy = m_open.library.storePdf(*session);
        QSignalSpy folded(session.get(), &LessonSession::folded);
        if (!QTest::qWaitFor([&] { return !folded.isEmpty(); }))
            qFatal("the PDF is not stored");
        m_disk.note(session->lesson().id.text().toLatin1() + " pdf");
        return session;
    }
    std::unique_ptr<LessonSession> openAgain(std::unique_ptr<LessonSession> session)
    {
        const LessonId id = session->lesson().id;
        bool isClosed = false;
        QObject::connect(
            session.get(), &LessonSession::closed, session.get(), [&isClosed] { isClosed = true; });
        session->close();
        if (!QTest::qWaitFor([&isClosed] { return isClosed; }))
            qFatal("the lesson does not close");
        session.reset();
        session = valueOf(m_open.library.open(id));
        watch(*session);
        return session;
    }
    void scribble(LessonSession &session, int deeds, quint64 seed)
    {
        Scribbler scribbler(session, seed);
        std::mt19937_64 random(seed);
        for (int i = 0; i < deeds; ++i) {
            scribbler.act();
            if (random() % 25 == 0)
                session.fold();
            if (random() % 3 == 0) // a hand is slower than the disk, at times
                (void)QTest::qWaitFor(
                    [&session] { return session.durableSeq() == session.lastSeq(); });
        }
    }
    /// A picture of each kind: small ones go with their page, large ones lie beside the database.
    void addPictures(LessonSession &session)
    {
        for (const int side : {40, 600}) {
            QSignalSpy arrived(&session, &LessonSession::elementsArrived);
            session.addPicture(
                session.currentPage(), noise(side), u"a picture"_s, QPointF(500, 400));
            if (!QTest::qWaitFor([&] { return !arrived.isEmpty(); }))
                qFatal("the picture does not arrive");
        }
    }
    void finish() { m_recorded.log = m_disk.takeLog(); }

private:
    std::vector<QStringList> &statesOf(const LessonSession &session)
    {
        return m_recorded.states[session.lesson().id.text()];
    }
    void watch(LessonSession &session)
    {
        std::vector<QStringList> &states = statesOf(session);
        if (states.size() < 3)
            states.push_back(textOf(session.lesson()));
        const size_t base = states.size() - session.lastSeq();
        QObject::connect(&session, &LessonSession::opApplied, &session,
            [&] { states.push_back(textOf(session.lesson())); });
        QObject::connect(
            &session, &LessonSession::saveStateChanged, &session, [this, &session, base] {
                m_disk.note(session.lesson().id.text().toLatin1() + ' '
                    + QByteArray::number(base + session.durableSeq()));
            });
    }

    Recorded &m_recorded;
    WatchedDisk m_disk;
    OpenProfile m_open;
};

// Empty, or what was broken of the promises.
QString broken(const QString &dir, const Recorded &recorded, const Promises &promises)
{
    OpenProfile open(dir);
    const Recovery recovery = open.library.recover();
    for (const Error &problem : recovery.problems)
        return u"recovery: "_s + problem.message + u' ' + problem.detail;
    TaskControl task;
    const Result<store::VerifyReport> report = store::verify(open.database().path(), task);
    if (!report || !report->isSound())
        return u"database: "_s
            + (report ? report->problems.join(u'\n') : QString::fromUtf8(told(report)));
    for (const auto &[id, promise] : promises) {
        const Result<std::unique_ptr<LessonSession>> session = open.library.open(LessonId(id));
        if (!session)
            return u"the lesson does not open: "_s + QString::fromUtf8(told(session));
        const Lesson &lesson = (*session)->lesson();
        const QStringList found = textOf(lesson);
        const std::vector<QStringList> &states = recorded.states.at(id);
        const auto from = states.begin() + qptrdiff(std::max<size_t>(1, promise.states)) - 1;
        if (std::find(from, states.end(), found) == states.end())
            return u"after %1 durable changes the lesson is none of what it was since:\n%2"_s
                .arg(promise.states)
                .arg(found.join(u'\n').left(2000));
        const PictureSource pictures
            = readingPictures(open.database(), open.profile->blobs(), LessonId(id));
        for (const PageRef &ref : lesson.pages())
            for (const Element *element : lesson.page(ref.id)->objects())
                if (const Image *image = std::get_if<Image>(element->object.get());
                    image && pictures(*image, {10, 10}).isNull())
                    return u"a picture is lost"_s;
        if (promise.hasPdf
            && (lesson.source->sha256.isEmpty()
                || !open.profile->blobs().verify(
                    {lesson.source->sha256, lesson.source->sizeBytes, {}}, task)))
            return u"the PDF is lost"_s;
    }
    return {};
}

// Puts what is in a folder onto a disk, durable.
void copyTo(ForgetfulDisk &disk, const QString &root)
{
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.errorString()));
        const QByteArray name = QFile::encodeName(file.fileName());
        disk.apply({DiskOp::Kind::Create, name});
        disk.apply({DiskOp::Kind::Write, name, 0, file.readAll()});
        disk.apply({DiskOp::Kind::Sync, name});
        disk.apply({DiskOp::Kind::SyncFolder, name});
    }
}

} // namespace

class TestPowerCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyDurableStrokeSurvivesAPowerCutAtAnySync();
    void everyDurableStrokeSurvivesAPowerCutAnywhere();
    void aPowerCutDuringTheRecoveryLosesNothingMore();
    void thisTestNoticesADiskThatLies();

private:
    enum class Recovering { Undisturbed, CutAsWell };

    QString cutPower(const std::vector<size_t> &points, ForgetfulDisk disk, Unsynced unsynced,
        Recovering recovering = Recovering::Undisturbed) const;
    QString cutRecovery(
        const TestDir &dir, const Promises &promises, std::mt19937_64 &random) const;
    std::vector<size_t> somePoints(size_t count) const;

    std::optional<TestDir> m_dir;
    Recorded m_recorded;
    std::vector<size_t> m_atSyncs;
};

void TestPowerCut::initTestCase()
{
    m_dir.emplace();
    m_recorded.root = m_dir->path();
    auto random = seededRandom();
    {
        Recorder recorder(m_recorded);
        auto first = recorder.begin();
        recorder.scribble(*first, 60, random());
        recorder.addPictures(*first);
        recorder.scribble(*first, 30, random());
        first = recorder.openAgain(std::move(first));
        auto second = recorder.beginWithPdf();
        recorder.scribble(*first, 60, random());
        recorder.scribble(*second, 60, random());
        first = recorder.openAgain(std::move(first));
        recorder.scribble(*first, 40, random());
        recorder.finish();
    }
    int ofJournals = 0, ofDatabase = 0;
    for (size_t i = 0; i < m_recorded.log.size(); ++i) {
        const DiskOp &op = m_recorded.log[i];
        if (op.kind == DiskOp::Kind::Sync || op.kind == DiskOp::Kind::SyncFolder
            || op.kind == DiskOp::Kind::Note)
            m_atSyncs.push_back(i + 1);
        ofJournals += op.kind == DiskOp::Kind::Sync && op.file.endsWith(".hzj");
        ofDatabase += op.kind == DiskOp::Kind::Sync && op.file.endsWith("-wal");
    }
    qInfo("%zu operations, %d syncs of journals, %d of the database", m_recorded.log.size(),
        ofJournals, ofDatabase);
    QVERIFY(ofJournals > 60);
    QVERIFY(ofDatabase > 10);
}

QString TestPowerCut::cutPower(const std::vector<size_t> &points, ForgetfulDisk disk,
    Unsynced unsynced, Recovering recovering) const
{
    auto random = seededRandom();
    Promises promises;
    QStringList broke;
    size_t at = 0;
    for (const size_t point : points) {
        for (; at < point; ++at) {
            const DiskOp &op = m_recorded.log[at];
            if (op.kind != DiskOp::Kind::Note) {
                disk.apply(op);
                continue;
            }
            const QList<QByteArray> words = op.file.split(' ');
            Promise &promise = promises[QString::fromLatin1(words[0])];
            if (words[1] == "pdf")
                promise.hasPdf = true;
            else
                promise.states = std::max<size_t>(promise.states, words[1].toULongLong());
        }
        const TestDir dir;
        disk.writeTo(dir, unsynced, random);
        const QString what = recovering == Recovering::CutAsWell
            ? cutRecovery(dir, promises, random)
            : broken(dir.path(), m_recorded, promises);
        if (!what.isEmpty())
            broke.append(u"cut at %1: %2"_s.arg(point).arg(what));
    }
    return broke.join(u'\n');
}

// The power fails once more, while the program takes up what the first cut left.
QString TestPowerCut::cutRecovery(
    const TestDir &dir, const Promises &promises, std::mt19937_64 &random) const
{
    ForgetfulDisk disk(dir.path());
    copyTo(disk, dir.path());
    std::vector<DiskOp> log;
    {
        WatchedDisk watched(dir.path());
        {
            OpenProfile open(dir.path());
            (void)open.library.recover();
        }
        log = watched.takeLog();
    }
    const size_t point = std::uniform_int_distribution<size_t>(0, log.size())(random);
    for (size_t i = 0; i < point; ++i)
        disk.apply(log[i]);
    const TestDir again;
    disk.writeTo(again, Unsynced::PartlyThere, random);
    return broken(again.path(), m_recorded, promises);
}

std::vector<size_t> TestPowerCut::somePoints(size_t count) const
{
    auto random = seededRandom();
    std::vector<size_t> points;
    for (size_t i = 0; i < count; ++i)
        points.push_back(std::uniform_int_distribution<size_t>(0, m_recorded.log.size())(random));
    std::sort(points.begin(), points.end());
    return points;
}

void TestPowerCut::everyDurableStrokeSurvivesAPowerCutAtAnySync()
{
    QCOMPARE(cutPower(m_atSyncs, ForgetfulDisk(m_recorded.root), Unsynced::Lost), QString());
}

void TestPowerCut::everyDurableStrokeSurvivesAPowerCutAnywhere()
{
    QCOMPARE(cutPower(somePoints(200), ForgetfulDisk(m_recorded.root), Unsynced::PartlyThere),
        QString());
}

void TestPowerCut::aPowerCutDuringTheRecoveryLosesNothingMore()
{
    QCOMPARE(cutPower(somePoints(100), ForgetfulDisk(m_recorded.root), Unsynced::PartlyThere,
                 Recovering::CutAsWell),
        QString());
}

void TestPowerCut::thisTestNoticesADiskThatLies()
{
    for (const QByteArray &lies : {QByteArray(".hzj"), QByteArray("-wal")})
        for (const auto unsynced : {Unsynced::Lost, Unsynced::PartlyThere})
            QVERIFY(!cutPower(somePoints(30), ForgetfulDisk(m_recorded.root, lies), unsynced)
                         .isEmpty());
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"

// Two boards of one teacher, a hub between them, and nothing but their command lines: what each
// changed apart is in the lesson of both, and what does not fit is lost on neither.
#include <hz/page/library.h>
#include <hz/store/profile.h>
#include <hz/sync/hubaccount.h>

#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>

#include <hub/badline.h>
#include <hub/hubprogram.h>
#include <hub/plainhttp.h>
#include <store/storetest.h>
#include <support/lessons.h>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kDatabase = u"me-li"_s;
const QString kPassword = u"li knows it"_s;
constexpr int kPatience = 120'000;

// A board between two runs of its program.
class BoardProfile {
public:
    explicit BoardProfile(QString dir)
        : m_dir(std::move(dir))
    {
    }

    /// What her session does, into documents.
    void edit(const LessonId &lesson, const std::function<void(LessonSession &)> &change) const
    {
        const auto profile = opened();
        LessonLibrary library(*profile, profile->database(kDatabase));
        auto session = library.open(lesson);
        HZ_VERIFY_OK(session);
        QVERIFY(!(*session)->isReadOnly());
        change(**session);
        QVERIFY(closeNow(std::move(*session)));
    }
    LessonId create(const std::function<void(LessonSession &)> &change) const
    {
        const auto profile = opened();
        LessonLibrary library(*profile, profile->database(kDatabase));
        auto session = library.create(u"面积"_s, {});
        if (!session)
            qFatal("%s", told(session).constData());
        const LessonId id = (*session)->lesson().id;
        change(**session);
        if (!closeNow(std::move(*session)))
            qFatal("the lesson is not kept");
        return id;
    }
    /// As `hezhou-board sync` prints it; null if it failed.
    QJsonObject sync(const QString &url, const QStringList &more = {}) const
    {
        QProcess board;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HZ_SYNC_USER"_s, u"li"_s);
        environment.insert(u"HZ_SYNC_PASSWORD"_s, kPassword);
        board.setProcessEnvironment(environment);
        board.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        board.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-board"),
            QStringList{u"--profile"_s, m_dir, u"--json"_s, u"sync"_s, url, u"--once"_s} + more);
        if (!board.waitForFinished(kPatience) || board.exitCode() != 0)
            return {};
        return QJsonDocument::fromJson(board.readAllStandardOutput()).array().at(0).toObject();
    }
    struct Ran {
        int code = -1;
        QJsonArray out;
        QByteArray err;
    };
    /// Without a name or a password.
    Ran run(const QStringList &words) const
    {
        QProcess board;
        board.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-board"),
            QStringList{u"--profile"_s, m_dir, u"--json"_s, u"--lang"_s, u"en"_s} + words);
        if (!board.waitForFinished(kPatience))
            return {};
        return {board.exitCode(), QJsonDocument::fromJson(board.readAllStandardOutput()).array(),
            board.readAllStandardError()};
    }
    const QString &dir() const { return m_dir; }
    /// All pages as they are stored, with the leaves that wait for a person.
    QMap<QString, store::Document> pages() const
    {
        QMap<QString, store::Document> pages;
        const auto profile = opened();
        const auto read = profile->database(kDatabase).read();
        const auto changes = (*read)->changes(0, 1000);
        for (const store::Change &change : *changes)
            if (change.id.startsWith(u"page:"_s))
                pages.insert(change.id, *(*read)->get(change.id));
        return pages;
    }

private:
    std::unique_ptr<store::Profile> opened() const
    {
        auto profile = store::Profile::open(
            m_dir, {.databases = {{kDatabase, {LessonLibrary::projection()}}}});
        if (!profile)
            qFatal("%s", told(profile).constData());
        return std::move(*profile);
    }

    const QString m_dir;
};

// A task that goes on while events are served.
template<typename T> Result<T> outcome(const Task<T> &task)
{
    QTimer done;
    QSignalSpy spy(&done, &QTimer::timeout);
    whenDone(task, &done, [&](const Result<T> &) { done.start(0); });
    spy.wait(kPatience);
    return task.wait();
}

QMap<QString, QString> winnersOf(const BoardProfile &board)
{
    QMap<QString, QString> winners;
    const auto pages = board.pages();
    for (auto it = pages.cbegin(); it != pages.cend(); ++it)
        winners.insert(it.key(), it->revision);
    return winners;
}

} // namespace

class tst_BoardSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_hub.reset(); }
    void whatEachDidApartIsOnBoth();
    void whatReallyClashesIsLostOnNeither();
    void aNameMayHoldASlash();
    void nothingNewTakesTwoRequestsAndAKilobyte();
    void whoIsSignedInHasHerLessonsListed();

private:
    int makeDatabase(const QByteArray &address) const
    {
        return askOnce(m_hub->port(), "PUT", '/' + address,
            {{"Authorization", "Basic " + ("li:" + kPassword.toUtf8()).toBase64()}})
            .status;
    }
    PageId pageOf(int index) const { return m_pages[size_t(index)]; }

    TestDir m_dir;
    int m_count = 0;
    std::unique_ptr<HubProgram> m_hub;
    std::unique_ptr<BoardProfile> m_here, m_there;
    LessonId m_lesson;
    std::vector<PageId> m_pages; // two
    std::vector<ElementId> m_shapes; // two, on the first page
};

// A lesson that both have.
void tst_BoardSync::init()
{
    const QString folder = m_dir.path(QString::number(++m_count));
    QDir().mkpath(folder);
    HubProgram::addAdmin(folder + u"/hub"_s, u"li"_s, kPassword.toUtf8());
    m_hub = std::make_unique<HubProgram>(folder + u"/hub"_s);
    QCOMPARE(makeDatabase(kDatabase.toLatin1()), 201);
    m_here = std::make_unique<BoardProfile>(folder + u"/here"_s);
    m_there = std::make_unique<BoardProfile>(folder + u"/there"_s);
    m_lesson = m_here->create([this](LessonSession &session) {
        const PageId first = session.currentPage();
        m_pages = {first, session.addPage(first, {})};
        m_shapes = session.addElements(
            first, {objectElement(rectangle(100, 50)), objectElement(rectangle(30, 30))});
    });
    QVERIFY(!m_here->sync(m_hub->url()).isEmpty());
    const QJsonObject came = m_there->sync(m_hub->url() + u'/' + kDatabase);
    QCOMPARE(came[u"id"].toString(), kDatabase);
    QCOMPARE(came[u"pulled"].toInt(), 3); // the lesson and its pages
    QCOMPARE(winnersOf(*m_there), winnersOf(*m_here));
}

void tst_BoardSync::whatEachDidApartIsOnBoth()
{
    StrokeId strokeHere, strokeThere;
    PageId added;
    m_here->edit(m_lesson, [&](LessonSession &session) {
        session.transformElements(pageOf(0), {m_shapes[0]}, QTransform::fromTranslate(300, 0));
        strokeHere = session.addStroke(pageOf(0), strokeFrom({10, 10}, {200, 10}));
        added = session.addPage(pageOf(1), {});
        session.addStroke(added, strokeFrom({5, 5}, {50, 50}));
    });
    m_there->edit(m_lesson, [&](LessonSession &session) {
        session.transformElements(pageOf(0), {m_shapes[1]}, QTransform::fromTranslate(0, 400));
        strokeThere = session.addStroke(pageOf(0), strokeFrom({10, 90}, {200, 90}));
        session.addStroke(pageOf(1), strokeFrom({1, 1}, {9, 9}));
    });
    QCOMPARE(m_here->sync(m_hub->url())[u"clashes"].toInt(), 0);
    const QJsonObject second = m_there->sync(m_hub->url());
    QVERIFY(second[u"merged"].toInt() > 0);
    QCOMPARE(second[u"clashes"].toInt(), 0);
    QVERIFY(m_here->sync(m_hub->url())[u"pulled"].toInt() > 0);
    const QJsonObject quiet = m_there->sync(m_hub->url());
    QCOMPARE(quiet[u"pulled"].toInt() + quiet[u"pushed"].toInt(), 0);
    QCOMPARE(winnersOf(*m_there), winnersOf(*m_here));
    for (const BoardProfile *board : {m_here.get(), m_there.get()}) {
        const auto stored = board->pages();
        for (const store::Document &page : stored)
            QCOMPARE(page.conflicts, QStringList());
        board->edit(m_lesson, [&](LessonSession &session) {
            const Lesson &lesson = session.lesson();
            QCOMPARE(lesson.pages().size(), size_t(3));
            const Page *first = lesson.page(pageOf(0));
            QCOMPARE(bounds(*first->find(m_shapes[0])).center().toPoint(), QPoint(350, 25));
            QCOMPARE(bounds(*first->find(m_shapes[1])).center().toPoint(), QPoint(15, 415));
            QVERIFY(first->find(strokeHere) && first->find(strokeThere));
            QCOMPARE(lesson.page(pageOf(1))->elements().size(), size_t(1));
            QCOMPARE(lesson.page(added)->elements().size(), size_t(1));
        });
    }
}

void tst_BoardSync::whatReallyClashesIsLostOnNeither()
{
    const auto moveTo = [&](const BoardProfile &board, int x) {
        board.edit(m_lesson, [&](LessonSession &session) {
            session.transformElements(pageOf(0), {m_shapes[0]}, QTransform::fromTranslate(x, 0));
        });
    };
    moveTo(*m_here, 111);
    moveTo(*m_there, 222);
    QCOMPARE(m_here->sync(m_hub->url())[u"clashes"].toInt(), 0);
    QCOMPARE(m_there->sync(m_hub->url())[u"clashes"].toInt(), 1);
    QCOMPARE(m_here->sync(m_hub->url())[u"clashes"].toInt(), 1);
    const QString id = u"page:"_s + m_lesson.text() + u':' + pageOf(0).text();
    for (const BoardProfile *board : {m_here.get(), m_there.get()}) {
        const store::Document page = board->pages().value(id);
        QCOMPARE(page.conflicts.size(), 1); // and the winner
    }
    QCOMPARE(winnersOf(*m_there), winnersOf(*m_here));
    const auto other = m_here->pages().value(id).conflicts;
    QCOMPARE(m_there->pages().value(id).conflicts, other);
}

// The one that is named in the address, all that are in the profile, and over a stick.
void tst_BoardSync::aNameMayHoldASlash()
{
    const QString database = u"county-1/school-2"_s;
    QCOMPARE(makeDatabase("county-1%2Fschool-2"), 201);
    const QString address = m_hub->url() + u"/county-1%2Fschool-2"_s;
    QCOMPARE(m_here->sync(address, {u"--db"_s, kDatabase})[u"pushed"].toInt(), 3);
    const BoardProfile other(m_dir.path(u"slash"_s));
    const QJsonObject came = other.sync(address);
    QCOMPARE(came[u"id"].toString(), database);
    QCOMPARE(came[u"pulled"].toInt(), 3);
    const QJsonObject again = other.sync(m_hub->url());
    QCOMPARE(again[u"id"].toString(), database);
    QCOMPARE(again[u"pulled"].toInt(), 0);
    const QString stick = m_dir.path(u"stick"_s);
    QVERIFY(QDir().mkpath(stick));
    QCOMPARE(other.sync(stick)[u"pushed"].toInt(), 3);
    const BoardProfile third(m_dir.path(u"third"_s));
    QCOMPARE(third.sync(stick, {u"--db"_s, database})[u"pulled"].toInt(), 3);
}

// With the name and the password.
void tst_BoardSync::nothingNewTakesTwoRequestsAndAKilobyte()
{
    const BadLine line(m_hub->port(), {});
    const QString address = u"http://127.0.0.1:%1"_s.arg(line.port());
    QVERIFY(!m_here->sync(address).isEmpty()); // the hub is met at this address
    const int requests = line.requests(), connections = line.connections();
    const qint64 bytes = line.bytes();
    const QJsonObject quiet = m_here->sync(address);
    QCOMPARE(quiet[u"pulled"].toInt() + quiet[u"pushed"].toInt(), 0);
    QCOMPARE(line.requests() - requests, 2); // what is new, and whether it has what we sent
    QCOMPARE(line.connections() - connections, 1);
    QVERIFY2(line.bytes() - bytes <= 1000, qPrintable(QString::number(line.bytes() - bytes)));
}

void tst_BoardSync::whoIsSignedInHasHerLessonsListed()
{
    const QString picture = m_dir.path(u"lesson.pdf"_s);
    const QStringList toPicture{u"export"_s, m_lesson.text(), u"--to"_s, picture};
    const auto isListed = [&] {
        const BoardProfile::Ran listed = m_here->run({u"list"_s});
        return listed.out.size() == 1 && listed.out[0][u"id"].toString() == m_lesson.text()
            && listed.out[0][u"person"].toString() == u"li" && listed.out[0][u"pages"].toInt() == 2
            && !listed.err.contains("left out");
    };
    const auto isLeftOut = [&] {
        const BoardProfile::Ran listed = m_here->run({u"list"_s});
        return listed.code == 0 && listed.out.isEmpty()
            && listed.err.contains("The lessons of 1 other") && m_here->run(toPicture).code == 1;
    };
    QVERIFY(isLeftOut());
    sync::HubAccount account(m_here->dir());
    HZ_VERIFY_OK(outcome(account.accept({QUrl(m_hub->url()), {}})));
    HZ_VERIFY_OK(outcome(account.signIn(u"li"_s, kPassword)));
    QVERIFY(isListed());
    QCOMPARE(m_here->run(toPicture).code, 0);
    QVERIFY(QFile::exists(picture));
    QVERIFY(QFile::remove(picture));
    HZ_VERIFY_OK(outcome(account.signOut()));
    QVERIFY(isLeftOut());
    QVERIFY(!QFile::exists(picture));
}

QTEST_MAIN(tst_BoardSync)
#include "tst_boardsync.moc"

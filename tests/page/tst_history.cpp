// Versions of lessons by sitting: what was kept is what was there, whatever comes after it, and
// costs only what was touched.
#include "scribbler.h"

#include <hz/page/history.h>
#include <hz/store/verify.h>

#include <QtCore/QProcess>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>

#include <map>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSamplePdf = QStringLiteral(HZ_SOURCE_DIR "/resources/sample/area-of-a-triangle.pdf");

template<typename T> Result<T> waited(const Task<T> &task)
{
    if (!QTest::qWaitFor([&task] { return task.isFinished(); }))
        qFatal("the task does not end");
    return task.wait();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString textOf(const PageChanges &changes)
{
    return u"+%1 ~%2 >%3 -%4"_s.arg(changes.added)
        .arg(changes.changed)
        .arg(changes.moved)
        .arg(changes.removed);
}

/// "3 pages +1 ~1 >0 -0", newest first; "first" for the oldest.
QStringList textOf(const QList<Sitting> &sittings)
{
    QStringList lines;
    for (const Sitting &sitting : sittings)
        lines.append(u"%1 pages "_s.arg(sitting.pages)
            + (sitting.changes ? textOf(*sitting.changes) : u"first"_s));
    return lines;
}

SittingId sittingOn(const QDate &day, int hour = 8)
{
    const QDateTime began(day, QTime(hour, 0));
    return SittingId(Ulid::fromParts(began.toMSecsSinceEpoch(), 0, 1).toString());
}

/// Writes and closes over and over, and says when a lesson has been closed, until it is killed.
int writeMain(const QString &dir, const LessonId &lesson, quint64 seed)
{
    OpenProfile open(dir);
    std::mt19937_64 random(seed);
    for (;;) {
        auto session = valueOf(open.library.open(lesson));
        Scribbler scribbler(*session, random());
        for (int i = 0; i < 12; ++i)
            scribbler.act();
        bool isClosed = false;
        QObject::connect(
            session.get(), &LessonSession::closed, session.get(), [&isClosed] { isClosed = true; });
        session->close();
        if (!QTest::qWaitFor([&isClosed] { return isClosed; }))
            return 1;
        session.reset();
        (void)open.library.keepSitting(lesson);
        std::puts("closed");
        std::fflush(stdout);
    }
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir.emplace();
        m_open.emplace(m_dir->path());
    }
    void cleanup()
    {
        m_open.reset();
        m_dir.reset();
    }

    void aSittingIsKeptOnceItIsClosed()
    {
        const LessonId id = made();
        QCOMPARE(textOf(history(id)), QStringList());
        keep(id);
        const QList<Sitting> kept = history(id);
        QCOMPARE(textOf(kept), QStringList{u"1 pages first"_s});
        QCOMPARE(kept.first().title, u"第1课"_s);
        QVERIFY(kept.first().began.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        QVERIFY(kept.first().began <= kept.first().ended);
        HZ_VERIFY_OK(waited(library().keepSitting(id)));
        QCOMPARE(history(id), kept); // once more is nothing
    }

    void whatChangedIsToldInPages()
    {
        const LessonId id = made();
        keep(id);
        sit(id, [&](LessonSession &session) {
            session.addPage(session.currentPage(), {});
            session.addPage(session.currentPage(), {});
        });
        sit(id, [&](LessonSession &session) {
            session.addStroke(session.currentPage(), m_hand.next());
            session.addStroke(session.lesson().pages().front().id, m_hand.next());
        });
        sit(id, [&](LessonSession &session) {
            session.movePages({session.lesson().pages().back().id}, {});
        });
        sit(id,
            [&](LessonSession &session) { session.removePage(session.lesson().pages()[1].id); });
        sit(id, [&](LessonSession &session) { session.setCurrentPage(anyPage(session)); });
        QCOMPARE(textOf(history(id)),
            (QStringList{u"2 pages +0 ~0 >0 -1"_s, u"3 pages +0 ~0 >1 -0"_s,
                u"3 pages +0 ~2 >0 -0"_s, u"3 pages +2 ~0 >0 -0"_s, u"1 pages first"_s}));
    }

    void everySittingIsAsItWasLeft()
    {
        auto random = seededRandom();
        const LessonId id = made();
        std::map<QString, QStringList> left; // by sitting
        keep(id);
        left.emplace(history(id).constFirst().id.text(),
            test::textOf(valueOf(library().open(id))->lesson()));
        for (int i = 0; i < 25; ++i) {
            QStringList now;
            sit(id, [&](LessonSession &session) {
                Scribbler scribbler(session, random());
                for (int deed = 0; deed < 40; ++deed)
                    scribbler.act();
                now = test::textOf(session.lesson());
            });
            const QList<Sitting> kept = history(id);
            QVERIFY(!kept.isEmpty());
            // What happened not to change any page is the sitting before.
            left.insert_or_assign(kept.first().id.text(), now);
            if (random() % 4 == 0)
                HZ_VERIFY_OK(database().writeAndWait(
                    [](store::WriteTransaction &t) { return store::compact(t, 100'000); }));
        }
        QCOMPARE(history(id).size(), qsizetype(left.size()));
        for (const Sitting &sitting : history(id)) {
            const QStringList then = pagesOf(left.at(sitting.id.text()));
            const auto kept = valueOf(lessonAt(database(), id, sitting.id));
            QCOMPARE(pagesOf(test::textOf(*kept)), then);
            const auto restored
                = valueOf(waited(library().restoreSitting(id, sitting.id, u"再来"_s)));
            QCOMPARE(restored.missingPages, 0);
            const auto copy = valueOf(library().open(restored.id));
            QVERIFY(!copy->isReadOnly());
            QCOMPARE(pagesOf(test::textOf(copy->lesson())), then);
        }
        QVERIFY(isSound());
    }

    void aCopyOfASittingChangesNothingElse()
    {
        const LessonId id = made();
        HZ_VERIFY_OK(waited(library().setFolder(id, u"数学"_s)));
        sit(id, [&](LessonSession &session) {
            session.addStroke(session.currentPage(), m_hand.next());
        });
        sit(id, [&](LessonSession &session) { session.addPage(session.currentPage(), {}); });
        const QStringList now = test::textOf(valueOf(library().open(id))->lesson());
        const QList<Sitting> kept = history(id);
        const auto restored
            = valueOf(waited(library().restoreSitting(id, kept.last().id, u"面积（昨天）"_s)));
        QVERIFY(restored.id != id);
        QCOMPARE(test::textOf(valueOf(library().open(id))->lesson()), now);
        QCOMPARE(history(id), kept);
        const QList<LessonSummary> lessons = valueOf(library().lessons());
        QCOMPARE(lessons.size(), 2);
        const auto copy = std::find_if(lessons.begin(), lessons.end(),
            [&](const LessonSummary &lesson) { return lesson.id == restored.id; });
        QCOMPARE(copy->title, u"面积（昨天）"_s);
        QCOMPARE(copy->folder, u"数学"_s);
        QCOMPARE(copy->pages, 1);
        QVERIFY(!QImage(library().picturePath(restored.id)).isNull());
    }

    void aPageThatIsNotTouchedIsNotWrittenAgain()
    {
        const LessonId id = made();
        sit(id, [&](LessonSession &session) {
            for (int i = 0; i < 9; ++i) {
                session.addPage(session.currentPage(), {});
                for (int stroke = 0; stroke < 60; ++stroke)
                    session.addStroke(session.currentPage(), m_hand.next());
            }
        });
        QCOMPARE(versions(id), 10);
        const qint64 attachments = attachmentCount();
        sit(id, [&](LessonSession &session) {
            session.addStroke(session.lesson().pages().front().id, m_hand.next());
            session.movePages({session.lesson().pages().back().id}, {});
        });
        QCOMPARE(versions(id), 11); // a page that was moved is the same version
        QCOMPARE(attachmentCount(), attachments + 1); // the new run of ink, shared with the page
    }

    void aLessonOverAPdfComesBackWithItsPages()
    {
        auto session = valueOf(library().createFromPdf(kSamplePdf));
        const LessonId id = session->lesson().id;
        const auto pages = int(session->lesson().pages().size());
        HZ_VERIFY_OK(waited(library().storePdf(*session)));
        QTRY_VERIFY(!session->lesson().source->sha256.isEmpty());
        HZ_CLOSE(session);
        keep(id);
        QCOMPARE(textOf(history(id)), QStringList()); // nothing was done with it
        sit(id, [&](LessonSession &written) { written.addStroke(pdfPageId(1), m_hand.next()); });
        sit(id, [&](LessonSession &written) {
            written.removePage(pdfPageId(0));
            written.addStroke(pdfPageId(2), m_hand.next());
        });
        QCOMPARE(textOf(history(id)),
            (QStringList{
                u"%1 pages +0 ~1 >0 -1"_s.arg(pages - 1), u"%1 pages first"_s.arg(pages)}));
        const QStringList now = test::textOf(valueOf(library().open(id))->lesson());
        const auto restored
            = valueOf(waited(library().restoreSitting(id, history(id).constFirst().id, u"x"_s)));
        const auto copy = valueOf(library().open(restored.id));
        QCOMPARE(pagesOf(test::textOf(copy->lesson())), pagesOf(now));
        QCOMPARE(copy->lesson().source->sha256, sha256(contents(kSamplePdf)));
        QVERIFY(!pdfPathOf(copy->lesson(), m_open->profile->blobs()).isEmpty());
    }

    void fieldsOfNewerVersionsComeBack()
    {
        const LessonId id = made();
        const PageId page = valueOf(library().open(id))->currentPage();
        change(u"lesson:"_s + id.text(), u"goal"_s, u"会算面积"_s);
        change(u"page:%1:%2"_s.arg(id.text(), page.text()), u"note"_s, u"慢一点"_s);
        keep(id);
        const auto restored
            = valueOf(waited(library().restoreSitting(id, history(id).constFirst().id, u"x"_s)));
        const auto read = valueOf(database().read());
        QCOMPARE(valueOf(read->get(u"lesson:"_s + restored.id.text())).body[u"goal"_s].toString(),
            u"会算面积"_s);
        const store::Document copy
            = valueOf(read->get(u"page:%1:%2"_s.arg(restored.id.text(), page.text())));
        QCOMPARE(copy.body[u"note"_s].toString(), u"慢一点"_s);
        QCOMPARE(copy.body[u"lesson"_s].toString(), restored.id.text());
    }

    void whatANewerVersionKeptIsLeftAlone()
    {
        const LessonId id = made();
        keep(id);
        const SittingId sitting = history(id).constFirst().id;
        change(u"sitting:%1:%2"_s.arg(id.text(), sitting.text()), u"schema"_s, 99);
        QCOMPARE(textOf(history(id)), QStringList());
        HZ_VERIFY_FAILS(waited(library().restoreSitting(id, sitting, u"x"_s)), Unsupported);
        HZ_VERIFY_FAILS(lessonAt(database(), id, sitting), Unsupported);
        sit(id, [&](LessonSession &session) {
            session.addStroke(session.currentPage(), m_hand.next());
        });
        QCOMPARE(textOf(history(id)), QStringList{u"1 pages first"_s});
        QCOMPARE(valueOf(database().read())
                     ->get(u"sitting:%1:%2"_s.arg(id.text(), sitting.text()))
                     .has_value(),
            true);
    }

    void whatChangedTheLessonBetweenTwoSittingsIsKeptBesideThem()
    {
        const LessonId id = made();
        sit(id, [&](LessonSession &session) {
            session.addStroke(session.currentPage(), m_hand.next());
        });
        const QList<Sitting> before = history(id);
        const PageId page = valueOf(library().open(id))->currentPage();
        // As an import or another machine does.
        change(u"page:%1:%2"_s.arg(id.text(), page.text()), u"height"_s, 2000);
        valueOf(library().open(id));
        QTRY_COMPARE(history(id).size(), before.size() + 1);
        QCOMPARE(history(id).sliced(1), before);
        QCOMPARE(
            valueOf(lessonAt(database(), id, before.first().id))->page(page)->size.height(), 1080);
    }

    void aSittingThatACrashEndedIsKeptWhenTheLessonIsTakenUp()
    {
        const LessonId id = made();
        keep(id);
        {
            auto session = valueOf(library().open(id));
            session->addStroke(session->currentPage(), m_hand.next());
            QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        } // not closed: its journal stays, as after a crash
        QCOMPARE(library().recover().journals, 1);
        QTRY_COMPARE(
            textOf(history(id)), (QStringList{u"1 pages +0 ~1 >0 -0"_s, u"1 pages first"_s}));
    }

    void theHistoryGoesWithTheLesson()
    {
        const LessonId id = made();
        keep(id);
        const LessonId other = made();
        keep(other);
        HZ_VERIFY_OK(waited(library().moveToBin(id)));
        QCOMPARE(history(id).size(), 1); // may be put back
        FixedClock later(QDateTime::currentDateTimeUtc().addDays(kBinDays + 1));
        LessonLibrary then(*m_open->profile, database(), later);
        QCOMPARE(waited(then.purgeBin()).value_or(-1), 1);
        const auto read = valueOf(database().read());
        for (const QString &kind : {u"sitting"_s, u"version"_s, u"page"_s}) {
            QCOMPARE(valueOf(read->idsWithPrefix(u"%1:%2:"_s.arg(kind, id.text()))), QStringList());
            QCOMPARE(valueOf(read->idsWithPrefix(u"%1:%2:"_s.arg(kind, other.text()))).size(), 1);
        }
        // A session that closes late brings nothing back.
        QCOMPARE(waited(library().keepSitting(id)).value_or(true), false);
        HZ_VERIFY_OK(library().remove(other));
        QCOMPARE(history(other).size(), 0);
    }

    void expiredSittingsFollowTheRule_data()
    {
        QTest::addColumn<QList<SittingId>>("all");
        QTest::addColumn<qsizetype>("kept");
        const QDate today(2026, 9, 16); // a Wednesday
        QTest::newRow("none") << QList<SittingId>() << qsizetype(0);
        QList<SittingId> recent, old, future;
        for (int day = 0; day < 29; ++day)
            for (const int hour : {8, 10})
                recent.append(sittingOn(today.addDays(-day), hour));
        QTest::newRow("two a day for a month all stay") << recent << recent.size();
        for (int week = 6; week < 26; ++week)
            for (int day = 0; day < 5; ++day)
                old.append(sittingOn(today.addDays(-7 * week - 2 + day)));
        QTest::newRow("of old weeks the last stays") << old << qsizetype(20);
        for (int day = 0; day < 300; ++day)
            future.append(sittingOn(today.addDays(day)));
        QTest::newRow("no more than there may be") << future << qsizetype(kMostSittings);
        QTest::newRow("old and new") << recent + old << recent.size() + 20;
    }
    void expiredSittingsFollowTheRule()
    {
        QFETCH(QList<SittingId>, all);
        QFETCH(const qsizetype, kept);
        auto random = seededRandom();
        std::shuffle(all.begin(), all.end(), random);
        const QDateTime now(QDate(2026, 9, 16), QTime(17, 0));
        const QList<SittingId> expired = expiredSittings(all, now);
        QCOMPARE(all.size() - expired.size(), kept);
        QList<SittingId> left = all;
        left.removeIf([&](const SittingId &id) { return expired.contains(id); });
        QCOMPARE(expiredSittings(left, now), QList<SittingId>()); // it has come to rest
        if (!all.isEmpty())
            QVERIFY(left.contains(*std::max_element(all.begin(), all.end())));
    }

    void whatExpiresTakesOnlyItsOwnVersionsAlong()
    {
        const LessonId id = made();
        QStringList last;
        for (int i = 0; i < kMostSittings + 5; ++i)
            sit(id, [&](LessonSession &session) {
                if (i % 10 == 0)
                    session.addPage(session.currentPage(), {});
                session.addStroke(session.currentPage(), m_hand.next());
                last = test::textOf(session.lesson());
            });
        const QList<Sitting> kept = history(id);
        QCOMPARE(kept.size(), kMostSittings);
        QCOMPARE(pagesOf(test::textOf(*valueOf(lessonAt(database(), id, kept.first().id)))),
            pagesOf(last));
        for (const Sitting &sitting : kept) {
            const QStringList pages = test::textOf(*valueOf(lessonAt(database(), id, sitting.id)));
            QVERIFY2(!pages.join(u' ').contains(u"unreadable"), qPrintable(pages.join(u'\n')));
        }
        QVERIFY(isSound());
    }

    void aKillBetweenClosingAndKeepingLosesNothing()
    {
        auto random = seededRandom();
        const LessonId id = made();
        m_open.reset();
        int kept = 0;
        for (int kill = 0; kill < 30; ++kill) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(),
                {u"--write"_s, m_dir->path(), id.text(), QString::number(random())});
            QVERIFY(child.waitForStarted());
            for (auto times = random() % 3 + 1; times > 0; --times)
                QVERIFY(child.canReadLine() || child.waitForReadyRead());
            child.waitForFinished(std::uniform_int_distribution<int>(1, 12)(random));
            child.kill();
            child.waitForFinished();
            m_open.emplace(m_dir->path());
            QCOMPARE(library().recover().problems.size(), 0);
            const QStringList now = test::textOf(valueOf(library().open(id))->lesson());
            HZ_VERIFY_OK(waited(library().keepSitting(id))); // behind what opening began
            const QList<Sitting> sittings = history(id);
            QVERIFY(sittings.size() >= kept);
            kept = int(sittings.size());
            QCOMPARE(pagesOf(test::textOf(*valueOf(lessonAt(database(), id, sittings.first().id)))),
                pagesOf(now));
            QVERIFY(isSound());
            m_open.reset();
        }
        QVERIFY2(kept > 20, qPrintable(QString::number(kept)));
    }

private:
    LessonLibrary &library() { return m_open->library; }
    store::Database &database() { return m_open->database(); }
    QList<Sitting> history(const LessonId &id) { return valueOf(waited(library().history(id))); }
    static PageId anyPage(const LessonSession &session)
    {
        return session.lesson().pages().back().id;
    }
    /// Without the line of the lesson itself: which page is shown is no change.
    static QStringList pagesOf(const QStringList &lesson) { return lesson.sliced(1); }

    LessonId made()
    {
        auto session = valueOf(library().create(u"第1课"_s, {}));
        const LessonId id = session->lesson().id;
        close(session);
        return id;
    }
    static void close(std::unique_ptr<LessonSession> &session)
    {
        bool isClosed = false;
        QObject::connect(
            session.get(), &LessonSession::closed, session.get(), [&isClosed] { isClosed = true; });
        session->close();
        if (!QTest::qWaitFor([&isClosed] { return isClosed; }, 20'000))
            qFatal("the session does not close");
        session.reset();
    }
    void keep(const LessonId &id)
    {
        if (const Result<bool> kept = waited(library().keepSitting(id)); !kept)
            qFatal("%s", told(kept).constData());
    }
    /// As the program does.
    void sit(const LessonId &id, const std::function<void(LessonSession &)> &work)
    {
        auto session = valueOf(library().open(id));
        work(*session);
        close(session);
        keep(id);
    }
    void change(const QString &docId, const QString &field, const QJsonValue &value)
    {
        const Result<bool> changed
            = database().writeAndWait([&](store::WriteTransaction &t) -> Result<bool> {
                  HZ_TRY(const store::Document now, t.get(docId));
                  QJsonObject body = now.body;
                  body.insert(field, value);
                  HZ_CHECK(store::put(t,
                      {.id = docId,
                          .parent = now.revision,
                          .body = body,
                          .keep = now.attachments.keys()}));
                  return true;
              });
        if (!changed)
            qFatal("%s", told(changed).constData());
    }
    qsizetype versions(const LessonId &id)
    {
        return valueOf(valueOf(database().read())->idsWithPrefix(u"version:%1:"_s.arg(id.text())))
            .size();
    }
    /// After what is replaced has gone.
    qint64 attachmentCount()
    {
        (void)database().writeAndWait(
            [](store::WriteTransaction &t) { return store::compact(t, 100'000); });
        QSet<QByteArray> sums;
        const auto read = valueOf(database().read());
        for (const QString &id : valueOf(read->idsWithPrefix({})))
            for (const store::AttachmentInfo &info : valueOf(read->get(id)).attachments)
                sums.insert(info.sha256);
        return sums.size();
    }
    bool isSound()
    {
        TaskControl task;
        const Result<store::VerifyReport> report = store::verify(database().path(), task);
        return report && report->isSound();
    }

    std::optional<TestDir> m_dir;
    std::optional<OpenProfile> m_open;
    Handwriting m_hand;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 5 && arguments[1] == u"--write")
        return writeMain(arguments[2], LessonId(arguments[3]), arguments[4].toULongLong());
    TestHistory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_history.moc"

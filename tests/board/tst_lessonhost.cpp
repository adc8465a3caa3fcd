// Opening lessons: what a crash broke off is taken up again.
#include "cli/waiting.h"
#include "support/lessons.h"
#include "window/lessonhost.h"

#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

using namespace hz;
using namespace hz::board;
using namespace hz::test;

namespace {

const QString kSamplePdf = QStringLiteral(HZ_SOURCE_DIR "/resources/sample/area-of-a-triangle.pdf");

} // namespace

class tst_LessonHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile.emplace();
        QVERIFY(QFile::copy(kSamplePdf, stick()));
        auto session = m_profile->library().createFromPdf(stick());
        HZ_VERIFY_OK(session);
        m_lesson = (*session)->lesson().id;
        (*session)->addStroke((*session)->currentPage(), strokeFrom({100, 100}, {300, 200}));
        QTRY_COMPARE((*session)->durableSeq(), (*session)->lastSeq());
        session->reset(); // dies before the PDF has been copied
        m_host.emplace(m_profile->profile(), m_profile->database(), m_clock);
    }
    void cleanup()
    {
        m_host->putAway();
        QTRY_VERIFY(m_host->isIdle());
        m_host.reset();
        m_profile.reset();
    }

    void aCopyThatACrashBrokeOffIsMadeAtTheNextOpening()
    {
        QSignalSpy failed(&*m_host, &LessonHost::failed);
        m_host->recover();
        QVERIFY(m_host->session());
        QTRY_VERIFY(!m_host->session()->lesson().source->sha256.isEmpty());
        QVERIFY(QFile::remove(stick())); // may be pulled now
        m_host->putAway();
        QTRY_VERIFY(m_host->isIdle());
        m_host->open(m_lesson);
        QVERIFY(QFile::exists(page::pdfPathOf(m_host->session()->lesson(), m_host->blobs())));
        QCOMPARE(m_host->session()->lesson().page(page::pdfPageId(0))->strokeCount(), 1);
        QCOMPARE(failed.size(), 0);
    }

    void anOriginalThatIsGoneIsNamed()
    {
        QVERIFY(QFile::remove(stick()));
        QSignalSpy failed(&*m_host, &LessonHost::failed);
        m_host->recover();
        QVERIFY(m_host->session()); // what was written is there all the same
        QTRY_COMPARE(failed.size(), 1);
        const QString words = failed[0][0].value<Error>().message;
        QVERIFY2(words.contains(u"stick.pdf") && words.contains(stick()), qPrintable(words));
        // Plugged in again:
        m_host->putAway();
        QTRY_VERIFY(m_host->isIdle());
        QVERIFY(QFile::copy(kSamplePdf, stick()));
        m_host->open(m_lesson);
        QTRY_VERIFY(!m_host->session()->lesson().source->sha256.isEmpty());
    }

    void anotherFileOfThatNameIsNotTaken()
    {
        QVERIFY(QFile::remove(stick()));
        {
            QPdfWriter other(stick());
            QPainter(&other).drawRect(100, 100, 100, 100);
        }
        QSignalSpy failed(&*m_host, &LessonHost::failed);
        m_host->recover();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().kind, Error::Kind::Invalid);
        QVERIFY(m_host->session()->lesson().source->sha256.isEmpty());
    }

private:
    QString stick() const { return m_profile->dir().path(QStringLiteral("stick.pdf")); }

    FixedClock m_clock;
    std::optional<LessonProfile> m_profile;
    std::optional<LessonHost> m_host;
    page::LessonId m_lesson;
};

QTEST_MAIN(tst_LessonHost)
#include "tst_lessonhost.moc"

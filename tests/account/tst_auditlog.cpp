// The audit log tells whatever is done to its file.
#include <hz/account/auditlog.h>

#include <support/support.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_AuditLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_path = m_dir.path(u"audit %1.log"_s.arg(++m_count));
        auto log = std::move(*AuditLog::open(m_path, m_clock));
        for (int i = 0; i < 5; ++i)
            HZ_VERIFY_OK(log->append({.what = u"sign-in"_s, .who = u"user%1"_s.arg(i)}));
    }

    void anUntouchedLogIsSound();
    void goesOnAfterOpeningAgain();
    void whatIsDoneToItIsNoticed_data();
    void whatIsDoneToItIsNoticed();
    void aLineThatWasCutByAPowerCutIsSetRight();
    void lineFeedsInAnEventMakeNoLine();
    void twoProgramsDoNotWriteOneLog();

private:
    QString name() const { return QFileInfo(m_path).fileName(); }
    AuditReport report() const
    {
        TaskControl task;
        return AuditLog::verify(m_path, task).value_or(AuditReport{.problems = {u"?"_s}});
    }

    TestDir m_dir;
    int m_count = 0;
    FixedClock m_clock;
    QString m_path;
};

void tst_AuditLog::anUntouchedLogIsSound()
{
    QCOMPARE(report().problems, QStringList());
    QCOMPARE(report().entries, 5);
    TaskControl task;
    HZ_VERIFY_FAILS(AuditLog::verify(m_path + u"x"_s, task), NotFound);
}

void tst_AuditLog::goesOnAfterOpeningAgain()
{
    auto log = std::move(*AuditLog::open(m_path, m_clock));
    HZ_VERIFY_OK(log->append({.what = u"later"_s}));
    QCOMPARE(report().problems, QStringList());
    QCOMPARE(report().entries, 6);
}

void tst_AuditLog::whatIsDoneToItIsNoticed_data()
{
    QTest::addColumn<QString>("deed");
    for (const char *deed : {"change", "remove", "swap", "repeat", "garbage"})
        QTest::newRow(deed) << QString::fromLatin1(deed);
}

void tst_AuditLog::whatIsDoneToItIsNoticed()
{
    QFETCH(const QString, deed);
    QByteArrayList lines = m_dir.read(name()).split('\n');
    if (deed == u"change")
        lines[1].replace("user1", "user9");
    else if (deed == u"remove")
        lines.removeAt(2);
    else if (deed == u"swap")
        lines.swapItemsAt(1, 2);
    else if (deed == u"repeat")
        lines.insert(1, lines[1]);
    else
        lines.insert(1, "not JSON");
    m_dir.write(name(), lines.join('\n'));
    QVERIFY(!report().isSound());
}

void tst_AuditLog::aLineThatWasCutByAPowerCutIsSetRight()
{
    const QByteArray whole = m_dir.read(name());
    m_dir.write(name(), whole + "{\"n\":6,\"at\":");
    QVERIFY(!report().isSound());
    auto log = std::move(*AuditLog::open(m_path, m_clock));
    QCOMPARE(m_dir.read(name()), whole);
    HZ_VERIFY_OK(log->append({.what = u"later"_s}));
    QVERIFY(report().isSound());
}

void tst_AuditLog::lineFeedsInAnEventMakeNoLine()
{
    auto log = std::move(*AuditLog::open(m_path, m_clock));
    HZ_VERIFY_OK(log->append({.what = u"a\nb"_s, .about = QString(100'000, u'"')}));
    QCOMPARE(report().problems, QStringList());
    QCOMPARE(report().entries, 6);
}

void tst_AuditLog::twoProgramsDoNotWriteOneLog()
{
    const auto log = AuditLog::open(m_path, m_clock);
    HZ_VERIFY_OK(log);
    HZ_VERIFY_FAILS(AuditLog::open(m_path, m_clock), Conflict);
}

QTEST_GUILESS_MAIN(tst_AuditLog)
#include "tst_auditlog.moc"

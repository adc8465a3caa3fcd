// The sample is being written when the machine dies: the next start goes on and ends with what an
// undisturbed one has.
#include "programrun.h"
#include "support/support.h"

#include <hz/core/commandline.h>
#include <hz/inventory/sample.h>
#include <hz/store/database.h>

#include <QtCore/QDirIterator>

#include <cli/place.h>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace hz::test;

namespace {

constexpr int kSchools = 60;

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

QStringList held(const QString &profile)
{
    const Result<Place> place = Place::open(profile);
    if (!place)
        qFatal("%s", told(place).constData());
    const auto read = place->database().read();
    return (*read)->idsWithPrefix(QString()).value();
}

} // namespace

class SampleKillTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextStartGoesOn_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("at once") << qint64(1);
        QTest::newRow("with some of it there") << qint64(3 << 20);
        QTest::newRow("with much of it there") << qint64(6 << 20);
    }
    void theNextStartGoesOn()
    {
        QFETCH(qint64, bytes);
        const TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        const QStringList command{u"--profile"_s, profile, u"sample"_s, u"--schools"_s,
            QString::number(kSchools), u"--json"_s};
        {
            QProcess program;
            startConsole(program, command, dir.path());
            QTRY_VERIFY_WITH_TIMEOUT(
                bytesIn(profile) >= bytes || program.state() == QProcess::NotRunning, 60'000);
            program.kill();
            QVERIFY(program.waitForFinished());
        }
        const qsizetype before = held(profile).size();
        const Ended ended = runConsole(command, dir.path());
        // It may have been faster than the kill.
        QVERIFY2(ended.code == commandline::kDone || before > 0, ended.err.constData());
        const Sample whole = makeSample({.schools = kSchools}).value();
        QCOMPARE(held(profile).size(), whole.documents());
        QCOMPARE(runConsole(command, dir.path()).code, int(commandline::kFailed));
    }
};

QTEST_GUILESS_MAIN(SampleKillTest)
#include "tst_samplekill.moc"

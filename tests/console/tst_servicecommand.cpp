// hezhou-console fault, tickets and inspections, as a script runs them.
#include "console.h"
#include "programrun.h"

#include <hz/core/commandline.h>
#include <hz/inventory/faults.h>

#include <QtCore/QJsonArray>
#include <QtGui/QImage>

using namespace hz;
using namespace hz::test;

class ServiceCommandTest final : public QObject {
    Q_OBJECT

private:
    Ended run(const QStringList &arguments) const
    {
        return runConsole(
            QStringList{u"--profile"_s, m_dir.path(u"profile"_s), u"--json"_s} + arguments,
            m_dir.path(u"home"_s));
    }
    QJsonArray rows(const QStringList &arguments) const
    {
        const Ended ended = run(arguments);
        if (ended.code != commandline::kDone)
            qWarning("%s", ended.err.constData());
        return QJsonDocument::fromJson(ended.out).array();
    }
    // Of a machine in use that no other shares its number with.
    QString codeOfAMachine(const QString &scope = {})
    {
        const Prefecture prefecture(12, m_dir.path(u"profile"_s));
        const Register &stock = prefecture.stock();
        for (const DeviceRow &device : stock.devices())
            if (device.state == DeviceState::InUse && device.school != kNoRow
                && !stock.tag(device).isEmpty()
                && (scope.isEmpty() || stock.schools()[device.school].code.text() == scope))
                return stock.tag(device);
        return {};
    }

    TestDir m_dir;

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(run({u"sample"_s, u"--schools"_s, u"12"_s}).code, int(commandline::kDone));
    }

    void aFaultIsReportedByTheCodeOfItsMachine()
    {
        const QJsonArray before = rows({u"tickets"_s});
        const QString code = codeOfAMachine();
        const QString fault = faultKinds().front().id;
        const QString photo = m_dir.path(u"photo.png"_s);
        QVERIFY(QImage(64, 64, QImage::Format_RGB32).save(photo));
        const Ended reported = run({u"fault"_s, code, u"--fault"_s, fault, u"--note"_s,
            u"开机没有反应"_s, u"--photo"_s, photo});
        QVERIFY2(reported.code == commandline::kDone, reported.err.constData());
        const QString id = reported.json()[u"id"_s].toString();
        const QJsonArray after = rows({u"tickets"_s});
        QCOMPARE(after.size(), before.size() + 1);
        const auto ours = std::find_if(after.begin(), after.end(),
            [&id](const QJsonValue &ticket) { return ticket[u"id"_s].toString() == id; });
        QVERIFY(ours != after.end());
        QCOMPARE((*ours)[u"machine"_s].toString(), code);
        QCOMPARE((*ours)[u"fault"_s].toString(), fault);
        QCOMPARE((*ours)[u"state"_s].toString(), u"open"_s);
        QVERIFY(!(*ours)[u"overdue"_s].toBool());
    }

    void whatIsWrongInACallIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said"); // in what it says
        const QString fault = faultKinds().front().id;
        const int wrong = commandline::kWrongUse, failed = commandline::kFailed;
        QTest::newRow("an option that nobody knows, where there is no display")
            << QStringList{u"--bogus"_s} << wrong << QByteArray("bogus");
        QTest::newRow("a window, where there is no display")
            << QStringList() << failed << QByteArray("--help");
        QTest::newRow("no fault") << QStringList{u"fault"_s, u"X"_s} << wrong
                                  << faultKinds().back().id.toUtf8();
        QTest::newRow("a fault that is none") << QStringList{u"fault"_s, u"X"_s, u"--fault"_s,
            u"elephant"_s} << wrong << fault.toUtf8();
        QTest::newRow("no machine")
            << QStringList{u"fault"_s, u"--fault"_s, fault} << wrong << QByteArray();
        QTest::newRow("a code of none") << QStringList{u"fault"_s, u"NO-SUCH-1"_s, u"--fault"_s,
            fault} << failed << QByteArray("NO-SUCH-1");
        QTest::newRow("tickets: no such place") << QStringList{u"tickets"_s, u"--scope"_s,
            u"0000000000"_s} << failed << QByteArray("0000000000");
        QTest::newRow("transfers: nothing to do")
            << QStringList{u"transfers"_s} << wrong << QByteArray("withdraw");
        QTest::newRow("transfers: no order") << QStringList{u"transfers"_s, u"issue"_s,
            u"20250101-NOSUCH"_s} << failed << QByteArray("20250101-NOSUCH");
        QTest::newRow("transfers: no order named")
            << QStringList{u"transfers"_s, u"issue"_s} << wrong << QByteArray();
        QTest::newRow("transfers: a state that is none") << QStringList{u"transfers"_s, u"list"_s,
            u"--state"_s, u"lost"_s} << wrong << QByteArray("withdrawn");
        QTest::newRow("transfers: no such place")
            << QStringList{u"transfers"_s, u"list"_s, u"--scope"_s, u"0000000000"_s} << failed
            << QByteArray("0000000000");
        QTest::newRow("report: no stocktake was made") << QStringList{u"report"_s, u"stocktake"_s,
            u"--to"_s, u"a.pdf"_s} << failed << QByteArray();
        QTest::newRow("report: nothing was inspected") << QStringList{u"report"_s, u"inspection"_s,
            u"security:1162101208:"_s, u"--to"_s, u"a.pdf"_s}
                                                       << failed << QByteArray();
        QTest::newRow("report: no such inspection")
            << QStringList{u"report"_s, u"inspection"_s, u"NONE"_s, u"--to"_s, u"a.pdf"_s} << failed
            << QByteArray("“NONE”");
        QTest::newRow("report: no inspection named") << QStringList{u"report"_s, u"inspection"_s,
            u"--to"_s, u"a.pdf"_s} << wrong << QByteArray("inspections");
        QTest::newRow("report: another kind of file")
            << QStringList{u"report"_s, u"--to"_s, u"a.txt"_s} << wrong << QByteArray(".docx");
        QTest::newRow("inspections: a word too many")
            << QStringList{u"inspections"_s, u"now"_s} << wrong << QByteArray("now");
    }
    void whatIsWrongInACallIsTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const Ended ended = run(arguments);
        QCOMPARE(ended.code, code);
        QVERIFY2(ended.err.contains(said), ended.err.constData());
    }

    void aPhotoThatIsNoneReportsNothing()
    {
        const QJsonArray before = rows({u"tickets"_s});
        const QString photo = m_dir.write(u"photo.jpg"_s, "no picture");
        const Ended ended = run({u"fault"_s, codeOfAMachine(), u"--fault"_s,
            faultKinds().front().id, u"--photo"_s, photo});
        QCOMPARE(ended.code, int(commandline::kFailed));
        QVERIFY2(ended.err.contains("photo.jpg"), ended.err.constData());
        QCOMPARE(rows({u"tickets"_s}).size(), before.size());
    }

    void ordersAreMadeOfThePlanAndGoTheirWay()
    {
        QVERIFY(rows({u"transfers"_s, u"list"_s}).isEmpty());
        const Ended made = run({u"transfers"_s, u"make"_s});
        QVERIFY2(made.code == commandline::kDone, made.err.constData());
        const QJsonArray numbers = made.json()[u"orders"_s].toArray();
        QCOMPARE(numbers.size(), made.json()[u"transfers"_s].toArray().size());
        QVERIFY(numbers.size() >= 2);
        QCOMPARE(
            rows({u"transfers"_s, u"list"_s, u"--state"_s, u"draft"_s}).size(), numbers.size());
        // What is ordered is not proposed again, and nobody is bought new ones instead.
        const Ended next = run({u"plan"_s});
        QCOMPARE(next.json()[u"moved"_s].toInt(), 0);
        QCOMPARE(next.json()[u"bought"_s], made.json()[u"bought"_s]);
        QCOMPARE(next.json()[u"meeting"_s], made.json()[u"meeting"_s]);

        const QString first = numbers[0].toString(), second = numbers[1].toString();
        QCOMPARE(run({u"transfers"_s, u"receive"_s, first}).code, int(commandline::kFailed));
        QCOMPARE(rows({u"transfers"_s, u"issue"_s, first, second}).size(), 2);
        const QJsonArray received = rows({u"transfers"_s, u"receive"_s, first});
        QCOMPARE(received[0][u"state"_s].toString(), u"received"_s);
        const QJsonArray withdrawn
            = rows({u"transfers"_s, u"withdraw"_s, second, u"--note"_s, u"不再需要"_s});
        QCOMPARE(withdrawn[0][u"state"_s].toString(), u"withdrawn"_s);
        // The machines of the one have come, and those of the other can be moved again.
        const Ended last = run({u"plan"_s});
        QCOMPARE(last.json()[u"moved"_s].toInt(), withdrawn[0][u"machines"_s].toInt());
        QCOMPARE(last.json()[u"meeting"_s], made.json()[u"meeting"_s]);
    }

    void placesPartTheTickets()
    {
        qsizetype all = 0;
        QStringList codes;
        {
            const Prefecture prefecture(12, m_dir.path(u"profile"_s));
            for (const School &school : prefecture.stock().schools())
                codes.append(school.code.text());
        }
        for (const QString &code : codes)
            all += rows({u"tickets"_s, u"--scope"_s, code}).size();
        QCOMPARE(all, rows({u"tickets"_s}).size());
    }

    void dueInspectionsAreListed()
    {
        const QJsonArray dues = rows({u"inspections"_s});
        QVERIFY(!dues.isEmpty());
        for (const QJsonValue &due : dues) {
            QVERIFY(QStringList({u"overdue"_s, u"due"_s, u"begun"_s})
                        .contains(due[u"state"_s].toString()));
            QVERIFY(QDate::fromString(due[u"due"_s].toString(), Qt::ISODate).isValid());
            QVERIFY(!due[u"school"_s].toString().isEmpty());
        }
    }

    // Names are for scripts, in JSON.
    void aPersonReadsWords()
    {
        for (const QString &list : {u"inspections"_s, u"tickets"_s}) {
            const Ended ended = runConsole(
                {u"--profile"_s, m_dir.path(u"profile"_s), u"--lang"_s, u"zh_CN"_s, list},
                m_dir.path(u"home"_s));
            QCOMPARE(ended.code, int(commandline::kDone));
            const QString text = QString::fromUtf8(ended.out);
            QVERIFY2(text.contains(u"年"_s) && text.contains(u"小学"_s), ended.out.left(400));
            for (const char *name : {"overdue", "open ", "  other  ", "inRepair"})
                QVERIFY2(!text.contains(QLatin1StringView(name)), name);
            QVERIFY2(!ended.err.contains("QThreadStorage"), ended.err.constData());
        }
    }
};

QTEST_GUILESS_MAIN(ServiceCommandTest)
#include "tst_servicecommand.moc"

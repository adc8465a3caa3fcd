// Traces of contacts, as boards report them, against the roles they must get. A line is
//   MS down|move ID X Y DIAMETER [= ROLE [retracts ID]]   or   MS up ID   or   MS stylus
#include <hz/canvas/contacts.h>

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <iterator>

using hz::canvas::TouchArbiter;
using Role = TouchArbiter::Role;
using namespace Qt::StringLiterals;

namespace {

constexpr TouchArbiter::Sizes kSizes{.handSpan = 700, .palm = 48};

QString nameOf(Role role)
{
    switch (role) {
    case Role::Provisional:
        return u"provisional"_s;
    case Role::Pen:
        return u"pen"_s;
    case Role::Palm:
        return u"palm"_s;
    case Role::Gesture:
        return u"gesture"_s;
    case Role::Ignored:
        return u"ignored"_s;
    }
    return {};
}

// What the trace expects and what came, as one readable line each.
struct Replay {
    QStringList expected, actual;
};

Replay replayed(const QStringList &lines)
{
    Replay replay;
    TouchArbiter arbiter(kSizes);
    for (const QString &line : lines) {
        const QStringList halves = line.split(u'=');
        const QStringList words = halves[0].split(u' ', Qt::SkipEmptyParts);
        const quint64 ms = words.at(0).toULongLong();
        const QString &verb = words.at(1);
        QString told;
        if (verb == u"stylus") {
            arbiter.stylusSeen(ms);
        } else if (verb == u"up") {
            arbiter.release(words.at(2).toInt());
        } else {
            const int id = words.at(2).toInt();
            const QPointF at(words.at(3).toDouble(), words.at(4).toDouble());
            const double diameter = words.at(5).toDouble();
            if (verb == u"down") {
                const TouchArbiter::Pressed pressed = arbiter.press(id, at, diameter, ms);
                told = nameOf(pressed.role);
                if (pressed.retracted)
                    told += u" retracts %1"_s.arg(*pressed.retracted);
            } else {
                told = nameOf(arbiter.move(id, at, diameter, ms));
            }
        }
        if (halves.size() > 1) {
            replay.expected.append(words.join(u' ') + u" = "_s + halves[1].simplified());
            replay.actual.append(words.join(u' ') + u" = "_s + told);
        }
    }
    return replay;
}

} // namespace

class TestContacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTraceGetsItsRoles_data()
    {
        QTest::addColumn<QString>("path");
        const QDir traces(QStringLiteral(HZ_TEST_DATA "/traces"));
        for (const QString &name : traces.entryList({u"*.trace"_s}))
            QTest::addRow("%s", qPrintable(QString(name).chopped(6).replace(u'-', u' ')))
                << traces.filePath(name);
    }
    void aTraceGetsItsRoles()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf([](const QString &line) { return line.startsWith(u'#'); });
        const Replay replay = replayed(lines);
        QVERIFY(!replay.expected.isEmpty());
        QCOMPARE(replay.actual.join(u'\n'), replay.expected.join(u'\n'));
    }

    void theGestureTellsHowFarTheFingersWent()
    {
        TouchArbiter arbiter(kSizes);
        arbiter.press(1, {100, 100}, 9, 0);
        arbiter.press(2, {300, 100}, 9, 60);
        arbiter.move(1, {50, 100}, 9, 80);
        QCOMPARE(arbiter.gesture()->distanceThen, 200.0);
        QCOMPARE(arbiter.gesture()->distanceNow, 250.0);
        QCOMPARE(arbiter.gesture()->centreNow, QPointF(175, 100));
        arbiter.release(1);
        QVERIFY(!arbiter.gesture());
    }
};

QTEST_APPLESS_MAIN(TestContacts)
#include "tst_contacts.moc"

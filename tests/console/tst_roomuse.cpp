// Rooms booked, moved and cancelled by mouse and keys, lines contracted and measured, and both from
// scripts.
#include "useshots.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/actions.h>
#include <hz/ui/periodgrid.h>
#include <hz/ui/style.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

constexpr int kSchools = 12;

class Desk {
public:
    Desk()
        : prefecture(kSchools)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
        screen = &useshots::bookings(window, prefecture);
    }

    ui::PeriodGrid &grid() { return screen->grid(); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(screen->isSettled(), 20'000); }
    // Until what was written is shown.
    void settleWrite(const std::function<void()> &act)
    {
        QSignalSpy changed(prefecture.inventory.get(), &Inventory::pictureChanged);
        act();
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20'000);
        settle();
    }
    QPoint middle(int column, int row) { return grid().slotRect(column, row).center().toPoint(); }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(&grid(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&grid(), (from + to) / 2);
        QTest::mouseMove(&grid(), to);
        QTest::mouseRelease(&grid(), Qt::LeftButton, {}, to);
    }
    template<typename Widget> Widget *in(QWidget &parent, const QString &name)
    {
        auto *found = parent.findChild<Widget *>(name);
        if (!found)
            qFatal("%s is missing", qPrintable(name));
        return found;
    }
    void click(QWidget &parent, const QString &name)
    {
        QTest::mouseClick(in<QAbstractButton>(parent, name), Qt::LeftButton);
    }
    // A column of which nothing is booked in the first rows: the next week but four is empty.
    void goToAFreeWeek()
    {
        screen->setWeek(prefecture.inventory->today().addDays(35));
        settle();
        QVERIFY(grid().content().blocks.empty());
    }
    // Of the sample; a week in which its school booked that room.
    void goToABookedWeek()
    {
        const auto read = prefecture.place.database().read();
        const QStringList ids = (*read)->idsWithPrefix(u"booking:"_s).value();
        for (const QString &id : ids) {
            const Result<Booking> booking = Booking::fromJson(prefecture.body(id));
            if (!booking || booking->room.isEmpty())
                continue;
            window.go(BookingsAt{booking->school, booking->room});
            settle();
            screen->setWeek(booking->slot.day);
            settle();
            return;
        }
        qFatal("nothing is booked");
    }
    void book(int column, int first, int last, const QString &purpose)
    {
        drag(middle(column, first), middle(column, last));
        QVERIFY(screen->sheet().isVisible());
        in<QLineEdit>(screen->sheet(), u"bookingPurpose"_s)->setText(purpose);
        settleWrite([&] { click(screen->sheet(), u"bookingGo"_s); });
    }
    // "编程 0/1-2".
    QString told()
    {
        QStringList words;
        for (const ui::PeriodGridData::Block &block : grid().content().blocks)
            words.append(u"%1 %2/%3-%4"_s.arg(block.title)
                             .arg(block.column)
                             .arg(block.first)
                             .arg(block.last));
        return words.join(u", "_s);
    }

    Prefecture prefecture;
    ConsoleWindow window;
    BookingScreen *screen;
};

// Sends without an end, as fast as it goes.
class Source : public QTcpServer {
public:
    Source()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
                              "Connection: close\r\n\r\n");
            });
            connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
                static const QByteArray kBlock(256 << 10, 'x');
                if (socket->bytesToWrite() < kBlock.size())
                    socket->write(kBlock);
            });
        });
    }
    QString url() const { return u"http://127.0.0.1:%1/data"_s.arg(serverPort()); }
};

struct Ran {
    int code = 0;
    QJsonDocument json;
    QString errors;
};

Ran ran(const QString &profile, const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-console"),
        QStringList{u"--profile"_s, profile, u"--lang"_s, u"en"_s, u"--json"_s} + arguments);
    // The event loop of a server that answers it goes on meanwhile.
    if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000))
        qFatal("it does not end");
    return {program.exitCode(), QJsonDocument::fromJson(program.readAllStandardOutput()),
        QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

class TestRoomUse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWeekOfTheSampleIsShown()
    {
        Desk desk;
        desk.goToABookedWeek();
        QVERIFY(desk.screen->places().source()->rowCount() > 0);
        QCOMPARE(desk.grid().content().columns.size(), size_t(5));
        QVERIFY(desk.grid().content().rows.size() >= 7);
        QVERIFY(!desk.grid().content().blocks.empty());
    }

    void aRoomIsBookedMovedAndFreedByMouse()
    {
        Desk desk;
        desk.goToAFreeWeek();
        desk.book(1, 1, 2, u"编程"_s);
        QCOMPARE(desk.told(), u"编程 1/1-2"_s);
        // Moved two days on and one period down.
        desk.settleWrite([&] { desk.drag(desk.middle(1, 1), desk.middle(3, 2)); });
        QCOMPARE(desk.told(), u"编程 3/2-3"_s);
        // Its lower edge pulled down.
        const QRectF last = desk.grid().slotRect(3, 3);
        const QPoint edge(int(last.center().x()), int(last.bottom()) - 6);
        desk.settleWrite([&] { desk.drag(edge, desk.middle(3, 4)); });
        QCOMPARE(desk.told(), u"编程 3/2-4"_s);
        desk.settleWrite([&] {
            desk.window.commands().refresh();
            desk.window.commands().action(u"edit.undo"_s)->trigger();
        });
        QCOMPARE(desk.told(), u"编程 3/2-3"_s);
        QTest::mouseClick(&desk.grid(), Qt::LeftButton, {}, desk.middle(3, 2));
        desk.settleWrite([&] { QTest::keyClick(&desk.grid(), Qt::Key_Delete); });
        QCOMPARE(desk.told(), QString());
    }

    void aRoomIsBookedAndMovedByKeys()
    {
        Desk desk;
        desk.goToAFreeWeek();
        desk.grid().setFocus();
        desk.grid().setCurrentCell(0); // the first period of the first day
        QTest::keyClick(&desk.grid(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&desk.grid(), Qt::Key_Return);
        QVERIFY(desk.screen->sheet().isVisible());
        desk.in<QLineEdit>(desk.screen->sheet(), u"bookingPurpose"_s)->setText(u"录课"_s);
        desk.settleWrite([&] { desk.click(desk.screen->sheet(), u"bookingGo"_s); });
        QCOMPARE(desk.told(), u"录课 0/0-1"_s);
        desk.grid().setFocus();
        desk.grid().setCurrentCell(0); // blocks come first
        desk.settleWrite([&] { QTest::keyClick(&desk.grid(), Qt::Key_Right, Qt::AltModifier); });
        QCOMPARE(desk.told(), u"录课 1/0-1"_s);
        desk.grid().setCurrentCell(0);
        desk.settleWrite([&] {
            QTest::keyClick(&desk.grid(), Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
        });
        QCOMPARE(desk.told(), u"录课 1/0-0"_s);
    }

    void whatIsTakenIsSaidBeforeItIsKept()
    {
        Desk desk;
        desk.goToAFreeWeek();
        desk.book(2, 0, 1, u"编程"_s);
        Q_EMIT desk.grid().rangeChosen(2, 1, 1);
        QVERIFY(!desk.in<QAbstractButton>(desk.screen->sheet(), u"bookingGo"_s)->isEnabled());
        QVERIFY(!desk.in<QLabel>(desk.screen->sheet(), u"bookingProblem"_s)->text().isEmpty());
    }

    void aWeekIsPrintedAndPutIntoACalendar()
    {
        Desk desk;
        TestDir dir;
        desk.goToABookedWeek();
        desk.screen->exportTo(dir.path(u"week.pdf"_s));
        desk.screen->exportTo(dir.path(u"week.ics"_s));
        const QString book = dir.path(u"week.xlsx"_s);
        desk.screen->exportTo(book);
        TaskControl task;
        const auto read = sheet::readWorkbook(book, {}, task);
        HZ_VERIFY_OK(read);
        const QList<sheet::Row> rows = read->sheets.front().rows;
        const ui::PeriodGridData &shown = desk.grid().content();
        QCOMPARE(rows.size(), qsizetype(shown.rows.size()) + 1);
        for (const ui::PeriodGridData::Block &block : shown.blocks)
            for (int row = block.first; row <= block.last; ++row)
                QVERIFY(rows[row + 1].cells[block.column + 1].text.startsWith(block.title));
        QFile pdf(dir.path(u"week.pdf"_s)), calendar(dir.path(u"week.ics"_s));
        QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.readAll().startsWith("%PDF-"));
        QVERIFY(calendar.open(QIODevice::ReadOnly));
        const QByteArray events = calendar.readAll();
        QVERIFY(events.startsWith("BEGIN:VCALENDAR\r\n") && events.contains("BEGIN:VEVENT"));
    }

    void aLineIsMeasuredOnTheScreen()
    {
        Desk desk;
        const Source source;
        useshots::measure(desk.window, desk.prefecture);
        LinesScreen &screen = desk.window.lines();
        desk.in<QLineEdit>(screen.measureSheet(), u"measureUrl"_s)->setText(source.url());
        QSignalSpy measured(&screen.watch(), &LineWatch::measured);
        desk.click(screen.measureSheet(), u"measureGo"_s);
        QVERIFY(screen.watch().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!measured.isEmpty(), 30'000);
        const auto line = measured.front()[0].value<LineId>();
        QTRY_VERIFY(
            desk.prefecture.stock().measuredOn(line).contains(desk.prefecture.inventory->today()));
    }

    void aMeasurementThatFailsSaysWhy()
    {
        Desk desk;
        useshots::measure(desk.window, desk.prefecture);
        LinesScreen &screen = desk.window.lines();
        auto *said = desk.in<QLabel>(screen.measureSheet(), u"measureSaid"_s);
        desk.in<QLineEdit>(screen.measureSheet(), u"measureUrl"_s)->setText(u"ftp://x"_s);
        desk.click(screen.measureSheet(), u"measureGo"_s);
        QVERIFY(!said->text().isEmpty() && !screen.watch().isRunning());
        QString closed;
        {
            const Source gone;
            closed = gone.url();
        }
        desk.in<QLineEdit>(screen.measureSheet(), u"measureUrl"_s)->setText(closed);
        QSignalSpy failed(&screen.watch(), &LineWatch::failed);
        desk.click(screen.measureSheet(), u"measureGo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), 20'000);
        QVERIFY(said->text().contains(u"127.0.0.1"));
    }

    void scriptsBookAndMeasure()
    {
        TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        QString room;
        {
            const Prefecture prefecture(kSchools, profile);
            for (const Room &each : prefecture.stock().rooms())
                if (each.isInUse && bookableGroup(each.kind))
                    room = each.id.text();
        }
        const QStringList book{u"booking"_s, u"add"_s, u"--room"_s, room, u"--day"_s,
            u"2027-03-01"_s, u"--periods"_s, u"2-3"_s, u"--person"_s, u"王敏"_s};
        const Ran made = ran(profile, book + QStringList{u"--until"_s, u"2027-03-15"_s});
        QCOMPARE(made.code, 0);
        QCOMPARE(made.json[u"bookings"_s].toInt(), 3);
        const Ran again = ran(profile, book);
        QCOMPARE(again.code, 1);
        QVERIFY2(again.errors.contains(u"王敏"), qPrintable(again.errors));
        const Ran list = ran(profile, {u"booking"_s, u"list"_s, u"--day"_s, u"2027-03-01"_s});
        QCOMPARE(list.json.array().size(), 1);
        QCOMPARE(list.json[0][u"state"_s].toString(), u"confirmed"_s);
        QCOMPARE(ran(profile, {u"booking"_s, u"cancel"_s, made.json[u"id"_s].toString()}).code, 0);
        QCOMPARE(ran(profile, book).code, 0);
        QCOMPARE(ran(profile, {u"booking"_s}).code, 2);

        const Source source;
        const Ran lines = ran(profile, {u"line"_s, u"list"_s});
        QVERIFY(lines.json.array().size() > 0);
        const QString line = lines.json[0][u"id"_s].toString();
        const Ran measured = ran(profile,
            {u"line"_s, u"test"_s, u"--url"_s, source.url(), u"--seconds"_s, u"1"_s, u"--line"_s,
                line});
        QVERIFY2(measured.code == 0, qPrintable(measured.errors));
        QVERIFY(measured.json[u"downKbps"_s].toInteger() > 0);
        QVERIFY(measured.json[u"kept"_s].toBool());
        QCOMPARE(ran(profile, {u"line"_s, u"test"_s, u"--url"_s, u"file:///etc/passwd"_s}).code, 1);
        QCOMPARE(ran(profile, {u"line"_s, u"test"_s}).code, 2);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    TestRoomUse test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_roomuse.moc"

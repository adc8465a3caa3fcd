// Faults from the machine's code to "it works again", and inspections from "due" to a signature, by
// mouse and keys. Run with "--report PROFILE" it is the child that is killed: it reports fault
// after fault and prints each ticket once it stands in the database.
#include "console.h"
#include "inspections/inspectionpage.h"
#include "inspections/inspectionsource.h"
#include "inspections/inspectionsscreen.h"
#include "inspections/itemrow.h"
#include "inspections/signsheet.h"
#include "rooms/roompage.h"
#include "tickets/photo.h"
#include "tickets/photorow.h"
#include "tickets/reportsheet.h"
#include "tickets/servicedesk.h"
#include "tickets/serviceplace.h"
#include "tickets/stepsheet.h"
#include "tickets/ticketpane.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketsscreen.h"

#include <hz/inventory/devicestory.h>
#include <hz/inventory/stocktake.h>
#include <hz/ui/actions.h>
#include <hz/ui/check.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <cstdio>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

class Desk {
public:
    Desk()
        : prefecture(6)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
    }

    ServicePlace &service() { return window.service(); }
    TicketsScreen &tickets() { return service().tickets(); }
    ReportSheet &sheet() { return service().reportSheet(); }
    InspectionsScreen &inspections() { return service().inspections(); }
    InspectionPage &page() { return service().inspection(); }

    void listTickets(const TicketQuery &query = {})
    {
        window.go(TicketsOf{query});
        settle();
    }
    void settle()
    {
        QVERIFY(QTest::qWaitFor(
            [&] {
                return tickets().isSettled() && tickets().pane().isComplete()
                    && !service().desk().isBusy();
            },
            20'000));
    }
    /// Until what was written is in the list.
    void settleWrite(const std::function<void()> &act)
    {
        QSignalSpy changed(prefecture.inventory.get(), &Inventory::pictureChanged);
        act();
        QVERIFY(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 20'000));
        settle();
    }
    void run(const QString &command)
    {
        window.commands().refresh();
        window.commands().action(command)->trigger();
    }
    void press(const QKeySequence &keys) { QTest::keySequence(&window, keys); }
    /// A computer in use, at a seat.
    quint32 aMachine()
    {
        const Register &stock = prefecture.stock();
        for (quint32 i = 0; i < stock.devices().size(); ++i) {
            const DeviceRow &device = stock.devices()[i];
            if (device.state == DeviceState::InUse && device.seatRow > 0 && device.tagBytes > 0
                && CodeIndex(prefecture.inventory->picture().inventory)
                        .find(stock.tag(device))
                        .size()
                    == 1)
                return i;
        }
        qFatal("no machine");
    }
    DeviceId idOf(quint32 row)
    {
        return prefecture.stock().idOf(prefecture.stock().devices()[row]);
    }
    DeviceState stateOf(const DeviceId &device)
    {
        const Register &stock = prefecture.stock();
        return stock.devices()[stock.deviceRow(device)].state;
    }
    template<typename Widget = QAbstractButton> Widget *in(QWidget &parent, const QString &name)
    {
        auto *found = parent.findChild<Widget *>(name);
        if (!found)
            qFatal("%s is missing", qPrintable(name));
        return found;
    }
    void click(QWidget &parent, const QString &name)
    {
        QTest::mouseClick(in(parent, name), Qt::LeftButton);
    }
    /// A ticket of it, and the list that shows it.
    TicketId report(const DeviceId &device)
    {
        listTickets();
        QSignalSpy reported(&service().desk(), &ServiceDesk::reported);
        settleWrite([&] {
            service().desk().report(
                {.school = prefecture.stock()
                               .schools()[prefecture.stock()
                                              .devices()[prefecture.stock().deviceRow(device)]
                                              .school]
                               .code,
                    .device = device,
                    .fault = u"power"_s});
        });
        return reported.first()[0].value<TicketId>();
    }

    Prefecture prefecture;
    ConsoleWindow window;
};

QString writePicture(const TestDir &dir, const QString &name, const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) // nothing that compresses to nothing
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(x % 251, y % 241, (x * y) % 239));
    const QString path = dir.path(name);
    if (!image.save(path))
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

int reportUntilKilled(const QString &profile)
{
    Prefecture prefecture(6, profile);
    for (const DeviceRow &device : prefecture.stock().devices()) {
        const Ticket ticket{.id = TicketId(newUlid().toString()),
            .school = prefecture.stock().schools()[device.school].code,
            .device = prefecture.stock().idOf(device),
            .fault = u"network"_s};
        const auto done = prefecture.inventory
                              ->perform([ticket](const store::ReadTransaction &) {
                                  return planTicket(ticket, {kSampleNow, u"王老师"_s});
                              })
                              .wait();
        if (!done)
            return 1;
        std::printf("%s\n", qPrintable(ticket.id.text()));
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class ServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeTapsReportAFault()
    {
        Desk desk;
        desk.listTickets();
        const quint32 row = desk.aMachine();
        const int before = desk.tickets().source().rowCount();
        desk.click(desk.tickets(), u"reportFault"_s);
        QVERIFY(desk.sheet().isVisible());
        QTRY_VERIFY(desk.sheet().isReady());
        QVERIFY(!desk.in(desk.sheet(), u"faultGo"_s)->isEnabled());
        // One: the code, as a scanner types it. Two: what is wrong. Three: report.
        QTest::keyClicks(desk.sheet().code(), scanCodeOf(desk.idOf(row)));
        QTest::keyClick(desk.sheet().code(), Qt::Key_Return);
        desk.click(desk.sheet(), u"fault.screen"_s);
        desk.settleWrite([&] { desk.click(desk.sheet(), u"faultGo"_s); });
        QVERIFY(!desk.sheet().isVisible());
        QCOMPARE(desk.tickets().source().rowCount(), before + 1);
        const auto &story = desk.tickets().pane().story();
        QVERIFY(story);
        QCOMPARE(story->ticket.device, desk.idOf(row));
        QCOMPARE(story->ticket.fault, u"screen"_s);
        desk.settleWrite([&] { desk.run(u"edit.undo"_s); });
        QCOMPARE(desk.tickets().source().rowCount(), before);
    }

    void aCodeThatNamesNoMachineSaysWhatToDo()
    {
        Desk desk;
        desk.listTickets();
        desk.run(u"tickets.new"_s);
        QTRY_VERIFY(desk.sheet().isReady());
        desk.click(desk.sheet(), u"fault.network"_s);
        QTest::keyClicks(desk.sheet().code(), u"6901234567892"_s);
        QVERIFY(!desk.in(desk.sheet(), u"faultGo"_s)->isEnabled());
        // A room instead of a machine.
        const Register &stock = desk.prefecture.stock();
        desk.sheet().dismiss();
        desk.service().reportIn(stock.rooms().front().id, {});
        desk.click(desk.sheet(), u"fault.network"_s);
        desk.settleWrite([&] { desk.click(desk.sheet(), u"faultGo"_s); });
        QCOMPARE(desk.tickets().pane().story()->ticket.room, stock.rooms().front().id);
        QVERIFY(desk.tickets().pane().story()->ticket.device.isEmpty());
    }

    void machineAndSeatLeadToTheSheet()
    {
        Desk desk;
        const quint32 row = desk.aMachine();
        const DeviceRow device = desk.prefecture.stock().devices()[row];
        desk.window.go(DeviceAt{desk.idOf(row)});
        QTRY_VERIFY(desk.window.devices().table().currentRow());
        desk.run(u"devices.fault"_s);
        QVERIFY(desk.sheet().isVisible());
        QVERIFY(!desk.sheet().code()->text().isEmpty());
        desk.click(desk.sheet(), u"fault.power"_s);
        QVERIFY(desk.in(desk.sheet(), u"faultGo"_s)->isEnabled());
        desk.sheet().dismiss();
        desk.window.go(RoomAt{desk.prefecture.stock().rooms()[device.room].id});
        RoomPage &room = desk.window.roomPage();
        QTRY_VERIFY(room.isComplete());
        const auto seat = std::find(room.seats().seats.begin(), room.seats().seats.end(), row);
        QVERIFY(seat != room.seats().seats.end());
        room.plan().setSelected({int(seat - room.seats().seats.begin())});
        desk.click(room, u"roomFault"_s);
        QCOMPARE(desk.sheet().code()->text(), desk.prefecture.stock().tag(device));
    }

    void keysTakeAMachineInAndBringItBack()
    {
        Desk desk;
        const DeviceId device = desk.idOf(desk.aMachine());
        desk.report(device);
        desk.tickets().table().setFocus();
        desk.settleWrite([&] { desk.press(Qt::CTRL | Qt::Key_Return); });
        QCOMPARE(desk.tickets().pane().story()->standing().state, TicketState::Accepted);
        desk.settleWrite([&] { desk.press(Qt::CTRL | Qt::Key_R); });
        QCOMPARE(desk.stateOf(device), DeviceState::InRepair);
        desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
        StepSheet &sheet = desk.tickets().stepSheet();
        QVERIFY(sheet.isVisible());
        QTest::keyClicks(desk.in<QLineEdit>(sheet, u"stepNote"_s), u"PSU"_s);
        QTest::keyClicks(desk.in<QLineEdit>(sheet, u"partName0"_s), u"PSU"_s);
        QTest::keyClicks(desk.in<QLineEdit>(sheet, u"partYuan0"_s), u"abc"_s);
        QVERIFY(!desk.in(sheet, u"stepGo"_s)->isEnabled());
        desk.in<QLineEdit>(sheet, u"partYuan0"_s)->setText(u"135.5"_s);
        desk.settleWrite([&] { desk.click(sheet, u"stepGo"_s); });
        QCOMPARE(desk.stateOf(device), DeviceState::InUse);
        QCOMPARE(desk.tickets().pane().story()->standing().state, TicketState::Done);
        QCOMPARE(desk.tickets().pane().story()->standing().costFen, 135'50);
        // All of it is taken back, one after the other.
        desk.settleWrite([&] { desk.run(u"edit.undo"_s); });
        QCOMPARE(desk.stateOf(device), DeviceState::InRepair);
        desk.settleWrite([&] { desk.run(u"edit.undo"_s); });
        QCOMPARE(desk.stateOf(device), DeviceState::InUse);
        QCOMPARE(desk.tickets().pane().story()->standing().state, TicketState::Accepted);
        desk.settleWrite([&] { desk.run(u"edit.redo"_s); });
        QCOMPARE(desk.stateOf(device), DeviceState::InRepair);
    }

    void theListIsNarrowedAndWritten()
    {
        Desk desk;
        const DeviceId device = desk.idOf(desk.aMachine());
        desk.report(device);
        const int all = desk.tickets().source().rowCount();
        desk.listTickets({.device = device});
        QCOMPARE(desk.tickets().source().rowCount(), 1);
        QCOMPARE(desk.tickets().source().ticket(0).state, TicketState::Open);
        desk.listTickets({.states = 1u << int(TicketState::Open)});
        QVERIFY(desk.tickets().source().rowCount() > 0);
        QVERIFY(desk.tickets().source().rowCount() < all);
        const TestDir dir;
        desk.tickets().exportTo(dir.path(u"tickets.csv"_s));
        QFile file(dir.path(u"tickets.csv"_s));
        QTRY_VERIFY(file.exists());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), desk.tickets().source().rowCount() + 1);
    }

    void photosAreBounded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QSize>("size");
        QTest::newRow("a photo of 50 MB") << u"huge.bmp"_s << QSize(4'200, 4'200);
        QTest::newRow("an ordinary one") << u"photo.jpg"_s << QSize(3'000, 2'000);
        QTest::newRow("a small one") << u"small.png"_s << QSize(40, 30);
    }
    void photosAreBounded()
    {
        QFETCH(const QString, name);
        QFETCH(const QSize, size);
        const TestDir dir;
        const QString path = writePicture(dir, name, size);
        const Result<QByteArray> bytes = boundedPhoto(path);
        HZ_VERIFY_OK(bytes);
        QVERIFY2(bytes->size() <= kPhotoBytes, qPrintable(QString::number(bytes->size())));
        const QImage kept = QImage::fromData(*bytes, "jpeg");
        QCOMPARE(kept.size(),
            size.width() > kPhotoSide ? size.scaled(kPhotoSide, kPhotoSide, Qt::KeepAspectRatio)
                                      : size);
    }

    void whatIsNoPhotoIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("size"); // the file is made so large
        QTest::addColumn<int>("kind");
        QByteArray cut;
        {
            const TestDir dir;
            QFile file(writePicture(dir, u"whole.png"_s, {300, 300}));
            file.open(QIODevice::ReadOnly);
            cut = file.read(2'000);
        }
        QTest::newRow("words") << QByteArray("not a picture") << qint64(-1)
                               << int(Error::Kind::Unsupported);
        QTest::newRow("nothing") << QByteArray() << qint64(-1) << int(Error::Kind::Unsupported);
        QTest::newRow("cut off") << cut << qint64(-1) << int(Error::Kind::Invalid);
        QTest::newRow("of 70 MB") << QByteArray("\xff\xd8\xff") << (qint64(70) << 20)
                                  << int(Error::Kind::Invalid);
        // A header that promises 60,000 × 60,000 points.
        QByteArray bomb("BM");
        bomb.append(QByteArray(8, '\0')).append("\x36\0\0\0\x28\0\0\0"_ba);
        bomb.append("\x60\xea\0\0\x60\xea\0\0\x01\0\x18\0"_ba).append(QByteArray(24, '\0'));
        QTest::newRow("a bomb") << bomb << qint64(-1) << int(Error::Kind::Invalid);
    }
    void whatIsNoPhotoIsRefusedByName()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const qint64, size);
        QFETCH(const int, kind);
        const TestDir dir;
        QFile file(dir.path(u"投影.jpg"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        if (size > 0)
            QVERIFY(file.resize(size));
        file.close();
        const Result<QByteArray> photo = boundedPhoto(file.fileName());
        QVERIFY(!photo);
        QCOMPARE(int(photo.error().kind), kind);
        QVERIFY2(photo.error().message.contains(u"投影.jpg"_s), qPrintable(photo.error().message));
        HZ_VERIFY_FAILS(boundedPhoto(dir.path(u"gone.jpg"_s)), NotFound);
    }

    void photosGoWithTheTicket()
    {
        Desk desk;
        const TestDir dir;
        const quint32 row = desk.aMachine();
        desk.listTickets();
        desk.service().reportOf(desk.idOf(row));
        desk.click(desk.sheet(), u"fault.screen"_s);
        PhotoRow &photos = desk.sheet().photos();
        QSignalSpy failed(&photos, &PhotoRow::failed);
        QFile broken(dir.path(u"broken.jpg"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no");
        broken.close();
        photos.addFiles({writePicture(dir, u"a.jpg"_s, {200, 100}), broken.fileName()});
        QTRY_VERIFY(!photos.isBusy());
        QCOMPARE(failed.count(), 1);
        QCOMPARE(photos.photos().size(), 1);
        desk.settleWrite([&] { desk.click(desk.sheet(), u"faultGo"_s); });
        const QList<store::BlobRef> kept = desk.tickets().pane().story()->ticket.photos;
        QCOMPARE(kept.size(), 1);
        const Result<QImage> image
            = loadPhoto(kept.front(), desk.prefecture.place.database().blobs(), 50);
        HZ_VERIFY_OK(image);
        QCOMPARE(image->size(), QSize(50, 25));
        HZ_VERIFY_FAILS(loadPhoto({QByteArray(32, 'x'), 1, u"image/jpeg"_s},
                            desk.prefecture.place.database().blobs(), 50),
            NotFound);
    }

    void anInspectionIsAnsweredAndSigned()
    {
        Desk desk;
        desk.window.go(InspectionsOf{{.states = 1u << int(DueState::Due)}});
        QTRY_VERIFY(desk.inspections().isSettled() && desk.inspections().source().rowCount() > 0);
        desk.inspections().table().setFocus();
        desk.press(Qt::CTRL | Qt::Key_Return);
        InspectionPage &page = desk.page();
        QTRY_VERIFY(page.isVisible() && page.isSettled() && page.inspection());
        QVERIFY(page.rows().size() >= 5);
        QVERIFY(!desk.in(page, u"signInspection"_s)->isEnabled());
        for (ItemRow *row : page.rows())
            QTest::mouseClick(
                row->answer().findChildren<QAbstractButton *>().front(), Qt::LeftButton);
        ItemRow &last = *page.rows().back();
        QTest::mouseClick(last.answer().findChildren<QAbstractButton *>()[1], Qt::LeftButton);
        last.note()->setFocus();
        QTest::keyClicks(last.note(), u"broken"_s);
        QTest::keyClick(last.note(), Qt::Key_Return);
        QTRY_VERIFY(page.isSettled());
        QCOMPARE(page.inspection()->count(Outcome::Fail), 1);
        QCOMPARE(page.inspection()->unanswered(), 0);
        // What is not in order becomes a fault, and the inspection names it.
        auto *report = last.findChildren<QPushButton *>().back();
        QTRY_VERIFY(report->isVisible());
        QTest::mouseClick(report, Qt::LeftButton);
        QTRY_VERIFY(page.isSettled() && !page.inspection()->items.back().ticket.isEmpty());
        desk.click(page, u"signInspection"_s);
        QVERIFY(page.signSheet().isVisible());
        auto *name = desk.in<QLineEdit>(page.signSheet(), u"signName"_s);
        name->clear();
        QVERIFY(!desk.in(page.signSheet(), u"signGo"_s)->isEnabled());
        QTest::keyClicks(name, u"Zhao Min"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(page.isSettled() && page.isSigned());
        QVERIFY(!last.answer().isEnabled());
        QVERIFY(last.note()->isReadOnly());
        // On paper.
        const TestDir dir;
        page.exportTo(dir.path(u"sheet.pdf"_s));
        QFile file(dir.path(u"sheet.pdf"_s));
        QTRY_VERIFY(file.exists());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        page.exportTo(dir.path(u"sheet.xlsx"_s));
        QTRY_VERIFY(QFile::exists(dir.path(u"sheet.xlsx"_s)));
        // Undone, it can be changed and signed again.
        desk.run(u"edit.undo"_s);
        QTRY_VERIFY(page.isSettled() && !page.isSigned());
        QVERIFY(last.answer().isEnabled());
    }

    void theListOfInspectionsSaysWhatIsDue()
    {
        Desk desk;
        desk.window.go(InspectionsOf{});
        QTRY_VERIFY(desk.inspections().isSettled() && desk.inspections().source().rowCount() > 0);
        // What is overdue comes first.
        std::optional<DueState> before;
        for (int row = 0; row < desk.inspections().source().rowCount(); ++row) {
            const DueState state = desk.inspections().source().due(row).state;
            QVERIFY(!before || *before <= state);
            before = state;
        }
        const TestDir dir;
        desk.inspections().exportTo(dir.path(u"inspections.xlsx"_s));
        QTRY_VERIFY(QFile::exists(dir.path(u"inspections.xlsx"_s)));
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366") << QSize(1366, 768);
        QTest::newRow("1920") << QSize(1920, 1080);
    }
    void nothingIsCutOff()
    {
        QFETCH(const QSize, size);
        Desk desk;
        desk.window.resize(size);
        desk.listTickets();
        QTRY_COMPARE(ui::clippedTexts(&desk.window).join(u'\n'),
            QString()); // layouts settle over some turns
        QCOMPARE(ui::missingAccessibleNames(&desk.window).join(u'\n'), QString());
        desk.run(u"tickets.new"_s);
        QTRY_COMPARE(ui::clippedTexts(&desk.window).join(u'\n'),
            QString()); // layouts settle over some turns
        QCOMPARE(ui::missingAccessibleNames(&desk.window).join(u'\n'), QString());
        desk.sheet().dismiss();
        desk.window.go(InspectionsOf{});
        QTRY_VERIFY(desk.inspections().isSettled());
        QTRY_COMPARE(ui::clippedTexts(&desk.window).join(u'\n'),
            QString()); // layouts settle over some turns
        QCOMPARE(ui::missingAccessibleNames(&desk.window).join(u'\n'), QString());
        QCOMPARE(desk.window.size(), size);
    }

    void whatWasReportedSurvivesAKill()
    {
        const TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        QStringList told;
        for (const int reports : {1, 5, 9}) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--report"_s, profile});
            for (int i = 0; i < reports; ++i) {
                QVERIFY(QTest::qWaitFor([&] { return child.canReadLine(); }, 60'000));
                told.append(QString::fromUtf8(child.readLine()).trimmed());
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            while (child.canReadLine())
                told.append(QString::fromUtf8(child.readLine()).trimmed());
        }
        const Prefecture prefecture(6, profile);
        const auto read = prefecture.place.database().read();
        TaskControl task;
        const auto book = TicketBook::load(**read, prefecture.inventory->picture().inventory, task);
        HZ_VERIFY_OK(book);
        for (const QString &id : told)
            QVERIFY2((*book)->rowOf(TicketId(id)) != kNoRow, qPrintable(id));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"--report")
        return reportUntilKilled(words.value(2));
    ServiceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_service.moc"

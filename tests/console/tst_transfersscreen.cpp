// Transfer orders on their screen: from a plan to the machines in their new room, and on paper.
#include "console.h"
#include "plan/planscreen.h"
#include "programrun.h"
#include "transfers/receivesheet.h"
#include "transfers/transferdesk.h"
#include "transfers/transferpane.h"
#include "transfers/transferpaper.h"
#include "transfers/transfersource.h"
#include "transfers/transfersscreen.h"
#include "window/undoing.h"

#include <hz/inventory/devicestory.h>
#include <hz/sheet/sheetfile.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/theme.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

struct Desk {
    Prefecture prefecture{40};
    ConsoleWindow window{*prefecture.inventory, *prefecture.settings};

    Desk()
    {
        window.resize(1366, 768);
        window.show();
        window.go(PlanAt{});
        wait([this] { return window.planScreen().isSettled(); });
        window.planScreen().askForOrders();
        wait([this] { return screen().isVisible() && rows() > 0; });
    }
    void wait(const std::function<bool()> &isThere) const
    {
        if (!QTest::qWaitFor(isThere, 60'000))
            qFatal("it does not come");
    }
    TransfersScreen &screen() const { return window.transfers(); }
    void undo()
    {
        const auto *deeds = window.findChild<TransferDesk *>();
        wait([deeds] { return !deeds->isBusy(); });
        window.findChild<Undoing *>()->undo();
    }
    int rows() const { return screen().isSettled() ? screen().source().rowCount() : 0; }
    TransferState state(const TransferId &order) const
    {
        const auto read = prefecture.place.database().read();
        return readTransfer(**read, order)->standing().state;
    }
    // Looks at the first order; all of them are listed.
    TransferId first()
    {
        screen().setQuery({.sortBy = TransferColumn::Number});
        wait([this] { return rows() > 0; });
        screen().table().setCurrentRow(0);
        const TransferId order = screen().source().order(0).id;
        wait([this, order] {
            return screen().pane().isComplete() && screen().pane().story()
                && screen().pane().story()->transfer.id == order;
        });
        return order;
    }
    TransferId firstIn(TransferState wanted)
    {
        screen().issueAll();
        const TransferId order = first();
        wait([this, order, wanted] {
            return state(order) == wanted && screen().pane().isComplete()
                && screen().pane().story()->standing().state == wanted;
        });
        return order;
    }
};

} // namespace

class TestTransfersScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanBecomesDrafts()
    {
        Desk desk;
        const GapPlan &plan = *desk.window.planScreen().plan();
        QCOMPARE(desk.rows(), int(plan.orders.size()));
        const TransferId order = desk.first();
        const Transfer &transfer = desk.screen().pane().story()->transfer;
        QCOMPARE(desk.state(order), TransferState::Draft);
        QVERIFY(!transfer.reasons.isEmpty());
        QVERIFY(!transfer.plan.isEmpty());
        for (const TransferLine &line : transfer.lines) {
            QVERIFY(!line.reason.isEmpty());
            QVERIFY(desk.prefecture.stock().deviceRow(line.device) != kNoRow);
        }
    }

    void allAreIssuedAtOnceAndBack()
    {
        Desk desk;
        const int drafts = desk.rows();
        desk.screen().issueAll();
        desk.wait([&desk] { return desk.screen().isSettled() && desk.rows() == 0; });
        desk.screen().setQuery({.states = 1u << int(TransferState::Issued)});
        desk.wait([&desk, drafts] { return desk.rows() == drafts; });
        desk.undo();
        desk.wait([&desk] { return desk.screen().isSettled() && desk.rows() == 0; });
    }

    void machinesComeIntoTheirRoom()
    {
        Desk desk;
        const TransferId order = desk.firstIn(TransferState::Issued);
        const Transfer transfer = desk.screen().pane().story()->transfer;
        desk.screen().pane().step(TransferStepKind::Receive);
        ReceiveSheet &sheet = desk.screen().receiveSheet();
        QVERIFY(sheet.isVisible());
        auto *room = sheet.findChild<QComboBox *>(u"receiveRoom"_s);
        room->setCurrentIndex(0); // the store
        sheet.findChild<QAbstractButton *>(u"receiveGo"_s)->click();
        desk.wait([&] { return desk.state(order) == TransferState::Received; });
        const auto read = desk.prefecture.place.database().read();
        for (const TransferLine &line : transfer.lines) {
            const auto story = readStory(**read, line.device);
            HZ_VERIFY_OK(story);
            QCOMPARE(story->device.school, transfer.to);
            QCOMPARE(story->device.state, DeviceState::InStore);
            QVERIFY(story->movements.front().note.contains(numberOf(transfer)));
        }
        // Undone, they are where they were.
        desk.wait([&] { return desk.screen().pane().isComplete(); });
        desk.undo();
        desk.wait([&] { return desk.state(order) == TransferState::Issued; });
        QCOMPARE(desk.prefecture.body(u"device:"_s + transfer.lines[0].device.text())[u"school"_s]
                     .toString(),
            transfer.from.text());
    }

    void whatIsUntickedStays()
    {
        Desk desk;
        const TransferId order = desk.firstIn(TransferState::Issued);
        const Transfer transfer = desk.screen().pane().story()->transfer;
        desk.screen().pane().step(TransferStepKind::Receive);
        ReceiveSheet &sheet = desk.screen().receiveSheet();
        sheet.machines().clearSelection();
        auto *go = sheet.findChild<QAbstractButton *>(u"receiveGo"_s);
        QVERIFY(!go->isEnabled()); // nothing came
        sheet.machines().selectAll();
        sheet.machines().setCurrentRow(0);
        if (transfer.lines.size() > 1)
            QTest::keyClick(&sheet.machines(), Qt::Key_Space);
        go->click();
        desk.wait([&] { return desk.state(order) == TransferState::Received; });
        const auto read = desk.prefecture.place.database().read();
        QCOMPARE(readTransfer(**read, order)->standing().missing.size(),
            size_t(transfer.lines.size() > 1));
    }

    void anOrderIsWithdrawn()
    {
        Desk desk;
        const TransferId order = desk.first();
        desk.screen().pane().step(TransferStepKind::Withdraw);
        desk.wait([&] { return desk.state(order) == TransferState::Withdrawn; });
        desk.wait([&] {
            return desk.screen().pane().isComplete()
                && !desk.screen().pane().canStep(TransferStepKind::Issue);
        });
    }

    void ordersAreNarrowedByEitherSchool()
    {
        Desk desk;
        desk.first();
        const Transfer transfer = desk.screen().pane().story()->transfer;
        for (const UnitCode &school : {transfer.from, transfer.to}) {
            desk.screen().setQuery({.schools = {school}});
            desk.wait([&desk] { return desk.rows() > 0; });
            for (int row = 0; row < desk.rows(); ++row) {
                const TransferRow &shown = desk.screen().source().order(row);
                const auto &schools = desk.prefecture.stock().schools();
                QVERIFY(schools[shown.from].code == school || schools[shown.to].code == school);
            }
        }
        desk.screen().setQuery({.words = numberOf(transfer)});
        desk.wait([&desk] { return desk.rows() == 1; });
    }

    void ordersAreOnPaper_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("PDF") << u"orders.pdf"_s << QByteArray("%PDF");
        QTest::newRow("workbook") << u"orders.xlsx"_s << QByteArray("PK");
        QTest::newRow("text document") << u"orders.docx"_s << QByteArray("PK");
    }

    void ordersAreOnPaper()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, begin);
        Desk desk;
        const TransferId order = desk.first();
        const TestDir dir;
        const auto read = desk.prefecture.place.database().read();
        const TransferStory story = *readTransfer(**read, order);
        const TableReport report = reportOf({story}, desk.prefecture.stock());
        QCOMPARE(report.sections.size(), size_t(1));
        QCOMPARE(report.sections[0].signatures.size(), 2);
        QVERIFY(htmlOf(report).contains(story.transfer.lines[0].name.toHtmlEscaped()));
        TaskControl task;
        const auto written = writeTableReport(dir.path(name), report, PaperLook(), task);
        // LibreOffice may be missing, or there without its Writer.
        if (written)
            QVERIFY(dir.read(name).startsWith(begin));
        else
            QVERIFY(name.endsWith(u"docx") && written.error().message.contains(u"LibreOffice"));
    }

    void withoutADisplay()
    {
        const TestDir dir;
        const auto run = [&dir](QStringList words) {
            words << u"--profile"_s << dir.path(u"profile"_s) << u"--json"_s << u"--lang"_s
                  << u"en"_s;
            return runConsole(words, dir.path());
        };
        QCOMPARE(run({u"sample"_s, u"--schools"_s, u"30"_s}).code, 0);
        const Ended kept = run({u"plan"_s, u"--budget"_s, u"200000"_s, u"--keep"_s, u"A"_s,
            u"--to"_s, dir.path(u"plan.pdf"_s)});
        QVERIFY2(kept.code == 0, kept.err);
        QVERIFY(dir.read(u"plan.pdf"_s).startsWith("%PDF"));
        QCOMPARE(run({u"plan"_s, u"--only"_s, u"moves"_s, u"--keep"_s, u"B"_s}).code, 0);
        const Ended again = run({u"plan"_s, u"--scenario"_s, u"A"_s});
        QCOMPARE(again.json()[u"costFen"_s], kept.json()[u"costFen"_s]);
        QCOMPARE(again.json()[u"transfers"_s].toArray().size(),
            kept.json()[u"transfers"_s].toArray().size());
        const Ended both
            = run({u"plan"_s, u"--scenario"_s, u"A,B"_s, u"--to"_s, dir.path(u"both.xlsx"_s)});
        QVERIFY2(both.code == 0, both.err);
        QCOMPARE(both.json()[u"scenarios"_s].toArray().size(), 2);
        QVERIFY(dir.read(u"both.xlsx"_s).startsWith("PK"));
        QCOMPARE(run({u"plan"_s, u"--scenario"_s, u"C"_s}).code, 1);
        QCOMPARE(run({u"plan"_s, u"--to"_s, u"plan.txt"_s}).code, 2);
    }
};

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    TestTransfersScreen test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_transfersscreen.moc"

#include "devices/devicepane.h"
#include "devices/devicesource.h"
#include "import/decidepane.h"
#include "importtest.h"
#include "merge/mergescreen.h"

#include <hz/inventory/devicestory.h>
#include <hz/ui/card.h>
#include <hz/ui/style.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

// Two records of one machine that nobody has made one, and nothing else that is doubtful.
class PairDesk : public ImportDesk {
public:
    PairDesk()
    {
        const Register &stock = prefecture.stock();
        const DeviceRow &known = knownMachine(stock);
        kept = {.id = DeviceId(Ulid::fromNumber(1).toString()),
            .school = stock.schools()[known.school].code,
            .room = stock.rooms()[known.room].id,
            .maker = u"联想"_s,
            .model = u"M430"_s,
            .serial = u"PF9PAIR1"_s,
            .uuid = u"00000000-0000-0000-0000-000000000000"_s};
        other = {.id = DeviceId(Ulid::fromNumber(2).toString()),
            .school = kept.school,
            .state = DeviceState::InRepair,
            .maker = u"联想"_s,
            .model = u"E14"_s,
            .assetTag = u"ZC990077"_s,
            .serial = u"PF9PAIR1"_s};
        waitForPicture([this] {
            (void)prefecture.inventory
                ->edit({{documentId(kept), {}, kept.toJson()},
                    {documentId(other), {}, other.toJson()}})
                .wait();
        });
    }

    MergeScreen &pairs() const { return *window.findChild<MergeScreen *>(); }
    Doubtful &doubtful() const { return *window.findChild<Doubtful *>(); }
    /// The first pair is the one above, and can be answered.
    void open()
    {
        window.go(PairsAt{});
        settlePairs();
    }
    void settlePairs() const
    {
        if (!QTest::qWaitFor(
                [this] { return pairs().isSettled() && window.findChild<Doubtful *>() != nullptr; },
                60'000))
            qFatal("the pairs do not settle");
    }
    bool isOurs(const DevicePair &pair) const
    {
        return pair.first == kept.id && pair.second == other.id;
    }
    bool isListed() const
    {
        const auto &all = doubtful().pairs();
        return std::any_of(
            all.begin(), all.end(), [this](const DevicePair &pair) { return isOurs(pair); });
    }
    void choose() const
    {
        const auto &all = doubtful().pairs();
        for (size_t i = 0; i < all.size(); ++i)
            if (isOurs(all[i]))
                child<ui::TableView>("pairs")->setCurrentRow(int(i));
        settlePairs();
    }
    bool isThere(const DeviceId &id) const { return prefecture.stock().deviceRow(id) != kNoRow; }

    Device kept;
    Device other;
};

// A list with one row that may be a machine that is there: its serial, another maker.
QByteArray doubtfulList(const Register &stock)
{
    const DeviceRow &known = knownMachine(stock);
    return u"学校,设备名称,品牌,型号,序列号,资产编号\n%1,台式机,方正,文祥,%2,ZC990088\n"_s
        .arg(stock.schools()[known.school].name, stock.serial(known))
        .toUtf8();
}

} // namespace

class MergeScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDoubtfulIsReachedFromTheMachines()
    {
        PairDesk desk;
        QTRY_VERIFY(desk.isListed());
        desk.window.go(DevicesOf{});
        auto *button = desk.child<QPushButton>("doubtful");
        QTRY_VERIFY(button->isVisible());
        QVERIFY(button->text().contains(QString::number(desk.doubtful().pairs().size())));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(desk.pairs().isVisible());
    }

    void whatSpeaksForItAndAgainstItStandsSideBySide()
    {
        const PairDesk desk;
        const ShownPair pair{.left = {.body = desk.kept.toJson()},
            .right = {.body = desk.other.toJson()},
            .agreed = quint8(1 << int(Identifier::Serial))};
        const std::vector<PairLine> lines = pairLines(pair, desk.prefecture.stock());
        const auto line = [&lines](const QString &field) {
            const auto found = std::find_if(lines.begin(), lines.end(),
                [&field](const PairLine &each) { return each.field == field; });
            return found == lines.end() ? PairLine() : *found;
        };
        QVERIFY(line(wordOf(Identifier::Serial)).evidence == Evidence::Agrees);
        QVERIFY(line(wordOf(Identifier::Uuid)).evidence == Evidence::Junk);
        QVERIFY(line(wordOf(Identifier::AssetTag)).evidence == Evidence::OneSided);
        QVERIFY(!line(wordOf(Identifier::AssetTag)).isDifferent);
        QVERIFY(line(wordOf(ImportField::Model)).isDifferent);
        QVERIFY(!line(wordOf(ImportField::Maker)).isDifferent);
        QCOMPARE(line(wordOf(ImportField::State)).right, wordOf(DeviceState::InRepair));
    }

    void oneMachineIsMadeOfTwoAndUndone()
    {
        PairDesk desk;
        QTRY_VERIFY(desk.isListed());
        desk.open();
        desk.choose();
        desk.waitForPicture([&] { desk.click("pairs.same"); });
        QTRY_VERIFY(!desk.isThere(desk.other.id));
        QCOMPARE(desk.device(desk.kept.id).assetTag, desk.other.assetTag);
        QTRY_VERIFY(!desk.isListed());
        desk.settlePairs();
        desk.waitForPicture([&] { QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier); });
        QTRY_VERIFY(desk.isThere(desk.other.id));
        QCOMPARE(desk.device(desk.kept.id), desk.kept);
        QTRY_VERIFY(desk.isListed());
    }

    void twoMachinesAreAskedAboutOnce()
    {
        PairDesk desk;
        QTRY_VERIFY(desk.isListed());
        desk.open();
        desk.choose();
        QSignalSpy answered(&desk.doubtful(), &Doubtful::answered);
        desk.pairs().setFocus();
        QTest::keyClick(&desk.window, Qt::Key_2);
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(!desk.isListed());
        QVERIFY(desk.isThere(desk.kept.id) && desk.isThere(desk.other.id));
        // Nor by a window that is opened later.
        const Doubtful again(*desk.prefecture.inventory);
        QTRY_VERIFY(!again.isBusy());
        QCOMPARE(again.pairs(), desk.doubtful().pairs());
    }

    void whatIsPutOffComesLast()
    {
        PairDesk desk;
        QTRY_VERIFY(desk.isListed());
        desk.open();
        desk.choose();
        desk.click("pairs.later");
        desk.settlePairs();
        QVERIFY(desk.isOurs(desk.doubtful().pairs().back()));
    }

    void whatWasMergedIsSplitFromItsPane()
    {
        PairDesk desk;
        QTRY_VERIFY(desk.isListed());
        desk.open();
        desk.choose();
        desk.waitForPicture([&] { desk.click("pairs.same"); });
        QTRY_VERIFY(!desk.isThere(desk.other.id));
        desk.window.go(DeviceAt{desk.kept.id});
        auto *split = desk.child<QPushButton>("split");
        QTRY_VERIFY(split->isVisible());
        desk.waitForPicture([&] { QTest::mouseClick(split, Qt::LeftButton); });
        QTRY_VERIFY(desk.isThere(desk.other.id));
        QCOMPARE(desk.device(desk.other.id), desk.other);
        QCOMPARE(desk.device(desk.kept.id), desk.kept);
        // Somebody has just said that they are two.
        QTRY_VERIFY(!desk.doubtful().isBusy());
        QVERIFY(!desk.isListed());
        QTRY_VERIFY(!split->isVisible());
    }

    void aDoubtfulRowIsTheMachineThatIsThere()
    {
        const ImportDesk desk;
        const TestDir files;
        const Register &stock = desk.prefecture.stock();
        const DeviceId known = stock.idOf(knownMachine(stock));
        desk.add({files.write(u"疑.csv"_s, doubtfulList(stock))});
        QCOMPARE(desk.total(RowOutcome::Doubtful), 1);
        desk.click("decide");
        auto *decide = desk.window.findChild<DecidePane *>();
        QTRY_VERIFY(decide->isSettled());
        QVERIFY(decide->isVisible());
        desk.click("decide.same");
        desk.settle();
        QTRY_COMPARE(desk.total(RowOutcome::Changed), 1);
        QTRY_VERIFY(!decide->isVisible()); // nothing is left to be decided
        QCOMPARE(desk.entry().plan->rows[0].edit.id, u"device:"_s + known.text());
    }

    void aDoubtfulRowIsAnotherMachineAndTheAnswerIsTakenBack()
    {
        const ImportDesk desk;
        const TestDir files;
        desk.add({files.write(u"疑.csv"_s, doubtfulList(desk.prefecture.stock()))});
        desk.click("decide");
        auto *decide = desk.window.findChild<DecidePane *>();
        QTRY_VERIFY(decide->isSettled());
        desk.click("decide.distinct");
        desk.settle();
        QTRY_COMPARE(desk.total(RowOutcome::New), 1);
        desk.click("decide"); // takes back the last answer
        desk.settle();
        QTRY_COMPARE(desk.total(RowOutcome::Doubtful), 1);
        desk.click("decide");
        QTRY_VERIFY(decide->isVisible() && decide->isSettled());
    }

    void whatIsLeftUndecidedIsNotImported()
    {
        const ImportDesk desk;
        const TestDir files;
        const int devices = desk.devices();
        QByteArray list = doubtfulList(desk.prefecture.stock());
        list += desk.prefecture.stock().schools().front().name.toUtf8()
            + ",台式机,联想,M430,PF9NEW01,ZC990099\n";
        desk.add({files.write(u"疑.csv"_s, list)});
        desk.click("decide");
        auto *decide = desk.window.findChild<DecidePane *>();
        QTRY_VERIFY(decide->isSettled());
        desk.click("decide.later");
        QTRY_VERIFY(!decide->isVisible());
        desk.waitForPicture([&] { desk.click("importGo"); });
        QTRY_VERIFY(desk.importing().outcome().has_value());
        QTRY_COMPARE(desk.devices(), devices + 1);
        QCOMPARE(desk.importing().outcome()->total(RowOutcome::Doubtful), 1);
        desk.click("importOn");
        desk.settle();
        QCOMPARE(desk.importing().entries().size(), size_t(1)); // it still waits
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    MergeScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mergescreen.moc"

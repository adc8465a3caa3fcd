// Machines handed to a class with a scanner that types.
#include "console.h"
#include "issuing/issuescreen.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/actions.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/theme.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

using Handed = Handing::Outcome;

class Desk {
public:
    explicit Desk(const QString &profile = {})
        : prefecture(6, profile)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
        window.go(IssueAt{});
        settle();
        // A school with enough machines to hand out.
        std::map<quint32, std::vector<quint32>> fit;
        const Register &stock = prefecture.stock();
        for (quint32 row = 0; row < stock.devices().size(); ++row) {
            const DeviceRow &device = stock.devices()[row];
            if (device.school != kNoRow && device.kind == DeviceKind::Desktop
                && device.state == DeviceState::InUse && !stock.tag(device).isEmpty())
                fit[device.school].push_back(row);
        }
        for (const auto &[row, rows] : fit)
            if (rows.size() > machines.size()) {
                school = stock.schools()[row].code;
                machines = rows;
            }
    }

    Handing &handing() { return window.issue().handing(); }
    void settle()
    {
        QVERIFY(QTest::qWaitFor([&] { return handing().isSettled(); }, 20'000));
    }
    void begin(const QStringList &pupils)
    {
        tags.clear();
        for (const quint32 row : machines)
            tags << prefecture.stock().tag(prefecture.stock().devices()[row]);
        handing().begin(school, u"三（1）班"_s, pupils);
        QVERIFY(QTest::qWaitFor([&] { return handing().current() != nullptr; }, 20'000));
        settle();
    }
    /// As a scanner does, to whatever has the keyboard.
    Handed scan(const QString &code)
    {
        QSignalSpy handed(&handing(), &Handing::handed);
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClicks(focus ? focus : &window, code);
        QTest::keyClick(focus ? focus : &window, Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return !handed.isEmpty(); }, 20'000))
            qFatal("%s is not taken", qPrintable(code));
        words = handed.first()[1].toString();
        return handed.first()[0].value<Handed>();
    }
    QString pupilText(int row, int column)
    {
        return window.issue().table().source()->text(row, column);
    }
    Device device(size_t which)
    {
        const Register &stock = prefecture.stock();
        for (const DeviceRow &row : stock.devices())
            if (stock.tag(row) == tags[qsizetype(which)])
                return *Device::fromJson(prefecture.body(u"device:"_s + stock.idOf(row).text()));
        qFatal("no such machine");
    }

    Prefecture prefecture;
    ConsoleWindow window;
    UnitCode school;
    std::vector<quint32> machines;
    QStringList tags;
    QString words; // of the last scan
};

} // namespace

class IssueScreenTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void oneScanAPupilAndBack()
    {
        Desk desk;
        desk.begin({u"马小明"_s, u"马小红"_s, u"李强"_s});
        QCOMPARE(desk.handing().next(), 0);
        QCOMPARE(desk.scan(desk.tags[0]), Handed::Issued);
        QVERIFY2(desk.words.contains(u"马小明"_s), qPrintable(desk.words));
        QCOMPARE(desk.scan(desk.tags[1]), Handed::Issued);
        QCOMPARE(desk.device(0).holder, u"三（1）班 马小明"_s);
        QCOMPARE(desk.device(1).holder, u"三（1）班 马小红"_s);
        QCOMPARE(desk.device(0).state, DeviceState::OnLoan);
        // The same machine again, and one that nobody knows, change nothing.
        QCOMPARE(desk.scan(desk.tags[0]), Handed::NotPossible);
        QVERIFY2(desk.words.contains(u"马小明"_s), qPrintable(desk.words));
        QCOMPARE(desk.scan(u"6901234567892"_s), Handed::NotKnown);
        QCOMPARE(desk.handing().next(), 2);
        QCOMPARE(desk.scan(desk.tags[2]), Handed::Issued);
        QCOMPARE(desk.handing().next(), -1);
        QCOMPARE(desk.scan(desk.tags[3]), Handed::NobodyLeft);
        QTRY_COMPARE(desk.pupilText(1, 3), desk.tags[1]);
        QCOMPARE(desk.handing().issued(), 3);

        desk.handing().setMode(Handing::Mode::Return);
        QCOMPARE(desk.scan(desk.tags[1]), Handed::Returned);
        QCOMPARE(desk.scan(desk.tags[1]), Handed::NotPossible); // it is back already
        QCOMPARE(desk.device(1).holder, QString());
        QVERIFY(desk.device(1).state != DeviceState::OnLoan);
        QCOMPARE(desk.handing().issued(), 2);
    }

    void scansThatComeFastFindTheirPupilsInOrder()
    {
        Desk desk;
        const QStringList pupils = numberedPupils(12);
        desk.begin(pupils);
        QVERIFY(desk.tags.size() >= 12);
        for (int i = 0; i < 12; ++i)
            desk.handing().take(desk.tags[i]);
        desk.settle();
        QCOMPARE(desk.handing().issued(), 12);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(
                desk.device(size_t(i)).holder, holderText(*desk.handing().current(), pupils[i]));
    }

    void whoIsThereFirstIsServedFirst()
    {
        Desk desk;
        desk.begin({u"甲"_s, u"乙"_s, u"丙"_s});
        Q_EMIT desk.window.issue().table().activated(2);
        QCOMPARE(desk.handing().next(), 2);
        QCOMPARE(desk.scan(desk.tags[0]), Handed::Issued);
        QCOMPARE(desk.device(0).holder, u"三（1）班 丙"_s);
        QCOMPARE(desk.handing().next(), 0);
    }

    void aMistakeIsUndone()
    {
        Desk desk;
        desk.begin({u"甲"_s, u"乙"_s});
        const Device before = desk.device(0);
        QCOMPARE(desk.scan(desk.tags[0]), Handed::Issued);
        QAction *undo = desk.window.commands().action(u"edit.undo"_s);
        QTRY_VERIFY(undo->isEnabled());
        undo->trigger();
        QTRY_COMPARE(desk.device(0), before);
        QTRY_COMPARE(desk.handing().issued(), 0);
        QCOMPARE(desk.handing().next(), 0);
    }

    void aListGoesOnWhereItStood()
    {
        const TestDir dir;
        {
            Desk desk(dir.path());
            desk.begin({u"甲"_s, u"乙"_s, u"丙"_s});
            QCOMPARE(desk.scan(desk.tags[0]), Handed::Issued);
        }
        Desk again(dir.path());
        QTRY_VERIFY(again.handing().current());
        QCOMPARE(again.handing().current()->pupils.size(), 3);
        QTRY_COMPARE(again.handing().issued(), 1);
        QCOMPARE(again.handing().next(), 1);
        again.handing().setEnded(true);
        again.settle();
        QVERIFY(!again.handing().isOpen());
        again.handing().take(again.prefecture.stock().tag(again.prefecture.stock().devices()[0]));
        QCOMPARE(again.handing().issued(), 1); // ended: nothing is scanned
    }

    void theNamesArePastedIntoTheSheet()
    {
        Desk desk;
        desk.window.issue().setOwnSchool(desk.school);
        desk.window.commands().action(u"issue.begin"_s)->trigger();
        auto *name = desk.window.findChild<QLineEdit *>(u"className"_s);
        auto *go = desk.window.findChild<QPushButton *>(u"classGo"_s);
        QVERIFY(name->isVisible());
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(name, u"5 (2)"_s);
        desk.window.findChild<QPlainTextEdit *>(u"pupilNames"_s)
            ->setPlainText(u"马小明\t男\n马小红\t女\n"_s);
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_VERIFY(desk.handing().current());
        QCOMPARE(desk.handing().current()->className, u"5 (2)"_s);
        QCOMPARE(desk.handing().current()->pupils, (QStringList{u"马小明"_s, u"马小红"_s}));
    }

    void theListIsExported()
    {
        Desk desk;
        desk.begin({u"甲"_s, u"乙"_s});
        QCOMPARE(desk.scan(desk.tags[0]), Handed::Issued);
        QTRY_COMPARE(desk.pupilText(0, 3), desk.tags[0]);
        const TestDir dir;
        desk.window.issue().exportTo(dir.path(u"list.csv"_s));
        QTRY_VERIFY(QFileInfo::exists(dir.path(u"list.csv"_s)));
        TaskControl task;
        Result<sheet::Workbook> book = sheet::readWorkbook(dir.path(u"list.csv"_s), {}, task);
        HZ_VERIFY_OK(book);
        const QList<sheet::Row> &rows = book->sheets.front().rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].cells[1].text, u"甲"_s);
        QCOMPARE(rows[1].cells[3].text, desk.tags[0]);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    IssueScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_issuescreen.moc"

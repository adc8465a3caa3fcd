// A first start: who keeps the profile, by which rules, with which data; and where the window opens
// afterwards.
#include "begin/beginscreen.h"
#include "begin/filedrop.h"
#include "begin/keeperform.h"
#include "begin/keeping.h"
#include "devices/devicesscreen.h"
#include "import/importscreen.h"
#include "inventory/area.h"
#include "overview/overviewscreen.h"
#include "schools/schoolpage.h"
#include "window/consolewindow.h"

#include <hz/core/setting.h>
#include <hz/inventory/devicestory.h>
#include <hz/inventory/sample.h>
#include <hz/store/database.h>
#include <hz/ui/check.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

std::unique_ptr<store::Database> openedIn(const TestDir &dir)
{
    auto database = store::Database::open(
        dir.path(u"ops.sqlite"_s), {.projections = {Register::projection(), movementProjection()}});
    if (!database)
        qFatal("%s", told(database).constData());
    return std::move(*database);
}

/// A profile and the window over it.
struct Started {
    explicit Started(const TestDir &dir)
        : database(openedIn(dir))
        , inventory(*database, thePlan(), clock)
        , settings(dir.path())
        , window(inventory, settings)
    {
        window.show();
        if (!QTest::qWaitFor([this] { return bool(inventory.picture().inventory); }, 60'000))
            qFatal("no picture");
    }
    const Register &stock() const { return *inventory.picture().inventory; }
    BeginScreen &begin() const { return *window.findChild<BeginScreen *>(); }
    template<typename T> T *child(const char *name) const
    {
        return begin().findChild<T *>(QLatin1StringView(name));
    }

    /// What was handed to the import screen, once it has been looked at.
    void bringIn(size_t lists) const
    {
        Importing &importing = window.findChild<ImportScreen *>()->importing();
        if (!QTest::qWaitFor(
                [&] { return importing.entries().size() == lists && importing.isChecked(); },
                60'000))
            qFatal("the lists are not checked");
        importing.write();
    }

    FixedClock clock{QDateTime(QDate(2025, 10, 20), QTime(2, 0), Qt::UTC)};
    std::unique_ptr<store::Database> database;
    inventory::Inventory inventory;
    Settings settings;
    ConsoleWindow window;
};

void chooseLevel(const Started &started, UnitLevel level)
{
    const QString name = level == UnitLevel::School ? u"level0"_s
        : level == UnitLevel::County                ? u"level1"_s
                                                    : u"level2"_s;
    started.begin().findChild<QAbstractButton *>(name)->click();
}

void typeSchool(const Started &started, const QString &name, const QString &code)
{
    chooseLevel(started, UnitLevel::School);
    QTest::keyClicks(started.child<QLineEdit>("schoolCode"), code);
    auto *field = started.child<QLineEdit>("schoolName");
    field->setText(name);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

class BeginTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsOneWindow()
    {
        const TestDir dir;
        const Started started(dir);
        QStringList shown;
        for (const QWidget *widget : QApplication::topLevelWidgets())
            if (widget->isVisible())
                shown.append(QLatin1StringView(widget->metaObject()->className()));
        QCOMPARE(shown.join(u' '), u"hz::console::ConsoleWindow"_s);
    }

    void initTestCase()
    {
        m_theme.emplace(ui::App::Console);
        QApplication::setStyle(new ui::HezhouStyle);
    }

    void nothingIsAPlaceToBeginAndGoesWithTheFirstSchool()
    {
        const TestDir dir;
        Started started(dir);
        QTRY_VERIFY(started.begin().isVisible());
        QVERIFY(!started.window.overview().isVisible());

        const School school{.code = UnitCode(u"2162000001"_s), .name = u"沙坪小学"_s};
        HZ_VERIFY_OK(started.inventory.edit({{documentId(school), {}, school.toJson()}}).wait());

        QTRY_VERIFY(started.window.overview().isVisible());
        QVERIFY(!started.begin().isVisible());
    }

    void whereNobodySaidWhoseItIsThePrefectureCanBeSaid()
    {
        const TestDir dir;
        Started started(dir);
        const School school{.code = UnitCode(u"2162000001"_s), .name = u"沙坪小学"_s};
        HZ_VERIFY_OK(started.inventory.edit({{documentId(school), {}, school.toJson()}}).wait());
        QTRY_VERIFY(started.window.overview().isVisible());
        QVERIFY(!started.child<QAbstractButton>("level2")->isChecked());
        QVERIFY(!keeperIn(started.settings));
        chooseLevel(started, UnitLevel::Prefecture);
        QTRY_VERIFY(keeperIn(started.settings));
        QVERIFY(keeperIn(started.settings)->level == UnitLevel::Prefecture);
        QVERIFY(started.child<QAbstractButton>("level2")->isChecked());
    }

    void aSchoolBeginsWithItsOwnListAndIsOpenedOn()
    {
        const TestDir dir, files;
        const QString machines = files.write(u"设备.csv"_s,
            "资产编号,设备名称,品牌,型号,存放地点\nZC000001,台式机,联想,M430,微机室\n"
            "ZC000002,空调,格力,,教导处\n");
        {
            Started started(dir);
            QTRY_VERIFY(started.begin().isVisible());
            typeSchool(started, u"测试第一小学"_s, u"2162999001"_s);
            QTRY_COMPARE(keeperIn(started.settings)->unit.text(), u"2162999001"_s);
            started.begin().begin({machines});
            started.bringIn(1);
            QTRY_COMPARE(started.stock().devices().size(), size_t(1));
            QCOMPARE(started.stock().units().size(), size_t(9));
            const School &school = started.stock().schools().front();
            QCOMPARE(school.name, u"测试第一小学"_s);
            QVERIFY(school.kind == SchoolKind::PrimarySchool);
            QCOMPARE(school.county.text(), u"622901"_s);
        }
        const Started again(dir);
        QTRY_VERIFY(again.window.findChild<SchoolPage *>()->isVisible());
        QCOMPARE(again.window.findChild<SchoolPage *>()->title(), u"测试第一小学"_s);
    }

    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no name") << QString() << u"2162999001"_s
                                 << u"Write the name of the school."_s;
        QTest::newRow("a short code")
            << u"测试小学"_s << u"21629"_s << u"A school's code has ten digits."_s;
        QTest::newRow("no kind")
            << u"测试学校"_s << u"9962999001"_s
            << u"Neither name nor code tell what kind of school it is: write the "
               "name in full, such as “… primary school”."_s;
    }
    void whatIsMissingIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(QString, code);
        QFETCH(QString, sentence);
        const TestDir dir;
        Started started(dir);
        QTRY_VERIFY(started.begin().isVisible());
        typeSchool(started, name, code);
        started.child<QPushButton>("importFiles")->click();
        auto *problem = started.child<QLabel>("keeperProblem");
        QVERIFY(problem->isVisible());
        QCOMPARE(problem->text(), sentence);
        QVERIFY(!keeperIn(started.settings));
        QVERIFY(started.stock().schools().empty());
    }

    void filesMayComeInAnyOrder()
    {
        const TestDir dir, files;
        const QString machines = files.write(
            u"a.csv"_s, "学校,资产编号,设备名称,型号\n测试第一小学,ZC000001,台式机,M430\n");
        const QString people = files.write(u"b.csv"_s, "学校,学生数,班数\n测试第一小学,300,6\n");
        const QString schools = files.write(
            u"c.csv"_s, "学校标识码,学校名称,学校类型,县市\n2162999001,测试第一小学,小学,临夏县\n");
        Started started(dir);
        QTRY_VERIFY(started.begin().isVisible());
        chooseLevel(started, UnitLevel::County);
        started.begin().begin({machines, people, schools});
        started.bringIn(3);
        QTRY_COMPARE(started.stock().devices().size(), size_t(1));
        QCOMPARE(started.stock().schools().front().county.text(), u"622921"_s);
        QCOMPARE(started.stock().censuses().size(), size_t(1));
        QCOMPARE(started.stock().censuses().front().year, 2025);
    }

    void droppedFilesAreTaken()
    {
        const TestDir dir, files;
        const QString list = files.write(u"a.csv"_s, "x\n");
        Started started(dir);
        QTRY_VERIFY(started.begin().isVisible());
        auto *drop = started.window.findChild<FileDrop *>();
        QSignalSpy dropped(drop, &FileDrop::dropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(list), QUrl(u"https://example.org/b.csv"_s)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(drop, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(drop, &event);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].toStringList(), QStringList{list});
    }

    void ownRulesAreTheNextVersion()
    {
        const TestDir dir, files;
        RuleSet set = thePlan();
        set.rules.resize(3);
        set.title = {.en = u"Our rules"_s, .zh = u"本州规则"_s};
        const QString file = files.write(u"规则.json"_s, QJsonDocument(set.toJson()).toJson());
        Started started(dir);
        QTRY_VERIFY(started.begin().isVisible());
        started.begin().useRules(file);
        QTRY_COMPARE(started.inventory.versions().all().size(), size_t(2));
        QTRY_COMPARE(started.inventory.rules().rules.size(), size_t(3));
        QCOMPARE(started.child<QLabel>("rulesInForce")->text(), u"Our rules, version 2"_s);

        QSignalSpy failed(&started.begin(), &BeginScreen::failed);
        started.begin().useRules(files.write(u"falsch.json"_s, "{\"set\":1}"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(started.inventory.versions().all().size(), size_t(2));
    }

    void theSampleCanBeStopped()
    {
        const TestDir dir;
        Started started(dir);
        QTRY_VERIFY(started.begin().isVisible());

        started.begin().addSample();

        QTRY_VERIFY(!started.stock().schools().empty());
        QTRY_VERIFY(started.window.overview().isVisible());
        // Closing the window while it goes on waits for nobody: the scope tells it to stop.
    }

    void anInterruptedSampleIsOfferedToBeCompleted()
    {
        const TestDir dir;
        {
            const auto database = openedIn(dir);
            TaskControl task;
            connect(
                database.get(), &store::Database::changed, this, [&task] { task.cancel(); },
                Qt::DirectConnection);
            HZ_VERIFY_FAILS(writeSample(*database, {.schools = 40}, task), Cancelled);
        }
        Started started(dir);
        QTRY_VERIFY(!started.stock().units().empty());
        started.window.go(BeginAt{});
        auto *sample = started.child<QPushButton>("addSample");
        QTRY_VERIFY(sample->isVisible());
        sample->click();
        const Sample whole = makeSample({.schools = 40}).value();
        QTRY_COMPARE_WITH_TIMEOUT(
            started.stock().devices().size(), whole.records.devices.size(), 30'000);
        QTRY_VERIFY(!sample->isVisible());
    }

    void aCountyIsOpenedOnAndItsListsAreItsOwn()
    {
        const TestDir dir;
        const UnitCode county(u"629921"_s);
        {
            Started started(dir);
            TaskControl task;
            HZ_VERIFY_OK(writeSample(*started.database, {.schools = 40}, task));
            QTRY_VERIFY(started.window.overview().isVisible());
            started.window.go(BeginAt{});
            chooseLevel(started, UnitLevel::County);
            auto *counties = started.child<QComboBox>("county");
            QTRY_VERIFY(counties->findData(county.text()) >= 0);
            counties->setCurrentIndex(counties->findData(county.text()));
            QCOMPARE(keeperIn(started.settings)->unit, county);
        }
        const Started again(dir);
        QTRY_VERIFY(again.window.overview().isVisible());
        QTRY_COMPARE(again.window.overview().unit(), county);
        Q_EMIT again.window.findChild<ui::SideBar *>()->chosen(u"devices"_s);
        QCOMPARE(again.window.devices().query().counties,
            std::vector<quint32>{again.stock().unitRow(county)});
    }

    void everythingHasANameAndRoom_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1366, 768);
        QTest::newRow("large") << QSize(1920, 1080);
    }
    void everythingHasANameAndRoom()
    {
        QFETCH(QSize, size);
        const TestDir dir;
        Started started(dir);
        started.window.resize(size);
        QTRY_VERIFY(started.begin().isVisible());
        for (const UnitLevel level :
            {UnitLevel::Prefecture, UnitLevel::County, UnitLevel::School}) {
            chooseLevel(started, level);
            QTRY_COMPARE(ui::clippedTexts(&started.begin()), QStringList());
            QCOMPARE(ui::missingAccessibleNames(&started.begin()), QStringList());
        }
        const int least = ui::theme().px(ui::Measure::TouchMin);
        for (const QAbstractButton *button : started.begin().findChildren<QAbstractButton *>())
            if (button->isVisible())
                QVERIFY2(button->height() >= least, qPrintable(button->text()));
    }

private:
    std::optional<ui::Theme> m_theme;
};

QTEST_MAIN(BeginTest)
#include "tst_begin.moc"

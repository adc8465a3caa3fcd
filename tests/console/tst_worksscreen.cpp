// The plan's tasks, the money, the training and the registers, from the list to an entry and from a
// spreadsheet to the rule it is measured by; on the screen and for scripts.
#include "devices/changesheet.h"
#include "programrun.h"
#include "tickets/photo.h"
#include "tickets/photorow.h"
#include "window/recordeditor.h"
#include "works/tasktimeline.h"
#include "worksshots.h"

#include <hz/pdf/document.h>
#include <hz/pdf/export.h>
#include <hz/sheet/sheetfile.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtGui/QClipboard>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

class Desk {
public:
    Desk()
        : prefecture(8)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
    }

    WorksScreen &screen() { return window.works(); }
    WorksScreen &open(WorksPart part, const ListQuery &query = {})
    {
        window.go(WorksAt{part, query});
        settle();
        return screen();
    }
    void settle()
    {
        QVERIFY(QTest::qWaitFor(
            [&] {
                return screen().isSettled() && screen().source().listing()
                    && !screen().desk().isBusy();
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
    void run(const char *command)
    {
        window.commands().refresh();
        window.commands().action(QString::fromLatin1(command))->trigger();
    }
    EntrySheet &sheet() { return screen().desk().sheet(); }
    void write(const QString &field, const QString &text)
    {
        auto *line = qobject_cast<QLineEdit *>(sheet().field(field));
        QVERIFY2(line, qPrintable(field));
        line->setText(text);
    }
    void choose(const QString &field, const QString &id)
    {
        auto *box = qobject_cast<QComboBox *>(sheet().field(field));
        QVERIFY2(box && box->findData(id) >= 0, qPrintable(field));
        box->setCurrentIndex(box->findData(id));
    }
    void go()
    {
        QVERIFY(sheet().go()->isEnabled());
        settleWrite([&] { QTest::mouseClick(sheet().go(), Qt::LeftButton); });
    }
    UnitCode county() const { return prefecture.stock().schools().front().county; }
    /// "2 of 4": how the unit stands by a rule, as numbers.
    std::pair<qint64, qint64> measured(const QString &rule, const UnitCode &unit) const
    {
        const Evaluation &evaluation = *prefecture.inventory->picture().evaluation;
        for (const RuleResult &result : evaluation.of(evaluation.unitOf(unit)))
            if (evaluation.set.rules[result.rule].id == rule)
                return {result.numerator, result.denominator};
        return {-1, -1};
    }

    Prefecture prefecture;
    ConsoleWindow window;
};

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

} // namespace

class TestWorksScreen : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ui::Theme> m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>(ui::App::Console);
        QApplication::setStyle(new ui::HezhouStyle);
    }

    // ------------------------------------------------------------ lists

    void aListIsNarrowedAndCountedAsByHand()
    {
        QVERIFY(rc::check([] {
            Listing listing{.groups = {{u"a"_s}, {u"b"_s}}};
            for (int i = 0; i < 4; ++i)
                for (ListGroup &group : listing.groups)
                    group.valueOf(QString::number(i), {});
            listing.columns = {{.id = u"n"_s}};
            const int count = *rc::gen::inRange(0, 40);
            for (int i = 0; i < count; ++i) {
                const auto number = *rc::gen::inRange<qint64>(0, 9);
                ListRow row{.id = i, .values = {number}, .texts = {QString::number(number)}};
                for (quint16 group = 0; group < 2; ++group)
                    for (quint16 value = 0; value < 4; ++value)
                        if (*rc::gen::inRange(0, 3) == 0)
                            row.tags.push_back({group, value});
                listing.rows.push_back(row);
            }
            ListQuery query{.words = *rc::gen::element(u""_s, u"1"_s, u"2 2"_s), .sortBy = 0};
            for (const QString &group : {u"a"_s, u"b"_s})
                for (int i = 0; i < 4; ++i)
                    if (*rc::gen::inRange(0, 4) == 0)
                        query.ticks[group].append(QString::number(i));
            const auto fits = [&](const ListRow &row, int without) {
                for (int group = 0; group < 2; ++group) {
                    const QStringList ticked = query.ticks.value(group == 0 ? u"a"_s : u"b"_s);
                    if (group == without || ticked.isEmpty())
                        continue;
                    if (std::ranges::none_of(row.tags, [&](const ListTag &tag) {
                            return tag.group == group
                                && ticked.contains(QString::number(tag.value));
                        }))
                        return false;
                }
                const QString word = query.words.section(u' ', 0, 0);
                return row.texts.front().contains(word);
            };
            TaskControl task;
            const ListAnswer answer = *answerOf(listing, query, task);
            size_t expected = 0;
            for (const ListRow &row : listing.rows)
                expected += size_t(fits(row, -1));
            RC_ASSERT(answer.rows.size() == expected);
            for (size_t i = 1; i < answer.rows.size(); ++i)
                RC_ASSERT(std::get<qint64>(listing.rows[answer.rows[i - 1]].values[0])
                    <= std::get<qint64>(listing.rows[answer.rows[i]].values[0]));
            for (int group = 0; group < 2; ++group)
                for (quint16 value = 0; value < 4; ++value) {
                    int with = 0;
                    for (const ListRow &row : listing.rows)
                        with += int(fits(row, group)
                            && std::ranges::any_of(row.tags, [&](const ListTag &tag) {
                                   return tag.group == group && tag.value == value;
                               }));
                    RC_ASSERT(answer.counts[size_t(group)][value] == with);
                }
        }));
    }

    void everyPartListsWhatTheSampleHas()
    {
        Desk desk;
        for (size_t part = 0; part < kWorksParts; ++part) {
            WorksScreen &screen = desk.open(WorksPart(part));
            QVERIFY2(screen.source().rowCount() > 0, qPrintable(screen.title()));
            QVERIFY(!screen.pane().about().title.isEmpty());
            for (const ListRow &row : screen.source().listing()->rows) {
                QCOMPARE(row.values.size(), screen.source().listing()->columns.size());
                QCOMPARE(size_t(row.texts.size()), row.values.size());
            }
        }
    }

    void tasksAreDrawnOverTheYears()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Tasks);
        auto *look = screen.findChild<ui::Segmented *>(u"worksLook"_s);
        QVERIFY(look->isVisible() && !screen.timeline().isVisible());
        look->setChosen(1);
        Q_EMIT look->chosenChanged(1);
        QVERIFY(screen.timeline().isVisible() && !screen.table().isVisible());
        const std::vector<TimelineBar> &bars = screen.timeline().bars();
        QCOMPARE(bars.size(), size_t(31));
        for (size_t i = 0; i < bars.size(); ++i) {
            QCOMPARE(bars[i].title, screen.source().text(int(i), 1));
            QCOMPARE(bars[i].status, screen.source().at(int(i)).status);
            QVERIFY(bars[i].from.isValid());
            QVERIFY(!bars[i].to.isValid() || bars[i].from < bars[i].to);
        }
        // One step down is the next task, beside it what it is.
        screen.table().setCurrentRow(0);
        QTest::keyClick(&screen.timeline(), Qt::Key_Down);
        QCOMPARE(screen.table().currentRow(), std::optional(1));
        // Other lists have no years.
        desk.open(WorksPart::Spending);
        QVERIFY(!look->isVisible() && screen.table().isVisible());
    }

    void theWholePlanIsLookedAtFirst()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Tasks);
        QCOMPARE(screen.source().rowCount(), 31);
        // A word narrows it; taking it away brings everything back.
        screen.findChild<QLineEdit *>()->setText(u"IPv6"_s);
        desk.settle();
        QCOMPARE(screen.source().rowCount(), 1);
        QVERIFY(screen.source().text(0, 1).contains(u"IPv6"_s));
        screen.findChild<QLineEdit *>()->clear();
        desk.settle();
        QCOMPARE(screen.source().rowCount(), 31);
        // A box narrows it as well.
        Q_EMIT screen.findChild<ui::FacetPanel *>()->toggled(u"due"_s, u"before"_s, true);
        desk.settle();
        QCOMPARE(screen.source().rowCount(), 6);
    }

    void aTasksRuleLeadsToWhatStandsBehindIt()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Tasks, {.words = u"IPv6"_s});
        const std::vector<Line> &lines = screen.pane().about().lines;
        QVERIFY(!lines.empty());
        const auto *rule = std::get_if<RuleAt>(&*lines.front().where);
        QVERIFY(rule);
        QCOMPARE(rule->rule, u"NET-07"_s);
        QSignalSpy asked(&screen, &WorksScreen::asked);
        screen.pane().findChildren<ui::Link *>().front()->click();
        QCOMPARE(asked.count(), 1);
        QVERIFY(desk.window.canGoBack());
    }

    void partsAreWaysToGoAndBack()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Tasks);
        auto *parts = screen.findChild<ui::Segmented *>();
        Q_EMIT parts->chosenChanged(int(WorksPart::Training));
        desk.settle();
        QCOMPARE(screen.part(), WorksPart::Training);
        desk.window.goBack();
        desk.settle();
        QCOMPARE(screen.part(), WorksPart::Tasks);
        QCOMPARE(screen.source().rowCount(), 31);
    }

    // ------------------------------------------------------------ entries

    void progressIsReportedAndUndone()
    {
        Desk desk;
        const QString unit = desk.county().text();
        WorksScreen &screen
            = desk.open(WorksPart::Tasks, {.words = u"IPv6"_s, .ticks = {{u"unit"_s, {unit}}}});
        QCOMPARE(screen.source().rowCount(), 1);
        desk.run("works.edit");
        QVERIFY(desk.sheet().isVisible());
        desk.choose(u"state"_s, u"underWay"_s);
        desk.write(u"person"_s, u"马知远"_s);
        desk.write(u"note"_s, u"设备已招标"_s);
        // Without a reason a deadline is not moved.
        desk.write(u"extendedTo"_s, u"2026-06-30"_s);
        QVERIFY(!desk.sheet().go()->isEnabled());
        desk.write(u"reason"_s, u"招标延后"_s);
        desk.go();
        QCOMPARE(screen.pane().about().note, u"设备已招标"_s);
        const QJsonObject body = desk.prefecture.body(u"plantask:P3.2(1)t2:"_s + unit);
        QCOMPARE(body[u"extendedTo"].toString(), u"2026-06-30"_s);
        desk.settleWrite([&] { desk.run("edit.undo"); });
        QVERIFY(screen.pane().about().note != u"设备已招标"_s);
    }

    void nobodyReportsForOthers()
    {
        Desk desk;
        // The prefecture does not own what its counties have to do.
        desk.open(WorksPart::Tasks, {.words = u"IPv6"_s, .ticks = {{u"unit"_s, {u"629900"_s}}}});
        desk.window.commands().refresh();
        QVERIFY(!desk.window.commands().action(u"works.edit")->isEnabled());
    }

    void spendingIsEnteredAndMeasured()
    {
        Desk desk;
        // A school that has no entries yet.
        const Register &stock = desk.prefecture.stock();
        const QMap<QString, qint64> none;
        UnitCode school;
        for (const School &each : stock.schools())
            if (each.isInPlan() && !stock.counted(each.code, 2025).contains(u"itSpendingFen"_s)
                && stock.census(each.code, 2025))
                school = each.code;
        QVERIFY(!school.isEmpty());
        WorksScreen &screen = desk.open(WorksPart::Spending);
        const int before = screen.source().rowCount();
        desk.run("works.add");
        QVERIFY(!desk.sheet().go()->isEnabled()); // nothing is written yet
        const quint32 row = stock.schoolRow(school);
        const quint32 county = stock.unitRow(stock.schools()[row].county);
        desk.write(u"unit"_s,
            EntrySheet::tr("%1, %2", "school, county")
                .arg(stock.schools()[row].name, stock.units()[county].name));
        desk.choose(u"line"_s, u"upkeep"_s);
        desk.write(u"yuan"_s, u"1,200.5x"_s);
        QVERIFY(!desk.sheet().go()->isEnabled());
        desk.write(u"yuan"_s, u"1,200.50"_s);
        desk.go();
        QCOMPARE(screen.source().rowCount(), before + 1);
        QCOMPARE(desk.prefecture.stock().counted(school, 2025).value(u"itSpendingFen"_s), 120'050);
        // Its public funds, from the list of shares.
        desk.open(WorksPart::Shares);
        const std::optional<int> at = screen.source().rowWith(school.text());
        QVERIFY(at);
        screen.table().setCurrentRow(*at);
        desk.run("works.edit");
        desk.write(u"yuan"_s, u"24,000"_s);
        desk.go();
        QCOMPARE(
            desk.measured(u"FUND-01"_s, school), std::pair(qint64(120'050), qint64(2'400'000)));
    }

    void anEntryIsTakenAwayAndComesBack()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Spending);
        const int before = screen.source().rowCount();
        desk.settleWrite([&] { desk.run("works.remove"); });
        QCOMPARE(screen.source().rowCount(), before - 1);
        desk.settleWrite([&] { desk.run("edit.undo"); });
        QCOMPARE(screen.source().rowCount(), before);
    }

    // What was listed is from before, and what is there now is still being read.
    void nothingIsTakenAwayWhileTheListIsMadeAnew()
    {
        Desk desk;
        desk.open(WorksPart::Training);
        QVERIFY(desk.screen().source().rowCount() > 0);
        desk.window.commands().refresh();
        bool isAsked = false;
        connect(
            desk.prefecture.inventory.get(), &Inventory::pictureChanged, &desk.window,
            [&] {
                desk.window.commands().action(u"works.remove"_s)->trigger();
                isAsked = true;
            },
            Qt::SingleShotConnection);
        School school = desk.prefecture.stock().schools().front();
        school.name = u"改名小学"_s;
        desk.prefecture.inventory->edit({{.id = documentId(school),
            .before = desk.prefecture.stock().schools().front().toJson(),
            .after = school.toJson()}});
        QTRY_VERIFY_WITH_TIMEOUT(isAsked, 20'000);
        QVERIFY(!desk.sheet().isVisible());
        desk.settle();
        desk.run("works.remove");
        QVERIFY(desk.sheet().isVisible());
    }

    void trainingOfANewPersonIsEntered()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Training);
        const int before = screen.source().rowCount();
        desk.run("works.add");
        desk.write(u"name"_s, u"沙一诺"_s);
        desk.write(u"unit"_s, desk.prefecture.stock().units().back().name);
        desk.write(u"title"_s, u"智慧教育云平台应用培训"_s);
        desk.write(u"hours"_s, u"16"_s);
        desk.write(u"practice"_s, u"17"_s);
        QVERIFY(!desk.sheet().go()->isEnabled());
        desk.write(u"practice"_s, u"8.5"_s);
        desk.go();
        QCOMPARE(screen.source().rowCount(), before + 1);
        desk.open(WorksPart::Training, {.words = u"沙一诺"_s});
        QCOMPARE(screen.source().rowCount(), 1);
        QCOMPARE(screen.source().text(0, 4), u"16"_s);
        QCOMPARE(screen.source().text(0, 6), u"14"_s);
        // One training more.
        desk.run("works.edit");
        desk.write(u"title"_s, u"“三个课堂”培训"_s);
        desk.write(u"hours"_s, u"14"_s);
        desk.go();
        QCOMPARE(screen.source().at(0).status, ui::Status::Ok);
    }

    void aRegisterEntryCountsForItsRule()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Ledgers);
        const auto before = desk.measured(u"MODEL-02"_s, UnitCode(u"629900"_s)).first;
        QVERIFY(before >= 0);
        desk.run("works.add");
        desk.choose(u"kind"_s, u"modelSchool"_s);
        desk.write(u"unit"_s, desk.prefecture.stock().units().back().name);
        desk.write(u"name"_s, u"标杆学校"_s);
        // A county is no school: the write says so and changes nothing.
        QTest::mouseClick(desk.sheet().go(), Qt::LeftButton);
        QTRY_VERIFY(!screen.desk().isBusy());
        QTRY_VERIFY(desk.window.toasts().text().contains(ledgerKind(u"modelSchool")->title.text()));
        const int rows = screen.source().rowCount();
        desk.run("works.add");
        desk.choose(u"kind"_s, u"skillContest"_s);
        desk.write(u"unit"_s, desk.prefecture.stock().units().back().name);
        desk.write(u"name"_s, u"县级竞赛"_s);
        desk.go();
        QCOMPARE(screen.source().rowCount(), rows + 1);
    }

    // ------------------------------------------------------------ evidence

    void evidenceIsAPhotoOrAPdfWithinBounds()
    {
        const TestDir dir;
        const Prefecture prefecture(1);
        const std::optional<store::BlobStore> blobs = prefecture.place.database().blobs();
        QVERIFY(blobs);
        TaskControl task;
        const QString path = dir.path(u"证明.pdf"_s);
        HZ_VERIFY_OK(pdf::writePdf(path,
            {{.source = {},
                .sizePoints = QSizeF(200, 300),
                .paintOver = [](QPainter &painter) { painter.fillRect(10, 10, 50, 50, Qt::black); },
                .sizeUnits = QSizeF(200, 300)}},
            u"证明"_s, task));
        const auto kept = keepEvidence(path, blobs, task);
        HZ_VERIFY_OK(kept);
        QCOMPARE(kept->mime, u"application/pdf"_s);
        const auto shown = loadPhoto(*kept, blobs, 150);
        HZ_VERIFY_OK(shown);
        QCOMPARE(shown->size(), QSize(100, 150));
        // What only says that it is a PDF, and what is neither.
        writeFile(dir.path(u"坏.pdf"_s), "%PDF-1.4 nothing");
        QVERIFY(!keepEvidence(dir.path(u"坏.pdf"_s), blobs, task));
        writeFile(dir.path(u"表.txt"_s), "text");
        QVERIFY(!keepEvidence(dir.path(u"表.txt"_s), blobs, task));
    }

    // ------------------------------------------------------------ in and out

    void aSpreadsheetIsBroughtInWithItsWrongRows()
    {
        Desk desk;
        const TestDir dir;
        const QString unit = desk.county().text();
        writeFile(dir.path(u"支出.csv"_s),
            u"单位,科目,金额,日期\n%1,运维,\"1,000.25\",2025-03-02\n%1,礼品,5,2025-03-02\n%1,培训,300,2025-03-03\n"_s
                .arg(unit)
                .toUtf8());
        WorksScreen &screen = desk.open(WorksPart::Spending);
        const int before = screen.source().rowCount();
        ChangeSheet &sheet = screen.importing().sheet();
        screen.importFile(dir.path(u"支出.csv"_s));
        QTRY_VERIFY(sheet.isVisible());
        desk.settleWrite([&] {
            sheet.dismiss();
            Q_EMIT sheet.accepted();
        });
        QCOMPARE(screen.source().rowCount(), before + 2);
        // Twice is once.
        screen.importFile(dir.path(u"支出.csv"_s));
        QTRY_VERIFY(sheet.isVisible()); // the wrong row is told again
        sheet.dismiss();
        QCOMPARE(screen.source().rowCount(), before + 2);
    }

    void aCountyTickedAloneIsJudgedByItself()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Training);
        const auto titles = [&screen](const QString &county) {
            return std::ranges::count_if(screen.findChildren<ui::Label *>(),
                [&](const ui::Label *label) { return label->text().endsWith(u", "_s + county); });
        };
        const Unit county
            = *std::ranges::find(desk.prefecture.stock().units(), UnitLevel::County, &Unit::level);
        QCOMPARE(titles(county.name), 0);
        desk.open(WorksPart::Training, {.ticks = {{u"county"_s, {county.code.text()}}}});
        QCOMPARE(titles(county.name), 1);
        desk.open(WorksPart::Training);
        QCOMPARE(titles(county.name), 0);
    }

    void rowsArePasted()
    {
        Desk desk;
        WorksScreen &screen = desk.open(WorksPart::Training);
        const int before = screen.source().rowCount();
        const QString school = desk.prefecture.stock().schools().front().code.text();
        QGuiApplication::clipboard()->setText(
            u"姓名\t学校\t培训项目\t日期\t学时\n沙一诺\t%1\t校长培训\t2025-05-01\t40\n"_s.arg(
                school));
        desk.settleWrite([&] { desk.run("works.paste"); });
        QCOMPARE(screen.source().rowCount(), before + 1);
    }

    void theListIsTakenOut()
    {
        Desk desk;
        const TestDir dir;
        WorksScreen &screen = desk.open(WorksPart::Tasks);
        for (const char *suffix : {"xlsx", "csv"}) {
            const QString path = dir.path(u"任务."_s + QString::fromLatin1(suffix));
            screen.exportTo(path);
            QTRY_VERIFY(QFile::exists(path));
            TaskControl task;
            const auto read = sheet::readWorkbook(path, {}, task);
            HZ_VERIFY_OK(read);
            QCOMPARE(read->sheets.front().rows.size(), 32);
        }
        const QString path = dir.path(u"任务.pdf"_s);
        screen.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        const auto document = pdf::Document::open(path);
        HZ_VERIFY_OK(document);
        QVERIFY((*document)->text(0)->contains(u"IPv6"_s));
    }

    // ------------------------------------------------------------ scripts

    void scriptsListImportAndWrite()
    {
        const TestDir home;
        const QStringList profile{u"--profile"_s, home.path(u"profile"_s)};
        const auto run = [&](const QStringList &arguments) {
            return runConsole(profile + arguments, home.path(u"home"_s));
        };
        QCOMPARE(run({u"sample"_s, u"--schools"_s, u"6"_s}).code, 0);
        Ended ended = run({u"tasks"_s, u"list"_s, u"--json"_s});
        QCOMPARE(ended.code, 0);
        const QJsonArray tasks = QJsonDocument::fromJson(ended.out).array();
        QCOMPARE(tasks.size(), 31);
        QVERIFY(!tasks.first()[u"id"].toString().isEmpty());
        ended = run({u"money"_s, u"shares"_s, u"--json"_s});
        QCOMPARE(ended.code, 0);
        const QString unit = QJsonDocument::fromJson(ended.out).array().last()[u"id"].toString();
        writeFile(home.path(u"支出.csv"_s),
            "单位,科目,金额,年度\n" + unit.toUtf8() + ",运维,12.34,2025\nx,y,z,0\n");
        ended = run({u"money"_s, u"import"_s, home.path(u"支出.csv"_s), u"--json"_s});
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.json()[u"added"].toInt(), 1);
        QCOMPARE(ended.json()[u"refused"].toInt(), 1);
        QVERIFY(!ended.err.isEmpty());
        ended = run({u"money"_s, u"list"_s, u"--scope"_s, unit, u"--json"_s});
        QCOMPARE(ended.code, 0);
        bool isThere = false;
        for (const QJsonValue &entry : QJsonDocument::fromJson(ended.out).array())
            isThere = isThere || entry[u"amountFen"].toInteger() == 1'234;
        QVERIFY2(isThere, ended.out);
        for (const QString &command : {u"training"_s, u"registers"_s}) {
            ended = run({command, u"list"_s, u"--json"_s});
            QCOMPARE(ended.code, 0);
            QVERIFY(QJsonDocument::fromJson(ended.out).isArray());
        }
        const QString path = home.path(u"任务.pdf"_s);
        QCOMPARE(run({u"tasks"_s, u"list"_s, u"--to"_s, path}).code, 0);
        HZ_VERIFY_OK(pdf::Document::open(path));
        QCOMPARE(run({u"tasks"_s, u"list"_s, u"--scope"_s, u"nowhere"_s}).code, 1);
        QCOMPARE(run({u"tasks"_s, u"dance"_s}).code, 2);
        QCOMPARE(run({u"tasks"_s, u"list"_s, u"--to"_s, u"x.doc"_s}).code, 2);
    }
};

QTEST_MAIN(TestWorksScreen)
#include "tst_worksscreen.moc"

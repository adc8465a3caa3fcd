#include "cli/commands.h"
#include "cli/place.h"
#include "reports/reporting.h"
#include "reports/reportpages.h"
#include "reports/reporttables.h"
#include "window/consolewindow.h"

#include <hz/inventory/sample.h>
#include <hz/pdf/document.h>
#include <hz/sheet/sheetfile.h>
#include <hz/translations.h>

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtGui/QAction>
#include <QtGui/QFontMetricsF>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <set>
#include <support/support.h>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSchools = 40;
constexpr int kYear = 2025;
const QDate kToday(2025, 10, 20);

// What a reader finds on the pages of a PDF.
QStringList textsOf(const QString &path)
{
    const auto document = pdf::Document::open(path);
    if (!document)
        qFatal("%s", told(document).constData());
    QStringList pages;
    for (int i = 0; i < (*document)->pageCount(); ++i)
        pages.append((*document)->text(i).value_or(QString()));
    return pages;
}

QString withoutSpace(QString text)
{
    return text.remove(QRegularExpression(u"\\s"_s));
}

sheet::Workbook workbookOf(const QString &path)
{
    TaskControl task;
    const Result<sheet::Workbook> book = sheet::readWorkbook(path, {}, task);
    if (!book)
        qFatal("%s", told(book).constData());
    return *book;
}

QStringList column(const sheet::Sheet &sheet, qsizetype index)
{
    QStringList texts;
    for (qsizetype i = 1; i < sheet.rows.size(); ++i)
        texts.append(
            index < sheet.rows[i].cells.size() ? sheet.rows[i].cells[index].text : QString());
    return texts;
}

} // namespace

class TestReports : public QObject {
    Q_OBJECT

    std::unique_ptr<Translations> m_chinese;
    std::unique_ptr<ui::Theme> m_theme;
    TestDir m_dir;
    ReportSource m_source; // of the prefecture

    ReportSource sourceOf(const QString &code) const
    {
        ReportSource source = m_source;
        source.unit = m_source.evaluation->unitOf(UnitCode(code));
        return source;
    }
    QString anySchool(SchoolKind kind) const
    {
        for (const School &school : m_source.inventory->schools())
            if (school.kind == kind)
                return school.code.text();
        qFatal("no such school");
    }
    static Report reportOf(const ReportSource &source)
    {
        TaskControl task;
        return *makeReport(source, task);
    }
    static Result<int> written(const ReportSource &source, const QString &path)
    {
        TaskControl task;
        const Report report = reportOf(source);
        return writePdf(path, report, ReportCharts(source, report), PaperLook(), task);
    }
    // Of a small prefecture in a profile of its own.
    static int command(const QString &profile, const QStringList &arguments)
    {
        return runCommand(profile, arguments, false);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_chinese = std::make_unique<Translations>(u"zh_CN"_s);
        QLocale::setDefault(QLocale(m_chinese->language()));
        m_theme = std::make_unique<ui::Theme>(ui::App::Console);
        Result<Sample> sample = makeSample({.schools = kSchools, .today = kToday});
        HZ_VERIFY_OK(sample);
        m_source.inventory = Register::fromRecords(std::move(sample->records));
        const Result<RuleSet> plan = shippedRules();
        HZ_VERIFY_OK(plan);
        TaskControl task;
        Result<Evaluation> evaluation = evaluate(*m_source.inventory, *plan, kYear, task);
        HZ_VERIFY_OK(evaluation);
        m_source.evaluation = std::make_shared<const Evaluation>(std::move(*evaluation));
        m_source.versions = std::make_shared<const RuleVersions>(*plan);
        m_source.unit = quint32(m_source.evaluation->units.size() - 1);
        m_source.today = kToday;
    }

    void aSchoolsSheetNamesItAndEveryRuleThatApplies_data()
    {
        QTest::addColumn<SchoolKind>("kind");
        QTest::newRow("primary") << SchoolKind::PrimarySchool;
        QTest::newRow("teaching point") << SchoolKind::TeachingPoint;
        QTest::newRow("nine years") << SchoolKind::NineYearSchool;
        QTest::newRow("kindergarten") << SchoolKind::Kindergarten;
    }
    void aSchoolsSheetNamesItAndEveryRuleThatApplies()
    {
        QFETCH(const SchoolKind, kind);
        const ReportSource source = sourceOf(anySchool(kind));
        const Report report = reportOf(source);
        const QString path = m_dir.path(u"学校.pdf"_s);
        const Result<int> pages = written(source, path);
        HZ_VERIFY_OK(pages);
        QVERIFY2(*pages <= 2, QByteArray::number(*pages));
        const QStringList texts = textsOf(path);
        QCOMPARE(texts.size(), *pages);
        const QString all = withoutSpace(texts.join(u'\n'));
        const School &school = m_source.inventory->schools()[source.unit];
        for (const QString &word : {school.name, school.code.text(), wordOf(kind), report.county,
                 u"2025年度"_s, u"制表日期2025年10月20日"_s, report.census, report.definition,
                 u"第1页共%1页"_s.arg(*pages)})
            QVERIFY2(all.contains(withoutSpace(word)), qPrintable(word));
        qsizetype applying = 0;
        for (const RuleResult &result : source.evaluation->of(source.unit))
            applying += int(result.verdict != Verdict::NotApplicable);
        QCOMPARE(qsizetype(report.rules.size()), applying);
        for (const ReportRule &rule : report.rules)
            for (const QString &word : {rule.id, rule.title, rule.verdict, rule.measured,
                     rule.threshold, rule.remedy, rule.source})
                QVERIFY2(all.contains(withoutSpace(word)), qPrintable(rule.id + u' ' + word));
    }

    void whatIsNotMetSaysWhatWouldCloseIt()
    {
        const Report report = reportOf(m_source);
        for (const ReportGap &gap : report.gaps)
            QVERIFY2(!gap.rule.remedy.isEmpty(), qPrintable(gap.rule.id));
        for (const ReportRule &rule : report.rules)
            QCOMPARE(rule.remedy.isEmpty(), rule.result.verdict == Verdict::Pass);
    }

    // A rule of schools asks of an area how many schools meet it.
    void anAreasThresholdIsOfItsSchools()
    {
        const Report report = reportOf(m_source);
        const auto rule = std::find_if(report.rules.begin(), report.rules.end(),
            [](const ReportRule &each) { return each.id == u"RATIO-06"; });
        QVERIFY(rule != report.rules.end());
        QCOMPARE(rule->threshold, u"≥ 95 %"_s);
    }

    void anAreasReportListsEverySchoolOnce_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("prefecture") << u"629900"_s;
        QTest::newRow("county") << u"629921"_s;
    }
    void anAreasReportListsEverySchoolOnce()
    {
        QFETCH(const QString, code);
        const ReportSource source = sourceOf(code);
        const QString path = m_dir.path(u"地区.pdf"_s);
        const Result<int> pages = written(source, path);
        HZ_VERIFY_OK(pages);
        const QStringList texts = textsOf(path);
        QCOMPARE(texts.size(), *pages);
        const QString all = withoutSpace(texts.join(u'\n'));
        for (quint32 i = 0; i < source.inventory->schools().size(); ++i) {
            const School &school = source.inventory->schools()[i];
            const bool isHere = isWithin(*source.evaluation, i, source.unit);
            QVERIFY2(all.count(school.code.text()) == int(isHere), qPrintable(school.name));
            QVERIFY(!isHere || all.contains(school.name));
        }
        for (qsizetype i = 0; i < texts.size(); ++i)
            QVERIFY(
                withoutSpace(texts[i]).contains(u"第%1页共%2页"_s.arg(i + 1).arg(texts.size())));
        const Report report = reportOf(source);
        for (const ReportRule &rule : report.rules)
            QVERIFY2(all.contains(rule.id), qPrintable(rule.id));
        QVERIFY(report.worst.size() <= 20);
        // Charts are on the first page, as text.
        for (const QString &word : {u"功能室"_s, u"小学"_s, u"2021"_s})
            QVERIFY2(texts.first().contains(word), qPrintable(word));
    }

    void titlesOfColumnsComeAgainOnEveryPage()
    {
        const QString path = m_dir.path(u"表头.pdf"_s);
        HZ_VERIFY_OK(written(m_source, path));
        const QRegularExpression code(u"\\b\\d{10}\\b"_s);
        int pages = 0;
        for (const QString &text : textsOf(path))
            if (text.contains(code)) {
                ++pages;
                QVERIFY(withoutSpace(text).contains(u"学校代码"_s));
            }
        QVERIFY2(pages > 1, QByteArray::number(pages));
    }

    void noTextIsCutOrLeavesItsSheet_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("prefecture") << u"629900"_s;
        QTest::newRow("school") << anySchool(SchoolKind::NineYearSchool);
    }
    void noTextIsCutOrLeavesItsSheet()
    {
        QFETCH(const QString, code);
        const ReportSource source = sourceOf(code);
        const Report report = reportOf(source);
        for (const PaperPage &page : layOut(report, ReportCharts(source, report), PaperLook())) {
            const QRectF sheet(QPointF(), page.size);
            for (const PaperPage::Item &item : page.items) {
                const auto *text = std::get_if<PaperPage::Text>(&item);
                if (!text)
                    continue;
                QVERIFY2(!text->text.contains(u'…'), qPrintable(text->text));
                const double width = QFontMetricsF(text->font).horizontalAdvance(text->text);
                QVERIFY2(sheet.adjusted(mm(14), mm(14), -mm(14), -mm(14))
                             .contains(QRectF(text->baseline, QSizeF(width, 1))),
                    qPrintable(text->text));
            }
        }
    }

    void aLongNameWrapsOrIsElidedInTheMiddle()
    {
        Result<Sample> sample = makeSample({.schools = 8, .today = kToday});
        HZ_VERIFY_OK(sample);
        const QString name = u"河州市红崖县第一初级中学附属实验小学长滩校区"_s.repeated(3);
        School &school = sample->records.schools.front();
        school.name = name;
        ReportSource source{.inventory = Register::fromRecords(sample->records),
            .evaluation = nullptr,
            .versions = m_source.versions,
            .unit = 0,
            .today = kToday};
        TaskControl task;
        source.evaluation = std::make_shared<const Evaluation>(
            *evaluate(*source.inventory, m_source.evaluation->set, kYear, task));
        source.unit = source.evaluation->unitOf(school.code);
        const QString path = m_dir.path(u"长名.pdf"_s);
        HZ_VERIFY_OK(written(source, path));
        QVERIFY(withoutSpace(textsOf(path).first()).contains(name));
        source.unit = quint32(source.evaluation->units.size() - 1);
        HZ_VERIFY_OK(written(source, path));
        const QRegularExpression elided(u"河州市\\S+…\\S*校区"_s);
        QVERIFY(textsOf(path).join(u'\n').contains(elided));
    }

    void aTextWrapsWithoutLosingAnything()
    {
        const PaperLook look;
        const QString text
            = u"高中生涯规划、教师研修 P3.2(1)t1 averyveryverylongword 走班选课平台"_s;
        for (const double width : {mm(5), mm(15), mm(40), mm(400)}) {
            const QStringList lines = wrapped(text, look.text, width);
            QCOMPARE(withoutSpace(lines.join(QString())), withoutSpace(text));
            for (const QString &line : lines)
                QVERIFY(QFontMetricsF(look.text).horizontalAdvance(line) <= width + 1);
        }
    }

    void aWorkbookReadsBack()
    {
        const Report report = reportOf(m_source);
        const QString path = m_dir.path(u"报告.xlsx"_s);
        TaskControl task;
        HZ_VERIFY_OK(writeXlsx(path, report, task));
        const sheet::Workbook book = workbookOf(path);
        QStringList names;
        for (const sheet::Sheet &sheet : book.sheets)
            names.append(sheet.info.name);
        QCOMPARE(names, (QStringList{u"总表"_s, u"规则"_s, u"学校"_s, u"差距"_s}));
        QVERIFY(column(book.sheets[0], 1).contains(report.title()));
        QCOMPARE(book.sheets[1].rows.size(), qsizetype(report.rules.size()) + 1);
        const QStringList codes = column(book.sheets[2], 0);
        QCOMPARE(codes.size(), qsizetype(m_source.inventory->schools().size()));
        QCOMPARE(qsizetype(std::set<QString>(codes.begin(), codes.end()).size()), codes.size());
        qint64 students = 0;
        for (const ReportSchool &school : report.schools)
            students += school.students;
        qint64 read = 0;
        for (const QString &cell : column(book.sheets[2], 5))
            read += cell.toLongLong();
        QCOMPARE(read, students);
        QCOMPARE(book.sheets[3].rows.size(), qsizetype(report.gaps.size()) + 1);
    }

    void aYearIsNeverGrouped()
    {
        const QString path = m_dir.path(u"文档.pdf"_s);
        TaskControl task;
        HZ_VERIFY_OK(writeTableReport(path, wordReportOf(reportOf(m_source)), PaperLook(), task));
        const QString first = textsOf(path).value(0);
        QVERIFY2(first.contains(u"2025"_s), qPrintable(first));
        QVERIFY2(!first.contains(u"2,025"_s), qPrintable(first));
    }

    void aFileThatCannotBeWrittenIsNamed()
    {
        const QString path = m_dir.path(u"没有/报告.pdf"_s);
        const Result<int> pages = written(m_source, path);
        QVERIFY(!pages);
        QVERIFY2(pages.error().message.contains(u"报告.pdf"_s), told(pages).constData());
        TaskControl task;
        const Result<> book = writeXlsx(m_dir.path(u"没有/报告.xlsx"_s), reportOf(m_source), task);
        QVERIFY(!book);
        QVERIFY2(book.error().message.contains(u"报告.xlsx"_s), told(book).constData());
    }

    void whatWasThereStaysWhenTheWorkIsStopped()
    {
        const QString path = m_dir.write(u"旧.pdf"_s, "old");
        const Report report = reportOf(m_source);
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(
            writePdf(path, report, ReportCharts(m_source, report), PaperLook(), task), Cancelled);
        QCOMPARE(m_dir.read(u"旧.pdf"_s), QByteArray("old"));
        HZ_VERIFY_FAILS(makeReport(m_source, task), Cancelled);
    }

    void theCommandWritesWhatItsNameSays()
    {
        m_theme.reset(); // a command makes its own
        const auto after
            = qScopeGuard([this] { m_theme = std::make_unique<ui::Theme>(ui::App::Console); });
        const QString profile = m_dir.path(u"profile"_s);
        const QString pdf = m_dir.path(u"全州.pdf"_s);
        QCOMPARE(command(profile, {u"report"_s, u"--to"_s, pdf}), 1); // nothing to report on
        QCOMPARE(command(profile, {u"sample"_s, u"--schools"_s, u"8"_s}), 0);
        QCOMPARE(command(profile, {u"report"_s, u"--to"_s, pdf}), 0);
        QVERIFY(textsOf(pdf).size() >= 3);
        const QString book = m_dir.path(u"全州.XLSX"_s);
        QCOMPARE(
            command(profile,
                {u"report"_s, u"--to"_s, book, u"--scope"_s, u"629901"_s, u"--year"_s, u"2023"_s}),
            0);
        QVERIFY(column(workbookOf(book).sheets[0], 1).contains(u"2023"_s));
        const QString none = m_dir.path(u"无.pdf"_s);
        QCOMPARE(command(profile, {u"report"_s}), 2);
        QCOMPARE(command(profile, {u"report"_s, u"--to"_s, m_dir.path(u"无.doc"_s)}), 2);
        QCOMPARE(command(profile, {u"report"_s, u"--to"_s, none, u"--year"_s, u"x"_s}), 2);
        QCOMPARE(command(profile, {u"report"_s, u"--to"_s, none, u"--scope"_s, u"1"_s}), 1);
        QCOMPARE(command(profile, {u"report"_s, u"--to"_s, none, u"--rules"_s, u"none"_s}), 1);
        QVERIFY(!QFile::exists(none));
    }

    void theButtonFollowsWhereOneIs()
    {
        const Result<Place> place = Place::open(m_dir.path(u"profile"_s));
        HZ_VERIFY_OK(place);
        FixedClock clock;
        Inventory inventory(place->database(), *shippedRules(), clock);
        Settings settings(m_dir.path());
        ConsoleWindow window(inventory, settings);
        window.show();
        const auto *button = window.findChild<QPushButton *>(u"exportReport"_s);
        QVERIFY(button && button->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!button->isHidden(), 60'000);
        window.go(RuleAt{});
        QVERIFY(button->isHidden());
        window.go(SchoolAt{inventory.picture().inventory->schools().front().code});
        QVERIFY(!button->isHidden());
        window.go(SchoolsOf{});
        QVERIFY(button->isHidden());
        window.go(OverviewOf{});
        QVERIFY(!button->isHidden());
    }

    void theWindowWritesAndSaysSo()
    {
        const Result<Place> place = Place::open(m_dir.path(u"profile"_s));
        HZ_VERIFY_OK(place);
        FixedClock clock;
        Inventory inventory(place->database(), *shippedRules(), clock);
        QWidget window;
        ui::ActionRegistry commands(&window);
        Reporting reporting(inventory, commands, &window);
        QVERIFY(reporting.button()->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(inventory.picture().evaluation, 60'000);
        reporting.setUnit(UnitCode(u"629900"_s));
        QVERIFY(!reporting.button()->isHidden());
        for (const auto id : {u"report.pdf", u"report.xlsx", u"report.print"})
            QVERIFY(commands.action(id)->isEnabled());
        QString said;
        connect(&reporting, &Reporting::toast, this,
            [&said](const ui::Toast &toast) { said = toast.text; });
        for (const QString &name : {u"窗.pdf"_s, u"窗.xlsx"_s}) {
            said.clear();
            reporting.exportTo(m_dir.path(name));
            QTRY_COMPARE_WITH_TIMEOUT(said, u"已写出 %1。"_s.arg(name), 60'000);
            QVERIFY(QFile::exists(m_dir.path(name)));
        }
        said.clear();
        reporting.exportTo(m_dir.path(u"没有/窗.pdf"_s));
        QTRY_VERIFY_WITH_TIMEOUT(said.contains(u"窗.pdf"_s) && !said.startsWith(u"已"), 60'000);
    }
};

QTEST_MAIN(TestReports)
#include "tst_reports.moc"

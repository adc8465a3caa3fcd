#include "lesson/exporting.h"
#include "lesson/pagechoice.h"
#include "screens.h"

#include <hz/pdf/document.h>
#include <hz/ui/style.h>

#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

QString joined(const std::vector<int> &pages)
{
    QStringList words;
    for (const int page : pages)
        words.append(QString::number(page));
    return words.join(u' ');
}

} // namespace

class TestExporting : public QObject {
    Q_OBJECT

    std::unique_ptr<Language> m_english;
    std::unique_ptr<SampleProfile> m_sample;

    // Nine squared pages.
    Result<std::unique_ptr<Stage>> stage()
    {
        HZ_TRY(std::unique_ptr<Stage> stage, Stage::open(monitors().front(), m_sample.get()));
        HZ_CHECK(stage->openLesson(m_sample->lessons().parallelogram));
        return stage;
    }
    // What the toast says when the export has ended.
    static Result<QString> exported(
        Stage &stage, const QString &path, const page::ExportOptions &options = {})
    {
        const auto *toasts = stage.find<ui::ToastHost>();
        stage.find<board::Exporting>()->exportTo(path, options);
        HZ_CHECK(stage.waitUntil([toasts] { return toasts->isVisible(); }, "the export has ended"));
        return toasts->text();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_english = std::make_unique<Language>(u"en"_s);
        Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(sample);
        m_sample = std::move(*sample);
    }

    void aListOfPagesIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("pages"); // from 0
        QTest::newRow("a page") << u"3"_s << u"2"_s;
        QTest::newRow("ranges") << u"1-3,5"_s << u"0 1 2 4"_s;
        QTest::newRow("from an input method for Chinese") << u"１－３，５"_s << u"0 1 2 4"_s;
        QTest::newRow("with the mark of enumerations") << u"1、5"_s << u"0 4"_s;
        QTest::newRow("beyond the last page") << u"9-12"_s << u"invalid"_s;
        QTest::newRow("backwards") << u"3-1"_s << u"invalid"_s;
        QTest::newRow("words") << u"all"_s << u"invalid"_s;
        QTest::newRow("nothing") << QString() << u"invalid"_s;
    }
    void aListOfPagesIsReadAsItIsWritten()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, pages);
        QWidget window;
        board::PageChoice choice(&window);
        choice.setLesson({.count = 9, .current = 4});
        choice.findChild<QAbstractButton *>(u"pages3"_s)->click();
        choice.findChild<QLineEdit *>()->setText(typed);
        const Result<std::vector<int>> chosen = choice.chosen();
        QCOMPARE(chosen ? joined(*chosen) : u"invalid"_s, pages);
    }

    void allIsMeantUnlessSomeAreSelected()
    {
        QWidget window;
        board::PageChoice choice(&window);
        choice.setLesson({.count = 9, .current = 4});
        QCOMPARE(joined(*choice.chosen()), QString());
        QVERIFY(choice.findChild<QWidget *>(u"pages2"_s)->isHidden());
        choice.findChild<QAbstractButton *>(u"pages1"_s)->click();
        QCOMPARE(joined(*choice.chosen()), u"4"_s);
        choice.setLesson({.count = 9, .current = 4, .selected = {1, 7}});
        QCOMPARE(joined(*choice.chosen()), u"1 7"_s);
        choice.setAllOnly(true);
        QCOMPARE(joined(*choice.chosen()), QString());
    }

    void theSelectionOfTheOverviewIsOffered()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->run(u"page.all"));
        HZ_VERIFY_OK((*opened)->run(u"pages.selectAll"));
        HZ_VERIFY_OK((*opened)->run(u"file.export"));
        const auto *selected = (*opened)->window().findChild<QAbstractButton *>(u"pages2"_s);
        QCOMPARE(selected->text(), u"9 selected"_s);
        QVERIFY(selected->isVisible() && selected->isChecked());
    }

    void chosenPagesAreWrittenAndSaidSo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("PDF") << u"some.pdf"_s << u"some.pdf was written."_s
                             << QStringList{u"some.pdf"_s};
        QTest::newRow("pictures") << u"some.png"_s
                                  << u"2 files were written, from some-001.png on."_s
                                  << QStringList{u"some-001.png"_s, u"some-002.png"_s};
        QTest::newRow("drawings") << u"some.svg"_s
                                  << u"2 files were written, from some-001.svg on."_s
                                  << QStringList{u"some-001.svg"_s, u"some-002.svg"_s};
    }
    void chosenPagesAreWrittenAndSaidSo()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, told);
        QFETCH(const QStringList, files);
        const QTemporaryDir dir;
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const Result<QString> toast = exported(**opened, dir.filePath(name), {.pages = {0, 3}});
        HZ_VERIFY_OK(toast);
        QCOMPARE(*toast, told);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files, QDir::Name), files);
        if (name.endsWith(u".pdf")) {
            const auto pdf = pdf::Document::open(dir.filePath(name));
            HZ_VERIFY_OK(pdf);
            QCOMPARE((*pdf)->pageCount(), 2);
        }
    }

    void whatCannotBeWrittenNamesTheFile()
    {
        const QTemporaryDir dir;
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        for (const QString &suffix : {u"pdf"_s, u"png"_s, u"svg"_s, u"hzl"_s}) {
            const Result<QString> toast
                = exported(**opened, dir.filePath(u"gone/lesson."_s + suffix));
            HZ_VERIFY_OK(toast);
            QVERIFY2(toast->contains(u"lesson"), qPrintable(*toast));
            (*opened)->find<ui::ToastHost>()->dismiss();
        }
    }

    void theSheetClosesWithItsLesson()
    {
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->run(u"file.export"));
        (*opened)->host().putAway();
        QVERIFY(!(*opened)->window().findChild<QWidget *>(u"exportSheet"_s)->isVisible());
    }
};

int main(int argc, char **argv)
{
    const QTemporaryDir dir;
    connectMonitors(dir);
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    TestExporting test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exporting.moc"

#include "lesson/exporting.h"
#include "lesson/pagechoice.h"
#include "lesson/printsheet.h"
#include "screens.h"

#include <hz/core/platform/printers.h>
#include <hz/pdf/document.h>
#include <hz/pdf/sheets.h>
#include <hz/ui/label.h>

#include <QtGui/QFileSystemModel>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileIconProvider>

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

// The print service of a machine, played by scripts.
class PrintService {
public:
    PrintService(const QString &printers, const QString &usual, const QString &lp)
    {
        write(u"lpstat"_s, u"[ $1 = -e ] && printf '%1' || echo '%2'"_s.arg(printers, usual));
        write(u"lp"_s, u"OUT=%1\n%2"_s.arg(m_dir.path(), lp));
        qputenv("PATH", QFile::encodeName(m_dir.path()) + ':' + m_before);
    }
    ~PrintService() { qputenv("PATH", m_before); }
    Q_DISABLE_COPY_MOVE(PrintService)

    QString filePath(const QString &name) const { return m_dir.filePath(name); }

private:
    void write(const QString &name, const QString &script)
    {
        QFile file(filePath(name));
        if (!file.open(QIODevice::WriteOnly)
            || file.write("#!/bin/bash\n" + script.toUtf8() + '\n') < 0)
            qFatal("%s", qPrintable(file.errorString()));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QTemporaryDir m_dir;
    const QByteArray m_before = qgetenv("PATH");
};

QString noteOf(const board::PrintSheet &sheet)
{
    for (const ui::Label *label : sheet.findChildren<ui::Label *>())
        if (label->wordWrap())
            return label->text();
    return {};
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

    static Result<QString> printed(Stage &stage, const board::PrintWish &wish, const QString &path)
    {
        const auto *toasts = stage.find<ui::ToastHost>();
        stage.find<board::Exporting>()->print(wish, path);
        HZ_CHECK(stage.waitUntil([toasts] { return toasts->isVisible(); }, "it is printed"));
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

    void theFileDialogOfQtSpeaksTheLanguageOfTheRest()
    {
        const Language inForce(u"zh_CN"_s);
        const QFileSystemModel files;
        QCOMPARE(files.headerData(1, Qt::Horizontal).toString(), u"大小"_s);
        QCOMPARE(QFileIconProvider().type(QFileInfo(QDir::homePath())), u"文件夹"_s);
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
        board::PageChoice choice(u"pages"_s, &window);
        choice.setLesson({.count = 9, .current = 4});
        choice.findChild<QAbstractButton *>(u"pages3"_s)->click();
        choice.findChild<QLineEdit *>()->setText(typed);
        const Result<std::vector<int>> chosen = choice.chosen();
        QCOMPARE(chosen ? joined(*chosen) : u"invalid"_s, pages);
    }

    void allIsMeantUnlessSomeAreSelected()
    {
        QWidget window;
        board::PageChoice choice(u"pages"_s, &window);
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
        const auto *selected = (*opened)->window().findChild<QAbstractButton *>(u"exportPages2"_s);
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

    void pagesArePrintedOnA4WithTheirText_data()
    {
        QTest::addColumn<int>("perSheet");
        QTest::addColumn<std::vector<int>>("pages");
        QTest::addColumn<int>("sheets");
        QTest::newRow("all, one a sheet") << 1 << std::vector<int>() << 4;
        QTest::newRow("all, four a sheet") << 4 << std::vector<int>() << 1;
        QTest::newRow("three, two a sheet") << 2 << std::vector<int>{0, 1, 3} << 2;
    }
    void pagesArePrintedOnA4WithTheirText()
    {
        QFETCH(const int, perSheet);
        QFETCH(const std::vector<int>, pages);
        QFETCH(const int, sheets);
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"printed.pdf"_s);
        const auto opened = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->openLesson(m_sample->lessons().triangle)); // four pages of a PDF
        const Result<QString> toast = printed(
            **opened, {.pages = {.pages = pages}, .pagesPerSheet = perSheet, .printer = {}}, path);
        HZ_VERIFY_OK(toast);
        QCOMPARE(*toast, u"printed.pdf was written."_s);
        const auto pdf = pdf::Document::open(path);
        HZ_VERIFY_OK(pdf);
        QCOMPARE((*pdf)->pageCount(), sheets);
        const Result<QSizeF> size = (*pdf)->pageSize(0);
        HZ_VERIFY_OK(size);
        QVERIFY(std::abs(std::min(size->width(), size->height()) - pdf::kA4Points.width()) < 0.01);
        QVERIFY(std::abs(std::max(size->width(), size->height()) - pdf::kA4Points.height()) < 0.01);
        const Result<QString> text = (*pdf)->text(0);
        HZ_VERIFY_OK(text);
        QVERIFY2(text->contains(u"三角形"), qPrintable(*text));
    }

    void theGroundOfAPageCanBeLeftOut()
    {
        const QTemporaryDir dir;
        const auto opened = stage(); // squared paper
        HZ_VERIFY_OK(opened);
        using Ground = page::ExportOptions::Ground;
        QList<qint64> sizes;
        for (const Ground ground : {Ground::Kept, Ground::White}) {
            const QString path = dir.filePath(u"%1.pdf"_s.arg(int(ground)));
            HZ_VERIFY_OK(printed(
                **opened, {.pages = {.pages = {1}, .ground = ground}, .printer = {}}, path));
            (*opened)->find<ui::ToastHost>()->dismiss();
            const auto pdf = pdf::Document::open(path);
            HZ_VERIFY_OK(pdf);
            TaskControl task;
            const Result<QImage> picture = (*pdf)->render(0, {0, 0, 1, 1}, {842, 595}, task);
            HZ_VERIFY_OK(picture);
            qint64 marks = 0; // an empty page
            for (int y = 0; y < picture->height(); ++y)
                for (int x = 0; x < picture->width(); ++x)
                    marks += (picture->pixel(x, y) & 0xffffff) != 0xffffff;
            sizes.append(marks);
        }
        QVERIFY(sizes[0] > 1000);
        QCOMPARE(sizes[1], 0);
    }

    void aPrinterGetsTheSheets()
    {
        const PrintService service(u"Hall\nRoom 12\n"_s,
            u"no system default destination: Room 12"_s,
            u"cp \"${@: -1}\" \"$OUT/sent.pdf\"; printf '%s|' \"$@\" > \"$OUT/arguments\""_s);
        TaskControl task;
        const Result<QStringList> printers = platform::printers(task);
        HZ_VERIFY_OK(printers);
        QCOMPARE(*printers, (QStringList{u"Room 12"_s, u"Hall"_s})); // the usual one first
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const Result<QString> toast
            = printed(**opened, {.pages = {}, .pagesPerSheet = 6, .printer = u"Room 12"_s}, {});
        HZ_VERIFY_OK(toast);
        QCOMPARE(*toast, u"The pages were sent to the printer “Room 12”."_s);
        const auto pdf = pdf::Document::open(service.filePath(u"sent.pdf"_s));
        HZ_VERIFY_OK(pdf);
        QCOMPARE((*pdf)->pageCount(), 2);
        const Result<QByteArray> arguments = readFile(service.filePath(u"arguments"_s), 4096);
        HZ_VERIFY_OK(arguments);
        QVERIFY2(arguments->startsWith("-d|Room 12|-t|Parallelogram and triangle|"),
            arguments->constData());
    }

    void aPrinterThatRefusesIsSaidSo()
    {
        const PrintService service(u"Hall\n"_s, {}, u"exit 1"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        const Result<QString> toast
            = printed(**opened, {.pages = {.pages = {0}}, .printer = u"Hall"_s}, {});
        HZ_VERIFY_OK(toast);
        QVERIFY2(toast->contains(u"print service"), qPrintable(*toast));
    }

    void whereThereIsNoPrinterAPdfIsOffered()
    {
        const PrintService service({}, {}, u"exit 1"_s);
        const auto opened = stage();
        HZ_VERIFY_OK(opened);
        HZ_VERIFY_OK((*opened)->run(u"file.print"));
        const auto *sheet = (*opened)->window().findChild<board::PrintSheet *>();
        QVERIFY(sheet->isVisible());
        const auto *printers = sheet->findChild<QComboBox *>();
        QCOMPARE(printers->count(), 1);
        QCOMPARE(printers->currentText(), u"A PDF file"_s);
        QTRY_VERIFY(noteOf(*sheet).startsWith(u"No printer"));
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
    return runOnMonitors<TestExporting>(argc, argv);
}

#include "tst_exporting.moc"

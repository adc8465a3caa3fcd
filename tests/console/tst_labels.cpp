// Labels are read back by zbar, as a printer with 203 dots to the inch draws them.
#include "console.h"
#include "devices/devicesource.h"
#include "labelreading.h"
#include "labels/labelpanel.h"
#include "labels/labelprint.h"

#include <hz/inventory/barcode.h>
#include <hz/inventory/roomlist.h>
#include <hz/inventory/stocktake.h>
#include <hz/ui/actions.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QSpinBox>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

std::vector<Label> someLabels(int count)
{
    std::vector<Label> labels;
    for (int i = 0; i < count; ++i) {
        const QString number = u"CH-2024-%1"_s.arg(i, 5, 10, QLatin1Char('0'));
        labels.push_back(
            {.code = scanCodeOf(DeviceId(Ulid::fromNumber(quint64(i)).toString())).toUtf8(),
                .bars = number.toUtf8(),
                .number = number,
                .what = u"云帆 台式机 T100"_s,
                .place = u"北塬县第二职业中等专业学校 计算机教室 3"_s});
    }
    return labels;
}

QStringList expectedOf(const std::vector<Label> &labels, bool hasBars)
{
    QStringList lines;
    for (const Label &label : labels) {
        lines.append(u"QR-Code:"_s + QString::fromUtf8(label.code));
        if (hasBars)
            lines.append(u"CODE-128:"_s + QString::fromUtf8(label.bars));
    }
    lines.sort();
    return lines;
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyTextInBarsIsReadBack()
    {
        QVERIFY(rc::check([] {
            const TestDir dir;
            QStringList images, texts;
            const int count = 30; // zbar takes longer to start than to read
            for (int i = 0; i < count; ++i) {
                // zbar takes bars of one letter for noise.
                const auto text = *rc::gen::suchThat(
                    rc::gen::container<std::string>(rc::gen::inRange<char>('!', '\x7f')),
                    [](const std::string &each) { return each.size() >= 3 && each.size() <= 24; });
                texts.append(u"CODE-128:"_s + QString::fromStdString(text));
                const auto widths
                    = code128(QByteArrayView(text.data(), qsizetype(text.size()))).value();
                int x = 2 * kCode128Quiet;
                for (const quint8 width : widths)
                    x += 2 * width;
                QImage image(x + 2 * kCode128Quiet, 60, QImage::Format_Grayscale8);
                image.fill(Qt::white);
                QPainter painter(&image);
                x = 2 * kCode128Quiet;
                for (size_t bar = 0; bar < widths.size(); ++bar) {
                    if (bar % 2 == 0)
                        painter.fillRect(x, 5, 2 * widths[bar], 50, Qt::black);
                    x += 2 * widths[bar];
                }
                painter.end();
                images.append(dir.path(u"%1.png"_s.arg(i, 3, 10, QLatin1Char('0'))));
                image.save(images.last());
            }
            RC_ASSERT(scanned(images) == texts);
        }));
    }

    void labelsOfEverySheetAreReadBack_data()
    {
        QTest::addColumn<QString>("sheet");
        QTest::addColumn<bool>("hasBars");
        for (const LabelSheet &sheet : labelSheets())
            QTest::newRow(sheet.id) << QString::fromLatin1(sheet.id) << (sheet.label.width() >= 50);
    }

    void labelsOfEverySheetAreReadBack()
    {
        QFETCH(QString, sheet);
        QFETCH(bool, hasBars);
        const TestDir dir;
        TaskControl task;
        const LabelSheet &about = *labelSheet(sheet);
        const std::vector<Label> labels = someLabels(about.isRoll() ? 5 : about.perPage() + 3);
        const Result<int> pages
            = writeLabels(dir.path(u"labels.pdf"_s), labels, about, 0, labelLook(), task);
        HZ_VERIFY_OK(pages);
        QCOMPARE(*pages, pagesOf(about, labels.size(), 0));
        // One label at a time, as a scanner is held before it.
        QStringList images;
        int page = 0;
        for (const QString &path : printed(dir.path(u"labels.pdf"_s), dir.path({}))) {
            const QImage whole(path);
            for (int i = 0; i < about.perPage(); ++i) {
                const double perMm = 203 / 25.4;
                const QRectF place(
                    (about.first.x() + i % about.columns * about.pitch.width()) * perMm,
                    (about.first.y() + i / about.columns * about.pitch.height()) * perMm,
                    about.label.width() * perMm, about.label.height() * perMm);
                const QImage label = whole.copy(place.toRect());
                images.append(dir.path(u"label-%1-%2.png"_s.arg(page).arg(i)));
                QVERIFY(label.convertToFormat(QImage::Format_Grayscale8).save(images.last()));
            }
            ++page;
        }
        QCOMPARE(page, *pages);
        QStringList read = scanned(images);
        read.sort();
        QCOMPARE(read, expectedOf(labels, hasBars));
    }

    void aSheetThatIsBegunIsGoneOnWith()
    {
        const LabelSheet &sheet = labelSheets().front();
        QCOMPARE(pagesOf(sheet, 24, 0), 1);
        QCOMPARE(pagesOf(sheet, 24, 1), 2);
        QCOMPARE(pagesOf(sheet, 0, 5), 0);
        const TestDir dir;
        TaskControl task;
        const Result<int> pages
            = writeLabels(dir.path(u"labels.pdf"_s), someLabels(22), sheet, 3, labelLook(), task);
        HZ_VERIFY_OK(pages);
        QCOMPARE(*pages, 2);
    }

    void whatHasNoRoomOrCannotBeWrittenIsSaid()
    {
        const TestDir dir;
        TaskControl task;
        const LabelSheet tiny{
            .id = "tiny", .page = {20, 8}, .label = {20, 8}, .first = {}, .pitch = {20, 8}};
        HZ_VERIFY_FAILS(
            writeLabels(dir.path(u"l.pdf"_s), someLabels(1), tiny, 0, labelLook(), task), Invalid);
        QVERIFY(!QFileInfo::exists(dir.path(u"l.pdf"_s)));
        HZ_VERIFY_FAILS(writeLabels(dir.path(u"no/l.pdf"_s), someLabels(1), labelSheets().front(),
                            0, labelLook(), task),
            Io);
        task.cancel();
        HZ_VERIFY_FAILS(writeLabels(dir.path(u"l.pdf"_s), someLabels(1), labelSheets().front(), 0,
                            labelLook(), task),
            Cancelled);
    }

    void theCommandLineMakesThemForAScopeARoomAndASheet()
    {
        const TestDir dir;
        const QString profile = dir.path(u"profile"_s), pdf = dir.path(u"labels.pdf"_s);
        QString school, room;
        QSet<QString> expected;
        {
            const Prefecture prefecture(6, profile);
            const Register &stock = prefecture.stock();
            const DeviceRow &first = *std::ranges::find_if(
                stock.devices(), [](const DeviceRow &device) { return device.room != kNoRow; });
            school = stock.schools()[first.school].code.text();
            room = stock.rooms()[first.room].name;
            for (const DeviceRow &device : stock.devices())
                if (device.room == first.room && isThere(device.state))
                    expected.insert(u"QR-Code:"_s + scanCodeOf(stock.idOf(device)));
        }
        const auto run = [&](const QStringList &arguments) {
            return QProcess::execute(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-console"),
                QStringList{u"--profile"_s, profile, u"label"_s} + arguments);
        };
        QCOMPARE(run({u"--to"_s, pdf, u"--scope"_s, school, u"--room"_s, room, u"--sheet"_s,
                     u"roll-50x30"_s}),
            0);
        const QStringList read = scanned(printed(pdf, dir.path({}))).filter(u"QR-Code:"_s);
        QCOMPARE(QSet<QString>(read.begin(), read.end()), expected);
        QCOMPARE(run({u"--to"_s, pdf, u"--sheet"_s, u"a3"_s}), 2);
        QCOMPARE(run({u"--to"_s, dir.path(u"labels.txt"_s)}), 2);
        QCOMPARE(run({}), 2);
        QCOMPARE(run({u"--to"_s, pdf, u"--scope"_s, u"999"_s}), 1);
        QCOMPARE(run({u"--to"_s, pdf, u"--room"_s, u"月球"_s}), 1);
    }

    void selectedMachinesGetTheirLabels()
    {
        Prefecture prefecture(6);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        window.go(DevicesOf{});
        QTRY_VERIFY(window.devices().source().rowCount() > 3);
        ui::TableView &table = window.devices().table();
        for (const int row : {0, 2}) {
            table.setCurrentRow(row);
            QTest::keyClick(&table, Qt::Key_Space);
        }
        window.commands().action(u"devices.labels"_s)->trigger();
        auto *panel = window.findChild<LabelPanel *>();
        QVERIFY(panel->isVisible());
        panel->findChild<QComboBox *>()->setCurrentIndex(0);
        QCOMPARE(panel->pages(), 1);
        panel->findChild<QSpinBox *>()->setValue(23);
        QCOMPARE(panel->pages(), 2);
        const TestDir dir;
        QSignalSpy written(panel, &LabelPanel::written);
        panel->exportTo(dir.path(u"labels.pdf"_s));
        QTRY_COMPARE(written.count(), 1);
        const QStringList read = scanned(printed(dir.path(u"labels.pdf"_s), dir.path({})));
        const DeviceSource &source = window.devices().source();
        for (const int row : {0, 2})
            QVERIFY(read.contains(
                u"QR-Code:"_s + scanCodeOf(source.inventory()->idOf(source.device(row)))));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    LabelsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_labels.moc"

// A camera as a scanner: pictures with codes, and computers without a camera.
#include "stocktake/camerapane.h"

#include <hz/core/qrcode.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

using namespace hz;
using namespace hz::console;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kFrame(1'280, 720);

void paintQr(QPainter &painter, const QPoint &at, const QString &text, int module)
{
    const auto code = qrCode(text.toUtf8());
    if (!code)
        qFatal("%s", qPrintable(code.error().message));
    const int side = (code->size + 2 * kQrQuiet) * module;
    painter.fillRect(QRect(at, QSize(side, side)), Qt::white);
    for (int y = 0; y < code->size; ++y)
        for (int x = 0; x < code->size; ++x)
            if (code->isDark(x, y))
                painter.fillRect(at.x() + (x + kQrQuiet) * module, at.y() + (y + kQrQuiet) * module,
                    module, module, Qt::black);
}

// What a camera sees of some labels on a table: askew, grey, from some way off.
QImage frameWith(const QStringList &texts)
{
    QImage frame(kFrame, QImage::Format_RGB32);
    frame.fill(QColor(120, 110, 100));
    QPainter painter(&frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(200, 120);
    painter.rotate(7);
    int x = 0;
    for (const QString &text : texts) {
        paintQr(painter, {x, 0}, text, 6);
        x += 330;
    }
    return frame;
}

} // namespace

class CameraPaneTest : public QObject {
    Q_OBJECT

private:
    // Shows a picture and waits until it was read.
    static void show(CameraPane &pane, const QImage &picture)
    {
        pane.look(picture);
        QTRY_VERIFY(!pane.isReading());
    }

private Q_SLOTS:
    void withoutACameraItSaysSoAndLooksAgain()
    {
        QWidget window;
        CameraPane pane(&window);
        pane.button()->setParent(&window);
        window.show();
        QVERIFY(!pane.isVisible());
        pane.setOn(true);
        QVERIFY(pane.isVisible());
        if (viewer::Camera::all())
            return; // this computer has one: then there is nothing to say
        QCOMPARE(viewer::Camera::all().error().kind, Error::Kind::NotFound);
        QTRY_COMPARE(pane.told(), viewer::Camera::all().error().message);
        pane.setOn(false);
        QVERIFY(!pane.isVisible());
    }

    void theOpenerOfCamerasIsThere()
    {
        // Else every computer would seem to have none.
        const auto cameras = viewer::Camera::all();
        QVERIFY2(cameras || cameras.error().detail.isEmpty(),
            cameras ? "" : qPrintable(cameras.error().detail));
    }

    void aCameraThatIsGoneIsTold()
    {
        viewer::Camera camera;
        QSignalSpy failed(&camera, &viewer::Camera::failed);
        camera.start("no such camera");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!camera.isRunning());
    }

    void aRefusalIsShownUntilThereIsAPicture()
    {
        QWidget window;
        CameraPane pane(&window);
        window.show();
        pane.setOn(true);
        pane.tell({.kind = Error::Kind::Denied, .message = u"it is taken"_s});
        QCOMPARE(pane.told(), u"it is taken"_s);
        show(pane, frameWith({}));
        QCOMPARE(pane.told(), QString());
    }

    void aCodeHeldBeforeItCountsOnce()
    {
        QWidget window;
        CameraPane pane(&window);
        window.show();
        pane.setOn(true);
        QSignalSpy scanned(&pane, &CameraPane::scanned);
        const QString first = u"HZ1:01JN7GC050GDGFG23MA2QWCVGF"_s, second = u"校产-2017-0042"_s;
        for (int i = 0; i < 5; ++i)
            show(pane, frameWith({first}));
        QCOMPARE(scanned.size(), 1);
        QCOMPARE(scanned.takeFirst().front().toString(), first);
        show(pane, frameWith({first, second}));
        QCOMPARE(scanned.size(), 1);
        QCOMPARE(scanned.takeFirst().front().toString(), second);
        // A hand that shakes loses it for a picture or two.
        show(pane, frameWith({}));
        show(pane, frameWith({first}));
        QCOMPARE(scanned.size(), 0);
        for (int i = 0; i < 20; ++i)
            show(pane, frameWith({}));
        show(pane, frameWith({first}));
        QCOMPARE(scanned.size(), 1);
    }

    void nothingIsScannedOnceItIsOff()
    {
        QWidget window;
        CameraPane pane(&window);
        window.show();
        pane.setOn(true);
        QSignalSpy scanned(&pane, &CameraPane::scanned);
        pane.look(frameWith({u"HZ1:01JN7GC050GDGFG23MA2QWCVGF"_s}));
        pane.setOn(false);
        QTRY_VERIFY(!pane.isReading());
        QCOMPARE(scanned.size(), 0);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    CameraPaneTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_camerapane.moc"

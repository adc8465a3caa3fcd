// What is painted is read back: QR codes and Code 128 bars of any text.
#include <hz/core/qrcode.h>
#include <hz/inventory/barcode.h>
#include <hz/viewer/barcodereader.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace Qt::StringLiterals;

namespace {

QImage white(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

QImage qrOf(const QString &text)
{
    const Result<QrCode> code = qrCode(text.toUtf8());
    if (!code)
        return {};
    const int side = code->size + 2 * kQrQuiet;
    QImage image = white(side, side);
    for (int y = 0; y < code->size; ++y)
        for (int x = 0; x < code->size; ++x)
            if (code->isDark(x, y))
                image.setPixelColor(x + kQrQuiet, y + kQrQuiet, Qt::black);
    constexpr int kModule = 4; // pixels
    return image.scaled(side * kModule, side * kModule);
}

QImage barsOf(const QByteArray &text)
{
    const Result<std::vector<quint8>> widths = code128(text);
    if (!widths)
        return {};
    int size = 2 * kCode128Quiet;
    for (const quint8 width : *widths)
        size += width;
    QImage line = white(size, 1);
    int x = kCode128Quiet;
    for (size_t i = 0; i < widths->size(); ++i)
        for (int n = 0; n < (*widths)[i]; ++n, ++x)
            if (i % 2 == 0)
                line.setPixelColor(x, 0, Qt::black);
    constexpr int kModule = 2, kTall = 60; // pixels
    return line.scaled(size * kModule, kTall);
}

} // namespace

class BarcodeReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPaintedIsReadBack()
    {
        QVERIFY(rc::check([] {
            // Six letters at least: zbar takes shorter bars for chance.
            const auto letters = *rc::gen::resize(30,
                rc::gen::suchThat(
                    rc::gen::container<std::string>(rc::gen::inRange<char>('!', '\x7f')),
                    [](const std::string &each) { return each.size() >= 6; }));
            const QByteArray text(letters.data(), qsizetype(letters.size()));
            const QStringList expected(QString::fromLatin1(text));
            RC_ASSERT(viewer::readBarcodes(qrOf(expected.front())) == expected);
            RC_ASSERT(viewer::readBarcodes(barsOf(text)) == expected);
        }));
    }

    void chineseIsNoShiftJis()
    {
        QCOMPARE(viewer::readBarcodes(qrOf(u"校产-2017-0042"_s)), QStringList(u"校产-2017-0042"_s));
    }

    void aLargePictureIsReadAsASmallOne()
    {
        const QImage code = qrOf(u"HZ1:01JN7GC050GDGFG23MA2QWCVGF"_s);
        QCOMPARE(viewer::readBarcodes(code.scaled(code.size() * 30)),
            QStringList(u"HZ1:01JN7GC050GDGFG23MA2QWCVGF"_s));
    }

    void whereThereIsNoCodeThereIsNone()
    {
        QCOMPARE(viewer::readBarcodes({}), QStringList());
        QCOMPARE(viewer::readBarcodes(white(1, 1)), QStringList());
        QCOMPARE(viewer::readBarcodes(white(641, 479)), QStringList());
    }
};

QTEST_GUILESS_MAIN(BarcodeReaderTest)
#include "tst_barcodereader.moc"
